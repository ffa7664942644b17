"""What a word needs around it to name a happening where there is no parser: "el paro de los maestros", no other "paro".

In: the words of a sentence, where a trigger stands in it, and the needs of its line of the event lexicon. Out: whether
they are met. A need is one of a few shapes ("determined": an article before it) or a kind of words of
`resources/<language>/things.tsv` that must stand in the sentence; behind "near", one that must stand close by, and
behind "no", one that must not.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from firsthand.inflection import Way, forms, forms_of_things, written
from firsthand.read import numbers
from firsthand.read.grammar import grammar
from firsthand.read.needs import type_of
from firsthand.resources import table

_CLOSE = 5  # words on both sides: "fallo del sistema eléctrico", "aprobó ayer por fin la ley"
_PROCLITICS = frozenset({"lo", "la", "los", "las", "le", "les"})
_NOT_KNOWN = frozenset({"sin", "no"})
_TOWARD = frozenset({"a", "al"})
_TO_A_SEAT = frozenset({"de", "del", "a", "al"})
_AT = frozenset({"en", "de", "del", "a", "al", "contra", "sobre"})
# What makes a participle a thing done: "fue nombrado", "ha sido hallado", "resultó herido".
_DONE = frozenset(
    [
        "ha",
        "han",
        "había",
        "habían",
        "habrá",
        "habría",
        "hubo",
        "fue",
        "fueron",
        "era",
        "eran",
        "es",
        "son",
        "ser",
        "sido",
        "siendo",
        "resultó",
        "resultaron",
        "resulta",
        "quedó",
        "quedaron",
        "queda",
        "quedan",
        "está",
        "están",
        "estaba",
        "estaban",
    ]
)


class Words(NamedTuple):
    """The words of a sentence: as they stand, in small letters, and where."""

    text: tuple[str, ...]
    small: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """Words `[first, last]` of a sentence that may be a trigger, how their head is used, and the article around."""

    words: Words
    first: int
    last: int
    way: Way
    article: str
    language: str
    type: tuple[str, str | None] = ("", None)  # the event of its line, and the mode


def met(hit: Hit, needs: str) -> bool:
    """Whether every need of a line is met."""
    wanted = iter(needs.split())
    for need in wanted:
        if need in ("no", "near"):
            if _close_by(hit, next(wanted)) is (need == "no"):
                return False
        elif not _asked(hit, need):
            return False
    return True


def _asked(hit: Hit, need: str) -> bool:
    if need in _LATER:
        return True
    if need in _SHAPES:
        return _SHAPES[need](hit)
    if not _things(hit.language, need).isdisjoint(_others(hit, hit.words.small)):
        return True
    return need in _OF_THE_ARTICLE and not _things(hit.language, need).isdisjoint(_words_of(hit.article))


def _others(hit: Hit, words: Iterable[str]) -> list[str]:
    return [word for n, word in enumerate(words) if not hit.first <= n <= hit.last]


def _close_by(hit: Hit, kind: str) -> bool:
    return not _things(hit.language, kind).isdisjoint(_near(hit))


def _near(hit: Hit) -> tuple[str, ...]:
    low, high = max(0, hit.first - _CLOSE), hit.last + 1 + _CLOSE
    return *hit.words.small[low : hit.first], *hit.words.small[hit.last + 1 : high]


def _determined(hit: Hit) -> bool:
    """Whether a noun has its article or number, at most an adjective between: "una masiva marcha", not "en marcha"."""
    before = hit.words.small[max(0, hit.first - 2) : hit.first]
    return bool(before) and (before[-1] in _determiners(hit.language) or before[0] in _articles(hit.language))


def _definite(hit: Hit) -> bool:
    """Whether a noun of one happening is told as known: "la catástrofe", "aquella tragedia"; not "una catástrofe"."""
    g = grammar(hit.language)
    known = (g.role("definite") & g.role("singular")) | {"del", "al", *_THESE}
    return not known.isdisjoint(hit.words.small[max(0, hit.first - 1) : hit.first])


def _known(hit: Hit) -> bool:
    """Whether a noun in the singular has "el" or "un" right before it: "el juicio", not "a su juicio"."""
    g = grammar(hit.language)
    lead = hit.words.small[hit.first - 1] if hit.first else ""
    return lead in g.role("article") and lead in g.role("singular") | {"del", "al"} and lead not in g.role("possessive")


def _living(hit: Hit) -> bool:
    """Whether no dead are told right before to have the wounds: not "varios cuerpos presentan heridas de bala"."""
    before = hit.words.small[max(0, hit.first - _CLOSE) : hit.first]
    remains = _things(hit.language, "remains")
    last = max((n for n, word in enumerate(before) if word in remains), default=None)
    if last is None:
        return True
    others = grammar(hit.language).role("joint")
    return any(word in others or numbers.value(word, hit.language) is not None for word in before[last + 1 :])


def _of_an_age(hit: Hit) -> bool:
    """Whether somebody is who it is said of, told by his age: "Ada Lind, de 34 años, desaparecida el viernes"."""
    before = hit.words.small[max(0, hit.first - 3) : hit.first]
    return len(before) == 3 and before[0] == "de" and before[1].isdigit() and before[2] == "años"


def _of_officer(hit: Hit) -> bool:
    """Whether whose it is holds an office: "la decisión del alcalde de irse"."""
    return not _things(hit.language, "office").isdisjoint(hit.words.small[hit.first : hit.last + 1])


def _officer_next(hit: Hit) -> bool:
    """Whether it is the going of one in office: "la marcha del alcalde", not "la marcha de los maestros"."""
    after = hit.words.small[hit.last + 1 : hit.last + 4]
    whose = after[1:2] if after[:1] == ("del",) else after[2:3] if after[:2] == ("de", "la") else ()
    return not _things(hit.language, "office").isdisjoint(whose)


def _from_seat(hit: Hit) -> bool:
    """Whether an office is what is left: "se despidió el sábado de la alcaldía", "abandonó la gobernación"."""
    after = list(hit.words.small[hit.last + 1 : hit.last + 8])
    while len(after) > 1 and (after[0] in _days(hit.language) or after[1] in _days(hit.language)):
        after = after[1:] if after[0] in _days(hit.language) else after[2:]
    while after and after[0] in _TO_A_SEAT | _articles(hit.language) | grammar(hit.language).role("possessive"):
        after = after[1:]
    return bool(after) and after[0] in _things(hit.language, "seat")


def _stated(hit: Hit) -> bool:
    """Whether it is told that it happened, and not only what spot is meant: "rescatado de una mina inundada"."""
    if hit.way != "participle" or hit.first < 3:
        return True
    lead, article, _ = hit.words.small[hit.first - 3 : hit.first]
    return article not in ("un", "una") or lead not in ("de", "desde", "en", "por")


def _finite(hit: Hit) -> bool:
    """Whether somebody does or did it: "votaron", not "obligatorio votar", nor "la casa cedida"."""
    return hit.way in ("present", "past")


def _spot(hit: Hit) -> bool:
    """Whether a place follows: "el registro en Kesvik", "el registro de la vivienda"."""
    after = hit.words.small[hit.last + 1 : hit.last + 3]
    if not after or after[0] not in _AT:
        return False
    at = hit.last + 2 + (len(after) > 1 and after[1] in _articles(hit.language))
    if at >= len(hit.words.text):
        return False
    return hit.words.text[at][0].isupper() or hit.words.small[at] in _places(hit.language)


def _premises(hit: Hit) -> bool:
    """Whether a building or its rooms are what is searched: "registró el lunes el ayuntamiento"; not "una subida"."""
    after = list(hit.words.small[hit.last + 1 : hit.last + 8])
    while len(after) > 1 and (after[1] in _days(hit.language) or after[0] in _days(hit.language)):
        after = after[2:] if after[1] in _days(hit.language) else after[1:]
    known = _articles(hit.language) | grammar(hit.language).role("possessive") | {"de", "dos", "tres", "cuatro"}
    if len(after) < 2 or after[0] not in known:
        return False
    bare = {after[1], after[1].removesuffix("s"), after[1].removesuffix("es")}
    return not bare.isdisjoint(_places(hit.language) | {"ayuntamiento", "alcaldía"})


@cache
def _days(language: str) -> frozenset[str]:
    return frozenset(row["term"] for row in table(language, "calendar") if row["kind"] == "weekday")


_FORCE = frozenset({"desalojar", "despejar", "dispersar", "disparar", "desalojo", "despeje", "disolver", "abrir"})


def _by_force(hit: Hit) -> bool:
    """Whether force is what is ordered: "ordenó despejar la plaza", "ordenó a los guardias disparar"; by no court."""
    if not _things(hit.language, "judge").isdisjoint(hit.words.small[: hit.first]):
        return False
    after = hit.words.small[hit.last + 1 : hit.last + 7]
    found = next((word for word in after if word in _FORCE), "")
    return bool(found) and (found != "abrir" or "fuego" in after)


def _common(hit: Hit) -> bool:
    """Whether a word is no name: "la audiencia", not "la Audiencia de Kesvik", which is a court."""
    return hit.first == 0 or hit.words.text[hit.first][:1].islower()


def _name(hit: Hit) -> bool:
    """Whether a code-name follows: "la Operación Linterna", "operación «Linterna»"."""
    after = hit.words.text[hit.last + 1 : hit.last + 2]
    return bool(after) and after[0][0].isupper() and not after[0].isupper()


def _told(hit: Hit) -> bool:
    """Whether a participle tells of something done and describes nothing: "fue nombrado", not "el nombrado"."""
    if hit.way != "participle":
        return hit.way != "noun"
    return not _DONE.isdisjoint(hit.words.small[max(0, hit.first - 3) : hit.first])


def _counted(hit: Hit) -> bool:
    """Whether a number is said to be so, with no noun beside: "nueve siguen desaparecidas"."""
    g, small = grammar(hit.language), hit.words.small
    states = lasting_words(hit.language) | g.role("finite") | g.role("passive") | _DONE | _STILL
    at = hit.first - 1
    while at >= 0 and small[at] in states:
        at -= 1
    if at >= 0 and at < hit.first - 1 and _is_number(small[at], hit.language):
        return True
    after = [word for word in small[hit.last + 1 : hit.last + 3] if word not in _OTHERS]
    return at < hit.first - 1 and bool(after) and _is_number(after[0], hit.language)


def _is_number(word: str, language: str) -> bool:
    return word[0].isdigit() or numbers.value(word, language) is not None


def lasting_words(language: str) -> frozenset[str]:
    """Words before a state that say that it lasts: "siguen", "aún"."""
    return written(language, "lasting")


_STILL = frozenset({"aún", "todavía", "ya", "hoy", "más"})
_OTHERS = frozenset({"otros", "otras", "al", "menos", "unos", "unas"})


def _victim(hit: Hit) -> bool:
    """Whether people are struck: "golpeó a dos hombres", "los golpearon", "fue golpeado"."""
    if hit.way == "participle":
        return True
    before, after = hit.words.small[hit.first - 1 : hit.first], hit.words.small[hit.last + 1 : hit.last + 3]
    return not _TOWARD.isdisjoint(after) or not _PROCLITICS.isdisjoint(before)


def _held(hit: Hit) -> bool:
    """Whether somebody is detained, and nothing stopped: "detuvo a seis", "tres detenidos", not "se detuvo el tren".

    Nor what only goes or runs: "el autobús se había detenido", "detuvo el motor", "el tren fue detenido".
    """
    small = hit.words.small
    before, after = small[max(0, hit.first - 1) : hit.first], small[hit.last + 1 : hit.last + 2]
    done = hit.way in ("participle", "noun")  # "los detenidos"
    perfect = done and not _HAVING.isdisjoint(before)
    if perfect:
        before = small[max(0, hit.first - 2) : hit.first - 1]  # "se había detenido", "lo ha detenido"
    toward = bool(after) and after[0] in _TOWARD
    if "se" in before:
        return _of_people(hit)
    if done and not perfect:
        return not _was_moving(hit)
    if not toward and _moving_object(hit):
        return False
    return perfect or toward or not _PROCLITICS.isdisjoint(before) or _asked(hit, "police")


def _of_people(hit: Hit) -> bool:
    """Whether "a" and people follow: "se detuvo a seis personas", not "se detuvo a las diez", "a comer"."""
    words = hit.words
    at = hit.last if words.small[hit.last] in _TOWARD else hit.last + 1
    if words.small[at : at + 1] == () or words.small[at] not in _TOWARD:
        return False
    after = words.small[at + 1 : at + 4]
    return not _things(hit.language, "people").isdisjoint(after) or any(
        w[0].isupper() for w in words.text[at + 1 : at + 2]
    )


def _moving_object(hit: Hit) -> bool:
    """Whether what is stopped is none who could be arrested: "detuvo el avance", "ha detenido su camión"."""
    led, noun = ((*hit.words.small[hit.last + 1 : hit.last + 3], "", ""))[:2]
    return led in _determiners(hit.language) and noun in _moving(hit.language)


def _was_moving(hit: Hit) -> bool:
    """Whether what was stopped before a participle goes or runs: "el tren fue detenido"; not "el dueño del tren"."""
    at = hit.first - 1
    while at >= 0 and hit.words.small[at] in _DONE | _STAYED:
        at -= 1
    if at < 1 or hit.words.small[at] not in _moving(hit.language):
        return False
    led = hit.words.small[max(0, at - 2) : at]
    return led[-1] in _determiners(hit.language) and not (led[0] in _AT or led[-1] in _AT or led[0] in _ABOARD)


@cache
def _moving(language: str) -> frozenset[str]:
    return _things(language, "moving") | _things(language, "vehicle")


def _toward(hit: Hit) -> bool:
    """Whether somebody is sent to where a phrase ends: "enviado a la cárcel", no "carta enviada desde la cárcel"."""
    before = hit.words.small[max(0, hit.last - 2) : hit.last]
    return before[-1:] == ("a",) or (before[:1] in (("a",), ("al",)) and before[-1] in _articles(hit.language))


def _sentenced(hit: Hit) -> bool:
    """Whether a court condemns, and nobody an attack: "condenó a cinco años", "fue condenado por fraude"."""
    after = hit.words.small[hit.last + 1 : hit.last + 2]
    return _asked(hit, "judge") or (hit.way == "participle" and _told(hit) and after in (("a",), ("por",)))


def _of_no_opinion(hit: Hit) -> bool:
    """Whether people show what they want in the street: not "se manifestó a favor", "se manifestó que".

    "Dijo que los vecinos se manifestaron" is told of the street.
    """
    opining = _things(hit.language, "saying") - {"que"}
    return opining.isdisjoint(_near(hit)) and hit.words.small[hit.last + 1 : hit.last + 2] != ("que",)


def _again(hit: Hit) -> bool:
    """Whether a word takes up a happening that the article names otherwise: "la batida", where it tells of arrests.

    Also those that are counted: "27 casos", of a disease that it names.
    """
    counted = hit.first > 0 and hit.words.small[hit.first - 1].isdigit()
    return (counted or _determined(hit)) and type_of(*hit.type) in _types_told(hit.article, hit.language)


# Whose crime is only said: "sospechosa de homicidio"; "dos delitos de homicidio" may have been done.
_CHARGES = frozenset({"sospech", "sospechos", "acusad", "carg", "imputad", "investigad", "acus", "acusan", "culpabl"})


def _uncharged(hit: Hit) -> bool:
    """Whether a crime's name is that of a deed, and no charge: not "investigan a tres por homicidio"."""
    before = hit.words.small[max(0, hit.first - 3) : hit.first]
    if before[-1:] == ("por",):
        return False
    named = before[-1:] == ("de",) or before[-2:-1] == ("de",)  # "de un homicidio"
    return not (named and any(word.rstrip("s").rstrip("oa") in _CHARGES for word in before))


