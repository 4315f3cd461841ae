"""The op-ed is its wire copy: one changed, lost, added or moved character fails the build, with both sides."""

import random
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html as lxml_html

import front_matter
import wire
from article import from_front_matter

pytestmark = pytest.mark.first_op_ed

ROOT = Path(__file__).parent.parent
SOURCE = (ROOT / "docs/index.md").read_text(encoding="utf-8")
NAME = "docs/wire/the-case-against-doing-nothing-about-north-korea.txt"
COPY = (ROOT / NAME).read_bytes()


def problems(source: str, copy: bytes = COPY) -> list[str]:
    """What the build says of a source: the same functions in the same order."""
    parsed = front_matter.parse(source, path="docs/index.md", latest=date(2026, 1, 1))
    if parsed.problems or not parsed.values.wire:
        return list(parsed.problems) or ["the op-ed must declare its wire copy"]
    article = from_front_matter(parsed.values, path="docs/index.md", url="", site_url="https://e.example/", site_name="E")
    return wire.prove(article, parsed, copy)[1]


def test_the_op_ed_is_its_wire_copy_and_the_build_counts_what_differs():
    parsed = front_matter.parse(SOURCE, path="docs/index.md", latest=date(2026, 1, 1))
    article = from_front_matter(parsed.values, path="docs/index.md", url="", site_url="https://e.example/", site_name="E")
    proof, found = wire.prove(article, parsed, COPY)
    assert not found
    assert dict(proof.counts) == {"em_dashes": 11, "repeated_tail": 13, "heading_lines": 2}
    assert proof.sha256 == "a5963b97f8143f6ca4dad28324094044dfeeb4ef4ed40991627301cb037de6c1"


def test_the_page_states_it(site):
    root = lxml_html.document_fromstring((site / "index.html").read_text(encoding="utf-8"))
    said = " ".join(root.find_class("article-about")[0].text_content().split())
    assert "Verbatim from the wire copy" in said
    assert "wire dashes set as em dashes (11), a repeated tail collapsed (lines: 13), heading lines laid out (2)" in said
    assert "a5963b97f8143f6ca4dad28324094044dfeeb4ef4ed40991627301cb037de6c1" in said


def spans() -> list[tuple[int, int]]:
    """Where the op-ed's text, headline, names, biographies, sign-off, date and source stand in the file."""
    head = SOURCE.partition("\n---\n\n")[0]
    values = re.finditer(r"^(?:title|date|source|  - name|    bio): (.+)$|^  - (-- Ed\.|\(.+\))$", head, re.M)
    found = [match.span(1) if match[1] else match.span(2) for match in values]
    return [*found, (len(head) + 6, len(SOURCE) - 1)]


def mutants(count: int, *, seed: int = 20180916):
    """Seeded one-character changes: insert, delete, replace, swap with the next, move elsewhere."""
    chance = random.Random(seed)
    places = [i for start, end in spans() for i in range(start, end)]
    letters = sorted(set(SOURCE)) + ["\u00a0", "\u200b", "é", "а", "“", "'", '"', "—", "-", "\\", "*", "_", "<", "&", "\t"]
    while count:
        at, kind = chance.choice(places), chance.choice(["insert", "delete", "replace", "swap", "move"])
        letter, to = chance.choice(letters), chance.choice(places)
        changed = {
            "insert": SOURCE[:at] + letter + SOURCE[at:],
            "delete": SOURCE[:at] + SOURCE[at + 1 :],
            "replace": SOURCE[:at] + letter + SOURCE[at + 1 :],
            "swap": SOURCE[:at] + SOURCE[at + 1 : at + 2] + SOURCE[at] + SOURCE[at + 2 :],
            "move": (SOURCE[:at] + SOURCE[at + 1 :])[:to] + SOURCE[at] + (SOURCE[:at] + SOURCE[at + 1 :])[to:],
        }[kind]
        # YAML does not see space around a value, nor Markdown a last line end: those are no characters of the op-ed.
        if changed != SOURCE and _read(changed) != _read(SOURCE):
            count -= 1
            yield f"{kind} at {at}: {letter!r} to {to}", changed


def _read(source: str):
    parsed = front_matter.parse(source, path="x", latest=date(2026, 1, 1))
    return parsed.problems or (parsed.values, parsed.body.strip("\n"))


def test_each_of_a_thousand_changed_characters_is_caught():
    survivors = [name for name, changed in mutants(1000) if not problems(changed)]
    assert survivors == []


