"""Where a text says that somebody spoke without a name, and why.

In: a Document. Out: Anonymities in text order, each with its sentence and the reason given.
"""

import re
from typing import NamedTuple

from spacy.tokens import Span as Tokens

from firsthand.read.document import Document, Paragraph

_STATED = re.compile(
    r"on (?:the )?condition (?:of anonymity|that (?:his|her|their) names?)"
    r"|(?:asked|requested|wanted|preferred|wished|asking|requesting|insisted) (?:us )?(?:not to (?:be"
    r" (?:named|identified|quoted by name)|(?:use|print|publish) (?:a|his|her|their) names?)|anonymity"
    r"|to remain anonymous|that (?:his|her|their) names? (?:not be|be (?:kept back|withheld)))"
    r"|(?:did|does|do) not want (?:(?:his|her|their) names? (?:to be )?(?:printed|used|published|known|given)"
    r"|to be (?:named|identified)"
    r"|to give (?:his|her|their) names?)"
    r"|declin(?:ed|ing) to (?:be (?:named|identified)|give (?:his|her|their) names?)"
    r"|(?:was|were|is|are)(?: not|n't|n’t) (?:authori[sz]ed|allowed) to (?:speak|talk|discuss|comment)"
    r"|whom (?:it|(?:the|this) (?:paper|newspaper|outlet|agency|broadcaster|site|station)) (?:did|does|would) not"
    r" (?:name|identify)|whose names? (?:is|are|was|were|ha[sd] been|have been) (?:being )?withheld"
    r"|spoke (?:anonymously|privately|off the record)|on background",
    re.IGNORECASE,
)
_MAY_STATE = ("anonym", "name", "identified", "authori", "allowed", "privately", "the record", "background")
# "fearing for their safety", "because he fears for his job", "before his report is finished"
_WHY = re.compile(
    r"^[\s,]*(?:and )?((?:fearing|because|citing|for fear|as |since |due to|to protect|to avoid|before |given )"
    r"[^.;”\"]*)"
)

_OPENS = re.compile(
    r"(?:,\s+(?:who|all|both|most|each|speaking|asking|requesting|on)\b[^,]{0,40}|^\W*according to [^,]+)$",
    re.IGNORECASE,
)


class Anonymity(NamedTuple):
    """Characters `[start, end)` of the article that state anonymity, their sentence, and the reason if one is given."""

    start: int
    end: int
    paragraph: Paragraph
    sentence: Tokens
    reason: str | None


def find(document: Document) -> list[Anonymity]:
    """Every place where a text states that somebody is not named."""
    found = []
    for paragraph in document.paragraphs:
        lowered = paragraph.text.lower()
        if not any(words in lowered for words in _MAY_STATE):
            continue
        for sentence in paragraph.doc.sents:
            text = paragraph.text[sentence.start_char : sentence.end_char]
            for match in _STATED.finditer(text):
                why = _WHY.match(text[match.end() :])
                reason = " ".join(_aside(text[: match.start()], why.group(1)).split()).rstrip(" ,") if why else None
                start = paragraph.start + sentence.start_char + match.start()
                found.append(Anonymity(start, start + len(match.group()), paragraph, sentence, reason))
    return found


def _aside(before: str, reason: str) -> str:
    """A reason up to the comma that ends an aside: "two clerks, speaking ... because they feared for it, said"; or that
    ends who is named as a source: "According to a clerk who asked not to be named for fear of his job, the gate"."""
    return reason.partition(",")[0] if _OPENS.search(before) else reason
