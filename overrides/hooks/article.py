"""One op-ed as facts: everything that any format says is a field here or derived from one."""

import math
import re
import unicodedata
import zoneinfo
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urljoin

from front_matter import FrontMatter


@dataclass(frozen=True)
class Author:
    """A person who signed. `family` is the last word of the name unless it was given; one word is whole."""

    name: str
    bio: str
    family: str

    @property
    def given(self) -> str:
        """What is left of the name without the family name: "Ada B. Example" -> "Ada B."."""
        if self.name.endswith(self.family):
            return self.name.removesuffix(self.family).rstrip()
        return " ".join(self.name.replace(self.family, "", 1).split())


@dataclass(frozen=True)
class Correction:
    date: date
    text: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """An op-ed. `date` is as printed and knows no zone; `url` is relative to `site_url`, which ends in a slash."""

    path: str
    url: str
    site_url: str
    site_name: str
    title: str
    authors: tuple[Author, ...]
    date: date
    source: str
    source_url: str | None = None
    zone: str | None = None
    sign_off: tuple[str, ...] = ()
    note_html: str = ""
    description: str = ""
    updated: date | None = None
    corrections: tuple[Correction, ...] = ()
    lang: str = "en"
    slug: str
    canonical: str | None = None
    robots: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    image_alt: str | None = None
    draft: bool = False
    html: str = ""
    text: str = ""
    markdown: str = ""
    front: dict = field(default_factory=dict)
    files: tuple[str, ...] = ()
    has_card: bool = False

    @property
    def address(self) -> str:
        return urljoin(self.site_url, self.url)

    @property
    def canonical_url(self) -> str:
        return self.canonical or self.address

    @property
    def has_pdf(self) -> bool:
        return "pdf" in self.files

    @property
    def names(self) -> list[str]:
        return [author.name for author in self.authors]

    @property
    def day(self) -> str:
        return f"{self.date:%Y-%m-%d}"

    @cached_property
    def published(self) -> str:
        """ISO 8601 as exact as the source: a day, a local time, or (with a zone) a time with its offset."""
        return _iso(self.date, self.zone)

    @cached_property
    def modified(self) -> str:
        """When the page last changed in substance, else when it was published."""
        return _iso(self.updated or self.date, self.zone)

    def stamp(self, which: str = "published") -> str:
        """RFC 3339 for feeds. Where no zone is known the offset is -00:00: the local offset is not known (4.3)."""
        value = getattr(self, which)
        value = value if "T" in value else f"{value}T00:00"
        return f"{value}:00-00:00" if len(value) == 16 else f"{value[:16]}:00{value[16:]}"

    @cached_property
    def words(self) -> int:
        """How many words the text has: a dash alone is none."""
        return len(re.findall(r"\S*\w\S*", self.text))

    @cached_property
    def minutes(self) -> int:
        """Reading time at 238 words a minute (Brysbaert 2019), or 500 characters where words are not spaced."""
        unspaced = len(re.findall(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", self.text))
        return max(1, math.ceil(unspaced / 500 if unspaced > len(self.text) / 3 else self.words / 238))

    @cached_property
    def summary(self) -> str:
        """The description, else the opening sentences up to some 200 characters, for link previews and lists."""
        if self.description:
            return self.description
        start = self.text.split("\n\n")[0].replace("\n", " ")
        if len(start) <= 200:
            return start
        sentence = re.match(r".{60,199}[.!?…。][”’\"')]*(?=\s)", start)
        return sentence[0] if sentence else start[:199].rsplit(" ", 1)[0] + "…"

    def file(self, ending: str) -> str:
        return f"{self.slug}.{ending}"

    def file_address(self, ending: str) -> str:
        """The absolute address of a companion file, which stands beside the page."""
        return urljoin(self.address, self.file(ending))


def from_front_matter(values: FrontMatter, **place: str) -> Article:
    """The facts of one file in its `place`; `slug` is empty where neither a key nor file name nor title gives one."""
    name = place["path"].rsplit("/", 1)[-1].removesuffix(".md")
    own = {
        "authors": tuple(Author(a.name, a.bio or "", a.family or a.name.split()[-1]) for a in values.authors),
        "source": values.source.name,
        "source_url": values.source.url,
        "corrections": tuple(Correction(item.date, item.text) for item in values.corrections),
        "slug": values.slug or slug(values.title if name == "index" else name),
    }
    alike = {item.name: getattr(values, item.name) for item in fields(Article) if hasattr(values, item.name)}
    return Article(**alike | own | place)


def slug(title: str) -> str:
    """ASCII words joined by hyphens: "Don’t look à côté" -> "dont-look-a-cote"; empty where no letter is left."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", title)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _iso(moment: date, zone: str | None) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.replace(tzinfo=zone and zoneinfo.ZoneInfo(zone)).isoformat(timespec="minutes")
