"""An op-ed's words held against the wire copy that is published beside it, by another hand than the build's.

The build proves the source byte by byte and undoes what it may. Here only letters count, those of the page.
"""

import hashlib
import re

from helpers.formats import LAST_DAY
from helpers.site import OpEd
from oped.reading import front_matter

SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


def broken_proofs(op_ed: OpEd) -> list[str] | None:
    """What keeps the page from being the copy that it says it is; None where it says nothing of one."""
    links = op_ed.root.xpath("//a[contains(@href, 'wire/') and contains(@href, '.txt')]/@href")
    stated = SHA256.findall(op_ed.root.find("body").text_content())
    if not links and not stated:
        return None
    if len(links) != 1 or len(stated) != 1:
        return ["the page must lead to its wire copy and state its SHA-256, each once"]
    copy = (op_ed.file.parent / links[0]).resolve()
    if not copy.is_file():
        return [f"the wire copy is not published: {links[0]}"]
    data = copy.read_bytes()
    problems = []
    digest = hashlib.sha256(data).hexdigest()
    if digest != stated[0]:
        problems.append(f"the page must state the SHA-256 of its wire copy, not {stated[0]}")
    return problems + _foreign_words(op_ed, _letters(_decoded(data)))


def _foreign_words(op_ed: OpEd, copy: str) -> list[str]:
    """Parts of the page whose words are not the copy's; those of the text follow one another there."""
    problems = []
    for place in ("article-headline", "p-author", "article-source"):
        for element in op_ed.root.find_class(place):
            if _letters(element.text_content()) not in copy:
                problems.append(f"not in the wire copy: {element.text_content()!r}")
    at = 0
    for paragraph in op_ed.root.find_class("e-content")[0]:
        letters = _letters(_uncorrected(paragraph.text_content(), op_ed))
        where = copy.find(letters, at)
        if where < 0:
            problems.append(
                f"not in the wire copy, or not in this order: {paragraph.text_content()[:60]!r}"
            )
        else:
            at = where + len(letters)
    return problems


def _uncorrected(text: str, op_ed: OpEd) -> str:
    """A paragraph as it was before its corrections."""
    source = op_ed.companion("md").read_text(encoding="utf-8")
    values = front_matter.parse(source, path="x", latest=LAST_DAY).values
    for correction in values.corrections if values else ():
        if correction.now and correction.was:
            text = text.replace(correction.now, correction.was)
    return text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))
