"""Retold sentences: which sentence of a retelling tells again which sentence of its source.

In: the copies with their direction, the credits, the assertions. Out: pairs of sentences. A change of meaning is looked
for between such two and nowhere else: two sentences of two articles that speak of one thing may be two reports of it.
A sentence has one source: of all articles that have it, the one with most of the page in common.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from firsthand.reconcile.passages import Copy, words_in, words_of
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.secondhand import secondhand
from firsthand.reconcile.sentences import frame_words, said_words, sentence_at, sentences_in, sentences_of_words
from firsthand.reconcile.sources import Sources, outlet_of
from firsthand.reconcile.told import SETTING, Told, about, gives_the_same
from firsthand.records import BY_MEANING, Span

_HALF = 0.5  # of what a sentence says that was copied: what is left is its own
_SOME = 0.4  # of a page
_ALIKE = 0.6  # of the words of two sentences
_FEW = 3  # words in common: fewer make no copied sentence
_WHOLE = 6  # words that a sentence must have to be known again without a copied passage
_AS_LONG = 2.2  # times: a translation is longer, and loses who spoke
_MARKS = re.compile('[“”«»"]')
_NEARLY = 0.74  # of the words of two sentences: "took place at the sports hall", "took place at the south barracks"


class Pair(NamedTuple):
    """A sentence and the one that tells it again; `copy` is None where only a credit ties them.

    `alike` is how much of what they say is in the same words, 0..1; `share` how much of the page has that source.
    `others` are the sentences that it may tell again as well, `pages` the articles of a credited outlet on the matter.
    """

    source: Span
    retelling: Span
    copy: Copy | None
    alike: float
    share: float
    others: tuple[Span, ...] = ()
    pages: tuple[str, ...] = ()

    @property
    def same_tongue(self) -> bool:
        """Whether a sentence is a copy in its source's own language, to be compared word by word."""
        return self.copy is not None and self.copy.reuse.relation != "translated"


def retold(sources: Sources, told: Told) -> list[Pair]:
    """Every sentence that tells another again, each with its one source."""
    pile = sources.pile
    found: dict[Span, list[Pair]] = defaultdict(list)
    groups: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in _of_one_version(sources):
        if pile.root[copy.source.article] != pile.root[copy.retelling.article]:
            groups[copy.source.article, copy.retelling.article].append(copy)
    for group in groups.values():
        for pair in (*_copied(sources, group), *_translated(sources, told, group)):
            found[pair.retelling].append(pair)
    owed, derived = _owed(sources), _derived(sources)
    for told_of in secondhand(sources, told):
        if not any(p.source == told_of.source for p in found[told_of.retelling]):
            source, retelling, alike, others, pages = told_of
            found[retelling].append(Pair(source, retelling, None, alike, 0.0, others, pages))
    for pair in _of_credited_pages(sources, told):
        if not found[pair.retelling]:
            found[pair.retelling].append(pair)
    return [_chosen(sources, pairs, owed, derived) for pairs in found.values() if pairs]


def _of_credited_pages(sources: Sources, told: Told) -> Iterator[Pair]:
    """The sentences of a page that credits a page of its language as a whole, with those nearly the same there.

    "Source: the Kesvik Courier." What another page of that outlet has word for word is from there.
    """
    pile = sources.pile
    shelf: dict[str, list[str]] = defaultdict(list)
    for article in pile.articles:
        shelf[pile.node[article]].append(article)
    said = dict[str, list[tuple[Span, list[str]]]]()

    def said_on(page: str) -> list[tuple[Span, list[str]]]:
        if page not in said:
            said[page] = [(one, [word.folded for word in said_words(pile, one)]) for one in _paragraphs(pile, page)]
        return said[page]

    for credit in sources.credits.values():
        target = credit.target
        if target is None or not credit.certain or credit.own or credit.covers:
            continue
        if pile.articles[credit.article].language != pile.articles[target].language:
            continue
        pages = [page for page in shelf[pile.node[target]] if told.one_affair(page, credit.article)]
        there = [each for page in pages for each in said_on(page)]
        for sentence, mine in said_on(credit.article):
            if len(mine) < _WHOLE or any(mine == words for _, words in there):
                continue
            alike = [(_ratio(mine, words), one) for one, words in there if one.article == target]
            best = max(alike, default=(0.0, sentence), key=lambda item: (item[0], -item[1].start))
            if best[0] >= _NEARLY:
                yield Pair(best[1], sentence, None, best[0], 0.0, (), tuple(pages))


