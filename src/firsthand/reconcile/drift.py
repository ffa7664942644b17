"""Drift: what changed between a passage and its retelling.

In: the copies with their direction, the credits, the assertions. Out: Drift records. Along an edited copy the words
are compared one by one; along a translation or a credit, the values that both give for one slot of one event.
"""

from collections.abc import Sequence

from firsthand.reconcile.carriage import Sources
from firsthand.records import Assertion, Drift


def find_drift(sources: Sources, assertions: Sequence[Assertion]) -> tuple[Drift, ...]:
    """Every change of meaning along the copies and credits of a case, weightiest first."""
    return ()
