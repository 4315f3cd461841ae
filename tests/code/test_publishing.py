"""What goes out is what was tested, by workflows that may do no more than they must, and it
works where it is put.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from helpers.project import ADDRESS, ROOT, mkdocs
from helpers.walk import walk

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
JOBS = [
    pytest.param(name, job, id=f"{file.stem}-{name}")
    for file in WORKFLOWS
    for name, job in yaml.safe_load(file.read_text("utf-8"))["jobs"].items()
]
GRANTS = {  # what a job may do; one that is not named here may read the repository
    "build": {"contents": "read", "pages": "read"},
    "deploy": {"pages": "write", "id-token": "write"},
}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for(file: Path) -> None:
    assert yaml.safe_load(file.read_text("utf-8"))["permissions"] == {}


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_job_asks_for_no_more_than_it_must(name: str, job: dict) -> None:
    assert job["permissions"] == GRANTS.get(name, {"contents": "read"})


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_actions_are_pinned_by_commit_with_their_version_beside_it(file: Path) -> None:
    uses = [line for line in file.read_text("utf-8").splitlines() if re.match(r"[ -]*uses:", line)]
    pinned = r" +(- )?uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    assert uses
    assert [line for line in uses if not re.fullmatch(pinned, line)] == []


@pytest.mark.parametrize(("name", "job"), JOBS)
def test_a_checkout_leaves_no_credentials_behind(name: str, job: dict) -> None:
    checkouts = [
        step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")
    ]
    assert [step.get("with") for step in checkouts] == [{"persist-credentials": False}] * len(
        checkouts
    ), name


def test_only_the_default_branch_is_published_and_only_after_its_tests() -> None:
    jobs = workflow("publish")["jobs"]
    assert (
        jobs["build"]["if"]
        == "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
    )
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["deploy"]["environment"]["name"] == "github-pages"


def test_the_folder_that_was_checked_under_its_own_address_is_what_is_uploaded() -> None:
    steps = workflow("publish")["jobs"]["build"]["steps"]
    pages = next(step for step in steps if step.get("id") == "pages")
    assert pages["uses"].startswith("actions/configure-pages@")
    build, check, upload = steps[-3:]
    address = {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    assert build == {"run": "make build", "env": address}
    assert check == {"run": "make check", "env": address}
    assert upload["uses"].startswith("actions/upload-pages-artifact@")
    assert upload["with"] == {"path": "site"}


def test_what_is_kept_from_run_to_run_is_keyed_by_what_decides_it() -> None:
    steps = workflow("publish")["jobs"]["build"]["steps"]
    kept = [step["with"] for step in steps if step.get("uses", "").startswith("actions/cache@")]
    assert [step["path"] for step in kept] == ["~/.cache/pip", ".cache"]
    downloads, typeset = (set(re.findall("'([^']+)'", step["key"])) for step in kept)
    assert downloads == {"requirements*.txt"}
    assert typeset == {
        "docs/**",
        "fonts/**",
        "mkdocs.yml",
        "overrides/hooks/**",
        "requirements.txt",
    }


def test_the_weekly_link_check_writes_to_its_summary_and_nowhere_else() -> None:
    steps = workflow("links")["jobs"]["links"]["steps"]
    assert "schedule" in workflow("links")[True]  # YAML 1.1 reads `on` as true
    assert (
        steps[-1]["run"]
        == '.venv/bin/python tests/helpers/links.py site --online | tee "$GITHUB_STEP_SUMMARY"'
    )


@pytest.mark.parametrize(
    "command",
    [
        [Path(sys.executable).parent / "zizmor", "--offline", "--persona=pedantic", ".github"],
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.github-workflows",
            *WORKFLOWS,
        ],
        [
            sys.executable,
            "-m",
            "check_jsonschema",
            "--builtin-schema",
            "vendor.dependabot",
            ".github/dependabot.yml",
        ],
    ],
    ids=["zizmor", "workflow-schema", "dependabot-schema"],
)
@pytest.mark.slow
def test_workflows_are_safe_and_well_formed(command: list) -> None:
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("name", ["sample", pytest.param("fixture_site", marks=pytest.mark.slow)])
@pytest.mark.slow
def test_a_walk_from_the_front_page_reaches_every_page_and_every_link_answers(
    request: pytest.FixtureRequest, browser: Browser, serve: Callable[..., str], name: str
) -> None:
    """In a real browser: no link is dead, nothing is asked of another host, the console
    stays empty.
    """
    folder = request.getfixturevalue(name)
    base = serve(folder)
    walked, problems, _ = walk(browser, base, ADDRESS, start=base)
    assert problems == []
    pages = {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in folder.rglob("*.html")
    }
    unlinked = {
        "404.html",
        *(page for page, text in pages.items() if 'http-equiv="refresh"' in text),
    }
    assert {
        base + page.removesuffix("index.html") for page in pages.keys() - unlinked
    } - walked == set()


@pytest.mark.slow
def test_the_404_page_works_below_the_project_path_however_deep_the_address(
    browser: Browser, served: str
) -> None:
    missing = served + "no/such/page/at/all"
    _, problems, links = walk(browser, served, ADDRESS, start=missing, follow=False)
    assert problems == [
        (
            f"{missing}: console: Failed to load resource: the server responded with a status "
            "of 404 (Not Found)"
        ),
        f"{missing}: answers 404",
    ]
    assert served in links


@pytest.mark.slow
def test_the_walk_sees_a_dead_link_another_host_and_a_console_message(
    browser: Browser, serve: Callable[..., str], tmp_path: Path
) -> None:
    page = (
        '<a href="gone/">x</a><a href="/">x</a><img '
        'src="https://other.example/x.png"><script>console.log("hm")</script>'
    )
    head = '<title>x</title><link rel="icon" href="data:,">'
    (tmp_path / "index.html").write_text(head + page, encoding="utf-8")
    base = serve(tmp_path)
    _, problems, _ = walk(browser, base, ADDRESS, start=base)
    assert sorted(problems) == [
        f"{base}: asks https://other.example/x.png",
        f"{base}: console: Failed to load resource: net::ERR_NAME_NOT_RESOLVED",
        f"{base}: console: hm",
        f"{base}: links to {base.removesuffix('op-ed/')}, outside the project",
        f"{base}: links to {base}gone/, which answers 404",
    ]


def test_gh_deploy_refuses_an_address_that_only_this_machine_knows(repository: Path) -> None:
    run = mkdocs("gh-deploy", "--strict", folder=repository, SITE_URL=None, **GIT)
    assert run.returncode == 1
    assert "SITE_URL" in run.stderr
    assert "Traceback" not in run.stderr
    assert git("branch", "--list", "gh-pages", folder=repository.parent / "remote.git") == ""


@pytest.mark.slow
def test_gh_deploy_puts_the_site_on_the_branch_that_pages_serves(repository: Path) -> None:
    run = mkdocs("gh-deploy", "--strict", folder=repository, **GIT)
    assert run.returncode == 0, run.stdout + run.stderr
    files = git(
        "ls-tree", "-r", "--name-only", "gh-pages", folder=repository.parent / "remote.git"
    ).splitlines()
    site = repository / "site"
    built = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    assert {"index.html", "404.html", "about/index.html"} <= set(files)
    assert sorted(set(files) - {".nojekyll"}) == sorted(built)


GIT = {  # no one's name and settings but these
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **{
        f"GIT_{who}_{what}": "ada@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


@pytest.fixture
def repository(project: Path) -> Path:
    """A copy of the project under git, with a remote of its own beside it."""
    if not shutil.which("git"):
        pytest.skip("no git here: install the package `git`")
    git("init", "--quiet", "--bare", str(project.parent / "remote.git"), folder=project)
    git("init", "--quiet", folder=project)
    git("remote", "add", "origin", str(project.parent / "remote.git"), folder=project)
    git("commit", "--quiet", "--allow-empty", "--message", "Start", folder=project)
    return project


def git(*arguments: str, folder: Path) -> str:
    run = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **GIT},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def workflow(name: str) -> dict:
    return yaml.safe_load((ROOT / f".github/workflows/{name}.yml").read_text("utf-8"))
