"""An op-ed's Markdown with its raw HTML as others may have it.

Code that shows a tag or a comment keeps it.
"""

import re
from collections.abc import Iterable

from oped.reading.markdown.raw_typed import Change

# What would be a tag with what stands behind it, now that nothing parts them.
HALF_A_TAG = re.compile(r"<(?=[/!?]?[A-Za-z0-9-]*\Z)")
# An abbreviation's meaning is words here; others know none, and read the line as their own.
ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[[^\]\n]+\]:.*<.*$", re.MULTILINE)


def with_safe_html(body: str, changes: Iterable[Change]) -> str | None:
    """Markdown with what was typed put as it may stand; lines count from 1.

    None where something that must go cannot be found as it was read.
    """
    starts = [0]
    starts += [match.end() for match in re.finditer("\n", body)]
    places: list[tuple[int, int, str]] = []
    for change in sorted(changes, key=lambda each: each.line):
        place = _free_place(change, body, starts[change.line - 1], places)
        if place:
            places.append((*place, change.becomes))
        elif change.must:
            return None
    kept = ""
    end = 0
    for first, last, becomes in sorted(places):
        kept += body[end:first]
        if not becomes:
            kept = HALF_A_TAG.sub(r"\\<", kept)
        kept += becomes
        end = last
    kept += body[end:]
    return ABBREVIATION.sub(lambda match: match[0].replace("<", "\\<"), kept)


def _free_place(
    change: Change, body: str, start: int, taken: Iterable[tuple[int, int, str]]
) -> tuple[int, int] | None:
    """Where a change applies: the first place from its line on that none has yet."""
    for match in re.compile(change.typed, re.IGNORECASE).finditer(body, start):
        if not any(first < match.end() and match.start() < last for first, last, _ in taken):
            return match.span()
    return None
