"""What a number counts, when it is not all of an event's: some of the dead, six more bodies, the dead of a country.

In: a mention and one of its numbers. Out: "" for all of it, "part", "more", or the words for a wider place.
The words are in `resources/<language>/scopes.tsv`.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from firsthand.reconcile.found_bodies import by_whom_it_rose, found_that_day
from firsthand.reconcile.growth import grown_to, says_it_grew
from firsthand.reconcile.happenings import forms, kind_of
from firsthand.reconcile.pile import Pile
from firsthand.records import Mention, Quantity
from firsthand.resources import either, languages, table, terms_of_all
from firsthand.wording import fold, folded_terms

_AMONG = frozenset({"among", "entre"})
_BE_AMONG = re.compile(
    r"\s*(?:[\w'’-]+\s+){0,4}?(?:is|are|was|were|figuran?|estan?|estaban|se (?:cuentan?|encuentran?|hallan?))\s+"
    r"(?:\w+ly\s+)?(?:among|entre)\s+(?:the|those|los|las)\s+(?P<whom>[\w'’-]+(?:\s+[\w'’-]+){0,2})"
)
_LEFT = frozenset({"survivors", "sobrevivientes", "supervivientes"})  # all the hurt are among them
_THEM = ("them", "ellos", "ellas")
_FAR_OFF = 9  # words: "among those killed in the attack on the bridge were"
_AFTER_WHICH = re.compile(r"\b(?:after|when|as|once|tras|cuando|luego de|despues de)\b")
_BEHIND = 40  # characters: "four people of those who", "six charred bodies more"
_NEAR = 60  # characters before a number: "among those killed in the crash were"
_AREAS = frozenset(
    "country nation region province state world continent pais nacion provincia estado mundo continente".split()  # noqa: SIM905
)
_OTHER_DEAD = re.compile(r"others?\b")  # right behind a number
_OTHERS = ("another", "further", "other", "otr")
_SOME_STILL = frozenset({"escaped", "abducted", "injured"})  # "eight are still at large", "two are still in hospital"
_STILL = re.compile(r"\b(?:still|remain(?:s|ed)?|sigue[n]?|continuan?|permanecen?)\b")
_TOWN = either(terms_of_all("towns"))
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w’'-]*"
_PLACED = rf"\s+(?:in|at|en)\s+(?:the\s+|la\s+|el\s+)?(?:(?:{_TOWN})\s+(?:of|de)\s+)?{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}}"
_IN_NAME = re.compile(_PLACED)
_LINKED = r"(?:,|,?\s+(?:and|y))\s+"
_SHARE_BEFORE = re.compile(rf"(?P<told>[^,;:.(]*){_PLACED}{_LINKED}$")
_SHARE_BEHIND = re.compile(rf"[^,;:.(]*?{_PLACED}{_LINKED}(?P<number>[\w-]+){_PLACED}")
_STEM = 5  # letters that a country's names in two languages begin with
# Whom a number that is given for them counts: "the number of dead officers at", "los agentes muertos son".
_PUT_AT = re.compile(
    r"\b([a-z]+)(?: (?:killed|dead|wounded|injured|muert[oa]s|fallecid[oa]s|caid[oa]s|herid[oa]s))?"
    r" (?:at|to|as|is|was|were|son|eran|fueron|en|a)\s*$"
)
_OF_WHOM = 4  # words: "nine of its riot officers"
_ENDS = frozenset(
    ". , ; : ( ) and y were was who when by in at to as while after que por en fueron cuando mientras tras como".split()  # noqa: SIM905
)
# "14 of them are inmates"
_OF_THEM = re.compile(
    r"\s*(?:(?:of|de) (?:them|whom|ell[oa]s|l[oa]s cuales|quienes)\s+)?(?:(?:are|were|eran|son|fueron)\s+)?"
)
_SMALL = r"(?:the|el|la|los|las|whole|entire)\s+"


def scope_of(pile: Pile, mention: Mention, slot: str, quantity: Quantity) -> str:
    """The scope of a number that counts the people of a mention."""
    text = pile.articles[quantity.span.article].text
    before = fold(text[max(mention.sentence.start, quantity.span.start - _NEAR) : quantity.span.start])
    after = text[quantity.span.end : mention.sentence.end]
    number = fold(pile.quote(quantity.span))
    told = " ".join([*number.split()[1:], fold(after[:_BEHIND])])
    some = slot in _SOME_STILL or (slot == "missing" and _of_more_missing(pile, mention, quantity))
    still = some and _STILL.search(re.split(r"[,;:.]", told)[0])  # not "63, of whom 8 are still in"
    if _terms("part", "behind").match(told) or _some(before) or _among_behind(fold(after)) or still:
        return "part"
    if quantity.minimum == 1 and number.split()[0] in _ordinals() and _numbered_before(pile, mention, quantity):
        return "part"  # "two were freed, but the third hostage was killed"
    if slot == "killed" and (_wounded().match(told) or _of_wounds(pile, mention, quantity)):
        return "more"
    if slot == "arrested" and _released(pile, mention, quantity):
        return "part"
    if _anew(pile, mention, slot, quantity) or whole_of(pile, mention):
        return "part"
    if _shared(text[mention.sentence.start : quantity.span.start], after):
        return "part"
    if slot == "killed" and (found_that_day(pile, mention, quantity) or by_whom_it_rose(pile, mention, quantity)):
        return "part"
    lead = fold(text[mention.sentence.start : quantity.span.start])
    if _is_more(lead, before, told, slot):
        return "more"
    return _wider(pile, mention, f"{text[mention.sentence.start : quantity.span.start]} {after}")


def _numbered_before(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number of others stands before one in its sentence."""
    told = (q.span for q in pile.readings[mention.article].quantities if mention.sentence.contains(q.span))
    return any(span.end < quantity.span.start for span in told)


