"""Each element of the tree knows the line that it was made from, whatever stands round it."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import pytest
from markdown.treeprocessors import Treeprocessor

from helpers import made_up_markdown
from helpers.reader import Reader
from oped.reading.markdown import taken_out

ARTICLES = sorted((Path(__file__).parents[1] / "cases/markdown").glob("*.md"))

TEXT = """\
Same line.

Same line.

##

Text with
a [link
over](https://x.example/
"title") and [ref][a
b] then ![pic
ture](x.png) and <b
class="x">bold</b> `code
two` and *em
three* end <i>x</i>\\
broken\x20\x20
twice <u>u</u>

- one
- same
  Same line.

  para [x](y)
- same

> - quote
>   [x](y)
>
> ```
> Same line.
> ```
> after <s>s</s>

<details>
<summary>S</summary>
<a href="x">raw</a>

Same line.

</details>

<div markdown>
Inner *em*

- item [x](y)
</div>

| a | b |
|---|---|
| [x](y) | 2 |
| 1 | ![x](y) |

Setext
------

1986\\. text[^n]

![a](b)
![c](d)

[a b]: https://x.example/

Term
: def [x](y)

!!! note "Box"

    In it <q>q</q>

!!! tip

    - Same line.

[^n]: Same line.

    With <em>more</em>.
"""
# The elements in the order of the tree, each with its line; the rest of a tree is in between.
LINES = """
p 1; p 3; p 7; a 8; a 10; img 11; b 12; code 13; em 14; i 15; br 15; br 16; u 17;
ul 19; li 19; li 20; p 20; p 23; a 23; li 24;
blockquote 26; ul 26; li 26; a 27; pre 29; p 32; s 32;
details 34; summary 35; a 36; p 38;
div 42; p 43; em 43; ul 45; li 45; a 45;
table 48; th 48; th 48; td 50; a 50; td 50; td 51; td 51; img 51;
h2 53; p 56; p 58; img 58; img 59; dl 63; dt 63; dd 64; a 64;
div 66; p 66; p 68; q 68; div 70; p 70; ul 72; li 72; li 74; p 74; p 76; em 76
"""


class Watch(Treeprocessor):
    """Keeps the tree as it is once raw HTML is part of it, with the line of each element."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader.markdown)
        self.reader = reader
        self.elements: list[tuple[etree.Element, int]] = []
        reader.markdown.treeprocessors.register(self, "watch", 18.95)

    def run(self, root: etree.Element) -> None:
        lines = self.reader.body.numbering.lines
        self.elements = [
            (element, lines.of(element)) for element in root.iter() if element is not root
        ]

    def lines_of(self, text: str) -> list[tuple[etree.Element, int]]:
        self.reader.html(text)
        return self.elements


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch(Reader())


def test_every_kind_of_element_has_its_line(watch: Watch) -> None:
    expected = [tuple(pair.split()) for pair in LINES.replace("\n", " ").split(";")]
    wanted = {tag for tag, _ in expected}
    found = [
        (element.tag, str(line)) for element, line in watch.lines_of(TEXT) if element.tag in wanted
    ]
    missing = list(expected)
    for pair in found:
        if missing and pair == missing[0]:
            missing.pop(0)
    assert missing == []


def test_an_element_that_is_put_round_others_has_the_line_of_the_first(watch: Watch) -> None:
    lines = watch.reader.body.numbering.lines
    elements = watch.lines_of("One.\n\nTwo *three*.\n")
    box = etree.Element("div")
    box.append(elements[1][0])
    assert lines.of(box) == 3
    assert lines.of(etree.Element("div")) == 1


# What is a part of a sign, an address or an entity, and no word.
NO_WORDS = "ref div js py yaml title summary details https example png mdash amp"
WORD = re.compile(rf"\b(?!(?:{'|'.join(NO_WORDS.split())})\b)[a-z]{{3,}}\b")
NUMBERED = re.compile(r"[a-z]+L(\d+)l")
KINDS = frozenset("p a img li em strong del h1 h2 h3 h4 td th b".split())


def with_line_words(text: str) -> str:
    """A text in which each word says the line that it is on: bridge -> bridgeL12l."""
    lines = text.split("\n")
    return "\n".join(WORD.sub(rf"\g<0>L{number}l", line) for number, line in enumerate(lines, 1))


def own_line(element: etree.Element) -> int | None:
    """The line that the words on an element's first line say they are on."""
    words = element.get("alt") or "".join(element.itertext())
    match = NUMBERED.search(words.strip("\n").partition("\n")[0])
    return int(match[1]) if match else None


def wrong_lines(pairs: Iterable[tuple[etree.Element, int | None, int]]) -> tuple[list[str], int]:
    """Elements whose line is not the one that their own words say, and how many have words."""
    wrong = []
    count = 0
    for element, own, line in pairs:
        if element.tag in KINDS and own:
            count += 1
            if own != line:
                wrong.append(f"<{element.tag}> of line {own}: {line}")
    return wrong, count


MAKERS = [made_up_markdown.random_list, made_up_markdown.random_text]


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.slow
def test_lines_of_random_texts_are_right(watch: Watch, make: Callable[[Random], str]) -> None:
    pairs = []
    for seed in range(200):
        text = with_line_words(make(Random(f"lines {seed}")))
        pairs += [(element, own_line(element), line) for element, line in watch.lines_of(text)]
    wrong, count = wrong_lines(pairs)
    assert count >= 700
    assert len(wrong) <= count * 0.002, wrong


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.slow
def test_lines_are_right_where_all_words_are_alike(
    watch: Watch, make: Callable[[Random], str]
) -> None:
    """A text of one word alone has the shape of the text whose words say their lines."""
    pairs = []
    for seed in range(200):
        text = with_line_words(make(Random(f"alike {seed}")))
        own = [own_line(element) for element, _ in watch.lines_of(text)]
        alike = watch.lines_of(NUMBERED.sub("same", text))
        pairs += [(element, line, found) for line, (element, found) in zip(own, alike, strict=True)]
    wrong, count = wrong_lines(pairs)
    assert count >= 700
    assert len(wrong) <= count * 0.002, wrong


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
@pytest.mark.slow
def test_the_marks_of_lines_change_nothing(
    make: Callable[[Random], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [make(Random(f"marks {seed}")) for seed in range(200)]
    articles = [file.read_text("utf-8") for file in ARTICLES]
    # Footnotes are numbered by the lines that refer to them.
    texts += [article for article in articles if "[^" not in article]
    with_marks = [Reader().html(text) for text in texts]
    monkeypatch.setattr(taken_out, "marked", lambda line, words, number: line)
    assert [Reader().html(text) for text in texts] == with_marks


def test_no_mark_of_a_line_is_published() -> None:
    for file in ARTICLES:
        assert "\x02" not in Reader().html(file.read_text("utf-8"))
