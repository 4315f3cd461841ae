"""Typst, asked for one file: the bytes, or what it says against them and where."""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, NamedTuple

from oped.writing.typeset.paper import MADE
from oped.writing.typeset.record import made_pictures

HERE = Path(__file__).parent
# As an editor finds them: below the project's root.
FOLDER = HERE.relative_to(HERE.parents[4]).as_posix()
PLACE = re.compile(r"__typst_py_bytes__\.typ:(\d+)")
# An op-ed that no template can fail on, in place of one on which it failed.
PLAIN = {
    **dict.fromkeys(("title", "name", "summary", "source", "foot", "site"), "A"),
    **dict.fromkeys(("dateline", "kicker", "subtitle", "corrections_title"), "A"),
    **dict.fromkeys(("rights_title", "note_title"), "A"),
    "names": ["A"],
    "byline": [{"text": "A", "is_name": True}],
    "picture": None,
    "caption": [],
    "rights": [],
    "tags": [],
    "ending": [],
    "corrections": [],
    "html": "<body><p>A</p></body>",
    "note": "<body></body>",
}


class TypstFile(NamedTuple):
    """The bytes, or what Typst says against them, with the line of its source where it
    says so.
    """

    data: bytes | None
    error: str = ""
    line: int = 1


class BrokenTemplate(NamedTuple):
    """A template that Typst cannot set: its file's name, the line, and why."""

    name: str
    line: int
    error: str


class Typst:
    """Typst with the editor's fonts first and none of the system's."""

    def __init__(self, fonts: Path, docs: Path, site_folder: Path) -> None:
        import typst  # Only when something is set: an unchanged rebuild does without.

        self.typst = typst
        self.docs = docs
        self.site_folder = site_folder
        built_in = typst.Fonts(include_system_fonts=False).families()
        faces = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)])
        families = sorted(faces.families(), key=lambda name: (name in built_in, name))
        self.families = json.dumps(families)
        self.options: dict[str, Any] = {
            "root": str(docs),
            "font_paths": faces,
            "ignore_system_fonts": True,
            "ppi": 72,
            "pdf_standards": "ua-1",
        }

    def file(self, template: str, ending: Literal["pdf", "png"], facts: str) -> TypstFile:
        """Set a template with an op-ed's record; of a picture that takes several pages,
        the first.
        """
        source = b"".join(part.read_bytes() for part in _parts(template))
        inputs = {
            "record": facts,
            "fonts": self.families,
            "pictures": self._pictures(facts),
        }
        return self._compile(source, ending, inputs)

    def _pictures(self, facts: str) -> str:
        """The bytes of the pictures that were made, as numbers: Typst's root has none of them."""
        files = {name: self.site_folder / name for name in made_pictures(facts)}
        return json.dumps({name: list(file.read_bytes()) for name, file in files.items()})

    def broken_template(self, template: str, facts: str) -> BrokenTemplate | None:
        """What is wrong with a template, if it fails on any op-ed whatever."""
        plain = json.dumps(json.loads(facts) | PLAIN)
        result = self.file(template, "pdf", plain)
        if not result.error:
            return None
        shared, own = _parts(template)
        before = shared.read_bytes().count(b"\n")
        if result.line <= before:
            return BrokenTemplate(shared.name, result.line, result.error)
        return BrokenTemplate(own.name, result.line - before, result.error)

    def broken_pictures(self, names: Iterable[str]) -> str:
        """Which of the pictures, named by their place below docs/, Typst cannot read,
        and why.
        """
        errors = []
        for name in names:
            if name.startswith(MADE):
                continue  # by us, and sound
            source = b'#image(sys.inputs.name, alt: "a")'
            error = self._compile(source, "pdf", {"name": name}).error
            if error:
                errors.append(f"{name.lstrip('/')} {error}")
        return "; ".join(errors)

    def _compile(
        self, source: bytes, ending: Literal["pdf", "png"], inputs: dict[str, str]
    ) -> TypstFile:
        try:
            data = self.typst.compile(source, format=ending, sys_inputs=inputs, **self.options)
        except self.typst.TypstError as error:
            # The folder differs from machine to machine, so no message names it.
            message = str(error).replace(f"{self.docs}{os.sep}", "")
            place = PLACE.search(getattr(error, "diagnostic", ""))
            return TypstFile(None, message, int(place[1]) if place else 1)
        if isinstance(data, list):
            data = data[0]
        assert data is not None, "without an output file Typst gives bytes"  # noqa: S101
        return TypstFile(data)


def _parts(template: str) -> list[Path]:
    """What both templates need stands before each."""
    return [HERE / "shared.typ", HERE / f"{template}.typ"]
