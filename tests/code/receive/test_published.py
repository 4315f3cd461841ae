"""Every sample, once an editor has said what was asked, is published with a page that is proven."""

import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from oped.commands import receive

Build = Callable[..., subprocess.CompletedProcess[str]]
FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(file for file in FOLDER.iterdir() if file.suffix in (".txt", ".eml"))


def finish(file: Path) -> None:
    """Take every proposal, and say what there is none for."""
    text = file.read_text(encoding="utf-8").replace("draft: true\n", "")
    text = text.replace(
        "name: TODO  # nobody is named as the author",
        "name: The Editors\n    family: The Editors",
    )
    text = text.replace("date: TODO  # no date was found", "date: 2024-09-03")
    text = text.replace(
        "source: TODO  # no line names who sent it out",
        "source: The Lake Review",
    )
    text = re.sub(r"TODO  # (.*) \([^()]*\)\n", r"\1\n", text)
    assert "TODO" not in text
    file.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_each_sample_is_published_and_proven(empty_project: Path, build: Build) -> None:
    docs = empty_project / "docs"
    for i, sample in enumerate(SAMPLES):
        told, code = receive.receive(
            sample,
            {"NAME": f"sample-{i}"},
            docs=docs,
            today=date(2026, 1, 1),
        )
        assert code == 0, told
        finish(docs / f"sample-{i}.md")
        (docs / "wire/.layouts.yml").unlink(missing_ok=True)
    done = build(empty_project, COMPANIONS="false")
    assert done.returncode == 0, done.stderr
    for i, sample in enumerate(SAMPLES):
        page = (empty_project / f"site/sample-{i}/index.html").read_text(encoding="utf-8")
        assert "SHA-256" in page, sample
