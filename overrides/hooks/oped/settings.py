"""What mkdocs.yml says of the site, as plain values."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Site:
    """The publication.

    `url` ends in a slash. `root` is the folder of mkdocs.yml, `docs` that of the Markdown; `fonts` need not
    exist. `paper` is Typst's name of a size, such as "a4". Without `companions` only pages and feeds are made.
    """

    name: str
    lang: str
    url: str
    description: str
    root: Path
    docs: Path
    fonts: Path
    cache: Path
    paper: str
    companions: bool
    preview: bool


def from_config(config: Mapping[str, Any], *, preview: bool) -> Site:
    """Read the settings by their names, as MkDocs and its successors have them."""
    root = Path(os.path.abspath(config["config_file_path"])).parent
    extra = config["extra"]
    return Site(
        name=config["site_name"],
        lang=config["theme"]["language"],
        url=(config["site_url"] or "/").rstrip("/") + "/",
        description=config["site_description"] or "",
        root=root,
        docs=Path(config["docs_dir"]),
        fonts=root / extra.get("fonts", "fonts"),
        cache=root / ".cache",
        paper=extra.get("paper", "a4"),
        companions=extra.get("companions", True),
        preview=preview,
    )
