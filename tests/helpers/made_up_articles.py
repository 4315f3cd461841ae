"""Made-up op-eds that use of Markdown what real ones use, as often as real ones do.

How often is counted in 405 articles of 35 public sites: of them so many hold each thing
(COUNTS). What
every second article holds (links, emphasis, lists, quotations, headings) has a chance by eye.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

import yaml

WORDS = yaml.safe_load(
    (Path(__file__).parents[1] / "code/cases/made_up_words.yml").read_text("utf-8")
)
LANGUAGES = {"en": 60, "de": 8, "fr": 8, "es": 8, "it": 4, "pt": 4, "ko": 4, "ja": 4}
COUNTED = 405
COUNTS = {
    "an http link": 112,
    "a picture of another host": 71,
    "a picture from the root": 64,
    "a list nested by two or three spaces": 23,
    "a list behind a line": 23,
    "a picture without words": 41,
    "sections of level one": 37,
    "a first heading of level three": 37,
    "a bare address": 28,
    "an emoji": 28,
    "an address of mail": 20,
    "raw HTML": 19,
    "a style": 17,
    "two quotations in a row": 11,
    "a frame": 9,
    "a fence with options": 9,
    "a line of hashtags": 8,
    "a box of GitHub's": 7,
    "an emoji by its name": 6,
    "a film or a sound": 6,
    "a backslash at a line's end": 3,
    "mathematics": 3,
    "Markdown in details": 2,
}
COMMON = {
    "a link": 340,
    "emphasis": 280,
    "importance": 240,
    "headings": 220,
    "a list": 180,
    "a numbered list": 100,
    "a quotation": 140,
    "a picture": 120,
    "code in words": 60,
    "a fence": 60,
    "a hard break": 50,
    "a rule": 60,
    "a footnote": 35,
    "a reference": 30,
    "a comment": 30,
    "entities": 40,
    "a table": 25,
    "a figure": 20,
    "an element in words": 40,
    "backslashes": 30,
    "a nested list by four spaces": 40,
    "a list with paragraphs": 25,
    "a deletion": 10,
    "underscores in words": 12,
    "a heading with a line under it": 12,
    "code by an indent": 10,
    "hard-wrapped lines": 40,
    "a picture in a link": 15,
    "a quotation in an item": 10,
    "a fence in an item": 15,
    "a table behind a line": 5,
    "a quotation in a quotation": 8,
    "an item that goes on lazily": 20,
    "a tag of a template": 12,
    "an anchor": 10,
    "a line in bold for a heading": 30,
    "a list that does not begin with one": 8,
    "items of every sign": 15,
    "a quotation behind a line": 12,
    "a block without a blank line": 20,
    "an address with brackets": 10,
    "emphasis beside letters": 10,
    "a line break by an element": 15,
    "tabs": 15,
}
# An op-ed with one of these is stopped, and rightly: the words of a picture would be missing.
RIGHTFUL_STOPS = frozenset({"a picture without words"})


class MadeUp(NamedTuple):
    """An op-ed: the name of its file, its text with front matter, and what it holds."""

    name: str
    text: str
    holds: frozenset[str]

    @property
    def is_stopped_rightly(self) -> bool:
        return bool(self.holds & RIGHTFUL_STOPS)


class Prose:
    """Words of one language, as a chance has them."""

    def __init__(self, lang: str, chance: Random) -> None:
        self.lang = lang
        self.chance = chance
        self.vocabulary = WORDS[lang].split()
        self.space = "" if lang == "ja" else " "

    def words(self, least: int = 2, most: int = 4) -> str:
        count = self.chance.randint(least, most)
        return self.space.join(self.chance.choice(self.vocabulary) for _ in range(count))

    def sentence(self) -> str:
        words = self.words(5, 14)
        if self.lang == "ja":
            return words + "。"
        return words[0].upper() + words[1:] + self.chance.choice([".", ".", ".", "?", "!", " …"])

    def paragraph(self, *inserts: str) -> str:
        """Sentences, with pieces of Markdown between their words."""
        parts = [self.sentence() for _ in range(self.chance.randint(2, 5))]
        for insert in inserts:
            parts.insert(
                self.chance.randint(0, len(parts)), insert + self.chance.choice([".", ",", ""])
            )
        return (
            " ".join(parts)
            if self.space
            else "".join(f" {p} " if p in inserts else p for p in parts)
        )


def inline_pieces(prose: Prose) -> dict[str, Callable[[], str]]:
    """What stands in a paragraph, by what it is called."""
    w = prose.words
    chance = prose.chance
    host = "https://town.example.org"
    return {
        "a link": lambda: f"[{w()}]({host}/{chance.randint(1, 99)})",
        "an http link": lambda: (
            f"[{w()}](http://old.town.example.org/{chance.randint(1, 99)}.html)"
        ),
        "emphasis": lambda: chance.choice([f"*{w()}*", f"_{w()}_", f"“*{w()}*”"]),
        "importance": lambda: chance.choice(
            [f"**{w()}**", f"**{w()}:**", f"***{w()}***", f"__{w()}__"]
        ),
        "code in words": lambda: f"`{w(1, 2)} | <b>`",
        "a bare address": lambda: f"{host}/a_b/{chance.randint(1, 99)}?q=1&r=2",
        "an address of mail": lambda: chance.choice(["ada@example.org", "<ada@example.org>"]),
        "an emoji": lambda: chance.choice(["🎉", "👍🏽", "❤️", "🇰🇷"]),
        "an emoji by its name": lambda: f"{w(1, 1)} :tada: {w(1, 1)}",
        "an element in words": lambda: chance.choice(
            [f"<b>{w()}</b>", "H<sub>2</sub>O", f"<em>{w()}</em>", "<kbd>Ctrl</kbd>"]
        ),
        "entities": lambda: chance.choice(["&mdash;", "AT&amp;T", "&copy; 2024", "Q&A", "5 < 6"]),
        "backslashes": lambda: chance.choice([r"\*no\*", r"1\. no", r"\[no\]", r"C:\dir"]),
        "a deletion": lambda: f"~~{w()}~~",
        "underscores in words": lambda: "snake_case_word",
        "an address with brackets": lambda: f"[{w()}](https://town.example.org/a_(b)_c)",
        "emphasis beside letters": lambda: chance.choice(
            [f"**{w(1, 1)}**s", f"un*{w(1, 1)}*", f"“**{w()}**”"]
        ),
    }


def block_pieces(prose: Prose) -> dict[str, Callable[[], str]]:
    """What stands by itself, by what it is called."""
    w, s, p, chance = prose.words, prose.sentence, prose.paragraph, prose.chance
    return {
        "headings": lambda: f"## {w()}\n\n{p()}\n\n## {w()}",
        "a heading with a line under it": lambda: f"{w()}\n{'-' * 12}",
        "sections of level one": lambda: f"# {w()}\n\n{p()}\n\n# {w()}",
        "a first heading of level three": lambda: f"### {w()}\n\n{p()}\n\n### {w()}",
        "a list": lambda: "\n".join(f"{chance.choice('-*')[0]} {s()}" for _ in range(3)).replace(
            "*", "-"
        ),
        "a numbered list": lambda: "\n".join(f"{n}. {s()}" for n in range(1, 4)),
        "a list nested by two or three spaces": lambda: (
            f"- {w()}\n  - {w()}\n  - {w()}\n- {w()}\n\n1. {w()}\n   - {w()}\n2. {w()}"
        ),
        "a nested list by four spaces": lambda: f"* {w()}\n    * {w()}\n    * {w()}\n* {w()}",
        "a list behind a line": lambda: f"{s()}\n- {w()}\n- {w()}\n- {w()}",
        "a list with paragraphs": lambda: f"1. {s()}\n\n   {p()}\n\n2. {s()}\n\n   > {s()}",
        "a quotation": lambda: f"> {p()}\n>\n> — {w()}",
        "two quotations in a row": lambda: f"> {s()}\n\n> {s()}",
        "a picture": lambda: f"![{w()}](assets/ferry.png)",
        "a picture from the root": lambda: f"![{w()}](/img/ferry.png)",
        "a picture of another host": lambda: (
            f"![{w()}](https://pictures.example/{chance.randint(1, 99)}.jpg)"
        ),
        "a picture without words": lambda: "![](assets/ferry.png)",
        "a figure": lambda: (
            f'<figure>\n<img src="../assets/ferry.png" alt="{w()}">\n'
            f"<figcaption>{w()}</figcaption>\n</figure>"
        ),
        "a fence": lambda: f"```\n{w()}\n\n# {w()}\n```",
        "a fence with options": lambda: '```js title="x.js" {1,3}\nlet a = "<b>";\n```',
        "code by an indent": lambda: f"{p()}\n\n    for (x = 1) {{ {w(1, 1)}(); }}",
        "a hard break": lambda: f"{s()}  \n{s()}  \n{s()}",
        "a backslash at a line's end": lambda: f"{s()}\\\n{s()}",
        "hard-wrapped lines": lambda: "\n".join(s() for _ in range(4)),
        "a rule": lambda: chance.choice(["---", "***", "* * *"]),
        "a footnote": lambda: f"{s()}[^{w(1, 1)}]",
        "a reference": lambda: f'[{w()}][1] {s()}\n\n[1]: https://town.example.org/ref "{w()}"',
        "a comment": lambda: chance.choice(["<!-- more -->", f"<!--\n{w()}\n\n{w()}\n-->"]),
        "a table": lambda: (
            f"| {w(1, 1)} | {w(1, 1)} |\n|:--|--:|\n| **{w()}** | {w()} |\n| {w()} | `a` |"
        ),
        "raw HTML": lambda: chance.choice(
            [
                f'<p>{s()} <a href="https://town.example.org/x">{w()}</a></p>',
                f"<ul>\n<li>{w()}</li>\n<li>{w()}</li>\n</ul>",
                f"<table>\n<tr><th>{w(1, 1)}</th><td>1</td></tr>\n</table>",
                f"<blockquote>\n<p>{s()}</p>\n</blockquote>",
            ]
        ),
        "a style": lambda: chance.choice(
            [
                f'<p style="text-align: center">{s()}</p>',
                f'<div align="center">\n\n{s()}\n\n</div>',
                f'{s()} <span style="color:#c00">{w()}</span>',
            ]
        ),
        "a frame": lambda: (
            '<iframe width="560" height="315" src="https://www.youtube.com/embed/ferry-1" '
            "allowfullscreen></iframe>"
        ),
        "a film or a sound": lambda: f'<video src="../assets/ferry.mp4" controls>{w()}</video>',
        "a line of hashtags": lambda: "#" + " #".join(w(1, 1) for _ in range(3)),
        "a box of GitHub's": lambda: f"> [!{chance.choice(['NOTE', 'TIP', 'WARNING'])}]\n> {s()}",
        "a picture in a link": lambda: f"[![{w()}](assets/ferry.png)](https://town.example.org/)",
        "a quotation in an item": lambda: f"- {s()}\n\n  > {s()}\n  > {s()}\n- {s()}",
        "a fence in an item": lambda: f"1. {s()}\n\n    ```sh\n    {w()}\n    ```\n2. {s()}",
        "a table behind a line": lambda: f"{s()}\n| a | b |\n|---|---|\n| {w()} | `x` |",
        "a quotation in a quotation": lambda: f"> {s()}\n>\n> > {s()}\n>\n> {s()}",
        "an item that goes on lazily": lambda: f"- {s()}\n{s()}\n- {s()}\n  {s()}",
        "a tag of a template": lambda: (
            f'{{% include {w(1, 1)}.html %}}\n\n{{{{< figure src="x" >}}}}'
        ),
        "an anchor": lambda: f'<a name="{chance.randint(1, 99)}"></a>\n\n{s()}',
        "a line in bold for a heading": lambda: f"**{w()}**\n\n{s()}",
        "a list that does not begin with one": lambda: f"4. {s()}\n5. {s()}",
        "items of every sign": lambda: f"* {s()}\n* {s()}\n\n+ {s()}\n\n1) {s()}\n2) {s()}",
        "a quotation behind a line": lambda: f"{s()}\n> {s()}\n{w()}",
        "a block without a blank line": lambda: (
            f"## {w()}\n{s()}\n## {w()}\n- {w()}\n- {w()}\n***\n{s()}"
        ),
        "a line break by an element": lambda: f"{s()}<br>{s()}<br/>\n{s()}",
        "tabs": lambda: f"-\t{s()}\n\t- {s()}\n-\t{s()}",
        "mathematics": lambda: f"{w()} $a_1 * b_1 = c_1$ {w()}",
        "Markdown in details": lambda: (
            f"<details>\n<summary>{w()}</summary>\n\n{p()}\n\n- {w()}\n\n</details>"
        ),
    }


def made_up_articles(total: int) -> list[MadeUp]:
    """So many op-eds, always the same; each thing is held by its share of them, at least by one."""
    holders: dict[str, set[int]] = {}
    for name, count in (COUNTS | COMMON).items():
        share = max(1, round(count * total / COUNTED))
        holders[name] = set(Random(name).sample(range(total), share))
    return [
        made_up(seed, frozenset(name for name, seeds in holders.items() if seed in seeds))
        for seed in range(total)
    ]


def made_up(seed: int, holds: frozenset[str]) -> MadeUp:
    """The op-ed of a seed that holds these things."""
    chance = Random(f"article {seed}")
    (lang,) = chance.choices(list(LANGUAGES), list(LANGUAGES.values()))
    prose = Prose(lang, chance)
    inlines = inline_pieces(prose)
    blocks = block_pieces(prose)
    pieces = [blocks[name]() for name in sorted(holds) if name in blocks]
    chance.shuffle(pieces)
    inserts = [inlines[name]() for name in sorted(holds) if name in inlines]
    paragraphs = [prose.paragraph(*inserts[n::4]) for n in range(4)]
    text = [paragraphs[0]]
    for number, piece in enumerate(pieces):
        text.append(piece)
        text.append(paragraphs[number] if 0 < number < 4 else prose.paragraph())
    body = "\n\n".join([*text, *paragraphs[max(1, len(pieces)) :]])
    return MadeUp(
        f"made-up-{seed}", front_matter(seed, lang) + with_notes(body, prose) + "\n", holds
    )


def with_notes(body: str, prose: Prose) -> str:
    """A text with the footnotes that it refers to."""
    if "[^" not in body:
        return body
    name = body.partition("[^")[2].partition("]")[0]
    return f"{body}\n\n[^{name}]: {prose.sentence()}"


def front_matter(seed: int, lang: str) -> str:
    return f"""---
template: article.html
title: Made-up article {seed}
authors:
  - name: Ada Example
date: 2024-05-03
source: The Example Wire
lang: {lang}
---

"""
