"""Whatever goes wrong is a message with file and line, and never a traceback; what can be
made is made.
"""

import shutil
from pathlib import Path

import pytest

from helpers import endings
from helpers.project import ROOT, mkdocs
from helpers.small_project import built, op_ed, outcome, small_project, told
from oped import language

FIELD = ROOT / "tests/code/fixture/docs/assets/field.png"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with templates and styles of its own, to be broken."""
    folder = small_project(tmp_path / "project", {"docs/index.md": op_ed()})
    shutil.copytree(
        ROOT / "overrides",
        folder / "overrides",
        ignore=shutil.ignore_patterns("hooks", "__pycache__"),
    )
    shutil.copytree(ROOT / "docs/assets/stylesheets", folder / "docs/styles")
    settings = (
        (folder / "mkdocs.yml")
        .read_text()
        .replace(f"custom_dir: {ROOT}/overrides", "custom_dir: overrides")
    )
    sheets = "".join(
        f"  - styles/{name}.css\n" for name in ("tokens", "reading", "article", "print")
    )
    (folder / "mkdocs.yml").write_text(
        settings.partition("extra_css:")[0] + f"extra_css:\n{sheets}" + HOOKS
    )
    return folder


HOOKS = f"hooks: [{ROOT}/overrides/hooks/publish.py]\n"


def change(file: Path, old: str, new: str) -> int:
    """Changes a text once; returns the line that it stands on."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("article.html", "<header", "{% nonsense %}<header", "Encountered unknown tag 'nonsense'"),
        ("partials/article-byline.html", "<p", "{{ nobody.name }}<p", "'nobody' is undefined"),
        (
            "partials/article-cite.html",
            "<details",
            "{{ words.unheard_of }}<details",
            "'dict object' has no attribute 'unheard_of'",
        ),
        ("feed.xml", "<feed", "{{ 1 // 0 }}<feed", "integer division or modulo by zero"),
        (
            "sitemap.xml",
            "<urlset",
            "{{ site.nothing }}<urlset",
            "'oped.settings.Site object' has no attribute 'nothing'",
        ),
        (
            "404.html",
            "<h1>",
            "{% if %}<h1>",
            "Expected an expression, got 'end of statement block'",
        ),
    ],
)
def test_a_broken_template_is_told_by_file_and_line(
    project: Path, name: str, old: str, new: str, message: str
) -> None:
    line = change(project / "overrides" / name, old, new)
    (told_once,) = outcome(project).messages
    assert told_once.startswith(f"overrides/{name}:{line}: the template must be sound: {message}")
    assert not (project / "site").exists()


def test_a_template_that_is_not_there_is_told(project: Path) -> None:
    (project / "overrides/partials/article-cite.html").unlink()
    (message,) = outcome(project).messages
    assert message.endswith(": there must be a template 'partials/article-cite.html'")


def test_a_template_in_another_encoding_is_told_by_file_and_line(project: Path) -> None:
    template = project / "overrides/partials/article-foot.html"
    lines = template.read_bytes().count(b"\n")
    template.write_bytes(template.read_bytes() + b"\xe9")
    (message,) = outcome(project).messages
    place = f"overrides/partials/article-foot.html:{lines + 1}"
    assert message.startswith(
        f"{place}: the template must be sound: 'utf-8' codec can't decode byte 0xe9"
    )


def test_a_selector_that_the_library_stumbles_over_is_kept(project: Path) -> None:
    sheet = project / "docs/styles/article.css"
    sheet.write_text(sheet.read_text() + "\nhtml| { color: red }\n")
    assert outcome(project).said == ""


@pytest.mark.parametrize("wrong", ["\n}\n", "\n@import 'x.css';\n"])
def test_a_broken_stylesheet_is_told_by_file_and_line(project: Path, wrong: str) -> None:
    sheet = project / "docs/styles/article.css"
    lines = sheet.read_text().count("\n")
    sheet.write_text(sheet.read_text() + wrong)
    rule = "a stylesheet must be CSS without @import or another rule without a block"
    assert outcome(project).messages == [f"docs/styles/article.css:{lines + 2}: {rule}"]


