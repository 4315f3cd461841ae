"""How GitHub's preview reads a Markdown file, to hold a page against it.

markdown-it-py reads the file with what GitHub adds to CommonMark: tables, deletions, bare
addresses, footnotes, tasks. Compared are the words, and the shape: which blocks, marks and links
stand in which, and where links lead. Not compared are levels of headings, which start below the
headline here; whether an item's words stand in a paragraph, which is a question of space; and
footnotes' own signs. Where a page is meant to differ, DEPARTURES says what a file would have to
hold for GitHub to show that, and why.
"""

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from typing import NamedTuple
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

BLOCKS = frozenset("p ul ol li blockquote pre table tr td th dl dt dd hr details summary".split())
MARKS = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "del": "del", "s": "del"}
MARKS |= {"code": "code", "img": "img", "br": "br"}
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# Whether these hold their words in a paragraph or by themselves is a question of space.
CELLS = frozenset("li dd td th".split())
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


class Departure(NamedTuple):
    """What GitHub shows otherwise than a page: in its source, what would show the same there."""

    name: str
    reason: str
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]


def boxed(match: re.Match[str]) -> str:
    """A box of ours: its title, and its text without the indent."""
    kind, title, text = match["kind"], match["title"], re.sub(r"(?m)^    ", "", match["text"])
    if match["sign"] == "!!!":
        return f"{title or kind.capitalize()}\n\n{text}\n"
    return f"<details>\n<summary>{title or kind.capitalize()}</summary>\n\n{text}\n</details>\n\n"


