"""What a source is where there is no parser: its kind, its number, and whether it would not be named.

In: the words of a source and its sentence. Out: a Description, entered among the article's voices.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple, cast

from firsthand.inflection import forms
from firsthand.read import numbers
from firsthand.read.describe import Description
from firsthand.read.document import Document
from firsthand.read.gazetteer import gazetteer
from firsthand.read.goes_by import named_behind
from firsthand.read.grammar import grammar
from firsthand.read.heads import bare
from firsthand.read.nobody import says_who
from firsthand.read.outlets import is_outlet
from firsthand.read.register import Entry, Register
from firsthand.read.resolved import WELL_KNOWN
from firsthand.records import Scope, Span, VoiceKind
from firsthand.resources import either, kinds, table, terms

_CAPITAL = r"[^\W\d_a-zß-ÿ][\w.'’-]"
# An agency of the state: "la agencia de protección civil"; not "la agencia de noticias", "esta agencia de fuentes".
_NO_PRESS = re.compile(
    r"(?<!\besta\s)\bagencias?\s+(?:(?:de|del|para)\s+(?:la\s+)?(?!noticias\b|prensa\b|fuentes\b|informaci)[a-záéíóúñ]"
    r"|(?:nacional|federal|estatal|espacial|tributaria|meteorológica|antidroga)\b)"
)
# What films a place, no body of merchants or deputies: "la cámara de la gasolinera", not "la Cámara de Diputados".
_CAMERA = re.compile(
    r"(?i:una?s?|las?|otras?|dos|tres|sus?)\s+cámaras?"
    r"(?:\s+(?:de\s+(?:seguridad|vigilancia|tráfico|un[oa]?|la|las|los|su)|del|que|situad|instalad|corporal|oculta)|\s*$)"
)


def heard(
    register: Register,
    document: Document,
    span: Span,
    outlets: frozenset[str],
    scope: Scope = "passage",
    cue: str = "",
) -> Description | Entry | None:
    """The voice that a source's words make or take up; an outlet is described, not entered; a bare toll is none."""
    text, language = document.article.text, document.language
    counting = _who_counts(document, span)
    if counting is None or _says_nothing(document.article.quote(counting), cue, language):
        return None
    span = counting
    met = _Met(_people(text, language), _bodies(text, language))
    described = named_behind(document, describe(document.article.quote(span), language, outlets, met), span)
    if described.kind == "media":
        return described
    generic = described.definite and described.head in grammar(document.language).role("generic")
    if generic and not described.named and len(described.label.split()) == 2:
        speaker = register.last_speaker(span)  # "el funcionario": whoever was named before
        if speaker is not None and speaker.described.kind == "named_person":
            return speaker
    entry = register.enter(described, span, scope)
    told, reason = _unnamed(document, span)
    if told and not described.named:
        entry.on_record = False
        entry.reason = entry.reason or reason
    return entry


def _who_counts(document: Document, span: Span) -> Span | None:
    """Whose a toll is, of "el último balance de la policía"; None where nobody is named, other words as they are."""
    words, language = document.article.quote(span), document.language
    nouns, head = _nouns(language), _head(words, language)
    if head is None or kinds(language, "voiceless").get(head[0].lower()) != "toll":
        return span
    for owner in re.compile(r"\bde(?:l?\b|\s+(?=l[ao]s?\b))\s*(?:l[ao]s?\s+)?(?P<who>\w+)").finditer(words, head.end()):
        if nouns.get(owner["who"].lower()) in {"organisation", "official", "media"}:
            article = words[owner.start() : owner.start("who")].split()[-1]
            start = owner.start("who") if article in {"de", "del"} else words.rindex(article, 0, owner.start("who"))
            return document.article.span(span.start + start, span.end)
    return None


def _says_nothing(words: str, cue: str, language: str) -> bool:
    """Whether a thing has no voice: "la afirmación sostiene", "una foto asegura"; a photo may show.

    Nor has nobody, nor each of two sides: "ninguno de los testigos", "cada parte".
    """
    if says_who(words, language):
        return True
    head = _head(words, language)
    if _CAMERA.match(words):
        return True
    kind = kinds(language, "voiceless").get(head[0].lower()) if head is not None else None
    if kind == "picture":
        return not _puts_in_words(language).isdisjoint(re.findall(r"\w+", cue.lower()))
    return kind in {"said", "device"}


