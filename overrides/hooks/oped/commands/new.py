"""Start a further op-ed: a draft below docs/, and what to do next.

`python overrides/hooks/oped new "The headline"` is what `make new` runs.
"""

import os
import sys
from datetime import date
from pathlib import Path

from oped.article import slug
from oped.commands.docs_folder import docs_folder
from oped.reading import front_matter, names
from oped.reading.skeleton import skeleton

NO_NAME = (
    "say the headline, and where it has no Latin letters a name for its file: "
    'make new TITLE="…" NAME=…'
)


def start(title: str, *, docs: Path, today: date, name: str = "") -> tuple[str, int]:
    """Write a draft unless its file exists; returns what to tell the editor and the
    exit code.

    The name follows from `name` or else the title, and must be one that the build
    takes.
    """
    title = " ".join(title.split())
    stem = slug(name or title)
    if not title or not stem:
        return NO_NAME, 1
    shown = f"docs/{stem}.md"
    text = skeleton(title, today=today)
    problems = [
        *names.page_problems(f"{stem}.md", path=shown, template="article.html"),
        *names.file_problems(f"{stem}.md", path=shown),
        *front_matter.parse(text, path=shown, latest=today).problems,
    ]
    if problems:
        remedy = 'another name: make new TITLE="…" NAME=…'
        return f"{problems[0].message}; nothing was written. Say {remedy}", 1
    for other in (f"{stem}.md", f"{stem}/index.md"):
        if (docs / other).exists():
            return f"docs/{other} is there already; nothing was written", 1
    try:
        (docs / f"{stem}.md").write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        return f"{shown} cannot be written here: {error.strerror}", 1
    todo = "Write the op-ed, look at it with `make serve`, then remove `draft: true`."
    return f"{shown} is a draft. {todo}", 0


def main(title: str) -> int:
    """Start the op-ed and tell the editor; gives the exit code.

    The environment's NAME names its file.
    """
    message, code = start(
        title, docs=docs_folder(), today=date.today(), name=os.environ.get("NAME", "")
    )
    print(message, file=sys.stderr if code else sys.stdout)
    return code
