"""The op-ed is its wire copy: one changed, lost, added or moved character fails the build,
with both sides.
"""

import hashlib
import random
import re
import shutil
from datetime import date

import pytest
from lxml import html as lxml_html

from helpers.sample import COPY, COPY_PATH, SOURCE
from oped.article import from_front_matter
from oped.reading import front_matter, wire

NAME = COPY_PATH


def problems(source: str, copy: bytes = COPY) -> list[str]:
    """What the build says of a source: the same functions in the same order."""
    parsed = front_matter.parse(source, path="docs/index.md", latest=date(2026, 1, 1))
    if parsed.problems or not parsed.values.wire:
        return list(map(str, parsed.problems)) or ["the op-ed must declare its wire copy"]
    article = from_front_matter(
        parsed.values, path="docs/index.md", url="", site_url="https://e.example/", site_name="E"
    )
    return list(map(str, wire.prove(article, parsed, copy)[1]))


def test_the_op_ed_is_its_wire_copy_and_the_build_counts_what_differs():
    parsed = front_matter.parse(SOURCE, path="docs/index.md", latest=date(2026, 1, 1))
    article = from_front_matter(
        parsed.values, path="docs/index.md", url="", site_url="https://e.example/", site_name="E"
    )
    proof, found = wire.prove(article, parsed, COPY)
    assert not found
    assert dict(proof.counts) == {"em_dashes": 11, "repeated_tail": 13, "heading_lines": 2}
    assert proof.sha256 == hashlib.sha256(COPY).hexdigest()


def test_the_page_states_it(sample):
    root = lxml_html.document_fromstring((sample / "index.html").read_text(encoding="utf-8"))
    said = " ".join(root.find_class("oped-about")[0].text_content().split())
    assert "Verbatim from the wire copy" in said
    assert (
        "wire dashes set as em dashes (11), a repeated tail collapsed (lines: 13), heading "
        "lines laid out (2)"
    ) in said
    assert hashlib.sha256(COPY).hexdigest() in said


def spans() -> list[tuple[int, int]]:
    """Where the op-ed's text, headline, names, biographies, sign-off, date and source stand
    in the file.
    """
    head = SOURCE.partition("\n---\n\n")[0]
    values = re.finditer(
        r"^(?:title|date|source|  - name|    bio): (.+)$|^  - (-- Ed\.|\(.+\))$", head, re.M
    )
    found = [match.span(1) if match[1] else match.span(2) for match in values]
    return [*found, (len(head) + 6, len(SOURCE) - 1)]


def mutants(count: int, *, seed: int = 20180916):
    """Seeded one-character changes: insert, delete, replace, swap with the next, move elsewhere."""
    chance = random.Random(seed)
    places = [i for start, end in spans() for i in range(start, end)]
    letters = sorted(set(SOURCE)) + [
        "\u00a0",
        "\u200b",
        "é",
        "а",
        "“",
        "'",
        '"',
        "—",
        "-",
        "\\",
        "*",
        "_",
        "<",
        "&",
        "\t",
    ]
    while count:
        at, kind = (
            chance.choice(places),
            chance.choice(["insert", "delete", "replace", "swap", "move"]),
        )
        letter, to = chance.choice(letters), chance.choice(places)
        changed = {
            "insert": SOURCE[:at] + letter + SOURCE[at:],
            "delete": SOURCE[:at] + SOURCE[at + 1 :],
            "replace": SOURCE[:at] + letter + SOURCE[at + 1 :],
            "swap": SOURCE[:at] + SOURCE[at + 1 : at + 2] + SOURCE[at] + SOURCE[at + 2 :],
            "move": (SOURCE[:at] + SOURCE[at + 1 :])[:to]
            + SOURCE[at]
            + (SOURCE[:at] + SOURCE[at + 1 :])[to:],
        }[kind]
        # YAML does not see space around a value, nor Markdown a last line end: those are no
        # characters of the op-ed.
        if changed != SOURCE and _read(changed) != _read(SOURCE):
            count -= 1
            yield f"{kind} at {at}: {letter!r} to {to}", changed


def _read(source: str):
    parsed = front_matter.parse(source, path="x", latest=date(2026, 1, 1))
    return parsed.problems or (parsed.values, parsed.body.strip("\n"))


@pytest.mark.slow
def test_each_of_a_thousand_changed_characters_is_caught():
    survivors = [name for name, changed in mutants(1000) if not problems(changed)]
    assert survivors == []


