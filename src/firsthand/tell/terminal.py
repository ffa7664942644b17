"""What `firsthand run` prints when it is done: the case's numbers and the claims that matter most.

In: a Dossier. Out: lines of plain text.
"""

from firsthand.records import Dossier
from firsthand.tell.leading import leading_claims
from firsthand.tell.lookup import Lookup
from firsthand.tell.values import claim_title, count
from firsthand.tell.words import alone, case_funnel, event_date, event_title, resting, short_funnel

LEADING = 8  # what fits a terminal of 24 lines with its reasons


def funnel_lines(dossier: Dossier) -> list[str]:
    """The case's funnel and its leading claims, each with its own."""
    lookup = Lookup(dossier)
    lines = [case_funnel(lookup)]
    leading = leading_claims(lookup, LEADING)
    nothing_shared = len(lookup.stories) > 1 and all(alone(claim) for claim in lookup.claims.values())
    if leading and nothing_shared:
        lines.append("no claim is made by more than one article")
    unsaid = nothing_shared or len(lookup.stories) == 1
    event = ""
    for claim in leading:
        if claim.event != event:
            event = claim.event
            lines += ["", _event_line(event, lookup)]
        said = resting(claim) if unsaid and alone(claim) else short_funnel(claim)
        lines.append(f"  {claim_title(claim, lookup)}: {said}")
        rivals = len(lookup.contradictions_of.get(claim.id, ()))
        if rivals:
            lines.append(f"    {count(rivals, 'rival or later value')} on the page")
    if lookup.problems:
        lines += ["", f"{count(len(lookup.problems), 'problem')}, named at the end of the report"]
    return lines


def _event_line(event: str, lookup: Lookup) -> str:
    found = lookup.events.get(event)
    if not found:
        return event
    date = event_date(lookup.mentions_of.get(event, ()), found.time)
    place = f", {found.place}" if found.place else ""
    return f"{event_title(found)} ({date}{place})"
