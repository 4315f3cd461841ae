"""The `wire:` block of front matter, made of what the lines of a received text are."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from oped.reading.receive import templates
from oped.reading.receive.findings import AUTHOR, Findings, Part
from oped.reading.receive.material import Material
from oped.reading.wire.layout import escaped, names_of
from oped.reading.wire.spaces import plain

# What shows that a line is between those who sent a text and those who got it.
PRIVATE = re.compile(
    r"""
    \S@\S+\.\w
    | \b (?: tel | phone | mobile | telefon ) \b .* \d{3}
    | \b not\ (?: intended\ )? for\ publication \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Wire(NamedTuple):
    """The values of a `wire:` block, as article.Wire has them; empty ones go unwritten."""

    private: bool
    format: str
    encoding: str
    wrapped: int | None
    date: str
    heading: tuple[str, ...]
    dateline: str
    lead_in: str
    ending: tuple[str, ...]
    left_out: tuple[str, ...]
    unstated: tuple[str, ...]


def wire(findings: Findings, material: Material) -> Wire:
    """Lay out the copy of a text."""
    date = templates.date_form(findings)
    written = [templates.line(part, findings, date) for part in findings.parts]
    dateline = templates.dateline(findings, date)
    in_layout = _kept_in_place(findings.parts, written)
    texts = {line.number: plain(line.text) for line in material.lines}
    heading: list[str] = []
    ending: list[str] = []
    left_out: list[str] = []
    for i, part in enumerate(findings.parts):
        if part.is_text:
            continue
        if i not in in_layout:
            left_out += [texts[number] for number in part.piece.numbers]
        elif i < findings.first_text:
            heading.append(written[i] or escaped(part.piece.text))
        else:
            ending.append(written[i] or escaped(part.piece.text))
    for number in _repeated(findings):
        if texts[number] in left_out:
            left_out.append(texts[number])
    return Wire(
        private=_is_private(left_out, material),
        format=material.format,
        encoding=material.encoding.label,
        wrapped=findings.wrapped,
        date=date,
        heading=tuple(heading),
        dateline=dateline,
        lead_in=findings.lead_in,
        ending=tuple(ending),
        left_out=tuple(left_out),
        unstated=tuple(_unstated(findings, [*heading, *ending, dateline], date)),
    )


def _is_private(left_out: Sequence[str], material: Material) -> bool:
    """Whether a copy holds more than the op-ed: a mail's header, addresses, notes."""
    if material.format == "mail" or any(material.hints):
        return True
    return any(PRIVATE.search(line) for line in left_out)


def _kept_in_place(parts: Sequence[Part], written: Sequence[str]) -> frozenset[int]:
    """The parts that are lines of the layout.

    Those with places; and those that could not be named as left out, since the same words
    stand before them and are kept.
    """
    kept = set()
    for i, part in enumerate(parts):
        if written[i] or part.roles == (AUTHOR,):
            kept.add(i)
    mistaken = _mistaken(parts, kept)
    while mistaken is not None:
        kept.add(mistaken)
        mistaken = _mistaken(parts, kept)
    return frozenset(kept)


def _mistaken(parts: Sequence[Part], kept: set[int]) -> int | None:
    """A part to be left out whose words the proof would find in a part before it."""
    left_out = []
    for i, part in enumerate(parts):
        if i not in kept and not part.is_text:
            left_out.append(i)
    for i, part in enumerate(parts):
        if not left_out:
            return None
        if i == left_out[0]:
            left_out.pop(0)
        elif part.piece.text == parts[left_out[0]].piece.text:
            return left_out[0]
    return None


def _repeated(findings: Findings) -> list[int]:
    """The numbers of the rows that the tail says again."""
    if not findings.tail:
        return []
    numbers: list[int] = []
    for part in findings.parts:
        numbers += part.piece.numbers
    return numbers[-findings.tail :]


def _unstated(findings: Findings, layout: Sequence[str], date: str) -> list[str]:
    """The facts that no line of the layout prints; `date` is the form of the date there."""
    places = {place.lower() for line in layout for place in names_of(line)}
    if "date" in places:
        places |= names_of(date)
    absent = []
    if "title" not in places:
        absent.append("title")
    if places.isdisjoint(["authors", "names"]):
        absent += _unnamed(findings, places)
    if "source" not in places:
        absent.append("source")
    if places.isdisjoint(["date", "year", "yy"]):
        absent.append("date")
    elif findings.has_hour and places.isdisjoint(["minute"]):
        # The copy prints the day, the editor knows the hour.
        absent += ["hour", "minute"]
    return absent


def _unnamed(findings: Findings, places: set[str]) -> list[str]:
    """The authors whom no line names; a biography that begins with a name proves it."""
    absent = []
    for i, author in enumerate(findings.authors):
        biography = author.biography.value if author.biography else ""
        is_named = f"author[{i}]" in places or f"given[{i}]" in places
        if not is_named and not biography.startswith(author.name.value):
            absent.append(f"author[{i}]")
    if len(absent) == len(findings.authors):
        is_proven = bool(findings.authors) and not absent
        return [] if is_proven else ["authors"]
    return absent
