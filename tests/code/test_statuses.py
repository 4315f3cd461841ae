"""Whatever another generator calls a post that is not published is a draft here."""

from datetime import date

import pytest

from oped.reading import front_matter

TEXT = """---
template: article.html
title: A town needs its bridge
authors:
  - name: Ada Example
date: 2019-05-03
source: The Example Wire
{key}: {value}
---

Text.
"""
DRAFTS = [
    ("status", value) for value in "draft pending future private auto-draft trash inherit".split()
]
DRAFTS += [(key, "false") for key in ("published", "is_published", "publish")]
DRAFTS += [("published", value) for value in ("no", "off", "0", "False")]


@pytest.mark.parametrize(("key", "value"), DRAFTS)
def test_it_is_a_draft(key: str, value: str) -> None:
    text = TEXT.format(key=key, value=value)
    parsed = front_matter.parse(text, path="docs/x.md", latest=date(2026, 1, 1))
    assert parsed.values
    assert parsed.values.draft


@pytest.mark.parametrize(("key", "value"), [("status", "publish"), ("published", "true")])
def test_what_is_published_is_no_draft(key: str, value: str) -> None:
    text = TEXT.format(key=key, value=value)
    parsed = front_matter.parse(text, path="docs/x.md", latest=date(2026, 1, 1))
    assert parsed.values
    assert not parsed.values.draft
