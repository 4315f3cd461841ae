"""The front matter of a page: from a file's text to checked values, or all problems by line.

What a key may hold stands in article.py. Values are text, never HTML.
"""

import difflib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from oped import personal_names
from oped.article import (
    Author,
    Correction,
    FrontMatter,
    Model,
    Picture,
    Rights,
    Source,
    Wire,
    time_zone,
)
from oped.problem import Problem
from oped.reading import addresses, unfinished, yaml_lines
from oped.reading.companion_keys import in_our_keys
from oped.reading.other_generators import Translated, translate
from oped.reading.skeleton import left_over
from oped.reading.yaml_lines import Place, shown
from oped.values import Truth

TEMPLATES = ("article.html", "front.html", "redirect.html", "main.html")
# Keys that no page but an op-ed has.
OP_EDS_OWN = ("authors", "author", "date", "source")
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
    "picture": Picture,
    "rights": Rights,
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

    Checked values (of op-eds only), plain values, the body and the line of the file that it
    starts on, the line of each value by its place such as ("authors", 0, "name"), all
    problems, and the places of what a draft has yet to say.
    """

    values: FrontMatter | None
    plain: dict[str, Any]
    body: str
    body_line: int
    lines: dict[Place, int]
    problems: tuple[Problem, ...]
    open: frozenset[Place] = frozenset()


def parse(text: str, *, path: str, latest: date) -> Parsed:
    """Read the front matter of `text`; `latest` is the last day that a date may name."""
    block = BLOCK.match(text)
    head = block[0] if block else ""
    yaml = _yaml(block)
    plain = in_our_keys(yaml.values)
    is_op_ed = plain.get("template") == "article.html"
    translated = Translated(plain, yaml.lines, [], [])
    if is_op_ed:
        translated = translate(plain, yaml.lines)
    lines = translated.lines
    filled = unfinished.filled(translated.values, yaml.open, latest)
    values, broken_rules = _checked(filled, lines, latest)
    stops = [*yaml.problems, *translated.problems, *broken_rules]
    if not block:
        stops += _half_a_block(text)
    if is_op_ed and not (values and values.draft):
        stops += _open_rules(yaml)
    advice = [*translated.advice, *_advice(values, lines)]
    problems = [Problem(path, line, message) for line, message in stops]
    problems += [Problem(path, line, message, "advice") for line, message in advice]
    return Parsed(
        values,
        translated.values,
        text[len(head) :],
        head.count("\n") + 1,
        lines,
        tuple(sorted(problems)),
        frozenset(yaml.open),
    )


def _yaml(block: re.Match[str] | None) -> yaml_lines.Yaml:
    """What front matter says, as lines of `key: value`."""
    text = (block["yaml"] or "") if block else ""
    yaml = yaml_lines.read(text, first_line=2)
    if isinstance(yaml.values, dict):
        return yaml
    rule = f"front matter must be lines of 'key: value', not {shown(yaml.values)}"
    return yaml._replace(values={}, problems=[(2, rule)])


def _open_rules(yaml: yaml_lines.Yaml) -> Iterator[tuple[int, str]]:
    """What an op-ed that is no draft has yet to say."""
    for place, text in yaml.open.items():
        yield yaml.lines[place], unfinished.message(place, text)


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
    instead = "nothing that closes the first"
    if not half[0].startswith("-"):
        instead = f"{shown(half[0])} without the first"
    return [(1, f"{must}, not {instead}")]


def _checked(
    plain: dict[str, Any], lines: dict[Place, int], latest: date
) -> tuple[FrontMatter | None, list[tuple[int, str]]]:
    """An op-ed's checked values; of any page, what is wrong with it, as (line, message)."""
    if plain.get("template") != "article.html":
        return None, list(_page_rules(plain, lines))
    try:
        values = FrontMatter.model_validate(plain)
    except ValidationError as error:
        return None, [_broken_rule(item, lines) for item in error.errors()]
    return values, list(_more_rules(values, lines, latest))


