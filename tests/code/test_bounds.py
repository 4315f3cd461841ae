"""What a link below docs/ leads out to is never read and never published; drafts and what
only they show neither.
"""

import os
import re
from pathlib import Path

import pytest

from helpers.small_project import op_ed, outcome, small_project
from oped.reading.bounds import survey
from oped.reading.files import find
from oped.reading.mentions import only_in_drafts

LEADS_OUT = "a file must stand here itself, not be a link that leads out of this folder"
FOLDER_LEADS_OUT = "a folder must stand here itself, not be a link that leads out of this one"
NEVER_ENDS = "a folder must not be a link to one that it stands in: it would never end"
ADDRESS = "https://example.github.io/op-ed/"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A folder docs/ beside a secret that is not to come out."""
    small_project(
        tmp_path,
        {"docs/index.md": op_ed(), "docs/assets/a.png": "x", "secret/secret.md": op_ed("Secret")},
    )
    return tmp_path / "docs"


def told(docs: Path) -> list[str]:
    found = survey(docs, shown="docs")
    return [str(problem) for problem in (*found.folders, *found.problems)]


def test_files_and_links_inside_pass(docs: Path) -> None:
    (docs / "b.png").symlink_to(docs / "assets/a.png")
    (docs / "pictures").symlink_to(docs / "assets", target_is_directory=True)
    assert told(docs) == []
    assert survey(docs, shown="docs").names == [
        "assets/a.png",
        "b.png",
        "index.md",
        "pictures/a.png",
    ]


def test_docs_may_be_a_link_itself(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(docs, target_is_directory=True)
    assert told(tmp_path / "linked") == []


def test_a_link_that_leads_out_is_told(docs: Path, tmp_path: Path) -> None:
    (docs / "a.md").symlink_to(tmp_path / "secret/secret.md")
    (docs / "b.txt").symlink_to("/etc/hostname")
    (docs / "c").symlink_to(tmp_path / "secret", target_is_directory=True)
    assert told(docs) == [
        f"docs/c:1: {FOLDER_LEADS_OUT}",
        f"docs/a.md:1: {LEADS_OUT}",
        f"docs/b.txt:1: {LEADS_OUT}",
    ]


def test_a_link_through_a_link_that_leads_out_is_told(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(docs / "assets", target_is_directory=True)
    (docs / "a.png").symlink_to(tmp_path / "way/a.png")
    assert told(docs) == []
    (tmp_path / "way").unlink()
    (tmp_path / "way").symlink_to(tmp_path / "secret")
    (docs / "b.md").symlink_to(tmp_path / "way/secret.md")
    (docs / "a.png").unlink()
    assert told(docs) == [f"docs/b.md:1: {LEADS_OUT}"]


def test_links_that_go_round_in_a_circle_end(docs: Path) -> None:
    (docs / "up").symlink_to(docs, target_is_directory=True)
    (docs / "2019").mkdir()
    (docs / "2020").mkdir()
    (docs / "2019/next").symlink_to(docs / "2020", target_is_directory=True)
    (docs / "2020/last").symlink_to(docs / "2019", target_is_directory=True)
    assert told(docs) == [
        f"docs/{name}:1: {NEVER_ENDS}" for name in ("2019/next/last", "2020/last/next", "up")
    ]


def test_what_is_no_file_is_told(docs: Path) -> None:
    (docs / "gone.png").symlink_to("nowhere.png")
    os.mkfifo(docs / "pipe.md")
    assert told(docs) == [
        "docs/gone.png:1: a file must stand here itself, not be a link to nothing",
        "docs/pipe.md:1: this must be a file or a folder, not a pipe, a socket or a device",
    ]


def test_a_name_that_is_no_text_is_told(docs: Path) -> None:
    (docs / "a\udcff.md").write_text("x")
    (docs / "b\udcfe").mkdir()
    (docs / "b\udcfe/c.md").write_text("x")
    rule = "a file's name must be UTF-8, as the text in it"
    assert outcome(docs.parent).messages == [
        f"docs/a\\udcff.md:1: {rule}",
        f"docs/b\\udcfe/c.md:1: {rule}",
    ]


def test_a_hidden_link_that_leads_out_is_not_published_even_where_hidden_files_are(
    docs: Path, tmp_path: Path
) -> None:
    (docs / ".well-known").mkdir()
    (docs / ".well-known/own.txt").write_text("x")
    (docs / ".well-known/secret.txt").symlink_to(tmp_path / "secret/secret.md")
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text() + "exclude_docs: '!.well-known'\n")
    done = outcome(tmp_path)
    assert done.said == ""
    assert [file.name for file in (done.site / ".well-known").iterdir()] == ["own.txt"]


def test_the_lock_of_an_editor_is_nobodys_business(docs: Path) -> None:
    (docs / ".#index.md").symlink_to("ada@example.1234")
    assert told(docs) == []


@pytest.mark.parametrize(
    "name",
    [
        "../secret/secret.md",
        "assets/../../secret/secret.md",
        "/etc/hostname",
        "x" * 300,
        "a\0b",
        "assets",
        "nowhere",
    ],
)
def test_a_name_that_leads_to_no_file_below_docs_finds_none(docs: Path, name: str) -> None:
    assert find(docs, name) is None


def test_a_file_below_docs_is_found(docs: Path, tmp_path: Path) -> None:
    assert find(docs, "assets/a.png") == (docs / "assets/a.png").resolve()
    assert find(docs, "assets/../assets/a.png")
    (docs / "out.md").symlink_to(tmp_path / "secret/secret.md")
    assert find(docs, "out.md") is None


def test_a_build_tells_what_leads_out_and_reads_none_of_it(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "secret/broken.md").write_text("---\ntitle: 'never read\n---\n")
    (docs / "a.md").symlink_to(tmp_path / "secret/broken.md")
    (docs / "assets/secret.txt").symlink_to(tmp_path / "secret/secret.md")
    os.mkfifo(docs / "pipe.md")
    found = outcome(tmp_path)
    assert found.messages == [
        f"docs/a.md:1: {LEADS_OUT}",
        f"docs/assets/secret.txt:1: {LEADS_OUT}",
        "docs/pipe.md:1: this must be a file or a folder, not a pipe, a socket or a device",
    ]
    assert not found.site.exists()


def test_a_folder_that_leads_out_is_not_even_walked(docs: Path, tmp_path: Path) -> None:
    (docs / "all").symlink_to("/", target_is_directory=True)
    assert outcome(tmp_path).messages == [f"docs/all:1: {FOLDER_LEADS_OUT}"]


DRAFT = "draft: yes\n"
SHOWN = "![A bridge](assets/shown.png)"


def test_drafts_backups_and_what_only_drafts_show_are_not_published(tmp_path: Path) -> None:
    picture = (Path(__file__).parent / "fixture/docs/assets/field.png").read_bytes()
    drafts = (
        "![A bridge](assets/hidden.png) ![A river](assets/shown.png) "
        "[Report](assets/hidden%20report.pdf)"
    )
    files: dict[str, str | bytes] = {
        "docs/index.md": op_ed(text=SHOWN),
        "docs/a.md": op_ed(
            "A draft", keys=DRAFT + "image: assets/card.png\nimage_alt: A card\n", text=drafts
        ),
        "docs/b.md": (
            '---\ntitle: A page\ndraft: On\n---\n\n<img src="assets/hidden.png" alt="A bridge">\n'
        ),
        "docs/index.md~": op_ed("A backup"),
        "docs/a.md.orig": op_ed("A backup"),
        "docs/assets/nobodys.txt": "x",
        "docs/assets/hidden report.pdf": "x",
        **{f"docs/assets/{name}.png": picture for name in ("hidden", "shown", "card")},
    }
    done = outcome(small_project(tmp_path, files))
    assert done.said == ""
    published = {
        file.relative_to(done.site).as_posix() for file in done.site.rglob("*") if file.is_file()
    }
    assets = {
        re.sub(r"-[0-9a-f]{8}-\d+\.(jpg|webp)$", ".png", name)
        for name in published
        if name.startswith("assets/")
    }
    assert assets == {"assets/nobodys.txt", "assets/shown.png"}
    assert {
        name for name in published if name.startswith(("a/", "b/")) or "~" in name or "orig" in name
    } == set()
    assert b"A draft" not in b"".join(
        file.read_bytes() for file in done.site.rglob("*.*") if file.is_file()
    )


@pytest.mark.parametrize(
    "published",
    [
        "![x](a.png)",
        "![x](../2019/a.png?v=2#top)",
        '<img src="./a.png">',
        '<img srcset="b.png 1x, a.png 2x">',
        "[1]: a.png",
        "[1]: <a.png> 'title'",
        "{'image': '2019/a.png'}",
        "![x](/2019/a.png)",
        "![x](/op-ed/2019/a.png)",
        f"![x]({ADDRESS}2019/a.png)",
        "![x](%61.png)",
        "![x](a&#46;png)",
    ],
)
def test_a_file_that_a_published_text_names_is_published(published: str) -> None:
    texts = {"2019/x.md": published}
    assert only_in_drafts(["2019/a.png"], ["![x](a.png)"], texts, site_url=ADDRESS) == frozenset()


@pytest.mark.parametrize("draft", ["![x](A.PNG)", "image: 2019/a.png", "![x](%61.png)"])
@pytest.mark.parametrize("published", ["", "![x](../2020/a.png)", "a.png.gz", "ba.png"])
def test_a_file_that_only_a_draft_names_is_not(draft: str, published: str) -> None:
    texts = {"2019/x.md": published}
    assert only_in_drafts(["2019/a.png"], [draft], texts, site_url=ADDRESS) == {"2019/a.png"}


def test_a_name_with_a_space_is_found_in_either() -> None:
    files = ["a b.png"]
    assert (
        only_in_drafts(files, ["![x](<a b.png>)"], {"x.md": "![x](a%20b.png)"}, site_url=ADDRESS)
        == frozenset()
    )
    assert only_in_drafts(files, ["![x](a%20b.png)"], {"x.md": "text"}, site_url=ADDRESS) == {
        "a b.png"
    }


def test_a_file_that_nobody_names_is_published() -> None:
    assert only_in_drafts(["favicon.ico"], ["text"], {}, site_url=ADDRESS) == frozenset()
