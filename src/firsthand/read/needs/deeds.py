"""What the event lexicon needs of deeds: blows and bombs, force, strikes, and what took place.

In: a token of the parse. Out: whether a need is met. NEEDS names each as the lexicon does.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token

from firsthand.read.needs.words import (
    ON_THE_MARCH,
    PLACES,
    comes_from,
    done_by,
    is_a,
    is_person,
    is_somebody,
    named,
    names_one_of,
    nouns_for,
    of_sort,
    own_objects,
    subjects,
    what_it_is_of,
)

_ARMS = frozenset({"ammunition", "weapon", "gun", "shoot", "fire", "rifle"})
_BY_FORCE = frozenset({"clear", "storm", "disperse", "crush", "quell", "retake"})  # a square, a town hall, a crowd
# Where guns are fired: "fired on the crowd", "fired into the air", "fired from a roof".
_AIMS = frozenset({"on", "upon", "at", "into", "toward", "towards", "from", "over"})
_DISMISSED_ON = frozenset({"spot", "ground", "charge", "advice"})
_CHARGED = frozenset({"charge", "accuse", "indict", "suspicion", "suspect"})
_STRUCK_HOW = frozenset(
    {"precision", "retaliatory", "surgical", "double", "punitive", "pre-emptive", "preemptive", "naval"}
)
_MAKES = frozenset({"carry", "launch", "conduct", "order", "deliver", "perform", "mount", "make"})
_ARMIES = frozenset({"army", "military", "force", "navy", "jet", "bomber", "artillery"})
_WRECKS = frozenset({"kill", "wound", "injure", "maim", "destroy", "flatten", "demolish"})
_ONTO = frozenset({"on", "onto", "upon", "in", "into", "near", "at", "beside", "outside"})
_ONE_MORE = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "another", "others"})
_HARD = frozenset({"hard", "hardest", "badly", "worst", "heavily"})  # as a slump hits
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_KILLS = frozenset({"kill", "wound", "dead"})
_NO_OCCASION = frozenset({"it", "they", "he", "she", "we", "you", "i", "who", "what", "which", "that", "this", "all"})
_HAPPENS = frozenset(
    {"take", "happen", "occur", "come", "fall", "begin", "start", "follow", "end", "involve", "target"}
)
_COME_TO = frozenset({"PROTEST", "CONSULT", "VIGIL", "BRIEFING"})
_BEFALLEN = frozenset({"DEATH", "INJURY", "MISSING", "DISPLACEMENT"})  # a body or an evacuee comes and begins nothing


def _weapon(token: Token) -> bool:
    return any(is_a(one, "weapon") for one in subjects(token))


def _gunner(token: Token) -> bool:
    """Whether guns are fired: "fired on the crowd", "were fired at"; nobody is dismissed, nothing is fired off."""
    if any(child.dep_ in ("dobj", "dative") for child in token.children):
        return False
    aimed = [child for child in token.rights if child.lower_ in _AIMS and child.dep_ in ("prep", "prt", "advmod")]
    at = [part for child in aimed[:1] for part in child.children if part.dep_ == "pobj"]
    if any(part.ent_type_ in ("DATE", "TIME") or part.lemma_.lower() in _DISMISSED_ON for part in at):
        return False
    done = token.tag_ == "VBN" and not any(
        child.lower_ in ("has", "have", "had", "having", "'ve", "’ve") for child in token.lefts
    )
    if done:
        return bool(aimed) and not at and aimed[0].lower_ != "from"  # "were fired on", "were fired upon from a roof"
    back = any(child.lower_ == "back" for child in token.children)  # "fired back at his critics"
    return bool(aimed) and not back and (aimed[0].lower_ != "from" or any(map(is_person, subjects(token))))


def _rounds(token: Token) -> bool:
    """Whether shots were fired: "no shot was fired", "the bullets that were fired"; not those of a trade war."""
    fired = [one for one in own_objects(token) if is_a(one, "shot")]
    said_in = [child for word in (token, *fired) for child in word.children if child.lower_ == "in"]
    return bool(fired) and all(map(_in_the_open, said_in))


def _in_the_open(inside: Token) -> bool:
    """Whether "in" leads to a place or a time, and not to a quarrel: "fired in the yard", not "in a war of words"."""
    return not any(is_a(part, "quarrel") for part in inside.children if part.dep_ == "pobj")


def _occasion(token: Token) -> bool:
    """Whether a noun is said to take place, which it names: "the operation never took place"."""
    told = (one for one in subjects(token) if one.pos_ in ("NOUN", "PROPN") and one.lower_ not in _NO_OCCASION)
    return any(True for _ in told) or _of_happening(token)


def _assailant(token: Token) -> bool:
    """Whether a weapon or armed men strike; a tax or a mood that hits, and a chord that is struck, are none."""
    if any(is_a(one, "assailant") or is_a(one, "weapon") or _another_one(one) for one in subjects(token)):
        return True
    if any(is_a(one, "ordnance") for one in _of_which(token)) and own_objects(token):
        return True  # "the missile that hit the school"
    doers = (*subjects(token), *_itself(token))
    forces = any(one.lemma_.lower() in _ARMIES or one.lower_ == "troops" for one in doers)
    return forces and any(
        is_a(one, "site") or _is_hit(one) for one in own_objects(token)
    )  # "its forces had hit the rail yard"


def _itself(verb: Token) -> Iterator[Token]:
    """Who says so of itself by a pronoun: the army of "the army denied that it had hit the market"."""
    if verb.dep_ == "ccomp" and any(one.lower_ in ("it", "they") for one in subjects(verb)):
        yield from subjects(verb.head)


def _blow(token: Token) -> bool:
    """Whether a weapon comes down on something: "missiles fell on the town"; not "missiles fell short of it"."""
    if not any(is_a(one, "ordnance") or _another_one(one) for one in (*subjects(token), *_of_which(token))):
        return False
    return any(child.dep_ == "prep" and child.lower_ in _ONTO for child in token.rights)


def _of_which(token: Token) -> Iterator[Token]:
    """The nouns that a relative clause may be of: "a missile of the northern defence which fell"."""
    if token.dep_ == "relcl" and any(one.lower_ in ("which", "that") for one in subjects(token)):
        yield token.head
        if token.head.dep_ == "pobj" and token.head.head.lower_ == "of":
            yield token.head.head.head


def _another_one(noun: Token) -> bool:
    """Whether a word is for one more of the weapons that its paragraph has told of: "the second", "another"."""
    if noun.lower_ not in _ONE_MORE or any(child.lower_ == "of" for child in noun.rights):
        return False
    return any(is_a(one, "ordnance") for one in noun.doc[: noun.i])


def _again_hit(token: Token) -> bool:
    """Whether a place or people were hit, by nothing that is told: "the market was hit", in an article of missiles."""
    if any(child.dep_ in ("agent", "dobj", "prt") or child.lower_ in _HARD for child in token.children):
        return False
    if any(child.dep_ == "prep" and child.lower_ in ("by", "with") for child in token.rights):
        return False
    return any(child.dep_ == "nsubjpass" and _is_hit(child) for child in token.children)


def _hit_then(token: Token) -> bool:
    """Whether a place was hit at an hour: "the market was hit at 9:42 p.m."; a slump hits at none."""
    told = any(child.dep_ == "nsubjpass" and not is_somebody(child) for child in token.children)
    return told and _again_hit(token) and _CLOCK.search(token.sent.text) is not None


def _impact(token: Token) -> bool:
    """Whether it is the impact of a weapon: "the impact of two missiles", "a rocket impact"; not that of a measure.

    Also "the first impact", where the paragraph has told of missiles.
    """
    weapons = (*what_it_is_of(token), *(child for child in token.lefts if child.dep_ == "compound"))
    if any(is_a(one, "ordnance") for one in weapons):
        return True
    in_order = any(child.lower_ in _ONE_MORE or child.dep_ == "nummod" for child in token.lefts)
    return in_order and any(is_a(one, "ordnance") for one in token.doc if one.i != token.i)


def _forces(token: Token) -> bool:
    """Whether an operation is one of police or troops, or one that is told to have happened; a company's is none."""
    if token.lower_ != "operation" or any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children):
        return False
    if any(is_a(child, "force") for child in token.lefts):
        return True
    return any(child.lower_ == "the" for child in token.lefts) and _is_subject_of(token, _HAPPENS)


