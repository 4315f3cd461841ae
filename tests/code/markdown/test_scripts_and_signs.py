"""What signs mean beside which letters: emphasis, backslashes, names of emoji, line ends."""

import re

import pytest

from helpers.reader import html_of
from oped.reading.gate import NOTHING, Admitted, admit
from oped.reading.rendered import rendered


def admitted(html: str) -> Admitted:
    return admit(html, path="docs/x.md", first_line=1)


def text_of(markdown: str) -> str:
    html = html_of(markdown + "\n")
    html = re.sub(r'<span (class="share-link"|id="[^"]*")>.*?</span>|</?p[^>]*>', "", html)
    return html.strip()


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("町には橋が\n必要だ。", "町には橋が必要だ。"),
        ("町。\n橋。", "町。橋。"),
        ("町には**橋が**\n必要だ。", "町には<strong>橋が</strong>必要だ。"),
        ("町に\n**橋**が", "町に<strong>橋</strong>が"),
        ("*町*\n橋", "<em>町</em>橋"),
        ("町`code`\n橋", "町<code>code</code>\n橋"),
        ("町\nABC", "町\nABC"),
        ("ABC\n町", "ABC\n町"),
        ("한국어\n말", "한국어\n말"),
        ("町  \n橋", "町<br>\n橋"),
        ("🎉\n🎉", "🎉\n🎉"),
    ],
)
def test_lines_join_without_a_space_between_wide_letters(markdown: str, text: str) -> None:
    assert text_of(markdown) == text


def test_code_and_blocks_keep_their_lines() -> None:
    html = html_of("```\n町\n橋\n```\n\n- 町\n- 橋\n\n町\n\n橋\n")
    assert "町\n橋</code>" in html
    assert html.count("<li>") == 2
    assert html.count("</p>") == 2


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**말**은", "<strong>말</strong>은"),
        ("**「말」**은", "<strong>「말」</strong>은"),
        ("**中文。**中文", "<strong>中文。</strong>中文"),
        ("*“말”*은", "<em>“말”</em>은"),
        ("snake_case_word", "snake_case_word"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("5*(3+2)*4", "5*(3+2)*4"),
        ("***a***", "<em><strong>a</strong></em>"),
        ("**a**b", "<strong>a</strong>b"),
    ],
)
def test_emphasis(markdown: str, text: str) -> None:
    assert text_of(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("We won :tada: at last", "We won 🎉 at last"),
        (":+1:", "👍"),
        ("1:100:3 and a:b:c", "1:100:3 and a:b:c"),
        ("(:tada:)", "(:tada:)"),
        (":not_a_name_of_any:", ":not_a_name_of_any:"),
        ("`:tada:`", "<code>:tada:</code>"),
        ("at 10:30: now", "at 10:30: now"),
    ],
)
def test_an_emoji_by_its_name_has_white_space_around_it(markdown: str, text: str) -> None:
    assert text_of(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("a\\\nb", "a<br>\nb"),
        ("a\\\\\nb", "a\\\nb"),
        (r"C:\dir \\server \*a\* \# \$ \: \" \~", r'C:\dir \server *a* # $ : " ~'),
        (r"\&amp; \&lt;", "&amp;amp; &amp;lt;"),
        (r"\<b>", "&lt;b&gt;"),
        ("!!! no box", "!!! no box"),
        ("??? no box", "??? no box"),
        ("*a*{b}", "<em>a</em>{b}"),
    ],
)
def test_signs(markdown: str, text: str) -> None:
    assert text_of(markdown) == text


@pytest.mark.parametrize(
    ("text", "words", "minutes"),
    [
        ("One two — three.", 3, 1),
        ("町には橋が必要だ。", 8, 1),
        ("町は ABC と DEF", 5, 1),
        ("마을의 작은 도서관은", 3, 1),
        ("橋" * 1001, 1001, 3),
        ("다리 " * 477, 477, 3),
        ("word " * 477, 477, 3),
    ],
)
def test_words_are_counted_as_the_script_has_them(text: str, words: int, minutes: int) -> None:
    measured, _ = rendered(admitted(f"<p>{text}</p>"), NOTHING)
    assert (measured.words, measured.minutes) == (words, minutes)


def test_the_opening_of_a_long_japanese_text_ends_with_a_sentence() -> None:
    measured, _ = rendered(admitted(f"<p>{'町には橋が必要だ' * 12}。{'橋' * 300}。</p>"), NOTHING)
    assert measured.opening == "町には橋が必要だ" * 12 + "。"
