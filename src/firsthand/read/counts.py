"""Which number counts which happening: "seven people were killed and 23 injured" is two mentions, a number each.

In: the triggers of one sentence and the quantities in it. Out: for each trigger, the quantities that count it.
"""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.inflection import forms
from firsthand.read import cues
from firsthand.read import numbers as numbers_in_words
from firsthand.read.document import Paragraph
from firsthand.read.grammar import grammar
from firsthand.read.listed import people as people_in
from firsthand.read.listed import summed, total_of, with_those_before, with_those_behind
from firsthand.read.needs import people
from firsthand.read.participants import roles
from firsthand.read.plain_needs import lasting_words
from firsthand.read.triggers import TALLIES, Entry, Trigger
from firsthand.records import Quantity, Span
from firsthand.resources import either, table, terms

_REACH = 7  # words between a number and its trigger where the syntax does not tie them: "nine more were found dead"
_NEAR = 120  # characters, more than the five words between a trigger and its number without a parser take
_CHARGES = frozenset({"delito", "delitos", "cargo", "cargos"})  # "diecisiete delitos de homicidio" are no dead
_CROWDS = frozenset({"attended", "strikers"})  # "39 protests" counts no protester, where "28 arrests" counts people
_OF_PEOPLE = frozenset({"killed", "injured", "missing", "arrested", "rescued"})
_DOERS = frozenset({"attended", "strikers", "displaced", "escaped", "votes"})  # who do it: "126 members voted for"
_GROUPS = frozenset(
    {"group", "crew", "team", "family", "crowd", "party", "couple", "gang", "class", "band", "unit", "force"}
)
_OCCASIONS = frozenset({"veces", "ocasiones", "tiros", "disparos", "balazos", "puñaladas", "times", "shots", "rounds"})
_SEES = frozenset({"see", "photograph", "film", "show", "watch", "notice", "spot", "pass"})
_REST = frozenset({"last", "final", "remaining"})
# "twelve died, not fourteen": the number that is taken back counts nothing.
_TAKEN_BACK = re.compile(r"(?:[,—–-]|\band|\bbut)\s*not\s+$|\brather than\s+$|\binstead of\s+$")
_SOME = re.compile(r"\s+de l[oa]s\s+(?:[^\W\d_]+\s+)?")
_WERE = re.compile(r"[^.;:]*?\b(?:eran|son|ten[íi]a[n]?|ha[nb]\w* sido identificad[oa]s|fueron identificad[oa]s)\b")
_MOURNED = re.compile(r"^\s+(?:de|por|para)\s+(?:(?:los|las)\s+)?$", re.IGNORECASE)  # "el entierro de siete"
_DAYS = re.compile(r"\bdías?\s+$")
_NO_COUNT = re.compile(r"\b(?:por|a las?)\s+$", re.IGNORECASE)  # "identificados por doce forenses", "llegaron a las 3"
_TOLL_VERBS = frozenset({
    "rise", "climb", "stand", "reach", "grow", "jump", "be", "put", "pass", "top", "hit", "increase", "remain",
    "bring", "take", "raise", "revise", "say", "exceed", "soar", "come", "amount", "total", "number", "lower",
    "correct", "cut", "reduce", "drop", "fall", "adjust", "update", "downgrade",
})  # fmt: skip
_GIVEN_AS = frozenset({"give", "list", "record", "report", "state", "print", "publish", "quote", "describe"})
_PARTICIPLE = re.compile(r"\w+[ai]d[oa]s?\b")
_SET_OFF = re.compile(r"(?:\s+[^\W\d_]+){0,3},\s+")
_WHOM = re.compile(r"\sa\s+$")
_AROUND = frozenset({"el", "la", "los", "las", "en", "de", "del", "a", "pasado", "pasada"})
_WHEN = frozenset({"ayer", "hoy", "anoche", "este", "esta", "ya", "después", "luego"})
_CLAUSE = re.compile(r"(?:^|\s)(?:y|e|pero|mientras(?:\s+que)?)\s+(?:otr[oa]s\s+)?$", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"\s+(?:ayer\s+|hoy\s+|anoche\s+|el\s+\w+\s+)?al?\s+\w"
)  # behind an active verb, whom it is done to
_SHOWN = frozenset({"desprende", "deduce", "infiere", "concluye", "lee"})  # "del relato de dos se desprende que"
_COUNTERS = frozenset(
    {"toll", "turnout", "attendance", "vote", "crowd"}
)  # "the turnout was 812", "the yes votes came to 126"
_PARENTS = frozenset({"father", "mother", "parent", "grandfather", "grandmother", "dad", "mum", "mom"})
_PARENT_OF = re.compile(r"\b(?:padre|madre|abuelo|abuela)\s+de\s+$", re.IGNORECASE)
_CITES = frozenset({"cite", "quote"})
_VIEWS = frozenset(
    {"view", "opinion", "word", "account", "telling", "version", "judgment", "judgement", "estimation", "estimate"}
)
_VIEWED = frozenset({"in", "by", "on", "from"})
_SUMS = ("number", "total", "add up to", "come to", "amount to", "run to", "stand at")
_KINDS = frozenset({"man", "woman", "boy", "girl", "child"})  # of whom one is no whole of others
_STAYS = frozenset({"be", "remain", "stay"})  # "nine remain in custody"
_PUTS = frozenset({"have", "hold", "keep", "place", "put"})  # "police have nine in custody"


