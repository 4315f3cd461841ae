"""Rendered HTML as plain text: one paragraph a line, blank lines between."""

import re

from lxml import etree
from lxml import html as lxml_html

from oped.reading.dashes import with_plain_spaces

POWERS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


def plain_text(html: str) -> tuple[str, str]:
    """The words of an op-ed's HTML, and those of the paragraph that it opens with."""
    html = with_plain_spaces(html)
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for link in root.xpath(".//a[@class='article-link' or @class='footnote-backref']"):
        link.drop_tree()
    for box in root.iter("input"):
        box.tail = ("[x] " if "checked" in box.attrib else "[ ] ") + (
            box.tail or ""
        ).lstrip()
    for number in root.iter("sup"):
        _set_number(number)
    paragraphs = [_one_line(p.text_content()) for p in root.findall("p")]
    first = next((paragraph for paragraph in paragraphs if paragraph), "")
    opening = re.sub(r"\[\d+\]", "", first)
    if _is_paragraphs_alone(root):
        return "\n\n".join(paragraphs), opening
    return _by_text_browser(root), opening


def _set_number(number: etree._Element) -> None:
    """10³ is not 103, nor a million with a footnote a million and one."""
    etree.strip_tags(number, "*")
    text = number.text or ""
    if number.get("id", "").startswith("fnref"):
        number.text = f"[{text}]"
    else:
        number.text = text.translate(POWERS)


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\n]+", " ", text).strip()


def _is_paragraphs_alone(root: etree._Element) -> bool:
    if any(child.tag != "p" for child in root):
        return False
    return root.find(".//br") is None and root.find(".//img") is None


def _by_text_browser(root: etree._Element) -> str:
    """Lists, tables and the like take a text browser, which takes its time."""
    from inscriptis import css_profiles, get_text
    from inscriptis.model.config import ParserConfig

    styles = css_profiles.STRICT_CSS_PROFILE
    styles |= {"dl": styles["p"], "dt": styles["div"], "dd": styles["ul"]}
    for block in root.iter("pre"):
        etree.strip_tags(block, "*")
    html = lxml_html.tostring(root, encoding="unicode")
    text = get_text(html, ParserConfig(css=styles, display_images=True))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()
