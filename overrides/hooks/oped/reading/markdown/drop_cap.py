"""Whether the first letter of an op-ed's text is set three lines tall."""

import unicodedata

# As many characters fill more lines than the letter is tall, on the widest column too.
LEAST = 280
QUOTATION_MARKS = "“”„‟«»‹›‘’‚‛\"'"
# Unicode's bidirectional classes of Hebrew, Arabic and their like.
RIGHT_TO_LEFT = ("R", "AL")


def takes_drop_cap(paragraph: str) -> bool:
    """Whether an op-ed whose first paragraph has this text begins with a drop cap.

    It does where the paragraph is long enough and begins with a letter that has an upper and a
    lower case, or with a quotation mark and such a letter: no figure or bracket, nor scripts whose
    letters join or stand in squares.
    """
    text = " ".join(paragraph.split())
    letter = text[:1]
    if letter and letter in QUOTATION_MARKS:
        letter = text[1:2]
    has_case = letter.upper() != letter.lower()
    return len(text) >= LEAST and has_case and not _runs_from_right(text)


def _runs_from_right(text: str) -> bool:
    """Whether most letters do, although the first may be of a name in Latin letters."""
    classes = [unicodedata.bidirectional(sign) for sign in text]
    from_right = sum(classes.count(kind) for kind in RIGHT_TO_LEFT)
    return from_right > classes.count("L")
