"""The bytes of a received file as text: which encoding, how known, and what is no text."""

import codecs
import re
from typing import NamedTuple

import webencodings

from oped.reading.receive.problem import CannotReceive

UTF_8 = "utf-8"
WINDOWS_1252 = "windows-1252"
MARKS = {
    codecs.BOM_UTF8: UTF_8,
    codecs.BOM_UTF16_LE: "utf-16le",
    codecs.BOM_UTF16_BE: "utf-16be",
}
BLANK = b" \t\r\n\x00\xef\xbb\xbf"
# How files begin that are no text, and what an editor can do.
NOT_TEXT = {
    b"PK\x03\x04": "a Word or OpenDocument file (or an archive); save it as plain text",
    b"\xd0\xcf\x11\xe0": "an old Word file; save it as plain text",
    b"%PDF": "a PDF; copy its text into a plain text file",
    rb"{\rtf": "a rich text file; save it as plain text",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
PAGE = re.compile(rb"\s*(<\?xml[^>]*>\s*)?<(!doctype html|html|head|body)\b", re.IGNORECASE)
# Letters beyond ASCII: of a text in a Latin script they are no more than a share.
HIGH_LETTER = re.compile(r"[^\W\d_a-zA-Z]")
LETTER = re.compile(r"[^\W\d_]")
MOST_HIGH_LETTERS = 0.25
SAY_ENCODING = "say which encoding it has: ENCODING=euc-kr, ENCODING=windows-1250 …"


class Encoding(NamedTuple):
    """An encoding: its label, how it is known, and what an editor is told that it is.

    The label is what front matter must say, empty where the file itself says it.
    """

    label: str
    reason: str
    name: str = "UTF-8"


def refuse_what_is_no_text(data: bytes) -> None:
    """Raise CannotReceive for bytes that hold no text that can be read."""
    if not data.strip(BLANK):
        raise CannotReceive("the file is empty")
    for start, kind in NOT_TEXT.items():
        if data.startswith(start):
            raise CannotReceive(f"the file must be text or mail, not {kind}")
    if PAGE.match(data):
        kind = "a saved page; copy its text into a plain text file"
        raise CannotReceive(f"the file must be text or mail, not {kind}")


def encoding_of(data: bytes, wanted: str) -> Encoding:
    """The encoding of a text; `wanted` is what the editor says that it is, if anything.

    A mark at the start decides, then whether the bytes are UTF-8; else they are taken for
    Windows-1252, if they can be. Raises CannotReceive.
    """
    if wanted:
        return _wanted(data, wanted)
    for mark, label in MARKS.items():
        if data.startswith(mark):
            return _named(label, "its byte-order mark says so")
    if b"\x00" in data:
        raise CannotReceive("the file must be text, not bytes such as a program writes")
    if _decodes(data, UTF_8):
        return _named(UTF_8, "all of its bytes are")
    return _windows_1252(data)


def _wanted(data: bytes, wanted: str) -> Encoding:
    encoding = webencodings.lookup(wanted)
    if encoding is None:
        rule = "ENCODING must be the name of an encoding"
        example = "such as ENCODING=windows-1252 or ENCODING=euc-kr"
        raise CannotReceive(f"{rule}, {example}, not '{wanted}'")
    if not _decodes(data, wanted):
        remedy = "leave it out, or say another"
        raise CannotReceive(f"the file is not {wanted}, as ENCODING says: {remedy}")
    label = UTF_8 if encoding.name == UTF_8 else wanted
    return _named(label, "ENCODING says so")


def _windows_1252(data: bytes) -> Encoding:
    if not _decodes(data, WINDOWS_1252):
        raise CannotReceive(f"the file is neither UTF-8 nor Windows-1252; {SAY_ENCODING}")
    text = data.decode("cp1252")
    letters = len(LETTER.findall(text))
    high = len(HIGH_LETTER.findall(text))
    if high > letters * MOST_HIGH_LETTERS:
        start = text.strip()[:24]
        rule = f"the file is not UTF-8, and as Windows-1252 it reads '{start}…'"
        raise CannotReceive(f"{rule}; {SAY_ENCODING}")
    reason = "its bytes are not UTF-8, and such are taken for Windows-1252"
    return _named(WINDOWS_1252, reason)


def _named(label: str, reason: str) -> Encoding:
    if label == UTF_8:
        return Encoding("", reason)
    return Encoding(label, reason, label)


def _decodes(data: bytes, label: str) -> bool:
    try:
        webencodings.lookup(label).codec_info.decode(data, "strict")
    except UnicodeDecodeError:
        return False
    return True
