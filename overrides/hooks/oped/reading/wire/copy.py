"""A wire copy as numbered lines of text, and what was undone to get them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import webencodings

from oped.reading.wire import mail

UTF_8 = "utf-8"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# What no line of a page can hold: controls but for the tab, and Unicode's noncharacters.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Line(NamedTuple):
    """A line of a copy: its number from 1, its text without line end and controls."""

    number: int
    text: str


@dataclass(frozen=True)
class Copy:
    """A copy's lines, blank ones too; how often what was undone; how its bytes were read."""

    lines: tuple[Line, ...]
    line_ends: int
    control_characters: int
    encoding: str


class UnreadableCopy(ValueError):
    """A copy whose bytes are not of its encoding: `line` from 1, and what to write."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read(data: bytes, *, encoding: str | None = None, is_mail: bool = False) -> Copy:
    """Read the bytes of a copy.

    `encoding` is a label of the WHATWG Encoding Standard, UTF-8 where there is none; of a
    mail the text part is read, whose lines are numbered from 1. Raises UnreadableCopy.
    """
    label = encoding or UTF_8
    if is_mail:
        data, charset = mail.text_of(data)
        if not encoding and is_encoding(charset):
            label = charset
    text = _decoded(data, label)
    parts = LINE_END.split(text)
    lines = []
    controls = 0
    for number, part in enumerate(parts, 1):
        lines.append(Line(number, CONTROL.sub("", part)))
        controls += len(CONTROL.findall(part))
    blank_lines = parts[:-1].count("")
    return Copy(
        lines=tuple(lines),
        line_ends=blank_lines + text.count("\r"),
        control_characters=controls,
        encoding=_said(label, data),
    )


def is_encoding(label: str) -> bool:
    """Whether the WHATWG Encoding Standard knows the label: "windows-1252", "euc-kr"."""
    return webencodings.lookup(label) is not None


def _said(label: str, data: bytes) -> str:
    """What is said of an encoding: nothing of UTF-8 without a mark."""
    if webencodings.lookup(label).name != UTF_8:
        return label
    if data.startswith(BYTE_ORDER_MARK):
        return "UTF-8 (BOM)"
    return ""


def _decoded(data: bytes, label: str) -> str:
    codec = webencodings.lookup(label).codec_info
    try:
        text = codec.decode(data, "strict")[0]
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        rule = f"not hold the byte 0x{data[error.start]:02x}"
        if label == UTF_8:
            remedy = "where it is Windows-1252, add `encoding: windows-1252` to `wire:`"
            message = f"a wire copy must be UTF-8, {rule}; {remedy}"
        else:
            message = f"the wire copy must be {label}, as its `encoding` says, {rule}"
        raise UnreadableCopy(line, message) from error
    return str(text).removeprefix("\ufeff")
