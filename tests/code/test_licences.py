"""What a licence is called and where it stands, by whichever of its names an editor knows it."""

import pytest

from oped.licences import Licence, licence

COMMONS = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("CC BY 4.0", "CC BY 4.0", f"{COMMONS}/licenses/by/4.0/"),
        (f"{COMMONS}/licenses/by/3.0/", "CC BY 3.0", f"{COMMONS}/licenses/by/3.0/"),
        (f"{COMMONS}/publicdomain/zero/1.0/", "CC0 1.0", f"{COMMONS}/publicdomain/zero/1.0/"),
        (f"{COMMONS}/publicdomain/mark/1.0/", "CC PDM 1.0", f"{COMMONS}/publicdomain/mark/1.0/"),
    ],
)
def test_a_licence_is_known_by_its_name_or_its_address(text: str, name: str, address: str) -> None:
    assert licence(text) == Licence(name, address)
