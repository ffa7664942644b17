"""Whether a text has its words from an outlet that it names: "Radio Tolva has it from a nurse that", "per the Ledger".

In: a text, where a known outlet's name stands in it, and its language. Out: the kind of credit that the words around
the name make, or nothing: "two reporters of the Ledger were held".
"""

import re
from functools import cache

from firsthand.resources import either, table, terms
from firsthand.wording import fold, speech

_BEFORE = 90  # characters: longer than any frame before a name
_AHEAD = 60  # and behind it
_MOST = 3  # helping words before the verb
_ASIDE = re.compile(r", (?!and\b|but\b|y\b|pero\b)[^,;.\n]{3,90},(?= )")  # "Radio Tolva, drawing on two nurses, said"
_WORD = re.compile(r"\s*([^\W\d_]+)")
_HELPS = {
    "en": frozenset(
        "also first later then now already today yesterday exclusively has had have was is were are been"  # noqa: SIM905
        " can could itself again since separately meanwhile further only earlier".split()
    ),
    "es": frozenset("ha habia han lo la le les se ya tambien hoy ayer esta estaba que ademas antes luego".split()),  # noqa: SIM905
}
_TOLD = frozenset({"told", "informed", "given", "shown"})  # in the passive: whom somebody told knows
_PASSIVE = frozenset({"was", "were", "been", "is", "are"})
_NOT_TELLING = frozenset({"denies", "questions", "believes", "accuses"})  # stances of who vouches for nothing
_PIECES = {
    "en": r"(?:reports?|reporting|stor(?:y|ies)|articles?|accounts?|dispatch(?:es)?|investigations?|coverage|bulletins?"
    r"|pages|columns|tally|figures|words|telling|website|broadcasts?|interviews?)",
    "es": r"(?:informes?|reportes?|reportajes?|notas?|artículos?|despachos?|crónicas?|informaci(?:ón|ones)|boletín"
    r"|boletines|investigaci(?:ón|ones)|páginas|palabras|publicación|noticia|relato|portada|web)",
}
_TELLS = either(terms("es", "tells_outlets"))
_LEADS_TO = {
    "en": re.compile(
        r"(?i:\b(?:per|via|citing|quoting|according to|as told by|attributed to|told|telling"
        r"|(?:speaking|spoke|talking|talked|remarks|statement|comments|interview) (?:to|with)"
        rf"|{_PIECES['en']}(?: (?!reported)[a-z]+){{0,2}} (?:by|in|on|from|of))|\(source:) $"
    ),
    "es": re.compile(
        r"(?i:\b(?:según|conforme a|de acuerdo (?:con|a)|citando a|al? decir de|(?:consultad|entrevistad)[oa]s? por"
        r"|(?:lee|leyó|leído) en|(?:declaraciones|entrevista|diálogo|conversación)(?: [a-záéíóúñ]+)? (?:a|con)"
        rf"|(?:{_TELLS}) a|{_PIECES['es']}(?: [a-záéíóúñ]+){{0,2}} (?:de|en|por|que))|\(fuente:) $"
    ),
}
# How it told it: whatever it was, "the arrests, first reported by".
_TOLD_BY = {
    "en": re.compile(
        r"\b(?:reported|published|printed|carried|aired|broadcast|revealed|disclosed|uncovered|broken|quoted|cited)"
        r" (?:[a-z]+ )?(?:by|in|on) $"
    ),
    "es": re.compile(
        r"\b(?:publicad|difundid|divulgad|revelad|desvelad|destapad|adelantad|avanzad|emitid|citad|recogid|contad)[oa]s?"
        r"(?: [a-záéíóúñ]+){0,3} (?:por|en) $"
    ),
}
_SAID = re.compile(r"[,”\"’'] (?:also |first )?[a-z]+ (?:out )?$")  # "..., says the Ledger"
_ITS_PIECE = re.compile(rf"['’]s? (?:[a-z]+ ){{0,2}}{_PIECES['en']}\b")
# What an outlet is called beside its name.
OUTLET_NOUNS = "agency|newspaper|paper|daily|weekly|magazine|broadcaster|outlet|site|website|portal|channel|station"
MEDIOS = "diario|periódico|cadena|emisora|revista|semanario|medio|portal|web|sitio|canal|digital"
# What stands before a name and says what it is: "the investigative website Halmar", "el portal de noticias Halmar".
_CALLED = {
    "en": re.compile(rf"(?:\b(?:(?:the|an?) (?:[a-z-]+ ){{0,2}})?(?:{OUTLET_NOUNS}) |\b[Tt]he )$"),
    "es": re.compile(
        rf"(?:\b(?:el|la|una?) (?:agencia|{MEDIOS})(?: (?!que\b)[a-záéíóúñ]+){{0,3}} |\b[Ee]l |\b[Ll]a )$"
    ),
}
_PREPOSITION = {
    "en": re.compile(
        r"\b(?:of|for|at|from|by|with|in|on|to|against|near|about|between|inside|outside) $", re.IGNORECASE
    ),
    "es": re.compile(r"\b(?:del?|al?|en|con|por|para|contra|sobre|entre|ante|desde|hacia) $", re.IGNORECASE),
}


