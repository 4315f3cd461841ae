"""One op-ed as facts: what its front matter says, where it stands, and what follows from these.

Every format is made from an Article and its rendered text; a fact is stored once, the rest
are properties.
"""

import datetime as dt
import re
import unicodedata
import zoneinfo
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import BaseModel, BeforeValidator, Field
from slugify import slugify

from oped.personal_names import Parts, parts, without
from oped.values import (
    OFFSET,
    Address,
    Alias,
    Contact,
    Copy,
    Encoding,
    Format,
    Language,
    LicenceName,
    Moment,
    Orcid,
    PictureName,
    Robots,
    Slug,
    Text,
    Truth,
    Width,
    Years,
    Zone,
)
from oped.values import (
    Picture as PreviewName,
)

# In letters: about four lines of a headline on a desktop, seven on a phone.
LONG_TITLE = 90
# Letters of a file's name without its ending: Windows has room for 260 with all folders.
LONGEST_NAME = 120


class Model(BaseModel, extra="forbid", frozen=True, str_strip_whitespace=True):
    """Checked values that never change; a key that is not theirs is an error."""


class Author(Model):
    """Who wrote the op-ed: a person, or an organisation."""

    name: Text = Field(description="as printed")
    bio: Text | None = Field(None, description="the sentence at the foot")
    given: Text | None = Field(None, description="the given name, where it is not the rest")
    family: Text | None = Field(None, description="the family name, where it is not the last word")
    suffix: Text | None = Field(
        None, description="what ends the name, where it is not Jr., Sr., II, III or IV"
    )
    organization: Truth = Field(False, description="`true`: not a person, such as a board")
    url: Address | None = Field(None, description="a page about the author")
    orcid: Orcid | None = Field(None, description="the author's number there")

    @property
    def is_organization(self) -> bool:
        """Whether it is said to be no person, or has several words, all its family name."""
        is_whole = " " in self.name and self.family == self.name
        return self.organization or is_whole

    @property
    def plain_name(self) -> str:
        """The name without a comma before its suffix, at which programs would part it."""
        if not self.parts.suffix:
            return self.name
        return f"{without(self.name, self.parts.suffix)} {self.parts.suffix}"

    @property
    def address(self) -> str:
        """Where more is said of the author; empty where nobody told."""
        if self.url or not self.orcid:
            return self.url or ""
        return f"https://orcid.org/{self.orcid}"

    @cached_property
    def parts(self) -> Parts:
        """Given and family name and suffix; all of an organisation's name is its family name."""
        if self.is_organization:
            return Parts("", self.name)
        return parts(
            self.name,
            given=self.given or "",
            family=self.family or "",
            suffix=self.suffix or "",
        )


class Source(Model):
    """Who sent the op-ed out: a wire, a newspaper, a blog."""

    name: Text
    url: Address | None = Field(None, description="where the original stands")


def _named(value: Any) -> Any:
    if isinstance(value, str):
        return {"name": value}
    return value


# Text alone is the name.
Named = Annotated[Source, BeforeValidator(_named, Text | Source)]


class Picture(Model):
    """A picture above the text."""

    file: PictureName = Field(description="below docs/")
    alt: Text = Field(description="what it shows, for those who do not see it")
    caption: Text | None = None
    credit: Text | None = Field(None, description="who made it")


class Correction(Model):
    """What was wrong in the op-ed, and since when it is right."""

    date: Moment
    text: Text
    was: Text | None = Field(
        None,
        description="what the wire copy says, where the op-ed is proven against one",
    )
    now: Text | None = Field(None, description="what the text says instead")


class Rights(Model):
    """Who holds the rights in the text, and on what terms others may use it.

    Nothing is implied by what is not said.
    """

    holder: Text | None = Field(None, description="whose they are")
    year: Years | None = Field(None, description="of publication: `2018`")
    license: LicenceName | None = Field(
        None, description="`CC BY 4.0`, a name of SPDX's list, or an address"
    )
    permission: Text | None = Field(None, description="what is allowed, or by whose leave")
    contact: Contact | None = Field(None, description="whom to ask: mail, or an address")

    @property
    def notice(self) -> str:
        """ "© 2018 Ada Example"; empty where neither is said."""
        if not self.holder and not self.year:
            return ""
        return " ".join(filter(None, ("©", self.year, self.holder)))


