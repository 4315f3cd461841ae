"""Everything that article.html prints of one op-ed."""

from typing import Any, NamedTuple

from oped.article import Article
from oped.language import direction, language_of_words, spoken, words
from oped.page.op_ed import OpEd
from oped.page.preview_image import preview_image
from oped.reading.shown import byline_parts, head_and_foot, rights, section, summary
from oped.reading.wire import Proof
from oped.settings import Site
from oped.writing.formats import Companions
from oped.writing.json_ld import json_ld
from oped.writing.names import for_zotero
from oped.writing.open_graph import locale
from oped.writing.pictures.in_text import address, srcset
from oped.writing.pictures.making import Rendition
from oped.writing.references import prose

# From 75rem the picture is wider than the text by 5rem on either side; one that is higher
# than wide is narrower.
WIDE_SIZES = "(min-width:100rem) 53rem,(min-width:75rem) 48rem,(min-width:40rem) 38rem,92vw"
UPRIGHT_SIZES = "(min-width:27rem) 24rem,92vw"
MOST_NEWEST = 3


def article_context(op_ed: OpEd, proof: Proof | None, shared: dict[str, Any]) -> dict[str, Any]:
    """The names that the template knows beside the site's (`shared`), with their values."""
    article, text, companions, _ = op_ed
    lang = article.lang
    shown = head_and_foot(article, text)
    say = words(lang)
    site: Site = shared["site"]
    picture = _picture(op_ed)
    image = preview_image(op_ed, site)
    text_files = companions.text_files(article)
    return {
        "article": article,
        "text": text,
        "summary": summary(article, text),
        "rights": " · ".join(rights(article)),
        "proof": proof,
        "shown": shown,
        "byline": byline_parts(article),
        "citations": prose(article),
        "indexed": for_zotero(article),
        "words": say,
        "words_lang": language_of_words(lang),
        "words_dir": direction(language_of_words(lang)),
        "dir": direction(lang),
        "locale": locale(lang),
        "updated": article.updated and spoken(article.updated, lang),
        "corrections": [
            (f"{item.date:%Y-%m-%d}", spoken(item.date, lang), item.text)
            for item in article.corrections
        ],
        "downloads": _downloads(article, companions, say),
        "alternates": text_files,
        "section": section(article),
        "picture": picture,
        "image": image,
        "json_ld": json_ld(
            article,
            text,
            files=text_files,
            image=image,
            picture=op_ed.picture,
            logo=site.logo,
        ),
        **_neighbours(article, shared),
    }


class LeadPicture(NamedTuple):
    """The picture above the text.

    Its plain file and that one's address on the site, its widths, how wide it is shown; one that
    is higher than wide would take the whole screen if it were as wide as the text.
    """

    file: Rendition
    address: str
    srcset: str
    media_type: str
    sizes: str
    is_upright: bool


def _picture(op_ed: OpEd) -> LeadPicture | None:
    if not op_ed.picture:
        return None
    file, widths = op_ed.picture
    before = "../" * op_ed.article.url.count("/")
    folder = file.name.rpartition("/")[0]
    if folder:
        before += address(folder) + "/"
    is_upright = file.height > file.width
    return LeadPicture(
        file,
        address(file.name),
        srcset(widths, before),
        widths[0].media_type if widths else "",
        UPRIGHT_SIZES if is_upright else WIDE_SIZES,
        is_upright,
    )


def _downloads(
    article: Article, companions: Companions, say: dict[str, str]
) -> list[tuple[str, str]]:
    """Name and word of each file beside the page."""
    downloads = []
    for kind in companions.formats:
        word = say.get(kind.ending, kind.word)
        downloads.append((article.file(kind.ending), word))
    return downloads


def _neighbours(article: Article, shared: dict[str, Any]) -> dict[str, Any]:
    """The op-eds before and after this one, and the newest others."""
    newest = shared["articles"]
    at = shared["places"][article.path]
    others = [other for other in newest[: MOST_NEWEST + 1] if other is not article]
    return {
        "earlier": newest[at + 1] if at + 1 < len(newest) else None,
        "later": newest[at - 1] if at else None,
        "newest": others[:MOST_NEWEST],
    }
