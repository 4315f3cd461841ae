"""Addresses of links and of files that are shown, read as a browser reads them."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from oped.reading.allowed import RUNNING_SCHEMES, SCHEMES

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# A browser leaves these out of an address, wherever they stand, before it reads it.
LEFT_OUT = re.compile(r"[\t\n\r]")
AROUND = "".join(map(chr, range(0x21)))
LONGEST_SHOWN = 60


def link_faults(address: str) -> Iterator[str]:
    """What is wrong with where a link leads."""
    plain = as_read(address)
    scheme = scheme_of(plain)
    if scheme in RUNNING_SCHEMES:
        yield f"an address must lead to a page, not run as '{plain[:40]}'"
    elif not is_whole(plain, scheme):
        yield f"an address must be whole, not '{shown(plain)}'"
    elif scheme and scheme not in SCHEMES:
        remedy = "write it as words, or a link to a page that tells of it"
        yield f"an address must lead to a page, not by '{scheme}:': {remedy}"


def file_faults(address: str) -> Iterator[str]:
    """What is wrong with a picture, sound or film: the reader's browser asks no other host."""
    plain = as_read(address)
    scheme = scheme_of(plain)
    if scheme in RUNNING_SCHEMES:
        yield f"an address must lead to a page, not run as '{plain[:40]}'"
    elif scheme or plain.startswith("//"):
        remedy = f"a file below docs/, not '{shown(plain)}' of another host"
        yield f"a picture must be {remedy}; or link to it"
    elif not is_whole(plain, scheme):
        yield f"an address must be whole, not '{shown(plain)}'"


def files_faults(candidates: str) -> Iterator[str]:
    """The same of each file in a `srcset`: "a.png 1x, b.png 2x"."""
    for candidate in re.split(r",\s|\s", candidates):
        if not re.fullmatch(r"[\d.]+[wxh],?|,*", candidate):
            yield from file_faults(candidate.rstrip(","))


def as_read(address: str) -> str:
    """An address without what a browser leaves out, each backslash a slash before a query."""
    plain = LEFT_OUT.sub("", address.strip(AROUND))
    path, mark, rest = plain.partition("?")
    if scheme_of(plain) in ("", "http", "https", "ftp"):
        path = path.replace("\\", "/")
    return path + mark + rest


def scheme_of(address: str) -> str:
    match = SCHEME.match(address)
    return match[1].lower() if match else ""


def is_whole(address: str, scheme: str) -> bool:
    """Whether it can be taken apart, and an address of the web names a host."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if scheme in ("http", "https", "ftp", "ftps"):
        return bool(parts.hostname) and port != 0
    return port != 0


def shown(address: str) -> str:
    """An address as a message shows it."""
    plain = "".join(sign for sign in unescape(address) if sign.isprintable())
    return plain if len(plain) <= LONGEST_SHOWN else f"{plain[:LONGEST_SHOWN]}…"
