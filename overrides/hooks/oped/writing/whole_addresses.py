"""Addresses in Markdown, made whole: links lead to this site from wherever the text is read.

A picture of another host becomes a link, as on the page. Spans of code stay as they are.
"""

import re
from collections.abc import Callable
from functools import partial

Absolute = Callable[[str], str]
CODE_SPAN = re.compile(r"((?<![`\\])(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))", re.DOTALL)
CODE_MARK = "\x00"  # Stands for a span of code; no text holds it.
ADDRESS = re.compile(
    r"""
    (?P<before>
        (?<!\\) \]\( [ ]*                           # behind the words of a link or a picture,
        | ^ [ ]{0,3} \[ (?!\^) [^\]\n]+ \]: [ ]*    # or in a definition, but of no footnote
    )
    (?:
        < (?P<pointed> [^<>\n\0]* ) >
        | (?P<bare> [^\s()<>\0]+ (?: \( [^\s()\0]* \) [^\s()<>\0]* )* )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
ADDRESS_IN_HTML = re.compile(
    r"""
    (?P<before> < [a-zA-Z] [^<>]*? \s (?: href | src | poster | cite ) = (?P<mark> ["'] ) )
    (?P<address> [^"'<>\0]+ )
    (?= (?P=mark) )
    """,
    re.VERBOSE,
)
# Words in brackets, which may hold a pair of brackets.
BRACKETED = r"\[(?P<words> [^\[\]]* (?: \[[^\[\]]*\] [^\[\]]* )* )\]"
PICTURE_ELSEWHERE = re.compile(
    rf"""
    (?<!\\) ! {BRACKETED}
    (?P<address> \( [ ]* <? (?: [A-Za-z][\w+.-]*: )? // [^\s()<>\0]* )
    """,
    re.VERBOSE,
)
# `![words][name]`, `![name][]` or `![name]`: whatever is no address behind the words.
PICTURE_BY_NAME = re.compile(
    rf"(?<!\\) ! {BRACKETED} (?: \[(?P<name> [^\]]* )\] )? (?!\()",
    re.VERBOSE,
)
ELSEWHERE = re.compile(
    r"""
    ^ [ ]{0,3} \[ (?!\^) (?P<name> [^\]\n]+ ) \]: [ ]*
    <? (?P<address> (?: [A-Za-z][\w+.-]*: )? // [^\s<>]* )
    """,
    re.VERBOSE | re.MULTILINE,
)


class Addresses:
    """Of one text with its definitions; `absolute` gives the whole address of a link as it is
    typed.
    """

    def __init__(self, body: str, absolute: Absolute) -> None:
        self.absolute = absolute
        self.home = absolute("/")
        # The names of addresses on other hosts.
        self.elsewhere = frozenset(
            _name(match["name"])
            for match in ELSEWHERE.finditer(body)
            if not match["address"].startswith(self.home)
        )

    def whole(self, text: str) -> str:
        """A paragraph of the text, or more of it."""
        spans = [code[0] for code in CODE_SPAN.finditer(text)]
        words = self._whole(CODE_SPAN.sub(CODE_MARK, text), spans).split(CODE_MARK)
        return "".join(before + span for before, span in zip(words, [*spans, ""], strict=True))

    def _whole(self, text: str, spans: list[str]) -> str:
        """With marks for these spans; each sign is looked for first, for most texts have none."""
        if "!" in text:
            text = PICTURE_ELSEWHERE.sub(self._link_by_address, text)
            text = PICTURE_BY_NAME.sub(partial(self._link_by_name, spans), text)
        if "]" in text:
            text = ADDRESS.sub(self._in_markdown, text)
        if "<" in text:
            text = ADDRESS_IN_HTML.sub(self._in_html, text)
        return text

    def _in_markdown(self, match: re.Match[str]) -> str:
        if match["bare"]:
            return match["before"] + self.absolute(match["bare"])
        return f"{match['before']}<{self.absolute(match['pointed'])}>"

    def _in_html(self, match: re.Match[str]) -> str:
        return match["before"] + self.absolute(match["address"])

    def _link_by_address(self, match: re.Match[str]) -> str:
        address = match["address"].lstrip("( <")
        if address.startswith(self.home):
            return match[0]
        return f"[{match['words'] or address}]{match['address']}"

    def _link_by_name(self, spans: list[str], match: re.Match[str]) -> str:
        group = "name" if match["name"] else "words"
        codes = iter(spans[match.string.count(CODE_MARK, 0, match.start(group)) :])
        name = _name(re.sub(CODE_MARK, lambda _: next(codes), match[group]))
        return match[0].removeprefix("!") if name in self.elsewhere else match[0]


def _name(typed: str) -> str:
    """The name of an address, as CommonMark compares them."""
    return " ".join(typed.split()).casefold()
