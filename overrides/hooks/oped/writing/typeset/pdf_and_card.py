"""PDF/UA-1 and social card of each op-ed, set by Typst from the same HTML as the page, and remembered by content."""

import hashlib
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, NamedTuple

from oped.article import Article
from oped.problem import Problem
from oped.reading.rendered import Rendered
from oped.writing.typeset.record import record

HERE = Path(__file__).parent
# The parts of this package that decide the bytes of what is set.
PARTS = ("pdf_and_card.py", "record.py", "shared.typ", "article.typ", "card.typ")
FONT_FILES = "**/*.[ot]t[fc]"
MISSING_LETTERS = "the text .+ could not be displayed"


class Typeset(NamedTuple):
    """Where the finished files are, or why they are not.

    An element without a rule stops the build; of letters that no font has the editor is advised.
    """

    pdf: Path | None
    card: Path | None
    problems: tuple[Problem, ...] = ()


def typeset(
    op_eds: list[tuple[Article, Rendered]],
    *,
    cache: Path,
    paper: str,
    fonts: Path,
    docs: Path,
) -> dict[str, Typeset]:
    """Set what the cache does not hold yet, in parallel; returns the result by the op-ed's path.

    `paper` is Typst's name of a size, `fonts` a folder that need not exist.
    """
    basis = _basis(fonts)
    stems: dict[str, str] = {}
    needed: dict[str, tuple[Article, Rendered]] = {}
    for article, text in op_eds:
        facts = record(article, text, paper=paper, docs=docs)
        # A file in the cache is named by a hash of all that decides its bytes.
        stem = hashlib.sha256(basis + facts.encode()).hexdigest()[:40]
        stems[article.path] = stem
        needed[stem] = article, text
    cache.mkdir(exist_ok=True)
    done = _done(cache, needed.keys())
    unset = sorted(needed.keys() - done)
    if unset:
        typesetter = _Typesetter(fonts, docs)
        jobs = [(cache / stem, *needed[stem]) for stem in unset]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            # Typst lets go of Python's lock: threads do.
            list(pool.map(lambda job: typesetter.set(*job, paper=paper), jobs))
    return {path: _result(path, cache / stem) for path, stem in stems.items()}


def _basis(fonts: Path) -> bytes:
    """A hash of all but the op-ed that decides the bytes: Typst, this code, the templates, the editor's fonts."""
    files = [*(HERE / part for part in PARTS), *sorted(fonts.glob(FONT_FILES))]
    data = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(version("typst").encode() + data).digest()


def _done(cache: Path, needed: Any) -> set[str]:
    """The stems of which the cache holds all; what is needed no more is removed."""
    done = set()
    for file in list(cache.iterdir()):
        if not re.fullmatch("[0-9a-f]{40}", file.stem):
            continue
        if file.stem not in needed:
            # Another build may be about to remove the same.
            file.unlink(missing_ok=True)
        elif file.suffix in (".pdf", ".txt"):
            done.add(file.stem)
    return done


class _Typesetter:
    """Typst with the editor's fonts first and none of the system's."""

    def __init__(self, fonts: Path, docs: Path) -> None:
        import typst  # Only when something is set: an unchanged rebuild does without.

        self.typst = typst
        self.docs = docs
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

    def set(self, stem: Path, article: Article, text: Rendered, *, paper: str) -> None:
        """Set PDF and card of one op-ed; what Typst says against the PDF stands in its place."""
        facts = record(article, text, paper=paper, docs=self.docs)
        inputs = {"record": facts, "fonts": self.families}
        files = [self._compile("article", "pdf", inputs)]
        card_inputs: dict[str, str] | None = inputs
        # The PDF has all of the card's letters but for the site's name.
        if files[0][0] != "pdf" or not article.site_name.isascii():
            card_inputs = self._card_inputs(inputs)
        if card_inputs:
            files.insert(0, self._compile("card", "png", card_inputs))
        for ending, data in files:
            # Whole or not at all, for a build may be killed; the last says that all is done.
            half = stem.with_suffix(f".{ending}-half{os.getpid()}")
            half.write_bytes(data)
            half.replace(stem.with_suffix(f".{ending}"))

    def _card_inputs(self, inputs: dict[str, str]) -> dict[str, str] | None:
        """What a card is set from; None where letters of the op-ed miss.

        A picture shows holes for these, and a PDF refuses. Where only the site's name has letters that miss, the
        card does without the name.
        """
        nameless = json.dumps(json.loads(inputs["record"]) | {"site": ""})
        for tried in (inputs, inputs | {"record": nameless}):
            if self._compile("card", "pdf", tried)[0] == "pdf":
                return tried
        return None

    def _compile(
        self, template: str, ending: Literal["pdf", "png"], inputs: dict[str, str]
    ) -> tuple[str, bytes]:
        parts = [HERE / "shared.typ", HERE / f"{template}.typ"]
        source = b"".join(part.read_bytes() for part in parts)
        try:
            data = self.typst.compile(
                source, format=ending, sys_inputs=inputs, **self.options
            )
        except self.typst.TypstError as error:
            # The folder differs from machine to machine, so no message names it.
            message = str(error).replace(f"{self.docs}{os.sep}", "")
            return "txt", message.encode()
        return ending, data


def _result(path: str, stem: Path) -> Typeset:
    pdf = _if_there(stem.with_suffix(".pdf"))
    card = _if_there(stem.with_suffix(".png"))
    if pdf and card:
        return Typeset(pdf, card)
    error = stem.with_suffix(".txt").read_text(encoding="utf-8").strip()
    if pdf:
        rule = f"the card must be set: {error}"
        return Typeset(pdf, None, (Problem(path, 1, rule),))
    letters = re.search(MISSING_LETTERS, error)
    if letters:
        lost = "no PDF" if card else "no PDF and no card"
        reason = f"no font has every letter ({letters[0][:120]})"
        advice = Problem(path, 1, f"{lost}: {reason}", "advice")
        return Typeset(None, card, (advice,))
    reason = error.removeprefix("assertion failed: ")
    rule = f"the PDF must be set whole: {reason}"
    return Typeset(None, None, (Problem(path, 1, rule),))


def _if_there(file: Path) -> Path | None:
    return file if file.is_file() else None