DEPARTURES = (
    Departure(
        "a box of GitHub's",
        "GitHub's own preview shows a box with a title; its reader's library makes a blockquote",
        re.compile(r"(?m)^> \[!(?P<kind>\w+)\](?P<title> .*| *)\n(?P<text>(?:>.*\n?)+)"),
        lambda m: (
            f"{m['title'].strip() or m['kind'].capitalize()}\n\n"
            + re.sub(r"(?m)^> ?", "", m["text"])
            + "\n"
        ),
    ),
    Departure(
        "a box of ours",
        "GitHub has no sign for it; Python-Markdown has",
        re.compile(
            r"""(?mx)
            ^ (?P<sign>!!!|\?\?\?) [ ] (?P<kind>\w+) (?:[ ]"(?P<title>[^"]*)")? \n\n?
            (?P<text> (?:(?:[ ]{4}.*)?\n)+ )
            """
        ),
        boxed,
    ),
    Departure(
        "a caption",
        "GitHub has no sign for it; Python-Markdown's extensions have",
        re.compile(r"(?m)^/// caption\n(?P<words>(?:(?!///).*\n)+)///$"),
        "\n\\g<words>",
    ),
    Departure(
        "an abbreviation",
        "GitHub has no sign for it; Python-Markdown has",
        re.compile(r"(?m)^\*\[[^\]]+\]: .*\n?"),
        "",
    ),
    Departure(
        "a list of attributes",
        "GitHub has no sign for it; Python-Markdown has, and makes a pull quote by it",
        re.compile(
            r"""(?mx)
            (?: \n | (?<=[)*`]) | [ ](?=[^\n]*$) )
            \{:?[ ]? (?: [.#][\w-]+ | [\w-]+="[^"]*" ) (?:[ ][.#][\w-]+)* [ ]?\}
            """
        ),
        "",
    ),
    Departure(
        "superscript and subscript",
        "GitHub has them as elements alone; Python-Markdown's extensions have `10^3^` and `H~2~O`",
        re.compile(r"(?<![\^~\[`])(?P<sign>[\^~])(?P<words>[^\s\^~\]\[`]+)(?P=sign)(?![\^~])"),
        lambda m: f"<sup>{m['words']}</sup>",
    ),
    Departure(
        "a mark and an insertion",
        "GitHub has them as elements alone; extensions have `==mark==` and `^^insertion^^`",
        re.compile(r"(?<!=)(?:==|\^\^)(?P<words>[^\s=^](?:[^=^\n]*[^\s=^])?)(?:==|\^\^)(?!=)"),
        "<mark>\\g<words></mark>",
    ),
    Departure(
        "an emoji by its name",
        "GitHub shows the sign, as the page does; its reader's library leaves the name",
        re.compile(r"(?<!\S):tada:(?!\S)"),
        "🎉",
    ),
    Departure(
        "an address that begins with www",
        "GitHub makes a link of it, as the page does; its reader's library makes none",
        re.compile(r"(?<![\w/.\[(])www\.[\w./-]*[\w/]"),
        "[\\g<0>](https://\\g<0>)",
    ),
    Departure(
        "a film or a frame",
        "a page plays nothing: it fetches nothing, and no other format has it",
        re.compile(
            r"<(?P<tag>video|audio|iframe)\b[^>]*?src=\"(?P<address>[^\"]*)\"[^>]*>.*?</(?P=tag)>",
            re.DOTALL,
        ),
        lambda m: player(m["address"], m[0]),
    ),
    Departure(
        "a picture of another host",
        "a page shows files of its own site alone: others' stand as links",
        re.compile(
            r"""(?x)
            (?P<link>\[?) !\[ (?P<words>[^\]\n]*) \]
            \( (?P<address>https?://[^)\s]+) (?:[ ]"[^"]*")? \)
            """
        ),
        lambda m: (
            f"[{m['words']}" if m["link"] else f"[{m['words'] or m['address']}]({m['address']})"
        ),
    ),
    Departure(
        "a picture of another host as a raw tag",
        "the same, typed as an element",
        re.compile(r"<img\b[^<>]*?src=[\"'](?P<address>(?:https?:)?//[^\"']*)[\"'][^<>]*>"),
        lambda m: picture_link(m[0], m["address"]),
    ),
    Departure(
        "an empty heading",
        "it would be a stop without a name in a list of headings, so it is left out and told",
        re.compile(r"(?m)^#{1,6} *$"),
        "",
    ),
    Departure(
        "emphasis before a letter of a script without spaces",
        "CommonMark closes none between punctuation and such a letter: stars would be shown",
        re.compile(r"\*\*(?P<words>[^*\n]*[^*\w\s])\*\*(?=[\u3040-\u9fff\uac00-\ud7af])"),
        "<strong>\\g<words></strong>",
    ),
    Departure(
        "lines of Japanese and Chinese",
        "they have no spaces: CSS Text 4 joins such lines, which browsers do not do yet",
        re.compile(r"(?<=[\u3000-\u9fff\uff01-\uff60])\n(?=[\u3001-\u9fff\uff01-\uff60])"),
        "",
    ),
    Departure(
        "a line's end by a backslash behind an address",
        "GitHub takes the backslash for a part of the address, which nobody means",
        re.compile(r"(?<=\S)\\(?=\n)"),
        "  ",
    ),
    Departure(
        "an old element",
        "HTML has dropped it: <strike>, <tt> and the like stand as what they mean",
        re.compile(r"<(?P<end>/?)(?P<tag>strike|tt|big|font|nobr)\b[^>]*>"),
        lambda m: {"strike": f"<{m['end']}s>", "tt": f"<{m['end']}code>"}.get(m["tag"], ""),
    ),
    Departure(
        "a link to another file",
        "a page leads to the other page, GitHub to the other file",
        re.compile(r"\]\((?P<name>[\w/-]+)\.md\)"),
        "](../\\g<name>/)",
    ),
)


def picture_link(tag: str, address: str) -> str:
    words = re.search(r"\b(?:alt|title)=[\"']([^\"']+)[\"']", tag)
    return f'<a href="{address}">{words[1] if words else address}</a>'


def player(address: str, source: str) -> str:
    title = re.search(r'title="([^"]+)"', source)
    words = re.sub(r"<[^>]*>", "", source).strip()
    film = re.fullmatch(
        r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+).*", address
    )
    target = f"https://www.youtube.com/watch?v={film[1]}" if film else address
    name = re.sub(r"^https?://|\?.*$", "", target)
    name = name if "://" in target else target.rsplit("/", 1)[-1]
    return f"[{title[1] if title else words or name}]({target})"


def reader() -> MarkdownIt:
    github = MarkdownIt("gfm-like", {"html": True, "linkify": True})
    github.use(footnote_plugin).use(deflist_plugin).use(tasklists_plugin)
    github.linkify.set({"fuzzy_link": False})  # GitHub links no `pol.is` without a scheme.
    return github


GITHUB = reader()


