"""Who speaks in a sentence: the attributions of which it is most of the content, media aside.

In: Sources and a sentence. Out: its attributions, and the voice of the case that they have.
"""

import re
from collections.abc import Iterable, Sequence

from firsthand.reconcile.names import content_words
from firsthand.reconcile.sources import Sources, chain, is_media, of_the_case
from firsthand.reconcile.voices import person_name
from firsthand.records import Attribution, Span, Voice

PEOPLE = frozenset({"named_person", "official"})
_PREFIX = 3  # letters
_MOST = 0.5  # of a sentence that its speaker's words make up
_DESCRIBED = re.compile(r",?\s+(?:who|whose|que|quien(?:es)?|cuy[oa]s?)\b")  # "a nurse who asked not to be named"


def spoken(sources: Sources, sentence: Span) -> list[Attribution]:
    """The attributions of which a sentence is most of the content, media aside; of several the innermost."""
    reading = sources.pile.readings.get(sentence.article)
    if reading is None:
        return []
    found: dict[str, Attribution] = {}
    size = len(sources.pile.quote(sentence))
    for one in reading.attributions:
        inside = _within(sentence, one.contents)
        # of the characters that do not tell who speaks
        if inside and inside >= _MOST * max(1, size - _within(sentence, _frame(sources, sentence, one))):
            for level in chain(sources.attributions, one.id):
                if not is_media(sources, level) and level.sources and not of_the_case(sources, level):
                    found.setdefault(level.id, level)
                    break
    return list(found.values())


def _frame(sources: Sources, sentence: Span, one: Attribution) -> Sequence[Span]:
    """The words of a sentence that tell who speaks, to whom, and what else is told of the speaker.

    "Two residents, who asked not to be named, told the Courier that", "said a nurse who was not allowed to speak",
    "..., the mayor told journalists at a packed news conference".
    """
    told = sorted(span for span in (*one.sources, *one.cues) if span.overlaps(sentence))
    said = [span for span in one.contents if span.overlaps(sentence)]
    if not told or not said:
        return told
    start, end = told[0].start, max(span.end for span in told)
    if all(end <= span.start for span in said):
        start = sentence.start if _only_where(sources, sentence, start) else start
        return [Span(sentence.article, start, min(span.start for span in said))]
    if all(span.end <= start for span in said):
        described = told[-1] in one.sources and _DESCRIBED.match(sources.pile.articles[sentence.article].text, end)
        if described or not _tells(sources, Span(sentence.article, end, max(end, sentence.end))):
            return [Span(sentence.article, start, sentence.end)]
    return told


def _only_where(sources: Sources, sentence: Span, start: int) -> bool:
    """Whether what stands before a speaker tells of the saying alone: "Taking questions at a briefing, the mayor"."""
    before = sources.pile.articles[sentence.article].text[sentence.start : start].rstrip()
    return before.endswith(",") and not _tells(sources, Span(sentence.article, sentence.start, start))


def _tells(sources: Sources, words: Span) -> bool:
    """Whether a happening, a number or a day is told there: not in "told journalists at a packed briefing"."""
    reading = sources.pile.readings[words.article]
    triggers = (one.trigger for one in reading.mentions)
    spans = (one.span for things in (reading.quantities, reading.times) for one in things)
    return any(words.start <= span.start < words.end for told in (triggers, spans) for span in told)


def voice_of(sources: Sources, attributions: Sequence[Attribution]) -> Voice | None:
    """The one voice of some attributions; None where they have none, or several.

    One that no voice of the case was made of is one of its own.
    """
    names = {sources.cast.of[voice] for one in attributions for voice in one.voices if voice in sources.cast.of}
    if names or len(attributions) != 1 or not attributions[0].sources:
        return sources.cast.voices[min(names)] if len(names) == 1 else None
    (one,) = attributions
    named = bool(sources.pile.names(one.sources[0]))
    return Voice(id=one.id, label=sources.pile.quote(one.sources[0]), kind=one.kind, named=named,
                 count_min=one.count_min, count_max=one.count_max)  # fmt: skip


def may_be_one(one: Voice, other: Voice) -> bool:
    """Whether two voices may be one person, his name right or wrong, or are called alike."""
    a, b = (person_name(voice.label) if voice.kind in PEOPLE else None for voice in (one, other))
    if a and b:
        return a[1] == b[1] or misspelt(a, b)
    return one.id == other.id or bool(set(content_words(one.label)) & set(content_words(other.label)))


def misspelt(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names are one got wrong: "Verrado" for "Vertilla", or "Ana Bransen" for "Ana Brantero".

    Felipe Davejo and Oscar Davibar are two, however their last names begin.
    """
    if one[1] == other[1] or (one[0] and other[0] and one[0] != other[0]):
        return False
    return one[1][:_PREFIX] == other[1][:_PREFIX]


def _within(sentence: Span, spans: Iterable[Span]) -> int:
    """The characters of spans of its article that lie in a sentence."""
    return sum(max(0, min(s.end, sentence.end) - max(s.start, sentence.start)) for s in spans)
