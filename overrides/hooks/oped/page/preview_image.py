"""What a link preview shows of an op-ed: the editor's picture, else the card, else
nothing.
"""

from urllib.parse import quote, urljoin

from oped.article import Article
from oped.reading.pictures import size
from oped.settings import Site
from oped.writing.formats import Companions, PreviewImage

CARD_WIDTH = 1200
CARD_HEIGHT = 630


def preview_image(
    article: Article, companions: Companions, site: Site
) -> PreviewImage | None:
    """The picture with its address and size in pixels; a card says what the headline
    says.
    """
    if article.image:
        address = urljoin(site.url, quote(article.image))
        width, height = size(site.docs, article.image) or (CARD_WIDTH, CARD_HEIGHT)
        return PreviewImage(address, width, height, article.image_alt or article.title)
    if companions.has_card:
        address = article.file_address("png")
        return PreviewImage(address, CARD_WIDTH, CARD_HEIGHT, article.title)
    return None
