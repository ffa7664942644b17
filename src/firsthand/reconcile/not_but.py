"""One cause denied in favour of another: "caused not by a bomb but by a gas leak", "a una bomba y no a un escape".

In: a page that tells of an accident. Out: the cause that it gives, and the one that it denies, each as what failed is
told (failings.py), so that both have a speaker.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.reconcile.events import Happened
from firsthand.reconcile.failing_words import ACCIDENTS, cause_words, in_every_language
from firsthand.reconcile.failings import Failing, accidents, of_which
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Reading, Span

_LED = {  # what leads to a cause, behind its verb
    "en": r"(?:by|because\s+of|due\s+to|owing\s+to|from|(?:as\s+)?(?:the|a)\s+(?:result|consequence)\s+of|of|to)",
    "es": r"(?:por|a\s+causa\s+de|debido\s+a|al?|de|del)",
}
_VERB = {
    "en": r"(?:caused|triggered|started|sparked|provoked|set\s+off|brought\s+about|was|were|been|due|owed|attributed"
    r"|traced)",
    "es": r"(?:causad[oa]|provocad[oa]|originad[oa]|ocasionad[oa]|desencadenad[oa]|debid[oa]|debió|debe|debía|produjo"
    r"|originó|fue|causó|provocó)",
}


def told_instead(pile: Pile, reading: Reading, happened: Happened) -> Iterator[tuple[Mention, str, Failing]]:
    """A mention of an accident, its event, and the cause that the page gives or denies."""
    told = accidents(reading, happened)
    text = pile.articles[reading.article].text
    for pattern in _patterns(pile.tongue(reading.article)) if told else ():
        for match in pattern.finditer(text):
            for group in ("given", "denied"):
                span = Span(reading.article, *match.span(group))
                bound = of_which(pile, told, span, ACCIDENTS)
                if bound and bound[0].sentence.overlaps(span):
                    name = in_every_language(match[group])
                    yield (
                        *bound,
                        Failing(
                            name, span, span, group == "denied", twice=False, asked=False, disowned=False, hedges=()
                        ),
                    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """The sentences: the denied cause first, and the denied cause behind."""
    if language not in _LED:
        return ()
    ends = cause_words(language)[1]
    led, verb = _LED[language], _VERB[language]
    word = rf"(?!(?:{ends})\b)[\w’'-]+"
    few = rf"{word}(?:\s+(?:(?:of|de|del|in|en)\s+)?{word}){{0,4}}?"
    given, denied = rf"(?P<given>{few})", rf"(?P<denied>{few})"
    end = rf"(?=\s*[,.;:”\"»]|\s+(?:{ends})\b|\s*$)"
    aside = r"(?:\s+\w+(?:ly|mente))?"
    if language == "en":
        first = rf"\b{verb}{aside}\s+not\s+{led}\s+{denied},?\s+but\s+(?:rather\s+)?{led}\s+{given}{end}"
        second = rf"\b{verb}{aside}\s+{led}\s+{given},?\s+(?:and\s+not|rather\s+than|not)\s+(?:{led}\s+)?{denied}{end}"
        third = rf"\b(?:not|n[’']t){aside}\s+{verb}?\s*{led}\s+{denied},?\s+but\s+(?:rather\s+)?{led}\s+{given}{end}"
    else:
        first = rf"\bno\s+(?:\w+\s+){{0,2}}?{verb}{aside}\s+{led}\s+{denied},?\s+sino\s+{led}\s+{given}{end}"
        second = rf"\b{verb}{aside}\s+{led}\s+{given},?\s+y\s+no\s+{led}\s+{denied}{end}"
        third = rf"\b{verb}{aside}\s+no\s+{led}\s+{denied},?\s+sino\s+{led}\s+{given}{end}"
    return tuple(re.compile(shape, re.IGNORECASE) for shape in (first, second, third))
