"""What the preview's server answers goes on as it came (PEP 3333), but for the policy's place."""

from collections.abc import Iterable
from typing import Any

import pytest

from oped.output.reload_script import with_reload_script


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_an_error_on_the_way_goes_on_with_the_answer(kind: str) -> None:
    error = (ValueError, ValueError("gone"), None)

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", kind)], error)
        return [b"page"]

    started: list[Any] = []
    body = with_reload_script(application)({}, lambda *said: started.append(said))
    assert b"".join(body) == b"page"
    status, _, *more = started[0]
    assert (status, more) == ("200 OK", [error])
