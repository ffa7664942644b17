"""Which differences between two passages change what is said: a number, a date, a name, a quotation, a hedge, a "not".

In: a Difference and its two texts. Out: Changes with the words before and after. It points; whether the meaning
changed is for the reader, and for the case's drift.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from firsthand.marks import quotations
from firsthand.records import Article
from firsthand.tell.differences import Difference, Token, tokens_in
from firsthand.wording import NEGATIONS, calendar, hedges, number

_NEAR = 2  # words beside a number in which a month makes it a date: "May 24", "24 de mayo"
_OPENS = re.compile(r"(?:^|[.!?:…\n])[\s\"'“”«»‘’(\[—–-]*$")
_STRETCH = 40  # words and marks: more left out or put in at once is a part of a story, and is told whole
_SHORT = 8  # words: a "not" that goes with its whole sentence turns nothing round
Keys = Set[str]
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL = 1  # "one" and "zero" are pronouns and idioms more often than numbers


class Change(NamedTuple):
    """What kind of words differ, and how they stand in the first text and in the second; empty where they do not."""

    kind: str
    before: str
    after: str


class Sheet(NamedTuple):
    """A text with where its closed quotations are, by their starts and ends, and its language."""

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    language: str = ""

    def quotes(self, start: int, end: int) -> bool:
        """Whether some of `[start, end)` lies within quotation marks, marks aside."""
        n = bisect_right(self.starts, start) - 1
        within = n >= 0 and start < self.ends[n] - 1 and end > self.starts[n] + 1
        return within or any(start < one and one + 1 < end for one in self.starts)


def sheet_of(article: Article) -> Sheet:
    """An article's text and its quotations."""
    bounds = [(block.start, block.end) for block in article.blocks] or [
        (match.start(), match.end()) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", article.text)
    ]
    closed = [found for found in quotations(article.text, bounds) if found.closed]
    starts, ends = tuple(one.start for one in closed), tuple(one.end for one in closed)
    return Sheet(article.text, starts, ends, (article.language or "").split("-")[0].casefold())


def changes_of(found: Sequence[Difference], one: Sheet, other: Sheet) -> list[Change]:
    """Every change in the order of the differences, those within moved stretches too; each once."""
    every = (change for changes in pointed(found, one, other).values() for change in changes)
    return list(dict.fromkeys(every))


def pointed(found: Sequence[Difference], one: Sheet, other: Sheet) -> dict[Difference, list[Change]]:
    """What a person would point at in each difference, those within moved stretches too.

    >>> from firsthand.tell.differences import Difference
    >>> list(pointed([Difference("replaced", (0, 5), (0, 4))], Sheet("Seven died."), Sheet("Nine died.")).values())
    [[Change(kind='number', before='Seven died', after='Nine died')]]
    """
    flat = [part for whole in found for part in (whole, *whole.inner)]
    known = ({_name(token) for part in flat for token in tokens_in(one.text, *part.a)},
             {_name(token) for part in flat for token in tokens_in(other.text, *part.b)})  # fmt: skip
    changed = (part for part in flat if part.kind in {"replaced", "dropped", "added"})
    return {part: changes for part in changed if (changes := list(_changes(part, one, other, *known)))}


def _changes(difference: Difference, one: Sheet, other: Sheet, in_one: Keys, in_other: Keys) -> Iterator[Change]:
    """The changes of one difference; a name that the other text has elsewhere is none."""
    old, new = tokens_in(one.text, *difference.a), tokens_in(other.text, *difference.b)
    if max(len(old), len(new)) > _STRETCH:
        return
    gone, come = _numbers(old, one.language), _numbers(new, other.language)
    if sorted(gone.values()) != sorted(come.values()):
        dated = _dated(one.text, difference.a) or _dated(other.text, difference.b)
        years = all(_YEAR.fullmatch(value) for value in (*gone.values(), *come.values()))
        told = _as_written if dated or years else _counted
        yield Change("date" if dated or years else "number", told(one.text, list(gone)), told(other.text, list(come)))
    small = max(len(old), len(new)) <= _SHORT
    for kind, words in (("date", calendar()), ("hedge", hedges()), ("negation", NEGATIONS)):
        if kind != "date" and not small:
            continue
        lost, won = (
            [token for token in tokens if token.key in words and (kind != "date" or _is_date(token, sheet))]
            for tokens, sheet in ((old, one), (new, other))
        )
        if {token.key for token in lost} != {token.key for token in won}:
            yield Change(kind, _as_written(one.text, lost), _as_written(other.text, won))
    lost, won = _names(one.text, old, in_other), _names(other.text, new, in_one)
    if lost or won:
        yield Change("name", _as_written(one.text, lost), _as_written(other.text, won))
    quoted = (old and one.quotes(*difference.a)) or (new and other.quotes(*difference.b))
    if quoted and any(token.is_word for token in (*old, *new)):
        yield Change("quotation", _whole(one.text, old), _whole(other.text, new))


def _whole(text: str, tokens: Sequence[Token]) -> str:
    """All from the first word to the last, as the text has it."""
    words = [token for token in tokens if token.is_word] or tokens
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""


def _as_written(text: str, tokens: Sequence[Token]) -> str:
    """Tokens as their text has them."""
    return " ".join(text[token.start : token.end] for token in tokens)


def _is_date(token: Token, sheet: Sheet) -> bool:
    """Whether a word of the calendar is meant: "may" and "sun" written small are none in English."""
    return sheet.language not in {"", "en"} or sheet.text[token.start].isupper()


def _numbers(tokens: Sequence[Token], language: str) -> dict[Token, str]:
    """The tokens that name a number, and what they name."""
    found = {}
    for token in tokens:
        if token.key[0].isdigit():
            found[token] = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", token.key)
        elif (value := number(token.key, language)) is not None and value > _SMALL:
            found[token] = str(value)
    return found


def _counted(text: str, numbers: Sequence[Token]) -> str:
    """Numbers with the word behind each: "23 injured"."""
    found = []
    for token in numbers:
        behind = re.match(r"[\s-]*[^\W\d_]{4,}", text[token.end : token.end + 40])
        found.append(text[token.start : token.end] + (behind[0] if behind else ""))
    return ", ".join(" ".join(words.split()) for words in found)


def _dated(text: str, bounds: tuple[int, int]) -> bool:
    """Whether a month or a day of the week stands beside a changed number."""
    start, end = bounds
    if start == end:
        return False
    before = tokens_in(text, max(0, start - 30), start)[-_NEAR:]
    after = tokens_in(text, end, min(len(text), end + 30))[:_NEAR]
    return any(token.key in calendar() for token in (*before, *tokens_in(text, start, end), *after))


def _names(text: str, tokens: Sequence[Token], theirs: Keys) -> list[Token]:
    """Capitalised words, not at the head of a sentence, that the other text has not got in any form."""
    return [
        token
        for token in tokens
        if text[token.start].isupper()
        and token.end - token.start > 2
        and not token.key.startswith("i'")
        and _name(token) not in theirs
        and token.key not in calendar()
        and not _OPENS.search(text[max(0, token.start - 12) : token.start])
    ]


def _name(token: Token) -> str:
    """A word without its possessive: "Trump's" is Trump."""
    return token.key.removesuffix("'s").removesuffix("’s")
