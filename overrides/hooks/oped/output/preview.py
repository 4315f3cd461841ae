"""The preview: what was saved since the last build, and a builder that shows what went wrong."""

import logging
import os
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from oped.reading.pages import Page
from oped.reading.rendered import Rendered

FAILURE = """<!doctype html><html lang="en"><head><meta charset="utf-8">{refresh}<title>Not built</title>
<style>body{{max-width:45rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.6 serif;color-scheme:light dark}}</style></head>
<body><main><h1>The site could not be built</h1><ul>{lines}</ul>
<p>This page comes back by itself when the files are mended.</p></main></body></html>"""
# The server puts its reload script into every page but the answer for unknown addresses: that one asks by itself.
REFRESH = '<meta http-equiv="refresh" content="2">'

Stamps = dict[Path, tuple[int, int]]


class Shown(NamedTuple):
    """What a preview shows: when its files were saved, its pages, and the texts of its op-eds, by name."""

    saved: Stamps
    pages: dict[str, Page]
    texts: dict[str, Rendered]


def stamps(*roots: Path) -> Stamps:
    """When each file at or below these was saved (in nanoseconds), and its size."""
    saved: Stamps = {}
    for root in roots:
        for file in (root, *root.rglob("*")):
            if file.is_file():
                state = file.stat()
                saved[file] = state.st_mtime_ns, state.st_size
    return saved


def unchanged(now: Stamps, before: Shown, docs: Path) -> dict[str, Page]:
    """The op-eds of a preview that nothing saved since can have changed: none, where more than pages was saved."""
    if now.keys() != before.saved.keys():
        return {}
    changed = set()
    for file, stamp in now.items():
        if stamp == before.saved[file]:
            continue
        if not file.is_relative_to(docs):
            return {}
        name = file.relative_to(docs).as_posix()
        if name not in before.pages:
            return {}
        changed.add(name)
    return {
        name: page
        for name, page in before.pages.items()
        if page.article and name not in changed
    }


def guarded(build: Callable[..., None], *, root: str) -> Callable[..., None]:
    """A builder for the preview server that never raises: what went wrong replaces each page until it is mended."""

    def rebuild(*args: Any, **options: Any) -> None:
        try:
            build(*args, **options)
        except (Exception, SystemExit) as error:
            message = _message(error)
            logging.getLogger("mkdocs").error("%s", message)
            _show(message, Path(root))

    return rebuild


def _message(error: BaseException) -> str:
    """MkDocs says "Aborted with a BuildError!" in place of what it is about."""
    cause = error
    if isinstance(error, SystemExit) and error.__context__:
        cause = error.__context__
    message = str(cause) or type(cause).__name__
    file = getattr(cause, "filename", None)
    if file:
        message = f"{os.path.relpath(file)}:{getattr(cause, 'lineno', 1)}: {message}"
    return message


def _show(message: str, root: Path) -> None:
    rows = message.strip().splitlines()
    lines = "".join(f"<li><code>{escape(row)}</code></li>" for row in rows)
    for file in {root / "index.html", root / "404.html", *root.rglob("*.html")}:
        refresh = REFRESH if file.name == "404.html" else ""
        file.write_text(FAILURE.format(refresh=refresh, lines=lines), encoding="utf-8")