@pytest.mark.parametrize(
    ("old", "new", "here", "there"),
    [
        ("Barely three", "Barely four", "'Barely four months", "'Barely three months"),
        ("Ada B. Example\n    bio", "Ada D. Example\n    bio", "Ada D. Example", "Ada B. Example"),
        ("17:33", "17:34", "17:34", "17:33"),
        ("source: Riverwire", "source: Rivrwire", "Rivrwire", "Riverwire"),
        (" -- and so", " --- and so", " --- and so", " -- and so"),
        (" -- and so", " — and so", " — and so", " -- and so"),
        ("one might", "one  might", "One  might", "One might"),
        ("It’s impossible", "It's impossible", "It's", "It’s"),
        (
            "Lower Fenwick say",
            "Lower\u00a0Fenwick say",
            "Lower<U+00A0>Fenwick say",
            "Lower Fenwick say",
        ),
        ("tete-a-tete", "tete-\u200ba-tete", "tete-<U+200B>a", "tete-a"),
        ("economic", "eсonomic", "own eсonomic", "own economic"),
        ("tete-a-tete", "te\u0301te-a-tete", "te<U+0301>te-a", "last tete-a"),
        ("\n\nAs time", "\nAs time", "fear.<U+000A>As time", "'…is said to fear.'"),
        ("\n\nAs time", "\n\n\nAs time", "<U+000A>As time", "'As time"),
        ("strategy.\n", "strategy. \n", "strategy. ", "strategy."),
        ("  - -- Ed.\n", "", "Building. (Riverwire)'", "Building. -- Ed.'"),
        ('- "{authors}"', '- "{nobody}"', "'{nobody}' here", "'Ada B. Example, Ben C."),
    ],
)
def test_a_change_shows_both_sides(old, new, here, there):
    old, new = (old, new) if old in SOURCE else (old.capitalize(), new.capitalize())
    found = problems(SOURCE.replace(old, new, 1))
    assert found
    assert all(re.match(r"docs/index\.md:\d+: ", line) for line in found)
    assert any(here in line and there in line for line in found), found


def test_the_message_has_file_and_line_of_both_sides():
    found = problems(SOURCE.replace("Doing nothing isn", "Doing nothign isn"))
    rule = "paragraph 3 must be the wire copy's: 'Doing nothign isn’t really an optio…' here"
    assert found == [
        f"docs/index.md:37: {rule}, 'Doing nothing isn’t really an optio…' in {NAME}:5"
    ]


def test_a_lost_an_added_and_a_swapped_paragraph_are_named_alone():
    parts = SOURCE.split("\n\n")
    third = next(i for i, part in enumerate(parts) if part.startswith("As time"))
    lost, added = parts[:third] + parts[third + 1 :], parts[:third] + [parts[third]] + parts[third:]
    swapped = parts[:third] + [parts[third + 1], parts[third]] + parts[third + 2 :]
    assert len(problems("\n\n".join(lost))) == 1
    assert len(problems("\n\n".join(added))) == 1
    assert len(problems("\n\n".join(swapped))) == 2


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("CRLF", COPY.replace(b"\n", b"\r\n")),
        ("CR", COPY.replace(b"\n", b"\r")),
        ("blank lines", COPY.replace(b"\n", b"\n\n")),
        ("a last line end", COPY + b"\n"),
        ("no repeated tail", b"\n".join(COPY.split(b"\n")[:16])),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_line_ends_and_the_tail_are_undone(name, copy):
    assert problems(SOURCE, copy) == []


