"""PDF/UA-1 and social card of each op-ed, set by Typst from the same HTML as the page, and remembered by content."""

import hashlib
import json
import os
import posixpath
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import etree

import formats
from article import Article
from words import direction, joined, spoken, words

HERE = Path(__file__).parent
# Space beside these means nothing; beside what runs on within a line it is a space between words.
BLOCKS = set("p blockquote aside ul ol li table caption thead tbody tfoot tr th td dl dt dd hr br pre div section figure".split())
BLOCKS |= set("figcaption details summary h1 h2 h3 h4 h5 h6".split())


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
    parts = [Path(__file__), HERE / "article.typ", HERE / "card.typ", *files]
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
        # Only what was kept here; another build may be about to remove the same.
        if re.fullmatch(r"[0-9a-f]{40}\..+", file.name) and file.name.split(".")[0] not in stems:
            file.unlink(missing_ok=True)
    if unset := [job for job in jobs.values() if not (job.file("pdf").is_file() or job.file("txt").is_file())]:
        import typst  # Only when something is set: an unchanged rebuild does without.

        built_in = typst.Fonts(include_system_fonts=False).families()
        faces = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)] if files else [])
        families = sorted(faces.families(), key=lambda name: (name in built_in, name))  # The editor's own come first.
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # Typst lets go of Python's lock: threads do.
            list(pool.map(lambda job: job.set(typst, faces, families), unset))
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

    def set(self, typst, fonts, families: list[str]) -> None:
        made, _ = record(self.article, paper=self.paper, docs=self.docs)
        day = datetime.fromisoformat(self.article.day).replace(tzinfo=UTC)
        common = {
            "root": str(self.docs),
            "font_paths": fonts,
            "ignore_system_fonts": True,
            "timestamp": day,
            "sys_inputs": {"record": json.dumps(json.loads(made) | {"fonts": families}, ensure_ascii=False)},
        }
        article = partial(typst.compile, (HERE / "article.typ").read_bytes(), **common)
        card = partial(typst.compile, (HERE / "card.typ").read_bytes(), **common)
        try:
            ending, made = "pdf", article(format="pdf", pdf_standards="ua-1")
        except typst.TypstError as error:
            # The folder differs from machine to machine, so no message names it.
            ending, made = "txt", str(error).replace(f"{self.docs}{os.sep}", "").encode()
            try:
                card(format="pdf", pdf_standards="ua-1")  # A picture shows holes for letters that miss; a PDF refuses.
            except typst.TypstError:
                self.keep("txt", made)
                return
        self.keep("png", card(format="png", ppi=72))
        self.keep(ending, made)  # Last: it says that all is done.

    def keep(self, ending: str, data: bytes) -> None:
        """Whole or not at all: a killed build leaves no half file to be taken for done."""
        half = self.file(f"{ending}-half{os.getpid()}")
        half.write_bytes(data)
        half.replace(self.file(ending))

    def result(self) -> Typeset:
        path, card = self.article.path, self.file("png") if self.file("png").is_file() else None
        if self.file("pdf").is_file():
            return Typeset(self.file("pdf"), card)
        error = self.file("txt").read_text(encoding="utf-8")
        if missing := re.search(r"the text (.+) could not be displayed|no font.*", error, re.S):
            lost = "no PDF" if card else "no PDF and no card"
            return Typeset(None, card, missing=f"{path}: {lost}: no font has every letter ({missing[0][:120]})")
        rule = re.search(r'no rule for [^"]*', error)
        return Typeset(None, None, (f"{path}:1: the PDF must be set whole: {rule[0] if rule else error.strip()}",))


def record(article: Article, *, paper: str, docs: Path) -> tuple[str, list[Path]]:
    """What the templates are told, as JSON, and the pictures among it."""
    say, images = words(article.lang), []
    region = re.search(r"-([A-Za-z]{2})(?:-|$)", article.lang)
    facts = {
        "title": article.title,
        "names": article.names,
        "tags": list(article.tags),
        "summary": article.summary,
        "day": {"year": article.date.year, "month": article.date.month, "day": article.date.day},
        "lang": article.lang.split("-")[0],
        "region": region and region[1].upper(),
        "dir": direction(article.lang),
        "paper": paper,
        "foot": f"{article.canonical_url} · {article.source}",
        "byline": say["by"].replace("{names}", joined(article.names, article.lang)),
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
    """HTML as the XML that Typst reads, without soft hyphens and links to paragraphs; pictures by their place below docs/."""
    root = etree.fromstring(f"<html><body>{html.replace(chr(0xAD), '')}</body></html>", etree.HTMLParser()).find("body")
    root.tag = "div"
    etree.strip_tags(root, etree.Comment)
    for node in root.iter():
        if node.tag in BLOCKS:
            node.tail = node.tail and node.tail.lstrip(" \t\n")
            node.text = node.text if node.tag == "pre" else node.text and node.text.lstrip(" \t\n")
            if (before := node.getprevious()) is not None:
                before.tail = before.tail and before.tail.rstrip(" \t\n")
        elif node.tag == "a" and node.get("class") in ("article-link", "footnote-backref"):
            node.tag = "left-out"
        elif node.tag == "a" and not node.get("href", "#").startswith("#"):
            node.set("href", urljoin(article.address, node.get("href")))  # On paper no page is near.
        elif node.tag == "img":
            name = posixpath.normpath(posixpath.join(article.url, unquote(re.sub("[?#].*", "", node.get("src", "")))))
            node.set("src", f"/{name}")
            images += [docs / name] if (docs / name).is_file() else []
    etree.strip_elements(root, "left-out", with_tail=False)
    return etree.tostring(root, encoding="unicode").replace("\u00a0</p>", "</p>")  # It stood before a footnote's way back.
