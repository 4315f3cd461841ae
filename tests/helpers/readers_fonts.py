"""The fonts that readers have, for pages in a test: machines of tests have others, of other widths.

Gelasio has the metrics of Georgia, which desktops have; phones with Android have Noto Serif.
"""

import base64
import json
from functools import cache

from helpers.browser import script
from helpers.npm import package

# Where a page in a test is that of a phone.
NARROW = 640
# A page asks desktops for Georgia, and phones for whatever their serif is.
ON_PHONES = (
    f"@media (max-width: {NARROW - 0.02}px) {{ :root {{ --serif: 'Noto Serif' !important }} }}"
)
FAMILIES = {"Georgia": "gelasio", "Noto Serif": "noto-serif"}
# What letters each of a package's files has (Unicode ranges).
SUBSETS = {"latin": "U+0000-00FF, U+2000-206F, U+20AC", "latin-ext": "U+0100-02BA, U+1E00-1EF9"}


@cache
def readers_fonts() -> str:
    """A script to run before a page comes: Georgia's metrics from 640 pixels, Noto Serif below."""
    faces = []
    for family, font in FAMILIES.items():
        folder = package(f"@fontsource/{font}") / "files"
        for subset, letters in SUBSETS.items():
            for weight in ("400", "700"):
                for style in ("normal", "italic"):
                    file = folder / f"{font}-{subset}-{weight}-{style}.woff2"
                    data = base64.b64encode(file.read_bytes()).decode()
                    faces.append((family, weight, style, letters, data))
    return f"({script('readers_fonts')})({json.dumps(faces)}, {json.dumps(ON_PHONES)});"
