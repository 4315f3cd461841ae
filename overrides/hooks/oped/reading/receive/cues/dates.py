"""Dates in a line: where they stand, which moments they are, how the line prints them."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from oped.reading.receive.cues import vocabulary
from oped.reading.receive.cues.date_parts import Part, moment_of, month_numbers, template_of

KOREAN_WEEKDAY = r"(?: \ ?\( [월화수목금토일] \) )?"
TIME = r"""
    (?P<half_before> 오전\ ? | 오후\ ? )?
    (?P<hour> \d{1,2} ) (?: [:.h] | \ ?h\ ? | 시\ ? ) (?P<minute> \d{2} ) (?!\d) (?: 분 )?
    (?: \ ? (?P<half> [ap]m\b | [ap]\.m\. ) )?
"""
TIME_BEHIND = re.compile(
    rf"""
    {KOREAN_WEEKDAY}
    (?: ,?\ ?[-–—|/·]?\ ? | ,?\ (?: at | um | à | a\ las | alle | kl\.? )\ | T | \ )
    {TIME}
    """,
    re.VERBOSE | re.IGNORECASE,
)
TIME_BEFORE = re.compile(
    rf"(?<![\d:.]) {TIME} (?: \ ?[A-Z]{{2,4}} )? ,?\ (?: on\ )? $",
    re.VERBOSE | re.IGNORECASE,
)
# How far behind "Updated" a date may stand.
NEAR = r"[^\d]{0,25}$"
LAST_MONTH = 12
DAY = r"(?P<day> (?<!\d)\d{1,2}(?:st|nd|rd|th)? )"
YEAR = r"(?P<year> (?:19|20)\d\d )(?!\d)"
MONTH = r"(?P<month> \d\d? )"
TWO_DIGIT_YEAR = r"(?P<year> \d\d )(?!\d)"
TWO_DIGIT_DAY = r"(?<!\d)(?P<day> \d\d )"
TWO_DIGIT_TIME = r"(?P<hour> \d\d )(?P<minute> \d\d )"


class PrintedDate(NamedTuple):
    """A date in a line: where it stands, which moment it is, how a layout prints it.

    The template is empty where no layout can. `is_update` where it is that of a change;
    `doubt` is why an editor must be asked about it, empty where there is none.
    """

    start: int
    end: int
    moment: date
    template: str
    is_update: bool = False
    doubt: str = ""


def find(text: str, lang: str, *, has_times: bool = True) -> list[PrintedDate]:
    """The dates in a line of single spaces, in order; forms are those of an op-ed in `lang`.

    Without times, days alone are found, and what stands beside them is no part of them.
    """
    dates: list[PrintedDate] = []
    for pattern in _patterns():
        if "hour" in pattern.groupindex and not has_times:
            continue
        for match in pattern.finditer(text):
            if _overlaps(match, dates):
                continue
            read = _read(match, text, lang, has_times=has_times)
            if read:
                dates.append(read)
    return sorted(dates, key=lambda one: one.start)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """The forms of a day; then the trailers of wires, which say day and time at once."""
    longest_first = sorted(month_numbers(), key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    name = rf"(?P<name> \b(?:{names})\b\.? )"
    between = r"(?: [-/] | \.\ ? )"
    slashes = r"(?P<one> \d\d? )/(?P<two> \d\d? )/(?P<year> (?:19|20)\d\d | \d\d )"
    written = (
        rf"(?P<year> (?:19|20)\d\d ) {between} {MONTH} {between} (?P<day> \d\d? )(?!\d)",
        rf"{YEAR} 년\ ? {MONTH} 월\ ? (?P<day> \d\d? ) 일",
        rf"{name}\ ?{DAY},?\ {YEAR}",
        rf"{DAY}(?:er|º|\.)?\ (?:of\ |de\ )?{name}(?:\ de\ |,\ |\ ){YEAR}",
        rf"{DAY}\.\ ?{MONTH}\.\ ?{YEAR}",
        rf"(?<![\d/]) {slashes} (?![\d/])",
        rf"{DAY}\.(?P<month> \d\d )\.{TWO_DIGIT_YEAR}",
        # "EXW-WF-09-03-24 1509GMT"
        rf"(?<!\d)(?P<month> \d\d )-(?P<day> \d\d )-(?P<year> \d\d )\ {TWO_DIGIT_TIME}(?=\ ?GMT)",
        # "031259 Sep 24", "031259 GMT Sep 24"
        rf"{TWO_DIGIT_DAY}{TWO_DIGIT_TIME}(?:\ GMT)?\ {name}\ {TWO_DIGIT_YEAR}",
    )
    flags = re.VERBOSE | re.IGNORECASE
    return tuple(re.compile(pattern, flags) for pattern in written)


def _overlaps(match: re.Match[str], dates: list[PrintedDate]) -> bool:
    """Whether a match stands where a date was found before."""
    return any(match.start() < one.end and one.start < match.end() for one in dates)


def _read(match: re.Match[str], text: str, lang: str, *, has_times: bool) -> PrintedDate | None:
    """What a match says; None where the calendar has no such day."""
    parts = _parts(match)
    if has_times and "hour" not in match.re.groupindex:
        parts += _time_beside(match, text)
    parts, doubt = _in_order(sorted(parts), lang)
    try:
        moment = moment_of(parts)
    except ValueError:
        return None
    start = parts[0].start
    end = parts[-1].end
    if match[0].endswith("일"):
        end = max(end, match.end())
    return PrintedDate(
        start=start,
        end=end,
        moment=moment,
        template=template_of(text[:end], parts, moment, lang),
        is_update=_is_behind("updated", text[:start]),
        doubt=doubt,
    )


def _time_beside(match: re.Match[str], text: str) -> list[Part]:
    """The parts of a time right behind a day, or right before it."""
    time = TIME_BEHIND.match(text, match.end())
    if time is None:
        time = TIME_BEFORE.search(text[: match.start()])
    return _parts(time) if time else []


def _parts(match: re.Match[str]) -> list[Part]:
    parts = []
    for kind in match.re.groupindex:
        if match[kind] is None:
            continue
        text = match[kind].strip()
        start = match.start(kind)
        parts.append(Part(start, start + len(text), kind, text))
    return parts


def _in_order(parts: list[Part], lang: str) -> tuple[list[Part], str]:
    """Figures between slashes as month and day, and what is doubtful about that."""
    said = {part.kind: part.text for part in parts}
    if "one" not in said:
        return parts, ""
    one = int(said["one"])
    two = int(said["two"])
    is_month_first = two > LAST_MONTH or (one <= LAST_MONTH and lang.startswith("en"))
    kinds = {"one": "day", "two": "month"}
    if is_month_first:
        kinds = {"one": "month", "two": "day"}
    doubt = ""
    if max(one, two) <= LAST_MONTH and one != two:
        doubt = f"{one}/{two} can be two days of the year"
    renamed = [part._replace(kind=kinds.get(part.kind, part.kind)) for part in parts]
    return renamed, doubt


def _is_behind(name: str, before: str) -> bool:
    """Whether a date stands behind a word of the vocabulary, and no "published" nearer."""
    changed = re.search(vocabulary.line(name).pattern + NEAR, before, re.IGNORECASE)
    published = re.search(vocabulary.line("published").pattern + NEAR, before, re.IGNORECASE)
    if changed is None:
        return False
    return published is None or published.start() < changed.start()
