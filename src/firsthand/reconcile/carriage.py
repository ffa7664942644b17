"""How each assertion came to its outlet: copied, credited to another, or its own.

In: the assertions that support one claim. Out: a Carriage each: the node it was taken from, how sure that is, and the
voices it ends with.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.credits import paper_meant
from firsthand.reconcile.drawing import Carriage
from firsthand.reconcile.leads import lead_over, told_again
from firsthand.reconcile.passages import A_STORY, CERTAIN_SCORE, Copy, words_in
from firsthand.reconcile.pile import Pile, outlet_for, reporters_outlet
from firsthand.reconcile.rumours import is_rumour
from firsthand.reconcile.sentences import sentences_in
from firsthand.reconcile.sources import Sources, chain, is_media
from firsthand.reconcile.translation_notices import translated_from
from firsthand.reconcile.translations import two_reports
from firsthand.records import Assertion, Attribution, Span

_PLAIN_COPY = 0.8  # so much in common is one text, whoever had it first
_HOW = {"verbatim": "word for word", "edited": "edited", "translated": "translated", "paraphrased": "in other words"}
_WHOLE_STORY = 8  # sentences retold in order: two reporters tell of one briefing in five, neither from the other
_MOST = 0.5  # of a page's words
_NEARLY_ALL = 0.8  # of a page that says of no word that it is a translation
_SAID = 0.8  # of an assertion's own words
_CARRIED = 0.5  # of a sentence's words must stand in the source too: an edited sentence is carried


class _Taken(NamedTuple):
    """One way to have come by it; of several that are as certain the one with the least `order` is told.

    `there` is where the words stand in the article that they were copied from; None where a credit alone says so.
    `page` is that article, or the one whose story a page may have written anew.
    """

    node: str
    certain: bool
    kind: str
    why: str
    order: tuple[int, float, int]
    there: Span | None = None
    page: str = ""


# The outlet that the sentence names; then copies: from whom is not shown, words that do not stand there, how late.
_NAMED = (-1, 0.0, 0)
_ELSEWHERE = (2, 0.0, 0)  # named somewhere else on the page


def carriages(sources: Sources, support: Sequence[Assertion]) -> list[Carriage]:
    """The carriage of each supporting assertion of a claim.

    What was copied from a page that has it from a third is the third's where that page's outlet has it from elsewhere
    too, or of its own.
    """
    carrying: dict[str, set[str]] = defaultdict(set)
    at: dict[str, list[Assertion]] = defaultdict(list)
    voices = {a.id: _ultimate(sources, chain(sources.attributions, a.attribution)) for a in support}
    for a in support:
        carrying[a.article].update(voices[a.id])
        at[a.article].append(a)
    ways = {a.id: _best(sources, a, carrying, at, voices[a.id]) for a in support}
    of: dict[str, list[Assertion]] = defaultdict(list)
    from_where: dict[str, set[str | None]] = defaultdict(set)
    for assertion in support:
        way = ways[assertion.id]
        node = sources.pile.node[assertion.article]
        of[node].append(assertion)
        from_where[node].add(way.node if way and way.certain else None)
    several = frozenset(node for node, found in from_where.items() if len(found) > 1)
    found = []
    for a in support:
        taken, further = _traced(sources, a, ways, at, several)
        if taken and taken.certain and taken.kind == "credit" and voices[a.id]:
            same = [ways[b.id] for b in of.get(taken.node, ()) if set(voices[b.id]) & set(voices[a.id])]
            taken, further = _cited(taken, same, told=taken.node in of)
        there = _overlapping(at, taken.there) if taken and taken.there else []
        unread = taken is not None and taken.there is not None and not there
        further = further or _doubtful(voices[a.id], taken, [voices[b.id] for b in there])
        found.append(_carriage(sources.pile, a, voices[a.id], taken, further, unread))
    return found


def _doubtful(voices: tuple[str, ...], taken: _Taken | None, there: Sequence[tuple[str, ...]]) -> bool:
    """Whether words that were certainly copied are on another's word than the sentence they were copied from."""
    return bool(taken and taken.certain and there) and not set(voices) <= set().union(*there)


def _cited(taken: _Taken, same: Sequence[_Taken | None], *, told: bool) -> tuple[_Taken, bool]:
    """Where an outlet that is credited with somebody's words has them from, and whether they may come another way.

    `same` is how the outlet came by what it has from that voice: what it certainly copied is its source's. Where it
    has told the claim, and nothing of it from that voice, nothing shows that the voice spoke to it.
    """
    sure = {way.node if way and way.certain else None: way for way in same}
    (way,) = sure.values() if len(sure) == 1 else (None,)
    if way and way.certain:
        return taken._replace(node=way.node, why=f"{taken.why}; there: {way.why}"), False
    return taken, told and not same


