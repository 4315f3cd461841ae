"""How a text begins on its first line: with a dateline, with words in capitals."""

import re

# "MARL, Westland (EXW) _", "Berlin (dpa) –", "MARL, Westland, Sep 3 2024 (EXS) -"
DATELINE = re.compile(
    r"""
    (?P<dateline>
        (?P<place> [A-ZÀ-Þ][\w.'’À-ÿ-]* (?: \ [A-ZÀ-Þ][\w.'’À-ÿ-]* ){0,3} )
        (?: , \ [A-Z][\w. ]{1,20} )?                                  # the country or state
        (?: , \ [^()–—_]{4,24}? )?                                    # the day
        (?: \ ? \( (?P<agency> [A-Za-z][A-Za-z/ ]{1,20} ) \) )?
        \ ? (?: --? | [–—_] )
    )
    \ ? (?= [\"“'‘«„]? [A-ZÀ-Þ0-9] )
    """,
    re.VERBOSE,
)
NO_PLACES = frozenset("THE A AN IN ON AT FOR BUT AND NO IF WHEN IT THIS".split())
SHORTEST_PLACE = 3
CAPITALS = re.compile(r"(?:[\"“'‘«„]?[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9'’.,-]*[”\"’]? )+")
# Capitals are a way to begin a text if they are so many words, and one is no abbreviation.
FEWEST_WORDS = 2
LONGEST_ABBREVIATION = 3


def dateline(text: str) -> re.Match[str] | None:
    """The dateline that a text begins with; a place counts in capitals, or with an agency."""
    match = DATELINE.match(text)
    if match is None or match["agency"]:
        return match
    place = match["place"]
    is_article = place.split()[0] in NO_PLACES
    if place.isupper() and not is_article and len(place) >= SHORTEST_PLACE:
        return match
    return None


def lead_in(text: str) -> str:
    """The words in capitals that a text begins with: "THE BRIDGE AT MARL"; empty for a few."""
    match = CAPITALS.match(text)
    if match is None:
        return ""
    words = match[0].split()
    longest = max(len(word.strip("\"“'‘«„.,")) for word in words)
    if len(words) < FEWEST_WORDS or longest <= LONGEST_ABBREVIATION:
        return ""
    return " ".join(words)
