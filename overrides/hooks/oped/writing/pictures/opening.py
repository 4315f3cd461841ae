"""A picture's pixels as they are seen: upright, in plain colours, with nothing else of its file."""

from io import BytesIO

from PIL import Image, ImageCms

from oped.reading.picture_files import orientation

OPAQUE = 255
# What undoes each orientation of EXIF.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def upright(stored: Image.Image) -> Image.Image:
    turn = TURNS.get(orientation(stored))
    stored.load()
    if turn is None:
        return stored
    return stored.transpose(turn)


def in_plain_colours(image: Image.Image) -> Image.Image:
    """In 8 bits of red, green and blue, and with what is transparent where something is."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")
    if _is_transparent(image):
        return pixels_alone(image.convert("RGBA"))
    if profile and image.mode in ("RGB", "CMYK"):
        image = _in_srgb(image, profile)
    return pixels_alone(image.convert("RGB"))


def _is_transparent(image: Image.Image) -> bool:
    if not image.has_transparency_data:
        return False
    lowest, _ = image.convert("RGBA").getchannel("A").getextrema()
    return bool(lowest < OPAQUE)  # type: ignore[operator]


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Without a profile, which weighs more than it tells, a browser takes colours for sRGB."""
    try:
        ours = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, ours, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image


def pixels_alone(image: Image.Image) -> Image.Image:
    """The pixels alone: savers would take up what came with them."""
    clean = Image.new(image.mode, image.size)
    if image.mode in ("P", "PA"):
        clean.putpalette(image.getpalette() or [])
    clean.paste(image)
    if "transparency" in image.info:
        clean.info["transparency"] = image.info["transparency"]
    return clean
