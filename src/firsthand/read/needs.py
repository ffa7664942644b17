"""What a plain word needs around it to name a happening: a drone that hits, a school closed, a report published.

In: a token and the name of a need, as the event lexicon gives it. Out: whether the words around meet it.
"""

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token

from firsthand import resources

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BLOWS = frozenset({"with", "to"})  # "beat him with sticks", "beaten to death"
_RIVALS = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC"})
_SPORTS = frozenset({"team", "rival", "opponent", "champion", "competitor", "candidate", "challenger", "incumbent"})
_PUBLISHED = frozenset(
    {"figure", "statement", "report", "film", "video", "album", "result", "number", "name", "detail"}
)
# Where guns are fired: "fired on the crowd", "fired into the air", "fired from a roof".
_AIMS = frozenset({"on", "upon", "at", "into", "toward", "towards", "from", "over"})
_DISMISSED_ON = frozenset({"spot", "ground", "charge", "advice"})
_NO_OCCASION = frozenset({"it", "they", "he", "she", "we", "you", "i", "who", "what", "which", "that", "this", "all"})


@cache
def people() -> frozenset[str]:
    """Nouns for people, who can be killed, arrested and counted."""
    return resources.terms("en", "people")


def met(token: Token, need: str) -> bool:
    """Whether the words around a token meet a need of the event lexicon."""
    return _NEEDS[need](token)


def _object(token: Token) -> bool:
    return bool(_objects(token))


def _has_person(token: Token) -> bool:
    objects = _objects(token)
    return any(_person(part) for one in objects for part in (one, *one.conjuncts)) or (
        not objects and token.tag_ == "VBN"
    )


def _objects(token: Token) -> list[Token]:
    """The verb's object, passive subject, or the noun that it modifies."""
    objects = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass", "dative")]
    if token.dep_ in ("acl", "amod", "relcl") and token.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
        objects.append(token.head)
    if token.dep_ in ("conj", "xcomp"):
        objects += [child for child in token.head.children if child.dep_ in ("nsubjpass", "dobj")]
    return objects


