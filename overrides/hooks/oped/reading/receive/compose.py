"""The Markdown file of a received op-ed: front matter with all that was found, the text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml

from oped.reading.receive.findings import Author, Field, Findings
from oped.reading.receive.layout import Wire
from oped.reading.receive.material import UNSURE
from oped.reading.receive.moments import DAY
from oped.reading.receive.templates import STANDFIRST_KEY
from oped.reading.yaml_lines import TODO

NOBODY = Field("", UNSURE, "nobody is named as the author")


class File(NamedTuple):
    """A Markdown file: its text, and the keys that say TODO, with what is proposed."""

    text: str
    open: tuple[tuple[str, Field], ...]


def compose(findings: Findings, wire: Wire, blocks: Sequence[str], copy: str) -> File:
    """Write the file of an op-ed; `copy` is the place of its wire copy below docs/."""
    rows = [
        "---",
        "template: article.html",
        _row("title", findings.title),
        *_standfirst(findings.standfirst),
        "authors:",
        *_authors(findings.authors),
        _row("date", findings.date),
        _row("source", findings.source),
        *_zone(findings.date),
        *_list("sign_off", findings.sign_off),
        *_lang(findings.lang),
        "draft: true",
        "wire:",
        *_wire(wire, copy),
        "---",
    ]
    head = "\n".join(rows)
    body = "\n\n".join(blocks)
    return File(f"{head}\n\n{body}\n", tuple(_open(findings)))


def scalar(text: str) -> str:
    """A text as a value of YAML, between quotation marks where it needs them."""
    if TODO.match(text):
        return "'" + text.replace("'", "''") + "'"
    dumped: str = yaml.dump(text, allow_unicode=True, width=10**6)
    return dumped.removesuffix("\n").removesuffix("\n...")


def _open(findings: Findings) -> Iterator[tuple[str, Field]]:
    """The keys that an editor must say, in the order of the file."""
    fields = [("title", findings.title)]
    for author in findings.authors or [Author(NOBODY)]:
        fields.append(("name", author.name))
        if author.biography:
            fields.append(("bio", author.biography))
    fields += [("date", findings.date), ("source", findings.source)]
    fields.append(("lang", findings.lang))
    for key, field in fields:
        if field.is_open:
            yield key, field


def _row(key: str, field: Field) -> str:
    """A key with its value, or with TODO and the proposal behind it."""
    if not field.is_open:
        # A date needs no quotation marks: nobody takes it for one of his own kinds here.
        value = field.value if key == "date" else scalar(field.value)
        return f"{key}: {value}"
    if not field.value:
        return f"{key}: TODO  # {field.reason}"
    return f"{key}: TODO  # {field.value} ({field.reason})"


def _standfirst(field: Field | None) -> list[str]:
    if field is None:
        return []
    return [_row(STANDFIRST_KEY, field)]


def _authors(authors: Sequence[Author]) -> list[str]:
    rows = []
    for author in authors or [Author(NOBODY)]:
        rows.append(f"  - {_row('name', author.name)}")
        if author.biography:
            rows.append(f"    {_row('bio', author.biography)}")
    return rows


def _zone(date: Field) -> list[str]:
    if len(date.value) <= DAY:
        return []
    return ["# zone: the time zone of that hour, such as Asia/Seoul, if you know it"]


def _lang(field: Field) -> list[str]:
    if field.value == "en" and not field.is_open:
        return []
    return [_row("lang", field)]


def _wire(wire: Wire, copy: str) -> Iterator[str]:
    """The rows of the block, in the order of article.Wire."""
    yield f"  copy: {copy}"
    for key, value in wire._asdict().items():
        if value == "text" or not (value or key == "heading"):
            continue
        if value is True:
            yield f"  {key}: true"
        elif isinstance(value, int):
            yield f"  {key}: {value}"
        elif isinstance(value, str):
            yield f"  {key}: {scalar(value)}"
        else:
            for row in _list(key, value) or [f"{key}: []"]:
                yield f"  {row}"


def _list(key: str, values: Sequence[str]) -> list[str]:
    if not values:
        return []
    return [f"{key}:", *[f"  - {scalar(value)}" for value in values]]
