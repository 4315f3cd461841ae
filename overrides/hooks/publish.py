"""The events of a MkDocs build, in build order; the only file that knows MkDocs. What is decided is in the modules."""

import logging
import os
import re
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import write_file

from oped.language import words
from oped.output import site_folder as staging
from oped.page import context as pages
from oped.page import policy as seal
from oped.reading import pages as edition
from oped.reading import wire
from oped.reading.markdown.body import NOTE, Body

state, log = SimpleNamespace(command="build", stage=None, shown=None), logging.getLogger("mkdocs.hooks.publish")


def on_startup(*, command, dirty):
    state.command = command


def on_config(config):
    """All that is known of a build starts here: `mkdocs serve` keeps this module from one build to the next."""
    state.site = site = edition.Site(config, preview=state.command == "serve")
    if state.command == "gh-deploy" and urlsplit(site.url).hostname in ("127.0.0.1", "localhost", "::1", None):
        raise PluginError(f"SITE_URL must be the address of the published site, not '{config.site_url}'")
    sheets = seal.sheets([site.docs / name for name in config.extra_css], themes=config.theme.dirs)
    state.seal, state.body, state.problems = partial(seal.seal, sheets=sheets, preview=site.preview), Body(), []
    config.markdown_extensions.append(state.body)
    state.before, state.shown, state.kept = state.shown, None, {}
    state.stage = staging.Stage(config.site_dir)
    config.site_dir = state.stage.building
    return config


def on_files(files, config):
    site, names = state.site, {file.src_uri: file.url for file in files.documentation_pages()}
    roots = [site.docs, Path(config.config_file_path), Path(config.theme.custom_dir)] if site.preview else []
    state.saved = edition.stamps(*roots)
    # In a preview of a thousand op-eds those are made again whose text was saved, and what lists them; all, if one says
    # something else of itself.
    state.kept = edition.unchanged(state.saved, state.before, site.docs) if state.before else {}
    state.pages, problems = edition.read({name: url for name, url in names.items() if name not in state.kept}, site)
    if state.kept and any(page.front != state.before[1][name].front for name, page in state.pages.items()):
        state.kept, (state.pages, problems) = {}, edition.read(names, site)
    _stop(problems)
    state.pages |= state.kept
    known = {*state.pages, *(page.proof.copy for page in state.pages.values() if page.proof)}
    for file in list(files):
        # Styles go into the pages; no page needs the theme's scripts, maps and icons, or a wire copy of no op-ed.
        asset = file.src_dir == config.docs_dir and not re.search(r"^wire/|\.css$", file.src_uri)
        if file.src_uri not in known and (file.is_documentation_page() or not asset):
            files.remove(file)
    for name, page in edition.generated(state.pages).items():
        files.append(File.generated(config, name, content=""))
        state.pages[name] = page
    every = files.documentation_pages
    files.documentation_pages = lambda **options: [file for file in every(**options) if file.src_uri not in state.kept]


def on_page_read_source(page, config):
    # MkDocs would read front matter once more, and take an opening "Note: …" for some: an empty block stops it.
    return "---\n{}\n---\n\n" + state.pages[page.file.src_uri].body


def on_page_markdown(markdown, page, config, files):
    known, site = state.pages[page.file.src_uri], state.site
    article, page.meta = known.article, known.front
    state.body.start(words(article.lang if article else site.lang), (site.docs / page.file.src_uri).parent, bool(article))
    return f"{markdown}\n\n{NOTE}\n\n{article.note}\n" if article and article.note else markdown


def on_page_content(html, page, config, files):
    # MkDocs would date sitemap.xml.gz by the clock; gzip knows no earlier day.
    known, page.update_date = state.pages[page.file.src_uri], "1970-01-01"
    links = page.links_to_anchors or {}
    if links.get(page.file, {}).keys() <= page.present_anchor_ids:
        links.pop(page.file, None)  # MkDocs would keep each paragraph's own until all is written, to check it then.
    if known.article:
        page.update_date = max(page.update_date, known.article.modified[:10])
        texts = pages.with_text(known, html)
        for name, data in texts.items() if state.site.companions else ():
            write_file(data, os.path.join(config.site_dir, name))
        # One copy of each text in memory, not four: a thousand op-eds are a thousand of them.
        page.markdown, known.body, html = "", "", known.article.html
    return html


def on_env(env, config, files):
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    if state.site.companions:
        made, problems = pages.typeset_all(state.pages, state.site, log.info)
        _stop(problems)
        built = {page.url.rstrip("/") for name, page in state.pages.items() if name not in state.kept}
        for name, file in ((name, file) for name, file in made.items() if os.path.dirname(name) in built):
            write_file(file.read_bytes(), os.path.join(config.site_dir, name))
    state.shared = pages.shared(state.pages, state.site)
    env.globals.update(state.shared)


def on_post_template(output, template_name, config):
    return state.seal(output, article=None)[0] if template_name.endswith(".html") else output


def on_page_context(context, page, config, nav):
    known = state.pages[page.file.src_uri]
    own = pages.context(known, state.shared) if known.article else {}
    return context | own | {"material": bool(pages.COMPONENT.search(page.content))}


def on_post_page(output, page, config):
    known = state.pages[page.file.src_uri]
    html, root = state.seal(output, article=known.article)
    state.problems += wire.prove_page(known.article, known.proof.parsed, root) if known.proof else []
    if known.article and not state.site.preview:
        # Written once, needed no more; a preview shows it again. The list of a thousand op-eds then takes the same room.
        page.content = vars(known.article)["html"] = ""
    return html


def on_post_build(config):
    _stop(state.problems)
    config.site_dir, state.shown = state.stage.finish(whole=not state.kept), (state.saved, state.pages)


def on_build_error(error):
    if state.stage:
        state.stage.drop()


def on_serve(server, config, builder):
    server.builder = staging.guarded(server.builder, root=server.root)


def _stop(problems):
    if problems:
        raise PluginError("\n".join(["the site cannot be built:", *problems]))
