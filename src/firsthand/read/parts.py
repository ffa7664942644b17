"""The parts of a reading, in the order that they are read, and what each rests on.

In: a Document and the names of parts. Out: a Reading with those and what they rest on. A part that fails is a Problem
and costs only itself.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.read import (
    attribution,
    basis,
    credits,
    mentions,
    places,
    quantities,
    secondhand,
    set_phrases,
    sources,
    times,
)
from firsthand.read.called_false import is_called_false_behind, names_what_is_told
from firsthand.read.document import Document
from firsthand.read.opening import failed
from firsthand.records import Attribution, Mention, Reading, Span

Step = Callable[[Document, Reading], Reading]


class Part(NamedTuple):
    """A step from what was read so far to that with one part more, and the parts that it takes from there."""

    read: Step
    rests_on: tuple[str, ...] = ()


def read(document: Document, wanted: Iterable[str], done: Iterable[str], so_far: Reading) -> Reading:
    """What was read so far (`done` names its parts), with the parts wanted and all that those rest on."""
    reading, known = so_far, set(done)
    for name in needed(wanted):
        if name not in known:
            try:
                reading = PARTS[name].read(document, reading)
            except Exception as trouble:  # a text no rule foresaw must not cost the other articles
                problems = (*reading.problems, failed(document.article, name, trouble))
                reading = replace(reading, problems=problems)
    return reading


def needed(wanted: Iterable[str]) -> list[str]:
    """Those parts and all that they rest on, in the order of reading; raises KeyError for a part there is not.

    >>> needed(["quantities"])
    ['times', 'quantities']
    """
    found: set[str] = set()
    ahead = list(wanted)
    while ahead:
        name = ahead.pop()
        found.add(name)
        ahead += PARTS[name].rests_on
    return [name for name in PARTS if name in found]


def _times(document: Document, so_far: Reading) -> Reading:
    return replace(so_far, times=tuple(times.tag(document)))


def _places(document: Document, so_far: Reading) -> Reading:
    return replace(so_far, places=tuple(places.tag(document)))


def _quantities(document: Document, so_far: Reading) -> Reading:
    return replace(so_far, quantities=tuple(quantities.tag(document, so_far.times)))


def _attribution(document: Document, so_far: Reading) -> Reading:
    """Nobody says anything where the story names whom it rests on: that "they did not want to be named"."""
    basis_of_all = basis.sentences(document)
    found = set_phrases.with_set_phrases(document, secondhand.cited(document, attribution.find(document)))
    return replace(so_far, attributions=tuple(a for a in found if not _stands_in(a, basis_of_all)))


def _stands_in(one: Attribution, sentences: list[Span]) -> bool:
    return any(sentence.overlaps(span) for sentence in sentences for span in (*one.cues, *one.sources))


def _credits(document: Document, so_far: Reading) -> Reading:
    return replace(so_far, credits=tuple(credits.find(document)))


def _sources(document: Document, so_far: Reading) -> Reading:
    voices, settled = sources.find(document, list(so_far.attributions), so_far.credits)
    return replace(so_far, voices=tuple(voices), attributions=tuple(settled))


def _mentions(document: Document, so_far: Reading) -> Reading:
    happenings = mentions.find(document, so_far.times, so_far.places, so_far.quantities)
    happenings = [_where_words_were_said(one, so_far.attributions) for one in happenings]
    told = tuple(
        replace(one, attribution=_innermost(one, _but_called_false(document, one, so_far.attributions)))
        for one in happenings
    )
    return replace(so_far, mentions=told)


def _where_words_were_said(mention: Mention, attributions: tuple[Attribution, ...]) -> Mention:
    """A news conference at which something was said, without the day and place of what was told there."""
    if mention.event_type != "BRIEFING":
        return mention
    here = [a for a in attributions if any(mention.sentence.overlaps(cue) for cue in a.cues)]
    told = [c for a in here for c in a.contents if not any(x.contains(mention.trigger) for x in a.contents)]
    place = mention.place if mention.place and not any(c.contains(mention.place.span) for c in told) else None
    times = tuple(time for time in mention.times if not any(c.contains(time.span) for c in told))
    return replace(mention, times=times, place=place)


def _but_called_false(
    document: Document, mention: Mention, attributions: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """The attributions without what a sentence only calls false: "a report by the Argus that it fell was false".

    That it did not fall is the word of whoever says so, and not the Argus's.
    """
    if mention.polarity != "negative":
        return attributions
    text, language, end = document.article.text, document.language, mention.sentence.end

    def is_called_false(one: Attribution) -> bool:
        behind = (text[told.end : end] for told in one.contents if told.contains(mention.trigger))
        named = any(names_what_is_told(language, text[cue.start : cue.end]) for cue in one.cues)
        return named and any(is_called_false_behind(language, words) for words in behind)

    return tuple(one for one in attributions if not is_called_false(one))


def _innermost(mention: Mention, attributions: tuple[Attribution, ...]) -> str | None:
    """The attribution with the shortest content that holds the mention's trigger; one with a source before one without.

    "Three lawyers said that there were reports of beatings": the lawyers' word, not nobody's.
    """
    around = [one for one in attributions if any(content.contains(mention.trigger) for content in one.contents)]
    holds = {one.within for one in around}  # "the Ledger, citing the police, reported": both have all that is told
    inner = min(
        around, key=lambda one: (not one.sources, sum(map(len, one.contents)), one.id in holds, one.id), default=None
    )
    return inner.id if inner else None


PARTS = {
    "times": Part(_times),
    "places": Part(_places),
    "quantities": Part(_quantities, ("times",)),
    "attribution": Part(_attribution),
    "credits": Part(_credits),
    "sources": Part(_sources, ("attribution", "credits")),
    "mentions": Part(_mentions, ("times", "places", "quantities", "attribution")),
}
