"""The front matter of a page: from the text of a file to checked values, or to every problem with its line.

The model at the top is the contract; `python front_matter.py` prints it as JSON Schema. Values are text, never HTML.
"""

import difflib
import json
import re
import zoneinfo
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Any

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

TEMPLATES = ("article.html", "front.html", "redirect.html", "main.html")
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _must(rule: str):
    """An error that reads: 'key' must <rule>, not 'what was found'."""
    return PydanticCustomError("rule", "{rule}", {"rule": rule})


def _text(value: str) -> str:
    if not value.strip():
        raise _must("not be empty")
    if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]", value.strip()):
        raise _must("be one line of text without control characters")
    return value.strip()


def _moment(value: Any) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d)?", str(value)):
        raise _must("be an ISO 8601 date")
    try:
        return datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
    except ValueError:
        raise _must("be an ISO 8601 date that the calendar has") from None


def _zone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise _must("be an IANA time zone such as 'Asia/Tokyo'") from None
    return value


def _mapped(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


Text = Annotated[str, AfterValidator(_text)]
Prose = Annotated[str, AfterValidator(str.strip)]
# A day stays a day and a day with a time a datetime: pydantic's own date type would refuse the second.
Moment = Annotated[Any, PlainValidator(_moment), WithJsonSchema({"type": "string", "examples": ["2018-09-16 17:33"]})]
Zone = Annotated[Text, AfterValidator(_zone)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Address = Annotated[str, Field(pattern=r"^https://[^\s/]+\.[^\s]+$")]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Author(Model):
    name: Text = Field(description="as printed")
    bio: Text | None = Field(None, description="the sentence at the foot")
    family: Text | None = Field(None, description="the family name, unless it is the last word")


class Source(Model):
    name: Text
    url: Address | None = Field(None, description="where the original stands")


class Correction(Model):
    date: Moment
    text: Text
    was: Text | None = Field(None, description="what the wire copy says, where the op-ed is proven against one")
    now: Text | None = Field(None, description="what the text says instead")


class Wire(Model):
    copy_: Annotated[str, Field(pattern=r"^wire/[^\s]+\.txt$")] = Field(alias="copy", description="below docs/")
    date: Text = Field(description="how the copy prints the date")
    heading: list[Text]
    ending: list[Text] = []


class FrontMatter(Model):
    """The keys of an op-ed, in the order in which they are written."""

    template: Text = Field(description="`article.html` makes a page an op-ed")
    title: Text = Field(description="the headline")
    authors: list[Author] = Field(min_length=1, description="a list of `- name:`, each with optional `bio`, `family`")
    date: Moment = Field(description="day, or day and time, as printed: `2018-09-16 17:33`")
    source: Annotated[Source, BeforeValidator(_mapped)] = Field(description="who sent it out: text, or `name` and `url`")
    zone: Zone | None = Field(None, description="the time zone of `date`, inferred: `Asia/Tokyo`")
    sign_off: list[Text] = Field([], description="what ends the text: the first item runs on, others have their line")
    note: Prose | None = Field(None, description="about this text, in Markdown")
    description: Text | None = Field(None, description="for search engines; else the opening sentences")
    updated: Moment | None = Field(None, description="when the page last changed in substance")
    corrections: list[Correction] = Field([], description="a list of `- date:` with `text`")
    lang: Language = Field("en", description="the language of the text: `en`, `ko`, `ar`")
    slug: Slug | None = Field(None, description="names the companion files; never changes the address")
    canonical: Address | None = Field(None, description="the address that search engines should list instead")
    robots: Text | None = Field(None, description="such as `noindex`")
    tags: list[Text] = Field([], description="subjects")
    image: Text | None = Field(None, description="a picture below `docs/` for link previews, instead of the card")
    image_alt: Text | None = Field(None, description="what the picture shows")
    draft: bool = Field(False, description="`true`: shown in the preview, never published")
    wire: Wire | None = Field(None, description="the wire copy that the text is held against, and its layout")


@dataclass(frozen=True)
class Parsed:
    """A page's file, read: checked values (op-eds only), plain values, the body and the file line it starts on."""

    values: FrontMatter | None
    plain: dict
    body: str
    body_line: int
    lines: dict
    problems: tuple[str, ...]


def parse(text: str, *, path: str, latest: date) -> Parsed:
    """Read the front matter of `text`; `latest` is the last day that a date may name."""
    match = re.match(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.S)
    if not match:
        rule = "front matter must stand between two lines of '---'"
        unclosed, bare = text.startswith("---"), re.match(r"\s*(template|title|authors|date|source) *:", text)
        found = "nothing that closes the first" if unclosed else f"'{bare and bare[0].strip()}' without the first"
        problems = (f"{path}:1: {rule}, not {found}",) if unclosed or bare else ()
        return Parsed(None, {}, text, 1, {}, problems)
    block, body, first = match[1] or "", text[match.end() :], text[: match.end()].count("\n") + 1
    lines: dict[tuple, int] = {(): 1}
    problems: list[tuple[int, str]] = []
    try:
        node = yaml.compose(block, Loader)
        plain = _plain(node, (), lines, problems) if node else {}
        if not isinstance(plain, dict):
            problems.append((2, f"front matter must be lines of 'key: value', not {_shown(plain)}"))
            plain = {}
    except (yaml.YAMLError, RecursionError) as error:
        plain, node = {}, None
        problems.append(_yaml_problem(error, block))
    values = None
    if plain.get("template") == "article.html":
        try:
            values = FrontMatter.model_validate(plain)
            problems += _more_rules(values, lines, latest)
        except ValidationError as error:
            problems += [_problem(item, lines) for item in error.errors(include_url=False)]
    elif misplaced := [key for key in ("authors", "date", "source") if key in plain]:
        found = f", not {_shown(plain['template'])}" if "template" in plain else ""
        rule = "makes the page an op-ed, which needs the line 'template: article.html'"
        problems.append((lines[misplaced[0],], f"'{misplaced[0]}' {rule}{found}"))
    elif plain.get("template", "main.html") not in TEMPLATES:
        near = f"must be one of {', '.join(TEMPLATES)}, not {_shown(plain['template'])}"
        problems.append((lines["template",], f"'template' {near}"))
    told = tuple(f"{path}:{line}: {message}" for line, message in sorted(problems))
    return Parsed(values, plain, body, first, lines, told)


def _plain(node, place: tuple, lines: dict, problems: list) -> Any:
    """A YAML node as text, lists and mappings, its lines noted; a doubled key is a problem, not a silent choice."""
    lines.setdefault(place, node.start_mark.line + 2)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, i), lines, problems) for i, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return None if node.tag.endswith(":null") else node.value
    values = {}
    for key_node, value in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 2
        if key in values:
            problems.append((line, f"'{key}' must stand once, not again (first on line {lines[(*place, key)]})"))
            continue
        lines[(*place, key)] = line
        values[key] = _plain(value, (*place, key), lines, problems)
    return values


