"""The op-ed's own file without what only its site can use, to be read by itself or
dropped into another site.
"""

import re
from datetime import date, datetime
from typing import Any

import yaml

from oped.article import Article
from oped.writing.plain_markdown import plain_markdown
from oped.writing.whole_addresses import Absolute

# Keys that name files of this site, or say what becomes of the op-ed on it.
OF_THIS_SITE = ("wire", "image", "image_alt", "aliases", "draft", "robots")


def markdown_file(article: Article, front: dict[str, Any], body: str, absolute: Absolute) -> str:
    """Front matter and Markdown, with the language and the canonical address said.

    Names stand a second time under `author`, and the hour apart from the day: so pandoc and
    others read both. `absolute` gives the whole address of a link as it is typed.
    """
    kept: dict[str, Any] = {}
    for key, value in front.items():
        if key in OF_THIS_SITE:
            continue
        if key == "authors":
            kept["author"] = article.names
        kept[key] = plain_markdown(value, absolute) if key == "note" else value
        if key == "date":
            kept |= _day_and_hour(article.date)
        if key == "picture" and article.picture:
            # By itself, the file stands in no folder with pictures.
            address = article.site_address(article.picture.file)
            kept[key] = value | {"file": address}
    kept["lang"] = article.lang
    kept["canonical"] = article.canonical_url
    head = yaml.dump(kept, Dumper=_Lines, allow_unicode=True, sort_keys=False, width=10**6)
    text = plain_markdown(body.strip(), absolute)
    return f"---\n{head}---\n\n{text}\n"


def _day_and_hour(moment: date) -> dict[str, str]:
    day = f"{moment:%Y-%m-%d}"
    if isinstance(moment, datetime):
        return {"date": day, "time": f"{moment:%H:%M}"}
    return {"date": day}


class _Lines(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """YAML as an editor writes it: days without quotation marks, several lines as lines."""

    def text(self, value: str) -> yaml.Node:
        kind = "str"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            kind = "timestamp"
        style = "|" if "\n" in value else None
        node: yaml.Node = self.represent_scalar(f"tag:yaml.org,2002:{kind}", value, style=style)
        return node


_Lines.add_representer(str, _Lines.text)
