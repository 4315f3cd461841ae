"""What an editor is told of a received file: every line with its role, and what is next."""

from collections.abc import Iterable
from typing import NamedTuple

from oped.language import words
from oped.reading.receive.draft import Draft
from oped.reading.receive.findings import LEFT_OUT, Part
from oped.reading.receive.material import GIVEN, SURE, UNSURE
from oped.reading.receive.moments import DAY
from oped.reading.wire.spaces import plain

LONGEST = 64
REPEATED = "repeated"
HEAD = " line  role                  sure    words"
PRIVATE = """\
The copy holds addresses or notes beside the op-ed: `private: true` keeps it off the site.
In a public repository everybody can read it all the same."""


class Row(NamedTuple):
    """One line that came in: its number, its role, how sure that is, its words, and why.

    The fields of a mail's header have no number among the lines of its text, but 0.
    """

    number: int
    role: str
    certainty: str
    text: str
    reason: str = ""

    def __str__(self) -> str:
        number = str(self.number or "–").rjust(5)
        role = self.role.ljust(20)
        certainty = self.certainty.ljust(6)
        text = self.text
        if len(text) > LONGEST:
            text = f"{text[: LONGEST - 1]}…"
        row = f"{number}  {role}  {certainty}  {text}"
        if self.reason:
            row += f"  ({self.reason})"
        return row


def rows(draft: Draft) -> list[Row]:
    """Every line of a received text that says something, in order."""
    texts = {line.number: plain(line.text) for line in draft.material.lines}
    result = []
    paragraph = 0
    for part in draft.findings.parts:
        role = _role(part, draft, paragraph)
        paragraph += part.is_text
        for number in part.piece.numbers:
            row = Row(number, role, part.certainty, texts[number], part.reason)
            result.append(row)
    left_out = {row.text for row in result if row.role == LEFT_OUT}
    reported = {row.number for row in result}
    for number, text in texts.items():
        if not text or number in reported:
            continue
        role = f"{REPEATED}, {LEFT_OUT}" if text in left_out else REPEATED
        result.append(Row(number, role, SURE, text))
    return sorted(result)


def text(draft: Draft, file: str) -> str:
    """All that is told of a file of which a draft was written."""
    encoding = draft.material.encoding
    name = draft.name
    parts = [
        f"{file}: {draft.kind}, read as {encoding.name}: {encoding.reason}",
        *_remarks(draft),
        "",
        HEAD,
        *map(str, _header(draft)),
        *map(str, rows(draft)),
        "",
        *_repairs(draft),
        *_given(draft),
        *_asked(draft),
        f"Written: docs/{name}.md, a draft, and docs/wire/{name}.txt, the file byte for byte.",
    ]
    if not draft.proof.is_published:
        parts.append(PRIVATE)
    parts.append(_next(draft))
    return "\n".join(parts)


def _role(part: Part, draft: Draft, paragraph: int) -> str:
    """A part's role; a paragraph of the text, of which it is the given one, has a number."""
    if part.is_text:
        role = f"text {draft.repaired.numbers[paragraph]}"
        if not paragraph and draft.findings.dateline:
            return f"dateline, {role}"
        return role
    return ", ".join(part.roles)


def _header(draft: Draft) -> list[Row]:
    """A mail's header."""
    result = []
    for field in draft.material.header:
        result.append(Row(0, LEFT_OUT, SURE, plain(field), "the mail's header"))
    return result


def _remarks(draft: Draft) -> list[str]:
    """What was not read, and what stands around the text and is none of it."""
    remarks = [f"  {remark}" for remark in draft.material.remarks]
    around = []
    for name, value in draft.material.hints._asdict().items():
        if value:
            around.append(f"{name} '{value}'")
    if around:
        said = ", ".join(around)
        remarks.append(f"  The mail's {said}: hints, and no part of the op-ed.")
    return remarks


def _repairs(draft: Draft) -> list[str]:
    """What was repaired in the text, and what the proof undoes."""
    lines = []
    repairs = [f"{what} ({count})" for what, count in draft.repaired.repairs]
    if repairs:
        lines.append(f"Repaired: {', '.join(repairs)}.")
    say = words("en")
    undone = []
    for name, count in draft.proof.counts:
        undone.append(say[name].replace("{count}", str(count)))
    lines.append(f"Proven against the file, but for: {', '.join(undone)}.")
    return [*lines, ""]


def _given(draft: Draft) -> list[str]:
    """What the editor said, and where the file says something else."""
    findings = draft.findings
    fields = [
        ("title", findings.title),
        ("date", findings.date),
        ("source", findings.source),
    ]
    for author in findings.authors:
        fields.append(("author", author.name))
    lines = []
    for name, field in fields:
        if field.certainty != GIVEN:
            continue
        line = f"  {name}: {field.value}"
        if field.reason:
            line += f", though {field.reason}"
        lines.append(line)
    return _under("As you say:", lines)


def _asked(draft: Draft) -> list[str]:
    """What an editor has to say."""
    lines = []
    for key, field in draft.file.open:
        if field.value:
            lines.append(f"  {key}: '{field.value}'? {field.reason}")
        else:
            lines.append(f"  {key}: {field.reason}")
    return _under("Not sure, and so TODO in the file:", lines)


def _under(title: str, lines: Iterable[str]) -> list[str]:
    """Lines under a title, and a blank one; nothing where there are none."""
    rows = list(lines)
    return [title, *rows, ""] if rows else []


def _next(draft: Draft) -> str:
    steps = ["look at it with `make serve`"]
    unsure = [str(row.number) for row in rows(draft) if row.certainty == UNSURE]
    if unsure:
        steps.insert(0, f"check the lines that are unsure ({', '.join(unsure)})")
    if draft.file.open:
        steps.insert(0, "put what is right in place of each TODO")
    if len(draft.findings.date.value) > DAY:
        steps.append("add `zone:` if you know the time zone of the hour")
    return f"Next: {', '.join(steps)}, then remove `draft: true`."
