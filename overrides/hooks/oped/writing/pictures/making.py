"""The renditions of a site's pictures, made once and remembered by the bytes of each picture."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

import PIL

from oped.article import slug
from oped.cache import Cache, key
from oped.reading.files import find
from oped.reading.picture_files import ENDINGS, look
from oped.writing.pictures import notes, renditions
from oped.writing.pictures.renditions import MEDIA_TYPES, Kind, Plan, plans

# The parts of this package that decide the bytes of a rendition.
CODE = b"".join(
    Path(__file__).with_name(f"{module}.py").read_bytes()
    for module in ("renditions", "opening", "notes")
)
NO_PICTURES: Mapping[str, "Picture"] = MappingProxyType({})
KINDS: tuple[Kind, ...] = ("jpg", "png")


class Rendition(NamedTuple):
    """A published file: its place on the site, size in pixels and media type."""

    name: str
    width: int
    height: int
    media_type: str


class Picture(NamedTuple):
    """A picture of docs/ as pages show it.

    In a format that every program knows, and from narrow to wide in one that is smaller.
    """

    plain: Rendition
    widths: tuple[Rendition, ...]


class MadePictures(NamedTuple):
    """The pictures by their place below docs/, and of those that could not be read the reason."""

    pictures: dict[str, Picture]
    broken: dict[str, str]


def make(
    names: Iterable[str], *, docs: Path, store: Cache, write: Callable[[str, bytes], None]
) -> MadePictures:
    """Make the renditions of pictures, in parallel, and `write` each to its place on the site.

    `names` are places below docs/. What moves is its own and only rendition. What is no file or
    no picture of these formats is in neither part of the result.
    """
    wanted = sorted({name for name in names if name.lower().endswith(ENDINGS)})

    def make_one(name: str) -> Picture | str | None:
        try:
            return _make_one(name, docs, store, write)
        except (OSError, ValueError, SyntaxError) as error:
            return str(error) or type(error).__name__

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # Pillow lets go of Python's lock: threads do.
        results = dict(zip(wanted, pool.map(make_one, wanted), strict=True))
    pictures = {name: picture for name, picture in results.items() if isinstance(picture, Picture)}
    broken = {name: reason for name, reason in results.items() if isinstance(reason, str)}
    return MadePictures(pictures, broken)


def _make_one(
    name: str, docs: Path, store: Cache, write: Callable[[str, bytes], None]
) -> Picture | None:
    file = find(docs, name)
    if not file:
        return None
    seen = look(file)
    if not seen:
        return None
    if not seen.is_still:
        return Picture(Rendition(name, seen.width, seen.height, _media_type(name)), ())
    data = file.read_bytes()
    wanted = plans(seen.width, seen.height)
    basis = key(PIL.__version__.encode(), CODE, data)
    files = _remembered(basis, wanted, store) or _made(basis, wanted, data, store)
    beginning = _beginning(name, data)
    published = []
    for plan, (kind, content) in zip(wanted, files, strict=True):
        place = f"{beginning}-{plan.width}.{kind}"
        write(place, content)
        published.append(Rendition(place, plan.width, plan.height, MEDIA_TYPES[kind]))
    return Picture(published[0], tuple(published[1:]))


def _media_type(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    return "image/" + ending.replace("jpg", "jpeg")


def _beginning(name: str, data: bytes) -> str:
    """Where renditions stand: beside their picture, under a name that no other picture's have."""
    place = PurePosixPath(name)
    words = slug(place.stem) or "picture"
    digest = hashlib.sha256(data).hexdigest()[:8]
    return place.with_name(f"{words}-{digest}").as_posix()


def _remembered(basis: str, wanted: list[Plan], store: Cache) -> list[tuple[Kind, bytes]]:
    """All renditions as they were made before, or none."""
    files: list[tuple[Kind, bytes]] = []
    for plan in wanted:
        for kind in KINDS if plan.is_plain else ("webp",):
            content = store.read(_entry(basis, plan, kind))
            if content:
                files.append((kind, content))
                break
        else:
            return []
    return files


def _made(basis: str, wanted: list[Plan], data: bytes, store: Cache) -> list[tuple[Kind, bytes]]:
    files = list(renditions.renditions(data, wanted))
    for plan, (kind, content) in zip(wanted, files, strict=True):
        store.write(_entry(basis, plan, kind), content)
    return files


def _entry(basis: str, plan: Plan, kind: Kind) -> str:
    return f"{basis}.{plan.width}.{kind}"


def without_notes(data: bytes, *, store: Cache) -> bytes:
    """A picture's file as it is published: without what a camera noted, if it did."""
    basis = key(PIL.__version__.encode(), CODE, data)
    entry = f"{basis}.whole"
    remembered = store.read(entry)
    if remembered is not None:
        return remembered or data
    try:
        clean = notes.without_notes(data)
    except (OSError, ValueError, SyntaxError):
        return data  # What no program can show is told where it is shown.
    # Nothing stands for the picture's own bytes: most have no notes.
    store.write(entry, b"" if clean == data else clean)
    return clean
