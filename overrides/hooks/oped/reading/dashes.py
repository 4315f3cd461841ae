"""How a dash between words is set: a wire's `--` as an em dash, and none first in a line.

A no-break space stands before the dash, so that a line may end with it and never begin. The proof
against a wire copy knows it: it sets its own side in the same way before it compares.
"""

import re

NO_BREAK_SPACE = "\u00a0"
# What a wire sends for an em dash: "these -- and", "-- Ed."; not "a--b", "---".
WIRE_DASH = re.compile(r"(?<!\S)--(?=\s)")
# The same, or a dash as an editor types it, with the spaces before it: " -- ", " — ", " – ".
SPACED_DASH = re.compile(
    r"""
    (?: (?<=\S)(?P<space>[ \n]+) | (?<!\S) )  # after a word, or where a text begins
    (?P<dash>--|[–—])
    (?=\s)
    """,
    re.VERBOSE,
)


def set_dashes(text: str) -> str:
    """Plain text as the page shows it: "these -- and" becomes "these\u00a0— and"."""
    return SPACED_DASH.sub(set_dash, text)


def set_foot_line(text: str) -> str:
    """A line at the foot, whose last word keeps its dash as well: "—" never parts from "Ed."."""
    return re.sub(r"(?<=[–—]) (?=\S+$)", NO_BREAK_SPACE, set_dashes(text))


def set_dash(match: re.Match[str]) -> str:
    """What stands on the page for one match of `SPACED_DASH`."""
    dash = match["dash"].replace("--", "—")
    if match["space"]:
        return NO_BREAK_SPACE + dash
    return dash


def with_plain_spaces(text: str) -> str:
    """A text whose dashes are set, for a format that has no lines of its own: "these — and"."""
    if NO_BREAK_SPACE not in text:
        return text
    return re.sub(f"{NO_BREAK_SPACE}(?=[–—])|(?<=[–—]){NO_BREAK_SPACE}", " ", text)
