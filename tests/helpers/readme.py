"""The README as its tests read it."""

import re
import textwrap

from helpers.project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
# As a sentence is read, wherever its lines break.
WORDS = " ".join(README.split())


def blocks(language: str) -> list[str]:
    """The fenced blocks of a language, in order, without the indentation of a list they
    stand in.
    """
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", README, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for block in found]