def _overlapping(at: Mapping[str, Sequence[Assertion]], span: Span) -> list[Assertion]:
    """What a claim has from the words of a span."""
    return [a for a in at.get(span.article, ()) if a.span.overlaps(span)]


def _carriage(
    pile: Pile, assertion: Assertion, voices: tuple[str, ...], taken: _Taken | None, further: bool, unread: bool
) -> Carriage:
    own = "headline" if pile.block(assertion.span) == "headline" else "own"
    return Carriage(
        assertion=assertion,
        node=pile.node[assertion.article],
        source=taken.node if taken else None,
        certain=bool(taken and taken.certain),
        kind=taken.kind if taken else own,
        why=taken.why if taken else "",
        voices=voices,
        further=further,
        unread=unread,
    )


def _best(
    sources: Sources,
    assertion: Assertion,
    carrying: Mapping[str, set[str]],
    at: Mapping[str, Sequence[Assertion]],
    voices: tuple[str, ...],
) -> _Taken | None:
    """The surest way in which an assertion came to its outlet from another.

    `carrying` gives each page that has the claim its voices, and `at` what the page has of it.
    """
    node = sources.pile.node[assertion.article]
    levels = chain(sources.attributions, assertion.attribution)
    if sources.pile.block(assertion.span) == "headline":
        copied = _headline(sources, assertion, carrying)
    else:
        copied = _copied(sources, assertion, at)
    ways = [*copied, *_credited(sources, assertion), *_media(sources, levels)]
    ways = [way for way in ways if way.node != node] or [*_reworded(sources, assertion, carrying, voices)]
    ways = _at_first_hand(sources, ways) or [*_after_a_credit(sources, assertion, carrying)]
    ways = ways or [*_translated(sources, assertion, carrying)] or [*_rumoured(sources, assertion, carrying, voices)]
    return min(ways, key=lambda w: (not w.certain, w.order, w.node), default=None)


def _at_first_hand(sources: Sources, ways: Sequence[_Taken]) -> list[_Taken]:
    """The ways without those to a page that itself retells another to which there is a way: not by its translation."""
    pages = {way.page for way in ways} - {""}
    if len(pages) < 2:
        return [*ways]
    second = {
        copy.retelling.article
        for page in pages
        for _, _, edge in sources.passages.edges(page)
        if (copy := sources.copies[edge.id]).retelling.article in pages and copy.source.article in pages - {page}
    }
    return [way for way in ways if way.certain or way.page not in second]


def _after_a_credit(sources: Sources, assertion: Assertion, carrying: Iterable[str]) -> Iterable[_Taken]:
    """The outlet that its paragraph credits before an unsourced sentence, where it says so too: "told it. Nine died."

    It may be the Herald's number. What the page has on somebody's word is that voice's.
    """
    pile, here = sources.pile, assertion.article
    if assertion.attribution or pile.block(assertion.span) == "headline":
        return
    before = [
        credit
        for credit in sources.crediting.get(here, ())
        if credit.certain and not credit.own and credit.covers and credit.span.end <= assertion.span.start
        if credit.id not in sources.credited.contradicted
        if "\n\n" not in pile.articles[here].text[credit.span.end : assertion.span.start]
    ]
    for credit in sorted(before, key=lambda one: one.span, reverse=True):
        node = sources.credited.node[credit.id]
        said_so = any(pile.node[page] == node and pile.rank[page] < pile.rank[here] for page in carrying)
        if said_so and node != pile.node[here]:
            words = pile.quote(credit.span)
            why = f"“{words}” is credited before, and says so too: this may be its word"
            yield _Taken(node, False, "credit", why, _ELSEWHERE)
            return


def _translated(sources: Sources, assertion: Assertion, carrying: Iterable[str]) -> Iterable[_Taken]:
    """The one outlet in the language from which a page says that it was translated, where that says so too."""
    pile, here = sources.pile, assertion.article
    tongue = translated_from(pile, here)
    if not tongue:
        return
    pages = [page for page in carrying if (pile.articles[page].language or "")[:2] == tongue]
    nodes = {pile.node[page] for page in pages if pile.rank[page] < pile.rank[here]} - {pile.node[here]}
    if len(nodes) == 1:
        why = "the page says that it is a translation, and this one in that language says so too"
        yield _Taken(nodes.pop(), False, "copy", why, _ELSEWHERE)