def _is_subject_of(token: Token, verbs: frozenset[str]) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in verbs


def _for_occasion(token: Token) -> bool:
    """Whether people come to what the table knows: "attended the rally", "took part in the march"."""
    reached = [
        *own_objects(token),
        *(part for child in token.children if child.dep_ == "prep" for part in child.children),
    ]
    return any(names_one_of(one, _occasions()) for one in reached)


def _of_occasion(token: Token) -> bool:
    """Whether what draws people is an occasion: "the march drew 200", "the crowd at the rally numbered 90"."""
    return any(names_one_of(part, _occasions()) for one in subjects(token) for part in one.subtree)


def _at_occasion(token: Token) -> bool:
    """Whether those are counted who came to an occasion: "the turnout at the march"; a turnout of voters is none."""
    return any(names_one_of(part, _occasions()) for part in token.subtree if part.i != token.i)


def _of_happening(token: Token) -> bool:
    """Whether what began or came on a day is a happening that the table knows: "the raid came on Friday".

    Also "the raid, which came on Friday,", and "the raid is recorded as having happened".
    """
    known = any(one.pos_ in ("NOUN", "PROPN") and names_one_of(one, _happenings()) for one in _what_came(token))
    return known and not comes_from(token)


def _what_came(verb: Token) -> Iterator[Token]:
    """A verb's subjects; for "which" what it takes up, for "as having happened" the subject of what stands over it."""
    for one in subjects(verb):
        if one.lower_ in ("which", "that") and verb.dep_ == "relcl":
            yield from _taken_up(verb.head)
        else:
            yield one
    having = any(child.lower_ == "having" for child in verb.lefts)
    if having and verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        yield from subjects(verb.head.head)


