"""The proof that a republished op-ed is the op-ed: source and page held against the wire copy, byte for byte. The page may
differ from the copy's own text by a closed list of normalisations: ` -- ` set as an em dash (behind a no-break space, where
it follows a word), a tail that the copy repeats, heading lines laid out, line ends; and by corrections that say what was
there. All are undone and counted."""

import hashlib
import re
from difflib import SequenceMatcher
from itertools import accumulate, zip_longest
from typing import NamedTuple
from unicodedata import combining

from babel.dates import format_date

from oped.article import Article
from oped.problem import Problem
from oped.reading.dashes import WIRE_DASH
from oped.reading.front_matter import Parsed

AP_MONTHS = " Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split(
    " "
)  # The Associated Press Stylebook
PLACE = re.compile(r"\{(.*?)\}")
# Signs that Markdown would take for its own: some only where a line begins ("1945\. The war ended"), the others anywhere.
ESCAPED = re.compile(r"^(\d*)\\([-+>.)!/])|\\([\\`*_{}\[\]~^=#|])", re.M)


class Proof(NamedTuple):
    """What a page states of its wire copy (place below docs/, SHA-256, what was normalised how often), and its file's text."""

    copy: str
    sha256: str
    counts: tuple[tuple[str, int], ...]
    parsed: Parsed


