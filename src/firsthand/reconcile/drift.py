"""Drift: what changed between a passage and its retelling.

In: what the sentences of a case tell, and which tells which again (retold.py). Out: Drift records, between two such
sentences and nowhere else. A sentence and its copy are compared word by word (rewording.py), any
two by what both say of one slot, and by what is around it (respoken.py). Versions of one page drift from nothing: they
are updated.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from firsthand.reconcile.alleged_there import changes_of_allegations
from firsthand.reconcile.carriage import is_certain
from firsthand.reconcile.claims import counts_something
from firsthand.reconcile.headlines import changes_in_headlines
from firsthand.reconcile.names import fold
from firsthand.reconcile.one_report import changes_of_one_report
from firsthand.reconcile.passages import A_STORY, words_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.respoken import (
    change_of_credit,
    change_of_place,
    change_of_quotation,
    change_of_speaker,
    is_wide,
    quotes,
    speakers_differ,
    stands_in,
)
from firsthand.reconcile.retold import Pair
from firsthand.reconcile.rewording import Change, is_vague, reworded
from firsthand.reconcile.secondhand import written_alike
from firsthand.reconcile.sentences import said_words, sentence_at
from firsthand.reconcile.sites import is_site
from firsthand.reconcile.slots_changed import of_slots
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.speakers import misspelt, spoken
from firsthand.reconcile.told import SETTING, Told, about, gives_the_same
from firsthand.reconcile.translated import changes_of_translation
from firsthand.reconcile.voices import person_name
from firsthand.records import Drift, Span, record_id
from firsthand.wording import speech

WEIGHT = {"number": 1.0, "negation": 1.0, "date": 0.8, "place": 0.8, "scope": 0.8, "hedge_dropped": 0.7,
          "quotation_altered": 0.7, "unnamed_made_named": 0.7, "attribution_dropped": 0.6, "speaker_moved": 0.6,
          "hedge_added": 0.5, "name": 0.5}  # fmt: skip
_VALUES = frozenset({"number", "date", "place"})
_SPEAKER = frozenset({"attribution_dropped", "speaker_moved", "unnamed_made_named"})
_NONE = frozenset[str]()
_EVERY = frozenset(WEIGHT)
_COUNTED = frozenset({"number", "date"})
_WRONG = _COUNTED | {"name", "speaker_moved", "unnamed_made_named"}
_PLAIN = frozenset({"number", "date", "place", "name"})
_HEDGES = frozenset({"hedge_dropped", "hedge_added"})
_WHEN_AND_WHERE = frozenset({"date", "place"})
_IN = frozenset({"in", "en"})  # a town's name follows, or a region's
_NAME = re.compile(r"[^\W\d_a-zß-ÿ][\w’'-]*(?: [^\W\d_a-zß-ÿ][\w’'-]*)*")
_DECIMALS = re.compile(r"[.,]\d+")
_A_WHOLE = 6  # words: a shorter line may be a page's own
_A_COPY = 12  # words in common, from which on a changed number is a change and not another town's number
_MOST = 0.4  # of a page
_MUCH = 0.7  # of a page, or of the words of two sentences
_WORD_FOR_WORD = 0.84  # of the words of two sentences
_ALMOST_ALL = 0.9  # of a page that nothing says is a translation
_ALIKE = 0.6  # of two sentences in two languages
_THIRD = 0.35  # of a page
_HALF = 0.5  # of a page, or of the sentences of two articles
_ODD = 0.3  # of the sentences of two articles: more that have other speakers are two reports
_UNSURE = 0.6  # of its weight, where it is not certain which of the two came first


def find_drift(sources: Sources, told: Told, pairs: Sequence[Pair]) -> tuple[Drift, ...]:
    """Every change of meaning along the copies and credits of a case, weightiest first."""
    odd = _odd(sources, pairs)
    best: dict[tuple[str, Span, str], Drift] = {}
    for pair in pairs:
        owed = _owed(pair, odd[pair.source.article, pair.retelling.article])
        for change in _one_value(sources, pair, list(_changes(sources, told, pair, bool(owed)))):
            if (owed and change.kind not in owed) or (_of_towns(change) and _of_another_town(told, pair)):
                continue
            one = _as_drift(change, sure=pair.copy is None or pair.copy.sure, order=True)
            best.setdefault((one.kind, one.retelling, one.before.casefold()), one)
    for change in changes_of_one_report(sources, told):
        one = _as_drift(change, sure=False)
        if not any(d.kind == one.kind and d.retelling.overlaps(one.retelling) for d in best.values()):
            best[one.kind, one.retelling, one.before.casefold()] = one
    for change in (*changes_in_headlines(sources, told), *changes_of_allegations(sources, told)):
        one = _as_drift(change, sure=True)
        if not any(d.kind == one.kind and d.retelling.overlaps(one.retelling) for d in best.values()):
            best[one.kind, one.retelling, one.before.casefold()] = one
    ranked = sorted(best.values(), key=lambda d: (-d.weight, d.retelling, d.kind, d.id))
    return tuple(_once(sources.pile, ranked))


def _once(pile: Pile, ranked: Sequence[Drift]) -> Iterator[Drift]:
    """One change of a kind for a sentence; two numbers that stand apart in it may both have changed."""
    told: dict[tuple[str, Span], list[Drift]] = defaultdict(list)
    for one in ranked:
        group = told[one.kind, sentence_at(pile, one.retelling)]
        if not group or (one.kind == "number" and not any(one.retelling.overlaps(d.retelling) for d in group)):
            group.append(one)
            yield one


def _one_value(sources: Sources, pair: Pair, changes: Sequence[Change]) -> Sequence[Change]:
    """The changes of a sentence; one that is no copy and differs in more than one value tells of something else.

    So does one with another day and another town: "coaches overturned in Kesvik on 23 June" is written of many trains,
    and so are the numbers beside them; and one with another value on the word of another.
    """
    if any(change.kind == "negation" for change in changes):  # "possibly did" told as "did not" is no dropped hedge
        changes = [change for change in changes if change.kind not in _HEDGES]
    kinds = {change.kind for change in changes}
    if kinds & _VALUES and kinds & _SPEAKER and pair.same_tongue and pair.share < _ALMOST_ALL:
        return [change for change in changes if change.kind not in _VALUES | _SPEAKER]  # of another number, by another
    if kinds >= _WHEN_AND_WHERE:
        return [change for change in changes if change.kind not in _VALUES]
    values = kinds & _VALUES
    lesser = pair.same_tongue and pair.share < _ALMOST_ALL
    if values and lesser and spoken(sources, pair.retelling) and speakers_differ(sources, pair.source, pair.retelling):
        return [change for change in changes if change.kind not in _VALUES]
    if len(values) > 1 and not (pair.same_tongue and pair.share >= _MUCH):
        return [change for change in changes if change.kind not in _VALUES]
    return changes


def _as_drift(change: Change, *, sure: bool, order: bool = False) -> Drift:
    """A change as a record; where it is not `sure`, it weighs less, and says that the `order` is in doubt, if it is."""
    kind, source, retelling, before, after, why = change
    key = record_id("drf", kind, source, retelling, before, after)
    doubt = "" if sure or not order else "; which of the two came first is not certain"
    return Drift(id=key, kind=kind, source=source, retelling=retelling, before=before, after=after,
                 weight=round(WEIGHT[kind] * (1.0 if sure else _UNSURE), 2), why=f"{why}{doubt}")  # fmt: skip


def _odd(sources: Sources, pairs: Sequence[Pair]) -> dict[tuple[str, str], float]:
    """How many of the sentences that two articles share have another speaker in one: two reports of a day have many.

    One is a change, and counts for none.
    """
    odd, every = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for pair in pairs:
        key = pair.source.article, pair.retelling.article
        every[key] += 1
        odd[key] += speakers_differ(sources, pair.source, pair.retelling) and not _still_copied(sources, pair)
    return {key: 0.0 if odd[key] <= 1 else odd[key] / count for key, count in every.items()}


def _still_copied(sources: Sources, pair: Pair) -> bool:
    """Whether another speaker, or none, makes no other report of a sentence, since its page is a copy all the same.

    A page that is a copy for the most part leaves out who said a thing, as papers do all through, or gets it wrong all
    through; so does a page that surely copied these words, whatever else it has: "the officers said" is cut from its
    end.
    """
    if not pair.same_tongue:
        return False
    if pair.share >= _ALMOST_ALL and pair.alike >= _MUCH:
        return True
    return (pair.share >= _MUCH or _surely_copied(sources, pair)) and not spoken(sources, pair.retelling)


def _surely_copied(sources: Sources, pair: Pair) -> bool:
    """Whether a sentence stands in a copy beyond doubt, most of its words too, and it is shown who had it first."""
    return pair.copy is not None and pair.copy.sure and pair.alike >= _MUCH and is_certain(sources, pair.copy)


def _owed(pair: Pair, odd: float) -> frozenset[str]:
    """The kinds of change that a sentence can show which is owed to another: by a credit, or since most of the page is.

    Where less of a page is copied, one sentence in the same words shows what it got wrong, not what it left out.
    """
    credited = pair.copy is None or pair.copy.credited
    if odd > (_HALF if credited else _ODD):
        return _NONE
    if pair.copy is None:
        return _EVERY
    if pair.same_tongue:
        if credited or (pair.share >= _MOST and (pair.alike >= _MUCH or pair.share >= _MUCH)):
            return _EVERY
        return _WRONG if pair.copy.sure and pair.alike >= _ALMOST_ALL and pair.share >= _THIRD else _NONE
    if credited:
        return _EVERY if pair.share >= _HALF else _NONE
    if pair.share < _MUCH:
        return _NONE
    whole = pair.share >= _ALMOST_ALL
    if pair.alike >= (_ALIKE if whole else _MUCH):
        return _EVERY
    return _PLAIN | {"negation"} if pair.alike >= _ALIKE else _NONE


def _changes(sources: Sources, told: Told, pair: Pair, owed: bool) -> Iterator[Change]:
    """What a sentence says otherwise than the one it tells again."""
    one_affair = told.one_affair(pair.source.article, pair.retelling.article)
    if pair.same_tongue and one_affair:
        yield from change_of_quotation(sources.pile, pair)
    if not owed:
        return
    if pair.same_tongue:
        yield from _of_words(sources, told, pair)
    if pair.copy is None:
        yield from _under_credit(sources, told, pair)
        return
    yield from change_of_credit(sources, pair)
    if pair.alike >= (_ALIKE if pair.same_tongue else 0) and not _heading(sources.pile, pair):
        yield from change_of_place(sources, pair)
    yield from of_slots(sources, told, pair)
    if not pair.same_tongue:
        numbers = not _of_other_slots(told, pair)
        changes = changes_of_translation(sources.pile, pair)
        yield from (change for change in changes if numbers or change.kind != "number")
    if (one_affair or _copied_from_afar(sources, pair)) and not _two_accounts(sources, pair):
        yield from change_of_speaker(sources, pair)


def _copied_from_afar(sources: Sources, pair: Pair) -> bool:
    """Whether a sentence was surely copied from a page on another affair; a saying may be two people's, of a day each.

    "We will rebuild," the mayor said, and another mayor after another flood.
    """
    sure = pair.same_tongue and _surely_copied(sources, pair)
    return sure and (pair.share >= _MUCH or not quotes(sources.pile.quote(pair.retelling)))


def _of_other_slots(told: Told, pair: Pair) -> bool:
    """Whether two sentences count different people: the dead of one are not the injured of the other got wrong."""
    before, after = (
        {a.slot for a in told.by_sentence.get(side, ()) if counts_something(a.slot)}
        for side in (pair.source, pair.retelling)
    )
    return bool(before and after) and before.isdisjoint(after)


def _two_accounts(sources: Sources, pair: Pair) -> bool:
    """Whether a page that is a copy in part has only somewhat like words there: two reports have each their speaker."""
    little = sources.passages.shared(pair.retelling.article, pair.source.article) < 2 * A_STORY
    return pair.same_tongue and little and pair.share < _MUCH and pair.alike < _WORD_FOR_WORD


def _of_another_town(told: Told, pair: Pair) -> bool:
    """Whether a sentence with another town may tell of that town's day: where little is copied, or nothing is told."""
    if pair.copy is None or pair.copy.credited or not pair.same_tongue:
        return False
    one_affair = told.one_affair(pair.source.article, pair.retelling.article)
    return pair.share < _HALF or not (one_affair or told.by_sentence.get(pair.retelling))


