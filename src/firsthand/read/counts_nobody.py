"""Numbers that count nobody a happening befell: an age, who says it, whose children, "one for each of the dead".

In: the number's token or its Quantity. Out: whether it is such a one.
"""

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.needs import people
from firsthand.read.triggers import TALLIES
from firsthand.records import Quantity
from firsthand.resources import terms_of_all

_GROUPS = frozenset(
    {"group", "crew", "team", "family", "crowd", "party", "couple", "gang", "class", "band", "unit", "force"}
)
_PARENTS = frozenset({"father", "mother", "parent", "grandfather", "grandmother", "dad", "mum", "mom"})
_CITES = frozenset({"cite", "quote"})
_VIEWS = frozenset(
    {"view", "opinion", "word", "account", "telling", "version", "judgment", "judgement", "estimation", "estimate"}
)
_VIEWED = frozenset({"in", "by", "on", "from"})


def measures(quantity: Quantity) -> bool:
    """Whether a number counts nobody: it has a unit, is of times or shots, or of no whole things ("magnitude 6.1")."""
    uncounted = quantity.of in terms_of_all("occasions") or quantity.of in terms_of_all("charges")
    return quantity.unit is not None or uncounted or quantity.minimum != int(quantity.minimum)


def is_age(number: Token, quantity: Quantity) -> bool:
    """Whether a number says how old somebody is: "a campaign worker of 22, died"."""
    whom = number.head.head if quantity.of is None and number.dep_ == "pobj" and number.head.lower_ == "of" else None
    if whom is None or whom.tag_ != "NN" or whom.lemma_.lower() in _GROUPS | TALLIES:
        return False
    return whom.lemma_.lower() in people() and any(child.lower_ in {"a", "an"} for child in whom.lefts)


def speaks(number: Token) -> bool:
    """Whether a number tells how many say it: "one of the officials said", "according to two residents".

    "Two said they had been beaten" are two who were.
    """
    if _is_cited(number.head if number.dep_ in {"nummod", "amod"} else number):
        return True
    says = cues.verb(number.head) if number.dep_ == "nsubj" and number.head.pos_ == "VERB" else None
    of = any(child.lower_ == "of" for child in number.rights)
    return says is not None and says.core and of and not any(child.dep_ == "ccomp" for child in number.head.rights)


def is_kin(number: Token) -> bool:
    """Whether a number is of somebody's children: "a father of two daughters, died" is one who died."""
    noun = number.head if number.dep_ == "nummod" else number
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _PARENTS


def is_shared_out(number: Token) -> bool:
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


def noes(number: Token) -> bool:
    """Whether a number is that of the votes against: the 9 of "14 votes to 9", of "14 for and 9 against"."""
    behind = number.doc[number.i + 1 : number.i + 3]
    if len(behind) and behind[0].lower_ == "against" and not (len(behind) > 1 and behind[1].like_num):
        return True
    before = number.doc[max(0, number.i - 2) : number.i]
    return len(before) == 2 and before[1].lower_ in {"to", "against"} and before[0].lower_ in {"votes", "vote"}


def mourned(number: Token, funeral: Token) -> bool:
    """Whether a number is of whom people mourn: "a funeral for seven of the dead" was not attended by seven."""
    at = number.i - 1
    while at > funeral.i and number.doc[at].dep_ in {"det", "amod", "quantmod", "advmod"}:
        at -= 1
    return funeral.i < at < funeral.i + 4 and number.doc[at].lower_ in {"for", "of"}
