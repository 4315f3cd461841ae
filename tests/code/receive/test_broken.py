"""Files of which no op-ed can be made: one clear message each, and nothing is written."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from oped.commands import receive

CASES = yaml.safe_load((Path(__file__).parent / "broken.yml").read_text(encoding="utf-8"))
PARAGRAPH = (
    "The ferry across the Lunn has not run since the first week of March, and the ninety people "
    "who took it every morning now drive forty minutes round the lake, or do not come at all."
)
KOREAN = (
    "지난 삼월 첫째 주부터 나룻배가 멈췄다. 매일 아침 배를 타던 아흔 명은 이제 호수를 "
    "돌아 사십 분을 운전하거나 오지 않는다. 시청은 보고서를 기다린다."
)


def data_of(case: dict[str, Any]) -> bytes:
    """The bytes of a case, with paragraphs in place of their names."""
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    text = case["text"].replace("{paragraph}", PARAGRAPH).replace("{korean}", KOREAN)
    return text.encode(case.get("encoding", "utf-8"))


@pytest.mark.parametrize("name", CASES)
def test_the_message_says_what_to_do_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    file = tmp_path / "received.txt"
    file.write_bytes(data_of(case))
    docs = tmp_path / "docs"
    docs.mkdir()
    message, code = receive.receive(file, case.get("said", {}), docs=docs, today=date(2026, 1, 1))
    assert (message, code) == (f"{file}: {case['message']}; nothing was written", 1)
    assert not list(docs.rglob("*"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "none.txt"
    message, code = receive.receive(file, {}, docs=tmp_path, today=date(2026, 1, 1))
    assert (message, code) == (
        f"{file}: the file cannot be read: No such file or directory; nothing was written",
        1,
    )
