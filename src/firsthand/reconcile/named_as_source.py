"""The ways in which a page names an outlet that its case knows as the source of what it prints.

In: the spellings of known names, and the language of a page. Out: the frames of words around them, each with the kind
of credit it gives. What somebody saw is an outlet's words only where it is a piece of writing, a recording, a picture.
"""

import re
from functools import lru_cache

from firsthand.names_its_source import MEDIOS, OUTLET_NOUNS
from firsthand.resources import kinds

WORD = r"[A-ZÁÉÍÓÚÑ][\w&-]*"
PRESS = r"(?:(?:state |local )?(?:news|press|wire)\s+)"
AGENCIA = r"agencia(?: (?:estatal|local))?(?: de (?:noticias|prensa)| informativa)?"
_DATELINE = (
    r"(?m:^)\s*[A-ZÁÉÍÓÚÑ][\w’'. -]{{1,40}}(?:, [\w’'. ]{{1,40}}){{0,2}}\s*\((?P<name>{name})\)\s*(?:\.?\s?[-—–]|:)"
)
# What an outlet is called before its name: "the investigative website Halmar", "el portal de investigación Halmar".
_CALLED = rf"(?:(?:the|an?) (?:[a-z-]+ ){{0,2}}(?:{OUTLET_NOUNS}) |[Tt]he )?"
_UN_MEDIO = rf"(?:{MEDIOS})(?: [a-záéíóúñ]+){{0,3}} "
# How an outlet came to what others do not have, and what of: "a report seen by", "los audios filtrados a".
_HAD = "obtained|seen|viewed|reviewed|examined|read|heard|acquired|accessed|consulted|analysed|analyzed|verified"
_GIVEN = "leaked|shared with|provided|sent|given|handed|handed over|passed|passed on|shown|supplied|forwarded"
_TUVO = "obtenid|conseguid|vist|leíd|consultad|revisad|examinad|analizad|verificad|escuchad"
_LE_DIERON = "filtrad|remitid|enviad|entregad|facilitad|mostrad|cedid|proporcionad"
# Pieces that speak for nobody, and so are no sources of their own.
_MORE_PIECES = frozenset(
    "copy copies draft file message material list audio note story article interview"  # noqa: SIM905
    " copia borrador mensaje material lista listado nota carta artículo entrevista reportaje".split()
)
_WORDS_BETWEEN = 10  # "an internal audit of the harbour fund dated 3 May and obtained by"


@lru_cache(maxsize=1024)
def frames(names: str, language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The ways of naming whom words are from, around the names of known outlets."""
    name = rf"(?:(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as) )?(?P<name>{names})(?![\w-])(?! {WORD})"
    what = rf"(?:(?:the )?{PRESS}?agency |[Tt]he )?"
    la = rf"(?:(?:la )?{AGENCIA} |(?:el|la) (?:diario|periódico|cadena|emisora|revista|semanario|medio|portal) )?"
    shapes = [
        ("dateline", _DATELINE.format(name=names)),
        ("reporting by", rf"(?m:^)\W*(?i:source|sources|via|fuentes?|vía): ?(?i:{what}|{la}){name}\W*(?m:$)"),
        ("reporting by", rf"(?m:^)\W*(?i:by|por) [^\n.]{{2,60}}?,? (?i:with|and|con|y) {what}{name}\W*(?m:$)"),
        ("translated from", rf"\b(?i:translated)(?: [a-z]+){{0,4}}? from [^.\n]{{0,60}}?{what}{name}"),
        ("translated from", rf"\b(?i:traducid[oa]|traducción)\b[^.\n]{{0,60}}? (?:de|por|en) {la}{name}"),
        ("last words", rf"[.!?”»\"]\s*\({name}\)\s*(?m:$)"),
        *(_spanish(name, la) if language == "es" else _english(name, what)),
    ]
    return tuple((why, re.compile(shape)) for why, shape in shapes)


def of_a_piece(text: str, at: int, language: str) -> bool:
    """Whether what somebody had is a piece that can be read, heard or looked at, which stands before it."""
    before = re.split(r"[.!?:;”»\n]\s", text[max(0, at - 200) : at])[-1]
    words = re.findall(r"[\w’'-]+", before)[-_WORDS_BETWEEN - 1 :]
    known = kinds("es" if language == "es" else "en", "source_nouns")
    forms = {form for word in map(str.lower, words) for form in (word, word.removesuffix("s"), word.removesuffix("es"))}
    return bool(forms & _MORE_PIECES) or any(known.get(form) == "document" for form in forms)


def _english(name: str, what: str) -> list[tuple[str, str]]:
    called = rf"(?:{what}|{_CALLED})"
    return [
        ("reported by", rf"\b(?P<had>{_HAD}) (?:[a-z]+ )?by {called}{name}"),
        ("reported by", rf"\b(?P<had>{_GIVEN}) (?:to )?{called}{name}"),
        ("reported by", rf"\bto which {called}{name} (?:has |had |was |gained |got |been |given |granted )*access\b"),
    ]


def _spanish(name: str, la: str) -> list[tuple[str, str]]:
    called = rf"(?:{la}|(?:el|la|un|una) {_UN_MEDIO})"
    access = r"(?:ha |han |había |pudo )?(?:tenido|tener|tuvo|tuvieron|logrado|logró|conseguido|consiguió) acceso"
    access = rf"(?:{access}|(?:ha )?accedi(?:ó|do))"
    listens = rf"(?:a {called}|al {_UN_MEDIO})"
    return [
        ("reported by", rf"\b(?P<had>{_TUVO})[oa]s?(?: [a-záéíóúñ]+){{0,3}}? por {called}{name}"),
        ("reported by", rf"\b(?P<had>{_LE_DIERON})[oa]s?(?: [a-záéíóúñ]+){{0,3}}? {listens}{name}"),
        ("reported by", rf"\b(?:al?|a l[ao]s?) (?:que|cual|cuales) {access} {called}{name}"),
        ("reported by", rf"\b(?:al?|a l[ao]s?) (?:que|cual|cuales) {called}{name} {access}\b"),
        ("reported by", rf"\ben poder de {called}{name}"),
    ]
