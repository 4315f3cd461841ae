"""How sources lay out their copies, as learnt from those received: offered for the next.

Learnt layouts are YAML, newest first, which an editor can read and mend:

    The Example Wire:
      - date: '{month} {day}, {year}'
        heading: ['{title}', 'By {authors}']
        ending: ['({source})']
        left_out: ['Share']
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from oped.article import FrontMatter
from oped.reading.receive.problem import CannotReceive

TITLE = (
    "# How each source lays out its copies, as `make receive` learnt it, newest first.\n"
    "# Yours to mend; it is not published.\n"
)
MOST_OF_A_SOURCE = 8
# A longer line is an article's own, not one that a source prints below each.
LONGEST_LEFT_OUT = 80


class Layout(NamedTuple):
    """A source, and how a copy of it was laid out, in the terms of article.Wire."""

    source: str
    date: str
    heading: tuple[str, ...]
    ending: tuple[str, ...]
    left_out: tuple[str, ...]

    def is_like(self, other: "Layout") -> bool:
        """Whether the two say the same but for what is left out."""
        return self[:-1] == other[:-1]


def parse(text: str, *, path: str) -> list[Layout]:
    """Read learnt layouts; raises CannotReceive where an editor's change broke them."""
    layouts = []
    try:
        for source, items in (yaml.safe_load(text) or {}).items():
            for item in items:
                layouts.append(_layout(source, item))
    except yaml.YAMLError as error:
        mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        rule = "the file must be YAML; mend it, or delete it"
        raise CannotReceive(f"{path}:{line}: {rule}") from error
    except (AttributeError, TypeError) as error:
        rule = "the file must have a list of layouts for each source"
        raise CannotReceive(f"{path}:1: {rule}; mend it, or delete it") from error
    return layouts


def dump(layouts: Sequence[Layout]) -> str:
    """Write learnt layouts."""
    sources: dict[str, list[dict[str, Any]]] = {}
    for layout in layouts:
        item = {}
        for key, value in layout._asdict().items():
            if key == "date" and value:
                item[key] = value
            elif key != "source" and value:
                item[key] = list(value)
        sources.setdefault(layout.source, []).append(item)
    dumped = yaml.safe_dump(sources, allow_unicode=True, sort_keys=False, width=10**6)
    return f"{TITLE}{dumped}"


def of(op_ed: FrontMatter) -> Layout | None:
    """What a finished op-ed teaches of its source; None of one without a wire copy."""
    wire = op_ed.wire
    if wire is None:
        return None
    left_out = [line for line in wire.left_out if len(line) <= LONGEST_LEFT_OUT]
    return Layout(
        source=op_ed.source.name,
        date=wire.date or "",
        heading=tuple(wire.heading),
        ending=tuple(wire.ending),
        left_out=tuple(left_out),
    )


def with_new(layouts: Sequence[Layout], new: Layout) -> list[Layout]:
    """The layouts with a new one before the others of its source; an older like it goes."""
    kept = [new]
    of_source = 1
    for layout in layouts:
        if layout.is_like(new):
            continue
        of_source += layout.source == new.source
        if layout.source != new.source or of_source <= MOST_OF_A_SOURCE:
            kept.append(layout)
    return sorted(kept, key=lambda layout: layout.source)


def _layout(source: Any, item: Mapping[str, Any]) -> Layout:
    lists = []
    for key in ("heading", "ending", "left_out"):
        lines = item.get(key, [])
        lists.append(tuple(map(str, lines)))
    return Layout(str(source), str(item.get("date", "")), *lists)
