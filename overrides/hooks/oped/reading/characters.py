"""Characters that HTML or XML forbid, typed or by number: no page or feed may hold one."""

import re

# The last two of each plane beyond the first are no characters.
PLANES = [(first, first + 0xFFFD) for first in range(0x10000, 0x110000, 0x10000)]
# Control characters but tab, line feed and carriage return; surrogates; non-characters. Said by
# what is allowed, which is found at once, where a list of the others would be gone through.
FORBIDDEN = re.compile(
    "[^\t\n\r -~\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(first)}-{chr(last)}" for first, last in PLANES)
    + "]"
)
