"""Start a further op-ed: `python overrides/hooks/oped new "The headline"` writes a draft below docs/ and says what to do next."""

import json
import os
import sys
from datetime import date
from pathlib import Path

from oped.article import slug


def start(title: str, *, docs: Path, today: date, name: str = "") -> tuple[str, int]:
    """Write skeleton.md as a draft unless its file exists; returns what to tell the editor and the exit code."""
    file = docs / f"{slug(name or title)}.md"
    if not title.strip() or file.name == ".md":
        return (
            'say the headline, and where it has no Latin letters a name for its file: make new TITLE="…" NAME=…',
            1,
        )
    if file.exists():
        return f"docs/{file.name} is there already; nothing was written", 1
    skeleton = Path(__file__).with_name("skeleton.md").read_text(encoding="utf-8")
    text = skeleton.format(title=json.dumps(title.strip(), ensure_ascii=False), today=today)
    file.write_text(text, encoding="utf-8", newline="\n")
    return (
        f"docs/{file.name} is a draft. Write the op-ed, look at it with `make serve`, then remove `draft: true`.",
        0,
    )


def main(title: str) -> int:
    """Start the op-ed and tell the editor; returns the exit code. The environment's NAME names its file."""
    message, code = start(
        title, docs=Path("docs"), today=date.today(), name=os.environ.get("NAME", "")
    )
    print(message, file=sys.stderr if code else sys.stdout)
    return code
