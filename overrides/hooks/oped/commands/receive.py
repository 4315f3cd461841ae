"""Make drafts of received texts: `python overrides/hooks/oped receive FILE …
[TITLE="…"]` writes each with its copy below docs/, proven, and says what every line
was taken for.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from oped.article import FrontMatter, from_front_matter
from oped.commands.docs_folder import docs_folder
from oped.reading import bounds, files, front_matter
from oped.reading.receive import learnt, report
from oped.reading.receive.draft import OVERRIDES, Draft, draft
from oped.reading.receive.learnt import Layout
from oped.reading.receive.problem import CannotReceive

# Of one file alone can these be said.
OF_ONE = ("TITLE", "AUTHORS", "NAME")
# Below docs/; no build publishes a name that begins with a dot.
LAYOUTS = "wire/.layouts.yml"


def receive(file: Path, said: Mapping[str, str], *, docs: Path, today: date) -> tuple[str, int]:
    """Write a draft of a received file below docs/; returns what to tell the editor and
    the exit code.

    Nothing is written unless all of it can be, and nothing that is there is overwritten
    but what was learnt of layouts.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        return f"{file}: the file cannot be read: {error.strerror}; nothing was written", 1
    try:
        op_eds = _op_eds(docs, today)
        new = draft(data, said, today=today, layouts=_layouts(docs, op_eds))
        _refuse_what_is_there(new, data, docs, op_eds)
    except CannotReceive as reason:
        return f"{file}: {reason}; nothing was written", 1
    try:
        _write(new, data, docs)
        _learn(docs, today)
    except OSError as error:
        return f"{error.filename} cannot be written: {error.strerror}", 1
    return report.text(new, file.as_posix()), 0


def _write(new: Draft, data: bytes, docs: Path) -> None:
    copy = docs / "wire" / f"{new.name}.txt"
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(data)
    op_ed = docs / f"{new.name}.md"
    op_ed.write_text(new.file.text, encoding="utf-8", newline="\n")


def main(arguments: Sequence[str]) -> int:
    """Receive the files that the arguments name, or the environment's FILE; returns the
    exit code.

    Arguments such as TITLE="A town needs its bridge", or the environment, say what an
    editor knows.
    """
    said = {name: os.environ[name] for name in OVERRIDES if os.environ.get(name)}
    named = []
    for argument in arguments:
        name, sign, value = argument.partition("=")
        if sign and name in OVERRIDES:
            said[name] = value
        else:
            named.append(Path(argument))
    named = named or _files(os.environ.get("FILE", ""))
    if not named:
        print("say the file: make receive FILE=letter.txt", file=sys.stderr)
        return 1
    if len(named) > 1 and any(name in said for name in OF_ONE):
        print(
            f"{', '.join(OF_ONE)} are of one op-ed: receive the files one by one",
            file=sys.stderr,
        )
        return 1
    codes = []
    for file in named:
        message, code = receive(file, said, docs=docs_folder(), today=date.today())
        print(message, file=sys.stderr if code else sys.stdout)
        codes.append(code)
    return max(codes)


class OpEd(NamedTuple):
    """An op-ed that is there: its path below the project's root, and its front matter."""

    path: str
    values: FrontMatter
    is_finished: bool


def _op_eds(docs: Path, today: date) -> list[OpEd]:
    """The op-eds below docs/ whose front matter is sound."""
    if not docs.is_dir():
        return []
    op_eds = []
    for name in bounds.survey(docs, shown="docs").readable:
        if not name.endswith(".md"):
            continue
        path = f"docs/{name}"
        text, problems = files.decode((docs / name).read_bytes(), path=path)
        parsed = front_matter.parse(text, path=path, latest=today)
        if parsed.values and not problems:
            op_eds.append(OpEd(path, parsed.values, is_finished=not parsed.open))
    return op_eds


def _layouts(docs: Path, op_eds: Sequence[OpEd]) -> list[Layout]:
    """What is known of the layouts of sources: what was learnt, and what finished op-eds
    say.
    """
    file = docs / LAYOUTS
    layouts: list[Layout] = []
    if file.exists():
        layouts = learnt.parse(file.read_text(encoding="utf-8"), path=f"docs/{LAYOUTS}")
    for op_ed in op_eds:
        layout = learnt.of(op_ed.values) if op_ed.is_finished else None
        if layout and layout not in layouts:
            layouts = learnt.with_new(layouts, layout)
    return layouts


def _learn(docs: Path, today: date) -> None:
    """Keep what is known of layouts now, the new draft's among them."""
    layouts = _layouts(docs, _op_eds(docs, today))
    if layouts:
        (docs / LAYOUTS).write_text(learnt.dump(layouts), encoding="utf-8", newline="\n")


def _files(names: str) -> list[Path]:
    """Files that are parted by spaces; a name may have spaces itself, if there is such a
    file.
    """
    files = []
    words = names.split(" ")
    while words:
        count = len(words)
        while count > 1 and not Path(" ".join(words[:count])).is_file():
            count -= 1
        if words[0]:
            files.append(Path(" ".join(words[:count])))
        words = words[count:]
    return files


def _refuse_what_is_there(new: Draft, data: bytes, docs: Path, op_eds: Sequence[OpEd]) -> None:
    """Raise CannotReceive where an op-ed or another copy has the name; the same copy is
    used.
    """
    remedy = "another is said by NAME=…"
    for name in (f"{new.name}.md", f"{new.name}/index.md"):
        if (docs / name).exists():
            raise CannotReceive(f"docs/{name} is there already; {remedy}")
    for op_ed in op_eds:
        place = {"path": op_ed.path, "url": "", "site_url": "", "site_name": ""}
        if from_front_matter(op_ed.values, **place).stem == new.name:
            raise CannotReceive(f"{op_ed.path} has this name for its files already; {remedy}")
    copy = docs / "wire" / f"{new.name}.txt"
    if copy.exists() and copy.read_bytes() != data:
        raise CannotReceive(f"docs/wire/{copy.name} is another copy; {remedy}")
