"""Set phrases by which a sentence says whose word it is, which no verb of saying governs: "puts it in writing:".

In: a Document and its Attributions. Out: the Attributions with those of such phrases in place of what was read beside
them: "let it be known that", "on the evidence of a log,", “...” were the words of; and those at second hand: "the
Ledger has it from two clerks that", "names the mayor as its source:", "sabe por la alcaldesa que".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from firsthand import resources
from firsthand.read.cues import lexicon
from firsthand.read.document import Document
from firsthand.read.numbers import small
from firsthand.read.outlets import is_outlet
from firsthand.read.secondhand import cited_as, trimmed
from firsthand.records import Attribution, Span
from firsthand.resources import either
from firsthand.wording import speech

_WHO = r"(?P<who>[^,;:.“”«»\"\n]{3,80}?)"
_SAID = r"(?P<said>[^\n]{12,})"
_OUTLET = r"(?P<outlet>[^,;:“”«»\"\n]{3,50}?)"
_THAT = r"(?P<said>that\b[^\n]+)"
_QUE = r"(?P<said>que\b[^\n]+)"
_WRITTEN = r"(?:written|stated|said|set out|recorded)"
_TELLS = r"(?:say|report|write)s?|said|reported|wrote"
_TELLS_ES = r"dice|dijo|informa|informó|publica|publicó"
_PUTS_ES = r"(?:deja|dejan|dejó|dejaron|pone|puso|hace|hizo)"
_QUOTE = r"(?P<said>[“«\"][^“”«»\"\n]{12,}[”»\"])"
_ASIDE = r"(?!que\b|quien|who\b|which\b)[^,;:“”«»\"\n]{3,60}"
_SURE = 0.85
# What a phrase stands for is told in the frame; the verbs are those that papers put into it. SAYS: any verb of saying.
_FRAMES = {
    "en": (
        ("known", rf"{_WHO} (?P<cue>(?:(?:has|have|had) )?(?:let|lets|made|makes|make) it (?:be )?known) {_THAT}"),
        ("in writing", rf"{_WHO} (?P<cue>(?:put|puts|sets?|states?|stated) it (?:down )?in writing):\s+{_SAID}"),
        ("on the ", rf"(?P<cue>on the (?:evidence|strength) of) {_WHO}, {_SAID}"),
        ("according to what", rf"{_SAID}, (?P<cue>according to what (?:is|was|has been) {_WRITTEN} (?:in|by)) {_WHO}"),
        ("the words of", rf"{_QUOTE},? (?P<cue>(?:were|are) the words of) {_WHO}"),
        (" it ", rf"{_OUTLET} (?P<cue>(?:has|had|have) it (?:on good authority )?from) {_WHO} {_THAT}"),
        (
            "source",
            rf"{_OUTLET} (?P<cue>names?|named|gives|gave|identifies|identified) {_WHO} as (?:its|the|their)"
            rf" sources?:\s+{_SAID}",
        ),
        (
            "information",
            rf"information (?:that )?{_OUTLET} (?P<cue>(?:has |had )?(?:obtained|received|gathered) from) {_WHO}"
            rf" (?:indicate|show|suggest|say)(?:s|ed)? {_THAT}",
        ),
        (
            "information",
            rf"information (?P<cue>(?:obtained|received|gathered) by) {_OUTLET} from {_WHO}"
            rf" (?:indicate|show|suggest|say)(?:s|ed)? {_THAT}",
        ),
        (" by ", rf"{_OUTLET} (?P<cue>(?:was|were|has been|had been) (?:told|informed) by) {_WHO} {_THAT}"),
        (
            "attribut|credit",
            rf"{_OUTLET} (?P<cue>(?:attribut|credit)(?:ed|es|s) to) {_WHO} the (?:information|news|words|account)"
            rf" {_THAT}",
        ),
        ("in the pages of", rf"in the pages of {_OUTLET}, {_WHO} (?P<cue>SAYS) {_THAT}"),
        (
            "attributing|crediting",
            rf"{_OUTLET} (?:{_TELLS}) {_THAT}, (?P<cue>(?:attributing|crediting) (?:it|this) to) {_WHO}",
        ),
        (" who ", rf"it (?:was|is) {_WHO} (?P<cue>who (?:said|says|stated|announced|reported|confirmed)) {_THAT}"),
        (" out a ", rf"{_WHO} (?P<cue>(?:put|puts|gave|gives) out a (?:statement|note) (?:saying|stating)) {_THAT}"),
        (" it as ", rf"{_WHO} (?P<cue>(?:gave|gives|give) it as (?:its|their|his|her) (?:view|opinion)) {_THAT}"),
        ("—|–", rf"{_QUOTE}\s*(?P<cue>[—–]) ?{_WHO}"),
        (': “|: "|: «', rf"{_WHO}, {_ASIDE}, (?P<cue>(?:SAYS)(?: [a-z ]{{2,30}})?):\s+{_QUOTE}"),
    ),
    "es": (
        ("por escrito", rf"{_WHO} (?P<cue>(?:lo|la|así lo) {_PUTS_ES} (?:constar )?por escrito):\s+{_SAID}"),
        ("las palabras de", rf"{_QUOTE}, (?P<cue>(?:fueron|son) las palabras de) ?{_WHO}"),
        (" por ", rf"{_OUTLET} (?P<cue>(?:sabe|supo|ha sabido|conoció|tuvo noticia) por) {_WHO} {_QUE}"),
        (
            "fuente",
            rf"{_OUTLET} (?P<cue>(?:señala|señaló|cita|citó|menciona|mencionó|identifica|nombra|da) como"
            rf" (?:su |única )?fuentes? a) ?{_WHO}:\s+{_SAID}",
        ),
        (
            "información que",
            rf"información que {_OUTLET} (?P<cue>(?:obtuvo|recibió|recabó|ha obtenido) de) ?{_WHO}"
            rf" (?:indica|señala|apunta|sugiere|muestra) {_QUE}",
        ),
        ("—|–", rf"{_QUOTE}\s*(?P<cue>[—–]) ?{_WHO}"),
        (': “|: "|: «', rf"{_WHO}, {_ASIDE}, (?P<cue>(?:SAYS)):\s+{_QUOTE}"),
        (
            " oy| escuch| sup",
            r"(?:los (?:medios|periodistas|reporteros)|la prensa)"
            rf" (?P<cue>(?:oyeron|oyó|escucharon|escuchó|supieron|supo) de) ?{_WHO}(?:, {_ASIDE},)? {_QUE}",
        ),
    ),
}
# Of whoever is no outlet, "referring to the mayor" tells what is spoken of.
_OF_AN_OUTLET = {
    "en": (("referring to", rf"(?P<cue>referring to) {_WHO}, {_OUTLET} (?:{_TELLS}) {_THAT}"),),
    "es": (
        (
            "que se remit",
            rf"{_OUTLET}, (?P<cue>que se (?:remite|remitió|remitía) a) ?{_WHO}, (?:{_TELLS_ES})"
            rf" {_QUE}",
        ),
    ),
}
# What holds only where nothing else was read: the parser knows of many such sentences more.
_ELSE = {
    "en": (
        ("as saying", rf"{_SAID}, {_WHO} (?P<cue>(?:was|were|is|are|has been|have been) (?:quoted|cited) as saying)"),
        (
            "in the |account of|word of|per ",
            rf"(?P<cue>(?:in the (?:view|words|opinion|telling)|by the account|on the word) of|per) {_WHO}, {_SAID}",
        ),
        (", per ", rf"{_SAID}, (?P<cue>per) {_WHO}"),
        (
            "phone|mail|radio",
            rf"{_SAID}, {_WHO} (?P<cue>(?:SAYS) (?:by|over the|on the|in an?) (?:tele)?(?:phone|e-?mail|radio))",
        ),
        (" it that", rf"{_WHO} (?P<cue>(?:has|have|had) it) {_THAT}"),
        (" doubt", rf"{_WHO} (?P<cue>leaves? no (?:room for )?doubt) {_THAT}"),
        ("to be believed", rf"(?P<cue>if) {_WHO} (?:is|are) to be believed, {_SAID}"),
        ("to be believed", rf"{_SAID}, (?P<cue>if) {_WHO} (?:is|are) to be believed"),
        (
            "ed by |said by ",
            rf"{_SAID}[;,] (?P<cue>(?:this|that|it) (?:was|has been|is) (?:confirmed|stated|announced|said) by) {_WHO}",
        ),
        ("what ", rf"(?P<cue>what) {_WHO} (?:says?|maintains?|claims?) is {_THAT}"),
        ("so say", rf"(?P<cue>so says?) {_WHO}:\s+{_SAID}"),
        ("that is what", rf"{_SAID}, (?P<cue>that is what) {_WHO} (?:says?|maintains?|claims?)"),
        (" from ", rf"the (?:information|news|word) (?P<said>that\b[^\n]+?) (?P<cue>comes|came|is) from {_WHO}"),
    ),
    "es": (
        (
            " lo ",
            rf"{_SAID}, (?P<cue>según (?:se desprende de )?lo"
            rf" (?:dicho|declarado|expresado|señalado|expuesto) por) {_WHO}",
        ),
        ("quien", rf"fue(?:ron)? {_WHO} (?P<cue>quien(?:es)? (?:SAYS)) {_QUE}"),
        ("lo que ", rf"(?P<cue>lo que (?:SAYS)) {_WHO} es {_QUE}"),
        ("así lo", rf"{_SAID}[;:] (?P<cue>así lo (?:ha |han )?(?:SAYS)) {_WHO}"),
        (
            "la información de",
            rf"la información de (?P<said>que\b[^\n]+?) (?P<cue>(?:procede|proviene|viene) de) ?{_WHO}",
        ),
        ("por boca de", rf"(?P<cue>por boca de) ?{_WHO} se (?:supo|sabe) {_QUE}"),
    ),
}


class _Frame(NamedTuple):
    """The shape of a sentence; `hints` are words of which it has one, in small letters."""

    hints: tuple[str, ...]
    regex: re.Pattern[str]
    of_an_outlet: bool
    if_nobody_speaks: bool


@cache
def _frames(language: str) -> tuple[_Frame, ...]:
    kinds = ((_FRAMES, False, False), (_OF_AN_OUTLET, True, False), (_ELSE, False, True))
    says = either(_verbs_of_saying(language))
    return tuple(
        _Frame(
            tuple(hints.split("|")),
            re.compile(rf"(?:{frame.replace('SAYS', says)})\.?\s*\Z", re.IGNORECASE),
            of_an_outlet,
            alone,
        )
        for frames, of_an_outlet, alone in kinds
        for hints, frame in frames[language]
    )


def _verbs_of_saying(language: str) -> frozenset[str]:
    """The forms of the verbs by which somebody says a thing; the Spanish table has every one, with its accents."""
    if language == "es":
        return frozenset(term for term, cue in lexicon(language).items() if cue.core and " " not in term)
    return speech(language)


def with_set_phrases(document: Document, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those that set phrases make."""
    if document.language not in _FRAMES:
        return list(attributions)
    found = list(attributions)
    for paragraph, tokens in document.sentences():
        sentence = document.tokens_span(paragraph, tokens)
        said = small(document.article.quote(sentence))
        for frame in _frames(document.language):
            told = list(_read(document, frame, sentence)) if any(hint in said for hint in frame.hints) else []
            if told and not (frame.if_nobody_speaks and _somebody(found, told[-1])):
                found = [one for one in found if not _beside(one, sentence, told[-1].contents[0])] + told
                break
    return sorted(found, key=lambda one: min((*one.cues, *one.contents)))


