"""The PDF is tagged PDF/UA-1 and the card a legible picture, for any op-ed; what is
unchanged is not set again.
"""

import hashlib
import io
import os
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdf
import pytest
from hypothesis import given, settings

from helpers import pdf as pdf_check
from helpers.made_up import HOSTILE, article, articles, author, rendered
from helpers.project import ADDRESS, ROOT
from helpers.sample import NAMES, SLUG, TITLE
from oped.cache import Cache
from oped.problem import Problem
from oped.reading.allowed import ELEMENTS
from oped.reading.html_tree import parse
from oped.writing.typeset import pdf_and_card as typeset
from oped.writing.typeset import typst_files
from oped.writing.typeset.signs import KNOWN, Fonts


def op_ed(*, html=None, note_html="", **facts):
    """A made-up op-ed and its text."""
    return article(**facts), rendered(html, note_html) if html else rendered(note=note_html)


class Result(NamedTuple):
    """What was set, as files."""

    pdf: Path | None
    card: Path | None
    problems: tuple[Problem, ...]


@pytest.fixture
def set_(tmp_path):
    """Sets one op-ed; gives its result."""

    def set_(made, **options) -> Result:
        result = set_all([made], tmp_path, **options)[made[0].path]
        folder = tmp_path / "set"
        folder.mkdir(exist_ok=True)
        files = {"pdf": result.pdf, "png": result.card}
        places = {}
        for ending, data in files.items():
            if data:
                places[ending] = folder / f"{hashlib.sha256(data).hexdigest()}.{ending}"
                places[ending].write_bytes(data)
        return Result(places.get("pdf"), places.get("png"), result.problems)

    return set_


def set_all(made: list, folder: Path, **options) -> dict[str, typeset.Typeset]:
    """Sets op-eds with a cache in a folder; gives each one's result by its path."""
    options = {"paper": "a4", "fonts": folder / "none", "docs": folder} | options
    return dict(typeset.typeset(made, cache=Cache(folder / "cache"), **options))


def text(file) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(file).pages).split())


def test_the_published_pdf_says_what_it_is(sample):
    assert pdf_check.defects(sample / f"{SLUG}.pdf") == []
    pdf = pypdf.PdfReader(sample / f"{SLUG}.pdf")
    assert pdf.metadata.title == TITLE
    assert pdf.metadata.author == ", ".join(NAMES)
    assert pdf.metadata.creation_date_raw.startswith("D:20210916")
    assert pdf.root_object["/Lang"] == "en"
    xmp = pdf.root_object["/Metadata"].get_object().get_data().decode()
    assert f"<rdf:li>{', '.join(NAMES)}</rdf:li>" in xmp  # Typst writes one entry for all of them.
    assert len(pdf.pages) == 2
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]


def test_a_pdf_that_says_nothing_of_itself_is_seen(tmp_path):
    import typst

    bad = tmp_path / "bad.pdf"
    bad.write_bytes(typst.compile(b"= Without a title", format="pdf", pdf_tags=False))
    assert len(pdf_check.defects(bad)) >= 3


def test_its_foot_has_address_and_source_on_each_page(sample):
    for page in pypdf.PdfReader(sample / f"{SLUG}.pdf").pages:
        assert f"{ADDRESS} · Riverwire" in page.extract_text()


def test_letter_is_a_setting(set_):
    page = pypdf.PdfReader(set_(op_ed(), paper="us-letter").pdf).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [612, 792]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_value_is_text(title, set_):
    made = set_(
        op_ed(
            title=title,
            source=title,
            authors=(author("Ada " + title),),
            html=f"<p>{'Text. ' * 9}</p>",
        )
    )
    assert made.problems == ()
    pdf = pypdf.PdfReader(made.pdf)
    assert pdf.metadata.title == title
    assert title.split()[0] in text(made.pdf)


def test_the_specimen_is_set_whole(fixture_site):
    found = text(fixture_site / "specimen/specimen.pdf")
    said = [
        "A block quote",
        "A pull quote",
        "A section",
        "Second",
        "A river, drawn.",
        "Its definition.",
        "Bridges by town",
    ]
    said += [
        "Upper Fenwick 1874 12",
        "keeps its spaces",
        "It stands beside the text.",
        "They are shut",
        "The second note.",
    ]
    assert [words for words in said if words not in found] == []


def test_a_right_to_left_op_ed_is_set(fixture_site):
    pdf = pypdf.PdfReader(fixture_site / "hebrew/one-bench.pdf")
    assert pdf.root_object["/Lang"] == "he"
    assert pdf.metadata.title == "ספסל אחד לכל רחוב"


