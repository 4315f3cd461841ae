"""Names below docs/: what makes an address, what takes the place of something else, what is
no page at all.
"""

from pathlib import Path

import pytest

from helpers.small_project import op_ed, outcome, small_project
from oped.reading import names
from oped.reading.names import Output

ADDRESS_RULE = "a file's name is an address, made of lower-case letters, digits and hyphens"
WINDOWS_RULE = "a file needs a name that Windows can hold"
DEVICE_RULE = "a file needs a name that Windows has not taken for a device"


@pytest.mark.parametrize("name", ["index.md", "my-op-ed.md", "2019/a-1.md", "op-eds/a-town.md"])
def test_a_readable_name_of_a_page_passes(name: str) -> None:
    assert names.page_problems(name, path="x", template="article.html") == []


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a b.md", "a b.md"),
        ("é.md", "é.md"),
        ("My-Op-Ed.md", "My-Op-Ed.md"),
        ("a/b_c.md", "b_c.md"),
        ("Ä/b.md", "Ä"),
        ("a--b.md", "a--b.md"),
        ("README.md", "README.md"),
        ("a.markdown", "a.markdown"),
    ],
)
def test_a_name_that_is_no_readable_address_is_told(name: str, part: str) -> None:
    (problem,) = names.page_problems(name, path=f"docs/{name}", template=None)
    assert str(problem) == f"docs/{name}:1: {ADDRESS_RULE}, not '{part}'"


@pytest.mark.parametrize("name", ["op-eds.md", "op-eds/index.md"])
def test_the_name_of_the_list_of_op_eds_is_kept_for_it(name: str) -> None:
    (problem,) = names.page_problems(name, path=f"docs/{name}", template="article.html")
    assert problem.message == "the file needs another name: the list of all op-eds has this one"
    assert names.page_problems(name, path=f"docs/{name}", template="front.html") == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (
            "authors.md",
            "the file needs another name: the pages of authors will have the address authors/",
        ),
        (
            "authors/ada.md",
            "the file needs another name: the pages of authors will have the address authors/",
        ),
        (
            "topics/index.md",
            "the file needs another name: the pages of topics will have the address topics/",
        ),
        (
            "search.md",
            "the file needs another name: the pages of the search will have the address search/",
        ),
        (
            "search/a.png",
            "the file needs another name: the pages of the search will have the address search/",
        ),
        (
            "A.MD",
            "a Markdown file must end in '.md', or it would be published as it is, not in '.MD'",
        ),
        (
            "a.md.txt",
            (
                "a Markdown file must end in '.md', or it would be published as it is, not in "
                "'.md.txt'"
            ),
        ),
        ("con.md", f"{DEVICE_RULE}, not 'con.md'"),
        ("assets/NUL.png", f"{DEVICE_RULE}, not 'NUL.png'"),
        ("aux/a.png", f"{DEVICE_RULE}, not 'aux'"),
        ("lpt1.tar.gz", f"{DEVICE_RULE}, not 'lpt1.tar.gz'"),
        ("a:b.png", f"{WINDOWS_RULE}, not 'a:b.png'"),
        ("a?.png", f"{WINDOWS_RULE}, not 'a?.png'"),
        ("a. /b.png", f"{WINDOWS_RULE}, not 'a. '"),
        ("a\udcff.png", "a file's name must be UTF-8, as the text in it, not 'a\\udcff.png'"),
    ],
)
def test_a_name_that_no_file_may_have_is_told(name: str, rule: str) -> None:
    assert [problem.message for problem in names.file_problems(name, path="x")] == [rule]


@pytest.mark.parametrize(
    "name", ["a b.png", "2019/authors.md", "consul.md", "é.png", "notes.md.pdf", ".well-known/x"]
)
def test_a_name_that_any_system_holds_passes(name: str) -> None:
    assert names.file_problems(name, path="x") == []


@pytest.mark.parametrize(
    "name",
    [
        "x.md~",
        "a/x.md.orig",
        "x.md.bak",
        "#x.md#",
        "x.png.save",
        "x.md.bak2",
        "~$letter.docx",
        "THUMBS.DB",
    ],
)
def test_what_a_program_left_beside_a_file_is_a_backup(name: str) -> None:
    assert names.is_backup(name)


@pytest.mark.parametrize("name", ["x.md", "backup.png", "old.txt", "a~b.png", "a#b.png", "CNAME"])
def test_what_only_looks_like_one_is_no_backup(name: str) -> None:
    assert not names.is_backup(name)


