"""An op-ed's Markdown as the paragraphs that its wire copy must have."""

import re
from typing import NamedTuple

# Signs that Markdown would take for its own: some only where a line begins, others anywhere.
ESCAPED = re.compile(
    r"""
    ^(\d*) \\ ([-+>.)!/])             # "\- not a list", "1945\. no list either"
    | \\ ([\\`*_{}\[\]~^=\#|])        # "\*not emphasis\*"
    """,
    re.MULTILINE | re.VERBOSE,
)
# What no backslash escapes is an entity: "&lt;script>", "&#58; no definition".
ENTITY = re.compile(r"&(?:(lt|amp)|#(\d{2,3}));")
ENTITIES = {"lt": "<", "amp": "&"}
COMMENT = re.compile("<!--.*?-->", re.DOTALL)
# Stand for a comment and its line ends while blocks are parted; no op-ed's file holds them.
COMMENT_SIGN = "\x01"
COMMENT_LINE_END = "\x02"

BULLET = re.compile(r"[-*+] (.*)")
NUMBER = re.compile(r"(\d+)[.)] (.*)")
HEADING = re.compile(r"#{2,6} (.*)")
NOTE = re.compile(r"\[\^(\d+)\]: (.*)")
NOTE_SIGN = re.compile(r"(?<!\\)\[\^(\d+)\]")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Expected(NamedTuple):
    """What one line of a copy must say.

    Its text, its line in the op-ed's file, what messages call it, what Markdown sets it as
    ("bullet", "number 3", "heading", "note 1" or nothing), and the line of the layout that
    it is made from, empty for a paragraph of the text.
    """

    text: str
    line: int
    name: str
    mark: str = ""
    template: str = ""

    @property
    def is_note(self) -> bool:
        """Whether it is a footnote."""
        return self.mark.startswith("note")


def paragraphs(body: str, first_line: int) -> list[Expected]:
    """The paragraphs of a text, the items of its lists among them.

    `first_line` is the line of the op-ed's file that the text begins on.
    """
    body = COMMENT.sub(_kept_together, body)
    text = body.lstrip("\n")
    line = first_line + len(body) - len(text)
    blocks = text.rstrip("\n").split("\n\n")
    result = []
    for number, block in enumerate(blocks, 1):
        words = block.replace(COMMENT_SIGN, "").replace(COMMENT_LINE_END, "")
        if words or COMMENT_SIGN not in block:
            result += _parts(words, line, f"paragraph {number}")
        line += block.count("\n") + block.count(COMMENT_LINE_END) + 2
    return result


def _kept_together(comment: re.Match[str]) -> str:
    """A comment is the editor's own: it parts no block, and only its line ends count."""
    line_ends = comment[0].count("\n")
    return COMMENT_SIGN + COMMENT_LINE_END * line_ends


def _parts(block: str, line: int, name: str) -> list[Expected]:
    """One block of Markdown: a paragraph, a heading, a note, or the items of a list."""
    heading = HEADING.fullmatch(block)
    if heading:
        return [Expected(_text(heading[1]), line, name, "heading")]
    note = NOTE.fullmatch(block)
    if note:
        mark = f"note {int(note[1])}"
        return [Expected(_text(note[2]), line, name, mark)]
    rows = block.split("\n")
    # A line with a number and no other beside it is more often a sentence than a list.
    items = _items(rows, line, name) if len(rows) > 1 else []
    return items or [Expected(_text(block), line, name)]


def _items(rows: list[str], line: int, name: str) -> list[Expected]:
    """The items of a list; none where a row is no item of it."""
    items = []
    first = NUMBER.fullmatch(rows[0])
    for i, row in enumerate(rows):
        match = BULLET.fullmatch(row)
        mark = "bullet"
        if first:
            match = NUMBER.fullmatch(row)
            # A page counts on from the first number, whatever the file says of the others.
            mark = f"number {int(first[1]) + i}"
        if not match:
            return []
        text = match[match.re.groups]
        items.append(Expected(_text(text), line + i, name, mark))
    return items


def _text(markdown: str) -> str:
    """One line as a copy has it: escapes undone, the sign of a note a raised figure."""
    text = NOTE_SIGN.sub(_raised, markdown)
    text = ESCAPED.sub(r"\1\2\3", text)
    return ENTITY.sub(_character, text)


def _raised(note: re.Match[str]) -> str:
    return note[1].translate(RAISED)


def _character(entity: re.Match[str]) -> str:
    if entity[1]:
        return ENTITIES[entity[1]]
    return chr(int(entity[2]))
