"""Reader modes, crawlers and link previews that others wrote show the words of an op-ed's
text, and no other.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers import readers
from helpers.readers import Difference, difference, unknown
from helpers.small_project import op_ed, outcome, small_project

Read = dict[Path, dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def read(fixture_site: Path, node: Callable[..., str]) -> Read:
    return readers.read_by_node(readers.op_eds(fixture_site), node)


def page_of(pages: Read, name: str) -> dict[str, dict[str, Any]]:
    (found,) = [programs for page, programs in pages.items() if readers.name(page) == name]
    return found


@pytest.mark.npm
@pytest.mark.parametrize("program", ["readability", "defuddle"])
@pytest.mark.slow
def test_a_reader_mode_shows_the_words_of_the_text(read: Read, program: str) -> None:
    others = {
        readers.name(page): unknown(program, page, programs[program]["text"])
        for page, programs in read.items()
    }
    assert len(others) >= 14
    assert {name: other for name, other in others.items() if other != Difference()} == {}


@pytest.mark.npm
@pytest.mark.slow
def test_a_reader_mode_names_all_authors_in_order(read: Read) -> None:
    names = (
        "Ursula Grete von der Beispiel, Solon, Ada B. Example Jr., The Editorial Board, محمد بن "
        "سالم آل مثال"
    )
    programs = page_of(read, "five-kinds-of-names")
    assert programs["readability"]["byline"] == programs["defuddle"]["byline"] == names


@pytest.mark.npm
@pytest.mark.slow
def test_a_reader_mode_knows_title_site_language_and_direction(read: Read) -> None:
    found = page_of(read, "arabic")["readability"]
    assert (found["title"], found["site"]) == ("جسر واحد لا يكفي", "The Example Review")
    assert (found["lang"], found["dir"], found["published"]) == ("ar", "rtl", "2023-09-10T08:15")


@pytest.mark.npm
@pytest.mark.slow
def test_a_link_preview_has_title_summary_picture_and_a_locale_that_there_is(read: Read) -> None:
    preview = page_of(read, "five-kinds-of-names")["preview"]
    assert preview["success"]
    assert (preview["ogTitle"], preview["ogType"]) == ("A town is more than its council", "article")
    assert preview["ogDescription"] == "Who speaks for a town? More people than sit on its council."
    assert (preview["ogImage"][0]["width"], preview["ogImage"][0]["height"]) == ("1200", "630")
    assert (
        preview["ogLocale"] == "en"
    )  # The page's language: Open Graph has several locales of English, and none is said.
    assert page_of(read, "korean-one")["preview"]["ogLocale"] == "ko_KR"
    assert page_of(read, "trees-first")["preview"]["ogLocale"] == "en_GB"


# What reader modes go by: each of these was so once, and words of head or foot stood in the text.
BREAKS = {
    "names of text for what stands around it": [
        ("oped-", "article-"),
        ('id="site-start" class="site-sheet"', 'id="text"'),
    ],
    "a foot beside the text": [
        ('<div><footer class="oped-footer">', '<footer class="oped-footer">')
    ],
    "a dateline that is a paragraph": [('div class="oped-dateline"', 'p class="oped-dateline"')],
}


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("name", BREAKS)
def test_what_misleads_a_reader_mode_is_noticed(
    name: str, fixture_site: Path, node: Callable[..., str], tmp_path: Path
) -> None:
    broken = []
    for page in readers.op_eds(fixture_site):
        html = page.read_text("utf-8")
        for old, new in BREAKS[name]:
            assert old in html
            html = html.replace(old, new)
        copy = tmp_path / page.parent.name / "index.html"
        copy.parent.mkdir()
        copy.write_text(html, encoding="utf-8")
        broken.append(copy)
    others = []
    for page, programs in readers.read_by_node(broken, node).items():
        for program in ("readability", "defuddle"):
            others.append(difference(page.read_text("utf-8"), programs[program]["text"]))
    assert any(other.added for other in others)


@pytest.mark.slow
@pytest.mark.parametrize("program", ["trafilatura", "newspaper"])
@pytest.mark.filterwarnings("ignore:nltk is not installed")
@pytest.mark.slow
def test_a_crawler_reads_the_words_of_the_text(fixture_site: Path, program: str) -> None:
    others = {}
    for page in readers.op_eds(fixture_site):
        html = page.read_text("utf-8")
        error = readers.gives_up(program, page)
        if error:
            with pytest.raises(LookupError, match=error):
                getattr(readers, program)(html)
            continue
        other = unknown(program, page, getattr(readers, program)(html)["text"])
        if other != Difference():
            others[readers.name(page)] = other
    assert others == {}


@pytest.mark.slow
def test_a_crawler_names_all_authors_as_they_are_called(fixture_site: Path) -> None:
    html = (fixture_site / "five-kinds-of-names/index.html").read_text("utf-8")
    names = (
        "Ursula Grete von der Beispiel; Solon; Ada B Example Jr; The Editorial Board; محمد بن "
        "سالم آل مثال"
    )
    assert readers.trafilatura(html)["byline"] == names
    assert set(names.replace("B Ex", "B. Ex").split("; ")) <= set(
        readers.newspaper(html)["byline"].split("; ")
    )


def test_what_is_lost_or_added_is_seen() -> None:
    html = (
        '<p class="h">No</p><div class="article-text e-content"><p>One two.<span '
        'class="share-link">¶</span></p></div>'
    )
    assert difference(html, "One two") == Difference()
    assert difference(html, "No One") == Difference("two", "No")


FURNITURE = ("Social security is no gift", "Comments are free", "One more round of talks")


@pytest.mark.npm
@pytest.mark.slow
def test_a_paragraph_or_heading_is_kept_whatever_its_first_words(
    tmp_path: Path, node: Callable[..., str]
) -> None:
    """In an id, these words are furniture to a reader mode."""
    paragraph = "The bridge is older than the town that it leads to, and nobody has asked why. "
    parts = [f"## Related costs\n\n{words}. {paragraph * 6}" for words in FURNITURE]
    parts[0] += "[^comment]"
    parts.append("[^comment]: A promo of the sidebar is related.")
    project = small_project(tmp_path, {"docs/index.md": op_ed(text="\n\n".join(parts))})
    page = outcome(project).site / "index.html"
    programs = readers.read_by_node([page], node)[page]
    for program in ("readability", "defuddle"):
        text = programs[program]["text"]
        assert [words for words in FURNITURE if words not in text] == [], program
        assert text.count("Related costs") == len(FURNITURE), program
        assert "A promo of the sidebar is related." in text, program


@pytest.mark.npm
@pytest.mark.slow
def test_a_short_first_paragraph_is_no_copy_of_the_description(
    tmp_path: Path, node: Callable[..., str]
) -> None:
    text = "Nobody decided this.\n\n" + "The bridge just stayed closed for nine years. " * 12
    project = small_project(tmp_path, {"docs/index.md": op_ed(text=text)})
    page = outcome(project).site / "index.html"
    html = page.read_text("utf-8")
    programs = readers.read_by_node([page], node)[page]
    for program in ("readability", "defuddle"):
        assert difference(html, programs[program]["text"]) == Difference(), program
