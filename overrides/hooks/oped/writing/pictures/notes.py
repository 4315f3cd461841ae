"""A picture's file without what a camera or a program noted: who took it, where, with what."""

from io import BytesIO
from typing import Any

from PIL import Image
from PIL.JpegImagePlugin import get_sampling

from oped.reading.picture_files import FORMATS, SEVERAL_IN_ONE, is_moving
from oped.writing.pictures.opening import pixels_alone, upright
from oped.writing.pictures.renditions import saved

# The names under which Pillow gives what is said of a picture in its file.
NOTES = (
    "exif",
    "xmp",
    "photoshop",
    "comment",
    "mp",
    "XML:com.adobe.xmp",
    "Raw profile type exif",
)


def without_notes(data: bytes) -> bytes:
    """A picture's file of its own size, upright and without EXIF, XMP and the like.

    Itself where it has none, and where it moves; raises as `renditions` does.
    """
    with Image.open(BytesIO(data), formats=FORMATS) as stored:
        if is_moving(stored):
            return data
        image = upright(stored)
        has_text = stored.format == "PNG" and bool(getattr(stored, "text", {}))
        if not has_text and not any(stored.info.get(note) for note in NOTES):
            return data
        options = _as_stored(stored)
    clean = pixels_alone(image)
    return saved(clean, options.pop("format"), **options)


def _as_stored(image: Image.Image) -> dict[str, Any]:
    """How a file is written again with as little change as can be."""
    profile = image.info.get("icc_profile")
    if image.format in ("JPEG", SEVERAL_IN_ONE):
        tables = getattr(image, "quantization")  # noqa: B009
        sampling = get_sampling(image)
        options = {
            "format": "JPEG",
            "qtables": tables,
            "subsampling": sampling,
            "optimize": True,
        }
    elif image.format == "PNG":
        options = {"format": "PNG"}
    else:
        options = {"format": image.format, "quality": 85}
    return options | {"icc_profile": profile}
