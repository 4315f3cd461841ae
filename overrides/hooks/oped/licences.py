"""Licences by the names that people write: SPDX's, Creative Commons', or an address."""

import re
from typing import NamedTuple

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

COMMONS = "https://creativecommons.org/"
# "CC BY-NC 4.0", "CC BY 3.0 DE", "CC0", "CC BY-SA 4.0 International"
COMMONS_NAME = re.compile(
    r"""
    CC [ -]? (?P<kind> 0 | (?:BY(?:-NC)?(?:-ND|-SA)?) | PDM )
    (?: [ -] (?P<version> \d\.\d ) )?
    (?: [ -] (?P<place> [A-Z]{2,3} ) )?
    (?: [ ] (?:International|Universal|Unported|Generic) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
COMMONS_ADDRESS = re.compile(
    r"""
    https?://creativecommons\.org/(?:licenses|publicdomain)
    / (?P<kind> by(?:-nc)?(?:-nd|-sa)? | zero | mark )
    / (?P<version> \d\.\d )
    (?: / (?P<place> [a-z]{2,3}) )?
    (?: / .* )?
    """,
    re.VERBOSE,
)
ADDRESS = re.compile(r"https?://[^\s/]+\.\S+")
# Those that are no licence have names of their own, and one version.
PUBLIC_DOMAIN = {"0": ("CC0", "zero"), "PDM": ("CC PDM", "mark")}


class Licence(NamedTuple):
    """What a licence is called, and where it stands."""

    name: str
    address: str


def licence(text: str) -> Licence | None:
    """The licence that a text names; none where nobody knows it.

    "CC BY 4.0", "CC-BY-4.0" and its address are one; of SPDX's others the page at SPDX is
    the address.
    """
    name = COMMONS_NAME.fullmatch(text)
    if name:
        kind = name["kind"].upper()
        return _of_commons(kind, name["version"], name["place"])
    address = COMMONS_ADDRESS.fullmatch(text)
    if address:
        kinds = {"zero": "0", "mark": "PDM"}
        kind = kinds.get(address["kind"], address["kind"].upper())
        return _of_commons(kind, address["version"], address["place"])
    if ADDRESS.fullmatch(text):
        return Licence(text.split("://", 1)[1].rstrip("/"), text)
    return _of_spdx(text)


def _of_commons(kind: str, version: str | None, place: str | None) -> Licence | None:
    if kind in PUBLIC_DOMAIN:
        name, word = PUBLIC_DOMAIN[kind]
        return Licence(f"{name} 1.0", f"{COMMONS}publicdomain/{word}/1.0/")
    if not version or not _is_of_spdx(f"CC-{kind}-{version}"):
        return None
    address = f"{COMMONS}licenses/{kind.lower()}/{version}/"
    name = f"CC {kind} {version}"
    if not place:
        return Licence(name, address)
    return Licence(f"{name} {place.upper()}", f"{address}{place.lower()}/")


def _of_spdx(text: str) -> Licence | None:
    if not _is_of_spdx(text):
        return None
    name = canonicalize_license_expression(text)
    return Licence(name, f"https://spdx.org/licenses/{name}.html")


def _is_of_spdx(text: str) -> bool:
    """Whether SPDX's list has the name, without regard to capitals."""
    if " " in text or text.lower().startswith("licenseref-"):
        return False
    try:
        canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        return False
    return True
