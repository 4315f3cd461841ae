"""The draft that a new op-ed starts as; what is left of it is never published."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from oped.article import FrontMatter
from oped.reading import yaml_lines
from oped.reading.yaml_lines import Place

FILE = Path(__file__).with_name("skeleton.md")


def skeleton(title: str, *, today: date) -> str:
    """The text of a new op-ed's file."""
    text = FILE.read_text(encoding="utf-8")
    return text.format(title=json.dumps(title, ensure_ascii=False), today=today)


def left_over(values: FrontMatter) -> Iterator[tuple[Place, str]]:
    """What nobody has replaced yet: where it stands, and what it says."""
    new = _placeholders()
    for i, author in enumerate(values.authors):
        if author.name == new["authors"][0]["name"]:
            yield ("authors", i, "name"), author.name
        if author.bio and author.bio == new["authors"][0]["bio"]:
            yield ("authors", i, "bio"), author.bio
    if values.source.name == new["source"]:
        yield ("source",), values.source.name


@cache
def _placeholders() -> dict[str, Any]:
    head = FILE.read_text(encoding="utf-8").split("---\n")[1]
    values: dict[str, Any] = yaml_lines.read(head.format(title="x", today=1), first_line=1).values
    return values
