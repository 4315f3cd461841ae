"""Spaces and invisible signs: what a copy has too much of, undone and counted."""

import re

# Soft hyphen, zero-width space, word joiner, byte-order mark: signs that show nothing.
# The joiners of Persian and Hindi and the marks of writing direction are none of these:
# they change the text.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
SIGN = re.compile(f"[{INVISIBLE}]")
GAP = re.compile(rf"[{INVISIBLE}]*\s[\s{INVISIBLE}]*")


def plain(text: str) -> str:
    """The text with single spaces and no invisible signs: " a  bri\u00addge" -> "a bridge"."""
    return " ".join(SIGN.sub("", text).split())


def as_ours(theirs: str, ours: str) -> tuple[str, int]:
    """The copy's line as our text has it, and at how many places it differed.

    Only what the copy has too much of is undone: a gap may be one space here, a word may
    lack an invisible sign. Where ours has a space or a sign that the copy has not, the
    two stay unequal.
    """
    trimmed = theirs.strip().strip(INVISIBLE).strip()
    count = 0
    count += not theirs.startswith(trimmed)
    count += not theirs.endswith(trimmed)
    their_parts = _parts(trimmed)
    our_parts = _parts(ours)
    if len(their_parts) != len(our_parts):
        return plain(theirs), count
    result = ""
    for i, part in enumerate(their_parts):
        if part == our_parts[i]:
            result += part
            continue
        count += 1
        # Words and gaps stand in turn.
        result += " " if i % 2 else SIGN.sub("", part)
    return result, count


def _parts(text: str) -> list[str]:
    """Words and the gaps between them, in turn: "a  b" -> ["a", "  ", "b"]."""
    parts = []
    end = 0
    for gap in GAP.finditer(text):
        parts += [text[end : gap.start()], gap[0]]
        end = gap.end()
    parts.append(text[end:])
    return parts
