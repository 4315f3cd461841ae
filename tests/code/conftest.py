"""Tests of the code read made-up sites alone: they give the same result whatever stands in
docs/.
"""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def served(sample: Path, serve: Callable[..., str]) -> str:
    """The address of the site of one invented op-ed on this machine; ends in a slash."""
    return serve(sample)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test of cases that are not there, such as of a folder that was renamed, fails."""
    if "[NOTSET" in item.name:
        pytest.fail("there must be cases", pytrace=False)
