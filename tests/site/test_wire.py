"""An op-ed that says it is its wire copy is: the copy is published, has the digest that the page states, and its words."""

import pytest

from helpers.proof import broken_proofs
from helpers.site import OpEd


def test_an_op_ed_is_the_wire_copy_that_it_says(op_ed: OpEd) -> None:
    problems = broken_proofs(op_ed)
    if problems is None:
        pytest.skip("it says nothing of a wire copy")
    assert problems == []
