"""What to write in place of a link or a picture that leads nowhere."""

import posixpath
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif")
# How like a name must be to be meant, in difflib's measure.
LIKE = 0.8
# Ids that no one writes: of paragraphs and footnotes.
GIVEN_IDS = ("p-", "fn")


@dataclass(frozen=True)
class Target:
    """Where an address leads from a page: the page's folder below docs/, the path as
    written, the file that it means, and the id.
    """

    folder: str
    path: str
    file: str
    fragment: str

    @property
    def thing(self) -> str:
        if self.path.lower().endswith(PICTURES):
            return "picture"
        return "link"

    def seen_from_here(self, name: str) -> str:
        """The address of another file below docs/."""
        return posixpath.relpath(name, self.folder or ".")


def target(link: str, *, page: str) -> Target:
    """What an address on a page means; `page` is its file's name below docs/."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    folder = posixpath.dirname(page)
    file = posixpath.normpath(posixpath.join(folder, path))
    if not path:
        file = page
    return Target(folder, path, file, parts.fragment)


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
    meant = target(link, page=page)
    return f"the {meant.thing} '{link}' {_rule(meant, names, drafts, ids, suggestion)}"


def _rule(
    meant: Target,
    names: Collection[str],
    drafts: Collection[str],
    ids: Collection[str],
    suggestion: str,
) -> str:
    if meant.file in drafts:
        return "must not lead to a draft, which is not published"
    if meant.file in names:
        return f"must lead to an id of that page{_id_remedy(meant.fragment, ids)}"
    if suggestion:
        return f"must name the file that it leads to: '{suggestion}'"
    if meant.path.startswith("/"):
        relative = meant.seen_from_here(meant.path.lstrip("/"))
        rule = "must begin at this file, for the site may stand below a path"
        return f"{rule}: write '{relative}'"
    rule = "must lead to a file that is there, and below docs/ there is no"
    suggestions = near(meant.path, map(meant.seen_from_here, names))
    return f"{rule} '{meant.file}'{suggestions}"


def _id_remedy(fragment: str, ids: Collection[str]) -> str:
    suggestions = near(f"#{fragment}", [f"#{name}" for name in ids])
    if suggestions:
        return suggestions
    written = sorted(name for name in ids if not name.startswith(GIVEN_IDS))
    if not written:
        return ", and it has none"
    return f", such as '#{written[0]}'"


def near(name: str, names: Iterable[str]) -> str:
    """What was probably meant."""
    close = get_close_matches(name, list(names), 1, LIKE)
    if not close:
        return ""
    return f"; did you mean '{close[0]}'?"
