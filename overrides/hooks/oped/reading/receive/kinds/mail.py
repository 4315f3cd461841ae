"""A mail as mail programs save it (.eml): its text is the op-ed, its header gives hints."""

import re
from email.message import EmailMessage

from oped.reading.receive.decoding import Encoding, encoding_of
from oped.reading.receive.findings import LEFT_OUT
from oped.reading.receive.kinds import plain
from oped.reading.receive.material import Cue, Hints, Material
from oped.reading.receive.problem import CannotReceive
from oped.reading.wire import copy, mail
from oped.reading.wire.copy import Line

# A mail begins with header fields, and has one that nobody types.
FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]|From ")
OF_MACHINES = re.compile(
    rb"""
    ^ (?: MIME-Version | Message-ID | Received | Return-Path | Content-Type | DKIM-Signature ) :
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
HEADER_END = re.compile(rb"\r?\n\r?\n")
SIGNATURE = re.compile(r"-- ?")


def recognises(data: bytes) -> bool:
    """Whether bytes begin with a mail's header, as machines write it."""
    head = HEADER_END.split(data, maxsplit=1)[0]
    return bool(FIELD.match(head) and OF_MACHINES.search(head))


def read(data: bytes, wanted: str) -> Material:
    """Read a mail's plain text; raises CannotReceive where there is none."""
    message = mail.parse(data)
    if mail.text_part(message) is None:
        rule = "the mail has no plain text, only HTML"
        raise CannotReceive(f"{rule}; save its text as a .txt file")
    encoding = _encoding(data, wanted)
    lines = copy.read(data, encoding=encoding.label or None, is_mail=True).lines
    cues, typed = plain.header_lines(lines)
    hints = Hints(
        subject=typed.subject or str(message.get("subject", "")),
        sender=typed.sender or str(message.get("from", "")),
        date=typed.date or str(message.get("date", "")),
    )
    return Material(
        lines=lines,
        encoding=encoding,
        format="mail",
        cues=cues | signature(lines),
        hints=hints,
        remarks=tuple(_remarks(message)),
        header=tuple(f"{name}: {value}" for name, value in message.items()),
    )


def signature(lines: tuple[Line, ...]) -> dict[int, Cue]:
    """What stands below "-- ", the line that parts a mail's signature (RFC 3676, 4.3)."""
    cues: dict[int, Cue] = {}
    for number, text in lines:
        if SIGNATURE.fullmatch(text):
            cues = {}
        elif not cues:
            continue
        cues[number] = Cue(LEFT_OUT, "the mail's signature")
    return cues


def _encoding(data: bytes, wanted: str) -> Encoding:
    """The encoding of a mail's text: its charset, where its bytes are of that."""
    content, charset = mail.text_of(data)
    if wanted or charset in ("", "utf-8", "us-ascii") or not copy.is_encoding(charset):
        return encoding_of(content, wanted)
    encoding_of(content, charset)
    return Encoding("", "the mail says so", charset)


def _remarks(message: EmailMessage) -> list[str]:
    """What of a mail was not read."""
    remarks = []
    if message.get_body(preferencelist=("html",)) is not None:
        remarks.append("its HTML, which may have emphasis and links, was not read")
    for part in message.iter_attachments():
        name = part.get_filename() or part.get_content_type()
        remarks.append(f"the attachment '{name}' was not read")
    return remarks
