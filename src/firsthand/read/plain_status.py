"""How a happening is put where there is no parser: status and polarity from the words that stand near its name.

In: the sentence around a trigger. Out: a status and a polarity. The words are in `resources/<language>/status.tsv`;
what is planned, asked, feared or called off is not told as having happened.
"""

import re
from functools import cache

from firsthand.read import numbers
from firsthand.read.or_nobody import may_not_have_been
from firsthand.records import Polarity, Status
from firsthand.resources import either, table

_NEAR = 60  # characters before a trigger that words of intent and doubt reach over
_BEHIND = 90  # and behind it: ", prevista para el viernes, fue cancelada"
_CLAUSE = re.compile(r"[.;:!?«“”»\"—]")
_ORDER: tuple[tuple[str, Status], ...] = (
    ("open", "hypothetical"), ("unknown", "unknown"), ("attempted", "attempted"), ("tried", "attempted"),
    ("planned", "planned"),
    ("predicted", "predicted"), ("hypothetical", "hypothetical"), ("ongoing", "ongoing"),
)  # fmt: skip
_DOUBTS = frozenset({"predicted", "hypothetical"})


# "No llegó hasta el viernes": el viernes llegó.
_UNTIL = re.compile(r"\s+(?:[^\s,;:.]+\s+){0,5}?hasta\s+(?:el|la|las|este|esta|ayer|hoy|anoche|bien)\b", re.IGNORECASE)


def put(language: str, before: str, words: str, after: str, *, done: bool) -> tuple[Status, Polarity]:
    """Status and polarity of the happening that `words` name, with the rest of its sentence on both sides.

    `done` tells that their own form, or a headline, tells it as done.
    """
    if _supposed(language).match(before):
        return "hypothetical", _denied(language, before[-_NEAR:])
    left = _CLAUSE.split(before[-_NEAR:])[-1]
    right = _CLAUSE.split(after[:_BEHIND])[0]
    beside = right[: max(0, right.find(","))] if "," in right else right
    if _has(language, "cancelled", right) or _has(language, "cancelled", left):
        return "planned", "negative"
    denied = _denied(language, left)
    if denied == "negative" and done and _UNTIL.match(after):
        denied = "positive"
    if may_not_have_been(after):
        return "hypothetical", "positive"
    if _past_fact(language).search(left):
        return "happened", "positive"
    if _ruled_out(language).match(after):
        return "happened", "negative"
    if _has(language, "scheduled", left) or _has(language, "scheduled", right[:45]):
        return "planned", denied
    for effect, status in _ORDER:
        if _reaches(language, effect, left, words):
            if effect == "ongoing" and _thought_of(language).search(left):
                continue
            if effect == "tried" and denied == "negative":
                return "happened", denied  # "nadie había intentado asaltar el ayuntamiento" lo niega
            return status, denied
    if _has(language, "attempted", beside[:14]) or _foiled(language, beside):
        return "attempted", denied  # "golpe fallido", "el ataque contra la mezquita fue frustrado"
    return ("happened" if _told(language, left, words, done) else "unknown"), denied


def ruled_out(language: str, before: str, words: str) -> bool:
    """Whether somebody rules out that he will do what an infinitive says: "descartó dimitir" is no resignation."""
    if not _ends(language, "infinitive_ending", words.lower().split()[0]):
        return False
    that = either(_roles(language, "that"))
    chosen = _terms(language, "status", "ruled_out").pattern
    found = re.search(rf"(?:{chosen})\s+(?:(?!(?:{that})\b)\w+\s+)?$", before, re.IGNORECASE)
    return found is not None and not _denials(language).search(before[max(0, found.start() - 8) : found.start()])


def hedges(language: str, before: str, base: int) -> list[tuple[int, int]]:
    """Where words of several parts keep a distance ("al parecer", "acusado de"), as offsets; `before` is at `base`."""
    start = max(0, len(before) - 2 * _NEAR)
    found = _terms(language, "hedges", "").finditer(before, start)
    return [(base + m.start(), base + m.end()) for m in found if " " in m[0]]


def _denied(language: str, left: str) -> Polarity:
    """Negative where a word of denial stands a few words before: "no hubo heridos", "nadie fue golpeado"."""
    for effect in ("open", "stands"):  # "no descarta más víctimas", "no sobrevivieron a la balacera"
        left = _terms(language, "status", effect).sub("", left)
    left = _not_so(language).sub(" ", no_other(language).sub(" ", left))
    left = _claimed(language).split(left)[-1]  # "nadie ha reivindicado el ataque" denies no attack
    if _since(language).search(left):
        return "positive"
    near = re.search(r"(?:\S+\s+){0,4}\S*\s*$", left)
    words = near[0] if near else ""
    clause = _asked(language).split(words)[-1]  # "no confirmó que", "no se sabe quién": no denial of what follows
    words = words if _has(language, "denied", words) else clause
    denied = _denials(language).search(words) or _not_one(language).search(left) or _has(language, "denied", left[-45:])
    return "negative" if denied else "positive"


