"""Lists in boxes, notes and captions, which hand over one block after the other."""

import re

import pytest

from helpers.reader import html_of

# What opens something that holds blocks, and how far in these stand.
HOLDERS = {
    "a box": ("!!! note\n", "    "),
    "a box that opens": ("??? note\n", "    "),
    "a box of GitHub's": ("> [!NOTE]\n", "> "),
    "a caption": ("/// caption\n", ""),
    "a footnote": ("Words.[^1]\n\n[^1]: Words.\n\n", "    "),
    "a definition": ("Term\n\n:   Words.\n\n", "    "),
}


def items(markdown: str) -> list[str]:
    """The words of each item of a list."""
    inner = re.findall(r"<li>(.*?)</li>", html_of(markdown), re.DOTALL)
    return [" ".join(re.sub("<[^>]*>", " ", words).split()) for words in inner]


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["- One", "", "  goes on."], ["One goes on."]),
        (["- One", "", "  goes on.", "", "  And on."], ["One goes on. And on."]),
        (["- One", "", "  goes on.", "", "- Two"], ["One goes on.", "Two"]),
        (
            ["1. One", "", "   goes on.", "2. Two", "", "   goes on."],
            ["One goes on.", "Two goes on."],
        ),
        (["- One", "", "- Two", "", "  goes on.", "", "Words."], ["One", "Two goes on."]),
    ],
)
def test_an_item_goes_on_behind_a_blank_line(
    holder: str, rows: list[str], words: list[str]
) -> None:
    opened, margin = HOLDERS[holder]
    inner = "\n".join(f"{margin}{row}".rstrip() for row in rows)
    end = "\n///" if holder == "a caption" else ""
    assert items(f"{opened}{inner}{end}\n") == words
