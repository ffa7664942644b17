"""Two passages side by side with their differences marked, word by word.

In: two stretches of text. Out: two pieces of HTML: `<del>` for words that only the first has, `<ins>` for those that
only the second has, a numbered mark round what stands elsewhere. Long stretches of the same words are folded, with
their number stated.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from firsthand.tell.differences import Difference, Stretch, compared_whole, differences, words_of
from firsthand.tell.markup import safe

KEEP = 40  # words left on each side of a folded stretch: enough to see what the change stands in
FOLD = 60  # words: a fold of twelve words hides more than it spares
_WORD = re.compile(r"\S+\s*")


class Sides(NamedTuple):
    """The two passages as HTML, how many words differ, and whether only the beginnings were compared."""

    left: Markup
    right: Markup
    changed: int
    cut: bool
    moved: int = 0


def side_by_side(left: str, right: str) -> Sides:
    """Compare two passages word by word.

    >>> side_by_side("Seven died.", "Nine died.")
    Sides(left=Markup('<del>Seven</del> died.'), right=Markup('<ins>Nine</ins> died.'), changed=1, cut=False, moved=0)
    """
    return compared(Stretch(left, 0, len(left)), Stretch(right, 0, len(right)))


def compared(one: Stretch, other: Stretch, found: Sequence[Difference] | None = None) -> Sides:
    """The same for stretches of two longer texts; `found` are their differences where they are known."""
    found = differences(one, other) if found is None else found
    return Sides(
        _side(one, found, "a"),
        _side(other, found, "b"),
        sum(_changed(difference, one.text, other.text) for difference in found),
        not compared_whole(one, other),
        sum(difference.kind == "moved_to" for difference in found),
    )


def plain_sides(left: str, right: str) -> Sides:
    """Two passages in two languages: nothing to compare word by word, so both stand as they are."""
    return Sides(_folded(left, "more words"), _folded(right, "more words"), 0, False)


def _changed(difference: Difference, left: str, right: str) -> int:
    if difference.kind in {"same", "moved_from"}:
        return 0
    if difference.kind == "moved_to":
        return sum(_changed(inner, left, right) for inner in difference.inner)
    return max(words_of(left[slice(*difference.a)]), words_of(right[slice(*difference.b)]))


def _side(stretch: Stretch, found: Sequence[Difference], side: str) -> Markup:
    """One of the two stretches, whole."""
    return _with(stretch, _pieces(stretch.text, found, side))


def _with(stretch: Stretch, pieces: Iterable[tuple[int, int, Markup]]) -> Markup:
    """A stretch with some pieces of it as HTML."""
    text, at, last = stretch
    out: list[Markup] = []
    for start, end, html in pieces:
        out += [safe(text[at:start]), html]
        at = end
    return Markup("").join([*out, safe(text[at:last])])


def _pieces(text: str, found: Sequence[Difference], side: str) -> Iterator[tuple[int, int, Markup]]:
    """The stretches of one side in its own order, each with its HTML."""
    here = "moved_from" if side == "a" else "moved_to"
    inner = {difference.move: difference.inner for difference in found if difference.kind == "moved_to"}
    bounded = [(*(one.a if side == "a" else one.b), one) for one in found if one.kind not in _ELSEWHERE[side]]
    for start, end, one in sorted(bounded, key=lambda item: item[:2]):
        words = text[start:end]
        if start == end:
            continue
        if one.kind == "same":
            yield start, end, _folded(words)
        elif one.kind == here:
            within = _with(Stretch(text, start, end), _pieces(text, inner[one.move], side))
            yield start, end, _moved(within, one.move, side)
        else:
            tag = "del" if side == "a" else "ins"
            yield start, end, Markup(f"<{tag}>{{}}</{tag}>").format(safe(words))


_ELSEWHERE = {"a": ("moved_to", "added"), "b": ("moved_from", "dropped")}


def _moved(words: Markup, number: int, side: str) -> Markup:
    """Words that stand in another place on the other side, with the number that both places bear."""
    label = f"→{number}" if side == "a" else f"{number}→"
    title = "stands in another place in the other article"
    return Markup('<span class="moved" title="{}"><sup>{}</sup>{}</span>').format(title, label, words)


def _folded(words: str, what: str = "more words, the same") -> Markup:
    """A stretch whole, or its two ends and how many words lie between."""
    found = list(_WORD.finditer(words))
    if len(found) <= 2 * KEEP + FOLD:
        return safe(words)
    low, high = found[KEEP].start(), found[-KEEP].start()
    note = Markup(' <span class="fold">… {} {} …</span> ').format(f"{words_of(words[low:high]):,}", what)
    return safe(words[:low].rstrip()) + note + safe(words[high:])
