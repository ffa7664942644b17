"""The values that a mention gives for the slots of its event: its being, when, where, who, whom and why.

In: a Pile, a mention, the kind of its event, who is named as having done it. Out: values with the words that give them.
"""

import re
from collections.abc import Iterator, Sequence

from firsthand.reconcile import amounts, means
from firsthand.reconcile.ammunition import denies_only_the_means
from firsthand.reconcile.attempts import TRIED
from firsthand.reconcile.bearers import is_somebody
from firsthand.reconcile.called_by_name import called_by_name
from firsthand.reconcile.causes import Cause, brought_down, stated_cause
from firsthand.reconcile.counting import count_of, is_figure, of_nobody, of_none_of_them, of_one_more
from firsthand.reconcile.determiners import denies_outright, takes_for_granted
from firsthand.reconcile.doers import Doer, is_no_doer
from firsthand.reconcile.events import Happened
from firsthand.reconcile.facts import mention_time, said_there
from firsthand.reconcile.growth import day_of_growth
from firsthand.reconcile.happenings import Kind, instrument, kind_of
from firsthand.reconcile.illness import slot_of
from firsthand.reconcile.kinds import PARTS
from firsthand.reconcile.manners import MURDER, illness_of, manner_of
from firsthand.reconcile.on_whose_word import Found, together
from firsthand.reconcile.own_forces import is_weapon, whose_own
from firsthand.reconcile.particulars import hour_of, operation_of
from firsthand.reconcile.parties import telling
from firsthand.reconcile.parties_in_labels import is_name
from firsthand.reconcile.penalties import SLOT as SENTENCE
from firsthand.reconcile.penalties import term_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.raids import at_large, takes_nobody, takes_people
from firsthand.reconcile.sites import sites
from firsthand.reconcile.told_with import told_with
from firsthand.reconcile.values import precision
from firsthand.reconcile.whereabouts import placed
from firsthand.reconcile.whose_sentence import is_a_term, other_terms
from firsthand.records import Mention, Participant, Span

DENIED = "did not happen"
_LIVES = re.compile(r"\b(?:li(?:fe|ves)|vidas?)\b", re.IGNORECASE)
_SEARCHES = ("busc", "search")  # "seguían buscando a cinco personas": a verb, and they are missing still
_DEAD_OR_HURT = frozenset({"DEATH", "INJURY"})
_PASSING = frozenset({"missing"})  # "the two missing men were found alive": they were missing, and are no more


