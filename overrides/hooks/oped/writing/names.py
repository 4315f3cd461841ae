"""How records and references write the names of authors."""

from oped.article import Article, Author


def family_first(author: Author) -> str:
    """ "Example, Ada B.", "Example, Ada, Jr."; a single name and an organisation's stay
    as they are.
    """
    family, given, suffix = author.parts.family, author.parts.given, author.parts.suffix
    return ", ".join(part for part in (family, given, suffix) if part)


def for_zotero(article: Article) -> str:
    """All names in one line, as Zotero takes them apart: at each semicolon, then at the
    first comma.

    An organisation has a comma behind it, else its last word would be a family name; a lone
    name with spaces on both sides of its comma has a semicolon behind it, else it would be
    two people's.
    """
    names = [_for_zotero(author) for author in article.authors]
    line = "; ".join(names)
    before, comma, after = line.partition(", ")
    is_taken_for_two = len(names) == 1 and " " in before and " " in after
    return f"{line};" if comma and is_taken_for_two else line


def _for_zotero(author: Author) -> str:
    if author.is_organization:
        return f"{author.name},"
    return family_first(author)
