"""The endings of the files beside an op-ed's page, as readers are promised them."""

TEXTS = ("bib", "csl.json", "md", "ris", "txt")
ALL = tuple(sorted([*TEXTS, "pdf", "png"]))
