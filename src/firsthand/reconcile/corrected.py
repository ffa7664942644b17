"""Claims that a correction takes back, and those that it gives instead.

In: claims, the assertions behind them, what corrections say. Out: which claim stands for which, in whose words, as a
Contradiction of the kind "correction"; whom the number of a claim counts.
"""

from collections.abc import Mapping, Sequence

from firsthand.reconcile.amendments import Amendment
from firsthand.reconcile.claims import against, numeric, pages_of
from firsthand.reconcile.corrections import Correcting
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.scopes import group_of
from firsthand.reconcile.sentences import sentence_at
from firsthand.reconcile.values import as_value, interval
from firsthand.records import Assertion, Claim, Contradiction, record_id


def corrects_one(
    pile: Pile,
    one: Claim,
    other: Claim,
    by_id: Mapping[str, Assertion],
    correcting: Correcting,
    amended: Mapping[str, Sequence[Amendment]],
    groups: Mapping[str, frozenset[str]],
) -> tuple[Claim, Claim, str] | None:
    """What a correction takes back, what it gives instead, and its words, where it does so with these two.

    It corrects the very numbers that it names, of those whom it counts. One that names no wrong number of its slot has
    set right what an earlier page of its outlet gave, where it gives one number.
    """
    pair = (one, other)
    for wrong, right in (pair, pair[::-1]):
        for article in sorted(pages_of(right, by_id)):
            for found in amended.get(article, ()):
                numbers = (interval(wrong.value), interval(right.value)) == (found.wrong, found.right)
                if numbers and found.slot in {"", wrong.slot} and _of_whom(found, wrong, groups):
                    return wrong, right, found.words
    for wrong, right in (pair, pair[::-1]):
        for article in sorted(pages_of(right, by_id) & correcting.pages - pages_of(wrong, by_id)):
            earlier = all(
                pile.node[by_id[n].article] == pile.node[article] and pile.rank[by_id[n].article] < pile.rank[article]
                for n in wrong.support
            )
            if earlier and not _says_what_was_wrong(article, right, by_id, amended):
                at = min(by_id[n].span for n in right.support if by_id[n].article == article)
                return wrong, right, " ".join(pile.quote(sentence_at(pile, at)).split())
    return None


def groups_counted(pile: Pile, claims: Sequence[Claim], by_id: Mapping[str, Assertion]) -> dict[str, frozenset[str]]:
    """Whom the number of each claim counts: "officers" where the words say so, "" where they count anybody."""
    mentions = pile.mentions()
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        if numeric(claim):
            told = ((one, mentions.get(one.mention)) for name in claim.support if (one := by_id.get(name)))
            found[claim.id] = frozenset(
                group_of(pile, number)
                for one, mention in told
                for number in (mention.quantities if mention else ())
                if one.span.contains(number.span) and as_value(number.minimum, number.maximum) == one.value
            )
    return found


def without_taken_back(
    found: Sequence[Contradiction], claims: Mapping[str, Claim], by_id: Mapping[str, Assertion]
) -> list[Contradiction]:
    """What is found without what a number that a correction took back would have with others: it was never said."""
    gone = {
        one.a
        for one in found
        if one.kind == "correction"
        if any(by_id[name].stance == "denies" and by_id[name].value == claims[one.a].value
               for name in claims[one.a].dispute)
    }  # fmt: skip
    return [one for one in found if one.kind == "correction" or gone.isdisjoint({one.a, one.b})]


def number_set_right(wrong: Claim, right: Claim, words: str) -> Contradiction:
    """A number that a correction takes back, and the one that it gives."""
    says = f"{against(wrong, right)}: a correction takes back {wrong.value}"
    return correction(wrong, right, f"{says}: “{words}”")


def correction(wrong: Claim, right: Claim, why: str) -> Contradiction:
    """A correction, with what it takes back first."""
    first, second = sorted((wrong.id, right.id))
    key = record_id("ctr", wrong.event, wrong.slot, first, second)
    return Contradiction(id=key, event=wrong.event, slot=wrong.slot, a=wrong.id, b=right.id, kind="correction", why=why)


def named_instead(wrong: Claim, right: Claim) -> str:
    """Why one whom a thing befell stands for another: a correction says so."""
    return f"{against(wrong, right)}: a correction takes back {wrong.value}, and names {right.value}"


def withdrawal(denial: Claim, told: Claim, words: str) -> Contradiction:
    """A denial that its own voice withdrew, and what that voice says now."""
    return correction(denial, told, f"one denied that it happened, and says now that it did: “{words}”")


def _of_whom(found: Amendment, wrong: Claim, groups: Mapping[str, frozenset[str]]) -> bool:
    """Whether a correction counts those whom a claim counts: that of the women is none of all the dead."""
    if (
        found.scope is not None
        and found.scope != wrong.scope
        and not (found.group and wrong.scope in {"part", found.group})
    ):
        return False
    counted = groups.get(wrong.id, frozenset())
    return not found.group or not counted or bool(counted & {found.group})


def _says_what_was_wrong(
    article: str, claim: Claim, by_id: Mapping[str, Assertion], amended: Mapping[str, Sequence[Amendment]]
) -> bool:
    """Whether a correction names what it takes back of a slot, or gives several values of it."""
    if any(found.slot in {"", claim.slot} for found in amended.get(article, ())):
        return True
    told = [a for a in by_id.values() if (a.article, a.slot, a.event) == (article, claim.slot, claim.event)]
    return len({a.value for a in told}) > 1 or any(a.stance == "denies" for a in told)
