"""The front matter of a page: from the text of a file to checked values, or to every problem with its line.

What a key may hold stands in article.py. Values are text, never HTML.
"""

import difflib
import re
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from oped.article import Author, Correction, FrontMatter, Model, Source, Wire
from oped.problem import Problem
from oped.reading import addresses, yaml_lines
from oped.reading.skeleton import left_over
from oped.reading.yaml_lines import Place, shown
from oped.values import Truth

TEMPLATES = ("article.html", "front.html", "redirect.html", "main.html")
# Keys that no page but an op-ed has.
OP_EDS_OWN = ("authors", "date", "source")
BLOCK = re.compile(
    r"""
    ---[ \t]*\n
    (?P<yaml> .*?\n )?
    (?: --- | \.\.\. ) [ \t]* (?: \n | \Z )
    """,
    re.VERBOSE | re.DOTALL,
)
# A block that lacks its first or last line, or has a dash that an editor made of the hyphens.
HALF_A_BLOCK = re.compile(
    r"--- | [\s—–-]* (?: template | title | authors | date | source | draft ) [ ]* :",
    re.VERBOSE,
)
# A block that does not begin the file, as "\n---\nlayout: post": no rule in a text has a
# key below it.
LATE_BLOCK = re.compile(r"\s+ --- [ \t]* \n \s* [\w-]+ [ ]* : (?:[ ] | \n)", re.VERBOSE)
# Front matter as other generators have it, with the signs that tell it: "+++\ntitle = …",
# "{\n  "title": …"
OTHERS_BLOCK = re.compile(
    r"""
    \s* (?:
      (?P<TOML> \+\+\+ ) [ \t]* \n
      | (?P<JSON> \{ ) \s* "\w+" \s* :
    )
    """,
    re.VERBOSE,
)
TRUTH: TypeAdapter[bool] = TypeAdapter(Truth)
# What a page that is no op-ed may say of itself, and what must be text where it is said.
PAGES_TEXTS = ("title", "description", "to", "called")
OWNERS: dict[str | int, type[Model]] = {
    "authors": Author,
    "source": Source,
    "corrections": Correction,
    "wire": Wire,
}
RULES = {
    "string_type": "be text",
    "string_pattern_mismatch": "be one line of text without control characters",
    "value_error": "be an ISO 8601 date that the calendar has",
    "list_type": "be a list of lines that start with '- '",
}


class Parsed(NamedTuple):
    """A page's file, read.

    Checked values (of op-eds only), plain values, the body and the line of the file that it starts on, the
    line of each value by its place such as ("authors", 0, "name"), and all problems.
    """

    values: FrontMatter | None
    plain: dict[str, Any]
    body: str
    body_line: int
    lines: dict[Place, int]
    problems: tuple[Problem, ...]


def parse(text: str, *, path: str, latest: date) -> Parsed:
    """Read the front matter of `text`; `latest` is the last day that a date may name."""
    block = BLOCK.match(text)
    head = block[0] if block else ""
    yaml_text = (block["yaml"] or "") if block else ""
    read = yaml_lines.read(yaml_text, first_line=2)
    plain, problems = read.values, read.problems
    if not block:
        problems += _half_a_block(text)
    if not isinstance(plain, dict):
        rule = f"front matter must be lines of 'key: value', not {shown(plain)}"
        plain, problems = {}, [(2, rule)]
    values, broken_rules = _checked(plain, read.lines, latest)
    problems += broken_rules
    stops = [Problem(path, line, message) for line, message in problems]
    advised = [Problem(path, *item, "advice") for item in _advice(values, read.lines)]
    return Parsed(
        values,
        plain,
        text[len(head) :],
        head.count("\n") + 1,
        read.lines,
        tuple(sorted([*stops, *advised])),
    )


def is_draft(plain: dict[str, Any]) -> bool:
    """Whether a page says that it is a draft, in any spelling of YAML's for yes; what
    is neither is told elsewhere.
    """
    try:
        return TRUTH.validate_python(plain.get("draft", False))
    except ValidationError:
        return True


