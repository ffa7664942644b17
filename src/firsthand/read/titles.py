"""Headlines That Are Set Like This One, OR LIKE THIS ONE, as the rest of the page writes their words.

In: a stretch of an article, and its text. Out: the stretch, as long as it was, with small letters where the article has
them, so that the parser finds the verb: "3 Perish in Talvik Rail Crash" has one, which looks like a name.
"""

import re
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from firsthand.read.triggers import lexicon
from firsthand.resources import table, terms

_WORD = re.compile(r"[^\W\d_]+")
_LONG = 4  # letters of a word that such a headline begins with a capital
_WORDS = 25  # of a headline
_FEWEST = 4  # words
_ENDINGS = ("", "s", "es", "d", "ed")


def recased(stretch: str, text: str) -> str:
    """A stretch with a capital on each long word, as the article writes the words elsewhere; any other as it is.

    >>> recased("Rail Crash Kills 3 in Talvik", "Rail Crash Kills 3 in Talvik. The rail line to Talvik is closed.")
    'Rail crash kills 3 in Talvik'
    >>> recased("Anna Brek Leaves Interior Ministry", "The Interior Ministry will be led by a clerk.")
    'Anna Brek leaves Interior Ministry'
    """
    if stretch.rstrip("”’\"' ")[-1:] in {".", "!", "?", ":", ";", ","}:
        return stretch  # a sentence
    words = list(_WORD.finditer(stretch))
    if _in_capitals(stretch, words):
        return _lowered(stretch, words, text.replace(stretch, " "))
    long = [word.group() for word in words if len(word.group()) >= _LONG]
    if len(words) > _WORDS or len(long) < 2 or not all(word.istitle() for word in long):
        return stretch
    small, names = _written(text.replace(stretch, " "))
    letters = list(stretch)
    for word in words[1:]:
        plain = word.group().lower()
        if word.group() not in names and len(plain) == len(word.group()) and (plain in small or _happens(plain)):
            letters[word.start()] = plain[0]
    return "".join(letters)


def _in_capitals(stretch: str, words: list[re.Match[str]]) -> bool:
    """Whether a line has no small letter, and more words than an outlet's or a person's name has."""
    return len(stretch.split()) >= _FEWEST and len(words) <= _WORDS and stretch.isupper()


def _lowered(stretch: str, words: list[re.Match[str]], text: str) -> str:
    """A line in capitals with those capitals alone that its page has amid a sentence, or that no table knows.

    >>> recased("FIVE WORKERS SEIZED NEAR TESHK", "UN workers were seized. The village of Teshk is poor.")
    'Five workers seized near Teshk'
    """
    small, names = _written(text)
    letters = list(stretch)
    for number, word in enumerate(words):
        plain, title = word.group().lower(), word.group().title()
        if len(plain) != len(word.group()) or word.group() in names:
            continue  # "UN"
        known = plain in small or _happens(plain) or plain in _common()
        as_name = number == 0 or title in names or not known
        letters[word.start() : word.end()] = title if as_name else plain
    return "".join(letters)


@cache
def _common() -> frozenset[str]:
    """Words that are seldom names: small words, numbers, nouns for people and things."""
    rows = (row["term"] for name in ("people", "numbers", "things", "source_nouns") for row in table("en", name))
    return (
        frozenset(STOP_WORDS)
        | terms("en", "locatives")
        | frozenset(f"{word}{ending}" for word in rows for ending in ("", "s"))
    )


def _written(text: str) -> tuple[set[str], set[str]]:
    """The words that a text has in small letters, and those that have a capital amid a sentence."""
    small, names = set[str](), set[str]()
    for word in _WORD.finditer(text):
        if word.group().islower():
            small.add(word.group())
        elif word.start() > 1 and (text[word.start() - 2].islower() or text[word.start() - 2] == ","):
            names.add(word.group())
    return small, names


@cache
def _happens(word: str) -> bool:
    """Whether a word is a form of one that tells of happenings: "perish", "mourns", "dead", "lives"."""
    stems = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    return not stems.isdisjoint(_told()) or (word.endswith("ves") and f"{word[:-3]}fe" in _told())


@cache
def _told() -> frozenset[str]:
    """The words of the event lexicon."""
    return frozenset(word for entries in lexicon("en").values() for entry in entries for word in entry.words)
