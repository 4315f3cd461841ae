"""A server that answers as GitHub Pages does."""

import gzip
import mimetypes
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = mimetypes.MimeTypes()  # Python's own table: the machine's may differ
TYPES.add_type("image/webp", ".webp")  # in which Python 3.11 has it not


class Pages(BaseHTTPRequestHandler):
    """Answers as GitHub Pages does: a project path, gzip for text, `x` redirects to `x/`,
    404.html with status 404.
    """

    folder: Path
    path_prefix: str
    protocol_version = "HTTP/1.1"
    types = TYPES

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.path_prefix):
            return self.answer(404, b"Outside the project", "text/plain")
        target = self.folder / path.removeprefix(self.path_prefix)
        if target.is_dir() and not path.endswith("/"):
            return self.answer(301, b"", "text/html", location=urlsplit(self.path).path + "/")
        file = target / "index.html" if path.endswith("/") else target
        status = (
            200 if file.resolve().is_relative_to(self.folder.resolve()) and file.is_file() else 404
        )
        file = file if status == 200 else self.folder / "404.html"
        body = file.read_bytes() if file.is_file() else b"Not found"
        return self.answer(
            status, body, self.types.guess_type(file.name)[0] or "application/octet-stream"
        )

    do_HEAD = do_GET

    def answer(self, status: int, body: bytes, kind: str, *, location: str | None = None) -> None:
        is_text = kind.startswith("text/") or kind in (
            "application/json",
            "application/xml",
            "image/svg+xml",
        )
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Cache-Control", "max-age=600")
        if location:
            self.send_header("Location", location)
        if is_text and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing: what was asked for is a test's business."""