def as_source(text: str, start: int, end: int, language: str) -> str | None:
    """The kind of credit that a text gives the outlet that it names from `start` to `end`; None where it gives none.

    >>> text = "Nine people died, Radio Tolva has learned. Two reporters of Radio Tolva were held."
    >>> as_source(text, 18, 29, "en"), as_source(text, 60, 71, "en")
    ('reported', None)
    """
    tongue = "es" if language == "es" else "en"
    before = _before(text, start, tongue)
    if _LEADS_TO[tongue].search(before) or (tongue == "en" and _ITS_PIECE.match(text, end)):
        return "according to"
    if _TOLD_BY[tongue].search(before):
        return "reported by"
    if _PREPOSITION[tongue].search(before):
        return None
    aside = _ASIDE.match(text, end)
    if _tells(text[aside.end() if aside else end :][:_AHEAD], tongue):
        return "reported"
    alone = tongue == "es" or re.match(r"\W*(?:\n|$)|[.,;:)]", text[end : end + 4])
    return "reported" if alone and _told_before(before, tongue) else None


def is_somebodys(text: str, start: int, language: str) -> bool:
    """Whether it is not the outlet that speaks, but who or what is behind it: "the editor of the Ledger said"."""
    tongue = "es" if language == "es" else "en"
    return bool(_PREPOSITION[tongue].search(_before(text, start, tongue)))


def _before(text: str, start: int, tongue: str) -> str:
    """What stands before a name, without the words that say what it is: "the website"."""
    return _CALLED[tongue].sub("", text[max(0, start - _BEFORE) : start])


def _tells(behind: str, language: str) -> bool:
    """Whether a verb of telling, learning or printing follows, helped by few words: "has since learned"."""
    helped, passive = 0, False
    while word := _WORD.match(behind):
        told = fold(word[1])
        says = told in _verbs(language) or bool(_does(language).match(behind))
        if passive:
            return told in _TOLD or (says and told.endswith("ing"))  # "is reporting", not "was quoted"
        if says and not (language == "en" and told.endswith("ing")):
            return True
        if helped == _MOST or told not in _HELPS[language]:
            return False
        passive, helped, behind = told in _PASSIVE, helped + 1, behind[word.end() :]
    return False


def _told_before(before: str, language: str) -> bool:
    """Whether such a verb ends what stands before: ", says the Ledger", "según pudo saber Onda Tolva"."""
    words = before.split()
    if language == "en" and not _SAID.search(before):
        return False
    return bool(words) and (fold(words[-1]) in _verbs(language) or bool(_done(language).search(before)))


@cache
def _verbs(language: str) -> frozenset[str]:
    """The forms of the verbs of saying, folded, that vouch for what is said."""
    rows = table(language, "cues")
    other = {fold(row["term"]) for row in rows if row["stance"] in _NOT_TELLING or "figure" in row["frames"]}
    if language == "en":
        stems = tuple(word.removesuffix("e").removesuffix("y") for word in other)
        other = {form for form in speech("en") if form.startswith(stems)}
        other |= {fold(row["term"]) for row in table("en", "cues")}  # an outlet is one, and a request no verb
    return speech(language) - other


@cache
def _does(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{either(terms(language, 'outlets_do'))})\b")


@cache
def _done(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(terms(language, 'outlets_do'))}) $")