def counted(
    paragraph: Paragraph, sentence: Tokens, found: Sequence[Trigger], near: Sequence[Quantity]
) -> list[list[Quantity]]:
    """For each trigger of a parsed sentence the quantities that count it; a quantity counts one trigger only."""
    counts: list[list[Quantity]] = [[] for _ in found]
    for quantity in near:
        start = quantity.span.start - paragraph.start
        if _measures(quantity) or _TAKEN_BACK.search(paragraph.text[max(0, start - 16) : start]):
            continue
        head = _token(paragraph, quantity)
        if _is_age(head, quantity) or _speaks(head) or _is_kin(head) or _is_shared_out(head):
            continue
        best: tuple[float, int] | None = None
        for i, trigger in enumerate(found):
            cost = _cost(trigger, head, quantity, found) if trigger.entry.counts else None
            if cost is not None and (best is None or (cost, i) < best):
                best = (cost, i)
        if best is not None:
            counts[best[1]].append(quantity)
    counts = [_summed(paragraph, _over_asides(paragraph, numbers, near, counts)) for numbers in counts]
    whole = any(numbers and trigger.entry.words[-1] == "toll" for trigger, numbers in zip(found, counts, strict=True))
    return [
        [] if trigger.entry.words[0] == "body" and (whole or _some_of_them(trigger.token)) else numbers
        for trigger, numbers in zip(found, counts, strict=True)
    ]


def _over_asides(
    paragraph: Paragraph, numbers: list[Quantity], near: Sequence[Quantity], taken: Sequence[Sequence[Quantity]]
) -> list[Quantity]:
    """The numbers of a trigger, and those of its list that an aside parts from them.

    "Nine officers, two of them women, and three civilians were killed": the parser takes the civilians alone.
    """
    last = numbers[-1] if numbers else None
    if last is None:
        return numbers
    text = " " * paragraph.start + paragraph.text
    listed = with_those_before("en", text, near, last, asides_only=True)
    others = {one.id for mine in taken if mine is not numbers for one in mine}
    if len(listed) == 1 or any(one.id in others for one in listed):
        return numbers
    whole = summed("en", text, listed)
    return [*whole, *(one for one in numbers if one.span.start < listed[0].span.start)]


def _summed(paragraph: Paragraph, numbers: list[Quantity]) -> list[Quantity]:
    """The numbers of a trigger, those of one phrase together: "three men and a woman" are four."""
    found: dict[str, Quantity] = {}
    for quantity in numbers:
        nouns = _together(_token(paragraph, quantity), quantity)
        each = [_how_many(noun) for noun in nouns]
        if len(nouns) > 1 and all(each) and not _broken_down(nouns, each):
            start = min(quantity.span.start, paragraph.start + nouns[0].left_edge.idx)
            end = paragraph.start + nouns[-1].idx + len(nouns[-1])
            quantity = total_of(Span(quantity.span.article, start, end), sum(each))
        found[quantity.id] = quantity
    return list(found.values())


