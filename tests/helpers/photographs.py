"""Made-up pictures: the same bytes on each run, as large and as rich in detail as those of
a camera.
"""

import random
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

ORIENTATION, MAKER, COPYRIGHT, GPS = 0x0112, 0x010F, 0x8298, 0x8825
# How a camera that was held so notes it, and how a picture stored upright is then stored.
TURNS = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


def photograph(width: int, height: int, *, seed: int = 1, roughness: float = 0.66) -> Image.Image:
    """Noise in all sizes, of which the small are fainter, as in a photograph; red above,
    blue below on the left.
    """
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), (120, 125, 130))
    strength = 0.5
    columns = 8
    while columns < width:
        rows = max(2, columns * height // width)
        noise = Image.frombytes("RGB", (columns, rows), chance.randbytes(columns * rows * 3))
        whole = noise.resize((width, height), Image.Resampling.BICUBIC)
        image = Image.blend(image, whole, strength)
        strength *= roughness
        columns *= 2
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 4, height // 4), fill=(220, 20, 20))
    draw.rectangle((0, height - height // 4, width // 4, height), fill=(20, 20, 220))
    return image


def notes(orientation: int = 1) -> Image.Exif:
    """What a camera notes: how it was held, its maker, and where that was."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "Example Camera"
    exif[COPYRIGHT] = "Ada Example"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (51.0, 30.0, 7.0)
    return exif


def stored(image: Image.Image, kind: str, *, orientation: int = 1, **options: Any) -> bytes:
    """The bytes of a file, as a camera that was held so stores an upright picture."""
    turn = TURNS[orientation]
    if turn is not None:
        image = image.transpose(turn)
    file = BytesIO()
    image.save(file, kind, exif=notes(orientation), **options)
    return file.getvalue()
