"""What stands behind an edge by meaning: what agrees in the two sentences, what does not, who else has the sentence.

In: an Inquiry into a pile, and a translated or paraphrased Reuse. Out: Evidence. Which of several papers a retelling is
tied to was decided by many sentences together; here those are named that have the source's words too.
"""

from calendar import month_name
from collections.abc import Iterator, Sequence

import numpy as np

from firsthand.lineage.anchored import Sentence
from firsthand.lineage.cognates import WORD
from firsthand.lineage.fingerprint import fold
from firsthand.lineage.inquiry import Inquiry
from firsthand.lineage.passages import A_END, B_END, A, B
from firsthand.lineage.pile import name_of
from firsthand.records import Article, Evidence, Ground, Holder, Reuse, Span

_GROUNDS = {
    "translated": "sentences of two languages that say the same; {} of them in these two articles follow each other in"
    " order, which no two reports of one affair do by accident",
    "paraphrased": "sentences that say the same in other words; {} of them in these two articles are alike as no"
    " sentence of another article is, which two reports of one affair hardly are by accident",
}
_CLOSEST = "of the articles of its language the one whose sentences the retelling follows most closely, in order"
_EITHER = "its sentences and those of the other follow each other closely, in order; which retells which no date shows"
_TOLD = "@#"  # names and numbers: that a stem is missing says only that another word was chosen


def retelling(inquiry: Inquiry, reuse: Reuse) -> Evidence:
    """What stands behind an edge by meaning; it is told of the record as it is."""
    a, b = inquiry.rank[reuse.a.article], inquiry.rank[reuse.b.article]
    one, other = _anchors(inquiry, a, reuse.a), _anchors(inquiry, b, reuse.b)
    sides = inquiry.pile.articles[a], inquiry.pile.articles[b]
    words = [article.quote(span) for article, span in zip(sides, (reuse.a, reuse.b), strict=True)]
    only = [_told(mine - theirs, n, sides, words) for n, (mine, theirs) in enumerate(((one, other), (other, one)))]
    run = [e for e in inquiry.edges(reuse.a.article, reuse.b.article) if e.relation == reuse.relation]
    holders = list(_holders(inquiry, a, b, reuse))
    return Evidence(
        reuse=reuse.id,
        copy=reuse.b.article,
        words=len(inquiry.tokens(reuse.a)),
        holders=tuple(holders),
        grounds=(Ground(_GROUNDS[reuse.relation].format(len(run))),),
        agree=tuple(dict.fromkeys(_label(anchor, words[0]) for anchor in sorted(one & other))),
        differ=(only[0], only[1]),
    )


def _anchors(inquiry: Inquiry, rank: int, span: Span) -> frozenset[str]:
    """What stays the same in translation, in the sentences of a span."""
    sentences = _sentences(inquiry, rank)
    inside = (one for one in sentences if span.start <= one.start and one.end <= span.end)
    return frozenset(anchor for one in inside for anchor in one.anchors)


def _sentences(inquiry: Inquiry, rank: int) -> Sequence[Sentence]:
    return inquiry.read.sentences(rank, inquiry.pile.articles[rank].text, inquiry.languages[rank])


def _told(anchors: frozenset[str], n: int, sides: Sequence[Article], words: Sequence[str]) -> tuple[str, ...]:
    """The names and numbers among what only one of two sentences has; "The" is written small elsewhere, and no name."""
    small = {word for word in WORD.findall(sides[n].text) if word.islower()}
    labels = (_label(anchor, words[n]) for anchor in sorted(anchors) if anchor[0] in _TOLD)
    return tuple(label for label in labels if label.lower() not in small)


def _label(anchor: str, words: str) -> str:
    """An anchor as its text writes it: `~explo` is "explosion"; a number by its digits, a month by its name."""
    kind, stem = anchor[0], anchor[1:]
    if kind == "#":
        month = stem.removeprefix("month ")
        return month_name[int(month)] if month != stem and month.isdigit() else stem
    return next((word for word in WORD.findall(words) if fold(word).startswith(stem)), stem)


def _holders(inquiry: Inquiry, a: int, b: int, reuse: Reuse) -> Iterator[Holder]:
    """The source, then those that have its words in its own language, before the retelling."""
    here = inquiry.tokens(reuse.a)
    source = inquiry.pile.articles[a]
    yield Holder(
        article=source.id,
        words=len(here),
        shared=0,
        verdict="source",
        why=_CLOSEST if reuse.direction != "unknown" else _EITHER,
        passages=(reuse.a,),
        edges=(reuse.id,),
    )
    ties = inquiry.ties
    for tie in np.flatnonzero((ties.a == a) | (ties.b == a)).tolist():
        first = int(ties.a[tie]) == a
        rank = int(ties.b[tie] if first else ties.a[tie])
        if rank == b or rank > b:
            continue
        mine, theirs = ((A, A_END), (B, B_END)) if first else ((B, B_END), (A, A_END))
        held = np.zeros(len(here), bool)
        spans = []
        for row in ties.pieces[ties.at[tie] : ties.at[tie + 1]]:
            inside = (here >= row[mine[0]]) & (here < row[mine[1]])
            if inside.any():
                held |= inside
                spans.append(inquiry.span(rank, int(row[theirs[0]]), int(row[theirs[1]])))
        if not held.any():
            continue
        holder = inquiry.pile.articles[rank]
        edges = [e.id for e in inquiry.edges(holder.id, reuse.b.article)]
        yield Holder(
            article=holder.id,
            words=int(held.sum()),
            shared=int(ties.body()[tie]),
            verdict="further" if edges else "unweighed",
            why=_why(source, edges),
            passages=tuple(spans),
            edges=tuple(edges),
        )


def _why(source: Article, edges: Sequence[str]) -> str:
    if edges:
        return "the retelling is tied to it too, for other sentences, or since it has these as well"
    return (
        f"has words of the sentence as {name_of(source)} has them; a run of sentences is tied to one article, by the"
        " weight of the whole run and at equal weight to the earlier, and is not weighed again here"
    )
