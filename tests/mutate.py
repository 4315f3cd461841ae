"""Damage an op-ed and a site in hundreds of seeded ways and see the checks catch each one.

What survives is listed by name, and the run fails unless KNOWN explains it.
"""

import base64
import hashlib
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "overrides/hooks"), str(ROOT / "tests"), str(ROOT / "tests/code")]

import test_wire  # noqa: E402
from lxml import html as lxml_html  # noqa: E402

from helpers import links  # noqa: E402
from helpers.project import ADDRESS, make_project, mkdocs, require  # noqa: E402
from oped.article import from_front_matter  # noqa: E402
from oped.page.proof import prove_page  # noqa: E402
from oped.reading.gate import NOTHING, admit  # noqa: E402
from oped.reading.rendered import rendered  # noqa: E402

# Changes that no check sees, each with the reason why none should.
KNOWN = {
    r"^front matter: without 'zone": "inferred, labelled so, and no part of the proof",
    r"^note: ": "an editor's own words about the text",
}


def characters() -> Iterator[tuple[str, bool]]:
    """One character of the op-ed changed in its file."""
    for name, source in test_wire.mutants(300, seed=41):
        yield f"op-ed: {name}", bool(test_wire.problems(source))


def front_matter_lines() -> Iterator[tuple[str, bool]]:
    """A line of front matter lost, doubled, or swapped with the next."""
    head, middle, body = test_wire.SOURCE.partition("\n---\n\n")
    lines = head.split("\n")
    for i in range(1, len(lines)):
        for name, changed in (
            ("without", lines[:i] + lines[i + 1 :]),
            ("twice", lines[: i + 1] + lines[i:]),
            ("swapped", lines[:i] + lines[i + 1 : i + 2] + [lines[i]] + lines[i + 2 :]),
        ):
            source = "\n".join(changed) + middle + body
            same = test_wire._read(source) == test_wire._read(test_wire.SOURCE)
            kind = "note" if lines.index("note: |") < i < lines.index("wire:") else "front matter"
            yield f"{kind}: {name} {lines[i].strip()!r}", same or bool(test_wire.problems(source))


def published(site: Path) -> Iterator[tuple[str, bool]]:
    """An address, an id, a word, the style or the policy of a published page changed; a
    file in other letter case.
    """
    chance = random.Random(43)
    page = (site / "index.html").read_text(encoding="utf-8")
    addresses = [
        m.start(1) + 1
        for m in re.finditer(
            r'(?:href|src|content)="((?:https://|[a-z.#])[^" ]*[./#][^" ]*)"', page
        )
    ]
    addresses = [
        at
        for at in addresses
        if "purl.org" not in page[at : at + 30] and "data:" not in page[at - 2 : at + 5]
    ]
    ids = [match.start(1) + 3 for match in re.finditer(r' id="(p-[^"]+|text)"', page)]
    words = [
        paragraph.start("words") + word.start(1)
        for paragraph in re.finditer(r'<span id="p-[^>]*></span>(?P<words>[^<]*)', page)
        for word in re.finditer(r" ([a-z])", paragraph["words"])
    ]
    for number in range(200):
        kind = chance.choice(["address", "id", "word", "style", "policy"])
        at = {
            "address": lambda: chance.choice(addresses),
            "id": lambda: chance.choice(ids),
            "word": lambda: chance.choice(words),
            "style": lambda: chance.randrange(page.index("<style>") + 7, page.index("</style>")),
            "policy": lambda: page.index("sha256-") + 7 + chance.randrange(40),
        }[kind]()
        changed = page[:at] + ("x" if page[at] != "x" else "y") + page[at + 1 :]
        yield (
            f"published {number}: {kind} at {at}: {page[max(0, at - 20) : at + 20]!r}",
            sees(site, changed),
        )
    for file in sorted(site.rglob("*")):
        if file.is_file() and file.name not in ("index.html", "sitemap.xml.gz"):
            with tempfile.TemporaryDirectory() as folder:
                copy = shutil.copytree(site, Path(folder, "site"))
                lost = copy / file.relative_to(site)
                lost.rename(lost.with_name(lost.name.swapcase()))
                left = {name.relative_to(copy) for name in copy.rglob("*")}
                # The exact list of published files sees what no link leads to.
                yield (
                    f"published: {file.relative_to(site)} renamed",
                    file.relative_to(site) not in left,
                )


def sees(site: Path, page: str) -> bool:
    """Whether the link check, the proof or the policy sees a changed page."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(site, Path(folder, "site"))
        (copy / "index.html").write_text(page, encoding="utf-8")
        if links.check(copy, ADDRESS)[0]:
            return True
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() if style else ""
    if f"'sha256-{digest}'" not in page:
        return True
    parsed = test_wire.front_matter.parse(
        test_wire.SOURCE, path="docs/index.md", latest=test_wire.date(2026, 1, 1)
    )
    article = from_front_matter(
        parsed.values, path="docs/index.md", url="", site_url=ADDRESS, site_name="E"
    )
    html = page.partition('e-content">')[2].partition("</div>")[0]
    text, _ = rendered(admit(html, path="docs/index.md", first_line=1), NOTHING)
    return bool(prove_page(article, text, parsed, lxml_html.document_fromstring(page)))


def main() -> int:
    count, survivors = 0, []
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(Path(folder, "project"))
        require(mkdocs("build", "--strict", folder=project))
        changes = (characters(), front_matter_lines(), published(project / "site"))
        for name, caught in chain.from_iterable(changes):
            count += 1
            if not caught:
                reason = next((why for known, why in KNOWN.items() if re.search(known, name)), None)
                survivors.append(name) if reason is None else print(
                    f"survived, as it may ({reason}): {name}"
                )
    for name in survivors:
        print(f"SURVIVED: {name}")
    print(f"{count - len(survivors)} passed, {len(survivors)} failed")
    return bool(survivors)


if __name__ == "__main__":
    sys.exit(main())
