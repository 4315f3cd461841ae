"""What the tests share: the site as readers get it, made-up sites, a server like GitHub
Pages, one browser.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import Browser, Page

from helpers import npm
from helpers.browser import chromium
from helpers.once import made_once
from helpers.pages_server import Pages
from helpers.project import FIXTURE, ROOT, SAMPLE, digest, make_project, mkdocs, require
from helpers.readers_fonts import NARROW, readers_fonts
from helpers.run import DIGEST, LEFT_OUT, SHARED, TESTED
from helpers.site import Site, read_site

# The same examples on every run, and no complaint that a machine is slow
hypothesis.settings.register_profile("op-ed", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("op-ed")

BUILT = ROOT / "site"
DEFAULT_ADDRESS = "https://example.github.io/op-ed/"
# Tests that read the site which is published; those of the code read none but made-up ones.
OF_A_SITE = (ROOT / "tests/site", ROOT / "tests/first")
# What is known of the op-ed that this project began with is tested only while docs/index.md
# is that op-ed.
FIRST = "\ntitle: The case against doing nothing about North Korea\n"
PLAN = (
    "Checked are the site, the code (on made-up sites) and what is known of the first op-ed: "
    "about a minute."
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--slow",
        action="store_true",
        help="also every page in every state, and whatever takes long",
    )
    parser.addoption(
        "--online",
        action="store_true",
        help="also ask other hosts whether the pages linked to are there",
    )
    parser.addoption(
        "--site",
        metavar="FOLDER",
        help="check the site in FOLDER as it stands; site/ is built if it is absent",
    )


# The run: what the process that the user started gets ready, and tells its workers.


def pytest_sessionstart(session: pytest.Session) -> None:
    config = session.config
    told = getattr(config, "workerinput", None)
    if told:
        config.stash[SHARED] = Path(told["shared"])
        config.stash[TESTED] = (
            read_site(Path(told["folder"]), told["url"]) if told["folder"] else None
        )
        return
    shared = tempfile.mkdtemp(prefix="op-ed-")
    config.add_cleanup(partial(shutil.rmtree, shared, ignore_errors=True))
    config.stash[SHARED] = Path(shared)
    config.stash[TESTED] = _site_to_test(config)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    site = node.config.stash[TESTED]
    told = {
        "shared": node.config.stash[SHARED],
        "folder": site and site.folder,
        "url": site and site.url,
    }
    node.workerinput.update({name: str(value or "") for name, value in told.items()})


def _site_to_test(config: pytest.Config) -> Site | None:
    """The site that is read by what runs: built now, or as it stands; None where nothing
    reads it.
    """
    given = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    if not any(
        path in (top, *top.parents) or top in path.parents for path in given for top in OF_A_SITE
    ):
        return None
    url = os.environ.get("SITE_URL", "")
    if config.getoption("--site"):
        folder = Path(config.getoption("--site")).resolve()
        if folder == BUILT and not folder.exists():
            _build(url or DEFAULT_ADDRESS)
        if not (folder / "feed.json").is_file():
            pytest.exit(f"{folder} holds no site", returncode=4)
        site = read_site(folder, url)
    else:
        url = url or DEFAULT_ADDRESS
        print(f"The site is built into site/, for {url}. {PLAN}", flush=True)
        _build(url)
        site = read_site(BUILT, url)
    config.stash[DIGEST] = digest(site.folder)
    return site


def _build(url: str) -> None:
    """Builds the site. What the build says goes straight to the user, and once: no test
    says it again.
    """
    env = {**os.environ, "SITE_URL": url}
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=ROOT, env=env, check=False
    )
    if run.returncode:
        pytest.exit("the site cannot be built, so that there is nothing to test", returncode=1)


def pytest_sessionfinish(session: pytest.Session) -> None:
    before = session.config.stash.get(DIGEST, None)
    if before and digest(session.config.stash[TESTED].folder) != before:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        print("\nThe site is what gets published, and a test has altered it.")


# What is left out, and said to be.

REASONS = {
    "slow": lambda: "slow tests left out: `make test-all` runs them (pytest --slow)",
    "npm": lambda: f"tests with readers' fonts and readers' programs left out: {npm.missing()}",
}


def _is_first_there() -> bool:
    index = ROOT / "docs/index.md"
    return index.is_file() and FIRST in index.read_text(encoding="utf-8", errors="replace")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    if collection_path == ROOT / "tests/first" and not _is_first_there():
        return True
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, as deselected ones, slow tests unless --slow or `-m slow` asks for them,
    and those that take something from npm where it is missing; but continuous integration
    misses nothing in silence.
    """
    unwanted = set()
    if not config.getoption("--slow") and "slow" not in config.option.markexpr:
        unwanted.add("slow")
    if npm.missing() and os.environ.get("CI") != "true":
        unwanted.add("npm")
    left_out: dict[str, list[str]] = {}
    for item in list(items):
        mark = next((mark for mark in sorted(unwanted) if item.get_closest_marker(mark)), None)
        if mark:
            items.remove(item)
            config.hook.pytest_deselected(items=[item])
            left_out.setdefault(mark, []).append(item.nodeid)
    config.stash[LEFT_OUT] = left_out


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", {})


