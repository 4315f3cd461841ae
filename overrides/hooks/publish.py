"""The events of a MkDocs build, in build order; the only file that knows MkDocs.

What is decided is in the package.
"""

import gc
import logging
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

from oped import language, settings
from oped.article import Article
from oped.cache import Cache
from oped.collection.addresses import absolute
from oped.collection.lists import generated
from oped.collection.moves import Move, moves
from oped.language import words
from oped.output.failures import cause, failure
from oped.output.port import taken
from oped.output.preview import Shown, Stamps, guarded, stamps, unchanged
from oped.output.reload_script import with_reload_script
from oped.output.site_folder import Busy, SiteFolder, site_folder
from oped.output.weight import heavy_pictures
from oped.page.article_context import article_context
from oped.page.op_ed import OpEd
from oped.page.policy import COMPONENT, Seal
from oped.page.proof import prove_page
from oped.page.site_context import site_context
from oped.problem import Problem, Severity, tell
from oped.reading import bounds, dead_links, names
from oped.reading import pages as reading
from oped.reading.gate import NOTHING, Admitted, admit
from oped.reading.html_tree import serialise
from oped.reading.markdown.body import Body
from oped.reading.markdown.source_page import SourcePage
from oped.reading.mentions import line_with, only_in_drafts
from oped.reading.pages import Page, Typed
from oped.reading.picture_files import ENDINGS
from oped.reading.pictures import broken
from oped.reading.rendered import Rendered, is_empty, rendered
from oped.reading.typed_html import with_safe_html
from oped.settings import Site, from_config
from oped.writing.formats import (
    Companions,
    Manuscript,
    companion_names,
    companions,
    written,
)
from oped.writing.pictures import in_text
from oped.writing.pictures.making import Picture, make, without_notes
from oped.writing.typeset.pdf_and_card import typeset

log = logging.getLogger("mkdocs.hooks.publish")

# MkDocs would date sitemap.xml.gz by the clock; gzip knows no earlier day.
NO_DAY = "1970-01-01"
# What MkDocs says of a link: "Doc file 'a.md' contains a link 'b.md', but the target is
# not found", and at times "Did you mean 'c.md'?".
DEAD_LINK = re.compile(
    r"""
    Doc\ file\ '(?P<name> [^']+ )'\ contains\ an?\ [^']* link\   # the file,
    '(?P<link> .*? )' (?: , | \ to\ )                            # the link,
    .*? (?: Did\ you\ mean\ '(?P<suggestion> .* )'\? )? \Z       # what it could be
    """,
    re.VERBOSE | re.DOTALL,
)
LEFT_OUT = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
THIS_MACHINE = ("127.0.0.1", "localhost", "::1", None)


