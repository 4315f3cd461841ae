"""Only what the table allows comes through the gate, whatever was typed; the rest is told
by line, and no word is lost.
"""

import re
from pathlib import Path

import html5lib
import nh3
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from helpers.gated import Gated, docs, gated, words_of
from helpers.reader import Reader
from oped.reading.allowed import ANYWHERE, ELEMENTS, FORBIDDEN, SCHEMES
from oped.reading.files import decode
from oped.reading.gate import admit
from oped.reading.html_tree import parse, serialise
from oped.reading.rendered import is_empty

CASES = sorted((Path(__file__).parent / "cases/gate").glob("*.yml"))
DIFFERENCES = yaml.safe_load((Path(__file__).parent / "cases/gate_and_nh3.yml").read_text("utf-8"))
TEXTS = [yaml.safe_load(file.read_text("utf-8"))["text"] for file in CASES]
# Words that the cases of lost words have, each once.
MARKED = re.compile(r"\b[A-Z]{4,}\b")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return docs(tmp_path_factory.mktemp("docs"))


@pytest.fixture(scope="module")
def reader(folder: Path) -> Reader:
    return Reader(docs=folder)


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, reader: Reader) -> None:
    case = yaml.safe_load(file.read_text("utf-8"))
    result = gated(case["text"], reader)
    assert result.told("stops") == case["stops"]
    assert result.told("advice") == case.get("advice", [])
    if "html" in case:
        assert result.html == case["html"]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_what_comes_through_reads_the_same_to_other_parsers(file: Path, reader: Reader) -> None:
    assert_sound(gated(yaml.safe_load(file.read_text("utf-8"))["text"], reader))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_marked_word_is_once_in_each_format(file: Path, reader: Reader, folder: Path) -> None:
    text = yaml.safe_load(file.read_text("utf-8"))["text"]
    result = gated(text, reader)
    if not result.told("stops"):
        assert_same_words(result, folder)


def assert_sound(result: Gated) -> None:
    """Every node is on the table, and the HTML is the same tree to a browser's parser and
    to another's.
    """
    for element in result.admitted.tree.iterdescendants():
        row = ELEMENTS[element.tag]
        assert set(element.attrib) <= {*row.attributes, *ANYWHERE}
        for name in ("href", "src", "cite"):
            assert scheme(element.get(name, "")) in {"", *SCHEMES}
    if result.told("stops"):
        return
    html = result.html
    assert serialise(parse(html)) == html
    other = html5lib.parseFragment(html, treebuilder="lxml", namespaceHTMLElements=False)
    assert outline(other) == outline([result.admitted.tree.text, *result.admitted.tree])


def scheme(address: str) -> str:
    match = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*):", address, re.IGNORECASE)
    return match[1].lower() if match else ""


def outline(nodes: list) -> list:
    """The tags, attributes and words of nodes, as lists in lists."""
    parts: list = []
    for node in nodes:
        if isinstance(node, str):
            add_words(parts, node)
        elif isinstance(node, etree._Element):
            inner = outline([node.text, *node])
            parts.append([node.tag, sorted(node.items()), inner])
            add_words(parts, node.tail or "")
    return parts


def add_words(parts: list, words: str) -> None:
    if parts and isinstance(parts[-1], str):
        parts[-1] += words
    elif words:
        parts.append(words)


def assert_same_words(result: Gated, folder: Path) -> None:
    formats = words_of(result, folder)
    for word in set(MARKED.findall(formats["page"])):
        for name, words in formats.items():
            assert len(re.findall(rf"\b{word}\b", words)) == 1, (name, word, words)


# What is mixed: the cases' own texts, and pieces that may meet in any order.
PIECES = st.one_of(
    st.sampled_from([text for text in TEXTS if len(text) < 500]),
    st.sampled_from(
        """<b> </b> <i> </i> <a\thref="/x"> </a> <p> </p> <div> </div> <ul> <li> </ul> <table>
         <tr> <td> </table> <!-- -->
        <svg> <math> <style> <![CDATA[ ]]> & &lt; &#60; &amp;lt; ` ``` ~~~ > - 1. # | * **
         _ [ ] ( ) [^1] [^1]: ![ ](a.png)
        {.pull} {:\tonclick="x"} *[b]: <details> <summary> <ruby> <rt> <figcaption> <dd>
         <select> <option> <button> \\ :: !!!\tnote
        <title> <textarea> <noscript> <template> <form> <input> <plaintext>
         <a\tid="x"> <p\thidden> <?\t?> <!DOCTYPE> <x:y>""".split()
    ).map(lambda piece: piece.replace("\t", " ")),
    st.sampled_from(["\n", "\n\n", "\n    ", " ", "words", "é漢😀", "\u2028", "\u00ad"]),
)


@given(pieces=st.lists(PIECES, max_size=12))
@settings(max_examples=150)
def test_any_mixture_comes_through_sound_or_not_at_all(
    pieces: list[str], reader: Reader, folder: Path
) -> None:
    result = gated("".join(pieces), reader)
    assert_sound(result)


