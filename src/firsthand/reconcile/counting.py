"""The number that counts the people of a mention: all whom it befell, or some of them.

In: a Pile, a mention, a slot. Out: the number as a value of the slot; "12 of the 26 men are missing" gives 12.
"""

import re
from collections.abc import Iterator

from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.miscounts import taken_off
from firsthand.reconcile.names import fold
from firsthand.reconcile.on_whose_word import Found, together
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import scope_of
from firsthand.reconcile.values import as_value
from firsthand.records import Mention, Quantity
from firsthand.wording import folded_terms

_UNITS = re.compile(r"year|month|week|day|hour|minute|page|%|per cent|percent|kilomet|met(er|re)|mile|degree|ton", re.I)
_OF_THE = re.compile(r"\s+(?:out\s+)?(?:of|de)\s+(?:the|its|their|los|las|sus)\s+", re.IGNORECASE)
_OF = re.compile(r"\s+(?:out\s+)?(?:of|de)\s+(?:(?:the|its|their|los|las|sus)\s+)?", re.IGNORECASE)
_WHO = re.compile(r"\b(?:who|that|que|quienes)\b", re.IGNORECASE)
_SAYS_OF = re.compile(  # what tells something of whom stands before it
    r"\b(?:is|are|was|were|has|have|had|remain|remains|remained|sigue|siguen|está|están|estaban|permanecen|continúan"
    r"|fueron|han|habían)\b",
    re.IGNORECASE,
)
_NONE_OF_THEM = re.compile(  # not "none of the passengers", "ninguno de los"
    r"\b(?:none|neither|ningun[oa])\s+(?:of (?:them|these|those)\s+|de ell[oa]s\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|y|e)\s+", re.IGNORECASE)
_MANY = 10_000  # so many are seldom missing, and as a sum are soon met
_ARTICLES = frozenset({"a", "an", "un", "una"})  # "a worker died": one of the dead, not the toll


def count_of(pile: Pile, mention: Mention, slot: str) -> Iterator[Found]:
    """The number that counts the people of a mention: of those it befell, else the nearest that counts people.

    One that counts them all comes before one of a part; a part that stands alone keeps its scope.
    """
    fit = [_some_of(pile, mention, q) for q in mention.quantities if q.span.article == mention.article]
    fit = list(dict.fromkeys(q for q in fit if counts_people(pile, q)))
    fit = [q for q in fit if not any(_is_part_of(pile, mention, q, whole) for whole in fit)]
    if slot == "missing":
        fit = [q for q in fit if not _is_money_elsewhere(pile, q)]
    fit = [q for q in fit if not _counted_wrongly(pile, mention, q)]
    if slot == "attended":
        fit = [q for q in fit if not _of_a_toll(pile, mention, q)]
    scopes = {q.span: scope_of(pile, mention, slot, q) for q in fit}
    fit = [q for q in fit if not scopes[q.span]] or fit
    counted = [q for q in fit if any(p.role == "recipient" and p.span.contains(q.span) for p in mention.participants)]
    fit = counted or [q for q in fit if not _beyond_comma(pile, mention, q)]
    if mention.polarity == "negative":
        fit = [q for q in fit if q.minimum > 0]  # "no 14 people were beaten" denies a number, "nobody" gives none
    if fit:
        near = min(fit, key=lambda q: (not counted and abs(q.span.start - mention.trigger.start), q.span))
        value = as_value(near.minimum, near.maximum)
        scope = scopes[near.span] or ("part" if _counts_not_all(pile, mention, near) else "")
        yield Found(slot, value, together(mention, near.span), scope)


def is_figure(pile: Pile, mention: Mention) -> bool:
    """Whether a mention only gives a number anew: "the mayor said 13", "put the figure at 17"."""
    alone = any(number.span.contains(mention.trigger) for number in mention.quantities)
    return alone or fold(pile.quote(mention.trigger)) in folded_terms("refigures")


def of_none_of_them(pile: Pile, mention: Mention) -> bool:
    """Whether a toll did not befall some who were told of before: "None has died", "ninguno ha muerto".

    Of the others it says nothing; "none of the passengers" and "nobody" do.
    """
    before = pile.articles[mention.article].text[mention.sentence.start : mention.trigger.start]
    return bool(_NONE_OF_THEM.search(before))


def of_one_more(mention: Mention) -> bool:
    """Whether a toll did not befall one more: "no ha muerto un tercer paciente". Those before are dead."""
    of = (fold(party.label).split() for party in mention.participants if party.role == "recipient")
    return any(not folded_terms("others").isdisjoint(words[:2]) for words in of)


