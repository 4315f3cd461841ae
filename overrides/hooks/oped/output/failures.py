"""Whatever goes wrong in a build, as a problem with file and line: a traceback is nothing
that an editor can act upon.
"""

import re
import traceback
from pathlib import Path

from jinja2 import TemplateNotFound, TemplateSyntaxError

from oped.page.policy import BrokenStylesheet
from oped.problem import Problem
from oped.settings import shown

# The files in which a template can fail; Jinja's tracebacks name their lines.
TEMPLATE = re.compile(r".*\.(html|xml|json)")
UNKNOWN = "that is a mistake of this program: `mkdocs build --verbose` shows where"


def cause(error: BaseException) -> BaseException:
    """What an error is about: MkDocs says "Aborted with a BuildError!" in place of it."""
    if isinstance(error, SystemExit) and error.__context__:
        return error.__context__
    return error


def failure(error: BaseException, *, root: Path, templates: Path, page: str) -> Problem:
    """What went wrong, and where.

    `page` is the file of the page that was being made, below the project's root as all
    paths in messages; `templates` is the folder of the project's own.
    """
    message = str(error) or type(error).__name__
    if isinstance(error, TemplateNotFound):
        return Problem(page, 1, f"there must be a template '{error.name}'")
    if isinstance(error, OSError):
        unusable = shown(Path(str(error.filename)), root) if error.filename else page
        rule = f"this file or folder must be usable: {error.strerror or message}"
        return Problem(unusable, 1, rule)
    if isinstance(error, BrokenStylesheet):
        return Problem(shown(error.file, root), error.line, message)
    if isinstance(error, RecursionError):
        rule = "lists, quotations and brackets must not stand so deeply in each other"
        return Problem(page, 1, rule)
    place = _undecodable(error, templates) or _template_place(error)
    if place:
        file, line = place
        rule = f"the template must be sound: {message}"
        return Problem(shown(file, root), line, rule)
    what = f"{type(error).__name__}: {message}"
    return Problem(page, 1, f"no page could be made ({what}); {UNKNOWN}")


def _template_place(error: BaseException) -> tuple[Path, int] | None:
    """The file and line of the template that is no template, or of the last that ran."""
    if isinstance(error, TemplateSyntaxError):
        return Path(error.filename or error.name or ""), error.lineno
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if TEMPLATE.fullmatch(frame.filename):
            return Path(frame.filename), frame.lineno or 1
    return None


def _undecodable(error: BaseException, folder: Path) -> tuple[Path, int] | None:
    """The template that is no UTF-8, found by its bytes: such an error names no file."""
    if not isinstance(error, UnicodeDecodeError):
        return None
    for file in sorted(folder.rglob("*")):
        if TEMPLATE.fullmatch(file.name) and file.read_bytes() == error.object:
            return file, error.object.count(b"\n", 0, error.start) + 1
    return None