@pytest.mark.parametrize(
    ("old", "new", "here", "there"),
    [
        ("Barely three", "Barely four", "'Barely four months", "'Barely three months"),
        ("Victor D. Cha\n    bio", "Victor C. Cha\n    bio", "Victor C. Cha", "Victor D. Cha"),
        ("17:33", "17:34", "17:34", "17:33"),
        ("source: Bloomberg", "source: Blomberg", "Blomberg", "Bloomberg"),
        (" -- and so", " --- and so", " --- and so", " -- and so"),
        (" -- and so", " — and so", " — and so", " -- and so"),
        ("one might", "one  might", "", ""),
        ("It’s impossible", "It's impossible", "It's", "It’s"),
        ("Kim Jong-un", "Kim\u00a0Jong-un", "Kim<U+00A0>Jong-un", "Kim Jong-un"),
        ("tete-a-tete", "tete-\u200ba-tete", "tete-<U+200B>a", "tete-a"),
        ("economic", "eсonomic", "", ""),
        ("tete-a-tete", "te\u0301te-a-tete", "", ""),
        ("\n\nAs time", "\nAs time", "<U+000A>As time", ""),
        ("\n\nAs time", "\n\n\nAs time", "<U+000A>As time", "'As time"),
        ("strategy.\n", "strategy. \n", "strategy. ", "strategy."),
        ("  - -- Ed.\n", "", "", ""),
        ('- "{authors}"', '- "{names}"', "'names'", ""),
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
    assert found == [f"docs/index.md:38: {rule}, 'Doing nothing isn’t really an optio…' in {NAME}:5"]


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
        ("a tail that differs", COPY.replace(b"wane", b"Wane", 2).replace(b"Wane", b"wane", 1), f"{NAME}:1"),
        ("another encoding", COPY.decode().encode("cp1252", "replace"), "must be UTF-8"),
        ("an empty copy", b"", "wire copy's"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_copy_is_no_proof(name, copy, message):
    assert any(message in line for line in problems(SOURCE, copy))


def test_a_missing_copy_is_named(project, build):
    (project / NAME).unlink()
    done = build(project)
    assert done.returncode == 1
    assert "docs/index.md:23: 'wire.copy' must name a file below docs/" in done.stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("overrides/article.html", "{{ article.html }}", "{{ article.html | replace('wane', 'Wane') }}", "the text must be set"),
        ("overrides/article.html", "{{ article.html }}", "{{ article.html }}<p>More.</p>", "the text must be set"),
        (
            "overrides/article.html",
            "{{ article.title | e }}</h1>",
            "{{ article.title | upper | e }}</h1>",
            "the headline must be",
        ),
        ("overrides/partials/article-byline.html", "{{ name | e }}", "{{ name | replace('D.', '') | e }}", "the byline must be"),
        ("overrides/partials/article-foot.html", "{% for line in foot %}", "{% for line in foot[:1] %}", "the foot must be"),
        ("overrides/partials/article-byline.html", '{{ article.published }}">', '{{ article.day }}">', "the dateline must be"),
    ],
)
def test_a_template_that_alters_the_op_ed_fails_the_build(file, old, new, message, project, build):
    text = (project / file).read_text(encoding="utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), encoding="utf-8")
    done = build(project)
    assert done.returncode == 1
    assert message in done.stderr
    assert not (project / "site").exists()


def test_a_correction_says_what_the_copy_had_and_stays_provable():
    corrected = SOURCE.replace("three-day visit", "two-day visit")
    assert problems(corrected)
    keys = "corrections:\n  - date: 2018-09-20\n    text: The visit takes two days.\n    was: three-day visit\n    now: two-day visit\n"
    assert problems(corrected.replace("wire:\n", keys + "wire:\n", 1)) == []
    found = problems(SOURCE.replace("wire:\n", keys + "wire:\n", 1))
    assert found == ["docs/index.md:26: 'now' must stand in the text once, not 0 times"]


def test_signs_of_markdown_may_be_escaped_where_they_must():
    head = SOURCE.partition("\n---\n\n")[0].replace("Bloomberg\nzone", "Bloomberg\nzone") + "\n---\n\n"
    star = COPY.replace(b"Barely three", b"Barely * three")
    assert problems(head + SOURCE.partition("\n---\n\n")[2].replace("Barely three", "Barely \\* three"), star) == []
