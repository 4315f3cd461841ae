"""Lists of attributes, such as `{ .pull }` and `{ width="300" }`, where they are some.

To Python-Markdown whatever stands in braces behind an emphasis or a link is a list of
attributes, so that words in braces vanish. Here each part must be a class, an id or a
value; a class or id that is the page's own means nothing.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder

from oped.reading.allowed import EDITORS_CLASS, OWN_ID
from oped.reading.markdown.findings import Findings

PART = r"""(?:[.\#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
LIST = rf"\{{:?[ ]*({PART}(?:[ ]+{PART})*)[ ]*\}}"


class AttributeLists(Extension):
    def __init__(self, findings: Findings) -> None:
        super().__init__()
        self.findings = findings

    def extendMarkdown(self, md: Markdown) -> None:
        # Before attributes of raw HTML are mended (18.5): those of lists are mended with them.
        md.treeprocessors.register(AttributeList(md, self.findings), "attr_list", 18.7)


class AttributeList(AttrListTreeprocessor):
    # Python-Markdown says that these are final, and looks them up where a class can replace them.
    HEADER_RE = re.compile(rf"[ ]+{LIST}[ ]*$")
    BLOCK_RE = re.compile(rf"\n[ ]*{LIST}[ ]*$")
    INLINE_RE = re.compile(rf"^{LIST}")

    def __init__(self, md: Markdown, findings: Findings) -> None:
        super().__init__(md)
        self.findings = findings

    def run(self, doc: etree.Element) -> None:
        """Words that stand in no block, as behind a table in raw HTML, give the root nothing:
        Python-Markdown takes it away, which must be bare for that.
        """
        for child in list(doc):
            super().run(child)

    def assign_attrs(self, elem: etree.Element, attrs_string: str, *, strict: bool = False) -> str:
        """Give an element what a list says; gives what could not be read of it."""
        attributes, rest = get_attrs_and_remainder(attrs_string)
        if strict and rest:
            return str(rest)
        for name, value in attributes:
            if value is None:
                elem.set(self.sanitize_name(name), name)
            elif name in (".", "class"):
                self.add_classes(elem, value)
            elif name == "id" and OWN_ID.fullmatch(value):
                self.findings.add_at("own id", elem, name=value)
            else:
                elem.set(self.sanitize_name(name), value)
        return str(rest)

    def add_classes(self, element: etree.Element, names: str) -> None:
        for name in names.split():
            if EDITORS_CLASS.fullmatch(name):
                classes = (element.get("class") or "").split()
                element.set("class", " ".join([*classes, name]))
            else:
                self.findings.add_at("class", element, name=name)
