"""Who denies what he is blamed for without naming it: "The staff blamed Westmark for the attack. Westmark denied it."

In: a page and who it says did a deed. Out: for a denial of no more than that ("it", "any involvement", "lo negó"), by
the side that the words right before name, the assertion that it denies. A deed that is blamed on nobody there is denied
elsewhere: what an accused answers to "the charges" is `denied_charges`'.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from firsthand.reconcile.doers import denial
from firsthand.reconcile.names import content_words
from firsthand.reconcile.pile import Pile
from firsthand.records import Assertion, Attribution, Reading, Span
from firsthand.resources import either
from firsthand.wording import fold, folded_terms

_FAR = 320  # characters from whoever is named to the denial: the rest of a sentence, and another one
_LEADS = (
    r"(?:(?:any|all|the|these|those|such|its|their|his|her|las?|los|el|esas?|es[eo]s?|toda|todo|cualquier|ninguna|su|tener"
    r"|haber tenido)\s+){0,3}"
)
_IN_IT = r"(?:\s+(?:in|for|of|with|to|en|por|de|con)\s+(?:it|this|that|ello|eso|esto|lo ocurrido|what happened))?"
_WHICH = re.compile(
    r"[,\s]+(?:which|who|que|quien|quienes)\s+(?:\w+\s+)?$", re.IGNORECASE
)  # "Westmark, which denies it"
_DEMONYM = 5  # letters of a country's name with which the word for its people begins: "Kordavian", "kordavo"


def disowned(pile: Pile, reading: Reading, told: Iterable[Assertion]) -> Iterator[tuple[Assertion, Attribution]]:
    """The assertions of a page that whoever they name denies in bare words, each with the denial."""
    denials = [one for one in reading.attributions if one.stance == "denies" and _of_no_more(pile, one)]
    named = [one for one in told if one.slot == "who" and not denial(one.value)] if denials else []
    for said in denials:
        at = said.cues[0]
        before = (
            one for one in named if one.span.end <= at.start <= one.span.end + _FAR and said.id != one.attribution
        )
        for one in sorted(before, key=lambda one: one.span, reverse=True):
            if _is_whose(pile, said, one):
                yield one, said
                break


def words_of(said: Attribution) -> Span:
    """The stretch of a denial: who denies, the verb and what."""
    spans = [span for span in (*said.sources, *said.cues, *said.contents) if span.article == said.article]
    return Span(said.article, min(s.start for s in spans), max(s.end for s in spans))


def _of_no_more(pile: Pile, said: Attribution) -> bool:
    """Whether nothing is denied but the blame: "it", "any involvement", "la acusación"."""
    return bool(said.cues) and len(said.contents) == 1 and bool(_bare().fullmatch(fold(pile.quote(said.contents[0]))))


@cache
def _bare() -> re.Pattern[str]:
    blame = either(folded_terms("disowned") | folded_terms("accusations"))
    return re.compile(rf"\W*{_LEADS}(?:{blame})(?:{_IN_IT})\W*")


def _is_whose(pile: Pile, said: Attribution, one: Assertion) -> bool:
    """Whether whoever denies is whom an assertion names: by its words, or as the "which" behind the name."""
    text = pile.articles[said.article].text
    behind = text[one.span.end : said.cues[0].start]
    if _WHICH.fullmatch(behind):
        return True
    blamed = set(content_words(str(one.value)))
    return any(_alike(blamed, set(content_words(pile.quote(source)))) for source in said.sources)


def _alike(blamed: set[str], denier: set[str]) -> bool:
    """Whether words are for one side: "the brigade", "Westmark's defence ministry", "Kordavian officials"."""
    if not blamed or not denier:
        return False
    if blamed <= denier or denier <= blamed:
        return True
    return len(blamed) == 1 and any(_is_of(a, b) for a, b in product(blamed, denier))


def _is_of(country: str, word: str) -> bool:
    stem = country.rstrip("aeiou")
    return len(stem) >= _DEMONYM and word.startswith(stem)
