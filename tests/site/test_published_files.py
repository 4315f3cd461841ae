"""Nothing gets out that no reader needs: styles and scripts, the theme's files, sources,
what is hidden.
"""

import re

from helpers.site import Site

# Sources of the site and of its theme. What an editor puts below docs/, such as a picture
# or a PDF, is published.
UNWANTED = re.compile(
    r"(^|/)\.|\.(css|js|mjs|map|woff2?|ttf|otf|html?\.j2|py|pyc|ya?ml|typ)$|(^|/)(tests|overrides)/"
)


def test_no_file_is_published_that_no_reader_needs(site: Site) -> None:
    assert [file for file in site.files if UNWANTED.search(file)] == []


def test_each_markdown_file_is_an_op_ed_to_take_along(site: Site) -> None:
    companions = {
        op_ed.companion("md").relative_to(site.folder).as_posix() for op_ed in site.op_eds
    }
    assert {file for file in site.files if file.endswith(".md")} == companions


def test_the_sitemap_lists_every_page_that_search_engines_may_show(site: Site) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", site.text("sitemap.xml"))
    unlisted = []
    for page in site.pages:
        text = site.text(page)
        hidden = (
            re.search(r'<meta name="robots" content="[^"]*\b(noindex|none)\b', text)
            or 'http-equiv="refresh"' in text
        )
        elsewhere = f'<link rel="canonical" href="{site.url}' not in text
        if page != "404.html" and not hidden and not elsewhere:
            unlisted += [page] if site.url + page.removesuffix("index.html") not in listed else []
    assert unlisted == []
    assert len(listed) == len(set(listed))
