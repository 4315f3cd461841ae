"""Articles moved in from other sites build strictly, unchanged, and read as on GitHub."""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers import github
from helpers.made_up_articles import COMMON, COUNTED, COUNTS, MadeUp, made_up_articles
from helpers.once import made_once
from helpers.project import FIXTURE, make_project, require
from helpers.reader import Reader

# Two hundred articles are read and built.
pytestmark = pytest.mark.slow

Build = Callable[..., subprocess.CompletedProcess[str]]
ARTICLES = made_up_articles(200)
SOUND = [article for article in ARTICLES if not article.is_stopped_rightly]
PICTURE = FIXTURE / "docs/assets/field.png"
LEAST = 0.97
# Seconds of the processor, for one article.
LONGEST = 0.006


class Built(NamedTuple):
    """The site of the articles that were built, and the names of those that stopped the build."""

    site: Path
    stopped: set[str]


def write(folder: Path, articles: list[MadeUp]) -> None:
    """A project of these articles, with the real templates, hooks and settings."""
    docs = folder / "docs"
    for name in ("assets/ferry.png", "assets/ferry.mp4", "img/ferry.png"):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PICTURE, docs / name)
    for article in articles:
        (docs / f"{article.name}.md").write_text(article.text, encoding="utf-8")
    make_project(folder / "project", docs=docs)


def build_what_passes(folder: Path, build: Build) -> None:
    """Builds all articles; where some stop the build, the others, and says which stopped it."""
    write(folder, ARTICLES)
    stopped: set[str] = set()
    first = build(folder / "project")
    if first.returncode:
        stopped = set(re.findall(r"^docs/([\w-]+)\.md:\d+: ", first.stderr, re.MULTILINE))
        for name in stopped:
            (folder / f"project/docs/{name}.md").unlink()
        require(build(folder / "project"))
    (folder / "stopped.json").write_text(json.dumps(sorted(stopped)), encoding="utf-8")


def read(folder: Path) -> Built:
    stopped = json.loads((folder / "stopped.json").read_text("utf-8"))
    return Built(folder / "project/site", set(stopped))


@pytest.fixture(scope="session")
def corpus(shared: Path, build_pages: Build) -> Built:
    def make(folder: Path) -> None:
        build_what_passes(folder, build_pages)

    return read(made_once(shared / "made-up-articles", make))


def test_each_thing_is_held_as_often_as_in_real_articles() -> None:
    for name, count in (COUNTS | COMMON).items():
        share = sum(name in article.holds for article in ARTICLES) / len(ARTICLES)
        assert share > 0, name
        assert abs(share - count / COUNTED) < 1 / len(ARTICLES), name


def test_a_picture_without_words_stops_the_build(corpus: Built) -> None:
    assert {article.name for article in ARTICLES if article.is_stopped_rightly} <= corpus.stopped


def test_sound_articles_build_strictly(corpus: Built) -> None:
    stopped = [article.name for article in SOUND if article.name in corpus.stopped]
    assert len(SOUND) >= 150
    assert len(stopped) <= (1 - LEAST) * len(SOUND), stopped


def test_they_read_as_on_github(corpus: Built) -> None:
    unlike = {}
    for article in SOUND:
        page = corpus.site / article.name / "index.html"
        if page.is_file():
            rows = github.differences(article.text, github.page_text(page.read_text("utf-8")))
            unlike |= {article.name: rows} if rows else {}
    assert len(unlike) <= (1 - LEAST) * len(SOUND), unlike


def test_they_are_read_quickly() -> None:
    reader = Reader()
    texts = [github.FRONT_MATTER.sub("", article.text, count=1) for article in ARTICLES[:60]]
    shortest = min(seconds(reader, texts) for _ in range(3))
    assert shortest / len(texts) <= LONGEST


def seconds(reader: Reader, texts: list[str]) -> float:
    """How long the processor reads texts, whatever else the machine does."""
    start = time.process_time()
    for text in texts:
        reader.html(text)
    return time.process_time() - start


@pytest.mark.slow
def test_sound_articles_build_with_every_format(tmp_path: Path, build: Build) -> None:
    build_what_passes(tmp_path, build)
    stopped = [article.name for article in SOUND if article.name in read(tmp_path).stopped]
    assert len(stopped) <= (1 - LEAST) * len(SOUND), stopped
