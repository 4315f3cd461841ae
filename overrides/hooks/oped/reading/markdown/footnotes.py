"""Footnotes that would be lost are told: without a text, not referred to, two of one name.

Python-Markdown shows the first as typed, puts the second where nobody is led, and of the third
keeps the last.
"""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterable
from typing import cast

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import (
    FootnoteBlockProcessor,
    FootnoteExtension,
    FootnoteInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from oped.reading.markdown.findings import Findings
from oped.reading.markdown.inline import as_typed
from oped.reading.markdown.line_numbers import LineNumbering
from oped.reading.markdown.source_page import SourcePage

# Without an opening bracket in the name: a text of these alone would be looked through for each.
REFERENCE = r"\[\^([^\[\]\n]+)\]"


class Footnotes(Extension):
    def __init__(self, page: SourcePage, findings: Findings, numbering: LineNumbering) -> None:
        super().__init__()
        self.page = page
        self.findings = findings
        self.numbering = numbering
        # By name: how often a footnote is written, and referred to, and which number it has.
        self.written: Counter[str] = Counter()
        self.referred_to: Counter[str] = Counter()
        self.numbers: dict[str, int] = {}

    def reset(self) -> None:
        self.written.clear()
        self.referred_to.clear()
        self.numbers.clear()

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        processor = cast(FootnoteBlockProcessor, md.parser.blockprocessors["footnote"])
        footnotes = processor.footnotes
        block = Definition(footnotes, self)
        md.parser.blockprocessors.register(block, "footnote", 17)
        md.inlinePatterns.register(Reference(footnotes, self), "footnote", 175)
        # Behind raw HTML (19), which can hold none of them.
        md.treeprocessors.register(Check(md, self), "check_footnotes", 18.8)
        # Behind lists of attributes (8), before MkDocs collects ids (5).
        md.treeprocessors.register(Rename(md, self.page), "rename_footnotes", 6)


class Definition(FootnoteBlockProcessor):
    """`[^1]: …`; the second of a name is told."""

    RE = re.compile(r"^[ ]{0,3}\[\^([^\[\]\n]+)\]:[ ]*(.*)$", re.MULTILINE)

    def __init__(self, footnotes: FootnoteExtension, extension: Footnotes) -> None:
        super().__init__(footnotes)
        self.footnotes = Counted(footnotes, extension)


class Counted(FootnoteExtension):
    """What footnotes are handed to as they are read; hands them on to `footnotes`."""

    def __init__(self, footnotes: FootnoteExtension, extension: Footnotes) -> None:
        super().__init__()
        self.taker = footnotes
        self.extension = extension
        self.written = extension.written

    def setFootnote(self, name: str, text: str) -> None:
        if self.written[name]:
            line = self.line_of(name, self.written[name])
            self.extension.findings.add("footnote again", line, name=name)
        self.written[name] += 1
        self.taker.setFootnote(name, text)

    def line_of(self, name: str, count: int) -> int:
        """The line that the footnote of a name stands on, with as many before it."""
        rows = enumerate(self.extension.numbering.source.lines, 1)
        lines = [line for line, row in rows if row.lstrip(" >").startswith(f"[^{name}]:")]
        return lines[min(count, len(lines) - 1)] if lines else 1


class Reference(FootnoteInlineProcessor):
    """`[^1]`; one without a text stays as typed, and is told."""

    signs = ("[^",)

    def __init__(self, footnotes: FootnoteExtension, extension: Footnotes) -> None:
        super().__init__(REFERENCE, footnotes)
        self.findings = extension.findings
        self.numbers = extension.numbers
        self.count = extension.referred_to

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        name = as_typed(self.footnotes.md, m[1])
        if name not in self.footnotes.footnotes:
            words = etree.Element("span")
            words.text = AtomicString(m[0])
            self.findings.add_at("undefined footnote", words, name=name)
            return words, m.start(), m.end()
        if not self.numbers:
            names = self.footnotes.footnotes
            self.numbers.update((each, number) for number, each in enumerate(names, 1))
        sup = etree.Element("sup", {"id": self.id_of_reference(name)})
        address = f"#{self.footnotes.makeFootnoteId(name)}"
        link = etree.SubElement(sup, "a", {"class": "footnote-ref", "href": address})
        link.text = str(self.numbers[name])
        return sup, m.start(), m.end()

    def id_of_reference(self, name: str) -> str:
        """An id that is free: `fnref:1`, `fnref2:1`. Python-Markdown tries them one by one."""
        self.count[name] += 1
        count = self.count[name]
        first = self.footnotes.makeFootnoteRefId(name)
        self.footnotes.found_refs[first] = count
        return first if count == 1 else first.replace("fnref", f"fnref{count}", 1)


class Check(Treeprocessor):
    """Looks for footnotes that nothing refers to."""

    def __init__(self, md: Markdown, extension: Footnotes) -> None:
        super().__init__(md)
        self.findings = extension.findings

    def run(self, root: etree.Element) -> None:
        items = {item.get("id"): item for item in root.iterfind("div[@class='footnote']/ol/li")}
        if not items:
            return
        reached = self.led_to(child for child in root if child.get("class") != "footnote")
        pending = [name for name in reached if name in items]
        while pending:
            further = self.led_to([items[pending.pop()]]) - reached
            reached |= further
            pending += [name for name in further if name in items]
        for name, item in items.items():
            if name not in reached:
                own_name = (name or "").removeprefix("fn:")
                self.findings.add_at("unused footnote", item, name=own_name)

    def led_to(self, elements: Iterable[etree.Element]) -> set[str]:
        """The ids of footnotes that are referred to in some elements."""
        names = set()
        for element in elements:
            for link in element.iter("a"):
                if link.get("class") == "footnote-ref":
                    names.add(link.get("href", "").removeprefix("#"))
        return names


class Rename(Treeprocessor):
    """Footnotes have ids of their numbers: a reader mode takes one called "comment" for furniture.

    Those of a note, which stands below its text, have ids of their own.
    """

    def __init__(self, md: Markdown, page: SourcePage) -> None:
        super().__init__(md)
        self.before = "note-" if page.is_note else ""

    def run(self, root: etree.Element) -> None:
        items = root.iterfind("div[@class='footnote']/ol/li")
        names = (item.get("id", "").removeprefix("fn:") for item in items)
        numbers = {name: number for number, name in enumerate(names, 1)}
        for element in root.iter():
            if element.get("id", "").startswith(("fn:", "fnref")):
                element.set("id", self.numbered(element.get("id", ""), numbers))
            if element.get("class") in ("footnote-ref", "footnote-backref"):
                name = element.get("href", "").removeprefix("#")
                element.set("href", f"#{self.numbered(name, numbers)}")

    def numbered(self, name: str, numbers: dict[str, int]) -> str:
        """ "fnref2:comment" -> "fnref2:1"."""
        kind, _, own = name.partition(":")
        return f"{self.before}{kind}:{numbers.get(own, own)}"
