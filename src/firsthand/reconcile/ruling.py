"""What persons said is the same and is not, and passages that they added: before any rule of ours joins anything.

In: Rulings, and mentions or voices with the words they stand on. Out: Unions with what is joined and kept apart, and
the judgements that a later one overrules: of two that cannot both hold the later one does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from firsthand.reconcile.pile import Pile
from firsthand.records import Judgement, Mention, Outcome, Span, record_id
from firsthand.rulings import PASSAGE, Rulings, aims, signed
from firsthand.unions import Unions


def rule(
    joined: Unions, rulings: Rulings, kinds: frozenset[str], found: Mapping[str, Sequence[tuple[Span, str]]]
) -> list[Outcome]:
    """Join and part what persons said is the same and is not, before any rule does; gives what is overruled.

    `found` has, by article, what there is to join with the words it stands on.
    """
    overruled = []
    later: list[Judgement] = []
    for judgement in reversed(rulings.in_force):
        groups = [_on(found, spans) for target, spans in aims(judgement) if target.kind in kinds]
        groups = [names for names in groups if names]
        if judgement.verb == "same":
            names = [name for group in groups for name in group]
            refused = [
                name for name in names[1:] if not joined.join(names[0], name, f"said to be one ({signed(judgement)})")
            ]
        elif judgement.verb == "not_same":
            pairs = [(a, b) for one, other in combinations(groups, 2) for a in one for b in other if a != b]
            refused = [a for a, b in pairs if not joined.part(a, b)]
        else:
            continue
        if refused:
            by = next((one for one in later if one.verb in {"same", "not_same"}), judgement)
            note = f"a later judgement says otherwise ({signed(by)}: {by.id})"
            overruled.append(Outcome(judgement=judgement.id, state="overruled", note=note))
        later.append(judgement)
    return overruled


def _on(found: Mapping[str, Sequence[tuple[Span, str]]], spans: Iterable[Span]) -> list[str]:
    return list(dict.fromkeys(n for s in spans for at, n in found.get(s.article, ()) if at.overlaps(s)))


def triggers(mentions: Iterable[Mention]) -> dict[str, list[tuple[Span, str]]]:
    """The mentions of each article with their triggers."""
    found: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for mention in mentions:
        found[mention.article].append((mention.trigger, mention.id))
    return found


def additions(pile: Pile, rulings: Rulings) -> dict[str, list[Mention]]:
    """The passages that persons added, as mentions of what they tell of, by judgement."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for judgement in rulings.in_force:
        if judgement.verb != "add" or not judgement.targets:
            continue
        about = judgement.targets[0].detail
        for target, spans in aims(judgement):
            if target.kind == PASSAGE and spans:
                made = Mention(
                    id=mention_id(judgement, spans[0]),
                    article=spans[0].article,
                    trigger=spans[0],
                    sentence=spans[0],
                    event_type=about[0] if about else "OCCURRENCE",
                    attribution=_said_by(pile, spans[0]),
                )
                found[judgement.id].append(made)
    return found


def mention_id(judgement: Judgement, span: Span) -> str:
    return record_id("men", judgement.id, span.article, span.start, span.end)


def _said_by(pile: Pile, span: Span) -> str | None:
    """The innermost attribution whose content holds a span."""
    every = pile.readings[span.article].attributions if span.article in pile.readings else ()
    fit = [(len(content), one.id) for one in every for content in one.contents if content.contains(span)]
    return min(fit)[1] if fit else None
