"""What people are called: parts of a name as a program reads them, as an editor says them,
and what an editor is asked.
"""

from pathlib import Path

import pytest
import yaml

from helpers.made_up import author
from oped import personal_names
from oped.personal_names import Parts

NAMES = yaml.safe_load((Path(__file__).parent / "cases/personal_names.yml").read_text("utf-8"))


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row[0])
def test_a_name_is_read_as(row: list[str]) -> None:
    name, given, family, suffix, *guess = row
    assert personal_names.parts(name) == Parts(given, family, suffix, is_guessed=guess == ["guess"])


@pytest.mark.parametrize("name", ["Ada\u00a0Example", " Ada  Example "])
def test_spaces_of_any_kind_part_words(name: str) -> None:
    assert personal_names.parts(name) == Parts("Ada", "Example")


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (
            {"name": "Ursula von der Beispiel", "family": "von der Beispiel"},
            ("Ursula", "von der Beispiel", ""),
        ),
        ({"name": "Kim Ha-neul", "given": "Ha-neul"}, ("Ha-neul", "Kim", "")),
        ({"name": "김하늘", "family": "김"}, ("하늘", "김", "")),
        ({"name": "Dr. Ada Example", "family": "Example"}, ("Ada", "Example", "")),
        (
            {"name": "Prof. em. Ada Example", "given": "Ada", "family": "Example"},
            ("Ada", "Example", ""),
        ),
        ({"name": "Ada Example V", "suffix": "V"}, ("Ada", "Example", "V")),
        ({"name": "Ada Example, Jr.", "family": "Example"}, ("Ada", "Example", "Jr.")),
        ({"name": "The Editorial Board", "organization": True}, ("", "The Editorial Board", "")),
        (
            {"name": "The Editorial Board", "family": "The Editorial Board"},
            ("", "The Editorial Board", ""),
        ),
        ({"name": "Greenpeace", "organization": True}, ("", "Greenpeace", "")),
    ],
)
def test_what_an_editor_says_is_no_guess(said: dict, parts: tuple[str, str, str]) -> None:
    assert author(**said).parts == Parts(*parts)


def test_an_organization_is_said_to_be_one_or_has_a_family_name_of_all_its_words() -> None:
    assert author("Greenpeace", organization=True).is_organization
    assert author("The Editorial Board", family="The Editorial Board").is_organization
    assert not author("Plato", family="Plato").is_organization
    assert not author("Ada Example").is_organization
