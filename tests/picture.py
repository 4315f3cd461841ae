"""Takes the README's picture of the page again: light and dark, side by side, in Georgia's metrics.

make build && .venv/bin/python tests/picture.py
"""

import io
import os
import shutil
import threading
from http.server import ThreadingHTTPServer
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import sync_playwright

from helpers.links import own_address
from helpers.pages_server import Pages
from helpers.project import ROOT
from helpers.readers_fonts import readers_fonts

PICTURE = ROOT / ".github/page.png"
WIDTH, HEIGHT = 760, 900
COLOURS = 128  # of a page with two inks: no more are seen


def main() -> None:
    path = urlsplit(own_address(ROOT / "site")).path
    handler = type("Handler", (Pages,), {"folder": ROOT / "site", "path_prefix": path})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{path}"
    picture = Image.new("RGB", (2 * WIDTH, HEIGHT))
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for at, colours in enumerate(("light", "dark")):
            size = {"width": WIDTH, "height": HEIGHT}
            page = browser.new_page(bypass_csp=True, color_scheme=colours, viewport=size)
            page.add_init_script(readers_fonts())
            page.goto(address)
            shot = Image.open(io.BytesIO(page.screenshot()))
            picture.paste(shot, (at * WIDTH, 0))
        browser.close()
    server.shutdown()
    picture.quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
