"""The link check sees each kind of defect, and what is sound passes."""

import shutil
import time
from pathlib import Path

import pytest
import yaml

from helpers import links
from helpers.project import ADDRESS
from helpers.sample import SLUG

CASES = sorted((Path(__file__).parent / "cases/links").glob("*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file, tmp_path):
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    for name, text in case["files"].items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    problems, outside = links.check(tmp_path, "https://e.example/op/")
    assert [str(problem) for problem in problems] == case["problems"]
    assert links.unsafe(outside) == case.get("advice", [])


def test_another_hosts_address_is_listed_with_its_place(tmp_path):
    (tmp_path / "index.html").write_text(
        '<p>\n<a href="https://other.example/a#b">x</a>', encoding="utf-8"
    )
    assert links.check(tmp_path, "https://e.example/") == (
        [],
        {"https://other.example/a#b": ("index.html", 2)},
    )


@pytest.mark.parametrize("name", ["sample", "fixture_site"])
@pytest.mark.slow
def test_every_address_of_a_made_up_site_leads_somewhere(name, request):
    problems, _ = links.check(request.getfixturevalue(name), ADDRESS)
    assert not problems, "\n" + "\n".join(map(str, problems))


BREAKS = {
    "an internal link": ("index.html", 'href="about/"', 'href="abuot/"', "abuot/"),
    "raw HTML in Markdown": (
        "about/index.html",
        'href="../feed.json"',
        'href="../fed.json"',
        "../fed.json",
    ),
    "an anchor": ("index.html", 'href="#p-', 'href="#q-', "#q-"),
    "the skip link": ("404.html", 'href="#site-start"', 'href="#txet"', "#txet"),
    "a feed address": (
        "feed.xml",
        f'href="{ADDRESS}"',
        f'href="{ADDRESS}x"',
        "/x",
    ),
    "a feed in the head": ("about/index.html", 'href="../feed.xml"', 'href="feed.xml"', "feed.xml"),
    "a canonical address": (
        "index.html",
        f'rel="canonical" href="{ADDRESS}',
        f'rel="canonical" href="{ADDRESS}y',
        "/y",
    ),
    "the card": (
        "index.html",
        f'content="{ADDRESS}{SLUG}.png"',
        f'content="{ADDRESS}z.png"',
        "/z.png",
    ),
    "JSON-LD": (
        "index.html",
        f'"contentUrl":"{ADDRESS}{SLUG}.md"',
        f'"contentUrl":"{ADDRESS}w.md"',
        "/w.md",
    ),
    "the sitemap": ("sitemap.xml", "/about/", "/abuot/", "abuot/"),
    "an id": ("index.html", 'id="theme-light"', 'id="theme-dark"', "#theme-dark"),
    "an image": ("index.html", "<h1", '<img src="gone.png" alt="x"><h1', "gone.png"),
    "a srcset": (
        "index.html",
        "<h1",
        '<img src="feed.xml" srcset="gone.png 2x" alt="x"><h1',
        "gone.png",
    ),
    "a style's url()": (
        "index.html",
        "</style>",
        "p{background:url(gone.png)}</style>",
        "gone.png",
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_is_named(name, sample, tmp_path):
    page, old, new, address = BREAKS[name]
    copy = shutil.copytree(sample, tmp_path / "site")
    text = (copy / page).read_text(encoding="utf-8")
    assert old in text, f"{page} no longer holds {old}"
    (copy / page).write_text(text.replace(old, new), encoding="utf-8")
    problems, _ = links.check(copy, ADDRESS)
    assert any(problem.page == page and address in problem.address for problem in problems), (
        problems
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("overrides/partials/article-masthead.html", "{{ '.' | url }}", "gone/"),
        ("docs/about.md", "../feed.xml", "../gone/"),
        ("docs/assets/stylesheets/reading.css", "body {", "body { background: url(gone/);"),
    ],
    ids=["a template", "raw HTML", "a stylesheet"],
)
@pytest.mark.slow
def test_a_broken_source_is_named_in_what_it_publishes(file, old, new, project, build_pages):
    text = (project / file).read_text(encoding="utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new), encoding="utf-8")
    assert build_pages(project).returncode == 0
    problems, _ = links.check(project / "site", ADDRESS)
    assert any("gone/" in problem.address for problem in problems)


@pytest.mark.slow
def test_a_thousand_pages_take_less_than_ten_seconds(sample, tmp_path):
    page = (sample / "index.html").read_text(encoding="utf-8").replace("</main>", "LINK</main>")
    for number in range(1000):
        (tmp_path / f"{number:04}").mkdir()
        link = f'<a href="../{number + 1:04}/">x</a>' if number < 999 else ""
        (tmp_path / f"{number:04}/index.html").write_text(
            page.replace("LINK", link), encoding="utf-8"
        )
    (tmp_path / "index.html").write_text('<a href="0000/">x</a>', encoding="utf-8")
    start = time.process_time()
    problems, _ = links.check(tmp_path, "https://e.example/")
    assert time.process_time() - start < 10
    assert not any("no page leads here" in problem.reason for problem in problems)
