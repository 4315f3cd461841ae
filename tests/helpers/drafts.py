"""Drafts, and what an editor does with them."""

from pathlib import Path


def publish(draft: Path) -> None:
    """Take the line away that keeps a draft from being published."""
    text = draft.read_text(encoding="utf-8")
    assert "draft: true\n" in text
    draft.write_text(text.replace("draft: true\n", ""), encoding="utf-8")
