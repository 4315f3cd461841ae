"""What a page lets a browser do: show itself, and nothing else."""

import re
from urllib.parse import urlsplit

POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
STRICT = re.compile(
    r"default-src 'none';style-src 'sha256-[\w+/=]+';img-src data:( 'self')?;"
    r"base-uri 'none';form-action 'none';connect-src 'self'"
)
SCRIPT = re.compile(r"<script[^>]*>", re.IGNORECASE)
DATA = '<script type="application/ld+json">'
ACTIVE = re.compile(r"<[a-z][^>]*\s(?:style|on\w+)=")


def exceptions(html: str, site_url: str) -> list[str]:
    """In what a page's policy is not strict, or is broken by the page itself."""
    problems = [f"a script: {tag}" for tag in SCRIPT.findall(html) if tag != DATA]
    policy = POLICY.search(html)
    if not policy:
        return [*problems, "no Content-Security-Policy"]
    if not STRICT.fullmatch(policy[1]):
        problems.append(f"a policy with exceptions: {policy[1]}")
    if ("data: 'self'" in policy[1]) != ("<img" in html):
        problems.append("pictures are let in and there are none, or the other way round")
    if policy.start() > html.index("<style>"):
        problems.append("the policy stands behind what it is for")
    if '<meta name="referrer" content="no-referrer">' not in html:
        problems.append("other hosts are told where a reader comes from")
    without_style = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    problems += [f"an active attribute: {tag}" for tag in ACTIVE.findall(without_style)]
    own_host = urlsplit(site_url).netloc
    for link in re.findall(r'<a [^>]*href="https?://[^>]*>', without_style):
        host = urlsplit(re.findall(r'href="([^"]*)"', link)[0]).netloc
        if host != own_host and not re.search(r'rel="[^"]*\bnoopener\b', link):
            problems.append(f"a link that hands this page on: {link}")
    return problems
