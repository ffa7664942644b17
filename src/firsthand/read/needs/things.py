"""What the event lexicon needs of things: documents, goods, vehicles, money.

In: a token of the parse. Out: whether a need is met. NEEDS names each as the lexicon does.
"""

from collections.abc import Callable

from spacy.tokens import Token

from firsthand.read.needs.words import (
    CAUSED,
    PLACES,
    head_of,
    is_a,
    is_somebody,
    own_objects,
    people,
    subjects,
    what_it_is_of,
)

_COMES_ABOUT = frozenset(
    {"happen", "occur", "cost", "kill", "claim", "injure", "leave", "come", "stem", "have", "cause", "trigger", "take"}
)
_WHEN = frozenset({"after", "following", "since", "before"})
_LOST = frozenset(
    {"die", "perish", "kill", "injure", "hurt", "wound", "survive", "death", "fatality", "victim", "life", "dead"}
)
_THERE = frozenset({"at", "in", "inside", "outside"})  # where a crowd was; "on" is whom somebody has a crush on
_SOUNDS = frozenset({"alarm", "siren", "phone", "telephone", "flash", "light", "sprinkler", "buzzer"})
_ABOARD = frozenset(
    {"aboard", "onboard", "passenger", "crew", "sailor", "captain", "skipper", "harbour", "harbor", "quay", "sea",
     "coastguard", "cape", "lifeboat"}
)  # fmt: skip


def _document(token: Token) -> bool:
    return any(is_a(one, "document") for one in own_objects(token))


def _of_document(token: Token) -> bool:
    return any(is_a(part, "document") for part in what_it_is_of(token))


def _no_figure(token: Token) -> bool:
    """Whether no currency, price or programme crashes, and nobody falls ill: "collapsed in his cell"."""
    told_of = [token.head] if token.dep_ in ("relcl", "acl") else []  # "the second person to collapse"
    fell = any(one.lemma_.lower() in people() for one in told_of)
    told = (one for one in subjects(token) if not is_a(one, "vehicle"))  # whatever the tagger makes of a lorry
    return not fell and not any(is_a(one, "figure") or is_somebody(one) for one in told)


def _goods(token: Token) -> bool:
    """Whether somebody is robbed, of what can be carried off."""
    return not any(is_a(part, "intangible") for part in what_it_is_of(token))


def _portable(token: Token) -> bool:
    """Whether what is stolen can be carried off: "stole a ward from our children" tells of no theft."""
    taken = list(own_objects(token))
    return not any(is_a(one, kind) for one in taken for kind in ("intangible", "site")) or any(
        is_a(one, "vehicle") for one in taken
    )


def _vehicle(token: Token) -> bool:
    """Whether it befalls a vehicle: "the car", "the ferry Marisol"; "the Marisol", where people are aboard or at sea.

    A company that founders and a server that goes down have neither passengers nor a cape.
    """
    parties = [*subjects(token), *own_objects(token), *([token.head] if token.dep_ == "relcl" else [])]
    if any(is_a(part, "vehicle") for one in parties for part in (one, *one.children)):
        return True
    named = any(one.pos_ == "PROPN" and any(child.lower_ == "the" for child in one.lefts) for one in parties)
    near = (one for one in token.doc if one.i != token.i)
    return named and any(is_a(one, "vehicle") or one.lemma_.lower() in _ABOARD for one in near)


def _definite(token: Token) -> bool:
    """Whether a noun of one happening is told as known: "the disaster", "this tragedy"; not "a disaster"."""
    return token.tag_ in ("NN", "NNP") and any(
        child.lower_ in ("the", "this", "that") or child.dep_ == "poss" for child in head_of(token).lefts
    )


def _wreck(token: Token) -> bool:
    """Whether "the wreck" is what happened, and not what is left: it kills or comes about, or people die in it."""
    if not _definite(token) or any(child.lower_ == "of" for child in token.rights):
        return False
    if token.dep_ in ("nsubj", "nsubjpass"):
        return token.head.lemma_.lower() in _COMES_ABOUT
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in CAUSED
    led = token.head
    return token.dep_ == "pobj" and (led.lower_ in _WHEN or (led.lower_ == "in" and led.head.lemma_.lower() in _LOST))


def _of_crowd(token: Token) -> bool:
    """Whether people are crushed: they die in it, or it is at a place, "the stadium crush"; not "a crush on him".

    "The crush" comes about, is looked into, or somebody is to blame for it.
    """
    led = token.head
    known = _definite(token) and not any(child.lower_ in ("of", "on") for child in token.rights)
    if _wreck(token) or (known and token.dep_ == "pobj" and led.lower_ in ("into", "for")):
        return True
    if token.dep_ == "pobj" and led.lower_ in ("in", "by", "during", "from") and led.head.lemma_.lower() in _LOST:
        return True
    if any(child.dep_ == "compound" and (is_a(child, "site") or child.lower_ == "crowd") for child in token.lefts):
        return True
    led_to = (place for child in token.rights if child.lower_ in _THERE for place in child.children)
    return any(place.ent_type_ in PLACES or is_a(place, "site") for place in led_to)


def _wrecked(token: Token) -> bool:
    """Whether a train, a ship or an aircraft is wrecked, and nobody said to have done it."""
    passive = [child for child in token.children if child.dep_ == "nsubjpass" and child.tag_ != "NNS"]
    return any(is_a(one, "vehicle") for one in passive) and not any(one.dep_ == "agent" for one in token.children)


def _money(token: Token) -> bool:
    """Whether it is money that somebody takes or sends: "siphoned off two million", not "diverted the river"."""
    return any(is_a(part, "money") or part.ent_type_ == "MONEY" for one in own_objects(token) for part in one.subtree)


def _no_alarm(token: Token) -> bool:
    """Whether what goes off is no alarm, which only sounds."""
    return not any(part.lemma_.lower() in _SOUNDS for one in subjects(token) for part in (one, *one.lefts))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "goods": _goods,
    "no figure": _no_figure,
    "document": _document,
    "of document": _of_document,
    "again nothing": lambda token: any(one.lower_ in ("nothing", "anything") for one in own_objects(token)),
    "again money": _money,
    "portable": _portable,
    "no alarm": _no_alarm,
    "definite": _definite,
    "money": _money,
    "vehicle": _vehicle,
    "of crowd": _of_crowd,
    "wreck": _wreck,
    "wrecked": _wrecked,
}