class Wire(Model):
    """The wire copy that the op-ed is held against, and how it lays the op-ed out."""

    copy_: Copy = Field(alias="copy", description="below docs/")
    private: Truth = Field(False, description="`true`: the copy is not published")
    format: Format = Field("text", description="`mail`: the copy is a mail, header and all")
    encoding: Encoding | None = Field(
        None, description="of the copy's bytes, unless UTF-8: `windows-1252`"
    )
    wrapped: Width | None = Field(
        None, description="its longest line, where the copy wraps its lines: `72`"
    )
    date: Text | None = Field(None, description="how the copy prints the date")
    heading: list[Text] = Field(
        description="its lines before the text, with places such as `{title}`"
    )
    dateline: Text | None = Field(None, description="what stands before the text on its first line")
    lead_in: Text | None = Field(
        None, description="the text's first words, where the copy prints them in capitals"
    )
    ending: list[Text] = Field([], description="its lines after the text")
    left_out: list[Text] = Field(
        [], description="its lines that the page does not show, in their order"
    )
    unstated: list[Text] = Field(
        [], description="what the page shows and the copy does not say: `source`, `date`"
    )


class FrontMatter(Model):
    """The keys of an op-ed, in the order in which they are written."""

    template: Text = Field(description="`article.html` makes a page an op-ed")
    title: Text = Field(description="the headline")
    subtitle: Text | None = Field(None, description="the standfirst: a line under the headline")
    kicker: Text | None = Field(None, description="above the headline, instead of “Opinion”")
    authors: list[Author] = Field(
        min_length=1,
        description="a list of `- name:`, each with optional `bio` and more",
    )
    date: Moment = Field(description="day, or day and time, as printed: `2018-09-16 17:33`")
    source: Named = Field(description="who sent it out: text, or `name` and `url`")
    zone: Zone | None = Field(
        None,
        description="the time zone of `date`, inferred: `Asia/Tokyo`, or as said: `+09:00`",
    )
    picture: Picture | None = Field(
        None,
        description="above the text: `file` below `docs/`, `alt`, optional `caption`, `credit`",
    )
    sign_off: list[Text] = Field(
        [],
        description="what ends the text: the first item runs on, others have their line",
    )
    note: str | None = Field(None, description="about this text, in Markdown")
    description: Text | None = Field(
        None, description="for search engines; else `subtitle`, else the opening sentences"
    )
    updated: Moment | None = Field(None, description="when the page last changed in substance")
    corrections: list[Correction] = Field([], description="a list of `- date:` with `text`")
    rights: Rights | None = Field(
        None,
        description="`holder`, `year`, `license`, `permission`, `contact`, as far as "
        "they are known",
    )
    lang: Language = Field("en", description="the language of the text: `en`, `ko`, `ar`")
    slug: Slug | None = Field(
        None, description="names the companion files; never changes the address"
    )
    aliases: list[Alias] = Field(
        [], description="old addresses below the site that lead here: `/2019/05/bridge/`"
    )
    canonical: Address | None = Field(
        None, description="the address that search engines should list instead"
    )
    robots: Robots | None = Field(None, description="such as `noindex`")
    tags: list[Text] = Field([], description="subjects")
    image: PreviewName | None = Field(
        None,
        description="a picture below `docs/` for link previews alone, "
        "instead of `picture` or the card",
    )
    image_alt: Text | None = Field(None, description="what the picture shows")
    draft: Truth = Field(False, description="`true`: shown in the preview, never published")
    wire: Wire | None = Field(
        None, description="the wire copy that the text is held against, and its layout"
    )


