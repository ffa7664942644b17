"""All that two articles share: the passages in order, which of them were moved, whose words they hold, what drifted.

In: a Reuse and a Lookup. Out: a Pair and what lies in it, for the terminal, the page and programs alike.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from firsthand import records as r
from firsthand.tell.differences import Stretch, differences
from firsthand.tell.evidence import in_sentences
from firsthand.tell.lookup import Lookup
from firsthand.tell.words import source_words


class Explain(Protocol):
    """What lineage says when it is asked again; None where the rules as they are now do not give that record."""

    def evidence(self, reuse: r.Reuse) -> r.Evidence | None:
        """What stands behind an edge."""
        ...

    def bonds(self, text: r.Text) -> Sequence[r.Bond] | None:
        """What ties the articles of a text."""
        ...


class Pair(NamedTuple):
    """The passages that two articles share, in the order of b."""

    edges: tuple[r.Reuse, ...]


def pair_of(reuse: r.Reuse, lookup: Lookup) -> Pair:
    """All that the two articles of an edge share, furniture aside."""
    edges = [
        other
        for other in lookup.reuse_of.get(reuse.b.article, ())
        if (other.a.article, other.b.article) == (reuse.a.article, reuse.b.article)
        and (other.relation in r.BY_MEANING) == (reuse.relation in r.BY_MEANING)
        and (other.content != "boilerplate" or other.id == reuse.id)
    ]
    edges.sort(key=lambda edge: (edge.b, edge.id))
    return Pair(tuple(edges))


def moved_in(pair: Pair, lookup: Lookup) -> frozenset[str]:
    """The passages that the second article has in another place than the first."""
    starts = [edge.a.start for edge in pair.edges]
    if starts == sorted(starts):
        return frozenset()
    found = [difference.b for difference in differences(*ends_of(pair, lookup)) if difference.kind == "moved_to"]
    return frozenset(
        edge.id
        for edge in pair.edges
        if 2 * sum(max(0, min(end, edge.b.end) - max(start, edge.b.start)) for start, end in found) > len(edge.b)
    )


def stretches(reuse: r.Reuse, pair: Pair, lookup: Lookup) -> tuple[Stretch, Stretch]:
    """Both passages with the rest of their sentences, as far as no other passage of the pair begins."""
    return (
        in_sentences(reuse.a, lookup, [edge.a for edge in pair.edges]),
        in_sentences(reuse.b, lookup, [edge.b for edge in pair.edges]),
    )


def ends_of(pair: Pair, lookup: Lookup) -> tuple[Stretch, Stretch]:
    """Both articles from the first passage they share to the last."""
    sides = [[stretch for edge in pair.edges if (stretch := in_sentences(side(edge), lookup))] for side in (_a, _b)]
    one, other = (Stretch(side[0].text, min(s.start for s in side), max(s.end for s in side)) for side in sides)
    return one, other


def _a(edge: r.Reuse) -> r.Span:
    return edge.a


def _b(edge: r.Reuse) -> r.Span:
    return edge.b


def speakers_of(reuse: r.Reuse, lookup: Lookup) -> Iterator[str]:
    """Whose words a passage holds, as its articles say."""
    found: dict[str, None] = {}
    for attribution in lookup.attributions.values():
        for span in (reuse.a, reuse.b):
            if any(span.contains(content) or content.contains(span) for content in attribution.contents):
                found.setdefault(f"{source_words(attribution, lookup)} ({lookup.outlet(span.article)})")
    yield from found


def drift_of(reuse: r.Reuse, lookup: Lookup) -> Iterator[r.Drift]:
    """The drift of the case that lies in both passages, with the rest of their sentences."""
    sides = [
        r.Span(span.article, stretch.start, stretch.end)
        for span in (reuse.a, reuse.b)
        for stretch in (in_sentences(span, lookup),)
    ]
    for drift in lookup.dossier.account.drift:
        ends = (drift.source, drift.retelling)
        if all(any(side.overlaps(end) for end in ends) for side in sides):
            yield drift