def prove(
    article: Article, parsed: Parsed, copy: bytes, *, docs: str = "docs"
) -> tuple[Proof | None, list[Problem]]:
    """Hold the Markdown file (front matter and text) against the bytes of its wire copy; a proof, or every problem."""
    wire, path = article.wire, f"{docs}/{article.wire.copy_}"
    try:
        plain = re.split(r"\r\n?|\n", copy.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = copy[: error.start].count(b"\n") + 1
        return None, [
            Problem(
                path,
                line,
                f"a wire copy must be UTF-8, not hold the byte 0x{copy[error.start]:02x}",
            )
        ]
    expected, problems = _expected(article, parsed)
    ours, theirs = [text for text, *_ in expected], [line for line in plain if line]
    numbers = [number for number, line in enumerate(plain, 1) if line] + [len(plain)]
    tail = next(
        (
            n
            for n in range(len(theirs) // 2, 0, -1)
            if theirs[-n:] == theirs[-2 * n : -n] and len(theirs) != len(ours)
        ),
        0,
    )
    theirs = theirs[: len(theirs) - tail]
    for kind, a, b, c, d in SequenceMatcher(
        None, ours, theirs, autojunk=False
    ).get_opcodes():
        for line, i in zip_longest(expected[a:b], range(c, d)) if kind != "equal" else ():
            text, number, name = line or (
                "",
                expected[min(a, len(ours) - 1)][1],
                "the text",
            )
            here, there = around(text, "" if i is None else theirs[i])
            at = f"{path}:{numbers[c if i is None else i]}"
            problems.append(
                (number, f"{name} must be the wire copy's: {here} here, {there} in {at}")
            )
    ends = plain[:-1].count("") + copy.count(b"\r") + copy.startswith(b"\xef\xbb\xbf")
    counts = {
        "em_dashes": sum(
            len(WIRE_DASH.findall(text)) for text in ours[len(wire.heading) :]
        ),
        "repeated_tail": tail,
    }
    counts |= {
        "heading_lines": len(wire.heading),
        "line_ends": ends,
        "corrected": sum(bool(c.now) for c in article.corrections),
    }
    proof = Proof(
        wire.copy_,
        hashlib.sha256(copy).hexdigest(),
        tuple(item for item in counts.items() if item[1]),
        parsed,
    )
    return None if problems else proof, [
        Problem(article.path, number, problem) for number, problem in problems
    ]


def _expected(
    article: Article, parsed: Parsed
) -> tuple[list[tuple[str, int, str]], list[tuple[int, str]]]:
    """The lines that the copy must have, as (text, line of the op-ed's file, name), and problems as (line, message)."""
    wire, ways, made = article.wire, _ways(article), {"heading": [], "ending": []}
    facts, named, problems = (
        {name: text for way in ways for name, text in way.items()},
        set(),
        [],
    )
    for key in ("heading", "ending"):
        for i, line in enumerate(getattr(wire, key)):
            line, number = line.replace("{date}", wire.date), parsed.lines["wire", key, i]
            named.update(names := PLACE.findall(line))
            rule = (
                f"'wire' may name {{{'}, {'.join(facts)}}} and {{date}} made of these, not"
            )
            problems += [
                (number, f"{rule} '{name}'") for name in names if name not in facts
            ]
            made[key].append(
                (
                    PLACE.sub(lambda match: facts.get(match[1], match[0]), line),
                    number,
                    f"line {i + 1} of '{key}'",
                )
            )
    # What the page shows and the copy is not held against would be no one's word.
    for name in dict.fromkeys(next(iter(way)) for way in ways if not named & way.keys()):
        problems.append(
            (
                parsed.lines["wire",],
                f"'wire' must lay out {{{name}}} in its heading or ending, or in a date there",
            )
        )
    body = parsed.body
    for i, item in enumerate(article.corrections):
        if item.now and (count := parsed.body.count(item.now)) != 1:
            problems.append(
                (
                    parsed.lines["corrections", i, "now"],
                    f"'now' must stand in the text once, not {count} times",
                )
            )
        body = body.replace(item.now or "", item.was or "")
    return [
        *made["heading"],
        *paragraphs(body, parsed.body_line),
        *made["ending"],
    ], problems


def paragraphs(body: str, number: int) -> list[tuple[str, int, str]]:
    """The text that begins on a line of its file as the lines that the copy must have, Markdown's escapes undone."""
    texts = ESCAPED.sub(r"\1\2\3", body).strip("\n").split("\n\n")
    lines = accumulate(
        (text.count("\n") + 2 for text in texts),
        initial=number + len(body) - len(body.lstrip("\n")),
    )
    return [(text, next(lines), f"paragraph {i}") for i, text in enumerate(texts, 1)]


def _ways(article: Article) -> list[dict[str, str]]:
    """Each fact that the page shows, in the ways in which a copy may print it, by the names of these."""
    date, bios = article.date, [author.bio for author in article.authors if author.bio]
    return [
        {"title": article.title},
        {"source": article.source.name},
        *(
            {"authors": ", ".join(article.names), f"author[{i}]": name}
            for i, name in enumerate(article.names)
        ),
        *({"bios": " ".join(bios), f"bio[{i}]": bio} for i, bio in enumerate(bios)),
        *({f"sign_off[{i}]": item} for i, item in enumerate(article.sign_off)),
        {
            "month": AP_MONTHS[date.month],
            "month_name": format_date(date, "MMMM", "en"),
            "m": f"{date.month}",
            "mm": f"{date:%m}",
        },
        {"day": f"{date.day}", "dd": f"{date:%d}"},
        {"year": f"{date.year}"},
        *(
            [{"hour": f"{date:%H}"}, {"minute": f"{date:%M}"}]
            if hasattr(date, "hour")
            else []
        ),
    ]


def around(ours: str, theirs: str) -> tuple[str, str]:
    """Both sides from shortly before where they part; what cannot be seen is written as its code point."""
    start = next((i for i, (a, b) in enumerate(zip_longest(ours, theirs)) if a != b), 0)
    cut, end = max(0, start - 16), start + 24
    sides = [
        f"'{'…' * (cut > 0)}{text[cut:end]}{'…' * (len(text) > end)}'"
        for text in (ours, theirs)
    ]
    return tuple(
        "".join(
            c if c.isprintable() and not combining(c) else f"<U+{ord(c):04X}>" for c in side
        )
        for side in sides
    )
