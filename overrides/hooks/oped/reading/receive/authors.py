"""Who wrote a text: the names above it, in bylines and labels, or alone on their lines."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.receive.cues import bylines, names
from oped.reading.receive.cues.bylines import Byline
from oped.reading.receive.cues.names import Name
from oped.reading.receive.findings import AUTHOR, NO_SPANS, Field, Span, Spans
from oped.reading.receive.material import SURE, UNSURE
from oped.reading.receive.zones import Marked

LABEL = re.compile(r"\s*[A-Z-]+:\s*")
ALONE = "a name on a line of its own"


class Beside(NamedTuple):
    """What stands in a byline beside names: the piece, and where in it."""

    piece: int
    start: int
    end: int


class Bylines(NamedTuple):
    """The names above a text as fields in their order, and where they stand, by piece.

    `others` stand beside them, `pieces` are their lines, and `has_brackets` tells whether
    the names stand in brackets before the headline.
    """

    fields: tuple[Field, ...] = ()
    spans: Spans = NO_SPANS
    others: tuple[Beside, ...] = ()
    pieces: tuple[int, ...] = ()
    has_brackets: bool = False


def authors(above: Sequence[Marked], whole: str) -> Bylines:
    """Who wrote the text, by labels, brackets, "By …"; `whole` is all of what came in."""
    result = Bylines()
    for i, item in enumerate(above):
        line = _labelled(item) or item.byline
        if line is None:
            if bylines.BY_ALONE.fullmatch(item.text):
                result = _below(above, i, result, whole)
        elif result.has_brackets and not line.has_brackets:
            # "[Ada Example] The headline", and then "By X": X is who sent it out.
            beside = Beside(i, line.start, line.end)
            result = result._replace(
                others=(*result.others, beside),
                pieces=(*result.pieces, i),
            )
        else:
            result = _with(result, i, line, whole)
    return result


def proposed(written: Bylines, above: Sequence[Marked], whole: str) -> Bylines:
    """Who may have written a text whose bylines name no person: an office, a bare name."""
    for beside in written.others:
        words = above[beside.piece].text[beside.start : beside.end]
        if names.is_media(words) or written.has_brackets:
            continue
        field = Field(words, UNSURE, "the byline names no person")
        span = Span(beside.start, beside.end, AUTHOR, words)
        spans = {beside.piece: [span]}
        return written._replace(fields=(field,), spans=spans, others=())
    bare = bare_names(above, whole)
    return bare._replace(
        others=written.others,
        pieces=written.pieces + bare.pieces,
        has_brackets=written.has_brackets,
    )


def bare_names(marked: Sequence[Marked], whole: str) -> Bylines:
    """The last line that is names and nothing else: a proposal, for a third are none."""
    for i in range(len(marked) - 1, -1, -1):
        item = marked[i]
        text = item.text
        if item.dates:
            text = text[: item.dates[0].start]
        listed = bylines.bare(text)
        if listed and not item.kind:
            line = Byline(listed, [], 0, len(text))
            result = _with(Bylines(), i, line, whole)
            fields = []
            for field in result.fields:
                fields.append(field._replace(certainty=UNSURE, reason=ALONE))
            return result._replace(fields=tuple(fields))
    return Bylines()


def _labelled(item: Marked) -> Byline | None:
    """The byline that a label says a line to be."""
    if item.cue is None or item.cue.role != AUTHOR:
        return None
    text = item.text
    start = 0
    label = LABEL.match(text)
    if label:
        start = label.end()
    by = bylines.BY.match(text[start:])
    if by:
        start += by.end()
    listed = names.split(text, start, len(text))
    return Byline(listed.names, listed.others, start, len(text))


def _below(above: Sequence[Marked], i: int, given: Bylines, whole: str) -> Bylines:
    """The names on the lines below a "By" that stands alone."""
    result = given._replace(pieces=(*given.pieces, i))
    for j in range(i + 1, len(above)):
        text = above[j].text
        listed = names.split(text, 0, len(text))
        if listed.names and not listed.others:
            line = Byline(listed.names, [], 0, len(text))
            result = _with(result, j, line, whole)
        elif not above[j].kind:
            break
    return result


def _with(given: Bylines, i: int, line: Byline, whole: str) -> Bylines:
    """The names with those of a further line; nobody is named twice."""
    fields = list(given.fields)
    named = {field.value for field in fields}
    spans = []
    for name in line.names:
        field = _field(name, whole)
        spans.append(Span(name.start, name.end, AUTHOR, field.value))
        if field.value not in named:
            fields.append(field)
            named.add(field.value)
    others = [Beside(i, start, end) for start, end in line.others]
    return Bylines(
        fields=tuple(fields),
        spans={**given.spans, i: spans},
        others=(*given.others, *others),
        pieces=(*given.pieces, i),
        has_brackets=given.has_brackets or line.has_brackets,
    )


def _field(name: Name, whole: str) -> Field:
    """A name in small letters, as the text itself prints it elsewhere if it does."""
    if not name.is_in_capitals:
        return Field(name.name, SURE, "a byline")
    pattern = rf"\b{re.escape(name.printed)}\b"
    for match in re.finditer(pattern, whole, re.IGNORECASE):
        if names.in_small_letters(match[0]) == match[0]:
            return Field(match[0], SURE, "a byline; its small letters are the text's")
    if names.hides_capitals(name.printed):
        reason = f"'{name.printed}' may have capitals within"
        return Field(name.name, UNSURE, reason)
    return Field(name.name, SURE, "a byline in capitals")
