"""What readers with a slow connection wait for: advice, and never a reason not to publish."""

from collections.abc import Iterable
from pathlib import Path

from oped.problem import Problem
from oped.settings import shown

# Of other kinds a reader's browser loads the width that it shows.
PICTURES = (".gif", ".svg")
# Some three seconds on a slow phone.
HEAVY = 500_000


def heavy_pictures(files: Iterable[Path], root: Path) -> list[Problem]:
    """Advice for each picture that is published in one size and weighs much.

    `root` is the project's folder.
    """
    problems = []
    for file in files:
        if file.suffix.lower() not in PICTURES:
            continue
        size = file.stat().st_size
        if size > HEAVY:
            rule = f"the picture weighs {size // 1000} kB, which a phone waits for"
            remedy = "1600 pixels across and WebP or JPEG are enough for a page"
            path = shown(file, root)
            problems.append(Problem(path, 1, f"{rule}: {remedy}", "advice"))
    return problems
