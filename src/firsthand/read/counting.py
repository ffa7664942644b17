"""How far a number of a parsed sentence is from counting a trigger: little by syntax, more by distance.

In: a trigger, a number's token and its Quantity. Out: the cost, or None where it cannot count it.
"""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from firsthand.read.counts_nobody import mourned, noes
from firsthand.read.needs import people
from firsthand.read.participants import roles
from firsthand.read.tolls import PUTS, climb, of_toll
from firsthand.read.triggers import Trigger
from firsthand.records import Quantity
from firsthand.resources import terms

REACH = 7  # words between a number and its trigger where the syntax does not tie them: "nine more were found dead"
_CROWDS = frozenset({"attended", "strikers"})  # "39 protests" counts no protester, where "28 arrests" counts people
_HOLDING = frozenset({"hold", "stage", "keep", "mount"})  # a vigil, a protest
_OF_PEOPLE = frozenset({"killed", "injured", "missing", "arrested", "rescued"})
DOERS = frozenset({"attended", "strikers", "displaced", "escaped", "votes"})  # who do it: "126 members voted for"
_SUMS = ("number", "total", "add up to", "come to", "amount to", "run to", "stand at")


def cost_of(trigger: Trigger, number: Token, quantity: Quantity, found: Sequence[Trigger]) -> float | None:
    """How far a number is from counting a trigger: 0 and little by syntax, more by distance, None for not at all."""
    word = trigger.token
    nobody = any(head.lower_ in ("nobody", "none", "one") and role == "recipient" for role, head in roles(trigger))
    if nobody and quantity.of is not None:
        return None  # "they questioned two men, but nobody has been arrested"
    if trigger.entry.event == "VIGIL" and mourned(number, word):
        return None
    if quantity.of in _uncounted() and trigger.entry.counts in _OF_PEOPLE:
        return None
    ballots = trigger.entry.counts == "votes" and quantity.of in ("vote", "votes")
    if not ballots and _of_a_place(trigger, number, quantity, found):
        return None
    if trigger.entry.counts == "votes" and (noes(number) or quantity.maximum == 1 or _votes_with(word)):
        return None  # "one member voted with the opposition"
    if ballots and word.i < number.i and trigger.entry.pos == "v":
        return 0.3 + (number.i - word.i) / 100  # "voted to close the depot, by 14 votes to 9"
    if trigger.entry.pos == "p" and _of_some(word) == number.i:
        return 0.0  # "29 of them in hospital"
    if not ballots and not _counts_people(quantity, word) and not _is_party(trigger, number):
        return None
    if quantity.of == word.lower_ and trigger.entry.counts in _CROWDS:
        return None
    if word.dep_ in ("amod", "acl") and word.head.i == number.i:
        return -0.1  # "362 ill, two dead", "and 31 wounded by gunfire": rather than what the number hangs on
    if trigger.entry.counts not in DOERS and _counts_doers(trigger, number):
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
    if trigger.entry.pos == "n" and trigger.entry.counts in _CROWDS and _holds(head, number, word):
        return 0.2
    if trigger.first <= head.i <= trigger.last or (trigger.entry.pos == "p" and head.i == word.head.i):
        return 0.0  # "31 lives lost", "received 126 votes", "12 people under arrest"
    if trigger.entry.pos == "p" and _of_the_phrase(head, word):
        return 0.1  # "14 people came out of the march with injuries", "the 26 people brought in with wounds"
    if _told_as(head, word, number) or _lies_in(head, word):
        return 0.1
    if (toll := of_toll(trigger, number)) is not None or trigger.entry.pos == "n":
        return toll
    if _is_party(trigger, number):
        return 0.5 + abs(number.i - word.i) / 100
    return _beside(trigger, number, found)


def _votes_with(verb: Token) -> bool:
    """Whether some members are told to vote with others: they are no majority."""
    return any(child.lower_ == "with" and child.dep_ == "prep" for child in verb.rights)


def _holds(head: Token, number: Token, occasion: Token) -> bool:
    """Whether a number is of those who held a vigil or staged a protest: "some 200 people held a vigil"."""
    verb = occasion.head
    noun = number.head if number.dep_ in ("nummod", "amod", "quantmod") else number
    held = occasion.dep_ == "dobj" and verb.lemma_ in _HOLDING
    return held and noun.dep_ == "nsubj" and noun.head.i == verb.i and head.i in (noun.i, verb.i)


def _summed_up(trigger: Trigger, number: Token) -> bool:
    """Whether a number sums up a group: "those who perished number 13", "fatalities add up to five".

    The words are asked, not the parse, which takes the verb for a noun: "puts those who died in the raid at ten".
    """
    word = trigger.token
    group = word.head if word.dep_ in ("relcl", "acl") else word
    known = any(child.lower_ == "the" for child in group.lefts)  # "the confirmed dead number ten", "the missing"
    many = (trigger.entry.pos == "n" and group.tag_ == "NNS") or (trigger.entry.pos == "a" and known)
    if group.lower_ != "those" and not many:
        return False
    lead = " ".join(token.lemma_.lower() for token in word.doc[max(word.i + 1, number.i - 3) : number.i])
    if lead.endswith(_SUMS):
        return True
    return lead.endswith("at") and group.dep_ == "dobj" and group.head.lemma_ in PUTS