def _rumoured(
    sources: Sources, assertion: Assertion, carrying: Iterable[str], voices: tuple[str, ...]
) -> Iterable[_Taken]:
    """The first page that told what another tells only as what goes round, on nobody's word."""
    pile, here = sources.pile, assertion.article
    mention = pile.mentions().get(assertion.mention)
    if voices or mention is None or not is_rumour(pile, mention):
        return
    first = min(carrying, key=pile.rank.__getitem__)
    if pile.rank[first] < pile.rank[here] and pile.node[first] != pile.node[here]:
        why = f"it tells this as what goes round, and {pile.articles[first].key} told it first"
        yield _Taken(pile.node[first], False, "credit", why, _ELSEWHERE)


def _traced(
    sources: Sources,
    assertion: Assertion,
    ways: Mapping[str, _Taken | None],
    at: Mapping[str, Sequence[Assertion]],
    several: frozenset[str],
) -> tuple[_Taken | None, bool]:
    """Where words were certainly taken to the page that they were copied from, and so on: as far as that is certain.

    Also whether they may come from further still.
    """
    taken = ways[assertion.id]
    met = {sources.pile.node[assertion.article]}
    while taken and taken.there is not None and taken.node in several - met:
        met.add(taken.node)
        same = [ways[a.id] for a in _overlapping(at, taken.there)]
        further = {way.node: way for way in same if way}
        if len(further) != 1 or not all(way and way.certain for way in same):
            return taken, bool(further)
        (way,) = further.values()
        if way.node in met:
            break
        taken = way._replace(certain=taken.certain, kind=taken.kind, why=f"{taken.why}; there: {way.why}")
    return taken, False


def _copied(sources: Sources, assertion: Assertion, at: Mapping[str, Sequence[Assertion]]) -> Iterable[_Taken]:
    """The pages that an assertion's sentence stands in, with the claim.

    Where that page's words do not say it as they were read, those of the assertion itself must stand there: "the attack
    was caused by a car bomb" is not copied from "the attack was the work of the Red Dawn group", whatever the page says
    of the cause elsewhere.
    """
    pile = sources.pile
    word_for_word = {match.reuse.id for match in sources.passages.counterparts(assertion.span, _SAID)}
    for match in sources.passages.counterparts(sources.sentences[assertion.mention], _CARRIED):
        copy, edge = sources.copies[match.reuse.id], match.reuse
        other = match.span.article
        if edge.content in {"quotation", "boilerplate"} or copy.retelling.article != assertion.article:
            continue
        if other not in at or pile.root[other] == pile.root[assertion.article]:
            continue
        if edge.id not in word_for_word and not _overlapping(at, match.span):
            continue
        if _two_reports(sources, copy):
            continue
        why = f"the passage stands in {pile.articles[other].key} ({_HOW[edge.relation]}, {edge.score:.2f}; {copy.why})"
        order = (int(not copy.sure), 1 - match.words * edge.score, pile.rank[other])
        yield _Taken(pile.node[other], is_certain(sources, copy), "copy", why, order, match.span, other)


def _headline(sources: Sources, assertion: Assertion, carrying: Mapping[str, set[str]]) -> Iterable[_Taken]:
    """A headline is written anew over a copied story: it comes from where most of the story does."""
    for other, share, found in _stories(sources, assertion.article, carrying):
        if share >= _CARRIED:
            why = f"a headline over a story of which {share:.0%} stands in {sources.pile.articles[other].key}"
            order = (int(not all(copy.sure for copy in found)), 1 - share, sources.pile.rank[other])
            sure = all(is_certain(sources, copy) for copy in found)
            yield _Taken(sources.pile.node[other], sure, "copy", why, order, page=other)


def _reworded(
    sources: Sources, assertion: Assertion, carrying: Mapping[str, set[str]], voices: tuple[str, ...]
) -> Iterable[_Taken]:
    """A sentence written anew amid a copied story may be the story's, which says so too; not one on another's word.

    So may one of a lead that was written anew above a lesser part; nearly word for word, it is.
    """
    sentence = sources.sentences[assertion.mention]
    for other, share, found in _stories(sources, assertion.article, carrying):
        if not carrying[other].issuperset(voices):
            continue
        sure = [copy for copy in found if is_certain(sources, copy)]
        told = all(copy.reuse.relation == "translated" for copy in found) and share >= _NEARLY_ALL
        told = told or any(copy.reuse.relation == "paraphrased" for copy in found)  # half of the page, in other words
        key = sources.pile.articles[other].key
        order = (int(not all(copy.sure for copy in found)), 1 - share, sources.pile.rank[other])
        if (sure or told) and share >= _MOST:
            why = f"{share:.0%} of the page stands in {key}, which says so too: these may be its words, written anew"
            yield _Taken(sources.pile.node[other], False, "copy", why, order, page=other)
        elif lead_over(sources.pile, sentence, sure):
            again = told_again(sources, sentence, other, carrying)
            how = "in nearly the same words" if again else "which says so too: these may be its words, written anew"
            why = f"a lead over a part that stands in {key}, {how}"
            yield _Taken(sources.pile.node[other], again, "copy", why, order, page=other)


