"""reconcile: from what each article says to what the case says: who speaks, what happened, who really knows.

In: the articles, their lineage and readings. Out: an Account: voices, events, assertions, claims with their funnel,
origins and the lines between them, contradictions and drift. The order of the inputs leaves no trace.
"""

from collections.abc import Sequence

from firsthand.records import Account, Article, Lineage, Reading

__all__ = ["reconcile"]


def reconcile(articles: Sequence[Article], lineage: Lineage, readings: Sequence[Reading]) -> Account:
    """The account of a case."""
    from firsthand.reconcile.account import account_of

    return account_of(articles, lineage, readings)