@dataclass
class Build:
    """One build: settings, tools, and what an event leaves to the next by name of a page's file."""

    site: Site
    seal: Seal
    folder: SiteFolder
    body: Body
    survey: bounds.Survey
    # What a preview has shown before.
    before: Shown | None
    # The file of the page that is being made, as messages name it.
    at: str = "mkdocs.yml"
    problems: list[Problem] = field(default_factory=list)
    # What links can lead to: published files, drafts, the ids of each page; and how often
    # which leads nowhere.
    published: frozenset[str] = frozenset()
    drafts: frozenset[str] = frozenset()
    ids: dict[str, set[str]] = field(default_factory=dict)
    dead_links: Counter[tuple[str, str]] = field(default_factory=Counter)
    saved: Stamps = field(default_factory=dict)
    # Of a preview: pages that stand as they are.
    kept: dict[str, Page] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    # The Markdown until it is rendered, the texts until their page is written.
    typed: dict[str, Typed] = field(default_factory=dict)
    texts: dict[str, Rendered] = field(default_factory=dict)
    companions: dict[str, Companions] = field(default_factory=dict)
    # The pictures that each page shows in its text, then those of all pages as they were
    # made, by their place below docs/.
    in_texts: dict[str, list[str]] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)

    def write(self, config: MkDocsConfig, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            write_file(data, str(Path(config.site_dir, name)))

    def op_ed(self, name: str) -> OpEd | None:
        article = self.pages[name].article
        if not article:
            return None
        files = self.companions.get(name, Companions())
        picture = article.picture and self.pictures[article.picture.file]
        return OpEd(article, self.texts[name], files, picture or None)

    def place(self, name: str) -> in_text.Place:
        return in_text.Place(self.site.url + self.pages[name].url, self.site.url)


@dataclass
class Session:
    """What outlives a build: `mkdocs serve` keeps this module from one build to the next."""

    command: str = "build"
    has_port: bool = False
    # The build that MkDocs makes before it has a server to show anything with.
    is_opening: bool = False
    root: Path = field(default_factory=Path.cwd)
    templates: Path = field(default_factory=Path.cwd)
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
    _rest_the_collector()
    session.command = command
    session.is_opening = command == "serve" and _reloads()
    logging.getLogger("mkdocs.commands.build").addFilter(_is_not_told_twice)
    logging.getLogger("mkdocs.structure.pages").addFilter(_with_line)
    # Beside MkDocs' own log: strict mode counts what is warned there, and advice stops nothing.
    channel = logging.getLogger("oped")
    channel.handlers = [logging.StreamHandler()]
    channel.propagate = False
    channel.setLevel(logging.getLogger("mkdocs").level)  # --quiet is for both.


def _rest_the_collector() -> None:
    """What is loaded by now stays: Python's collector need not look through it all over again.

    Nor need it look as often as it does by itself: trees are large, and hardly in rings.
    """
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


def _reloads() -> bool:
    """Whether the preview comes to on_serve, which it does not with --no-livereload."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("livereload", True))


def _is_not_told_twice(record: logging.LogRecord) -> bool:
    """MkDocs would say beside each message on which page it was when it met it."""
    return not record.getMessage().startswith(("Error building page", "Error reading page"))


def _with_line(record: logging.LogRecord) -> bool:
    """MkDocs warns of a link that leads nowhere by its file alone.

    It becomes a problem like any other, with line and remedy; in a preview it is advice, for
    the page that it leads to may be written next.
    """
    said = DEAD_LINK.match(record.getMessage())
    if not said or not session.current or record.levelno < logging.WARNING:
        return True
    build = session.current
    name, link = said["name"], said["link"]
    meant = dead_links.target(link, page=name)
    rule = dead_links.message(
        link,
        page=name,
        names=build.published,
        drafts=build.drafts,
        ids=build.ids.get(meant.file, ()),
        suggestion=said["suggestion"] or "",
    )
    build.dead_links[name, link] += 1
    line = _line_of(link, build.site.docs / name, build.dead_links[name, link])
    severity: Severity = "advice" if build.site.preview else "stops"
    build.problems.append(Problem(build.site.path(name), line, rule, severity))
    return False


def _line_of(link: str, file: Path, count: int) -> int:
    """The line on which a link stands for the so manieth time, or else the last."""
    rows = _text(file).split("\n")
    lines = [number for number, row in enumerate(rows, 1) if link in row]
    return lines[:count][-1] if lines else 1


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    _claim_port(config)
    if session.is_opening:
        # An error would end the preview before it begins: nothing is made here, and
        # on_serve has the first build made.
        config.theme.static_templates = set()
        config.extra_templates = []
        config.nav = None
        return config
    session.root = settings.root_of(config)
    session.templates = Path(config.theme.custom_dir or session.root)
    before = session.shown
    session.shown = None
    _tell(settings.problems(config) + language.read_again())
    site = from_config(config, preview=session.command == "serve")
    if session.command == "gh-deploy" and urlsplit(site.url).hostname in THIS_MACHINE:
        rule = "SITE_URL must be the address of the published site"
        raise PluginError(f"{rule}, not '{config.site_url}'")
    # MkDocs follows every link below docs/, even out of it.
    survey = bounds.survey(site.docs, shown=site.docs_shown)
    _tell(survey.folders)
    sheets = [site.docs / str(name) for name in config.extra_css]
    build = Build(
        site,
        Seal(sheets, themes=[*config.theme.dirs, _material()], preview=site.preview),
        _folder(config, site),
        Body(),
        survey,
        before,
    )
    session.current = build
    extensions: list[Any] = config.markdown_extensions  # names, says MkDocs, and takes both
    extensions.append(build.body)
    config.site_dir = str(build.folder.building)
    return config


def _claim_port(config: MkDocsConfig) -> None:
    """MkDocs would build first, and then end in a traceback where the port is taken."""
    if session.command == "serve" and not session.has_port:
        host, port = config.dev_addr
        reason = taken(host, port)
        if reason:
            raise PluginError(reason)
        session.has_port = True


def _folder(config: MkDocsConfig, site: Site) -> SiteFolder:
    """A preview's own folder needs no lock."""
    try:
        return site_folder(Path(config.site_dir), spare=site.cache, is_shared=not site.preview)
    except Busy as error:
        raise PluginError(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the pages, and choose what is published of the files below docs/."""
    if session.is_opening:
        return Files([])
    build = session.build
    if build.site.preview:
        build.saved = _stamps(build.site, config)
    sound = [file for file in files if file.src_uri not in build.survey.files]
    markdown = FilesToMake(sound, ()).documentation_pages()
    read = _read(build, {file.src_uri: file.url for file in markdown})
    pages = [file for file in markdown if file.src_uri in build.pages]
    assets = _assets(sound, read, build, config)
    more = _generated(build, config)
    # What is wrong in the texts is told with it, once all are rendered.
    build.problems += [*build.survey.problems, *read.problems]
    build.problems += reading.left_out(build.survey.readable, build.site)
    build.problems += _problems_of_assets(assets, build.site)
    left_addresses = moves(list(build.pages.values()))
    moved = [_moved_file(move, build, config) for move in left_addresses]
    outputs = [*_outputs([*pages, *assets], more, build, config)]
    outputs += [_moved_output(move, build.site) for move in left_addresses]
    build.problems += names.output_problems(outputs)
    build.published = frozenset(file.src_uri for file in [*pages, *assets, *more])
    build.drafts = frozenset(read.drafts)
    silent = [_without_notes(file, config, Cache(build.site.cache)) for file in assets]
    return FilesToMake([*pages, *silent, *more, *moved], build.kept)


def _stamps(site: Site, config: MkDocsConfig) -> Stamps:
    theme = Path(config.theme.custom_dir or site.root)
    return stamps(site.docs, Path(config.config_file_path), theme)


def _problems_of_assets(assets: list[File], site: Site) -> list[Problem]:
    """Pictures that weigh much, and names that are no addresses."""
    problems = heavy_pictures([site.docs / file.src_uri for file in assets], site.root)
    for file in assets:
        problems += names.file_problems(file.src_uri, path=site.path(file.src_uri))
    return problems


def _generated(build: Build, config: MkDocsConfig) -> list[File]:
    """The pages that nobody writes."""
    pages = generated(build.pages)
    build.pages |= pages
    return [File.generated(config, name, content="") for name in pages]


def _moved_file(move: Move, build: Build, config: MkDocsConfig) -> File:
    """A page at an old address, whatever MkDocs would make of a name that ends so."""
    file = File.generated(config, f"{move.file}.md", content="")
    file.dest_uri = move.file
    build.pages[file.src_uri] = move.page
    return file


def _moved_output(move: Move, site: Site) -> names.Output:
    text = _text(site.root / move.article.path)
    line = line_with(text, move.address.strip("/") or "aliases:")
    return names.Output(move.file, move.article.path, alias_line=line)


def _without_notes(file: File, config: MkDocsConfig, store: Cache) -> File:
    """A picture says nothing of its own of who took it, where, and with what."""
    if not file.src_uri.lower().endswith(ENDINGS):
        return file
    data = file.content_bytes
    clean = without_notes(data, store=store)
    if clean == data:
        return file
    return File.generated(config, file.src_uri, content=clean)


def _outputs(
    written_files: list[File], more: list[File], build: Build, config: MkDocsConfig
) -> Iterable[names.Output]:
    """All files of the site, each with what it is made from."""
    for file in written_files:
        yield names.Output(file.dest_uri, build.site.path(file.src_uri))
    for file in more:
        yield names.Output(file.dest_uri, "the site's own page", is_path=False)
    for template in (*config.theme.static_templates, "sitemap.xml.gz"):
        yield names.Output(template, "the site's own template", is_path=False)
    for page in build.pages.values():
        if page.article and build.site.companions:
            for name in companion_names(page.article):
                yield names.Output(name, page.article.path, is_companion=True)


def _assets(
    files: list[File], read: reading.Read, build: Build, config: MkDocsConfig
) -> list[File]:
    """The files below docs/ that are published as they are."""
    site = build.site
    proofs = [page.proof for page in build.pages.values() if page.proof]
    copies = {proof.copy for proof in proofs if proof.is_published}
    assets = {file.src_uri: file for file in files if _is_asset(file, config)}
    assets |= {file.src_uri: file for file in files if file.src_uri in copies}
    if not read.drafts:
        return list(assets.values())
    texts = {str(name): _text(site.docs / str(name)) for name in config.extra_css}
    for name, typed in read.typed.items():
        texts[name] = f"{build.pages[name].front}\n{typed.body}"
    hidden = only_in_drafts(assets, read.drafts.values(), texts, site_url=site.url)
    return [file for name, file in assets.items() if name not in hidden]


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")


def _read(build: Build, names: dict[str, str]) -> reading.Read:
    """Read every page, or in a preview those that were saved since.

    All are read where one says something else of itself, for others list it.
    """
    before = build.before
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
    build.typed = read.typed
    return read


def _is_asset(file: File, config: MkDocsConfig) -> bool:
    """Not styles, which go into the pages, nor a wire copy of no op-ed, nor the theme's scripts."""
    if file.src_dir != config.docs_dir or file.is_documentation_page():
        return False
    name = file.src_uri
    if file.inclusion in LEFT_OUT or names.is_backup(name):
        return False
    return not (name.startswith("wire/") or name.endswith(".css"))


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str:
    # MkDocs would read front matter once more, and take an opening "Note: …" for some.
    return ""


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    build = session.build
    name = page.file.src_uri
    page.meta = build.pages[name].front
    build.at = build.site.path(name)
    build.body.start(_source_page(build, name, is_note=False))
    typed = build.typed.get(name)
    return typed.body if typed else ""


def _source_page(build: Build, name: str, *, is_note: bool) -> SourcePage:
    page = build.pages[name]
    lang = page.article.lang if page.article else build.site.lang
    is_op_ed = bool(page.article) and not is_note
    return SourcePage(name, page.url, build.site.docs, lang, words(lang), is_op_ed, is_note)


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """What Markdown made of a page, as it is published; of an op-ed also its formats."""
    build = session.build
    name = page.file.src_uri
    article = build.pages[name].article
    page.update_date = NO_DAY
    build.ids[name] = page.present_anchor_ids or set()
    _forget_own_links(page)
    typed = build.typed.pop(name, None)
    if not typed:
        return html
    text = _admitted(build, html, typed.path, typed.line)
    if not article:
        content = serialise(text.tree)
        build.in_texts[name] = in_text.names(content, build.place(name))
        return content
    page.update_date = max(NO_DAY, article.modified[: len(NO_DAY)])
    # Before the note: Markdown is then read anew, and the changes of the text are gone.
    body = _body(build, typed, text)
    note = _note(build, page, typed, config, files)
    front = build.pages[name].front
    if typed.note.strip():
        text_of_note = _for_others(build, typed.note, typed.path, typed.note_line)
        front = front | {"note": text_of_note}
    texts, plain = rendered(text, note)
    build.texts[name] = texts
    build.in_texts[name] = in_text.names(texts.html + texts.note, build.place(name))
    if build.site.companions:
        address_of = partial(absolute, name=name, pages=build.pages, site_url=build.site.url)
        manuscript = Manuscript(article, texts, plain, front, body, address_of)
        build.write(config, written(manuscript))
    # One copy of each text in memory, not four: a thousand op-eds are a thousand of them.
    page.markdown = ""
    return texts.html


def _body(build: Build, typed: Typed, text: Admitted) -> str:
    """The Markdown of a text that is not empty, as the op-ed's Markdown file has it."""
    if is_empty(text.tree) and not text.problems:
        rule = "the text must not be empty"
        build.problems.append(Problem(typed.path, typed.line, rule))
    return _for_others(build, typed.body, typed.path, typed.line)


def _admitted(build: Build, html: str, path: str, line: int) -> Admitted:
    """What may stand on a page of what was just rendered; what was found on the way is told."""
    for finding in build.body.findings:
        at = line + finding.line - 1
        build.problems.append(Problem(path, at, finding.message, finding.severity))
    admitted = admit(html, path=path, first_line=line)
    build.problems += admitted.problems
    return admitted


def _for_others(build: Build, typed: str, path: str, line: int) -> str:
    """What was rendered last, as the op-ed's Markdown file has it."""
    safe = with_safe_html(typed, build.body.changes)
    if safe is None:
        rule = "a comment must begin with '<!--' and end with '-->', as typed in one place"
        build.problems.append(Problem(path, line, rule))
    return safe or ""


def _note(
    build: Build, page: MkDocsPage, typed: Typed, config: MkDocsConfig, files: Files
) -> Admitted:
    """The note, rendered by itself: its references and footnotes are not the text's.

    It stands on the same page, so MkDocs checks its links and ids as the page's own.
    """
    if not typed.note.strip():
        return NOTHING
    build.body.start(_source_page(build, page.file.src_uri, is_note=True))
    note = MkDocsPage(None, page.file, config)
    page.file.page = page
    note.markdown = typed.note
    note.render(config, files)
    ids = (page.present_anchor_ids or set()) | (note.present_anchor_ids or set())
    page.present_anchor_ids = build.ids[page.file.src_uri] = ids
    links_to = page.links_to_anchors or {}
    for file, links in (note.links_to_anchors or {}).items():
        links_to.setdefault(file, {}).update(links)
    page.links_to_anchors = links_to
    return _admitted(build, note.content or "", typed.path, typed.note_line)


def _forget_own_links(page: MkDocsPage) -> None:
    """MkDocs would keep each paragraph's own link until all is written, to check it then."""
    links = page.links_to_anchors or {}
    own = links.get(page.file, {})
    if own.keys() <= (page.present_anchor_ids or set()):
        links.pop(page.file, None)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    if session.is_opening:
        return
    build = session.build
    # What stops here stops before the PDFs, which would lack the same and say it otherwise.
    _tell(build.problems)
    build.problems = []
    env.loader = FileSystemLoader([*config.theme.dirs, _material()])
    env.undefined = StrictUndefined  # A missing word must not print nothing.
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    _make_pictures(build, config)
    if build.site.companions:
        _typeset(build, config)
    op_eds = {}
    for name in build.pages:
        op_ed = build.op_ed(name)
        if op_ed:
            op_eds[name] = op_ed
    build.shared = site_context(build.pages, op_eds, build.site, build.pictures)
    env.globals.update(build.shared)


def _material() -> str:
    """The folder of Material's templates.

    They come last, and only now: a theme that MkDocs loads by its name prints its notice of
    its end of life on every run, and MkDocs walks through each of its fourteen thousand
    icons.
    """
    package = find_spec("material")
    assert package and package.submodule_search_locations  # noqa: S101
    return str(Path(package.submodule_search_locations[0], "templates"))


def _make_pictures(build: Build, config: MkDocsConfig) -> None:
    """Make the widths of every picture that a page shows, and put them beside it."""
    site = build.site
    shown = dict(build.in_texts)
    for name, page in build.pages.items():
        if name in build.kept and page.article:
            shown[name] = in_text.names(build.texts[name].html, build.place(name))
        if page.article and page.article.picture:
            shown[name] = [page.article.picture.file, *shown.get(name, [])]
    result = make(
        {picture for pictures in shown.values() for picture in pictures},
        docs=site.docs,
        store=Cache(site.cache),
        write=lambda name, data: build.write(config, {name: data}),
    )
    build.pictures = result.pictures
    problems: list[Problem] = []
    for name, pictures in shown.items():
        for picture in pictures:
            if picture in result.broken:
                problems.append(broken(picture, name, result.broken[picture], site))
    _tell(problems)


def _typeset(build: Build, config: MkDocsConfig) -> None:
    """Set PDF and card of every op-ed and put them beside its page."""
    site = build.site
    articles = {page.article.path: page.article for page in build.pages.values() if page.article}
    names = {site.path(name): name for name in build.pages}
    texts = [(article, build.texts[names[path]]) for path, article in articles.items()]
    results = typeset(
        texts,
        cache=Cache(site.cache),
        paper=site.paper,
        fonts=site.fonts,
        docs=site.docs,
        pictures=build.pictures,
        site_folder=Path(config.site_dir),
    )
    problems: list[Problem] = []
    for path, result in results:
        problems += result.problems
        name, article = names[path], articles[path]
        build.companions[name] = companions(has_pdf=bool(result.pdf), has_card=bool(result.card))
        if name not in build.kept:
            build.write(config, _files(article, {"pdf": result.pdf, "png": result.card}))
    _tell(problems)


def _files(article: Article, results: dict[str, bytes | None]) -> dict[str, bytes]:
    """Those that there are, by their name on the site."""
    return {article.url + article.file(ending): data for ending, data in results.items() if data}


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    if template_name.endswith(".html"):
        return session.build.seal.close(output, None)[0]
    return output


def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    build = session.build
    name = page.file.src_uri
    build.at = build.site.path(name)
    op_ed = build.op_ed(name)
    page.content = in_text.with_widths(page.content or "", build.place(name), build.pictures)
    wears_material = bool(COMPONENT.search(page.content))
    own: dict[str, Any] = {"material": wears_material}
    if op_ed:
        own |= article_context(op_ed, build.pages[name].proof, build.shared)
        note = in_text.with_widths(op_ed.text.note, build.place(name), build.pictures)
        own["text"] = op_ed.text._replace(html=page.content, note=note)
    return {**context, **own}


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    build = session.build
    name = page.file.src_uri
    article, proof = build.pages[name].article, build.pages[name].proof
    html, root = build.seal.close(output, article)
    if article and proof:
        build.problems += prove_page(article, build.texts[name], proof.parsed, root)
    if article and not build.site.preview:
        # Written once, needed no more; a preview shows it again. The list of a thousand
        # op-eds then takes the same room.
        page.content = ""
        del build.texts[name]
    return html


def on_post_build(config: MkDocsConfig) -> None:
    if session.is_opening:
        return
    build = session.build
    _tell(build.problems)
    config.site_dir = build.folder.finish(whole=not build.kept)
    if build.site.preview:
        session.shown = Shown(build.saved, build.pages, build.texts)
    session.current = None


def on_build_error(error: Exception) -> None:
    build = session.current
    session.current = None
    if build:
        build.folder.drop()
    if isinstance(error, MkDocsException):
        return  # MkDocs tells it.
    log.debug("Where it happened:", exc_info=error)
    page = build.at if build else "mkdocs.yml"
    _tell([_failure(error, page)])


def _failure(error: BaseException, page: str) -> Problem:
    return failure(error, root=session.root, templates=session.templates, page=page)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> None:
    application = server.get_app()
    assert application, "the server has one from its start"  # noqa: S101
    server.set_app(with_reload_script(application))
    server.builder = guarded(
        server.builder,
        root=Path(server.root),
        folder=Path(__file__).parent,
        message=_preview_message,
    )
    if session.is_opening:
        session.is_opening = False
        server.builder()


def _preview_message(error: BaseException) -> str:
    """What the preview shows instead of pages, all of which it then makes again."""
    session.shown = None
    about = cause(error)
    if isinstance(about, MkDocsException):
        return str(about)
    return str(_failure(about, "mkdocs.yml"))


def _tell(problems: list[Problem]) -> None:
    """Advice is told and stops nothing; what stops the build is told all at once and ends it."""
    error = tell(problems, environment=os.environ)
    if error:
        raise PluginError(error)
