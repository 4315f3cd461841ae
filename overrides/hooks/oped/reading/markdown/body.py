"""What Markdown means here, put together: one extension, one tree.

Python-Markdown and the extensions that mkdocs.yml names do the reading. What stands here
makes it read as GitHub does, mends what cannot stand on a page, and makes the tree fit to
quote and cite.
"""

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from oped.reading.markdown.advice import Advice
from oped.reading.markdown.attribute_lists import AttributeLists
from oped.reading.markdown.bare_addresses import BareAddresses
from oped.reading.markdown.blocks_behind_text import BlocksBehindText
from oped.reading.markdown.boxes import Boxes
from oped.reading.markdown.code_spans import CodeSpans
from oped.reading.markdown.emoji import Emoji
from oped.reading.markdown.escapes import Escapes
from oped.reading.markdown.findings import Finding, Findings
from oped.reading.markdown.footnote_order import FootnoteOrder
from oped.reading.markdown.footnotes import Footnotes
from oped.reading.markdown.headings import Headings
from oped.reading.markdown.hidden import Hidden
from oped.reading.markdown.inline import LinearInline
from oped.reading.markdown.labels import Labels
from oped.reading.markdown.line_numbers import LineNumbering
from oped.reading.markdown.links import Links
from oped.reading.markdown.lists import Lists
from oped.reading.markdown.mending import Mending
from oped.reading.markdown.own_marks import OwnMarks
from oped.reading.markdown.paragraph_links import ParagraphLinks
from oped.reading.markdown.pictures import Pictures
from oped.reading.markdown.quiet_ids import QuietIds
from oped.reading.markdown.quotations import Quotations
from oped.reading.markdown.raw_tree import RawTree
from oped.reading.markdown.raw_typed import Change
from oped.reading.markdown.set_dashes import SetDashes
from oped.reading.markdown.source_page import SourcePage
from oped.reading.markdown.tables import Tables, boxed
from oped.reading.markdown.taken_out import TakenOut
from oped.reading.markdown.unspaced_scripts import UnspacedScripts


class Body(Extension):
    """`start` says what is rendered next; `findings` and `changes` are then those of that text."""

    def start(self, page: SourcePage) -> None:
        self.page = page

    def extendMarkdown(self, md: Markdown) -> None:
        """MkDocs makes one reader a page, and asks for its extensions anew."""
        md.registerExtension(self)
        page = self.page
        taken_out = TakenOut()
        self.numbering = LineNumbering(taken_out)
        findings = self.collected = Findings(self.numbering.lines)
        self.raw_tree = RawTree(taken_out, self.numbering, findings)
        for extension in (
            taken_out,
            self.numbering,
            self.raw_tree,
            Boxes(),
            LinearInline(),
            Lists(),
            BlocksBehindText(),
            Quotations(),
            Tables(findings),
            Links(self.numbering),
            CodeSpans(self.numbering),
            Escapes(),
            BareAddresses(),
            Emoji(),
            UnspacedScripts(),
            FootnoteOrder(self.numbering),
            AttributeLists(findings),
            Footnotes(page, findings, self.numbering),
            OwnMarks(page, findings, self.numbering.lines, self.raw_tree.elements),
            Hidden(),
            Mending(findings),
            Headings(page, findings),
            Pictures(page, findings, self.raw_tree.elements),
            SetDashes(),
            QuietIds(),
            Advice(findings, self.numbering, taken_out),
        ):
            extension.extendMarkdown(md)
        if page.is_op_ed:
            ParagraphLinks(page).extendMarkdown(md)
        # Behind lists of attributes (8), before MkDocs collects the ids of a page (5).
        md.treeprocessors.register(Finish(md, page), "article_body", 7)
        # Of the tables' boxes.
        md.treeprocessors.register(Labels(md, page), "labels", 6.2)

    def reset(self) -> None:
        self.collected.clear()

    @property
    def changes(self) -> list[Change]:
        """What the Markdown file has otherwise than it was typed, with lines of the text."""
        return self.raw_tree.changes

    @property
    def findings(self) -> list[Finding]:
        return self.collected.all()


class Finish(Treeprocessor):
    """Makes the tree fit for a page of ours: links marked, tables in boxes."""

    def __init__(self, md: Markdown, page: SourcePage) -> None:
        super().__init__(md)
        self.page = page

    def run(self, root: etree.Element) -> None:
        # No trailing slashes: in HTML they mean nothing.
        self.md.serializer = self.md.output_formats["html"]
        self.mark_links(root)
        for box in root.iter("input"):
            done = "task_done" if "checked" in box.attrib else "task_open"
            box.set("aria-label", self.page.words[done])
        boxed(root, self.page.words["table"])

    def mark_links(self, root: etree.Element) -> None:
        """Paper spells each address out once, behind the first words that lead there."""
        spelt = set()
        for link in root.iter("a"):
            address = link.get("href", "")
            if address.startswith(("https:", "http:")):
                link.set("rel", "noopener")
                if address not in spelt and "".join(link.itertext()) != address:
                    link.set("class", "article-spelt")
                    spelt.add(address)