@pytest.mark.parametrize(
    ("name", "copy", "message"),
    [
        (
            "a tail that differs",
            COPY.replace(b"wane", b"Wane", 2).replace(b"Wane", b"wane", 1),
            f"{NAME}:1",
        ),
        ("another encoding", COPY.decode().encode("cp1252", "replace"), "must be UTF-8"),
        ("an empty copy", b"", "wire copy's"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_copy_is_no_proof(name, copy, message):
    assert any(message in line for line in problems(SOURCE, copy))


@pytest.mark.slow
def test_a_missing_copy_is_named(project, build_pages):
    (project / NAME).unlink()
    done = build_pages(project)
    assert done.returncode == 1
    assert "docs/index.md:22: 'wire.copy' must name a file below docs/" in done.stderr


# What a template does to the op-ed, and what is said of it; all of them at once, in one build.
ALTERED = [
    (
        "article.html",
        "{{ text.html }}",
        "{{ text.html }}<p>More text.</p>",
        "'More text.' on the page",
    ),
    (
        "article.html",
        "{{ text.html }}",
        "{{ text.html | replace('wane', 'Wane') }}",
        "begun to Wane. ",
    ),
    (
        "article.html",
        "{{ shown.headline.texts[0] | e }}</h1>",
        "{{ shown.headline.texts[0] | upper | e }}</h1>",
        "the headline must be",
    ),
    (
        "article.html",
        "</header>",
        "<p>More above.</p></header>",
        "'More above.' on the page is neither",
    ),
    (
        "partials/article-names.html",
        ">{{ part.text | e }}</span>",
        ">{{ part.text | replace('B.', '') | e }}</span>",
        "the byline must be",
    ),
    (
        "partials/article-byline.html",
        '{{ article.published }}">',
        '{{ article.day }}">',
        "the date must be",
    ),
    ("partials/article-byline.html", "</div>", " More.</div>", "the dateline must be"),
    (
        "partials/article-foot.html",
        "{% for line in shown.ending.texts %}",
        "{% for line in shown.ending.texts[:1] %}",
        "the foot must be",
    ),
    (
        "partials/article-foot.html",
        "<div",
        "More below. <div",
        "'More below.' on the page is neither",
    ),
]


@pytest.fixture(scope="module")
def altered(sample_project, tmp_path_factory, build_pages):
    """A build of templates that alter the op-ed, and its folder."""
    project = tmp_path_factory.mktemp("altered") / "project"
    shutil.copytree(sample_project, project, ignore=shutil.ignore_patterns("site"))
    for name, old, new, _ in ALTERED:
        file = project / "overrides" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    return build_pages(project), project


@pytest.mark.parametrize("message", [message for *_, message in ALTERED])
@pytest.mark.slow
def test_a_template_that_alters_the_op_ed_fails_the_build(message, altered):
    run, project = altered
    assert run.returncode == 1
    assert message in run.stderr
    assert not (project / "site").exists()


def test_a_correction_says_what_the_copy_had_and_stays_provable():
    corrected = SOURCE.replace("three-day visit", "two-day visit")
    assert problems(corrected)
    keys = (
        "corrections:\n  - date: 2021-09-20\n    text: The visit takes two days.\n    was: "
        "three-day visit\n    now: two-day visit\n"
    )
    assert problems(corrected.replace("wire:\n", keys + "wire:\n", 1)) == []
    found = problems(SOURCE.replace("wire:\n", keys + "wire:\n", 1))
    assert found == ["docs/index.md:25: 'now' must stand in the text once, not 0 times"]


@pytest.mark.slow
def test_a_correction_that_says_one_side_alone_is_named(project, build_pages):
    keys = (
        "corrections:\n  - date: 2021-09-20\n    text: The visit takes two days.\n    now: "
        "three-day visit\n"
    )
    (project / "docs/index.md").write_text(
        SOURCE.replace("wire:\n", keys + "wire:\n", 1), encoding="utf-8"
    )
    told = build_pages(project).stderr
    assert "docs/index.md:22: 'corrections' must say both 'was' and 'now', not one alone" in told
    assert "Traceback" not in told


def test_signs_of_markdown_may_be_escaped_where_they_must():
    head = SOURCE.partition("\n---\n\n")[0] + "\n---\n\n"
    star = COPY.replace(b"Barely three", b"Barely * three")
    assert (
        problems(
            head + SOURCE.partition("\n---\n\n")[2].replace("Barely three", "Barely \\* three"),
            star,
        )
        == []
    )


def test_a_backslash_of_the_copy_is_not_lost_on_the_page():
    copy, source = (
        COPY.replace(b"Barely three", b"Barely \\* three"),
        SOURCE.replace("Barely three", "Barely \\* three"),
    )
    assert (
        "'Barely * three months after the…' here, 'Barely \\* three months after th…' in"
        in problems(source, copy)[0]
    )
    assert problems(SOURCE.replace("Barely three", "Barely \\\\* three"), copy) == []


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("1945. Barely", "1945\\. Barely"),
        ("# Barely", "\\# Barely"),
        ("+ Barely", "\\+ Barely"),
        ("a_b ~c~ Barely", "a_b \\~c\\~ Barely"),
    ],
)
def test_what_markdown_takes_for_its_own_may_be_escaped(theirs, ours):
    assert (
        problems(SOURCE.replace("Barely", ours, 1), COPY.replace(b"Barely", theirs.encode(), 1))
        == []
    )
    assert problems(SOURCE.replace("Barely", ours, 1))


def test_a_wrong_place_in_the_layout_is_named_on_its_line():
    for wrong in ("nobody", "sign_off[a]", "sign_off[7]", "title.upper", "month_nam", ""):
        first, *_ = problems(SOURCE.replace('- "{authors}"', f'- "{{{wrong}}}"'))
        assert first.startswith(
            "docs/index.md:28: 'wire' may name {title}, {source}, {authors}, {names}, {author[0]}, "
        )
        assert f", not '{wrong}'" in first


def test_a_place_that_is_nearly_right_is_suggested():
    first, *_ = problems(SOURCE.replace('- "{authors}"', '- "{month_nam}"'))
    assert first.endswith(", not 'month_nam' (did you mean {month_name}?)")


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (
            "[{authors}] {title}",
            "{authors} The case for mending the old bridge at Fenwick",
            "{title}",
        ),
        ("{month} {day}, {year} - ", "Sept. 16, 2021 - ", "{month}"),
        ("{month} {day}, ", "{month} 16, ", "{day}"),
        ("{hour}:{minute}", "17:{minute}", "{hour}"),
        ("{sign_off[1]}", "(Riverwire)", "{sign_off[1]}"),
    ],
)
def test_what_the_layout_only_spells_out_is_not_proven(old, new, part):
    rule = (
        f"docs/index.md:21: 'wire' must lay out {part} in its heading or ending, or in a date there"
    )
    remedy = f"; where the copy does not say it, add `unstated: ['{part[1:-1]}']` to `wire:`"
    assert rule + remedy in problems(SOURCE.replace(old, new))