def _taken_up(noun: Token) -> Iterator[Token]:
    """What "which" can take up: the noun before it, or one that it hangs on, "the storming of the depot, which"."""
    yield noun
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head.head
        yield noun


@cache
def _occasions() -> frozenset[tuple[str, ...]]:
    return nouns_for(lambda row: row["event"] in _COME_TO or (row["event"], row["subject"]) == ("OCCURRENCE", "actor"))


@cache
def _happenings() -> frozenset[tuple[str, ...]]:
    return nouns_for(lambda row: row["event"] not in _BEFALLEN)


def _deed(token: Token) -> bool:
    """Whether a crime's name tells of one that was done: "the homicide of a guard", not "on suspicion of homicide"."""
    if token.dep_ in ("pobj", "conj") and any(up.lemma_.lower() in _CHARGED for up in token.ancestors):
        return any(child.lower_ in ("of", "on") and child.dep_ == "prep" for child in token.children)  # "with assault"
    return token.dep_ != "pobj" or any(child.dep_ in ("det", "poss", "prep", "nummod") for child in token.children)


def _bombing(token: Token) -> bool:
    """Whether a strike is of bombs: on a place, a bus or people, or told of with weapons; workers' strikes are none.

    "A strike on a bus", not "a strike on the buses", nor "on pay" or "on Monday".
    """
    if _of_workers(token):
        return False
    if _of_an_army(token) or _does_harm(token):
        return True
    behind = [child for child in (*token.rights, *token.doc[token.i + 1 : token.i + 2]) if child.lower_ == "on"]
    if any(_is_hit(part) for child in behind for part in child.children if part.dep_ == "pobj"):
        return True  # whatever the parser hangs it on: "were killed in the strike on a bus"
    owned = any(child.dep_ == "poss" for child in token.children)
    return not owned and any(is_a(one, "weapon") for one in token.sent if one.i != token.i)


def _of_an_army(strike: Token) -> bool:
    """Whether a strike is told as one that forces make: "a precision strike", "the army carried out a strike"."""
    if any(child.lower_ in _STRUCK_HOW for child in strike.lefts):
        return True
    verb = strike.head
    made = verb.lemma_ in _MAKES and strike.dep_ in ("dobj", "nsubjpass")
    makers = [part for one in subjects(verb) if one.i != strike.i for part in one.subtree] if made else []
    return any(is_a(one, "fighting") or is_a(one, "force") or one.lemma_.lower() in _ARMIES for one in makers)


def _does_harm(strike: Token) -> bool:
    """Whether a strike kills or destroys: "the market strike killed 18"."""
    return strike.dep_ == "nsubj" and strike.head.pos_ == "VERB" and strike.head.lemma_ in _WRECKS


def _is_hit(noun: Token) -> bool:
    """Whether what a strike is on can be hit: a place, people, one vehicle or its like; no service, day or matter."""
    if noun.ent_type_ in PLACES:
        return True
    if noun.ent_type_ in ("DATE", "TIME") or any(is_a(part, "line") for part in (noun, *noun.lefts)):
        return False
    one = noun.tag_ in ("NN", "NNP") or any(part.dep_ == "nummod" for part in noun.lefts)
    foes = any(is_a(part, "fighting") for part in (noun, *noun.lefts))  # "rebel positions"
    return foes or is_a(noun, "site") or is_somebody(noun) or (one and is_a(noun, "vehicle"))


