"""Whether a layout lays out all that a page shows: what it does not is no one's word."""

import difflib
import re
from collections.abc import Mapping, Sequence

from oped.article import Wire
from oped.reading.wire import facts
from oped.reading.wire.facts import Fact
from oped.reading.yaml_lines import Place

# What `unstated` may name beside single facts, and which of these each means.
GROUPS = {
    "authors": re.compile(r"author\[\d+\]"),
    "bios": re.compile(r"bio\[\d+\]"),
    "sign_off": re.compile(r"sign_off\[\d+\]"),
    "date": re.compile("|".join(facts.DATE_PARTS)),
}


def of(
    wire: Wire, all_facts: Sequence[Fact], named: frozenset[str], lines: Mapping[Place, int]
) -> tuple[list[Fact], list[tuple[int, str]]]:
    """The facts that `unstated` names, and each that neither it nor the layout does.

    `named` are the places of the layout. The latter are problems as (line, message), but
    for what an editor may add: those are the editor's word without being named.
    """
    problems = []
    absent = []
    used = set()
    places = frozenset(map(facts.in_small_letters, named))
    for fact in all_facts:
        entry = _entry(wire.unstated, fact.name)
        if entry:
            used.add(entry)
            absent.append(fact)
        elif fact.is_open or _is_laid_out(fact, places):
            continue
        elif fact.is_optional:
            absent.append(fact)
        else:
            problems.append((lines["wire",], _uncovered(fact)))
    for i, item in enumerate(wire.unstated):
        if item not in used:
            names = [*GROUPS, *[fact.name for fact in all_facts]]
            rule = f"'wire.unstated' may name {', '.join(names)}, not '{item}'"
            problems.append((lines["wire", "unstated", i], rule))
    return absent, problems


def unknown(name: str, values: Mapping[str, str]) -> str:
    """What is told of a place that there is not; `values` are those of all that there are."""
    places = ", ".join(f"{{{place}}}" for place in values)
    rule = f"'wire' may name {places}, each also in capitals, {{date}} made of these"
    message = f"{rule} and {{notes}}, not '{name}'"
    near = difflib.get_close_matches(name, values, 1)
    if near:
        message += f" (did you mean {{{near[0]}}}?)"
    return message


def _entry(unstated: Sequence[str], name: str) -> str:
    """The item of `unstated` that means a fact: itself, or all of its kind."""
    for item in unstated:
        group = GROUPS.get(item)
        if item == name or (group and group.fullmatch(name)):
            return item
    return ""


def _is_laid_out(fact: Fact, places: frozenset[str]) -> bool:
    return any(needed <= places for needed in fact.proven_by)


def _uncovered(fact: Fact) -> str:
    rule = f"'wire' must lay out {{{fact.name}}} in its heading or ending"
    remedy = f"add `unstated: ['{fact.name}']` to `wire:`"
    return f"{rule}, or in a date there; where the copy does not say it, {remedy}"
