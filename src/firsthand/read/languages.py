"""Which language an article is read in: the one it says, else English if its commonest words are.

In: an Article. Out: a two-letter code, or "" where nothing is known. Finding languages properly is collect's work.
"""

import re

from firsthand.records import Article

_PARSED = frozenset({"en"})
_TABLES = frozenset({"es"})
# Of running English about a third are these; of Spanish, French or German text at most one word in fifty.
_ENGLISH = frozenset("the of and to in a that is was for on with by at from as it be were has had said not".split())  # noqa: SIM905
_SHARE = 0.12
_WORD = re.compile(r"[^\W\d_]+")


def language_of(article: Article) -> str:
    """The language to read an article in."""
    if article.language:
        return article.language.replace("_", "-").split("-")[0].lower()
    words = [word.lower() for word in _WORD.findall(article.text[:5000])]
    if not words:
        return ""
    share = sum(word in _ENGLISH for word in words) / len(words)
    return "en" if share >= _SHARE else ""


def parsed(language: str) -> bool:
    """Whether the language has a parser."""
    return language in _PARSED


def has_tables(language: str) -> bool:
    """Whether the language has cue tables, though no parser."""
    return language in _TABLES
