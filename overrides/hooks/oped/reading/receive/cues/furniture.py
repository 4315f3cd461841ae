"""What pages, wires and databases put around an op-ed, and is no part of it."""

from oped.reading.receive.cues import vocabulary

FURNITURE = "page furniture"
KICKER = "kicker"
CAPTION = "caption"
LEGAL = "legal line"
WIRE = "the wire's own"
CONTACT = "contact"
END = "end of the op-ed"

# What a line is told to be, by its word in the vocabulary; none of these is longer.
KINDS = (
    ("kicker", KICKER, 40),
    ("button", FURNITURE, 120),
    ("wire", WIRE, 120),
    ("caption", CAPTION, 400),
    ("legal", LEGAL, 600),
    ("contact", CONTACT, 120),
)
# A button is no sentence: "Related to this is the fact that the pier is old."
FEWEST_WORDS_OF_A_SENTENCE = 9
# What wires put around a line.
SIGNS = " ^<="


def kind_of(text: str) -> str:
    """What a line is beside an op-ed ("caption", "kicker" …); empty where none is known."""
    line = text.strip(SIGNS)
    words = line.count(" ") + 1
    is_sentence = line.endswith((".", "!", "?")) and words >= FEWEST_WORDS_OF_A_SENTENCE
    for name, kind, longest in KINDS:
        if len(line) > longest or (is_sentence and kind == FURNITURE):
            continue
        if vocabulary.line(name).fullmatch(line):
            return kind
    return ""


def ends_op_ed(text: str) -> bool:
    """Whether a line says that what follows it is no part of the text."""
    return bool(vocabulary.line("end").fullmatch(text.strip(SIGNS)))


def is_last(text: str) -> bool:
    """Whether a line says so beyond doubt."""
    return bool(vocabulary.line("last").fullmatch(text.strip()))
