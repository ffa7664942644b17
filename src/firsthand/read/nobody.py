"""Words that stand where a source stands, and are none: nobody, each side, a date, the final votes, a claim, a toll.

In: a noun phrase and the cue it goes with. Out: whether no voice can be made of it. In doubt it is a voice.
"""

import re

from spacy.tokens import Span as Tokens

from firsthand.read.cues import Cue
from firsthand.read.needs import is_somebody
from firsthand.resources import kinds, terms

_NO_ONE = frozenset({"nobody", "none", "no-one", "nothing", "anyone", "anybody", "anything", "everything"})
_NOT_A_SPEAKER = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})
_ANY = frozenset({"any", "whose", "no"})  # "any indicators suggest", "whose feud shows", "no official said"
_EACH, _SIDES = frozenset({"each", "either", "neither"}), frozenset({"side", "party", "camp"})  # "each side blames"
_SHOWS = frozenset({"suggest", "indicate", "reveal", "imply", "signal", "show", "predict"})  # things do it too
CONTAINERS = frozenset({"country", "nation", "city", "town", "state", "region", "world", "party", "year", "day"})


def voiceless(words: Tokens, cue: Cue | None) -> bool:
    """Whether nobody speaks by these words."""
    root = words.root
    if root.lower_ in _NO_ONE or (root.ent_type_ in _NOT_A_SPEAKER and root.pos_ in {"PROPN", "NUM", "NOUN"}):
        return not is_somebody(root) or root.lower_ in _NO_ONE
    if words[0].lower_ in _ANY and not (len(words) > 1 and words[1].is_digit):
        return True
    if words[0].lower_ in _EACH and root.lemma_.lower() in _SIDES:
        return True  # of two sides that are not named
    if words[-1].tag_ == "POS" and root.lemma_.lower() in CONTAINERS:
        return True
    if root.lower_ == "record" and any(child.lower_ == "track" for child in root.lefts):
        return True
    if root.pos_ == "NOUN" and _has_no_voice(root.lemma_.lower(), root.tag_ == "NN", cue):
        return True
    known = not terms("en", "source_nouns").isdisjoint({root.lemma_.lower(), root.lower_})
    says = cue is not None and cue.core and cue.term not in _SHOWS
    if cue is None or says or root.pos_ != "NOUN" or known or root.ent_type_ not in {"", "CARDINAL"}:
        return False
    return root.tag_ == "NNS" and not is_somebody(root)  # "the final votes show" tell of no speaker


def says_who(words: str, language: str) -> str:
    """What the first of a source's words tells where there is no parser: "nobody" speaks, "each" of some, or nothing.

    >>> says_who("Ninguno de los testigos", "es"), says_who("cada bando", "es"), says_who("el bando", "es")
    ('nobody', 'each', '')
    """
    first = re.match(r"\W*(\w+)", words)
    kind = kinds(language, "voiceless").get(first[1].lower(), "") if first else ""
    return kind if kind in {"nobody", "each"} else ""


def _has_no_voice(thing: str, one: bool, cue: Cue | None) -> bool:
    """Whether a thing says nothing itself: a claim, a toll (but "the figures show"), a picture that "says"."""
    kind = kinds("en", "voiceless").get(thing)
    if kind == "picture":
        return cue is not None and kinds("en", "voiceless").get(f"{cue.term}/v") == "words"
    return kind == "said" or (kind == "toll" and one)
