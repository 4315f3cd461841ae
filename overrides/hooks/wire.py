"""The proof that a republished op-ed is the op-ed: source and page held against the wire copy, byte for byte.

The source must be the copy's own text. The page may differ from it by a closed list of normalisations: ` -- ` set as
an em dash, a tail that the copy repeats, heading lines laid out, line ends; and by corrections that say what was there.
They are undone and counted here, not typed.
"""

import hashlib
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from article import Article
from front_matter import Parsed

AP_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()  # The Associated Press Stylebook


@dataclass(frozen=True)
class Proof:
    """What the page states of its wire copy: its place below docs/, its SHA-256, what was normalised and how often."""

    copy: str
    sha256: str
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Line:
    """A line that the copy must have: its text, the line of the op-ed's file that it comes from, its name."""

    text: str
    number: int
    name: str


def prove(article: Article, parsed: Parsed, copy: bytes) -> tuple[Proof | None, list[str]]:
    """Hold the Markdown file (front matter and text) against the bytes of its wire copy; a proof, or every problem."""
    wire, path = parsed.values.wire, f"docs/{parsed.values.wire.copy_}"
    try:
        plain = re.split(r"\r\n|\r|\n", copy.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = copy[: error.start].count(b"\n") + 1
        return None, [f"{path}:{line}: a wire copy must be UTF-8, not hold the byte 0x{copy[error.start]:02x}"]
    problems, corrected = [], 0
    laid_out = " ".join([*wire.heading, *wire.ending])
    parts = ["{title}", "{authors}", "{source}", "{date}", *(["{bios}"] if any(author.bio for author in article.authors) else [])]
    parts += [f"{{sign_off[{i}]}}" for i in range(len(article.sign_off))]
    where = f"{article.path}:{parsed.lines['wire',]}"
    # What the page shows and the copy is not held against would be no one's word.
    problems += [f"{where}: 'wire' must lay out {part} in its heading or ending" for part in parts if part not in laid_out]
    try:
        expected = _layout(wire.heading, "heading", article, parsed)
        ending = _layout(wire.ending, "ending", article, parsed)
    except (LookupError, ValueError, AttributeError) as error:
        rule = "may name {title}, {authors}, {source}, {date}, {bios}, {sign_off[0]}, and in its date {month}, {day} …"
        return None, [f"{where}: 'wire' {rule}, not {error}"]
    for i, item in enumerate(parsed.values.corrections):
        if item.now and parsed.body.count(item.now) != 1:
            line = parsed.lines["corrections", i, "now"]
            problems.append(f"{article.path}:{line}: 'now' must stand in the text once, not {parsed.body.count(item.now)} times")
    number = parsed.body_line + len(parsed.body) - len(parsed.body.lstrip("\n"))
    for i, text in enumerate(parsed.body.strip("\n").split("\n\n"), 1):
        for item in parsed.values.corrections:
            if item.now and item.now in text:
                text, corrected = text.replace(item.now, item.was, 1), corrected + 1
        expected.append(Line(text, number, f"paragraph {i}"))
        number += text.count("\n") + 2
    expected += ending
    printed = [(number, line) for number, line in enumerate(plain, 1) if line] or [(1, "")]
    whole, lines = len(printed), [_unescaped(line.text, printed) for line in expected]
    if len(printed) != len(expected):
        printed = printed[: whole - _repeated([line for _, line in printed])]
    theirs = [line for _, line in printed]
    for kind, a, b, c, d in SequenceMatcher(None, lines, theirs, autojunk=False).get_opcodes():
        for i in range(0 if kind == "equal" else max(b - a, d - c)):
            ours = expected[a + i] if a + i < b else Line("", expected[min(a, len(expected) - 1)].number, "the text")
            at, there = printed[c + i] if c + i < d else (printed[min(c, len(printed) - 1)][0], "")
            here, there = _around(ours.text, there)
            rule = f"{ours.name} must be the wire copy's"
            problems.append(f"{article.path}:{ours.number}: {rule}: {here} here, {there} in {path}:{at}")
    ends = sum(1 for line in plain[:-1] if not line) + copy.count(b"\r")
    counts = {
        "em_dashes": sum(line.count(" -- ") for line in lines),
        "repeated_tail": whole - len(printed),
        "heading_lines": len(wire.heading),
        "line_ends": ends,
        "corrected": corrected,
    }
    counted = tuple((name, count) for name, count in counts.items() if count)
    return (None if problems else Proof(wire.copy_, hashlib.sha256(copy).hexdigest(), counted)), problems


def prove_page(article: Article, parsed: Parsed, root) -> list[str]:
    """Read the op-ed back from its finished page (an lxml tree) and hold it against its file; every problem."""
    content = root.xpath("//*[contains(concat(' ', @class, ' '), ' e-content ')]")[0]
    for link in content.xpath(".//a[@class='article-link']"):
        link.drop_tree()
    stray = [content.text, *(child.tail for child in content)]
    bios = " ".join([author.bio for author in article.authors if author.bio] + list(article.sign_off[:1]))
    signed, texts = [line for line in [bios, *article.sign_off[1:]] if line], parsed.body.strip("\n").split("\n\n")
    date = [article.published[:16]]
    pairs = [
        ("title", "the headline", _texts(root, "article-headline"), [article.title]),
        ("authors", "the byline", _texts(root, "p-author"), article.names),
        ("source", "the source", _texts(root, "article-source"), [article.source]),
        ("date", "the dateline", [time.get("datetime", "")[:16] for time in root.find_class("dt-published")], date),
        ("authors", "the foot", [line for box in root.find_class("article-bios") for line in _children(box)], signed),
        ((), "the text", _children(content) + [text for text in stray if text and text.strip()], texts),
    ]
    problems = []
    for key, name, shown, meant in pairs:
        meant = [_unescaped(text, [(0, re.sub(r"\\([\\`*_<\[])", r"\1", text))]) for text in meant]
        for i in range(max(len(shown), len(meant))):
            there, here = shown[i] if i < len(shown) else "", meant[i] if i < len(meant) else ""
            if there != re.sub(r"(?:(?<=\s)|^)--(?=\s)", "—", here):
                line = parsed.lines.get((key,), parsed.body_line)
                there, here = _around(there, here)
                problems.append(f"{article.path}:{line}: {name} must be set as it is written: {there} on the page, {here} here")
    return problems


def _layout(lines: list[str], key: str, article: Article, parsed: Parsed) -> list[Line]:
    """Lay out front matter as the copy's heading or ending lines; a wrong placeholder raises."""
    moment = article.date
    date = parsed.values.wire.date.format(
        month=AP_MONTHS[moment.month - 1],
        day=moment.day,
        year=moment.year,
        hour=f"{getattr(moment, 'hour', 0):02}",
        minute=f"{getattr(moment, 'minute', 0):02}",
    )
    bios = " ".join(author.bio for author in article.authors if author.bio)
    facts = {"title": article.title, "authors": ", ".join(article.names), "source": article.source, "date": date}
    made = [line.format(**facts, bios=bios, sign_off=article.sign_off) for line in lines]
    return [Line(text, parsed.lines["wire", key, i], f"line {i + 1} of '{key}'") for i, text in enumerate(made)]


def _unescaped(text: str, printed: list[tuple[int, str]]) -> str:
    """A line whose Markdown signs are escaped just as they must be, without the escapes."""
    plain = re.sub(r"\\([\\`*_<\[])", r"\1", text)
    return plain if text == re.sub(r"([\\`*_<\[])", r"\\\1", plain) and any(plain == line for _, line in printed) else text


def _repeated(lines: list[str]) -> int:
    """How many lines at the end of a copy repeat those before them."""
    return next((n for n in range(len(lines) // 2, 0, -1) if lines[-n:] == lines[-2 * n : -n]), 0)


def _around(ours: str, theirs: str) -> tuple[str, str]:
    """Both sides from shortly before where they part; what cannot be seen is written as its code point."""
    start = next((i for i, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    cut = max(0, start - 16)
    sides = [("…" if cut else "") + text[cut : start + 24] + ("…" if len(text) > start + 24 else "") for text in (ours, theirs)]
    shown = ["".join(c if c == " " or (c.isprintable() and not c.isspace()) else f"<U+{ord(c):04X}>" for c in s) for s in sides]
    return (f"'{shown[0]}'", f"'{shown[1]}'") if shown[0] != shown[1] else (ascii(sides[0]), ascii(sides[1]))


def _texts(root, name: str) -> list[str]:
    return [element.text_content() for element in root.find_class(name)]


def _children(box) -> list[str]:
    return [child.text_content() for child in box]