@given(made=articles)
@settings(max_examples=15)
def test_any_op_ed_is_set_or_misses_letters(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    done = set_all([(made, rendered())], folder)[made.path]
    assert [problem for problem in done.problems if problem.severity == "stops"] == []
    assert done.pdf or "there is no PDF" in str(done.problems[-1])


EVERYTHING = """<h1>a</h1><h2>a</h2><h3>a</h3><h4>a</h4><h5>a</h5><h6>a</h6>
<p>a <a href="https://wire.example/">a</a> <abbr>a</abbr> <b>a</b> <bdi>a</bdi> <bdo>a</bdo><br>
<cite>a</cite> <code>a</code>
<data>a</data> <del>a</del> <dfn>a</dfn> <em>a</em> <i>a</i> <ins>a</ins> <kbd>a</kbd>
<mark>a</mark> <q>a</q>
<ruby>a<rp>(</rp><rt>a</rt></ruby> <s>a</s> <samp>a</samp> <small>a</small> <span>a</span>
<strong>a</strong> <sub>a</sub>
<sup>a</sup> <time>a</time> <u>a</u> <var>a</var><wbr></p><address>a</address>
<aside>a</aside><blockquote>a</blockquote>
<details><summary>a</summary>a</details><div>a</div><dl><dt>a</dt><dd>a</dd></dl>
<figure><figcaption>a</figcaption></figure>
<hr><pre>a</pre><section>a</section><ol reversed type="a"><li value="4">a</li></ol>
<ul><li><input type="checkbox">a</li></ul>
<table><caption>a</caption><colgroup><col></colgroup><thead><tr><th>a</th></tr></thead>
<tbody><tr><td>a</td></tr></tbody>
<tfoot><tr><td>a</td></tr></tfoot></table><picture>
<source srcset="a.png"><img src="a.png" alt=""></picture>"""


def test_every_element_of_the_table_is_set(set_):
    assert {element.tag for element in parse(EVERYTHING).iter()} == set(ELEMENTS)
    made = set_(op_ed(html=EVERYTHING, note_html=EVERYTHING.replace("h1>", "h3>")))
    assert made.pdf
    assert [str(problem) for problem in made.problems] == [
        "docs/bridge.md:1: the PDF has the words of 'bridge/a.png': Typst cannot show it"
    ] * 2


@pytest.mark.parametrize(
    "html",
    [
        '<p><del>gone <a href="https://wire.example/">there</a></del></p>',
        '<p><a href="https://wire.example/">there <s>gone</s></a></p>',
        "<p><del><ins>both</ins></del> <u><s>too</s></u></p>",
        "<p><mark><del>marked</del></mark></p>",
    ],
)
def test_struck_links_and_lines_in_lines_are_set(html, set_):
    made = set_(op_ed(html=html))
    assert made.problems == ()
    assert made.pdf


def test_a_picture_that_is_not_there_stands_in_words(set_):
    made = set_(op_ed(html='<p>See <img src="a.png" alt="A field">.</p>'))
    assert "See [A field]." in text(made.pdf)


def lined(html, *lines):
    """A made-up op-ed whose elements begin on these lines."""
    made, found = op_ed(html=html)
    return made, found._replace(lines=lines)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (
            "<ul><li>" * 20 + "a" + "</li></ul>" * 20,
            "it holds no more than 30 elements in one another, of these 10 quotations",
        ),
        (
            "<blockquote>" * 11 + "a" + "</blockquote>" * 11,
            "it holds no more than 30 elements in one another, of these 10 quotations",
        ),
        (
            "<p>" + "<i>a</i> " * 3_001 + "</p>",
            "it holds no more than 3,000 elements in a paragraph",
        ),
        ("<p>" + "a" * 10_001 + "</p>", "it holds no word of more than 10,000 letters"),
        ("<p>a</p>" * 10_001, "it holds no more than 10,000 elements"),
    ],
)
def test_what_the_pdf_cannot_hold_costs_the_pdf_alone_and_is_told_by_line(html, reason, set_):
    count = html.count("<") - html.count("</")
    made = set_(lined(html, *range(7, 7 + count)))
    assert (made.pdf, size(made.card)) == (None, (1200, 630))
    (problem,) = made.problems
    assert problem.severity == "advice"
    assert problem.line >= 7
    assert problem.message == f"there is no PDF: {reason}"


