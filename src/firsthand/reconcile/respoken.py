"""What a retelling changes besides its facts: who says it, the words in quotation marks, the town.

In: a pair of sentences (retold.py). Out: Changes, as along an edited copy (rewording.py).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from firsthand.reconcile.carriage import Sources, chain, is_likely, is_media
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.retold import Pair
from firsthand.reconcile.rewording import Change
from firsthand.reconcile.voices import person_name
from firsthand.reconcile.whereabouts import one_within_other, towns_in
from firsthand.records import Attribution, Place, Span, Voice

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{15,})[”»“\"]")
_ALIKE = 0.6  # of a quotation's words: below it they are two sayings
_MOST = 0.5  # of a sentence that its speaker's words make up
_MUCH = 0.8  # of a passage's words kept
_PREFIX = 3  # letters: "Verrado" for "Vertilla" is a name got wrong


def change_of_speaker(sources: Sources, pair: Pair) -> Iterator[Change]:
    """The speaker of a sentence gone, become another, named where nobody was, or by a wrong name."""
    before = _spoken(sources, pair.source) if _surely(sources, pair) else []
    if not before:
        return
    after = _spoken(sources, pair.retelling)
    said = _words(sources, before[0])
    if not after:
        if _named_in(sources, before, pair.retelling) or _somebody_speaks(sources, pair.retelling):
            return
        after_words = sources.pile.quote(pair.retelling)
        yield Change("attribution_dropped", pair.source, pair.retelling, said, after_words, f"“{said}” is gone")
        return
    one, other = _voice(sources, before), _voice(sources, after)
    if one is None or other is None or one.id == other.id:
        return
    kind = _how_they_differ(one, other, _language(sources, pair.source) == _language(sources, pair.retelling))
    if kind:
        yield Change(kind, pair.source, pair.retelling, one.label, other.label, f"{one.label} became {other.label}")


def _named_in(sources: Sources, spoken: Sequence[Attribution], sentence: Span) -> bool:
    """Whether a speaker's name stands in a sentence, however it is tied to it."""
    words = set(content_words(sources.pile.quote(sentence)))
    names = (set(content_words(sources.pile.quote(span))) for one in spoken for span in one.sources)
    return any(name & words for name in names)


def _somebody_speaks(sources: Sources, sentence: Span) -> bool:
    """Whether a sentence names a speaker who is no outlet, whatever part of it is said to be that speaker's."""
    reading = sources.pile.readings.get(sentence.article)
    every = reading.attributions if reading else ()
    return any(not is_media(sources, a) and any(sentence.contains(s) for s in a.sources) for a in every)


def _surely(sources: Sources, pair: Pair) -> bool:
    """Whether a retelling is owed to its source: two outlets that ask two people write sentences of one meaning."""
    if pair.copy is None or pair.copy.credited:
        return True
    kept = pair.copy.reuse.relation == "translated" or pair.copy.reuse.score >= _MUCH
    return kept and is_likely(sources, pair.copy)


def change_of_quotation(pile: Pile, pair: Pair) -> Iterator[Change]:
    """Other words in the marks of a quotation that was kept."""
    if pile.articles[pair.source.article].language != pile.articles[pair.retelling.article].language:
        return
    theirs = _QUOTED.findall(pile.quote(pair.source))
    for mine in _QUOTED.findall(pile.quote(pair.retelling)):
        for told in theirs:
            left, right = content_words(told), content_words(mine)
            alike = SequenceMatcher(None, left, right, autojunk=False).ratio()
            if left != right and alike >= _ALIKE and not _one_in_other(left, right):
                why = "other words in the same marks"
                yield Change("quotation_altered", pair.source, pair.retelling, told, mine, why)


def change_of_place(sources: Sources, pair: Pair) -> Iterator[Change]:
    """The one town of a sentence become another."""
    one, other = (towns_in(sources.pile, side) for side in (pair.source, pair.retelling))
    if len(one) != 1 or len(other) != 1 or not _surely(sources, pair):
        return
    a, b = one[0], other[0]
    if fold(a.name) != fold(b.name) and not one_within_other(a.name, b.name) and not _known_apart_only_by_tongue(a, b):
        yield Change("place", a.span, b.span, a.name, b.name, f"{a.name} became {b.name}")


def _known_apart_only_by_tongue(a: Place, b: Place) -> bool:
    return a.geonames is not None and a.geonames == b.geonames


def _spoken(sources: Sources, sentence: Span) -> list[Attribution]:
    """The attributions of which a sentence is most of the content, media aside; of several the innermost."""
    reading = sources.pile.readings.get(sentence.article)
    if reading is None:
        return []
    found: dict[str, Attribution] = {}
    size = len(sources.pile.quote(sentence))
    for one in reading.attributions:
        inside = _within(sentence, one.contents)
        # of the characters that are not its speaker's name and cue
        if inside and inside >= _MOST * max(1, size - _within(sentence, (*one.sources, *one.cues))):
            for level in chain(sources.attributions, one.id):
                if not is_media(sources, level) and level.sources:
                    found.setdefault(level.id, level)
                    break
    return list(found.values())


def _within(sentence: Span, spans: Iterable[Span]) -> int:
    """The characters of spans of its article that lie in a sentence."""
    return sum(max(0, min(s.end, sentence.end) - max(s.start, sentence.start)) for s in spans)


def _voice(sources: Sources, spoken: Sequence[Attribution]) -> Voice | None:
    names = {sources.cast.of[voice] for one in spoken for voice in one.voices if voice in sources.cast.of}
    return sources.cast.voices[min(names)] if len(names) == 1 else None


def _how_they_differ(one: Voice, other: Voice, one_tongue: bool) -> str | None:
    if not one.named or not other.named:
        return "unnamed_made_named" if other.named and not one.named and one.kind == "unnamed" else None
    a, b = (person_name(v.label) if v.kind in {"named_person", "official"} else None for v in (one, other))
    if a and b:
        if a[1] == b[1]:
            return "name" if a[0] and b[0] and a[0] != b[0] else None
        return "name" if a[1][:_PREFIX] == b[1][:_PREFIX] or (a[0] and a[0] == b[0]) else "speaker_moved"
    if not one_tongue and (a is None) == (b is None):
        return None  # "the fire brigade" and "los bomberos" share no word
    return None if set(content_words(one.label)) & set(content_words(other.label)) else "speaker_moved"


def _words(sources: Sources, attribution: Attribution) -> str:
    spans = sorted((*attribution.sources, *attribution.cues))
    return " ".join(sources.pile.quote(span) for span in spans)


def _language(sources: Sources, span: Span) -> str | None:
    return sources.pile.articles[span.article].language


def _one_in_other(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one is only cut short."""
    short, long = sorted((list(left), list(right)), key=len)
    return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))
