"""What is said of files below docs/: names that hide Markdown, a folder, pictures."""

from pathlib import Path

from mkdocs.config import load_config

from helpers.small_project import op_ed, small_project
from oped.language import words
from oped.reading.markdown.source_page import SourcePage
from oped.reading.names import file_problems
from oped.reading.pages import left_out
from oped.settings import from_config


def test_a_name_that_hides_markdown_is_told_by_its_ending() -> None:
    (problem,) = file_problems("v1.2.bridge.md.txt", path="docs/v1.2.bridge.md.txt")
    assert str(problem).endswith(", not in '.md.txt'")


def test_what_stands_in_the_folder_templates_is_told_on_its_first_line(tmp_path: Path) -> None:
    files = {"docs/templates/a.md": op_ed(), "docs/templates/b.md": "No front matter.\n"}
    project = small_project(tmp_path, files)
    site = from_config(load_config(str(project / "mkdocs.yml")), preview=False)
    (problem,) = left_out(["templates/a.md", "templates/b.md", "c.md"], site)
    rule = "what stands in the folder templates is not published"
    assert (str(problem), problem.severity) == (f"docs/templates/a.md:1: {rule}", "advice")


def test_the_pictures_below_docs_are_named_as_a_page_would_name_them(tmp_path: Path) -> None:
    for name in ("assets/a.png", "assets/a.txt", "2019/b.JPG", "2019/bridge.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    page = SourcePage("2019/bridge.md", "2019/bridge/", tmp_path, "en", words("en"), True)
    assert page.pictures() == ["b.JPG", "../assets/a.png"]
