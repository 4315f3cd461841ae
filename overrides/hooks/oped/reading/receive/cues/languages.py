"""The language of a text, by its letters and its commonest words."""

import re
from collections import Counter

SCRIPTS = {
    "ko": re.compile("[가-힣]"),
    "ja": re.compile("[\u3040-\u30ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
    "he": re.compile("[\u0590-\u05ff]"),
    "ar": re.compile("[\u0600-\u06ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "ru": re.compile("[\u0400-\u04ff]"),
}
WORDS = {
    "en": "the of and to that is was it for with are this have not its but they be",
    "de": "der die das und ist nicht ein eine zu den von mit sich auf für dem es im auch",
    "fr": "le la les des et est une du que pour dans pas qui sur plus ne ce il au",
    "es": "el la los las de que y en un una es por con para no se su lo más",
    "it": "il la di che e un una è per non del della con sono si gli nel le",
    "pt": "o a os as de que e em um uma é não para com se do da na mais",
    "nl": "de het een van en is dat niet op te zijn voor met aan er ook",
    "sv": "och att det som en är av för på med den till inte ett har om",
    "da": "og at det som en er af for på med den til ikke et har der de",
    "pl": "i w na nie się że to jest do z o jak po co tym są",
}
# A script is that of a text if so many of its letters are in it.
SHARE_OF_SCRIPT = 0.3
# A language is that of a text if its words are so many times as many as the next one's.
LEAD = 1.3
FEWEST_WORDS = 4


def language_of(text: str) -> str:
    """The tag of a text's language; empty where its words do not tell."""
    letters = sum(map(str.isalpha, text))
    for lang, script in SCRIPTS.items():
        if len(script.findall(text)) > letters * SHARE_OF_SCRIPT:
            return lang
    counts = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    by_lang: Counter[str] = Counter()
    for lang, words in WORDS.items():
        for word in words.split():
            by_lang[lang] += counts[word]
    (first, most), (_, next_most) = by_lang.most_common(2)
    if most < FEWEST_WORDS or most < next_most * LEAD:
        return ""
    return first
