"""What a run of the tests keeps for all of its processes, and where conftest files find it."""

from pathlib import Path

import pytest

from helpers.site import Site

SHARED = pytest.StashKey[Path]()
TESTED = pytest.StashKey[Site | None]()
DIGEST = pytest.StashKey[str]()
# By the mark, the tests that it left out.
LEFT_OUT = pytest.StashKey[dict[str, list[str]]]()
