"""A text in which a database labels the parts: "BYLINE: Ada Example"."""

import re

from oped.reading.receive.decoding import encoding_of
from oped.reading.receive.findings import (
    AUTHOR,
    DATE,
    HEADLINE,
    LEFT_OUT,
    SOURCE,
    STANDFIRST,
)
from oped.reading.receive.material import Cue, Material
from oped.reading.receive.problem import CannotReceive
from oped.reading.wire import copy
from oped.reading.wire.copy import Line
from oped.reading.wire.spaces import plain

LABELS_OF_ROLES = {
    HEADLINE: "HEADLINE TITLE HEADING",
    STANDFIRST: "SUBHEAD SUBTITLE HIGHLIGHT DECK STANDFIRST",
    AUTHOR: "BYLINE AUTHOR AUTHORS BY",
    SOURCE: "SOURCE PUBLICATION NEWSPAPER",
    DATE: "DATE PUBLISHED PUBLICATION-DATE",
    LEFT_OUT: (
        "BODY TEXT SECTION LENGTH LOAD-DATE LANGUAGE PUBLICATION-TYPE JOURNAL-CODE GRAPHIC "
        "DATELINE COLUMN EDITION CORRECTION-DATE SUBJECT ACC-NO DOCUMENT-TYPE COPYRIGHT "
        "CATEGORY KEYWORDS NOTES"
    ),
}
ROLES = {label: role for role, labels in LABELS_OF_ROLES.items() for label in labels.split()}
LABEL = re.compile(r"[ \t]*([A-Z-]+):[ \t]*(.*)")
DOCUMENT = re.compile(r"\d+ of \d+ DOCUMENTS?")
FEWEST = 2
# How far the lines of a head are indented, to stand in the middle.
CENTRED = (" " * 8, "\t\t")
# What a byte that was no character became on the way.
REPLACED = "\ufffd "


def recognises(data: bytes) -> bool:
    """Whether two labels or more begin lines."""
    text = data.decode("utf-8", "replace")
    labels = set()
    for line in text.splitlines():
        label = _label(line)
        if label:
            labels.add(label)
    return len(labels) >= FEWEST


def read(data: bytes, wanted: str) -> Material:
    """Read the lines of a text and what its labels say of them; raises CannotReceive."""
    encoding = encoding_of(data, wanted)
    lines = copy.read(data, encoding=encoding.label or None).lines
    documents = []
    for number, text in lines:
        if DOCUMENT.fullmatch(plain(text)):
            documents.append(number)
    if len(documents) > 1:
        first, second = documents[:2]
        where = f"the first begins in line {first}, the second in line {second}"
        rule = f"the file holds {len(documents)} documents; {where}"
        raise CannotReceive(f"{rule}: save each as its own file")
    cues = _labels(lines)
    if documents:
        cues |= _masthead(lines)
    return Material(lines, encoding, cues=cues)


def _label(line: str) -> str:
    """The label that a line begins with; empty where it begins with none that is known."""
    match = LABEL.match(line)
    if match and match[1] in ROLES:
        return match[1]
    return ""


def _labels(lines: tuple[Line, ...]) -> dict[int, Cue]:
    cues = {}
    for number, text in lines:
        label = _label(text)
        if label:
            cues[number] = Cue(ROLES[label], f"labelled {label}")
    return cues


def _masthead(lines: tuple[Line, ...]) -> dict[int, Cue]:
    """The lines in the middle above the headline: the newspaper, then day and edition."""
    cues = {}
    is_first = True
    for number, text in lines:
        said = plain(text).strip(REPLACED)
        is_centred = text.startswith(CENTRED) or number == 1
        if said and not is_centred:
            break
        if DOCUMENT.fullmatch(said) or (plain(text) and not said):
            cues[number] = Cue(LEFT_OUT, "the database's own")
        elif said and is_first:
            cues[number] = Cue(SOURCE, "the first line of a database's head")
            is_first = False
    return cues
