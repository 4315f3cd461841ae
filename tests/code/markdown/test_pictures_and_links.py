"""Where pictures and links lead, in every form of a link."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from helpers.project import ROOT
from helpers.reader import Reader, html_of
from oped.language import words
from oped.reading.markdown.source_page import SourcePage, is_elsewhere

PICTURE = ROOT / "tests/code/fixture/docs/assets/field.png"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name in ("img/ferry.png", "2019/assets/ferry.png", "about.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PICTURE, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "url", "address", "mended"),
    [
        ("index.md", "", "/img/ferry.png", "img/ferry.png"),
        ("2019/bus.md", "2019/bus/", "/img/ferry.png", "../img/ferry.png"),
        ("2019/bus.md", "2019/bus/", "../assets/ferry.png", "assets/ferry.png"),
        ("bus.md", "bus/", "../img/ferry.png", "img/ferry.png"),
        ("index.md", "", "../img/ferry.png", "img/ferry.png"),
        ("index.md", "", "/about.md", "about.md"),
        ("index.md", "", "/img/%66erry.png", "img/ferry.png"),
        ("index.md", "", "img/ferry.png", None),
        ("2019/bus.md", "2019/bus/", "assets/ferry.png", None),
        ("index.md", "", "/img/none.png", None),
        ("index.md", "", "/../../etc/passwd", None),
        ("index.md", "", "", None),
    ],
)
def test_a_file_is_found_where_a_browser_would_look_for_it(
    docs: Path, name: str, url: str, address: str, mended: str | None
) -> None:
    page = SourcePage(name, url, docs, "en", words("en"), is_op_ed=True)
    assert page.mended(address) == mended


@pytest.mark.parametrize("address", ["ferry.png", "a%20ferry.png", "a-%C3%A9.png"])
def test_a_picture_is_measured_whatever_its_name(tmp_path: Path, address: str) -> None:
    Image.new("L", (30, 20)).save(tmp_path / unquote(address))
    html = Reader(docs=tmp_path).html(f"![A ferry]({address})\n")
    assert (
        html == f'<p><img alt="A ferry" height="20" loading="lazy" src="{address}" width="30"></p>'
    )


def test_a_picture_from_the_root_has_its_size(docs: Path) -> None:
    html = Reader(docs=docs).html("![A ferry](/img/ferry.png)\n")
    assert re.search(
        r'<img alt="A ferry" height="\d+" loading="lazy" src="img/ferry.png" width="\d+">', html
    )


def test_a_width_that_the_editor_gives_stands(docs: Path) -> None:
    html = Reader(docs=docs).html('![A ferry](img/ferry.png){ width="20" }\n')
    assert 'width="20"' in html
    assert "height" not in html


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("https://x.example/a.png", True),
        ("//x.example/a.png", True),
        ("data:image/png;base64,x", True),
        (" HTTP://X.example/a.png", True),
        ("a.png", False),
        ("/a.png", False),
        ("http://[bad", True),
    ],
)
def test_what_is_elsewhere(address: str, elsewhere: bool) -> None:
    assert is_elsewhere(address) == elsewhere


@pytest.mark.parametrize(
    "markdown",
    [
        "![A](https://x.example/a.png)",
        "<img src='//x.example/a.png' alt='A'>",
        "![A][p]\n\n[p]: https://x.example/a.png",
        "<video src='https://x.example/a.mp4'></video>",
        "<audio><source src='https://x.example/a.mp3'></audio>",
        "<iframe src='https://x.example/'></iframe>",
        "<object data='https://x.example/a.swf'></object>",
        "<embed src='https://x.example/a.swf'>",
        "a <img src=https://x.example/a.png alt=A> b",
    ],
)
def test_nothing_of_another_host_is_fetched(markdown: str) -> None:
    html = html_of(markdown + "\n")
    assert not re.search(r"\b(src|srcset|data|poster)=", html)
    assert re.search(r'<a [^>]*href="(https:)?//x\.example', html)


@pytest.mark.parametrize(
    ("markdown", "href", "text"),
    [
        ("[a](https://x.example/a_(b))", "https://x.example/a_(b)", "a"),
        ("[a](<https://x.example/a b>)", "https://x.example/a%20b", "a"),
        ("[a b\nc][D]\n\n[d]: https://x.example/", "https://x.example/", "a b\nc"),
        ("[`a`]\n\n[`a`]: https://x.example/", "https://x.example/", "a"),
        ("[t][`a`]\n\n[`a`]: https://x.example/", "https://x.example/", "t"),
        ("[a\\]b](https://x.example/)", "https://x.example/", "a]b"),
        ("[a [b] c](https://x.example/)", "https://x.example/", "a [b] c"),
        ("[x [a](https://x.example/) y](y)", "https://x.example/", "a"),
        ("[a](https://x.example/ 'b')", "https://x.example/", "a"),
        ("https://x.example/a_b_c.", "https://x.example/a_b_c", "https://x.example/a_b_c"),
        ("(https://x.example/a_(b))", "https://x.example/a_(b)", "https://x.example/a_(b)"),
        ("www.x.example/a", "https://www.x.example/a", "www.x.example/a"),
        ("<https://x.example/a>", "https://x.example/a", "https://x.example/a"),
        ("ada@x.example", "mailto:ada@x.example", "ada@x.example"),
        ("<ada@x.example>", "mailto:ada@x.example", "ada@x.example"),
    ],
)
def test_a_link_leads(markdown: str, href: str, text: str) -> None:
    html = html_of(markdown + "\n")
    links = re.findall(
        r'<a (?![^>]*article-link)[^>]*href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL
    )
    assert [(address, re.sub(r"</?code>", "", words)) for address, words in links] == [(href, text)]


@pytest.mark.parametrize(
    "markdown",
    [
        "[a](b c)",
        "[a] (b)",
        "[a][b]",
        "`[a](b)`",
        "\\[a](b)",
        "[a](b",
        "icon@2x.png",
        "pol.is",
        "a@b",
    ],
)
def test_is_no_link(markdown: str) -> None:
    assert re.findall(r"<a (?![^>]*article-link)", html_of(markdown + "\n")) == []


@pytest.mark.parametrize(
    "text",
    ["[a" * 3000, "[" * 9000, "![" * 5000, "[a](" * 3000, "[a]" * 3000, "`" * 9000, "` `` " * 3000],
)
@pytest.mark.slow
def test_brackets_and_backticks_take_no_longer_than_their_length_explains(text: str) -> None:
    """Read one by one against all that follow, these would take minutes."""
    html_of(text + "\n")


def test_mkdocs_looks_for_no_file_from_raw_html(docs: Path) -> None:
    """Its addresses start at the page; MkDocs, which looks from the source, does not see them."""
    html = Reader(docs=docs).html('<a href="../feed.xml">feed</a> <a name="x"></a> [a](about.md)\n')
    assert '<a href="../feed.xml">feed</a>' in html
    assert '<a id="x"></a>' in html


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            '<iframe src="https://[x"></iframe>',
            '<a href="https://[x" rel="noopener">https://[x</a>',
        ),
        ('<img src="//[x" alt="a">', '<a href="//[x">a</a>'),
        ("[a](//[x)", '<a href="//[x">a</a>'),
        ("![a](//[x)", '<a href="//[x">a</a>'),
    ],
)
def test_an_address_that_nothing_can_read_breaks_nothing(markdown: str, expected: str) -> None:
    assert expected in html_of(markdown + "\n")


def test_mkdocs_meets_no_address_that_it_cannot_read(project: Path, build_pages: Callable) -> None:
    op_ed = project / "docs/about.md"
    op_ed.write_text("# About\n\nA [link](http://[x) and <https://[y>.\n", encoding="utf-8")
    run = build_pages(project)
    assert "Invalid IPv6 URL" not in run.stdout + run.stderr