def _paragraphs(pile: Pile, article: str) -> list[Span]:
    """The sentences of an article's paragraphs."""
    every = sentences_in(pile, Span(article, 0, len(pile.articles[article].text)))
    return [one for one in every if pile.block(one) == "paragraph"]


def _chosen(sources: Sources, pairs: Sequence[Pair], owed: Mapping[Span, set[str]], derived: frozenset[str]) -> Pair:
    """The source of a sentence: the outlet it is credited to, else the article that has most of the page.

    Words that stand unchanged in an article with half as much come from there; of two that have as much the one that
    copied nobody is told, since that is where a change was made.
    """
    pile = sources.pile
    creditors = owed.get(pairs[0].retelling, set())
    most = max(pair.share for pair in pairs)

    def rank(pair: Pair) -> tuple[bool, bool, bool, bool, bool, float, bool, float, int, int]:
        named = pile.node[pair.source.article] in creditors or bool(creditors & owed.get(pair.source, set()))
        half = pair.share >= _HALF * most
        same = half and pair.copy is not None and pile.quote(pair.source) == pile.quote(pair.retelling)
        plain = half and pair.same_tongue
        credited = half and pair.copy is not None and pair.copy.credited
        first = pair.source.article not in derived
        aimed = f"article:{pair.source.article}" in creditors
        return (named, credited, same, plain, aimed, round(pair.share, 1), first, pair.alike,
                -pile.rank[pair.source.article], -pair.source.start)  # fmt: skip

    best = max(pairs, key=rank)
    if best.same_tongue and best.alike < 1:
        told, again = ([w.folded for w in said_words(pile, side)] for side in (best.source, best.retelling))
        best = best._replace(alike=max(best.alike, _ratio(again, told)))
    near = (p.source for p in pairs if p.source != best.source and p.share >= _HALF * best.share)
    return best._replace(others=(*best.others, *near))


def _derived(sources: Sources) -> frozenset[str]:
    """The articles that have a passage of their stories from another."""
    told = (copy for copy in sources.copies.values() if copy.reuse.direction != "common")
    told = (copy for copy in told if copy.reuse.relation != "paraphrased")
    return frozenset(copy.retelling.article for copy in told if copy.reuse.content == "body")


def _owed(sources: Sources) -> dict[Span, set[str]]:
    """The outlets that each sentence is credited to or names as its source, and their articles where they are known."""
    found: dict[Span, set[str]] = defaultdict(set)
    for credit in sources.credits.values():
        if credit.certain and not credit.own:
            for cover in credit.covers:
                for sentence in sentences_in(sources.pile, cover):
                    found[sentence].add(sources.credited.node[credit.id])
                    if credit.target:
                        found[sentence].add(f"article:{credit.target}")
    for one in sources.attributions.values():
        if one.id in sources.media and (node := outlet_of(sources, one)):
            for content in one.contents:
                for sentence in sentences_in(sources.pile, content) or [sentence_at(sources.pile, content)]:
                    found[sentence].add(node)
    return found