def _broken_down(nouns: Sequence[Token], each: Sequence[int]) -> bool:
    """Whether the first of some nouns is the whole of the others: "16 people, 14 inmates and two guards".

    Not "three men, two women and a child", who are six.
    """
    return nouns[0].lemma_.lower() not in _KINDS and len(each) > 2 and each[0] == sum(each[1:])


def _together(number: Token, quantity: Quantity) -> list[Token]:
    """The nouns for people that "and" joins to the one which an exact number counts, that one among them, in order."""
    noun = number.head
    if number.dep_ != "nummod" or quantity.approximate or quantity.minimum != quantity.maximum:
        return []
    joined = sorted((noun, *noun.conjuncts), key=lambda one: one.i)
    plain = all(one.lemma_.lower() in people() for one in joined)
    return joined if plain and any(child.lower_ == "and" for one in joined for child in one.rights) else []


def _how_many(noun: Token) -> int:
    """How many a noun with its number or article tells of; 0 where it does not say."""
    lead = next((child for child in noun.lefts if child.dep_ in {"nummod", "det"}), None)
    if lead is None:
        return 0
    exact = lead.n_lefts == 0  # "at least two women"
    count = (
        1 if lead.lower_ in {"a", "an", "another"} else numbers_in_words.value(lead.text, "en") if lead.like_num else 0
    )
    return int(count or 0) if exact else 0


def _is_age(number: Token, quantity: Quantity) -> bool:
    """Whether a number says how old somebody is: "a campaign worker of 22, died"."""
    whom = number.head.head if quantity.of is None and number.dep_ == "pobj" and number.head.lower_ == "of" else None
    if whom is None or whom.tag_ != "NN" or whom.lemma_.lower() in _GROUPS | TALLIES:
        return False
    return whom.lemma_.lower() in people() and any(child.lower_ in {"a", "an"} for child in whom.lefts)


def _speaks(number: Token) -> bool:
    """Whether a number tells how many say it: "one of the officials said", "according to two residents".

    "Two said they had been beaten" are two who were.
    """
    if _is_cited(number.head if number.dep_ in {"nummod", "amod"} else number):
        return True
    says = cues.verb(number.head) if number.dep_ == "nsubj" and number.head.pos_ == "VERB" else None
    of = any(child.lower_ == "of" for child in number.rights)
    return says is not None and says.core and of and not any(child.dep_ == "ccomp" for child in number.head.rights)


def _is_kin(number: Token) -> bool:
    """Whether a number is of somebody's children: "a father of two daughters, died" is one who died."""
    noun = number.head if number.dep_ == "nummod" else number
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _PARENTS


def _is_shared_out(number: Token) -> bool:
    """Whether as many of something else are for each: "six minutes of silence, one for each of the dead"."""
    return " ".join(token.lower_ for token in number.doc[number.i + 1 : number.i + 3]) == "for each"


def _is_cited(noun: Token) -> bool:
    """Whether a noun is whom a sentence cites: "according to two residents", "citing five", "in the view of two"."""
    if noun.dep_ == "dobj":
        return noun.head.lemma_ in _CITES
    if noun.dep_ != "pobj":
        return False
    led = noun.head.head
    if noun.head.lower_ == "of":
        return led.lemma_.lower() in _VIEWS and led.dep_ == "pobj" and led.head.lower_ in _VIEWED
    return noun.head.lower_ == "to" and led.lower_ == "according"


def _some_of_them(bodies: Token) -> bool:
    """Whether bodies are the rest of a number told elsewhere ("the last two bodies"), or what somebody came to see."""
    over = bodies.head.head if bodies.head.dep_ == "ccomp" else bodies.head  # "saw two bodies covered with flags"
    seen = bodies.dep_ in ("dobj", "nsubj", "nsubjpass") and over.lemma_ in _SEES
    return seen or any(child.lower_ in _REST for child in bodies.lefts)


