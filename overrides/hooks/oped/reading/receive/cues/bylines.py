"""Lines that name who wrote: "By Ada Example and Ben Muster", "[Ada Example] The headline"."""

import re
from typing import NamedTuple

from oped.reading.receive.cues import names
from oped.reading.receive.cues.names import Name

# "By", "Von", "Par" before a name; before these may stand what kind of text it is.
BY = re.compile(
    r"""
    (?: \W{0,3}
        (?: opinion | commentary | comment | column | essay | analysis
          | guest\ (?: column | essay | opinion ) | an?\ (?: commentary | opinion | essay )
          | (?: ein\ )? (?: gastbeitrag | kommentar ) | eine\ kolumne | une\ tribune | tribune )
        \ ? [|:]? \ ? )?
    \W{0,2} (?: by | von | par | por | di | door | af | av | words\ by | texte?\ ?: ) :? \  (?=\S)
    | (?: 글 | 기고 ) \ ? [=:·]? \ ? (?=[가-힣])
    """,
    re.VERBOSE | re.IGNORECASE,
)
BY_ALONE = re.compile(r"(by|von|par|por|di|글|text|words by)\s?:?", re.IGNORECASE)
BRACKETS = re.compile(r"\[(?P<names>[^\]]{2,120})\]\s?(?P<rest>.*)")
KOREAN_ROLE = re.compile(
    r"""
    (?P<name> [가-힣]{2,4} )\ (?P<role>
        [^.,]{0,24} (?: 기자 | 논설위원 | 칼럼니스트 | 교수 | 작가 | 변호사 | 위원 | 연구원
        | 대표 | 소장 | 국장 | 특파원 | 시인 | 의원 | 센터장 | 평론가 | 이사장? | 원장 )
    )
    """,
    re.VERBOSE,
)
# Where a byline ends with which other words are run together: "By BloombergPublished : …".
AFTER = re.compile(
    r"""
    \ ?\|\ ? | (?: Published | Posted | Updated | Special\ to | for | FOR | exclusively )\b
    | \ [•–—-]\  | \ /\ (?=\S)
    """,
    re.VERBOSE,
)
# A line of names alone may have a sign or two before the first.
LATEST_START = 3


class Byline(NamedTuple):
    """A line that says who wrote.

    Its names, its other parts as (start, end), and where its words start and end behind
    the cue, which is a word such as "By" or brackets.
    """

    names: list[Name]
    others: list[tuple[int, int]]
    start: int
    end: int
    has_brackets: bool = False


def read(text: str, first_date: int | None) -> Byline | None:
    """The byline that a line is; `first_date` is where a date begins in it."""
    brackets = BRACKETS.fullmatch(text)
    if brackets:
        start, end = brackets.span("names")
        listed = names.split(text, start, end)
        if listed.names and not listed.others:
            return Byline(listed.names, [], start, end, has_brackets=True)
    by = BY.match(text)
    if by:
        return _behind(text, by.end(), first_date)
    korean = KOREAN_ROLE.fullmatch(text)
    if korean and names.is_name(korean["name"]):
        start, end = korean.span("name")
        listed = names.split(text, start, end)
        return Byline(listed.names, [korean.span("role")], start, end)
    return None


def bare(text: str) -> list[Name]:
    """The names of a line of names alone, or of names and one thing behind a comma."""
    listed = names.split(text, 0, len(text))
    if not listed.names or len(listed.others) > 1:
        return []
    starts_with_name = listed.names[0].start <= LATEST_START
    return listed.names if starts_with_name else []


def _behind(text: str, start: int, first_date: int | None) -> Byline:
    """The byline behind its cue, up to a date or to other words."""
    end = len(text)
    after = AFTER.search(text, start + 1)
    if after:
        end = after.start()
    if first_date is not None and first_date > start:
        end = min(end, first_date)
    listed = names.split(text, start, end)
    return Byline(listed.names, listed.others, start, end)
