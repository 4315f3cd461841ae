"""PDF/UA-1 and social card of each op-ed, set by Typst from the same HTML as the page, and remembered by content."""

import hashlib
import json
import os
import posixpath
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

import formats
from article import Article
from words import direction, joined, spoken, words

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Typeset:
    """Where the finished files are, or why they are not: an element without a rule, or letters no font has."""

    pdf: Path | None
    card: Path | None
    problems: tuple[str, ...] = ()
    missing: str = ""


def typeset(articles: list[Article], *, cache: Path, paper: str, fonts: Path, docs: Path) -> dict[str, Typeset]:
    """Set what the cache does not hold yet, in parallel; returns the result by the op-ed's path."""
    files = sorted(fonts.glob("**/*.[ot]t[fc]")) if fonts.is_dir() else []
    parts = [HERE / "article.typ", HERE / "card.typ", *files]
    basis = hashlib.sha256(version("typst").encode() + b"".join(file.read_bytes() for file in parts))
    cache.mkdir(exist_ok=True)
    jobs = {}
    for article in articles:
        made, images = record(article, paper=paper, docs=docs)
        seen = basis.copy()
        seen.update(made.encode() + b"".join(file.read_bytes() for file in images))
        jobs[article.path] = Job(article, paper, docs, cache / seen.hexdigest()[:40])
    stems = {job.stem.name for job in jobs.values()}
    for file in cache.iterdir():
        if file.name.split(".")[0] not in stems:
            file.unlink()
    if unset := [job for job in jobs.values() if not (job.file("pdf").is_file() or job.file("txt").is_file())]:
        import typst  # Only when something is set: an unchanged rebuild does without.

        faces = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)] if files else [])
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(lambda job: job.set(typst, faces), unset))
    return {path: job.result() for path, job in jobs.items()}


@dataclass(frozen=True)
class Job:
    """One op-ed to set; its files in the cache are named by a hash of all that decides their bytes."""

    article: Article
    paper: str
    docs: Path
    stem: Path

    def file(self, ending: str) -> Path:
        return self.stem.with_suffix(f".{ending}")

    def set(self, typst, fonts) -> None:
        made, _ = record(self.article, paper=self.paper, docs=self.docs)
        inputs = {"record": json.dumps(json.loads(made) | {"fonts": fonts.families()}, ensure_ascii=False)}
        day = datetime.fromisoformat(self.article.day).replace(tzinfo=UTC)
        common = {
            "root": str(self.docs),
            "font_paths": fonts,
            "ignore_system_fonts": True,
            "timestamp": day,
            "sys_inputs": inputs,
        }
        try:
            pdf = typst.compile((HERE / "article.typ").read_bytes(), format="pdf", pdf_standards="ua-1", **common)
            card = typst.compile((HERE / "card.typ").read_bytes(), format="png", ppi=72, **common)
        except typst.TypstError as error:
            self.keep("txt", str(error).encode())
        else:
            self.keep("png", card)
            self.keep("pdf", pdf)

    def keep(self, ending: str, data: bytes) -> None:
        """Whole or not at all: a killed build leaves no half file to be taken for done."""
        half = self.file(f"{ending}-half")
        half.write_bytes(data)
        half.replace(self.file(ending))

    def result(self) -> Typeset:
        if self.file("pdf").is_file():
            return Typeset(self.file("pdf"), self.file("png"))
        error = self.file("txt").read_text(encoding="utf-8")
        if missing := re.search(r"the text (.+) could not be displayed|no font.*", error, re.S):
            return Typeset(
                None, None, missing=f"{self.article.path}: no PDF and no card: no font has every letter ({missing[0][:120]})"
            )
        element = re.search(r"no rule for <[^>]*>", error)
        return Typeset(
            None, None, (f"{self.article.path}:1: the PDF must be set whole: {element[0] if element else error.strip()}",)
        )


def record(article: Article, *, paper: str, docs: Path) -> tuple[str, list[Path]]:
    """What the templates are told, as JSON, and the pictures among it."""
    say, images = words(article.lang), []
    names = say["by"].replace("{names}", joined(article.names, article.lang))
    facts = {
        "title": article.title,
        "names": article.names,
        "tags": list(article.tags),
        "summary": article.summary,
        "day": {"year": article.date.year, "month": article.date.month, "day": article.date.day},
        "lang": article.lang.split("-")[0],
        "dir": direction(article.lang),
        "paper": paper,
        "foot": f"{article.canonical_url} · {article.source}",
        "byline": names,
        "source": article.source,
        "dateline": f"{spoken(article.date, article.lang)} · {article.source}",
        "longest": max(article.title.split(), key=len),
        "html": _xml(article.html, article, docs, images),
        "ending": formats.foot(article),
        "corrections": [f"{spoken(item.date, article.lang)}: {item.text}" for item in article.corrections],
        "note": _xml(article.note_html, article, docs, images) if article.note_html else "",
        "words": {key: say[key] for key in ("opinion", "corrections", "about_text")},
    }
    return json.dumps(facts, ensure_ascii=False), images


def _xml(html: str, article: Article, docs: Path, images: list[Path]) -> str:
    """HTML as the XML that Typst reads, without links to paragraphs; pictures by their place below docs/."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    etree.strip_tags(root, etree.Comment)
    for link in root.xpath(".//a[@class='article-link']"):
        link.drop_tree()
    for rest in root.iter("br"):
        rest.tail = (rest.tail or "").lstrip()
    for image in root.iter("img"):
        name = posixpath.normpath(posixpath.join(article.url, image.get("src", "")))
        image.set("src", f"/{name}")
        images += [docs / name] if (docs / name).is_file() else []
    return etree.tostring(root, encoding="unicode")