@cache
def _ordinals() -> frozenset[str]:
    rows = (row for language in languages() for row in table(language, "numbers"))
    return frozenset(fold(row["term"]) for row in rows if row["kind"] == "ordinal")


def _released(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether those counted are told to be let go: "four people detained in the affair walked out of court"."""
    here = (m for m in pile.readings[mention.article].mentions if m.sentence == mention.sentence)
    return any(m.mode == "release" and any(q.span == quantity.span for q in m.quantities) for m in here)


def _of_more_missing(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a page counts more who had been missing: "two of three are found. One is still missing"."""
    mine = (m for m in pile.readings[mention.article].mentions if m.event_type == mention.event_type)
    return any(q.minimum > quantity.minimum for m in mine if m.id != mention.id for q in m.quantities)


def _died_later(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether words say of those whom a number counts that they died of wounds, and of no others in its sentence.

    Not of the 21 or the 19 of "21 died, it said, after two succumbed to burns" and "one died of burns, bringing the
    number to 19".
    """
    text, start = pile.articles[mention.article].text, mention.sentence.start
    numbers = [q.span for q in pile.readings[mention.article].quantities if mention.sentence.contains(q.span)]
    for found in _later().finditer(fold(pile.quote(mention.sentence))):
        first, last = start + found.start(), start + found.end()
        low, high = min(last, quantity.span.end), max(first, quantity.span.start)
        others = any(low <= span.start and span.end <= high for span in numbers if span != quantity.span)
        if not others and not says_it_grew(text[low:high]):
            return True
    return False


def whole_of(pile: Pile, mention: Mention) -> Mention | None:
    """What a number standing alone is a part of: the sixteen dead of "16 dead, 14 inmates and two guards".

    Where words lead to it, it is told anew: "the ministry spoke of 14".
    """
    number = next((q for q in mention.quantities if q.span == mention.trigger), None)
    text = pile.articles[mention.article].text
    if number is None or _led_to().search(fold(text[mention.sentence.start : mention.trigger.start])):
        return None
    told = [
        (q.span, m)
        for m in pile.readings[mention.article].mentions
        if m.event_type == mention.event_type and m.id != mention.id
        for q in m.quantities
        if q.minimum > number.minimum and q.span.start <= number.span.start and q.span != m.trigger
    ]
    return max(told, key=lambda one: one[0])[1] if told else None


def some_of_it(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether words say that a number is of some: "among them two guards", "two of the guards"."""
    text = pile.articles[quantity.span.article].text
    before = fold(text[max(mention.sentence.start, quantity.span.start - _NEAR) : quantity.span.start])
    told = " ".join([*fold(pile.quote(quantity.span)).split()[1:], fold(text[quantity.span.end :][:_BEHIND])])
    of = re.match(r"\s*(?:of the|de l[oa]s)\b(?! cuales)", told)
    return bool(of) or _some(before)


@cache
def _led_to() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(folded_terms('refigures', 'leads', 'says'))})\s*$")


def _among_behind(after: str) -> bool:
    """Whether words behind a number make it a part: "12 children were among those killed", not "among the crowd"."""
    found = _BE_AMONG.match(after)
    return found is not None and any(
        kind_of(word, event).role == "toll" for word in found["whom"].split() for event in ("DEATH", "INJURY")
    )


