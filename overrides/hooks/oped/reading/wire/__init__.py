"""The proof that an op-ed is its wire copy: its file is held against the received bytes.

What may differ is a closed list. Each difference is undone, counted and said on the page:
`copy` undoes encodings, line ends and control characters; `lines` what was left out, drop
capitals and a repeated tail; `wrapping` wrapped lines; `spaces` spaces and invisible
signs; `body` what Markdown sets; `opening` datelines and capitals; `facts`, `dates` and
`layout` how the copy prints headline, names and date. `proof` puts them together, and
`counts` says how often what was undone.
"""

from oped.reading.wire.body import RAISED, Expected, paragraphs
from oped.reading.wire.messages import around
from oped.reading.wire.proof import Proof, prove

__all__ = ["RAISED", "Expected", "Proof", "around", "paragraphs", "prove"]