def nearest(
    start: int, end: int, entry: Entry, others: Sequence[tuple[int, int, Entry]], near: Sequence[Quantity], text: str
) -> list[Quantity]:
    """The number beside a trigger where there is no parse: few words away, no other trigger or clause between.

    A number that stands nearer to a trigger of another kind is that one's: the 30 of "a dozen died and 30 were hurt".
    """
    if not entry.counts:
        return []
    best: tuple[int, Quantity] | None = None
    for quantity in near:
        if _measures(quantity) or (entry.event == "VIGIL" and _MOURNED.search(text[end : quantity.span.start])):
            continue
        if _PARENT_OF.search(text[max(0, quantity.span.start - 16) : quantity.span.start]):
            continue
        if quantity.span.end <= start and _done_to_others(start, end, entry, text):
            continue
        rank = _rank(start, end, quantity, others, text)
        if rank is None or (best is not None and rank >= best[0]):
            continue
        rivals = [
            _rank(a, b, quantity, others, text)
            for a, b, other in others
            if _vies(a, other, entry, quantity) and not _has_its_own(a, quantity, near)
        ]
        if all(rival is None or rank <= rival for rival in rivals):
            best = (rank, quantity)
    if best is None:
        return []
    listed = _in_a_list(start, best[1], others, near, text)
    return list(summed("es", text, listed))


def _in_a_list(
    start: int, one: Quantity, others: Sequence[tuple[int, int, Entry]], near: Sequence[Quantity], text: str
) -> Sequence[Quantity]:
    """A number beside a trigger and those of its list, but none that another trigger may count.

    "Murieron nueve agentes y tres civiles" are twelve, "murieron nueve agentes y tres civiles resultaron heridos" nine.
    """
    if one.span.end <= start:
        listed = with_those_before("es", text, near, one)
    else:
        listed = with_those_behind("es", text, near, one)
    joined = [q for q in listed if q is not one]
    if any(a != start and _rank(a, b, q, others, text) is not None for q in joined for a, b, _ in others):
        return (one,)
    between = range(listed[0].span.end, listed[-1].span.start)
    return (one,) if any(a in between for a, _, _ in others) else listed


def _done_to_others(start: int, end: int, entry: Entry, text: str) -> bool:
    """Whether a verb is done to whom stands behind it, not before: "cinco agentes detuvieron a un hombre"."""
    if entry.subject != "actor" or entry.pos != "v" or entry.counts in _DOERS or _PARTICIPLE.match(text, start):
        return False
    return bool(_TO_WHOM.match(text, end))


def _of_a_clause_behind(between: str, quantity: Quantity, text: str) -> bool:
    """Whether a number is the subject of a clause of its own: "dos han muerto y unas 150 han resultado heridas"."""
    return bool(_CLAUSE.search(between)) and bool(_its_verb("es").match(text, quantity.span.end))


@cache
def _its_verb(language: str) -> re.Pattern[str]:
    """What stands from a number to the verb of which it is the subject: "personas fueron", "de ellas siguen"."""
    g = grammar(language)
    verbs = either(g.role("finite") | g.role("passive") | g.role("auxiliary") | lasting_words(language))
    return re.compile(rf"(?:\s+[^\W\d_]+){{0,3}}?\s+(?:{verbs})\b", re.IGNORECASE)


def _has_its_own(start: int, quantity: Quantity, near: Sequence[Quantity]) -> bool:
    """Whether another number stands right before a trigger: "tres muertos y otras 48 personas heridas"."""
    return any(one is not quantity and 0 <= start - one.span.end <= 1 for one in near)


def _measures(quantity: Quantity) -> bool:
    """Whether a number counts nobody: it has a unit, is of times or shots, or of no whole things ("magnitude 6.1")."""
    return (
        quantity.unit is not None or quantity.of in _OCCASIONS | _CHARGES or quantity.minimum != int(quantity.minimum)
    )


def _vies(start: int, other: Entry, entry: Entry, quantity: Quantity) -> bool:
    """Whether a trigger that counts something else stands close enough to a number to count it."""
    return other.counts != entry.counts and abs(start - quantity.span.start) < _NEAR