def of_nobody(mention: Mention) -> bool:
    """Whether a toll is said to be none: "nobody was killed" beside a blast is its toll."""
    whom = [fold(party.label) for party in mention.participants if party.role == "recipient"]
    return any(label in {"nobody", "no one", "no-one", "none"} for label in whom)


def _some_of(pile: Pile, mention: Mention, whole: Quantity) -> Quantity:
    """The number of those whom it befell, where its whole stands beside the trigger: "12 of the 26 men are missing".

    Of "12 of the 26 missing men were found" the whole is missing; "freed two of the three" frees two.
    """
    article = pile.articles[mention.article]
    behind = whole.span.end <= mention.trigger.start
    if behind and _names_them(article.text[whole.span.end : mention.trigger.start]):
        return whole
    for part in pile.readings[mention.article].quantities:
        smaller = part.span.end <= whole.span.start and part.minimum < whole.minimum and part.unit == whole.unit
        if smaller and _OF_THE.fullmatch(article.text[part.span.end : whole.span.start]):
            return part
    return whole


def _is_part_of(pile: Pile, mention: Mention, part: Quantity, whole: Quantity) -> bool:
    """Whether a number is of some of those whom another counts and the mention tells of: two of "three missing men"."""
    text = pile.articles[mention.article].text
    led = part.minimum < whole.minimum and _OF.fullmatch(text[part.span.end : whole.span.start])
    before = whole.span.end <= mention.trigger.start
    return bool(led) and before and _names_them(text[whole.span.end : mention.trigger.start])


def _counted_wrongly(pile: Pile, mention: Mention, number: Quantity) -> bool:
    """Whether a number is of those who are taken off a toll: "one of the dead had been counted twice"."""
    behind = pile.articles[mention.article].text[number.span.end : mention.sentence.end]
    return taken_off(fold(behind), mention.event_type)


def _names_them(between: str) -> bool:
    """Whether the words from those who are counted to a happening only say who they are, and tell nothing of them.

    >>> _names_them(" people who had been "), _names_them(" missing men were ")
    (True, False)
    """
    return not _SAYS_OF.search(between) or bool(_WHO.search(between))


def _counts_not_all(pile: Pile, mention: Mention, number: Quantity) -> bool:
    """Whether somebody stands beside those whom a number counts: "charged Lind and two guards" charges three.

    Names behind a comma are rather theirs: "two guards, Ada Vik and Bo Lind".
    """
    parties = sorted(
        p.span for p in mention.participants if p.role == "recipient" and p.span.article == mention.article
    )
    counted = next((span for span in parties if span.contains(number.span)), None)
    if counted is None:
        return False
    text = pile.articles[mention.article].text
    before = next((span for span in reversed(parties) if span.end <= counted.start), None)
    after = next((span for span in parties if span.start >= counted.end), None)
    if before and not any(q.span.overlaps(before) for q in mention.quantities):
        return bool(_AND.fullmatch(text[before.end : counted.start]))
    if after and not any(q.span.overlaps(after) for q in mention.quantities):
        return bool(_AND.fullmatch(text[counted.end : after.start]))
    return False


def _of_a_toll(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number counts those hurt or killed at a gathering: "the number of wounded at the march is 14"."""
    here = (m for m in pile.readings[mention.article].mentions if m.sentence.overlaps(mention.sentence))
    tolls = (m for m in here if kind_of(pile.quote(m.trigger), m.event_type).role == "toll")
    return any(q.span == quantity.span for m in tolls for q in m.quantities)


def _beyond_comma(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a comma stands between the trigger and a number after it: "who escaped arrest, two who attended"."""
    between = pile.articles[mention.article].text[mention.trigger.end : quantity.span.start]
    return any(mark in between for mark in ",;:")


def _is_money_elsewhere(pile: Pile, quantity: Quantity) -> bool:
    """Whether a bare number is one that its page gives as a sum of money: "42 million missing", in a headline."""
    sums = (q for q in pile.readings[quantity.span.article].quantities if q.unit is not None)
    return not quantity.of and any(q.minimum == quantity.minimum >= _MANY for q in sums)


def counts_people(pile: Pile, quantity: Quantity) -> bool:
    """Whether a number may be one of people: whole, and of nothing that is measured."""
    if quantity.unit is not None or (quantity.of and _UNITS.match(quantity.of)):
        return False
    if quantity.minimum != int(quantity.minimum):
        return False  # "a quake of magnitude 6.1 killed 34"
    return quantity.minimum >= 0 and fold(pile.quote(quantity.span)) not in _ARTICLES
