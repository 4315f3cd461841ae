"""What to write in place of a link or a picture that leads nowhere."""

import posixpath
from collections.abc import Collection
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif")


def message(
    link: str,
    *,
    page: str,
    names: Collection[str],
    drafts: Collection[str],
    ids: Collection[str],
    suggestion: str = "",
) -> str:
    """The rule and the remedy for an address that leads nowhere from a page.

    `page`, `names` (what is published) and `drafts` are files by their name below docs/;
    `ids` are those of the page that the link leads to, where it is there. A `suggestion`
    is the address that MkDocs would write.
    """
    parts = urlsplit(link)
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    thing = "picture" if path.lower().endswith(PICTURES) else "link"
    if target in drafts:
        return f"the {thing} '{link}' must not lead to a draft, which is not published"
    if not path or target in names:
        remedy = _near(parts.fragment, ids, "#") or _ids(ids)
        return f"the {thing} '{link}' must lead to an id of that page{remedy}"
    if suggestion:
        return f"the {thing} '{link}' must name the file that it leads to: '{suggestion}'"
    if path.startswith("/"):
        below_docs = path.lstrip("/")
        relative = posixpath.relpath(below_docs, posixpath.dirname(page) or ".")
        rule = "must begin at this file, for the site may stand below a path"
        return f"the {thing} '{link}' {rule}: write '{relative}'"
    rule = f"the {thing} '{link}' must lead to a file that is there"
    near = {posixpath.relpath(name, posixpath.dirname(page) or "."): name for name in names}
    return f"{rule}, and below docs/ there is no '{target}'{_near(path, list(near))}"


def _near(name: str, names: Collection[str], sign: str = "") -> str:
    near = get_close_matches(name, names, 1)
    return f"; did you mean '{sign}{near[0]}'?" if near else ""


def _ids(ids: Collection[str]) -> str:
    """Those that a person would write; a paragraph's are made of letters and figures."""
    some = sorted(name for name in ids if not name.startswith(("p-", "fn")))[:3]
    return f", such as '#{some[0]}'" if some else ", and it has none"