def _rank(start: int, end: int, quantity: Quantity, others: Sequence[tuple[int, int, Entry]], text: str) -> int | None:
    """How far a number is from a trigger, in half words, those before it nearer; None where it cannot count it."""
    before = quantity.span.end <= start
    if max(start - quantity.span.end, quantity.span.start - end) > _NEAR:
        return None
    if _DAYS.search(text[max(0, quantity.span.start - 8) : quantity.span.start]):
        return None  # "para los días 24 y 25"
    between = text[quantity.span.end : start] if before else text[end : quantity.span.start]
    if before and re.search(r"\bde l[oa]s\s+$", text[max(0, start - _NEAR) : start]):
        # "40 de los detenidos": some of them, and their number only where nothing else is told that befell them
        alone = (
            _SOME.fullmatch(between) and _WERE.match(text, end) and not any(b > end and c.counts for _, b, c in others)
        )
        return 2 * len(between.split()) if alone else None
    behind = quantity.span.start >= end
    if behind and (_NO_COUNT.search(between) or not _may_be_they(text[start:end], quantity)):
        return None
    if behind and _of_a_clause_behind(between, quantity, text):
        return None
    tally = None if before else _amounts("es").search(text, max(0, start - _NEAR), quantity.span.start)
    if tally:  # of whom it is told right behind the tally: "el balance de heridos en el ataque es de nueve"
        return 2 * sum(tally.start() < a < start for a, _, _ in others)
    low, high = min(quantity.span.start, start), max(quantity.span.end, end)
    blocked = any(low < a < high and (a, b) != (start, end) for a, b, _ in others)
    words = len(between.split())
    apart = _SET_OFF.fullmatch(between) and _PARTICIPLE.match(text, start)
    if not blocked and (apart if before else _WHOM.search(between) and _only_when_and_where(between)):
        return 1  # "nueve personas, capturadas por el asalto, están", "capturaron el lunes en Kesvik a seis personas"
    counting = any(low < a < high and (a, b) != (start, end) and c.counts for a, b, c in others)
    if not before and not counting and text[start:end].endswith("s") and _sum_up("es").fullmatch(between):
        return 2  # "las víctimas mortales del accidente suman ya tres"
    overlap = quantity.span.start < end and start < quantity.span.end
    plain = set(between.lower().split())
    said = "que" in plain and not (_sayings() | _SHOWN).isdisjoint(
        plain
    )  # "cuatro vecinos dijeron que los arrestos": four speak
    if overlap or (not blocked and not said and words <= 5 and not set(between) & set(".;:,")):
        return words * 2 + (0 if before else 1)
    return None


def _may_be_they(trigger: str, quantity: Quantity) -> bool:
    """Whether a number behind a noun counts people: "los heridos son vecinos de tres barrios" has none of them."""
    noun = trigger.split()[-1].lower()
    called_so = noun.endswith("s") and not noun.endswith("mos")
    return not called_so or quantity.of is None or quantity.of.lower() in _they("es")


@cache
def _they(language: str) -> frozenset[str]:
    apart = {form.word for form in forms(language, "familia/n")}  # as many families are more people
    return people_in(language) - apart | {"ellos", "ellas"}


def _only_when_and_where(between: str) -> bool:
    """Whether nothing but a day and a place stands between a verb and whom it is done to."""
    words = between.split()
    known = terms("es", "calendar") | _AROUND
    return len(words) <= _REACH + 2 and all(
        word.lower() in known or word.isdigit() or word[0].isupper() for word in words
    )


@cache
def _amounts(language: str) -> re.Pattern[str]:
    """A tally and the verb that gives it, whatever stands between: "el número de muertos por el asalto era de 17".

    Between the verb and the number may stand the day: "subió el martes a 14".
    """
    return re.compile(
        rf"\b(?:{_tally_words(language, 'tally')})\s(?:[^.;:,]*\s)?{_given(language)}(?:(?:de|a|en)\s+)?\Z",
        re.IGNORECASE,
    )


@cache
def _sum_up(language: str) -> re.Pattern[str]:
    """What stands between those who are counted and their number: "del accidente suman ya", "eran el martes"."""
    return re.compile(rf"(?:[^.;:,]*\s)?{_given(language)}(?:a\s+)?", re.IGNORECASE)


def _given(language: str) -> str:
    """A verb that gives a number, and the day: "subió el martes", "suman ya"."""
    days = either(terms(language, "calendar") | _AROUND | _WHEN)
    return rf"(?:{_tally_words(language, 'amounts')})\s+(?:(?:{days})\s+){{0,4}}"


