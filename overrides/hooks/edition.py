"""All pages of the site, read and checked before anything is rendered, and what one op-ed knows of the others."""

import json
import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

import front_matter
import mistakes
import wire
from article import Article, from_front_matter


@dataclass(frozen=True)
class Site:
    """The publication: `url` ends in a slash; `root` holds mkdocs.yml, `docs` the Markdown; `fonts` need not exist."""

    name: str
    url: str
    description: str
    lang: str
    root: Path
    docs: Path
    paper: str
    fonts: Path
    companions: bool
    preview: bool

    @classmethod
    def of(cls, config, *, preview: bool) -> "Site":
        """From the settings of mkdocs.yml, read by name as MkDocs and its successors have them."""
        root = Path(os.path.abspath(config["config_file_path"])).parent
        return cls(
            name=config["site_name"],
            url=(config["site_url"] or "/").rstrip("/") + "/",
            description=config["site_description"] or "",
            lang=config["theme"]["language"],
            root=root,
            docs=Path(config["docs_dir"]),
            paper=config["extra"].get("paper", "a4"),
            fonts=root / config["extra"].get("fonts", "fonts"),
            companions=config["extra"].get("companions", True),
            preview=preview,
        )

    @property
    def is_loopback(self) -> bool:
        return urlsplit(self.url).hostname in ("127.0.0.1", "localhost", "::1", None)

    @property
    def cache(self) -> Path:
        return self.root / ".cache"


@dataclass(frozen=True)
class Page:
    """A Markdown file: its address, front matter as plain values, body, the op-ed it is, if any, and that one's proof.

    Only what a proof is held against keeps all that was parsed: a thousand op-eds are a thousand of them.
    """

    url: str
    front: dict
    body: str
    article: Article | None
    proof: wire.Proof | None
    parsed: front_matter.Parsed | None

    @property
    def title(self) -> str:
        """What the masthead calls a page that is no op-ed."""
        return self.front.get("title") or self.url.strip("/").replace("-", " ").capitalize()


def read(files: dict[Path, str], site: Site) -> tuple[dict[Path, Page], list[str]]:
    """Read Markdown files (path -> address relative to the site) to pages, and every problem of all of them.

    A draft is checked like any other, and a page of the preview alone.
    """
    # The clock decides whether a date has come, never a byte of the output.
    latest = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC).date()
    pages, problems, slugs = {}, [], {}
    for file, url in files.items():
        url = url.removeprefix("./")
        path = file.relative_to(site.root).as_posix()
        text, found = mistakes.decode(file.read_bytes(), path=path)
        problems += found
        parsed = front_matter.parse(text, path=path, latest=latest)
        problems += parsed.problems
        is_article = parsed.plain.get("template") == "article.html"
        problems += mistakes.problems(parsed.body, path=path, line=parsed.body_line, article=is_article)
        article = proof = None
        if is_article and (found := mistakes.name_problem(path)):
            problems.append(found)
        if parsed.values:
            note, start = parsed.values.note or "", parsed.lines.get(("note",), 0) + 1
            problems += mistakes.problems(note, path=path, line=start, article=False)
            article = from_front_matter(parsed.values, path=path, url=url, site_url=site.url, site_name=site.name)
            if not article.slug:
                rule = "needs the line 'slug: some-english-words': no name for files can be made of the title"
                problems.append(f"{path}:{parsed.lines['title',]}: the op-ed {rule} '{article.title}'")
            elif other := slugs.setdefault(article.slug, path) != path and slugs[article.slug]:
                line, rule = parsed.lines.get(("slug",), 1), f"'slug' must be of one op-ed, not '{article.slug}' of {other} again"
                problems.append(f"{path}:{line}: {rule}; another names one of them")
            copy = parsed.values.wire and site.docs / parsed.values.wire.copy_
            for key, named in ((("wire", "copy"), copy), (("image",), article.image and site.docs / article.image)):
                if named and not named.is_file():
                    rule = f"'{'.'.join(key)}' must name a file below docs/, not '{named.relative_to(site.docs).as_posix()}'"
                    problems.append(f"{path}:{parsed.lines[key]}: {rule}")
            if copy and copy.is_file():
                proof, found = wire.prove(article, parsed, copy.read_bytes())
                problems += found
        if not site.preview and (article.draft if article else parsed.plain.get("draft") == "true"):
            continue
        pages[file] = Page(url, parsed.plain, mistakes.without_comments(parsed.body), article, proof, proof and parsed)
    return pages, problems


def generated(pages: dict[Path, Page]) -> dict[str, str]:
    """Markdown files that nobody writes, by name: the list when there is more than one op-ed, a start page when none."""
    if any(page.front.get("template") == "front.html" for page in pages.values()):
        return {}
    files, articles = {}, newest_first([page.article for page in pages.values() if page.article])
    if len(articles) > 1:
        files["op-eds.md"] = "---\ntemplate: front.html\n---\n"
    if articles and not any(page.article and page.url == "" for page in pages.values()):
        # Whoever moves the op-ed of the start page: its old address leads to the oldest, which stood there first.
        called = json.dumps(articles[-1].title, ensure_ascii=False)
        files["index.md"] = f"---\ntemplate: redirect.html\nto: {articles[-1].url}\ncalled: {called}\n---\n"
    return files


def wire_copies(pages: dict[Path, Page]) -> set[str]:
    """The wire copies that a published op-ed declares: a copy goes with its op-ed."""
    return {page.proof.copy for page in pages.values() if page.proof}


def newest_first(articles: list[Article]) -> list[Article]:
    """By the day as printed, of one day by the moment wherever it was."""

    def key(article: Article) -> tuple:
        return article.day, datetime.fromisoformat(article.stamp(article.date)), article.slug

    return sorted(articles, key=key, reverse=True)


def neighbours(ordered: list[Article], at: int) -> dict:
    """What the op-ed at a place of the newest-first list is shown of others: those next to it in time, the newest three."""
    return {
        "later": ordered[at - 1] if at else None,
        "earlier": ordered[at + 1] if at + 1 < len(ordered) else None,
        "newest": [other for other in ordered[:4] if other is not ordered[at]][:3],
    }


def by_year(ordered: list[Article], *, long: int = 20) -> list[tuple[str, list[Article]]]:
    """The list in parts: one without a name while it is short, then one a year."""
    if len(ordered) < long:
        return [("", ordered)]
    return [(year, list(listed)) for year, listed in groupby(ordered, key=lambda article: article.day[:4])]
