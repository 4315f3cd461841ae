"""All pages of the site, read and checked before anything is rendered."""

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from oped.article import Article, from_front_matter
from oped.reading import front_matter, mistakes, wire


class Site:
    """The publication: `url` ends in a slash; `root` holds mkdocs.yml, `docs` the Markdown; `fonts` need not exist."""

    def __init__(self, config, *, preview: bool):  # Read by name, as MkDocs and its successors have the settings.
        self.name, self.lang, self.preview = config["site_name"], config["theme"]["language"], preview
        self.url, self.description = (config["site_url"] or "/").rstrip("/") + "/", config["site_description"] or ""
        self.root, self.docs = Path(os.path.abspath(config["config_file_path"])).parent, Path(config["docs_dir"])
        self.paper, self.companions = config["extra"].get("paper", "a4"), config["extra"].get("companions", True)
        self.fonts, self.cache = self.root / config["extra"].get("fonts", "fonts"), self.root / ".cache"


@dataclass(slots=True)
class Page:
    """A Markdown file: its address, front matter as plain values, body, the op-ed it is, if any, and that one's proof."""

    url: str
    front: dict
    body: str = ""
    article: Article | None = None
    proof: wire.Proof | None = None


def read(files: dict[str, str], site: Site) -> tuple[dict[str, Page], list[str]]:
    """Read Markdown files (name below docs/ -> address): the pages by name, with drafts in a preview alone, all problems."""
    # The clock decides whether a date has come, never a byte of the output.
    latest = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH") or time.time()), UTC).date()
    pages, problems, slugs = {}, [], {}
    for name, url in files.items():
        file = site.docs / name
        path = file.relative_to(site.root).as_posix()
        text, found = mistakes.decode(file.read_bytes(), path=path)
        parsed = front_matter.parse(text, path=path, latest=latest)
        page = Page(url.removeprefix("./"), parsed.plain, mistakes.without_comments(parsed.body))
        is_article = page.front.get("template") == "article.html"
        problems += [*found, *parsed.problems]
        problems += mistakes.problems(parsed.body, path=path, line=parsed.body_line, article=is_article)
        problems += filter(None, [page.front.get("template") != "front.html" and mistakes.name_problem(path)])
        if values := parsed.values:
            article = from_front_matter(values, path=path, url=page.url, site_url=site.url, site_name=site.name)
            page.article, line = article, parsed.lines.get(("note",), 0) + 1
            problems += mistakes.problems(article.note or "", path=path, line=line, article=False)
            found = _misplaced(article, site.docs, slugs)
            problems += [f"{path}:{parsed.lines.get(key, 1)}: {message}" for key, message in found]
            if article.wire and (copy := site.docs / article.wire.copy_).is_file():
                page.proof, found = wire.prove(article, parsed, copy.read_bytes())
                problems += found
        if site.preview or not (page.article.draft if page.article else page.front.get("draft") == "true"):
            pages[name] = page
    return pages, problems


def _misplaced(article: Article, docs: Path, slugs: dict[str, str]):
    """Names that are none, or another's (`slugs` are those of the op-eds read before), and files that are not there."""
    if not article.slug:
        rule = "needs the line 'slug: some-english-words': no name for files can be made of the title"
        yield ("title",), f"the op-ed {rule} '{article.title}'"
    elif (other := slugs.setdefault(article.slug, article.path)) != article.path:
        yield ("slug",), f"'slug' must be of one op-ed, not '{article.slug}' of {other} again; another names one of them"
    for key, named in ((("wire", "copy"), article.wire and article.wire.copy_), (("image",), article.image)):
        if named and not (docs / named).is_file():
            yield key, f"'{'.'.join(key)}' must name a file below docs/, not '{named}'"


def stamps(*roots: Path) -> dict[Path, tuple[int, int]]:
    """When each file at or below these was saved, and its size."""
    found = [file for root in roots for file in (root, *root.rglob("*")) if file.is_file()]
    return {file: (file.stat().st_mtime_ns, file.stat().st_size) for file in found}


def unchanged(now: dict[Path, tuple], before: tuple[dict, dict[str, Page]], docs: Path) -> dict[str, Page]:
    """The op-eds of a preview that nothing saved since can have changed: none, where more than pages was saved."""
    saved, shown = before
    files = [file for file in now if now[file] != saved.get(file)]
    names = {file.relative_to(docs).as_posix() for file in files if file.is_relative_to(docs)} & shown.keys()
    if now.keys() != saved.keys() or len(names) < len(files):
        return {}
    return {name: page for name, page in shown.items() if page.article and name not in names}


def generated(pages: dict[str, Page]) -> dict[str, Page]:
    """Pages that nobody writes, by name: the list when there is more than one op-ed, a start page when none."""
    ordered = newest_first([page.article for page in pages.values() if page.article])
    if any(page.front.get("template") == "front.html" for page in pages.values()):
        return {}
    made = {"op-eds.md": Page("op-eds/", {"template": "front.html"})} if len(ordered) > 1 else {}
    if ordered and "index.md" not in pages:
        # Whoever moves the op-ed of the start page: its old address leads to the oldest, which stood there first.
        made["index.md"] = Page("", {"template": "redirect.html", "to": ordered[-1].url, "called": ordered[-1].title})
    return made


def newest_first(articles: list[Article]) -> list[Article]:
    """By the day as printed, of one day by the moment wherever it was."""
    return sorted(articles, key=lambda a: (a.day, datetime.fromisoformat(a.stamp(a.date)), a.slug), reverse=True)
