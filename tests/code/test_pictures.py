"""Pictures as they are published: in several widths, upright, small, and silent about who
took them where.
"""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from helpers.photographs import TURNS, notes, photograph, stored
from oped.cache import Cache
from oped.reading.picture_files import look
from oped.writing.pictures import in_text, making
from oped.writing.pictures.making import Picture, Rendition
from oped.writing.pictures.notes import without_notes
from oped.writing.pictures.opening import upright
from oped.writing.pictures.renditions import plans, renditions

PHOTO = photograph(700, 500)
KINDS = ("PNG", "JPEG", "WEBP", "AVIF")
RED, BLUE = (220, 20, 20), (20, 20, 220)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def is_near(pixel: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 60 for a, b in zip(pixel[:3], colour, strict=True))


def is_upright(image: Image.Image) -> bool:
    """Whether red is above and blue below, on the left."""
    rgb = image.convert("RGB")
    above = rgb.getpixel((rgb.width // 10, rgb.height // 10))
    below = rgb.getpixel((rgb.width // 10, rgb.height - rgb.height // 10))
    return is_near(above, RED) and is_near(below, BLUE)


def all_of(data: bytes) -> list[tuple[str, bytes]]:
    image = opened(data)
    size = image.size if image.getexif().get(0x0112, 1) < 5 else image.size[::-1]
    return list(renditions(data, plans(*size)))


@pytest.mark.parametrize("orientation", TURNS)
def test_what_the_camera_turned_is_turned_back(orientation) -> None:
    image = opened(stored(PHOTO, "JPEG", orientation=orientation))
    assert is_upright(upright(image))


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow
def test_a_picture_is_upright_however_the_camera_was_held(kind, orientation, tmp_path) -> None:
    file = tmp_path / "picture"
    file.write_bytes(stored(PHOTO, kind, orientation=orientation))
    seen = look(file)
    assert (seen.width, seen.height, seen.is_still) == (700, 500, True)
    for _, data in renditions(file.read_bytes(), plans(seen.width, seen.height)):
        image = opened(data)
        assert abs(image.width / image.height - 1.4) < 0.01
        assert is_upright(image)


@pytest.mark.parametrize("kind", KINDS)
def test_no_rendition_says_who_took_it_where(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {"icc_profile": profile, "comment": b"by Ada Example", "xmp": b"<x>by Ada Example</x>"}
    for _, data in all_of(stored(PHOTO, kind, orientation=6, **more)):
        image = opened(data)
        image.load()
        assert not dict(image.getexif())
        assert b"Example" not in data
        assert not {"exif", "xmp", "comment", "icc_profile"} & image.info.keys()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.slow
def test_the_file_itself_goes_out_without_notes(kind: str) -> None:
    more = {"comment": b"by Ada Example", "xmp": b"<x>by Ada Example</x>"}
    data = without_notes(stored(PHOTO, kind, orientation=6, **more))
    assert b"Example" not in data
    image = opened(data)
    assert (image.format, image.size) == (kind, (700, 500))
    assert not dict(image.getexif())
    assert is_upright(image)
    assert without_notes(data) == data


def test_a_text_in_a_PNG_is_a_note_as_well() -> None:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("prompt", "a bridge, in the style of nobody")
    file = BytesIO()
    PHOTO.save(file, "PNG", pnginfo=info)
    assert b"in the style" not in without_notes(file.getvalue())


def test_a_file_without_notes_goes_out_as_it_is() -> None:
    file = BytesIO()
    PHOTO.save(file, "JPEG", quality=60)
    assert without_notes(file.getvalue()) == file.getvalue()


def test_no_rendition_is_wider_than_its_picture() -> None:
    assert [(p.width, p.is_plain) for p in plans(4000, 3000)] == [
        (1280, True),
        *((width, False) for width in (320, 640, 960, 1280, 1600)),
    ]
    assert [p.width for p in plans(700, 500)] == [700, 320, 700]
    assert [p.width for p in plans(200, 100)] == [200, 200]
    assert [(p.width, p.height) for p in plans(1000, 30_000)] == [
        (546, 16380),
        (320, 9600),
        (546, 16380),
    ]
    assert next((p.width, p.height) for p in plans(2000, 1)) == (1280, 1)


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = stored(PHOTO, "JPEG", orientation=3)
    assert all_of(data) == all_of(data)


@pytest.mark.slow
def test_a_photograph_of_900_kB_is_small_enough_for_a_telephone() -> None:
    data = stored(photograph(2000, 1333, roughness=0.88), "JPEG", quality=91)
    assert 900_000 < len(data) < 1_300_000
    wanted = plans(2000, 1333)
    for plan, (kind, content) in zip(wanted, renditions(data, wanted), strict=True):
        if not plan.is_plain and plan.width <= 1280:
            assert kind == "webp"
            assert len(content) <= 120_000, plan


def test_a_drawing_loses_nothing() -> None:
    drawing = Image.new("RGB", (300, 200), "white")
    for x in range(0, 300, 20):
        drawing.paste((x % 255, 40, 200), (x, 0, x + 10, 200))
    file = BytesIO()
    drawing.save(file, "PNG")
    for _, data in all_of(file.getvalue()):
        assert opened(data).convert("RGB").tobytes() == drawing.tobytes()


@pytest.mark.slow
def test_what_is_transparent_stays_so() -> None:
    image = PHOTO.convert("RGBA")
    image.putalpha(90)
    file = BytesIO()
    image.save(file, "PNG")
    made = all_of(file.getvalue())
    assert [kind for kind, _ in made] == ["png", "webp", "webp"]
    assert all(opened(data).getchannel("A").getextrema() == (90, 90) for _, data in made)


def test_colours_of_another_space_become_those_that_browsers_take_for_granted() -> None:
    """In this space the numbers of red mean blue, and those of blue red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = profile.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    file = BytesIO()
    PHOTO.save(file, "JPEG", icc_profile=turned, quality=95)
    image = opened(all_of(file.getvalue())[0][1])
    assert is_near(image.getpixel((60, 50)), BLUE)
    assert is_near(image.getpixel((60, 450)), RED)


def test_a_broken_profile_is_none() -> None:
    file = BytesIO()
    PHOTO.save(file, "JPEG", icc_profile=b"no profile at all", quality=95)
    assert is_upright(opened(all_of(file.getvalue())[0][1]))


def test_pictures_for_print_and_for_science_are_read() -> None:
    file = BytesIO()
    PHOTO.convert("CMYK").save(file, "JPEG", quality=95)
    assert is_upright(opened(all_of(file.getvalue())[0][1]))
    deep = Image.new("I;16", (400, 300), 40_000)
    file = BytesIO()
    deep.save(file, "PNG")
    grey = opened(all_of(file.getvalue())[0][1]).convert("L").getpixel((200, 150))
    assert abs(grey - 40_000 // 256) <= 1


def test_a_telephone_s_two_pictures_in_one_file_are_the_first() -> None:
    file = BytesIO()
    PHOTO.save(file, "MPO", save_all=True, append_images=[photograph(700, 500, seed=2)])
    assert opened(file.getvalue()).format == "MPO"
    assert is_upright(opened(all_of(file.getvalue())[0][1]))
    clean = without_notes(file.getvalue())
    assert opened(clean).format == "JPEG"
    assert is_upright(opened(clean))


def made_in(
    folder: Path, names: list[str], docs: Path
) -> tuple[making.MadePictures, dict[str, bytes]]:
    files: dict[str, bytes] = {}
    made = making.make(names, docs=docs, store=Cache(folder / "cache"), write=files.__setitem__)
    return made, files


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/IMG 12.JPG").write_bytes(stored(PHOTO, "JPEG"))
    return folder


def test_renditions_stand_beside_their_picture(tmp_path, docs) -> None:
    made, files = made_in(tmp_path, ["assets/IMG 12.JPG"], docs)
    picture = made.pictures["assets/IMG 12.JPG"]
    names = [picture.plain.name, *(file.name for file in picture.widths)]
    assert sorted(files) == sorted(names)
    assert all(name.startswith("assets/img-12-") for name in names)
    assert [(file.width, file.media_type) for file in picture.widths] == [
        (320, "image/webp"),
        (700, "image/webp"),
    ]
    assert picture.plain.media_type == "image/jpeg"


def test_what_was_made_once_is_remembered_and_what_was_damaged_is_made_again(
    tmp_path, docs
) -> None:
    first = made_in(tmp_path, ["assets/IMG 12.JPG"], docs)
    entries = {file: file.stat().st_mtime_ns for file in (tmp_path / "cache").iterdir()}
    assert len(entries) == 3
    assert made_in(tmp_path, ["assets/IMG 12.JPG"], docs) == first
    next(iter(entries)).write_bytes(b"another's bytes")
    assert made_in(tmp_path, ["assets/IMG 12.JPG"], docs) == first


def test_what_moves_is_left_as_it_is(tmp_path, docs) -> None:
    frames = [photograph(100, 80, seed=seed) for seed in (1, 2)]
    frames[0].save(
        docs / "assets/turning.webp", save_all=True, append_images=frames[1:], exif=notes()
    )
    data = (docs / "assets/turning.webp").read_bytes()
    made, files = made_in(tmp_path, ["assets/turning.webp"], docs)
    assert files == {}
    plain = Rendition("assets/turning.webp", 100, 80, "image/webp")
    assert made.pictures["assets/turning.webp"] == Picture(plain, ())
    assert without_notes(data) == data


def test_what_is_cut_off_is_told(tmp_path, docs) -> None:
    whole = stored(PHOTO, "JPEG")
    (docs / "assets/half.jpg").write_bytes(whole[: len(whole) // 2])
    made, _ = made_in(tmp_path, ["assets/half.jpg", "assets/none.jpg", "assets/IMG 12.JPG"], docs)
    assert list(made.broken) == ["assets/half.jpg"]
    assert list(made.pictures) == ["assets/IMG 12.JPG"]


PLACE = in_text.Place("https://e.example/op/2019/bridge/", "https://e.example/op/")
WIDE = Picture(
    Rendition("assets/a-1-1280.jpg", 1280, 853, "image/jpeg"),
    (
        Rendition("assets/a-1-320.webp", 320, 213, "image/webp"),
        Rendition("assets/a-1-1600.webp", 1600, 1067, "image/webp"),
    ),
)
PICTURES = {"assets/a b.jpg": WIDE}
SOURCE = (
    '<source type="image/webp" srcset="../../assets/a-1-320.webp '
    '320w,../../assets/a-1-1600.webp 1600w" sizes="{}">'
)
COLUMN = SOURCE.format(in_text.COLUMN_SIZES)
NARROW = SOURCE.format("(min-width:326px) 300px,92vw")
FILE = 'src="../../assets/a-1-1280.jpg"'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            (
                '<p>A &lt; b <img alt="A" src="../../assets/a%20b.jpg" width="3000" '
                'height="2000"> c</p>'
            ),
            (
                f'<p>A &lt; b <picture>{COLUMN}<img alt="A" {FILE} width="1280" '
                'height="853"></picture> c</p>'
            ),
        ),
        (
            '<p><img alt="A" src="../../assets/a%20b.jpg" width="300"></p>',
            f'<p><picture>{NARROW}<img alt="A" {FILE} width="300" height="200"></picture></p>',
        ),
        ('<p><img alt="A" src="../../assets/other.svg"></p>', None),
        ('<p><img alt="A" src="https://other.example/assets/a%20b.jpg"></p>', None),
        (
            '<p><img alt="A" src="../../assets/a%20b.jpg" srcset="../../assets/a%20b.jpg 2x"></p>',
            None,
        ),
        ("<p>No picture &amp; no <em>change</em></p>\n<hr>", None),
    ],
    ids=[
        "natural size",
        "a width of the editor's",
        "a drawing",
        "another host",
        "its own widths",
        "none",
    ],
)
def test_a_picture_in_the_text_offers_its_widths(html: str, expected: str | None) -> None:
    assert in_text.with_widths(html, PLACE, PICTURES) == (html if expected is None else expected)


def test_only_pictures_of_the_site_are_named() -> None:
    html = (
        '<p><img src="../../assets/a%20b.jpg?x#y"> <img src="https://o.example/c.png"> <img '
        'src="d.png"></p>'
    )
    assert in_text.names(html, PLACE) == ["assets/a b.jpg", "2019/bridge/d.png"]


@pytest.mark.parametrize(("less", "sizes"), [(0, in_text.COLUMN_SIZES), (1, "px,92vw")])
def test_a_picture_as_wide_as_the_column_is_of_its_width(less: int, sizes: str) -> None:
    width = int(in_text.WIDEST_COLUMN * 16) - less
    html = f'<p><img alt="A" src="../../assets/a%20b.jpg" width="{width}"></p>'
    shown = in_text.with_widths(html, PLACE, PICTURES)
    assert f'{sizes}"' in shown
    assert (in_text.COLUMN_SIZES in shown) is (less == 0)
