"""A received file made a draft: bytes in, a Markdown file out that is proven against them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from oped.article import from_front_matter, slug
from oped.problem import Problem
from oped.reading import front_matter, names, wire
from oped.reading.receive import completed, compose, find, layout, offered, repair
from oped.reading.receive.compose import File
from oped.reading.receive.decoding import refuse_what_is_no_text
from oped.reading.receive.find import Given
from oped.reading.receive.findings import Findings
from oped.reading.receive.kinds import kind_of
from oped.reading.receive.learnt import Layout
from oped.reading.receive.material import UNSURE, Material
from oped.reading.receive.moments import DAY
from oped.reading.receive.problem import CannotReceive
from oped.reading.receive.repair import Paragraph, Repaired
from oped.reading.wire import Proof

# What an editor may say of a file, as make has it: TITLE="A town needs its bridge".
OVERRIDES = ("TITLE", "AUTHORS", "DATE", "SOURCE", "TEXT_LANG", "ENCODING", "NAME")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LONGEST_NAME = 80


class Draft(NamedTuple):
    """What was made of a received file.

    The kind of file it was, the name of its op-ed, what was read and found, the text
    repaired, the Markdown file, and its proof.
    """

    kind: str
    name: str
    material: Material
    findings: Findings
    repaired: Repaired
    file: File
    proof: Proof


def draft(
    data: bytes,
    said: Mapping[str, str],
    *,
    today: date,
    layouts: Sequence[Layout] = (),
) -> Draft:
    """Make a draft of the bytes of a received file.

    `said` has what an editor says of it, by the names in OVERRIDES; `today` is the day
    after which no op-ed can have appeared; `layouts` are those of earlier copies. Raises
    CannotReceive, with one message that says what to do.
    """
    refuse_what_is_no_text(data)
    kind = kind_of(data)
    material = kind.read(data, said.get("ENCODING", ""))
    read = find.find(material, _given(said))
    settled = _of_today(offered.offered(read, layouts), today)
    findings = completed.completed(settled)
    name = _name(findings, said.get("NAME", ""))
    repaired = repair.repaired(_paragraphs(findings))
    block = layout.wire(findings, material)
    file = compose.compose(findings, block, repaired.blocks, f"wire/{name}.txt")
    proof, problems = _proof(file, data, f"docs/{name}.md", today)
    if proof is None:
        reason = "; ".join(map(str, problems[:3]))
        raise CannotReceive(f"no draft could be made that the file proves: {reason}")
    return Draft(kind.name, name, material, findings, repaired, file, proof)


def _given(said: Mapping[str, str]) -> Given:
    """What the editor says, checked."""
    moment = said.get("DATE", "")
    if moment and not _is_moment(moment):
        form = "a day such as 2024-09-03, or a day and time such as '2024-09-03 17:33'"
        raise CannotReceive(f"DATE must be {form}, not '{moment}'")
    lang = said.get("TEXT_LANG", "")
    if lang and not LANGUAGE.fullmatch(lang):
        rule = "TEXT_LANG must be a language tag such as en or ko"
        raise CannotReceive(f"{rule}, not '{lang}'")
    authors = re.split(r"\s*[;,]\s*", said.get("AUTHORS", "").strip())
    return Given(
        title=said.get("TITLE", "").strip(),
        authors=tuple(filter(None, authors)),
        date=moment,
        source=said.get("SOURCE", "").strip(),
        lang=lang,
    )


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(MOMENT.fullmatch(text))


def _of_today(findings: Findings, today: date) -> Findings:
    """A day that has not come is asked about."""
    printed = findings.date
    tomorrow = today + timedelta(days=1)
    if printed.value[:DAY] > f"{tomorrow}":
        later = printed._replace(certainty=UNSURE, reason="a day that has not come")
        return findings._replace(date=later)
    return findings


def _name(findings: Findings, given: str) -> str:
    """What the op-ed's file is called."""
    title = findings.title.value
    if not title:
        rule = f'no headline was found: {findings.title.reason}; say it: TITLE="…"'
        subject = findings.hints.subject
        if subject:
            rule += f" (the mail's subject is '{subject}')"
        raise CannotReceive(rule)
    name = slug(given or title)
    if not name:
        rule = f"no name for a file can be made of '{title}'"
        raise CannotReceive(f"{rule}; say one: NAME=some-words")
    while len(name) > LONGEST_NAME and "-" in name:
        name = name.rpartition("-")[0]
    name = name[:LONGEST_NAME]
    problems = _name_problems(name)
    if problems:
        raise CannotReceive(f"{problems[0].message}; say another name: NAME=some-words")
    return name


def _name_problems(name: str) -> list[Problem]:
    """Why the build would not take a name for an op-ed's files, if it would not."""
    path = f"docs/{name}.md"
    files = [names.Output(f"{name}.txt", path, is_companion=True)]
    return [
        *names.page_problems(f"{name}.md", path=path, template="article.html"),
        *names.file_problems(f"{name}.md", path=path),
        *names.output_problems(files),
    ]


def _paragraphs(findings: Findings) -> list[Paragraph]:
    """The paragraphs of the text, the first without its dateline."""
    paragraphs = []
    for part in findings.parts:
        if part.is_text:
            paragraphs.append(Paragraph(part.piece.text, part.piece.raw))
    if findings.dateline:
        text = paragraphs[0].text.removeprefix(findings.dateline).lstrip()
        paragraphs[0] = Paragraph(text, text)
    return paragraphs


def _proof(
    file: File, data: bytes, path: str, today: date
) -> tuple[Proof | None, Sequence[Problem]]:
    """Hold the file against the bytes that it was made of, as a build does."""
    parsed = front_matter.parse(file.text, path=path, latest=today)
    stops = [problem for problem in parsed.problems if problem.severity == "stops"]
    if stops or parsed.values is None:
        return None, stops
    article = from_front_matter(parsed.values, path=path, url="", site_url="", site_name="")
    return wire.prove(article, parsed, data)
