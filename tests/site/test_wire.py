"""An op-ed that says it is its wire copy is: a published copy has the digest that the page
states, and its words.
"""

import pytest

from helpers.proof import broken_proofs
from helpers.site import OpEd, Site


def test_an_op_ed_is_the_wire_copy_that_it_says(op_ed: OpEd, site: Site) -> None:
    problems = broken_proofs(op_ed, site)
    if problems is None:
        pytest.skip("no wire copy of it is published")
    assert problems == []
