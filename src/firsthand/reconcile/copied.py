"""Mentions that copied words tie: one event, though an edited copy may tell of another day or place.

In: a Pile, passages, mentions, their kinds, joins. Out: joins, and the mentions that a copy tells otherwise than its
source. A sentence that two pages have in common and nothing else may be a formula, and ties nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.facts import Facts, pooled
from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.parted import opposed, years_ago
from firsthand.reconcile.passages import A_STORY, Passages, words_in
from firsthand.reconcile.pieces import days_of_piece, facts_of_piece, with_story_days
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.values import Interval
from firsthand.records import Mention, Reuse
from firsthand.unions import Unions

_HALF = 0.5  # of a page's words
_MOST = 0.6
_MUCH = 0.3  # of a page's characters, sentence for sentence in another language


class Altered(NamedTuple):
    """Pairs of mentions in copied words that a day or a place parts, and which of them stand in translations."""

    pairs: list[tuple[str, str]]
    anew: frozenset[str]


def join_copied(
    pile: Pile,
    passages: Passages,
    mentions: Mapping[str, Mention],
    kinds: Mapping[str, Kind],
    joined: Unions,
    story: Mapping[str, int],
    days_of: Mapping[int, Interval],
) -> Altered:
    """A mention and its counterpart in a copied passage are one event; an edited copy may tell of another day.

    Gives the pairs that a day or a place parts though one page is a copy of the other.
    """
    facts = {  # each of one article
        piece[0]: with_story_days(
            facts_of_piece(pile, piece, mentions, kinds), days_of_piece(piece, mentions, story, days_of)
        )
        for piece in joined.pieces()
    }
    altered: list[tuple[str, str]] = []
    anew: set[str] = set()
    for _, name, other in sorted(_counterparts(pile, passages, mentions, kinds)):
        a, b = joined.top(name), joined.top(other)
        if a == b or years_ago(facts[a], facts[b]) or years_ago(facts[b], facts[a]):
            continue
        if not opposed(pile, facts[a], facts[b]):
            joined.join(a, b)
            facts[joined.top(a)] = _poured(facts[a], facts[b])
        elif _is_copy(pile, passages, mentions[name].article, mentions[other].article):
            altered.append((name, other))
        elif (later := _translation(pile, passages, mentions[name].article, mentions[other].article)) is not None:
            altered.append((name, other))
            anew.update(one for one in (name, other) if mentions[one].article == later)
    return Altered(altered, frozenset(anew))


def join_altered(
    mentions: Mapping[str, Mention],
    altered: Sequence[tuple[str, str]],
    joined: Unions,
    anew: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """What only copies of a page tell, and otherwise than the page, is the page's event with a day or a place altered.

    A happening that other pages tell of too, on that day or in that place, is another one; not so of `anew`, which
    stand in translations and tell what the page itself tells. Gives the mentions joined.
    """
    found: set[str] = set()
    told: dict[str, set[str]] = defaultdict(set)
    for one, other in altered:
        told[one].add(other)
        told[other].add(one)
    pieces = joined.pieces()
    first = {name: piece[0] for piece in pieces for name in piece}
    pages = {piece[0]: len({mentions[name].article for name in piece}) for piece in pieces}
    for piece in sorted(pieces, key=lambda piece: (len(piece), piece)):
        known = [name for name in piece if name in told]
        most = _MOST * len([name for name in piece if mentions[name].times or mentions[name].place] or piece)
        if not known or len(known) < most:
            continue
        votes = Counter(top for name in known for top in {first[n] for n in told[name]} - {piece[0]})
        best = min(votes, key=lambda top: (-votes[top], top), default=None)
        fewer = best and (pages[piece[0]] < pages[best] or (pages[piece[0]] == pages[best] and anew.issuperset(known)))
        if best and fewer and votes[best] >= most:
            joined.join(best, piece[0])
            found.update(piece)
    return frozenset(found)


def _counterparts(
    pile: Pile, passages: Passages, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> Iterator[tuple[float, str, str]]:
    """Two mentions that stand in one copied passage, with a number that is least where most was copied.

    Of two pages with one sentence in common that sentence may be a formula: "two people were arrested over the attack".
    """
    at = {m.trigger: name for name, m in mentions.items()}
    by_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions.values():
        by_article[mention.article].append(mention)
    for name, mention in mentions.items():
        for match in passages.counterparts(mention.trigger, 0.99):
            if match.reuse.content == "boilerplate" or match.reuse.score < 0.3 or match.reuse.relation == "paraphrased":
                continue
            if not _of_one_story(pile, passages, match.reuse, mention.article, match.span.article):
                continue
            weight = -min(len(match.reuse.a), len(match.reuse.b)) * match.reuse.score
            if match.reuse.relation == "translated":
                same = [m for m in by_article[match.span.article] if m.trigger.overlaps(match.span)]
                same = [m for m in same if kinds[m.id].name == kinds[name].name]
                if len(same) == 1:
                    yield weight, name, same[0].id
            elif match.span in at:
                yield weight, name, at[match.span]


def _is_copy(pile: Pile, passages: Passages, article: str, other: str) -> bool:
    """Whether of one of two pages most stands in the other."""
    return passages.shared(article, other) >= max(A_STORY, _MOST * _words_of_shorter(pile, article, other))


def _translation(pile: Pile, passages: Passages, article: str, other: str) -> str | None:
    """Which of two pages is for the most part a translation of the other; None where neither is, or none knows."""
    if pile.articles[article].language == pile.articles[other].language:
        return None
    if passages.side_by_side(article, other) < _HALF:
        return None
    later = {
        {"a_from_b": edge.a.article, "b_from_a": edge.b.article}.get(edge.direction)
        for _, _, edge in passages.between(article, other)
        if edge.relation == "translated"
    }
    return later.pop() if len(later) == 1 else None


def _of_one_story(pile: Pile, passages: Passages, edge: Reuse, article: str, other: str) -> bool:
    """Whether two pages have more in common than a sentence: a story's worth of words, or much of the shorter one."""
    if edge.relation == "translated":
        return passages.side_by_side(article, other) >= _MUCH
    least = min(A_STORY, _HALF * _words_of_shorter(pile, article, other))
    return edge.content != "body" or passages.shared(article, other) >= least


def _words_of_shorter(pile: Pile, article: str, other: str) -> int:
    return min(len(words_in(pile, article)), len(words_in(pile, other)))


def _poured(a: Facts, b: Facts) -> Facts:
    """The facts of two groups that copied words tie, under the kind of what bears a toll, where one does."""
    return pooled(b, a) if a.kind.role == "toll" else pooled(a, b)