def _head(words: str, language: str) -> re.Match[str] | None:
    """The first noun of a source that a table knows, as one that speaks or that does not."""
    known = (kinds(language, "voiceless").keys() | _nouns(language).keys()) - grammar(language).role("determiner")
    return next((m for m in re.finditer(r"\w+", words) if m[0].lower() in known), None)


@cache
def _puts_in_words(language: str) -> frozenset[str]:
    """The forms of the verbs by which something is put in words."""
    rows = (term for term, kind in kinds(language, "voiceless").items() if kind == "words")
    return frozenset(form.word for term in rows for form in forms(language, term))


class _Met(NamedTuple):
    """Whom an article names: last names of people it names in full, and names that it gives to bodies."""

    surnames: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()


def describe(words: str, language: str, outlets: frozenset[str], met: _Met) -> Description:
    """What a source is, from its words and the names met in its article."""
    g = grammar(language)
    label = _but_unwilling(g.without_aside(" ".join(words.split()).strip(" ,")), language)
    lowered = re.findall(r"\w+", label.lower())
    nouns = _nouns(language)
    core = re.split(rf",|\b(?:{g.relative})\b", label, maxsplit=1)[0]
    first, *rest = re.findall(r"\w+", core.lower()) or [""]
    begins = rest if rest and nouns.get(rest[0]) == "document" else [first, *rest]  # "una hoja", not "una de ellas"
    head = next((word for word in begins if word in nouns), "")
    # "Ida Sorn, a police officer", but not "a leaked email, seen by this newspaper"
    aside = (word for word in lowered if nouns.get(word, "media") != "media")
    head = head or next(aside, lowered[-1] if lowered else "")
    low, high = _count(label.lower(), head, language)
    definite = bool(lowered) and lowered[0] in g.role("definite")
    if bare(label) in outlets or (is_outlet(core.strip(" ,")) and head not in nouns):
        return Description(label, "media", True, 1, 1, head, definite, None, label)
    kind: VoiceKind = nouns.get(head, "unnamed")
    if kind == "media" and _NO_PRESS.search(label.lower()):
        kind = "organisation"  # "la agencia de protección civil"
    name = _person(label, kind, language, met)
    if name and kind != "media":
        return Description(name, "named_person", True, 1, 1, head, definite, None, label)
    if kind == "unnamed" and head not in nouns and definite and len(core.split()) > 1 and core.split()[1][:1].isupper():
        kind = "organisation"  # "La Cancillería"
    if kind == "unnamed" and head not in nouns and g.is_name(label):
        kind = "organisation"  # "Boeing", whom no full name introduces
    if kind == "organisation":
        return Description(label, kind, True, 1, 1, head, definite, None, label)
    if kind == "document" and lowered[0] in g.role("possessive"):  # whose, only a parser would tell
        whose, what = label.split(" ", 1) if " " in label else (label, label)
        return Description(f"{what} (unresolved: {whose.lower()})", kind, False, low, high, head, True, None, label)
    return Description(label, kind, False, low, high, head, definite, None, label)


def _but_unwilling(label: str, language: str) -> str:
    """The words of a source without the clause that says that it would not be named."""
    unwilling = _anonymity(language).search(label)
    begins = list(_clause(language).finditer(label, 0, unwilling.start())) if unwilling else []
    return label[: begins[-1].start()] if begins else label


@cache
def _clause(language: str) -> re.Pattern[str]:
    """What a clause beside a source may begin with: "que habló", "y pidió"."""
    g = grammar(language)
    return re.compile(rf"[\s,]+(?:{either(g.role('relative') | g.role('joint'))})\s", re.IGNORECASE)


