"""The words of vocabulary.yml as patterns."""

import re
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("vocabulary.yml")
# What these say depends on capitals: "AP Photo", "(The Example Wire)".
AS_PRINTED = frozenset(["caption", "wire", "sign_off", "the_writer"])


@cache
def line(name: str) -> re.Pattern[str]:
    """A pattern of whole lines: `line("kicker").fullmatch("Opinion")`."""
    return re.compile(f"(?:{_alternatives(name)})", _flags(name))


@cache
def word(name: str) -> re.Pattern[str]:
    """A pattern of whole words within a line: `word("media").search("The Lunn Times")`."""
    return re.compile(rf"\b(?:{_alternatives(name)})\b", _flags(name))


def _flags(name: str) -> re.RegexFlag:
    return re.NOFLAG if name in AS_PRINTED else re.IGNORECASE


def _alternatives(name: str) -> str:
    return "|".join(_vocabulary()[name])


@cache
def _vocabulary() -> dict[str, list[str]]:
    words: dict[str, list[str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return words
