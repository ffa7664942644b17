"""The words by which a changed passage says something else: numbers, days and months, hedges, negations.

In: a folded word. Out: what it is, in any language that has tables. Reconcile names drift by it, tell points at it.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain

from firsthand.resources import languages, table, terms_of_all

_LONGEST_HEDGE = 6  # words: "from what is known so far"
NEGATIONS = frozenset(["no", "not", "never", "nobody", "none", "neither", "nor", "without", "nadie", "nunca", "ningún"])


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents and with single blanks: `Nicolás` and `nicolas` are one.

    >>> fold("  El Presidente  Nicolás ")
    'el presidente nicolas'
    """
    return " ".join(unaccented(text.casefold().replace("’", "'")).split())


def unaccented(text: str) -> str:
    """A text without its accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@cache
def folded_terms(name: str, *kinds: str) -> frozenset[str]:
    """The terms of a table in all languages, folded; of some kinds, where they are named."""
    if not kinds:
        return frozenset(map(fold, terms_of_all(name)))
    rows = (row for language in languages() for row in table(language, name))
    return frozenset(fold(row["term"]) for row in rows if row["kind"] in kinds)


def number(word: str, language: str = "") -> int | None:
    """The number a word names, in digits or letters: in that language where it has a table, else in any.

    >>> number("seven"), number("23"), number("twentieth"), number("once"), number("once", "en")
    (7, 23, None, 11, None)
    """
    if word.isdigit():
        return int(word)
    return _number_words(language if language in languages() else "").get(word)


@cache
def _number_words(language: str) -> dict[str, int]:
    rows = chain.from_iterable(table(one, "numbers") for one in ([language] if language else languages()))
    return {
        fold(row["term"]): int(row["value"]) for row in rows if row.get("kind") != "ordinal" and row["value"].isdigit()
    }


def hedges() -> frozenset[str]:
    """Words that keep a distance: "reportedly", "allegedly"."""
    return folded_terms("hedges")


def keeps_distance(text: str) -> list[tuple[int, int]]:
    """Where words of a text keep a distance, one or several: "allegedly", "in all likelihood", "según se dice".

    >>> keeps_distance("Two men, in all likelihood brothers, allegedly fled")
    [(9, 26), (37, 46)]
    """
    words = list(re.finditer(r"[\w-]+", text))
    folded = [fold(word[0]) for word in words]
    found, at = list[tuple[int, int]](), 0
    while at < len(words):
        size = next((n for n in range(_LONGEST_HEDGE, 0, -1) if " ".join(folded[at : at + n]) in hedges()), 0)
        if size:
            found.append((words[at].start(), words[min(at + size, len(words)) - 1].end()))
        at += size or 1
    return found


@cache
def speech(language: str, *, quoting: bool = True) -> frozenset[str]:
    """The words of a language that tell that somebody speaks: "said", "told", "reveals", "informó", "según".

    Without `quoting`, those alone that need no quotation: "“No,” he began" speaks, "began the operation" does not.

    >>> {"said", "denied", "reveals", "according"} <= speech("en"), {"dijo", "informo", "segun"} <= speech("es")
    (True, True)
    >>> "began" in speech("en"), "began" in speech("en", quoting=False)
    (True, False)
    """
    rows = (row for row in table(language, "cues") if row["kind"] == "speech")
    terms = (fold(row["term"]) for row in rows if quoting or row["frames"] != "quote")
    found = {term for term in terms if " " not in term}  # not the "dio" of "dio a conocer"
    found |= {fold(row["form"]) for row in table(language, "irregulars") if row["base"] in found}
    if language == "en":
        found |= {stem + ending for word in tuple(found) for stem in _stems(word) for ending in ("s", "ed", "d", "ing")}
    return frozenset(found | _NAMES_A_SOURCE.get(language, set()))


_NAMES_A_SOURCE = {"en": {"according"}, "es": {"segun"}}  # before a source, without a verb


def _stems(word: str) -> tuple[str, ...]:
    """An English verb as its endings find it: "reveal", "declar(ing)", "deni(ed)", "admitt(ed)"."""
    bare = word.removesuffix("y") + "ie" if word.endswith("y") else word.removesuffix("e")
    return (word, bare, word + word[-1])


@cache
def calendar() -> frozenset[str]:
    """Months and days of the week."""
    return terms_of_time("month") | terms_of_time("weekday")


@cache
def terms_of_time(kind: str) -> frozenset[str]:
    """The names of one kind in all languages: of each `month`, or each `weekday`."""
    rows = chain.from_iterable(table(language, "calendar") for language in languages())
    return frozenset(fold(row["term"]) for row in rows if row.get("kind") == kind)
