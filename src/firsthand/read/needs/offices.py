"""What the event lexicon needs of offices and courts: who leaves one, who is tried, who decides.

In: a token of the parse. Out: whether a need is met. NEEDS names each as the lexicon does.
"""

from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from firsthand import resources
from firsthand.read.needs.words import (
    REMAINS,
    SAVED,
    WANTED,
    all_objects,
    done_by,
    has_person,
    is_a,
    is_person,
    is_somebody,
    of_sort,
    of_those_who_save,
    own_objects,
    party_of,
    subjects,
)

_JUDGES = frozenset({"sentence", "convict", "jail", "imprison"})
_PRISONS = frozenset({"prison", "jail", "sentence", "bar", "custody", "detention", "cell", "penitentiary", "term"})
_BLAMED = frozenset(
    {"suspect", "culprit", "victim", "target", "accomplice", "perpetrator", "enemy", "adversary", "foe"}
)
_HOLDS_NEXT = frozenset({"new", "next", "first", "acting", "interim", "deputy", "permanent"})  # "as the next president"
_TELLERS = frozenset({"source", "informant", "witness", "reference"})


def _company(token: Token) -> bool:
    """Whether people meet: whom they meet, if told, are people or bodies; a rule or an end is none."""
    objects = [child for child in token.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lemma_ == "end" for child in token.children):
        return False  # "make ends meet"
    if not _sides_met(token) and any(child.lower_ == "with" for child in token.rights):
        return False  # "were met with stones"
    return all(is_somebody(one) or one.lemma_.lower() in _bodies() for one in objects)


def _from_office(token: Token) -> bool:
    """Whether an office is given up: "left office"; who leaves "the office" walks out of it, not of that "of mayor"."""
    offices = [one for one in own_objects(token) if one.lemma_.lower() == "office"]
    return not any(
        any(child.lower_ in ("the", "an", "this", "that") for child in one.lefts)
        and not any(child.lower_ == "of" for child in one.rights)
        for one in offices
    )


def _sides_met(token: Token) -> bool:
    """Whether somebody met somebody: who "was met with stones" met nobody."""
    return not any(child.dep_ in ("nsubjpass", "auxpass") for child in token.children) and token.dep_ != "acl"


def _to_an_office(token: Token) -> bool:
    """Whether somebody is given an office: "named as chief of police", "as its new chairman", "as a judge".

    "Named as Tove Lind" tells who it is, "named as a suspect", "as an adversary" what is thought of him.
    """
    if token.i + 1 < len(token.doc) and token.nbor().text == ",":
        return False  # "asked not to be named, as he is not allowed to speak"
    named = [part for child in token.rights if child.lower_ == "as" for part in child.children if part.dep_ == "pobj"]
    return has_person(token) and all(map(_is_office, named))


def _is_office(noun: Token) -> bool:
    """Whether a noun is an office: without an article, with whose it is, as the next one, or as a word for one."""
    if noun.ent_type_ == "PERSON" or noun.pos_ == "PROPN" or is_a(noun, "assailant"):
        return False
    if noun.lemma_.lower() in _TELLERS:
        return False  # "named three clerks as its source"
    small = {child.lower_ for child in noun.lefts}
    if noun.lemma_.lower() in resources.terms("en", "offices") or small & _HOLDS_NEXT:
        return True
    return noun.tag_ != "NNS" and not small & {"a", "an", "the"} and noun.lemma_.lower() not in _BLAMED


@cache
def _bodies() -> frozenset[str]:
    rows = resources.table("en", "source_nouns")
    return frozenset(row["term"] for row in rows if row["kind"] != "document")  # rules are met by nobody's company


def _service(token: Token) -> bool:
    return any(is_a(one, "service") for one in subjects(token)) and not any(True for _ in own_objects(token))


def _court(token: Token) -> bool:
    """Whether somebody decides: not "the ruling party", not "ruled out"."""
    out = any(child.dep_ in ("prt", "advmod") and child.lower_ == "out" for child in token.children)
    return token.dep_ != "amod" and not out


