"""Whatever an editor calls a file, a slug, a headline, an address or a day ends in a page,
or in messages with file and line.
"""

import random
import re
import shutil
import string
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from helpers.small_project import outcome, small_project
from oped.reading import front_matter
from oped.settings import printable

# Signs that some file system, YAML, Markdown, HTML, TeX or address takes for its own.
SIGNS = (
    string.ascii_lowercase * 2
    + string.ascii_uppercase
    + string.digits
    + "-_.~ '\"#:%&*!?<>()[]{}|\\,;@$=+^`\t"
)
OTHERS = "éßłøğ한국어日本語中文مرحباשלום😀🇰🇷\u00a0\u00ad\u200b\ufeff\u0301\ufffd\u202e"
PARTS = [
    "con",
    "nul",
    "authors",
    "search",
    "op-eds",
    "index",
    "README",
    "x" * 130,
    "x" * 260,
    "..",
    ".",
    "%00",
    "%2e%2e",
]
PARTS += [
    "https://",
    "http://",
    "//",
    "[",
    "]",
    "a.md",
    "a.png",
    "{{ x }}",
    "{% x %}",
    "<script>",
    "&amp;",
    "&#0;",
    "---",
    "\u2028",
]


class Chance(random.Random):
    """Made-up values, the same ones on every run."""

    def text(self, longest: int = 12) -> str:
        letters = [
            self.choice(self.choice([SIGNS, SIGNS, SIGNS, OTHERS]))
            for _ in range(self.randint(0, longest))
        ]
        text = "".join(letters)
        return text if self.random() < 0.7 else text + self.choice(PARTS) + self.choice([text, ""])

    def name(self, odd: float = 0.1) -> str:
        if self.random() > odd:
            return "-".join(
                self.choices(["a", "town", "needs", "its", "bridge", "2019"], k=self.randint(1, 3))
            )
        # A name that begins with a dot is hidden on purpose.
        return (
            re.sub(r"[/\0]", "", self.text())[:80]
            .lstrip(".")
            .encode()[:240]
            .decode(errors="ignore")
        )

    def file(self) -> str:
        folders = [self.name() for _ in range(self.choice([0, 0, 0, 1, 2]))]
        return "/".join([*filter(None, folders), f"{self.name()}-{self.randint(0, 10**6)}.md"])

    def address(self) -> str:
        made: list[Callable[[], str]] = [
            lambda: f"https://{self.text()}/{self.text()}",
            lambda: f"https://e.example/{self.text(40)}",
            lambda: self.text(30),
            lambda: "a" * 300 + self.text(3),
            lambda: f"../{self.text()}.md#{self.text()}",
        ]
        return self.choice(made)()

    def day(self) -> str:
        day = f"{self.randint(0, 2030):04}-{self.randint(0, 13):02}-{self.randint(0, 32):02}"
        return day + self.choice(
            ["", "", f" {self.randint(0, 25):02}:{self.randint(0, 61):02}", self.text(3)]
        )

    def value(self, text: str) -> str:
        quoted = text.replace("'", "''")
        return f"'{quoted}'" if self.random() < 0.95 else text

    def op_ed(self) -> str:
        odd = self.choice([0.02, 0.1, 0.5])  # how often a value is no usual one
        title = self.value(self.choice([self.text(), self.text(300)]))
        lines = ["---", "template: article.html", f"title: {title}", "authors:"]
        names = [
            self.text(20) if self.random() < odd else f"Ada {n} Example"
            for n in range(self.choice([1, 1, 2, 60]))
        ]
        lines += [f"  - name: {self.value(name)}" for name in names]
        lines += [
            f"date: {self.day() if self.random() < odd else '2020-02-02 10:00'}",
            "source: The Example Wire",
        ]
        optional = {
            "slug": lambda: self.choice(
                [self.name(0.5), "a" * self.randint(100, 300), f"con-{self.random()}"[:8]]
            ),
            "zone": lambda: self.choice(["Europe/Berlin", "Asia/Seoul", "Factory", self.text()]),
            "canonical": self.address,
            "image": lambda: self.choice(
                [self.address(), "assets/" + self.text() + ".png", "a" * 300 + ".png"]
            ),
            "image_alt": self.text,
            "lang": lambda: self.choice(
                ["en", "ko", "zz", "en-GB", "x-klingon", "de-1901-x", self.text(5)]
            ),
            "updated": self.day,
            "draft": lambda: self.choice(["true", "no", "ON", self.text(3)]),
            "description": lambda: self.text(60),
            "robots": lambda: self.choice(["noindex", self.text()]),
            "tags": lambda: f"[{self.text()}]",
        }
        lines += [
            f"{key}: {self.value(make())}"
            for key, make in optional.items()
            if self.random() < odd / 2
        ]
        links = [
            f"[{self.text()}]({self.address()})",
            f"![{self.text()}]({self.address()})",
            f"<{self.address()}>",
        ]
        text = self.sample(links, self.random() < odd)
        return "\n".join([*lines, "---", "", f"The town {self.text(40)}.", "", *text]) + "\n"


def end(project: Path, files: set[str], **env: str) -> set[str]:
    """Builds, and takes away the files that messages name until all others are pages; gives
    these.
    """
    for _ in range(12):
        done = outcome(project, **env)
        assert "mistake of this program" not in done.said, done.said
        assert "Traceback" not in done.said
        if not done.said:
            return files
        faulty = {
            name
            for name in files
            if any(message.startswith(f"docs/{printable(name)}:") for message in done.messages)
        }
        assert faulty, f"no message names a file: {done.said[:2000]}"
        for name in faulty:
            (project / "docs" / name).unlink()
        files = files - faulty
    pytest.fail(f"faults are told bit by bit: {done.said[:2000]}")


def build_anything(folder: Path, seed: int, count: int, **env: str) -> int:
    """Builds so many made-up op-eds; gives how many of them became pages."""
    chance = Chance(seed)
    op_eds: dict[str, str | bytes] = {}
    while len(op_eds) < count:
        op_eds[f"docs/{chance.file()}"] = chance.op_ed()
    project = small_project(folder / str(seed), op_eds)
    files = {name.removeprefix("docs/") for name in op_eds}
    sound = end(project, files, **env)
    pages = {
        name
        for name in sound
        if (project / "site" / name.removesuffix(".md") / "index.html").is_file()
    }
    for name in sound - pages:
        front = front_matter.parse(
            (project / "docs" / name).read_text(), path=name, latest=date(2030, 1, 1)
        ).plain
        assert front_matter.is_draft(front), f"{name} is neither a page nor told nor a draft"
    shutil.rmtree(project)
    return len(pages)


def test_forty_op_eds_of_any_kind_end_in_pages_or_messages(tmp_path: Path) -> None:
    assert build_anything(tmp_path, 1, 40) >= 3


@pytest.mark.slow
def test_two_thousand_op_eds_of_any_kind_end_in_pages_or_messages(tmp_path: Path) -> None:
    pages = sum(build_anything(tmp_path, seed, 100, COMPANIONS="true") for seed in range(2, 22))
    assert pages >= 200
