"""Made-up op-eds: one by hand, and strategies for hypothesis to make any."""

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from oped.article import Article, Author, Correction, Source
from oped.reading.rendered import Rendered

LAST = date(2025, 1, 1)
HOSTILE = [
    "</script><b>&\"'",
    "{braces} and }{",
    "100% of it",
    "a, b and c",
    "\\begin{x} $1 #2 _3 ~4 ^5",
    "]]> <!-- -->",
    "; -- DROP",
]


def article(**changes: Any) -> Article:
    """A whole op-ed, with any of its facts changed."""
    facts = {
        "path": "docs/bridge.md",
        "url": "bridge/",
        "site_url": "https://e.example/op/",
        "site_name": "The Example Review",
        "title": "A town needs its bridge",
        "authors": (author("Ada B. Example"),),
        "date": date(2020, 2, 2),
        "source": "The Example Wire",
        "stem": "bridge",
    }
    facts |= changes
    return Article.model_construct(**facts | {"source": Source(name=facts["source"])})


def rendered(
    html: str = "<p>The bridge is old.</p>\n<p>The town is older.</p>", note: str = ""
) -> Rendered:
    """A text as if it were rendered."""
    return Rendered(html, note, words=8, minutes=1, opening="The bridge is old.")


def author(name: str, **said: Any) -> Author:
    """An author by the name as printed, and what else an editor says."""
    return Author(name=name, **said)


# One line, without control characters and not blank: what the front matter lets through.
texts = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=180),
    st.sampled_from(HOSTILE),
).filter(lambda text: text == text.strip() and text.strip())
words = st.one_of(
    st.sampled_from(
        [
            "Ada",
            "Jean-Paul",
            "O’Brien",
            "Müller",
            "김하늘",
            "李",
            "Пётр",
            "محمد",
            "and",
            "X.",
            "{Sons}",
            "a,b",
            "5%",
        ]
    ),
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12),
)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)
authors = st.lists(names, min_size=1, max_size=6, unique=True).map(
    lambda found: tuple(author(name) for name in found)
)
moments = st.one_of(
    st.dates(date(1800, 1, 1), LAST),
    st.datetimes(datetime(1970, 1, 1), datetime(2025, 1, 1)).map(
        lambda d: d.replace(second=0, microsecond=0)
    ),
)
articles = st.builds(
    article,
    title=texts,
    authors=authors,
    date=moments,
    source=texts,
    zone=st.sampled_from([None, "Asia/Seoul", "America/New_York"]),
    lang=st.sampled_from(["en", "en-GB", "ko", "he", "de"]),
    corrections=st.lists(
        st.builds(Correction, date=st.dates(date(1800, 1, 1), LAST).map(str), text=texts),
        max_size=2,
    ).map(tuple),
)
