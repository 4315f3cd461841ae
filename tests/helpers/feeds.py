"""Both feeds: sound, of one mind, newest first, and readable away from the site."""

import json

import feedparser
from lxml import html as lxml_html

from helpers.site import Site


def defects(site: Site) -> list[str]:
    """What is wrong with the feeds of a site."""
    atom = feedparser.parse((site.folder / "feed.xml").read_bytes())
    feed = json.loads(site.text("feed.json"))
    problems = []
    if atom.bozo or atom.version != "atom10":
        problems.append(f"feed.xml is no Atom feed: {atom.get('bozo_exception')}")
    if (
        feed["version"] != "https://jsonfeed.org/version/1.1"
        or feed["feed_url"] != f"{site.url}feed.json"
    ):
        problems.append("feed.json does not say what it is, or where")
    identities = [entry.id for entry in atom.entries]
    if identities != [item["id"] for item in feed["items"]]:
        problems.append("the feeds do not hold the same entries in the same order")
    if len(set(identities)) < len(identities):
        problems.append("two entries have one id")
    days = [entry.published[:10] for entry in atom.entries]
    if days != sorted(days, reverse=True):
        problems.append(f"the feeds are not newest first: {days}")
    if min(len(site.op_eds), 50) != len(identities):
        problems.append(f"the feeds hold {len(identities)} of {len(site.op_eds)} op-eds")
    for item in feed["items"]:
        root = lxml_html.fragment_fromstring(item["content_html"], create_parent="div")
        for _, _, address, _ in root.iterlinks():
            if not address.startswith(("https:", "http:", "mailto:", "tel:")):
                problems.append(
                    f"{item['url']}: an address that leads nowhere from a feed reader: {address}"
                )
    return problems
