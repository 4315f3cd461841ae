"""Pictures of the editor's: how large they are, and which are none."""

import re
from pathlib import Path

import imagesize

from oped.problem import Problem
from oped.reading import files
from oped.reading.mentions import mentions
from oped.settings import Site

# The kinds of which the size can be read, so that one without a size is none.
KIND = re.compile(r"\.(png|jpe?g|gif|webp)\b", re.IGNORECASE)


def size(docs: Path, name: str) -> tuple[int, int] | None:
    """Width and height in pixels of a picture below docs/; None where it is not there or
    is none.
    """
    file = files.find(docs, name)
    return size_of(file) if file else None


def size_of(file: Path) -> tuple[int, int] | None:
    """The same of any file, whatever its name."""
    try:
        width, height = imagesize.get(file)
    except (OSError, ValueError):  # not there, too long a name, one with a null
        return None
    if min(width, height) <= 0:
        return None
    return int(width), int(height)


def problems(text: str, name: str, site: Site) -> list[Problem]:
    """Pictures named in a file's text that no program could show, each where it is
    named first.
    """
    if not KIND.search(text):
        return []
    lines: dict[str, int] = {}
    for mention in mentions(text, folder=name.rpartition("/")[0], site_url=site.url):
        if KIND.search(mention.name):
            lines.setdefault(mention.name, mention.line)
    rule = "must be a picture that programs can read, which it is not, for all its name"
    return [
        Problem(site.path(name), line, f"'{picture}' {rule}")
        for picture, line in lines.items()
        if files.find(site.docs, picture) and not size(site.docs, picture)
    ]
