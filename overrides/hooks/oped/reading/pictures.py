"""Pictures of the editor's: how large they are as they are seen, and which are none."""

import re
from pathlib import Path

import imagesize

from oped.problem import Problem
from oped.reading import files, picture_files
from oped.reading.mentions import mentions
from oped.settings import Site

# The kinds of which the size can be read, so that one without a size is none.
KIND = re.compile(r"\.(png|jpe?g|gif|webp|avif)\b", re.IGNORECASE)


def size(docs: Path, name: str) -> tuple[int, int] | None:
    """Width and height in pixels of a picture below docs/; None where it is not there or
    is none.
    """
    file = files.find(docs, name)
    return size_of(file) if file else None


def size_of(file: Path) -> tuple[int, int] | None:
    """The same of any file, whatever its name."""
    try:
        width, height = _size(file)
    except (OSError, ValueError):  # not there, too long a name, one with a null
        return None
    if min(width, height) <= 0:
        return None
    return int(width), int(height)


def broken(picture: str, name: str, reason: str, site: Site) -> Problem:
    """What is told of a picture that a page of this name shows, and that ends too soon."""
    text = (site.docs / name).read_text(encoding="utf-8-sig", errors="replace")
    folder = name.rpartition("/")[0]
    named = mentions(text, folder=folder, site_url=site.url)
    line = next((item.line for item in named if item.name == picture), 1)
    rule = "must be a picture that programs can read to its end"
    return Problem(site.path(name), line, f"'{picture}' {rule}: {reason}")


def _size(file: Path) -> tuple[float, float]:
    """Drawings and what moves are no business of Pillow's."""
    if file.suffix.lower() not in picture_files.ENDINGS:
        width, height = imagesize.get(file)
        return float(width), float(height)
    picture = picture_files.look(file)
    return (picture.width, picture.height) if picture else (-1, -1)


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
