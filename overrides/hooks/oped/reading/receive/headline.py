"""What a text is called: the headline and the standfirst among the lines above it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.receive.cues import furniture, vocabulary
from oped.reading.receive.findings import HEADLINE, NO_SPANS, STANDFIRST, Field, Span, Spans
from oped.reading.receive.material import GIVEN, SURE, UNSURE
from oped.reading.receive.zones import Marked

# What stands before a headline on its line: "OPINION: …", "Opinion | …", "[시론] …".
LABEL = re.compile(
    r"""
    (?: (?: OPINION | COMMENTARY | COLUMN | EDITORIAL | OP-ED | ANALYSIS | ESSAY | VIEW
          | GUEST\ COLUMN | KOMMENTAR | GASTBEITRAG | MEINUNG | TRIBUNE | OPINIÓN ) \ ? [:|/–—-]
      | (?: Opinion | Commentary | Kommentar | Meinung | Tribune | Opinión ) \ ? \|
      | (?: HEADLINE | TITLE | HEADING | SUBHEAD | SUBTITLE | HIGHLIGHT | DECK | STANDFIRST ) :
    ) [ ]
    | \[ [^\]]{1,20} \] \ ?
    """,
    re.VERBOSE,
)
# A kicker before the headline on its line: "Was fehlt :   Wer unterschreibt?".
SPACED_COLON = re.compile(r"\S\s:\s{2,}\S")
# What wires and databases put around a line.
BEFORE = "^* "
BEHIND = " <=;|"
SENTENCE_WITHIN = re.compile(r"[.!?] [A-ZÀ-Þ]")
MOST_WORDS_OF_KICKER = 2
MOST_LETTERS_OF_KICKER = 24
LONGEST = 170
# A line behind the headline is a standfirst if it is so many times as long.
LENGTH_OF_STANDFIRST = 1.5


class Titles(NamedTuple):
    """Headline and standfirst as fields, where they stand, by piece, and the kickers."""

    title: Field
    standfirst: Field | None = None
    spans: Spans = NO_SPANS
    kickers: tuple[int, ...] = ()


def titles(above: Sequence[Marked], taken: frozenset[int], byline: int | None) -> Titles:
    """The headline among the pieces above a text.

    `taken` are those that are something else, `byline` is the one of the byline or date,
    above which a headline mostly stands.
    """
    labelled = _labelled(above)
    if labelled:
        return labelled
    free = []
    for i, item in enumerate(above):
        if i not in taken and _may_be(item):
            free.append(i)
    before = [i for i in free if byline is None or i <= byline]
    candidates = before or free
    kickers = [i for i in candidates if _is_kicker(above[i])]
    rest = [i for i in candidates if i not in kickers]
    if not candidates:
        return Titles(Field("", UNSURE, "no line above the text can be the headline"))
    if not rest:
        return _chosen(above, candidates, ())
    return _chosen(above, rest, tuple(kickers))


def given(said: str, above: Sequence[Marked], taken: frozenset[int]) -> Titles:
    """The headline that an editor says, and the line above the text that prints it."""
    field = Field(said, GIVEN)
    for i, item in enumerate(above):
        start = item.text.casefold().find(said.casefold())
        if start >= 0 and i not in taken:
            span = Span(start, start + len(said), HEADLINE, said)
            return Titles(field, spans={i: [span]})
    return Titles(field)


def in_brackets(text: str, raw: str) -> Span | None:
    """The headline behind names in brackets: "[Ada Example] A town needs its bridge"."""
    rest = text[text.find("]") + 1 :].lstrip()
    offset = len(text) - len(rest)
    span = headline_span(rest, raw)
    if not span.value:
        return None
    return Span(offset + span.start, offset + span.end, HEADLINE, span.value)


def headline_span(text: str, raw: str) -> Span:
    """Where the headline stands in its line, without a label, a kicker, a wire's signs.

    `raw` is the line as it is typed.
    """
    start = len(text) - len(text.lstrip(BEFORE))
    label = LABEL.match(text, start)
    if label:
        start = label.end()
    elif SPACED_COLON.search(raw):
        start = text.index(" : ") + len(" : ")
    end = len(text.rstrip(BEHIND))
    return Span(start, end, HEADLINE, text[start:end])


def _may_be(item: Marked) -> bool:
    """Whether a piece may be the headline, its standfirst or a kicker."""
    if item.cue or item.piece.width > LONGEST or item.text.endswith(","):
        return False
    if vocabulary.word("greeting").match(item.text):
        return False
    return item.kind in ("", furniture.KICKER)


def _labelled(above: Sequence[Marked]) -> Titles | None:
    """The headline that a label names."""
    spans: dict[int, list[Span]] = {}
    fields: dict[str, Field] = {}
    for i, item in enumerate(above):
        role = item.cue.role if item.cue else ""
        if role in (HEADLINE, STANDFIRST) and role not in fields:
            span = headline_span(item.text, item.piece.raw)
            spans[i] = [span._replace(role=role)]
            fields[role] = Field(span.value, SURE, "a label says so")
    if HEADLINE not in fields:
        return None
    return Titles(fields[HEADLINE], fields.get(STANDFIRST), spans)


def _is_kicker(item: Marked) -> bool:
    """Whether a line says of what kind or about what the text is."""
    words = item.text.split()
    is_short = len(words) <= MOST_WORDS_OF_KICKER
    if is_short and len(item.text) <= MOST_LETTERS_OF_KICKER:
        return True
    return item.kind == furniture.KICKER or item.text.endswith("/")


def _chosen(above: Sequence[Marked], candidates: Sequence[int], kickers: tuple[int, ...]) -> Titles:
    """The headline of several lines: sure if the others can only be its standfirst."""
    number = _first(above, candidates)
    item = above[number]
    span = headline_span(item.text, item.piece.raw)
    spans = {number: [span]}
    field = Field(span.value, SURE, "the line above the byline")
    standfirst = None
    # A database parts headline and standfirst by a semicolon.
    is_parted = item.text.endswith(";") and number + 1 in candidates
    if is_parted:
        candidates = [number, number + 1]
    for i in candidates:
        text = above[i].text
        if text == item.text:
            continue
        is_longer = len(text) > LENGTH_OF_STANDFIRST * len(span.value)
        if i < number or not (is_parted or is_longer or _is_sentence(above[i])):
            reason = f"'{text[:40]}' could be the headline too"
            field = field._replace(certainty=UNSURE, reason=reason)
        elif standfirst is None:
            standfirst = Field(text, SURE, "a line below the headline")
            spans[i] = [Span(0, len(text), STANDFIRST, text)]
    if _is_sentence(item):
        field = field._replace(certainty=UNSURE, reason="it ends as a sentence does")
    return Titles(field, standfirst, spans, kickers)


def _first(above: Sequence[Marked], candidates: Sequence[int]) -> int:
    """The line that stands there twice, else the first that is no sentence, else the first."""
    texts = [above[i].text for i in candidates]
    for i in candidates:
        if texts.count(above[i].text) > 1:
            return i
    for i in candidates:
        if not _is_sentence(above[i]):
            return i
    return candidates[0]


def _is_sentence(item: Marked) -> bool:
    """Whether a line is a sentence, as standfirsts are and headlines are not."""
    text = item.text.rstrip(BEHIND)
    return text.endswith(".") or bool(SENTENCE_WITHIN.search(text))