def _counted_again(hit: Hit) -> bool:
    """Whether a number of people came to a march that the article tells of: "han asistido 6.000 personas"."""
    after = hit.words.small[hit.last + 1 : hit.last + 1 + _CLOSE]
    return any(word[0].isdigit() for word in after) and type_of(*hit.type) in _types_told(hit.article, hit.language)


def _staying_again(hit: Hit) -> bool:
    """Whether some are still in hospital of whom an article tells that they fell ill: "87 siguen ingresados"."""
    before = hit.words.small[max(0, hit.first - 2) : hit.first]
    stay = any(word in lasting_words(hit.language) or word[0].isdigit() for word in before)
    return stay and type_of(*hit.type) in _types_told(hit.article, hit.language)


def _by_police(hit: Hit) -> bool:
    """Whether police do it, who stand right before: "la policía irrumpió en", not "vestidos de policía irrumpieron"."""
    police = _things(hit.language, "police")
    before = hit.words.small[max(0, hit.first - _CLOSE) : hit.first]
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n] in police), None)
    return at is not None and not (at and before[at - 1] in _AT | {"una"}) and _PARTING.isdisjoint(before[at:])


def _one_crime(hit: Hit) -> bool:
    """Whether a crime is one that was done: not "contra el crimen", "crimen organizado", which all are against."""
    before = hit.words.small[max(0, hit.first - 2) : hit.first]
    after = hit.words.small[hit.last + 1 : hit.last + 2]
    return before != ("contra", "el") and after != ("organizado",)


