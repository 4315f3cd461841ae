"""A walk over a site in a real browser, from its front page to every page that a link leads to."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser

from helpers.browser import script

LINKS = "[href], [src], [data]"


def walk(
    browser: Browser, base: str, site_url: str, *, start: str, follow: bool = True
) -> tuple[set[str], list[str], set[str]]:
    """Opens the page at `start` and, one by one, all that it leads to below `base`.

    Gives the addresses of the pages opened, what was wrong, and the addresses linked to.
    One below `site_url`, as feeds and canonical links have it, is asked for below `base`.
    """
    context = browser.new_context()
    page = context.new_page()
    walked, problems, waiting, answers = set(), [], [start], {}
    page.on("console", lambda message: problems.append(f"{page.url}: console: {message.text}"))
    page.on("pageerror", lambda error: problems.append(f"{page.url}: error: {error}"))
    page.on(
        "request",
        lambda asked: is_local(asked.url, base) or problems.append(f"{page.url}: asks {asked.url}"),
    )
    while waiting:
        address = waiting.pop()
        if address in walked:
            continue
        walked.add(address)
        answer = page.goto(address, wait_until="load")
        if not answer.ok:
            problems.append(f"{address}: answers {answer.status}")
        found = {
            link.partition("#")[0].replace(site_url, base, 1)
            for link in page.eval_on_selector_all(LINKS, script("links"))
        }
        for link in sorted(found - {address}):
            if urlsplit(link).netloc != urlsplit(base).netloc:
                continue
            if not link.startswith(base):
                problems.append(f"{address}: links to {link}, outside the project")
                continue
            if link not in answers:
                answers[link] = context.request.get(link)
            if not answers[link].ok:
                problems.append(f"{address}: links to {link}, which answers {answers[link].status}")
            elif follow and answers[link].headers["content-type"].startswith("text/html"):
                waiting.append(link)
    context.close()
    return walked, problems, set(answers)


def is_local(url: str, base: str) -> bool:
    return url.startswith((base, "data:"))