def _of_towns(change: Change) -> bool:
    return change.kind == "place" and not any(is_site(words) for words in (change.before, change.after))


def _under_credit(sources: Sources, told: Told, pair: Pair) -> Iterator[Change]:
    """Between a sentence that is credited and the one it may have in mind: a value, unless it cites somebody else."""
    before, after = told.by_sentence.get(pair.source, ()), told.by_sentence.get(pair.retelling, ())
    subject = about(sources.pile, after)
    same = gives_the_same(sources.pile, before, after, subject)
    differ = speakers_differ(sources, pair.source, pair.retelling)
    if not differ or not spoken(sources, pair.retelling):
        if _word_for_word(sources.pile, pair):
            yield from (one for one in _of_words(sources, told, pair) if one.kind in _PLAIN)
        yield from of_slots(sources, told, pair)
        if gives_the_same(sources.pile, before, after, subject | SETTING):
            places = change_of_place(sources, pair)
            yield from (one for one in places if not stands_in(sources.pile, one.after, pair.pages))
    if differ and same:
        changes = change_of_speaker(sources, pair)
        # of several it may be one that had no speaker; one that writes the day otherwise may be another
        sure = not pair.others and written_alike(sources.pile, pair.source, pair.retelling)
        yield from (one for one in changes if one.kind != "attribution_dropped" or sure)


