"""The words of a tree as plain text: a paragraph a line, blank lines between, numbers of lists."""

import re
import unicodedata

from lxml import etree

from oped.reading.dashes import with_plain_spaces

POWERS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
INDENT = "    "
RULE = "* * *"
# Signs of the page's own, which lead nowhere in a text.
LEFT_OUT = frozenset(("share-link", "footnote-backref"))
BLOCKS = frozenset(
    """address aside blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6
    hr li ol p pre section summary table ul""".split()
)
# Fewer letters say little in a list or a preview; and a reader mode takes a paragraph that
# is the page's whole description for a copy of it, and leaves it out.
SHORTEST_OPENING = 60
# But for one space, which most are and may stay.
WHITE_SPACE = re.compile(r"[\t\n][ \t\n]*| [ \t\n]+")
BREAK = "\x00"  # Stands for a line break until white space is one space; no text holds it.

# Lines that belong together; between two blocks is an empty one.
Block = list[str]


def plain_text(root: etree._Element) -> str:
    """The words of a tree."""
    text = "\n\n".join("\n".join(block) for block in blocks(root))
    return with_plain_spaces(text)


def opening(root: etree._Element) -> str:
    """The words of the first paragraph that has any, without numbers of footnotes and pictures.

    Where these are few, those of the paragraphs right behind it are added.
    """
    words = ""
    for element in root:
        if element.tag == "p":
            lines = paragraph_lines(inline(element, marks=False))
            words = " ".join([words, *lines]).strip()
        elif words:
            break
        if len(words) >= SHORTEST_OPENING:
            break
    return with_plain_spaces(words)


def blocks(element: etree._Element) -> list[Block]:
    """What stands in an element: runs of words, and the blocks between them."""
    result: list[Block] = []
    words = element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            result += paragraph(words)
            result += block(child)
            words = child.tail or ""
        elif holds_block(child):
            result += paragraph(words)
            result += blocks(child)
            words = child.tail or ""
        else:
            words += inline_element(child) + (child.tail or "")
    return result + paragraph(words)


def holds_block(element: etree._Element) -> bool:
    """Whether a block stands in what stands among words: a link round paragraphs."""
    if not len(element):
        return False
    return any(inner.tag in BLOCKS for inner in element.iterdescendants())


def block(element: etree._Element) -> list[Block]:
    """One block element as blocks of lines."""
    match element.tag:
        case "pre":
            return [words_of(element).strip("\n").split("\n")]
        case "hr":
            return [[RULE]]
        case "ul" | "ol":
            return listed(element)
        case "table":
            return tabled(element)
        case "blockquote" | "dd":
            return [indented(lines, INDENT, INDENT) for lines in blocks(element)]
        case _:
            return blocks(element)


def listed(element: etree._Element) -> list[Block]:
    """A list: together where each item is one paragraph, else with empty lines between."""
    items: list[Block] = []
    number = int(element.get("start", "1"))
    step = 1
    if "reversed" in element.attrib:
        step = -1
        number = int(element.get("start", str(len(element))))
    for item in element:
        number = int(item.get("value", str(number)))
        mark = "- "
        if element.tag == "ol":
            mark = f"{number}. "
        number += step
        contents = blocks(item) or [[""]]
        is_tight = all(is_list(child) for child in item if child.tag in BLOCKS)
        lines = contents[0]
        for following in contents[1:]:
            lines = [*lines, *([] if is_tight else [""]), *following]
        items.append(indented(lines, mark, " " * len(mark)))
    if any("" in item for item in items):
        return items
    together = [line for item in items for line in item]
    return [together] if together else []


def is_list(element: etree._Element) -> bool:
    return element.tag in ("ul", "ol")


def tabled(table: etree._Element) -> list[Block]:
    """A table: its caption, then a line a row, with the cells below one another."""
    result = []
    for caption in table.iterfind("caption"):
        result += blocks(caption)
    rows = [[cell_words(cell) for cell in row] for row in table.iter("tr")]
    widths: list[int] = []
    for row in rows:
        widths += [0] * (len(row) - len(widths))
        for place, words in enumerate(row):
            widths[place] = max(widths[place], width(words))
    lines = []
    for row in rows:
        cells = [words + " " * (widths[n] - width(words)) for n, words in enumerate(row)]
        lines.append("  ".join(cells).rstrip())
    return [*result, lines] if lines else result


def cell_words(cell: etree._Element) -> str:
    return " ".join(line for lines in blocks(cell) for line in lines if line)


def width(words: str) -> int:
    """How many columns words take: two for a sign as wide as high."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in words)
    return len(words) + wide


def indented(lines: Block, first: str, others: str) -> Block:
    """Lines behind a mark, the others below the words."""
    result = [(first + lines[0]).rstrip()]
    result += [(others + line).rstrip() for line in lines[1:]]
    return result


def paragraph(words: str) -> list[Block]:
    lines = paragraph_lines(words)
    return [lines] if lines else []


def paragraph_lines(words: str) -> Block:
    """Words with one space between, a line where a break asks for one."""
    lines = [WHITE_SPACE.sub(" ", line).strip(" ") for line in words.split(BREAK)]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def inline(element: etree._Element, *, marks: bool = True) -> str:
    """The words in an element, as one run; with `marks`, of footnotes and pictures as well."""
    words = element.text or ""
    for child in element:
        words += inline_element(child, marks=marks) + (child.tail or "")
    return words


def inline_element(element: etree._Element, *, marks: bool = True) -> str:
    """One element among words."""
    names = element.get("class")
    if names and LEFT_OUT & set(names.split()):
        return ""
    match element.tag:
        case "br":
            return BREAK
        case "img":
            return f"[{element.get('alt')}]" if marks and element.get("alt") else ""
        case "input":
            return "[x]" if "checked" in element.attrib else "[ ]"
        case "q":
            return f"“{inline(element, marks=marks)}”"
        case "sup":
            return raised(element, marks=marks)
        case "rt":
            return readings(element)
        case _:
            return inline(element, marks=marks)


def raised(element: etree._Element, *, marks: bool) -> str:
    """10³ is not 103, nor a million with a footnote a million and one."""
    words = inline(element)
    if is_reference(element):
        return f"[{words}]" if marks else ""
    return words.translate(POWERS)


def is_reference(element: etree._Element) -> bool:
    """Whether an element is a footnote's number."""
    return any(child.get("class") == "footnote-ref" for child in element)


def readings(element: etree._Element) -> str:
    """How signs are read, in the brackets that `rp` puts round it, or in ours."""
    before = element.getprevious()
    words = inline(element)
    return words if before is not None and before.tag == "rp" else f"({words})"


def words_of(element: etree._Element) -> str:
    """The words of an element as they stand."""
    return "".join(str(part) for part in element.itertext())
