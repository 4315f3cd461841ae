"""A text as the gate lets it through, without a site round it, and what each format makes of it."""

import json
import shutil
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from helpers.made_up import article
from helpers.project import ROOT
from helpers.reader import Reader
from oped.problem import Problem
from oped.reading.gate import NOTHING, Admitted, admit
from oped.reading.html_tree import serialise
from oped.reading.rendered import Plain, Rendered, rendered
from oped.writing.feeds import feed_entry
from oped.writing.typeset.paper import Sheet, Shelf

PICTURE = ROOT / "tests/code/fixture/docs/assets/field.png"
PICTURES = ("a.png", "assets/a.png")
FIRST_LINE = 10


class Gated(NamedTuple):
    """The tree, its texts, and all that was told on the way, as (line, message) of the two
    kinds.
    """

    admitted: Admitted
    text: Rendered
    plain: Plain
    problems: list[Problem]

    @property
    def html(self) -> str:
        return serialise(self.admitted.tree)

    def told(self, severity: str) -> list[str]:
        """Messages of a kind, each once, in the order of their lines."""
        chosen = [problem for problem in self.problems if problem.severity == severity]
        chosen.sort(key=lambda problem: (problem.line, problem.message))
        return list(dict.fromkeys(str(problem) for problem in chosen))


def docs(folder: Path) -> Path:
    """A folder of the pictures that the cases name."""
    for name in PICTURES:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(PICTURE, folder / name)
    return folder


def gated(text: str, reader: Reader) -> Gated:
    """What comes through the gate of a text that begins on the tenth line of its file."""
    html = reader.for_gate(text)
    problems = []
    for finding in reader.body.findings:
        line = FIRST_LINE + finding.line - 1
        problems.append(Problem("docs/x.md", line, finding.message, finding.severity))
    admitted = admit(html, path="docs/x.md", first_line=FIRST_LINE)
    return Gated(admitted, *rendered(admitted, NOTHING), [*problems, *admitted.problems])


def words_of(formats: Gated, docs_folder: Path) -> dict[str, str]:
    """The words that each format shows of a text."""
    text = formats.text
    op_ed = article()
    feed = feed_entry(op_ed, text, [], None, {}).get("content_html", "<p></p>")
    sheet = Sheet(op_ed, Shelf(docs_folder, {}), text.html, text.lines)
    return {
        "page": shown(text.html),
        "text": formats.plain.text,
        "feed": shown(json.loads(json.dumps(feed))),
        "paper": "".join(str(part) for part in sheet.root.itertext()),
    }


def shown(html: str) -> str:
    """What an HTML parser of others reads in HTML."""
    root = etree.HTML(f"<body>{html}</body>")
    return "".join(str(part) for part in root.itertext())
