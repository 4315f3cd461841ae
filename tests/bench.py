"""Build speed and page weight beside a bare Material site over the same op-eds: `make
bench` (some minutes).

With BASE=commit it compares with that state of the project instead, the two in turns.
Prints a Markdown table. Times are seconds of the wall clock, the median of the runs; memory
is the peak of the build's process, in MB; bytes are those of one page's first view,
compressed as GitHub Pages does it (gzip -6).
"""

import argparse
import gzip
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORDS = (
    "the town council bridge river money vote public people year plan street school water train "
    "market night "
    "minister reform budget answer question price and of to in that with for on as by from at "
    "is are was were"
).split()
BARE = "site_name: Op-Ed\nsite_url: https://example.github.io/op-ed/\ntheme:\n  name: material\n"


def op_ed(number: int) -> str:
    """An op-ed of some 800 made-up words in eleven paragraphs; the same for the same number."""
    chance = random.Random(number)
    text = [" ".join(chance.choices(WORDS, k=73)).capitalize() + f" {number}." for _ in range(11)]
    date = (
        f"{2000 + number % 24}-{number % 12 + 1:02}-{number % 28 + 1:02} "
        f"{number % 24:02}:{number % 60:02}"
    )
    head = (
        f"template: article.html\ntitle: Op-ed number {number} on {chance.choice(WORDS)}s\n"
        f"authors:\n  - name: Ada Example {number}"
    )
    bio = f"    bio: Ada Example {number} writes about towns."
    return (
        f"---\n{head}\n{bio}\ndate: {date}\nsource: The Example Wire\n---\n\n"
        + "\n\n".join(text)
        + "\n"
    )


def ours(folder: Path, count: int, *, root: Path = ROOT) -> None:
    for name in ("overrides", "docs/assets"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "mkdocs.yml", folder)
    write(folder, count, op_ed)


def bare(folder: Path, count: int) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(BARE)
    # Bare Material knows neither the template nor the other keys: it gets title and text.
    write(
        folder,
        count,
        lambda number: re.sub(
            r"(?s)template.*?(title: [^\n]+\n).*?\n---", r"\1---", op_ed(number), count=1
        ),
    )


def write(folder: Path, count: int, make: Callable[[int], str]) -> None:
    (folder / "docs/index.md").write_text(make(0))
    for number in range(1, count):
        (folder / f"docs/op-ed-{number:04}.md").write_text(make(number))


