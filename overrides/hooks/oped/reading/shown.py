"""What an op-ed shows at its head and foot beside its text, made once for every format."""

import re

from oped.article import Article
from oped.reading.rendered import Rendered

# A wire's dash: two hyphens by themselves.
WIRE_DASH = re.compile(r"(?<!\S)--(?=\s)")


def with_dashes(text: str) -> str:
    """The text with each ` -- ` set as an em dash."""
    return WIRE_DASH.sub("—", text)


def ending(article: Article) -> list[str]:
    """The lines that end the text: the biographies as one paragraph with the first sign-off, then the others."""
    biographies = [author.bio for author in article.authors if author.bio]
    first = " ".join([*biographies, *article.sign_off[:1]])
    lines = [first, *article.sign_off[1:]]
    return [with_dashes(line) for line in lines if line]


def corrections(article: Article) -> list[str]:
    """Each correction with its day, as machines read it: "2019-11-25: The name was misspelt."."""
    return [f"{item.date:%Y-%m-%d}: {item.text}" for item in article.corrections]


def summary(article: Article, text: Rendered) -> str:
    """What previews say of the op-ed: the editor's description, else the opening sentences."""
    return article.description or text.opening
