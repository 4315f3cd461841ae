"""What an op-ed shows at its head and foot: one list, from which every format is made.

The proof holds it too: what a proven page shows there is either in the wire copy or named
here as the page's own.
"""

from typing import NamedTuple

from oped.article import Article
from oped.language import joined, language_of_words, spoken, words
from oped.reading.dashes import set_foot_line
from oped.reading.rendered import Rendered
from oped.reading.yaml_lines import Place


class Shown(NamedTuple):
    """One thing that is shown, on the page in an element of the class `html_class`.

    `texts` are its words as they are set: one headline, each name, each line. `keys` are the
    places of the front matter that say each of them: the page is held against them letter by
    letter. Without keys the words are the page's own, and without texts nobody holds them
    against anything.
    """

    name: str
    html_class: str
    texts: tuple[str, ...] = ()
    keys: tuple[Place, ...] = ()


class BylinePart(NamedTuple):
    """A name with the address that it leads to, or words around names.

    These say their language where it is not the op-ed's.
    """

    text: str
    is_name: bool
    url: str = ""
    lang: str = ""


class HeadAndFoot(NamedTuple):
    """All of it, in the order in which a page shows it."""

    kicker: Shown
    headline: Shown
    standfirst: Shown
    byline: Shown
    names: Shown
    dateline: Shown
    date: Shown
    source: Shown
    caption: Shown
    credit: Shown
    ending: Shown
    corrections: Shown
    rights: Shown
    about: Shown
    citation: Shown
    files: Shown

    @property
    def when_and_where(self) -> tuple[str, ...]:
        """The dateline of what is no page: nobody reads a file by the minute."""
        return (*self.date.texts, *self.source.texts)


def head_and_foot(article: Article, text: Rendered) -> HeadAndFoot:
    """The list of one op-ed, in its own language."""
    lang = article.lang
    say = words(lang)
    date = spoken(article.date, lang)
    minutes = say["minutes"].replace("{number}", str(text.minutes))
    dateline = [date, article.source.name, minutes]
    if article.updated:
        dateline.append(f"{say['updated']} {spoken(article.updated, lang)}")
    kicker = article.kicker or say["opinion"]
    if article.draft:
        kicker += f" · {say['draft']}"
    lines = ending(article)
    return HeadAndFoot(
        kicker=Shown("the kicker", "oped-kicker", (kicker,)),
        headline=Shown("the headline", "oped-headline", (article.title,), (("title",),)),
        standfirst=_said("the standfirst", "oped-standfirst", article.subtitle, "subtitle"),
        byline=Shown("the byline", "byline", (byline(article),)),
        names=Shown(
            "the names",
            "p-author",
            tuple(article.names),
            tuple(("authors", i) for i in range(len(article.names))),
        ),
        dateline=Shown("the dateline", "oped-dateline", (" · ".join(dateline),)),
        date=Shown("the date", "dt-published", (date,), (("date",),)),
        source=Shown("the source", "oped-source", (article.source.name,), (("source",),)),
        caption=_said("the caption", "oped-caption", caption(article), "picture", "caption"),
        credit=Shown("the picture's credit", "oped-credit", credit(article)),
        ending=Shown("the foot", "oped-bios", tuple(lines), (("authors",),) * len(lines)),
        corrections=Shown("the corrections", "oped-corrections"),
        rights=Shown("the rights", "oped-rights"),
        about=Shown("what is said about the text", "oped-about"),
        citation=Shown("the citation", "oped-cite"),
        files=Shown("the downloads", "oped-files"),
    )


def _said(name: str, html_class: str, text: str | None, *key: str) -> Shown:
    """What one key of the front matter says, if it is there."""
    return Shown(name, html_class, (text,), (key,)) if text else Shown(name, html_class)


def caption(article: Article) -> str | None:
    """What stands below the picture."""
    return article.picture.caption if article.picture else None


def credit(article: Article) -> tuple[str, ...]:
    """Who made the picture, as the op-ed's language has it: "Picture: Ada Example".

    Empty where nobody is named.
    """
    if not article.picture or not article.picture.credit:
        return ()
    return (words(article.lang)["credit"].replace("{credit}", article.picture.credit),)


def section(article: Article) -> str:
    """The kicker as machines read it."""
    return article.kicker or "Opinion"


def byline(article: Article) -> str:
    """ "By Ada Example and Ben Sample", as the op-ed's language has it."""
    names = joined(article.names, article.lang)
    return words(article.lang)["by"].replace("{names}", names)


def byline_parts(article: Article) -> list[BylinePart]:
    """The byline in its parts, for each name is set apart and never broken."""
    before, _, after = words(article.lang)["by"].partition("{names}")
    parts = [_words(before, article), *name_parts(article), _words(after, article)]
    return [part for part in parts if part.text]


def name_parts(article: Article) -> list[BylinePart]:
    """The names alone, and what stands between them."""
    parts = []
    last = len(article.authors) - 1
    for i, author in enumerate(article.authors):
        if i == last and i:
            parts.append(_words(f" {words(article.lang)['and']} ", article))
        elif i:
            parts.append(BylinePart(", ", is_name=False))
        parts.append(BylinePart(author.name, is_name=True, url=author.address))
    return parts


def _words(text: str, article: Article) -> BylinePart:
    lang = language_of_words(article.lang)
    if lang == article.lang.split("-")[0]:
        lang = ""
    return BylinePart(text, is_name=False, lang=lang)


def ending(article: Article) -> list[str]:
    """The lines that end the text: biographies and first sign-off as one, then the others."""
    biographies = [author.bio for author in article.authors if author.bio]
    first = " ".join([*biographies, *article.sign_off[:1]])
    lines = [first, *article.sign_off[1:]]
    return [set_foot_line(line) for line in lines if line]


def corrections(article: Article) -> list[str]:
    """Each correction with its day, as machines read it: "2019-11-25: The name was misspelt."."""
    return [f"{item.date:%Y-%m-%d}: {item.text}" for item in article.corrections]


def rights(article: Article) -> list[str]:
    """What is said of the rights in the text, a line each; none where nothing is."""
    terms = article.rights
    if not terms:
        return []
    say = words(article.lang)
    lines = [terms.notice]
    if terms.license:
        licence = f"{terms.license.name} ({terms.license.address})"
        lines.append(say["license"].replace("{license}", licence))
    lines.append(terms.permission or "")
    if terms.contact:
        lines.append(say["contact"].replace("{contact}", terms.contact))
    return [line for line in lines if line]


def summary(article: Article, text: Rendered) -> str:
    """What previews say of the op-ed: description, else standfirst, else its first sentences."""
    return article.description or article.subtitle or text.opening
