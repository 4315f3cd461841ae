"""What takes long is made once, whichever of the run's processes asks for it first."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import FileLock


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder, which `make` fills; other processes wait for the first that asks."""
    done = folder.with_name(f"{folder.name}.done")
    with FileLock(folder.with_name(f"{folder.name}.lock")):
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def known_once(file: Path, find_out: Callable[[], Any]) -> Any:
    """A value that JSON can hold; kept in a file, from which other processes read it."""
    with FileLock(file.with_name(f"{file.name}.lock")):
        if not file.exists():
            file.write_text(json.dumps(find_out()), encoding="utf-8")
        return json.loads(file.read_text(encoding="utf-8"))
