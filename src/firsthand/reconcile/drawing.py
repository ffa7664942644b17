"""The drawing of one claim: outlets and voices as nodes, lines between those that are not independent.

In: the claim's supporting assertions and what carries each. Out: the nodes, and the lines with their reasons.

An outlet that only carries what another printed rests on that one and gets ONE line to it, the best: an aggregator
that took a number from two papers must not make the two papers one. A voice is tied to the outlet it spoke to.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations, pairwise
from typing import NamedTuple

from firsthand.reconcile.kinship import UNKNOWN, alike, called_so, for_short, speaks_for, translated
from firsthand.reconcile.lawyers import may_be_his_lawyer
from firsthand.reconcile.mouths import may_be_one_mouth, mouth_of, surely_one_mouth
from firsthand.reconcile.named_next import may_be_named
from firsthand.reconcile.own_people import may_be_its_own, own_of
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Line, Span, Voice, record_id

NOTHING: Mapping[str, Sequence[str]] = {}
NOTHING_UNREAD: Mapping[str, str] = {}
UNREAD = "unread words"  # the kind of a line to who may tell it in words that were not read
_SHOWN = 160  # characters of a sentence that were not read


class Carriage(NamedTuple):
    """How one assertion came to its outlet: `source` is the node it was taken from, None for the outlet's own.

    `further`: the page it was copied from may have it from elsewhere, beside what its outlet knows itself. `unread`:
    that page says it in words that were not read, and whence it has them is not known.
    """

    assertion: Assertion
    node: str
    source: str | None
    certain: bool
    kind: str
    why: str
    voices: tuple[str, ...]
    further: bool = False
    unread: bool = False


class Drawing(NamedTuple):
    """Nodes and lines of one claim. `standing` are the outlets that the claim certainly passed through, and those that
    may tell it in words that were not read, each with the page in `unread`.
    """

    claim: str
    standing: tuple[str, ...]
    voices: tuple[str, ...]
    lines: tuple[Line, ...]
    unread: Mapping[str, str] = NOTHING_UNREAD


def draw(
    claim: str,
    pile: Pile,
    carried: Sequence[Carriage],
    voices: Mapping[str, Voice],
    scoped: Mapping[str, Sequence[str]],
    told_on: Mapping[str, Sequence[str]] = NOTHING,
) -> Drawing:
    """Draw a claim. `scoped` gives, for an article, the voices that its sourcing paragraph names for all; `told_on`,
    for an assertion on nobody's word, those of the statement that its sentence follows.
    """
    carried = _told_below(carried)
    standing = {c.node for c in carried} | {c.source for c in carried if c.source and c.certain}
    lines: dict[str, Line] = {}
    of_node: dict[str, list[Carriage]] = defaultdict(list)
    for c in carried:
        of_node[c.node].append(c)
    beside = _beside(claim, pile, of_node, standing)
    for further in beside:
        lines.setdefault(further.id, further)
        standing.add(further.b)
    # What was copied from a page of its that was not read, it may well have from somebody.
    printed = {c.source for c in carried if c.certain and c.unread}
    for node, mine in sorted(of_node.items()):
        apart = {further.b for further in beside if further.a == node}
        if node not in printed and (line := _rests_on(claim, pile, node, mine, apart)):
            lines.setdefault(line.id, line)
    for line in (
        *_voice_lines(claim, pile, carried, voices, {further.a for further in beside}),
        *_scoped_lines(claim, pile, carried, voices, scoped),
        *_told_on_lines(claim, carried, voices, told_on),
    ):
        lines.setdefault(line.id, line)
    nodes = {line.b for line in lines.values() if line.b.startswith("voice:")}
    for line in (*_like_voices(claim, pile, nodes, voices, lines.values()), *_strangers(claim, sorted(standing))):
        lines.setdefault(line.id, line)
    return Drawing(claim, tuple(sorted(standing)), tuple(sorted(nodes)), _once(lines.values()))


def with_unread(drawing: Drawing, pile: Pile, carried: Sequence[Carriage], tellers: Mapping[str, Span]) -> Drawing:
    """The drawing with outlets that may tell the claim in sentences that were not read: each may have it from the first
    that tells it, so that the fewest reports stay as many as they are.
    """
    if not tellers:
        return drawing
    first = min(carried, key=lambda c: (pile.rank[c.assertion.article], c.node)).node
    lines = [*drawing.lines]
    for node, sentence in sorted(tellers.items()):
        words = pile.quote(sentence)
        words = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
        why = (
            f"it tells of the event, and may tell this in a sentence that has the value and was not read so: “{words}”"
        )
        lines.append(_line(drawing.claim, node, first, UNREAD, False, why))
    unread = {node: sentence.article for node, sentence in tellers.items()}
    standing = tuple(sorted({*drawing.standing, *tellers}))
    return drawing._replace(standing=standing, lines=_once(lines), unread=unread)


def without_rejected(drawing: Drawing) -> Drawing:
    """The drawing without the outlets of which a person said that they do not tell it."""
    kept = {line.a for line in drawing.lines if line.kind == UNREAD}
    unread = {node: page for node, page in drawing.unread.items() if node in kept}
    standing = tuple(node for node in drawing.standing if node not in drawing.unread or node in kept)
    return drawing._replace(standing=standing, unread=unread)


def _told_below(carried: Sequence[Carriage]) -> Sequence[Carriage]:
    """What is told in a text, where something is: a headline alone repeats its story, and is no report of its own.

    One that names its source is kept with it: "Nine dead, governor says" over a text that has "at least nine".
    """
    telling = {c.node for c in carried if c.kind != "headline"}
    return [c for c in carried if c.node in telling or c.source or c.voices] if telling else carried


def name_of(pile: Pile, node: str) -> str:
    """A node as a person reads it."""
    kind, _, name = node.partition(":")
    return f"the page {pile.articles[name].key}" if kind == "article" else name


def _line(claim: str, a: str, b: str, kind: str, certain: bool, why: str) -> Line:
    return Line(id=record_id("lin", claim, a, b, kind), claim=claim, a=a, b=b, kind=kind, certain=certain, why=why)


def _once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One line between two nodes: the certain one where there are both."""
    best: dict[tuple[str, str], Line] = {}
    for line in sorted(lines, key=lambda line: (not line.certain, line.kind, line.id)):
        best.setdefault((line.a, line.b), line)
    return tuple(sorted(best.values(), key=lambda line: (line.a, line.b)))


