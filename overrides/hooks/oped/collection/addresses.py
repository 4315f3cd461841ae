"""Where a link of one file leads, as an address that holds wherever the text is read."""

import posixpath
from collections.abc import Mapping
from urllib.parse import quote, unquote, urljoin, urlsplit

from oped.reading.pages import Page


def absolute(link: str, *, name: str, pages: Mapping[str, Page], site_url: str) -> str:
    """The whole address of a link as an editor types it: "../img/x.png#a" ->
    "https://…/img/x.png#a".

    `name` is that of the link's file below docs/, and pages go by such names. A link to a
    place in its own text stays, and so does an address.
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    if parts.scheme or parts.netloc or not parts.path:
        return link
    folder = posixpath.dirname(name)
    path = unquote(parts.path)
    target = path.lstrip("/")
    if not path.startswith("/"):
        target = posixpath.normpath(posixpath.join(folder, path))
    url = pages[target].url if target in pages else quote(target)
    tail = parts._replace(path="").geturl()
    return urljoin(site_url, url) + tail