def _person(label: str, kind: VoiceKind, language: str, met: _Met) -> str | None:
    """The person named in a label: two words or more that are no part of another noun, or a bare name."""
    nouns = _nouns(language)
    small = grammar(language).role("determiner")
    for match in _named(language).finditer(label):
        name = match[0]
        parts = name.split()
        if parts[0].lower() in small and match.start() == 0:
            name, parts = " ".join(parts[1:]), parts[1:]
            if not parts:
                continue
        before = label[: match.start()].split()
        if before and before[-1].lower() in _named_after(language):
            continue  # "un médico del hospital San Juan"
        of = name == match[0] and bool(before) and before[-1].lower() in grammar(language).role("in_phrase")
        first = nouns.get(parts[0].lower())
        if len(parts) == 1 and label[match.end() :][:1] in ("", ",") and _called(before, parts[0], language, met):
            return parts[0]
        within = of and first == "organisation" and len(parts) > 2 and parts[1] in _given(language)
        if within or (first in {"official", "unnamed"} and len(parts) > 1):
            parts = parts[1:]  # "Ministro Raúl Pendas", "la vocera del Ejército Ana Pendas"
            if not parts[0][0].isupper():
                continue
            name = " ".join(parts)
        elif of and kind in {"official", "unnamed"} and (own := _behind_duty(parts, language)):
            return " ".join(own)
        elif first is not None or of or name != match[0]:
            continue
        beside = kind == "official" or first is not None or any(w in nouns for w in re.findall(r"\w+", label.lower()))
        known = beside or parts[0] in _given(language)
        if len(parts) >= 2 and kind in {"official", "unnamed"} and (known or parts[-1] in met.surnames):
            return name
        if len(parts) >= 2 and kind in {"organisation", "document"} and "," in label[: match.start()]:
            return name if label[: match.start()].rstrip().endswith(",") else None
    bare_name = grammar(language).is_name(label) and label.split()[0].lower() not in nouns
    alone = bare_name and len(label.split()) == 1 and kind == "unnamed" and not _on_the_map(label)
    if alone and (label in met.surnames or label not in met.bodies):
        return label
    return None


def _behind_duty(parts: list[str], language: str) -> list[str]:
    """The name behind what its bearer is in charge of: Lena Orzan of "Obras Públicas Lena Orzan".

    What no table knows ends where a first name and a last one begin: "San Roque Alba Nieves"; none in a name by itself.
    """
    duties, given = terms(language, "duties"), _given(language)
    for end in range(len(parts) - 1, 0, -1):
        if " ".join(parts[:end]) in duties and parts[end][0].isupper() and not _on_the_map(parts[-1]):
            return parts[end:]
    if parts[0] in given:
        return []
    first = 2 if parts[0] in {"San", "Santa", "Santo"} else 1
    begins = next((at for at in range(first, len(parts) - 1) if parts[at] in given), len(parts))
    return parts[begins:]


@cache
def _named_after(language: str) -> frozenset[str]:
    """What bears somebody's name, who is not the one that speaks: a hospital, a street, a foundation."""
    return terms(language, "sites") | terms(language, "place_words") | terms(language, "namesakes")


def _called(before: list[str], name: str, language: str, met: _Met) -> bool:
    """Whether a last name stands behind an office or a courtesy: "la alcaldesa Amaya", "la señora Amaya"."""
    if not before or before[-1] != before[-1].lower() or name in met.bodies or _on_the_map(name):
        return False
    if before[-1] in {"de", "del"}:
        return False  # "el abogado de Amaya, Jon Vik": whose lawyer he is
    kind = _nouns(language).get(before[-1])
    return kind == "official" or before[-1] in grammar(language).role("courtesy") or name in met.surnames


@lru_cache(maxsize=16)
def _people(text: str, language: str) -> frozenset[str]:
    """The later words of the names of people whom the text calls by a first name, an office or a trade.

    "Pujana" of "el delegado Andrés Pujana", whom the article then calls so; nothing of "Apple Corps".
    """
    nouns = _nouns(language)
    persons: dict[str, VoiceKind] = {term: kind for term, kind in nouns.items() if kind in {"official", "unnamed"}}
    determiner = grammar(language).words("determiner")
    found: set[str] = set()
    for match in _named(language).finditer(text):
        parts = match[0].split()
        before = re.findall(r"\w+", text[max(0, match.start() - 60) : match.start()].rsplit("\n", 1)[-1])
        behind = re.match(rf",\s+(?:(?:{determiner})\s+)?(\w+)", text[match.end() : match.end() + 30])
        while parts and (parts[0].lower() in nouns or parts[0].lower() in grammar(language).role("determiner")):
            before, parts = [*before, parts[0]], parts[1:]
        office = bool(before) and before[-1].lower() in persons
        apposed = text[: match.start()].rstrip().endswith(",") and any(w.lower() in persons for w in before[-6:])
        trade = behind is not None and behind[1].lower() in persons
        if len(parts) > 1 and (parts[0] in _given(language) or office or trade or apposed):
            found.update(part for part in parts[1:] if part[0].isupper())
    return frozenset(found)


