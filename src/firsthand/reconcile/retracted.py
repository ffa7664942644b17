"""Reports that a paper takes back in a sentence, on any page: "VNA withdraws its earlier report of 16 dead".

In: a page, and whether words say that its own outlet told what follows. Out: the mentions that stand in the report
which is taken back.
"""

import re
from collections.abc import Callable, Iterator

from firsthand.reconcile.pile import Pile
from firsthand.reconcile.sentences import paragraphs

_REPORT = r"(?:report|story|article|claim|dispatch|item|información|noticia|informe|artículo|nota|despacho)s?"
_TAKES_BACK = (
    r"(?:withdraws?|withdrew|withdrawn|retracts?|retracted|takes?\s+back|took\s+back"
    r"|retira(?:n|mos|do|ba)?|retir(?:ó|aron)|rectifica(?:n|mos)?|rectific(?:ó|aron))"
)
# "withdraws its earlier report of (16 dead)", "retira su información de que (había muerto)".
_OF_WHAT = re.compile(
    rf"\b{_TAKES_BACK}\s+(?:the|that|an?|its|our|their|his|her|my|la|el|una?|su|nuestr[oa]|esa)\s+"
    rf"(?:(?:\w+\s+){{0,2}}){_REPORT}(?:\s+(?:anterior|previ[oa]))?(?:\s+(?:on|el)\s+\w+)?"
    r"\s+(?:that|of|about|saying|de\s+que|de|sobre|según\s+l[ao]\s+cual)\b",
    re.IGNORECASE,
)
# "This was wrong", "We withdraw the report": of what the paragraph has the outlet itself report.
_WRONG = re.compile(
    rf"(?:^|[.!?]\s+)(?:(?:This|That|It|The\s+(?:report|story))\s+(?:was|is)\s+(?:wrong|false|untrue|incorrect|not\s+true)"
    rf"|(?:Est[oa]|Es[oa]|La\s+(?:información|noticia))\s+(?:era|fue|es)\s+(?:fals[oa]|errónea?|erróneo|incorrect[oa])"
    rf"|We\s+(?:{_TAKES_BACK})\s+(?:the|that|our)\s+{_REPORT}|Retiramos\s+(?:la|esa|nuestra|el|ese|nuestro)\s+{_REPORT})\b"
)


def retracted(pile: Pile, article: str, said: Callable[[str], bool]) -> Iterator[str]:
    """The mentions of an article that stand in a report that is taken back.

    `said` tells whether the words before what is told say that the outlet itself had told it.
    """
    text = pile.articles[article].text
    mentions = pile.readings[article].mentions
    for mention in mentions:
        if _OF_WHAT.search(text[mention.sentence.start : mention.trigger.start]):
            yield mention.id
    for paragraph in paragraphs(pile, article):
        wrong = _WRONG.search(text[paragraph.start : paragraph.end])
        if wrong is None:
            continue
        before = paragraph.start + wrong.start()
        for mention in mentions:
            head = text[mention.sentence.start : mention.trigger.start]
            if paragraph.start <= mention.trigger.start and mention.sentence.end <= before + 2 and said(head):
                yield mention.id