def _of_one_version(sources: Sources) -> list[Copy]:
    """The copies of stories; of the versions of a page only those of the one with most in common."""
    copies = [c for c in sources.copies.values() if c.reuse.direction != "common" and c.reuse.content != "boilerplate"]
    shared: Counter[tuple[str, str]] = Counter()
    for copy in copies:
        shared[copy.source.article, copy.retelling.article] += round(len(copy.retelling) * copy.reuse.score)
    best: dict[tuple[str, str], str] = {}
    for (source, retelling), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        best.setdefault((sources.pile.root[source], retelling), source)
    return [c for c in copies if best[sources.pile.root[c.source.article], c.retelling.article] == c.source.article]


def _copied(sources: Sources, group: Sequence[Copy]) -> Iterator[Pair]:
    """The sentences of two articles that have most of what they say in common, each with its longest copy."""
    pile = sources.pile
    group = [c for c in group if c.reuse.relation not in BY_MEANING and c.reuse.content in {"body", "quotation"}]
    if not group:
        return
    source, retelling = group[0].source.article, group[0].retelling.article
    common: Counter[tuple[Span, Span]] = Counter()
    by: dict[tuple[Span, Span], Copy] = {}
    mine = words_in(pile, retelling)
    told, again = sentences_of_words(pile, source), sentences_of_words(pile, retelling)
    frame = frame_words(pile, retelling)
    shared = 0
    for copy in sorted(group, key=lambda c: (-len(c.retelling), c.reuse.id)):
        for here, there, size in sources.passages.aligned(copy.retelling, copy.reuse):
            shared += size
            for n in range(size):
                if mine[here + n].start not in frame:
                    key = told[there + n], again[here + n]
                    common[key] += 1
                    by.setdefault(key, copy)
    taken: dict[Span, Pair] = {}
    for (one, other), count in sorted(common.items(), key=lambda item: (-item[1], item[0])):
        sizes = len(said_words(pile, one)) or len(words_of(pile, one)), len(said_words(pile, other))
        if count >= min(_FEW, *sizes) and count >= _HALF * min(sizes) and other not in taken:
            taken[other] = Pair(one, other, by[one, other], min(1.0, 2 * count / sum(sizes)), shared / len(mine))
    yield from taken.values()
    if shared >= _SOME * len(mine):
        yield from _beside(sources, list(taken.values()), group[0], shared / len(mine))


def _beside(sources: Sources, pairs: Sequence[Pair], copy: Copy, share: float) -> Iterator[Pair]:
    """The sentences of a copied page that the copied passages leave out, since too much of them was changed."""
    pile = sources.pile
    told, again = ({getattr(pair, side) for pair in pairs} for side in ("source", "retelling"))
    every = [sentences_in(pile, Span(side.article, 0, len(pile.articles[side.article].text))) for side in copy[1:3]]
    left = [one for one in every[0] if one not in told]
    for sentence in every[1]:
        mine = [word.folded for word in said_words(pile, sentence)] if sentence not in again else []
        if len(mine) >= _FEW and pile.block(sentence) == "paragraph":
            alike = [(_ratio(mine, [word.folded for word in said_words(pile, one)]), one) for one in left]
            best = max(alike, default=(0.0, sentence), key=lambda item: (item[0], -item[1].start))
            if best[0] >= _ALIKE:
                yield Pair(best[1], sentence, copy, best[0], share)