def _of_wounds(pile: Pile, mention: Mention, quantity: Quantity) -> bool:
    """Whether a number is of some who died later than others: "two people died of their wounds on Friday".

    Only where the page gives a greater number of the dead, or another day than that of a happening in the sentence:
    "the crash on Tuesday, in which three people died of their injuries" may tell of them all.
    """
    reading = pile.readings[mention.article]
    if not _died_later(pile, mention, quantity):
        return False
    tolls = [m for m in reading.mentions if kind_of(pile.quote(m.trigger), m.event_type).slot == "killed"]
    if any(q.minimum > quantity.minimum for m in tolls for q in m.quantities):
        return True
    here = [m for m in reading.mentions if m.sentence.overlaps(mention.sentence)]
    bears = any(kind_of(pile.quote(m.trigger), m.event_type).role == "bearer" for m in here)
    return bool(mention.times) and not bears


def _anew(pile: Pile, mention: Mention, slot: str, quantity: Quantity) -> bool:
    """Whether a number is given anew for a part: "12 children were among the dead. The ministry spoke of two children."

    Not where it counts others: "12 children were among the dead. The ministry spoke of 40 people."
    """
    trigger = fold(pile.quote(mention.trigger))
    if trigger not in _takes_up() and not mention.trigger.overlaps(quantity.span):
        return False
    told = [
        (q.span, m, q)
        for m in pile.readings[mention.article].mentions
        if m.event_type == mention.event_type
        for q in m.quantities
        if q.span.end <= min(mention.trigger.start, quantity.span.start)
    ]
    if not told:
        return False
    _, before, number = max(told, key=lambda one: one[0])
    alike = quantity.of is None or quantity.of == number.of or group_of(pile, quantity) == group_of(pile, number) != ""
    return alike and scope_of(pile, before, slot, number) == "part"


@cache
def _takes_up() -> frozenset[str]:
    """The words that take up a number told before: "spoke of", "the figure"."""
    rows = (row for language in languages() for row in table(language, "refigures"))
    return frozenset(fold(row["term"]) for row in rows if row["kind"] != "gives")


@cache
def _wounded() -> re.Pattern[str]:
    return re.compile(rf"\s*\b(?:{'|'.join(sorted(_words('more', 'wounded')))})\b")


@cache
def _later() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_words('more', 'sentence')))})\b")


def _shared(before: str, after: str) -> bool:
    """Whether each count has a place of its own: "sixteen died in Villarena and six in Las Tapias".

    Not "sixteen died in Villarena and six in hospital", nor "and six were hurt in Las Tapias".
    """
    beside = _SHARE_BEHIND.match(after)
    if beside and _number(beside["number"]):
        return True
    first = _SHARE_BEFORE.search(before) if _IN_NAME.match(after) else None
    return first is not None and any(_number(word) for word in first["told"].split())


def _number(word: str) -> bool:
    return word.isdigit() or fold(word) in _numerals()


@cache
def _numerals() -> frozenset[str]:
    return frozenset(fold(row["term"]) for language in languages() for row in table(language, "numbers"))


def group_of(pile: Pile, quantity: Quantity) -> str:
    """Which people a number counts, where words beside it name some who have counts of their own.

    "Nine officers", "put the number of dead officers at nine", "los agentes muertos son nueve".
    """
    text = pile.articles[quantity.span.article].text
    own = fold(pile.quote(quantity.span)).split()[1:]
    if quantity.of == "people" and not {"and", "y"}.isdisjoint(own):
        return ""  # "19 inmates and three guards"
    told = " ".join([*own, fold(text[quantity.span.end :][:_BEHIND])])
    some, last = _OF_THEM.match(told), ""
    for word in re.findall(r"[\w'’-]+|[.,;:()]", told[some.end() if some else 0 :])[:_OF_WHOM]:
        if word in _ENDS:
            break
        for form in forms(word):
            if of := _groups().get(f"{last} {form}") or _groups().get(form):
                return of
        last = word
    before = _PUT_AT.search(fold(text[max(0, quantity.span.start - _BEHIND) : quantity.span.start]))
    return next((of for form in forms(before[1]) if (of := _groups().get(form))), "") if before else ""


@cache
def _groups() -> dict[str, str]:
    return {fold(row["term"]): row["of"] for language in languages() for row in table(language, "subgroups")}


@cache
def groups() -> frozenset[str]:
    """The names of groups that have counts of their own."""
    return frozenset(_groups().values())


def _some(before: str) -> bool:
    """Whether words before a number make it a part: "including 3", "among those killed were 3"; not "among the 130"."""
    for match in _terms("part", "before").finditer(before):
        between = before[match.end() :].split()
        if match[0].split()[0] in _AMONG and not match[0].endswith(_THEM):
            if 0 < len(between) <= _FAR_OFF and between[0] not in _LEFT:
                return True
        elif len(between) <= 1:
            return True
    return False


