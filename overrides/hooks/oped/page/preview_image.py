"""What a link preview shows of an op-ed."""

from oped.page.op_ed import OpEd
from oped.reading.pictures import size
from oped.settings import Site
from oped.writing.formats import PreviewImage

CARD_WIDTH = 1200
CARD_HEIGHT = 630


def preview_image(op_ed: OpEd, site: Site) -> PreviewImage | None:
    """The picture for previews alone, else that above the text, else the card, else nothing.

    A card says what the headline says.
    """
    article = op_ed.article
    if article.image:
        pixels = size(site.docs, article.image)
        assert pixels, "an op-ed's image was looked at when it was read"  # noqa: S101
        address = article.site_address(article.image)
        return PreviewImage(address, *pixels, article.image_alt or article.title)
    if article.picture and op_ed.picture:
        file = op_ed.picture.plain
        address = article.site_address(file.name)
        return PreviewImage(address, file.width, file.height, article.picture.alt)
    if op_ed.companions.has_card:
        address = article.file_address("png")
        return PreviewImage(address, CARD_WIDTH, CARD_HEIGHT, article.title)
    return None