def _ratio(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """How much of two sentences is in the same words and order, 0..1; those of unlike length are not compared."""
    if not theirs or 2 * min(len(mine), len(theirs)) < _ALIKE * (len(mine) + len(theirs)):
        return 0.0
    return SequenceMatcher(None, theirs, mine, autojunk=False).ratio()


def _translated(sources: Sources, told: Told, group: Sequence[Copy]) -> Iterator[Pair]:
    pile = sources.pile
    group = [copy for copy in group if copy.reuse.relation == "translated"]
    if not group:
        return
    share = sum(len(copy.retelling) for copy in group) / max(1, len(pile.articles[group[0].retelling.article].text))
    mean = sum(len(copy.retelling) * copy.reuse.score for copy in group) / max(
        1, sum(len(copy.retelling) for copy in group)
    )
    found = []
    for copy in group:
        before, after = sentences_in(pile, copy.source), sentences_in(pile, copy.retelling)
        if len(before) == len(after):
            found += [Pair(one, other, copy, mean, share) for one, other in zip(before, after, strict=True)]
    if share >= _HALF:
        left = list(_left_between(sources, told, found, group))
        whole = len(pile.articles[group[0].retelling.article].text)
        share = min(1.0, share + sum(len(pair.retelling) for pair in left) / whole)
        found = [pair._replace(share=share) for pair in (*found, *left)]
    yield from found


def _left_between(sources: Sources, told: Told, pairs: Sequence[Pair], group: Sequence[Copy]) -> Iterator[Pair]:
    """The sentences of a translated page that no passage covers: a changed town or speaker makes them look unlike.

    Between two sentences that were translated one after the other as many are left on each side, of like length: they
    are each other's. Where the counts differ, only one is left on each side that tells of a matter. Two that tell of
    it, or none on one side, say nothing of which is which. A first sentence has no neighbour before it, and needs a
    value in common.
    """
    covered = {side for pair in pairs for side in (pair.source, pair.retelling)}
    order = sorted(pairs, key=lambda pair: pair.retelling.start)
    every = {side.article: _paragraphs(sources.pile, side.article) for side in group[0][1:3]}
    for one, two in zip((None, *order), (*order, None), strict=True):
        if one and two and one.source.end > two.source.start:
            continue  # the order was changed there
        beside = two or one
        if beside is None:
            return
        before, after = (
            [
                sentence
                for sentence in every[side.article]
                if (getattr(one, name).end if one else 0) <= sentence.start
                and (two is None or sentence.start < getattr(two, name).start)
                and sentence not in covered
                and not _credits(sources, sentence)
            ]
            for name, side in (("source", beside.source), ("retelling", beside.retelling))
        )
        if one and _in_step(sources.pile, before, after):
            for source, retelling in zip(before, after, strict=True):
                yield Pair(source, retelling, beside.copy, beside.alike, beside.share)
        elif two:
            yield from _of_one_matter(sources, told, (before, after), beside, first=one is None)


def _of_one_matter(
    sources: Sources, told: Told, left: tuple[Sequence[Span], Sequence[Span]], beside: Pair, *, first: bool
) -> Iterator[Pair]:
    """The sentences of two gaps that alone on their side tell of a matter; a first one gives a value in common."""
    before, after = ([s for s in side if s in told.by_sentence] for side in left)
    for again in after:
        matter = about(sources.pile, told.by_sentence[again])
        near = [s for s in before if about(sources.pile, told.by_sentence[s]) & matter]
        rivals = [s for s in after if about(sources.pile, told.by_sentence[s]) & matter]
        if len(near) == len(rivals) == 1:
            both = told.by_sentence[near[0]], told.by_sentence[again]
            if not first or gives_the_same(sources.pile, *both, matter | SETTING):
                yield Pair(near[0], again, beside.copy, beside.alike, beside.share)


def _in_step(pile: Pile, before: Sequence[Span], after: Sequence[Span]) -> bool:
    """Whether two gaps have as many sentences, each about as long, with a quotation where the other has one."""
    if len(before) != len(after):
        return False
    return all(
        max(len(one), len(other)) <= _AS_LONG * min(len(one), len(other))
        and bool(_MARKS.search(pile.quote(one))) == bool(_MARKS.search(pile.quote(other)))
        for one, other in zip(before, after, strict=True)
    )


def _credits(sources: Sources, sentence: Span) -> bool:
    """Whether a sentence is a line of its own that names where the page is from: it is no part of the story."""
    lines = (credit.span for credit in sources.crediting.get(sentence.article, ()) if not credit.covers)
    return any(sentence.contains(line) for line in lines)
