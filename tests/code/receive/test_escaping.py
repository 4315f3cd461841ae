"""What Markdown would take for its own is shown as typed, and the proof undoes each escape."""

import random
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.drafts import publish
from oped.commands import receive
from oped.reading.receive.escaping import escaped
from oped.reading.wire import paragraphs

Build = Callable[..., subprocess.CompletedProcess[str]]
WORDS = "the ferry runs and nobody counts people on its pier in May or June".split()
SIGNS = (
    "* _ ** __ ` `` ~ ~~ ^ = == [ ] ( ) [x](y) [^1] [x] ![a](b) <b> </b> < & &amp; &copy; &#65; "
    "> # ## - + 1. 1) 1945. "
    "| |a|b| { } {:.x} :smile: : :: ; ! !!! ??? /// \\ \\* https://a.example/x_y_z a@b.example "
    "www.a.example -- --- ... "
    "$x$ $$ \" ' “ ” (c) @name *[HTML]: [x]: ~~~ ``` === <!-- --> <![ % 10:30:15 x_y_z _x_ a*b*c "
    "+1 => -> <- <3 • – ¹ é 한국 "
    "\\(x\\) [[a]] {{x}} {%x%} x^2^ H~2~O a|b #tag ![ ](x) [a][b] -[ ] +++ ***"
).split(" ")
END = (
    "and so the people of the town went on waiting for a ferry that they had been promised in "
    "the spring of that year, and for another one that nobody had promised them."
)


def paragraph(chance: random.Random) -> str:
    """A paragraph of words and signs, some of them run together."""
    text = chance.choice(["", *SIGNS]) + chance.choice(["", " "])
    for _ in range(chance.randint(6, 16)):
        text += chance.choice(WORDS if chance.random() < 0.55 else SIGNS)
        text += chance.choice([" ", " ", ""])
    return " ".join(f"{text} {END}".split())


@given(st.lists(st.sampled_from([*SIGNS, *WORDS]), min_size=1, max_size=12).map(" ".join))
def test_what_was_escaped_is_undone(text: str) -> None:
    assert [item.text for item in paragraphs(f"x\n\n{escaped(text)}", 1)] == ["x", text]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("1945. The war ended", "1945\\. The war ended"),
        ("- item", "\\- item"),
        ("-- and so", "-- and so"),
        ("# of passengers", "\\# of passengers"),
        ("a_word and a *word*", "a_word and a \\*word\\*"),
        ("R&D, AT&T &amp; co", "R&D, AT&T &amp;amp; co"),
        ("5 < 6, <b>bold</b>", "5 < 6, &lt;b>bold&lt;/b>"),
        ("he [the mayor] said", "he [the mayor] said"),
        ("see [1](2) and [^1]", "see \\[1](2) and [\\^1]"),
    ],
)
def test_only_what_must_be_is_escaped(text: str, markdown: str) -> None:
    assert escaped(text) == markdown


@pytest.mark.slow
def test_three_hundred_paragraphs_of_signs_are_shown_as_they_came(
    empty_project: Path,
    build: Build,
) -> None:
    chance = random.Random(20240903)
    texts = [paragraph(chance) for _ in range(300)]
    heading = "A ferry is half a town\nBy Nora Sample\nThe Lunn Gazette\nSept. 3, 2024\n\n"
    file = empty_project / "letter.txt"
    file.write_text(heading + "\n\n".join(texts), encoding="utf-8")
    message, code = receive.receive(file, {}, docs=empty_project / "docs", today=date(2026, 1, 1))
    assert code == 0, message
    publish(empty_project / "docs/a-ferry-is-half-a-town.md")
    # The build reads the op-ed back from its page, and holds it against the file.
    done = build(empty_project, COMPANIONS="false")
    assert done.returncode == 0, done.stderr
    page = empty_project / "site/a-ferry-is-half-a-town/index.html"
    assert "Verbatim from the" in page.read_text(encoding="utf-8")