CODE = re.compile(
    r"""(?msx)
    ^ [> ]* (?P<fence>`{3,}|~{3,}) .*? ^ [> ]* (?P=fence)[`~]* $
    | (?P<ticks>`+)(?!`) .*? (?<!`)(?P=ticks)(?!`)
    """
)


def said_as_github(markdown: str) -> str:
    """A source, with each departure said as GitHub would have to be told it; code stays."""
    codes = [match[0] for match in CODE.finditer(markdown)]
    text = CODE.sub("\ue000", markdown)
    for departure in DEPARTURES:
        text = departure.pattern.sub(departure.replacement, text)
    for code in codes:
        text = text.replace("\ue000", code, 1)
    return text


def preview(markdown: str) -> HtmlElement:
    """What GitHub shows of a text."""
    root = lxml_html.fragment_fromstring(
        GITHUB.render(said_as_github(markdown)), create_parent="div"
    )
    for comment in list(root.iter(lxml_html.etree.Comment)):
        comment.drop_tree()
    return without_signs(root)


def shown(html: str) -> HtmlElement:
    """What a page shows of a text, from the HTML that it was made into."""
    return without_signs(lxml_html.fragment_fromstring(html, create_parent="div"))


def page_text(page: str) -> HtmlElement:
    """The text of an op-ed's whole page: what microformats call its content."""
    (content,) = lxml_html.document_fromstring(page).find_class("e-content")
    return without_signs(content)


def without_signs(root: HtmlElement) -> HtmlElement:
    """Without footnotes' signs and rules and paragraphs' own links: each reader has its own."""
    for rule in list(root.iter("hr")):
        if rule.get("class") == "footnotes-sep" or rule.getparent().get("class") == "footnote":
            rule.drop_tree()
    for sign in list(root.iter("a", "sup", "span")):
        name = f"{sign.get('class', '')} {sign.get('id', '')}"
        is_place = sign.tag == "span" and sign.get("id") and not len(sign) and not sign.text
        if is_place or "share-link" in name or "footnote" in name or "fnref" in name:
            sign.drop_tree()
    for picture in list(root.iter("picture", "source")):
        picture.drop_tag()
    return root


def words(root: HtmlElement) -> list[str]:
    text = "".join(spaced(root)).replace("\u00a0", " ")
    return re.sub(r"\s(?:--|—|–)\s", " — ", re.sub(r"\s+", " ", text)).split()


def spaced(element: HtmlElement) -> Iterator[str]:
    """The words in an element, with a space round each block: blocks stand apart."""
    space = " " if element.tag in BLOCKS or element.tag in HEADINGS or element.tag == "br" else ""
    yield space + (element.text or "")
    for child in element:
        yield from spaced(child)
        yield child.tail or ""
    yield space


def shape(element: HtmlElement, depth: int = 0) -> Iterator[str]:
    for child in element:
        row, inner = shape_of(child, in_cell=element.tag in CELLS)
        if row:
            yield "  " * depth + row
        if inner is not None:
            yield from shape(child, depth + inner)


def shape_of(child: HtmlElement, *, in_cell: bool) -> tuple[str, int | None]:
    """A line of the shape, and how much deeper what is in the element stands; None: not at all."""
    tag = child.tag
    if tag in HEADINGS:
        return "heading", 1
    if tag == "p":
        alone = [inner.tag for inner in child] == ["img"] and not (child.text or "").strip()
        return ("", 0) if in_cell or alone else ("p", 1)
    if tag == "ol" and child.get("start", "1") != "1":
        return f"ol from {child.get('start')}", 1
    if tag in BLOCKS or tag in MARKS:
        return MARKS.get(tag, tag), 1
    if tag == "a" and child.get("href"):
        return "link " + unquote(child.get("href")).split("//")[-1].rstrip("/"), 1
    return "", 0


def differences(markdown: str, text: HtmlElement) -> list[str]:
    """What GitHub shows (-) and the page does not, and the other way round (+)."""
    github = preview(FRONT_MATTER.sub("", markdown, count=1))
    rows = []
    for name, read in (("words", words), ("shape", lambda root: list(shape(root)))):
        diff = unified_diff(read(github), read(text), "GitHub", "page", lineterm="", n=0)
        rows += [f"{name}: {row}" for row in diff if not row.startswith(("---", "+++", "@@"))]
    return rows
