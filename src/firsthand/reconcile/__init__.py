"""reconcile: from what each article says to what the case says: who speaks, what happened, who really knows.

In: the articles, their lineage and readings. Out: an Account: voices, events, assertions, claims with their funnel,
origins and the lines between them, contradictions and drift. The order of the inputs leaves no trace.
"""

from collections.abc import Sequence

from firsthand.records import Account, Article, Lineage, Reading
from firsthand.rulings import NO_RULINGS, Rulings, imprints

__all__ = ["outlet_names", "reconcile"]


def reconcile(
    articles: Sequence[Article], lineage: Lineage, readings: Sequence[Reading], rulings: Rulings = NO_RULINGS
) -> Account:
    """The account of a case, as persons judged it in `rulings`; the other inputs are as judged already."""
    from firsthand.reconcile.account import account_of

    return account_of(articles, lineage, readings, rulings)


def outlet_names(articles: Sequence[Article], rulings: Rulings = NO_RULINGS) -> dict[str, str]:
    """The name under which each article's outlet is counted, of those that give one."""
    from firsthand.reconcile import pile

    return pile.outlet_names(articles, imprints(rulings))
