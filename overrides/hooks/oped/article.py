"""One op-ed as facts: everything that any format says is in its front matter, a field here or derived from these."""

import re
import unicodedata
import zoneinfo
from datetime import date, datetime, timedelta, timezone

from oped.reading.front_matter import FrontMatter


class Article(FrontMatter, defer_build=True):  # Made of values that are checked already.
    """An op-ed. `date` is as printed and knows no zone; `url` is relative to `site_url`, which ends in a slash."""

    path: str
    url: str
    site_url: str
    site_name: str
    source: str
    source_url: str | None = None
    slug: str
    html: str = ""
    note_html: str = ""
    words: int = 0  # This, the minutes to read and the opening sentences are measured when the text is rendered.
    minutes: int = 1
    opening: str = ""
    files: tuple[str, ...] = ()
    has_card: bool = False

    @property
    def address(self) -> str:
        return self.site_url + self.url

    @property
    def canonical_url(self) -> str:
        return self.canonical or self.address

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list the op-ed here, not elsewhere or nowhere."""
        return not self.canonical and not re.search(r"\b(noindex|none)\b", self.robots or "", re.I)

    @property
    def names(self) -> list[str]:
        return [author.name for author in self.authors]

    @property
    def day(self) -> str:
        return f"{self.date:%Y-%m-%d}"

    @property
    def changed(self) -> date:
        """When the page last changed in substance: updated, corrected or else published."""
        return max([self.date, *([self.updated] if self.updated else []), *(c.date for c in self.corrections)], key=str)

    @property
    def published(self) -> str:
        """ISO 8601 as exact as the source: a day, a local time, or (with a zone) a time with its offset."""
        return self._iso(self.date)

    @property
    def modified(self) -> str:
        return self._iso(self.changed)

    def stamp(self, moment: date) -> str:
        """RFC 3339 for feeds. Where no zone is known the offset is -00:00: the local offset is not known (4.3)."""
        moment = datetime.fromisoformat(moment.isoformat())
        if not self.zone:
            return f"{moment.isoformat()}-00:00"
        offset = moment.replace(tzinfo=zoneinfo.ZoneInfo(self.zone)).utcoffset()
        # Once offsets had seconds, which RFC 3339 has not.
        return moment.replace(tzinfo=timezone(timedelta(minutes=round(offset / timedelta(minutes=1))))).isoformat()

    def _iso(self, moment: date) -> str:
        stamp = self.stamp(moment)
        return stamp[:16] + (stamp[19:] if self.zone else "") if isinstance(moment, datetime) else stamp[:10]

    @property
    def summary(self) -> str:
        return self.description or self.opening

    def file(self, ending: str) -> str:
        return f"{self.slug}.{ending}"

    def file_address(self, ending: str) -> str:
        """The absolute address of a companion file, which stands beside the page."""
        return self.address + self.file(ending)


def from_front_matter(values: FrontMatter, **place: str) -> Article:
    """The facts of one file in its `place`; `slug` is empty where neither a key nor file name nor title gives one."""
    name = place["path"].rsplit("/", 1)[-1].removesuffix(".md")
    made = values.slug or slug(values.title if name == "index" else name)
    told = {"source": values.source.name, "source_url": values.source.url, "slug": made}
    return Article.model_construct(set(), **dict(values) | told | place)


def slug(title: str) -> str:
    """ASCII words joined by hyphens: "Don’t look à côté" -> "dont-look-a-cote"; empty where no letter is left."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", title)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