def _by_people(hit: Hit) -> bool:
    """Whether somebody does it: the flood that "invadió la fábrica" attacks nobody."""
    return _calamities(hit.language).isdisjoint(hit.words.small[: hit.first])


def _of_several(hit: Hit) -> bool:
    """Whether a number comes right behind: "sin noticias de tres marineros", not "sin noticias de la empresa"."""
    return any(_is_number(word, hit.language) for word in hit.words.small[hit.last + 1 : hit.last + 2])


def _blow(hit: Hit) -> bool:
    """Whether a weapon strikes: "el primer misil alcanzó el mercado", "cayeron tres cohetes en", "el segundo impactó".

    Or a place is struck by one, or at an hour: "fue alcanzado por un dron", "fue alcanzado a las 21.42".
    """
    small, weapons = hit.words.small, _things(hit.language, "ordnance")
    before, after = small[max(0, hit.first - _CLOSE) : hit.first], small[hit.last + 1 : hit.last + 1 + _CLOSE]
    if not _NO_TARGET.isdisjoint(after[:4]):
        return False  # "el misil alcanzó una velocidad de"
    if hit.way == "participle":
        return _told(hit) and (("por" in after and not weapons.isdisjoint(small[hit.last + 1 :])) or _at_an_hour(hit))
    if hit.way not in ("present", "past"):
        return False
    subject = small[max(0, hit.first - 2 * _CLOSE) : hit.first]  # "un misil de la defensa aérea de Norlandia"
    struck = not weapons.isdisjoint(subject) or not weapons.isdisjoint(after[:3])
    one_more = before[-2:-1] == ("el",) and before[-1] in numbers.ordinals(hit.language)
    return struck or (one_more and not weapons.isdisjoint(_words_of(hit.article)))


