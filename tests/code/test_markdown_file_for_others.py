"""The op-ed's Markdown file brings in nothing that its page does not, whoever reads it."""

from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
import yaml
from lxml import html as lxml_html

from helpers.github import GITHUB
from helpers.project import CODE
from helpers.reader import Reader
from oped.reading.allowed import ANYWHERE, ELEMENTS, FORBIDDEN
from oped.reading.markdown.mending import MEANING, PLAYERS
from oped.reading.typed_html import with_safe_html
from oped.writing.plain_markdown import plain_markdown

CASES = sorted((CODE / "cases/gate").glob("*.yml"))


def for_others(text: str) -> str:
    reader = Reader()
    reader.html(text)
    safe = with_safe_html(text, reader.body.changes)
    assert safe is not None
    return plain_markdown(safe, lambda address: urljoin("https://e.example/", address))


def brought_in(markdown: str) -> Iterator[str]:
    """What the gate would not let through of what another reader makes of a text."""
    root = lxml_html.fragment_fromstring(GITHUB.render(markdown), create_parent="div")
    for element in root.iterdescendants():
        if not isinstance(element.tag, str):
            yield "comment"
            continue
        if element.tag in FORBIDDEN or element.tag in PLAYERS:
            yield element.tag
        row = ELEMENTS.get(element.tag)
        if element.tag not in MEANING and row is None:
            yield element.tag
        for name in element.attrib:
            if row and name not in row.attributes and name not in ANYWHERE and name != "style":
                yield f"{element.tag} {name}"
        address = element.get("src") or "https://e.example/"
        if element.tag == "img" and not address.startswith("https://e.example/"):
            yield f"picture {address}"


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_nothing_comes_in_by_the_markdown_file(file) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    if not case["stops"]:
        assert list(brought_in(for_others(case["text"]))) == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("One <!-- aside --> two.", "One  two."),
        ("<scr<!-- x -->ipt>alert(1)</script>", "\\<script>alert(1)"),
        (
            '<iframe src="https://player.vimeo.com/video/1" title="A ferry"></iframe>',
            "[A ferry](<https://vimeo.com/1>)",
        ),
        (
            '<audio src="/a.mp3">The ferry’s horn</audio>',
            "[/a.mp3](<https://e.example/a.mp3>)The ferry’s horn",
        ),
        (
            'An <img src="https://o.example/a.png" alt="ferry">.',
            "An [ferry](<https://o.example/a.png>).",
        ),
        ("![A ferry](https://o.example/a.png)", "[A ferry](https://o.example/a.png)"),
        (
            "![A ferry][f]\n\n[f]: https://o.example/a.png",
            "[A ferry][f]\n\n[f]: https://o.example/a.png",
        ),
        (
            '!!! note ""\n    ![A ferry][f]\n\n[f]: https://o.example/a.png',
            "> [A ferry][f]\n\n[f]: https://o.example/a.png",
        ),
        (
            "![f](a.png)\n\n[f]: https://o.example/a.png",
            "![f](https://e.example/a.png)\n\n[f]: https://o.example/a.png",
        ),
        ('<p style="color: red" class="pull">A</p>', '<p class="pull">A</p>'),
        ("`<iframe src=x></iframe>`", "`<iframe src=x></iframe>`"),
        ("*[HTML]: <b>\n", "*[HTML]: \\<b>\n"),
    ],
)
def test_raw_html_is_put_as_it_may_stand(typed: str, expected: str) -> None:
    assert for_others(typed) == expected
