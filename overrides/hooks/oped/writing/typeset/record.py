"""What the Typst templates get of an op-ed: plain values, and its text as XML."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree

from oped.article import Article
from oped.language import direction, spoken, words
from oped.problem import Problem
from oped.reading.html_tree import parent_of
from oped.reading.rendered import Rendered
from oped.reading.shown import byline_parts, caption, credit, head_and_foot, rights, summary
from oped.writing.pictures.making import NO_PICTURES, Picture
from oped.writing.typeset.paper import MADE, MOST_ELEMENTS, Sheet, Shelf
from oped.writing.typeset.signs import (
    Fonts,
    Used,
    advice,
    is_hopeless,
    name_signs,
    named,
    used_in,
)

REGION = re.compile(r"-([A-Za-z]{2})(?![^-])")


LONGEST_TITLE = 1_000


class Record(NamedTuple):
    """The JSON object that both templates read; whether each can be set; advice for the editor."""

    facts: str
    has_pdf: bool
    has_card: bool
    problems: tuple[Problem, ...]


def record(
    article: Article,
    text: Rendered,
    *,
    paper: str,
    docs: Path,
    fonts: Fonts,
    pictures: Mapping[str, Picture] = NO_PICTURES,
) -> Record:
    """What is set of an op-ed, with names for signs that no font has.

    `pictures` are found by their place below docs/.
    """
    if len(text.lines) > MOST_ELEMENTS:
        text = text._replace(html="", lines=text.lines[:1])
        line = text.lines[0]
        reason = f"it holds no more than {MOST_ELEMENTS:,} elements"
        too_long = [Problem(article.path, line, f"there is no PDF: {reason}", "advice")]
    else:
        too_long = []
    shelf = Shelf(docs, pictures)
    body = Sheet(article, shelf, text.html, text.lines)
    note = Sheet(article, shelf, text.note, text.note_lines)
    drawn = _drawn(article, text)
    has_long_title = len(article.title) > LONGEST_TITLE
    if has_long_title:
        reason = f"there is no PDF and no card: they hold a title of {LONGEST_TITLE} letters"
        too_long.append(Problem(article.path, 1, reason, "advice"))
    everything = used_in(body.root).plus(used_in(note.root)).plus(Used.of(str(drawn)))
    missing = fonts.missing(everything)
    problems = [*body.advice, *note.advice]
    hindrances = [*too_long, *body.hindrances, *note.hindrances]
    if missing:
        hopeless = is_hopeless(everything.words, missing) or _is_hopeless_card(drawn, missing)
        line = _line_with(missing, body) or _line_with(missing, note) or 1
        message = advice(missing, is_set=not hopeless)
        problem = Problem(article.path, line, message, "advice")
        (hindrances if hopeless else problems).append(problem)
    facts = {
        **_unseen(article, text, paper),
        **_named_facts(drawn, missing),
        "byline": [
            {"text": named(part.text, missing), "is_name": part.is_name}
            for part in byline_parts(article)
        ],
        # A card whose site has a name that no font can set does without the name.
        "site": "" if fonts.missing(Used.of(article.site_name)) else article.site_name,
        "picture": _picture(article, shelf),
        "html": _xml(body, missing),
        "note": _xml(note, missing),
    }
    return Record(
        json.dumps(facts, ensure_ascii=False),
        has_pdf=not hindrances,
        has_card=not has_long_title and not _is_hopeless_card(drawn, missing),
        problems=(*problems, *hindrances[:1]),
    )


def _picture(article: Article, shelf: Shelf) -> dict[str, Any] | None:
    """None where Typst can read none."""
    if not article.picture:
        return None
    source = shelf.source(article.picture.file)
    return {**source._asdict(), "alt": article.picture.alt} if source else None


def _is_hopeless_card(drawn: dict[str, str | list[str]], missing: frozenset[str]) -> bool:
    shown = (str(drawn[key]) for key in ("title", "byline", "source"))
    return any(is_hopeless(Counter(words), missing) for words in shown)


def _unseen(article: Article, text: Rendered, paper: str) -> dict[str, Any]:
    """What is said in the file's properties, and how it is set."""
    lang = article.lang
    region = REGION.search(lang)
    return {
        "name": article.title,
        "names": article.names,
        "tags": article.tags,
        "summary": summary(article, text),
        "day": {
            "year": article.date.year,
            "month": article.date.month,
            "day": article.date.day,
        },
        "lang": lang.split("-")[0],
        "region": region[1] if region else None,
        "dir": direction(lang),
        "paper": paper,
        "has_long_title": article.has_long_title,
    }


def _drawn(article: Article, text: Rendered) -> dict[str, str | list[str]]:
    """What is drawn beside the text."""
    lang = article.lang
    say = words(lang)
    shown = head_and_foot(article, text)
    return {
        "title": article.title,
        "kicker": article.kicker or say["opinion"],
        "subtitle": article.subtitle or "",
        "caption": [line for line in (caption(article), *credit(article)) if line],
        "corrections_title": say["corrections"],
        "rights_title": say["rights"],
        "note_title": say["about_text"],
        "source": article.source.name,
        "foot": f"{article.canonical_url} · {article.source.name}",
        "byline": shown.byline.texts[0],
        "dateline": " · ".join(shown.when_and_where),
        "rights": rights(article),
        "ending": list(shown.ending.texts),
        "corrections": [f"{spoken(item.date, lang)}: {item.text}" for item in article.corrections],
    }


def _named_facts(
    drawn: dict[str, str | list[str]], missing: frozenset[str]
) -> dict[str, str | list[str]]:
    facts: dict[str, str | list[str]] = {}
    for key, value in drawn.items():
        if isinstance(value, str):
            facts[key] = named(value, missing)
        else:
            facts[key] = [named(line, missing) for line in value]
    return facts


def _xml(sheet: Sheet, missing: frozenset[str]) -> str:
    name_signs(sheet.root, missing)
    return sheet.xml()


def _line_with(missing: frozenset[str], sheet: Sheet) -> int | None:
    """The line of the first element whose words have one of some signs."""
    for element in sheet.root.iter():
        inner = element.text or ""
        if missing.intersection(inner):
            return _line_above(element, sheet)
        if element is not sheet.root and missing.intersection(element.tail or ""):
            return _line_above(parent_of(element), sheet)
    return None


def _line_above(element: etree._Element, sheet: Sheet) -> int:
    holder: etree._Element | None = element
    while holder is not None and holder not in sheet.lines:
        holder = holder.getparent()
    return 1 if holder is None else sheet.lines[holder]


def made_pictures(facts: str) -> list[str]:
    """The places on the site of the pictures of a record that were made for it."""
    return [name[len(MADE) :] for name in shown_pictures(facts) if name.startswith(MADE)]


def shown_pictures(facts: str) -> list[str]:
    """The pictures of a record, as it names them."""
    shown = json.loads(facts)
    names: list[str] = []
    if shown["picture"]:
        names.append(shown["picture"]["name"])
    for part in ("html", "note"):
        names += re.findall(r'<img [^>]*src="([^"]*)"', shown[part])
    return list(dict.fromkeys(map(unescape, names)))