def _lands(hit: Hit) -> bool:
    """Whether a weapon comes down on a place: "cayeron misiles sobre el barrio"; not "cayó el precio de misiles"."""
    rest = hit.words.small[hit.last + 1 : hit.last + 1 + 2 * _CLOSE]
    return _blow(hit) and not _ONTO.isdisjoint(rest)


def _impact(hit: Hit) -> bool:
    """Whether it is the impact of a weapon: "el impacto de dos misiles", "el primer impacto" where one is told of."""
    small, weapons = hit.words.small, _things(hit.language, "ordnance")
    before, after = small[max(0, hit.first - 2) : hit.first], small[hit.last + 1 : hit.last + 4]
    if after[:1] in (("de",), ("del",)) and not weapons.isdisjoint(after):
        return True
    return any(w in numbers.ordinals(hit.language) for w in before) and not weapons.isdisjoint(_words_of(hit.article))


def _at_an_hour(hit: Hit) -> bool:
    """Whether an hour is told behind, in figures: "el martes a las 21.42"."""
    near = [n for n in range(hit.last + 1, min(hit.last + 9, len(hit.words.small) - 1)) if hit.words.small[n] == "las"]
    return any(hit.words.small[n + 1][0].isdigit() for n in near)


_NO_TARGET = frozenset({"velocidad", "altura", "altitud", "distancia", "alcance", "órbita", "acuerdo", "récord"})
_ONTO = frozenset({"en", "sobre", "contra", "cerca", "junto"})
_PARTING = frozenset({"que", "y", "e", "cuando", "mientras", "donde", "tras"})
_HAVING = frozenset({"ha", "han", "había", "habían", "habrá", "habrían", "habría", "hubo", "haber", "habiendo"})
_STAYED = frozenset({"permanecía", "permanecían", "permanece", "permanecen", "permaneció", "permanecieron", "seguía",
                     "seguían", "sigue", "siguen"})  # fmt: skip
