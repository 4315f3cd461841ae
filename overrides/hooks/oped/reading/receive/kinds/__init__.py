"""The kinds of files that can be received. A further kind is a module here and a row in
KINDS.
"""

from collections.abc import Callable
from typing import NamedTuple

from oped.reading.receive.kinds import labelled, mail, plain
from oped.reading.receive.material import Material

Recognises = Callable[[bytes], bool]
Reads = Callable[[bytes, str], Material]


class Kind(NamedTuple):
    """A kind of file: what it is called, whether bytes are one, and what is read from
    them.

    `read` takes the bytes and the encoding that the editor says, if any; it raises
    CannotReceive.
    """

    name: str
    recognises: Recognises
    read: Reads


# The first that recognises a file reads it.
KINDS = (
    Kind("mail", mail.recognises, mail.read),
    Kind("labelled text", labelled.recognises, labelled.read),
    Kind("plain text", plain.recognises, plain.read),
)


def kind_of(data: bytes) -> Kind:
    """The kind of a received file; plain text recognises any."""
    return next(kind for kind in KINDS if kind.recognises(data))
