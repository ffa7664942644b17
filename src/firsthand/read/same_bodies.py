"""Whether two names are one body's: a legal form more or less, its initials, its first word.

In: two names. Out: whether they are one body's.
"""

import re

from firsthand.resources import terms


def same_body(a: str, b: str) -> bool:
    """Whether two names are forms of one: a legal form more or less, or its initials.

    >>> same_body("Airbus", "Airbus S.A.S."), same_body("GM", "General Motors"), same_body("Ford", "Ford Australia")
    (True, True, False)
    """
    return _core(a) == _core(b) or are_initials(words_of(a), words_of(b)) or are_initials(words_of(b), words_of(a))


def is_short_for(short: str, full: str) -> bool:
    """Whether a firm goes on by the first word of its full name.

    >>> is_short_for("Kerrin", "Kerrin Marine Corp."), is_short_for("Kerrin", "Kerrin Island")
    (True, False)
    """
    core = _core(full)
    return len(core) < len(words_of(full)) and [core[0]] == words_of(short)


def abbreviated(words: str, initials: str) -> bool:
    """Whether a body was named with its initials behind it: "the Coast Watch (known as CWK)"."""
    return initials.isupper() and re.search(rf"\([^()]*\b{re.escape(initials)}\)", words) is not None


def are_initials(short: list[str], long: list[str]) -> bool:
    """Whether a word is made of the first letters of some words."""
    return (
        len(short) == 1 < len(long) == len(short[0])
        and short[0].isupper()
        and all(word[0] == letter for word, letter in zip(long, short[0], strict=True))
    )


def words_of(name: str) -> list[str]:
    """The words of a name, without its article and full stops."""
    return [word for word in name.replace(".", "").replace(",", "").split() if word.lower() != "the"]


def _core(name: str) -> list[str]:
    words = words_of(name)
    while len(words) > 1 and words[-1].lower() in terms("en", "firm_endings"):
        words.pop()
    return words