_ABOARD = frozenset({"en", "con", "desde", "por", "sin"})
_THESE = frozenset({"este", "esta", "ese", "esa", "aquel", "aquella"})
_LATER = frozenset({"named", "occasion"})  # asked of the other triggers of the sentence
_OF_THE_ARTICLE = frozenset(
    {"calamity", "court", "dam", "graft", "ship", "strike"}
)  # "el fallo", a paragraph after the judges


def _unknown(hit: Hit) -> bool:
    """Whether nobody knows it: "sin conocerse el paradero de dos personas", "no se conoce el paradero"."""
    return not _NOT_KNOWN.isdisjoint(hit.words.small[max(0, hit.first - _CLOSE) : hit.first])


_SHAPES: dict[str, Callable[[Hit], bool]] = {
    "of_no_opinion": _of_no_opinion,
    "again": _again,
    "blow": _blow,
    "lands": _lands,
    "impact": _impact,
    "by_force": _by_force,
    "common": _common,
    "premises": _premises,
    "living": _living,
    "counted": _counted,
    "counted_again": _counted_again,
    "staying_again": _staying_again,
    "of_several": _of_several,
    "by_police": _by_police,
    "one_crime": _one_crime,
    "peopled": _by_people,
    "uncharged": _uncharged,
    "definite": _definite,
    "determined": _determined,
    "known": _known,
    "finite": _finite,
    "of_an_age": _of_an_age,
    "stated": _stated,
    "from_seat": _from_seat,
    "officer_next": _officer_next,
    "of_no_officer": lambda hit: not _officer_next(hit),
    "of_officer": _of_officer,
    "spot": _spot,
    "name": _name,
    "told": _told,
    "victim": _victim,
    "held": _held,
    "sentenced": _sentenced,
    "toward": _toward,
    "unknown": _unknown,
    "once": lambda hit: "dos veces" not in " ".join(hit.words.small),  # "un cuerpo se había contado dos veces"
}


