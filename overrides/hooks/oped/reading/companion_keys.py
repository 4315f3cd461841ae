"""The front matter of a `.md` companion, read back: what stands there for other programs
is said in our keys.
"""

import re
from typing import Any


def in_our_keys(plain: dict[str, Any]) -> dict[str, Any]:
    """Without the names that `authors` says as well, and with the hour at its day; all
    else is as it was.
    """
    kept = dict(plain)
    if "author" in plain and plain["author"] == _names(plain.get("authors")):
        del kept["author"]
    day, time = plain.get("date"), plain.get("time")
    if re.fullmatch(r"\d\d:\d\d", str(time)) and re.fullmatch(r"[\d-]{10}", str(day)):
        kept["date"] = f"{day} {time}"
        del kept["time"]
    return kept


def _names(authors: Any) -> list[Any]:
    names = []
    for author in authors if isinstance(authors, list) else []:
        names.append(author.get("name") if isinstance(author, dict) else None)
    return names
