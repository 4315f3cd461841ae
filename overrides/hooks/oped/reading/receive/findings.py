"""What was found in a received text: its fields, and what each of its lines is."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from oped.reading.receive.material import UNSURE, Hints
from oped.reading.receive.pieces import Piece

HEADLINE = "headline"
STANDFIRST = "standfirst"
AUTHOR = "author"
DATE = "date"
SOURCE = "source"
TEXT = "text"
BIOGRAPHY = "biography"
SIGN_OFF = "sign-off"
LEFT_OUT = "left out"


class Field(NamedTuple):
    """A value for front matter, whether it is sure, and why; an unsure one is a proposal."""

    value: str
    certainty: str
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether an editor must say it."""
        return self.certainty == UNSURE or not self.value


class Span(NamedTuple):
    """A fact in a piece: where, its role, and its value; that of a date is its template."""

    start: int
    end: int
    role: str
    value: str


# The facts that pieces print, by number of piece.
Spans = Mapping[int, Sequence[Span]]
NO_SPANS: Spans = MappingProxyType({})


class Part(NamedTuple):
    """A piece, its roles in order, how sure they are and why, and the facts that it prints.

    A piece that prints none is left out, or text.
    """

    piece: Piece
    roles: tuple[str, ...]
    certainty: str
    reason: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph of the text."""
        return self.roles == (TEXT,)


class Author(NamedTuple):
    """A name, and what is said of that person."""

    name: Field
    biography: Field | None = None


class Findings(NamedTuple):
    """All that was found in a text.

    `parts` are its pieces in order without a repeated tail, which is `tail` rows long.
    `dateline` is what stands before the text on its line, `lead_in` its first words where
    they are in capitals, `wrapped` the width at which it was wrapped.
    """

    title: Field
    standfirst: Field | None
    authors: tuple[Author, ...]
    date: Field
    source: Field
    sign_off: tuple[str, ...]
    lang: Field
    parts: tuple[Part, ...]
    tail: int
    wrapped: int | None
    dateline: str
    lead_in: str
    hints: Hints

    @property
    def first_text(self) -> int:
        """The number of the first paragraph among the parts."""
        numbers = [i for i, part in enumerate(self.parts) if part.is_text]
        return numbers[0]

    @property
    def has_hour(self) -> bool:
        """Whether the date has an hour."""
        return len(self.date.value) > len("2024-09-03")

    @property
    def biographies(self) -> list[str]:
        """What is said of the authors, in their order."""
        texts = []
        for author in self.authors:
            if author.biography:
                texts.append(author.biography.value)
        return texts