def _own_objects(token: Token) -> Iterator[Token]:
    """The object and passive subject of the verb itself; for a participle or relative clause, its noun."""
    own = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    yield from own
    others = [child for child in token.children if child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT")]
    if not own and ((token.dep_ == "acl" and token.tag_ == "VBN") or (token.dep_ == "relcl" and others)):
        yield token.head


def _subjects(token: Token) -> Iterator[Token]:
    """The verb's subject, shared along "and" and by an infinitive, and whoever a passive is done by."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield child
        elif child.dep_ == "agent":
            yield from (part for part in child.children if part.dep_ == "pobj")
    if token.dep_ in ("conj", "xcomp") and token.head.i != token.i:
        yield from _subjects(token.head)


def _weapon(token: Token) -> bool:
    return any(_is(one, "weapon") for one in _subjects(token))


def _site(token: Token) -> bool:
    return any(_is(one, "site") or one.ent_type_ in _PLACES for one in _own_objects(token))


def _site_or_service(token: Token) -> bool:
    """What is closed or opened: "closed the school", "the school reopened"; not a case, a gap or an account."""
    objects = list(_own_objects(token))
    return any(_is(one, "site") or _is(one, "service") for one in objects or _subjects(token))


def _document(token: Token) -> bool:
    return any(_is(one, "document") for one in _own_objects(token))


def _of_document(token: Token) -> bool:
    of = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
    return any(part.dep_ == "pobj" and _is(part, "document") for child in of for part in child.children)


def _one(token: Token) -> bool:
    """Whether the object is a person: "paid an inspector", not "paid a price", "paid attention"."""
    return any(one.pos_ != "PRON" and is_somebody(one) for one in _own_objects(token))


def _gunner(token: Token) -> bool:
    """Whether guns are fired: "fired on the crowd", "were fired at"; nobody is dismissed, nothing is fired off."""
    if any(child.dep_ in ("dobj", "dative") for child in token.children):
        return False
    aimed = [child for child in token.rights if child.lower_ in _AIMS and child.dep_ in ("prep", "prt", "advmod")]
    at = [part for child in aimed for part in child.children if part.dep_ == "pobj"]
    if any(part.ent_type_ in ("DATE", "TIME") or part.lemma_.lower() in _DISMISSED_ON for part in at):
        return False
    done = token.tag_ == "VBN" and not any(
        child.lower_ in ("has", "have", "had", "'ve", "’ve") for child in token.lefts
    )
    if done:
        return bool(aimed) and not at and aimed[0].lower_ != "from"  # "were fired on"
    back = any(child.lower_ == "back" for child in token.children)  # "fired back at his critics"
    return bool(aimed) and not back and (aimed[0].lower_ != "from" or any(map(_person, _subjects(token))))


def _captive(token: Token) -> bool:
    """Whether somebody is let go: not the figures, the film or a statement that are released."""
    objects = list(_own_objects(token))
    return _has_person(token) and not any(one.lemma_.lower() in _PUBLISHED for one in objects)


def _victim(token: Token) -> bool:
    """Whether people are struck: "beat three men", "was beaten"; not "beat Spain", "beating his rival at the polls"."""
    struck = list(_own_objects(token)) or ([token.head] if token.dep_ in ("conj", "xcomp") else [])
    by = [part for child in token.children if child.dep_ == "agent" for part in child.children]
    if any(child.dep_ == "prep" and child.lower_ in _BLOWS for child in token.children):
        return _object(token)
    if not struck or any(part.ent_type_ in _RIVALS for part in (*struck, *by)):
        return bool(struck) and token.tag_ == "VBN" and not by and any(one.ent_type_ == "PERSON" for one in struck)
    return any(_person(one) and one.lemma_.lower() not in _SPORTS for one in struck) and _object(token)


def _company(token: Token) -> bool:
    """Whether people meet: whom they meet, if told, are people or bodies; a rule or an end is none."""
    objects = [child for child in token.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lemma_ == "end" for child in token.children):
        return False  # "make ends meet"
    return all(is_somebody(one) or one.lemma_.lower() in _bodies() for one in objects)


def _no_figure(token: Token) -> bool:
    """Whether no currency, price or programme crashes."""
    return not any(_is(one, "figure") for one in _subjects(token))


def _goods(token: Token) -> bool:
    """Whether somebody is robbed, of what can be carried off."""
    of = [child for child in token.children if child.dep_ == "prep" and child.lower_ == "of"]
    return not any(part.dep_ == "pobj" and _is(part, "intangible") for child in of for part in child.children)


@cache
def _bodies() -> frozenset[str]:
    rows = resources.table("en", "source_nouns")
    return frozenset(row["term"] for row in rows if row["kind"] != "document")  # rules are met by nobody's company


def _service(token: Token) -> bool:
    return any(_is(one, "service") for one in _subjects(token)) and not any(True for _ in _own_objects(token))


def _occasion(token: Token) -> bool:
    """Whether a noun is said to take place, which it names: "the operation never took place"."""
    return any(one.pos_ in ("NOUN", "PROPN") and one.lower_ not in _NO_OCCASION for one in _subjects(token))


def _name(token: Token) -> bool:
    """Whether a code-name follows: "Operation Lantern"."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.text[0].isupper() and bool(following) and following[0].pos_ == "PROPN"


def _is(token: Token, kind: str) -> bool:
    return kind in _things().get(token.lemma_.lower(), ())


@cache
def _things() -> dict[str, tuple[str, ...]]:
    return {row["term"]: tuple(row["kinds"].split()) for row in resources.table("en", "things")}


def is_somebody(token: Token) -> bool:
    """Whether a noun names a person or people, by its entity, its table or its ending."""
    if token.ent_type_ in ("PERSON", "NORP"):
        return True
    return token.lemma_.lower() in people() or token.lower_ in people() or _acts(token)


def _acts(token: Token) -> bool:
    """Whether a noun's ending makes it somebody who does a thing: "inspector"; "offer" and "matter" are none."""
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and len(lemma) > 5 and lemma.endswith(("tor", "sor", "ist", "man", "ian", "cer", "ker"))


def _person(token: Token) -> bool:
    if token.pos_ in ("PRON", "NUM") or token.ent_type_ in ("PERSON", "NORP", "CARDINAL"):
        return token.lower_ not in ("it", "this", "that", "these")
    if token.lemma_.lower() in people() or token.lower_ in people():
        return True
    return token.pos_ == "PROPN" or token.lemma_.lower().endswith(("er", "or", "ist", "man", "ian", "ee", "ant"))


def _court(token: Token) -> bool:
    """Whether somebody decides: not "the ruling party", not "ruled out"."""
    out = any(child.dep_ in ("prt", "advmod") and child.lower_ == "out" for child in token.children)
    return token.dep_ != "amod" and not out


def _polled(token: Token) -> bool:
    """Whether a vote is told, not a rank: not "elected officials"; "the newly elected mayor" tells of one."""
    return token.dep_ != "amod" or any(child.dep_ == "advmod" for child in token.children)


_NEEDS: dict[str, Callable[[Token], bool]] = {
    "object": _object,
    "person": _has_person,
    "weapon": _weapon,
    "captive": _captive,
    "company": _company,
    "goods": _goods,
    "gunner": _gunner,
    "no figure": _no_figure,
    "site": _site,
    "victim": _victim,
    "site or service": _site_or_service,
    "document": _document,
    "of document": _of_document,
    "one": _one,
    "service": _service,
    "occasion": _occasion,
    "name": _name,
    "court": _court,
    "polled": _polled,
}
