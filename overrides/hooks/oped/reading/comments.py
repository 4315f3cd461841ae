"""Comments are the editor's own: no format has them, the op-ed's Markdown file neither."""

import re
from collections.abc import Iterable

from oped.reading.markdown.raw_tree import Comment


def without_comments(body: str, comments: Iterable[Comment]) -> str | None:
    """Markdown without the comments that were read in it, each with the line it begins on.

    Code that shows a comment keeps it. None where a comment cannot be found as it was read.
    """
    starts = [0]
    starts += [match.end() for match in re.finditer("\n", body)]
    kept: list[str] = []
    end = 0
    for comment in sorted(comments, key=lambda each: each.line):
        start = max(end, starts[comment.line - 1])
        match = _as_typed(comment.source).search(body, start)
        if match is None:
            return None
        kept.append(body[end : match.start()])
        end = match.end()
    return "".join(kept) + body[end:]


def _as_typed(source: str) -> re.Pattern[str]:
    """A comment of several lines, each with the signs of the quotation or item it is in."""
    return re.compile(r"\n[ \t>]*".join(map(re.escape, source.split("\n"))))
