"""Settings that no site can be built from are told by name and line before anything is
written; the others work.
"""

from pathlib import Path

import pytest

from helpers.project import mkdocs
from helpers.small_project import built, op_ed, outcome, small_project, told

ADDRESS_RULE = (
    "'site_url' must be the address of the published site (set SITE_URL), such as "
    "'https://you.example/op-ed/'"
)
FOLDERS = "'use_directory_urls' must be true: an op-ed's address is a folder, where its files stand"
OWN_FOLDER = "'site_dir' must be a folder of its own, not one with or within"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "project"


def test_all_that_is_wrong_is_told_at_once_with_its_line(project: Path) -> None:
    config = (
        "use_directory_urls: false\nextra:\n  paper: a99\n  companions: perhaps\n  fonts: [a]\n"
    )
    small_project(project, {"docs/index.md": op_ed()}, config=config)
    text = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(
        text.replace("extra_css:\n", "extra_css:\n  - assets/none.css\n")
    )
    lines = (project / "mkdocs.yml").read_text().splitlines()
    at = {line.strip().partition(":")[0]: number for number, line in enumerate(lines, 1)}
    assert outcome(project, SITE_URL="").messages == [
        f"mkdocs.yml:1: {ADDRESS_RULE}, not ''",
        (
            f"mkdocs.yml:{at['extra_css']}: 'extra_css' must name stylesheets below docs/, and "
            "'assets/none.css' is not there"
        ),
        f"mkdocs.yml:{at['use_directory_urls']}: {FOLDERS}",
        (
            f"mkdocs.yml:{at['paper']}: 'extra.paper' must be a size of paper, such as a4 or "
            "us-letter, not 'a99'"
        ),
        f"mkdocs.yml:{at['companions']}: 'extra.companions' must be true or false, not 'perhaps'",
        f"mkdocs.yml:{at['fonts']}: 'extra.fonts' must be the name of a folder",
    ]
    assert not (project / "site").exists()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://",
        "https:///op-ed/",
        "https://u:p@e.example/",
        "https://e.example/?a=1",
        "https://e.example/a b/",
        "https://e.example:0/",
        "https://e.example/a/../b/",
        "https://e.example//a/",
    ],
)
def test_an_address_at_which_no_site_can_stand_is_told(project: Path, address: str) -> None:
    done = outcome(small_project(project, {"docs/index.md": op_ed()}), SITE_URL=address)
    assert not done.site.exists()
    if (
        "e.example" in address or not address
    ):  # what is no address at all MkDocs tells, by the setting's name
        assert done.messages[0].startswith(f"mkdocs.yml:1: {ADDRESS_RULE}, not '")


@pytest.mark.parametrize(
    "address",
    [
        "https://e.example",
        "https://e.example:8443/a",
        "http://127.0.0.1:8000/",
        "https://例え.example/",
    ],
)
def test_an_address_without_a_path_or_with_a_port_works(project: Path, address: str) -> None:
    small_project(project, {"docs/index.md": op_ed(), "docs/a.md": op_ed("Another")})
    done = outcome(project, SITE_URL=address)
    assert done.said == ""
    page = (done.site / "a/index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{address.rstrip("/")}/a/">' in page


def folder_of(project: Path, name: str) -> list[str]:
    """What is told of a site that goes into a folder below the project, or elsewhere."""
    text = (project / "mkdocs.yml").read_text().rpartition("site_dir: ")[0] or (
        project / "mkdocs.yml"
    ).read_text()
    (project / "mkdocs.yml").write_text(f"{text}site_dir: {name}\n")
    return outcome(project).messages


def test_a_site_in_or_around_what_it_is_made_from_is_told(project: Path, tmp_path: Path) -> None:
    small_project(project, {"docs/index.md": op_ed()}, config="docs_dir: ../words\n")
    (project / "docs").rename(tmp_path / "words")
    (project / "link").symlink_to(tmp_path / "words", target_is_directory=True)
    assert [message.partition(": ")[2] for message in folder_of(project, ".")] == [
        f"{OWN_FOLDER} mkdocs.yml",
        f"{OWN_FOLDER} the cache",
    ]
    assert [message.partition(": ")[2] for message in folder_of(project, "link/site")] == [
        f"{OWN_FOLDER} docs_dir"
    ]
    assert [message.partition(": ")[2] for message in folder_of(project, ".cache")] == [
        f"{OWN_FOLDER} the cache"
    ]
    assert (tmp_path / "words/index.md").is_file()
    assert (project / "mkdocs.yml").is_file()


def test_a_site_in_docs_is_refused_by_name(project: Path) -> None:
    small_project(project, {"docs/index.md": op_ed()}, config="site_dir: docs/site\n")
    run = built(project)
    assert run.returncode == 1
    assert "site_dir" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (project / "docs/site").exists()


def test_docs_elsewhere_work_and_are_named_as_they_stand(project: Path, tmp_path: Path) -> None:
    picture = (Path(__file__).parent / "fixture/docs/assets/field.png").read_bytes()
    files = {
        "docs/index.md": op_ed(text="![A field](assets/field.png)"),
        "docs/assets/field.png": picture,
    }
    small_project(project, files, config="docs_dir: ../words\n")
    (project / "docs").rename(tmp_path / "words")
    done = outcome(project, COMPANIONS="true")
    assert done.said == ""
    assert (done.site / "a-town-needs-its-bridge.pdf").is_file()
    (tmp_path / "words/index.md").write_text(op_ed().replace("2024-05-03", "3 May"))
    (message,) = outcome(project).messages
    assert message.startswith("../words/index.md:6: 'date' must be an ISO 8601 date")


@pytest.mark.slow
def test_settings_in_a_file_of_another_name_work(project: Path) -> None:
    small_project(project, {"docs/index.md": op_ed()})
    (project / "mkdocs.yml").rename(project / "other.yml")
    run = mkdocs("build", "--strict", "-f", "other.yml", folder=project, COMPANIONS="false")
    assert run.returncode == 0, run.stderr


def test_a_day_of_the_build_that_is_none_is_told(project: Path) -> None:
    small_project(project, {"docs/index.md": op_ed()})
    for day in ("tomorrow", "-1", "9" * 30):
        assert outcome(project, SOURCE_DATE_EPOCH=day).messages == [
            f"mkdocs.yml:1: 'SOURCE_DATE_EPOCH' must be a number of seconds since 1970, not '{day}'"
        ]


def test_what_the_command_line_says_is_told_as_well(project: Path) -> None:
    small_project(project, {"docs/index.md": op_ed()})
    run = mkdocs("build", "--no-directory-urls", folder=project)
    assert run.returncode == 1
    assert told(run)[0].startswith("mkdocs.yml:1: 'use_directory_urls' must be true")
