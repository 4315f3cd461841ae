"""An op-ed that has moved is reached from its old addresses, and nobody else's are taken."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import links
from helpers.project import ADDRESS
from helpers.small_project import op_ed


def write(project: Path, name: str, more: str = "", title: str = "A town needs its bridge") -> None:
    file = project / "docs" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(op_ed(title, keys=more, text="The bridge is old."), encoding="utf-8")


@pytest.mark.parametrize(
    "alias", ["2018/04/a-table-laid-for-two/", "opinion/2018/04/09/table.html"]
)
@pytest.mark.slow
def test_a_browser_at_an_old_address_comes_to_the_op_ed(
    alias: str, fixture_site: Path, serve: Callable[..., str], browser
) -> None:
    address = serve(fixture_site)
    page = browser.new_page()
    page.goto(address + alias)
    page.wait_for_url(f"{address}an-empty-chair/")
    assert page.locator("h1").inner_text() == "A table laid for two"
    page.close()


def test_the_link_check_follows_an_old_address_and_asks_for_no_way_to_it(
    fixture_site: Path, tmp_path: Path
) -> None:
    problems, _ = links.check(fixture_site, ADDRESS)
    assert [str(problem) for problem in problems if "2018/04" in str(problem)] == []
    copy = shutil.copytree(fixture_site, tmp_path / "site")
    page = copy / "opinion/2018/04/09/table.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("an-empty-chair/", "gone/"), encoding="utf-8")
    problems, _ = links.check(copy, ADDRESS)
    places = {(problem.page, problem.reason) for problem in problems}
    assert ("opinion/2018/04/09/table.html", "no such file is published") in places


TAKEN = {
    "a page": ("/about/", "docs/about.md"),
    "another alias": ("/2019/bridge/", "docs/a-bridge.md"),
    "the start page": ("/", "docs/index.md"),
    "the list": ("/op-eds/", "the site's own page"),
    "a companion": ("/a-bridge/a-bridge.pdf", "docs/a-bridge.md"),
    "an asset's folder": ("/assets/stylesheets/tokens.css", ""),
    "the answer for unknown addresses": ("/404.html", "the site's own template"),
    "a name in other letters": ("/ABOUT/", "docs/about.md"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", TAKEN)
def test_an_address_that_is_taken_is_told(kind: str, project: Path, build: Callable) -> None:
    alias, taker = TAKEN[kind]
    write(project, "a-bridge.md", "aliases: [/2019/bridge/]\n")
    write(project, "the-river.md", f"aliases:\n  - /one/\n  - {alias}\n")
    done = build(project)
    if not taker:  # A stylesheet stands inside the pages, so its own address is free.
        assert done.returncode == 0, done.stderr
        return
    place = alias.strip("/") or "the start page"
    told = [line for line in done.stderr.splitlines() if "aliases" in line]
    assert done.returncode == 1
    assert len(told) == 1, told
    # Of the start page no more than a slash is written, which may stand anywhere.
    line = 8 if alias == "/" else 10
    assert told[0].startswith(f"docs/the-river.md:{line}: ")
    assert f"is made from {taker} already: 'aliases' must be without it" in told[0]
    assert place.rstrip("/") in told[0]


@pytest.mark.slow
def test_two_op_eds_that_claim_one_old_address_are_told(project: Path, build: Callable) -> None:
    write(project, "a-bridge.md", "aliases: [/2019/bridge/]\n")
    write(
        project, "the-river.md", "aliases:\n  - /one/\n  - /2019/bridge/index.html\n  - /about/\n"
    )
    told = [line for line in build(project).stderr.splitlines() if line.startswith("docs/")]
    rule = "already: 'aliases' must be without it"
    assert told == [
        f"docs/the-river.md:10: '2019/bridge/' on the site is made from docs/a-bridge.md {rule}",
        f"docs/the-river.md:11: 'about/' on the site is made from docs/about.md {rule}",
    ]


@pytest.mark.slow
def test_an_old_address_names_the_one_that_search_engines_should_list(
    project: Path, build: Callable
) -> None:
    write(project, "a-bridge.md", "aliases: [/one/]\ncanonical: https://wire.example/bridge\n")
    done = build(project)
    assert done.returncode == 0, done.stderr
    page = (project / "site/one/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://wire.example/bridge">' in page
    assert 'content="0; url=../a-bridge/"' in page


@pytest.mark.slow
def test_an_address_of_its_own_and_one_said_twice_are_no_mistake(
    project: Path, build: Callable
) -> None:
    write(project, "a-bridge.md", "aliases: [/a-bridge/, /one/, one, /one/index.html, /über/]\n")
    done = build(project)
    assert done.returncode == 0, done.stderr
    for name in ("one/index.html", "über/index.html"):
        page = (project / "site" / name).read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{ADDRESS}a-bridge/">' in page
    problems, _ = links.check(project / "site", ADDRESS)
    assert problems == []


@pytest.mark.parametrize(
    ("to", "refresh", "canonical"),
    [
        ("about/", "../about/", f"{ADDRESS}about/"),
        (
            "https://wire.example/?a&b",
            "https://wire.example/?a&amp;b",
            "https://wire.example/?a&amp;b",
        ),
    ],
)
def test_an_editors_own_page_leads_on(
    to: str, refresh: str, canonical: str, project: Path, build_pages: Callable
) -> None:
    text = f"---\ntemplate: redirect.html\nto: {to}\ncalled: About\n---\n"
    (project / "docs/moved.md").write_text(text, encoding="utf-8")
    done = build_pages(project)
    assert done.returncode == 0, done.stderr
    page = (project / "site/moved/index.html").read_text(encoding="utf-8")
    assert f'content="0; url={refresh}"' in page
    assert f'<a href="{refresh}">' in page
    assert f'<link rel="canonical" href="{canonical}">' in page
