"""What is there of an op-ed when pages are printed."""

from typing import NamedTuple

from oped.article import Article
from oped.reading.rendered import Rendered
from oped.writing.formats import Companions
from oped.writing.pictures.making import Picture


class OpEd(NamedTuple):
    """Facts, text, the files beside the op-ed's page, and the picture above its text."""

    article: Article
    text: Rendered
    companions: Companions
    picture: Picture | None = None
