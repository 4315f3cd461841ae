"""The op-ed as a UTF-8 text file."""

from oped.article import Article
from oped.language import words
from oped.reading.dashes import with_plain_spaces
from oped.reading.rendered import Plain, Rendered
from oped.reading.shown import corrections, head_and_foot


def text_file(article: Article, text: Rendered, plain: Plain) -> str:
    """Headline, names, date and source, text, what ends it, what is said about it, address."""
    say = words(article.lang)
    shown = head_and_foot(article, text)
    dateline = [*shown.date.texts, *shown.source.texts]
    parts = [
        *shown.headline.texts,
        *shown.byline.texts,
        "\n".join(dateline),
        plain.text,
        *[with_plain_spaces(line) for line in shown.ending.texts],
    ]
    if article.corrections:
        parts += [say["corrections"], *corrections(article)]
    if plain.note:
        parts += [say["about_text"], plain.note]
    parts.append(article.canonical_url)
    return "\n\n".join(parts) + "\n"
