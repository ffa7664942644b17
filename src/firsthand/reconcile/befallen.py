"""What befell a town or a spot: "Kesvik was rocked by an attack", "a flood hit Kesvik and reached the bridge".

In: a text, a happening's words and those of a place in it. Out: whether the words between say that the place is where
the happening was, with no "in" before it. The verbs are in `resources/<language>/befalls.tsv` and `acts_upon.tsv`.
"""

import re
from collections import defaultdict
from functools import cache

from firsthand import inflection
from firsthand.reconcile.happenings import forms
from firsthand.reconcile.names import fold
from firsthand.records import Span
from firsthand.resources import languages, table

Phrase = tuple[frozenset[str], ...]  # what each of its words may be
_REACH = 90  # characters between a place and what befell it
_BREAK = re.compile(r"[,;:.()“”«»—]")
# Words that lead to something else than the happening: "Kesvik suffered losses after the attack".
_AWAY = frozenset(
    map(fold, (
     "after", "before", "since", "over", "from", "with", "for", "against", "about", "that", "which", "who", "whom",
     "when", "while", "as", "than", "and", "but", "because", "despite", "until", "tras", "antes", "después",
     "desde", "con", "para", "contra", "sobre", "que", "quien", "cuando", "mientras", "como", "y", "pero",
     "porque", "pese", "hasta", "sin"))
)  # fmt: skip
_WHICH = frozenset({"that", "which", "que"})
_AND = frozenset({"and", "y", "e"})
_BY = frozenset({"by", "por"})
_TO_BE = frozenset(
    map(fold, (
     "was", "were", "is", "are", "been", "being", "be", "had", "has", "have", "got", "gets", "fue", "fueron",
     "era", "eran", "ha", "han", "había", "habían", "sido", "se", "vio", "vieron", "visto", "quedó", "quedaron",
     "resultó", "resultaron"))
)  # fmt: skip
_WHERE = re.compile(r",?\s+(?:in|of|en|de)\s+[^\W\d_a-zß-ÿ][\w’'-]*(?:\s[^\W\d_a-zß-ÿ][\w’'-]*)?,?(?=\s)")
_IN_TOWN = r"(?:,?\s+(?:in|en)\s+[^\W\d_a-zß-ÿ][\w’'-]*,?)?\s+"
# What may stand around a place, by the word before it: "had the library as its stage", "turned the square into a lake".
_AROUND = {
    **dict.fromkeys(
        ("had", "has"),
        re.compile(rf"{_IN_TOWN}(?:as|for)\s+(?:its|a|the)\s+(?:stage|setting|scene|venue|backdrop|focus|target)\b"),
    ),
    **dict.fromkeys(
        ("tuvo", "tiene"),
        re.compile(rf"{_IN_TOWN}(?:como|por)\s+(?:escenario|marco|foco|epicentro|sede|objetivo|lugar)\b"),
    ),
    "turned": re.compile(rf"{_IN_TOWN}into\b"),
    "convirtio": re.compile(rf"{_IN_TOWN}en\s+una?\b"),
}
_DATED = 5  # words before a place, a date among them: "convirtió el 8 de marzo la"
_LEAD = 3  # words between "by" and what befell: "by a car bomb attack"
# Between a blow and its place: "swept through the town of", "llegó hasta la"
_THROUGH = frozenset(
    {"through", "across", "into", "over", "on", "upon", "of", "the", "town", "city", "a", "al", "de", "el",
     "hasta", "la", "las", "los", "por", "ciudad"}
)  # fmt: skip

# Whose coming in is a flood.
_WATER = frozenset({"water", "waters", "floodwater", "floodwaters", "agua", "aguas", "crecida", "riada"})
# What may stand between a verb and its spot: "rodeó por completo el", "blocked the gates of the".
_BETWEEN = frozenset({"todo", "toda", "completo", "all", "entrance", "entrances", "gate", "gates", "door", "doors",
                     "entrada", "entradas", "acceso", "accesos", "puerta", "puertas", "to"})  # fmt: skip


def befell(text: str, happening: Span, place: Span) -> bool:
    """Whether the words between a happening and a place say that it befell the place."""
    own = _words(text[happening.start : happening.end]) or []
    if place.end <= happening.start:
        between = text[place.end : happening.start]
        named = _WHERE.match(between)
        words = _words(between[named.end() :] if named else between)
        return words is not None and _underwent(words, own)
    if place.start < happening.end:
        return False
    between = text[happening.end : place.start]
    if (named := _WHERE.match(between)) and _struck(_words(between[named.end() :]) or []):
        return True  # "the raid in Kesvik had as its stage the"
    words = _words(between)
    if words and any(_around(word, text[place.end : place.end + _REACH]) for word in words[-_DATED:]):
        return True
    return words is not None and (_struck(words) or _struck([*own, *words]))