def _tally_words(language: str, kind: str) -> str:
    rows = (row for row in table(language, "tallies") if row["kind"] == kind)
    return either(frozenset(form.word for row in rows for form in forms(language, row["term"])))


@cache
def _sayings() -> frozenset[str]:
    """The forms of verbs of saying in Spanish."""
    return frozenset(term for term, cue in cues.lexicon("es").items() if cue.core and " " not in term)


def _token(paragraph: Paragraph, quantity: Quantity) -> Token:
    """The last word of the number itself."""
    span = paragraph.tokens(quantity.span)
    assert span is not None
    last = span[-1]
    return span[-2] if last.lower_ == "of" and len(span) > 1 else last


def _cost(trigger: Trigger, number: Token, quantity: Quantity, found: Sequence[Trigger]) -> float | None:
    """How far a number is from counting a trigger: 0 and little by syntax, more by distance, None for not at all."""
    word = trigger.token
    nobody = any(head.lower_ in ("nobody", "none", "one") and role == "recipient" for role, head in roles(trigger))
    if nobody and quantity.of is not None:
        return None  # "they questioned two men, but nobody has been arrested"
    if trigger.entry.event == "VIGIL" and _mourned(number, word):
        return None
    if quantity.of in _uncounted() and trigger.entry.counts in _OF_PEOPLE:
        return None
    ballots = trigger.entry.counts == "votes" and quantity.of in ("vote", "votes")
    if trigger.entry.counts == "votes" and _noes(number):
        return None
    if ballots and word.i < number.i and trigger.entry.pos == "v":
        return 0.3 + (number.i - word.i) / 100  # "voted to close the depot, by 14 votes to 9"
    if not ballots and not _counts_people(quantity, word) and not _is_party(trigger, number):
        return None
    if quantity.of == word.lower_ and trigger.entry.counts in _CROWDS:
        return None
    if word.dep_ in ("amod", "acl") and word.head.i == number.i:
        return -0.1  # "362 ill, two dead", "and 31 wounded by gunfire": rather than what the number hangs on
    if trigger.entry.counts not in _DOERS and _counts_doers(trigger, number):
        return None
    head = number.head.head if number.head.dep_ in ("aux", "auxpass") else number.head  # "16 are missing"
    if head.i == word.i and number.dep_ in (
        "nummod",
        "nsubj",
        "nsubjpass",
        "dobj",
        "amod",
        "npadvmod",
        "quantmod",
    ):
        return 0.0
    if _part_of(trigger, number):
        return 0.1 if _told_of_some(number) else None
    if trigger.entry.counts in _OF_PEOPLE and _summed_up(trigger, number):
        return 0.1
    if trigger.first <= head.i <= trigger.last or (trigger.entry.pos == "p" and head.i == word.head.i):
        return 0.0  # "31 lives lost", "received 126 votes", "12 people under arrest"
    if trigger.entry.pos == "p" and _of_the_phrase(head, word):
        return 0.1  # "14 people came out of the march with injuries", "the 26 people brought in with wounds"
    if (toll := _of_toll(trigger, number)) is not None or trigger.entry.pos == "n":
        return toll
    if _is_party(trigger, number):
        return 0.5 + abs(number.i - word.i) / 100
    return _beside(trigger, number, found)


def _summed_up(trigger: Trigger, number: Token) -> bool:
    """Whether a number sums up a group: "those who perished number 13", "fatalities add up to five".

    The words are asked, not the parse, which takes the verb for a noun: "puts those who died in the raid at ten".
    """
    word = trigger.token
    group = word.head if word.dep_ in ("relcl", "acl") else word
    if group.lower_ != "those" and not (trigger.entry.pos == "n" and group.tag_ == "NNS"):
        return False
    lead = " ".join(token.lemma_.lower() for token in word.doc[max(word.i + 1, number.i - 3) : number.i])
    if lead.endswith(_SUMS):
        return True
    return lead.endswith("at") and group.dep_ == "dobj" and group.head.lemma_ in _PUTS


def _noes(number: Token) -> bool:
    """Whether a number is that of the votes against: the 9 of "14 votes to 9"."""
    before = number.doc[max(0, number.i - 2) : number.i]
    return len(before) == 2 and before[1].lower_ in {"to", "against"} and before[0].lower_ in {"votes", "vote"}