def _is_more(lead: str, before: str, told: str, slot: str) -> bool:
    """Whether a number is added to one told before: "six more bodies"; "2 killed and 5 more hurt" adds nothing."""
    if grew := grown_to(lead):
        return bool(_AFTER_WHICH.search(lead[grew:]))  # "rose to 17 after five people died in hospital"
    words = re.findall(r"[\w-]+", before)
    if slot == "killed" and _OTHER_DEAD.match(told):
        return True  # "six other people on board also died"
    more = _on_top(2 if slot == "killed" else 0).match(told)
    if more and any(_number(word) for word in more[0].split()):
        more = None  # "stands at 61 after three more bodies": three more, not 61
    if not more and not (words and _terms("more", "before").fullmatch(words[-1])):
        return False
    others = slot != "killed" and words[-1:] and words[-1].startswith(_OTHERS)  # "otras cinco fueron heridas": no sum
    return not others and not any((kind := kind_of(word)).role == "toll" and kind.slot != slot for word in words)


def _wider(pile: Pile, mention: Mention, around: str) -> str:
    """The words for a place that holds more than the happening: "across Medoria"; a town is no such place.

    What is taken "as a whole" is one, whatever it is read as: of an unknown name no page tells what it names.
    """
    towns = {fold(place.name) for place in pile.readings[mention.article].places if place.precision in {"city", "site"}}
    for match in _wide().finditer(around):
        name = match["name"] or match["whole"] or ""
        area = not name or name[0].isupper() or fold(name.split()[0]) in _AREAS
        if area and (match["whole"] or fold(name) not in towns):
            return " ".join(match[0].split())
    return ""


def says_as_a_whole(behind: str) -> bool:
    """Whether words behind a place's name say that all of it is meant: " as a whole", " en su conjunto"."""
    return bool(_behind().match(fold(behind)))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(sorted(_words('wide', 'behind')))})\b")


def areas_of(scopes: Iterable[str]) -> dict[str, str]:
    """For each scope that names a wider place, the commonest that names the same: "en todo Medoria", "across Medoria".

    >>> areas_of(["across Sundland", "across Sundland", "en toda Sundlandia", "part"])["en toda Sundlandia"]
    'across Sundland'
    """
    often = Counter(scopes)
    found: dict[str, str] = {}
    for scope in sorted(often, key=lambda scope: (-often[scope], scope)):
        mine = _named(scope)
        found[scope] = next((known for known in found if mine and _of_one_name(mine, _named(known))), scope)
    return found


def _named(scope: str) -> str:
    """The name in a scope's words."""
    return " ".join(fold(word) for word in scope.split()[1:] if word[0].isupper())


def _of_one_name(a: str, b: str) -> bool:
    """Whether two names are one, in one language or with another's ending: "Sundland", "Sundlandia"."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) >= _STEM and long.startswith(short))


@cache
def _terms(scope: str, stands: str) -> re.Pattern[str]:
    terms = sorted(_words(scope, stands), key=lambda term: (-len(term), term))
    return re.compile(rf"\s*\b(?:{'|'.join(terms)})\b")


@cache
def _on_top(between: int) -> re.Pattern[str]:
    """Words behind a number that add it to one told before, with so many others between: "six charred bodies more"."""
    terms = "|".join(sorted(term.strip() for term in _words("more", "behind")))
    return re.compile(rf"(?:[\w-]+\s+){{0,{between}}}(?:{terms})\b(?! than| de\b| que\b)")


def _words(scope: str, stands: str) -> set[str]:
    rows = (row for language in languages() for row in table(language, "scopes"))
    return {re.escape(fold(row["term"])) for row in rows if row["scope"] == scope and stands in row["stands"].split()}


@cache
def _wide() -> re.Pattern[str]:
    rows = [row for language in languages() for row in table(language, "scopes") if row["scope"] == "wide"]
    before, behind, alone = (
        "|".join(re.escape(r["term"]) for r in rows if r["stands"] == s) for s in ("before", "behind", "alone")
    )
    name = rf"(?:{_SMALL})*(?P<name>[\w’'-]+(?:\s[A-ZÁÉÍÓÚÑ][\w’'-]+)*)"
    whole = rf"(?i:in|en)\s+{name.replace('<name>', '<whole>')}\s+(?i:{behind})"
    return re.compile(rf"\b(?:(?i:{before})\s+{name}|{whole}\b|(?i:{alone})\b)")
