"""Voices of two stories that the company they keep tells to be one: "the army" and "el ejército", each with Major Orr.

In: the voices of the articles, each with its article, and joins of those who are known to be one. Out: joins of bare
last names that no page completes, and of bodies that a country has one of, on pages on which one person or body speaks.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from firsthand.reconcile.names import content_words
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.unions import Unions
from firsthand.wording import folded_terms

_SAME_AFFAIR = 60  # days: "the army" of this March and of that May two years on need not be one country's
Members = Mapping[str, tuple[Voice, str]]


def join_by_company(
    pile: Pile, members: Members, alone: Mapping[str, Iterable[str]], key: Callable[[str], str], joined: Unions
) -> None:
    """Join voices of one name on pages that share a named voice; `alone` are last names that no first name completes.

    Of "police" each town has its own, whoever else speaks.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for name, (voice, _) in sorted(members.items()):
        if voice.kind == "organisation" and key(voice.label) in folded_terms("bodies_of_a_country"):
            groups[f"the {key(voice.label)}"].append(name)
    for last, names in sorted(alone.items()):
        groups[last] += sorted(names)
    company = _company(members, key)
    for names in groups.values():
        beside: dict[str, list[str]] = defaultdict(list)
        own = {joined.top(name) for name in names}
        for name in sorted(names, key=lambda name: (pile.rank[members[name][1]], name)):
            for top in {joined.top(one) for one in company[members[name][1]]} - own:
                beside[top].append(name)
        for _, those in sorted(beside.items()):
            for one, other in pairwise(those):
                if _near(pile, members[one][1], members[other][1]):
                    joined.join(one, other, "one name, on two pages on which one and the same speaks beside it")


def _company(members: Members, key: Callable[[str], str]) -> dict[str, set[str]]:
    """The voices of each page that have a name of two words, which hardly two of a case bear."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, (voice, article) in members.items():
        body = voice.kind == "organisation"
        label = key(voice.label).split() if body else content_words(voice.label)
        if voice.named and len(label) > 1 and voice.kind in {"organisation", "named_person"}:
            found[article].add(name)
    return found


def _near(pile: Pile, one: str, other: str) -> bool:
    """Whether two pages may be of one affair, by their days; a page without one may."""
    days = sorted(day for page in (one, other) if (day := pile.said(page)))
    return len(days) < 2 or days[1][0] - days[0][1] <= _SAME_AFFAIR
