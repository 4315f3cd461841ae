"""The preview: what was saved since the last build, and a builder that shows what went wrong."""

import hashlib
import logging
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from oped.output.reload_script import FAILURES_POLICY
from oped.reading.pages import Page
from oped.reading.rendered import Rendered

FAILURE = """<!doctype html><html lang="en"><head><meta charset="utf-8">{policy}{refresh}
<title>Not built</title>
<style>{style}</style></head>
<body><main><h1>{heading}</h1><ul>{lines}</ul>
<p>{remedy}</p></main></body></html>"""
STYLE = (
    "body{max-width:45rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.6 serif;"
    "color-scheme:light dark}"
)
# The server puts its reload script into every page but the answer for unknown addresses:
# that one asks by itself.
REFRESH = '<meta http-equiv="refresh" content="2">'

Stamps = dict[Path, tuple[int, int]]
Digests = dict[Path, bytes]


class Shown(NamedTuple):
    """What a preview shows: when its files were saved; by name its pages and texts of op-eds."""

    saved: Stamps
    pages: dict[str, Page]
    texts: dict[str, Rendered]


class Notice(NamedTuple):
    """A page in place of all others: what it is about, what to mend, what then happens."""

    heading: str
    lines: list[str]
    remedy: str


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
    """The op-eds of a preview that nothing saved since can have changed.

    Where more than pages was saved it is none.
    """
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
        name: page for name, page in before.pages.items() if page.article and name not in changed
    }


def programs(folder: Path) -> Digests:
    """What each Python file below a folder holds, by its digest: a running preview has
    read them once.
    """
    return {file: hashlib.sha256(file.read_bytes()).digest() for file in folder.rglob("*.py")}


def guarded(
    build: Callable[..., None],
    *,
    root: Path,
    folder: Path,
    message: Callable[[BaseException], str],
) -> Callable[..., None]:
    """A builder for the preview server that never raises: what went wrong replaces each
    page until it is mended.

    `root` is what the server serves, `folder` holds the program, which only a restart
    reads again; `message` says what an error is about.
    """
    running = programs(folder)

    def rebuild(*args: Any, **options: Any) -> None:
        try:
            build(*args, **options)
        except (Exception, SystemExit) as error:
            text = message(error)
            logging.getLogger("mkdocs").error("%s", text)
            _show(_failed(text), root)
        else:
            changed = _changed(running, programs(folder))
            if changed:
                _show(_outdated(changed, folder), root)

    return rebuild


def _changed(before: Mapping[Path, bytes], now: Mapping[Path, bytes]) -> list[Path]:
    differing = before.items() ^ now.items()
    return sorted({file for file, _ in differing})


def _failed(message: str) -> Notice:
    return Notice(
        "The site could not be built",
        message.strip().splitlines(),
        "This page comes back by itself when the files are mended.",
    )


def _outdated(changed: list[Path], folder: Path) -> Notice:
    return Notice(
        "The preview must be started again",
        [f"{file.relative_to(folder.parent).as_posix()} was changed" for file in changed],
        "It still runs the program as it was: end it with Ctrl+C, and start it anew.",
    )


def _show(notice: Notice, root: Path) -> None:
    lines = "".join(f"<li><code>{escape(row)}</code></li>" for row in notice.lines)
    for file in {root / "index.html", root / "404.html", *root.rglob("*.html")}:
        page = FAILURE.format(
            policy=FAILURES_POLICY,
            refresh=REFRESH if file.name == "404.html" else "",
            style=STYLE,
            heading=notice.heading,
            lines=lines,
            remedy=notice.remedy,
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")
