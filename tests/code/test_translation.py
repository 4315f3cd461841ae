"""Posts of other generators, as their users write them: each key is understood, or told
with ours beside it.
"""

from datetime import date
from pathlib import Path

import pytest
import yaml

from oped.reading import front_matter

CASES = sorted((Path(__file__).parent / "cases/migrated").glob("*.yml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_migrated_post_is_understood_or_told(file: Path) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    parsed = front_matter.parse(case["text"], path="docs/x.md", latest=date(2026, 1, 1))
    problems = {"stops": [], "advice": []}
    for problem in parsed.problems:
        problems[problem.severity].append(str(problem))
    assert problems == {"stops": case["problems"], "advice": case["advice"]}
    assert parsed.plain == {"template": "article.html", **case["values"]}
    # An op-ed is read whole, or the build stops.
    assert bool(parsed.values) or bool(case["problems"])


def test_what_was_translated_once_is_ours() -> None:
    """Translating twice changes nothing: what a Markdown companion holds is read as it is."""
    for file in CASES:
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        ours = {"template": "article.html", **case["values"]}
        text = f"---\n{yaml.safe_dump(ours, allow_unicode=True)}---\n\nText.\n"
        again = front_matter.parse(text, path="docs/x.md", latest=date(2026, 1, 1))
        assert again.plain == ours, file.stem
