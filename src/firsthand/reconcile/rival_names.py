"""Two names for where it was or who did it: rivals, or one thing called in two ways.

In: two claims, the assertions behind them, the pile. Out: why the names are rivals; None where they may be of one.
"""

import re
from collections.abc import Container, Mapping

from firsthand.reconcile.claims import pages_of
from firsthand.reconcile.doers import NOT, denial
from firsthand.reconcile.names import content_words, fold, label_key
from firsthand.reconcile.pile import Pile
from firsthand.reconcile.whereabouts import apart, one_within_other
from firsthand.records import Assertion, Claim, Place


def misplaced(one: Claim, other: Claim, altered: frozenset[str]) -> str | None:
    """Why a town is another one's mistake: only retellings give it, in place of the one that their sources give."""
    wrong = [altered.issuperset(claim.support) for claim in (one, other)]
    if wrong[0] == wrong[1] or one_within_other(str(one.value), str(other.value)):
        return None
    return f"only retellings give {one.value if wrong[0] else other.value}"


def elsewhere_told(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], places: Mapping[str, Place]
) -> str | None:
    """Why two places of one event are rivals: a gazetteer puts them far apart, or no page knows both names.

    A page that names both may mean a town and its harbour. Places that a gazetteer does not know are rivals only where
    each has a page for which it is the place, and that page never names the other.
    """
    a, b = ([p for name in c.support if (p := places.get(by_id[name].mention))] for c in (one, other))
    if not a or not b or one_within_other(str(one.value), str(other.value)):
        return None
    if _one_page_has_both(pile, one, other, by_id):
        return None
    if all(apart(pile, x, y) for x in a for y in b):
        return "the two lie far apart, and no page names both"
    unknown = all(place.precision == "unresolved" for place in (*a, *b))
    return "two places that no page names together" if unknown else None


def two_spots(pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], named: frozenset[str]) -> bool:
    """Whether two spots are rivals: two names in one language that share no word, and no page gives both as its own.

    A page may tell that two voices disagree: "at the depot, the mayor said; the police put it at the gate".
    """
    told = [content_words(str(claim.value)) for claim in (one, other)]
    if min(map(len, told)) < 2 or set(told[0]) & set(told[1]) or not one_tongue(pile, one, other, by_id):
        return False
    first, second = ({a.article: a for name in c.support if (a := by_id[name]).id in named} for c in (one, other))
    pages = pages_of(one, by_id) | pages_of(other, by_id)
    disputed = {page for page in first.keys() & second.keys() if first[page].attribution != second[page].attribution}
    disputed |= {
        page for page in pages if _sets_against(pile, page, one, other) or _sets_against(pile, page, other, one)
    }
    if first and second:  # each is told as the spot: a page that has the other's name elsewhere says nothing of it
        return not (first.keys() & second.keys()) - disputed
    return not _one_page_has_both(pile, one, other, by_id, disputed)


def two_doers(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], named: frozenset[str]
) -> str | None:
    """Why two names for who did it are rivals: each is named as such, in one language, and no page names both."""
    if not named & set(one.support) or not named & set(other.support):
        return None
    if not one_tongue(pile, one, other, by_id) or set(content_words(str(one.value))) & set(
        content_words(str(other.value))
    ):
        return None
    if _blames_instead(one, other, by_id) or _blames_instead(other, one, by_id):
        return "whoever names one denies that it was the other"
    if _one_page_has_both(pile, one, other, by_id):
        return None
    return "each is named as the one who did it, and no page names both"


def doers(claim: Claim, by_id: Mapping[str, Assertion]) -> set[str]:
    """The names that the pages of a claim give to who did it, or did not: one says it in English, one in Spanish."""
    values = (claim.value, *(by_id[name].value for name in claim.support))
    return {label_key(str(value).removeprefix(NOT)) for value in values}


def called_by_the_head(one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> list[str]:
    """The one word by which a page calls again whom it has named: "the ministry", of the Defence Ministry."""
    if pages_of(one, by_id).isdisjoint(pages_of(other, by_id)):
        return []
    pairs = ((a, b) for a in doers(one, by_id) for b in doers(other, by_id))
    shorter = (min(pair, key=len) for pair in pairs if len(set(pair)) == 2)
    whole = doers(one, by_id) | doers(other, by_id)
    return sorted({word for word in shorter if " " not in word and any(name.endswith(f" {word}") for name in whole)})


def one_tongue(pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether some language gives both: "a petrol bomb" and "una bomba incendiaria" may be one thing."""
    tongues = [{pile.articles[by_id[name].article].language for name in claim.support} for claim in (one, other)]
    return bool(tongues[0] & tongues[1])


def _blames_instead(one: Claim, other: Claim, by_id: Mapping[str, Assertion]) -> bool:
    """Whether a page that gives one doer has it denied that the other did it: "it was a rocket of theirs, not ours"."""
    pages, theirs = pages_of(one, by_id), doers(other, by_id)
    return any(
        said.event == one.event
        and said.slot == "who"
        and denial(said.value)
        and said.article in pages
        and label_key(str(said.value).removeprefix(NOT)) in theirs
        for said in by_id.values()
    )


def _sets_against(pile: Pile, page: str, one: Claim, other: Claim) -> bool:
    """Whether a page says that it was one spot and not the other: "at the market and not at the station"."""
    before, after = (re.escape(fold(str(claim.value))) for claim in (one, other))
    instead = "not|rather than|instead of|no|y no|en lugar de|en vez de"
    between = rf"\W+(?:(?:and|but|y|sino|pero)\W+)?(?:{instead})\b(?:\W+\w+){{0,2}}?\W+"
    return bool(re.search(rf"\b{before}{between}{after}\b", fold(pile.articles[page].text)))


def _one_page_has_both(
    pile: Pile, one: Claim, other: Claim, by_id: Mapping[str, Assertion], aside: Container[str] = ()
) -> bool:
    """Whether a page that gives one of two values has the words of both; pages `aside` are not asked."""
    values = [fold(str(claim.value)) for claim in (one, other)]
    pages = pages_of(one, by_id) | pages_of(other, by_id)
    texts = (fold(pile.articles[page].text) for page in sorted(pages) if page not in aside)
    return any(all(value in text for value in values) for text in texts)
