"""One value that words give, on whose word and under which credit: an Assertion.

In: a mention, a value found in it, the credits of its page, what corrections make of attributions. Out: an Assertion;
the attribution and the credit that stand over words.
"""

from collections.abc import Mapping
from typing import NamedTuple

from firsthand.reconcile.corrections import denied
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Attribution, Credit, Mention, Reading, Span, Stance, Value, record_id


class Found(NamedTuple):
    """One value found at one place."""

    slot: str
    value: Value
    span: Span
    scope: str = ""


def assertion_of(
    mention: Mention, one: Found, event: str, credit: Credit | None, stances: Mapping[str, Stance]
) -> Assertion:
    """The assertion of a value that a mention gives, with the stance that its attribution has in the end."""
    stance: Stance = "denies" if denied(stances, mention) else mention.stance
    unsure = mention.polarity == "positive" and stances.get(mention.attribution or "") == "questions"
    if unsure and stance in {"asserts", "reports"}:
        stance = "questions"  # "could not confirm that": nobody's word
    return Assertion(
        id=record_id("ast", mention.article, one.span.start, one.span.end, event, one.slot, one.value, mention.id),
        scope=one.scope,
        article=mention.article,
        span=one.span,
        event=event,
        slot=one.slot,
        value=one.value,
        status=mention.status,
        stance=stance,
        attribution=mention.attribution,
        mention=mention.id,
        credit=credit.id if credit else None,
        polarity=mention.polarity,
        hedges=mention.hedges,
    )


def led_to(pile: Pile, said: Attribution, trigger: Span) -> list[str]:
    """The words before a trigger in what is said: of "denied that the deadly fire" these are "that the deadly"."""
    told = [span for span in said.contents if span.contains(trigger)]
    return [pile.quote(Span(span.article, span.start, trigger.start)) for span in told]


def innermost(reading: Reading, span: Span) -> str | None:
    """The innermost attribution whose content holds a span."""
    fit = [(len(c), a.id) for a in reading.attributions for c in a.contents if c.contains(span)]
    return min(fit)[1] if fit else None


def credit_over(span: Span, credits: list[Credit]) -> Credit | None:
    """The credit that covers a span most closely: one that certainly does before one that possibly does."""
    start, end = span.start, span.end  # of one article, and asked of every credit in it
    sure = [(len(c), k.id, k) for k in credits if k.certain for c in k.covers if c.start < end and start < c.end]
    if sure:
        return min(sure, key=lambda item: item[:2])[2]
    loose = [(len(c), k.id, k) for k in credits for c in (*k.covers, *k.may_cover) if c.start < end and start < c.end]
    return min(loose, key=lambda item: item[:2])[2] if loose else None


def together(mention: Mention, span: Span) -> Span:
    """The value and the trigger in one span, when they stand in one sentence."""
    if span.article == mention.article and mention.sentence.contains(span):
        return Span(span.article, min(span.start, mention.trigger.start), max(span.end, mention.trigger.end))
    return span


def rejected(pile: Pile, credit: Credit) -> bool:
    """Whether a credit names what is denied: a statement that rejects a paper's story does not rest on it."""
    reading = pile.readings[credit.article]
    denials = [a for a in reading.attributions if a.stance == "denies"]
    return any(span.overlaps(credit.span) for a in denials for span in a.contents)
