"""Attributions where there is no parser: by the shape of a sentence and the language's cue table, or quotations alone.

In: a Document of tokens and sentences. Out: Drafts, and Descriptions of their sources.
"""

import re
from collections.abc import Iterator
from functools import cache

from firsthand.read import quotes
from firsthand.read.cues import Cue, lexicon
from firsthand.read.describe import Description, bare, is_outlet
from firsthand.read.document import Document
from firsthand.read.drafts import Draft, Offsets
from firsthand.read.gazetteer import gazetteer
from firsthand.read.places import WELL_KNOWN
from firsthand.records import VoiceKind
from firsthand.resources import table

_QUOTED = Cue("", "speech", frozenset(), "reports")
# "según", and "según informó": the verb is part of the cue, not of whoever informed
_ACCORDING = {"es": r"según(?:\s+(?:lo\s+que\s+)?[^\W\d_]+(?:ó|aron|ieron))?|de acuerdo con|conforme a"}
_THAT = {"es": "que"}
# "varias decenas de vecinos": how many, in words that a count of one does not fit
_SEVERAL = {
    "es": {"dos": (2, 2), "tres": (3, 3), "cuatro": (4, 4), "cinco": (5, 5), "varios": (3, None), "varias": (3, None)}
}
_WHO = r"[^,;:.!?«»“”\"]{2,80}"
_NAME = r"[A-ZÁÉÍÓÚÑ][\w.'’-]+(?:\s+(?:de\s+(?:la\s+|los\s+)?)?[A-ZÁÉÍÓÚÑ][\w.'’-]+)*"
# "el ministro de Transporte, Harold Finch," and "Harold Finch, ministro de Transporte,": one source
_SOURCE = rf"(?:{_WHO}?(?:,\s+{_NAME},?)?|{_NAME},\s+[^\W\d_A-ZÁÉÍÓÚÑ]{_WHO},)"
_WHEN = r"(?:,?\s+(?:ayer|hoy|anoche|(?:el|este)\s+(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)),?)?"
_LISTENER = r"(?:,?\s+(?:a\s+(?:l[oa]s?|est[ea]|un[oa]?s?|[A-Z])|al|ante)\b[^.;]*)?"  # "declaró Voss a los periodistas"


def drafts(document: Document) -> list[Draft]:
    """Attributions of a document without a parse; each stretch is attributed once."""
    found: list[Draft] = []
    if table(document.language, "cues"):
        for number in range(len(document.paragraphs)):
            for start, end in _sentences(document, number):
                found += list(_in_sentence(document, number, start, end))[:1]
    for quote in quotes.find(document):
        if quote.speech and not any(a < quote.end and quote.start < b for one in found for a, b in one.contents):
            content = ((quote.start, quote.end),)
            found.append(Draft(quote.paragraph, quote.start, (), (), content, _QUOTED, None, "quotation", 0.5))
    return sorted(found, key=lambda one: one.contents)


def _sentences(document: Document, number: int) -> Iterator[Offsets]:
    """Sentences of a paragraph, joined where a full stop stands inside a quotation."""
    paragraph = document.paragraphs[number]
    inside = [(q.start, q.end) for q in quotes.find(document) if q.paragraph == number]
    start: int | None = None
    for sentence in paragraph.doc.sents:
        first, last = paragraph.start + sentence.start_char, paragraph.start + sentence.end_char
        start = first if start is None else start
        last = next((a for a, _ in inside if a < last <= a + 2), last)  # the next one's opening mark is not this one's
        follows = document.article.text[last : last + 2].strip()[:1]
        if any(a < last < b for a, b in inside) or follows.islower() or follows == ",":
            continue
        yield start, last
        start = last if last < paragraph.start + sentence.end_char else None
    if start is not None:
        yield start, paragraph.end


@cache
def _verbs(language: str) -> str:
    return "|".join(sorted(map(re.escape, lexicon(language)), key=lambda term: (-len(term), term)))


