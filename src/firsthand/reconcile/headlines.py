"""A headline firmer than the page below it: "Explosion killed nine" over "may have killed nine".

In: Sources and what the sentences tell. Out: Changes, a dropped hedge between the sentence of the page that keeps its
distance and its own headline. A headline that asks, quotes, names a speaker or has a hedge of its own leaves it open
too; what the page tells outright anywhere, its headline may.
"""

import re
from collections.abc import Iterator

from firsthand.reconcile.claims import counts_something
from firsthand.reconcile.doers import denial
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.rewording import Change
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.told import Told
from firsthand.reconcile.translated import distance
from firsthand.records import Assertion, Span, Value
from firsthand.wording import fold, hedges

_OPEN = frozenset({"unknown", "hypothetical", "predicted"})
_DISTANT = frozenset({"alleges", "believes", "questions"})
_LEFT_OPEN = re.compile(r"[?:“”«»\"‘]|\b(?:says?|said|fear(?:ed|s)?|dice[n]?|según|tem\w+)\b", re.IGNORECASE)
_PARTIES = frozenset({"who", "whom"})
_SLOTS = frozenset({"who", "cause"})  # beside whom a page counts


def changes_in_headlines(sources: Sources, told: Told) -> Iterator[Change]:
    """What a page's headline tells outright, and the page itself only with a hedge."""
    pile = sources.pile
    for article in sorted(told.by_article):
        every = [one for sentence in told.by_article[article] for one in told.by_sentence[sentence]]
        above = {one.id for one in every if _in_headline(pile, one.span)}
        for one in every:
            if one.id not in above:
                continue
            named = [a for a in every if a.id not in above and _same_name(a, one)]
            if named and all(_only_alleged(a.value) for a in named) and not _only_alleged(one.value):
                yield from _change(pile, min(named, key=lambda a: a.span), one)
            elif _is_firm(pile, one):
                below = [a for a in every if a.id not in above and _same(a, one)]
                if below and all(_keeps_its_distance(a) for a in below):
                    yield from _change(pile, min(below, key=lambda a: a.span), one)


def _change(pile: Pile, below: Assertion, above: Assertion) -> Iterator[Change]:
    sentence, headline = sentence_at(pile, below.span), sentence_at(pile, above.span)
    hedge = distance(pile, sentence)
    if hedge is None or distance(pile, headline) or _LEFT_OPEN.search(pile.quote(headline)):
        return
    words, said = pile.quote(hedge), pile.quote(headline).strip()
    why = f"“{words}” of the page is gone in its own headline"
    yield Change("hedge_dropped", sentence, headline, words, said, why)


def _in_headline(pile: Pile, span: Span) -> bool:
    """Whether a span stands in the first line of its page, which is the page's title or marked as a headline."""
    article = pile.articles[span.article]
    end = article.text.find("\n")
    if span.end > end:
        return False
    return pile.block(span) == "headline" or (article.title or "").strip() == article.text[:end].strip()


def _same(one: Assertion, other: Assertion) -> bool:
    return (one.event, one.slot, one.value) == (other.event, other.slot, other.value)


def _same_name(one: Assertion, other: Assertion) -> bool:
    """Whether two call the same party of an event by one noun: "alleged leader", "Kidnap gang leader"."""
    if one.slot not in _PARTIES or (one.event, one.slot) != (other.event, other.slot):
        return False
    mine, theirs = (fold(str(a.value)).split() for a in (one, other))
    return bool(mine and theirs) and mine[-1] == theirs[-1]


def _only_alleged(label: Value) -> bool:
    """Whether a name begins with a hedge: "alleged leader", "suspected killer"."""
    first, _, rest = fold(str(label)).partition(" ")
    return bool(rest) and first in hedges()


def _is_firm(pile: Pile, one: Assertion) -> bool:
    """Whether an assertion tells of a toll, who did it or why, on nobody's word but the page's and without a hedge."""
    tells = counts_something(one.slot) or one.slot in _SLOTS
    told = one.polarity == "positive" and one.status == "happened" and one.attribution is None
    return tells and told and one.stance == "asserts" and not one.hedges and not denial(one.value)


def _keeps_its_distance(one: Assertion) -> bool:
    return one.status in _OPEN or bool(one.hedges) or one.stance in _DISTANT
