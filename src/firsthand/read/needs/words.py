"""What the needs of the event lexicon ask of words: subjects, objects, kinds of nouns, who is somebody.

In: a token. Out: tokens, or whether one is of a kind.
"""

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token

from firsthand import resources

PLACES = frozenset({"GPE", "LOC", "FAC"})
WANTED = frozenset({"suspect", "attacker", "fugitive", "robber", "thief", "escapee", "inmate"})
REMAINS = frozenset({"body", "corpse", "remains", "remain"})
SAVED = frozenset({"survivor", "castaway"})
_ASHORE = frozenset({"neighbor", "neighbour", "relative", "resident", "villager"})  # they pick up children from school
CAUSED = frozenset({"cause", "blame", "due", "attribute", "trigger", "spark", "put", "set", "start"})
_PARTS_OF_PLACES = frozenset({"part", "area", "district", "neighbourhood", "neighborhood", "street", "half", "quarter"})
WANTED = frozenset({"suspect", "attacker", "fugitive", "robber", "thief", "escapee", "inmate"})
_SPEAKERS = frozenset({"official", "unnamed"})
ON_THE_MARCH = frozenset({"protester", "protestor", "demonstrator", "marcher", "striker"})


@cache
def people() -> frozenset[str]:
    """Nouns for people, who can be killed, arrested and counted."""
    return resources.terms("en", "people")


def type_of(event: str, mode: str | None) -> tuple[str, str | None]:
    """A type of happening as one word takes up another: whoever tells of arrests tells of "the raid" too."""
    return event, "arrest" if mode == "seize" else mode


def has_object(token: Token) -> bool:
    return bool(all_objects(token))


def has_person(token: Token) -> bool:
    objects = all_objects(token)
    return any(is_person(part) for one in objects for part in (one, *one.conjuncts)) or (
        not objects and token.tag_ == "VBN"
    )