def _in_sentence(document: Document, number: int, start: int, end: int) -> Iterator[Draft]:
    """The readings of one sentence, most certain first."""
    text, language = document.article.text[start:end], document.language
    verbs, according, that = _verbs(language), _ACCORDING[language], _THAT[language]
    shapes = (
        ("according to", rf"(?i:^\s*(?P<cue>{according})){_WHEN}\s+(?P<who>{_WHO}),\s*(?P<content>.+)$"),
        (
            "according to",
            rf"^(?P<content>.+?),?\s+(?i:(?P<cue>{according})){_WHEN}\s+(?P<who>{_WHO}(?:,\s+{_NAME})?)[.,;]?\s*$",
        ),
        (
            "quote",
            rf"(?P<content>[«“\"].+[»”\"]),?\s+(?P<cue>{verbs}){_WHEN}\s+(?P<who>[^.;]{{2,80}}?){_LISTENER}[.;]?\s*$",
        ),
        ("quote", rf"^(?P<who>{_SOURCE})\s+(?P<cue>{verbs})\b[^«“\"]{{0,40}}:?\s*(?P<content>[«“\"].+[»”\"])"),
        ("clause", rf"^(?P<who>{_SOURCE})\s+(?P<cue>(?:no\s+)?(?:{verbs}))\s+(?P<content>{that}\s+.+?)[.;]?\s*$"),
        ("clause", rf"^(?P<content>.{{10,}}?),\s+(?P<cue>{verbs}){_WHEN}\s+(?!{that}\b)(?P<who>[^.;,]{{2,80}})[.;,]?"),
        ("object", rf"^(?P<who>{_SOURCE})\s+(?P<cue>{_denials(language)})\s+(?P<content>.+?)[.;]?\s*$"),
    )
    for rule, shape in shapes:
        match = re.search(shape, text, re.DOTALL)
        if match and match["content"].strip():
            cue = lexicon(language).get(
                match["cue"].lower().split()[-1], Cue(match["cue"], "speech", frozenset(), "reports")
            )
            if match["cue"].lower().startswith("no "):
                cue = cue._replace(stance="questions")  # "no confirmó que": neither said nor denied
            source, words, content = (_trimmed(document, start, match, name) for name in ("who", "cue", "content"))
            yield Draft(number, match.start("cue"), (source,), (words,), (content,), cue, None, rule, 0.75)


@cache
def _denials(language: str) -> str:
    known = sorted(term for term, cue in lexicon(language).items() if cue.stance == "denies")
    return "|".join(map(re.escape, known))


def _trimmed(document: Document, base: int, match: re.Match[str], name: str) -> Offsets:
    start, end = base + match.start(name), base + match.end(name)
    text = document.article.text
    while start < end and text[start] in " \t\n,;":
        start += 1
    while end > start and (text[end - 1] in " \t\n,;" or (text[end - 1] == "." and text[start] not in '«“"')):
        end -= 1
    return start, end


def describe(words: str, language: str, outlets: frozenset[str]) -> Description:
    """What a source is, from its words alone."""
    label = " ".join(words.split())
    lowered = re.findall(r"\w+", label.lower())
    nouns: dict[str, VoiceKind] = {row["term"]: row["kind"] for row in table(language, "source_nouns")}  # type: ignore[misc]
    head = next((word for word in lowered if word in nouns), lowered[-1] if lowered else "")
    names = re.findall(r"[A-ZÁÉÍÓÚÑ][\w.-]+(?: [A-ZÁÉÍÓÚÑ][\w.-]+)+", label)
    low, high = _count(lowered, head, language)
    definite = bool(lowered) and lowered[0] in {"el", "la", "los", "las", "su", "sus"}
    if bare(label) in outlets or (is_outlet(label) and head not in nouns):
        return Description(label, "media", True, 1, 1, head, definite, None, label)
    kind: VoiceKind = nouns.get(head, "unnamed")
    if names and kind in {"official", "unnamed"} and not re.match(r"(?:El|La|Los|Las|Un|Una|Su|Según)\b", names[-1]):
        return Description(names[-1], "named_person", True, 1, 1, head, definite, None, label)
    if kind == "unnamed" and re.fullmatch(_NAME, label) and len(lowered) == 1 and not _on_the_map(label):
        return Description(label, "named_person", True, 1, 1, head, definite, None, label)
    if kind == "organisation":
        return Description(label, kind, True, 1, 1, head, definite, None, label)
    if kind == "document" and lowered[0] in {"su", "sus"}:  # whose, only a parser would tell
        return Description(
            f"{label.split(' ', 1)[-1]} (unresolved: su)", kind, False, low, high, head, True, None, label
        )
    return Description(label, kind, False, low, high, head, definite, None, label)


def _on_the_map(name: str) -> bool:
    """Whether a bare name is that of a country, a region or a large city, which may speak for its government."""
    return any(one.level in {"country", "region"} or one.population >= WELL_KNOWN for one in gazetteer().named(name))


def _count(words: list[str], head: str, language: str) -> tuple[int, int | None]:
    known = _SEVERAL.get(language, {})
    for word in words:
        if word in known:
            return known[word]
    return (2, None) if head.endswith("s") else (1, 1)
