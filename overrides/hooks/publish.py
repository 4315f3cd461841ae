"""The events of a MkDocs build, in build order; the only file that knows MkDocs. What is decided is in the package."""

import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

from oped.article import Article
from oped.collection.lists import generated
from oped.language import words
from oped.output.port import taken
from oped.output.preview import Shown, Stamps, guarded, stamps, unchanged
from oped.output.site_folder import SiteFolder
from oped.output.weight import heavy_pictures
from oped.page.article_context import article_context
from oped.page.policy import COMPONENT, Seal
from oped.page.proof import prove_page
from oped.page.site_context import OpEd, site_context
from oped.problem import Problem, tell
from oped.reading import pages as reading
from oped.reading.markdown.body import NOTE, Body
from oped.reading.pages import Page
from oped.reading.rendered import Rendered, rendered
from oped.settings import Site, from_config
from oped.writing.formats import Companions, Manuscript, companions, written
from oped.writing.typeset.pdf_and_card import typeset

# MkDocs would date sitemap.xml.gz by the clock; gzip knows no earlier day.
NO_DAY = "1970-01-01"
THIS_MACHINE = ("127.0.0.1", "localhost", "::1", None)


@dataclass
class Build:
    """One build: its settings and tools, and what each event leaves to the next, by the name of a page's file."""

    site: Site
    seal: Seal
    folder: SiteFolder
    body: Body
    problems: list[Problem] = field(default_factory=list)
    saved: Stamps = field(default_factory=dict)
    # Of a preview: pages that stand as they are.
    kept: dict[str, Page] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    # The Markdown until it is rendered, the texts until their page is written.
    bodies: dict[str, str] = field(default_factory=dict)
    texts: dict[str, Rendered] = field(default_factory=dict)
    companions: dict[str, Companions] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)

    def write(self, config: MkDocsConfig, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            write_file(data, str(Path(config.site_dir, name)))

    def op_ed(self, name: str) -> OpEd | None:
        article = self.pages[name].article
        if not article:
            return None
        files = self.companions.get(name, Companions())
        return OpEd(article, self.texts[name], files)


@dataclass
class Session:
    """What outlives a build: `mkdocs serve` keeps this module from one build to the next."""

    command: str = "build"
    has_port: bool = False
    current: Build | None = None
    shown: Shown | None = None

    @property
    def build(self) -> Build:
        assert self.current, "on_config begins a build"  # noqa: S101
        return self.current


session = Session()


class FilesToMake(Files):
    """Files of which MkDocs renders no page that is kept."""

    def __init__(self, files: Iterable[File], kept: Iterable[str]) -> None:
        super().__init__(files)
        self.kept = frozenset(kept)

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> list[File]:
        pages = super().documentation_pages(inclusion=inclusion)
        return [file for file in pages if file.src_uri not in self.kept]


def on_startup(*, command: str, dirty: bool) -> None:
    session.command = command
    # Beside MkDocs' own log: strict mode counts what is warned there, and advice stops nothing.
    channel = logging.getLogger("oped")
    channel.handlers = [logging.StreamHandler()]
    channel.propagate = False
    channel.setLevel(logging.getLogger("mkdocs").level)  # --quiet is for both.


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    _claim_port(config)
    site = from_config(config, preview=session.command == "serve")
    if session.command == "gh-deploy" and urlsplit(site.url).hostname in THIS_MACHINE:
        rule = "SITE_URL must be the address of the published site"
        raise PluginError(f"{rule}, not '{config.site_url}'")
    sheets = [site.docs / str(name) for name in config.extra_css]
    build = Build(
        site,
        Seal(sheets, themes=[*config.theme.dirs, _material()], preview=site.preview),
        SiteFolder(config.site_dir),
        Body(),
    )
    session.current = build
    config.markdown_extensions.append(build.body)
    config.site_dir = build.folder.building
    return config


def _claim_port(config: MkDocsConfig) -> None:
    """MkDocs would build first, and then end in a traceback where the port is taken."""
    if session.command == "serve" and not session.has_port:
        host, port = config.dev_addr
        reason = taken(host, port)
        if reason:
            raise PluginError(reason)
        session.has_port = True


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build = session.build
    site = build.site
    if site.preview:
        theme = Path(config.theme.custom_dir or site.root)
        build.saved = stamps(site.docs, Path(config.config_file_path), theme)
    names = {file.src_uri: file.url for file in files.documentation_pages()}
    _tell(_read(build, names))
    copies = {page.proof.copy for page in build.pages.values() if page.proof}
    published = [
        file
        for file in files
        if file.src_uri in build.pages or file.src_uri in copies or _is_asset(file, config)
    ]
    assets = [site.docs / file.src_uri for file in published if _is_asset(file, config)]
    _tell(heavy_pictures(assets, site.root))
    for name, page in generated(build.pages).items():
        published.append(File.generated(config, name, content=""))
        build.pages[name] = page
    return FilesToMake(published, build.kept)


def _read(build: Build, names: dict[str, str]) -> list[Problem]:
    """Read every page, or in a preview those that were saved since; returns the problems.

    All are read where one says something else of itself, for others list it.
    """
    before = session.shown
    session.shown = None
    kept = unchanged(build.saved, before, build.site.docs) if before else {}
    changed = {name: url for name, url in names.items() if name not in kept}
    read = reading.read(changed, build.site)
    if before and kept:
        if any(page.front != before.pages[name].front for name, page in read.pages.items()):
            kept = {}
            read = reading.read(names, build.site)
        build.texts = {name: before.texts[name] for name in kept}
    build.kept = kept
    build.pages = read.pages | kept
    build.bodies = read.bodies
    return read.problems


def _is_asset(file: File, config: MkDocsConfig) -> bool:
    """Styles go into the pages; no page needs the theme's scripts, maps and icons, or a wire copy of no op-ed."""
    if file.src_dir != config.docs_dir or file.is_documentation_page():
        return False
    return not (file.src_uri.startswith("wire/") or file.src_uri.endswith(".css"))


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str:
    # MkDocs would read front matter once more, and take an opening "Note: …" for some: an empty block stops it.
    return "---\n{}\n---\n\n" + session.build.bodies.get(page.file.src_uri, "")


def on_page_markdown(
    markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files
) -> str:
    build = session.build
    name = page.file.src_uri
    article = build.pages[name].article
    page.meta = build.pages[name].front
    folder = (build.site.docs / name).parent
    lang = article.lang if article else build.site.lang
    build.body.start(words(lang), folder, bool(article))
    if article and article.note:
        return f"{markdown}\n\n{NOTE}\n\n{article.note}\n"
    return markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    build = session.build
    name = page.file.src_uri
    known = build.pages[name]
    body = build.bodies.pop(name, "")
    page.update_date = NO_DAY
    _forget_own_links(page)
    if not known.article:
        return html
    page.update_date = max(NO_DAY, known.article.modified[: len(NO_DAY)])
    text, plain = rendered(html)
    build.texts[name] = text
    if build.site.companions:
        manuscript = Manuscript(known.article, text, plain, known.front, body)
        build.write(config, written(manuscript))
    # One copy of each text in memory, not four: a thousand op-eds are a thousand of them.
    page.markdown = ""
    return text.html


def _forget_own_links(page: MkDocsPage) -> None:
    """MkDocs would keep each paragraph's own link until all is written, to check it then."""
    links = page.links_to_anchors or {}
    own = links.get(page.file, {})
    if own.keys() <= (page.present_anchor_ids or set()):
        links.pop(page.file, None)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    build = session.build
    env.loader = FileSystemLoader([*config.theme.dirs, _material()])
    env.undefined = StrictUndefined  # A missing word must not print nothing.
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    if build.site.companions:
        _typeset(build, config)
    op_eds = {}
    for name in build.pages:
        op_ed = build.op_ed(name)
        if op_ed:
            op_eds[name] = op_ed
    build.shared = site_context(build.pages, op_eds, build.site)
    env.globals.update(build.shared)


def _material() -> str:
    """The folder of Material's templates.

    They come last, and only now: a theme that MkDocs loads by its name prints its notice of its end of life on
    every run, and MkDocs walks through each of its fourteen thousand icons.
    """
    package = find_spec("material")
    assert package and package.submodule_search_locations  # noqa: S101
    return str(Path(package.submodule_search_locations[0], "templates"))


def _typeset(build: Build, config: MkDocsConfig) -> None:
    """Set PDF and card of every op-ed and put them beside its page."""
    site = build.site
    articles = {name: page.article for name, page in build.pages.items() if page.article}
    results = typeset(
        [(article, build.texts[name]) for name, article in articles.items()],
        cache=site.cache,
        paper=site.paper,
        fonts=site.fonts,
        docs=site.docs,
    )
    problems: list[Problem] = []
    for name, article in articles.items():
        result = results[article.path]
        problems += result.problems
        build.companions[name] = companions(
            has_pdf=bool(result.pdf), has_card=bool(result.card)
        )
        if name not in build.kept:
            build.write(config, _files(article, {"pdf": result.pdf, "png": result.card}))
    _tell(problems)


def _files(article: Article, made: dict[str, Path | None]) -> dict[str, bytes]:
    files = {}
    for ending, file in made.items():
        if file:
            files[article.url + article.file(ending)] = file.read_bytes()
    return files


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    if template_name.endswith(".html"):
        return session.build.seal.close(output, None)[0]
    return output


def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    build = session.build
    name = page.file.src_uri
    op_ed = build.op_ed(name)
    wears_material = bool(COMPONENT.search(page.content or ""))
    own = {"material": wears_material}
    if op_ed:
        own |= article_context(op_ed, build.pages[name].proof, build.shared)
    return {**context, **own}


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    build = session.build
    name = page.file.src_uri
    known = build.pages[name]
    html, root = build.seal.close(output, known.article)
    if known.article and known.proof:
        text = build.texts[name]
        build.problems += prove_page(known.article, text, known.proof.parsed, root)
    if known.article and not build.site.preview:
        # Written once, needed no more; a preview shows it again. The list of a thousand op-eds then takes the same room.
        page.content = ""
        del build.texts[name]
    return html


def on_post_build(config: MkDocsConfig) -> None:
    build = session.build
    _tell(build.problems)
    config.site_dir = build.folder.finish(whole=not build.kept)
    session.shown = Shown(build.saved, build.pages, build.texts)
    session.current = None


def on_build_error(error: Exception) -> None:
    if session.current:
        session.current.folder.drop()


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> None:
    server.builder = guarded(server.builder, root=server.root)


def _tell(problems: list[Problem]) -> None:
    """Advice is told and stops nothing; what stops the build is told all at once and ends it."""
    error = tell(problems, environment=os.environ)
    if error:
        raise PluginError(error)
