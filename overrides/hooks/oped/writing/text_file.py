"""The op-ed as a UTF-8 text file."""

from oped.article import Article
from oped.language import joined, spoken, words
from oped.reading.shown import corrections, ending


def text_file(article: Article, text: str) -> str:
    """Headline, names, date and source, text, what ends it, what is said about it, address."""
    say = words(article.lang)
    names = joined(article.names, article.lang)
    date = spoken(article.date, article.lang)
    parts = [
        article.title,
        say["by"].replace("{names}", names),
        f"{date}\n{article.source.name}",
        text,
        *ending(article),
    ]
    if article.corrections:
        parts += [say["corrections"], *corrections(article)]
    if article.note:
        parts += [say["about_text"], article.note]
    parts.append(article.canonical_url)
    return "\n\n".join(parts) + "\n"
