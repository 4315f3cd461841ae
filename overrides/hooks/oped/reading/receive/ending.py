"""The lines below a text: what is said of the authors, how it is signed off, the rest."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from oped.reading.receive.cues import biographies, furniture, names
from oped.reading.receive.findings import AUTHOR, BIOGRAPHY, SIGN_OFF, Field, Span
from oped.reading.receive.material import SURE, UNSURE
from oped.reading.receive.zones import Marked

DASHES = ("—", "–", "-")


class Ending(NamedTuple):
    """Biographies by author's number, sign-offs in order, where all stand, by piece."""

    biographies: Mapping[int, Field]
    sign_off: Mapping[int, str]
    spans: Mapping[int, list[Span]]


class _Said(NamedTuple):
    """What a line says of an author, by number."""

    author: int
    field: Field
    span: Span


def ending(below: Sequence[Marked], first: int, authors: Sequence[str]) -> Ending:
    """Read the lines below the text, of which the first is piece `first`.

    `authors` are the names of those who wrote it.
    """
    biographies_of: dict[int, Field] = {}
    signed: dict[int, str] = {}
    spans: dict[int, list[Span]] = {}
    for i, item in enumerate(below, first):
        text = item.text
        if item.cue or item.kind == furniture.LEGAL:
            continue
        if biographies.is_sign_off(text):
            signed[i] = text
            spans[i] = [Span(0, len(text), SIGN_OFF, text)]
            continue
        repeated = names_alone(text, authors)
        if repeated:
            spans[i] = repeated
            continue
        said = _said(text, authors)
        if not said and not item.kind:
            said = _below_name(text, authors, spans.get(i - 1, []))
        new = [one for one in said if one.author not in biographies_of]
        if not new:
            continue
        spans[i] = []
        for one in new:
            biographies_of[one.author] = one.field
            spans[i].append(one.span)
        behind = biographies.sign_off_behind(text)
        if behind is not None:
            signed[i] = text[behind:]
            spans[i].append(Span(behind, len(text), SIGN_OFF, signed[i]))
    return Ending(biographies_of, signed, spans)


def names_alone(text: str, authors: Sequence[str]) -> list[Span]:
    """Where the authors stand in a line that has their names and nothing else."""
    listed = names.split(text, 0, len(text))
    # "— Ada Example, Marl" signs a text from where it was written.
    is_signed = text.startswith(DASHES) and len(listed.others) <= 1
    if listed.others and not is_signed:
        return []
    by_folded_name = {}
    for author in authors:
        by_folded_name[author.casefold()] = author
    spans = []
    for item in listed.names:
        author = by_folded_name.get(item.name.casefold(), "")
        if not author:
            return []
        spans.append(Span(item.start, item.end, AUTHOR, author))
    return spans


def _said(text: str, authors: Sequence[str]) -> list[_Said]:
    """What a line says of authors by name, or of "the author"."""
    behind = biographies.sign_off_behind(text)
    words = text[:behind].rstrip()
    said = []
    for item in biographies.read(words, authors):
        value = words[item.start : item.end]
        span = Span(item.start, item.end, BIOGRAPHY, value)
        author = item.author
        if author is not None:
            field = Field(value, SURE, "it begins with the author's name")
        else:
            author = 0
            field = _of_the_author(value, len(authors))
        if authors:
            said.append(_Said(author, field, span))
    return said


def _of_the_author(value: str, count: int) -> Field:
    """What is said of "the author", of whom there may be several."""
    if count == 1:
        return Field(value, SURE, "it is said of the author")
    return Field(value, UNSURE, "of which author it is said is not clear")


def _below_name(text: str, authors: Sequence[str], above: Sequence[Span]) -> list[_Said]:
    """What stands right below a name that stands alone again: what that person is."""
    if len(above) != 1 or above[0].role != AUTHOR:
        return []
    author = list(authors).index(above[0].value)
    field = Field(text, SURE, "it stands below the author's name")
    return [_Said(author, field, Span(0, len(text), BIOGRAPHY, text))]