def _of_workers(strike: Token) -> bool:
    """Whether a strike is told as one of people who stop work: "by nurses", "over pay", "rail strike", "on strike"."""
    if strike.i and strike.nbor(-1).lower_ == "on" and strike.tag_ == "NN":
        return True
    behind = [child for child in strike.rights if child.dep_ == "prep"]
    by = [part for child in behind if child.lower_ in ("by", "of") for part in child.children if part.dep_ == "pobj"]
    if any(_works(part) for part in by):
        return True
    over = [part for child in behind for part in child.children if part.dep_ == "pobj"]
    if any(is_a(part, kind) for one in over for part in (one, *one.lefts) for kind in ("labour", "dispute")):
        return True
    return any(_works(part) or any(is_a(part, kind) for kind in ("labour", "dispute", "line")) for part in strike.lefts)


def _works(noun: Token) -> bool:
    """Whether a noun is for people who may stop work: "nurses"; not "rebels" or "soldiers"."""
    known = any(is_a(noun, kind) for kind in ("assailant", "force", "weapon"))
    return is_somebody(noun) and noun.ent_type_ == "" and not known and noun.pos_ == "NOUN"


def under_fire(lemmas: frozenset[str]) -> bool:
    """Whether an article tells of shells and rockets, or of forces that kill, and nothing of unions and wages.

    >>> under_fire(frozenset({"strike", "drone"})), under_fire(frozenset({"strike", "drone", "union"}))
    (True, False)
    """
    if not lemmas.isdisjoint(named("labour")):
        return False
    return not lemmas.isdisjoint(named("ordnance")) or not (
        lemmas.isdisjoint(_KILLS) or lemmas.isdisjoint(named("fighting"))
    )


def _again_struck(token: Token) -> bool:
    """Whether a strike takes up one of bombs that the article tells of: "the strike", no strike of workers."""
    counted = any(child.dep_ in ("det", "poss", "nummod") for child in token.lefts)
    named_so = any(child.dep_ in ("compound", "amod") and is_a(child, "vehicle") for child in token.lefts)
    return (counted or named_so) and not _of_workers(token)


def _no_gunfire(token: Token) -> bool:
    """Whether a fire burns: "fire on marchers" in a headline is of guns."""
    on = [part for child in token.rights if child.lower_ in ("on", "at") for part in child.children]
    return not any(is_somebody(part) or is_a(part, "crowd") for part in on if part.dep_ == "pobj")


def _to_force(token: Token) -> bool:
    """Whether arms are what is ordered: "ordered the use of live ammunition", "ordered his men to fire".

    Or that a place or a crowd be cleared by force, "ordered the square to be cleared"; not by a court, nor "the table".
    """
    told = [child for child in token.rights if child.dep_ in ("dobj", "xcomp", "ccomp")]
    if any(part.lemma_.lower() in _ARMS for child in told for part in child.subtree):
        return True
    judged = any(is_a(one, "court") for one in subjects(token))
    deeds = [part for child in told for part in child.subtree if part.lemma_.lower() in _BY_FORCE]
    return not judged and any(one.pos_ == "VERB" and _by_force(one, token) for one in deeds)


def _by_force(deed: Token, order: Token) -> bool:
    """Whether men under arms are told to do it, or it is done to a place or a crowd: "the quay to be cleared"."""
    near = [part for part in order.doc[order.i + 1 : deed.right_edge.i + 1] if part.i != deed.i]
    return any(is_a(one, kind) for one in near for kind in ("police", "assailant", "site")) or any(
        one.lemma_.lower() in ON_THE_MARCH | {"crowd", "square"} for one in near
    )


NEEDS: dict[str, Callable[[Token], bool]] = {
    "weapon": _weapon,
    "gunner": _gunner,
    "occasion": _occasion,
    "again hit": _again_hit,
    "assailant": _assailant,
    "blow": _blow,
    "hit then": _hit_then,
    "impact": _impact,
    "at occasion": _at_occasion,
    "fight": of_sort("assailant"),
    "to force": _to_force,
    "no gunfire": _no_gunfire,
    "gunfire": lambda token: not _no_gunfire(token),
    "again struck": _again_struck,
    "bombing": _bombing,
    "deed": _deed,
    "rounds": _rounds,
    "bullets": done_by("shot"),
    "no own": lambda token: not any(child.lower_ == "own" for child in token.lefts),  # "of her own accord"
    "no clause": lambda token: all(child.dep_ not in ("ccomp", "xcomp") for child in token.children),
    "for occasion": _for_occasion,
    "forces": _forces,
    "of happening": _of_happening,
    "of occasion": _of_occasion,
    "violent": of_sort("assailant"),
}
