"""The preview starts whatever is wrong, shows what only a restart would, and runs no script
but the server's own.
"""

import base64
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from helpers.preview import Preview, running
from helpers.project import ROOT
from helpers.small_project import op_ed, small_project
from oped.output.reload_script import with_reload_script
from oped.page.policy import RELOAD_PLACE

GUEST = "<script>document.title = 'A guest was here'</script>"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with a program of its own, to be changed."""
    folder = small_project(
        tmp_path / "project", {"docs/index.md": op_ed(), "docs/a.md": op_ed("Another")}
    )
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    settings = (folder / "mkdocs.yml").read_text().replace(f"{ROOT}/overrides", "overrides")
    (folder / "mkdocs.yml").write_text(settings)
    return folder


@pytest.fixture
def serve(project: Path) -> Iterator[Callable[..., Preview]]:
    """`serve()` starts a preview of the project; arguments are MkDocs' own."""
    with ExitStack() as stack:

        def serve(*arguments: str) -> Preview:
            return stack.enter_context(running(project, *arguments, COMPANIONS="false"))

        yield serve


@pytest.mark.slow
def test_it_starts_on_faulty_files_and_shows_their_messages_until_they_are_mended(
    project: Path, serve: Callable[..., Preview]
) -> None:
    (project / "docs/index.md").write_text(op_ed().replace("2024-05-03", "3 May"))
    settings = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(settings + "use_directory_urls: false\n")
    preview = serve()
    page = preview.wait("&#x27;use_directory_urls&#x27; must be true")
    assert "could not be built" in page
    assert "/livereload/" in page
    (project / "mkdocs.yml").write_text(settings)
    preview.wait("docs/index.md:6: &#x27;date&#x27; must be an ISO 8601 date")
    preview.wait("docs/index.md:6:", path="nowhere/")
    (project / "docs/index.md").write_text(op_ed())
    assert "could not be built" not in preview.wait("A town needs its bridge")
    assert "could not be built" not in preview.wait("Another", path="a/")


@pytest.mark.slow
def test_what_only_a_restart_reads_is_shown_or_said(
    project: Path, serve: Callable[..., Preview]
) -> None:
    preview = serve()
    preview.wait("Skip to the text")
    words = project / "overrides/hooks/oped/languages/en.yml"
    words.write_text(words.read_text().replace("Skip to the text", "Go to the words"))
    preview.wait("Go to the words")
    preview.wait("Go to the words", path="a/")
    words.write_text(words.read_text() + "this is: [no word\n")
    preview.wait("overrides/hooks/oped/languages/en.yml:", path="a/")
    words.write_text(words.read_text().replace("this is: [no word\n", ""))
    preview.wait("Go to the words", path="a/")
    program = project / "overrides/hooks/oped/language.py"
    before = program.read_text()
    program.write_text(before + "\n# changed\n")
    page = preview.wait("The preview must be started again", path="a/")
    assert "hooks/oped/language.py was changed" in page
    program.write_text(before)
    preview.wait("Another", path="a/")
    preview.wait("A town needs its bridge")


@pytest.mark.slow
def test_without_reloading_it_is_the_site_as_well(serve: Callable[..., Preview]) -> None:
    preview = serve("--no-livereload")
    page = preview.wait("A town needs its bridge")
    assert RELOAD_PLACE in page
    assert "/livereload/" not in page


@pytest.mark.slow
def test_the_servers_script_runs_and_a_guests_does_not(
    project: Path, serve: Callable[..., Preview], browser
) -> None:
    masthead = project / "overrides/partials/article-masthead.html"
    masthead.write_text(GUEST + masthead.read_text())
    missing = project / "overrides/404.html"
    missing.write_text(missing.read_text().replace("<h1>", GUEST + "<h1>"))
    preview = serve()
    preview.wait("A town needs its bridge")
    page = browser.new_page()
    page.goto(preview.address)
    assert "bridge" in page.title()
    page.wait_for_timeout(300)
    (project / "docs/index.md").write_text(op_ed("A town has its bridge"))
    page.locator("h1", has_text="A town has its bridge").wait_for(timeout=20_000)
    page.goto(preview.address + "nowhere/")
    assert "guest" not in page.title()
    page.close()


def answer(status: str, kind: str, body: bytes) -> bytes:
    """What a small application's answer becomes."""

    def application(environ, start_response):
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body]

    sent = []
    result = b"".join(
        with_reload_script(application)({}, lambda status, headers: sent.append(dict(headers)))
    )
    assert sent == [{"Content-Type": kind, "Content-Length": str(len(result))}]
    return result


PAGE = f'<meta content="{RELOAD_PLACE}">{GUEST}<script>reload()</script></body>'.encode()


def test_the_last_script_of_a_page_that_is_there_passes_by_its_hash() -> None:
    digest = base64.b64encode(hashlib.sha256(b"reload()").digest()).decode()
    allowed = PAGE.replace(RELOAD_PLACE.encode(), f"script-src 'sha256-{digest}'".encode())
    assert answer("200 OK", "text/html", PAGE) == allowed


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        ("404 Not Found", "text/html", PAGE),
        ("200 OK", "text/plain", PAGE),
        ("200 OK", "text/html", f'<meta content="{RELOAD_PLACE}"></body>'.encode()),
        (
            "200 OK",
            "text/html",
            f'<meta content="{RELOAD_PLACE}"><script type="x">a</script></body>'.encode(),
        ),
    ],
)
def test_any_other_answer_lets_no_script_pass(status: str, kind: str, body: bytes) -> None:
    assert answer(status, kind, body) == body