def _yaml_problem(error: Exception, block: str) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    number = min(mark.line if mark else 0, block.count("\n") - 1)
    line = block.split("\n")[number] if number >= 0 else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in str(error):
        return number + 2, f"front matter must be indented by spaces, not by the tab in {_shown(line)}"
    remedy = "a value with ': ', '#' or quotation marks goes between single quotes, a quote inside them doubled"
    return number + 2, f"front matter must be YAML, not {_shown(line.strip())}; {remedy}"


def _problem(error: dict, lines: dict) -> tuple[int, str]:
    """One error of the model in the house's words, with the line of the deepest place that the file has."""
    place = tuple(part for part in error["loc"])
    line = next(lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in lines)
    keys = [str(part) for part in place if isinstance(part, str)]
    name, kind, found = f"'{'.'.join(keys)}'", error["type"], error["input"]
    if kind == "missing":
        return line, f"{name} is missing"
    if kind == "extra_forbidden":
        owner = {"authors": Author, "source": Source, "corrections": Correction, "wire": Wire}.get(place[0], FrontMatter)
        known = [field.alias or key for key, field in (owner if len(place) > 1 else FrontMatter).model_fields.items()]
        near = difflib.get_close_matches(keys[-1], known, 1)
        return line, f"{name} is not a key of an op-ed" + (f"; did you mean '{near[0]}'?" if near else "")
    if found in (None, "", [], {}) or (isinstance(found, str) and not found.strip()):
        return line, f"{name} must not be empty"
    rules = {
        "rule": error["msg"],
        "string_type": "be text",
        "list_type": "be a list of lines that start with '- '",
        "model_type": "be a list of '- name: …'" if keys[-1] == "authors" else "be lines of 'key: value'",
        "bool_parsing": "be true or false",
        "bool_type": "be true or false",
    }
    patterns = {
        "slug": "be lower-case letters, digits and single hyphens",
        "lang": "be a language tag such as 'en' or 'ko'",
        "copy": "be a text file below docs/, such as 'wire/my-op-ed.txt'",
    }
    return line, f"{name} must {rules.get(kind) or patterns.get(keys[-1], 'be an https:// address')}, not {_shown(found)}"


def _more_rules(values: FrontMatter, lines: dict, latest: date) -> list[tuple[int, str]]:
    """What no single value can tell: an author named twice, a day that has not come, a picture without words."""
    problems, names = [], [author.name.casefold() for author in values.authors]
    for i, name in enumerate(names):
        if name in names[:i]:
            problems.append((lines["authors", i], f"'authors' must name each author once, not {_shown(name)} again"))
    for key in ("date", "updated"):
        moment = getattr(values, key)
        if moment and date(moment.year, moment.month, moment.day) > latest + timedelta(days=1):
            problems.append((lines[key,], f"'{key}' must be a day that has come, not '{moment:%Y-%m-%d}'"))
    for i, item in enumerate(values.corrections):
        if bool(item.was) != bool(item.now):
            problems.append((lines["corrections", i], "'corrections' must say both 'was' and 'now', not one alone"))
    if values.image and not values.image_alt:
        problems.append((lines["image",], "'image' needs 'image_alt', what the picture shows"))
    return problems


def _shown(value: Any) -> str:
    kinds = {list: "a list", dict: "a mapping"}
    shown = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", str(value)).split())
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return kinds.get(type(value)) or f"'{shown}'"


if __name__ == "__main__":
    print(json.dumps(FrontMatter.model_json_schema(), indent=2, ensure_ascii=False))