def acts_upon(kind: str, before: str) -> bool:
    """Whether the words before a place end with a verb of a kind: "men overran the", "rodeó por completo el".

    >>> acts_upon("water", "the water had cut off the "), acts_upon("water", "the water came after the ")
    (True, False)
    """
    words = re.findall(r"\w+", fold(_BREAK.split(before)[-1]))[-_DATED - _LEAD :]
    for n in range(len(words)):
        itself = kind == "water" and n > 0 and words[n - 1] in _WATER  # "el agua entró en", and no firefighter
        told = _tells(kind, words[n:]) or (itself and _tells("itself", words[n:]))
        if told and all(_only_leads(word) for word in words[n + told :]):
            return True
    return False


def _only_leads(word: str) -> bool:
    return word in _THROUGH or word in _BETWEEN or word.endswith(("ly", "mente"))


def _around(before: str, after: str) -> bool:
    """Whether two words stand around a place: "had the library as its stage", "turned the square into a lake"."""
    shape = _AROUND.get(before)
    return bool(shape and shape.match(after))


def passive(text: str, happening: Span, place: Span) -> bool:
    """Whether nothing but the place's town and "was" stand between a place and what was done to it."""
    if place.end > happening.start:
        return False
    between = text[place.end : happening.start]
    named = _WHERE.match(between)
    words = _words(between[named.end() :] if named else between)
    return bool(words) and all(word in _TO_BE or word.endswith(("ly", "mente")) for word in words or ())


def _underwent(words: list[str], own: list[str]) -> bool:
    """Whether a place stands before what it underwent: "was shaken on Monday by an", "saw a", "sufrió el lunes un"."""
    if len(words) > 1 and words[0] in _WHICH:
        words = words[1:]  # "it was the library that saw the raid"
    at = next((n for n, word in enumerate(words) if word not in _TO_BE and not word.endswith(("ly", "mente"))), None)
    if at is None:
        return bool(words) and _tells("strikes", own) > 0  # "was flooded"
    told = _tells("undergoes", words[at:])
    if not _AWAY.isdisjoint(words[at + told :]):
        return False
    if told:
        return True
    return at > 0 and _tells("strikes", words[at:]) > 0 and not _BY.isdisjoint(words[-_LEAD - 1 :])


def _struck(words: list[str]) -> bool:
    """Whether a place stands behind what struck it: "hit", "swept through", "golpeó Kesvik y alcanzó la"."""
    links = [n for n, word in enumerate(words) if word in _AND]
    last = words[links[-1] + 1 :] if links else words
    told = _tells("strikes", last)
    return told > 0 and _tells("strikes", words) > 0 and all(word in _THROUGH for word in last[told:])


def _tells(kind: str, words: list[str]) -> int:
    """How many words a verb of a kind takes at the head of some words; 0 where none begins them."""
    at = next((n for n, word in enumerate(words) if word not in _TO_BE), len(words))
    if at == len(words):
        return 0
    known = _by_first(kind)
    near = {phrase for word in (words[at], *forms(words[at])) for phrase in known.get(word, ())}
    fits = [len(phrase) for phrase in near if _begins(words[at:], phrase)]
    return at + max(fits) if fits else 0


def _words(between: str) -> list[str] | None:
    """The words of a stretch, folded; None where a mark or too much stands in it."""
    return None if len(between) > _REACH or _BREAK.search(between) else re.findall(r"\w+", fold(between))


def _begins(words: list[str], phrase: Phrase) -> bool:
    return len(words) >= len(phrase) and all(
        word in form or not form.isdisjoint(forms(word)) for word, form in zip(words, phrase, strict=False)
    )


@cache
def _by_first(kind: str) -> dict[str, list[Phrase]]:
    """The verbs of a kind by what their first word may be."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in _verbs(kind):
        for word in phrase[0]:
            found[word].append(phrase)
    return dict(found)


@cache
def _verbs(kind: str) -> tuple[Phrase, ...]:
    """The verbs of a kind, each as what its words may be."""
    rows = [
        (language, row)
        for language in languages()
        for name in ("befalls", "acts_upon")
        for row in table(language, name)
        if kind in row["kind"].split()
    ]
    return tuple(
        (
            frozenset(fold(form.word).split()[0] for form in inflection.forms(language, row["term"])),
            *(frozenset({fold(word)}) for word in row["term"].split("/")[0].split()[1:]),
        )
        for language, row in rows
    )