def _page_rules(plain: dict[str, Any], lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    """What holds for a page that is no op-ed, and for an op-ed that lacks its template."""
    yield from _draft_rules(plain, lines)
    template = plain.get("template")
    not_this = f", not {shown(template)}" if "template" in plain else ""
    own = next((key for key in OP_EDS_OWN if key in plain), None)
    if own:
        rule = f"'{own}' makes the page an op-ed, which needs the line"
        yield lines[own,], f"{rule} 'template: article.html'{not_this}"
        return
    for key in PAGES_TEXTS:
        if not isinstance(plain.get(key) or "", str):
            yield lines[key,], f"'{key}' must be text, not {shown(plain[key])}"
    if not_this and template not in TEMPLATES:
        rule = f"'template' must be one of {', '.join(TEMPLATES)}"
        yield lines["template",], f"{rule}{not_this}"
    elif template == "redirect.html":
        yield from _redirect_rules(plain, lines)


def _draft_rules(plain: dict[str, Any], lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    """A page that says, however it is spelt, that it is a draft, is one or is told."""
    for key, value in plain.items():
        if key == "draft":
            try:
                TRUTH.validate_python(value)
            except ValidationError:
                yield lines[key,], f"'draft' must be true or false, not {shown(value)}"
        elif key.casefold() == "draft":
            yield lines[key,], f"'{key}' must be written 'draft'"


def _redirect_rules(plain: dict[str, Any], lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
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
    place, kind, value = error["loc"], error["type"], error["input"]
    line = lines.get(place) or lines[place[:-1]]
    name = _name(place)
    if kind == "missing":
        return line, f"'{name}' is missing"
    if kind == "extra_forbidden":
        return line, f"'{name}' is not a key of an op-ed{_suggestion(place)}"
    if not str(value or "").strip():
        return line, f"'{name}' must not be empty"
    rule = RULES.get(kind, error["msg"])
    if kind == "model_type":
        rule = "be lines of 'key: value'"
        if place[0] == "picture":
            rule = "be lines of 'file:' and 'alt:'"
        if place[0] == "authors":
            rule = "be a list of '- name: …'"
    return line, f"'{name}' must {rule}, not {shown(value)}"


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
    if values.rights and values.rights == Rights():
        keys = "', '".join(Rights.model_fields)
        yield lines["rights",], f"'rights' must say one of '{keys}'"


def _author_rules(values: FrontMatter, lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    """Nobody is named twice, and a family name is one."""
    before: list[str] = []
    for i, author in enumerate(values.authors):
        name = author.name.casefold()
        if name in before:
            rule = f"'authors' must name each author once, not {shown(name)} again"
            yield lines["authors", i], rule
        before.append(name)
        yield from _name_rules(author, ("authors", i), lines)


def _name_rules(author: Author, place: Place, lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    """The parts that an editor says are of the name as printed, and only a person has several."""
    name = personal_names.without(
        author.name, author.suffix or personal_names.generation(author.name)
    )
    said = {"given": author.given, "family": author.family}
    for key, part in said.items():
        if part and not author.is_organization and not personal_names.is_part(part, name):
            rule = f"must be of the name as printed, not {shown(part)}"
            yield lines[*place, key], f"'authors.{key}' {rule}"
    if author.suffix and not author.name.endswith(f" {author.suffix}"):
        rule = f"must be what the name ends in, not {shown(author.suffix)}"
        yield lines[*place, "suffix"], f"'authors.suffix' {rule}"
    for key in ("given", "suffix", "orcid"):
        if author.is_organization and getattr(author, key):
            rule = "is a person's, not an organization's"
            yield lines[*place, key], f"'authors.{key}' {rule}"


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
        if values.zone and isinstance(moment, datetime) and _is_left_out(moment, values.zone):
            rule = f"'{name}' must be an hour that the clocks of {values.zone} showed"
            yield (
                lines[place],
                f"{rule}, not '{moment:%Y-%m-%d %H:%M}', which they left out",
            )


def _advice(values: FrontMatter | None, lines: dict[Place, int]) -> Iterator[tuple[int, str]]:
    """What is sound and could be better."""
    if not values:
        return
    said: dict[Place, str | None] = {
        ("source", "url"): values.source.url,
        ("canonical",): values.canonical,
    }
    if values.rights:
        said["rights", "contact"] = values.rights.contact
        if values.rights.license:
            said["rights", "license"] = values.rights.license.address
    for i, author in enumerate(values.authors):
        said["authors", i, "url"] = author.url
        yield from _name_advice(author, lines["authors", i])
    for place, address in said.items():
        if address and address.startswith("http:"):
            rule = "should start with https://, if that page answers there"
            yield lines[place], f"'{_name(place)}' {rule}, not '{address}'"


def _is_left_out(moment: datetime, zone: str) -> bool:
    """Whether clocks there went over it, as at the start of summer time: there and back
    it is another hour.
    """
    there = time_zone(zone)
    back = moment.replace(tzinfo=there).astimezone(UTC).astimezone(there)
    return back.replace(tzinfo=None) != moment


def _name_advice(author: Author, line: int) -> Iterator[tuple[int, str]]:
    """Where a program can only guess what somebody is called."""
    if author.parts.is_guessed:
        family = author.parts.family
        rule = f"should say 'family: {family}', or what else the family name is"
        yield line, f"'authors' {rule}, of {shown(author.name)}: this is a guess"
    elif author.name.startswith("The ") and not author.is_organization:
        rule = f"should say 'organization: true' if {shown(author.name)} is no person"
        yield line, f"'authors' {rule}"
