"""The proof itself: an op-ed's file held against the bytes of its wire copy."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from oped.article import Article, Wire
from oped.problem import Problem
from oped.reading.front_matter import Parsed
from oped.reading.wire import copy as copies
from oped.reading.wire import facts, forms, layout, lines, messages, opening, remedies
from oped.reading.wire.attempt import Attempt, best, best_if_wrapped
from oped.reading.wire.body import Expected, paragraphs
from oped.reading.wire.counts import counts
from oped.reading.wire.layout import NOTES, Layout, Message
from oped.reading.wire.lines import Row
from oped.reading.wire.open_facts import filled_from_above, filled_from_below
from oped.reading.wire.unstated import stated


class Proof(NamedTuple):
    """What a page states of its wire copy.

    Its place below docs/, whether readers get it, its SHA-256, what was undone how often
    (by the name of the page's word for it), and what was read of the op-ed's file.
    """

    copy: str
    is_published: bool
    sha256: str
    counts: tuple[tuple[str, int | str], ...]
    parsed: Parsed


class _Case(NamedTuple):
    """An op-ed that is to be proven: itself, its `wire:`, its file as read, and its copy's path."""

    article: Article
    wire: Wire
    parsed: Parsed
    copy_path: str

    def line(self, *key: str | int) -> int:
        """The line of a key of its front matter."""
        return self.parsed.lines.get(key, 1)


def prove(
    article: Article, parsed: Parsed, data: bytes, *, docs: str = "docs"
) -> tuple[Proof | None, list[Problem]]:
    """Hold an op-ed (front matter and text) against the bytes of its copy, a file below `docs`.

    Returns a proof, or all problems: each shows both sides and, if it is known, the line to
    write. An op-ed without `wire:` is neither.
    """
    wire = article.wire
    if wire is None:
        return None, []
    case = _Case(article, wire, parsed, f"{docs}/{wire.copy_}")
    is_mail = wire.format == "mail"
    try:
        copy = copies.read(data, encoding=wire.encoding, is_mail=is_mail)
    except copies.UnreadableCopy as error:
        return None, [Problem(case.copy_path, error.line, str(error))]
    plan = layout.lay_out(article, wire, parsed.lines, parsed.open)
    problems = list(plan.problems)
    all_rows = lines.rows(copy.lines)
    rows = _without_left_out(all_rows, case, problems)
    rows = _without_dateline(rows, plan, case, problems)
    expected = _expected(case, plan, rows, problems)
    attempt = _attempt(expected, rows, case, problems)
    problems += _differences(attempt, expected, case)
    problems += _stated(case, plan, expected, all_rows)
    if problems:
        stops = [Problem(article.path, line, message) for line, message in problems]
        return None, stops
    proof = Proof(
        copy=wire.copy_,
        is_published=not wire.private,
        sha256=hashlib.sha256(data).hexdigest(),
        counts=counts(article, wire, plan, expected, attempt, copy),
        parsed=parsed,
    )
    return proof, []


def _without_left_out(rows: Sequence[Row], case: _Case, problems: list[Message]) -> list[Row]:
    left_out = case.wire.left_out
    kept, missing = lines.without(rows, left_out)
    if missing:
        number = len(left_out) - len(missing)
        rule = "'wire.left_out' must name lines of the copy, in its order"
        message = f"{rule}, not {remedies.quoted(missing[0])}"
        problems.append((case.line("wire", "left_out", number), message))
    return kept


def _without_dateline(
    rows: Sequence[Row], plan: Layout, case: _Case, problems: list[Message]
) -> list[Row]:
    if not plan.dateline:
        return list(rows)
    rest = opening.without_dateline(rows, plan.dateline)
    if rest is not None:
        return rest
    rule = "'wire.dateline' must begin a line of the copy"
    here = remedies.quoted(plan.dateline)
    there = remedies.quoted(opening.most_alike(rows, plan.dateline))
    message = f"{rule}, not {here}; it has {there}"
    problems.append((case.line("wire", "dateline"), message))
    return list(rows)


def _expected(
    case: _Case, plan: Layout, rows: Sequence[Row], problems: list[Message]
) -> list[Expected]:
    """The lines that the copy must have: layout and text, corrections undone."""
    body = _uncorrected(case, problems)
    texts = paragraphs(body, case.parsed.body_line)
    notes = [item for item in texts if item.is_note]
    ending: list[Expected] = []
    for item in plan.ending:
        if item.template == NOTES:
            ending += notes
            texts = [text for text in texts if not text.is_note]
        else:
            ending.append(item)
    is_wrapped = bool(case.wire.wrapped)
    expected = [
        *filled_from_above(plan.heading, rows),
        *texts,
        *filled_from_below(ending, rows, is_wrapped=is_wrapped),
    ]
    if case.wire.lead_in:
        expected, message = opening.with_capitals(expected, case.wire.lead_in)
        if message:
            problems.append((case.line("wire", "lead_in"), message))
    return expected


def _uncorrected(case: _Case, problems: list[Message]) -> str:
    """The text as the copy has it: each correction says what was there."""
    body = case.parsed.body
    for i, item in enumerate(case.article.corrections):
        if not item.now or not item.was:
            continue
        count = case.parsed.body.count(item.now)
        if count != 1:
            rule = f"'now' must stand in the text once, not {count} times"
            problems.append((case.line("corrections", i, "now"), rule))
        body = body.replace(item.now, item.was)
    return body


def _attempt(
    expected: Sequence[Expected], rows: Sequence[Row], case: _Case, problems: list[Message]
) -> Attempt:
    """The best way to read the copy; one that was wrapped and not said to be is told."""
    attempt = best(expected, rows, case.wire.wrapped)
    if case.wire.wrapped:
        return attempt
    wrapped = best_if_wrapped(expected, rows, attempt)
    if wrapped is None:
        return attempt
    rule = f"the copy wraps its lines ({wrapped.wrapped_lines})"
    remedy = f"add `wrapped: {wrapped.width}` to `wire:`"
    problems.append((case.line("wire"), f"{rule}: {remedy}"))
    return wrapped


def _differences(attempt: Attempt, expected: Sequence[Expected], case: _Case) -> list[Message]:
    """Each difference with both sides and the line to write."""
    if not attempt.misses:
        return []
    values = _values(case, forms.LANGUAGES)
    differing = []
    for difference in attempt.comparison.differences:
        message = messages.both_sides(difference, case.copy_path)
        remedy = remedies.remedy(difference, expected, values)
        differing.append((difference.line, message + remedy))
    return differing


def _stated(
    case: _Case, plan: Layout, expected: Sequence[Expected], rows: Sequence[Row]
) -> list[Message]:
    """What front matter claims that the copy does not say, and the copy says."""
    values = _values(case, frozenset(["en"]))
    line = case.line("wire", "unstated")
    claims = []
    for statement in stated(plan.unstated, rows, expected, values):
        at = f"{case.copy_path}:{statement.row.number}"
        rule = f"'wire.unstated' must not name {statement.fact}, which {at} says"
        remedy = f"lay it out in `heading:` or `ending:` as `{statement.template}`"
        claims.append((line, f"{rule}; {remedy}"))
    return claims


def _values(case: _Case, languages: frozenset[str]) -> dict[str, str]:
    all_facts = facts.of(case.article, case.parsed.open, languages)
    return facts.places(all_facts, {})
