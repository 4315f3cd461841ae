"""How a page reads from a phone to a wide screen, as the browser has laid it out."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from helpers.browser import script
from helpers.readers_fonts import NARROW

READING = script("reading")
LONGEST_LINE = 75  # Bringhurst, The Elements of Typographic Style, 2.1.2; WCAG 1.4.8 has 80


def reading_of(
    address: str, fonts: str, open_page: Callable[..., Any], widths: Iterable[int]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """What is found of one page at each width, all that folds open: in a phone, then on a
    desktop.
    """
    phones = [width for width in widths if width < NARROW]
    desktops = [width for width in widths if width >= NARROW]
    for sizes in filter(None, (phones, desktops)):
        page = open_page(address, fonts, width=sizes[0])
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        for width in sizes:
            page.set_viewport_size({"width": width, "height": 900})
            yield width, page.evaluate(READING)
        page.context.close()
