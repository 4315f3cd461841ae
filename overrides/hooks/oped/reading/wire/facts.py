"""What a page shows of an op-ed beside its text, and how a copy may print each.

Each way is a place of a layout: `{title}`, `{bio[0]}`. A place in capitals is the same in
capitals: `{AUTHORS}` is "ADA EXAMPLE, BEN MUSTER".
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from oped.article import Article
from oped.language import joined
from oped.reading.wire import dates
from oped.reading.wire.dates import each
from oped.reading.yaml_lines import Place

# Stands for a fact that a draft leaves open: the copy may say anything there.
OPEN = "\x00"
DATE_PARTS = ("month", "day", "year", "hour", "minute")
OpenPlaces = frozenset[Place]


class Fact(NamedTuple):
    """One fact: its name, and what a copy prints for it by the name of the place.

    `proven_by` has the sets of places of which one must be laid out; `is_open` where front
    matter says TODO for it. What `is_optional` is the editor's own word where no layout
    names it.
    """

    name: str
    forms: dict[str, str]
    proven_by: tuple[frozenset[str], ...]
    is_open: bool = False
    is_optional: bool = False


def of(article: Article, open_places: OpenPlaces, others: frozenset[str]) -> list[Fact]:
    """The facts of an op-ed, in the order in which messages name their places.

    `open_places` are the keys of its front matter that say TODO: ("authors", 0, "name");
    `others` the further languages that its layout names.
    """
    source_is_open = bool(open_places & {("source",), ("source", "name")})
    return [
        _fact("title", article.title, is_open=("title",) in open_places),
        *_optional(article, open_places),
        _fact("source", article.source.name, is_open=source_is_open),
        *_authors(article, open_places),
        *_biographies(article, open_places),
        *_sign_off(article, open_places),
        *_date(article, open_places, others),
    ]


def places(facts: list[Fact], free: Mapping[str, str]) -> dict[str, str]:
    """What a copy prints, by the name of the place; `free` places follow from the facts."""
    values = {}
    for fact in facts:
        for place, value in fact.forms.items():
            values[place] = OPEN if fact.is_open else value
    return values | dict(free)


def in_small_letters(place: str) -> str:
    """The place that one with capitals is made of: "MONTH_NAME:fr" -> "month_name:fr"."""
    name, colon, lang = place.partition(":")
    return name.lower() + colon + lang


def value(place: str, values: Mapping[str, str]) -> str | None:
    """What a copy prints at a place; None where there is no such place.

    "MONTH_NAME" is in capitals, and "Month_name" has one at its start.
    """
    if place in values:
        return values[place]
    small = in_small_letters(place)
    printed = values.get(small)
    if printed is None:
        return None
    name = place.partition(":")[0]
    if name.isupper():
        return printed.upper()
    if name[0].isupper() and name[1:].islower():
        return printed[:1].upper() + printed[1:]
    return None


def _fact(name: str, text: str, *, is_open: bool) -> Fact:
    """A fact that a copy prints in one way."""
    forms = {name: text}
    return Fact(name, forms, each(forms), is_open)


def _optional(article: Article, open_places: OpenPlaces) -> Iterator[Fact]:
    """What an editor may add to an op-ed, and a copy may print: standfirst, caption, credit."""
    places: dict[str, Place] = {"subtitle": ("subtitle",)}
    texts = {"subtitle": article.subtitle}
    if article.picture:
        texts |= {"caption": article.picture.caption, "credit": article.picture.credit}
        places |= {"caption": ("picture", "caption"), "credit": ("picture", "credit")}
    for name, text in texts.items():
        if text:
            is_open = places[name] in open_places
            yield Fact(name, {name: text}, each({name: text}), is_open, is_optional=True)


def _authors(article: Article, open_places: OpenPlaces) -> list[Fact]:
    together = _names_together(article, open_places)
    facts = []
    biographies = 0
    for i, author in enumerate(article.authors):
        own = {f"author[{i}]": author.name}
        parts = author.parts
        apart = {f"given[{i}]": parts.given, f"family[{i}]": parts.family}
        proven_by = [*each(together), *each(own)]
        if not parts.suffix:
            proven_by.append(frozenset(apart))
        # A biography that begins with the name is held against the copy, the name with it.
        if author.bio and author.bio.startswith(author.name):
            proven_by += [frozenset([f"bio[{biographies}]"]), frozenset(["bios"])]
        biographies += bool(author.bio)
        facts.append(
            Fact(
                name=f"author[{i}]",
                forms=together | own | apart,
                proven_by=tuple(proven_by),
                is_open=("authors", i, "name") in open_places,
            )
        )
    return facts


def _names_together(article: Article, open_places: OpenPlaces) -> dict[str, str]:
    for i, _ in enumerate(article.authors):
        if ("authors", i, "name") in open_places:
            return {"authors": OPEN, "names": OPEN}
    return {
        "authors": ", ".join(article.names),
        "names": joined(article.names, article.lang),
    }


def _biographies(article: Article, open_places: OpenPlaces) -> list[Fact]:
    """Biographies are numbered among themselves: an author without one has no number."""
    biographies = []
    for i, author in enumerate(article.authors):
        if author.bio:
            is_open = ("authors", i, "bio") in open_places
            biographies.append((author.bio, is_open))
    texts = [text for text, _ in biographies]
    together = {"bios": " ".join(texts)}
    if any(is_open for _, is_open in biographies):
        together = {"bios": OPEN}
    facts = []
    for i, (text, is_open) in enumerate(biographies):
        forms = together | {f"bio[{i}]": text}
        facts.append(Fact(f"bio[{i}]", forms, each(forms), is_open))
    return facts


def _sign_off(article: Article, open_places: OpenPlaces) -> list[Fact]:
    facts = []
    for i, text in enumerate(article.sign_off):
        is_open = ("sign_off", i) in open_places
        facts.append(_fact(f"sign_off[{i}]", text, is_open=is_open))
    return facts


def _date(article: Article, open_places: OpenPlaces, others: frozenset[str]) -> list[Fact]:
    is_open = ("date",) in open_places
    facts = []
    for part in dates.parts(article.date, article.lang, others):
        facts.append(Fact(part.name, part.forms, part.proven_by, is_open))
    return facts