def build(folder: Path, **env: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    start = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, env={**environment(), **env}, stderr=subprocess.PIPE
    )
    errors = child.stderr.read().decode()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"{folder}: the build failed: {errors}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def edit(folder: Path, *, count: int, runs: int) -> float:
    """Seconds from saving one op-ed until the preview shows it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/" + (f"op-ed-{count - 1:04}/" if count > 1 else "")
    file = folder / (f"docs/op-ed-{count - 1:04}.md" if count > 1 else "docs/index.md")
    env = {**environment(), "SITE_URL": f"http://127.0.0.1:{port}/"}
    config = folder / "serve.yml"
    config.write_text(f"INHERIT: mkdocs.yml\nsite_url: http://127.0.0.1:{port}/\n")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--quiet",
        "-f",
        str(config),
        "-a",
        f"127.0.0.1:{port}",
    ]
    server = subprocess.Popen(command, cwd=folder, env=env, stderr=subprocess.DEVNULL)
    try:
        wait(address, "Op-ed number", 900)
        times = []
        for number in range(runs):
            time.sleep(1.3)
            file.write_text(file.read_text() + f"\n\nEdit {number} of it.\n")
            start = time.perf_counter()
            wait(address, f"Edit {number} of it", 900)
            times.append(time.perf_counter() - start)
        return statistics.median(times)
    finally:
        server.kill()
        server.wait()


def wait(address: str, expected: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=seconds) as answer:
                if expected in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"{address} never showed {expected!r}")


def weight(site: Path) -> tuple[int, int]:
    """Bytes and requests of the first page: the page and what it names of this site, as a
    browser loads it.
    """
    page = (site / "index.html").read_text(encoding="utf-8")
    linked = re.findall(
        (
            r'<link rel="(?:stylesheet|icon)" href="([^":]+)"|<script src="([^":]+)"|<img '
            r'src="([^":]+)"'
        ),
        page,
    )
    files = {name for match in linked for name in match if name} | {"index.html"}
    return sum(len(gzip.compress((site / name).read_bytes(), 6, mtime=0)) for name in files), len(
        files
    )


def environment() -> dict[str, str]:
    return {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SITE_URL": "https://example.github.io/op-ed/",
    }


def measure(
    make: Callable[[Path, int], None], count: int, runs: int, *, edits: bool
) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "project")
        folder.mkdir()
        if make is bare:
            shutil.rmtree(folder)
        make(folder, count)
        row = {"clean": build(folder)[0]}
        again = [build(folder) for _ in range(runs)]
        row["again"] = statistics.median(seconds for seconds, _ in again)
        row["memory"] = statistics.median(memory for _, memory in again)
        row["bytes"], row["requests"] = weight(folder / "site")
        row["html"] = (
            statistics.median(build(folder, COMPANIONS="false")[0] for _ in range(runs))
            if make is ours
            else 0
        )
        row["edit"] = edit(folder, count=count, runs=runs) if edits else float("nan")
        return row


def compare(base: str, counts: list[int], runs: int) -> None:
    """Builds of this tree and of another commit in turns: medians, and how much this one
    takes of the other's.
    """
    print("| op-eds | what | before | now | ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        before = Path(name, "before")
        before.mkdir()
        archive = subprocess.run(
            ["git", "archive", base], cwd=ROOT, capture_output=True, check=True
        )
        subprocess.run(["tar", "-x", "-C", str(before)], input=archive.stdout, check=True)
        for count in counts:
            measured = in_turns({"before": before, "now": ROOT}, Path(name), count, runs)
            for what, values in measured.items():
                old, new = (statistics.median(values[side]) for side in ("before", "now"))
                print(f"| {count} | {what} | {old:.2f} | {new:.2f} | {new / old:.3f} |", flush=True)


def in_turns(
    roots: dict[str, Path], folder: Path, count: int, runs: int
) -> dict[str, dict[str, list[float]]]:
    """Seconds and peak megabytes of each side's builds."""
    measured = {}
    for side, root in roots.items():
        project = folder / f"{side}-{count}"
        project.mkdir()
        ours(project, count, root=root)
    for _ in range(runs):
        for side in roots:
            project = folder / f"{side}-{count}"
            shutil.rmtree(project / ".cache", ignore_errors=True)
            figures = {"clean build, s": build(project)[0]}
            figures["unchanged rebuild, s"], figures["memory, MB"] = build(project)
            figures["HTML and feeds alone, s"] = build(project, COMPANIONS="false")[0]
            for what, value in figures.items():
                measured.setdefault(what, {}).setdefault(side, []).append(value)
    return measured


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "counts", nargs="*", type=int, default=[1, 100, 1000], help="how many op-eds"
    )
    parser.add_argument(
        "--runs", type=int, default=3, help="unchanged rebuilds, of which the median counts"
    )
    parser.add_argument("--no-edits", action="store_true", help="leave the preview out")
    parser.add_argument("--base", help="a commit to compare with, in place of bare Material")
    given = parser.parse_args()
    if given.base:
        compare(given.base, given.counts, given.runs)
        return
    print(
        "| op-eds | site | clean build | unchanged rebuild | HTML and feeds alone | edit shown "
        "after | memory | first view |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for count in given.counts:
        for name, make in (("this project", ours), ("bare Material", bare)):
            row = measure(make, count, given.runs if count < 1000 else 1, edits=not given.no_edits)
            html = f"{row['html']:.2f} s" if row["html"] else "–"
            print(
                f"| {count} | {name} | {row['clean']:.2f} s | {row['again']:.2f} s | {html} | "
                f"{row['edit']:.2f} s "
                f"| {row['memory']:.0f} MB | {row['bytes']:,} bytes, {row['requests']:.0f} "
                "requests |",
                flush=True,
            )


if __name__ == "__main__":
    main()
