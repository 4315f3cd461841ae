"""A build is made beside the site and takes its place only when it is whole; a failed rebuild is shown, not hidden."""

import logging
import os
import shutil
from html import escape
from pathlib import Path

FAILURE = """<!doctype html><html lang="en"><head><meta charset="utf-8">{refresh}<title>Not built</title>
<style>body{{max-width:45rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.6 serif;color-scheme:light dark}}</style></head>
<body><main><h1>The site could not be built</h1><ul>{lines}</ul>
<p>This page comes back by itself when the files are mended.</p></main></body></html>"""


class Stage:
    """The folder a build is made in, beside the site (or what a preview serves) and on its file system."""

    def __init__(self, site: str):
        self.site = Path(site)
        self.old, self.building = (str(self.site.with_name(f".{self.site.name}-{part}")) for part in ("old", "building"))
        if os.path.exists(self.old) and not self.site.exists():
            os.rename(self.old, self.site)  # A build was killed between its two renames.

    def finish(self, *, whole: bool) -> str:
        """Put the build in the site's place, unless strict mode stops it; two renames: killed between them, the next is whole.
        What is no whole site but pages made again is put among the others, which only a preview asks for."""
        if not whole:
            shutil.copytree(self.building, self.site, dirs_exist_ok=True)
        elif not any(getattr(counter, "counts", None) for counter in logging.getLogger("mkdocs").handlers):
            shutil.rmtree(self.old, ignore_errors=True)
            if self.site.exists():
                os.rename(self.site, self.old)
            os.rename(self.building, self.site)
        self.drop()
        return str(self.site)

    def drop(self) -> None:
        for folder in (self.building, self.old):
            shutil.rmtree(folder, ignore_errors=True)


def guarded(build, *, root: str):
    """A builder for the preview server that never raises: what went wrong replaces each page until it is mended."""

    def rebuild(*args, **kwargs):
        try:
            build(*args, **kwargs)
        except (Exception, SystemExit) as error:
            # MkDocs says "Aborted with a BuildError!" in place of what it is about.
            cause = error.__context__ if isinstance(error, SystemExit) and error.__context__ else error
            message = str(cause) or type(cause).__name__
            if file := getattr(cause, "filename", None):
                message = f"{os.path.relpath(file)}:{getattr(cause, 'lineno', 1)}: {message}"
            logging.getLogger("mkdocs").error("%s", message)
            lines = "".join(f"<li><code>{escape(line)}</code></li>" for line in message.strip().splitlines())
            for file in {Path(root, "index.html"), Path(root, "404.html"), *Path(root).rglob("*.html")}:
                # The server puts its reload script into every page but the answer for unknown addresses: that one asks by itself.
                refresh = '<meta http-equiv="refresh" content="2">' if file.name == "404.html" else ""
                file.write_text(FAILURE.format(refresh=refresh, lines=lines), encoding="utf-8")

    return rebuild