def _led_off(token: Token) -> bool:
    """Whether people are taken away as captives: not "took a guard away from her"."""
    of_somebody = (p for c in token.subtree if c.lower_ == "from" for p in c.children)
    return has_person(token) and not any(p.pos_ == "PRON" or is_somebody(p) for p in of_somebody)


def _law(token: Token) -> bool:
    """Whether what is passed, or whose passage it is, is a law: "passed the act", "gave its approval to the bill"."""
    objects = [*own_objects(token), *(child for child in token.children if child.dep_ in ("nsubjpass", "nsubj"))]
    ways = [child for one in (token, *objects) for child in one.children if child.dep_ in ("prep", "dative")]
    reached = [part for way in ways if way.lower_ in ("of", "to", "for") for part in way.children]
    return any(is_a(one, "law") for one in (*objects, *reached))


def _custody(token: Token) -> bool:
    """Whether people are taken in: by police, in handcuffs, "on suspicion of"; not by a wife or a lifeboat."""
    taken = [one for one in all_objects(token) if one.pos_ != "PROPN" or one.ent_type_ == "PERSON"]
    if any(one.lemma_.lower() in WANTED for one in taken):
        return True
    if any(one.lemma_.lower() in REMAINS for one in taken) or not any(
        is_somebody(one) or one.pos_ == "NUM" or (one.tag_ == "PRP" and is_person(one)) for one in taken
    ):
        return False
    behind = [part for part in token.subtree if part.i > token.i]
    if any(is_a(one, "rescuer") or (is_a(one, "vehicle") and one.lower_ != "car") for one in behind):
        return any(_is_police_car(one) and one.lower_ in ("van", "car") for one in behind)
    by = [one for one in subjects(token) if one not in taken]
    held = any(is_a(one, "custody") or _is_police_car(one) for one in behind)
    if not held and (of_those_who_save(token) or any(one.lemma_.lower() in SAVED for one in taken)):
        return False  # "coast guard crews picked up 27 survivors"
    return held or any(is_a(part, "police") for one in by for part in (one, *one.lefts))


def _is_police_car(noun: Token) -> bool:
    """Whether a car or a station is one of the police: "into a police van"."""
    return any(child.lower_ == "police" for child in noun.lefts)


def _shown_out(token: Token) -> bool:
    """Whether it is somebody's post that ends at the door: not "the door of the vault", nor one through which to go."""
    door = next((one for one in token.subtree if one.lower_ == "door" and one.i > token.i), None)
    whom = [child for child in token.children if child.dep_ in ("nsubjpass", "dative")]
    if door is not None and door.dep_ == "appos" and door.head.dep_ in ("dobj", "dative"):
        whom.append(door.head)  # "showed the director the door"
    return door is not None and bool(whom) and not any(child.dep_ != "punct" for child in door.rights)


def _out_of_office(token: Token) -> bool:
    """Whether somebody in office has to go: "the mayor was forced out"; none "of their homes"."""
    left = [part for child in token.subtree if child.lower_ == "of" and child.i > token.i for part in child.children]
    if any(part.dep_ == "pobj" and not is_a(part, "seat") for part in left):
        return False
    return any(is_a(one, "officer") and one.ent_type_ == "" for one in own_objects(token))


def _of_seat(token: Token) -> bool:
    """Whether an office is what somebody "walked away from" or "turned her back on"."""
    ways = (way for way in token.subtree if way.dep_ == "prep" and way.i > token.i)
    return any(is_a(part, "seat") for way in ways for part in way.children if part.dep_ == "pobj")


def _for_years(token: Token) -> bool:
    """Whether it is for years that somebody is: "put away for six years", not "put away for the winter"."""
    spans = [part for way in token.children if way.lower_ == "for" for part in way.children if part.dep_ == "pobj"]
    return any(part.lemma_.lower() in ("year", "month", "life") for part in spans)


