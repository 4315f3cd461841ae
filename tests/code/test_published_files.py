"""What is published is what is there for readers: the exact list of files, and what each
further file adds to it.
"""

import shutil

import pytest
from lxml import html as lxml_html

from helpers import endings
from helpers.project import FIXTURE
from helpers.sample import SLUG, TITLE

SITE = [
    "404.html",
    "about/index.html",
    "assets/icon.png",
    "feed.json",
    "feed.xml",
    "index.html",
    "sitemap.xml",
    "sitemap.xml.gz",
]
COMPANIONS = [f"{SLUG}.{ending}" for ending in endings.ALL]
COPY = "wire/the-case-for-mending-the-old-bridge.txt"


def test_these_files_and_no_others_are_published(sample):
    published = sorted(
        file.relative_to(sample).as_posix() for file in sample.rglob("*") if file.is_file()
    )
    assert published == sorted([*SITE, *COMPANIONS, COPY])


def test_the_wire_copy_is_published_as_received(sample, sample_project):
    assert (sample / COPY).read_bytes() == (sample_project / "docs" / COPY).read_bytes()


@pytest.mark.slow
def test_pictures_are_published_wherever_they_stand_and_styles_and_stray_copies_nowhere(
    project, build
):
    picture = FIXTURE / "docs/assets/river.svg"
    for name in ("assets/river.svg", "2024/river.svg"):
        (project / "docs" / name).parent.mkdir(exist_ok=True)
        shutil.copy(picture, project / "docs" / name)
    (project / "docs/wire/of-no-op-ed.txt").write_text("Nobody's.", encoding="utf-8")
    assert build(project, COMPANIONS="false").returncode == 0
    site = project / "site"
    published = sorted(
        file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()
    )
    assert published == sorted([*SITE, COPY, "2024/river.svg", "assets/river.svg"])


def test_a_second_op_ed_is_one_file_and_its_removal_leaves_no_trace(built, build):
    project = built
    alone = {
        file.relative_to(project).as_posix(): file.read_bytes()
        for file in (project / "site").rglob("*.*")
    }
    second = project / "docs/a-town-needs-its-bridge.md"
    second.write_text(
        "---\ntemplate: article.html\ntitle: A town needs its bridge\nauthors:\n  - name: Ada "
        "Example\n"
        "date: 2022-02-02\nsource: The Example Wire\n---\n\nThe bridge is old.\n",
        encoding="utf-8",
    )
    done = build(project)
    assert done.returncode == 0, done.stderr
    site = project / "site"
    new = {file.relative_to(project).as_posix() for file in site.rglob("*.*")} - set(alone)
    here = "site/a-town-needs-its-bridge"
    assert new == {
        f"{here}/index.html",
        "site/op-eds/index.html",
        *(f"{here}/a-town-needs-its-bridge.{e}" for e in endings.ALL),
    }
    first, page = (
        (site / name).read_text(encoding="utf-8")
        for name in ("index.html", "a-town-needs-its-bridge/index.html")
    )
    assert 'Later: <a rel="next" href="a-town-needs-its-bridge/"' in first
    assert 'Earlier: <a rel="prev" href=".."' in page
    assert "A town needs its bridge" in (site / "op-eds/index.html").read_text(encoding="utf-8")
    for name in ("feed.xml", "feed.json", "sitemap.xml"):
        assert "a-town-needs-its-bridge/" in (site / name).read_text(encoding="utf-8")
    second.unlink()
    assert build(project).returncode == 0
    again = {file.relative_to(project).as_posix(): file.read_bytes() for file in site.rglob("*.*")}
    assert again == alone


@pytest.mark.slow
def test_a_moved_root_op_ed_leaves_a_redirect_at_its_old_address(project, build_pages):
    (project / "docs/index.md").rename(project / "docs/moved.md")
    assert build_pages(project).returncode == 0
    root = (project / "site/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=moved/">' in root
    assert '<a href="moved/">' in root


@pytest.mark.slow
def test_a_site_without_an_op_ed_has_a_start_page_that_says_so(project, build_pages):
    text = (project / "docs/index.md").read_text(encoding="utf-8")
    (project / "docs/index.md").write_text(
        text.replace("source:", "draft: true\nsource:"), encoding="utf-8"
    )
    assert build_pages(project).returncode == 0
    assert "Nothing is published here yet." in (project / "site/index.html").read_text(
        encoding="utf-8"
    )


@pytest.mark.slow
def test_a_list_that_is_not_the_start_page_leaves_it_to_the_oldest_op_ed(project, build_pages):
    (project / "docs/index.md").rename(project / "docs/moved.md")
    (project / "docs/list.md").write_text("---\ntemplate: front.html\n---\n", encoding="utf-8")
    assert build_pages(project).returncode == 0
    assert "url=moved/" in (project / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_start_page_that_someone_wrote_stands(project, build_pages):
    (project / "docs/index.md").rename(project / "docs/moved.md")
    (project / "docs/index.md").write_text(
        "---\ntitle: Welcome\n---\n\n[Read](moved.md)\n", encoding="utf-8"
    )
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    assert '<a href="moved/">Read</a>' in (project / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_site_may_start_with_its_list(project, build_pages):
    (project / "docs/index.md").rename(project / "docs/first.md")
    second = (project / "docs/first.md").read_text(encoding="utf-8").split("wire:")[
        0
    ] + "---\n\nText.\n"
    (project / "docs/second.md").write_text(
        second.replace("2021-09-16 17:33", "2022-01-01"), encoding="utf-8"
    )
    (project / "docs/index.md").write_text(
        "---\ntemplate: front.html\ntitle: Our op-eds\n---\n\nWelcome.\n", encoding="utf-8"
    )
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    page = (project / "site/index.html").read_text(encoding="utf-8")
    assert '<h1 class="p-name">Our op-eds</h1>' in page
    assert page.index('href="second/"') < page.index('href="first/"')
    entry = " ".join(lxml_html.document_fromstring(page).xpath("//ul/li")[1].text_content().split())
    assert entry.startswith(f"{TITLE} Barely three months after they met")
    assert entry.endswith(" Ada B. Example and Ben C. Sample · September 16, 2021 · 4 min read")
    assert not (project / "site/op-eds").exists()


def test_a_draft_of_any_kind_is_not_published_and_no_page_may_lead_to_it(project, build_pages):
    (project / "docs/plain.md").write_text(
        "---\ntitle: Hidden\ndraft: true\n---\n\nNot yet.\n", encoding="utf-8"
    )
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    assert not [
        f for f in (project / "site").rglob("*") if f.is_file() and b"Hidden" in f.read_bytes()
    ]
    (project / "docs/about.md").write_text("# About\n\n[Soon](plain.md)\n", encoding="utf-8")
    done = build_pages(project)
    assert done.returncode == 1
    rule = "the link 'plain.md' must not lead to a draft, which is not published"
    assert f"docs/about.md:3: {rule}" in done.stderr.splitlines()
