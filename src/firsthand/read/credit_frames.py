"""The frames of words in which a text names an outlet that it has its words from: "according to NAME".

In: nothing; the frames are by language. Out: patterns with the name as their group, and what each frame is good for.
"""

import re
from typing import NamedTuple

from firsthand.resources import either, terms

NAME = r"(?:[Tt]he )?[A-Z][\w&-]*(?: (?:(?:of|de|del|al|la) )?[A-Z][\w&-]*){0,4}"
_A_PIECE = r"(?:report|investigation|inquiry|article|story|account|feature|dispatch|exposé|analysis)"
_UNA_PIEZA = r"(?:investigación|reportaje|informe|artículo|nota|crónica|despacho|reporte)"
# What outlets do in other outlets' texts.
_REPORTS = either(terms("en", "outlets_do"))
# The same in Spanish, of a name whose own words say that it is an outlet's.
_PUBLICA = either(terms("es", "outlets_do"))
# Who says so to an outlet: "confirmó a Radio Tolva la fiscalía", "confirmó la fiscalía a Radio Tolva"
_DICE = either(terms("es", "tells_outlets"))
OUTLETS = (
    r"(?:news )?(?:agency|newspaper|paper|daily|weekly|magazine|broadcaster|outlet|site|website|portal|wire service)"
)
# Behind a name: "the Raya agency"; the site and the paper of a body are the body's.
NEWSROOMS = r"(?:(?:news )?agency|newspaper|broadcaster|wire service)"
OUTLETS_ES = r"(?:agencia|diario|periódico|cadena|emisora|revista|semanario|medio|portal)"
# "el portal de investigación Halmar": what it is called before its name, not "la cadena de supermercados Halmar".
_LLAMADO = (
    rf"(?:{OUTLETS_ES}|sitio|sitio web|web|digital)"
    r"(?: (?:local|digital|regional|nacional|independiente|de investigación|de noticias)){0,2}"
)
# "un informe al que tuvo acceso Radio Tolva"
_ACCEDE = r"(?:(?:ha |han |había )?(?:tenido|tuvo|tuvieron|logró|consiguió) acceso|(?:ha accedido|accedió))"
# Behind a name and "agency", which may be a body of the state that says much: "the Raya agency reports"
_AGENCIES_DO = "reported|reports|revealed|published|publishes|wrote|writes|quoted|cited|carried"
# "the local site Sorvik Now": what it is called before its name says that it is an outlet.
_CALLED = rf"(?:the|an?) (?:[a-z-]+ ){{0,2}}{OUTLETS}"


class _Pattern(NamedTuple):
    regex: re.Pattern[str]
    certain: bool
    trusted: bool  # the words themselves say that the name is an outlet's
    why: str
    words: tuple[str, ...]  # pieces of words of which every fitting text has one, in small letters
    needs: re.Pattern[str]  # the words before the name, for a text in small letters

    def may_fit(self, lowered: str) -> bool:
        """Whether a text in small letters has the words: most paragraphs have none, and no name need be sought."""
        for word in self.words:
            if word in lowered:
                return self.needs.search(lowered) is not None
        return False


_NO_LETTERS = re.compile(r"\\[a-z]|\w\?")  # of a pattern, or such that need not be there: "fuentes?"
_IN_A_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(  # too common to tell a frame by
    "the this that which also first later has had have been was were and with from for una las los del por con han"  # noqa: SIM905
    " había primero primera vez que cual cuales fue".split(" ")
)


def _patterns(*rows: tuple[str, bool, bool, str]) -> tuple[_Pattern, ...]:
    """Patterns from (words with NAME in them, certain, trusted, why); the words fit in either case, names do not."""
    built = []
    for words, certain, trusted, why in rows:
        before, after = words.split("NAME")
        regex = rf"(?i:{before})({NAME})(?i:{after})" if before else rf"\b({NAME})(?i:{after})"
        found = frozenset(_IN_A_WORD.findall(_NO_LETTERS.sub(" ", before or after))) - _COMMON or {""}
        built.append(_Pattern(re.compile(regex), certain, trusted, why, tuple(sorted(found)), re.compile(before)))
    return tuple(built)