def test_hundreds_of_footnotes_cost_the_pdf_alone(set_):
    numbers = "".join(
        f'<sup><a class="footnote-ref" href="#fn:{n}">1</a></sup>' for n in range(401)
    )
    notes = "".join(f'<li id="fn:{n}"><p>a</p></li>' for n in range(401))
    made = set_(op_ed(html=f'<p>{numbers}</p><div class="footnote"><hr><ol>{notes}</ol></div>'))
    assert (made.pdf, size(made.card)) == (None, (1200, 630))
    assert "there is no PDF: it holds no more than 400 footnotes" in str(made.problems[0])


def test_a_sign_that_no_font_has_is_named_and_told_by_line(set_):
    made = set_(lined(f"<p>{'Words. ' * 20}</p><p>A wave 👋🏽 and ؀.</p>", 4, 6))
    read = text(made.pdf)
    assert (
        "A wave [waving hand sign][emoji modifier fitzpatrick type-4] and [arabic number sign]."
        in read
    )
    (problem,) = made.problems
    assert (problem.line, problem.severity) == (6, "advice")
    assert "'👋' (waving hand sign)" in problem.message
    assert "put a font that has it into the folder 'fonts'" in problem.message


def test_a_word_in_letters_that_only_the_typewriter_has_is_set_in_them(set_):
    made = set_(op_ed(html=f"<p>{'Words. ' * 20}</p><p>عربي and <code>عربي</code></p>"))
    assert "عربي and عربي" in text(made.pdf)


def test_a_text_in_letters_that_only_the_typewriter_has_is_not_set(set_):
    made = set_(op_ed(html=f"<p>{'Words. ' * 20}</p><p>{'عربي ' * 10}</p>"))
    assert made.pdf is None


def test_the_signs_that_are_taken_for_known_are_there(tmp_path):
    fonts = Fonts(tmp_path)
    assert fonts._ask(set(KNOWN) - {"\n", "\t"}, with_typewriter=False) == set()


@pytest.mark.parametrize(
    "html",
    [
        "<ul>\n<li><em>river</em>\n<strong>bridge</strong></li>\n</ul>",
        "<blockquote><em>river</em>\n<em>bridge</em></blockquote>",
        "<p><mark><em>river</em>\n<em>bridge</em></mark></p>",
        "<div>\n<em>river</em>\n<em>bridge</em>\n</div>",
        "<div>river<p>bridge</p></div>",
    ],
)
def test_words_stay_apart(html, set_):
    assert "river bridge" in text(set_(op_ed(html=html)).pdf)


def test_spaces_that_do_not_break_stay_and_soft_hyphens_go(set_):
    read = pypdf.PdfReader(
        set_(op_ed(html="<p>Six\u00a0miles of hyphen\u00adation, c’est\u202fça.</p>")).pdf
    ).pages[0]
    assert "Six\u00a0miles of hyphenation, c’est\u202fça." in read.extract_text()


def test_a_soft_hyphen_written_as_an_entity_goes_too(set_):
    assert "hyphenation" in text(set_(op_ed(html="<p>hyphen&shy;ation</p>")).pdf)


REFERENCE = '<sup id="{id}"><a class="footnote-ref" href="#fn:1">1</a></sup>'
NOTES = (
    '<div class="footnote"><hr><ol><li id="fn:1"><p>Below.&#160;<a class="footnote-backref" '
    'href="#fnref:1">↩</a></p></li></ol></div>'
)


def test_a_footnote_stands_once_however_often_it_is_referred_to(set_):
    body = (
        f"<p>First{REFERENCE.format(id='fnref:1')} and "
        f"second{REFERENCE.format(id='fnref2:1')}.</p>{NOTES}"
    )
    assert text(set_(op_ed(html=body)).pdf).count("Below.") == 1


def test_a_note_has_footnotes_of_its_own(set_):
    notes = NOTES.replace("fn:1", "note-fn:1").replace("Below.", "Of the note.")
    reference = REFERENCE.format(id="note-fnref:1").replace("#fn:", "#note-fn:")
    body = f"<p>Text{REFERENCE.format(id='fnref:1')}</p>{NOTES}"
    made = set_(op_ed(html=body, note_html=f"<p>See{reference}</p>{notes}"))
    assert made.problems == ()
    assert "Below." in text(made.pdf)
    assert "Of the note." in text(made.pdf)


