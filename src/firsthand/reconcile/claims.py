"""Claims: one value of one slot of one event, who supports it, who disputes it, and its funnel.

In: the assertions. Out: Claims with their Origins and Lines. A finer value supports its own claim only; values that
meet ("more than 100" and 128) do not dispute one another.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from firsthand import hours
from firsthand.reconcile.carriage import carriages
from firsthand.reconcile.doers import NOT, denial
from firsthand.reconcile.drawing import Carriage, Drawing, draw, with_unread, without_rejected
from firsthand.reconcile.failing_words import in_every_language
from firsthand.reconcile.funnel import count, origins_of
from firsthand.reconcile.labels import day_in_words
from firsthand.reconcile.names import label_key
from firsthand.reconcile.one_body import body_key
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.relations import parted_by_name, relations
from firsthand.reconcile.scopes import areas_of
from firsthand.reconcile.slots import DENIED
from firsthand.reconcile.sources import Sources
from firsthand.reconcile.told_on import told_on
from firsthand.reconcile.tongues import Word, of_one_spot, of_one_tongue
from firsthand.reconcile.unread import LEAST, Unread
from firsthand.reconcile.values import interval, precision, to_day
from firsthand.records import Article, Assertion, Claim, Event, Line, Origin, Status, Value, record_id

_PARTIES = frozenset({"who", "whom"})
_WORDS = frozenset({"who", "whom", "what", "cause", "where", "operation"})
_NO_NUMBERS = _WORDS | {"when", "hour", "status", "means", "outcome"}
_NOT = "not "
_UNREAL: frozenset[Status] = frozenset({"planned", "predicted", "hypothetical"})


class Counted(NamedTuple):
    """The claims of a case, their drawings, and the assertions of each claim."""

    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    lines: tuple[Line, ...]


def group_claims(pile: Pile, events: Sequence[Event], assertions: Sequence[Assertion]) -> tuple[Claim, ...]:
    """The claims, with support and the denials of what they say; rival values and counts are added later."""
    status = {event.id: event.status for event in events}
    by_slot: dict[tuple[str, str, str], list[Assertion]] = defaultdict(list)
    areas = areas_of(assertion.scope for assertion in assertions)
    for assertion in assertions:
        by_slot[assertion.event, assertion.slot, areas.get(assertion.scope, assertion.scope)].append(assertion)
    normal = {
        name: key for (_, slot, _), group in by_slot.items() for name, key in _normalised(pile, slot, group).items()
    }
    called = of_one_tongue(pile, [a for a in assertions if a.slot in _WORDS], normal)
    normal |= {a.id: called[word] for a in assertions if (word := Word(a.slot, normal[a.id])) in called}
    normal |= {a.id: called_so for a in assertions if (called_so := _denied_in_one_tongue(a, normal[a.id], called))}
    normal |= of_one_spot(pile, assertions, normal)
    found = []
    for (event, slot, scope), group in sorted(by_slot.items()):
        for key, members in _by_value(group, normal).items():
            support = [a for a in members if supports(a, status[event])]
            if support:
                dispute = [a for a in members if _denies(a)]
                found.append(_claim(event, slot, scope, _shown(slot, key, support), support, dispute))
    return tuple(found)


def _denied_in_one_tongue(assertion: Assertion, key: str, called: Mapping[Word, str]) -> str:
    """The key of "not the gang" where the gang is called otherwise in another language; empty where it is not."""
    known = called.get(Word(assertion.slot, key.removeprefix(_NOT))) if denial(assertion.value) else None
    return f"{_NOT}{known}" if known and key.startswith(_NOT) else ""


def supports(assertion: Assertion, event_status: Status) -> bool:
    """Whether an assertion speaks for its value: not when it denies or doubts it, nor as a mere possibility."""
    if assertion.slot == "status" or denial(assertion.value):
        return assertion.stance != "questions"  # who denies that it happened says that it did not
    if assertion.stance in {"denies", "questions"} or assertion.polarity == "negative":
        return False
    return assertion.status not in _UNREAL or event_status in _UNREAL


def _denies(assertion: Assertion) -> bool:
    """Whether an assertion speaks against its value."""
    if assertion.slot == "status":
        return False  # that it did not happen is a claim of its own
    return assertion.stance == "denies" or assertion.polarity == "negative"


def count_claims(
    sources: Sources,
    claims: Sequence[Claim],
    assertions: Sequence[Assertion],
    scoped: Mapping[str, Sequence[str]],
    as_judged: Callable[[Drawing], Drawing],
    unread: Unread,
) -> Counted:
    """Draw every claim, as a person judged its lines, and count it."""
    by_id = {assertion.id: assertion for assertion in assertions}
    counted, origins, lines = [], list[Origin](), list[Line]()
    for claim in claims:
        carried = carriages(sources, [by_id[name] for name in claim.support])
        beside = told_on(sources, carried)
        drawn = draw(claim.id, sources.pile, carried, sources.cast.voices, scoped, beside)
        if len(drawn.standing) >= LEAST:
            nodes = {*drawn.standing, *(node for line in drawn.lines for node in (line.a, line.b))}
            drawn = with_unread(drawn, sources.pile, carried, unread.tellers(claim, nodes))
        drawing = without_rejected(as_judged(drawn))
        sure = [line for line in drawing.lines if line.certain]
        origins += origins_of(sources.pile, drawing, carried, "min", drawing.lines)
        origins += origins_of(sources.pile, drawing, carried, "max", sure)
        lines += drawing.lines
        numbers = count(sources.pile, sources.passages, drawing, carried, sources.cast.voices)
        note = _unmeasured(sources, carried)
        counted.append(
            replace(
                claim,
                articles=numbers.articles,
                texts=numbers.texts[0],
                texts_max=numbers.texts[1],
                outlets_min=numbers.outlets[0],
                outlets_max=numbers.outlets[1],
                origins_min=numbers.origins[0],
                origins_max=numbers.origins[1],
                voices_min=numbers.voices[0],
                voices_max=numbers.voices[1],
                measurable=not note,
                note=note,
            )
        )
    return Counted(tuple(counted), tuple(origins), tuple(lines))


def _claim(
    event: str, slot: str, scope: str, value: Value, support: Sequence[Assertion], dispute: Sequence[Assertion]
) -> Claim:
    votes = Counter(a.status for a in support)
    return Claim(
        id=record_id("clm", event, slot, value, *([scope] if scope else [])),
        scope=scope,
        event=event,
        slot=slot,
        value=value,
        support=tuple(a.id for a in support),
        dispute=tuple(a.id for a in dispute),
        status=min(votes, key=lambda s: (-votes[s], s)),
    )


def _by_value(group: Sequence[Assertion], normal: Mapping[str, str]) -> dict[str, list[Assertion]]:
    found: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in group:
        found[normal[assertion.id]].append(assertion)
    return dict(sorted(found.items()))


def _normalised(pile: Pile, slot: str, group: Sequence[Assertion]) -> dict[str, str]:
    """The key under which each assertion's value is grouped."""
    if slot == "when":
        return {a.id: to_day(str(a.value)) for a in group}
    if slot == "status":
        return {a.id: DENIED if a.stance == "denies" else str(a.value) for a in group}
    if slot not in _WORDS:
        return {a.id: str(a.value) for a in group}
    sides = [[a for a in group if denial(a.value) == side] for side in (False, True)]  # "not the gang" is no gang
    return {name: key for side in sides for name, key in _shortest(pile, side).items()}


