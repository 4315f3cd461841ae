"""PDF/UA-1 and social card of each op-ed, set by Typst from the same HTML as the page, and remembered by content."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from oped.article import Article
from oped.cache import Cache, key
from oped.problem import Problem
from oped.reading.rendered import Rendered
from oped.writing.pictures.making import NO_PICTURES, Picture
from oped.writing.typeset.record import record, shown_pictures
from oped.writing.typeset.typst_files import FOLDER, HERE, Typst, TypstFile

# The parts of this package that decide the bytes of what is set.
PARTS = (
    "pdf_and_card.py",
    "typst_files.py",
    "record.py",
    "shared.typ",
    "article.typ",
    "card.typ",
)
FONT_FILES = "**/*.[ot]t[fc]"
# So many op-eds' files are in memory together, of however many op-eds.
AT_ONCE = 32
MISSING_LETTERS = "the text .+ could not be displayed"
BROKEN_PICTURE = "failed to (decode|load)"
# What Typst says of an op-ed's own text and never of a sound template.
OF_THE_TEXT = re.compile(
    rf"assertion failed | {MISSING_LETTERS.replace(' ', '[ ]')} | file[ ]not[ ]found",
    re.VERBOSE,
)


class Typeset(NamedTuple):
    """The finished files, or why they are not.

    An element without a rule stops the build; of letters that no font has the editor is advised.
    """

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
    made: Path = Path(),
) -> Iterator[tuple[str, Typeset]]:
    """Set what the cache does not hold yet, in parallel; gives each op-ed's path and
    its result.

    `paper` is Typst's name of a size, `fonts` a folder that need not exist. `pictures` are
    found by their place below docs/, their files by that below `made`. Raises OSError where
    nothing can be remembered.
    """
    basis = _basis(fonts)
    # What is alike in all is set once.
    alike: dict[str, list[tuple[Article, Rendered]]] = {}
    for article, text in op_eds:
        facts = record(article, text, paper=paper, docs=docs, pictures=pictures)
        alike.setdefault(key(basis, facts.encode()), []).append((article, text))
    typesetter = _Typesetter(cache, fonts, docs, paper, pictures, made)
    names = list(alike)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for start in range(0, len(names), AT_ONCE):
            batch = names[start : start + AT_ONCE]
            # Typst lets go of Python's lock: threads do.
            results = pool.map(lambda name: typesetter.files(name, *alike[name][0]), batch)
            for name, files in zip(batch, results, strict=True):
                for article, _ in alike[name]:
                    yield article.path, _typeset(article.path, files)
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

    def __init__(
        self,
        cache: Cache,
        fonts: Path,
        docs: Path,
        paper: str,
        pictures: Mapping[str, Picture],
        made: Path,
    ) -> None:
        self.cache = cache
        self.fonts = fonts
        self.docs = docs
        self.paper = paper
        self.pictures = pictures
        self.made = made

    @cached_property
    def typst(self) -> Typst:
        return Typst(self.fonts, self.docs, self.made)

    def files(self, name: str, article: Article, text: Rendered) -> Files:
        """PDF and card of one op-ed, as remembered under a name or set anew."""
        remembered = self._remembered(name)
        if remembered:
            return remembered
        facts = record(
            article, text, paper=self.paper, docs=self.docs, pictures=self.pictures
        )
        files = self._set(facts, has_plain_name=article.site_name.isascii())
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

    def _set(self, facts: str, *, has_plain_name: bool) -> Files:
        pdf = self.typst.file("article", "pdf", facts)
        card_facts: str | None = facts
        # The PDF has all of the card's letters but for the site's name.
        if pdf.error or not has_plain_name:
            card_facts = self._card_facts(facts)
        card = TypstFile(None)
        if card_facts:
            card = self.typst.file("card", "png", card_facts)
        error = pdf.error or card.error
        if (error or not card.data) and not OF_THE_TEXT.search(error):
            problem = self._broken_template(facts)
            if problem:
                return Files(None, None, error, problem)
        if re.search(BROKEN_PICTURE, error):
            error = self.typst.broken_pictures(shown_pictures(facts)) or error
        return Files(pdf.data, card.data, error)

    def _card_facts(self, facts: str) -> str | None:
        """What a card is set from; None where letters of the op-ed miss.

        A picture shows holes for these, and a PDF refuses. Where only the site's name has
        letters that miss, the card does without the name.
        """
        nameless = json.dumps(json.loads(facts) | {"site": ""})
        for tried in (facts, nameless):
            if self.typst.file("card", "pdf", tried).data:
                return tried
        return None

    def _broken_template(self, facts: str) -> Problem | None:
        for template in ("article", "card"):
            broken = self.typst.broken_template(template, facts)
            if broken:
                rule = f"the template must be what Typst can set: {broken.error}"
                return Problem(f"{FOLDER}/{broken.name}", broken.line, rule)
        return None


def _typeset(path: str, files: Files) -> Typeset:
    if files.problem:
        return Typeset(None, None, (files.problem,))
    if not files.error:
        return Typeset(files.pdf, files.card)
    letters = re.search(MISSING_LETTERS, files.error)
    if letters:
        lost = "no PDF" if files.card else "no PDF and no card"
        reason = f"no font has every letter ({letters[0][:120]})"
        advice = Problem(path, 1, f"{lost}: {reason}", "advice")
        return Typeset(None, files.card, (advice,))
    reason = files.error.removeprefix("assertion failed: ")
    lost = "card" if files.pdf else "PDF"
    rule = f"the {lost} must be set whole: {reason}"
    return Typeset(None, None, (Problem(path, 1, rule),))
