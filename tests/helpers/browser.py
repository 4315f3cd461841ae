"""One real Chromium, which can reach this machine and no other."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")  # .ci/run looks for the same
MISSING = (
    "no Chromium here: install the package `chromium` (Debian), or name a browser's program in "
    "CHROMIUM"
)
SCRIPTS = Path(__file__).with_name("scripts")
ARGUMENTS = [
    "--no-sandbox",  # root, as in a container, gets no browser with one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def script(name: str) -> str:
    """What runs in a page of a test, by the name of its file in scripts/."""
    return (SCRIPTS / f"{name}.js").read_text("utf-8")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser; without one the test is skipped, or fails where CI is true."""
    executable = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not executable:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING, pytrace=False)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


def reports(browser: Browser, address: str) -> list[str]:
    """What a page says on the console, and asks of other hosts, while it loads."""
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    page.on("request", lambda request: _is_local(request.url) or said.append(f"asks {request.url}"))
    page.goto(address, wait_until="load")
    # What is asked or said late, such as by a refresh or a picture that comes by scrolling.
    page.wait_for_timeout(100)
    page.close()
    return said


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "data:"))
