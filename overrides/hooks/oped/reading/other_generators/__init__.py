"""Front matter as other generators write it, in the keys of this one.

What cannot be said in ours is told, with our key beside theirs.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from oped.reading.other_generators import forms, rules
from oped.reading.other_generators.decisions import Decision, decide
from oped.reading.yaml_lines import Place

Lines = dict[Place, int]
Message = tuple[int, str]


class Translated(NamedTuple):
    """Front matter in our keys, and the line of each value.

    What stops the build and what is advice, as (line, message).
    """

    values: dict[str, Any]
    lines: Lines
    problems: list[Message]
    advice: list[Message]


def translate(values: Mapping[str, Any], lines: Lines) -> Translated:
    """Understand an op-ed's front matter, whatever generator it was written for.

    What is ours stays as it is.
    """
    decisions = {key: decide(key, value, values) for key, value in values.items()}
    renamed = _renamed(decisions)
    formed = forms.in_our_forms(renamed)
    our_lines = _of_items(formed, _moved(lines, decisions))
    problems: list[Message] = []
    advice: list[Message] = []
    for key, decision in decisions.items():
        if decision.problem:
            problems.append((lines[key,], f"'{key}' {decision.problem}"))
        if decision.advice:
            advice.append((lines[key,], f"'{key}' {decision.advice}"))
    problems += rules.stopping(renamed, our_lines)
    advice += rules.meaningless(values, lines)
    advice += rules.advising(renamed, formed, our_lines)
    return Translated(formed, our_lines, problems, advice)


def _renamed(decisions: Mapping[str, Decision]) -> dict[str, Any]:
    """The values by our keys; old addresses come from several of theirs."""
    values: dict[str, Any] = {}
    for decision in decisions.values():
        if decision.ours == "aliases":
            before = values.get("aliases", [])
            values["aliases"] = [*before, *forms.as_list(decision.value)]
        elif decision.ours:
            values[decision.ours] = decision.value
    return values


def _moved(lines: Lines, decisions: Mapping[str, Decision]) -> Lines:
    """The lines of all values, under the names that they have here."""
    moved: Lines = {}
    for place, line in lines.items():
        if not place:
            moved[place] = line
            continue
        decision = decisions.get(str(place[0]))
        if decision and decision.ours:
            moved.setdefault((decision.ours, *place[1:]), line)
    return moved


def _of_items(values: Mapping[str, Any], lines: Lines) -> Lines:
    """The lines, with one for each item of what was no list and each name that was text alone."""
    more: Lines = {}
    for place, line in lines.items():
        match place:
            case ("authors", part):
                # One person's lines are those of the first.
                more["authors", 0, part] = line
    for key in ("authors", "tags", "aliases"):
        for i in range(len(forms.as_list(values.get(key)))):
            line = lines.get((key, i), lines[key,])
            more[key, i] = line
            more.setdefault((key, i, "name"), line)
    return more | lines
