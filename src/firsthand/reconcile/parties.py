"""Whom a happening befell and who did it, in the words that tell them from others.

In: a Pile, mentions. Out: labels and their telling words; whether a sentence speaks of somebody else than one before.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.reconcile.happenings import BURSTING, Kind, instrument, kind_of
from firsthand.reconcile.kinds import befell
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Span
from firsthand.resources import either, terms_of_all
from firsthand.wording import folded_terms

_HIS = re.compile(r"\b(?:(?P<one>his|her|[^\W\d_]+['’]s)|su)\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:who|whose|que|quien|cuy[oa])\b", re.IGNORECASE)
_APPOSED = re.compile(r",\s+([^\W\d_a-zß-ÿ][\w’'-]+(?:\s+[^\W\d_a-zß-ÿ][\w’'-]+){1,2})(?=,)")


def telling(label: str) -> list[str]:
    """The words of a participant that tell it from others; numbers do not."""
    plain = [w for w in content_words(label) if not w.isdigit() and len(w) > 2 and w not in folded_terms("numbers")]
    return [w.removesuffix("s") for w in plain if w not in folded_terms("anybody")]


def words_of_party(mention: Mention, role: str) -> set[str]:
    """The words for those who take part in a mention in a role, `actor` or `recipient`."""
    return {word for party in mention.participants if party.role == role for word in content_words(party.label)}


def labels_of(pile: Pile, mention: Mention, kind: Kind) -> Iterator[str]:
    """The parties of a mention; what burst is the cause of an explosion, not its party."""
    for party in mention.participants:
        if kind.name not in BURSTING or not instrument(party.label):
            yield party.label
    if kind.slot:
        yield from _whom_counted(pile, mention)


def befallen(pile: Pile, mention: Mention) -> Iterator[str]:
    """Whom it befell, as the text calls them; what "took place" befell nobody."""
    if kind_of(pile.quote(mention.trigger), mention.event_type).role == "light":
        return
    for party in mention.participants:
        if party.role == "recipient":
            yield party.label
            yield from _by_name(pile, party.span)
    yield from _whom_counted(pile, mention)


def beside_counted(mention: Mention) -> list[str]:
    """Whom a mention befell that no number of it counts, where one counts others: "the captain and two guards"."""
    parties = [party for party in mention.participants if party.role == "recipient"]
    counted = [party for party in parties if any(party.span.contains(q.span) for q in mention.quantities)]
    return [party.label for party in parties if party not in counted] if counted else []


def puts_among(pile: Pile, mention: Mention) -> bool:
    """Whether a sentence says of somebody that he is one of several: "twelve people, among them Ana Lind"."""
    return bool(_among().search(pile.quote(mention.sentence)))


def of_somebody_else(pile: Pile, mention: Mention, before: Sequence[Mention], kind: Kind) -> bool:
    """Whether a sentence has told of several, and a mention behind tells of one person's own: "his arrest".

    "Police arrested twelve people at the march for Ortiz, who died after his arrest on 3 May": not of the twelve.
    """
    text = pile.articles[mention.article].text
    found = _HIS.search(text[mention.sentence.start : mention.trigger.start])
    if not found or mention.quantities or not befell(kind):
        return False
    for other in before:
        between = text[other.trigger.end : mention.trigger.start]
        counted = any(quantity.minimum > 1 and not quantity.unit for quantity in other.quantities)
        if other.sentence == mention.sentence and counted and (found["one"] or _RELATIVE.search(between)):
            return True
    return False


def _by_name(pile: Pile, span: Span) -> list[str]:
    """The names that a party has within it or right behind it: "her superior, Tomas Ridl,"."""
    behind = _APPOSED.match(pile.articles[span.article].text, span.end)
    return sorted(pile.names(span)) + ([behind[1]] if behind else [])


def _whom_counted(pile: Pile, mention: Mention) -> Iterator[str]:
    """Whom the numbers count; of "15 detenidos" and "23 fueron detenidos" the arrest itself is all that is told."""
    trigger = fold(pile.quote(mention.trigger)).split()
    for quantity in mention.quantities:
        if quantity.of and fold(quantity.of) not in {*trigger, *folded_terms("function_words")}:
            yield quantity.of


@cache
def _among() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(terms_of_all('among'))})\b", re.IGNORECASE)
