"""Differences as a person marks up a text, in plain characters that need no colour.

In: Differences and their two texts. Out: one line: `[-left out-]`, `{+put in+}`, `[→1 moved away]`, `{1→ moved here}`.
"""

from collections.abc import Iterable, Iterator

from firsthand.tell.differences import Difference, words_of

LEGEND = "[-left out-] {+put in+} [→1 moved away] {1→ moved here}"
KEEP = 12  # words on each side of a folded stretch
FOLD = 30  # words: so many and more that are the same are told by their number
_ENDS = 4  # words of either end of what was moved, in the place it was moved from


def marked_up(found: Iterable[Difference], one: str, other: str) -> str:
    """The second text with what was done to the first.

    >>> from firsthand.tell.differences import Stretch, differences
    >>> old, new = "Seven died on Monday.", "Nine died."
    >>> marked_up(differences(Stretch(old, 0, 21), Stretch(new, 0, 10)), old, new)
    '[-Seven-] {+Nine+} died [-on Monday-].'
    """
    return "".join(_pieces(found, one, other)).strip()


def _pieces(found: Iterable[Difference], one: str, other: str) -> Iterator[str]:
    for difference in found:
        old, new = (" ".join(text[slice(*side)].split()) for text, side in ((one, difference.a), (other, difference.b)))
        if difference.kind == "same":
            piece = _folded(new)
        elif difference.kind == "moved_from":
            piece = f"[→{difference.move} {_ends(old)}]"
        elif difference.kind == "moved_to":
            piece = f"{{{difference.move}→ {marked_up(difference.inner, one, other)}}}"
        else:
            marks = [f"[-{_folded(old)}-]" if old else "", f"{{+{_folded(new)}+}}" if new else ""]
            piece = " ".join(mark for mark in marks if mark)
        yield (" " if _blank(one, difference.a) or _blank(other, difference.b) else "") + piece


def _blank(text: str, bounds: tuple[int, int]) -> bool:
    """Whether words stand in a text with a blank before them."""
    return bounds[0] < bounds[1] and text[: bounds[0]][-1:].isspace()


def _folded(words: str) -> str:
    parts = words.split(" ")
    if len(parts) <= 2 * KEEP + FOLD:
        return words
    inner = " ".join(parts[KEEP:-KEEP])
    return f"{' '.join(parts[:KEEP])} [… {words_of(inner):,} more words …] {' '.join(parts[-KEEP:])}"


def _ends(words: str) -> str:
    parts = words.split(" ")
    return words if len(parts) <= 2 * _ENDS + 2 else f"{' '.join(parts[:_ENDS])} … {' '.join(parts[-_ENDS:])}"
