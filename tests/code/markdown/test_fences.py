"""What stands in a fence is code, wherever the fence stands; its language is kept."""

import re

import pytest
from lxml import html as lxml_html

from helpers.reader import html_of

INFOS = {
    "": "",
    "js": "js",
    "js {1,3}": "js",
    'yaml title="x"': "yaml",
    'yaml hl_lines="2" linenums="1"': "yaml",
    "rust,ignore": "rust",
    "rust, ignore": "rust",
    "{.py}": "py",
    "{ .js onclick=late() }": "js",
    '{ .html #id style="color: red" }': "html",
    "{1,3}": "",
    "{1}": "",
    "c++": "c++",
    "c#": "c#",
    "objective-c": "objective-c",
    "js:app.js": "js",
    "title=x": "",
    "diff js": "diff",
    "sh session": "sh",
    "text<script>": "",
    'py"onclick="late()': "",
    "<b>": "",
    "{{< x >}}": "",
}
CODE = (
    "<script>late()</script>\n\n"
    "# Big & [x](javascript:late()) **bold** `tick` &amp; {% x %} | a\n    deep"
)


def blocks(html: str) -> list[lxml_html.HtmlElement]:
    return list(lxml_html.fragment_fromstring(html, create_parent="div").iter("pre"))


@pytest.mark.parametrize("signs", ["```", "~~~", "`````"])
@pytest.mark.parametrize("gap", ["", " "])
@pytest.mark.parametrize(("info", "language"), INFOS.items())
def test_options_become_neither_text_nor_attributes(
    info: str, language: str, gap: str, signs: str
) -> None:
    html = html_of(f"Before.\n\n{signs}{gap}{info}\n{CODE}\n{signs}\n\nAfter.\n")
    (block,) = blocks(html)
    (code,) = block
    assert code.text_content() == CODE
    assert dict(block.attrib) == {"class": "highlight"}
    assert dict(code.attrib) == ({"class": f"language-{language}"} if language else {})
    shown = re.sub(r"<pre.*</pre>", "", html, flags=re.DOTALL)
    assert re.findall(r"[A-Z][a-z]+\.", shown) == ["Before.", "After."]
    assert "onclick" not in shown


WHERE = {
    "an item": ("- a\n\n", "  "),
    "an item behind its sign": ("- ", "  "),
    "an item of an ordered list": ("1. a\n", "   "),
    "an item in an item": ("- a\n  - b\n\n", "    "),
    "a quotation": ("", "> "),
    "a quotation in an item": ("- a\n\n", "  > "),
    "a box": ('!!! note "x"\n\n', "    "),
    "shut details": ('??? note "x"\n\n', "    "),
    "a box of GitHub's": ("> [!NOTE]\n", "> "),
    "a footnote": ("x[^1]\n\n[^1]: y\n\n", "    "),
    "a definition": ("term\n:   y\n\n", "    "),
    "raw details": ("<details>\n<summary>x</summary>\n\n", ""),
    "a text, right behind": ("Text\n", ""),
}


@pytest.mark.parametrize(("before", "sign"), WHERE.values(), ids=WHERE.keys())
def test_a_fence_is_code_in(before: str, sign: str) -> None:
    lines = ["```html", *CODE.split("\n"), "```"]
    text = "\n".join((sign + line).rstrip() if sign.strip() else sign + line for line in lines)
    if before and not before.endswith("\n"):
        text = text.removeprefix(sign)
    (block,) = blocks(html_of(f"{before}{text}\n"))
    assert block.text_content() == CODE
    assert block[0].get("class") == "language-html"


def test_a_longer_line_closes_a_fence_and_a_shorter_one_does_not() -> None:
    first, second = blocks(html_of("~~~ x\n<i>\n~~~~\n\n````\n```\n</b>\n````\n"))
    assert first.text_content() == "<i>"
    assert second.text_content() == "```\n</b>"


def test_a_fence_ends_with_the_item_that_it_is_in() -> None:
    html = html_of("- a\n\n    ```\n    code\n\nAfter.\n")
    (block,) = blocks(html)
    assert block.text_content() == "code"
    assert ">After.<" in html


def test_a_fence_without_an_end_goes_on_to_the_end() -> None:
    (block,) = blocks(html_of("```\ncode\n\n# code\n"))
    assert block.text_content() == "code\n\n# code"


def test_signs_with_a_backtick_behind_them_begin_no_fence() -> None:
    html = html_of("a\n```  x ` y\n")
    assert blocks(html) == []
    assert "```  x ` y" in html


def test_a_fence_in_code_by_an_indent_or_in_raw_html_is_none() -> None:
    assert [block.text_content() for block in blocks(html_of("    ```\n    a\n    ```\n"))] == [
        "```\na\n```"
    ]
    assert [block.text_content() for block in blocks(html_of("<pre>\n```\na\n```\n</pre>\n"))] == [
        "\n```\na\n```\n"
    ]


def test_code_by_an_indent_does_not_go_on_with_a_fence() -> None:
    first, second = blocks(html_of("```\na\n```\n\n    b\n"))
    assert (first.text_content(), second.text_content()) == ("a", "b")


def test_blank_lines_and_indents_in_a_fence_stay() -> None:
    (block,) = blocks(html_of("```\n\n  a\n\n\n    b\n\n```\n"))
    assert block.text_content() == "\n  a\n\n\n    b\n"
