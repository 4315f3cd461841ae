"""Plain text, as wires and pages give it; at its top may stand a mail's header lines."""

import re

from oped.reading.receive.decoding import encoding_of
from oped.reading.receive.findings import LEFT_OUT
from oped.reading.receive.material import Cue, Hints, Material
from oped.reading.wire import copy
from oped.reading.wire.copy import Line

SUBJECT = frozenset("Subject Betreff Objet Asunto 제목".split())
SENDER = frozenset("From Von De 보낸사람".split())
DATE = frozenset("Date Sent Datum Gesendet Envoyé Fecha 날짜".split())
OTHERS = frozenset(
    "To Cc Bcc Reply-To Attachment Attachments An Anlage Anlagen À A Para 받는사람".split()
)
NAMES = SUBJECT | SENDER | DATE | OTHERS
HEADER = re.compile(r"(?P<name>[\w-]+)\s?:\s+(?P<value>\S.*)")
FORWARDED = re.compile(
    r"\W* (?: (?:forwarded|original)[ ]message | weitergeleitete[ ]nachricht ) \W*",
    re.VERBOSE | re.IGNORECASE,
)
OF_HEADER = Cue(LEFT_OUT, "a mail's header")
FEWEST = 2


def recognises(data: bytes) -> bool:
    """Any file that is no other kind is plain text, or told to be none."""
    return True


def read(data: bytes, wanted: str) -> Material:
    """Read the lines of a text; a mail's header lines at its top are hints, no text."""
    encoding = encoding_of(data, wanted)
    lines = copy.read(data, encoding=encoding.label or None).lines
    cues, hints = header_lines(lines)
    return Material(lines, encoding, cues=cues, hints=hints)


def header_lines(lines: tuple[Line, ...]) -> tuple[dict[int, Cue], Hints]:
    """The header lines of a mail at the top of a text, and what they say."""
    cues: dict[int, Cue] = {}
    values: dict[str, str] = {}
    for number, text in lines:
        line = text.strip()
        if FORWARDED.fullmatch(line):
            cues[number] = OF_HEADER
            continue
        match = HEADER.fullmatch(line)
        if match and match["name"] in NAMES:
            values.setdefault(match["name"], match["value"])
            cues[number] = OF_HEADER
        elif line:
            break
    is_mail = not (SUBJECT | SENDER).isdisjoint(values)
    if len(values) < FEWEST or not is_mail:
        return {}, Hints()
    return cues, Hints(_one(values, SUBJECT), _one(values, SENDER), _one(values, DATE))


def _one(values: dict[str, str], names: frozenset[str]) -> str:
    """The first of the values that have certain names."""
    for name, value in values.items():
        if name in names:
            return value
    return ""
