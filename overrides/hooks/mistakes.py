"""What an editor can get wrong in the text itself, found before anything is rendered; all messages at once, each with
file, line, rule and what was found. Code is left alone: it is blanked out first, line for line."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

FORBIDDEN = set("script iframe frame frameset object embed applet portal form input button select textarea".split())
FORBIDDEN |= {"style", "link", "meta", "base", "noscript", "template", "svg", "math"}
VOID = set("area br col hr img source track wbr".split())
CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^ {0,3}(?P=fence)[`~]*[ \t]*$|.*\Z)"  # A fence, or one left open.
    r"|<!--.*?-->"
    r"|(?:(?<=\n\n)|\A\n?)(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+"  # Lines indented as code.
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.S | re.M,
)
LABEL = r"\[((?:[^\[\]\\\n]|\\.|\[[^\]\n]*\])*)\]"
DEFINITION = re.compile(r"^ {0,3}\[([^\]\n^*]+)\]:[ \t]*<?([^\s>]+)", re.M)


def decode(data: bytes, *, path: str) -> tuple[str, list[str]]:
    """A file's bytes as text with LF line ends; a byte-order mark, CRLF and CR are what some editors write."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        looks = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "Windows-1252 or Latin-1"
        rule = f"the file must be saved as UTF-8, not as what looks like {looks}"
        return "", [f"{path}:{line}: {rule} (byte 0x{data[error.start]:02x})"]
    text = re.sub(r"\r\n?", "\n", text)
    if bad := re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x02\x03]", text):
        line = text[: bad.start()].count("\n") + 1
        return "", [f"{path}:{line}: the file must be text, not hold the control character U+{ord(bad[0]):04X}"]
    return text, []


def name_problem(path: str) -> str | None:
    """An op-ed's file name is its address: lower-case ASCII letters, digits and hyphens."""
    for part in path.split("/")[1:]:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*(\.md)?", part):
            rule = "a file's name is an address, made of lower-case letters, digits and hyphens"
            return f"{path}:1: {rule}, not '{part}'"
    return None


def problems(body: str, *, path: str, line: int, article: bool) -> list[str]:
    """Every mistake in a page's Markdown; `line` is the line of the file that the body starts on."""
    found = [(0, "the text must not be empty")] if article and not body.strip() else []
    text = CODE.sub(lambda match: _blanked(match, found), body)
    for check in (_addresses, _footnotes, _references) if "[" in text or "<" in text else ():
        found += check(text)
    found += _headings(text, article)
    found += _Reader(text).found if "<" in text else []
    for match in re.finditer(r"\{:?[ ][^{}\n]*?\b(on\w+|style)\s*=", text):
        found.append((match.start(), f"attributes must not be '{match[1]}', which the page's policy blocks"))
    return [f"{path}:{line + body.count(chr(10), 0, at)}: {message}" for at, message in sorted(set(found))]


def _blanked(match: re.Match, found: list) -> str:
    """Code as blanks; lines that are indented below a list, a note or a definition are text, not code."""
    code, before = match[0], match.string[: match.start()].rstrip().rsplit("\n\n", 1)[-1]
    if match["fence"] and not re.search(rf"\n {{0,3}}{match['fence']}[`~]*[ \t]*$", code):
        found.append((match.start(), f"the code block must end with a line '{match['fence']}', not with the file"))
    indented = not match["fence"] and not match["ticks"] and not code.startswith("<!--")
    inside = re.match(r"\s*([-*+]|\d+\.|\[\^|:|!!!|\?\?\?|///)|[ \t]", before.rsplit("\n", 1)[-1]) or "\n:" in before
    return code if indented and inside else re.sub(r"[^\n]", " ", code)


def _addresses(text: str):
    """Addresses in links, pictures and definitions, and the alternative texts of pictures."""
    defined = {_label(match[1]): match[2] for match in DEFINITION.finditer(text)}
    for match in DEFINITION.finditer(text):
        yield from _address(match[2], match.start())
    for match in re.finditer(rf"(?<!\\)(!?){LABEL}(?:\(\s*<?([^\s>)]*)|\[([^\]\n]*)\])?", text):
        picture, label, address, reference = match.groups()
        if address is None and picture:
            address = defined.get(_label(reference or label))
        if address is None:
            continue
        yield from _address(address, match.start())
        if picture and not label.strip():
            yield match.start(), f"a picture needs words between '![' and ']' that say what it shows: '{address}'"
        if picture and re.match(r"(https?:)?//", address):
            yield match.start(), f"a picture must be a file below docs/, not '{address}' of another host"
    for match in re.finditer(r"<((?:https?|ftp|javascript|data|vbscript):[^>\s]*)>", text, re.I):
        yield from _address(match[1], match.start())


