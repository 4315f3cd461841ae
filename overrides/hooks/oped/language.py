"""The words that a page adds to an op-ed, and how its language writes dates and lists.

Each language is a file in languages/.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

from oped.problem import Problem

FILES = Path(__file__).parent / "languages"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLACEHOLDER = re.compile(r"\{\w+\}")
RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ks ku ps sd syr ug ur yi".split())


@cache
def tables() -> dict[str, dict[str, str]]:
    """The words of each language by its tag, which is its file's name; raises YAMLError
    where one is broken.
    """
    return {file.stem: _load(file) for file in sorted(FILES.glob("*.yml"))}


@cache
def words(lang: str) -> dict[str, str]:
    """The table for a language tag; what it leaves out is English."""
    return tables()["en"] | tables()[language_of_words(lang)]


def language_of_words(lang: str) -> str:
    """The language that the words for a language tag are in: "ko-KR" -> "ko", "he" -> "en"."""
    base = lang.split("-")[0]
    return base if base in tables() else "en"


def read_again() -> list[Problem]:
    """Read the tables anew, as a build does when it starts; returns what is wrong with
    them.

    Each is a mapping of words that English has, with the same places such as {names} in
    them.
    """
    tables.cache_clear()
    words.cache_clear()
    problems = [problem for file in sorted(FILES.glob("*.yml")) for problem in _broken(file)]
    if problems:
        return problems
    english = tables()["en"]
    for lang, table in tables().items():
        for key, text in table.items():
            same = PLACEHOLDER.findall(english.get(key, text))
            if sorted(PLACEHOLDER.findall(text)) != sorted(same):
                places = " and ".join(same) or "no place"
                rule = f"'{key}' must have {places} in it, as in English"
                problems.append(_problem(FILES / f"{lang}.yml", key, rule))
    return problems


def _load(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - a safe one


def _broken(file: Path) -> Iterator[Problem]:
    try:
        table = _load(file)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or error
        yield Problem(_shown(file), mark.line + 1 if mark else 1, f"this must be YAML: {reason}")
        return
    if not isinstance(table, dict):
        yield Problem(_shown(file), 1, "this must be lines of 'word: \"text\"'")
        return
    for key, text in table.items():
        if not isinstance(text, str):
            yield _problem(file, str(key), f"'{key}' must be text in quotation marks")


def _problem(file: Path, key: str, rule: str) -> Problem:
    lines = file.read_text(encoding="utf-8").split("\n")
    here = (number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:"))
    return Problem(_shown(file), next(here, 1), rule)


def _shown(file: Path) -> str:
    """As an editor finds it, below the project's root."""
    return file.relative_to(FILES.parents[3]).as_posix()


def direction(lang: str) -> str:
    return "rtl" if lang.split("-")[0] in RIGHT_TO_LEFT else "ltr"


@cache
def spoken(moment: date, lang: str) -> str:
    """A day, or a day and time as printed, in the long form of the language (Unicode CLDR)."""
    try:
        locale = Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    day = format_date(moment, "long", locale=locale)
    if not isinstance(moment, datetime):
        return day
    time = format_datetime(moment, "HH:mm", locale=locale)
    return f"{day}, {time}"


@cache
def language_name(lang: str) -> str:
    """What a language is called in English: "en-GB" -> "English"; else the tag itself."""
    base = lang.split("-")[0]
    name: str = Locale("en").languages.get(base, base)
    return name


def joined(names: list[str], lang: str) -> str:
    """Names as a language lists them: "A", "A and B", "A, B and C"."""
    *before, last = names
    if not before:
        return last
    return f"{', '.join(before)} {words(lang)['and']} {last}"
