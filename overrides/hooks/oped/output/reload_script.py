"""The preview's own script, which the server puts into each page: the policy lets it
pass by its hash, and no other.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Any

from oped.page.policy import RELOAD_PLACE

# What the server puts before the end of the body, last of all; its numbers differ each
# time.
INJECTED = re.compile(rb".*<script>(.*?)</script>", re.DOTALL)
FAILURES_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="'
    f"default-src 'none';style-src 'unsafe-inline';connect-src 'self';{RELOAD_PLACE}\">"
)

StartResponse = Callable[..., Any]
Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]


def with_reload_script(application: Application) -> Application:
    """A WSGI application whose pages let the last script in them pass, which is the
    server's.
    """

    def answer(environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        started: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> None:
            started[:] = [status, headers, *error]

        result = application(environ, start)
        status, headers, *error = started
        # The answer for an unknown address comes without the script: its last one would
        # be somebody else's.
        has_script = status.startswith("200") and ("Content-Type", "text/html") in headers
        if not has_script:
            start_response(status, headers, *error)
            return result
        body = _allowed(b"".join(result))
        kept = [item for item in headers if item[0] != "Content-Length"]
        start_response(status, [*kept, ("Content-Length", str(len(body)))], *error)
        return [body]

    return answer


def _allowed(page: bytes) -> bytes:
    """The page with its policy's place for the script filled; without a script it keeps
    letting none pass.
    """
    script = INJECTED.match(page)
    if not script:
        return page
    digest = base64.b64encode(hashlib.sha256(script[1]).digest())
    place = RELOAD_PLACE.encode()
    return page.replace(place, b"script-src 'sha256-" + digest + b"'", 1)
