"""Who sent a text out: what stands beside and below the byline, in dateline and sign-off."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oped.reading.receive.authors import Bylines
from oped.reading.receive.cues import names
from oped.reading.receive.findings import NO_SPANS, SOURCE, Field, Span, Spans
from oped.reading.receive.material import GIVEN, SURE, UNSURE
from oped.reading.receive.zones import Marked

RIGHTS = re.compile(
    r"""
    (?: © | \(c\) | copyright ) \s?
    (?: \d{4} )? ,? \s?               # a year,
    (?P<holder> [^.,]{3,50}? )        # who holds them,
    (?: \. | ,.* )?                   # and what else is said
    """,
    re.VERBOSE | re.IGNORECASE,
)
BEFORE_NAME = re.compile(r"\W*(?:for|special to|in|für|pour)\s", re.IGNORECASE)
LABEL = re.compile(r"\s*(?:SOURCE|PUBLICATION|NEWSPAPER):\s*")
# What stands around a name in a sign-off, and around a line of a wire.
BRACKETS = "() "
BEHIND = " =<"


class Source(NamedTuple):
    """The source as a field, and where lines print it, by piece."""

    field: Field
    spans: Spans = NO_SPANS


def source(
    above: Sequence[Marked],
    written: Bylines,
    agency: str,
    signed: Mapping[int, str],
    below: Mapping[int, Marked],
) -> Source:
    """Who sent the text out.

    `agency` is what its dateline says, `signed` are the sign-offs by piece, `below` all
    pieces below the text.
    """
    named = (
        _labelled(above)
        or _beside_byline(above, written, signed)
        or _below_byline(above, written)
        or _signed(agency, signed)
        or _rights(below)
    )
    if named:
        return named
    if agency:
        return Source(Field(agency, UNSURE, "the dateline's"))
    return Source(Field("", UNSURE, "no line names who sent it out"))


def given(said: str, around: Mapping[int, Marked]) -> Source:
    """The source that an editor says, and the lines around the text that print it."""
    spans = {}
    for i, item in around.items():
        start = item.text.casefold().find(said.casefold())
        if start >= 0:
            spans[i] = [Span(start, start + len(said), SOURCE, said)]
    return Source(Field(said, GIVEN), spans)


def _labelled(above: Sequence[Marked]) -> Source | None:
    for i, item in enumerate(above):
        if item.cue and item.cue.role == SOURCE:
            label = LABEL.match(item.text)
            start = label.end() if label else 0
            return _at(i, item.text, start, SURE, item.cue.reason)
    return None


def _beside_byline(
    above: Sequence[Marked], written: Bylines, signed: Mapping[int, str]
) -> Source | None:
    """What stands in the byline behind the names, or is the byline behind brackets."""
    signs = {sign.strip(BRACKETS).casefold() for sign in signed.values()}
    for beside in written.others:
        text = above[beside.piece].text[: beside.end]
        words = text[beside.start :].strip()
        start = text.index(words, beside.start)
        if words.casefold() in signs:
            return _at(beside.piece, text, start, SURE, "the byline and the sign-off")
        if written.has_brackets:
            reason = f"'By {words}' may be a person"
            return _at(beside.piece, text, start, UNSURE, reason)
        if names.is_media(words):
            return _at(beside.piece, text, start, SURE, "the byline")
    return None


def _below_byline(above: Sequence[Marked], written: Bylines) -> Source | None:
    """A line right below the byline that names a newspaper or a wire."""
    for i in written.pieces:
        if i + 1 >= len(above) or above[i + 1].kind:
            continue
        text = above[i + 1].text
        before = BEFORE_NAME.match(text)
        start = before.end() if before else 0
        if names.is_media(text[start:]):
            return _at(i + 1, text, start, SURE, "the line below the byline")
    return None


def _signed(agency: str, signed: Mapping[int, str]) -> Source | None:
    """The name in brackets at the end: sure if the dateline says the same."""
    for sign in signed.values():
        name = sign.strip(BRACKETS)
        if not sign.startswith("(") or name.upper() == "END":
            continue
        if name.casefold() == agency.casefold():
            return Source(Field(name, SURE, "dateline and sign-off"))
        return Source(Field(name, UNSURE, "the sign-off"))
    return None


def _rights(below: Mapping[int, Marked]) -> Source | None:
    """Who holds the rights, which may be another than who sent it out."""
    for i, item in below.items():
        match = RIGHTS.fullmatch(item.text)
        if match:
            text = item.text[: match.end("holder")]
            return _at(i, text, match.start("holder"), UNSURE, "the line of rights")
    return None


def _at(i: int, text: str, start: int, certainty: str, reason: str) -> Source:
    """The source at the end of a piece's words, from a place on."""
    words = text[start:].rstrip(BEHIND)
    span = Span(start, start + len(words), SOURCE, words)
    return Source(Field(words, certainty, reason), {i: [span]})