def _shortest(pile: Pile, group: Sequence[Assertion]) -> dict[str, str]:
    own = {a.id: label_key(in_every_language(str(a.value)) if a.slot == "cause" else str(a.value)) for a in group}
    own |= _of_one_body({a.id: (str(a.value).removeprefix(NOT), own[a.id]) for a in group if a.slot == "who"})
    own |= parted_by_name(pile, [a for a in group if a.slot in _PARTIES], own)
    keys = Counter(own.values())
    shared = relations(pile, own)  # "Arriaga" is short for neither brother
    keys = Counter({key: many for key, many in keys.items() if key not in shared})
    return {name: _shorter(key, keys) for name, key in own.items()}


def _of_one_body(told: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """One key for a body that two languages call by the same words: "la Brigada Garza Negra", "Black Heron Brigade"."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    bodies = {name: body_key(label) for name, (label, _) in told.items()}
    for name, (_, key) in told.items():
        called[bodies[name]][key] += 1
    best = {body: min(keys, key=lambda key: (-keys[key], key)) for body, keys in called.items()}
    return {name: best[body] for name, body in bodies.items()}


def _shorter(key: str, keys: Counter[str]) -> str:
    """The commonest label that says the same in fewer words: "fuel depot" for "a fuel depot on the north quay"."""
    mine = key.split()
    fit = [k for k in keys if len(k.split()) < len(mine) and set(k.split()) <= set(mine) and k.split()[-1] in mine]
    return _shorter(min(fit, key=lambda k: (-keys[k], k)), keys) if fit else key


def _shown(slot: str, key: str, support: Sequence[Assertion]) -> Value:
    """A value as the claim shows it: numbers as they are, words in their commonest form.

    Whom more than half name in full is shown so: "the Justice Department", whom one page calls "the Department".
    """
    if slot in {"when", "status"}:
        return key
    if slot not in _WORDS:
        return support[0].value
    keys = Counter(label_key(str(a.value)) for a in support)
    common = min(keys, key=lambda k: (-keys[k], k))
    if slot in _PARTIES and 2 * keys[common] > len(support):
        key = common
    labels = Counter(str(a.value) for a in support if label_key(str(a.value)) == key) or Counter(
        str(a.value) for a in support
    )
    return min(labels, key=lambda text: (-labels[text], len(text), text))


def _unmeasured(sources: Sources, carried: Sequence[Carriage]) -> str:
    """Why the independence of a claim cannot be counted; empty when it can."""
    pages: list[Article] = [sources.pile.articles[name] for name in sorted({c.assertion.article for c in carried})]
    partial = [page for page in pages if sources.pile.readings[page.id].coverage != "full"]
    if partial and len(partial) == len(pages):
        languages = ", ".join(sorted({page.language or "unknown" for page in partial}))
        return f"carried only by pages whose language is not fully read ({languages}): credits and voices may be missed"
    if len(pages) > 1 and all(sources.pile.node[page.id].startswith("article:") for page in pages):
        return "no page says which outlet it is of"
    return ""


def counts_something(slot: str) -> bool:
    """Whether a slot's values are numbers."""
    return slot not in _NO_NUMBERS


def numeric(claim: Claim) -> bool:
    """Whether a claim's value is a number."""
    return counts_something(claim.slot) and interval(claim.value) is not None


def claim_in_words(claim: Claim) -> str:
    """What a claim says, as a sentence about it calls it."""
    if claim.slot == "when" and precision(str(claim.value)) >= 2:
        return day_in_words(str(claim.value)) or str(claim.value)
    return hours.in_words(str(claim.value)) if claim.slot == "hour" else f"{claim.slot} {claim.value}"


def pages_of(claim: Claim, by_id: Mapping[str, Assertion]) -> set[str]:
    """The articles that support a claim."""
    return {by_id[name].article for name in claim.support}


def against(one: Claim, other: Claim) -> str:
    """Two claims as a sentence about both calls them."""
    return f"{claim_in_words(one)} against {claim_in_words(other)}"
