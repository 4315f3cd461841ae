"""Markdown that nobody wrote: lists and mixed texts as a seed has them."""

from collections.abc import Callable
from random import Random
from typing import TypeVar

Made = TypeVar("Made")
WORDS = (
    "bridge road town river school market vote council winter night bakers limes ferry bank tree "
    "harbour budget letter mayor summer"
).split()
SIGNS = ["-", "-", "-", "*", "+", "1.", "2.", "1)", "10.", "3."]
ODD = [
    "2 * 3 * 4",
    "a < b",
    "5 > 4",
    "_x",
    "**y",
    "#tag",
    "1986. x",
    "~z",
    "[a]",
    "(b)",
    "c!d",
    "\\",
]


def words(chance: Random, most: int = 4) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def choose(chance: Random, makers: list[tuple[int, Callable[[], Made]]]) -> Made:
    """What one of the makers makes, each as often as its weight says."""
    weights = [weight for weight, _ in makers]
    (make,) = chance.choices([make for _, make in makers], weights)
    return make()


def random_list(chance: Random) -> str:
    """Items at any indent, with lazy lines, paragraphs, quotations and code in them and between."""
    lines: list[str] = []
    indent = chance.choice([0, 0, 0, 1, 2])
    for _ in range(chance.randint(2, 10)):
        lines += lines_of_list(chance, indent)
        step = chance.choice([0, 0, 0, 2, 3, 4, -2, -3, -4, 2, 1])
        indent = max(0, min(12, indent + step))
    return "\n".join(lines) + "\n"


def lines_of_list(chance: Random, indent: int) -> list[str]:
    return choose(
        chance,
        [
            (62, lambda: [list_item(chance, indent)]),
            (10, lambda: [""]),
            (8, lambda: [" " * chance.choice([0, 0, 2, 3, 4]) + words(chance)]),
            (6, lambda: ["", " " * chance.choice([2, 2, 3, 4, 4, 6]) + words(chance)]),
            (3, lambda: ["", " " * chance.choice([2, 4, 6, 8]) + "> " + words(chance)]),
            (3, lambda: fence_in_item(chance)),
            (3, lambda: ["", " " * chance.choice([6, 8, 10]) + words(chance)]),
            (5, lambda: ["", words(chance), ""]),
        ],
    )


def list_item(chance: Random, indent: int) -> str:
    gap = chance.choice([1, 1, 1, 1, 2, 3, 4, 5])
    text = words(chance) if chance.random() > 0.04 else ""
    return " " * indent + chance.choice(SIGNS) + " " * gap + text


def fence_in_item(chance: Random) -> list[str]:
    indent = " " * chance.choice([2, 2, 4, 3])
    return ["", f"{indent}```", indent + words(chance), f"{indent}```"]


def inline(chance: Random) -> str:
    text = words(chance, 2)
    one = chance.choice(WORDS)
    return choose(
        chance,
        [
            (50, lambda: words(chance, 5)),
            (8, lambda: f"*{text}*"),
            (8, lambda: f"**{text}**"),
            (6, lambda: f"[{text}](https://x.example/{one})"),
            (4, lambda: f"`{text}`"),
            (3, lambda: f"![{text}]({one}.png)"),
            (3, lambda: f"~~{text}~~"),
            (3, lambda: f"https://y.example/{one}"),
            (2, lambda: f"<b>{text}</b>"),
            (2, lambda: "&amp; &mdash; &lt;"),
            (2, lambda: f"***{text}*** and _{text}_"),
            (2, lambda: f"[{text}][ref]"),
            (2, lambda: f"\\*{text}\\*"),
            (2, lambda: f"snake_case_{one}"),
            (3, lambda: chance.choice(ODD)),
        ],
    )


def paragraph(chance: Random) -> str:
    lines = []
    for _ in range(chance.randint(1, 3)):
        text = " ".join(inline(chance) for _ in range(chance.randint(1, 3)))
        lines.append(text + chance.choice(["", "", "", "", "  ", "\\"]))
    return "\n".join(lines).rstrip("\\ ")


def block(chance: Random, depth: int) -> str:
    return choose(
        chance,
        [
            (30, lambda: paragraph(chance)),
            (8, lambda: "#" * chance.randint(1, 4) + " " + inline(chance)),
            (4, lambda: words(chance) + "\n" + chance.choice(["---", "==="])),
            (14, lambda: random_list(chance).rstrip("\n")),
            (8, lambda: quotation(chance, depth)),
            (6, lambda: fence(chance)),
            (4, lambda: f"    {words(chance)}\n    {words(chance)}"),
            (5, lambda: table(chance)),
            (3, lambda: chance.choice(["---", "***", "- - -"])),
            (4, lambda: f"<div>\n{words(chance)}\n</div>"),
            (3, lambda: f"<!-- {words(chance)} -->"),
            (3, lambda: f"{words(chance)}[^n]\n\n[^n]: {words(chance)}"),
            (
                3,
                lambda: (
                    f"<details>\n<summary>{words(chance)}</summary>\n\n"
                    f"{paragraph(chance)}\n\n</details>"
                ),
            ),
            (5, lambda: "[ref]: https://z.example/" + chance.choice(WORDS)),
        ],
    )


def quotation(chance: Random, depth: int) -> str:
    text = random_text(chance, depth + 1) if depth < 2 else paragraph(chance)
    lines = text.rstrip("\n").split("\n")
    return "\n".join(f"> {line}" if chance.random() > 0.05 else line for line in lines)


def fence(chance: Random) -> str:
    signs = chance.choice(["```", "~~~", "````"])
    info = chance.choice(["", "js", ' yaml title="x"', "{.py}"])
    return f"{signs}{info}\n{words(chance)}\n\n# {words(chance)}\n{signs}"


def table(chance: Random) -> str:
    head = f"| {words(chance, 1)} | {words(chance, 1)} |\n|---|:-:|"
    return f"{head}\n| {inline(chance)} | {words(chance)} |\n| x |"


def random_text(chance: Random, depth: int = 0) -> str:
    """Blocks of every kind, one behind the other, now and then without a blank line between."""
    text = ""
    for _ in range(chance.randint(2, 6)):
        text += block(chance, depth) + chance.choice(["\n\n", "\n\n", "\n\n", "\n"])
    return text
