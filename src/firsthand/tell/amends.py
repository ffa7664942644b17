"""Where an outlet set its own changed number right: the drift "190 → 290" beside its "about 190, not 290".

In: a Drift and a Lookup. Out: the span of the correcting sentence, or nothing. Precision first: the same outlet, no
earlier, an article that calls itself a correction or a sentence that says "not 290", and both numbers in it.
"""

import re

from firsthand.records import Drift, Span
from firsthand.tell.lookup import NO_OUTLET, Lookup

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?]?")  # "1.2 million" ends no sentence
_NUMBER = re.compile(r"\d[\d.,]*")
_TITLE = re.compile(r"\b(?:correction|corrected|clarification|corrige|corrección|rectificación|fe de erratas)\b", re.I)
_NOT = r"\b(?:not|rather than|instead of|no|y no)\s+(?:\w+\s+){{0,2}}{number}(?!\w)"


def amended(drift: Drift, lookup: Lookup) -> Span | None:
    """The sentence in which the retelling's outlet corrects the number that it had changed."""
    before, after = (_numbers(words) for words in (drift.before, drift.after))
    outlet = lookup.outlet(drift.retelling.article)
    if drift.kind != "number" or not before or not after or outlet == NO_OUTLET:
        return None
    changed = drift.retelling.article
    for article in sorted(lookup.articles.values(), key=lambda one: lookup.order(one.id)):
        own = article.id != changed and lookup.outlet(article.id) == outlet
        if not own or lookup.order(article.id) < lookup.order(changed):
            continue
        titled = bool(_TITLE.search(article.title or ""))
        for found in _SENTENCE.finditer(article.text):
            held = _numbers(found[0])
            if not (before <= held and after <= held):
                continue
            if titled or any(re.search(_NOT.format(number=re.escape(number)), found[0], re.I) for number in after):
                start = found.start() + len(found[0]) - len(found[0].lstrip())
                return article.span(start, found.end())
    return None


def _numbers(words: str) -> set[str]:
    return {number.rstrip(".,") for number in _NUMBER.findall(words)}
