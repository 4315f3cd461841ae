"""On which line a block ends that no blank line ends."""

import pytest

from oped.reading.markdown.blocks_behind_text import end_of_note, end_of_paragraph


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["[^1]: A note."], 1),
        (["[^1]: A note", "that goes on."], 2),
        (["[^1]: A note", "that goes on.", "- An item"], 2),
        (["[^1]: A note", "# A heading"], 1),
    ],
)
def test_a_note_ends_where_another_block_begins(lines: list[str], end: int) -> None:
    assert end_of_note(lines) == end


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["Words", "and more."], 2),
        (["Words", "---", "More."], 2),
        (["Words", "# A heading"], 1),
        (["Words", "| a | b |", "|---|---|"], 1),
    ],
)
def test_a_paragraph_ends_where_another_block_begins(lines: list[str], end: int) -> None:
    assert end_of_paragraph(lines) == end
