"""All Markdown files of the site, read and checked before anything is rendered."""

import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from oped.article import Article, from_front_matter
from oped.problem import Problem
from oped.reading import files, front_matter, names, pictures, wire
from oped.reading.characters import FORBIDDEN as FORBIDDEN_CHARACTER
from oped.reading.front_matter import Parsed
from oped.reading.yaml_lines import Place
from oped.settings import Site


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its address, front matter as plain values, the op-ed and its proof."""

    url: str
    front: dict[str, Any]
    article: Article | None = None
    proof: wire.Proof | None = None

    @property
    def template(self) -> str | None:
        return self.front.get("template")


class Typed(NamedTuple):
    """The Markdown of a page and of the note about it, with the lines of the file they begin on.

    `path` is the file's below the project's root, for messages.
    """

    path: str
    body: str
    line: int
    note: str = ""
    note_line: int = 1


class Read(NamedTuple):
    """By name, which is that of a file below docs/: the pages, and the Markdown of each.

    Drafts that are not among these, as the text of their files; and all problems.
    """

    pages: dict[str, Page]
    typed: dict[str, Typed]
    drafts: dict[str, str]
    problems: list[Problem]


class _ReadFile(NamedTuple):
    page: Page
    text: str
    typed: Typed
    lines: dict[Place, int]
    problems: list[Problem]


def read(addresses: dict[str, str], site: Site) -> Read:
    """Read Markdown files (name below docs/ -> address); only a preview's pages hold drafts."""
    latest = _today()
    result = Read({}, {}, {}, [])
    stems: dict[str, str] = {}
    for name, address in addresses.items():
        file = _read_file(name, address, site, latest)
        result.problems.extend(file.problems)
        result.problems.extend(_taken(file, stems))
        if site.preview or not front_matter.is_draft(file.page.front):
            result.pages[name] = file.page
            result.typed[name] = file.typed
        else:
            result.drafts[name] = file.text
    return result


def left_out(file_names: Iterable[str], site: Site) -> list[Problem]:
    """Files with front matter that MkDocs leaves out without a word: a README, and what
    stands in templates/.
    """
    problems = []
    for name in file_names:
        path = site.path(name)
        if name.rpartition("/")[2] == "README.md":
            rule = "a README is not published: give it another name, such as index.md"
            problem = Problem(path, 1, f"{rule}, or take its front matter out")
        elif re.fullmatch(r"templates/.*\.md", name):
            rule = "what stands in the folder templates is not published"
            problem = Problem(path, 1, rule, "advice")
        else:
            continue
        text, _ = files.decode((site.docs / name).read_bytes(), path=path)
        if front_matter.parse(text, path=path, latest=_today()).plain:
            problems.append(problem)
    return problems


def _today() -> date:
    """The clock decides whether a date has come, never a byte of the output."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch or time.time()), UTC).date()


def _read_file(name: str, address: str, site: Site, latest: date) -> _ReadFile:
    path = site.path(name)
    text, problems = files.decode((site.docs / name).read_bytes(), path=path)
    parsed = front_matter.parse(text, path=path, latest=latest)
    template = parsed.plain.get("template")
    problems += parsed.problems
    problems += names.page_problems(name, path=path, template=template)
    problems += names.file_problems(name, path=path)
    problems += pictures.problems(text, name, site)
    article, proof = None, None
    url = address.removeprefix("./")
    typed = Typed(path, parsed.body, parsed.body_line)
    if parsed.values:
        article = from_front_matter(
            parsed.values, path=path, url=url, site_url=site.url, site_name=site.name
        )
        proof, op_ed_problems = _check_op_ed(article, parsed, site)
        problems += op_ed_problems
        typed = typed._replace(note=article.note or "", note_line=_note_line(text, parsed))
    page = Page(url, parsed.plain, article, proof)
    return _ReadFile(page, text, typed, parsed.lines, problems)


def _check_op_ed(
    article: Article, parsed: Parsed, site: Site
) -> tuple[wire.Proof | None, list[Problem]]:
    """The proof of an op-ed that names its wire copy, and what is wrong beyond its front matter."""
    problems = list(_characters(article, parsed))
    for place, message in _absent(article, site.docs):
        problems.append(Problem(article.path, parsed.lines.get(place, 1), message))
    copy = article.wire and files.find(site.docs, article.wire.copy_)
    if not copy:
        return None, problems
    proof, differences = wire.prove(article, parsed, copy.read_bytes(), docs=site.docs_shown)
    return proof, problems + differences


def _note_line(text: str, parsed: Parsed) -> int:
    """The line that the note's words begin on: its key's, or behind `note: |` the next."""
    line = parsed.lines.get(("note",), 1)
    row = text.split("\n")[line - 1]
    return line + bool(re.search(r"[|>][-+\d]*\s*(#.*)?$", row))


def _characters(article: Article, parsed: Parsed) -> Iterator[Problem]:
    """YAML can write into a note what no file may hold."""
    match = FORBIDDEN_CHARACTER.search(article.note or "")
    if match:
        line = parsed.lines.get(("note",), 1)
        rule = f"'note' must be text, not hold the character U+{ord(match[0]):04X}"
        yield Problem(article.path, line, rule)


def _absent(article: Article, docs: Path) -> Iterator[tuple[Place, str]]:
    """Names that cannot be made, and files that are not there."""
    if not article.stem:
        remedy = "needs the line 'slug: some-english-words'"
        reason = f"no name for files can be made of the title '{article.title}'"
        yield ("title",), f"the op-ed {remedy}: {reason}"
    named: dict[Place, str | None] = {("image",): article.image}
    if article.picture:
        named["picture", "file"] = article.picture.file
    for place, name in named.items():
        rule = _image_rule(name, docs) if name else ""
        if rule:
            yield place, f"'{'.'.join(map(str, place))}' must {rule}, not '{name}'"
    if article.wire and not files.find(docs, article.wire.copy_):
        rule = "must name a file below docs/"
        yield ("wire", "copy"), f"'wire.copy' {rule}, not '{article.wire.copy_}'"


def _image_rule(name: str, docs: Path) -> str:
    if not files.find(docs, name):
        return "name a file below docs/"
    if name.startswith("wire/"):
        return "stand elsewhere than in wire/, of which only the copies are published"
    if not pictures.size(docs, name):
        return "be a picture that programs can read"
    return ""


def _taken(file: _ReadFile, stems: dict[str, str]) -> list[Problem]:
    """Two op-eds whose files would have the same names; `stems` are those read before."""
    article = file.page.article
    if not article or not article.stem:
        return []
    other = stems.setdefault(article.stem, article.path)
    if other == article.path:
        return []
    line = file.lines.get(("slug",), 1)
    rule = f"'slug' must be of one op-ed, not '{article.stem}' of {other} again"
    return [Problem(article.path, line, f"{rule}; another names one of them")]
