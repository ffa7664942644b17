"""Sentences that say whom the story they stand in rests on, by their frames, parsed or not.

In: a Document. Out: where the words for those sources stand. "The details in this article come from | three nurses |,
who did not want their names printed"; "Lo que aquí se cuenta fue descrito por | dos guardias | en entrevistas".
What another's report rests on ("the report is based on interviews with forty survivors") is told, and is none.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Span as Tokens

from firsthand.read.document import Document, Paragraph
from firsthand.records import Span
from firsthand.resources import either, table

# By language: the frames before the sources. `own` is whose story it is; the others are kinds of words in the table.
_FRAMES = {
    "en": (
        r"(?:{own}) (?:{story})(?: (?:largely|mainly|mostly|partly))? (?:{rests})(?: (?:largely|mainly|in part))?"
        r" (?:on|upon|from)(?: (?:{talks})(?: (?:with|of|by|from|given by))?)?",
        r"(?:{matter}) (?:in|of|for) (?:{own}) (?:{story}) (?:{come}) (?:from|by)",
        r"(?:what|everything|all that) (?:is|was|has been) (?:{told}) (?:here|in (?:this|our) (?:{story})) (?:{come})"
        r" (?:from|by)",
        r"we (?:{made}) (?:this|our) (?:{story})(?: together)? (?:from|with) (?:{talks}) (?:with|of|by|from)",
        r"for (?:this|our) (?:{story}),? (?:[\w’']+ ){{1,5}}(?:{speaks})",
        r"(?=[^.]* for (?:this|our) (?:{story})\b)(?:{speaks})",
        r"(?:above|here|in (?:{own}) (?:{story})) (?:was|were|has been|have been) (?:{given}) to (?:{newsroom})"
        r"(?:,? (?:one by one|one after (?:another|the other)|separately|independently|in turn),?)? by",
        r"(?:what|all|everything) we (?:know|tell|report|print|relate|write)\b[^.;]{{0,60}}? we owe to",
        r"we owe (?:this|our) (?:{story}) to",
        r"to (?:{rebuild}) [^.;,]{{3,50}}?,? we (?:{relied})",
    ),
    "es": (
        r"(?:{own}) (?:{story}) (?:{rests}) (?:en|sobre|a partir de|con|de)"
        r"(?: (?:{talks})(?: (?:con|de|a|que dieron))?)?",
        r"(?:{matter}) de (?:{own}) (?:{story}) (?:{come}) (?:de|por)",
        r"(?:todo )?lo que (?:aquí )?se (?:{told})(?: (?:aquí|en est[ea] (?:{story})))? (?:{come}) (?:de|por)",
        r"(?:{made}) (?:{own}) (?:{story}) (?:a partir de|con) (?:{talks}) (?:con|de)",
        r"para (?:{own}) (?:{story}),? (?:[\w’']+ ){{1,5}}(?:{speaks})",
        r"(?=[^.]* para (?:{own}) (?:{story})\b)(?:{speaks})",
        r"(?:anterior|antecede|precede|arriba|aquí)(?: \w+){{0,2}}? nos (?:l[oa]s? )?(?:{given})"
        r"(?: un[oa] (?:por|a) un[oa]| por separado)?",
        r"lo que (?:sabemos|contamos|publicamos|relatamos|escribimos)\b[^.;]{{0,60}}? debemos a",
        r"debemos (?:{own}) (?:{story}) a",
        r"para (?:{rebuild}) [^.;,]{{3,50}}?,? (?:{relied})",
    ),
}
# The frames behind the sources: "three nurses | shared with our newsroom what this text relates".
_BEHIND = {
    "en": r"(?:^|, |\b(?:conversations|interviews|talks|meetings|calls) )(?!(?:after|at|during|in|over|through)\b)"
    r"((?:[\w’'-]+ ){{1,8}}?)(?=(?:{gave}) (?:{newsroom})\b[^.;]{{0,60}}?\b(?:(?:{own}) (?:{story}) (?:{says})\b"
    r"|(?:{says}) (?:here|above|in (?:{own}) (?:{story}))\b))",
    "es": r"(?:^|, )((?:[\w-]+ ){{1,8}}?)(?=(?:{gave}) (?:a|con) (?:{newsroom})\b[^.;]{{0,80}}?"
    r"\b(?:(?:{says}) (?:{own}) (?:{story})|aquí (?:se )?(?:{says})|(?:{says}) aquí)\b)",
}
_OWN = {"en": r"this|our|my", "es": r"est[ea]|nuestr[oa]"}
# What a page says of itself, besides its own story: without any of it no frame is asked for.
_SPEAKS_OF_ITSELF = {
    "en": r"\b(?:here|above|we (?:owe|{relied}))\b",
    "es": r"\b(?:here|above|we|aquí|nos)\b|(?<=\w)mos\b",
}
_THE = {"en": r"(?: |(?= ))", "es": r"(?:l(?= )| (?=el\b)| )"}  # "del ministerio"
_ENDS = {
    "en": r",|;|:|[.!?…](?=\s|$)| (?:who|whom|whose|that|which|all of|on condition|under|over|in (?:separate|several)"
    r"|during|at|for (?:this|our))\b",
    "es": r",(?! (?:un[oa]s?|dos|tres|l[oa]s?|el)\b)|;|:|[.!?…](?=\s|$)| (?:que|quien|quienes|cuyos?|cuyas?|bajo"
    r"|durante|en entrevistas|a lo largo|con la condición|para est[ea])\b",
}
# What parts the members of an enumeration: with a parse, only where talks with others follow a paper.
_JOINED = {
    "en": r"(?:,? and|,) (?:{talks}) (?:with|of|by|from) ",
    "es": r"(?: ?, (?:(?:y|e) )?| (?:y|e) )(?:(?:{talks}) (?:con|de|a) |(?:a|de|con) )?",
}


def find(document: Document) -> list[Span]:
    """The words for the sources, in text order: a span for each member of an enumeration, which a parse may part."""
    found = []
    for paragraph, sentence, (start, end) in _framed(document):
        begin = sentence.start_char + start
        for joint in _patterns(document.language).joints.finditer(paragraph.text, begin, sentence.start_char + end):
            found.append(document.article.span(paragraph.start + begin, paragraph.start + joint.start()))
            begin = joint.end()
        found.append(document.article.span(paragraph.start + begin, paragraph.start + sentence.start_char + end))
    return found


def sentences(document: Document) -> list[Span]:
    """The sentences that such words stand in: they name the sources of the story, and nobody says anything there."""
    return [document.tokens_span(paragraph, sentence) for paragraph, sentence, _ in _framed(document)]


def _framed(document: Document) -> Iterator[tuple[Paragraph, Tokens, tuple[int, int]]]:
    """Each sentence with such a frame, its paragraph, and where in it the sources stand."""
    if document.language not in _FRAMES:
        return
    patterns = _patterns(document.language)
    for paragraph in document.paragraphs:
        if not patterns.of_a_story.search(paragraph.text):
            continue
        for sentence in paragraph.doc.sents:
            words = paragraph.text[sentence.start_char : sentence.end_char]
            match = patterns.frames.search(words) or patterns.behind.search(words)
            if match is not None and match[1].strip():
                yield paragraph, sentence, (match.start(1), match.start(1) + len(match[1].rstrip()))


class _Patterns(NamedTuple):
    """Of a language any frame, with the words for the sources as its group; what parts them; what all speak of."""

    frames: re.Pattern[str]
    behind: re.Pattern[str]
    joints: re.Pattern[str]
    of_a_story: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words: defaultdict[str, set[str]] = defaultdict(set)
    for row in table(language, "basis"):
        for kind in row["kinds"].split():
            words[kind].add(row["term"])
    either_of = {kind: either(frozenset(terms)) for kind, terms in words.items()} | {"own": _OWN[language]}
    frames = "|".join(frame.format(**either_of) for frame in _FRAMES[language])
    whole = rf"\b(?:{frames}){_THE[language]}\s*(.+?)(?={_ENDS[language]}|$)"
    speaks = _SPEAKS_OF_ITSELF[language].format(**either_of)
    of_a_story = rf"\b(?:{_OWN[language]})\s+(?:{either_of['story']})\b|{speaks}"
    return _Patterns(
        re.compile(whole, re.IGNORECASE),
        re.compile(_BEHIND[language].format(**either_of), re.IGNORECASE),
        re.compile(_JOINED[language].format(**either_of), re.IGNORECASE),
        re.compile(of_a_story, re.IGNORECASE),
    )
