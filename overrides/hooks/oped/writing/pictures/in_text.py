"""Pictures in a text's HTML: which they are, and each with the widths that it was made in."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

from lxml import etree

from oped.reading.html_tree import parent_of, parse, serialise
from oped.writing.pictures.making import Picture, Rendition

# What a column of text takes of the screen: its measure on a wide one, which grows with the
# letters, and all but the margins on a narrow one. In the units of the stylesheet, so that it
# holds for whoever reads in large letters.
WIDEST_COLUMN = 43  # rem
# Pixels by which a height may differ from the proportional one.
ROUNDED_BY = 2
COLUMN_SIZES = "(min-width:100rem) 43rem,(min-width:40rem) 38rem,92vw"


class Place(NamedTuple):
    """Where a text stands: the address of its page, and that of the site, which ends in a slash."""

    page: str
    site: str


def names(html: str, place: Place) -> list[str]:
    """The pictures that a text shows, by their place below docs/."""
    if "<img" not in html:
        return []
    root = parse(html)
    return list(dict.fromkeys(name for _, name in _shown(root, place)))


def with_widths(html: str, place: Place, pictures: Mapping[str, Picture]) -> str:
    """The text with each picture in a `<picture>` that offers its widths.

    What has widths of its own is left alone.
    """
    if "<img" not in html:
        return html
    root = parse(html)
    for image, name in _shown(root, place):
        if name in pictures:
            _offer(image, pictures[name])
    return serialise(root)


def set_plain(root: etree._Element, place: Place, pictures: Mapping[str, Picture]) -> None:
    """Let each picture be the file that every program can show, for those that know no other."""
    for image, name in _shown(root, place):
        if name in pictures:
            _set_file(image, pictures[name])


def address(name: str) -> str:
    """A place on the site as an address relative to it."""
    return quote(name)


def _shown(root: etree._Element, place: Place) -> Iterator[tuple[etree._Element, str]]:
    """Each picture of this site that has no widths of its own, with its place below docs/."""
    for image in list(root.iter("img")):
        source = re.sub("[?#].*", "", image.get("src", ""))
        whole = urljoin(place.page, source)
        in_picture = next(image.iterancestors("picture"), None) is not None
        has_widths = in_picture or "srcset" in image.attrib
        if source and whole.startswith(place.site) and not has_widths:
            yield image, unquote(whole.removeprefix(place.site))


def _offer(image: etree._Element, picture: Picture) -> None:
    folder, slash, _ = image.get("src", "").rpartition("/")
    before = folder + slash
    sizes = _sizes(image, picture)
    _set_file(image, picture)
    if not picture.widths:
        return
    box = etree.Element("picture")
    box.append(etree.Element("source", type=picture.widths[0].media_type))
    box[0].set("srcset", srcset(picture.widths, before))
    box[0].set("sizes", sizes)
    box.tail = image.tail
    image.tail = None
    parent_of(image).replace(image, box)
    box.append(image)


def srcset(widths: tuple[Rendition, ...], before: str) -> str:
    """The files with their widths, as HTML has them.

    `before` leads from the page to their folder.
    """
    files = []
    for file in widths:
        last_part = file.name.rpartition("/")[2]
        files.append(f"{before}{address(last_part)} {file.width}w")
    return ",".join(files)


def _sizes(image: etree._Element, picture: Picture) -> str:
    """How wide it is shown: never wider than its own pixels, or what its editor says."""
    width = picture.plain.width
    own = image.get("width", "")
    if own.isdecimal() and not _is_natural(image, picture):
        width = int(own)
    if width >= WIDEST_COLUMN * 16:
        return COLUMN_SIZES
    return f"(min-width:{round(width / 0.92)}px) {width}px,92vw"


def _set_file(image: etree._Element, picture: Picture) -> None:
    """The plain file, in the size that it has unless an editor gave another."""
    plain = picture.plain
    before, slash, _ = image.get("src", "").rpartition("/")
    is_natural = _is_natural(image, picture)
    image.set("src", before + slash + address(plain.name.rpartition("/")[2]))
    if is_natural:
        image.set("width", str(plain.width))
        image.set("height", str(plain.height))
    elif image.get("width", "").isdecimal() and not image.get("height"):
        # In proportion, so that nothing moves when it comes.
        width = int(image.get("width", ""))
        image.set("height", str(round(width * plain.height / plain.width)))


def _is_natural(image: etree._Element, picture: Picture) -> bool:
    """Whether it has the file's own size: that of the plain one, or wider in proportion."""
    width, height = image.get("width", ""), image.get("height", "")
    if not width.isdecimal() or not height.isdecimal():
        return not width and not height
    plain = picture.plain
    is_as_wide = int(width) >= plain.width
    return is_as_wide and abs(int(height) * plain.width / int(width) - plain.height) < ROUNDED_BY
