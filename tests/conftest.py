"""What the tests share: the site as readers get it, a server like GitHub Pages, one browser, copies to break."""

import gzip
import hashlib
import mimetypes
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = os.environ.get("SITE_URL") or "https://example.github.io/op-ed/"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")  # .ci/run looks for the same

# The same examples on every run, and no complaint that a machine is slow
hypothesis.settings.register_profile("op-ed", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("op-ed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="also every page in every state, and whatever takes long")
    parser.addoption("--online", action="store_true", help="also ask other hosts whether the pages linked to are there")


# What is known of the op-ed that this project began with is tested only while docs/index.md is that op-ed.
FIRST = "\ntitle: The case against doing nothing about North Korea\n"
REASONS = {
    "slow": "slow tests left out: `make test-all` runs them (pytest --slow)",
    "first_op_ed": "tests of the first op-ed left out: docs/index.md is another",
}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, as deselected ones, slow tests unless --slow asks for them, and those of an op-ed that is not there."""
    out = set() if config.getoption("--slow") or "slow" in config.option.markexpr else {"slow"}
    out |= set() if FIRST in (ROOT / "docs/index.md").read_text(encoding="utf-8") else {"first_op_ed"}
    left = {mark: [item for item in items if item.get_closest_marker(mark)] for mark in out}
    items[:] = [item for item in items if not any(item in found for found in left.values())]
    for found in left.values():
        config.hook.pytest_deselected(items=found)
    config.stash[LEFT_OUT] = {mark: len(found) for mark, found in left.items()}


LEFT_OUT = pytest.StashKey[dict[str, int]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for mark, count in config.stash.get(LEFT_OUT, {}).items():
        if count:
            terminalreporter.write_line(f"{count} {REASONS[mark]}")


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
    if os.environ.get("CI") == "true":
        assert digest(folder) == tested, "site/ is what gets published, and a test has altered it"


@pytest.fixture(scope="session")
def fixture_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of invented op-eds, with every feature in use, built once."""
    folder = tmp_path_factory.mktemp("fixture") / "site"
    require(mkdocs("build", "--strict", "-f", "tests/fixture/mkdocs.yml", "-d", str(folder)))
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
def browser():
    """One Chromium for the whole run (Playwright's Browser). It can reach this machine and no other."""
    executable = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not executable:
        missing = "no Chromium here: install the package `chromium` (Debian), or name a browser's program in CHROMIUM"
        pytest.fail(missing, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(missing)
    from playwright.sync_api import sync_playwright  # half a second that a run without a browser need not wait

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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


def mkdocs(*arguments: str, folder: Path = ROOT, **env: str | None) -> subprocess.CompletedProcess[str]:
    """Runs MkDocs in a folder under SITE_URL; a variable set to None is taken away."""
    variables = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", **env}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env={name: value for name, value in variables.items() if value is not None},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def require(run: subprocess.CompletedProcess[str]) -> None:
    """Fails with the output of a run that failed."""
    if run.returncode:
        command = " ".join(map(str, run.args[1:]))
        pytest.fail(f"python {command} ended with {run.returncode}:\n{run.stdout}{run.stderr}", pytrace=False)


def digest(folder: Path) -> str:
    """One number for every name and byte below a folder."""
    found = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        found.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return found.hexdigest()


class Pages(BaseHTTPRequestHandler):
    """Answers as GitHub Pages does: a project path, gzip for text, `x` redirects to `x/`, 404.html with status 404."""

    folder: Path
    path_prefix: str
    protocol_version = "HTTP/1.1"
    types = mimetypes.MimeTypes()  # Python's own table: the machine's may differ

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.path_prefix):
            return self.answer(404, b"Outside the project", "text/plain")
        target = self.folder / path.removeprefix(self.path_prefix)
        if target.is_dir() and not path.endswith("/"):
            return self.answer(301, b"", "text/html", location=urlsplit(self.path).path + "/")
        file = target / "index.html" if path.endswith("/") else target
        status = 200 if file.resolve().is_relative_to(self.folder.resolve()) and file.is_file() else 404
        file = file if status == 200 else self.folder / "404.html"
        body = file.read_bytes() if file.is_file() else b"Not found"
        return self.answer(status, body, self.types.guess_type(file.name)[0] or "application/octet-stream")

    do_HEAD = do_GET

    def answer(self, status: int, body: bytes, kind: str, *, location: str | None = None) -> None:
        is_text = kind.startswith("text/") or kind in ("application/json", "application/xml", "image/svg+xml")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Cache-Control", "max-age=600")
        if location:
            self.send_header("Location", location)
        if is_text and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing: what was asked for is a test's business."""
