"""What mkdocs.yml says of the site, as plain values, and what it says that no site can
be built from.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from oped.problem import Problem

# An address at which a site can stand: "https://you.example/op-ed/", no
# "https://you.example/?page=1"
SITE_URL = re.compile(
    r"""
    https?://
    [^\s/?#@\\"'<>]+           # the host, without a user's name,
    (?: / [^\s?#\\"'<>]* )?    # and a path
    """,
    re.VERBOSE,
)
COMMON_PAPERS = ("a4", "us-letter")


@dataclass(frozen=True)
class Site:
    """The publication.

    `url` ends in a slash, `logo` is the address of a square picture, empty where there
    is none. `root` is the folder of mkdocs.yml, `docs` that of the Markdown, which
    messages call `docs_shown`; `fonts` need not exist. `paper` is Typst's name of a
    size, such as "a4". Without `companions` only pages and feeds are made.
    """

    name: str
    lang: str
    url: str
    description: str
    logo: str
    root: Path
    docs: Path
    docs_shown: str
    fonts: Path
    cache: Path
    paper: str
    companions: bool
    preview: bool

    def path(self, name: str) -> str:
        """A file below docs/ as messages name it: below the project's root where it
        stands there.
        """
        return f"{self.docs_shown}/{printable(name)}"


def from_config(config: Mapping[str, Any], *, preview: bool) -> Site:
    """Read the settings by their names, as MkDocs and its successors have them."""
    root = root_of(config)
    extra = config["extra"]
    url = (config["site_url"] or "/").rstrip("/") + "/"
    docs = Path(config["docs_dir"])
    logo = config["theme"].get("logo")
    has_logo = bool(logo) and (docs / str(logo)).is_file()
    return Site(
        name=" ".join(config["site_name"].split()),
        lang=config["theme"]["language"],
        url=url,
        description=config["site_description"] or "",
        logo=urljoin(url, quote(str(logo))) if has_logo else "",
        root=root,
        docs=docs,
        docs_shown=shown(docs, root),
        fonts=root / extra.get("fonts", "fonts"),
        cache=root / ".cache",
        paper=extra.get("paper", "a4"),
        companions=extra.get("companions", True),
        preview=preview,
    )


def shown(path: Path, root: Path) -> str:
    """A path as messages name it, relative to the project's root with forward slashes."""
    try:
        return Path(os.path.relpath(path, root)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.as_posix()


def printable(name: str) -> str:
    """A name on one line as a message can print it: what is no character, or cannot be
    seen, by its number.
    """
    letters = [letter if letter.isprintable() else ascii(letter).strip("'") for letter in name]
    return "".join(letters)


def root_of(config: Mapping[str, Any]) -> Path:
    """Where mkdocs.yml stands; read from standard input it has no place but the current
    one.
    """
    return Path(os.path.abspath(config["config_file_path"] or "mkdocs.yml")).parent


def problems(config: Mapping[str, Any]) -> list[Problem]:
    """Every setting that no site can be built from, told by name and line before
    anything is written.
    """
    file = Path(config["config_file_path"] or "mkdocs.yml")
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    path = shown(file, root_of(config))
    return [
        Problem(path, _line(text, name), f"'{name}' {rule}")
        for name, rule in [
            *_word_rules(config),
            *_address_rules(config),
            *_folder_rules(config),
            *_extra_rules(config),
            *_day_rules(),
        ]
    ]


def _line(text: str, name: str) -> int:
    """Where a setting stands; the first line if it comes from elsewhere, such as the
    command line.
    """
    key = re.search(rf"^[ ]*{re.escape(name.rpartition('.')[2])}[ ]*:", text, re.MULTILINE)
    return text.count("\n", 0, key.start()) + 1 if key else 1


def _word_rules(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not config["site_name"].strip():
        yield "site_name", "must be the name of the publication"
    theme = config["theme"]
    if "language" not in theme or not isinstance(theme["language"], str):
        yield "theme.language", "must be a language tag such as 'en' or 'ko'"


def _address_rules(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not config["use_directory_urls"]:
        yield (
            "use_directory_urls",
            "must be true: an op-ed's address is a folder, where its files stand",
        )
    url = config["site_url"] or ""
    if not _is_address(url):
        rule = "must be the address of the published site (set SITE_URL)"
        yield "site_url", f"{rule}, such as 'https://you.example/op-ed/', not '{url}'"


def _is_address(url: str) -> bool:
    if not SITE_URL.fullmatch(url):
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    folders = parts.path.rstrip("/").split("/")[1:]
    return bool(parts.hostname) and port != 0 and not {"", ".", ".."} & set(folders)


def _folder_rules(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A site is written over whatever stands in its folder, and all of docs/ is
    published.
    """
    site = Path(os.path.realpath(config["site_dir"]))
    sources = {
        "docs_dir": config["docs_dir"],
        "theme.custom_dir": config["theme"].custom_dir,
        "mkdocs.yml": config["config_file_path"],
        "the cache": root_of(config) / ".cache",
    }
    for name, source in sources.items():
        place = Path(os.path.realpath(source or root_of(config)))
        if source and (place.is_relative_to(site) or site.is_relative_to(place)):
            yield "site_dir", f"must be a folder of its own, not one with or within {name}"


def _extra_rules(config: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    docs = Path(config["docs_dir"])
    for sheet in config["extra_css"]:
        if not (docs / str(sheet)).is_file():
            yield (
                "extra_css",
                f"must name stylesheets below docs/, and '{sheet}' is not there",
            )
    extra = config["extra"]
    if not isinstance(extra.get("companions", True), bool):
        yield "extra.companions", f"must be true or false, not '{extra['companions']}'"
    if not isinstance(extra.get("fonts", ""), str):
        yield "extra.fonts", "must be the name of a folder"
    paper = extra.get("paper", "a4")
    if not _is_paper(paper):
        yield (
            "extra.paper",
            f"must be a size of paper, such as a4 or us-letter, not '{paper}'",
        )


def _day_rules() -> Iterator[tuple[str, str]]:
    """The day that a build takes for today, if not the clock's
    (reproducible-builds.org).
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        yield "SOURCE_DATE_EPOCH", f"must be a number of seconds since 1970, not '{epoch}'"


def _is_paper(name: Any) -> bool:
    if name in COMMON_PAPERS:
        return True
    import typst  # It knows a hundred more.

    source = b"#set page(paper: sys.inputs.paper)"
    try:
        typst.compile(source, sys_inputs={"paper": str(name)})
    except typst.TypstError:
        return False
    return True