@pytest.mark.slow
@given(pieces=st.lists(PIECES, max_size=30))
@settings(max_examples=5_000)
def test_thousands_of_mixtures_come_through_sound(
    pieces: list[str], reader: Reader, folder: Path
) -> None:
    assert_sound(gated("".join(pieces), reader))


SOUND = [
    "- {} an item\n- another\n\n",
    "1. {} first\n2. second\n\n",
    "> {} said\n\n",
    "| head | {} |\n|---|---|\n| a | b |\n\n",
    "## {} heading\n\n",
    "Text with *{}* and a [link](https://wire.example/).\n\n",
    "```js\n{} = 1;\n```\n\n",
    "Words.[^n{0}]\n\n[^n{0}]: The note {0}.\n\n",
    "Term\n:   {} its meaning\n\n",
    "<details><summary>More</summary>{}</details>\n\n",
    "<figure><img src='a.png' alt='x'><figcaption>{}</figcaption></figure>\n\n",
    "![{}](a.png)\n\n",
    "<ruby>k<rt>{}</rt></ruby>\n\n",
    "<ul>{}<li>a</li></ul>\n\n",
    "!!! note\n\n    {} in a box\n\n",
    "~~gone {}~~ ^^come^^ ==marked== H~2~O\n\n",
    "<del><a href='https://wire.example/2'>{}</a></del>\n\n",
    "- [x] {} done\n\n",
    "<picture><source srcset='a.png'><img src='a.png' alt='x'></picture> {}\n\n",
]


@given(kinds=st.lists(st.sampled_from(SOUND), min_size=1, max_size=8))
@settings(max_examples=60)
def test_each_word_of_any_sound_text_is_once_in_each_format(
    kinds: list[str], reader: Reader, folder: Path
) -> None:
    names = [f"WORD{'ABCDEFGH'[number]}" for number in range(len(kinds))]
    text = "".join(kind.format(name) for kind, name in zip(kinds, names, strict=True))
    result = gated(text, reader)
    assert result.told("stops") == []
    formats = words_of(result, folder)
    for kind, name in zip(kinds, names, strict=True):
        for format_name, words in formats.items():
            if not kind.startswith("!["):  # What a picture shows is words in two of them alone.
                assert words.count(name) == 1, (format_name, words)
    assert_sound(result)


def test_the_table_and_that_of_nh3_differ_where_it_is_said_why() -> None:
    """nh3 (Ammonia) is what others let through."""
    ours, theirs = set(ELEMENTS), set(nh3.ALLOWED_TAGS)
    assert set(DIFFERENCES["elements only here"]) == ours - theirs
    assert set(DIFFERENCES["elements only there"]) == theirs - ours
    assert set(DIFFERENCES["schemes only here"]) == set(SCHEMES) - set(nh3.ALLOWED_URL_SCHEMES)
    assert set(DIFFERENCES["schemes only there"]) == set(nh3.ALLOWED_URL_SCHEMES) - set(SCHEMES)
    attributes = {(tag, name) for tag, row in ELEMENTS.items() for name in row.attributes}
    others = {
        (tag, name)
        for tag, names in nh3.ALLOWED_ATTRIBUTES.items()
        for name in names
        if tag in ours
    }
    assert set(DIFFERENCES["attributes only here"]) == {
        f"{tag} {name}" for tag, name in attributes - others
    }
    assert set(DIFFERENCES["attributes only there"]) == {
        f"{tag} {name}" for tag, name in others - attributes
    }
    reasons = [reason for rows in DIFFERENCES.values() for reason in rows.values()]
    assert all(len(reason.split()) >= 3 for reason in reasons)


def test_what_is_forbidden_is_not_on_the_table() -> None:
    assert not set(FORBIDDEN) & set(ELEMENTS)


# A parser makes none of these inside a page's body.
NEVER_MADE = {"html", "head", "body", "frameset", "frame"}


@pytest.mark.parametrize("tag", sorted(FORBIDDEN.keys() - NEVER_MADE))
def test_a_forbidden_element_is_told_and_left_out(tag: str) -> None:
    result = admit(f"<p>a</p><{tag}>b</{tag}>", path="docs/x.md", first_line=1)
    assert tag not in {element.tag for element in result.tree.iter()}
    assert [problem for problem in result.problems if problem.severity == "stops"]


@pytest.mark.parametrize(
    "text",
    ["", " \n", "&nbsp;\n", "<!-- nothing -->\n", "[1]: https://wire.example/\n", "*[HTML]: x\n"],
)
def test_a_text_without_words_is_empty(text: str, reader: Reader) -> None:
    assert is_empty(gated(text, reader).admitted.tree)


def test_a_picture_alone_is_a_text(reader: Reader) -> None:
    assert not is_empty(gated("![Words](a.png)\n", reader).admitted.tree)


@pytest.mark.parametrize(
    "sign", ["\x00", "\x1f", "\x7f", "\x85", "\x90", "\ufdd0", "\ufffe", "\uffff", "\U0001fffe"]
)
def test_a_character_that_no_page_may_hold_is_told_by_its_line(sign: str) -> None:
    _, problems = decode(f"One.\n\nTwo {sign}.\n".encode(), path="docs/x.md")
    assert [problem.line for problem in problems] == [3]