def _somebody(found: Sequence[Attribution], told: Attribution) -> bool:
    """Whether what a phrase tells was read as somebody's already."""
    return any(one.sources and content.overlaps(told.contents[0]) for one in found for content in one.contents)


def _beside(one: Attribution, sentence: Span, said: Span) -> bool:
    """Whether an attribution is another reading of a phrase: its cue is in the phrase, or it has what is said alone."""
    if one.cues:
        return any(sentence.contains(cue) and not said.contains(cue) for cue in one.cues)
    return not one.sources and any(said.overlaps(content) for content in one.contents)


def _read(document: Document, frame: _Frame, sentence: Span) -> Iterator[Attribution]:
    """Whose word it is, within the report that has it from him where an outlet is named."""
    article = document.article
    match = frame.regex.match(article.text, sentence.start, sentence.end)
    if match is None:
        return
    parts = {name: match.span(name) for name in match.groupdict()}
    who, said = trimmed(article, *parts["who"]), trimmed(article, parts["said"][0], sentence.end)
    if who is None or said is None or not _speaks(document, who):
        return
    said = trimmed(article, said.start, parts["said"][1])
    if said is None:
        return
    cue = article.span(*parts["cue"])
    if "outlet" not in parts:
        yield cited_as(article, who, cue, (said,), _SURE, None)
        return
    outlet = trimmed(article, *parts["outlet"])
    name = article.quote(outlet) if outlet is not None else ""
    if outlet is None or not _named(name) or (frame.of_an_outlet and not is_outlet(name)):
        return
    report = cited_as(article, outlet, cue, (said,), _SURE, None)
    yield report
    yield cited_as(article, who, article.span(cue.start, cue.end), (said,), _SURE, report.id)


def _speaks(document: Document, who: Span) -> bool:
    """Whether words name a source: a proper name, or a noun that can speak."""
    words = re.findall(r"[\w’'-]+", document.article.quote(who))
    nouns = resources.terms(document.language or "", "source_nouns")
    known = any(word.lower().removesuffix(ending) in nouns for word in words for ending in ("", "s", "es"))
    known = known or words[0].lower() in resources.terms(document.language or "", "numbers")  # "four stevedores"
    return known or any(word[:1].isupper() for word in words[1:]) or len(words) == 1


def _named(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())
