"""Code between backticks: as in CommonMark, as many close it as opened it."""

import re
import xml.etree.ElementTree as etree
from functools import cache

from markdown import Markdown
from markdown.extensions import Extension
from markdown.util import ETX, STX, AtomicString, code_escape

from oped.reading.markdown.inline import InOnePass, Stash
from oped.reading.markdown.line_numbers import LineNumbering

BACKTICKS = r"(?P<slashes>\\*)(?P<ticks>`+)"
# How Python-Markdown writes a backslash that stands for itself.
BACKSLASH = STX + str(ord("\\")) + ETX


class CodeSpans(Extension):
    def __init__(self, numbering: LineNumbering) -> None:
        super().__init__()
        self.numbering = numbering

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(CodeSpan(BACKTICKS, self.numbering), "backtick", 190)


class CodeSpan(InOnePass):
    signs = ("`",)

    def __init__(self, pattern: str, numbering: LineNumbering) -> None:
        super().__init__(pattern)
        self.numbering = numbering

    def replaced(self, data: str, stash: Stash) -> str:
        parts: list[str] = []
        done = 0
        # Of how many backticks no run comes any more.
        without = {0}
        for run in self.compiled_re.finditer(data):
            start = run.start("ticks")
            if start < done:
                continue
            slashes = len(run["slashes"])
            if slashes % 2:
                start += 1  # The first backtick is escaped.
            elif slashes:
                parts += [data[done : run.start()], stash(BACKSLASH * (slashes // 2))]
                done = start
            count = run.end() - start
            closing = None if count in without else _run(count).search(data, run.end())
            if closing is None:
                without.add(count)
                continue
            parts += [data[done:start], stash(self.code(data, run.end(), closing.start()))]
            done = closing.end()
        return "".join([*parts, data[done:]])

    def code(self, data: str, start: int, end: int) -> etree.Element:
        """The code that stands between two runs of backticks."""
        code = etree.Element("code")
        words = data[start:end].replace("\n", " ")
        if words.strip() and words[0] == words[-1] == " ":
            words = words[1:-1]
        code.text = AtomicString(code_escape(words))
        self.numbering.breaks[code] = data.count("\n", start, end)
        return code


@cache
def _run(count: int) -> re.Pattern[str]:
    """Finds just so many backticks in a row."""
    return re.compile(rf"(?<!`)`{{{count}}}(?!`)")
