"""A file of the editor's: its bytes as text, and where it is."""

import re
from pathlib import Path

from oped.problem import Problem
from oped.reading.characters import FORBIDDEN as FORBIDDEN_CHARACTER

BYTE_ORDER_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, *, path: str) -> tuple[str, list[Problem]]:
    """A file's bytes as text with LF line ends, without the byte-order mark of some editors."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_not_utf_8(data, error, path)]
    text = re.sub(r"\r\n?", "\n", text)
    control = FORBIDDEN_CHARACTER.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        code = f"U+{ord(control[0]):04X}"
        rule = f"the file must be text, not hold the character {code}"
        return "", [Problem(path, line, rule)]
    return text, []


def _not_utf_8(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    looks_like = "Windows-1252 or Latin-1"
    if data[:2] in BYTE_ORDER_MARKS_OF_UTF_16:
        looks_like = "UTF-16"
    before = data[: error.start].decode("latin-1")
    line = before.count("\n") + 1
    encoding = f"what looks like {looks_like} (byte 0x{data[error.start]:02x})"
    return Problem(path, line, f"the file must be saved as UTF-8, not as {encoding}")


def find(docs: Path, name: str) -> Path | None:
    """The file of this name below docs/; None where there is none, or the name or a
    link leads out of it.
    """
    try:
        file = (docs / name).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):  # too long, with a null, links in a circle
        return None
    if file.is_file() and file.is_relative_to(docs.resolve()):
        return file
    return None
