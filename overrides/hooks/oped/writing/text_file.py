"""The op-ed as a UTF-8 text file."""

from oped.article import Article
from oped.language import words
from oped.reading.dashes import with_plain_spaces
from oped.reading.rendered import Plain, Rendered
from oped.reading.shown import HeadAndFoot, corrections, head_and_foot, rights


def text_file(article: Article, text: Rendered, plain: Plain) -> str:
    """Headline, names, date and source, text, what ends it, what is said about it, address."""
    say = words(article.lang)
    shown = head_and_foot(article, text)
    parts = [
        *shown.headline.texts,
        *shown.standfirst.texts,
        *shown.byline.texts,
        "\n".join(shown.when_and_where),
        *_picture(article, shown),
        plain.text,
        *[with_plain_spaces(line) for line in shown.ending.texts],
    ]
    if article.corrections:
        parts += [say["corrections"], *corrections(article)]
    if article.rights:
        parts += [say["rights"], *rights(article)]
    if plain.note:
        parts += [say["about_text"], plain.note]
    parts.append(article.canonical_url)
    return "\n\n".join(parts) + "\n"


def _picture(article: Article, shown: HeadAndFoot) -> list[str]:
    """What the picture shows, in brackets as a picture in the text, its caption and credit."""
    if not article.picture:
        return []
    lines = [f"[{article.picture.alt}]", *shown.caption.texts, *shown.credit.texts]
    return ["\n".join(lines)]