@cache
def _calamities(language: str) -> frozenset[str]:
    """Words for what harms without anybody, and for the water that does."""
    rows = [row for row in table(language, "events") if row["event"] in ("DISASTER", "FIRE") and row["pos"] == "n"]
    nouns = frozenset(form.word for row in rows for form in forms(language, row["term"]) if " " not in form.word)
    return nouns | _things(language, "water")


@lru_cache(maxsize=8)
def _types_told(article: str, language: str) -> frozenset[tuple[str, str | None]]:
    """The types of happening, with their modes, that words of an article name by themselves."""
    known, words = _plainly(language), _words_of(article)
    return frozenset(kind for word in words for rest, kind in known.get(word, ()) if words.issuperset(rest))


@cache
def _plainly(language: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, str | None]], ...]]:
    """The terms that need nothing around them, by their first word: the words that follow, and the type."""
    found: dict[str, dict[tuple[tuple[str, ...], tuple[str, str | None]], None]] = defaultdict(dict)
    for row in table(language, "events"):
        for form in forms(language, row["term"]) if row["needs"] == "-" else ():
            first, *rest = form.word.replace("… ", "").split()
            found[first][tuple(rest), type_of(row["event"], None if row["mode"] == "-" else row["mode"])] = None
    return {word: tuple(terms) for word, terms in found.items()}


@lru_cache(maxsize=8)
def _words_of(article: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", article.lower()))


@cache
def _things(language: str, kind: str) -> frozenset[str]:
    return forms_of_things(kind, language=language)


@cache
def _determiners(language: str) -> frozenset[str]:
    g = grammar(language)
    return (g.role("determiner") | g.role("article") | g.role("definer") | g.role("possessive")) - {"tras", "de", "en"}


@cache
def _articles(language: str) -> frozenset[str]:
    return grammar(language).role("article")


@cache
def _places(language: str) -> frozenset[str]:
    words = frozenset(row["term"] for row in table(language, "place_words"))
    return words | _things(language, "search") | _things(language, "built")
