"""Received texts of every common form: no field is wrong, what is unsure is asked, all is
proven.
"""

from datetime import date
from pathlib import Path

import pytest
import yaml

from oped.reading import front_matter
from oped.reading.receive.draft import Draft, draft
from oped.reading.wire import paragraphs

FOLDER = Path(__file__).parent / "samples"
SAMPLES = sorted(file for file in FOLDER.iterdir() if file.suffix in (".txt", ".eml"))
TODAY = date(2026, 1, 1)


def received(file: Path) -> Draft:
    """The draft of a sample; a headline without Latin letters needs a name for the file."""
    return draft(file.read_bytes(), {"NAME": "sample"}, today=TODAY)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_each_field_is_right_or_asked(sample: Path) -> None:
    made = received(sample)
    parsed = front_matter.parse(made.file.text, path="docs/sample.md", latest=TODAY)
    text = [item.text for item in paragraphs(parsed.body, parsed.body_line)]
    front = parsed.plain
    right = yaml.safe_load(sample.with_suffix(".yml").read_text(encoding="utf-8"))
    found = {
        "title": front["title"],
        "authors": front["authors"],
        "date": front["date"],
        "source": front["source"],
        "sign_off": front.get("sign_off", []),
        "paragraphs": len(text),
        "first": text[0][: len(right["first"])],
        "last": text[-1][-len(right["last"]) :],
        "left_out": front["wire"].get("left_out", []),
    }
    for key in ("subtitle", "lang", "dateline", "private"):
        value = front.get(key, front["wire"].get(key))
        if value:
            found[key] = value if value != "true" else True
    assert found == right


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_the_proof_passes_at_once(sample: Path) -> None:
    assert received(sample).proof.sha256
