"""What was made once, remembered by the digest of what it was made from; every entry is
held against its own digest.
"""

import hashlib
import os
import re
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

# A digest of what was made from, or (of older entries) a part of one, and a file's ending.
ENTRY = re.compile(r"[0-9a-f]{40} (?:[0-9a-f]{24})? \. [a-z0-9.-]+", re.VERBOSE)
DIGEST_SIZE = hashlib.sha256().digest_size
# Another build, or a preview for another address, may want what this one does not.
KEPT_UNUSED = 24 * 60 * 60  # seconds


class Cache(NamedTuple):
    """A folder of entries that builds share.

    An entry is a file: a SHA-256 over its name and its bytes, then the bytes. One that
    was cut off, emptied or put in another's place is none. Entries are written whole or
    not at all.
    """

    folder: Path

    def read(self, name: str) -> bytes | None:
        """The bytes of an entry, or None where there is no sound one."""
        file = self.folder / name
        try:
            stored = file.read_bytes()
        except OSError:
            return None
        data = stored[DIGEST_SIZE:]
        if stored[:DIGEST_SIZE] != _digest(name, data):
            return None
        with suppress(OSError):
            os.utime(file)  # Used now, so not to be removed soon.
        return data

    def write(self, name: str, data: bytes) -> None:
        """Remember bytes under `name`, a key with an ending; raises OSError where
        nothing can be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        # Of this thread alone: two pictures of the same bytes are made at once.
        half = self.folder / f"{name}.half-{os.getpid()}-{threading.get_ident()}"
        half.write_bytes(_digest(name, data) + data)
        half.replace(self.folder / name)

    def clear(self) -> None:
        """Remove what no build has used for a day."""
        if not self.folder.is_dir():
            return
        oldest = time.time() - KEPT_UNUSED
        for file in list(self.folder.iterdir()):
            if ENTRY.fullmatch(file.name):
                # Another build may be about to remove the same.
                with suppress(OSError):
                    if file.stat().st_mtime < oldest:
                        file.unlink()


def key(*parts: bytes) -> str:
    """The name, without an ending, of what is made from these parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _digest(name: str, data: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + data).digest()