def test_a_cell_across_rows_or_columns_keeps_the_others_in_their_place(set_):
    rows = (
        '<tr><th colspan="2">Towns</th></tr><tr><td '
        'rowspan="2">North</td><td>Upper</td></tr><tr><td>Lower</td></tr>'
    )
    with pdfplumber.open(set_(op_ed(html=f"<table>{rows}</table>")).pdf) as pdf:
        at = {word["text"]: round(word["x0"]) for word in pdf.pages[0].extract_words()}
    assert at["Lower"] == at["Upper"] > at["North"]


def test_a_row_of_headings_below_others_stays_below(set_):
    rows = (
        "<tr><th>Town</th></tr><tr><td>Upper</td></tr>"
        "<tr><th>River</th></tr><tr><td>Lower</td></tr>"
    )
    assert "Town Upper River Lower" in text(set_(op_ed(html=f"<table>{rows}</table>")).pdf)


def test_a_table_in_a_table_stands_once(set_):
    inner = "<table><tr><td>Lower</td></tr></table>"
    assert (
        text(set_(op_ed(html=f"<table><tr><td>Upper{inner}</td></tr></table>")).pdf).count("Lower")
        == 1
    )


def test_links_lead_somewhere_from_paper_too(set_):
    made = set_(
        op_ed(
            html='<p><a href="../trees/#p-1">Trees</a> <a href="mailto:a@b.example">Write</a></p>'
        )
    )
    found = [
        item.get_object()["/A"]["/URI"] for item in pypdf.PdfReader(made.pdf).pages[0]["/Annots"]
    ]
    assert found == ["https://e.example/op/trees/#p-1", "mailto:a@b.example"]


def test_a_word_wider_than_the_page_breaks_and_is_read_whole(set_):
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    made = set_(op_ed(title=word, html=f"<p>https://e.example/{word}{word}</p>"))
    with pdfplumber.open(made.pdf) as pdf:
        assert max(letter["x1"] for letter in pdf.pages[0].chars) < pdf.pages[0].width - 85
    assert f"https://e.example/{word}{word}" in text(made.pdf).replace(" ", "")


def test_the_language_keeps_its_region(set_):
    assert pypdf.PdfReader(set_(op_ed(lang="en-GB")).pdf).root_object["/Lang"] == "en-GB"


def test_letters_that_miss_in_the_text_leave_the_card(set_):
    made = set_(op_ed(html="<p>작은 도서관이 생겼다</p>"))
    assert (made.pdf, size(made.card)) == (None, (1200, 630))
    assert [problem.severity for problem in made.problems] == ["advice"]
    assert "'관' (hangul syllable gwan)" in str(made.problems[0])
    assert "there is no PDF" in str(made.problems[0])


