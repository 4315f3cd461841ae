"""Every address in every published file: does it lead anywhere? `SITE_URL=https://… python tests/helpers/links.py site [--online]`

One parse a file. An address of this site must lead to a published file with the same letter case, its fragment to an
id there; addresses of other hosts are listed, and asked for with `--online`.
"""

import json
import os
import re
import sys
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import tinycss2
from lxml import etree
from lxml import html as lxml_html

ADDRESSES = {
    "href",
    "src",
    "poster",
    "data",
    "cite",
    "action",
    "formaction",
    "longdesc",
    "background",
    "manifest",
    "xlink:href",
}
LISTS = {"srcset", "imagesrcset"}
METAS = re.compile(
    r"^(og:(url|image|audio|video)(:url|:secure_url)?|twitter:(image|player|url)|citation_.*_url|.*:canonical)$",
    re.I,
)
KEYS = re.compile(
    r"^(@id|url|logo|image|thumbnailUrl|contentUrl|embedUrl|sameAs|mainEntityOfPage|isBasedOn|item|license|.*_url)$"
)
HTTP = "an address should be https:, if that host answers so"
FEED_TAGS = {"link", "id", "loc", "icon", "logo", "uri"}


@dataclass(frozen=True, order=True)
class Problem:
    """A defect: in which file and line, at what address, and why."""

    page: str
    line: int
    address: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}: '{self.address}': {self.reason}"


@dataclass
class File:
    """What one parse tells of a file: its ids, and the addresses in it, each with line and place."""

    ids: Counter = field(default_factory=Counter)
    found: list = field(default_factory=list)
    links: set = field(default_factory=set)
    problems: list = field(default_factory=list)
    redirects: bool = False


def check(folder: Path, site_url: str) -> tuple[list[Problem], dict[str, tuple[str, int]]]:
    """Check a folder of published files; returns the problems and the outside addresses with where each stands first."""
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    files = {
        name: read(folder / name)
        for name in sorted(names)
        if name.endswith((".html", ".xml", ".json", ".css", ".svg"))
    }
    lower = {name.lower(): name for name in names}
    problems, outside = [], {}
    for name, file in files.items():
        problems += [
            Problem(name, line, address, reason) for line, address, reason in file.problems
        ]
        base = urljoin(site_url, re.sub(r"(^|/)index\.html$", r"\1", name))
        for line, address in file.found:
            reason, target = resolve(address, base, site_url, names, lower, files)
            if name == "404.html" and not re.match(r"/|#|[a-z]+:", address):
                reason = (
                    "404.html answers at every depth, so an address in it must start with a slash"
                )
            if reason:
                problems.append(Problem(name, line, address, reason))
            elif target and target.startswith(("https:", "http:")):
                outside.setdefault(target, (name, line))
            elif target:
                file.links.add(target)
    problems += [
        Problem(name, 1, name, "no page leads here from the start page") for name in orphans(files)
    ]
    return sorted(set(problems)), outside


def resolve(
    address: str, base: str, site_url: str, names: set, lower: dict, files: dict
) -> tuple[str, str]:
    """Why an address is broken, or else the file (or the address on another host) that it leads to."""
    if address.startswith("data:"):
        return "", ""
    if not address.strip():
        return "an address must not be empty", ""
    if address != address.strip() or re.search(r"[\s<>\"{}|\\^`]", address):
        return "an address must have no spaces and no characters that need an escape", ""
    try:
        parts = urlsplit(address)
        whole = urlsplit(urljoin(base, address))
        _ = whole.port
    except ValueError as error:
        return f"an address must be well formed: {error}", ""
    if parts.scheme in ("mailto", "tel", "urn"):
        return "", ""
    if parts.scheme and parts.scheme not in ("https", "http"):
        return f"an address must be https:, not {parts.scheme}:", ""
    if (parts.scheme and not parts.hostname) or not whole.hostname:
        return "an address must name a host", ""
    site = urlsplit(site_url)
    if whole.netloc != site.netloc:
        return "", whole.geturl()
    path = unquote(whole.path)
    if not path.startswith(site.path):
        return f"the address leaves the project path {site.path}", ""
    name = path.removeprefix(site.path)
    name = f"{name}index.html" if not name or name.endswith("/") else name
    if name not in names:
        if f"{name}/index.html" in names:
            return "a folder's address must end in a slash", ""
        near = lower.get(name.lower())
        return (
            f"no such file is published; there is {near}" if near else "no such file is published",
            "",
        )
    fragment = unquote(whole.fragment)
    if (
        fragment
        and name in files
        and name.endswith((".html", ".svg"))
        and not files[name].ids[fragment]
    ):
        return f"{name} has no id '{fragment}'", ""
    return "", name


def orphans(files: dict[str, File]) -> list[str]:
    """Pages that cannot be reached from the start page; 404.html and pages that redirect need not be."""
    reached, new = set(), {"index.html"}
    while new:
        reached |= new
        new = {link for name in new & files.keys() for link in files[name].links} - reached
    free = {"404.html"} | {name for name, file in files.items() if file.redirects}
    return sorted(name for name in files.keys() - reached - free if name.endswith(".html"))


def read(path: Path) -> File:
    """One parse of one file."""
    file, data = File(), path.read_bytes()
    if path.suffix == ".html":
        _html(
            file,
            lxml_html.document_fromstring(
                data, parser=lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
            ),
        )
    elif path.suffix == ".json":
        _json(file, json.loads(data), 1)
    elif path.suffix == ".css":
        _css(file, tinycss2.parse_stylesheet_bytes(data)[0], 0)
    else:
        _xml(file, etree.fromstring(data))
    return file


