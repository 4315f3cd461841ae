"""The op-ed's own file without what only its site can use, to be read by itself or dropped into another site."""

import re
from typing import Any

import yaml

from oped.article import Article

# Keys that name files of this site, or say what becomes of the op-ed on it.
OF_THIS_SITE = ("wire", "image", "image_alt", "draft", "robots")


def markdown_file(article: Article, front: dict[str, Any], body: str) -> str:
    """Front matter and Markdown, with the language and the canonical address said."""
    kept = {key: value for key, value in front.items() if key not in OF_THIS_SITE}
    kept["lang"] = article.lang
    kept["canonical"] = article.canonical_url
    head = yaml.dump(kept, Dumper=_Lines, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{head}---\n\n{body.strip()}\n"


class _Lines(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """YAML as an editor writes it: days without quotation marks, several lines as lines."""

    def text(self, value: str) -> yaml.Node:
        kind = "str"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            kind = "timestamp"
        style = "|" if "\n" in value else None
        node: yaml.Node = self.represent_scalar(
            f"tag:yaml.org,2002:{kind}", value, style=style
        )
        return node


_Lines.add_representer(str, _Lines.text)
