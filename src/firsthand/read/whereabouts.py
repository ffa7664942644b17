"""Whether a place name says where something happened, not who took part, whose it is, or of what it is told.

In: the word that heads the name, its Place, the triggers of the sentence. Out: whether it does.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from firsthand import resources
from firsthand.read.holders import INSIDE
from firsthand.read.needs import is_somebody
from firsthand.read.triggers import Trigger
from firsthand.records import Place
from firsthand.resources import terms

_TOPONYMS = frozenset({"GPE", "LOC", "FAC"})
# Of whom or against whom, not where: "a treaty with Norland", "between Norland and Albany", "the case against Norland".
_PARTIES = frozenset({"with", "between", "by", "against", "about", "toward", "towards", "among", "than", "like", "for",
                      "despite", "including", "over", "versus", "on", "from", "as"})  # fmt: skip
_STRUCK = frozenset({"on", "against", "over"})  # what is struck is where it is: "the attack on Orlund"
_FROM = frozenset({"from"})
_WAYS = frozenset({"route", "line", "crossing", "run", "link", "flight"})  # that lead there: "on the Kesvik route"
_ABROAD = frozenset({"ACCUSE", "AGREE", "SANCTION", "CONSULT", "COOPERATE"})  # "the Norland probe" is held elsewhere


def says_where(word: Token, place: Place, found: Sequence[Trigger], index: dict[int, int]) -> bool:
    """Whether a place name says where something happened, not who took part, whose it is, or of what it is told."""
    while word.dep_ in ("conj", "appos") and word.head.i < word.i and word.head.pos_ == "PROPN":
        word = word.head
    head = word.head
    own = found[index[head.i]] if head.i in index else None
    if word.ent_type_ == "PERSON" and not (word.dep_ == "pobj" and head.lower_ in INSIDE):
        return False
    if word.dep_ in ("compound", "amod", "nmod", "poss"):
        if own is not None:
            return not (place.precision == "country" and own.entry.event in _ABROAD)
        if word.dep_ == "poss":  # "Norland's Mastrup district"
            return head.ent_type_ in _TOPONYMS or head.lemma_.lower() in terms("en", "place_words")
        way = (
            head.lemma_.lower() in _WAYS
            or resources.kinds("en", "source_nouns").get(head.lemma_.lower()) == "organisation"
        )
        owner = is_somebody(head) or head.pos_ == "PROPN" or word.dep_ == "amod" or way
        return not owner and not _in_a_town(head)
    if word.dep_ in ("nsubj", "dative", "attr", "agent"):
        return False
    if word.dep_ in ("dobj", "nsubjpass"):
        return own is not None
    if word.dep_ == "pobj" and head.lower_ in _PARTIES:
        struck = head.lower_ in _STRUCK and head.head.i in index
        left = head.lower_ in _FROM and head.head.i in index and place.precision != "country"
        return struck or left
    if word.dep_ == "pobj" and head.lower_ == "of":
        return not is_somebody(head.head)  # "the mayor of Sundhaven"
    return True


def _in_a_town(thing: Token) -> bool:
    """Whether a thing is said to stand in a named place: "the Delmont warehouse in Tarvelle" is in no Delmont."""
    after = thing.doc[thing.i + 1 : thing.i + 3]
    return len(after) > 1 and after[0].lower_ in ("in", "at", "near") and after[1].pos_ == "PROPN"
