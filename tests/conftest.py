"""What the tests share: the site as readers get it, a server like GitHub Pages, one browser, copies to break."""

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import hypothesis
import pytest

from helpers import npm
from helpers.pages_server import Pages
from helpers.project import ROOT, SITE_URL, digest, mkdocs, require
from helpers.readers_fonts import NARROW, readers_fonts

if TYPE_CHECKING:
    from playwright.sync_api import Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome")  # .ci/run looks for the same

# The same examples on every run, and no complaint that a machine is slow
hypothesis.settings.register_profile("op-ed", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("op-ed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also every page in every state, and whatever takes long")
    parser.addoption("--online", action="store_true", help="also ask other hosts whether the pages linked to are there")


# What is known of the op-ed that this project began with is tested only while docs/index.md is that op-ed.
FIRST = "\ntitle: The case against doing nothing about North Korea\n"
CI = os.environ.get("CI") == "true"
REASONS = {
    "slow": "slow tests left out: `make test-all` runs them (pytest --slow)",
    "first_op_ed": "tests of the first op-ed left out: docs/index.md is another",
    "npm": f"tests with readers' fonts and readers' programs left out: {npm.missing()}",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, as deselected ones, slow tests unless --slow asks for them, those of an op-ed that is not there, and
    those that take something from npm where it is missing; but continuous integration misses nothing in silence."""
    out = set() if config.getoption("--slow") or "slow" in config.option.markexpr else {"slow"}
    out |= set() if FIRST in (ROOT / "docs/index.md").read_text(encoding="utf-8") else {"first_op_ed"}
    out |= {"npm"} if npm.missing() and not CI else set()
    left = {mark: [item for item in items if item.get_closest_marker(mark)] for mark in out}
    items[:] = [item for item in items if not any(item in found for found in left.values())]
    for found in left.values():
        config.hook.pytest_deselected(items=found)
    config.stash[LEFT_OUT] = {mark: [item.nodeid for item in found] for mark, found in left.items()}


LEFT_OUT = pytest.StashKey[dict[str, list[str]]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for mark, names in config.stash.get(LEFT_OUT, {}).items():
        if names:
            terminalreporter.write_line(f"{len(names)} {REASONS[mark]}")
        if mark == "npm":
            for name in names:
                terminalreporter.write_line(f"  {name}")


@pytest.fixture(scope="session")
def site_url() -> str:
    """The address that the site is built for; ends in a slash."""
    return SITE_URL


@pytest.fixture(scope="session")
def site(site_url: str) -> Iterator[Path]:
    """The real site, built once, strictly, into site/. It stays there: publishing uploads that folder."""
    folder = ROOT / "site"
    require(mkdocs("build", "--strict"))
    tested = digest(folder)
    yield folder
    if CI:
        assert digest(folder) == tested, "site/ is what gets published, and a test has altered it"


@pytest.fixture(scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of invented op-eds, with every feature in use, built once."""
    folder = tmp_path_factory.mktemp("fixture") / "site"
    require(mkdocs("build", "--strict", "-f", "tests/code/fixture/mkdocs.yml", "-d", str(folder)))
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """Every published page, as a path below the site: `index.html`, `about/index.html`, `404.html`."""
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the site of the one op-ed is made from, to be broken; compiled and typeset as far as it is here."""
    copy = tmp_path / "project"
    shutil.copytree(ROOT / "overrides", copy / "overrides")
    if (ROOT / ".cache").is_dir():
        shutil.copytree(ROOT / ".cache", copy / ".cache")
    for name in ("wire", "assets"):
        if (ROOT / "docs" / name).is_dir():
            shutil.copytree(ROOT / "docs" / name, copy / "docs" / name)
    for name in ("index.md", "about.md"):
        shutil.copy(ROOT / "docs" / name, copy / "docs")
    shutil.copy(ROOT / "mkdocs.yml", copy)
    return copy


@pytest.fixture(scope="session")
def build() -> Callable[..., subprocess.CompletedProcess[str]]:
    """`build(project, **env)` builds a copy strictly and returns how it went; a variable set to None is taken away."""

    def build(project: Path, **env: str | None) -> subprocess.CompletedProcess[str]:
        return mkdocs("build", "--strict", folder=project, **env)

    return build


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(folder, path="/op-ed/")` serves a folder as GitHub Pages does, until the run ends; gives its address."""
    servers = []

    def serve(folder: Path, path: str = "/op-ed/") -> str:
        handler = type("Handler", (Pages,), {"folder": folder, "path_prefix": path})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{path}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def served(site: Path, site_url: str, serve: Callable[..., str]) -> str:
    """The address of the built site, served under its project path; ends in a slash."""
    return serve(site, urlsplit(site_url).path)


@pytest.fixture(scope="session")
def from_npm() -> None:
    """Asked for by whatever takes something from npm; fails with the remedy where that is missing."""
    if npm.missing():
        pytest.fail(npm.missing(), pytrace=False)


@pytest.fixture(scope="session")
def node(from_npm: None) -> Callable[..., str]:
    """`node("helpers/script.js", …, text="…")` runs a script in the folder tests/ and gives what it prints."""
    return npm.run_node


@pytest.fixture(params=["its own fonts", pytest.param("readers' fonts", marks=pytest.mark.npm)], scope="session")
def fonts(request: pytest.FixtureRequest) -> str:
    """A script, for `open_page`: the machine's own fonts, and after these the ones that readers have."""
    if request.param == "its own fonts":
        return ""
    request.getfixturevalue("from_npm")
    return readers_fonts()


@pytest.fixture(scope="module")
def open_page(browser) -> Iterator[Callable[..., "Page"]]:
    """`open_page(address, fonts, width=…)` opens a page with these fonts: as on a phone below 640 pixels, else on a desktop.

    `script` runs before the page comes. The page's own policy lets the test in.
    """
    contexts = []

    def open_page(address: str, fonts: str, *, width: int, height: int = 900, script: str = "") -> "Page":
        is_phone = width < NARROW
        size = {"width": width, "height": height}
        context = browser.new_context(bypass_csp=True, viewport=size, has_touch=is_phone, is_mobile=is_phone)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(fonts + script)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run (Playwright's Browser). It can reach this machine and no other."""
    executable = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not executable:
        missing = "no Chromium here: install the package `chromium` (Debian), or name a browser's program in CHROMIUM"
        pytest.fail(missing, pytrace=False) if CI else pytest.skip(missing)

    arguments = [
        "--no-sandbox",  # root, as in a container, gets no browser with one
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ]
    from playwright.sync_api import sync_playwright  # half a second that a run without a browser need not wait

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()
