"""Notes by raised figures, as footnotes: "the bridge.¹" and, at the end, "¹ The report."."""

import re
from collections.abc import Sequence

from oped.reading.receive.escaping import escaped
from oped.reading.wire.lines import FIGURES, NOTE

SIGN = re.compile("(?<=\\S)[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def notes_of(texts: Sequence[str]) -> frozenset[str]:
    """The raised figures that are notes: each once in the text, and once at its end.

    Where one of them is amiss none is a note, and all stay as they are.
    """
    signs: list[str] = []
    written: list[str] = []
    for text in texts:
        note = NOTE.fullmatch(text)
        if note and note[2]:
            written.append(note[1])
        elif written:
            return frozenset()
        signs += SIGN.findall(text)
    is_whole = sorted(signs) == sorted(written) and len(set(written)) == len(written)
    return frozenset(written) if is_whole else frozenset()


def block(text: str, notes: frozenset[str]) -> str:
    """A paragraph as Markdown, its notes' signs as references; or a note as a footnote."""
    note = NOTE.fullmatch(text)
    if note and note[1] in notes:
        return f"[^{note[1].translate(FIGURES)}]: {escaped(note[2])}"
    return signed(escaped(text), notes)


def signed(markdown: str, notes: frozenset[str]) -> str:
    """Markdown with references to its notes in place of their raised figures."""

    def reference(sign: re.Match[str]) -> str:
        if sign[0] not in notes:
            return sign[0]
        return f"[^{sign[0].translate(FIGURES)}]"

    return SIGN.sub(reference, markdown)
