"""Raw HTML is part of the one tree: read by CommonMark's rules, closed where it stands."""

import re

import pytest

from helpers.reader import html_of


def text_of(markdown: str) -> str:
    """The HTML of a text on one line, without paragraphs' own addresses and links."""
    html = re.sub(r'<span (class="share-link"|id="p-[^"]*")>.*?</span>', "", html_of(markdown))
    return html.replace("\n", "")


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        (
            "<details>\n<summary>S</summary>\n\n*a*\n\n- b\n\n</details>",
            "<details><summary>S</summary><p><em>a</em></p><ul><li>b</li></ul></details>",
        ),
        ("<div>\n*a*\n</div>", "<div>*a*</div>"),
        ("<div markdown>\n*a*\n</div>", "<div><p><em>a</em></p></div>"),
        (
            '<div markdown="1">\n*a*\n\n- b\n</div>',
            "<div><p><em>a</em></p><ul><li>b</li></ul></div>",
        ),
        ("<div>\n\n> a\n\n</div>\n\nb", "<div><blockquote><p>a</p></blockquote></div><p>b</p>"),
        ("- a\n  <div>b</div>\n\n  c", "<ul><li><p>a</p><div>b</div><p>c</p></li></ul>"),
        ("> <div>a</div>\n\nb", "<blockquote><div>a</div></blockquote><p>b</p>"),
        ("<ul>\n<li>a\n<li>b\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p>a\n<p>b", "<p>a</p><p>b</p>"),
        (
            "<table>\n<tr><td>a<td>b\n<tr><td>c\n</table>",
            (
                '<div aria-label="Table 1" class="article-table" role="region" tabindex="0">'
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></div>"
            ),
        ),
        ("a <b>b *c* d</b> e", "<p>a <b>b <em>c</em> d</b> e</p>"),
        ("a <b>b\n\nc</b> d", "<p>a <b>b</b></p><p>c d</p>"),
        ("a </div></main> b", "<p>a  b</p>"),
        ("a <div>b</div> c", "<div>a <div>b</div> c</div>"),
        ("<!-- a -->\n\nb <!-- c --> d", "<p>b  d</p>"),
        ("a <!-- b\n\nc --> d", "<p>a  d</p>"),
        ("- a\n<!-- -->\n- b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("<!-- only -->", ""),
        ('<p {x} class="pull" 5="6">a</p>', '<p class="pull">a</p>'),
        (
            "<a href='https://x.example/'>https://x.example/</a>",
            '<p><a href="https://x.example/" rel="noopener">https://x.example/</a></p>',
        ),
        ("&lt;b&gt; &amp;lt; &copy; &nope; &#8364;", "<p>&lt;b&gt; &amp;lt; © &amp;nope; €</p>"),
        ("<pre>\na\n\n  *b*\n</pre>", "<pre>a  *b*</pre>"),
        ("a<br>b<br/>\nc", "<p>a<br>b<br>c</p>"),
        (
            "<details open>\n<summary>S</summary>\na</details>",
            "<details open><summary>S</summary>a</details>",
        ),
    ],
)
def test_becomes(markdown: str, html: str) -> None:
    assert text_of(f"{markdown}\n") == html


def test_an_anchor_without_an_address_is_kept() -> None:
    assert text_of('<a name="x"></a>\n\na') == '<p><a id="x"></a></p><p>a</p>'


@pytest.mark.parametrize(
    "opened", ["<div>", "<section><p>", "<ul><li>", "<b>", "<!-- ", "<details>", "<table><tr><td>"]
)
def test_whatever_is_left_open_ends_with_the_text(opened: str) -> None:
    html = text_of(f"First.\n\n{opened}\n\nLast.\n")
    for tag in set(re.findall(r"<([a-z]+)", opened)):
        assert len(re.findall(rf"<{tag}\b", html)) == len(re.findall(rf"</{tag}>", html))


@pytest.mark.parametrize(
    "sign", ["<div>" * 500, "<b>" * 500, "</div>" * 500, "<" * 5000, "&" * 5000, "<!--" * 1000]
)
def test_many_signs_of_html_are_read_soon(sign: str) -> None:
    html_of(f"a {sign} b\n\n{sign}\n")