@lru_cache(maxsize=16)
def _bodies(text: str, language: str) -> frozenset[str]:
    """Names of bodies: acronyms, what follows a noun for one ("la compañía rusa Aeroflot"), what begins a longer name.

    "Airbus" of "Airbus A330": a last name stands at a name's end.
    """
    nouns = _nouns(language)
    found: set[str] = set()
    for match in _named(language).finditer(text):
        first, *rest = match[0].split()
        before = re.findall(r"\w+", text[max(0, match.start() - 40) : match.start()].rsplit(".", 1)[-1])[-3:]
        follows = re.match(r"\s+(?:[A-Z]?\d|\()", text[match.end() :])
        told = (
            any(nouns.get(word.lower()) == "organisation" for word in before) and "," not in text[: match.start()][-3:]
        )
        if (first.isupper() and len(first) > 1) or rest or told or (follows and not rest):
            found.add(first)
    return frozenset(found - _given(language))


@cache
def _named(language: str) -> re.Pattern[str]:
    """Words that begin with a capital, with the small ones that join the parts of a name."""
    joint = grammar(language).words("name_joint")
    return re.compile(rf"{_CAPITAL}*(?:\s+(?:(?:{joint})\s+){{0,2}}{_CAPITAL}+)*")


@cache
def _given(language: str) -> frozenset[str]:
    """First names, also those of English, which papers of every language print."""
    return terms(language, "given_names") | terms("en", "given_names")


def _on_the_map(name: str) -> bool:
    """Whether a bare name is that of a country, a region or a large city, which may speak for its government."""
    return any(one.level in {"country", "region"} or one.population >= WELL_KNOWN for one in gazetteer().named(name))


def _count(label: str, head: str, language: str) -> tuple[int, int | None]:
    """How many speak: number words and "varios" at the beginning, else one, or two and more for a plural."""
    g = grammar(language)
    for row in _groups(language):
        if re.match(rf"(?:(?:{g.words('before_number')})\s+)?{re.escape(row['term'])}\b", label):
            return int(row["minimum"]), int(row["maximum"]) if row["maximum"] else None
    lead, of = g.words("before_number"), g.words("of")
    first = re.match(rf"(?:(?:{lead})\s+)?({numbers.pattern(language)})\s+(?!(?:{of})\b)", label)
    value = numbers.value(first[1], language) if first else None
    if value and value > 1:
        return int(value), int(value)
    begins = (label.split() or [""])[0]
    plural, singular = begins in g.role("plural"), begins in g.role("singular")
    return (2, None) if plural or (not singular and head.endswith("s")) else (1, 1)


def _unnamed(document: Document, span: Span) -> tuple[bool, str | None]:
    """Whether the source's own sentence says that it would not be named, and the reason it gives."""
    paragraph = next((p for p in document.paragraphs if p.start <= span.start < p.end), None)
    if paragraph is None:
        return False, None
    text = paragraph.text
    at = span.start - paragraph.start
    begin = max(text.rfind(". ", 0, at) + 1, 0)
    stop = re.compile(r"\.\s").search(text, span.end - paragraph.start)
    return _unwilling(text[begin : stop.start() if stop else len(text)], document.language)


@lru_cache(maxsize=16)
def _unwilling(sentence: str, language: str) -> tuple[bool, str | None]:
    """Whether a sentence says that somebody would not be named, and why; each of its sources asks."""
    match = _anonymity(language).search(sentence)
    if match is None:
        return False, None
    why = _reasons(language).search(sentence, match.end())
    if why is None:
        return True, None
    cue = next(iter(grammar(language).hits(why[0])), None)  # "por temor a represalias | dijeron que"
    return True, " ".join(why[0][: cue.start if cue else None].split()).rstrip(" ,")


def _nouns(language: str) -> dict[str, VoiceKind]:
    return cast(dict[str, VoiceKind], kinds(language, "source_nouns"))


@cache
def _groups(language: str) -> tuple[dict[str, str], ...]:
    return tuple(sorted(table(language, "group_numbers"), key=lambda row: -len(row["term"])))


@cache
def _anonymity(language: str) -> re.Pattern[str]:
    return _any_of(language, "anonymity", "")


@cache
def _reasons(language: str) -> re.Pattern[str]:
    return _any_of(language, "anonymity_reasons", r"[^.;:”»\"]*")


def _any_of(language: str, name: str, tail: str) -> re.Pattern[str]:
    terms = sorted((re.escape(row["term"]) for row in table(language, name)), key=lambda term: (-len(term), term))
    return re.compile(rf"\b(?:{'|'.join(terms) or '(?!)'})\b{tail}", re.IGNORECASE)
