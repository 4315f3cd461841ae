"""A PDF that says what it is, to assistive technology too."""

import re
from pathlib import Path

import pypdf


def defects(file: Path) -> list[str]:
    """What a PDF lacks of title, language, tags, and the claim to be PDF/UA-1."""
    pdf = pypdf.PdfReader(file)
    catalog = pdf.root_object
    problems = []
    if not (
        pdf.metadata
        and pdf.metadata.title
        and catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
    ):
        problems.append("it has no title to show")
    if not catalog.get("/Lang"):
        problems.append("it has no language")
    if not catalog.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in catalog:
        problems.append("it is not tagged")
    metadata = catalog.get("/Metadata")
    xmp = metadata.get_object().get_data().decode() if metadata else ""
    if not re.search(r'pdfuaid:part(>|=")1', xmp):
        problems.append("it is no PDF/UA-1")
    return problems
