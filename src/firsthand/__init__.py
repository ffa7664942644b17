"""firsthand rebuilds what happened from its coverage: who says so, and how many of them really know.

The verbs are packages, loaded when first used: `firsthand.collect`, `.lineage`, `.read`, `.reconcile`, `.tell`; the
record types that they exchange stand here.

>>> import firsthand
>>> firsthand.Span("art-1", 0, 5)
Span(article='art-1', start=0, end=5)
"""

from importlib import import_module
from types import ModuleType

from firsthand.records import (
    Account,
    Article,
    Assertion,
    Attribution,
    Block,
    Capture,
    Claim,
    Contradiction,
    Credit,
    Dossier,
    Drift,
    Event,
    Judgement,
    Line,
    Lineage,
    Link,
    Mention,
    Origin,
    Participant,
    Place,
    Problem,
    Quantity,
    Reading,
    Reuse,
    Span,
    Text,
    Time,
    Version,
    Voice,
)

__all__ = [
    "Account",
    "Article",
    "Assertion",
    "Attribution",
    "Block",
    "Capture",
    "Claim",
    "Contradiction",
    "Credit",
    "Dossier",
    "Drift",
    "Event",
    "Judgement",
    "Line",
    "Lineage",
    "Link",
    "Mention",
    "Origin",
    "Participant",
    "Place",
    "Problem",
    "Quantity",
    "Reading",
    "Reuse",
    "Span",
    "Text",
    "Time",
    "Version",
    "Voice",
]

_VERBS = frozenset({"collect", "lineage", "read", "reconcile", "tell"})


def __getattr__(name: str) -> ModuleType:
    if name in _VERBS:
        return import_module(f"firsthand.{name}")
    raise AttributeError(f"module 'firsthand' has no attribute {name!r}")
