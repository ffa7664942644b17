"""The funnel: how many articles, texts, outlets on their own, independent reports and voices a claim rests on.

In: a claim's carriages and its drawing. Out: the counts as intervals, and the Origins at both bounds. The lower bound
draws every line, the upper only the certain ones; the lists explain the numbers exactly.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from firsthand.reconcile.drawing import Carriage, Drawing
from firsthand.reconcile.passages import A_STORY, CERTAIN_SCORE, Counterpart, Passages, words_in
from firsthand.reconcile.pile import Pile
from firsthand.records import Bound, Line, Origin, Voice, record_id
from firsthand.unions import Unions

_HALF = 0.5  # of the words of the shorter of two pages


class Counts(NamedTuple):
    """The numbers of one claim."""

    articles: int
    texts: tuple[int, int]
    outlets: tuple[int, int]
    origins: tuple[int, int]
    voices: tuple[int, int | None]


def pieces(drawing: Drawing, lines: Iterable[Line], *, voices: bool) -> list[tuple[str, ...]]:
    """The connected pieces that hold a standing outlet; without `voices`, of outlets alone."""
    joined = Unions(drawing.standing)
    for line in lines:
        if voices or not line.b.startswith("voice:"):
            joined.join(line.a, line.b)
    standing = set(drawing.standing)
    return [piece for piece in joined.pieces() if not standing.isdisjoint(piece)]


def origins_of(
    pile: Pile, drawing: Drawing, carried: Sequence[Carriage], bound: Bound, lines: Sequence[Line]
) -> list[Origin]:
    """The origins of a claim at one bound."""
    found = []
    told: dict[str | None, set[str]] = defaultdict(set)  # the articles that have it at a node, or from it
    for c in carried:
        told[c.node].add(c.assertion.article)
        if c.certain:
            told[c.source].add(c.assertion.article)
    for node, page in drawing.unread.items():
        told[node].add(page)
    for piece in pieces(drawing, lines, voices=True):
        outlets = tuple(node for node in piece if not node.startswith("voice:"))
        articles = set[str]().union(*(told[node] for node in piece if node in told))
        order = sorted(articles, key=lambda name: pile.rank[name])
        found.append(
            Origin(
                id=record_id("org", drawing.claim, bound, *piece),
                claim=drawing.claim,
                bound=bound,
                outlets=outlets,
                voices=tuple(node.removeprefix("voice:") for node in piece if node.startswith("voice:")),
                articles=tuple(order),
                first=order[0] if order else None,
                unseen=tuple(node for node in outlets if node not in pile.nodes),
            )
        )
    return found


def count(
    pile: Pile, passages: Passages, drawing: Drawing, carried: Sequence[Carriage], voices: Mapping[str, Voice]
) -> Counts:
    """All the numbers of a claim."""
    sure = [line for line in drawing.lines if line.certain]
    return Counts(
        articles=len({pile.root[c.assertion.article] for c in carried}),
        texts=_texts(pile, passages, carried),
        outlets=(
            len(pieces(drawing, drawing.lines, voices=False)),
            len(pieces(drawing, sure, voices=False)),
        ),
        origins=(
            len(pieces(drawing, drawing.lines, voices=True)),
            len(pieces(drawing, sure, voices=True)),
        ),
        voices=_voices(drawing, voices),
    )


def _texts(pile: Pile, passages: Passages, carried: Sequence[Carriage]) -> tuple[int, int]:
    """Articles, after those whose supporting passages are tied by body reuse or translation are one: fewest and most.

    The most are counted with those ties alone that show copying: two pages of which one sentence is the same may have
    it from one briefing.
    """
    stories = sorted({pile.root[c.assertion.article] for c in carried})
    joined, surely = Unions(stories), Unions(stories)
    carrying = {c.assertion.article for c in carried}
    for c in carried:
        for match in passages.counterparts(c.assertion.span):
            if match.span.article in carrying and match.reuse.makes_one_text:
                ends = pile.root[c.assertion.article], pile.root[match.span.article]
                joined.join(*ends)
                if _shows_copying(pile, passages, c.assertion.article, match):
                    surely.join(*ends)
    return len(joined.pieces()), len(surely.pieces())


def _shows_copying(pile: Pile, passages: Passages, article: str, match: Counterpart) -> bool:
    """Whether two pages share a story's worth of words, or half of the shorter one, and not a sentence alone."""
    other = match.span.article
    if match.reuse.score < CERTAIN_SCORE:
        return False
    if match.reuse.relation == "translated":
        return True
    shorter = min(len(words_in(pile, page)) for page in (article, other))
    return passages.shared(article, other) >= min(A_STORY, _HALF * shorter)


def _voices(drawing: Drawing, voices: Mapping[str, Voice]) -> tuple[int, int | None]:
    """A group counts its number; voices that may be one count once below, those that may not belong only above.

    Where a line between two voices is certain, they count once above too.
    """
    certain = {line.b for line in drawing.lines if line.certain and not line.a.startswith("voice:")} & set(
        drawing.voices
    )
    joined = Unions(sorted(certain))
    for line in drawing.lines:
        if line.a in certain and line.b in certain:
            joined.join(line.a, line.b)
    least = sum(max(voices[n.removeprefix("voice:")].count_min for n in piece) for piece in joined.pieces())
    surely = Unions(sorted(drawing.voices))
    for line in drawing.lines:
        if line.certain and line.a.startswith("voice:") and line.b.startswith("voice:"):
            surely.join(line.a, line.b)
    tops = [[voices[node.removeprefix("voice:")].count_max for node in piece] for piece in surely.pieces()]
    most = sum(max(top or 0 for top in piece) for piece in tops) if all(None not in piece for piece in tops) else None
    return least, most
