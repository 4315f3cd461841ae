"""A preview that runs: `mkdocs serve` in a process of its own, and its pages as they are now."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError

import pytest


class Preview(NamedTuple):
    """The address that it answers at, and its process."""

    address: str
    process: subprocess.Popen[bytes]

    def get(self, path: str = "") -> str:
        """One answer, whatever its status."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                text: str = answer.read().decode()
                return text
        except HTTPError as error:
            return error.read().decode()

    def wait(self, expected: str, path: str = "", *, seconds: int = 40) -> str:
        """The page, once it shows what is expected; until then each answer must come, and
        not hang.
        """
        end, page = time.monotonic() + seconds, ""
        while time.monotonic() < end:
            try:
                page = self.get(path)
            except OSError:  # The server is not up yet.
                page = ""
            if expected in page:
                return page
            time.sleep(0.1)
        pytest.fail(f"{expected!r} was not shown within {seconds} s, but {page[:600]!r}")


@contextmanager
def running(
    project: Path, *arguments: str, stderr: int = subprocess.DEVNULL, **env: str
) -> Iterator[Preview]:
    """A preview of a project at a free port; what it prints goes where `stderr` says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}", *arguments]
    process = subprocess.Popen(
        command,
        cwd=project,
        env={**os.environ, "SITE_URL": address, **env},
        stdout=subprocess.DEVNULL,
        stderr=stderr,
    )
    try:
        yield Preview(address, process)
    finally:
        process.terminate()
        process.wait(10)
        if process.stderr:
            process.stderr.close()
