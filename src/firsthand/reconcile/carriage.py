"""How each assertion came to its outlet: copied, credited to another, or its own.

In: the assertions that support one claim. Out: a Carriage each: the node it was taken from, how sure that is, and the
voices it ends with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.credits import Credited
from firsthand.reconcile.drawing import Carriage
from firsthand.reconcile.passages import A_STORY, CERTAIN_SCORE, Copy, Passages, words_in
from firsthand.reconcile.pile import Pile, outlet_for
from firsthand.reconcile.voices import Cast, named_outlet
from firsthand.records import Assertion, Attribution, Credit, Mention, Span

_PLAIN_COPY = 0.8  # so much in common is one text, whoever had it first
_HOW = {"verbatim": "word for word", "edited": "edited", "translated": "translated"}
_WHOLE_STORY = 8  # sentences retold in order: two reporters tell of one briefing in five, neither from the other
_SIDE_BY_SIDE = 5  # sentences
_ALMOST_ALL = 0.8  # of a page's characters
_STOP = re.compile(r"[.!?]+[”\"’»)]*(?:\s|$)")
_MOST = 0.5  # of a page's words
_CARRIED = 0.5  # of a sentence's words must stand in the source too: an edited sentence is carried


class Sources(NamedTuple):
    """What the carriage of an assertion is read from, indexed once for the case."""

    pile: Pile
    passages: Passages
    copies: dict[str, Copy]
    credited: Credited
    credits: dict[str, Credit]
    crediting: dict[str, list[Credit]]  # by article
    attributions: dict[str, Attribution]
    cast: Cast
    sentences: dict[str, Span]
    media: frozenset[str]


class _Taken(NamedTuple):
    """One way to have come by it; of several that are as certain the one with the least `order` is told."""

    node: str
    certain: bool
    kind: str
    why: str
    order: tuple[int, float, int]


# The outlet that the sentence names; then copies: from whom is not shown, words that do not stand there, how late.
_NAMED = (-1, 0.0, 0)
_ELSEWHERE = (2, 0.0, 0)  # named somewhere else on the page


def sources_of(
    pile: Pile,
    passages: Passages,
    found: Sequence[Copy],
    credited: Credited,
    cast: Cast,
    added: Mapping[str, Sequence[Mention]],
) -> Sources:
    """Index what tells where assertions come from; `added` are mentions that persons added, by judgement."""
    mentions = [m for reading in pile.readings.values() for m in reading.mentions]
    mentions += [m for group in added.values() for m in group]
    crediting: dict[str, list[Credit]] = defaultdict(list)
    for credit in credited.credits:
        crediting[credit.article].append(credit)
    return Sources(
        pile,
        passages,
        {copy.reuse.id: copy for copy in found},
        credited,
        {credit.id: credit for credit in credited.credits},
        crediting,
        {a.id: a for reading in pile.readings.values() for a in reading.attributions},
        cast,
        {m.id: m.sentence for m in mentions},
        _media_attributions(pile, frozenset(credited.node.values())),
    )


def carriages(sources: Sources, support: Sequence[Assertion]) -> list[Carriage]:
    """The carriage of each supporting assertion of a claim."""
    carrying = {a.article for a in support}
    return [_carriage(sources, assertion, carrying) for assertion in support]


def chain(attributions: Mapping[str, Attribution], innermost: str | None) -> list[Attribution]:
    """An attribution and those around it, innermost first; a ring in the data ends where it closes."""
    found: list[Attribution] = []
    at = innermost
    while at is not None and at in attributions and attributions[at] not in found:
        found.append(attributions[at])
        at = attributions[at].within
    return found


def _carriage(sources: Sources, assertion: Assertion, carrying: set[str]) -> Carriage:
    pile = sources.pile
    node = pile.node[assertion.article]
    levels = chain(sources.attributions, assertion.attribution)
    heading = pile.block(assertion.span) == "headline"
    copied = _with_its_story if heading else _copied
    ways = [*copied(sources, assertion, carrying), *_credited(sources, assertion), *_media(sources, levels)]
    ways = [way for way in ways if way.node != node]
    best = min(ways, key=lambda w: (not w.certain, w.order, w.node), default=None)
    return Carriage(
        assertion=assertion,
        node=node,
        source=best.node if best else None,
        certain=bool(best and best.certain),
        kind=best.kind if best else "headline" if heading else "own",
        why=best.why if best else "",
        voices=_ultimate(sources, levels),
    )


def _copied(sources: Sources, assertion: Assertion, carrying: set[str]) -> Iterable[_Taken]:
    pile = sources.pile
    for match in sources.passages.counterparts(sources.sentences[assertion.mention], _CARRIED):
        copy, edge = sources.copies[match.reuse.id], match.reuse
        other = match.span.article
        if edge.content in {"quotation", "boilerplate"} or copy.retelling.article != assertion.article:
            continue
        if other not in carrying or pile.root[other] == pile.root[assertion.article]:
            continue
        why = f"the passage stands in {pile.articles[other].key} ({_HOW[edge.relation]}, {edge.score:.2f}; {copy.why})"
        order = (int(not copy.sure), 1 - match.words * edge.score, pile.rank[other])
        yield _Taken(pile.node[other], is_certain(sources, copy), "copy", why, order)


def _with_its_story(sources: Sources, assertion: Assertion, carrying: set[str]) -> Iterable[_Taken]:
    """A headline is written anew over a copied story: it comes from where most of the story does."""
    pile, best = sources.pile, dict[str, list[Copy]]()
    for _, there, edge in sources.passages.edges(assertion.article):
        copy = sources.copies[edge.id]
        told = edge.relation == "translated" or edge.content == "body"
        other_story = pile.root[there.article] != pile.root[assertion.article]
        if told and other_story and copy.retelling.article == assertion.article and there.article in carrying:
            best.setdefault(there.article, []).append(copy)
    for other, found in sorted(best.items()):
        share = sum(len(copy.retelling) for copy in found) / max(1, len(pile.articles[assertion.article].text))
        if share >= _CARRIED:
            why = f"a headline over a story of which {share:.0%} stands in {pile.articles[other].key}"
            order = (int(not all(copy.sure for copy in found)), 1 - share, pile.rank[other])
            yield _Taken(pile.node[other], all(is_certain(sources, copy) for copy in found), "copy", why, order)


def is_certain(sources: Sources, copy: Copy) -> bool:
    """Whether a copy is one beyond doubt: credited, or two sentences running, or most of what the page says.

    "Police arrested 26 people in Kesvik on Thursday, the prosecutor's office said": two reporters of the same briefing
    can both write that, and another such sentence further down, amid what else they know. A translation without a
    credit is certain only of a whole story.
    """
    certain = copy.reuse.score >= _PLAIN_COPY or (copy.sure and copy.reuse.score >= CERTAIN_SCORE)
    here, there = copy.retelling.article, copy.source.article
    if copy.reuse.relation != "translated":
        shared = sources.passages.shared(here, there)
        running = shared >= A_STORY and any(
            edge.content == "body" and _sentences(sources.pile.quote(theirs)) > 1
            for _, theirs, edge in sources.passages.between(here, there)
        )
        return certain and (copy.credited or running or shared >= _MOST * len(words_in(sources.pile, here)))
    return copy.credited or (certain and _sentences(sources.pile.quote(copy.source)) >= _WHOLE_STORY)


def is_likely(sources: Sources, copy: Copy) -> bool:
    """Whether a copy is one beyond reasonable doubt: a page that is another's, sentence by sentence, in another tongue.

    Two reporters who heard the same two people write pages of which half can be laid side by side, not four fifths.
    """
    if copy.reuse.relation != "translated" or is_certain(sources, copy):
        return is_certain(sources, copy)
    return _side_by_side(sources, copy)


def _side_by_side(sources: Sources, copy: Copy) -> bool:
    here, there = copy.retelling.article, copy.source.article
    edges = sources.passages.translated(here, there)
    told = sum(_sentences(sources.pile.quote(theirs)) for _, theirs in edges)
    share = sum(len(mine) for mine, _ in edges) / max(1, len(sources.pile.articles[here].text))
    return told >= _SIDE_BY_SIDE and share >= _ALMOST_ALL


def _sentences(words: str) -> int:
    return len(_STOP.findall(words)) or 1


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
            key = sources.pile.articles[level.article].key
            named = words if words != words.lower() else f"{words} (named in {key})"
            node = sources.credited.node[near[0].id] if near else outlet_for(sources.pile, words) or f"outlet:{named}"
            yield _Taken(node, True, "credit", f"attributed to {words}", _NAMED)
            return


def is_media(sources: Sources, attribution: Attribution) -> bool:
    """Whether an attribution's source is an outlet, by its kind or by its name."""
    return attribution.id in sources.media


def _media_attributions(pile: Pile, credited: frozenset[str]) -> frozenset[str]:
    """The attributions whose source is an outlet; each name is looked up once."""
    known: dict[str, bool] = {}
    found = set()
    for one in (a for reading in pile.readings.values() for a in reading.attributions):
        words = " ".join(pile.quote(span) for span in one.sources)
        if words not in known:
            known[words] = bool(words) and named_outlet(pile, words, credited) is not None
        if one.kind == "media" or known[words]:
            found.add(one.id)
    return frozenset(found)


def _ultimate(sources: Sources, levels: Sequence[Attribution]) -> tuple[str, ...]:
    """The voices at the end of the chain: an agency citing the police ends with the police."""
    if not levels or is_media(sources, levels[0]):
        return ()
    found = {sources.cast.of[v] for v in levels[0].voices if v in sources.cast.of}
    return tuple(sorted(v for v in found if sources.cast.voices[v].scope == "passage"))
