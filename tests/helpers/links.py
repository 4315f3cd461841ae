"""Every address in every published file: does it lead anywhere?

SITE_URL=https://… python tests/helpers/links.py site [--online]

One parse a file. An address of this site must lead to a published file with the same letter
case, its fragment to an id there; addresses of other hosts are listed, and asked for with
`--online`.
"""

import json
import os
import re
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

import tinycss2
from lxml import etree
from lxml import html as lxml_html
from lxml.etree import _Element as Element

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
    r"""
    ^(?: og:(?:url|image|audio|video)(?::url|:secure_url)?
      | twitter:(?:image|player|url) | citation_.*_url | .*:canonical
    )$
    """,
    re.VERBOSE | re.IGNORECASE,
)
KEYS = re.compile(
    r"""
    ^(?: @id | url | .*_url | logo | image | thumbnailUrl | contentUrl | embedUrl
      | sameAs | mainEntityOfPage | isBasedOn | item | license
    )$
    """,
    re.VERBOSE,
)
READ = (".html", ".xml", ".json", ".css", ".svg")
AT_EVERY_DEPTH = "404.html answers at every depth, so an address in it must start with a slash"
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
    """What one parse tells of a file: its ids, and the addresses in it, each with line and
    place.
    """

    ids: Counter[str] = field(default_factory=Counter)
    found: list[tuple[int, str]] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    redirects: bool = False


class Published(NamedTuple):
    """A site: its address, the names of its files, these by their small letters, what was read."""

    site_url: str
    names: set[str]
    lower: dict[str, str]
    files: dict[str, File]


def check(folder: Path, site_url: str) -> tuple[list[Problem], dict[str, tuple[str, int]]]:
    """Check a folder of published files; returns the problems and the outside addresses
    with where each stands first.
    """
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    files = {name: read(folder / name) for name in sorted(names) if name.endswith(READ)}
    published = Published(site_url, names, {name.lower(): name for name in names}, files)
    problems: list[Problem] = []
    outside: dict[str, tuple[str, int]] = {}
    for name, file in files.items():
        for line, address, reason in file.problems:
            problems.append(Problem(name, line, address, reason))
        base = urljoin(site_url, re.sub(r"(^|/)index\.html$", r"\1", name))
        for line, address in file.found:
            if name == "404.html" and not re.match(r"/|#|[a-z]+:", address):
                problems.append(Problem(name, line, address, AT_EVERY_DEPTH))
                continue
            try:
                target = resolve(address, base, published)
            except Broken as reason:
                problems.append(Problem(name, line, address, str(reason)))
                continue
            if target.startswith(("https:", "http:")):
                outside.setdefault(target, (name, line))
            elif target:
                file.links.add(target)
    problems += [
        Problem(name, 1, name, "no page leads here from the start page") for name in orphans(files)
    ]
    return sorted(set(problems)), outside


class Broken(ValueError):
    """Why an address is broken."""


def resolve(address: str, base: str, published: Published) -> str:
    """The file that an address leads to, or itself where that is another host's.

    Empty where it leads to no page, such as to a mailbox; raises Broken.
    """
    if address.startswith("data:"):
        return ""
    _require_plain(address)
    try:
        scheme = urlsplit(address).scheme
        whole = urlsplit(urljoin(base, address))
        _ = whole.port
    except ValueError as error:
        raise Broken(f"an address must be well formed: {error}") from None
    if scheme in ("mailto", "tel", "urn"):
        return ""
    _require_host(address, scheme, whole)
    site = urlsplit(published.site_url)
    if whole.netloc != site.netloc:
        return whole.geturl()
    path = unquote(whole.path)
    if not path.startswith(site.path):
        raise Broken(f"the address leaves the project path {site.path}")
    name = path.removeprefix(site.path)
    if not name or name.endswith("/"):
        name += "index.html"
    _require_file(name, published)
    _require_id(unquote(whole.fragment), name, published)
    return name


def _require_plain(address: str) -> None:
    if not address.strip():
        raise Broken("an address must not be empty")
    if address != address.strip() or re.search(r"[\s<>\"{}|\\^`]", address):
        raise Broken("an address must have no spaces and no characters that need an escape")