@cache
def _supposed(language: str) -> re.Pattern[str]:
    """How a sentence begins of which all is only supposed: "Supongamos que hubieran muerto diez agentes"."""
    chosen = frozenset(row["term"] for row in table(language, "status") if row["effect"] == "supposed")
    return re.compile(rf"\W*(?:(?:y|pero|por un momento|ahora)\W+)?(?:{either(chosen)})\b", re.IGNORECASE)


@cache
def _since(language: str) -> re.Pattern[str]:
    """Words right before what went before all that is denied: "no hay rastro de tres personas desde el incendio"."""
    chosen = frozenset(row["term"] for row in table(language, "status") if row["effect"] == "since")
    lead = either(_roles(language, "article"))
    return re.compile(rf"\b(?:{either(chosen)})\s+(?:(?:{lead})\s+)?$", re.IGNORECASE)


@cache
def _not_one(language: str) -> re.Pattern[str]:
    """Words right before what they deny: "ni un solo disparo"; not "ni una sola ambulancia, y murieron tres"."""
    chosen = frozenset(row["term"] for row in table(language, "denials") if row["reach"] == "next")
    return re.compile(rf"\b(?:{either(chosen)})\s+$", re.IGNORECASE)


@cache
def _not_so(language: str) -> re.Pattern[str]:
    """A "no" before a participle that has no auxiliary, and says what sort its noun is: "hombres no identificados"."""
    denial = _beside(language)
    ending = either(_roles(language, "participle_ending"))
    return re.compile(rf"(?<=\w)(?<!\bque)(?<!\bse)\s+(?:{denial})\s+\w{{2,}}(?:{ending})\b", re.IGNORECASE)


@cache
def no_other(language: str) -> re.Pattern[str]:
    """What is set aside for another, no denial of what is told: "tres guardias, y no dos, murieron", "el capitán, y no
    el armador, fue detenido".
    """
    denial = _beside(language)
    number = numbers.pattern(language)
    lead, relative = either(_roles(language, "article")), either(_roles(language, "whoever"))
    somebody = rf"(?:(?:{lead})\s+|(?-i:(?=[A-ZÁÉÍÓÚÑ])))[^,;:.\d]{{2,40}}"
    return re.compile(
        rf",\s*(?:{_and(language)}\s+)?(?:{denial})\s+(?:(?:{number})(?:\s+\w+)?|{somebody}),\s*(?:(?:{relative})\s+)?",
        re.IGNORECASE,
    )


def _and(language: str) -> str:
    return rf"(?:{either(_roles(language, 'joint'))})"


def _told(language: str, left: str, words: str, done: bool) -> bool:
    """Whether a word of the past says that it is done, or a noun has its article."""
    last = words.lower().split()[-1]
    if _ends(language, "done_ending", last):
        return True
    if done or _brought(language).search(left):
        return True
    if not left.strip():  # "Capturar al presidente." tells what is to be done, or what was
        return not _ends(language, "infinitive_ending", last)
    if _terms(language, "function_words", "definer").search(left[-14:]):
        return True
    counted = _counted(language).search(left)  # "causó 12 muertes", "hubo cinco ataques"
    if counted is None:
        return False
    return counted["verb"].lower() in _roles(language, "past") or _ends(
        language, "past_ending", counted["verb"].lower()
    )


def _foiled(language: str, right: str) -> bool:
    """Whether words behind a name say that it came to nothing: "fue frustrado"; "no fue frustrado" does not."""
    found = _came_to_nothing(language).search(right)
    return found is not None and not _denials(language).search(right[max(0, found.start() - 8) : found.start()])


@cache
def _came_to_nothing(language: str) -> re.Pattern[str]:
    chosen = frozenset(row["term"] for row in table(language, "status") if row["effect"] == "attempted")
    return re.compile(rf"\b(?:{either(_roles(language, 'passive'))})\s+(?:{either(chosen)})\b", re.IGNORECASE)


@cache
def _ruled_out(language: str) -> re.Pattern[str]:
    """What stands behind a happening that nobody holds for one: "el atentado está descartado"."""
    chosen = frozenset(row["term"] for row in table(language, "status") if row["effect"] == "ruled out")
    helper = either(
        _roles(language, "auxiliary") | _roles(language, "passive") | {"está", "queda", "quedaba", "estaba"}
    )
    return re.compile(rf"\s+(?:(?:{helper})\s+){{1,2}}(?:\w+mente\s+)?(?:{either(chosen)})\b", re.IGNORECASE)


@cache
def _brought(language: str) -> re.Pattern[str]:
    """What makes the infinitive behind it a thing done: "obligó a evacuar", "lograron escapar"."""
    rows = frozenset(row["term"] for row in table(language, "status") if row["effect"] == "brought")
    return re.compile(rf"\b(?:{either(rows)})\s+$", re.IGNORECASE)


@cache
def _counted(language: str) -> re.Pattern[str]:
    """A word, and the number behind it that counts what follows."""
    return re.compile(rf"\b(?P<verb>\w+)\s+(?:{numbers.pattern(language)})\s+$", re.IGNORECASE)