def _html(file: File, root, *, offset: int = 0) -> None:
    for element in root.iter(etree.Element):
        line, get = (element.sourceline or 1) + offset, element.attrib.get
        if identity := get("id"):
            if file.ids[identity]:
                file.problems.append(
                    (line, f"#{identity}", "an id must stand once in a page, not again")
                )
            file.ids[identity] += 1
        elif element.tag == "a" and get("name"):
            file.ids[get("name")] += 1
        for name, value in element.attrib.items():
            if name in ADDRESSES:
                if not (
                    (element.tag == "link" and get("rel", "").lower().startswith("schema."))
                    or element.tag == "data"
                ):
                    file.found.append((line, value))
            elif name in LISTS:
                file.found += [
                    (line, (part.split() or [""])[0])
                    for part in re.split(r",\s+|,$", value.strip())
                    if part or not value.strip()
                ]
            elif name == "style":
                _css(file, tinycss2.parse_blocks_contents(value), line - 1)
        if element.tag == "style":
            file.found += [(line - 1 + at, address) for at, address in _style(element.text or "")]
        elif element.tag == "script" and get("type", "").endswith("json"):
            _json(file, json.loads(element.text), line)
        elif element.tag == "meta":
            content = get("content") or ""
            if METAS.match(get("property") or get("name") or ""):
                file.found.append((line, content))
            elif get("http-equiv", "").lower() == "refresh" and "url=" in content.lower():
                file.redirects = True
                file.found.append((line, re.split("url=", content, flags=re.I)[1].strip("'\" ")))


@cache
def _style(text: str) -> list[tuple[int, str]]:
    """The addresses in a style element, by line; most pages of a site share theirs."""
    file = File()
    _css(file, tinycss2.parse_stylesheet(text), 0)
    return file.found


def _css(file: File, nodes, before: int) -> None:
    for node in nodes:
        if node.type == "url":
            file.found.append((before + node.source_line, node.value))
        elif node.type == "function" and node.lower_name == "url":
            file.found += [
                (before + node.source_line, part.value)
                for part in node.arguments
                if part.type == "string"
            ]
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            file.found += [
                (before + node.source_line, part.value)
                for part in node.prelude
                if part.type == "string"
            ]
        for part in ("prelude", "content", "arguments", "value"):
            inner = getattr(node, part, None)
            if isinstance(inner, list):
                _css(file, inner, before)


def _json(file: File, value, line: int, key: str = "") -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "content_html":
                _fragment(file, inner, line)
            elif name != "@context":
                _json(file, inner, line, name)
    elif isinstance(value, list):
        for inner in value:
            _json(file, inner, line, key)
    elif isinstance(value, str) and KEYS.match(key):
        file.found.append((line, value))


def _xml(file: File, root) -> None:
    for element in root.iter(etree.Element):
        name, line = etree.QName(element).localname, element.sourceline or 1
        if element.get("id"):
            file.ids[element.get("id")] += 1
        for attribute in ("href", "src", "{http://www.w3.org/1999/xlink}href"):
            if attribute in element.attrib:
                file.found.append((line, element.get(attribute)))
        if name in FEED_TAGS and element.text and element.text.strip():
            file.found.append((line, element.text.strip()))
        if name in ("content", "summary") and element.get("type") == "html":
            _fragment(file, element.text or "", line)


def _fragment(file: File, html: str, line: int) -> None:
    """The HTML inside a feed: its addresses must be absolute, since readers resolve relative ones each in their way."""
    inner = File()
    _html(inner, lxml_html.fragment_fromstring(html, create_parent="div"))
    for _, address in inner.found:
        if not re.match(r"[a-z]+:", address):
            file.problems.append((line, address, "an address inside a feed must be absolute"))
        else:
            file.found.append((line, address))


def unsafe(outside: dict[str, tuple[str, int]]) -> list[str]:
    """Addresses of other hosts that anyone on the way can read and change: of these the editor is advised."""
    return [address for address in outside if address.startswith("http:")]


def unanswered(outside: dict[str, tuple[str, int]]) -> list[Problem]:
    """Addresses of other hosts that do not answer."""
    answers = {address: ask(address) for address in outside}
    return [
        Problem(*outside[address], address, reason) for address, reason in answers.items() if reason
    ]


def ask(address: str) -> str:
    """Why another host does not answer for an address; empty when it does."""
    try:
        request = urllib.request.Request(
            address, headers={"User-Agent": "Mozilla/5.0 (link check)"}
        )
        with urllib.request.urlopen(request, timeout=20):
            return ""
    except (OSError, ValueError) as error:
        return str(error)


def own_address(folder: Path) -> str:
    """The address that a site was built for, as its JSON Feed says; ends in a slash."""
    feed = json.loads((folder / "feed.json").read_text(encoding="utf-8"))
    return feed["feed_url"].removesuffix("feed.json")


def main(folder: str, *options: str) -> int:
    """`links.py FOLDER [--online]`: the site in a folder, under the address in SITE_URL or else its own."""
    problems, outside = check(Path(folder), os.environ.get("SITE_URL") or own_address(Path(folder)))
    if "--online" in options:
        problems += unanswered(outside)
    for address in unsafe(outside):
        print(f"Advice: {Problem(*outside[address], address, HTTP)}")
    print(
        "\n".join(map(str, problems))
        or f"every address leads somewhere; {len(outside)} lead to other hosts"
    )
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