def _stories(sources: Sources, article: str, carrying: Container[str]) -> Iterator[tuple[str, float, list[Copy]]]:
    """The pages whose story an article retells, of those that carry a claim, with how much of it stands there."""
    pile, best = sources.pile, dict[str, list[Copy]]()
    for _, there, edge in sources.passages.edges(article):
        copy = sources.copies[edge.id]
        told = edge.relation == "translated" or edge.content == "body"
        other_story = pile.root[there.article] != pile.root[article]
        if not told or _two_reports(sources, copy):
            continue
        if other_story and copy.retelling.article == article and there.article in carrying:
            best.setdefault(there.article, []).append(copy)
    for other, found in sorted(best.items()):
        yield other, sum(len(copy.retelling) for copy in found) / max(1, len(pile.articles[article].text)), found


def is_certain(sources: Sources, copy: Copy) -> bool:
    """Whether a copy is one beyond doubt: credited, or two sentences running, or most of what the page says.

    "Police arrested 26 people in Kesvik on Thursday, the prosecutor's office said": two reporters of the same briefing
    can both write that, and another such sentence further down, amid what else they know. A translation without a
    credit is certain only of a whole story, a paraphrase never.
    """
    if copy.reuse.relation == "paraphrased":
        return copy.credited
    certain = copy.reuse.score >= _PLAIN_COPY or (copy.sure and copy.reuse.score >= CERTAIN_SCORE)
    here, there = copy.retelling.article, copy.source.article
    if copy.reuse.relation != "translated":
        shared = sources.passages.shared(here, there)
        running = shared >= A_STORY and any(
            edge.content == "body" and len(sentences_in(sources.pile, theirs)) > 1
            for _, theirs, edge in sources.passages.between(here, there)
        )
        return certain and (copy.credited or running or shared >= _MOST * len(words_in(sources.pile, here)))
    whole = certain and len(sentences_in(sources.pile, copy.source)) >= _WHOLE_STORY
    return copy.credited or whole


def _two_reports(sources: Sources, copy: Copy) -> bool:
    """Whether two pages in two languages say some things alike, and neither is the other's translation.

    Who rewrites a page in its own language leaves out who said what, or says it himself.
    """
    if copy.reuse.relation != "translated" or copy.credited:
        return False
    return two_reports(sources, copy.retelling.article, copy.source.article)


def _credited(sources: Sources, assertion: Assertion) -> Iterable[_Taken]:
    credit = sources.credits.get(assertion.credit or "")
    if credit is None or credit.own:
        return
    node = sources.credited.node[credit.id]
    words = sources.pile.quote(credit.span)
    if credit.certain and any(cover.overlaps(assertion.span) for cover in credit.covers):
        order = _NAMED if credit.span.overlaps(sources.sentences[assertion.mention]) else _ELSEWHERE
        yield _Taken(node, True, "credit", f"credited: “{words}”", order)
    else:
        yield _Taken(node, False, "credit", f"“{words}” may cover this passage too", _ELSEWHERE)


def _media(sources: Sources, levels: Sequence[Attribution]) -> Iterable[_Taken]:
    """An outlet as the source of what is said: the innermost, since it is nearest to the event."""
    for level in levels:
        words = " … ".join(sources.pile.quote(span) for span in level.sources)
        if words and is_media(sources, level):
            near = [c for c in sources.crediting.get(level.article, ()) if not c.own
                    and any(c.span.overlaps(s) for s in level.sources)]  # fmt: skip
            if any(c.id in sources.credited.contradicted for c in near):
                return
            key = sources.pile.articles[level.article].key
            named = words if words != words.lower() else f"{words} (named in {key})"
            node = reporters_outlet(sources.pile, words)
            node = node or (sources.credited.node[near[0].id] if near else outlet_for(sources.pile, words))
            known = sources.credited
            node = node or paper_meant(sources.pile, known.credits, known.node, level.sources[0], words)
            node = node or f"outlet:{named}"
            yield _Taken(node, True, "credit", f"attributed to {words}", _NAMED)
            return


def _ultimate(sources: Sources, levels: Sequence[Attribution]) -> tuple[str, ...]:
    """The voices at the end of the chain: an agency citing the police ends with the police."""
    if not levels or is_media(sources, levels[0]):
        return ()
    return tuple(sorted({sources.cast.of[v] for v in levels[0].voices if v in sources.cast.of}))
