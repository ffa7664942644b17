"""Reports on one form: sentences that two stories have in common but for what is filled in.

In: ties, the words of their articles and the texts. Out: the ties without what is a form filled in twice.
Weather, markets, matches, courts and earthquakes are told in the same sentences day by day, by one paper and by all:
"The main index closed 24 points higher." Compared is slot by slot: a name where the other has a name, a number where it
has a number, with the same words between them. What one of the two puts in fills no slot of the other, nor does
a day or a month; a copy with a town or a toll changed differs in one or two. Forms are filled in anew day by day: of
pages whose dates lie a day apart, whatever hours these leave open, half as much may be the same; of others nothing.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from firsthand.compiled import compiled, leaf
from firsthand.engine.grouping import Sought, is_sought, sought
from firsthand.lineage.direction import NEVER, times_of
from firsthand.lineage.fingerprint import I32, U64, Bools, Bytes, Longs, Words, decoded, utf8, words
from firsthand.lineage.kind import BODY
from firsthand.lineage.passages import CONTENT, HIGH, LOW, OWN, Short, Ties, but_pieces
from firsthand.lineage.punctuation import Counted, byte_of, counted
from firsthand.records import Article
from firsthand.resources import languages, table

DIFFER = 4  # slots that are filled differently: town, toll and speaker may be others in a retelling, or in its update
KEPT = 0.5  # of these at most as many names and numbers are the same: two matches may be of one league
APART = 24 * 3600  # seconds between two pages at least: within a day two reports may be of one happening, which has
# a name or a number in common
MOST = 300  # words of body that two reports on one form share at most
_HIGHEST = 0x2100
_NUMBER, _CAPITAL, _STOP, _PASSED = 1, 2, 4, 8
_NAME, _DAY = 2, 3  # beside _NUMBER what a slot holds; two papers write one day as "Tuesday" and "5 March"

Classes = NDArray[np.uint8]
Stretch = tuple[int, int, int]  # an article, a token of the pile, and the one behind the last in the direction of going


class Printed(NamedTuple):
    """What articles say, and when: that of rank i is the text `row[i]`, whose characters are counted.

    `published` are the first and the last second of the date of each text, NEVER where it has none.
    """

    text: Bytes
    row: Longs
    counts: Counted
    published: Longs


def printed(articles: Sequence[Article], text: Bytes | None = None, counts: Counted | None = None) -> Printed:
    """Articles as they are printed; `text` is what they say, and `counts` its characters, where the caller has them."""
    text = text or utf8([article.text for article in articles])
    published = np.array([times_of(article)[:2] for article in articles], np.int64).reshape(-1, 2)
    return Printed(text, np.arange(len(articles)), counts or counted(text), published)


def without_forms(ties: Ties, known: Words, texts: Printed) -> Ties:
    """The ties but for what is filled in differently in most of its slots; it is no furniture either, for the report on
    another day is news."""
    forms = np.zeros(len(ties.pieces), np.bool_)
    _find_forms(ties, _read(known, texts), _classes(), _calendar(), forms)
    return but_pieces(ties, forms) if forms.any() else ties


class _Texts(NamedTuple):
    at: Longs
    start: I32
    word: U64
    data: NDArray[np.uint8]
    text_at: Longs
    row: Longs
    counts: I32
    bounds: Longs
    published: Longs


def _read(known: Words, texts: Printed) -> _Texts:
    return _Texts(known.at, known.start, known.word, *texts.text, texts.row, *texts.counts, texts.published)


@cache
def _classes() -> Classes:
    """For each character whether it begins a number or a name, ends a sentence, or may stand behind what ends one."""
    found = np.zeros(_HIGHEST, np.uint8)
    for code in range(_HIGHEST):
        kind = category(chr(code))
        found[code] = _NUMBER if kind == "Nd" else _CAPITAL if kind == "Lu" else 0
    for char in ".!?:;\n":
        found[ord(char)] = _STOP
    for char in " \"'“”‘’«»()[]\u00a0":
        found[ord(char)] = _PASSED
    return found


@cache
def _calendar() -> Sought:
    """The names of days and months of every language."""
    rows = [row for language in languages() for row in table(language, "calendar")]
    return sought(words([row["term"] for row in rows if row["kind"] in ("month", "weekday")]).word)


@compiled
def _find_forms(ties: Ties, texts: _Texts, classes: Classes, calendar: Sought, forms: Bools) -> None:
    """Say of each piece whether it is a form filled in twice."""
    counts = np.zeros((MOST, 2), np.int64)
    for tie in range(len(ties.a)):
        a, b, first, last = ties.a[tie], ties.b[tie], ties.at[tie], ties.at[tie + 1]
        kept = KEPT if _apart(texts.published[texts.row[a]], texts.published[texts.row[b]]) else 0.0
        shared = 0
        for piece in range(first, last):
            shared += ties.pieces[piece, OWN]
        if not shared or shared > MOST or last - first > len(counts):
            continue
        differ = same = 0
        for piece in range(first, last):
            row, count = ties.pieces[piece], counts[piece - first]
            if row[CONTENT] == BODY:
                count[0], count[1] = _between(texts, a, b, ties.bodies[row[LOW] : row[HIGH]], classes, calendar)
                differ += count[1]
        if differ < DIFFER:
            continue
        for piece in range(first, last):
            row, count = ties.pieces[piece], counts[piece - first]
            if row[CONTENT] == BODY:
                count[0] += _within(texts, a, ties.bodies[row[LOW] : row[HIGH]], classes, calendar)
                same += count[0]
        for piece in range(first, last):
            row, count = ties.pieces[piece], counts[piece - first]
            if same <= kept * differ and row[CONTENT] == BODY:
                forms[piece] = count[0] <= kept * count[1]


@leaf
def _apart(one: Longs, other: Longs) -> bool:
    """Whether two pages are from days that lie apart for certain, whatever the hours that their dates leave open."""
    known = one[0] != NEVER and other[0] != NEVER
    return bool(known and max(one[0] - other[1], other[0] - one[1]) >= APART)


@leaf
def _between(texts: _Texts, a: int, b: int, runs: Short, classes: Classes, calendar: Sought) -> tuple[int, int]:
    """How many slots between the runs of a piece, and at its ends up to those of its sentences, are filled alike, and
    how many are filled differently."""
    same = differ = 0
    low_a, low_b = texts.at[a], texts.at[b]
    for n in range(len(runs) + 1):
        if n:
            i, j = low_a + runs[n - 1, 0] + runs[n - 1, 2], low_b + runs[n - 1, 1] + runs[n - 1, 2]
            end_i, end_j = texts.at[a + 1], texts.at[b + 1]
            if n < len(runs):
                end_i, end_j = low_a + runs[n, 0], low_b + runs[n, 1]
            found = _slots(texts, (a, i, end_i), (b, j, end_j), classes, calendar, 1, n == len(runs))
            same, differ = same + found[0], differ + found[1]
        elif len(runs):
            i, j = low_a + runs[0, 0] - 1, low_b + runs[0, 1] - 1
            found = _slots(texts, (a, i, low_a - 1), (b, j, low_b - 1), classes, calendar, -1, True)
            same, differ = same + found[0], differ + found[1]
    return same, differ


@leaf
def _slots(
    texts: _Texts, one: Stretch, other: Stretch, classes: Classes, calendar: Sought, step: int, open_end: bool
) -> tuple[int, int]:
    """Go through the tokens of two articles side by side, as long as they are equal or both fill a slot: how many slots
    are filled alike, how many differently. An open end is that of a sentence."""
    (a, i, end_i), (b, j, end_j) = one, other
    same = differ = 0
    while i != end_i and j != end_j:
        near_i, near_j = (i, j) if step > 0 else (i + 1, j + 1)
        if open_end and (_opens(texts, a, near_i, classes) or _opens(texts, b, near_j, classes)):
            break
        kind = _kind(texts, a, i, classes, calendar)
        if kind and kind == _kind(texts, b, j, classes, calendar):
            from_i, from_j = i, j
            while i != end_i and _kind(texts, a, i, classes, calendar) == kind:
                i += step
            while j != end_j and _kind(texts, b, j, classes, calendar) == kind:
                j += step
            alike = False
            for token in range(from_i, i, step):
                for counterpart in range(from_j, j, step):
                    alike |= texts.word[token] == texts.word[counterpart]
            if kind != _DAY:
                same, differ = same + alike, differ + (not alike)
        elif texts.word[i] == texts.word[j]:
            i, j = i + step, j + step
        else:
            break
    return same, differ


@leaf
def _within(texts: _Texts, a: int, runs: Short, classes: Classes, calendar: Sought) -> int:
    """How many names and numbers the runs of a piece have."""
    found = 0
    for n in range(len(runs)):
        begin = texts.at[a] + runs[n, 0]
        for token in range(begin, begin + runs[n, 2]):
            kind = _kind(texts, a, token, classes, calendar)
            found += kind in (_NUMBER, _NAME)
    return found


@leaf
def _kind(texts: _Texts, rank: int, token: int, classes: Classes, calendar: Sought) -> int:
    """Whether a token is a number, a name, a day or month, or none of them: 0. What a sentence begins with is none."""
    word = texts.word[token]
    if is_sought(word, calendar):
        return _DAY
    code = decoded(texts.data, _byte(texts, rank, token))[0]
    kind = classes[code] if code < len(classes) else np.uint8(0)
    if kind == _NUMBER:
        return _NUMBER
    return _NAME if kind == _CAPITAL and not _opens(texts, rank, token, classes) else 0


@leaf
def _byte(texts: _Texts, rank: int, token: int) -> int:
    of = texts.row[rank]
    counts = texts.counts[texts.bounds[of] : texts.bounds[of + 1]]
    return byte_of(texts.data, texts.text_at[of], texts.text_at[of + 1], counts, texts.start[token])


@leaf
def _opens(texts: _Texts, rank: int, token: int, classes: Classes) -> bool:
    """Whether a sentence, or a line, begins with a token."""
    low = texts.text_at[texts.row[rank]]
    byte = _byte(texts, rank, token)
    while byte > low:
        byte -= 1
        while byte > low and texts.data[byte] & 0xC0 == 0x80:
            byte -= 1
        code = decoded(texts.data, byte)[0]
        kind = classes[code] if code < len(classes) else np.uint8(0)
        if kind != _PASSED:
            return bool(kind == _STOP)
    return True
