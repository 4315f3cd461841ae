"""An editor's mistake in the text is a message with file, line, rule and what was found;
what only looks like one passes.
"""

import pytest

from helpers.sample import SLUG, TITLE
from oped.reading import files


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "Añejo\n".encode("latin-1"),
            (
                "docs/x.md:1: the file must be saved as UTF-8, not as what looks like "
                "Windows-1252 or Latin-1 (byte 0xf1)"
            ),
        ),
        (
            "x\ny “z”\n".encode("cp1252"),
            (
                "docs/x.md:2: the file must be saved as UTF-8, not as what looks like "
                "Windows-1252 or Latin-1 (byte 0x93)"
            ),
        ),
        (
            "Text\n".encode("utf-16"),
            (
                "docs/x.md:1: the file must be saved as UTF-8, not as what looks like UTF-16 "
                "(byte 0xff)"
            ),
        ),
        (b"a\nb\0c\n", "docs/x.md:2: the file must be text, not hold the character U+0000"),
    ],
)
def test_a_file_in_another_encoding_is_named(data, message):
    text, problems = files.decode(data, path="docs/x.md")
    assert (text, [str(problem) for problem in problems]) == ("", [message])


def test_a_byte_order_mark_and_other_line_ends_are_accepted():
    assert files.decode(b"\xef\xbb\xbfa\r\nb\rc\n", path="x") == ("a\nb\nc\n", [])


def test_every_mistake_of_every_file_is_told_at_once(project, build_pages):
    (project / "docs/Second File.md").write_bytes(
        "---\ntemplate: article.html\ntitle: Añejo\n---\n".encode("latin-1")
    )
    (project / "docs/third.md").write_text(
        "# A\n\n![](x.png)\n\n[x](http://[bad)\n", encoding="utf-8"
    )
    done = build_pages(project)
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if line.startswith("docs/")]
    assert [line.split(":")[0] for line in told] == [
        "docs/Second File.md",
        "docs/Second File.md",
        "docs/third.md",
        "docs/third.md",
        "docs/third.md",
    ]
    assert "Traceback" not in done.stderr


def test_two_op_eds_with_one_slug_are_named(project, build_pages):
    text = (project / "docs/index.md").read_text(encoding="utf-8").split("wire:")[
        0
    ] + "---\n\nText.\n"
    (project / "docs/second.md").write_text(
        text.replace("zone:", f"slug: {SLUG}\nzone:"), encoding="utf-8"
    )
    done = build_pages(project)
    assert done.returncode == 1
    rule = (
        f"'slug' must be of one op-ed, not '{SLUG}' of docs/index.md again; another names one "
        "of them"
    )
    assert f"docs/second.md:11: {rule}" in done.stderr


def test_a_title_without_a_latin_letter_asks_for_a_slug(project, build_pages):
    text = (project / "docs/index.md").read_text(encoding="utf-8").split("wire:")[
        0
    ] + "---\n\nText.\n"
    (project / "docs/index.md").write_text(text.replace(TITLE, "작은 도서관"), encoding="utf-8")
    done = build_pages(project)
    assert done.returncode == 1
    assert "docs/index.md:3: the op-ed needs the line 'slug: some-english-words'" in done.stderr


def test_a_comment_is_in_no_format_and_a_list_begins_where_it_says(project, build_pages):
    text = (project / "docs/index.md").read_text(encoding="utf-8").split("wire:")[0]
    (project / "docs/index.md").write_text(
        f"{text}---\n\nText. <!-- ask a lawyer -->\n\n4. Four\n5. Five\n", encoding="utf-8"
    )
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    assert not [file for file in (project / "site").rglob("*.*") if b"lawyer" in file.read_bytes()]
    assert '<ol start="4">' in (project / "site/index.html").read_text(encoding="utf-8")


def test_any_page_has_a_readable_address_and_none_that_of_the_list(project, build_pages):
    for name in ("Über uns.md", "op-eds.md"):
        (project / "docs" / name).write_text("Words.\n", encoding="utf-8")
    done = build_pages(project)
    assert "docs/op-eds.md:1: the file needs another name" in done.stderr
    assert "docs/Über uns.md:1: a file's name is an address" in done.stderr
