"""What a copy may have that an op-ed has not, what neither may, and the line to write."""

from datetime import date

import pytest

from oped.article import from_front_matter
from oped.reading import front_matter, wire
from oped.reading.wire import Proof

HEAD = """---
template: article.html
title: A ferry is half a town
authors:
  - name: Nora Sample
    bio: Nora Sample teaches geography.
date: 2024-09-03
source: The Lunn Wire
wire:
  copy: wire/ferry.txt
  date: "{month} {day}, {year}"
  heading:
    - "{title}"
    - "By {authors}, {source}, {date}"
  ending:
    - "{bios}"
---

"""
FIRST = "The ferry across the Lunn has not run since March."
SECOND = "The engine is old. So is the pier."
TEXT = f"{FIRST}\n\n{SECOND}\n"
TOP = "A ferry is half a town\nBy Nora Sample, The Lunn Wire, Sept. 3, 2024\n"
END = "Nora Sample teaches geography.\n"
COPY = f"{TOP}{FIRST}\n{SECOND}\n{END}"


def proven(op_ed: str, copy: str | bytes) -> tuple[Proof | None, list[str]]:
    """What a build says of an op-ed and its copy: the same functions in the same order."""
    parsed = front_matter.parse(op_ed, path="docs/ferry.md", latest=date(2026, 1, 1))
    assert parsed.values, parsed.problems
    article = from_front_matter(
        parsed.values,
        path="docs/ferry.md",
        url="",
        site_url="",
        site_name="",
    )
    data = copy.encode("utf-8") if isinstance(copy, str) else copy
    proof, problems = wire.prove(article, parsed, data)
    return proof, [str(problem) for problem in problems]


def counts(op_ed: str, copy: str | bytes) -> dict[str, int | str]:
    proof, problems = proven(op_ed, copy)
    assert problems == []
    assert proof
    return dict(proof.counts)


def with_wire(lines: str, op_ed: str = HEAD + TEXT) -> str:
    """The op-ed with more lines in its `wire:`."""
    return op_ed.replace("  heading:\n", f"{lines}  heading:\n", 1)


def test_a_copy_that_is_the_same_is_proven() -> None:
    assert counts(HEAD + TEXT, COPY) == {"heading_lines": 2}


# Lists, headings, notes


def test_a_list_is_the_copys_whatever_sign_it_has_there() -> None:
    text = f"{FIRST}\n\n- an engine\n- a captain\n\n{SECOND}\n\n3. mend\n4. pay\n"
    for bullet, stop in (("•", ")"), ("–", "."), ("*", ")")):
        bullets = f"{bullet} an engine\n{bullet}\u00a0a captain"
        copy = f"{TOP}{FIRST}\n{bullets}\n{SECOND}\n3{stop} mend\n4{stop} pay\n{END}"
        assert counts(HEAD + text, copy) == {"heading_lines": 2, "marks": 4}


def test_a_list_counts_as_the_page_does() -> None:
    text = f"{FIRST}\n\n1. mend\n3. pay\n"
    _, problems = proven(HEAD + text, f"{TOP}{FIRST}\n1. mend\n3. pay\n{END}")
    assert len(problems) == 1
    assert problems[0].startswith(
        "docs/ferry.md:22: paragraph 2 must be the wire copy's: 'pay' here",
    )


def test_a_heading_is_a_line_of_the_copy() -> None:
    assert (
        counts(
            HEAD + f"{FIRST}\n\n## Money\n\n{SECOND}\n",
            f"{TOP}{FIRST}\nMoney\n{SECOND}\n{END}",
        )["marks"]
        == 1
    )


def test_a_footnote_is_a_raised_figure_and_a_line_of_the_copy() -> None:
    text = f"{FIRST}[^12]\n\n{SECOND}\n\n[^12]: The timetable.\n"
    copy = f"{TOP}{FIRST}¹²\n{SECOND}\n¹² The timetable.\n{END}"
    assert counts(HEAD + text, copy)["marks"] == 1
    _, problems = proven(HEAD + text, f"{TOP}{FIRST}¹³\n{SECOND}\n¹² The timetable.\n{END}")
    assert len(problems) == 1


def test_footnotes_may_stand_behind_the_ending() -> None:
    head = HEAD.replace('    - "{bios}"\n', '    - "{bios}"\n    - "{notes}"\n')
    op_ed = f"{head}{FIRST}[^1]\n\n[^1]: The timetable.\n"
    assert counts(op_ed, f"{TOP}{FIRST}¹\n{END}¹ The timetable.\n")["marks"] == 1