def _rests_on(claim: str, pile: Pile, node: str, carried: Sequence[Carriage], apart: Set[str]) -> Line | None:
    """The one line from an outlet to what it rests on; none where it says so in words of its own too.

    It has then printed another's report beside its own, as a paper prints the agency's. What it may have from one of
    those `apart`, which stand beside it, is their report.
    """
    taken = [c for c in carried if c.source and c.source != node]
    taken = [c for c in taken if c.source not in apart] or taken
    own = [c for c in carried if not c.source or c.source == node]
    if not taken or any(c.kind != "headline" for c in own):
        return None
    often = Counter(c.source for c in taken)  # a headline may fit another's story too
    best = min(
        taken, key=lambda c: (not c.certain, -often[c.source], pile.rank[c.assertion.article], c.kind, c.source or "")
    )
    assert best.source is not None
    certain = best.certain and all(c.certain for c in taken)
    return _line(claim, node, best.source, best.kind, certain, best.why)


def _beside(claim: str, pile: Pile, of_node: Mapping[str, Sequence[Carriage]], standing: Iterable[str]) -> list[Line]:
    """Lines to an outlet out of sight that may be the source of something beside what the outlet has otherwise.

    "With information from the Ledger" under two reports: where one is the outlet's own, the Ledger's may be a second;
    not where the outlet had printed it before.
    """
    seen = set(standing)
    found = []
    for node, mine in sorted(of_node.items()):
        for c in mine:
            if c.kind == "headline" or c.certain or not c.source or c.source in seen:
                continue
            others = [pile.rank[o.assertion.article] for o in mine if o.source != c.source and o.kind != "headline"]
            own = [pile.rank[o.assertion.article] for o in mine if o.source in (None, node) and o.kind != "headline"]
            if others and not (own and pile.rank[c.assertion.article] > min(own)):
                found.append(_line(claim, node, c.source, c.kind, False, c.why))
    return found


