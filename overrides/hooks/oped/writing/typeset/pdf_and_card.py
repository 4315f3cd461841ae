"""PDF/UA-1 and social card of each op-ed, set by Typst from the page's HTML, cached by content."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from oped.article import Article
from oped.cache import Cache, key
from oped.problem import Problem
from oped.reading.rendered import Rendered
from oped.writing.pictures.making import NO_PICTURES, Picture
from oped.writing.typeset.record import Record, record, shown_pictures
from oped.writing.typeset.signs import Fonts
from oped.writing.typeset.typst_files import FOLDER, HERE, Typst, TypstFile

# The parts of this package that decide the bytes of what is set.
PARTS = (
    "pdf_and_card.py",
    "typst_files.py",
    "record.py",
    "paper.py",
    "signs.py",
    "missing.typ",
    "shared.typ",
    "article.typ",
    "card.typ",
)
FONT_FILES = "**/*.[ot]t[fc]"
# So many op-eds are in memory together, with their files, of however many there are.
AT_ONCE = 32
BROKEN_PICTURE = "failed to (decode|load)"
# What Typst says of an op-ed's own text and never of a sound template.
OF_THE_TEXT = re.compile(
    r"assertion failed | could[ ]not[ ]be[ ]displayed | file[ ]not[ ]found | depth[ ]exceeded",
    re.VERBOSE,
)


class Typeset(NamedTuple):
    """The finished files, and advice on what of the text they cannot hold."""

    pdf: bytes | None
    card: bytes | None
    problems: tuple[Problem, ...] = ()


class Files(NamedTuple):
    """What Typst made of an op-ed, and what it said against one of both."""

    pdf: bytes | None
    card: bytes | None
    error: str = ""
    # What the template itself has wrong.
    problem: Problem | None = None


def typeset(
    op_eds: list[tuple[Article, Rendered]],
    *,
    cache: Cache,
    paper: str,
    fonts: Path,
    docs: Path,
    pictures: Mapping[str, Picture] = NO_PICTURES,
    site_folder: Path = Path(),
) -> Iterator[tuple[str, Typeset]]:
    """Set what the cache does not hold yet, in parallel; gives each op-ed's path and
    its result.

    `paper` is Typst's name of a size, `fonts` a folder that need not exist. `pictures` are
    found by their place below docs/, their files by that below `site_folder`. Raises OSError where
    nothing can be remembered.
    """
    basis = _basis(fonts)
    recorded = partial(record, paper=paper, docs=docs, fonts=Fonts(fonts), pictures=pictures)
    typesetter = _Typesetter(cache, fonts, docs, site_folder)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for start in range(0, len(op_eds), AT_ONCE):
            # What is alike in all is set once.
            alike: dict[str, list[tuple[str, Record]]] = {}
            for article, text in op_eds[start : start + AT_ONCE]:
                to_set = recorded(article, text)
                decides = f"{to_set.has_pdf} {to_set.has_card} {to_set.facts}"
                name = key(basis, decides.encode())
                alike.setdefault(name, []).append((article.path, to_set))
            # Typst lets go of Python's lock: threads do.
            results = pool.map(typesetter.files, alike, [same[0][1] for same in alike.values()])
            for same, files in zip(alike.values(), results, strict=True):
                for path, to_set in same:
                    yield path, _typeset(path, files, to_set.problems)
    cache.clear()


def _basis(fonts: Path) -> bytes:
    """All but the op-ed that decides the bytes: Typst, this code, the templates, the
    editor's fonts.
    """
    sources = [*(HERE / part for part in PARTS), *sorted(fonts.glob(FONT_FILES))]
    contents = (file.read_bytes() for file in sources)
    return key(version("typst").encode(), *contents).encode()


class _Typesetter:
    """Typst, asked only for what the cache has not."""

    def __init__(self, cache: Cache, fonts: Path, docs: Path, site_folder: Path) -> None:
        self.cache = cache
        self.fonts = fonts
        self.docs = docs
        self.site_folder = site_folder

    @cached_property
    def typst(self) -> Typst:
        return Typst(self.fonts, self.docs, self.site_folder)

    def files(self, name: str, to_set: Record) -> Files:
        """PDF and card of one op-ed, as remembered under a name or set anew."""
        remembered = self._remembered(name)
        if remembered:
            return remembered
        files = self._set(to_set)
        if not files.problem:
            self._remember(name, files)
        return files

    def _remembered(self, name: str) -> Files | None:
        """All of it or nothing: the entry of the message says what the others are."""
        entry = self.cache.read(f"{name}.txt")
        if entry is None:
            return None
        has_pdf, has_card, error = json.loads(entry)
        pdf = self.cache.read(f"{name}.pdf") if has_pdf else None
        card = self.cache.read(f"{name}.png") if has_card else None
        if (pdf is not None, card is not None) != (has_pdf, has_card):
            return None
        return Files(pdf, card, error)

    def _remember(self, name: str, files: Files) -> None:
        if files.pdf:
            self.cache.write(f"{name}.pdf", files.pdf)
        if files.card:
            self.cache.write(f"{name}.png", files.card)
        entry = [bool(files.pdf), bool(files.card), files.error]
        self.cache.write(f"{name}.txt", json.dumps(entry).encode())

    def _set(self, to_set: Record) -> Files:
        pdf = card = TypstFile(None)
        if to_set.has_pdf:
            pdf = self.typst.file("article", "pdf", to_set.facts)
        if to_set.has_card:
            card = self.typst.file("card", "png", to_set.facts)
        error = pdf.error or card.error
        if error and not OF_THE_TEXT.search(error):
            problem = self._broken_template(to_set.facts)
            if problem:
                return Files(None, None, error, problem)
        if re.search(BROKEN_PICTURE, error):
            error = self.typst.broken_pictures(shown_pictures(to_set.facts)) or error
        return Files(pdf.data, card.data, error)

    def _broken_template(self, facts: str) -> Problem | None:
        for template in ("article", "card"):
            broken = self.typst.broken_template(template, facts)
            if broken:
                rule = f"the template must be what Typst can set: {broken.error}"
                return Problem(f"{FOLDER}/{broken.name}", broken.line, rule)
        return None


def _typeset(path: str, files: Files, problems: tuple[Problem, ...]) -> Typeset:
    """What was set; what Typst says of a text, which knows no line, stops no page."""
    if files.problem:
        return Typeset(None, None, (files.problem,))
    if files.error:
        reason = " ".join(files.error.removeprefix("assertion failed: ").split())
        lost = "card" if files.pdf else "PDF"
        message = f"there is no {lost}: Typst cannot set it ({reason[:200]})"
        problems = (*problems, Problem(path, 1, message, "advice"))
    return Typeset(files.pdf, files.card, problems)
