"""Values that only a retelling gives: "26 arrests" copied as "266", the town of a report become another.

In: the sentences of a case with their sources, and the drift between them. Out: the assertions that give a changed
value, those too that were told again from there, and which of them are mistakes; and whether one number looks like a
slip made in copying another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from firsthand.reconcile.claims import counts_something
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.retold import Pair
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.sides import BY_EYE
from firsthand.reconcile.told import Told
from firsthand.records import Assertion, Claim, Drift, Span

_OF_SLOT = {"when": "date", "hour": "date", "where": "place"}
_TENFOLD = 5  # times: a digit too many makes ten times as much of a number, more or less


def altered(pile: Pile, told: Told, pairs: Iterable[Pair], drift: Iterable[Drift]) -> frozenset[str]:
    """The assertions whose value was not that of the sentence they tell again, and what was told again from them."""
    changed: dict[Span, set[str]] = defaultdict(set)
    for change in drift:
        changed[sentence_at(pile, change.retelling)].add(change.kind)
    found: dict[Span, list[Assertion]] = defaultdict(list)
    source = {pair.retelling: pair.source for pair in pairs}
    for sentence, kinds in changed.items():
        before = {(a.slot, a.value) for a in told.by_sentence.get(source.get(sentence, sentence), ())}
        for one in told.by_sentence.get(sentence, ()):
            if _kind(one.slot) in kinds and (one.slot, one.value) not in before:
                found[sentence].append(one)
    ids = {one.id for group in found.values() for one in group}
    for sentence in told.by_sentence.keys() - found.keys():
        first = _first(sentence, source, found)
        values = {(a.slot, a.value) for a in found.get(first, ())}
        ids |= {a.id for a in told.by_sentence[sentence] if (a.slot, a.value) in values}
    return frozenset(ids)


def retold_mentions(pile: Pile, pairs: Sequence[Pair], drift: Iterable[Drift]) -> list[tuple[str, str]]:
    """The mentions of sentences that tell each other again, in pages of which one has a day or a place wrong."""
    wrong = {(one.retelling.article, one.source.article) for one in drift if one.kind in _OF_SLOT.values()}
    at: dict[Span, list[str]] = defaultdict(list)
    for page in sorted({page for pair in wrong for page in pair}):
        for mention in pile.readings[page].mentions:
            at[sentence_at(pile, mention.sentence)].append(mention.id)
    found = {
        (one, other)
        for pair in pairs
        if (pair.retelling.article, pair.source.article) in wrong
        for one in at.get(pair.retelling, ())
        for other in at.get(pair.source, ())
    }
    return sorted(found)


def mistold(
    pile: Pile, pairs: Iterable[Pair], by_id: Mapping[str, Assertion], changed: frozenset[str]
) -> frozenset[str]:
    """Of the changed values the numbers that cannot be a later state: a translation's, and of what somebody saw.

    What a wire counts on Monday a paper that copies it may count anew on Tuesday; what a fisherman counted with his own
    eyes, or what another language makes of a sentence, is a mistake.
    """
    source = {pair.retelling: pair.source for pair in pairs}
    found = set()
    for name in changed:
        one = by_id[name]
        sentence = sentence_at(pile, one.span)
        told = source.get(sentence)
        if told is None or not counts_something(one.slot):
            continue
        translated = pile.articles[told.article].language != pile.articles[one.article].language
        if translated or any(BY_EYE.search(pile.quote(span)) for span in (told, sentence)):
            found.add(name)
    return frozenset(found)


def without_mistold(claims: Iterable[Claim], wrongly: frozenset[str]) -> tuple[Claim, ...]:
    """The claims without what a mistake puts under them: it confirms nobody's number. One that is all mistake stays."""
    found = []
    for claim in claims:
        sound = tuple(name for name in claim.support if name not in wrongly)
        found.append(replace(claim, support=sound) if sound and len(sound) < len(claim.support) else claim)
    return tuple(found)


def is_slip(low: float, high: float) -> bool:
    """Whether a number looks like another written wrongly: a digit too many, or two digits turned round.

    >>> is_slip(26, 266), is_slip(30, 300), is_slip(13, 31), is_slip(7, 9), is_slip(4, 14)
    (True, True, True, False, False)
    """
    few, many = (str(int(number)) for number in (low, high))
    if len(many) == len(few):
        return len(few) > 1 and many == few[::-1]
    return high >= _TENFOLD * low and any(few == many[:at] + many[at + 1 :] for at in range(1, len(many)))


def _kind(slot: str) -> str:
    return _OF_SLOT.get(slot, "number" if counts_something(slot) or slot == "sentence" else "")


def _first(sentence: Span, source: dict[Span, Span], found: dict[Span, list[Assertion]]) -> Span:
    """The sentence with a change that another tells again, through whatever pages; itself where there is none."""
    met: Sequence[Span] = [sentence]
    while (at := source.get(met[-1])) is not None and at not in met:
        met = [*met, at]
        if at in found:
            return at
    return sentence
