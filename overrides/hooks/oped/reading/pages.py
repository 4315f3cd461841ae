"""All Markdown files of the site, read and checked before anything is rendered."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from oped.article import Article, from_front_matter
from oped.problem import Problem
from oped.reading import files, front_matter, mistakes, wire
from oped.reading.front_matter import Parsed
from oped.reading.yaml_lines import Place
from oped.settings import Site


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its address, front matter as plain values, the op-ed it is, if any, and that one's proof."""

    url: str
    front: dict[str, Any]
    article: Article | None = None
    proof: wire.Proof | None = None

    @property
    def template(self) -> str | None:
        return self.front.get("template")


class Read(NamedTuple):
    """The pages by name, which is their file's below docs/; the Markdown of each; all problems."""

    pages: dict[str, Page]
    bodies: dict[str, str]
    problems: list[Problem]


class _ReadFile(NamedTuple):
    page: Page
    body: str
    lines: dict[Place, int]
    problems: list[Problem]


def read(addresses: dict[str, str], site: Site) -> Read:
    """Read Markdown files, given as name below docs/ -> address; drafts are among the pages of a preview alone."""
    latest = _today()
    result = Read({}, {}, [])
    stems: dict[str, str] = {}
    for name, address in addresses.items():
        file = _read_file(site.docs / name, address, site, latest)
        result.problems.extend(file.problems)
        result.problems.extend(_taken(file, stems))
        if site.preview or not _is_draft(file.page):
            result.pages[name] = file.page
            result.bodies[name] = file.body
    return result


def _today() -> date:
    """The clock decides whether a date has come, never a byte of the output."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch or time.time()), UTC).date()


def _read_file(file: Path, address: str, site: Site, latest: date) -> _ReadFile:
    path = file.relative_to(site.root).as_posix()
    text, problems = files.decode(file.read_bytes(), path=path)
    parsed = front_matter.parse(text, path=path, latest=latest)
    is_op_ed = parsed.plain.get("template") == "article.html"
    problems += parsed.problems
    problems += mistakes.problems(
        parsed.body, path=path, line=parsed.body_line, article=is_op_ed
    )
    if parsed.plain.get("template") != "front.html":
        problems += files.name_problems(path)
    url = address.removeprefix("./")
    article, proof = None, None
    if parsed.values:
        article = from_front_matter(
            parsed.values, path=path, url=url, site_url=site.url, site_name=site.name
        )
        proof, op_ed_problems = _check_op_ed(article, parsed, site.docs)
        problems += op_ed_problems
    body = mistakes.without_comments(parsed.body)
    page = Page(url, parsed.plain, article, proof)
    return _ReadFile(page, body, parsed.lines, problems)


def _check_op_ed(
    article: Article, parsed: Parsed, docs: Path
) -> tuple[wire.Proof | None, list[Problem]]:
    """The proof of an op-ed that names its wire copy, and what is wrong beyond its front matter."""
    note_line = parsed.lines.get(("note",), 0) + 1
    problems = mistakes.problems(
        article.note or "", path=article.path, line=note_line, article=False
    )
    for place, message in _absent(article, docs):
        problems.append(Problem(article.path, parsed.lines.get(place, 1), message))
    if not article.wire:
        return None, problems
    copy = docs / article.wire.copy_
    if not copy.is_file():
        return None, problems
    proof, differences = wire.prove(article, parsed, copy.read_bytes())
    return proof, problems + differences


def _absent(article: Article, docs: Path) -> Iterator[tuple[Place, str]]:
    """Names that cannot be made, and files that are not there."""
    if not article.stem:
        remedy = "needs the line 'slug: some-english-words'"
        found = f"no name for files can be made of the title '{article.title}'"
        yield ("title",), f"the op-ed {remedy}: {found}"
    named: dict[Place, str | None] = {("image",): article.image}
    if article.wire:
        named["wire", "copy"] = article.wire.copy_
    for place, name in named.items():
        if name and not (docs / name).is_file():
            yield (
                place,
                f"'{'.'.join(map(str, place))}' must name a file below docs/, not '{name}'",
            )


def _taken(file: _ReadFile, stems: dict[str, str]) -> list[Problem]:
    """Two op-eds whose files would have the same names; `stems` are those of the op-eds read before."""
    article = file.page.article
    if not article or not article.stem:
        return []
    other = stems.setdefault(article.stem, article.path)
    if other == article.path:
        return []
    line = file.lines.get(("slug",), 1)
    rule = f"'slug' must be of one op-ed, not '{article.stem}' of {other} again"
    return [Problem(article.path, line, f"{rule}; another names one of them")]


def _is_draft(page: Page) -> bool:
    if page.article:
        return page.article.draft
    return page.front.get("draft") == "true"