def values_of(
    pile: Pile, mention: Mention, event_kind: Kind, named: Doer | None, others: Sequence[Span]
) -> Iterator[Found]:
    """What a mention gives, where `named` is said to have done it and `others` are the other happenings beside it."""
    kind = kind_of(pile.quote(mention.trigger), mention.event_type)
    if takes_people(mention, kind):
        kind = kind_of("arrest")
    if at_large(pile, mention, kind):
        kind = kind_of("escape")
    if named and named.denied:
        return  # who denies that the gang did it does not deny the deed
    if manner := manner_of(pile, mention, event_kind):
        yield Found("cause", *manner)
        if mention.polarity == "negative" and manner[0] != MURDER:
            return  # who says that she did not take her own life does not say that she lives
    if denies_only_the_means(pile, mention):
        return
    if downed := brought_down(pile, mention):
        yield Found("cause", downed.label, together(mention, downed.span))
        if mention.polarity == "positive":
            yield from _when_and_where(pile, mention, kind, others)
        return  # who says that it was not shot down does not say that it did not crash
    if mention.polarity == "negative" and (of_none_of_them(pile, mention) or of_one_more(mention)):
        return  # "eleven are ill. None has died.", "no third patient has died"
    if (nobody := takes_nobody(mention, kind, event_kind)) is not None:
        if nobody and kind.slot:
            yield Found(kind.slot, 0, mention.trigger)
        return
    if mention.polarity == "negative" and not (kind.known and denies_outright(pile, mention)):
        if mention.status == TRIED and kind.known:
            yield Found("status", TRIED, mention.trigger)  # "guards foiled an attack"
        return  # what is negated stands elsewhere in the sentence
    toll = kind.role == "toll" and event_kind.role != "toll"
    yield from _people(pile, mention, kind, event_kind, toll=toll)
    if kind.name in PARTS and event_kind.name not in PARTS:
        return  # when and where people were saved is not when and where the ship sank
    if toll and kind.slot == "infected" and (place := placed(pile, mention)):
        yield Found("where", place.name, together(mention, place.span))  # where people fall ill is where it broke out
    cause = None if toll else stated_cause(pile, mention, event_kind)
    if mention.polarity == "positive":
        yield from _means_and_sums(pile, mention, event_kind, cause)
    if toll:
        yield from _killers(pile, mention, named)
        return  # the rest of a toll's sentence speaks of the dead, not of the explosion
    if mention.polarity == "negative" and cause:
        yield Found("cause", cause.label, together(mention, cause.span))  # "no gas tank exploded": something did
        return
    yield Found("status", _status(mention), mention.trigger)
    if mention.polarity == "negative":
        return
    yield from _when_and_where(pile, mention, kind, others)
    if kind.role != "light":  # what "came on Friday" is the happening itself, nobody whom it befell
        yield from _parties(pile, mention, event_kind, named)
    if illness := illness_of(pile, mention, event_kind):
        yield Found("cause", illness[0], together(mention, illness[1]))
    for term, span in term_of(pile, mention, kind):
        yield Found(SENTENCE, term, together(mention, span))
    for term, span in other_terms(pile, mention, kind):
        yield Found(SENTENCE, term, span)
    for name, span in operation_of(pile, mention, kind):
        yield Found("operation", name, together(mention, span))
    if cause:
        yield Found("cause", cause.label, together(mention, cause.span))


def other_happenings(pile: Pile, here: Sequence[Mention], mention: Mention, happened: Happened) -> list[Span]:
    """The words of the other happenings in a mention's sentence, of all `here`; who was killed is none of its own.

    Nor are the arrests of an operation: where they were made, it was.
    """
    operation = kind_of(pile.quote(mention.trigger), mention.event_type).name == "operation"
    others = (
        (other.trigger, kind_of(pile.quote(other.trigger), other.event_type))
        for other in here
        if happened.of[other.id] != happened.of[mention.id]
    )
    return [
        words
        for words, kind in others
        if kind.role not in {"toll", "light"} and not (operation and kind.name == "arrest")
    ]


def _people(pile: Pile, mention: Mention, kind: Kind, event_kind: Kind, *, toll: bool) -> Iterator[Found]:
    """How many it befell; where nobody, of an event whose toll that is, none."""
    if toll and kind.slot and mention.polarity == "negative" and of_nobody(mention):
        yield Found(kind.slot, 0, mention.trigger)
    sought = pile.quote(mention.trigger).lower().startswith(_SEARCHES)
    known = kind.slot in _PASSING and not is_figure(pile, mention) and takes_for_granted(pile, mention) and not sought
    if kind.slot and not known:
        slot, scope = slot_of(kind, event_kind)
        for one in count_of(pile, mention, slot or kind.slot):
            if is_a_term(pile, mention, kind, one.span):
                continue
            yield one._replace(scope=scope or one.scope)


def _means_and_sums(pile: Pile, mention: Mention, event_kind: Kind, cause: Cause | None) -> Iterator[Found]:
    """With what it was done, and what it cost; what is told as its cause is no means as well."""
    for used in means.means_of(pile, mention, event_kind):
        if not (cause and cause.span.overlaps(used.span)):  # "the attack was caused by a car bomb"
            yield Found(means.SLOT, used.name, together(mention, used.span))
    for money in amounts.amounts_of(pile, mention, event_kind):
        yield Found(amounts.SLOT, money.value, together(mention, money.span), money.scope)


