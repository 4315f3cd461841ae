"""How often what was undone, as a page says it: the closed list of what may differ."""

import re
from collections.abc import Sequence

from oped.article import Article, Wire
from oped.reading.dashes import WIRE_DASH
from oped.reading.wire import facts, layout
from oped.reading.wire.attempt import Attempt
from oped.reading.wire.body import Expected
from oped.reading.wire.copy import Copy
from oped.reading.wire.layout import Layout

# Places that print a date in another form than AP's or figures.
OTHER_DATES = re.compile(r"(month_name|month_short|mon|hour12|hh12)(:.*)?")
Count = tuple[str, int | str]


def counts(
    article: Article,
    wire: Wire,
    plan: Layout,
    expected: Sequence[Expected],
    attempt: Attempt,
    copy: Copy,
) -> tuple[Count, ...]:
    """What was undone and how often, by the name of the page's word for it."""
    dashes = 0
    for item in expected[len(plan.heading) :]:
        dashes += len(WIRE_DASH.findall(item.text))
    capitals = int(bool(wire.lead_in))
    dates = 0
    for place in _places(wire):
        capitals += _is_changed_by_capitals(place, plan)
        dates += bool(OTHER_DATES.fullmatch(place.lower()))
    by_name: dict[str, int | str] = {
        "em_dashes": dashes,
        "repeated_tail": attempt.tail,
        "heading_lines": len(wire.heading),
        "wrapped_lines": attempt.wrapped_lines,
        "drop_capitals": attempt.drop_capitals,
        "spaces": attempt.comparison.spaces,
        "control_characters": copy.control_characters,
        "left_out": len(wire.left_out) + bool(wire.dateline),
        "capitals": capitals,
        "dates": dates,
        "marks": attempt.comparison.marks,
        "unstated": len(wire.unstated) + _added(wire, plan),
        "mail": int(wire.format == "mail"),
        "encoding": copy.encoding,
        "line_ends": copy.line_ends,
        "corrected": sum(bool(item.now) for item in article.corrections),
    }
    return tuple(item for item in by_name.items() if item[1])


def _added(wire: Wire, plan: Layout) -> int:
    """How many facts are the editor's own, and so without being named."""
    added = [fact for fact in plan.unstated if fact.is_optional]
    return sum(fact.name not in wire.unstated for fact in added)


def _places(wire: Wire) -> list[str]:
    """The places of all lines of the layout, each as often as it is named."""
    places = []
    for line in [*wire.heading, *wire.ending, wire.dateline or ""]:
        template = layout.with_date(line, wire.date or "")
        for _, place in layout.segments(template):
            if place:
                places.append(place)
    return places


def _is_changed_by_capitals(place: str, plan: Layout) -> bool:
    small = facts.in_small_letters(place)
    if small == place or small not in plan.values:
        return False
    return facts.value(place, plan.values) != plan.values[small]