def _word_for_word(pile: Pile, pair: Pair) -> bool:
    """Whether a credited sentence is too short for a copied passage, and has the words of the one it has in mind."""
    if pile.articles[pair.source.article].language != pile.articles[pair.retelling.article].language:
        return False
    told, again = ([word.folded for word in said_words(pile, side)] for side in (pair.source, pair.retelling))
    return SequenceMatcher(None, told, again, autojunk=False).ratio() >= _WORD_FOR_WORD


def _heading(pile: Pile, pair: Pair) -> bool:
    """Whether one of two sentences is a headline: it is written anew over a copied story."""
    return "headline" in {pile.block(pair.source), pile.block(pair.retelling)}


def _of_words(sources: Sources, told: Told, pair: Pair) -> Iterator[Change]:
    """Changed words of a copied sentence; "part of the Orr Group" tells of nothing, and each page has its own."""
    pile = sources.pile
    tells = bool(told.by_sentence.get(pair.retelling)) or bool(spoken(sources, pair.retelling))
    altered = list(change_of_quotation(pile, pair))
    for change in reworded(pile, pair.source, pair.retelling):
        if any(change.before in one.before or change.after in one.after for one in altered):
            continue  # of a quotation, which is told as altered
        if change.kind == "number" and _of_other_slots(told, pair):
            continue
        if change.kind == "number" and is_vague(change.before) and not _from_there(sources, pair):
            continue  # a figure of speech, of which nobody knows who had it first
        change = _of_whom(sources, pair, _with_decimals(pile, change))
        counts = change.kind == "number" and _much_of_a_page(sources, pair)
        if not tells and not counts and change.kind in {"name", "number"}:
            continue
        known = [any(fold(word) in pile.naming for word in side.split()) for side in (change.before, change.after)]
        if change.kind == "name" and any(known):
            change = change._replace(kind="place")
        if change.kind == "place" and _wide(pile, change.source) != _wide(pile, change.retelling):
            continue  # "in Medoria as a whole" told as "in Kesvik alone" is another reach, not another town
        credited = pair.copy is None or pair.copy.credited
        shared = sources.passages.shared(pair.retelling.article, pair.source.article)
        if change.kind == "number" and not credited and shared < _A_COPY:
            continue  # a formula: "a shell hit a house and killed 4" is written of many towns
        yield change


