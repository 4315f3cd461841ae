"""A plugin of pytest: runs the tests asked for, in their order, and notes the first failure."""

from collections.abc import Sequence
from pathlib import Path

import pytest


class Attempt:
    """Writes into `note` what failed first; nothing where nothing did."""

    def __init__(self, names: Sequence[str], note: Path) -> None:
        self.places = {name: place for place, name in enumerate(names)}
        self.note = note

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        asked = [item for item in items if item.nodeid in self.places]
        items[:] = sorted(asked, key=lambda item: self.places[item.nodeid])

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._note(f"reading {report.nodeid}")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._note(report.nodeid)

    def _note(self, failure: str) -> None:
        if not self.note.exists():
            self.note.write_text(failure, encoding="utf-8")
