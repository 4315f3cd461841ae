"""How records and references write the names of authors."""

from oped.article import Article, Author


def family_first(author: Author) -> str:
    """ "Example, Ada B."; a single name stays as it is."""
    return ", ".join(part for part in (author.family, author.given) if part)


def for_zotero(article: Article) -> list[str]:
    """The names for Zotero, which takes the last word for the family name: inverted where it is another."""
    return [_for_zotero(author, len(article.authors)) for author in article.authors]


def _for_zotero(author: Author, count: int) -> str:
    # A lone name with spaces on both sides of the comma it would take for two people.
    is_taken_for_two = count == 1 and " " in author.family and " " in author.given
    if author.name.endswith(author.family) or is_taken_for_two:
        return author.name
    return family_first(author)