def all_objects(token: Token) -> list[Token]:
    """The verb's object, passive subject, or the noun that it modifies."""
    objects = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass", "dative")]
    if token.dep_ in ("acl", "amod", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        objects.append(token.head)
    for child in token.children:
        if child.dep_ == "ccomp" and child.pos_ == "ADJ":
            objects += [part for part in child.children if part.dep_ == "nsubj"]  # "found Ada Berg guilty"
    if token.dep_ in ("conj", "xcomp"):
        objects += [child for child in token.head.children if child.dep_ in ("nsubjpass", "dobj")]
    return objects


def own_objects(token: Token) -> Iterator[Token]:
    """The object and passive subject of the verb itself; for a participle or relative clause, its noun."""
    own = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    for one in own:
        yield one
        yield from filter(None, [counted_by_total(one)])
    others = [child for child in token.children if child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT")]
    if not own and ((token.dep_ == "acl" and token.tag_ == "VBN") or (token.dep_ == "relcl" and others)):
        yield token.head


def counted_by_total(noun: Token) -> Token | None:
    """Who is counted in all: the people of "a total of 35 people were held"."""
    if noun.lemma_.lower() != "total":
        return None
    return next((one for one in behind_of(noun) if any(child.like_num for child in one.lefts)), None)


def subjects(token: Token) -> Iterator[Token]:
    """The verb's subject, shared along "and" and by an infinitive, and whoever a passive is done by."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield child
        elif child.dep_ == "agent":
            yield from (part for part in child.children if part.dep_ == "pobj")
    if token.dep_ in ("conj", "xcomp") and token.head.i != token.i:
        yield from subjects(token.head)


def at_site(token: Token) -> bool:
    return any(is_a(one, "site") or one.ent_type_ in PLACES or _part_of_a_place(one) for one in own_objects(token))


def _part_of_a_place(noun: Token) -> bool:
    """Whether a noun is a part of a town or of a place: "large parts of Talvik were inundated"."""
    if noun.lemma_.lower() not in _PARTS_OF_PLACES:
        return False
    return any(is_a(one, "site") or one.ent_type_ in PLACES or one.pos_ == "PROPN" for one in what_it_is_of(noun))


def behind_of(token: Token) -> Iterator[Token]:
    """What hangs on an "of" of a word."""
    return (part for child in token.children if child.lower_ == "of" for part in child.children)


def of_kind(kind: str) -> Callable[[Token], bool]:
    """Whether a noun is of something of a kind: "the dam burst", "the failure of a dyke"."""

    def met_by(token: Token) -> bool:
        named = [child for child in token.lefts if child.dep_ in ("compound", "nmod", "poss", "amod")]
        if token.i:
            named.append(token.nbor(-1))  # whatever the parser makes of it
        return any(is_a(part, kind) for part in (*behind_of(token), *named))

    return met_by


def is_a(token: Token, kind: str) -> bool:
    return kind in things_of(token)


def things_of(token: Token) -> tuple[str, ...]:
    """The kinds of thing that a word names."""
    return _things().get(token.lemma_.lower(), ())


@cache
def named(kind: str) -> frozenset[str]:
    """The nouns of a kind."""
    return frozenset(noun for noun, kinds in _things().items() if kind in kinds)


@cache
def _things() -> dict[str, tuple[str, ...]]:
    return {row["term"]: tuple(row["kinds"].split()) for row in resources.table("en", "things")}


def is_somebody(token: Token) -> bool:
    """Whether a noun names a person or people, by its entity, its table or its ending."""
    if token.ent_type_ in ("PERSON", "NORP"):
        return True
    return token.lemma_.lower() in people() or token.lower_ in people() or _acts(token)


def is_noun_unseen(token: Token) -> bool:
    """Whether what the tagger takes for a verb can only be a noun: "killed by a dam burst", "the dam burst rose to"."""
    if token.tag_ != "VBD" or not token.i or token.nbor(-1).pos_ not in ("NOUN", "PROPN"):
        return False
    after = token.doc[token.i + 1 : token.i + 2]
    return (bool(after) and after[0].tag_ == "VBD") or (token.dep_ == "acl" and token.head.i == token.i - 1)


def is_attributive(participle: Token) -> bool:
    """Whether a participle only says what somebody is, whatever the parser says: "investigating judge Ada Lund".

    Whom a verb governs in the singular has an article.
    """
    after = participle.doc[participle.i + 1 : participle.i + 2]
    if not participle.lower_.endswith("ing") or not after or after[0].tag_ not in ("NN", "NNP"):
        return False
    if any(child.dep_ == "aux" for child in participle.children):
        return False  # "police are investigating judge Ada Lund"
    body = resources.kinds("en", "source_nouns").get(after[0].lower_)
    known = participle.i > 0 and participle.nbor(-1).tag_ == "DT"  # "the investigating court"
    return is_somebody(after[0]) or body in _SPEAKERS or (known and body == "organisation")


def _acts(token: Token) -> bool:
    """Whether a noun's ending makes it somebody who does a thing: "inspector"; "offer" and "matter" are none."""
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and len(lemma) > 5 and lemma.endswith(("tor", "sor", "ist", "man", "ian", "cer", "ker"))


def is_person(token: Token) -> bool:
    if token.pos_ in ("PRON", "NUM") or token.ent_type_ in ("PERSON", "NORP", "CARDINAL"):
        return token.lower_ not in ("it", "this", "that", "these", "nothing", "anything", "something")
    if is_a(token, "outflow"):
        return False  # whatever its ending
    if token.lemma_.lower() in people() or token.lower_ in people():
        return True
    return token.pos_ == "PROPN" or token.lemma_.lower().endswith(("er", "or", "ist", "man", "ian", "ee", "ant"))


def done_by(kind: str) -> Callable[[Token], bool]:
    """Whether the subject is of a kind: "the water rose", "police fired"."""

    def met_by(token: Token) -> bool:
        return any(is_a(one, kind) for one in subjects(token))

    return met_by


def of_those_who_save(token: Token) -> bool:
    """Whether a verb is of those who save at sea: of lifeboats, ships, "coast guard crews", who may arrest, too."""
    every = [part for one in subjects(token) for part in (one, *one.conjuncts)]
    if any(_guards_a_coast(one) for one in every):
        return True
    aboard = [one for one in every if is_a(one, "ship") or (is_a(one, "rescuer") and one.lemma_.lower() not in _ASHORE)]
    return any(not is_a(one, "police") and not any(is_a(part, "police") for part in one.lefts) for one in aboard)


def _guards_a_coast(noun: Token) -> bool:
    """Whether a noun names a coast guard, or its crews and boats: the words are two, or one."""
    named = [part for part in (noun, *noun.lefts) if part.lower_ in ("guard", "guards")]
    return any(part.i > 0 and part.nbor(-1).lower_ == "coast" for part in named) or any(
        part.lower_ in ("coastguard", "coastguards") for part in (noun, *noun.lefts)
    )


def of_sort(sort: str, *, whole: bool = False) -> Callable[[Token], bool]:
    """Whether a word of a kind stands in the sentence, or in the whole paragraph."""

    def met_by(token: Token) -> bool:
        return any(is_a(one, sort) for one in (token.doc if whole else token.sent) if one.i != token.i)

    return met_by


def party_of(sort: str) -> Callable[[Token], bool]:
    """Whether the subject or the object is of a kind: "the coaches overturned", "the river rose"."""

    def met_by(token: Token) -> bool:
        return any(is_a(one, sort) for one in (*subjects(token), *own_objects(token)))

    return met_by


def is_counted(token: Token) -> bool:
    return any(child.dep_ == "nummod" for child in token.children)


def comes_from(verb: Token) -> bool:
    """Whether a verb says whence something came, and not that it did: "the order did not come from the gang"."""
    return verb.lemma_ == "come" and any(child.lower_ == "from" for child in verb.rights)


def names_one_of(token: Token, terms: frozenset[tuple[str, ...]]) -> bool:
    """Whether a noun, with the words before it, is one of some terms: "police action", not any action."""
    lemma = token.lemma_.lower()
    before = token.nbor(-1).lower_ if token.i else ""
    return (lemma,) in terms or (before, lemma) in terms


def nouns_for(wanted: Callable[[resources.Row], bool]) -> frozenset[tuple[str, ...]]:
    """The words of some of the lexicon's nouns."""
    rows = resources.table("en", "events")
    return frozenset(tuple(row["term"].split("/")[0].split()) for row in rows if row["pos"] == "n" and wanted(row))


def what_it_is_of(token: Token) -> Iterator[Token]:
    """What a word is of: "parts of the town"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (part for part in child.children if part.dep_ == "pobj")


def head_of(token: Token) -> Token:
    """The noun whose determiner a word shares: of "the train disaster" the disaster."""
    return token.head if token.dep_ == "compound" else token