def test_a_comment_is_the_editors_own() -> None:
    text = f"<!-- checked\n\nby the desk -->\n\n{FIRST}\n\n<!-- more -->\n\n{SECOND}\n"
    assert counts(HEAD + text, COPY) == {"heading_lines": 2}
    _, problems = proven(HEAD + text.replace("old", "odd"), COPY)
    assert problems[0].startswith("docs/ferry.md:27: ")


# Spaces


@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "  ", " \u200b"])
def test_a_space_of_the_copy_may_be_kept_or_made_plain(sign: str) -> None:
    copy = COPY.replace("engine is", f"engine{sign}is")
    assert counts(HEAD + TEXT, copy) == {"heading_lines": 2, "spaces": 1}
    assert counts(HEAD + TEXT.replace("engine is", f"engine{sign}is"), copy) == {
        "heading_lines": 2,
    }


@pytest.mark.parametrize("sign", ["\u00a0", "  ", " \u200b", "\t", "\n"])
def test_a_space_that_the_copy_has_not_is_told(sign: str) -> None:
    assert len(proven(HEAD + TEXT.replace("engine is", f"engine{sign}is"), COPY)[1]) >= 1


def test_a_joiner_of_letters_is_no_invisible_sign() -> None:
    copy = COPY.replace("engine", "en\u200cgine")
    assert len(proven(HEAD + TEXT, copy)[1]) == 1


# Wrapped lines


def test_a_paragraph_that_the_copy_does_not_end_is_told() -> None:
    wrapped = "The engine is old. So is the pier, and so is\nthe captain, who was here before."
    copy = f"{TOP}\n{FIRST}\n\n{wrapped}\n\n{END}"
    whole = with_wire("  wrapped: 47\n", HEAD + f"{FIRST}\n\n{wrapped.replace(chr(10), ' ')}\n")
    assert counts(whole, copy)["wrapped_lines"] == 1
    parted = with_wire(
        "  wrapped: 47\n",
        HEAD + f"{FIRST}\n\n{wrapped.replace(chr(10), chr(10) * 2)}\n",
    )
    assert len(proven(parted, copy)[1]) >= 1


def test_two_paragraphs_that_are_joined_are_told() -> None:
    joined = with_wire("  wrapped: 60\n", HEAD + f"{FIRST} {SECOND}\n")
    assert len(proven(joined, COPY.replace(f"{FIRST}\n", f"{FIRST}\n\n"))[1]) >= 1


def test_a_compound_that_was_parted_at_its_hyphen_is_whole() -> None:
    copy = COPY.replace(
        f"{FIRST}\n{SECOND}",
        f"{FIRST}\n\nThe engine is well-\nknown and short-\nand long-term costs are not.\n",
    )
    op_ed = with_wire(
        "  wrapped: 24\n",
        HEAD
        + TEXT.replace(
            SECOND,
            "The engine is well-known and short- and long-term costs are not.",
        ),
    )
    assert counts(op_ed, copy)["wrapped_lines"] == 2


def test_furniture_within_a_wrapped_paragraph_does_not_part_it() -> None:
    copy = COPY.replace(SECOND, "The engine is old. So is the\n\nPage 2 of 3\n\npier.")
    op_ed = with_wire("  wrapped: 60\n  left_out:\n    - Page 2 of 3\n")
    assert counts(op_ed, copy)["left_out"] == 1


# Left out, unstated, repeated


def test_what_is_left_out_is_named_in_the_order_of_the_copy() -> None:
    copy = f"Share\n{TOP}{FIRST}\nRead more\n{SECOND}\n{END}"
    assert counts(with_wire("  left_out:\n    - Share\n    - Read more\n"), copy)["left_out"] == 2
    _, problems = proven(with_wire("  left_out:\n    - Read more\n    - Share\n"), copy)
    rule = "'wire.left_out' must name lines of the copy, in its order, not 'Share'"
    assert problems[0] == f"docs/ferry.md:14: {rule}"


def test_what_the_copy_does_not_say_is_said_to_be_the_editors() -> None:
    op_ed = with_wire("  unstated: [source, date]\n").replace(
        '"By {authors}, {source}, {date}"',
        '"By {authors}"',
    )
    assert counts(op_ed, COPY.replace(", The Lunn Wire, Sept. 3, 2024", ""))["unstated"] == 2


@pytest.mark.parametrize(
    ("line", "fact", "place"),
    [
        ("© The Lunn Wire", "source", "{source}"),
        ("3 September 2024", "month", "{day} {month_name} {year}"),
    ],
)
def test_what_the_copy_says_is_not_unstated(line: str, fact: str, place: str) -> None:
    op_ed = with_wire(f"  unstated: [source, date]\n  left_out: ['{line}']\n").replace(
        '"By {authors}, {source}, {date}"',
        '"By {authors}"',
    )
    _, problems = proven(op_ed, COPY.replace(", The Lunn Wire, Sept. 3, 2024", "") + line)
    rule = f"'wire.unstated' must not name {fact}, which docs/wire/ferry.txt:6 says"
    remedy = f"lay it out in `heading:` or `ending:` as `{place}`"
    assert problems == [f"docs/ferry.md:12: {rule}; {remedy}"]