@cache
def _past_fact(language: str) -> re.Pattern[str]:
    """What leads to something known that has been: "exigen su renuncia tras el derrumbe", "después del ataque"."""
    chosen = _roles(language, "past_fact")
    known = either(_roles(language, "definite") | _roles(language, "possessive"))
    return re.compile(rf"\b(?:{either(chosen)})(?:l|\s+(?:{known}))\s+$", re.IGNORECASE)


def _reaches(language: str, effect: str, left: str, words: str) -> bool:
    """Whether a word of intent or doubt governs what follows: not the fire in "intentaban apagar un incendio"."""
    found = [m for m in _terms(language, "status", effect).finditer(left) if not _apart(language, effect, m, words)]
    if not found:
        return False
    light = _roles(language, "light")
    endings = tuple(_roles(language, "infinitive_ending"))
    between = left[found[-1].end() :].lower().split()
    if words.lower().endswith(endings):
        return True  # "pretendían tomar el palacio y asesinar al presidente"
    return not any(word.endswith(endings) and len(word) > 4 and word not in light for word in between)


def _apart(language: str, effect: str, found: re.Match[str], words: str) -> bool:
    """Whether what happened is told by another clause, in the past: "la policía espera refuerzos y fue atacada".

    What is asked ("si") reaches over all that follows, and doubt over its own clause ("temen que murieron").
    """
    if _roles(language, "whether") & set(found[0].lower().split()):
        return False
    between = found.string[found.end() :]
    if effect == "open" and _begins(language).match(between):
        return bool(_terms(language, "function_words", "definer").search(between[-14:]))  # "que el incendio fuera"
    if _begins(language).match(between):
        if effect in _DOUBTS:
            return False
        if effect == "planned" and _ends(language, "past_ending", found[0].lower()):
            return True  # "anunciaron que un incendio destruyó": told, not intended
    begun = list(_clauses(language).finditer(between))
    own = f"{between[begun[-1].end() :]} {words}".lower() if begun else ""
    past = _roles(language, "past")
    return any(word in past or _ends(language, "past_ending", word) for word in re.findall(r"\w+", own))


@cache
def _clauses(language: str) -> re.Pattern[str]:
    """What begins another clause: a comma, "y", "que", "quién"."""
    chosen = _roles(language, "joint") | _roles(language, "relative") | _roles(language, "whether")
    return re.compile(rf",|\b(?:{either(chosen | _roles(language, 'that'))})\b", re.IGNORECASE)


@cache
def _claimed(language: str) -> re.Pattern[str]:
    """A word by which somebody says that he did what follows: "reivindicado"."""
    chosen = frozenset(row["term"] for row in table(language, "status") if row["effect"] == "claimed")
    return re.compile(rf"\b(?:{either(chosen)})l?\s+", re.IGNORECASE)


@cache
def _thought_of(language: str) -> re.Pattern[str]:
    """A verb of saying or thinking, and the article of what it is about: "todavía recuerda el"; that may be over."""
    chosen = frozenset(row["term"] for row in table(language, "cues") if "perfect" not in row["frames"].split())
    known = either(_roles(language, "definite") | _roles(language, "possessive"))
    return re.compile(
        rf"\b(?:{either(chosen)})\s+(?:bien\s+|con\s+\w+\s+)?(?:al|del|(?:a\s+|de\s+|en\s+)?(?:{known}))\s+(?:\w+\s+)?$",
        re.IGNORECASE,
    )


@cache
def _asked(language: str) -> re.Pattern[str]:
    """What begins a clause that is told or asked: "que", "quién"."""
    return re.compile(rf"\b(?:{either(_roles(language, 'that') | _roles(language, 'whether'))})\b", re.IGNORECASE)


@cache
def _begins(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(_roles(language, 'that'))})\b", re.IGNORECASE)


@cache
def _roles(language: str, role: str) -> frozenset[str]:
    return frozenset(row["term"] for row in table(language, "function_words") if role in row["roles"].split())


def _has(language: str, effect: str, text: str) -> bool:
    return bool(_terms(language, "status", effect).search(text))


def _ends(language: str, role: str, word: str) -> bool:
    return word.endswith(tuple(_roles(language, role)))


@cache
def _terms(language: str, name: str, kind: str) -> re.Pattern[str]:
    rows = table(language, name)
    chosen = frozenset(
        r["term"] for r in rows if not kind or kind == r.get("effect") or kind in r.get("roles", "").split()
    )
    tail = r"\s+(?:\w+\s+)?$" if kind == "definer" else ""
    return re.compile(rf"\b(?:{either(chosen)})\b{tail}", re.IGNORECASE)


@cache
def _denials(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_beside(language)})\b", re.IGNORECASE)


def _beside(language: str) -> str:
    """The words that deny what stands beside them, as a pattern."""
    return either(frozenset(row["term"] for row in table(language, "denials") if row["reach"] == "near"))
