"""A reuse edge and a text as programs read them: `why --json`.

In: a record, a Lookup, and what lineage explains. Out: Structs whose spans are code points of the articles.
"""

from msgspec import Struct

from firsthand import records as r
from firsthand.tell.changes import pointed, sheet_of
from firsthand.tell.differences import Difference, Stretch, differences
from firsthand.tell.lookup import Lookup
from firsthand.tell.sharing import Explain, drift_of, ends_of, moved_in, pair_of, speakers_of, stretches


class Printed(Struct, frozen=True, kw_only=True):
    """Who printed a passage, and when: the fields of its article, with the outlet as it is shown."""

    article: str
    outlet: str
    title: str | None
    key: str
    published: str | None
    updated: str | None
    captured: str | None


class Marked(Struct, frozen=True, kw_only=True):
    """One difference with its words; `changes` are (kind, before, after). Offsets are those of the two articles."""

    kind: str
    a: r.Span
    b: r.Span
    move: int = 0
    changes: tuple[tuple[str, str, str], ...] = ()
    inner: tuple["Marked", ...] = ()


class Shared(Struct, frozen=True, kw_only=True):
    """One passage of all that two articles share; `moved` when it breaks the order of the others."""

    reuse: str
    a: r.Span
    b: r.Span
    content: str
    relation: str
    moved: bool


class Showing(Struct, frozen=True, kw_only=True):
    """All that is shown of an edge. `differences` are of the passage with the rest of its sentences."""

    a: Printed
    b: Printed
    differences: tuple[Marked, ...]
    shared: tuple[Shared, ...]
    all_differences: tuple[Marked, ...]
    speakers: tuple[str, ...]
    drift: tuple[str, ...]
    evidence: r.Evidence | None


def showing(reuse: r.Reuse, lookup: Lookup, explain: Explain | None = None) -> Showing:
    """The same for programs: every difference with its offsets."""
    pair = pair_of(reuse, lookup)
    by_meaning = reuse.relation in r.BY_MEANING
    moved = moved_in(pair, lookup)
    return Showing(
        a=_printed(reuse.a.article, lookup),
        b=_printed(reuse.b.article, lookup),
        differences=() if by_meaning else _marked(reuse, stretches(reuse, pair, lookup), lookup),
        shared=tuple(
            Shared(
                reuse=edge.id,
                a=edge.a,
                b=edge.b,
                content=edge.content,
                relation=edge.relation,
                moved=edge.id in moved,
            )
            for edge in pair.edges
        ),
        all_differences=() if by_meaning or len(pair.edges) < 2 else _marked(reuse, ends_of(pair, lookup), lookup),
        speakers=tuple(speakers_of(reuse, lookup)),
        drift=tuple(drift.id for drift in drift_of(reuse, lookup)),
        evidence=explain.evidence(reuse) if explain else None,
    )


def _printed(name: str, lookup: Lookup) -> Printed:
    article = lookup.articles[name]
    return Printed(
        article=name,
        outlet=lookup.outlet(name),
        title=article.title,
        key=article.key,
        published=article.published,
        updated=article.updated,
        captured=article.captured,
    )


def _marked(reuse: r.Reuse, sides: tuple[Stretch, Stretch], lookup: Lookup) -> tuple[Marked, ...]:
    found = differences(*sides)
    said = pointed(found, sheet_of(lookup.articles[reuse.a.article]), sheet_of(lookup.articles[reuse.b.article]))

    def marked(difference: Difference) -> Marked:
        return Marked(
            kind=difference.kind,
            a=r.Span(reuse.a.article, *difference.a),
            b=r.Span(reuse.b.article, *difference.b),
            move=difference.move,
            changes=tuple((change.kind, change.before, change.after) for change in said.get(difference, ())),
            inner=tuple(marked(inner) for inner in difference.inner),
        )

    return tuple(marked(difference) for difference in found)
