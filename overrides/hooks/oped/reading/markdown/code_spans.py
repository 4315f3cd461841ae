"""Code between backticks: as in CommonMark, as many close it as opened it."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import BACKTICK_RE, BacktickInlineProcessor
from markdown.util import AtomicString, code_escape

from oped.reading.markdown.line_numbers import LineNumbering

BACKTICKS = re.compile("`+")


class CodeSpans(Extension):
    def __init__(self, numbering: LineNumbering) -> None:
        super().__init__()
        self.numbering = numbering

    def extendMarkdown(self, md: Markdown) -> None:
        processor = CodeSpan(BACKTICK_RE, self.numbering)
        md.inlinePatterns.register(processor, "backtick", 190)


class CodeSpan(BacktickInlineProcessor):
    def __init__(self, pattern: str, numbering: LineNumbering) -> None:
        super().__init__(pattern)
        self.numbering = numbering
        # The end of a text in which no run of so many backticks comes any more.
        self.without: dict[int, str] = {}

    def handleMatch(
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        if m[1]:
            return super().handleMatch(m, data)
        start = m.start()
        opened = len(BACKTICKS.match(data, start)[0])  # type: ignore[index]
        behind = start + opened
        closing = self.closing(data, behind, opened)
        if closing is None:
            return None, start, behind
        code = etree.Element("code")
        words = data[behind : closing.start()].replace("\n", " ")
        if words.strip() and words[0] == words[-1] == " ":
            words = words[1:-1]
        code.text = AtomicString(code_escape(words))
        self.numbering.breaks[code] = data.count("\n", behind, closing.start())
        return code, start, closing.end()

    def closing(self, data: str, start: int, count: int) -> re.Match[str] | None:
        """The next run of just so many backticks; that there is none is remembered."""
        rest = len(data) - start
        without = self.without.get(count)
        if without is not None and rest <= len(without) and without.endswith(data[start:]):
            return None
        match = re.compile(rf"(?<!`)`{{{count}}}(?!`)").search(data, start)
        if match is None:
            self.without[count] = data[start:]
        return match
