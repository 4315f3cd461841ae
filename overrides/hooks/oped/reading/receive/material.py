"""What is read from a received file before anything is made of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from oped.reading.receive.decoding import Encoding
from oped.reading.wire.copy import Line

SURE = "sure"
UNSURE = "unsure"
GIVEN = "given"


class Cue(NamedTuple):
    """What the kind of file says of one of its lines: a role (findings), and why."""

    role: str
    reason: str


class Hints(NamedTuple):
    """What stands around an op-ed and is never its own: a mail's subject, sender, date."""

    subject: str = ""
    sender: str = ""
    date: str = ""


class Material(NamedTuple):
    """What a kind of file gives.

    Its lines with their numbers from 1, how its bytes were read, how the proof must read it
    ("text" or "mail"), what its kind says of lines by number, hints, remarks for the editor,
    and the fields of a mail's header, which stand before its lines.
    """

    lines: tuple[Line, ...]
    encoding: Encoding
    format: str = "text"
    cues: Mapping[int, Cue] = MappingProxyType({})
    hints: Hints = Hints()
    remarks: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
