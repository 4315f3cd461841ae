"""What stands below docs/ and stays there: links that lead out of it, or round in a
circle, are neither read nor published.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from oped.problem import Problem
from oped.settings import printable


class Survey(NamedTuple):
    """The files below docs/ by name, problems of folders that may not even be walked,
    and problems of files.
    """

    names: list[str]
    folders: list[Problem]
    files: dict[str, Problem]

    @property
    def problems(self) -> list[Problem]:
        """The problems of files but for those that MkDocs leaves out for their name."""
        return [problem for name, problem in self.files.items() if not _is_hidden(name)]

    @property
    def readable(self) -> list[str]:
        """The files that MkDocs does not leave out for their name, and that stay below
        docs/.
        """
        return [name for name in self.names if name not in self.files and not _is_hidden(name)]


def survey(docs: Path, *, shown: str) -> Survey:
    """Walk docs/ as MkDocs does, which follows every link; `shown` is the folder as
    messages name it.
    """
    names: list[str] = []
    folders: list[Problem] = []
    files: dict[str, Problem] = {}
    top = Path(os.path.realpath(docs))
    for entry in _walk(docs, (top,)):
        name = entry.path.relative_to(docs).as_posix()
        rule = entry.rule or _name_rule(name)
        problem = Problem(f"{shown}/{printable(name)}", 1, rule)
        if entry.is_folder:
            folders += [problem] if entry.rule else []
            continue
        names.append(name)
        if rule:
            files[name] = problem
    return Survey(names, folders, files)


def _name_rule(name: str) -> str:
    """No address can be made of a name that is no text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return "a file's name must be UTF-8, as the text in it"
    return ""


class _Entry(NamedTuple):
    path: Path
    is_folder: bool
    # What is wrong with it, if anything is.
    rule: str


def _walk(folder: Path, above: tuple[Path, ...]) -> Iterator[_Entry]:
    """Each entry below a folder, given with the real folders that it stands in; a wrong
    folder is not entered.
    """
    for path in sorted(folder.iterdir()):
        real = above[-1] / path.name
        if path.is_symlink():
            real = Path(os.path.realpath(path))
        if not path.is_dir():
            yield _Entry(path, False, _wrong_file(path, real, above[0]))
            continue
        rule = _wrong_folder(path, real, above)
        yield _Entry(path, True, rule)
        if not rule:
            yield from _walk(path, (*above, real))


def _wrong_folder(folder: Path, real: Path, above: tuple[Path, ...]) -> str:
    if real in above:
        return "a folder must not be a link to one that it stands in: it would never end"
    if not real.is_relative_to(above[0]):
        return "a folder must stand here itself, not be a link that leads out of this one"
    if not os.access(folder, os.R_OK | os.X_OK):
        return "the folder must be one that may be read"
    return ""


def _wrong_file(file: Path, real: Path, top: Path) -> str:
    if not file.exists():
        return "a file must stand here itself, not be a link to nothing"
    if not real.is_relative_to(top):
        return "a file must stand here itself, not be a link that leads out of this folder"
    if not file.is_file():
        return "this must be a file or a folder, not a pipe, a socket or a device"
    if not os.access(file, os.R_OK):
        return "the file must be one that may be read"
    return ""


def _is_hidden(name: str) -> bool:
    """Whether MkDocs leaves it out for a name that begins with a dot, as an editor's
    lock file has.
    """
    return any(part.startswith(".") for part in name.split("/"))
