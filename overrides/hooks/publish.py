"""The events of a MkDocs build, in build order; the only file that knows MkDocs. What is decided is in the modules."""

import logging
import os
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils import write_file

import edition
import pages
import seal
import staging
import wire
from body import NOTE, Body
from words import words

command, state, log = "build", SimpleNamespace(), logging.getLogger("mkdocs.hooks.publish")


def on_startup(*, command, dirty):
    globals()["command"] = command


def on_config(config):
    """All that is known of a build starts here: `mkdocs serve` keeps this module from one build to the next."""
    state.site = site = edition.Site.of(config, preview=command == "serve")
    if command == "gh-deploy" and site.is_loopback:
        raise PluginError(f"SITE_URL must be the address of the published site, not '{config.site_url}'")
    state.sheets = seal.Sheets([site.docs / name for name in config.extra_css], themes=config.theme.dirs)
    state.body, state.articles, state.problems, state.companions = Body(), {}, [], {}
    config.markdown_extensions.append(state.body)
    if not site.preview:
        state.stage = staging.Stage(config.site_dir, strict=config.strict)
        config.site_dir = state.stage.building
    return config


def on_files(files, config):
    sources = {Path(file.abs_src_path): file.url for file in files.documentation_pages()}
    state.pages, problems = edition.read(sources, state.site)
    _stop(problems)
    copies = edition.wire_copies(state.pages)
    for file in list(files):
        if file.is_documentation_page():
            kept = Path(file.abs_src_path) in state.pages
        else:  # Styles go into the pages; no page needs the theme's scripts, maps and icons, or a wire copy of no op-ed.
            ours = file.src_dir == config.docs_dir and not file.src_uri.endswith(".css")
            kept = ours and (not file.src_uri.startswith("wire/") or file.src_uri in copies)
        if not kept:
            files.remove(file)
    for name, text in edition.generated(state.pages).items():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_read_source(page, config):
    # MkDocs would read front matter once more, and take an opening "Note: …" for some: an empty block stops it.
    if known := _known(page):
        return "---\n{}\n---\n\n" + known.body
    return None


def on_page_markdown(markdown, page, config, files):
    article = (known := _known(page)) and known.article
    lang = article.lang if article else state.site.lang
    state.body.start(words(lang), Path(config.docs_dir, page.file.src_uri).parent, bool(article))
    if known:
        page.meta = known.front
    return f"{markdown}\n\n{NOTE}\n\n{article.note}\n" if article and article.note else markdown


def on_page_content(html, page, config, files):
    if (known := _known(page)) and known.article:
        article, texts = pages.with_text(known, html)
        state.articles[page.file.src_uri] = article
        page.update_date = article.modified[:10]
        for name, data in texts.items() if state.site.companions else ():
            write_file(data, os.path.join(config.site_dir, name))
        # One copy of each text in memory, not four: a thousand op-eds are a thousand of them.
        page.markdown, html = "", article.html
        state.pages[Path(page.file.abs_src_path)] = replace(known, front={}, body="")
    return html


def on_env(env, config, files):
    env.trim_blocks = env.lstrip_blocks = True
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    if state.site.companions:
        state.articles, state.companions, told, problems = pages.typeset_all(state.articles, state.site)
        for line in told:
            log.info(line)
        _stop(problems)
    state.shared = pages.shared(state.articles, state.pages, state.site)


def on_template_context(context, template_name, config):
    return context | state.shared


def on_post_template(output, template_name, config):
    return _sealed(output)[0] if template_name.endswith(".html") else output


def on_page_context(context, page, config, nav):
    article = state.articles.get(page.file.src_uri)
    own = pages.context(article, state.shared, proof=_known(page).proof) if article else {}
    return context | state.shared | own


def on_post_page(output, page, config):
    html, root = _sealed(output, state.articles.get(page.file.src_uri))
    if (known := _known(page)) and known.proof:
        state.problems += wire.prove_page(known.article, known.parsed, root)
    return html


def on_post_build(config):
    _stop(state.problems)
    for name, file in state.companions.items():
        shutil.copyfile(file, Path(config.site_dir, name))
    if not state.site.preview:
        config.site_dir = state.stage.finish()


def on_build_error(error):
    if hasattr(state, "stage"):
        state.stage.drop()


def on_serve(server, config, builder):
    server.builder = staging.guarded(server.builder, root=server.root)


def _known(page):
    return state.pages.get(Path(page.file.abs_src_path or ""))


def _sealed(html, article=None):
    return seal.seal(html, article=article, sheets=state.sheets, preview=state.site.preview)


def _stop(problems):
    if problems:
        raise PluginError("\n".join(["the site cannot be built:", *problems]))