class Article(FrontMatter, defer_build=True):  # Made of values that are checked already.
    """An op-ed: its front matter and where it stands.

    `date` is as printed and knows no zone. `path` is that of its file below the project's
    root, `url` the page's address relative to `site_url`, which ends in a slash. Its
    companion files are called `stem`.
    """

    path: str
    url: str
    site_url: str
    site_name: str
    stem: str

    @property
    def address(self) -> str:
        return self.site_url + self.url

    def site_address(self, name: str) -> str:
        """The absolute address of a file of the site, named by its place."""
        return self.site_url + quote(name)

    @property
    def canonical_url(self) -> str:
        return self.canonical or self.address

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list the op-ed here, not elsewhere or nowhere."""
        forbidden = re.search(r"\b(noindex|none)\b", self.robots or "", re.I)
        return not self.canonical and not forbidden

    @property
    def is_zone_inferred(self) -> bool:
        """Whether an editor says where the hour is from: an offset is what its date itself says."""
        return bool(self.zone and not OFFSET.fullmatch(self.zone))

    @property
    def names(self) -> list[str]:
        return [author.name for author in self.authors]

    @property
    def has_long_title(self) -> bool:
        """Whether the headline takes smaller letters: a screen then holds some of the text too."""
        # A letter that stands in a square, such as a Hangul or Han one, is as wide as two.
        squares = [sign for sign in self.title if unicodedata.east_asian_width(sign) in "WF"]
        return len(self.title) + len(squares) > LONG_TITLE

    @property
    def plain_names(self) -> list[str]:
        return [author.plain_name for author in self.authors]

    @property
    def day(self) -> str:
        return f"{self.date:%Y-%m-%d}"

    @property
    def changed(self) -> dt.date:
        """When the page last changed in substance: updated, corrected or else published."""
        moments = [self.date]
        if self.updated:
            moments.append(self.updated)
        moments += [correction.date for correction in self.corrections]
        return max(moments, key=str)

    @property
    def published(self) -> str:
        """ISO 8601 as exact as the source: a day, a local time, or one with its offset."""
        return self._iso(self.date)

    @property
    def modified(self) -> str:
        """The same of the last change."""
        return self._iso(self.changed)

    def stamp(self, moment: dt.date) -> str:
        """RFC 3339 for feeds; -00:00 says that the offset is not known (4.3)."""
        time = dt.datetime.fromisoformat(moment.isoformat())
        if not self.zone:
            return f"{time.isoformat()}-00:00"
        offset = time.replace(tzinfo=time_zone(self.zone)).utcoffset()
        assert offset is not None, "a zone has an offset at any time"  # noqa: S101
        # Once offsets had seconds, which RFC 3339 has not.
        minutes = round(offset / dt.timedelta(minutes=1))
        return time.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes))).isoformat()

    def _iso(self, moment: dt.date) -> str:
        stamp = self.stamp(moment)
        if not isinstance(moment, dt.datetime):
            return stamp[: len("2018-09-16")]
        to_the_minute = stamp[: len("2018-09-16T17:33")]
        offset = stamp[len("2018-09-16T17:33:00") :]
        return to_the_minute + offset if self.zone else to_the_minute

    def file(self, ending: str) -> str:
        """The name of a companion file, which stands beside the page."""
        return f"{self.stem}.{ending}"

    def file_address(self, ending: str) -> str:
        """The absolute address of a companion file."""
        return self.address + self.file(ending)


def from_front_matter(
    values: FrontMatter, *, path: str, url: str, site_url: str, site_name: str
) -> Article:
    """The op-ed of one file; `stem` is empty where neither a key nor file name nor
    title gives one.

    A longer one than files can have is shortened.
    """
    name = path.rsplit("/", 1)[-1].removesuffix(".md")
    named = values.title if name == "index" else name
    facts: dict[str, Any] = dict(values)
    facts |= {"path": path, "url": url, "site_url": site_url, "site_name": site_name}
    facts["stem"] = _as_name(values.slug) if values.slug else slug(named)
    return Article.model_construct(set(), **facts)


def time_zone(zone: str) -> dt.tzinfo:
    """What an IANA name or an offset such as "+09:00" stands for."""
    if OFFSET.fullmatch(zone):
        moment = dt.datetime.fromisoformat(f"2000-01-01T00:00{zone}")
        assert moment.tzinfo, "an offset is one"  # noqa: S101
        return moment.tzinfo
    return zoneinfo.ZoneInfo(zone)


def slug(title: str) -> str:
    """ASCII words joined by hyphens: "Don’t look à côté" -> "dont-look-a-cote", "Łódź" -> "lodz".

    Only Latin letters are spelt in ASCII: what a library would make of a title in another
    script is no name that its readers know. Empty where no letter or digit is left.
    """
    without_apostrophes = re.sub(r"['’]", "", title)
    latin = "".join(filter(_is_spelt_in_ascii, without_apostrophes))
    return _as_name(latin)


def _as_name(text: str) -> str:
    """What every system can hold as a file's name with any ending behind it: whole
    words where there are some.
    """
    return slugify(
        text,
        max_length=LONGEST_NAME,
        word_boundary=True,
        save_order=True,
        entities=False,
        decimal=False,
        hexadecimal=False,
    )


def _is_spelt_in_ascii(character: str) -> bool:
    if not character.isalpha():
        return True
    return unicodedata.name(character, "").startswith("LATIN")