def _half_a_block(text: str) -> list[tuple[int, str]]:
    """What was meant to be front matter, and would be published as text."""
    must = "front matter must stand between two lines of '---'"
    other = OTHERS_BLOCK.match(text)
    if other:
        return [(1, f"{must}, as YAML, not as {other.lastgroup}")]
    if LATE_BLOCK.match(text):
        return [(1, f"{must}, the first of which begins the file")]
    half = HALF_A_BLOCK.match(text)
    if not half:
        return []
    found = "nothing that closes the first"
    if not half[0].startswith("-"):
        found = f"{shown(half[0])} without the first"
    return [(1, f"{must}, not {found}")]


def _checked(
    plain: dict[str, Any], lines: dict[Place, int], latest: date
) -> tuple[FrontMatter | None, list[tuple[int, str]]]:
    """An op-ed's checked values; of any page, what is wrong with it, as (line, message)."""
    if plain.get("template") != "article.html":
        return None, list(_page_rules(plain, lines))
    try:
        values = FrontMatter.model_validate(plain)
    except ValidationError as error:
        # Without a name there is no last word of it: pydantic tells both, the editor needs one.
        errors = (e for e in error.errors() if e["type"] != "default_factory_not_called")
        return None, [_broken_rule(item, lines) for item in errors]
    return values, list(_more_rules(values, lines, latest))


def _page_rules(
    plain: dict[str, Any], lines: dict[Place, int]
) -> Iterator[tuple[int, str]]:
    """What holds for a page that is no op-ed, and for an op-ed that lacks its template."""
    yield from _draft_rules(plain, lines)
    template = plain.get("template")
    found = f", not {shown(template)}" if "template" in plain else ""
    own = next((key for key in OP_EDS_OWN if key in plain), None)
    if own:
        rule = f"'{own}' makes the page an op-ed, which needs the line"
        yield lines[own,], f"{rule} 'template: article.html'{found}"
        return
    for key in PAGES_TEXTS:
        if not isinstance(plain.get(key) or "", str):
            yield lines[key,], f"'{key}' must be text, not {shown(plain[key])}"
    if found and template not in TEMPLATES:
        rule = f"'template' must be one of {', '.join(TEMPLATES)}"
        yield lines["template",], f"{rule}{found}"
    elif template == "redirect.html":
        yield from _redirect_rules(plain, lines)


def _draft_rules(
    plain: dict[str, Any], lines: dict[Place, int]
) -> Iterator[tuple[int, str]]:
    """A page that says, however it is spelt, that it is a draft, is one or is told."""
    for key, value in plain.items():
        if key == "draft":
            try:
                TRUTH.validate_python(value)
            except ValidationError:
                yield lines[key,], f"'draft' must be true or false, not {shown(value)}"
        elif key.casefold() == "draft":
            yield lines[key,], f"'{key}' must be written 'draft'"


def _redirect_rules(
    plain: dict[str, Any], lines: dict[Place, int]
) -> Iterator[tuple[int, str]]:
    """An address that a page has left leads to one of the web or of this site."""
    missing = [key for key in ("to", "called") if not plain.get(key)]
    for key in missing:
        yield lines["template",], f"'template' redirect.html needs '{key}'"
    if missing or not isinstance(plain["to"], str):
        return
    address = plain["to"]
    scheme = addresses.scheme_of(addresses.as_read(address))
    faults = list(addresses.link_faults(address))
    if scheme not in ("", "https", "http"):
        faults = [f"an address must lead to a page, not run as '{address[:40]}'"]
    for message in faults[:1]:
        yield lines["to",], f"'to': {message}"


def _broken_rule(error: ErrorDetails, lines: dict[Place, int]) -> tuple[int, str]:
    """One error of the model in the house's words, with its line or that of what lacks the key."""
    place, kind, found = error["loc"], error["type"], error["input"]
    line = lines.get(place) or lines[place[:-1]]
    name = _name(place)
    if kind == "missing":
        return line, f"'{name}' is missing"
    if kind == "extra_forbidden":
        return line, f"'{name}' is not a key of an op-ed{_suggestion(place)}"
    if not str(found or "").strip():
        return line, f"'{name}' must not be empty"
    rule = RULES.get(kind, error["msg"])
    if kind == "model_type":
        rule = "be lines of 'key: value'"
        if place[0] == "authors":
            rule = "be a list of '- name: …'"
    return line, f"'{name}' must {rule}, not {shown(found)}"