@pytest.mark.slow
def test_folder_time_zone_and_locale_change_no_byte(tmp_path):
    script = (
        "import sys, pathlib; from helpers import made_up; from oped.cache import Cache; from "
        "oped.writing.typeset import pdf_and_card as typeset; here = pathlib.Path(sys.argv[1]); "
        "made = made_up.article(lang='de');"
        "done = dict(typeset.typeset([(made, made_up.rendered())], cache=Cache(here / 'cache'), "
        "paper='a4', fonts=here / 'none', docs=here))[made.path];"
        "sys.stdout.buffer.write(done.pdf + done.card)"
    )
    path, found = os.pathsep.join([str(ROOT / "overrides/hooks"), str(ROOT / "tests")]), set()
    for name, zone, locale in (
        ("a", "Pacific/Kiritimati", "C"),
        ("b", "America/Los_Angeles", "tr_TR.UTF-8"),
    ):
        (tmp_path / name).mkdir()
        env = os.environ | {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONPATH": path}
        command = [sys.executable, "-c", script, str(tmp_path / name)]
        done = subprocess.run(
            command, cwd=tmp_path / name, env=env, capture_output=True, check=True
        )
        found.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(found) == 1


@pytest.mark.slow
def test_a_checker_of_others_finds_pdf_ua_in_every_pdf(fixture_site, tmp_path):
    checker = pytest.importorskip(
        "page", reason="not installed: page-validation, which reads PDF/UA-1"
    )
    import typst

    bad = tmp_path / "bad.pdf"
    bad.write_bytes(typst.compile(b"= Without a title", format="pdf"))
    assert not checker.validate_pdf(str(bad), profile="ua1").is_compliant
    found = {
        file.name: checker.validate_pdf(str(file), profile="ua1")
        for file in sorted(fixture_site.rglob("*.pdf"))
    }
    assert found
    assert {
        name: [item.message for item in report.failures]
        for name, report in found.items()
        if not report.is_compliant
    } == {}


def test_letters_that_no_font_has_leave_no_pdf_and_no_card(set_):
    made = set_(op_ed(title="작은 도서관"))
    assert (made.pdf, made.card) == (None, None)
    assert [problem.severity for problem in made.problems] == ["advice"]
    assert "there is no PDF" in str(made.problems[0])


def test_a_page_without_a_pdf_has_no_link_to_one(fixture_site):
    page = (fixture_site / "korean-one/index.html").read_text(encoding="utf-8")
    assert "small-library.txt" in page
    assert ".pdf" not in page
    assert "small-library.png" not in page
    assert "og:image" not in page
    assert not (fixture_site / "korean-one/small-library.pdf").exists()


def test_what_is_unchanged_is_not_set_again(set_, monkeypatch):
    first = set_(op_ed())
    before = (first.pdf.read_bytes(), first.card.read_bytes())
    monkeypatch.setitem(sys.modules, "typst", None)  # Any import of it now fails.
    again = set_(op_ed())
    assert (again.pdf.read_bytes(), again.card.read_bytes()) == before
    with pytest.raises(ImportError):
        set_(op_ed(title="Another title"))


def test_op_eds_alike_in_all_are_set_once(tmp_path, monkeypatch):
    """Two threads that wrote the same file could take it from under each other."""
    import typst

    calls, compiled = [], typst.compile
    monkeypatch.setattr(
        typst, "compile", lambda *args, **options: calls.append(1) or compiled(*args, **options)
    )
    made = [
        op_ed(path=f"docs/{name}.md", canonical="https://e.example/") for name in ("one", "two")
    ]
    done = set_all(made, tmp_path)
    assert done["docs/one.md"] == done["docs/two.md"]
    assert len(calls) == 2


def test_a_changed_picture_is_set_again(set_, tmp_path, fixture_site):
    picture = tmp_path / "a.png"
    picture.write_bytes((fixture_site / "assets/field.png").read_bytes())
    made = op_ed(url="", html='<p>Text</p><p><img src="a.png" alt="A field"></p>')
    set_(made)
    before = names_in(tmp_path / "cache")
    picture.write_bytes(picture.read_bytes() + b" ")
    set_(made)
    assert before < names_in(tmp_path / "cache")


def test_a_picture_with_a_space_in_its_name_is_found(set_, tmp_path, fixture_site):
    (tmp_path / "a field.png").write_bytes((fixture_site / "assets/field.png").read_bytes())
    made = set_(op_ed(url="", html='<p><img src="a%20field.png" alt="A field"></p>'))
    assert made.problems == ()


def test_what_no_build_has_used_for_a_day_leaves_the_cache(set_, tmp_path):
    set_(op_ed())
    (tmp_path / "cache/others.txt").write_text("of another tool")
    before = names_in(tmp_path / "cache")
    for file in (tmp_path / "cache").iterdir():
        os.utime(file, (0, 0))
    set_(op_ed(title="Another title"))
    after = names_in(tmp_path / "cache")
    assert len(after) == len(before)
    assert before & after == {"others.txt"}


def test_what_another_build_has_used_of_late_stays_in_the_cache(set_, tmp_path):
    set_(op_ed())
    before = names_in(tmp_path / "cache")
    set_(op_ed(title="Another title"))
    assert before < names_in(tmp_path / "cache")


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_letters_that_miss_in_the_sites_name_cost_the_card_that_name_alone(set_):
    made = set_(op_ed(site_name="예시 논평"))
    assert made.problems == ()
    assert made.card.read_bytes() == set_(op_ed(site_name="")).card.read_bytes()


def test_a_card_names_the_site(set_):
    from PIL import Image, ImageChops

    named, nameless = (
        Image.open(set_(op_ed(site_name=name)).card).convert("L")
        for name in ("The Example Review", "")
    )
    left, top, right, bottom = ImageChops.difference(named, nameless).getbbox()
    assert left > 600
    assert 1110 < right <= 1120
    assert bottom - top >= 28, (
        "its capitals must still be read where the card is shown 300 pixels wide"
    )


def test_a_cards_names_and_source_are_read_where_it_is_shown_three_hundred_pixels_wide(set_):
    from PIL import Image

    picture = Image.open(set_(op_ed()).card).convert("L")
    rows = [
        min(picture.crop((80, y, 1120, y + 1)).get_flattened_data()) < 150 for y in range(500, 630)
    ]
    runs = [len(run) for run in re.findall("1+", "".join("01"[row] for row in rows))]
    assert len(runs) == 2
    assert min(runs) >= 28, (
        "a quarter of it must still be seven pixels from the capitals' top to the lowest letter"
    )


@pytest.mark.parametrize("name", ["article.typ", "card.typ", "shared.typ"])
@pytest.mark.parametrize("wrong", ['#panic("no card")', "#let x = {", "#nobody"])
def test_a_mistake_in_a_template_is_told_by_its_file_and_line(
    set_, monkeypatch, tmp_path, name: str, wrong: str
):
    templates = shutil.copytree(typst_files.HERE, tmp_path / "templates")
    lines = (templates / name).read_text().count("\n")
    with (templates / name).open("a") as template:
        template.write(f"\n{wrong}\n")
    monkeypatch.setattr(typst_files, "HERE", templates)
    (problem,) = set_(op_ed()).problems
    assert (problem.path, problem.line) == (
        f"overrides/hooks/oped/writing/typeset/{name}",
        lines + 2,
    )
    assert problem.message.startswith("the template must be what Typst can set: ")


def lines_of(file, top: float, bottom: float) -> list[str]:
    """The lines of a PDF's first page between two heights, in points from above."""
    with pdfplumber.open(file) as pdf:
        page = pdf.pages[0].crop((0, top, pdf.pages[0].width, bottom))
        return page.extract_text().split("\n")


def test_a_headline_on_paper_has_lines_of_equal_length(set_):
    made = set_(op_ed(title="The case against doing nothing about the old bridge"))
    assert lines_of(made.pdf, 85, 140) == ["The case against doing", "nothing about the old bridge"]


def test_a_long_headline_on_paper_is_smaller(set_):
    sizes = []
    for title in ("A town needs its bridge", "A town needs its bridge " * 6):
        with pdfplumber.open(set_(op_ed(title=title.strip())).pdf) as pdf:
            sizes.append(max(round(char["size"], 1) for char in pdf.pages[0].chars))
    assert sizes == [25, 20]


def test_no_name_is_broken_on_paper(set_):
    names = [
        f"{first} {'M' * length}. Example"
        for first in ("Ada", "Ben", "Cleo")
        for length in (1, 3, 5, 7)
    ]
    made = set_(op_ed(authors=tuple(author(name) for name in names)))
    whole = " ".join(lines_of(made.pdf, 100, 300))
    lines = lines_of(made.pdf, 100, 300)
    assert all(name in whole for name in names)
    assert [name for name in names if not any(name in line for line in lines)] == []


def test_no_rule_stands_under_an_op_ed_that_ends_with_its_text(set_):
    def rules(**changes) -> int:
        with pdfplumber.open(set_(op_ed(**changes)).pdf) as pdf:
            return len(pdf.pages[0].lines) + len(pdf.pages[0].rects)

    assert rules(sign_off=["— Ed."]) == rules() + 1


def size(png) -> tuple[int, int]:
    return struct.unpack(">II", png.read_bytes()[16:24])


@pytest.mark.parametrize(
    "title",
    [
        "A twenty letter head",
        "word " * 35 + "words",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
    ],
)
@pytest.mark.slow
def test_a_card_fits_any_headline(title, set_):
    from PIL import Image

    made = set_(
        op_ed(
            title=title, authors=tuple(author(name) for name in "Ada Ben Cleo Dov Eve Finn".split())
        )
    )
    assert size(made.card) == (1200, 630)
    assert made.card.stat().st_size < 150_000
    picture = Image.open(io.BytesIO(made.card.read_bytes())).convert("L")
    edge = [picture.getpixel((x, y)) for y in range(630) for x in (*range(60), *range(1140, 1200))]
    assert min(edge) > 200, "ink reaches into the margin"
    ink = [
        y for y in range(630) if min(picture.crop((80, y, 1120, y + 1)).get_flattened_data()) < 128
    ]
    assert min(ink) > 40
    assert max(ink) < 600


def test_a_card_is_legible_at_three_hundred_pixels(sample):
    """Its headline is set in 56 px or more: at a quarter of the width its letters are still
    14 px high.
    """
    from PIL import Image

    picture = Image.open(sample / f"{SLUG}.png").convert("L")
    assert picture.size == (1200, 630)
    rows = [
        min(picture.crop((80, y, 1120, y + 1)).get_flattened_data()) < 100 for y in range(120, 470)
    ]
    runs = [len(run) for run in re.findall("1+", "".join("01"[row] for row in rows))]
    assert max(runs) >= 56