def _voice_lines(
    claim: str, pile: Pile, carried: Sequence[Carriage], voices: Mapping[str, Voice], counted: Set[str]
) -> list[Line]:
    """A voice is tied to the outlet that it spoke to: the credited one, where the passage is credited.

    An outlet that may have copied each of two papers does not make their voices one: what it may have taken ties it to
    one voice only, and only where nothing of the claim is its own, nor may be: words on nobody's word that may be taken
    too, unless the outlet is among the `counted`, where whoever it may have them from stands beside it.
    """
    speaks = {
        c.node
        for c in carried
        if c.kind != "headline"
        and (not c.source or c.source == c.node or not (c.certain or c.voices or c.node in counted))
    }
    first: dict[str, Carriage] = {}
    for c in sorted(carried, key=lambda c: pile.rank[c.assertion.article]):
        if c.source and not c.certain and c.voices and c.node not in speaks:
            first.setdefault(c.node, c)
    found = []
    for c in carried:
        node = c.source if c.source and c.certain else c.node
        surely = not c.source or c.certain or c.source == c.node or first.get(c.node) is c
        surely = surely and not (c.further and c.certain)
        for voice in c.voices:
            label = voices[voice].label
            why = f"{name_of(pile, node)} has it from {label}"
            known = surely and not label.startswith(UNKNOWN)
            found.append(_line(claim, node, f"voice:{voice}", "voice", known, why))
    return sorted(found, key=lambda line: not line.certain)


def _scoped_lines(
    claim: str,
    pile: Pile,
    carried: Sequence[Carriage],
    voices: Mapping[str, Voice],
    scoped: Mapping[str, Sequence[str]],
) -> list[Line]:
    found = []
    for c in carried:
        if c.assertion.attribution or (c.source and c.certain):
            continue  # a sentence with a source of its own needs none from the paragraph on sources, nor does a copy
        for voice in scoped.get(c.assertion.article, ()):
            why = f"named as a source of the whole story: {voices[voice].label}"
            found.append(_line(claim, c.node, f"voice:{voice}", "story's sources", False, why))
    return found


def _told_on_lines(
    claim: str, carried: Sequence[Carriage], voices: Mapping[str, Voice], told_on: Mapping[str, Sequence[str]]
) -> list[Line]:
    """What stands right behind a statement may be on its word: "..., the ministry said in a statement. Three died."."""
    found = []
    for c in carried:
        for voice in told_on.get(c.assertion.id, ()):
            why = f"it goes on from a statement of {voices[voice].label}"
            found.append(_line(claim, c.node, f"voice:{voice}", "voice", False, why))
    return found


def _like_voices(
    claim: str, pile: Pile, nodes: set[str], voices: Mapping[str, Voice], lines: Iterable[Line]
) -> list[Line]:
    """Voices that may be one: the same description at two outlets, or a body and the person who speaks for it."""
    at: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.b.startswith("voice:"):
            at[line.b].add(line.a)
    found = []
    mouths = {node: mouth_of(pile, voices[node.removeprefix("voice:")]) for node in nodes}
    told = [mouth for mouth in mouths.values() if mouth]
    own = {voice.id: own_of(pile, voice) for voice in (voices[node.removeprefix("voice:")] for node in nodes)}
    for a, b in combinations(sorted(nodes), 2):
        one, other = voices[a.removeprefix("voice:")], voices[b.removeprefix("voice:")]
        if why := speaks_for(pile, one, other):
            found.append(_line(claim, a, b, "body and official", False, why))
        elif why := called_so(pile, one, other):
            found.append(_line(claim, a, b, "office and person", False, why))
        elif why := translated(pile, one, other):
            found.append(_line(claim, a, b, "same body", False, why))
        elif why := may_be_one_mouth(one, other, mouths[a], mouths[b], told):
            body = one.kind == other.kind == "organisation"
            sure = surely_one_mouth(one, other, mouths[a], mouths[b])
            found.append(_line(claim, a, b, "same body" if body else "body and official", sure, why))
        elif why := _one_description(pile, one, other, apart=_one_outlet(at[a], at[b])):
            found.append(_line(claim, a, b, "same description", False, why))
        elif why := may_be_his_lawyer(pile, one, other):
            found.append(_line(claim, a, b, "office and person", False, why))
        elif why := may_be_its_own(pile, one, other, own, voices.values()):
            found.append(_line(claim, a, b, "body and official", False, why))
    return found


def _one_description(pile: Pile, one: Voice, other: Voice, *, apart: bool) -> str | None:
    """Why two voices that are described alike may be one; `apart` are those who spoke to one outlet alone."""
    return for_short(pile, one, other) or (None if apart else alike(one, other)) or may_be_named(pile, one, other)


def _one_outlet(at: set[str], other: set[str]) -> bool:
    """Whether two voices spoke to one outlet and to no other, which tells them apart."""
    return at == other and len(at) == 1


def _strangers(claim: str, standing: Sequence[str]) -> list[Line]:
    """Pages without an outlet may be of one outlet."""
    unknown = [node for node in standing if node.startswith("article:")]
    why = "neither page says which outlet it is; they may be one"
    return [_line(claim, a, b, "unknown outlet", False, why) for a, b in pairwise(unknown)]
