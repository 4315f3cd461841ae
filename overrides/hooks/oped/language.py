"""The words that a page adds to an op-ed, and how its language writes dates and lists; each language is a file in languages/."""

from datetime import date, datetime
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime

WORDS: dict[str, dict[str, str]] = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in sorted(Path(__file__).parent.glob("languages/*.yml"))
}
RIGHT_TO_LEFT = frozenset("ar ckb dv fa he ks ku ps sd syr ug ur yi".split())


@cache
def words(lang: str) -> dict[str, str]:
    """The table for a language tag, English where there is none; `lang` and `dir` tell what the words are in."""
    known = next(base for base in (lang.split("-")[0], "en") if base in WORDS)
    return WORDS["en"] | WORDS[known] | {"lang": known, "dir": direction(known)}


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


def joined(names: list[str], lang: str) -> str:
    """Names as a language lists them: "A", "A and B", "A, B and C"."""
    *before, last = names
    if not before:
        return last
    return f"{', '.join(before)} {words(lang)['and']} {last}"
