"""The proof of a finished page: read back, it shows its file's words, and no unaccounted ones."""

from collections.abc import Iterator
from itertools import zip_longest

from lxml.html import HtmlElement

from oped.article import Article
from oped.problem import Problem
from oped.reading.dashes import set_dashes
from oped.reading.front_matter import Parsed
from oped.reading.rendered import Rendered
from oped.reading.shown import Shown, head_and_foot
from oped.reading.wire import RAISED, Expected, around, paragraphs

ESCAPE = "; a backslash goes before a sign that Markdown takes"


def prove_page(
    article: Article, text: Rendered, parsed: Parsed, root: HtmlElement
) -> list[Problem]:
    """Hold the page's tree against its file; a difference is a problem of file or template."""
    problems: list[Problem] = []
    shown = head_and_foot(article, text)
    for part in shown:
        if part.texts:
            problems += _differences(article, part, parsed, root)
    problems += _moment(article, parsed, root)
    problems += _text(article, parsed, root)
    problems += _unnamed(article, [part.html_class for part in shown], root)
    return problems


def _differences(
    article: Article, part: Shown, parsed: Parsed, root: HtmlElement
) -> Iterator[Problem]:
    """Where a part of head or foot is not set as it is written."""
    boxes = root.find_class(part.html_class)
    there = [line for box in boxes for line in _lines(box, part)]
    numbers = [parsed.lines.get(key, 1) for key in part.keys]
    for on_page, written, line in zip_longest(there, part.texts, numbers):
        if on_page != written:
            yield _difference(article, line or 1, part.name, on_page, written)


def _lines(box: HtmlElement, part: Shown) -> list[str]:
    """What a wire copy must print, letter by letter; of the page's own words the wording alone."""
    if part.keys:
        return _parts(box)
    return [" ".join(box.text_content().split())]


def _parts(box: HtmlElement) -> list[str]:
    """The words of each element in a box, and those that stand in it by themselves."""
    parts = []
    for part in box.xpath("*|text()[normalize-space()]"):
        text = part if isinstance(part, str) else part.text_content()
        parts.append(str(text))
    return parts


def _difference(
    article: Article,
    line: int,
    name: str,
    on_page: str | None,
    written: str | None,
    remedy: str = "",
) -> Problem:
    there, here = around(on_page or "", written or "")
    rule = f"{name} must be set as it is written: {there} on the page, {here} here"
    return Problem(article.path, line, rule + remedy)


def _moment(article: Article, parsed: Parsed, root: HtmlElement) -> Iterator[Problem]:
    """The date as machines read it."""
    for time in root.find_class("dt-published"):
        if time.get("datetime") != article.published:
            line = parsed.lines["date",]
            on_page = time.get("datetime")
            yield _difference(article, line, "the date", on_page, article.published)


def _text(article: Article, parsed: Parsed, root: HtmlElement) -> Iterator[Problem]:
    """The paragraphs, each an element or an item of a list, and nothing between them."""
    there = [part for box in root.find_class("e-content") for part in _paragraphs(box)]
    # A page has its notes behind the text, wherever they stand in the file.
    written = sorted(paragraphs(parsed.body, parsed.body_line), key=_is_note)
    for on_page, paragraph in zip_longest(there, written):
        text = set_dashes(paragraph.text) if paragraph else ""
        line = paragraph.line if paragraph else parsed.body_line
        if on_page != text:
            yield _difference(article, line, "the text", on_page, text, ESCAPE)


def _is_note(paragraph: Expected) -> bool:
    return paragraph.mark.startswith("note")


def _paragraphs(box: HtmlElement) -> Iterator[str]:
    """The words of each paragraph, item and note in a box, and those that stand bare in it."""
    for part in box.xpath("*|text()[normalize-space()]"):
        if isinstance(part, str):
            yield str(part)
        elif part.tag in ("ul", "ol") or "footnote" in part.classes:
            for item in part.iter("li"):
                yield _words(item).strip()
        else:
            yield _words(part)


def _words(element: HtmlElement) -> str:
    """The words of an element: the sign of a note as a raised figure, no way back from a note."""
    text = ""
    for words in element.xpath("descendant::text()"):
        parent = words.getparent()
        holder = parent.getparent() if words.is_tail else parent
        if "footnote-ref" in holder.classes:
            text += words.translate(RAISED)
        elif "footnote-backref" not in holder.classes:
            text += words
    return text


def _unnamed(article: Article, classes: list[str], root: HtmlElement) -> Iterator[Problem]:
    """Words in the op-ed's element that are neither its text nor a part of the list."""
    answered = {*classes, "e-content"}
    for box in root.find_class("h-entry"):
        for words in box.xpath(".//text()[normalize-space()]"):
            if not _is_answered(words.getparent(), words.is_tail, answered):
                shown = " ".join(words.split())
                rule = "is neither the wire copy's nor named as the page's own in shown.py"
                yield Problem(article.path, 1, f"'{shown}' on the page {rule}")


def _is_answered(element: HtmlElement, is_tail: bool, classes: set[str]) -> bool:
    holder = element.getparent() if is_tail else element
    while holder is not None:
        if classes & set(holder.get("class", "").split()):
            return True
        holder = holder.getparent()
    return False