def _address(address: str, at: int):
    try:
        parts = urlsplit(address)
        broken = (parts.scheme in ("http", "https") and not parts.hostname) or (parts.port is not None and parts.port < 1)
    except ValueError:
        broken, parts = True, None
    if broken:
        yield at, f"an address must be whole, not '{address}'"
    elif re.sub(r"[\s\x00-\x1f]", "", parts.scheme.lower()) in ("javascript", "vbscript", "data"):
        yield at, f"an address must lead to a page, not run as '{address[:40]}'"
    elif parts.scheme == "http":
        yield at, f"an address must start with https://, not '{address}'"


def _footnotes(text: str):
    defined = {}
    for match in re.finditer(r"^ {0,3}\[\^([^\]\n]+)\]:", text, re.M):
        if match[1] in defined:
            yield match.start(), f"footnote [^{match[1]}] must be written once, not again"
        defined[match[1]] = match.start()
    used = {}
    for match in re.finditer(r"(?<!\\)\[\^([^\]\n]+)\](?!:)|(?<=\S)\[\^([^\]\n]+)\](?=:)", text):
        used.setdefault(match[1] or match[2], match.start())
    for name in used.keys() - defined.keys():
        yield used[name], f"footnote [^{name}] needs a line '[^{name}]: …' that holds its text"
    for name in defined.keys() - used.keys():
        yield defined[name], f"footnote [^{name}] must be referred to in the text"


def _references(text: str):
    defined = {_label(match[1]) for match in DEFINITION.finditer(text)}
    for match in re.finditer(rf"(?<![\\!\]\w]){LABEL}\[([^\]\n^]*)\]", text):
        name = match[2] or match[1]
        if not match[1].startswith("^") and _label(name) not in defined:
            yield match.start(), f"the link [{match[1]}] needs a line '[{name}]: address'"


def _headings(text: str, article: bool):
    last = 1
    for match in re.finditer(r"^ {0,3}(#{1,6})(?!#)[ \t]*\S|^[^\s>|-][^\n]*\n(=+|-+)[ \t]*$|<h([1-6])\b", text, re.M | re.I):
        level = len(match[1]) if match[1] else int(match[3]) if match[3] else 1 if match[2].startswith("=") else 2
        if level == 1:
            if article:
                yield match.start(), "the title in the front matter is the one title: a heading in the text starts with '##'"
        elif level > last + 1:
            yield match.start(), f"a heading must not skip a level: '{'#' * (last + 1)}' here, not '{'#' * level}'"
        last = level


def _label(name: str) -> str:
    return " ".join(name.lower().split())


class _Reader(HTMLParser):
    """Raw HTML: what may not come in, attributes that a strict policy blocks, elements that are left open."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=False)
        self.found, self.open = [], []
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.feed(text)
        for tag, at in self.open:
            self.found.append((at, f"<{tag}> must be closed by </{tag}>"))

    def at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag, attrs):
        if ":" in tag:  # An address between < and >.
            return
        at = self.at()
        if tag in FORBIDDEN:
            self.found.append((at, f"raw HTML must not bring in <{tag}>"))
        for name, value in attrs:
            value = value or ""
            if name.startswith("on") or name == "style":
                self.found.append((at, f"<{tag}> must not carry '{name}', which the page's policy blocks"))
            if name in ("src", "srcset", "poster") and re.search(r"(^|[\s,])(https?:)?//", value):
                self.found.append((at, f"<{tag}> must show a file of this site, not '{value}' of another host"))
            elif name in ("href", "src", "cite"):
                self.found += _address(value, at)
        if tag == "img" and not dict(attrs).get("alt"):
            self.found.append((at, '<img> needs alt="…" that says what it shows'))
        if tag not in VOID and tag not in FORBIDDEN and tag != "p" and "-" not in tag:
            self.open.append((tag, at))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_endtag(self, tag):
        for i in range(len(self.open) - 1, -1, -1):
            if self.open[i][0] == tag:
                del self.open[i]
                return
