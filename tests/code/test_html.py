"""Every page of the made-up sites is valid HTML, and the checker that says so sees what is not."""

import shutil

import pytest

from helpers import nu

BREAKS = {  # what is broken, and a word of what the checker says of it
    "obsolete": ("<h1", "<h1 align=left", "attribute on the “h1” element is obsolete"),
    "nesting": ("<article", "<p><article", "“p” element"),
    "language": ('<html lang="en">', '<html lang="e n">', "“lang”"),
}


@pytest.fixture(scope="module")
def messages(sample, fixture_site, tmp_path_factory):
    """What the checker says of the pages of both sites, and of broken ones; one run for all."""
    folder = tmp_path_factory.mktemp("html")
    shutil.copytree(sample, folder / "sample")
    shutil.copytree(fixture_site, folder / "fixture")
    text = (sample / "index.html").read_text(encoding="utf-8")
    for name, (old, new, _) in BREAKS.items():
        assert old in text
        end = "</article></p>" if name == "nesting" else "</article>"
        broken = text.replace(old, new, 1).replace("</article>", end)
        (folder / f"{name}.html").write_text(broken, encoding="utf-8")
    return nu.messages(folder)


@pytest.mark.slow
def test_every_page_is_valid(messages):
    found = {
        page: said
        for page, said in messages.items()
        if said and page.removesuffix(".html") not in BREAKS
    }
    assert len(messages) > 20
    assert found == {}


@pytest.mark.parametrize("name", BREAKS)
@pytest.mark.slow
def test_a_broken_page_is_seen(messages, name):
    said = messages[f"{name}.html"]
    assert [line for line in said if BREAKS[name][2] in line], said
