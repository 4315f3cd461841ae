"""A file of the editor's: its bytes as text, and its name as an address."""

import re

from oped.problem import Problem

CONTROL_CHARACTER = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ADDRESS_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.md)?")
BYTE_ORDER_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, *, path: str) -> tuple[str, list[Problem]]:
    """A file's bytes as text with LF line ends; a byte-order mark, CRLF and CR are what some editors write."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [_not_utf_8(data, error, path)]
    text = re.sub(r"\r\n?", "\n", text)
    control = CONTROL_CHARACTER.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        code = f"U+{ord(control[0]):04X}"
        rule = f"the file must be text, not hold the control character {code}"
        return "", [Problem(path, line, rule)]
    return text, []


def _not_utf_8(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    looks_like = "Windows-1252 or Latin-1"
    if data[:2] in BYTE_ORDER_MARKS_OF_UTF_16:
        looks_like = "UTF-16"
    before = data[: error.start].decode("latin-1")
    line = before.count("\n") + 1
    found = f"what looks like {looks_like} (byte 0x{data[error.start]:02x})"
    return Problem(path, line, f"the file must be saved as UTF-8, not as {found}")


def name_problems(path: str) -> list[Problem]:
    """A file's name is its page's address: lower-case ASCII letters, digits and hyphens."""
    if path == "docs/op-eds.md":
        rule = "the file needs another name: the list of all op-eds has this one"
        return [Problem(path, 1, rule)]
    for part in path.split("/")[1:]:
        if not ADDRESS_PART.fullmatch(part):
            rule = "a file's name is an address, made of lower-case letters, digits and hyphens"
            return [Problem(path, 1, f"{rule}, not '{part}'")]
    return []
