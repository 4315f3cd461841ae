"""What a received line or text is taken for, each by the least that tells it from another."""

import pytest

from oped.reading.receive.cues import furniture, vocabulary
from oped.reading.receive.cues.languages import language_of
from oped.reading.receive.ending import names_alone
from oped.reading.receive.kinds import kind_of
from oped.reading.receive.kinds.plain import header_lines
from oped.reading.wire.copy import Line


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ko", "다리는 낡았다"),
        ("ja", "この橋はとても古い"),
        ("zh", "这座桥很旧"),
        ("he", "הגשר ישן"),
        ("ar", "الجسر قديم"),
        ("el", "η γέφυρα είναι παλιά"),
        ("ru", "мост очень стар"),
        ("en", "the bridge is old and the town is older, and that is all of it"),
        ("", "Fenwick"),
    ],
)
def test_a_language_is_told_by_its_letters_or_its_words(lang: str, text: str) -> None:
    assert language_of(text) == lang


def test_a_sentence_of_nine_words_is_no_button() -> None:
    assert furniture.kind_of("Related to this are the pier and the lake.") == ""
    assert furniture.kind_of("Related to this are the pier and lake.") == furniture.FURNITURE
    assert furniture.kind_of("Related to this are the pier and the lake") == furniture.FURNITURE


def test_the_writer_is_told_by_the_capital() -> None:
    assert vocabulary.word("the_writer").match("The writer teaches geography.")
    assert not vocabulary.word("the_writer").match("the writer of that letter")
    assert vocabulary.word("media").search("the lunn times")


@pytest.mark.parametrize("dash", "—–-")
def test_a_name_behind_a_dash_with_a_place_signs_a_text(dash: str) -> None:
    (span,) = names_alone(f"{dash} Nora Sample, Marl", ["Nora Sample"])
    assert span.value == "Nora Sample"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("mail", b"From: a@e.example\nSubject: A ferry\nMIME-Version: 1.0\n\nText.\n"),
        ("labelled text", b"HEADLINE: A ferry\nBYLINE: Nora Sample\nBODY:\nText.\n"),
        ("plain text", b"A ferry is half a town\n\nText.\n"),
    ],
)
def test_a_kind_of_file_is_told_by_name(kind: str, text: bytes) -> None:
    assert kind_of(text).name == kind


@pytest.mark.parametrize(
    "line",
    [
        "---------- Forwarded message ---------",
        "Original Message",
        "-- Weitergeleitete Nachricht --",
    ],
)
def test_what_says_that_a_mail_was_passed_on_is_of_its_header(line: str) -> None:
    texts = [line, "From: Ada Example", "Subject: A ferry", "", "Text."]
    lines = tuple(Line(number, text) for number, text in enumerate(texts, 1))
    cues, hints = header_lines(lines)
    assert list(cues) == [1, 2, 3]
    assert hints.subject == "A ferry"
