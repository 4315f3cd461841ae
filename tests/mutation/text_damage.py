"""Changes of templates and of Typst, by what stands there: a condition turned round, a value lost,
a limit raised.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from mutation.mutant import Mutant


class Rule(NamedTuple):
    """What to look for, what to put in its place, and how it is told."""

    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    told: str


def _raised(match: re.Match[str]) -> str:
    return str(int(match[0]) + 1)


def _turned(match: re.Match[str]) -> str:
    return match[0].replace(match["test"], f"not ({match['test']})")


def _nothing(match: re.Match[str]) -> str:
    return ""


def _with(text: str) -> Callable[[re.Match[str]], str]:
    return lambda match: text


TEMPLATE = (
    Rule(re.compile(r"^[^\n]*\S[^\n]*$", re.MULTILINE), _nothing, "the line goes"),
    Rule(re.compile(r"\{%-? (?:el)?if (?P<test>[^%]+?) -?%\}"), _turned, "the condition is turned"),
    Rule(re.compile(r" \| e(?= \}\})"), _nothing, "the value is not escaped"),
    Rule(re.compile(r"\{\{ [^}]+ \}\}"), _nothing, "the value is not printed"),
    Rule(re.compile(r"(?<=\[:)\d+(?=\])"), _raised, "the limit is raised"),
    Rule(
        re.compile(r"(?<= in )(?:\w+(?:\.\w+)*)(?= (?:if [^%]+)?-?%\})"),
        lambda match: f"(({match[0]}) | list)[1:]",
        "the first item is left out",
    ),
    Rule(
        re.compile(r"(?<= in )\w+ if [\w. ]+(?= -?%\})"),
        lambda match: match[0].partition(" ")[0],
        "the filter is left out",
    ),
    Rule(
        re.compile(r' (?:rel|lang|dir|datetime|class|id|aria-label|type|title)="[^"{]+"'),
        _nothing,
        "the attribute goes",
    ),
    Rule(
        re.compile(r'(?<=\(")[\w:.]+(?=", )'), lambda match: f"x{match[0]}", "the name is another"
    ),
)
# What is only of the look, such as sizes and colours, is left alone: no test can say it is wrong.
TYPST = (
    Rule(re.compile(r"(?<=level: )\d(?=[,)])"), _raised, "the level is raised"),
    Rule(re.compile(r'"[a-z][a-z-]+"(?= (?:in|not in) )'), _with('"x"'), "the name is another"),
    Rule(re.compile(r"(?<=[ (])not (?=in )"), _nothing, "the negation goes"),
    Rule(re.compile(r"(?<= )== (?=\S)"), _with("!= "), "the comparison is turned"),
    Rule(re.compile(r"(?<= )!= (?=\S)"), _with("== "), "the comparison is turned"),
    Rule(re.compile(r"(?<= )<= (?=\S)"), _with(">= "), "the comparison is turned"),
    Rule(
        re.compile(r"\bit\.(?:title|names|foot|byline|dateline|source|kicker|subtitle|name)\b"),
        lambda match: f"{match[0]}.slice(1)",
        "the first is left out",
    ),
    Rule(
        re.compile(r"(?<=: )(?:emph|strong|strike|underline|quote|sub|super)(?=,)"),
        _with("it => it"),
        "the element goes",
    ),
    Rule(re.compile(r"\{ rtl \}"), _with("{ ltr }"), "the direction is another"),
    Rule(re.compile(r"hyphenate: false"), _with("hyphenate: true"), "the value is another"),
)
RULES = {".html": TEMPLATE, ".xml": TEMPLATE, ".typ": TYPST}
COMMENT = re.compile(r"\{#.*?#\}|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
AROUND = 24


def mutants(path: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a template or a Typst file, rule by rule."""
    comments = [range(*match.span()) for match in COMMENT.finditer(source)]
    for rule in RULES[path[path.rindex(".") :]]:
        for match in rule.pattern.finditer(source):
            if any(match.start() in comment for comment in comments):
                continue
            key = f"{rule.told}: `{_around(source, match)}`"
            yield Mutant(path, key, range(0), partial(_damaged, source, match, rule))


def _damaged(source: str, match: re.Match[str], rule: Rule) -> str:
    return source[: match.start()] + rule.replace(match) + source[match.end() :]


def _around(source: str, match: re.Match[str]) -> str:
    """What is damaged, marked, between some letters before and after it, in one line."""
    before = _one_line(source[: match.start()])[-AROUND:].lstrip()
    after = _one_line(source[match.end() :])[:AROUND].rstrip()
    return f"{before}«{_one_line(match[0])}»{after}"


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
