"""PDF/UA-1 and social card of each op-ed, set by Typst from the same HTML as the page, and remembered by content."""

import hashlib
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from lxml import etree

from oped.article import Article
from oped.language import direction, joined, spoken, words
from oped.writing import text as formats

HERE = Path(__file__).parent


class Typeset(NamedTuple):
    """Where the finished files are, or why they are not: an element without a rule, or letters no font has."""

    pdf: Path | None
    card: Path | None
    problems: tuple[str, ...] = ()
    missing: str = ""


def typeset(articles: list[Article], *, cache: Path, paper: str, fonts: Path, docs: Path) -> dict[str, Typeset]:
    """Set what the cache does not hold yet, in parallel; returns the result by the op-ed's path."""
    parts = [Path(__file__), HERE / "article.typ", HERE / "card.typ", *sorted(fonts.glob("**/*.[ot]t[fc]"))]
    basis = hashlib.sha256(version("typst").encode() + b"".join(part.read_bytes() for part in parts)).digest()
    # A file in the cache is named by a hash of all that decides its bytes.
    stems = {a.path: hashlib.sha256(basis + record(a, paper=paper, docs=docs).encode()).hexdigest()[:40] for a in articles}
    needed = {stems[article.path]: article for article in articles}
    cache.mkdir(exist_ok=True)
    kept = [file for file in cache.iterdir() if re.fullmatch("[0-9a-f]{40}", file.stem)]
    for stale in [file for file in kept if file.stem not in needed]:
        stale.unlink(missing_ok=True)  # Another build may be about to remove the same.
    if unset := needed.keys() - {file.stem for file in kept if file.suffix in (".pdf", ".txt")}:
        import typst  # Only when something is set: an unchanged rebuild does without.

        built_in = typst.Fonts(include_system_fonts=False).families()
        faces = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)])
        families = json.dumps(sorted(faces.families(), key=lambda name: (name in built_in, name)))  # The editor's own first.
        options = {"root": str(docs), "font_paths": faces, "ignore_system_fonts": True, "ppi": 72, "pdf_standards": "ua-1"}
        with ThreadPoolExecutor(os.cpu_count()) as pool:  # Typst lets go of Python's lock: threads do.
            jobs = ((cache / stem, {"record": record(needed[stem], paper=paper, docs=docs), "fonts": families}) for stem in unset)
            list(pool.map(lambda job: _set(typst, *job, options), jobs))
    return {path: _result(path, cache / stem) for path, stem in stems.items()}


def _set(typst, stem: Path, inputs: dict[str, str], options: dict) -> None:
    """Set PDF and card of one op-ed; what Typst says against the PDF stands in its place."""

    def compiled(name: str, ending: str) -> tuple[str, bytes]:
        source = (HERE / f"{name}.typ").read_bytes()
        try:
            return ending, typst.compile(source, format=ending, sys_inputs=inputs, **options)
        except typst.TypstError as error:
            # The folder differs from machine to machine, so no message names it.
            return "txt", str(error).replace(f"{options['root']}{os.sep}", "").encode()

    files = [compiled("article", "pdf")]
    # A picture shows holes for letters that miss; a PDF refuses.
    if files[0][0] == "pdf" or compiled("card", "pdf")[0] == "pdf":
        files.insert(0, compiled("card", "png"))
    for ending, data in files:
        # Whole or not at all, for a build may be killed; the last says that all is done.
        half = stem.with_suffix(f".{ending}-half{os.getpid()}")
        half.write_bytes(data)
        half.replace(stem.with_suffix(f".{ending}"))


def _result(path: str, stem: Path) -> Typeset:
    pdf, card = (file if file.is_file() else None for file in (stem.with_suffix(".pdf"), stem.with_suffix(".png")))
    if pdf:
        return Typeset(pdf, card)
    error = stem.with_suffix(".txt").read_text(encoding="utf-8").strip()
    if missing := re.search("the text .+ could not be displayed", error):
        lost = f"no PDF{'' if card else ' and no card'}: no font has every letter ({missing[0][:120]})"
        return Typeset(None, card, missing=f"{path}: {lost}")
    return Typeset(None, None, (f"{path}:1: the PDF must be set whole: {error.removeprefix('assertion failed: ')}",))


def record(article: Article, *, paper: str, docs: Path) -> str:
    """What the templates are told, as JSON."""
    lang, say = article.lang, words(article.lang)
    facts = {fact: getattr(article, fact) for fact in ("title", "names", "tags", "summary", "source")}
    facts["day"] = {part: getattr(article.date, part) for part in ("year", "month", "day")}
    facts |= {"lang": lang.split("-")[0], "region": (re.findall(r"-([A-Za-z]{2})(?![^-])", lang) or [None])[0]}
    facts |= {"dir": direction(lang), "words": say, "foot": f"{article.canonical_url} · {article.source}"}
    facts |= {"byline": say["by"].replace("{names}", joined(article.names, lang)), "ending": formats.foot(article)}
    facts |= {"paper": paper, "dateline": f"{spoken(article.date, lang)} · {article.source}"}
    facts |= {"html": _xml(article.html, article, docs), "note": _xml(article.note_html, article, docs)}
    facts["corrections"] = [f"{spoken(item.date, lang)}: {item.text}" for item in article.corrections]
    return json.dumps(facts, ensure_ascii=False)


def _xml(html: str, article: Article, docs: Path) -> str:
    """HTML as the XML that Typst reads: addresses absolute, no soft hyphens, no ways back from footnotes nor their spaces."""
    html = re.sub(r'<a [^>]*class="footnote-backref".*?</a>', "", html)
    root = etree.fromstring(f"<body>{html}</body>", etree.HTMLParser(remove_comments=True, remove_pis=True)).find("body")
    for link in root.iter("a"):
        href = link.get("href", "#")
        link.set("href", "" if href.startswith("#") else urljoin(article.address, href))  # On paper no page is near.
    for picture in root.iter("img"):
        address = urljoin(article.address, re.sub("[?#].*", "", picture.get("src", "")))
        name = unquote(address.removeprefix(article.site_url))
        picture.set("src", f"/{name}")
        if (docs / name).is_file():  # Another picture of the same name is another PDF.
            picture.set("digest", hashlib.sha256((docs / name).read_bytes()).hexdigest())
    return etree.tostring(root, encoding="unicode").replace("\u00ad", "").replace("\u00a0</p>", "</p>")