def _judging(token: Token) -> bool:
    """Whether a court decides: one is named in the paragraph, or "the judgment" is told of without saying of what."""
    if of_sort("court", whole=True)(token):
        return True
    plain = not any(child.dep_ == "prep" and child.lower_ in ("of", "about", "on") for child in token.children)
    known = any(child.lower_ == "the" for child in token.lefts)
    return token.pos_ == "NOUN" and known and plain and token.dep_ in ("nsubj", "nsubjpass", "pobj")


def _penalty(token: Token) -> bool:
    """Whether a sentence is a court's: "the sentence for Berg", "a heavy sentence", with a court or prison near by."""
    return token.dep_ != "compound" and of_sort("court", whole=True)(token)


def _whose_office(token: Token) -> bool:
    """Whether somebody with an office goes: "the mayor's departure", "his exit as director"."""
    whose = any(child.dep_ == "poss" for child in token.children)
    of = any(child.dep_ == "prep" and child.lower_ in ("of", "as", "from") for child in token.children)
    return (token.pos_ == "VERB" or whose or of) and of_sort("officer")(token)


def _no_court(token: Token) -> bool:
    """Whether people are only held: no court, and no length of time, is told beside."""
    return not any(
        is_a(one, "court") or one.lemma_.lower() in ("year", "month") for one in token.sent if one.i != token.i
    )


def _hands(token: Token) -> bool:
    """Whether hands go up for a law: "126 hands went up for the bill"."""
    return any(one.lemma_.lower() == "hand" for one in subjects(token)) and _law(token)


def _jailed(token: Token) -> bool:
    """Whether years are served in prison: "served nine years for fraud", not "served nineteen years in the force"."""
    near = {part.lemma_.lower() for part in token.subtree}
    return bool(near & (_PRISONS | {"for"}))


def _judged(token: Token) -> bool:
    """Whether years are those of a sentence: a prison in the sentence, or a bare term where a court is told to judge.

    "Got seven years" beside "was convicted"; not "got seven years of data", "gave them two years to leave".
    """
    if of_sort("prison")(token):
        return True
    years = [part for part in token.children if part.dep_ in ("dobj", "npadvmod") or part.lemma_ in ("year", "term")]
    more = [
        part for one in years for part in one.rights if part.dep_ in ("prep", "acl", "relcl") and part.lower_ != "for"
    ]
    led = any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in token.children)
    tried = any(word.lemma_.lower() in _JUDGES or word.lower_ == "guilty" for word in token.doc if word.i != token.i)
    return bool(years) and not more and not led and tried


def _named_so(token: Token) -> bool:
    """Whether a happening is told, and nothing is only called one: "called the death an accident"."""
    there = any(child.dep_ == "expl" for child in token.head.children)  # "there was an accident"
    called = token.dep_ == "attr" and not there and any(c.lower_ in ("a", "an") for c in token.lefts)
    return token.dep_ != "oprd" and not called


def _sworn(token: Token) -> bool:
    """Whether "in" ends the phrase: "was sworn in", not "sworn in an affidavit"."""
    return any(child.lower_ == "in" and not any(True for _ in child.children) for child in token.children)


NEEDS: dict[str, Callable[[Token], bool]] = {
    "company": _company,
    "no court": _no_court,
    "from office": _from_office,
    "sides met": _sides_met,
    "to office": _to_an_office,
    "service": _service,
    "court": _court,
    "custody": _custody,
    "shown out": _shown_out,
    "out of office": _out_of_office,
    "jailed": _jailed,
    "judged": _judged,
    "not called so": _named_so,
    "by police": done_by("police"),
    "hands": _hands,
    "judging": _judging,
    "law": _law,
    "led off": _led_off,
    "officer": _whose_office,
    "penalty": _penalty,
    "police": of_sort("police"),
    "inmates": party_of("inmate"),
    "prison": of_sort("prison"),
    "seat": lambda token: any(is_a(one, "seat") for one in own_objects(token)),
    "sworn": _sworn,
    "of seat": _of_seat,
    "for years": _for_years,
}
