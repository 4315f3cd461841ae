"""The front matter of a page: from the text of a file to checked values, or to every problem with its line. The model at
the top is the contract, which commands/schema.py prints. Values are text, never HTML."""

import difflib
import re
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Annotated, Any, Literal, NamedTuple

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, GetPydanticSchema, ValidationError
from pydantic_core import core_schema

TEMPLATES = ("article.html", "front.html", "redirect.html", "main.html")


def _must(rule: str, pattern: str | None = None, *, kind: Any = str):
    """Values of a kind, texts of a pattern; whatever else is found is told: 'key' must <rule>, not 'what was found'."""
    told = GetPydanticSchema(lambda of, schema: core_schema.custom_error_schema(schema(of), "rule", custom_error_message=rule))
    return Annotated[kind, Field(pattern=pattern), told]


Text = Annotated[str, Field(pattern=r"^\s*[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+\s*$")]
Day = _must("be an ISO 8601 date", r"^[1-9]\d{3}-\d\d-\d\d([ T]\d\d:\d\d)?$")
# A day stays a day and a day with a time a datetime: pydantic's own date type would refuse the second.
Moment = Annotated[Day, AfterValidator(lambda text: (datetime if len(text) > 10 else date).fromisoformat(text))]
Zone = _must("be an IANA time zone such as 'Asia/Tokyo'", kind=Literal[*(files("tzdata") / "zones").read_text("ascii").split()])
Slug = _must("be lower-case letters, digits and single hyphens", r"^[a-z0-9]+(-[a-z0-9]+)*$")
Language = _must("be a language tag such as 'en' or 'ko'", r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
Address = _must("be an https:// address", r"^https://[^\s/]+\.[^\s]+$")
Picture = _must("be a png, jpg, webp or gif below docs/, such as 'assets/bridge.jpg'", r"^[^/\s.][^\s.]*\.(png|jpe?g|webp|gif)$")
ROBOT = r"(all|none|(no)?(index|follow|archive|snippet|translate)|noimageindex|max-[a-z-]+:-?\w+)"
Robots = _must("be directives such as 'noindex, nofollow'", rf"^({ROBOT}(, ?|$))+$")
Copy = _must("be a text file below docs/, such as 'wire/my-op-ed.txt'", r"^wire/[^\s]+\.txt$")
Truth = _must("be true or false", kind=bool)


class Model(BaseModel, extra="forbid", frozen=True, str_strip_whitespace=True): ...


class Author(Model):
    name: Text = Field(description="as printed")
    bio: Text | None = Field(None, description="the sentence at the foot")
    family: Text = Field(description="the family name, unless the last word", default_factory=lambda a: a["name"].split()[-1])

    @property
    def given(self) -> str:
        """What is left of the name without the family name: "Ada B. Example" -> "Ada B."."""
        name, family = (re.sub(r"\s", " ", text) for text in (self.name, self.family))
        edge = " " if " " in name else ""
        before, _, after = f"{edge}{name}{edge}".rpartition(f"{edge}{family}{edge}")
        return " ".join(f"{before}{edge}{after}".split())


class Source(Model):
    name: Text
    url: Address | None = Field(None, description="where the original stands")


# Text alone is the name.
Named = Annotated[Source, BeforeValidator(lambda found: {"name": found} if isinstance(found, str) else found, Text | Source)]


class Correction(Model):
    date: Moment
    text: Text
    was: Text | None = Field(None, description="what the wire copy says, where the op-ed is proven against one")
    now: Text | None = Field(None, description="what the text says instead")


class Wire(Model):
    copy_: Copy = Field(alias="copy", description="below docs/")
    date: Text = Field(description="how the copy prints the date")
    heading: list[Text]
    ending: list[Text] = []


class FrontMatter(Model):
    """The keys of an op-ed, in the order in which they are written."""

    template: Text = Field(description="`article.html` makes a page an op-ed")
    title: Text = Field(description="the headline")
    authors: list[Author] = Field(min_length=1, description="a list of `- name:`, each with optional `bio`, `family`")
    date: Moment = Field(description="day, or day and time, as printed: `2018-09-16 17:33`")
    source: Named = Field(description="who sent it out: text, or `name` and `url`")
    zone: Zone | None = Field(None, description="the time zone of `date`, inferred: `Asia/Tokyo`")
    sign_off: list[Text] = Field([], description="what ends the text: the first item runs on, others have their line")
    note: str | None = Field(None, description="about this text, in Markdown")
    description: Text | None = Field(None, description="for search engines; else the opening sentences")
    updated: Moment | None = Field(None, description="when the page last changed in substance")
    corrections: list[Correction] = Field([], description="a list of `- date:` with `text`")
    lang: Language = Field("en", description="the language of the text: `en`, `ko`, `ar`")
    slug: Slug | None = Field(None, description="names the companion files; never changes the address")
    canonical: Address | None = Field(None, description="the address that search engines should list instead")
    robots: Robots | None = Field(None, description="such as `noindex`")
    tags: list[Text] = Field([], description="subjects")
    image: Picture | None = Field(None, description="a picture below `docs/` for link previews, instead of the card")
    image_alt: Text | None = Field(None, description="what the picture shows")
    draft: Truth = Field(False, description="`true`: shown in the preview, never published")
    wire: Wire | None = Field(None, description="the wire copy that the text is held against, and its layout")


class Parsed(NamedTuple):
    """A page's file, read: checked values (op-eds only), plain values, the body and the file line it starts on."""

    values: FrontMatter | None
    plain: dict
    body: str
    body_line: int
    lines: dict
    problems: tuple[str, ...]


def parse(text: str, *, path: str, latest: date) -> Parsed:
    """Read the front matter of `text`; `latest` is the last day that a date may name."""
    match = re.match(r"(?:---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z))?", text, re.S)
    rows, values, lines, problems = (match[1] or "").split("\n"), None, {(): 1}, []
    if half := not match[0] and re.match(r"---|[\s—–-]*(?:template|title|authors|date|source) *:", text):
        found = "nothing that closes the first" if half[0] == "---" else f"{_shown(half[0])} without the first"
        problems.append((1, f"front matter must stand between two lines of '---', not {found}"))
    try:
        node = yaml.compose(match[1] or "", getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        plain = _plain(node, (), lines, problems) if node else {}
    except (yaml.YAMLError, RecursionError) as error:
        plain, problems = {}, [_yaml_problem(error, rows[:-1])]
    cut = [line for line in {*lines.values()} - {1} if re.match(r"[ -]*(\w+: +|- )[^'\"|>\s#][^#]*\s#\S", rows[line - 2])]
    remedy = "what stands after ' #' would be lost: put the value between single quotes, not"
    problems += [(line, f"{remedy} {_shown(rows[line - 2])}") for line in cut]
    if not isinstance(plain, dict):
        plain, problems = {}, [(2, f"front matter must be lines of 'key: value', not {_shown(plain)}")]
    given = f", not {_shown(plain['template'])}" if "template" in plain else ""
    if plain.get("template") == "article.html":
        try:
            values = FrontMatter.model_validate(plain)
            problems += _more_rules(values, lines, latest)
        except ValidationError as error:
            # Without a name there is no last word of it: pydantic tells both, the editor needs one.
            problems += [_problem(item, lines) for item in error.errors() if item["type"] != "default_factory_not_called"]
    elif key := next((key for key in ("authors", "date", "source") if key in plain), None):
        problems.append((lines[key,], f"'{key}' makes the page an op-ed, which needs the line 'template: article.html'{given}"))
    elif not isinstance(plain.get("title") or "", str):
        problems.append((lines["title",], f"'title' must be text, not {_shown(plain['title'])}"))
    elif given and plain["template"] not in TEMPLATES:
        problems.append((lines["template",], f"'template' must be one of {', '.join(TEMPLATES)}{given}"))
    told = tuple(f"{path}:{line}: {message}" for line, message in sorted(problems))
    return Parsed(values, plain, text[match.end() :], match[0].count("\n") + 1, lines, told)


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
        first = lines.setdefault((*place, key), line)
        if key in values:
            problems.append((line, f"'{key}' must stand once, not again (first on line {first})"))
        else:
            values[key] = _plain(value, (*place, key), lines, problems)
    return values


def _yaml_problem(error: Exception, rows: list[str]) -> tuple[int, str]:
    quoted = "quoted scalar" in (getattr(error, "context", None) or "")  # A quotation mark left open: where it stands.
    mark = getattr(error, "context_mark" if quoted else "problem_mark", None)
    number = min(mark.line if mark else 0, len(rows) - 1)  # What is left open is found out after the last line.
    if re.match(r"\s*\t", rows[number]):
        return number + 2, f"front matter must be indented by spaces, not by the tab in {_shown(rows[number])}"
    remedy = "a value with ': ', '#' or quotation marks goes between single quotes, a quote inside them doubled"
    return number + 2, f"front matter must be YAML, not {_shown(rows[number])}; {remedy}"


def _problem(error: dict, lines: dict) -> tuple[int, str]:
    """One error of the model in the house's words, with its line or, where the key is not there, that of what lacks it."""
    place, kind, found = error["loc"], error["type"], error["input"]
    line, name = lines.get(place) or lines[place[:-1]], ".".join(part for part in place if isinstance(part, str))
    if kind == "missing":
        return line, f"'{name}' is missing"
    if kind == "extra_forbidden":
        owner = {"authors": Author, "source": Source, "corrections": Correction, "wire": Wire}.get(place[0], FrontMatter)
        near = difflib.get_close_matches(place[-1], owner.model_json_schema()["properties"], 1)
        return line, f"'{name}' is not a key of an op-ed" + (f"; did you mean '{near[0]}'?" if near else "")
    if not str(found or "").strip():
        return line, f"'{name}' must not be empty"
    rules = {"string_type": "be text", "string_pattern_mismatch": "be one line of text without control characters"}
    rules |= {"value_error": "be an ISO 8601 date that the calendar has", "list_type": "be a list of lines that start with '- '"}
    rules |= {"model_type": "be a list of '- name: …'" if place[0] == "authors" else "be lines of 'key: value'"}
    return line, f"'{name}' must {rules.get(kind, error['msg'])}, not {_shown(found)}"


def _more_rules(values: FrontMatter, lines: dict, latest: date):
    """What no single value can tell: an author named twice, a day that has not come, a picture without words."""
    names = [author.name.casefold() for author in values.authors]
    for i, author in enumerate(values.authors):
        if names[i] in names[:i]:
            yield lines["authors", i], f"'authors' must name each author once, not {_shown(names[i])} again"
        if re.fullmatch(r"(Jr|Sr)\.?|II|III|IV", author.family):
            yield lines["authors", i], f"'authors' needs 'family', the family name, since {_shown(author.family)} is none"
        if author.given == " ".join(author.name.split()):
            yield lines["authors", i, "family"], f"'authors.family' must be of the name as printed, not {_shown(author.family)}"
    days = [(("date",), values.date), (("updated",), values.updated or values.date)]
    days += [(("corrections", i, "date"), item.date) for i, item in enumerate(values.corrections)]
    for place, moment in days:
        name, day = ".".join(place[::2]), str(moment)[:10]
        if day > str(latest + timedelta(days=1)) and place in lines:
            yield lines[place], f"'{name}' must be a day that has come, not '{day}'"
        if day < str(values.date)[:10]:
            yield lines[place], f"'{name}' must not be a day before 'date', as '{day}' is"
    for i, item in enumerate(values.corrections):
        if bool(item.was) != bool(item.now):
            yield lines["corrections", i], "'corrections' must say both 'was' and 'now', not one alone"
    if values.image and not values.image_alt:
        yield lines["image",], "'image' needs 'image_alt', what the picture shows"


def _shown(value: Any) -> str:
    kinds = {list: "a list", dict: "a mapping", type(None): "nothing"}
    shown = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", str(value)).strip()
    return kinds.get(type(value)) or f"'{shown if len(shown) <= 60 else shown[:59] + '…'}'"
