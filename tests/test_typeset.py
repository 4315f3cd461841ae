"""The PDF is tagged PDF/UA-1 and the card a legible picture, for any op-ed; what is unchanged is not set again."""

import io
import re
import struct
import sys

import pypdf
import pytest

import typeset
from made_up import HOSTILE, article, author

SLUG = "the-case-against-doing-nothing-about-north-korea"


@pytest.fixture
def set_(tmp_path):
    """Sets one op-ed; gives its result."""

    def set_(made, **options):
        options = {"cache": tmp_path / "cache", "paper": "a4", "fonts": tmp_path / "none", "docs": tmp_path} | options
        return typeset.typeset([made], **options)[made.path]

    return set_


def text(file) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(file).pages).split())


@pytest.mark.first_op_ed
def test_the_published_pdf_says_what_it_is(site):
    pdf = pypdf.PdfReader(site / f"{SLUG}.pdf")
    assert pdf.metadata.title == "The case against doing nothing about North Korea"
    assert pdf.metadata.author == "Victor D. Cha, Abraham M. Denmark"
    assert pdf.metadata.creation_date_raw.startswith("D:20180916")
    assert pdf.root_object["/Lang"] == "en"
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = pdf.root_object["/Metadata"].get_object().get_data().decode()
    assert re.search(r'pdfuaid:part(>|=")1', xmp)
    assert "<rdf:li>Victor D. Cha, Abraham M. Denmark</rdf:li>" in xmp  # Typst writes one entry for all of them.
    assert len(pdf.pages) == 2
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]


@pytest.mark.first_op_ed
def test_its_foot_has_address_and_source_on_each_page(site, site_url):
    for page in pypdf.PdfReader(site / f"{SLUG}.pdf").pages:
        assert f"{site_url} · Bloomberg" in page.extract_text()


def test_letter_is_a_setting(set_):
    page = pypdf.PdfReader(set_(article(), paper="us-letter").pdf).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [612, 792]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_value_is_text(title, set_):
    made = set_(article(title=title, source=title, authors=(author("Ada " + title),), html=f"<p>{'Text. ' * 9}</p>"))
    assert made.problems == ()
    pdf = pypdf.PdfReader(made.pdf)
    assert pdf.metadata.title == title
    assert title.split()[0] in text(made.pdf)


def test_the_specimen_is_set_whole(fixture_site):
    found = text(fixture_site / "specimen/specimen.pdf")
    said = ["A block quote", "A pull quote", "A section", "Second", "A river, drawn.", "Its definition.", "Bridges by town"]
    said += ["Upper Fenwick 1874 12", "keeps its spaces", "It stands beside the text.", "They are shut", "The second note."]
    assert [words for words in said if words not in found] == []


def test_a_right_to_left_op_ed_is_set(fixture_site):
    pdf = pypdf.PdfReader(fixture_site / "hebrew/one-bench.pdf")
    assert pdf.root_object["/Lang"] == "he"
    assert pdf.metadata.title == "ספסל אחד לכל רחוב"


def test_an_element_without_a_rule_is_named(set_):
    assert set_(article(html="<p>Text</p><video></video>")).problems == (
        "docs/bridge.md:1: the PDF must be set whole: no rule for <video>",
    )


def test_letters_that_no_font_has_leave_no_pdf_and_no_card(set_):
    made = set_(article(title="작은 도서관"))
    assert (made.pdf, made.card, made.problems) == (None, None, ())
    assert made.missing.startswith("docs/bridge.md: no PDF and no card: no font has every letter")


def test_a_page_without_a_pdf_has_no_link_to_one(fixture_site):
    page = (fixture_site / "korean-one/index.html").read_text(encoding="utf-8")
    assert "small-library.txt" in page
    assert ".pdf" not in page
    assert ".png" not in page
    assert not (fixture_site / "korean-one/small-library.pdf").exists()


def test_what_is_unchanged_is_not_set_again(set_, monkeypatch):
    first = set_(article())
    before = (first.pdf.read_bytes(), first.card.read_bytes())
    monkeypatch.setitem(sys.modules, "typst", None)  # Any import of it now fails.
    again = set_(article())
    assert (again.pdf.read_bytes(), again.card.read_bytes()) == before
    with pytest.raises(ImportError):
        set_(article(title="Another title"))


def test_a_changed_picture_is_set_again(set_, tmp_path, fixture_site):
    picture = tmp_path / "a.png"
    picture.write_bytes((fixture_site / "assets/field.png").read_bytes())
    made = article(url="", html='<p>Text</p><p><img src="a.png" alt="A field"></p>')
    first = set_(made).pdf.name
    picture.write_bytes(picture.read_bytes() + b" ")
    assert set_(made).pdf.name != first


def test_what_no_op_ed_needs_leaves_the_cache(set_, tmp_path):
    set_(article())
    set_(article(title="Another title"))
    assert len(list((tmp_path / "cache").iterdir())) == 2


def size(png) -> tuple[int, int]:
    return struct.unpack(">II", png.read_bytes()[16:24])


@pytest.mark.parametrize(
    "title", ["A twenty letter head", "word " * 35 + "words", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"]
)
def test_a_card_fits_any_headline(title, set_):
    from PIL import Image

    made = set_(article(title=title, authors=tuple(author(name) for name in "Ada Ben Cleo Dov Eve Finn".split())))
    assert size(made.card) == (1200, 630)
    assert made.card.stat().st_size < 150_000
    picture = Image.open(io.BytesIO(made.card.read_bytes())).convert("L")
    edge = [picture.getpixel((x, y)) for y in range(630) for x in (*range(60), *range(1140, 1200))]
    assert min(edge) > 200, "ink reaches into the margin"
    ink = [y for y in range(630) if min(picture.crop((80, y, 1120, y + 1)).get_flattened_data()) < 128]
    assert min(ink) > 40
    assert max(ink) < 600


@pytest.mark.first_op_ed
def test_a_card_is_legible_at_three_hundred_pixels(site):
    """Its headline is set in 56 px or more: at a quarter of the width its letters are still 14 px high."""
    from PIL import Image

    picture = Image.open(site / f"{SLUG}.png").convert("L")
    assert picture.size == (1200, 630)
    rows = [min(picture.crop((80, y, 1120, y + 1)).get_flattened_data()) < 100 for y in range(120, 470)]
    runs = [len(run) for run in re.findall("1+", "".join("01"[row] for row in rows))]
    assert max(runs) >= 56
