"""Lists of attributes, such as `{ .pull }` and `{ width="300" }`, where they are some.

To Python-Markdown whatever stands in braces behind an emphasis or a link is a list of
attributes, so that words in braces vanish. Here each part must be a class, an id or a
value.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor

PART = r"""(?:[.\#][\w:-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
LIST = rf"\{{:?[ ]*({PART}(?:[ ]+{PART})*)[ ]*\}}"


class AttributeLists(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # Before attributes of raw HTML are mended (18.5): those of lists are mended with them.
        md.treeprocessors.register(AttributeList(md), "attr_list", 18.7)


class AttributeList(AttrListTreeprocessor):
    # Python-Markdown says that these are final, and looks them up where a class can replace them.
    HEADER_RE = re.compile(rf"[ ]+{LIST}[ ]*$")
    BLOCK_RE = re.compile(rf"\n[ ]*{LIST}[ ]*$")
    INLINE_RE = re.compile(rf"^{LIST}")