def test_a_stylesheet_in_another_encoding_is_told(project: Path) -> None:
    (project / "docs/styles/print.css").write_bytes("/* é */".encode("latin-1"))
    assert outcome(project).messages == [
        "docs/styles/print.css:1: a stylesheet must be saved as UTF-8"
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('by: "By {names}\nand: "und"\n', ["2: this must be YAML: did not find expected key"]),
        ("- by\n", ["1: this must be lines of 'word: \"text\"'"]),
        ('and: "und"\nby: no\n', ["2: 'by' must be text in quotation marks"]),
        ('and: "und"\nby: "Von"\n', ["2: 'by' must have {names} in it, as in English"]),
        ('and: "und {names}"\n', ["1: 'and' must have no place in it, as in English"]),
        ('and: "und"\nby: "Von {names}"\n', []),
    ],
)
def test_a_broken_table_of_words_is_told_by_file_and_line(
    text: str, problems: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "overrides/hooks/oped/languages"
    folder.mkdir(parents=True)
    shutil.copy(language.FILES / "en.yml", folder)
    (folder / "de.yml").write_text(text)
    monkeypatch.setattr(language, "FILES", folder)
    found = [str(problem) for problem in language.read_again()]
    monkeypatch.undo()
    assert language.read_again() == []
    assert found == [f"overrides/hooks/oped/languages/de.yml:{problem}" for problem in problems]


def test_a_broken_table_of_words_ends_the_build_without_a_traceback(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project", {"docs/index.md": op_ed()})
    shutil.copytree(ROOT / "overrides", project / "overrides")
    settings = (project / "mkdocs.yml").read_text().replace(f"{ROOT}/overrides", "overrides")
    (project / "mkdocs.yml").write_text(settings)
    (project / "overrides/hooks/oped/languages/ko.yml").write_text("by: 'open\n")
    run = built(project)
    assert run.returncode == 1
    assert told(run)[0].startswith("overrides/hooks/oped/languages/ko.yml:2: this must be YAML")


def test_pictures_that_are_none_are_told_where_they_are_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "docs/index.md": op_ed(
            keys="image: assets/text.png\nimage_alt: A text\n",
            text="Text.\n\n![A text](assets/text.png)",
        ),
        "docs/about.md": "# About\n\n![Nothing](assets/empty.jpg)\n",
        "docs/assets/text.png": "no picture",
        "docs/assets/empty.jpg": "",
    }
    rule = "must be a picture that programs can read, which it is not, for all its name"
    assert outcome(small_project(tmp_path, files)).messages == [
        f"docs/about.md:3: 'assets/empty.jpg' {rule}",
        f"docs/index.md:8: 'assets/text.png' {rule}",
        "docs/index.md:8: 'image' must be a picture that programs can read, not 'assets/text.png'",
    ]


def test_a_picture_that_ends_too_soon_is_told_by_its_name(tmp_path: Path) -> None:
    files = {
        "docs/index.md": op_ed(text="![A field](assets/a.png)"),
        "docs/assets/a.png": FIELD.read_bytes()[:500],
    }
    (message,) = outcome(small_project(tmp_path, files), COMPANIONS="true").messages
    assert message.startswith(
        "docs/index.md:10: 'assets/a.png' must be a picture that programs can read to its end"
    )


def test_many_authors_and_long_names_are_set_in_every_format(tmp_path: Path) -> None:
    names = "".join(
        f"  - name: Ada Number {number} of the Long-Named Example Family\n" for number in range(57)
    )
    text = op_ed("A very long headline " * 40).replace("  - name: Ada Example\n", names)
    done = outcome(small_project(tmp_path, {"docs/index.md": text}), COMPANIONS="true")
    assert done.said == ""
    files = sorted(file.name for file in done.site.glob("a-very*"))
    stem = files[0].partition(".")[0]
    assert files == [f"{stem}.{ending}" for ending in endings.ALL]
    assert 100 < len(stem) <= 120
    assert (done.site / f"{stem}.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("slug", ["a" * 300, "-".join(["bridge"] * 60)])
def test_a_slug_longer_than_a_files_name_is_shortened(tmp_path: Path, slug: str) -> None:
    done = outcome(
        small_project(tmp_path, {"docs/index.md": op_ed(keys=f"slug: {slug}\n")}), COMPANIONS="true"
    )
    assert done.said == ""
    (file,) = done.site.glob("*.bib")
    assert slug.startswith(file.stem)
    assert 100 < len(file.stem) <= 120


LONG = "a" * 300


@pytest.mark.parametrize(
    "text",
    [
        f"![A picture]({LONG}.png)",
        f"![A picture](assets/{LONG}/{LONG}.png)",
        f"[A page]({LONG}.md)",
        "![A picture](a%00b.png)",
        "[A page](a%00b.md)",
        f'<img src="{LONG}.png" alt="A picture">',
        '<img src="a%00b.png" alt="A picture">',
        "[A page](<about us.md>)",
        "![A picture](<a b.png>)",
        "[A page](%ff%fe.md)",
        "[A page](../../../etc/hostname)",
        "[x](http://[bad)",
        "[x](https://a..b/)",
        "[x](//[)",
    ],
)
def test_addresses_that_lead_nowhere_are_no_traceback(tmp_path: Path, text: str) -> None:
    done = outcome(small_project(tmp_path, {"docs/index.md": op_ed(text=text)}), COMPANIONS="true")
    assert "mistake of this program" not in done.said
    assert done.site.exists() == (done.said == "")


def test_an_address_with_spaces_between_signs_is_no_html(tmp_path: Path) -> None:
    text = (
        "See [the list](<https://example.org/a b>), [ours](<a b.txt>) and [this].\n\n[this]: "
        "<https://example.org/c d>"
    )
    done = outcome(
        small_project(tmp_path, {"docs/index.md": op_ed(text=text), "docs/a b.txt": "x"})
    )
    assert "must be closed" not in done.said


@pytest.mark.parametrize(
    "text", ["> " * 2000 + "deep", "*" * 3000, "[" * 500, "- " * 1500 + "deep", "<b>" * 1500]
)
@pytest.mark.slow
def test_a_text_that_nests_too_deeply_is_told(tmp_path: Path, text: str) -> None:
    done = outcome(small_project(tmp_path, {"docs/index.md": op_ed(text=text)}))
    assert "mistake of this program" not in done.said
    assert done.said == "" or done.messages[0].startswith("docs/index.md:")


def test_a_folder_that_cannot_be_used_is_told_by_its_name(tmp_path: Path) -> None:
    project = small_project(tmp_path, {"docs/index.md": op_ed()})
    (project / "site").write_text("mine")
    assert outcome(project).messages == [
        "site:1: this file or folder must be usable: the site's folder is a file"
    ]
    (project / "site").unlink()
    (project / ".cache").write_text("mine")
    assert outcome(project, COMPANIONS="true").messages == [
        ".cache:1: this file or folder must be usable: File exists"
    ]
    assert (project / ".cache").read_text() == "mine"


@pytest.mark.slow
def test_the_command_prints_one_message_and_no_traceback(project: Path) -> None:
    change(project / "overrides/article.html", "<header", "{{ nobody }}<header")
    run = mkdocs("build", "--strict", folder=project, COMPANIONS="false")
    assert run.returncode == 1
    assert told(run) == [
        "overrides/article.html:8: the template must be sound: 'nobody' is undefined"
    ]
    assert run.stderr.count("nobody") == 1
    shown = mkdocs("build", "--strict", "--verbose", folder=project, COMPANIONS="false")
    assert "Traceback" in shown.stderr
