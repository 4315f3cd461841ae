"""A headline becomes the name of files: ASCII words, or none where its script has no such
spelling.
"""

import pytest

from oped.article import slug


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Don’t look à côté", "dont-look-a-cote"),
        ("Straße", "strasse"),
        ("Łódź, Đà Nẵng", "lodz-da-nang"),
        ("Æble ½", "aeble-1-2"),
        ("A&amp;B &#65;", "a-amp-b-65"),
        ("</script><b>", "script-b"),
        ("A town — its bridge", "a-town-its-bridge"),
    ],
)
def test_latin_letters_are_spelt_in_ascii(title: str, name: str) -> None:
    assert slug(title) == name


@pytest.mark.parametrize("title", ["작은 도서관", "عمر", "橋本", "Ελλάδα", "Мост", "!?"])
def test_another_script_gives_no_name_of_random_letters(title: str) -> None:
    assert slug(title) == ""


def test_what_is_latin_in_another_script_stays() -> None:
    assert slug("橋本 KO 2024") == "ko-2024"