def _of_the_phrase(people: Token, preposition: Token) -> bool:
    """Whether a phrase tells how people are who are the subject of its verb, or whom its participle is said of."""
    verb = preposition.head
    while (verb.dep_ in ("pobj", "prep") or verb.lower_ == "hospital") and verb.head.i < verb.i:
        # "came out of the raid in Talvik with injuries", "sent 13 to hospital with injuries"
        verb = verb.head
    mine = people.dep_ in ("nsubj", "nsubjpass") and people.head.i == verb.i
    sent = people.dep_ == "dobj" and people.head.i == verb.i and verb.i < people.i < preposition.i
    return mine or sent or (verb.dep_ == "acl" and verb.head.i == people.i)


def _of_some(preposition: Token) -> int:
    """Where the number of "29 of them in hospital" stands, on whatever the parser hangs the phrase; -1 for none."""
    before = preposition.doc[max(0, preposition.i - 3) : preposition.i]
    of_them = len(before) == 3 and before[1].lower_ == "of" and before[2].lower_ in ("them", "whom")
    return before[0].i if of_them else -1


def _told_as(people: Token, word: Token, number: Token | None = None) -> bool:
    """Whether some are told as being so: "35 people were listed as missing", "counted 35 people as missing"."""
    led = word.head if word.head.lower_ == "as" else word.head.head
    if number is not None and number.dep_ in ("nsubjpass", "dobj"):
        people = number  # "48 are still listed as missing"
    if led.lower_ != "as" or led.dep_ != "prep" or led.head.i != people.head.i:
        return False
    return people.dep_ == "nsubjpass" or (people.dep_ == "dobj" and people.i < led.i)


def _lies_in(people: Token, word: Token) -> bool:
    """Whether some are told to be in what stands before: "in police custody over the raid are three people"."""
    led = word.doc[word.left_edge.i - 1] if word.left_edge.i else word
    if led.lower_ not in ("in", "under") or led.head.lemma_ != "be" or led.i > led.head.i:
        return False
    return people.dep_ in ("nsubj", "attr") and people.head.i == led.head.i < people.i


@cache
def _uncounted() -> frozenset[str]:
    return terms("en", "uncounted")


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
    return noun in (word.lower_, "us", "dead", "injured", "wounded", "victims", "others", "more", "lives")


def _of_a_place(trigger: Trigger, number: Token, quantity: Quantity, found: Sequence[Trigger]) -> bool:
    """Whether a number counts what people are at, in or from: the 8 of "71 pupils at eight schools fell ill".

    Nor those of a place whose people have a number before: "Twelve people in a group of 40 tourists died".
    """
    noun = number.head if number.dep_ in ("nummod", "amod") else None
    if _of_another(number) and (noun is None or trigger.token.head.i != noun.i):  # not "two of three missing hikers"
        return noun is None or all(noun.i != one.token.i for one in (trigger, *found))
    if noun is None or noun.dep_ != "pobj" or any(noun.i == one.token.i for one in (trigger, *found)):
        return False
    persons = _counts_people(quantity, trigger.token)
    for over in climb(number):
        if over.dep_ != "prep" or over.head.i > over.i:
            continue
        of = over.lower_ == "of"
        counted = any(child.dep_ == "nummod" for child in over.head.lefts)
        if not of and (counted or not persons):
            return True
        if of and not persons and over.head.lemma_.lower() in people():
            return True  # "the pupils of two schools"
    return False


def _of_another(number: Token) -> bool:
    """Whether a number is the whole of which another takes some: the 8 of "three of eight pupils"."""
    before = number.doc[max(0, number.i - 2) : number.i]
    return len(before) == 2 and before[1].lower_ == "of" and before[0].like_num


def _is_party(trigger: Trigger, number: Token) -> bool:
    """Whether the number stands in the phrase of who is killed, arrested or counted."""
    entry = trigger.entry
    doing = entry.subject == "actor" and entry.counts in DOERS
    wanted = "actor" if doing else "recipient"
    heads = {head.i for role, head in roles(trigger) if role == wanted}
    return number.i in heads or any(up.i in heads for up in climb(number))


def _counts_doers(trigger: Trigger, number: Token) -> bool:
    """Whether a number is of who did it, where it is told to whom: "five officers arrested a man"."""
    if trigger.entry.pos != "v":
        return False
    parties = roles(trigger)
    doing = {head.i for role, head in parties if role == "actor"}
    done = any(role == "recipient" and head.i > trigger.token.i for role, head in parties)
    return done and (number.i in doing or any(up.i in doing for up in climb(number)))


def _beside(trigger: Trigger, number: Token, found: Sequence[Trigger]) -> float | None:
    """A number a few words from a trigger with nothing that says something else between."""
    word = trigger.token
    low, high = sorted((number.i, word.i))
    if high - low > REACH or any(low < other.token.i < high and other.entry.counts for other in found):
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
