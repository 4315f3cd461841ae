"""What libraries and re-users take from an op-ed: plain text, Markdown, JSON-LD and the entries of feeds."""

import math
import re
import uuid
from html import escape

import yaml
from lxml import etree
from lxml import html as lxml_html

from oped.article import Article
from oped.language import joined, spoken, words
from oped.reading.wire import DASH

# Stable whatever the address of the site: an entry's id is made from its date and slug within this name space.
ENTRIES = uuid.UUID("6f1a8f1e-9d0b-5c1e-8b43-0f6d1c9a7e52")
POWERS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
# The formats that hold the text, and their media types (IANA).
KINDS = {"pdf": "application/pdf", "md": "text/markdown", "txt": "text/plain"}


def plain_text(html: str) -> tuple[str, str]:
    """The words of rendered HTML, one paragraph a line, blank lines between; and those of the paragraph that it opens with."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for link in root.xpath(".//a[@class='article-link' or @class='footnote-backref']"):
        link.drop_tree()
    for number in root.iter("sup"):
        # 10³ is not 103, nor a million with a footnote a million and one.
        etree.strip_tags(number, "*")
        text = number.text or ""
        number.text = f"[{text}]" if number.get("id", "").startswith("fnref") else text.translate(POWERS)
    paragraphs = [re.sub(r"[ \t\n]+", " ", p.text_content()).strip() for p in root.findall("p")]
    opening = re.sub(r"\[\d+\]", "", next(filter(None, paragraphs), ""))
    if all(child.tag == "p" for child in root) and root.find(".//br") is None and root.find(".//img") is None:
        return "\n\n".join(paragraphs), opening
    # Lists, tables and the like take a text browser, which takes its time.
    from inscriptis import css_profiles, get_text
    from inscriptis.model.config import ParserConfig

    styles = css_profiles.STRICT_CSS_PROFILE
    styles |= {"dl": styles["p"], "dt": styles["div"], "dd": styles["ul"]}
    for block in root.iter("pre"):
        etree.strip_tags(block, "*")
    found = get_text(lxml_html.tostring(root, encoding="unicode"), ParserConfig(css=styles, display_images=True))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in found.split("\n"))).strip(), opening


def foot(article: Article) -> list[str]:
    """The lines at the foot: the biographies as one paragraph with the first sign-off, then the other sign-offs."""
    first = " ".join([a.bio for a in article.authors if a.bio] + list(article.sign_off[:1]))
    return [DASH.sub("—", line) for line in (first, *article.sign_off[1:]) if line]


def measured(text: str, opening: str) -> dict:
    """Words (a dash is none), minutes at 238 of them (Brysbaert 2019) or 500 unspaced characters, and sentences for previews."""
    words = len(re.findall(r"\S*\w\S*", text))
    unspaced = len(re.findall(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", text))
    minutes = max(1, math.ceil(unspaced / 500 if unspaced > len(text) / 3 else words / 238))
    if len(opening) > 200:
        sentence = re.match(r".{60,199}[.!?…。][”’\"')]*(?=\s)", opening)
        opening = sentence[0] if sentence else opening[:199].rsplit(" ", 1)[0] + "…"
    return {"words": words, "minutes": minutes, "opening": opening}


def text_file(article: Article, text: str) -> str:
    """The op-ed as a UTF-8 text file: headline, names, date and source, text, biographies, what is said about it, address."""
    say = words(article.lang)
    byline = say["by"].replace("{names}", joined(article.names, article.lang))
    parts = [article.title, byline, f"{spoken(article.date, article.lang)}\n{article.source}", text, *foot(article)]
    parts += [say["corrections"], *corrections(article)] if article.corrections else []
    parts += [say["about_text"], article.note] if article.note else []
    return "\n\n".join([*parts, article.canonical_url]) + "\n"


def markdown_file(article: Article, front: dict, body: str) -> str:
    """The op-ed's own file without what only its site can use, to be read by itself or dropped into another site."""
    # Left out are keys that name files of this site, or say what becomes of the op-ed on it.
    front = {key: value for key, value in front.items() if key not in ("wire", "image", "image_alt", "draft", "robots")}
    front |= {"lang": article.lang, "canonical": article.canonical_url}
    lines = yaml.dump(front, Dumper=_Lines, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{lines}---\n\n{body.strip()}\n"


class _Lines(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """YAML as an editor writes it: days without quotation marks, several lines as lines."""

    def text(self, value: str):
        kind = "timestamp" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "str"
        return self.represent_scalar(f"tag:yaml.org,2002:{kind}", value, style="|" if "\n" in value else None)


_Lines.add_representer(str, _Lines.text)


def json_ld(article: Article, *, image: str) -> dict:
    """schema.org, as Google's article guide and the vocabulary ask: one Person an author, the wire as source."""
    site = {"@type": "Organization", "name": article.site_name, "url": article.site_url}
    record = {"@context": "https://schema.org", "@type": ["NewsArticle", "OpinionNewsArticle"], "headline": article.title}
    record |= {"url": article.address, "mainEntityOfPage": article.canonical_url}
    record |= {"datePublished": article.published, "dateModified": article.modified}
    record["author"] = [{"@type": "Person", "name": name} for name in article.names]
    record |= {"sourceOrganization": {"@type": "Organization", "name": article.source}, "creditText": article.source}
    record |= {"publisher": site, "sdPublisher": site, "isBasedOn": article.source_url, "inLanguage": article.lang}
    record |= {"articleSection": "Opinion", "wordCount": article.words, "timeRequired": f"PT{article.minutes}M"}
    record |= {"isAccessibleForFree": True, "description": article.summary, "keywords": article.tags}
    record |= {"image": image, "correction": corrections(article)}
    record["encoding"] = [{"@type": "MediaObject", "contentUrl": at, "encodingFormat": kind} for at, kind in texts(article)]
    return {key: value for key, value in record.items() if value}


def feed_entry(article: Article) -> dict:
    """What both feeds say of an op-ed, by the names of JSON Feed 1.1; its text with absolute addresses, foot and corrections."""
    root = lxml_html.fragment_fromstring(article.html, create_parent="div")
    for link in root.find_class("article-link"):
        link.drop_tree()
    root.make_links_absolute(article.address)
    etree.strip_attributes(root, "loading", "srcset", "sizes")  # A feed's reader has one size and loads at its own time.
    parts = [lxml_html.tostring(child, encoding="unicode") for child in root]
    parts += [f"<p>{escape(line, quote=False)}</p>" for line in [*foot(article), *corrections(article)]]
    entry = {"id": f"urn:uuid:{uuid.uuid5(ENTRIES, f'{article.day}/{article.slug}')}", "url": article.address}
    entry |= {"external_url": article.source_url, "_source": {"name": article.source}, "title": article.title}
    entry |= {"content_html": "".join(parts), "summary": article.summary}
    entry |= {"date_published": article.stamp(article.date), "date_modified": article.stamp(article.changed)}
    entry |= {"authors": [{"name": name} for name in article.names], "language": article.lang, "tags": article.tags}
    entry["attachments"] = [{"url": address, "mime_type": kind} for address, kind in texts(article)]
    return {key: value for key, value in entry.items() if value}


def corrections(article: Article) -> list[str]:
    return [f"{item.date:%Y-%m-%d}: {item.text}" for item in article.corrections]


def texts(article: Article) -> list[tuple[str, str]]:
    """Address and media type of each file that holds the whole text."""
    return [(article.file_address(ending), kind) for ending, kind in KINDS.items() if ending in article.files]