def _require_host(address: str, scheme: str, whole: SplitResult) -> None:
    if scheme and scheme not in ("https", "http"):
        raise Broken(f"an address must be https:, not {scheme}:")
    if (scheme and not urlsplit(address).hostname) or not whole.hostname:
        raise Broken("an address must name a host")


def _require_file(name: str, published: Published) -> None:
    if name in published.names:
        return
    if f"{name}/index.html" in published.names:
        raise Broken("a folder's address must end in a slash")
    near = published.lower.get(name.lower())
    if near:
        raise Broken(f"no such file is published; there is {near}")
    raise Broken("no such file is published")


def _require_id(fragment: str, name: str, published: Published) -> None:
    if not fragment or not name.endswith((".html", ".svg")):
        return
    if name in published.files and not published.files[name].ids[fragment]:
        raise Broken(f"{name} has no id '{fragment}'")


def orphans(files: dict[str, File]) -> list[str]:
    """Pages that cannot be reached from the start page; 404.html and pages that redirect
    need not be.
    """
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


def _html(file: File, root: Element) -> None:
    for element in root.iter(etree.Element):
        line = element.sourceline or 1
        _ids(file, element, line)
        for name, value in element.attrib.items():
            _attribute(file, element, name, value)
        if element.tag == "style":
            file.found += [(line - 1 + at, address) for at, address in _style(element.text or "")]
        elif element.tag == "script" and element.get("type", "").endswith("json"):
            _json(file, json.loads(element.text), line)
        elif element.tag == "meta":
            _meta(file, element, line)


def _ids(file: File, element: Element, line: int) -> None:
    identity = element.get("id")
    if identity:
        if file.ids[identity]:
            reason = "an id must stand once in a page, not again"
            file.problems.append((line, f"#{identity}", reason))
        file.ids[identity] += 1
    elif element.tag == "a" and element.get("name"):
        file.ids[element.get("name")] += 1


def _attribute(file: File, element: Element, name: str, value: str) -> None:
    line = element.sourceline or 1
    is_schema = element.tag == "link" and element.get("rel", "").lower().startswith("schema.")
    if name in ADDRESSES and not is_schema and element.tag != "data":
        file.found.append((line, value))
    elif name in LISTS:
        for part in re.split(r",\s+|,$", value.strip()):
            if part or not value.strip():
                file.found.append((line, (part.split() or [""])[0]))
    elif name == "style":
        _css(file, tinycss2.parse_blocks_contents(value), line - 1)


def _meta(file: File, element: Element, line: int) -> None:
    content = element.get("content") or ""
    if METAS.match(element.get("property") or element.get("name") or ""):
        file.found.append((line, content))
    elif element.get("http-equiv", "").lower() == "refresh" and "url=" in content.lower():
        file.redirects = True
        address = re.split("url=", content, flags=re.IGNORECASE)[1]
        file.found.append((line, address.strip("'\" ")))


@cache
def _style(text: str) -> list[tuple[int, str]]:
    """The addresses in a style element, by line; most pages of a site share theirs."""
    file = File()
    _css(file, tinycss2.parse_stylesheet(text), 0)
    return file.found


def _css(file: File, nodes: Iterable[Any], before: int) -> None:
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


def _json(file: File, value: Any, line: int, key: str = "") -> None:
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


def _xml(file: File, root: Element) -> None:
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
    """The HTML inside a feed: its addresses must be absolute, since readers resolve
    relative ones each in their way.
    """
    inner = File()
    _html(inner, lxml_html.fragment_fromstring(html, create_parent="div"))
    for _, address in inner.found:
        if not re.match(r"[a-z]+:", address):
            file.problems.append((line, address, "an address inside a feed must be absolute"))
        else:
            file.found.append((line, address))


def unsafe(outside: dict[str, tuple[str, int]]) -> list[str]:
    """Addresses of other hosts that anyone on the way can read and change: of these the
    editor is advised.
    """
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
    """`links.py FOLDER [--online]`: the site in a folder, under the address in SITE_URL or
    else its own.
    """
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