def collisions(*outputs: Output) -> list[str]:
    return [str(problem) for problem in names.output_problems(outputs)]


def test_two_files_of_one_address_are_told_with_both_names() -> None:
    assert collisions(
        Output("a/index.html", "docs/a.md"), Output("a/index.html", "docs/a/index.md")
    ) == [
        (
            "docs/a/index.md:1: 'a/' on the site is made from docs/a.md already: one of them "
            "needs another name"
        )
    ]


def test_names_that_differ_by_case_or_by_the_spelling_of_an_accent_are_one() -> None:
    case = collisions(
        Output("assets/A.png", "docs/assets/A.png"), Output("assets/a.png", "docs/assets/a.png")
    )
    accent = collisions(
        Output("\u00e9.png", "docs/\u00e9.png"), Output("e\u0301.png", "docs/e\u0301.png")
    )
    assert len(case) == len(accent) == 1


def test_a_file_in_the_place_of_a_folder_is_told() -> None:
    found = collisions(Output("a", "docs/a"), Output("a/b/index.html", "docs/a/b.md"))
    assert found == [
        (
            "docs/a/b.md:1: 'a/b/' on the site is made from docs/a already: one of them needs "
            "another name"
        )
    ]
    found = collisions(Output("z/b.png", "docs/a/b.png"), Output("Z", "docs/z"))
    assert found == [
        (
            "docs/z:1: 'Z' on the site is made from docs/a/b.png already: one of them needs "
            "another name"
        )
    ]


def test_what_nobody_wrote_keeps_its_place() -> None:
    found = collisions(
        Output("feed.xml", "docs/feed.xml"), Output("feed.xml", "the site's own template", False)
    )
    rule = (
        "'feed.xml' on the site is made from the site's own template already: one of them needs "
        "another name"
    )
    assert found == [f"docs/feed.xml:1: {rule}"]


def test_a_slug_that_takes_the_place_of_a_file_needs_to_be_another() -> None:
    found = collisions(
        Output("a/b.pdf", "docs/a.md", True, True), Output("a/b.pdf", "docs/a/b.pdf")
    )
    assert found == [
        (
            "docs/a/b.pdf:1: 'a/b.pdf' on the site is made from docs/a.md already: one of them "
            "needs another name"
        )
    ]
    found = collisions(Output("robots.txt", "docs/index.md", True, True))
    assert found == ["docs/index.md:1: 'slug' must be another: machines look for robots.txt"]
    found = collisions(Output("con.pdf", "docs/index.md", True, True))
    assert found == [f"docs/index.md:1: {DEVICE_RULE}, not 'con.pdf'"]


def test_files_that_are_in_nobodys_way_pass() -> None:
    outputs = [
        Output("index.html", "docs/index.md"),
        Output("a/index.html", "docs/a.md"),
        Output("a/a.pdf", "docs/a.md", True, True),
    ]
    assert (
        collisions(
            *outputs, Output("a/b/index.html", "docs/a/b.md"), Output("A/c.png", "docs/A/c.png")
        )
        == []
    )


def test_a_build_tells_every_name_at_once_and_publishes_nothing(tmp_path: Path) -> None:
    pages = ["index", "a", "a/index", "op-eds/index", "authors", "con"]
    files: dict[str, str | bytes] = {f"docs/{name}.md": op_ed(f"Op-ed of {name}") for name in pages}
    files |= {
        "docs/feed.xml": "x",
        "docs/404.html": "x",
        "docs/assets/A.png": "x",
        "docs/assets/a.png": "x",
    }
    files |= {
        "docs/b.MD": "x",
        "docs/2024/README.md": op_ed("Lost"),
        "docs/index.csl.json": "x",
        "docs/sitemap.xml.gz": "x",
    }
    found = outcome(small_project(tmp_path, files)).messages
    assert sorted({message.split(":")[0] for message in found}) == [
        "docs/2024/README.md",
        "docs/404.html",
        "docs/a/index.md",
        "docs/assets/a.png",
        "docs/authors.md",
        "docs/b.MD",
        "docs/con.md",
        "docs/feed.xml",
        "docs/op-eds/index.md",
        "docs/sitemap.xml.gz",
    ]
    assert not (tmp_path / "site").exists()


def test_a_readme_without_front_matter_stays_the_editors_own(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"docs/index.md": op_ed(), "docs/README.md": "# How we work\n"}
    done = outcome(small_project(tmp_path, files))
    assert done.said == ""
    assert not (done.site / "README").exists()
