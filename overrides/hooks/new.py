"""Start a further op-ed: `python new.py "The headline"` writes a draft below docs/ and says what to do next."""

import json
import os
import sys
from datetime import date
from pathlib import Path

from article import slug

SKELETON = """---
template: article.html
title: {title}
authors:
  - name: Name Surname
    bio: Name Surname is known for something.
date: {today}
source: Who sent it out
draft: true
---

The first paragraph.

The second paragraph.
"""


def start(title: str, *, docs: Path, today: date, name: str = "") -> tuple[str, int]:
    """Write the draft unless its file exists; returns what to tell the editor and the exit code."""
    file = docs / f"{slug(name or title)}.md"
    if not title.strip() or file.name == ".md":
        return 'say the headline, and where it has no Latin letters a name for its file: make new TITLE="…" NAME=…', 1
    if file.exists():
        return f"docs/{file.name} is there already; nothing was written", 1
    text = SKELETON.format(title=json.dumps(title.strip(), ensure_ascii=False), today=today)
    file.write_text(text, encoding="utf-8", newline="\n")
    return f"docs/{file.name} is a draft. Write the op-ed, look at it with `make serve`, then remove `draft: true`.", 0


if __name__ == "__main__":
    told, code = start("".join(sys.argv[1:2]), docs=Path("docs"), today=date.today(), name=os.environ.get("NAME", ""))
    print(told, file=sys.stderr if code else sys.stdout)
    sys.exit(code)
