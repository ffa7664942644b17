"""Numbers in words and digits, as intervals with what they count.

In: a Document. Out: its Quantities, in order of the text. Dates, ages, clock times, ordinals, house and section
numbers are no quantities. "At least seven" is 7 and open above; "nearly 200" is 160 to 200 and approximate.
"""

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from firsthand import resources
from firsthand.read import figures, numbers, times
from firsthand.read.document import Document, Paragraph
from firsthand.read.grammar import grammar
from firsthand.read.needs import people, things_of
from firsthand.read.numbers import small
from firsthand.read.plain_needs import lasting_words
from firsthand.read.triggers import lexicon
from firsthand.read.understated import understated
from firsthand.records import Quantity, Time, record_id
from firsthand.resources import either

Interval = tuple[float, float | None]

_SIZES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}  # "$40m", "€1.2bn"
_SHORT = "|".join(sorted(_SIZES, key=lambda term: (-len(term), term)))
_PUNISHES = frozenset({"ACCUSE", "COERCE", "DISMISSAL", "SANCTION"})
_HEAVY = 100_000  # "2 million pounds" is money; a weight is told in tons
_CLOSE = 0.8  # "nearly 200" and "close to 4,000" are no fewer than this share of the number they come up to

# Words after which a number is a name: "Section 5", "Flight 370", "aged 34", "No. 3".
_NAMED = re.compile(
    r"(?:\b(?:sections?|articles?|chapters?|pages?|no|nos|number|route|highway|interstate|flight|channel|room|rule|figure|"
    r"table|volume|phase|level|class|type|grade|stage|zone|district|block|age|ages|aged|artículo|número|edad|capítulo|página)"
    r"\.?|#|№)\s*$",
    re.IGNORECASE,
)
# Where "number" is a verb: "those who perished in the ambush number four".
_ADDS_UP = re.compile(
    r"(?:^|[.,;:“\"]\s*|\b(?:that|and)\s+)(?:those\b[^.;:]{3,80}|the\s+(?:dead|injured|wounded|missing|victims|survivors))"
    r"\s+number\s+$",
    re.IGNORECASE,
)
_SUM_ENDS = re.compile(r"\s*(?:[.,;:”\"]|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AGE_AFTER = re.compile(r"^(?:[-\s](?:year|month|week|day)s?[-\s]olds?\b|\s+años\s+de\s+edad\b)", re.IGNORECASE)
_AGE_APPOSED = re.compile(r"^,(?=\s+(?:[a-z“\"]|\w+ed\b))|^,?\s*$")
_AGES = re.compile(r"\bage[sd]\s+(?:\w+,?\s+(?:(?:and|or|to)\s+)?){1,3}$", re.IGNORECASE)  # "aged six, seven and nine"
_AFTER_NAME = re.compile(r"[A-Z][\w.'’-]*,\s$|[A-Z][\w.'’-]*\s\($")  # "Tove Lind, nine," and "Tove Lind (9)"
_AGED = re.compile(  # "a woman of 34 who", "a driver, 41, who"
    r"\b(?:an?|the|another)\s+(?:[\w-]+\s+){0,2}(?:(?:man|woman|boy|girl|child|youth|person)\s+of|[a-z]{3,},)\s+$"
    r"|\b(?:una?|el|la|otr[oa])\s+(?:hombre|mujer|niñ[oa]|joven|persona)\s+de\s+$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"(?<![\w’'-])([A-Za-z]?[a-z]+),\s$")
_AGED_THEN = re.compile(r"\s*(?:,|who\b|was\b|had\b|has\b|died\b|from\b|años\b|$)")
_AGE_OF_NAMED = re.compile(r"[,;.)]|\s+(?:from|of|and\s+(?:[A-Z]|h(?:is|er)\b))|,?\s*$")  # "Tove Lind, 53, of Talvik"
_ROAD = re.compile(
    r"^(?:\s+block)?(?:\s+(?:of\s+)?[A-Z0-9][\w.]*){1,4}?\s+(?:St|Street|Road|Rd|Ave|Avenue|Blvd|Boulevard|Drive|Dr|Lane|Ln|Way|"
    r"Court|Ct|Place|Highway|Hwy|Parkway|Terrace)\b|^\s+block\b"
)
# Before "14 to 9" or "51-49": a vote, and no match or score.
_VOTED = re.compile(
    r"\b(?:vot(?:ed?|ing|es)|(?:passed|approved|adopted|rejected|carried)\b(?! (?:out|away)))\b[^.;!?]{0,80}$"
)
_PRONOUN_ONE = re.compile(r"\b(?:no|any|every|some|each|this|that|which|another)[-\s]$|\b(?:the)\s$", re.IGNORECASE)


# "10:30", "las 10 de la mañana", "10.30 horas"
_CLOCK = re.compile(
    r"^(?::[0-5]\d\b|[.h]\s?[0-5]\d\s+(?:h|de\s+la\b)|\s+de\s+la\s+(?:mañana|tarde|noche|madrugada)\b)",
    re.IGNORECASE,
)


_JOINS = r"(?(from)(?:\band\b|\by\b)|(?!))"  # "between 5 and 7"; "killed two, and 140 people are ill" has two numbers
_ONE_HURT = re.compile(
    r"\s+(?:dead|killed|hurt|injured|wounded|missing)\b(?!\s+(?:man|woman|person|body)\b)"
)  # "One dead as"
_TO = re.compile(r"\s(?:to|a)\s", re.IGNORECASE)
_GONE = re.compile(r"\b(?:go|goes|going|gone|went|move[sd]?|crept|jump(?:s|ed)?)\s+$", re.IGNORECASE)
_SUMMED = r"(?<!\badd )(?<!\badds )(?<!\badded )"  # "the deaths add up to five" bounds nothing


class _Cues(NamedTuple):
    """What a language's table of bounds gives: kinds by term, and the vague numbers."""

    before: dict[str, str]
    after: dict[str, str]
    vague: dict[str, Interval]
    change: re.Pattern[str]  # "rose", "subió", at the end of the words before a number
    pattern: re.Pattern[str]
    quick: re.Pattern[str]  # the same for a text in small letters, in half the time


def tag(document: Document, dated: Sequence[Time] | None = None) -> list[Quantity]:
    """Every quantity of the readable paragraphs; dates, ages and clock times are not quantities.

    `dated` are the document's times, where the caller has them; else they are read here again.
    """
    dated = times.tag(document) if dated is None else dated
    if not resources.table(document.language, "bounds"):
        return figures.tag(document, dated)
    taken = sorted((time.span.start, time.span.end) for time in dated)
    found: list[Quantity] = []
    for paragraph in document.paragraphs:
        cues = _cues(document.language)
        for hit in cues.quick.finditer(small(paragraph.text)):
            match = cues.pattern.match(paragraph.text, hit.start())
            if match is None:
                continue
            start, end = paragraph.start + match.start(), paragraph.start + match.end()
            if not any(a < end and start < b for a, b in taken):
                quantity = _read(document, paragraph, match)
                if quantity is not None:
                    found.append(quantity)
    return understated(document, found)


@cache
def _cues(language: str) -> _Cues:
    rows = resources.table(language, "bounds")
    before = {
        r["term"]: r["kind"] for r in rows if r["kind"] in ("floor", "above", "close", "ceiling", "below", "about")
    }
    after = {r["term"]: r["kind"] for r in rows if r["kind"].startswith("after_")}
    vague: dict[str, Interval] = {
        r["term"]: (float(r["minimum"]), float(r["maximum"]) if r["maximum"] else None)
        for r in rows
        if r["kind"] == "vague"
    }
    number = numbers.pattern(language)
    money = r"(?:(?:us|ca|c|au|nz|a|r)?[$€£¥]|\b(?:usd|eur|gbp)(?=\s?\d))\s?"
    units = "|".join(_alternatives({row["term"].lower() for row in resources.table(language, "units")}))
    pattern = (
        rf"(?:{_SUMMED}\b(?P<cue>{'|'.join(_alternatives(set(before)))})\s+(?:the\s+|los\s+|las\s+)?)?"
        rf"(?P<from>\b(?:between|from|entre|de)\s+(?=[^.;]{{1,30}}?\s(?:and|to|y|a)\s))?"
        rf"(?:\b(?P<vague>{'|'.join(_alternatives(set(vague)))})\b"
        rf"|(?P<money>{money})?(?:(?P<short>(?<=[$€£¥])\d[\d.,]*\s?(?:{_SHORT})\b)|(?P<number>{number}))(?:\s*(?:-|–|\bto\b|\ba\b|{_JOINS})\s*(?P<high>{number}))?)"
        rf"(?:\s+(?P<after>{'|'.join(_alternatives(set(after)))})\b|(?P<plus>\+|-plus\b))?"
        rf"(?:\s?-?(?:(?:of|de)\s+)?(?P<unit>{units})(?!\w))?"
    )
    changes = "|".join(_alternatives({r["term"] for r in rows if r["kind"] == "change"}))
    change = re.compile(rf"\b(?:{changes})(?:\s+\w+){{0,2}}\s+$", re.IGNORECASE)
    quick = rf"(?:(?<!\w)|(?=[$€£¥])){pattern}"  # most letters stand within a word, where none begins
    return _Cues(before, after, vague, change, re.compile(pattern, re.IGNORECASE), re.compile(quick))


def _alternatives(terms: set[str]) -> list[str]:
    return [re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term))]


def _read(document: Document, paragraph: Paragraph, match: re.Match[str]) -> Quantity | None:
    language, cues = document.language, _cues(document.language)
    if (tally := _ballots(document, paragraph, match)) is not None:
        return tally
    interval, approximate = _interval(match, cues, language)
    if interval is None or _is_name(document, paragraph, match) or _is_year(document, paragraph, match):
        return None
    because = _is_because(document, paragraph, match)
    kind = "" if because else cues.before.get(_plain(match["cue"])) or cues.after.get(_plain(match["after"]), "")
    low, high = interval
    changed = cues.change.search(paragraph.text[max(0, match.start() - 40) : match.start()])
    fallen = match["from"] and match["high"] and (numbers.value(match["number"], language) or 0) >= (low or 0) == high
    grown = match["from"] and match["high"] and (changed or fallen)
    gone = _GONE.search(paragraph.text[max(0, match.start() - 24) : match.start()])
    if (changed and _plain(match["cue"]) == "hasta") or (gone and _plain(match["cue"]) == "up to"):
        kind = ""  # "ha subido hasta 10", "has gone up to 10": it is 10
    if grown:
        low = high if high is not None else low  # "rose from 12 to 17": it is 17
    if kind.endswith("floor") or match["plus"]:
        high = None
    elif kind == "above":
        low, high = low + (1 if low == int(low) and not match["unit"] and not match["money"] else 0), None
    elif kind == "close":
        low = math.floor(low * _CLOSE)
    elif kind in ("ceiling", "after_ceiling"):
        low = 0.0
    elif kind == "below":
        low, high = 0.0, low - 1 if low == int(low) else low
    approximate = approximate or kind in ("close", "about", "after_about")
    end = match.end()
    start = match.end("from") if match["from"] and not match["high"] else match.start()
    start = match.start("high") if grown else match.start("number") if because else start
    span = document.article.span(paragraph.start + start, paragraph.start + end)
    return Quantity(
        id=record_id("qty", document.article.id, span.start, span.end, low, high),
        span=span,
        minimum=low,
        maximum=high,
        unit=_unit(match, language),
        of=_counted(document, paragraph, match),
        approximate=approximate,
    )


def _is_because(document: Document, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether "over" says what for, and bounds nothing: "charged over 13 deaths", "fraud over 2 million euros"."""
    if not document.parsed or _plain(match["cue"]) != "over" or not match["number"]:
        return False
    over = _token(paragraph, match.start("cue"))
    verb = over.nbor(-1) if over is not None and over.i > 0 else None
    if match["unit"] or match["money"]:
        return verb is not None and "graft" in things_of(verb)
    noun = (_counted(document, paragraph, match) or "").removesuffix("s")
    known = lexicon("en")
    told = (*known.get(verb.lemma_.lower(), ()), *known.get(verb.lower_, ())) if verb is not None else ()
    return any(e.event in _PUNISHES for e in told) and any("n" in e.pos for e in known.get(noun, ()))


def _ballots(document: Document, paragraph: Paragraph, match: re.Match[str]) -> Quantity | None:
    """The votes for what was voted on: the 14 of "voted 14 to 9", "passed 14-9"; not the goals of "won 3-2"."""
    if (
        not match["high"]
        or match["unit"]
        or match["money"]
        or not _VOTED.search(paragraph.text[: match.start("number")])
    ):
        return None
    ayes, noes = (numbers.value(match[group], document.language) for group in ("number", "high"))
    if ayes is None or noes is None or noes > ayes:
        return None
    start, end = (paragraph.start + at for at in match.span("number"))
    key = record_id("qty", document.article.id, start, end, ayes, ayes)
    return Quantity(id=key, span=document.article.span(start, end), minimum=ayes, maximum=ayes, of="votes")


def _interval(match: re.Match[str], cues: _Cues, language: str) -> tuple[Interval | None, bool]:
    """The interval of the number itself, without its cue, and whether the number is a round word."""
    if match["vague"]:
        low, high = cues.vague[_plain(match["vague"])]
        return (low, high), high is None or low >= 100
    if match["short"]:
        figure, size = re.split(r"\s?(?=[a-z])", match["short"].lower(), maxsplit=1)
        exact = numbers.value(figure, language)
        return (None if exact is None else (round(exact * _SIZES[size]),) * 2), False
    first = numbers.value(match["number"], language)
    if first is None or match["number"].lower() in numbers.ordinals(language):
        return None, False
    second = numbers.value(match["high"], language) if match["high"] else None
    if second is not None and second <= first:
        lowered = match["from"] and _TO.search(match[0]) is not None  # "from 19 to 18"
        return ((second, second) if lowered else None), False  # "3-2" is a score
    if second is not None and second >= _SIZES["k"] * first and not re.search(r"[^\W\d_]", match["number"]):
        scale = next((size for size in (1e9, 1e6, 1e3) if second >= size), 1.0)
        first = first * scale if first * scale < second else first  # "2 to 3 million euros"
    return (first, first if second is None else second), False


def _plain(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "").lower()


def _is_name(document: Document, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether the number is part of a name, an age, a road, or no number at all ("no one")."""
    text = paragraph.text
    if _is_clock(text, match):
        return True
    if match["vague"] or match["money"] or match["cue"]:
        return bool(_AGE_AFTER.match(text[match.end() :]))
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 60]
    number = match["number"].lower()
    if _NAMED.search(before) and not (_SUM_ENDS.match(after) and _ADDS_UP.search(text[: match.start()])):
        return True
    if _AGE_AFTER.match(after) or _ROAD.match(after):
        return True
    named = not match["from"] and re.search(r"\b[A-Z]\w*[\s-]$", before)  # not "in Kesvik from 41 to 38"
    if number[0].isdigit() and named and not _starts_sentence(before):
        return not re.match(r"\s+[a-z]", after) or before.rstrip()[-1:] == "-"
    if _is_age(document, paragraph, match, before, after):
        return True
    if (
        re.search(r"\b[A-Z][\w.]*,\s$", before)
        and number[0].isdigit()
        and int(float(number.replace(",", "") or 0)) < 110
    ):
        return bool(_AGE_APPOSED.match(after) or re.match(r"[,;.]", after))
    token = _token(paragraph, match.start("number"))
    if document.parsed and token is not None and token.tag_ in ("NNP", "NNPS") and not _opens(token):
        return True  # "Zero Hedge"
    if number in ("one", "uno", "una", "un"):
        return _loose_one(document, paragraph, match, before)
    return False


def _opens(number: Token) -> bool:
    """Whether a number only has the capital of its sentence: "Thirteen are missing.", no "Seven Sisters were"."""
    after = number.doc[number.i + 1 : number.i + 2]
    return bool(number.is_sent_start) and bool(after) and after[0].text.islower()


def _is_year(document: Document, paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether a year stands among a noun's other words: "potential 2020 challengers"."""
    if not document.parsed or not _YEAR.fullmatch(match.group()):
        return False
    token = _token(paragraph, match.start())
    if token is None or token.i == 0 or token.i + 1 == len(token.doc) or token.nbor(1).tag_ != "NNS":
        return False
    before = token.nbor(-1)
    return before.dep_ in {"amod", "compound", "nmod"} and before.pos_ in {"ADJ", "NOUN", "PROPN"}


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Whether a number is the hour or the minutes of a clock time: "alrededor de las 10:30 de la mañana"."""
    if match["money"] or match["unit"] or not (match["number"] or "").isdigit() or int(match["number"]) >= 60:
        return False
    return bool(_CLOCK.match(text[match.end() :])) or bool(re.search(r"\b\d\d?:$", text[: match.start("number")]))


def _is_age(document: Document, paragraph: Paragraph, match: re.Match[str], before: str, after: str) -> bool:
    """Whether a number is set off behind a person's name: "Tove Lind, nine, died"; or stands in a list of ages."""
    years = numbers.value(match["high"] or match["number"], document.language)
    if years is None or years >= 110:
        return False
    if _AGES.search(before) or (_AGED.search(before) and _AGED_THEN.match(after)):
        return True
    somebody = _SOMEBODY.search(before)  # a headline has no article: "Officer who shot boy, 16, suspended"
    if somebody and after[:1] in {",", ""} and somebody[1] in people():
        return True
    if not _AFTER_NAME.search(before) or not _AGE_OF_NAMED.match(after):
        return False
    if after[:1] in {",", ")", ";"} and not re.match(r",\s+(?:\d|and\b)", after):
        return True
    name = _token(paragraph, match.start("number") - 3)
    return document.parsed and name is not None and name.ent_type_ == "PERSON"


def _starts_sentence(before: str) -> bool:
    return bool(re.search(r"(?:^|[.!?”\"]\s)\w+\s$", before))


def _loose_one(document: Document, paragraph: Paragraph, match: re.Match[str], before: str) -> bool:
    """Whether "one" is a pronoun, and "un" or "una" an article, not a count."""
    if _PRONOUN_ONE.search(before):
        return True
    if not document.parsed and _one_lasts(document.language).match(paragraph.text, match.end()):
        return False
    if match.start() == 0 and _ONE_HURT.match(paragraph.text, match.end()):
        return False
    token = _token(paragraph, match.start("number"))
    if document.parsed and token is not None:
        return token.tag_ != "CD" or token.dep_ in ("attr", "pobj", "ROOT")
    return True


@cache
def _one_lasts(language: str) -> re.Pattern[str]:
    """What tells how one person still is: "una persona sigue desaparecida"."""
    return re.compile(rf"\s+[^\W\d_]+\s+(?:{either(lasting_words(language))})\s", re.IGNORECASE)


def _unit(match: re.Match[str], language: str) -> str | None:
    units = {row["term"].lower(): row["unit"] for row in resources.table(language, "units")}
    if match["money"]:
        return units.get(match["money"].strip().lower(), units.get(match["money"].strip()[-1]))
    unit = units.get(match["unit"].lower()) if match["unit"] else None
    if unit == "lb" and (interval := _interval(match, _cues(language), language)[0]) and interval[0] >= _HEAVY:
        return "GBP"
    return unit


def _counted(document: Document, paragraph: Paragraph, match: re.Match[str]) -> str | None:
    """The noun counted: "people" of "at least seven people", "servicemen" of "several dozen servicemen"."""
    if match["money"] or match["unit"]:
        return None
    if not document.parsed:
        rest = re.match(r"\s+(?:de\s+(?:l[oa]s\s+)?)?([^\W\d_]{3,})", paragraph.text[match.end() :])
        if rest is None or rest[1].endswith(("aron", "ieron", "ó")) or rest[1].lower() in _verbs(document.language):
            return None  # "nueve siguen desaparecidas"
        if rest[1].lower() in _leads_on(document.language):
            return None  # "subió a 47 tras la muerte de dos heridos"
        return rest[1].lower()
    group = "vague" if match["vague"] else "high" if match["high"] else "number"
    token = _token(paragraph, match.end(group) - 1)
    if token is None:
        return None
    if token.lower_ == "of" or (token.nbor().lower_ == "of" if token.i + 1 < len(token.doc) else False):
        of = token if token.lower_ == "of" else token.nbor()
        noun = next((child for child in of.children if child.dep_ == "pobj"), None)
        return noun.lower_ if noun is not None and not noun.is_punct else None
    compound = re.match(r"-([^\W\d_]{3,})", paragraph.text[match.end() :])
    if compound and compound[1].lower() not in people():
        return compound[1].lower()  # "a 29-page indictment" counts pages; "a 12-member crew" the crew
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if following is not None and following.lower_ in ("last", "this", "next"):
        return None  # "up from 900 last month"
    for _ in range(3):  # "two" → "dozen" → "people"
        if token.dep_ in ("nummod", "quantmod", "compound", "amod", "advmod", "det") and token.head.i > token.i:
            token = token.head
            if token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("nummod", "compound", "quantmod"):
                return token.lower_
    return following.lower_ if following is not None and following.tag_ == "NNS" else None


@cache
def _verbs(language: str) -> frozenset[str]:
    """Forms of verbs that say how somebody is: "siguen", "están", "resultaron"."""
    g = grammar(language)
    return lasting_words(language) | g.role("finite") | g.role("passive")


@cache
def _leads_on(language: str) -> frozenset[str]:
    """What leads from a number to something else, as prepositions and conjunctions do: "tras", "después de que"."""
    g = grammar(language)
    leads = {term.split()[0] for term in g.role("looking_back") | g.role("contrast")}
    return frozenset(leads | (g.role("no_source") & (g.role("stop") | g.role("when") | g.role("relative"))))


def _token(paragraph: Paragraph, at: int) -> Token | None:
    found = paragraph.doc.char_span(at, at + 1, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None
