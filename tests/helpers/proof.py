"""An op-ed's words held against the wire copy that is published beside it, by another hand
than the build's.

The build proves the source byte by byte and undoes what it may. Here only letters count,
those of the page.
"""

import email
import hashlib
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default

from helpers.formats import LAST_DAY
from helpers.site import OpEd, Site
from oped.language import words
from oped.reading import front_matter

SHA256 = re.compile(r"\b[0-9a-f]{64}\b")
# Those that op-eds are sent in: one in which the copy has the page's words is right.
ENCODINGS = ("utf-8-sig", "utf-16", "cp949", "cp1252")


def broken_proofs(op_ed: OpEd, site: Site) -> list[str] | None:
    """What keeps the page from being the copy that it says it is; None where no copy is to
    be had.
    """
    links = op_ed.root.xpath("//a[contains(@href, 'wire/') and contains(@href, '.txt')]/@href")
    stated = SHA256.findall(op_ed.root.find("body").text_content())
    if not links and not stated:
        return None
    if not links and stated[0] not in _digests(site):
        return None  # The copy is private.
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
    found = [_foreign_words(op_ed, _letters(reading)) for reading in _readings(data)]
    return problems + min(found, key=len)


def _digests(site: Site) -> set[str]:
    """The digests of the texts that are published."""
    files = (site.folder / name for name in site.files if name.endswith(".txt"))
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _readings(data: bytes) -> Iterator[str]:
    """What a copy may say: its bytes in each encoding, and the plain text of a mail."""
    for encoding in ENCODINGS:
        yield data.decode(encoding, errors="replace")
    mail = email.message_from_bytes(data, EmailMessage, policy=default)
    body = mail.get_body(["plain"])
    if body:
        yield f"{mail['subject']} {mail['from']} {body.get_content()}"


def _foreign_words(op_ed: OpEd, copy: str) -> list[str]:
    """Parts of the page whose words are not the copy's; those of the text follow one
    another there.
    """
    facts = []
    for place in ("oped-headline", "p-author", "oped-source"):
        for element in op_ed.root.find_class(place):
            fact = element.text_content()
            if not any(_letters(turned) in copy for turned in _turned(fact)):
                facts.append(f"not in the wire copy: {fact!r}")
    problems = facts if len(facts) > _unstated(op_ed) else []
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


def _turned(fact: str) -> list[str]:
    """A fact with its last words first, as some print a family name, or as it is."""
    parts = fact.split()
    return [" ".join([*parts[i:], *parts[:i]]) for i in range(len(parts))]


def _unstated(op_ed: OpEd) -> int:
    """How many facts the page says are not the copy's."""
    said = re.escape(words(op_ed.root.get("lang"))["unstated"])
    pattern = said.replace(re.escape("{count}"), r"(\d+)")
    match = re.search(pattern, op_ed.root.find("body").text_content())
    return int(match[1]) if match else 0


def _uncorrected(text: str, op_ed: OpEd) -> str:
    """A paragraph as it was before its corrections."""
    source = op_ed.companion("md").read_text(encoding="utf-8")
    values = front_matter.parse(source, path="x", latest=LAST_DAY).values
    for correction in values.corrections if values else ():
        if correction.now and correction.was:
            text = text.replace(correction.now, correction.was)
    return text


def _letters(text: str) -> str:
    """The letters of a text, small: a copy may print capitals."""
    return "".join(filter(str.isalpha, text)).casefold()