@pytest.hookimpl(tryfirst=True, specname="pytest_sessionfinish")
def pytest_worker_finishes(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = session.config.stash.get(LEFT_OUT, {})


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            if name == "advice":
                terminalreporter.write_line(f"Advice: {value}")
    for mark, names in config.stash.get(LEFT_OUT, {}).items():
        terminalreporter.write_line(f"{len(names)} {REASONS[mark]()}")
        for name in names if mark == "npm" else ():
            terminalreporter.write_line(f"  {name}")
    if not _is_first_there() and not config.getoption("--site"):
        terminalreporter.write_line("tests of the first op-ed left out: docs/index.md is another")


# What tests are given.


@pytest.fixture(scope="session")
def shared(pytestconfig: pytest.Config) -> Path:
    """A folder for what is made once in a run and read by all of its processes."""
    return pytestconfig.stash[SHARED]


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Site:
    """The site that is to be published."""
    site = pytestconfig.stash[TESTED]
    assert site, "only tests in tests/site and tests/first read the site that is published"
    return site


@pytest.fixture(scope="session")
def fixture_site(shared: Path) -> Path:
    """The site of invented op-eds, with every feature in use."""

    def build(folder: Path) -> None:
        require(mkdocs("build", "--strict", "-d", str(folder), folder=FIXTURE))

    return made_once(shared / "fixture", build)


@pytest.fixture(scope="session")
def sample_project(shared: Path) -> Path:
    """A publication of one invented op-ed that is proven against its wire copy, built: to
    be read, never changed.
    """

    def build(folder: Path) -> None:
        make_project(folder, docs=SAMPLE / "docs")
        require(mkdocs("build", "--strict", folder=folder))

    return made_once(shared / "sample", build)


@pytest.fixture(scope="session")
def sample(sample_project: Path) -> Path:
    """The site of the one invented op-ed."""
    return sample_project / "site"


@pytest.fixture
def project(sample_project: Path, tmp_path: Path) -> Path:
    """A copy of the publication of one invented op-ed, to be broken; typeset already, and
    without its site.
    """
    copy = tmp_path / "project"
    shutil.copytree(sample_project, copy, ignore=shutil.ignore_patterns("site"))
    return copy


@pytest.fixture
def built(sample_project: Path, tmp_path: Path) -> Path:
    """The same with its site, as a build leaves it."""
    return Path(shutil.copytree(sample_project, tmp_path / "project"))


@pytest.fixture(scope="session")
def build() -> Callable[..., subprocess.CompletedProcess[str]]:
    """`build(project, **env)` builds a copy strictly and returns how it went; a variable
    set to None is taken away.
    """

    def build(project: Path, **env: str | None) -> subprocess.CompletedProcess[str]:
        return mkdocs("build", "--strict", folder=project, **env)

    return build


@pytest.fixture(scope="session")
def build_pages() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The same without the files beside the pages: all that most tests look at."""

    def build(project: Path, **env: str | None) -> subprocess.CompletedProcess[str]:
        return mkdocs("build", "--strict", folder=project, COMPANIONS="false", **env)

    return build


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(folder, path="/op-ed/")` serves a folder as GitHub Pages does, until the run
    ends; gives its address.
    """
    servers = []

    def serve(folder: Path, path: str = "/op-ed/") -> str:
        handler = type("Handler", (Pages,), {"folder": folder, "path_prefix": path})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def from_npm() -> None:
    """Asked for by whatever takes something from npm; fails with the remedy where that is
    missing.
    """
    if npm.missing():
        pytest.fail(npm.missing(), pytrace=False)


@pytest.fixture(scope="session")
def node(from_npm: None) -> Callable[..., str]:
    """`node("helpers/script.js", …, text="…")` runs a script in the folder tests/ and gives
    what it prints.
    """
    return npm.run_node


@pytest.fixture(
    params=[
        # Nobody reads with these but where nothing better is there.
        pytest.param("its own fonts", marks=pytest.mark.slow),
        pytest.param("readers' fonts", marks=pytest.mark.npm),
    ],
    scope="session",
)
def fonts(request: pytest.FixtureRequest) -> str:
    """A script, for `open_page`: the machine's own fonts, and after these the ones that
    readers have.
    """
    if request.param == "its own fonts":
        return ""
    request.getfixturevalue("from_npm")
    return readers_fonts()


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`open_page(address, fonts, width=…)` opens a page with these fonts: as on a phone
    below 640 pixels, else on a desktop.

    `script` runs before the page comes. The page's own policy lets the test in.
    """
    contexts = []

    def open_page(
        address: str, fonts: str, *, width: int, height: int = 900, script: str = ""
    ) -> Page:
        is_phone = width < NARROW
        size = {"width": width, "height": height}
        context = browser.new_context(
            bypass_csp=True, viewport=size, has_touch=is_phone, is_mobile=is_phone
        )
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(fonts + script)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a process. It can reach this machine and no other."""
    with chromium() as browser:
        yield browser