def test_an_unstated_fact_that_there_is_not_is_told() -> None:
    _, problems = proven(with_wire("  unstated: [kicker]\n"), COPY)
    assert problems[0].startswith(
        "docs/ferry.md:12: 'wire.unstated' may name authors, bios, sign_off, date, title, source, ",
    )


def test_a_name_is_proven_by_its_biography() -> None:
    op_ed = (HEAD + TEXT).replace('"By {authors}, {source}, {date}"', '"{source}, {date}"')
    copy = COPY.replace("By Nora Sample, ", "")
    assert counts(op_ed, copy) == {"heading_lines": 2}
    _, problems = proven(op_ed.replace("name: Nora Sample", "name: Nora C. Sample"), copy)
    assert problems[0].startswith(
        "docs/ferry.md:9: 'wire' must lay out {author[0]} in its heading or ending",
    )


def test_a_tail_is_taken_once_and_one_that_differs_is_told() -> None:
    tail = f"{SECOND}\n{END}"
    assert counts(HEAD + TEXT, f"{TOP}{FIRST}\n{tail}{tail}")["repeated_tail"] == 2
    assert len(proven(HEAD + TEXT, f"{TOP}{FIRST}\n{tail}{tail.replace('old', 'odd')}")[1]) == 2


def test_an_op_ed_may_end_with_a_line_twice() -> None:
    copy = COPY.replace(SECOND, f"{SECOND}\n{SECOND}")
    assert counts(HEAD + f"{FIRST}\n\n{SECOND}\n\n{SECOND}\n", copy) == {"heading_lines": 2}


# Drafts


def test_what_a_draft_leaves_open_may_be_anything() -> None:
    draft = (
        HEAD.replace("name: Nora Sample", "name: TODO")
        .replace("date: 2024-09-03", "date: TODO")
        .replace("source: The Lunn Wire", "source: TODO\ndraft: true")
    )
    assert counts(draft + TEXT, COPY) == {"heading_lines": 2}
    assert len(proven(draft + TEXT.replace("old", "odd"), COPY)[1]) == 1
    assert len(proven(draft + TEXT, COPY.replace("half a town", "half a city"))[1]) == 1


# Mail and encodings


def test_the_text_of_a_mail_is_proven_without_its_header() -> None:
    header = "From: Nora <nora@lunn.example>\r\nMIME-Version: 1.0\r\n"
    header += "Content-Type: text/plain; charset=windows-1252\r\n"
    header += "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    data = (header + COPY.replace("old", "=96 old")).encode("ascii")
    op_ed = with_wire("  format: mail\n").replace("is old", "is – old")
    assert counts(op_ed, data) == {"heading_lines": 2, "mail": 1, "encoding": "windows-1252"}
    assert len(proven(op_ed.replace("pier", "peer"), data)[1]) == 1


def test_bytes_that_are_not_of_the_encoding_are_told_with_their_line() -> None:
    data = COPY.replace("old", "– old").encode("cp1252")
    _, problems = proven(HEAD + TEXT, data)
    remedy = "where it is Windows-1252, add `encoding: windows-1252` to `wire:`"
    assert problems == [
        f"docs/wire/ferry.txt:4: a wire copy must be UTF-8, not hold the byte 0x96; {remedy}",
    ]
    _, problems = proven(with_wire("  encoding: ascii\n"), b"\x81")
    rule = "the wire copy must be ascii, as its `encoding` says, not hold the byte 0x81"
    assert problems == [f"docs/wire/ferry.txt:1: {rule}"]


def test_a_byte_order_mark_is_counted_and_is_no_character() -> None:
    assert counts(HEAD + TEXT, b"\xef\xbb\xbf" + COPY.encode()) == {
        "heading_lines": 2,
        "encoding": "UTF-8 (BOM)",
    }


@pytest.mark.parametrize(("end", "ends"), [("\r\n", 5), ("\r", 5), ("\n\n", 5), ("\x85", 0)])
def test_line_ends_are_counted(end: str, ends: int) -> None:
    expected = {"heading_lines": 2, "line_ends": ends} if ends else {"heading_lines": 2}
    assert counts(HEAD + TEXT, COPY.replace("\n", end)) == expected