PATTERNS = {
    "en": _patterns(
        (r"read (?:more|the (?:full|whole) (?:story|article|report)) (?:at|from|on|in)(?: our friends at)?\s+NAME",
         False, True, "read more at"),
        (r"(?:originally|first) (?:published|appeared|posted|reported) (?:in|on|by|at|from)\s+NAME",
         True, True, "first published in"),
        (r"(?:this|the) (?:report|article|story|post) (?:first |originally )?(?:appeared|was (?:first )?published)"
         r" (?:in|on|by|at)(?: the [\w ]{1,20} edition of)?\s+NAME", True, True, "appeared in"),
        (r"(?:reporting by|with (?:additional )?reporting (?:from|by)|additional reporting (?:from|by)"
         r"|with information from|material from|courtesy of|source:|via:?)\s+NAME", True, False, "reporting by"),
        (r"NAME(?: (?:and|,) [^.\n]{2,40}?)? contributed (?:reporting )?to this (?:report|story|article)",
         True, False, "reporting by"),
        (r"(?:reported|published|carried|obtained|seen|viewed|reviewed|cited|quoted|revealed|described) by\s+NAME",
         True, False, "reported by"),
        (r"(?:(?:reported|published|carried|revealed|disclosed|broken|obtained|seen|viewed|reviewed|examined) by"
         rf"|leaked to|shared with)\s+{_CALLED}\s+NAME", True, True, "reported by"),
        (r"\bto which\s+NAME\s+(?:had|has had|was given|was granted|gained|has gained|got)(?: exclusive)? access\b",
         True, False, "reported by"),
        (rf"according to\s+{_CALLED}\s+NAME", True, True, "according to"),
        (r"(?:according to|citing|cited|quoting|based on|drawing on)"
         rf" (?:an?|the|this|that) (?:[a-z-]+ ){{0,2}}{_A_PIECE}"
         r" (?:(?:published|carried|printed|aired|posted) )?(?:by|in|from|of)\s+NAME", True, False, "reported by"),
        (rf"\btold\s+{_CALLED}\s+NAME", True, True, "told"),
        (r"in the pages of\s+NAME", True, True, "in the pages of"),
        (r"(?:was|were) (?:quoted|cited) (?:by|in)\s+NAME\s+as saying", True, True, "reported by"),
        (r"according to\s+NAME", True, False, "according to"),
        (r"(?:\btold|\btelling|in an interview with|interviewed by|in remarks to|a statement to)\s+NAME",
         True, False, "told"),
        (r"NAME (?:has|have|had|carries|runs) (?:the (?:(?:full|whole|inside|rest of the) )?(?:story|scoop|exclusive)"
         r"|more on (?:this|the story)|all the details)(?=[.!)])", True, False, "has the story"),
        (rf"NAME(?:,? which)? (?:(?:also|first|has|had|have|later) )*(?:{_REPORTS})\b", True, False, "reported"),
        (rf"\bit (?:was|is)\s+NAME\s+(?:that|which|who) (?:(?:first|had|has) )*(?:{_REPORTS})\b",
         True, False, "it was"),
        (r"NAME, (?:citing|quoting|which (?:cited|cites|quoted|quotes))\b", True, False, "reported"),
        (r"NAME (?:reports|reported|writes|wrote), (?:citing|quoting)\b", True, True, "reported"),
        (rf"NAME (?-i:{NEWSROOMS})(?:,? which)? (?:(?:also|first|has|had|have|later) )*(?:{_AGENCIES_DO})\b",
         True, True, "reported"),
        (rf"(?:citing|quoting|reported by|carried by|\btold) the\s+NAME(?-i:(?= {NEWSROOMS}\b))",
         True, True, "reported by"),
        (r"(?:according to) the\s+NAME(?-i:(?= (?:news )?(?:agency|newspaper)\b))",
         True, True, "according to"),
        (r"NAME (?:(?:has|had|also) )*(?:attributed|credited|maintain(?:s|ed)|relayed|relays|claim(?:s|ed))\b",
         True, False, "attributed"),
    ),
    "es": _patterns(
        (r"(?:con informaci(?:ón|ones) de|con datos de|(?<!lo )publicado (?:originalmente )?(?:por|en))\s+NAME",
         True, True, "con información de"),
        (r"(?:fuentes?|vía):\s+NAME", True, False, "con información de"),
        (rf"(?:según(?: (?:{_PUBLICA}))?|{_PUBLICA}|de acuerdo con|citando a|dijo a) (?:la agencia|el diario"
         r"|el periódico|la cadena|la emisora|la revista|el semanario)(?: de noticias)?\s+NAME", True, True, "según"),
        (r"en las páginas de(?:l diario)?\s+NAME", True, True, "en las páginas de"),
        (rf"(?:según|de acuerdo con|citando|citó) (?:una?|el|la|es[et]a?) (?:[a-záéíóúñ]+ )?{_UNA_PIEZA}"
         r" (?:[a-záéíóúñ]+ )?(?:(?:publicad|difundid|realizad|hech)[oa] )?(?:por|en|de)(?: la| el| los)?\s+NAME",
         True, False, "citado por"),
        (rf"(?:según(?: (?:{_PUBLICA}))?|de acuerdo con)\s+NAME", True, False, "según"),
        (r"(?:informó|publicó|reveló|reportó|señaló)\s+NAME", True, False, "informó"),
        (rf"\b(?:fue|es)\s+NAME\s+(?:quien|el que|la que|(?:el primero|la primera) en) (?:ha )?(?:{_PUBLICA})\b",
         True, False, "fue"),
        (r"(?:según recog(?:e|ió)|declaraciones (?:recogid|publicad|difundid)as por)\s+NAME", True, True, "recogió"),
        (r"NAME (?:tiene|trae|cuenta|ofrece) (?:la historia|la noticia|toda la historia|la exclusiva|los detalles)"
         r"(?: completa)?(?=[.!)])", True, False, "has the story"),
        (r"\b(?:lo|la) (?:cuenta|adelanta|publica|detalla)\s+NAME(?=[.!)])", True, False, "has the story"),
        (r"NAME (?:contribuyó|colaboró) (?:a|con|en) est[ea] (?:nota|noticia|información|artículo|informe|reportaje)",
         True, False, "con información de"),
        (r"(?:citad|recogid|publicad|difundid|obtenid|revelad|adelantad|descrit)[oa]s?"
         r"(?: primero| por primera vez)? por\s+NAME",
         True, False, "citado por"),
        (r"(?:publicad|difundid|revelad|adelantad|descrit)[oa]s?(?: primero| por primera vez)? por"
         rf" (?:el|la) {_LLAMADO}\s+NAME", True, True, "citado por"),
        (rf"(?:obtenid|vist|consultad|revisad|examinad|analizad)[oa]s? por (?:el|la) {_LLAMADO}\s+NAME",
         True, True, "citado por"),
        (rf"(?:filtrad|remitid|entregad|facilitad)[oa]s? (?:al|a la) {_LLAMADO}\s+NAME", True, True, "citado por"),
        (rf"\b(?:al?|a l[ao]s?) (?:que|cual|cuales) {_ACCEDE} (?:el|la) {_LLAMADO}\s+NAME", True, True, "citado por"),
        (rf"\b(?:al?|a l[ao]s?) (?:que|cual|cuales) {_ACCEDE}\s+NAME", True, False, "citado por"),
        (rf"\b(?:al?|a l[ao]s?) (?:que|cual|cuales)\s+NAME\s+{_ACCEDE}\b", True, False, "citado por"),
        (rf"\b(?:{_DICE}) al? {OUTLETS_ES}\s+NAME", True, True, "dijo a"),
        (rf"\b(?:{_DICE})(?: (?:[a-záéíóúñ]+ ){{1,4}}| )a\s+NAME", True, False, "dijo a"),
        (rf"(?:señala|indica|recoge|revela|apunta|detalla) una? {_UNA_PIEZA} (?:de|en)\s+NAME",
         True, False, "citado por"),
        (r"(?:en declaraciones a|entrevista (?:con|a|concedida a)"
         r"|en (?:diálogo|conversación) con|(?:entrevistad|consultad)[oa]s? por)\s+NAME", True, False, "dijo a"),
        (r"NAME (?:informó|publicó|reveló|reportó)\b", True, False, "informó"),
        (r"NAME, (?:citando|que cit(?:a|ó|aba))\b", True, False, "informó"),
        (rf"NAME (?:ha (?:podido|logrado) (?:saber|confirmar|comprobar|verificar|constatar)|(?:ya )?(?:{_PUBLICA}))\b",
         True, False, "publicó"),
    ),
}  # fmt: skip
