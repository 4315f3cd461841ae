"""The invented op-ed of tests/code/sample, as its tests know it."""

from helpers.project import SAMPLE

TITLE = "The case for mending the old bridge at Fenwick"
NAMES = ["Ada B. Example", "Ben C. Sample"]
INVERTED = ["Example, Ada B.", "Sample, Ben C."]
SLUG = "the-case-for-mending-the-old-bridge-at-fenwick"
PATH = "docs/index.md"
COPY_PATH = "docs/wire/the-case-for-mending-the-old-bridge.txt"
SOURCE = (SAMPLE / PATH).read_text(encoding="utf-8")
COPY = (SAMPLE / COPY_PATH).read_bytes()
LINES = COPY.decode().split("\n")
# The eleven paragraphs of the text, as sent and as set.
SENT = LINES[2:13]
PARAGRAPHS = [line.replace(" -- ", "\u00a0— ") for line in SENT]
PLAIN_PARAGRAPHS = [paragraph.replace("\u00a0", " ") for paragraph in PARAGRAPHS]
