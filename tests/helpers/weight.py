"""Bytes as GitHub Pages sends them."""

import gzip


def weight(data: bytes) -> int:
    """What a reader's browser is sent of a text (gzip -6)."""
    return len(gzip.compress(data, 6, mtime=0))
