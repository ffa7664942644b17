"""The initials that an outlet's own datelines have for it: "(TCN)" on pages of Transcontinental News alone.

In: the credits of a case, and the outlet of each page. Out: the node that such initials mean. They are no known
agency's, stand in datelines of that outlet's pages and of no other's, and spell its name: its first letter, the first
of each further word, and letters of the name between, in order.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from firsthand.reconcile.pile import Pile
from firsthand.records import Credit
from firsthand.resources import terms_of_all

_SMALL = frozenset("a and de del el en la las los of the y".split())  # noqa: SIM905


def own_initials(pile: Pile, credits: Iterable[Credit]) -> dict[str, str]:
    """The node that initials mean, by the initials, where they are an outlet's in its own datelines."""
    carried: dict[str, set[str]] = defaultdict(set)
    for credit in credits:
        if credit.why.startswith("dateline"):
            carried[pile.quote(credit.span)].add(credit.article)
    found, known = {}, terms_of_all("agencies")
    for mark, articles in sorted(carried.items()):
        nodes = {pile.node[article] for article in articles}
        names = {pile.articles[article].outlet or "" for article in articles}
        if len(nodes) == 1 and mark not in known and all(spells(mark, name) for name in names):
            found[mark] = nodes.pop()
    return found


def spells(mark: str, name: str) -> bool:
    """Whether initials spell a name.

    >>> [spells("TCN", name) for name in ("Transcontinental News", "Trent Courier", "The Alboran Herald")]
    [True, False, False]
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name.lower()) if word not in _SMALL]
    if not words or not mark.isupper() or not 2 <= len(mark) <= 6:
        return False
    return _spelt(mark.lower(), words)


def _spelt(mark: str, words: list[str]) -> bool:
    """Whether letters are the first of each word, each with some of its further letters behind it, in order."""
    if not words:
        return not mark
    if not mark or mark[0] != words[0][0]:
        return False
    taken, ends = 1, [1]
    for letter in words[0][1:]:
        if taken < len(mark) and letter == mark[taken]:
            taken += 1
            ends.append(taken)
    return any(_spelt(mark[end:], words[1:]) for end in reversed(ends))
