"""Every format says the same of an op-ed: title, authors, date, source, language; of these
and of any.
"""

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from helpers import formats
from helpers.formats import Said
from helpers.made_up import articles
from helpers.project import ADDRESS, make_project, mkdocs
from helpers.sample import NAMES, SLUG, TITLE
from helpers.site import read_site


def test_all_formats_of_the_sample_agree(sample):
    op_ed = read_site(sample).op_ed("index.html")
    assert [name for name, read in formats.FORMATS.items() if not read(op_ed)] == []
    assert formats.disagreements(op_ed, Said(TITLE, NAMES, "2021-09-16", "Riverwire", "en")) == []


def test_all_formats_of_the_fixture_op_eds_agree(fixture_site):
    op_eds = read_site(fixture_site).op_eds
    assert len(op_eds) >= 10
    assert {
        op_ed.page: formats.disagreements(op_ed) for op_ed in op_eds if formats.disagreements(op_ed)
    } == {}


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        (
            "index.html",
            'property="og:title" content="The',
            'property="og:title" content="A',
            "Open Graph: the title",
        ),
        ("index.html", '"name":"Ben C. Sample"', '"name":"Ben Sample"', "JSON-LD: the names"),
        (
            "index.html",
            'name="citation_publication_date" content="2021',
            'name="citation_publication_date" content="2020',
            "Highwire: the day",
        ),
        (f"{SLUG}.ris", "Riverwire", "Rivrwire", "RIS: the source"),
        (f"{SLUG}.csl.json", '"language": "en"', '"language": "ko"', "CSL-JSON: the lang"),
        ("feed.json", "Ada B. Example", "Ada Example", "JSON Feed: the names"),
    ],
)
def test_a_format_that_says_something_else_is_seen(name, old, new, problem, sample, tmp_path):
    copy = shutil.copytree(sample, tmp_path / "site")
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    op_ed = read_site(copy).op_ed("index.html")
    assert [line for line in formats.disagreements(op_ed) if line.startswith(problem)]


@pytest.mark.slow
@settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(articles, min_size=8, max_size=8))
def test_all_formats_of_any_op_ed_agree(made):
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder, "docs")
        docs.mkdir()
        for number, op_ed in enumerate(made):
            (docs / f"op-ed-{number}.md").write_text(source(op_ed), encoding="utf-8")
        project = make_project(Path(folder, "project"), docs=docs)
        done = mkdocs("build", "--strict", folder=project)
        assert done.returncode == 0, done.stderr
        site = read_site(project / "site", ADDRESS)
        for number, op_ed in enumerate(made):
            said = Said(op_ed.title, op_ed.names, op_ed.day, op_ed.source.name, op_ed.lang)
            assert formats.disagreements(site.op_ed(f"op-ed-{number}/index.html"), said) == []


def source(op_ed) -> str:
    """The file of a made-up op-ed, its values as JSON, which YAML reads."""
    lines = [
        "template: article.html",
        f"title: {json.dumps(op_ed.title, ensure_ascii=False)}",
        "authors:",
    ]
    lines += [f"  - name: {json.dumps(name, ensure_ascii=False)}" for name in op_ed.names]
    printed = op_ed.date.isoformat(" ", "minutes") if hasattr(op_ed.date, "hour") else op_ed.day
    lines += [
        f"date: {printed}",
        f"source: {json.dumps(op_ed.source.name, ensure_ascii=False)}",
        f"lang: {op_ed.lang}",
    ]
    lines += [f"zone: {op_ed.zone}"] if op_ed.zone else []
    return "---\n" + "\n".join(lines) + "\n---\n\nThe first paragraph.\n\nThe second -- and last.\n"