def _with_decimals(pile: Pile, change: Change) -> Change:
    """A change whose last number is whole: "desviar 4,2", not "desviar 4"."""
    ends = []
    for side in (change.source, change.retelling):
        behind = _DECIMALS.match(pile.articles[side.article].text, side.end)
        cut = behind and pile.articles[side.article].text[side.end - 1].isdigit()
        ends.append(Span(side.article, side.start, behind.end()) if behind and cut else side)
    if ends == [change.source, change.retelling]:
        return change
    before, after = map(pile.quote, ends)
    return change._replace(
        source=ends[0], retelling=ends[1], before=before, after=after, why=f"“{before}” became “{after}”"
    )


def _wide(pile: Pile, changed: Span) -> bool:
    """Whether a changed name, behind which a word more may stand, is that of a place of which the whole is meant."""
    name = _NAME.match(pile.quote(changed))
    return name is not None and is_wide(pile, Span(changed.article, changed.start, changed.start + name.end()))


def _from_there(sources: Sources, pair: Pair) -> bool:
    """Whether a sentence was surely copied from a page that has it from nobody: no third one gave both their words."""
    credits = sources.crediting.get(pair.source.article, ())
    return pair.copy is not None and pair.copy.sure and not any(pair.source.contains(one.span) for one in credits)


def _much_of_a_page(sources: Sources, pair: Pair) -> bool:
    """Whether a whole sentence of a page was surely copied, or with most of it, and is no line beside the text."""
    pile = sources.pile
    whole = min(len(words_of(pile, side)) for side in (pair.source, pair.retelling)) >= _A_WHOLE
    copied = pair.share >= _MUCH or _surely_copied(sources, pair)
    return whole and copied and pile.block(pair.retelling) == "paragraph"


def _of_whom(sources: Sources, pair: Pair, change: Change) -> Change:
    """A changed name by what it names: "in Kesvik" a town, and two whole names behind a word of speech two speakers."""
    if change.kind != "name":
        return change
    before = [
        sources.pile.articles[one.article].text[: one.start].split()[-1:] for one in (change.source, change.retelling)
    ]
    if all(word and word[0].lower() in _IN for word in before):
        return change._replace(kind="place")
    one, other = (person_name(side) for side in (change.before, change.after))
    said = {word.folded for word in words_of(sources.pile, pair.retelling)}
    spoken_of = said & speech(sources.pile.articles[pair.retelling.article].language or "")
    if one and other and one[0] and other[0] and one[0] != other[0] and not misspelt(one, other) and spoken_of:
        return change._replace(kind="speaker_moved")
    return change
