"""Two people of one family name: the minister and his brother are two, and "Arriaga" alone is one of them.

In: a Pile and the labels or claims that name somebody. Out: whether two labels are two relations, whom a bare last name
means, and why two claims about one office cannot both stand. They are two where some page names both in full, with
given names that do not begin alike: "Bill" may be "William".
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations

from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.names import fold, label_key
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Claim
from firsthand.wording import folded_terms

OF_ONE = frozenset({"resignation", "dismissal", "appointment"})  # befall one person


def relations(pile: Pile, keys: Mapping[str, str]) -> dict[str, list[str]]:
    """The keys of people in full by the last name that two of them have, where a page of the pile names two of them."""
    by_last: dict[str, set[str]] = defaultdict(set)
    for key in keys.values():
        if (whole := _whole(key)) is not None:
            by_last[whole.split()[-1]].add(whole)
    found = {}
    for last, people in by_last.items():
        if any(two_people(a, b) and _on_one_page(pile, a, b) for a, b in combinations(sorted(people), 2)):
            found[last] = sorted(people)
    return found


def parted_by_name(pile: Pile, group: Sequence[Assertion], keys: Mapping[str, str]) -> dict[str, str]:
    """Keys for those who are named by a last name that two people have: whom their page names in full, else most do."""
    shared = relations(pile, keys)
    if not shared:
        return {}
    found: dict[str, str] = {}
    votes = Counter(whole for key in keys.values() if (whole := _whole(key)) is not None)
    for one in group:
        key = keys[one.id]
        people = shared.get(key.split()[-1], [])
        if not people:
            continue
        mine = _whole(key)
        here = {whole for other in group if other.article == one.article and (whole := _whole(keys[other.id]))}
        named = [who for who in people if who in here] or [who for who in people if _names(pile, one.article, who)]
        meant = named if len(named) == 1 else people
        found[one.id] = mine or min(meant, key=lambda who: (-votes[who], who))
    return found


def two_people(one: str, other: str) -> bool:
    """Whether two labels name two people of one family.

    >>> two_people("Tomas Vik", "Julian Vik"), two_people("Tomas Vik", "Tom Vik"), two_people("Harbour Vik", "Ana Vik")
    (True, False, False)
    """
    a, b = _whole(label_key(one)), _whole(label_key(other))
    if a is None or b is None or a.split()[-1] != b.split()[-1]:
        return False
    first, second = a.split()[:-1], b.split()[:-1]
    return set(first).isdisjoint(second) and not {name[0] for name in first} & {name[0] for name in second}


def in_full(label: str) -> bool:
    """Whether a label is a person's given and last name, and no more.

    >>> in_full("Tomas Vik"), in_full("Vik"), in_full("Norland's mayor Tomas Vik")
    (True, False, False)
    """
    return _whole(label_key(label)) == fold(label)


def rival_holders(pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> str | None:
    """Why two relations cannot both have left one office, or come to it: no page tells it of both."""
    if one.slot not in {"who", "whom"} or not two_people(str(one.value), str(other.value)):
        return None
    if not _on_one_page(pile, *(_whole(label_key(str(claim.value))) or "" for claim in (one, other))):
        return None  # "Bill" may be "William"
    mentions = pile.mentions()
    told = [by_id[name] for claim in (one, other) for name in claim.support]
    kinds = {kind_of(pile.quote(m.trigger), m.event_type).name for a in told if (m := mentions.get(a.mention))}
    pages = [{by_id[name].article for name in claim.support} for claim in (one, other)]
    return None if pages[0] & pages[1] or not kinds <= OF_ONE else "two people of one name, of whom one page names one"


def _whole(key: str) -> str | None:
    """The given and the last name of a key, whatever stands before them: "minister tomas vik"; None for other keys."""
    pieces = key.split()
    first = next((at for at, word in enumerate(pieces[:-1]) if word in _given()), None)
    return " ".join(pieces[first:]) if first is not None else None


def _on_one_page(pile: Pile, one: str, other: str) -> bool:
    return any(_names(pile, article, one) and _names(pile, article, other) for article in pile.articles)


def _names(pile: Pile, article: str, whole: str) -> bool:
    return whole in fold(pile.articles[article].text)


@cache
def _given() -> frozenset[str]:
    return folded_terms("given_names")
