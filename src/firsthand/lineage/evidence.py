"""What stands behind a Reuse: who else has the passage, why each is its source or not, and what the shared text is.

In: an Inquiry into a pile and a Reuse of it. Out: Evidence. Nothing is decided here: the choice of best sources is told
from the very numbers that it was made by.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from firsthand.lineage.contents import grounds_of
from firsthand.lineage.direction import AGGREGATOR, Verdicts, by_time, mark_of
from firsthand.lineage.edges import edges_of, records
from firsthand.lineage.fingerprint import Bools, Longs
from firsthand.lineage.inquiry import Inquiry
from firsthand.lineage.kind import BODY
from firsthand.lineage.passages import (
    A_END,
    B_END,
    HIGH,
    LOW,
    OWN,
    A,
    B,
    Ties,
    chosen,
    joined,
    places,
)
from firsthand.lineage.pile import name_of, time_key
from firsthand.lineage.sources import NEW_WORDS, allowed, offers, sinks_of
from firsthand.lineage.uncompared import uncompared
from firsthand.records import BY_MEANING, Evidence, Ground, Holder, Reuse, Span, Verdict

_CONTAINED = 0.8  # of an article's own words in another: all but a headline and a last line


class _Passage(NamedTuple):
    """A piece of a tie, and the words of it that count, as tokens of its later article, ascending."""

    tie: int
    piece: int
    words: Longs


class _Offered(NamedTuple):
    """The ties of one article to those before it, by rank; `left` as `offers` gives it, `place` which source one is.

    `held` says of each tie which words of the passage it has.
    """

    ties: Ties
    allowed: Bools
    compared: Bools
    place: Longs
    left: Longs
    held: Bools


def evidence(inquiry: Inquiry, reuse: Reuse) -> Evidence | None:
    """What stands behind an edge of one language; None where the rules as they are now do not give that edge."""
    a, b = inquiry.rank[reuse.a.article], inquiry.rank[reuse.b.article]
    passage = _passage(inquiry, a, b, reuse)
    if passage is None:
        return None
    after = list(_after(inquiry, b, passage))
    early = [holder for holder, is_early in after if is_early]
    extra, unseen = uncompared(inquiry, b, inquiry.ties.pieces[passage.piece])
    offered = _offered(inquiry, b, passage, extra)
    return Evidence(
        reuse=reuse.id,
        copy=reuse.b.article,
        words=len(passage.words),
        holders=(*_holders(inquiry, b, passage, offered), *early),
        later=tuple(span for holder, is_early in after if not is_early for span in holder.passages),
        unseen=unseen,
        grounds=tuple(grounds_of(inquiry, passage.tie, passage.piece)),
        signs=tuple(_signs(inquiry, a, b, passage)),
    )


def _passage(inquiry: Inquiry, a: int, b: int, reuse: Reuse) -> _Passage | None:
    """The piece that an edge was made of."""
    ties = inquiry.ties
    for tie in np.flatnonzero((ties.a == a) & (ties.b == b)).tolist():
        pieces = slice(int(ties.at[tie]), int(ties.at[tie + 1]))
        which, rule, third = (column[pieces] for column in inquiry.known.said)
        said = Verdicts(which.astype(np.int8), rule.astype(np.int8), third.astype(np.int64))
        edges = edges_of(inquiry.pile, chosen(ties, np.array([tie])), said)
        for n, edge in enumerate(records(inquiry.pile.articles, edges)):
            if edge == reuse:
                return _Passage(tie, pieces.start + n, _words_of(inquiry, b, ties.pieces[pieces.start + n]))
    return None


def _words_of(inquiry: Inquiry, b: int, row: Longs) -> Longs:
    """The words of a piece that count, in b, those that the other article has otherwise too: its body, else all."""
    words = np.arange(row[B], row[B_END])
    if not row[OWN]:
        return words
    return np.asarray(words[inquiry.known.kinds[inquiry.pile.words.at[b] + words] == BODY])


def _held(ties: Ties, tie: int, words: Longs, body: bool) -> Bools:
    """Which of some words of b a tie has: as body, or in any way."""
    pieces = ties.pieces[ties.at[tie] : ties.at[tie + 1]]
    if body:
        return np.isin(words, np.concatenate([_of_body(ties, row, 1) for row in pieces]))
    return np.asarray(((words[:, None] >= pieces[:, B]) & (words[:, None] < pieces[:, B_END])).any(axis=1))


def _of_body(ties: Ties, row: Longs, side: int) -> Longs:
    """The tokens of body of a piece, in a for side 0 and in b for side 1."""
    runs = ties.bodies[row[LOW] : row[HIGH]].tolist()
    return np.concatenate([np.zeros(0, np.int64), *(np.arange(run[side], run[side] + run[2]) for run in runs)])


def _is_body(inquiry: Inquiry, passage: _Passage) -> bool:
    row = inquiry.ties.pieces[passage.piece]
    return bool(row[OWN])


def _offered(inquiry: Inquiry, b: int, passage: _Passage, extra: Ties) -> _Offered:
    """What every earlier article offered the copy, those first compared now among them."""
    ties, sources = inquiry.ties, inquiry.known.sources
    of_b = np.flatnonzero(ties.b == b)
    picked = sources.tie[sources.at[b] : sources.at[b + 1]]
    order = np.argsort(np.concatenate([ties.a[of_b], extra.a]), kind="stable")  # as `joined` puts them
    whole = joined(chosen(ties, of_b), extra)
    rows = np.argsort(order)[np.searchsorted(of_b, picked)]
    place = np.full(len(order), -1)
    place[rows] = np.arange(len(rows))
    aggregators = frozenset(
        inquiry.pile.articles[rank].id for rank in np.flatnonzero(inquiry.known.sinks.articles).tolist()
    )
    body = _is_body(inquiry, passage)
    held = [_held(whole, tie, passage.words, body) for tie in range(len(order))]
    return _Offered(
        whole,
        allowed(whole, sinks_of(inquiry.pile, whole, aggregators)),
        order < len(of_b),
        place,
        offers(whole, np.arange(len(order)), rows),
        np.array(held, bool).reshape(len(order), len(passage.words)),
    )


def _holders(inquiry: Inquiry, b: int, passage: _Passage, offered: _Offered) -> Iterator[Holder]:
    """The articles that have words of the passage before the copy: the source, further ones, then the rejected."""
    giver = _giver(offered) if _is_body(inquiry, passage) else -1
    count = offered.held.sum(axis=1)
    ranks = [row for row in range(len(count)) if count[row]]
    order = sorted(ranks, key=lambda row: (row != giver, offered.place[row] < 0, -count[row], row))
    here = _here(inquiry, b, passage)
    source = offered.held[giver] if giver >= 0 else np.zeros(len(passage.words), bool)
    for row in order:
        article = inquiry.pile.articles[offered.ties.a[row]]
        verdict, why = _verdict(inquiry, offered, row, giver, _is_body(inquiry, passage))
        held = offered.held[row]
        edges = [
            edge.id
            for edge in inquiry.edges(article.id, here.article)
            if edge.relation not in BY_MEANING and edge.b.overlaps(here)
        ]
        yield Holder(
            article=article.id,
            words=int(count[row]),
            shared=int(offered.ties.body()[row]),
            verdict=verdict,
            why=why,
            passages=tuple(_stands_at(inquiry, offered.ties, row, passage.words)),
            lacks=tuple(_spans(inquiry, b, passage.words[source & ~held])),
            alone=tuple(_spans(inquiry, b, passage.words[held & ~source])) if giver >= 0 else (),
            edges=tuple(edges) if offered.compared[row] else (),
            compared=bool(offered.compared[row]),
        )


def _giver(offered: _Offered) -> int:
    """The source that gave most words of the passage when it was chosen; -1 where none gave any."""
    best, most = -1, 0
    given = np.zeros(offered.held.shape[1], bool)
    for row in np.argsort(offered.place)[np.sort(offered.place) >= 0].tolist():
        fresh = int((offered.held[row] & ~given).sum())
        if fresh > most:
            best, most = row, fresh
        given |= offered.held[row]
    return best


def _verdict(inquiry: Inquiry, offered: _Offered, row: int, giver: int, body: bool) -> tuple[Verdict, str]:
    """Why one of the ties gave the source of the passage, or did not."""
    left, place = offered.left[row], int(offered.place[row])
    asked = f"; a further source must give {NEW_WORDS} that no better one gives"
    if not offered.allowed[row]:
        return "aggregator", AGGREGATOR
    if not body:
        also = f"; of {left[place]} of the reporter's own words it is a source" if place >= 0 else ""
        return "unweighed", "no source is chosen for words that are not the reporter's own" + also
    if place >= 0:
        more = "that no better source gives" if place else "of the reporter's own; no article gives more"
        return "source" if row == giver else "further", f"gives the copy {_words(left[place])} {more}"
    if giver < 0:
        return "little", f"gives the copy {_words(left[-1])} that no better source gives{asked}"
    step = int(offered.place[giver])
    mine, best = int(left[step]), int(offered.left[giver, step])
    better = " that no better source gives" if step else " of the reporter's own"
    if mine > best:
        return "missed", f"gives the copy {_words(mine)}{better}, the source {best}: compared, it would be the source"
    if mine == best:
        which, dates = by_time(inquiry.pile.articles[offered.ties.a[giver]], inquiry.pile.articles[offered.ties.a[row]])
        after = dates if which == "b_from_a" else f"{dates}; the update, the capture and the address put it second"
        return "later", f"gives the copy as many words as the source, {mine}, and comes after it ({after})"
    rest = "" if not left[-1] else f"; {left[-1]} of them in no source{asked}"
    return "less", f"gives the copy {_words(mine)}{better}, the source {best}{rest}"


def _words(count: int) -> str:
    return f"{count} word" if count == 1 else f"{count} words"


def _after(inquiry: Inquiry, b: int, passage: _Passage) -> Iterator[tuple[Holder, bool]]:
    """The articles that the rule puts after the copy and that have words of the passage; and whether one is earlier.

    An aggregator is put after all others, so that it is nobody's earliest holder, whenever it was published.
    """
    ties, copy = inquiry.ties, inquiry.pile.articles[b]
    sinks, body = inquiry.known.sinks.articles, _is_body(inquiry, passage)
    for tie in np.flatnonzero(ties.a == b).tolist():
        held = np.zeros(len(passage.words), bool)
        spans = []
        for row in ties.pieces[ties.at[tie] : ties.at[tie + 1]]:
            here = _of_body(ties, row, 0) if body else np.arange(row[A], row[A_END])
            inside = np.isin(passage.words, here)
            if inside.any():
                held |= inside
                spans.append(inquiry.span(int(ties.b[tie]), int(row[B]), int(row[B_END])))
        if not held.any():
            continue
        article = inquiry.pile.articles[ties.b[tie]]
        early = bool(sinks[ties.b[tie]] and not sinks[b]) and time_key(article) < time_key(copy)
        edges = [edge.id for edge in inquiry.edges(copy.id, article.id) if edge.a.overlaps(_here(inquiry, b, passage))]
        yield (
            Holder(
                article=article.id,
                words=int(held.sum()),
                shared=int(ties.body()[tie]),
                verdict="aggregator",
                why=AGGREGATOR,
                passages=tuple(spans),
                edges=tuple(edges),
            ),
            early,
        )


def _here(inquiry: Inquiry, b: int, passage: _Passage) -> Span:
    """The words of the passage that count, in the copy, from the first to the last."""
    return inquiry.span(b, int(passage.words[0]), int(passage.words[-1]) + 1)


def _stands_at(inquiry: Inquiry, ties: Ties, tie: int, words: Longs) -> Iterator[Span]:
    """Where the earlier article of a tie has some words of the later."""
    one = chosen(ties, np.array([tie]))
    for row, place in zip(one.pieces, places(one, inquiry.pile.words).tolist(), strict=True):
        if ((words >= row[B]) & (words < row[B_END])).any():
            yield Span(inquiry.pile.articles[ties.a[tie]].id, place[0], place[1])


def _spans(inquiry: Inquiry, rank: int, words: Longs) -> Iterator[Span]:
    """Tokens of an article as spans, those that follow each other in one."""
    for run in np.split(words, np.flatnonzero(np.diff(words) > 1) + 1):
        if len(run):
            yield inquiry.span(rank, int(run[0]), int(run[-1]) + 1)


def _signs(inquiry: Inquiry, a: int, b: int, passage: _Passage) -> Iterator[Ground]:
    """What the two texts show of their order, beside the rule that decided."""
    one, other = inquiry.pile.articles[a], inquiry.pile.articles[b]
    shared = int(inquiry.ties.body()[passage.tie])
    sizes = int(inquiry.known.sizes[a]), int(inquiry.known.sizes[b])
    names = [name_of(article) for article in (one, other)]
    if shared and all(sizes):
        shares = [f"{shared / size:.0%} of the {size} of {name}" for size, name in zip(sizes, names, strict=True)]
        whole = [n for n in (0, 1) if shared >= _CONTAINED * sizes[n]]
        contained = f": {names[whole[0]]} stands in {names[1 - whole[0]]}" if len(whole) == 1 else ""
        yield Ground(f"the two share {_words(shared)} of their own, {' and '.join(shares)}{contained}")
    for article, name in zip((one, other), names, strict=True):
        mark, own = mark_of(article)
        if mark:
            yield Ground(f"the dateline of {name} names {mark}, {'whose own text it is' if own else 'an agency'}")
    third = int(inquiry.known.said.third[passage.piece])
    if third >= 0:
        which = inquiry.pile.articles[third]
        tie = np.flatnonzero((inquiry.ties.a == third) & (inquiry.ties.b == b))
        spans = tuple(_stands_at(inquiry, inquiry.ties, int(tie[0]), passage.words)) if len(tie) else ()
        yield Ground(f"{name_of(which)} precedes both and has most of the passage", spans)
