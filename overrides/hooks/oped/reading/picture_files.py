"""A picture's file: what its first bytes tell of it, without the work of reading the whole."""

from pathlib import Path
from typing import NamedTuple

from PIL import Image

# What is made in several widths, by the end of a file's name; a GIF or an SVG goes out as it is.
ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".avif")
FORMATS = ("PNG", "JPEG", "WEBP", "AVIF")
# A JPEG with further pictures behind the first, as telephones write it; Pillow calls it so.
SEVERAL_IN_ONE = "MPO"
ORIENTATION = 0x0112  # a tag of EXIF
TURNED_BY_A_QUARTER = range(5, 9)


class PictureFile(NamedTuple):
    """The size in pixels as it is seen, which may be turned from how it is stored.

    `is_still` tells that nothing in it moves.
    """

    width: int
    height: int
    is_still: bool


def look(file: Path) -> PictureFile | None:
    """What a file tells; None where it is no picture of these formats."""
    try:
        with Image.open(file, formats=FORMATS) as image:
            width, height = image.size
            if orientation(image) in TURNED_BY_A_QUARTER:
                width, height = height, width
            moves = is_moving(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return PictureFile(width, height, not moves)


def orientation(image: Image.Image) -> int:
    """How a camera was held, by EXIF, from 1 (upright) to 8.

    Of a PNG only what stands before its pixels counts, or all of them would be read for it.
    """
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    return int(image.getexif().get(ORIENTATION, 1))


def is_moving(image: Image.Image) -> bool:
    """Whether it has frames; further pictures of a telephone's are none."""
    return image.format != SEVERAL_IN_ONE and bool(getattr(image, "is_animated", False))