def _when_and_where(pile: Pile, mention: Mention, kind: Kind, others: Sequence[Span]) -> Iterator[Found]:
    """Its day, hour, town and spot, where words beside it do not tell them of another happening."""
    time = mention_time(mention)
    told = time and not day_of_growth(pile, mention, time) and not said_there(pile, mention, time.span)
    if time and told and time.edtf and precision(time.edtf) >= 2:
        yield Found("when", time.edtf, together(mention, time.span))
    for hour, span in hour_of(pile, mention) if told or time is None else ():
        yield Found("hour", hour, together(mention, span))
    text = pile.articles[mention.article].text

    def elsewhere(there: Span) -> bool:
        return said_there(pile, mention, there) or told_with(text, mention.trigger, others, there)

    if (place := placed(pile, mention)) and not elsewhere(place.span):
        yield Found("where", place.name, together(mention, place.span))
    for spot in sites(pile, mention) if kind.known else ():
        if not elsewhere(spot.span):
            yield Found("where", spot.label, together(mention, spot.span))


def _status(mention: Mention) -> str:
    """What a mention says of the event's being: it happened, it did not, it was planned."""
    if mention.polarity == "negative":
        return DENIED
    return "happened" if mention.status in {"happened", "ongoing", "unknown"} else mention.status


def _parties(pile: Pile, mention: Mention, event_kind: Kind, named: Doer | None) -> Iterator[Found]:
    """Who did it and to whom, by name where one stands beside; a thing that explodes or burns is `what`.

    Who is named in so many words is told apart.
    """
    for party in mention.participants:
        if named and named.span.overlaps(party.span):
            continue
        if party.role in {"actor", "recipient"} and is_name(party.label):
            slot = "who" if party.role == "actor" else "whom"
            if event_kind.name in {"explosion", "fire", "collapse"}:
                slot = "what"
            if _one_with(party, mention.trigger) or any(q.span.overlaps(party.span) for q in mention.quantities):
                continue
            if not telling(party.label) or (slot == "what" and instrument(party.label)):
                continue  # "31 persons" is a number; the tank that burst is the cause
            if amounts.is_money(party.label):
                continue  # a sum is an amount, and no victim
            if slot == "whom" and mention.event_type in _DEAD_OR_HURT and _is_happening(party.label):
                continue  # "the first fatality of the outbreak"
            if slot == "who" and (owner := whose_own(pile, mention, party)):
                yield Found(slot, owner, together(mention, party.span))
                continue
            if slot == "who" and is_no_doer(pile, party):
                continue  # "the opening of the gates flooded the town"
            if slot == "who" and mention.event_type == "DEATH" and _LIVES.search(pile.quote(mention.trigger)):
                continue  # "disasters and crimes took 17 lives": what costs lives is a cause
            if slot == "who" and event_kind.name == "attack" and is_weapon(party.label):
                continue  # a missile is with what it was done
            yield Found(slot, called_by_name(pile, party) or party.label, together(mention, party.span))


def _is_happening(label: str) -> bool:
    """Whether words in small letters name what kills, as an outbreak or a crash, and nobody whom it befell."""
    return label.islower() and kind_of(label.split()[-1]).role == "bearer"


def _killers(pile: Pile, mention: Mention, named: Doer | None) -> Iterator[Found]:
    """Who is told by name to have killed or hurt: "the Red Harrow gang killed five people", not "the blast" did."""
    for party in mention.participants:
        if party.role == "actor" and instrument(party.label) and (owner := whose_own(pile, mention, party)):
            yield Found("who", owner, together(mention, party.span))
            continue
        if party.role == "actor" and not (named and named.span.overlaps(party.span)) and is_name(party.label):
            proper = [word for word in party.label.split() if word[:1].isupper()]
            if proper and is_somebody(party.label):
                yield Found("who", party.label, together(mention, party.span))


def _one_with(party: Participant, trigger: Span) -> bool:
    """Whether a party is the happening's own word; "found Ada Lind guilty" only stands around her name."""
    around = party.label[:1].isupper() and trigger.start < party.span.start < party.span.end < trigger.end
    return party.span.overlaps(trigger) and not around
