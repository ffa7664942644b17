"""What `firsthand run` prints when it is done: the case's numbers and the claims that matter most.

In: a Dossier. Out: lines of plain text.
"""

from firsthand.records import Claim, Dossier
from firsthand.tell.lookup import Lookup
from firsthand.tell.words import case_funnel, claim_title, count, event_date, event_title, funnel

PLAIN_SLOTS = frozenset({"status", "what", "when", "where", "who", "whom"})
LEADING = 8  # what fits a terminal of 24 lines with its reasons


def funnel_lines(dossier: Dossier) -> list[str]:
    """The case's funnel and its leading claims, each with its own."""
    lookup = Lookup(dossier)
    lines = [case_funnel(lookup)]
    event = ""
    for claim in leading_claims(lookup, LEADING):
        if claim.event != event:
            event = claim.event
            lines += ["", _event_line(event, lookup)]
        lines.append(f"  {claim_title(claim, lookup)}: {funnel(claim)}")
        rivals = len(lookup.contradictions_of.get(claim.id, ()))
        if rivals:
            lines.append(f"    {count(rivals, 'rival or later value')} on the page")
    if lookup.problems:
        lines += ["", f"{count(len(lookup.problems), 'problem')}, each named at the end of the report"]
    return lines


def leading_claims(lookup: Lookup, limit: int) -> list[Claim]:
    """The claims in most articles and those under dispute, grouped by event, one value a slot.

    Of rival values of one slot the one in most articles leads; the others stand beside it on the page. Who, what and
    when say little without each other: one of them stands for its event.
    """
    several = [c for c in lookup.claims.values() if c.articles > 1 or c.id in lookup.contradictions_of or c.dispute]
    if not any(claim.articles > 1 for claim in several):
        several = list(lookup.claims.values())
    best: dict[tuple[str, str], Claim] = {}
    for claim in sorted(several, key=lambda claim: _weight(claim, lookup)):
        best.setdefault((claim.event, "" if claim.slot in PLAIN_SLOTS else claim.slot), claim)
    chosen = sorted(best.values(), key=lambda claim: _weight(claim, lookup))[:limit]
    rank = {event: at for at, event in reversed(list(enumerate(claim.event for claim in chosen)))}
    return sorted(chosen, key=lambda claim: rank[claim.event])


def _weight(claim: Claim, lookup: Lookup) -> tuple[bool, bool, int, int, int, str]:
    """Shared claims under dispute first, then what a reader asks for (a toll, a cause), then by articles."""
    disputed = bool(lookup.contradictions_of.get(claim.id)) or bool(claim.dispute)
    return (
        not (disputed and claim.articles > 1),
        claim.slot in PLAIN_SLOTS,
        -claim.articles,
        -claim.origins_max,
        -len(claim.support),
        claim.id,
    )


def _event_line(event: str, lookup: Lookup) -> str:
    found = lookup.events.get(event)
    if not found:
        return event
    date = event_date(lookup.mentions_of.get(event, ()), found.time)
    place = f", {found.place}" if found.place else ""
    return f"{event_title(found)} ({date}{place})"
