"""Names below docs/: the addresses that they make, what takes the place of something
else, and what is no page at all.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from pathvalidate import ValidationError, validate_filename

from oped.problem import Problem
from oped.settings import printable

ADDRESS_RULE = "a file's name is an address, made of lower-case letters, digits and hyphens"
ADDRESS_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What an editor or a merge leaves beside a file: x.md~ x.md.orig x.md.bak #x.md# ~$x.docx
BACKUP = re.compile(
    r"""
    .* ~                                                # of Emacs, gedit, nano,
    | .* \. (?: orig | rej | bak\d* | backup | old | save(?:\.\d+)? | sw[op] | tmp )
    | \# .* \#                                          # what Emacs saves by itself,
    | ~\$ .*                                            # a lock of Word's,
    | (?: Thumbs\.db | desktop\.ini )                   # and what Windows leaves
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Markdown by its name, which MkDocs would publish as it is: x.MD x.md.txt x.markdown
ALMOST_MARKDOWN = re.compile(
    r".* \. (?: md | markdown | mdown | mkdn | mkd ) (?: \.txt )?",
    re.VERBOSE | re.IGNORECASE,
)
# Folders of the site that pages of its own will have, with what they will show.
LATER = {"authors": "authors", "topics": "topics", "search": "the search"}
LIST_OF_OP_EDS = ("op-eds.md", "op-eds/index.md")
# What machines look for at the top of a site: no op-ed's text may stand there by the name
# of its files.
MACHINES_OWN = (
    "ads.txt",
    "app-ads.txt",
    "humans.txt",
    "llms.txt",
    "robots.txt",
    "security.txt",
)


class Output(NamedTuple):
    """A file of the site: its name, and what it is made from, which is a path where
    somebody wrote it.

    `companion` tells that its name follows from the slug of an op-ed. One that stands for an
    old address has the line that claims it.
    """

    name: str
    source: str
    is_path: bool = True
    is_companion: bool = False
    alias_line: int | None = None


def is_backup(name: str) -> bool:
    """Whether this is a copy that an editor's program or a merge left: never published."""
    return bool(BACKUP.fullmatch(PurePosixPath(name).name))


def page_problems(name: str, *, path: str, template: str | None) -> list[Problem]:
    """What is wrong with the name of a page: it is its address, of ASCII letters,
    digits and hyphens.
    """
    if name in LIST_OF_OP_EDS and template != "front.html":
        rule = "the file needs another name: the list of all op-eds has this one"
        return [Problem(path, 1, rule)]
    for part in name.split("/"):
        if not ADDRESS_PART.fullmatch(part.removesuffix(".md")):
            return [Problem(path, 1, f"{ADDRESS_RULE}, not '{printable(part)}'")]
    return []


def file_problems(name: str, *, path: str) -> list[Problem]:
    """What is wrong with the name of any file that is published."""
    top = name.split("/")[0].removesuffix(".md")
    if top in LATER:
        rule = f"the file needs another name: the pages of {LATER[top]} will have"
        return [Problem(path, 1, f"{rule} the address {top}/")]
    if ALMOST_MARKDOWN.fullmatch(name) and not name.endswith(".md"):
        rule = "a Markdown file must end in '.md', or it would be published as it is"
        return [Problem(path, 1, f"{rule}, not in '{_ending(name)}'")]
    return list(_not_everywhere(name, path))


def _ending(name: str) -> str:
    return "".join(PurePosixPath(name).suffixes[-2:])


def _not_everywhere(name: str, path: str) -> Iterator[Problem]:
    """Names that some system cannot hold."""
    for part in name.split("/"):
        try:
            part.encode()
            validate_filename(part, platform="universal")
        except UnicodeEncodeError:
            rule = "a file's name must be UTF-8, as the text in it"
            yield Problem(path, 1, f"{rule}, not '{printable(part)}'")
        except ValidationError as error:
            yield Problem(path, 1, f"{_windows_rule(error)}, not '{printable(part)}'")


def _windows_rule(error: ValidationError) -> str:
    if error.reserved_name:
        return "a file needs a name that Windows has not taken for a device"
    return "a file needs a name that Windows can hold"


def output_problems(outputs: Iterable[Output]) -> list[Problem]:
    """Files of the site that some system cannot hold, or that would take each other's
    place on one.

    What differs by case alone, or by the way in which an accent is spelt, is one name
    on many systems.
    """
    problems: list[Problem] = []
    by_name: dict[str, Output] = {}
    folders: dict[str, Output] = {}
    ordered = sorted(outputs, key=_by_right)
    for output in ordered:
        if output.is_companion:
            problems += _companion_problems(output)
        name = _folded(output.name)
        parents = [_folded(str(parent)) for parent in PurePosixPath(output.name).parents]
        other = by_name.get(name) or folders.get(name) or _first(by_name, parents)
        if other and (output.alias_line or other.source != output.source):
            problems.append(_collision(output, other))
        by_name.setdefault(name, output)
        for parent in parents:
            folders.setdefault(parent, output)
    return list(dict.fromkeys(problems))


def _by_right(output: Output) -> tuple[bool, bool, str]:
    """The site's own first, and old addresses behind all that stands at a new one."""
    return output.alias_line is not None, output.is_path, output.source


def _companion_problems(output: Output) -> Iterator[Problem]:
    if output.name in MACHINES_OWN:
        rule = f"'slug' must be another: machines look for {output.name}"
        yield Problem(output.source, 1, rule)
    yield from _not_everywhere(PurePosixPath(output.name).name, output.source)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _first(by_name: dict[str, Output], names: list[str]) -> Output | None:
    return next((by_name[name] for name in names if name in by_name), None)


def _collision(output: Output, other: Output) -> Problem:
    remedy = "one of them needs another name"
    if output.is_companion:
        remedy = "'slug' must be another"
    if output.alias_line:
        remedy = "'aliases' must be without it"
    place = output.name.removesuffix("index.html") or "the start page"
    rule = f"'{printable(place)}' on the site is made from {other.source} already"
    return Problem(output.source, output.alias_line or 1, f"{rule}: {remedy}")
