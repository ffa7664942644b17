"""Two passages side by side with their differences marked, word by word.

In: two stretches of text. Out: two pieces of HTML, `<del>` for words that only the first has, `<ins>` for those that
only the second has. Long stretches of the same words are folded, with their number stated.
"""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from markupsafe import Markup

from firsthand.tell.markup import safe

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
KEEP = 40  # words left on each side of a folded stretch: enough to see what the change stands in
FOLD = 120  # pieces, spaces too: a fold of twelve words hides more than it spares
LONGEST = 2500  # words; beyond that a passage is compared by its beginning, and says so


class Sides(NamedTuple):
    """The two passages as HTML, how many words differ, and whether only the beginnings were compared."""

    left: Markup
    right: Markup
    changed: int
    cut: bool


def side_by_side(left: str, right: str) -> Sides:
    """Compare two passages word by word.

    >>> side_by_side("Seven died.", "Nine died.")
    Sides(left=Markup('<del>Seven</del> died.'), right=Markup('<ins>Nine</ins> died.'), changed=1, cut=False)
    """
    a, b = _WORD.findall(left), _WORD.findall(right)
    cut = max(len(a), len(b)) > 2 * LONGEST
    a, b = a[: 2 * LONGEST], b[: 2 * LONGEST]
    if not cut and left == right:
        same = _folded(a)
        return Sides(same, same, 0, False)
    matcher = SequenceMatcher(None, [_same(word) for word in a], [_same(word) for word in b], autojunk=len(a) > 800)
    lefts: list[Markup] = []
    rights: list[Markup] = []
    changed = 0
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        if kind == "equal":
            lefts.append(_folded(a[a1:a2]))
            rights.append(_folded(b[b1:b2]))
            continue
        lefts.append(_changed("del", a[a1:a2]))
        rights.append(_changed("ins", b[b1:b2]))
        changed += max(_count(a[a1:a2]), _count(b[b1:b2]))
    return Sides(Markup("").join(lefts), Markup("").join(rights), changed, cut)


def plain_sides(left: str, right: str) -> Sides:
    """Two passages in two languages: nothing to compare word by word, so both stand as they are."""
    return Sides(_folded(_WORD.findall(left), "more words"), _folded(_WORD.findall(right), "more words"), 0, False)


def _same(word: str) -> str:
    """What counts as the same: any white space, and either form of quotation mark or dash."""
    if word.isspace():
        return " "
    return {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}.get(word, word)


def _folded(words: list[str], what: str = "more words, the same") -> Markup:
    if len(words) <= 4 * KEEP + FOLD:
        return safe("".join(words))
    hidden = words[2 * KEEP : -2 * KEEP]
    note = Markup(' <span class="fold">… {} {} …</span> ').format(f"{_count(hidden):,}", what)
    return safe("".join(words[: 2 * KEEP])) + note + safe("".join(words[-2 * KEEP :]))


def _changed(tag: str, words: list[str]) -> Markup:
    text = "".join(words)
    return Markup(f"<{tag}>{{}}</{tag}>").format(safe(text)) if text.strip() else safe(text)


def _count(words: list[str]) -> int:
    return sum(1 for word in words if word[0].isalnum())