def _of_the_phrase(people: Token, preposition: Token) -> bool:
    """Whether a phrase tells how people are who are the subject of its verb, or whom its participle is said of."""
    verb = preposition.head
    while verb.dep_ in ("pobj", "prep") and verb.head.i < verb.i:  # "came out of the raid in Talvik with injuries"
        verb = verb.head
    mine = people.dep_ in ("nsubj", "nsubjpass") and people.head.i == verb.i
    return mine or (verb.dep_ == "acl" and verb.head.i == people.i)


@cache
def _uncounted() -> frozenset[str]:
    return terms("en", "uncounted")


def _mourned(number: Token, funeral: Token) -> bool:
    """Whether a number is of whom people mourn: "a funeral for seven of the dead" was not attended by seven."""
    at = number.i - 1
    while at > funeral.i and number.doc[at].dep_ in {"det", "amod", "quantmod", "advmod"}:
        at -= 1
    return funeral.i < at < funeral.i + 4 and number.doc[at].lower_ in {"for", "of"}


def _part_of(trigger: Trigger, number: Token) -> bool:
    """Whether the number takes some of a group: "he knew two of the dead" does not count the dead."""
    heads = {trigger.token.i, trigger.token.head.i} if trigger.token.dep_ == "amod" else {trigger.token.i}
    some = [part for child in number.children if child.lower_ == "of" for part in child.children]
    return any(part.i in heads for part in some)


def _told_of_some(number: Token) -> bool:
    """Whether a sentence tells of some of a group: "22 of the dead have been named"; "he knew two of them" does not."""
    return number.dep_ in ("nsubj", "nsubjpass") and (
        number.dep_ == "nsubjpass" or any(child.dep_ == "attr" for child in number.head.rights)
    )


def _counts_people(quantity: Quantity, word: Token) -> bool:
    """Whether a number may count people: its noun is a word for people, a name, the trigger itself, or left out."""
    noun = quantity.of
    if noun is None or noun in people() or _singular(noun) in people() or noun[0].isupper():
        return True
    return noun in (word.lower_, "dead", "injured", "wounded", "victims", "others", "more", "lives")


def _is_party(trigger: Trigger, number: Token) -> bool:
    """Whether the number stands in the phrase of who is killed, arrested or counted."""
    entry = trigger.entry
    doing = entry.subject == "actor" and entry.counts in _DOERS
    wanted = "actor" if doing else "recipient"
    heads = {head.i for role, head in roles(trigger) if role == wanted}
    return number.i in heads or any(up.i in heads for up in _climb(number))


def _counts_doers(trigger: Trigger, number: Token) -> bool:
    """Whether a number is of who did it, where it is told to whom: "five officers arrested a man"."""
    if trigger.entry.pos != "v":
        return False
    parties = roles(trigger)
    doing = {head.i for role, head in parties if role == "actor"}
    done = any(role == "recipient" and head.i > trigger.token.i for role, head in parties)
    return done and (number.i in doing or any(up.i in doing for up in _climb(number)))


def _climb(token: Token) -> list[Token]:
    """The words above a number up to its noun: through "two of the three men", not out of the phrase."""
    found: list[Token] = []
    while (
        token.dep_ in ("nummod", "quantmod", "compound", "amod", "pobj", "prep", "appos", "advmod")
        and token.head.i != token.i
    ):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            break
        found.append(token)
    return found


def _of_toll(trigger: Trigger, number: Token) -> float | None:
    """ "28 arrests", "a death toll of 7", "the number of dead rose to nine", "nine are in custody"."""
    word = trigger.token
    ups = _climb(number)
    if trigger.entry.pos == "n" and any(up.i == word.i for up in ups):
        return 0.1
    if trigger.entry.pos == "n" and word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.i == number.i:
        return 0.1  # "seventeen of the fatalities"
    chain = [number, *ups]
    counter = trigger.entry.words[-1] in _COUNTERS
    told = word if counter else _tally(word) or (word if word.tag_ == "NNS" else None)
    verb = _behind_a_noun(told.head) if told is not None and told.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    as_given = verb is not None and verb.lemma_ in _GIVEN_AS and any(part.lower_ == "as" for part in chain)
    to = as_given or any(part.lower_ in ("to", "at") for part in chain)
    tells = verb is not None and (as_given or verb.lemma_ in _TOLL_VERBS)
    given = told is not None and verb is not None and tells and _gives(verb, told, chain, as_given=as_given)
    if given and (to or counter or told is not word):  # "casualties rose to 17", not any number behind "casualties"
        return 0.2 if to else 0.5
    if trigger.entry.pos == "n" and word.dep_ == "pobj" and word.head.lower_ in ("in", "under"):
        state = word.head.head
        held = ("dobj", "nsubjpass") if state.lemma_ in _PUTS else ("nsubj",)
        if state.lemma_ in _STAYS | _PUTS and any(part.head.i == state.i and part.dep_ in held for part in chain):
            return 0.2
    return None


