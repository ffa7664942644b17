"""Names and words made comparable: outlets with their domains and initials, labels without articles.

In: strings as articles print them. Out: keys that are equal when the names are the same, and whether one name can
stand for another.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from firsthand.wording import fold as fold

_SMALL = frozenset(
    "the a an of and for el la los las un una de del le les his her its their our this that these those some".split()  # noqa: SIM905
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac"})  # guardian.co.uk is the Guardian
_SUBDOMAINS = frozenset({"www", "m", "amp", "edition", "en", "es", "news", "mobile"})


def words(text: str) -> list[str]:
    """The folded words of a text, possessive `'s` aside."""
    return re.findall(r"\w+", re.sub(r"'s\b", "", fold(text)))


@lru_cache(maxsize=65536)
def content_words(text: str) -> tuple[str, ...]:
    """The words that tell one label from another: articles and small words left out.

    >>> content_words("the chief of the fire brigade")
    ('chief', 'fire', 'brigade')
    """
    return tuple(word for word in words(text) if word not in _SMALL)


def label_key(text: str) -> str:
    """One key for a label however it is introduced: "a leaking gas tank" and "the leaking gas tank"."""
    return " ".join(content_words(text)) or fold(text)


def domain_name(url: str | None) -> str | None:
    """The part of a URL's host that names the outlet; None without a host.

    >>> domain_name("https://www.theguardian.co.uk/x"), domain_name("https://bpa.example/s/1")
    ('theguardian', 'bpa')
    """
    host = urlsplit(url or "").hostname
    if not host or "." not in host:
        return None
    parts = [part for part in host.split(".") if part]
    parts = parts[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts = parts[:-1]
    while len(parts) > 1 and parts[0] in _SUBDOMAINS:
        parts = parts[1:]
    return parts[-1] if parts else None


def outlet_keys(name: str) -> frozenset[str]:
    """Every key by which an outlet's name may be met: squeezed, without its article, its initials, its domain.

    >>> sorted(outlet_keys("Boreal Press Agency"))
    ['borealpressagency', 'bpa']
    """
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+", name.strip()) and " " not in name.strip():
        domain = domain_name("https://" + name.strip().lower())
        return frozenset({squeeze(domain)} if domain else {squeeze(name)})
    found: set[str] = set()
    for piece in re.split(r"\s+[–—|-]\s+|[()]", name):
        kept = [word for word in words(piece) if word not in {"the", "el", "la"}]
        if kept:
            found.add("".join(kept))
    return frozenset(found) | initials(name)


@lru_cache(maxsize=65536)
def initials(name: str) -> frozenset[str]:
    """The initials that a name of several words is known by.

    >>> sorted(initials("Boreal Press Agency")), sorted(initials("BPA"))
    (['bpa'], [])
    """
    found = set[str]()
    for piece in re.split(r"\s+[–—|-]\s+|[()]", name):
        kept = [word for word in words(piece) if word not in {"the", "el", "la"}]
        letters = "".join(word[0] for word in kept if word not in _SMALL)
        if len(kept) >= 2 and len(letters) >= 2:
            found.add(letters)
    return frozenset(found)


def squeeze(name: str) -> str:
    """A name as one word: `Sundhaven Ledger` and `sundhavenledger`, `The Ledger` and `ledger`."""
    kept = words(name)
    if len(kept) > 1 and kept[0] == "the":
        kept = kept[1:]
    joined = "".join(kept)
    return joined.removeprefix("the") if len(joined) > 8 else joined


@lru_cache(maxsize=65536)
def short_of(short: str, full: str) -> bool:
    """Whether one outlet name is the other's short form: `The Ledger` of `The Sundhaven Ledger`.

    >>> short_of("The Ledger", "The Sundhaven Ledger"), short_of("Post", "Skerry Ledger")
    (True, False)
    """
    few = [word for word in words(short) if word != "the"]
    many = [word for word in words(full) if word != "the"]
    return 0 < len(few) < len(many) and (many[-len(few) :] == few or many[: len(few)] == few)
