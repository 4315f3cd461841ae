"""One picture in several widths: upright, in sRGB, without what a camera or a program noted.

The same bytes and the same Pillow give the same bytes.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Literal, NamedTuple

from PIL import Image, PngImagePlugin

from oped.reading.picture_files import FORMATS
from oped.writing.pictures.opening import in_plain_colours, upright

# From a small one in a list to what a wide screen with two pixels a point can show.
WIDTHS = (320, 640, 960, 1280, 1600)
# Of what every program can show: previews, feeds, paper.
PLAIN_WIDTH = 1280
HIGHEST = 16_383  # pixels, of WebP
# What a telephone asks for is at most 1280 pixels wide; more bytes would keep its reader waiting.
MOST_BYTES = 110_000
MOST_BYTES_OF_WIDEST = 220_000
QUALITIES = (80, 72, 64, 56, 48, 40, 32)
# A PNG of no more than these bits a pixel is a drawing; photographs take three times as many.
MOST_BITS_OF_A_DRAWING = 4
Kind = Literal["webp", "jpg", "png"]
MEDIA_TYPES: dict[Kind, str] = {
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "png": "image/png",
}


class Plan(NamedTuple):
    """A rendition to be made: width and height in pixels, and whether it is for all programs."""

    width: int
    height: int
    is_plain: bool


def plans(width: int, height: int) -> list[Plan]:
    """The renditions of a picture of this size: the plain one first, then from narrow to wide."""
    widest = min(width, WIDTHS[-1], max(1, HIGHEST * width // height))
    widths = [narrow for narrow in WIDTHS if narrow < 0.9 * widest]
    wanted = [(min(PLAIN_WIDTH, widest), True)]
    wanted += [(each, False) for each in [*widths, widest]]
    return [Plan(each, max(1, round(each * height / width)), plain) for each, plain in wanted]


def renditions(data: bytes, wanted: list[Plan]) -> Iterator[tuple[Kind, bytes]]:
    """The format and bytes of each; raises OSError or ValueError where the picture is broken.

    A photograph is set in JPEG and WebP, as well as fits the bytes. A drawing stays without loss
    where that fits, and what is transparent stays transparent.
    """
    with Image.open(BytesIO(data), formats=FORMATS) as stored:
        is_drawing = (
            stored.format == "PNG" and _bits_a_pixel(data, stored) <= MOST_BITS_OF_A_DRAWING
        )
        # A photograph of many pixels is read at a fraction of them.
        stored.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))
        image = in_plain_colours(upright(stored))
    for plan in wanted:
        size = (plan.width, plan.height)
        resized = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
        most = MOST_BYTES if plan.width <= PLAIN_WIDTH else MOST_BYTES_OF_WIDEST
        if plan.is_plain:
            yield _plain(resized, is_drawing)
        else:
            yield "webp", _webp(resized, is_drawing, most)


def _bits_a_pixel(data: bytes, image: Image.Image) -> float:
    return 8 * len(data) / (image.width * image.height)


def _plain(image: Image.Image, is_drawing: bool) -> tuple[Kind, bytes]:
    if image.mode == "RGBA":
        return "png", saved(image, "PNG", optimize=True)
    if is_drawing:
        exact = saved(image, "PNG", optimize=True)
        if len(exact) <= MOST_BYTES:
            return "png", exact
    lossy = {"format": "JPEG", "optimize": True, "progressive": True}
    return "jpg", _fitting(image, MOST_BYTES_OF_WIDEST, lossy)


def _webp(image: Image.Image, is_drawing: bool, most: int) -> bytes:
    if is_drawing:
        exact = saved(image, "WEBP", lossless=True)
        if len(exact) <= most:
            return exact
    return _fitting(image, most, {"format": "WEBP", "method": 4})


def _fitting(image: Image.Image, most: int, options: dict[str, Any]) -> bytes:
    """In the best quality that fits these bytes, else the least that is fit to be seen."""
    data = b""
    for quality in QUALITIES:
        data = saved(image, **options, quality=quality)
        if len(data) <= most:
            break
    return data


def saved(image: Image.Image, format: str, **options: Any) -> bytes:
    file = BytesIO()
    if format == "PNG":
        options["pnginfo"] = PngImagePlugin.PngInfo()
    image.save(file, format, **options)
    return file.getvalue()
