"""The lists behind a claim's numbers: its texts, outlets, independent reports, voices, and what ties them.

In: a claim's evidence, origins and lines. Out: lists for the template.
"""

from collections.abc import Iterable
from itertools import product
from typing import NamedTuple

from firsthand.records import Assertion, Claim, Line, Origin, Span
from firsthand.tell.dates import plain_dates
from firsthand.tell.lookup import Lookup
from firsthand.tell.settled import node_words
from firsthand.tell.values import interval
from firsthand.tell.words import Badge, named_badges, source_labels
from firsthand.unions import Unions

_SHARED = 6  # sources that outlets share, told in words


class Report(NamedTuple):
    """An independent report, as drawn at one bound."""

    outlets: list[tuple[str, bool]]
    voices: list[tuple[str, str, list[Badge]]]
    articles: int


class Tie(NamedTuple):
    """A line between two nodes."""

    a: str
    b: str
    kind: str
    why: str


def texts_of(support: list[Assertion], lookup: Lookup) -> list[list[Assertion]]:
    """Evidence by text: passages that body reuse or translation ties are one."""
    joined = Unions()
    first: dict[str, str] = {}
    where: dict[str, list[Assertion]] = {}
    for assertion in support:
        joined.join(first.setdefault(lookup.story(assertion.article), assertion.id), assertion.id)
        where.setdefault(assertion.article, []).append(assertion)
    pairs = ((one, other) for one in where for other in lookup.tied_to.get(one, ()) if other in where)
    for one, other in pairs:
        for x, y in product(where[one], where[other]):
            if joined.top(x.id) != joined.top(y.id) and _tied(x.span, y.span, lookup.ties_of[one, other]):
                joined.join(x.id, y.id)
    found: dict[str, list[Assertion]] = {}
    for assertion in support:
        found.setdefault(joined.top(assertion.id), []).append(assertion)
    return list(found.values())


def outlets_of(origins: Iterable[Origin], lines: Iterable[Line], lookup: Lookup) -> list[list[tuple[str, bool]]]:
    """The outlets on their own: those that a line ties are one."""
    nodes = dict.fromkeys(node for origin in origins for node in origin.outlets)
    unseen = {node for origin in origins for node in origin.unseen}
    joined = Unions(nodes)
    for line in lines:
        if line.a in nodes and line.b in nodes:
            joined.join(line.a, line.b)
    found: dict[str, list[tuple[str, bool]]] = {}
    for node in nodes:
        found.setdefault(joined.top(node), []).append((node_words(node, lookup), node in unseen))
    return list(found.values())


def shared_voices(claim: Claim, lookup: Lookup) -> list[str]:
    """Why outlets on their own are fewer independent reports: `A and B both rest on Runa Okkelberg`; the widest few."""
    lines = [line for line in lookup.lines_of.get(claim.id, ()) if line.certain]
    origins = [origin for origin in lookup.origins_of.get(claim.id, ()) if origin.bound == "max"]
    alone = {name: at for at, piece in enumerate(outlets_of(origins, lines, lookup)) for name, _ in piece}
    rows: list[tuple[int, str]] = []
    for voice in sorted({line.b for line in lines if line.b.startswith("voice:")}):
        outlets = sorted({node_words(line.a, lookup) for line in lines if line.b == voice} & alone.keys())
        first = {alone[name]: name for name in reversed(outlets)}
        names = sorted(first.values())
        if len(names) > 1:
            how = "both" if len(names) == 2 else "all"
            told = f"{', '.join(names[:-1])} and {names[-1]} {how} rest on {node_words(voice, lookup)}"
            rows.append((-len(names), told))
    shown = [told for _, told in sorted(rows, key=lambda row: row[0])[:_SHARED]]
    left = len(rows) - len(shown)
    return [*shown, f"{left} more source{'s are' if left > 1 else ' is'} shared by some of them"] if left else shown


def report_of(origin: Origin, lookup: Lookup) -> Report:
    return Report(
        outlets=[(node_words(outlet, lookup), outlet in origin.unseen) for outlet in origin.outlets],
        voices=[(voice, *_voice(voice, lookup)) for voice in origin.voices],
        articles=len(origin.articles),
    )


def voices_of(origins: Iterable[Origin], lookup: Lookup) -> list[tuple[str, str, list[Badge], str]]:
    """The voices of a claim with the number each counts for."""
    found = dict.fromkeys(voice for origin in origins for voice in origin.voices)
    rows: list[tuple[str, str, list[Badge], str]] = []
    for voice in found:
        label, marks = _voice(voice, lookup)
        record = lookup.voices.get(voice)
        counts = interval(record.count_min, record.count_max) if record else "1"
        rows.append((voice, label, marks, counts))
    return rows


def tie_of(line: Line, lookup: Lookup) -> Tie:
    return Tie(
        node_words(line.a, lookup), node_words(line.b, lookup), line.kind.replace("_", " "), plain_dates(line.why)
    )


def _voice(voice: str, lookup: Lookup) -> tuple[str, list[Badge]]:
    found = lookup.voices.get(voice)
    return (found.label, named_badges(source_labels(found))) if found else (voice, [])


def _tied(x: Span, y: Span, passages: Iterable[tuple[Span, Span]]) -> bool:
    return any(a.overlaps(x) and b.overlaps(y) for a, b in passages)