# The line to write


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("Sept. 3,", "September 3,", "the copy prints the month in full: `{month_name}`"),
        ("Sept. 3,", "Sep 3,", "the copy shortens the month to three letters: `{mon}`"),
        ("Sept. 3,", "SEPT. 3,", "the copy prints it in capitals: `{MONTH}`"),
        ("Sept. 3,", "Sept. 03,", "the copy prints the day in two figures: `{dd}`"),
        (
            "Sept. 3,",
            "septembre 3,",
            "the copy prints the month in another language, 'fr': `{month_name:fr}`",
        ),
        ("By Nora Sample", "By NORA SAMPLE", "the copy prints it in capitals: `{AUTHORS}`"),
        ("A ferry is", "THE NEWS\nA ferry is", "add to `heading:` `- 'THE NEWS'` as its line 1"),
        ("By Nora", "A {new}\nBy Nora", "add to `heading:` `- 'A {{new}}'` as its line 2"),
        (FIRST, f"Don't miss\n{FIRST}", "add to `heading:` `- 'Don''t miss'` as its line 3"),
        (SECOND, f"Read more\n{SECOND}", "add to `left_out:` `- 'Read more'`"),
        (END, f"{END}Share\n", "add to `ending:` `- 'Share'` as its line 2"),
        (FIRST, f"LUNN (LXW) _ {FIRST}", "add `dateline: 'LUNN (LXW) _'` to `wire:`"),
        ("The ferry across", "THE FERRY across", "add `lead_in: 'THE FERRY'` to `wire:`"),
        (END, "", "take this line out"),
    ],
)
def test_the_line_to_write_is_told(old: str, new: str, remedy: str) -> None:
    assert old in COPY
    _, problems = proven(HEAD + TEXT, COPY.replace(old, new, 1))
    assert len(problems) == 1, problems
    assert problems[0].endswith(f"; {remedy}"), problems


def test_an_hour_of_twelve_is_told_with_its_half() -> None:
    op_ed = (
        (HEAD + TEXT)
        .replace("date: 2024-09-03", "date: 2024-09-03 17:05")
        .replace("{day}, {year}", "{day}, {year}, {hour}:{minute}")
    )
    _, problems = proven(op_ed, COPY.replace("3, 2024", "3, 2024, 5:05 PM"))
    reason = "the copy counts the hours to twelve"
    remedy = f"{reason}: `{{hour12}}`, {reason}: `{{minute}} {{AMPM}}`"
    assert problems[0].endswith(f"; {remedy}")


def test_a_dateline_that_is_not_the_copys_is_told_with_the_copys() -> None:
    op_ed = with_wire("  dateline: LUNN (LXX) _\n")
    _, problems = proven(op_ed, COPY.replace(FIRST, f"LUNN (LXW) _ {FIRST}"))
    sides = "not 'LUNN (LXX) _'; it has 'LUNN (LXW) _ The fer'"
    rule = f"docs/ferry.md:12: 'wire.dateline' must begin a line of the copy, {sides}"
    assert problems[0] == rule


def test_a_lead_in_that_is_not_the_texts_is_told() -> None:
    _, problems = proven(with_wire("  lead_in: THE PIER\n"), COPY)
    rule = "'wire.lead_in' must be the text's first words in capitals"
    assert problems == [f"docs/ferry.md:12: {rule}, such as 'THE FERRY', not 'THE PIER'"]


def test_braces_of_the_copy_are_doubled() -> None:
    op_ed = (HEAD + TEXT).replace('"By {authors}', '"{{By}} {authors}')
    assert counts(op_ed, COPY.replace("By Nora", "{By} Nora")) == {"heading_lines": 2}


def test_names_may_be_printed_in_parts_and_as_a_sentence_lists_them() -> None:
    two = HEAD.replace("date:", "  - name: Oscar Probe\ndate:", 1) + TEXT
    sentence = two.replace("{authors}", "{names}")
    assert counts(sentence, COPY.replace("By Nora Sample", "By Nora Sample and Oscar Probe")) == {
        "heading_lines": 2,
    }
    parts = two.replace("{authors}", "{FAMILY[0]}, {given[0]}; {author[1]}")
    copy = COPY.replace("By Nora Sample", "By SAMPLE, Nora; Oscar Probe")
    assert counts(parts, copy)["capitals"] == 1


def test_where_words_differ_the_copys_spaces_do_not_hide_it() -> None:
    _, (message, *_) = proven(HEAD + TEXT, COPY.replace("The engine is old", "The  engine  is new"))
    assert "'The engine is new. So is the pier.'" in message


def test_an_op_ed_without_a_copy_is_neither_proven_nor_wrong() -> None:
    op_ed = (HEAD + TEXT).partition("wire:")[0] + f"---\n\n{TEXT}"
    assert proven(op_ed, COPY) == (None, [])