def test_a_copy_may_print_names_and_months_in_other_ways():
    copy = COPY.replace(b"Example, Ben C. Sample]", b"Example and Ben C. Sample]").replace(
        b"Sept. 16,", b"September 16,"
    )
    layout = SOURCE.replace("[{authors}]", "[{author[0]} and {author[1]}]").replace(
        "{month} {day}", "{month_name} {dd}"
    )
    assert problems(layout, copy) == []
    assert problems(layout.replace("Ada B. Example\n    bio", "Ada D. Example\n    bio"), copy)
    assert problems(layout.replace("09-16", "10-16"), copy)
    assert problems(layout.replace(" and {author[1]}", ""), copy)


def test_letters_that_look_alike_are_shown_apart():
    copy = COPY.replace(b"tete-a-tete", "t\u0065\u0302te-à-t\u0065\u0302te".encode())
    assert "te<U+0302>te" in problems(SOURCE.replace("tete-a-tete", "tête-à-tête"), copy)[0]


def test_a_byte_order_mark_is_no_character_of_the_copy():
    assert problems(SOURCE, b"\xef\xbb\xbf" + COPY) == []


@pytest.mark.slow
def test_a_dash_in_the_headline_stands_as_it_is_and_one_that_begins_a_line_is_counted(
    project, build_pages
):
    text = SOURCE.replace("title: The case", "title: The case -- a case")
    text = text.replace("  - -- Ed.\n  - (Riverwire)\n", "  - (Riverwire)\n  - -- Ed.\n")
    copy = (
        COPY.decode()
        .replace("The case", "The case -- a case", 1)
        .replace(" -- Ed.\n(Riverwire)", " (Riverwire)\n-- Ed.")
    )
    (project / "docs/index.md").write_text(text, encoding="utf-8")
    (project / NAME).write_bytes(copy.encode())
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    assert "wire dashes set as em dashes (11)" in (project / "site/index.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.slow
def test_another_date_on_the_page_fails_the_build(project, build_pages):
    file = project / "overrides/partials/article-byline.html"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            '">{{ shown.date.texts[0] }}<', '">{{ shown.date.texts[0] | replace("16", "17") }}<'
        ),
        encoding="utf-8",
    )
    assert "the date must be set as it is written: 'September 17" in build_pages(project).stderr


@pytest.mark.slow
def test_a_list_that_markdown_makes_of_a_paragraph_is_named_on_its_line_with_the_remedy(
    project, build_pages
):
    (project / "docs/index.md").write_text(
        SOURCE.replace("\n\nAs time", "\n\n7. As time"), encoding="utf-8"
    )
    (project / NAME).write_bytes(COPY.replace(b"As time", b"7. As time"))
    rule = "docs/index.md:39: the text must be set as it is written"
    remedy = "'7. As time passes, this …' here; a backslash goes before a sign that Markdown takes"
    told = build_pages(project).stderr
    assert rule in told
    assert remedy in told
    (project / "docs/index.md").write_text(
        SOURCE.replace("\n\nAs time", "\n\n7\\. As time"), encoding="utf-8"
    )
    assert build_pages(project).returncode == 0
