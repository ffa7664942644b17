"""Sides: whose count a number is, and whether a later, higher one can be the same count grown.

In: what carries the case's assertions, the assertions of two numbers. Out: yes or no. The authorities' seven becomes
their nine; what a fish seller counted on the quay replaces nobody's number, whenever it is printed.
"""

import re
from collections.abc import Sequence
from functools import cache

from firsthand.moments import place_in_time
from firsthand.reconcile.facts import mention_time
from firsthand.reconcile.growth import revised_by_nobody
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.sources import Sources, chain, is_media
from firsthand.reconcile.values import days
from firsthand.records import Assertion, Voice
from firsthand.resources import either
from firsthand.wording import folded_terms

BY_EYE = re.compile(r"\b(?:I saw|we saw|counted|contó|contaron|conté|contamos|vi|vimos)\b")


def can_replace(sources: Sources, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether the higher number of two may be the lower one grown: by who gave both, an outlet, or an authority.

    Not where only private people give it, nor where whoever gave the lower one still does when the higher is known.
    """
    mine, theirs = _voices(sources, below), _voices(sources, above)
    if mine & theirs:
        return True
    if any(_own_word(sources, one) for one in above):
        return True
    voices = [sources.cast.voices[name] for name in theirs]
    return any(_in_charge(sources, voice) for voice in voices) and not _still_said(sources, below, above)


def of_another_side(sources: Sources, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether only those who take a side give the higher number of two, and none of them gave the lower one."""
    mine, theirs = _voices(sources, below), _voices(sources, above)
    if not theirs or mine & theirs or any(_own_word(sources, one) for one in above):
        return False
    return all(_takes_a_side(sources, sources.cast.voices[name]) for name in theirs)


def of_other_people(sources: Sources, below: Sequence[Assertion], one: Assertion) -> bool:
    """Whether a number is on the word of people who hold no office and gave none of the lower ones."""
    theirs = _whose(sources, one)
    if not theirs or theirs & _voices(sources, below):
        return False
    return not any(_in_charge(sources, sources.cast.voices[name]) for name in theirs)


def raised_that_day(sources: Sources, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether one voice gave the lower number, and the higher at a later hour."""
    for voice in _voices(sources, below) & _voices(sources, above):
        hours = [[_hour(sources, one) for one in side if voice in _whose(sources, one)] for side in (below, above)]
        if all(when for side in hours for when in side) and max(map(str, hours[0])) < min(map(str, hours[1])):
            return True
    return False


def raised_later(sources: Sources, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether one voice had given the lower number on an earlier day than any on which it gives the higher one."""
    for voice in _voices(sources, below) & _voices(sources, above):
        sides = [[one for one in side if voice in _whose(sources, one)] for side in (below, above)]
        first, then = ([_day(sources, one) for one in side] for side in sides)
        if _is_before(first, then):
            return True
        if _is_one_time(first, then):  # that of the attack whose dead they count
            first, then = ([_printed(sources, one) for one in side] for side in sides)
            if _is_before(first, then):
                return True
    return False


def _is_before(first: Sequence[float | None], then: Sequence[float | None]) -> bool:
    """Whether one of the first days is known and comes before all of the later ones, which must all be known."""
    earlier, later = ([day for day in side if day is not None] for side in (first, then))
    return bool(earlier) and len(later) == len(then) and min(earlier) < min(later)


def _is_one_time(first: Sequence[float | None], then: Sequence[float | None]) -> bool:
    """Whether what is known of the first days begins and ends with the later ones, which must all be known."""
    earlier, later = ([day for day in side if day is not None] for side in (first, then))
    return bool(earlier) and len(later) == len(then) and (min(earlier), max(earlier)) == (min(later), max(later))


def _printed(sources: Sources, one: Assertion) -> float | None:
    """The day on which the page of a number was printed."""
    said = sources.pile.said(one.article)
    return said[0] if said else None


def _day(sources: Sources, one: Assertion) -> float | None:
    """The day on which a number was given: that of its mention, "on Wednesday it spoke of 19", else of its page."""
    said = sources.pile.said(one.article)
    told = next((m for m in sources.pile.readings[one.article].mentions if m.id == one.mention), None)
    time = mention_time(told) if told else None
    when = days(time.edtf) if time else None
    if when and said and when[1] <= said[1]:
        return when[0]
    return said[0] if said else None


def raised_by_another(sources: Sources, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether two numbers of one day, given by two sources, are one count grown: all of the lower one printed earlier.

    Only where an authority gave each, or an outlet printed both: an hour says less than a day.
    """
    hours = [[_hour(sources, one) for one in side] for side in (below, above)]
    if not all(when for side in hours for when in side) or max(map(str, hours[0])) >= min(map(str, hours[1])):
        return False
    voices = [[sources.cast.voices[name] for name in _voices(sources, side)] for side in (below, above)]
    outlets = [{sources.pile.node[one.article] for one in side} for side in (below, above)]
    known = all(any(_in_charge(sources, voice) for voice in side) for side in voices)
    return (known or bool(outlets[0] & outlets[1])) and can_replace(sources, below, above)


def same_side(sources: Sources, before: Sequence[Assertion], again: Assertion) -> bool:
    """Whether a number that was revised is another's from the same voice, or one put by nobody in an authority's place.

    "Lund revised the number to 71" has no verb of speech: her name in it tells whose number it is.
    """
    mine, theirs = _whose(sources, again), _voices(sources, before)
    if mine:
        return bool(mine & theirs)
    words, voices = sources.pile.quote(sources.sentences[again.mention]), [sources.cast.voices[name] for name in theirs]
    if any(set(content_words(voice.label)[-1:]) & set(content_words(words)) for voice in voices):
        return True
    return revised_by_nobody(words) and any(_in_charge(sources, voice) for voice in voices)


def hours_lack(sources: Sources, assertions: Sequence[Assertion]) -> bool:
    """Whether some page of two numbers does not say at what hour it was printed."""
    return any(_hour(sources, one) is None for one in assertions)


def _still_said(sources: Sources, below: Sequence[Assertion], above: Sequence[Assertion]) -> bool:
    """Whether a voice gives the lower number, in words that are no copy, on a day after the higher was first given."""
    said = sources.pile.said
    first = min((day[0] for one in above if (day := said(one.article))), default=None)
    return first is not None and any(
        (day := said(one.article)) is not None and day[0] > first and _whose(sources, one) and not _copied(sources, one)
        for one in below
    )


def _copied(sources: Sources, one: Assertion) -> bool:
    edges = sources.passages.edges(one.article)
    return any(sources.copies[edge.id].retelling.overlaps(one.span) for _, _, edge in edges)


def _voices(sources: Sources, assertions: Sequence[Assertion]) -> set[str]:
    return {voice for one in assertions for voice in _whose(sources, one)}


def _whose(sources: Sources, one: Assertion) -> frozenset[str]:
    """The voices on whose word an assertion rests; none where it is the outlet's own."""
    levels = chain(sources.attributions, one.attribution)
    if not levels or is_media(sources, levels[0]):
        return frozenset()
    return frozenset(sources.cast.of[voice] for voice in levels[0].voices if voice in sources.cast.of)


def _own_word(sources: Sources, one: Assertion) -> bool:
    """Whether an outlet says so itself, and not of what somebody saw."""
    return not _whose(sources, one) and not BY_EYE.search(sources.pile.quote(sources.sentences[one.mention]))


def _in_charge(sources: Sources, voice: Voice) -> bool:
    """Whether a body, a document or somebody in office speaks: "Fire Chief Brandvall", not "Rivas, a fish seller".

    Who takes a side in what happened is in charge of no count: the union's nine are not the ministry's four grown.
    """
    if _takes_a_side(sources, voice):
        return False
    if voice.kind in {"organisation", "document", "official"}:
        return True
    called = {word for span in voice.mentions for word in content_words(sources.pile.quote(span))}
    return bool(called & _offices())


def _takes_a_side(sources: Sources, voice: Voice) -> bool:
    called = f"{voice.label} {voice.affiliation or ''}"
    told = " ".join([called, *(sources.pile.quote(span) for span in voice.mentions)])
    return bool(_partisans().search(fold(told))) or not _fighters().isdisjoint(content_words(called))


@cache
def _fighters() -> frozenset[str]:
    """Nouns of those who fight, in the names of bodies: elsewhere "the front" is a building's."""
    return folded_terms("fighters")


@cache
def _partisans() -> re.Pattern[str]:
    return re.compile(rf"(?<!european )(?<!african )\b(?:{either(folded_terms('partisans'))})\b(?! europea)")


@cache
def _offices() -> frozenset[str]:
    return frozenset(word for term in folded_terms("source_nouns", "official") for word in term.split()[-1:])


def _hour(sources: Sources, one: Assertion) -> str | None:
    article = sources.pile.articles[one.article]
    found = place_in_time(article.updated or article.published)
    return found if found and ":" in found else None
