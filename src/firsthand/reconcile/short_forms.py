"""Bodies that a page takes up for short: "the Front" of a page that names "the Northern Front" and no other front.

In: the voices of the articles, each with its article, and the key of a body's name. Out: joins. A page that names two
ministries means either by "the ministry", and one that names none may mean any.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from firsthand.reconcile.bodies_told import bare_label
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.resources import either, languages, table, terms_of_all
from firsthand.unions import Unions
from firsthand.wording import folded_terms

_ARTICLE = re.compile(r"^(?:the|el|la|los|las)\s+", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-zß-ÿ][\w’'-]*"
_SMALL = r"(?:the|el|la|los|las)"


def join_short_forms(
    pile: Pile, members: Mapping[str, tuple[Voice, str]], key: Callable[[str], str], joined: Unions
) -> None:
    """Join the bodies told by their noun alone to the one whole name that their page gives with it."""
    whole: dict[str, list[str]] = defaultdict(list)
    short: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, (voice, article) in sorted(members.items()):
        if voice.kind == "organisation":
            bare = fold(_ARTICLE.sub("", bare_label(voice.label)))
            if bare in folded_terms("short_bodies"):  # they do not tell which body, as "police" does
                short[article, bare].append(name)
            elif len(content_words(voice.label)) > 1:
                whole[key(bare_label(voice.label))].append(name)
    for (article, noun), names in short.items():
        told = {key(words) for words in _whole_names(pile, article, noun)}
        if len(told) == 1:
            bearers = [*whole.get(told.pop(), ()), *names]
            for name in names:
                joined.join(bearers[0], name, "a body called by its noun, and the one that the page names in full")


def _whole_names(pile: Pile, article: str, noun: str) -> set[str]:
    """The whole names with a noun that a page gives: "defence ministry", "Frente del Norte"."""
    page = pile.articles[article]
    language = (page.language or "en").partition("-")[0]
    return {" ".join(match[0].split()) for match in _pattern(noun, language).finditer(page.text)}


@cache
def _pattern(noun: str, language: str) -> re.Pattern[str]:
    """Names around a noun, in either case, each of whose other words is capital or one that bodies are called by.

    English has them before the noun or behind "of", other languages behind it.
    """
    word = rf"(?:{_CAPITAL}|(?:{either(_called_by())})\b)"
    stop = rf"(?!{_SMALL}\b)"
    said = rf"(?i:{either(frozenset(term for term in terms_of_all('short_bodies') if fold(term) == noun))})"
    if language == "en":
        behind = rf"(?:\s+(?:of|for)\s+(?:the\s+)?{word})"
        return re.compile(rf"\b(?:(?i:{stop}){word}\s+){{1,3}}{said}\b(?!\s+{_CAPITAL}){behind}?|\b{said}{behind}")
    of = r"(?:(?:de|del|para)\s+(?:(?:la|las|los|el)\s+)?)?"
    return re.compile(rf"\b{said}\s+{of}{word}(?:\s+(?:y\s+|{of}){word}){{0,2}}")


@cache
def _called_by() -> frozenset[str]:
    """The words that bodies are called by, in the languages of the tables."""
    rows = [row for language in languages() for row in table(language, "bodies_in_english")]
    return frozenset(word for row in rows for word in (row["term"], *row["english"].split("|")))