def _behind_a_noun(verb: Token) -> Token:
    """The verb of a clause; of two that stand side by side the second: "killed by the dam burst rose to 22"."""
    after = verb.nbor() if verb.tag_ == "VBD" and verb.i + 1 < len(verb.doc) else verb
    return after if after.tag_ == "VBD" and after.head.i == verb.i else verb


def _gives(verb: Token, told: Token, chain: Sequence[Token], *, as_given: bool) -> bool:
    """Whether a number hangs on the verb of a toll, and is not the toll's own phrase.

    In "lowered the toll of the crash off Kesvik to 15" a parser may hang "to 15" on any noun before it.
    """
    if any(part.head.i == verb.i and part.i != told.i for part in chain):
        return True
    top = chain[-1]
    if as_given:  # "gave the number of missing after the flood at Kesvik as 31"
        return told.is_ancestor(chain[0])
    return told.dep_ == "dobj" and len(chain) == 2 and top.lower_ == "to" and told.is_ancestor(top)


def _tally(word: Token) -> Token | None:
    """The noun that counts those of whom a word tells: the number of "the number of dead", "of people killed"."""
    made = word.head if word.dep_ == "oprd" else word  # "the number of people made ill"
    whom = made.head if made.dep_ in ("acl", "amod") else made
    if whom.lemma_ in TALLIES and made is not whom:
        return whom
    over = whom.head
    return over.head if whom.dep_ in ("pobj", "pcomp") and over.lower_ == "of" and over.head.lemma_ in TALLIES else None


def _beside(trigger: Trigger, number: Token, found: Sequence[Trigger]) -> float | None:
    """A number a few words from a trigger with nothing that says something else between."""
    word = trigger.token
    low, high = sorted((number.i, word.i))
    if high - low > _REACH or any(low < other.token.i < high and other.entry.counts for other in found):
        return None
    if _begins_its_own(number, word):
        return None
    between = number.doc[low + 1 : high]
    verbs = {word.i, *((word.head.i,) if word.dep_ in ("acomp", "attr") else ())}
    if number.dep_ in ("nsubj", "nsubjpass") and any(
        token.dep_ in ("nsubj", "nsubjpass") and token.head.i in verbs and token.like_num for token in between
    ):
        return None  # "seventeen are in hospital and four are missing": four are
    if any(token.pos_ == "VERB" and token.dep_ not in ("aux", "auxpass") for token in between):
        return None
    if any(token.text in {";", ":", "(", ")", "–", "—"} for token in between):
        return None
    commas = sum(token.text == "," for token in between)
    if number.i > word.i and (trigger.entry.pos == "a" or is_done(word) or (trigger.entry.pos == "p" and commas)):
        return None
    return 2.0 + (high - low) / 10 + commas


def _begins_its_own(number: Token, word: Token) -> bool:
    """Whether a number is the subject of a clause behind a trigger's: "two people died and some 140 are ill"."""
    noun = number.head if number.dep_ in ("nummod", "amod") else number
    verb = noun.head
    own = noun.dep_ in ("nsubj", "nsubjpass") and verb.dep_ == "conj" and verb.pos_ in ("VERB", "AUX")
    return own and word.i < number.i < verb.i and (verb.head.i == word.i or word.is_ancestor(verb))


def is_done(word: Token) -> bool:
    """Whether a verb is a passive, whose numbers stand before it."""
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in word.children)


def _singular(noun: str) -> str:
    return noun.removesuffix("s")
