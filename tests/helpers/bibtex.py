"""BibTeX as its reader understands it."""

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware


def decoded(*values: str) -> list[str]:
    """Values of BibTeX as its reader understands them; the circumflex it takes for the
    accent alone.
    """
    entry = (
        "@misc{key,"
        + ",".join(f"v{number} = {{{value}}}" for number, value in enumerate(values))
        + "}"
    )
    fields = (
        bibtexparser.parse_string(entry, append_middleware=[LatexDecodingMiddleware()])
        .entries[0]
        .fields
    )
    return [field.value.replace("ˆ", "^") for field in fields]
