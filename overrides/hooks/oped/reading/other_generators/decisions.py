"""What becomes of one key of front matter: ours, taken for ours, passed over, or told."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from oped.article import FrontMatter
from oped.reading.other_generators import keys
from oped.reading.yaml_lines import shown

A_DATE = re.compile(r"\d{4}-\d\d-\d\d")
TABLES = (
    keys.SAME,
    keys.SUMMARIES,
    keys.ADDRESSES,
    keys.DRAFT_BY,
    keys.HIDDEN_BY,
    keys.KEPT_BY,
    keys.PASSED_OVER,
)


class Decision(NamedTuple):
    """The key that it is here, if any, with its value; and what is said of it."""

    ours: str | None
    value: Any = None
    problem: str = ""
    advice: str = ""


def decide(key: str, value: Any, values: Mapping[str, Any]) -> Decision:
    """What becomes of a key with this value among these values."""
    is_theirs = is_meaningless(key) or any(key in table for table in TABLES)
    if key in FrontMatter.model_fields or not is_theirs:
        return Decision(key, value)  # One of ours, or told as one that is misspelt.
    if keys.SAME.get(key) == "authors" and "authors" in values:
        # One of them would be lost.
        rule = "is not a key of an op-ed beside 'authors': keep that alone"
        return Decision(None, problem=rule)
    if value in (None, "", [], {}):
        return Decision(None)
    return _meaning(key, value, values)


def _meaning(key: str, value: Any, values: Mapping[str, Any]) -> Decision:
    """What a key of another generator means here, where it says something."""
    text = value.strip() if isinstance(value, str) else ""
    if key in keys.DRAFT_BY:
        return _draft(key, text, values)
    if key in keys.HIDDEN_BY:
        return _hidden(key, text)
    if key in keys.SAME:
        return _same(key, value, values)
    if key in keys.SUMMARIES:
        return _summary(value, values)
    if key in keys.ADDRESSES:
        return _address(text)
    if key in keys.KEPT_BY:
        rule = f"is not a key of an op-ed: write {keys.KEPT_BY[key]}"
        return Decision(None, problem=rule)
    if key in keys.PASSED_OVER:
        return _passed_over(keys.PASSED_OVER[key])
    return Decision(None)


def is_meaningless(key: str) -> bool:
    """Whether a key is known to be of another generator, and says nothing that this one shows."""
    if key in FrontMatter.model_fields or any(key in table for table in TABLES):
        return False
    return key in keys.MEANINGLESS or bool(keys.PLUGINS.fullmatch(key))


def _passed_over(remedy: str) -> Decision:
    return Decision(None, advice=f"means nothing here: {remedy}")


def _same(key: str, value: Any, values: Mapping[str, Any]) -> Decision:
    ours = keys.SAME[key]
    if ours in values and ours != "aliases":
        return _passed_over(f"'{ours}' says it")
    if key == "keywords" and isinstance(value, list):
        value = ", ".join(map(str, value))  # WordPress' exporters write a list of one line.
    return Decision(ours, value)


def _hidden(key: str, text: str) -> Decision:
    if text.casefold() not in keys.HIDDEN_BY[key]:
        return Decision(None)
    rule = f"hides nothing here: write 'draft: true', not {shown(text)}"
    return Decision(None, problem=rule)


def _draft(key: str, text: str, values: Mapping[str, Any]) -> Decision:
    """`published: false` is a draft; where it is a day, it is the op-ed's."""
    if A_DATE.match(text):
        return Decision(None) if "date" in values else Decision("date", text)
    if text.casefold() not in keys.DRAFT_BY[key]:
        return Decision(None)
    if str(values.get("draft", "true")).casefold() == "true":
        return Decision("draft", "true")
    return Decision(None, problem="must not say otherwise than 'draft': keep that alone")


def _summary(value: Any, values: Mapping[str, Any]) -> Decision:
    remedy = "to show it under the headline write 'subtitle'"
    if "description" in values or "subtitle" in values:
        return _passed_over(remedy)
    return Decision("description", value, advice=f"is taken for 'description': {remedy}")


def _address(text: str) -> Decision:
    """Where the op-ed stood before; here its address is that of its file."""
    if text.startswith(("https://", "http://")):
        elsewhere = "'canonical' where search engines should list that page instead"
        here = "its path in 'aliases' where this site takes that one's place"
        rule = f"is not a key of an op-ed: write {elsewhere}, or {here}"
        return Decision(None, problem=rule)
    if "/" not in text or re.search("[:{?#]", text):
        return _passed_over("the address is that of the file, and 'aliases' are the old ones")
    rule = "is taken for one of 'aliases': the address here is that of the file"
    return Decision("aliases", text, advice=rule)