def _name(place: Place) -> str:
    return ".".join(part for part in place if isinstance(part, str))


def _suggestion(place: Place) -> str:
    """The key that was probably meant."""
    owner = OWNERS.get(place[0], FrontMatter) if len(place) > 1 else FrontMatter
    keys = _keys(owner)
    near = difflib.get_close_matches(str(place[-1]), keys, 1)
    return f"; did you mean '{near[0]}'?" if near else ""


@cache
def _keys(owner: type[Model]) -> tuple[str, ...]:
    return tuple(owner.model_json_schema()["properties"])


def _more_rules(
    values: FrontMatter, lines: dict[Place, int], latest: date
) -> Iterator[tuple[int, str]]:
    """What no single value can tell."""
    yield from _author_rules(values, lines)
    yield from _date_rules(values, lines, latest)
    if not values.draft:
        for place, text in left_over(values):
            rule = f"'{_name(place)}' must be the op-ed's own, not {shown(text)}"
            yield lines[place], f"{rule} of a new one; 'draft: true' keeps it back"
    for i, item in enumerate(values.corrections):
        if bool(item.was) != bool(item.now):
            rule = "'corrections' must say both 'was' and 'now', not one alone"
            yield lines["corrections", i], rule
    if values.image and not values.image_alt:
        yield lines["image",], "'image' needs 'image_alt', what the picture shows"


def _author_rules(
    values: FrontMatter, lines: dict[Place, int]
) -> Iterator[tuple[int, str]]:
    """Nobody is named twice, and a family name is one."""
    before: list[str] = []
    for i, author in enumerate(values.authors):
        name = author.name.casefold()
        if name in before:
            rule = f"'authors' must name each author once, not {shown(name)} again"
            yield lines["authors", i], rule
        before.append(name)
        if re.fullmatch(r"(Jr|Sr)\.?|II|III|IV", author.family):
            rule = f"needs 'family', the family name, since {shown(author.family)} is none"
            yield lines["authors", i], f"'authors' {rule}"
        if author.given == " ".join(author.name.split()):
            rule = f"must be of the name as printed, not {shown(author.family)}"
            yield lines["authors", i, "family"], f"'authors.family' {rule}"


def _date_rules(
    values: FrontMatter, lines: dict[Place, int], latest: date
) -> Iterator[tuple[int, str]]:
    """Every day has come, somewhere on earth, and none is before the op-ed's own."""
    days: list[tuple[Place, date]] = [(("date",), values.date)]
    if values.updated:
        days.append((("updated",), values.updated))
    for i, item in enumerate(values.corrections):
        days.append((("corrections", i, "date"), item.date))
    last = str(latest + timedelta(days=1))
    for place, moment in days:
        name, day = _name(place), str(moment)[:10]
        if day > last:
            yield lines[place], f"'{name}' must be a day that has come, not '{day}'"
        if day < str(values.date)[:10]:
            yield lines[place], f"'{name}' must not be a day before 'date', as '{day}' is"
        if (
            values.zone
            and isinstance(moment, datetime)
            and _is_left_out(moment, values.zone)
        ):
            rule = f"'{name}' must be an hour that the clocks of {values.zone} showed"
            yield (
                lines[place],
                f"{rule}, not '{moment:%Y-%m-%d %H:%M}', which they left out",
            )


def _advice(
    values: FrontMatter | None, lines: dict[Place, int]
) -> Iterator[tuple[int, str]]:
    """What is sound and could be better."""
    if not values:
        return
    addresses: dict[Place, str | None] = {
        ("source", "url"): values.source.url,
        ("canonical",): values.canonical,
    }
    for place, address in addresses.items():
        if address and address.startswith("http:"):
            rule = "should start with https://, if that page answers there"
            yield lines[place], f"'{_name(place)}' {rule}, not '{address}'"


def _is_left_out(moment: datetime, zone: str) -> bool:
    """Whether clocks there went over it, as at the start of summer time: there and back
    it is another hour.
    """
    there = zoneinfo.ZoneInfo(zone)
    back = moment.replace(tzinfo=there).astimezone(UTC).astimezone(there)
    return back.replace(tzinfo=None) != moment
