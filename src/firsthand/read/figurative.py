"""Figures of speech: "a diplomatic coup", "a flood of complaints", "killed the bill", "shot him a look".

In: a word that names a happening by the lexicon, parsed or with the words around it. Out: whether it is meant as a
figure. What is hit, killed or flooded must be a body or a thing; a matter (`matters.tsv`) is neither.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from firsthand import resources
from firsthand.inflection import written
from firsthand.read.grammar import grammar
from firsthand.read.needs import is_somebody, named, own_objects, subjects

# Types of happening that befall bodies and things.
_BODILY = frozenset({"ASSAULT", "COLLAPSE", "CRASH", "DEATH", "DISASTER", "EXPLOSION", "FIRE"})
_NATURAL = frozenset({"COLLAPSE", "CRASH", "DISASTER", "EXPLOSION", "FIRE"})
_MARKS_OPEN, _MARKS_CLOSE = frozenset("“\"‘'«"), frozenset("”\"’'»")
_WAS = frozenset({"be", "feel", "seem"})
_LIKENED = frozenset({"fue", "era", "parecía", "pareció"})
_LEAD_TO = frozenset({"of", "in", "on", "over", "against", "about", "with"})  # "an attack on the plan"
_VOTES = frozenset({"win", "elect", "re-elect", "victory", "lose", "triumph", "majority"})  # by a landslide
_AIMED_AT = frozenset({"look", "glance", "glare", "wink", "smile", "grin", "stare"})  # "shot him a look"
_FILMED = frozenset(
    {"film", "movie", "documentary", "video", "footage", "scene", "series", "episode", "photo", "photograph",
     "picture", "commercial", "clip"}
)  # fmt: skip
_OF_GROUND = frozenset(
    {"land", "ground", "earth", "farmland", "film", "movie", "novel", "book", "play", "series", "story"}
)
_OF_STORIES = frozenset({"twist", "line", "hole", "device", "point"})
_WON = frozenset({"big", "great", "huge", "major", "real"})  # coup
_ARE_DANGERS = frozenset(
    {"pose", "face", "present", "represent", "constitute", "perceive", "assess", "counter", "downplay", "contain"}
)
_DANGERS = frozenset(
    {"big", "cyber", "existential", "external", "foreign", "great", "growing", "military", "nuclear", "potential",
     "security"}
)  # fmt: skip
_UTTERED = frozenset({"make", "issue", "send", "receive", "get", "phone", "post", "utter", "repeat", "carry"})
_MARCHED_FOR = frozenset({"support", "solidarity", "anger", "protest", "mourning", "grief"})
_LENGTHS = frozenset({"distance", "way", "mile", "metre", "meter", "yard", "kilometre", "kilometer", "km"})
_MARKETS = frozenset({"market", "stock", "share", "price", "currency"})
_THREATS = frozenset({"amenaza", "amenazas"})
_SOON = 12  # words
_BALLOTS = frozenset(
    {"elecciones", "comicios", "presidenciales", "legislativas", "municipales", "autonómicas", "urnas", "votos",
     "sufragios", "primarias", "votación"}
)  # fmt: skip
_HIS = frozenset({"his", "her", "my", "your"})
_DONE_TO = frozenset({"nsubjpass", "dobj"})
_EACH_OTHER = re.compile(r"\b(?:mutuamente|entre sí|un[oa]s? (?:al?|a l[oa]s?) otr[oa]s?)\b")
_RECIPROCAL = frozenset({"other", "another"})  # "each other", "one another"
_PEOPLE_SAID = frozenset({"him", "me", "us", "you", "himself", "herself", "themselves", "ourselves", "myself"})


def is_figure(token: Token, words: tuple[str, ...], event: str) -> bool:
    """Whether a parsed word, with the words of its lexicon entry, is a figure of speech."""
    own = _OF_WORDS.get(words[0] if len(words) == 1 else "")
    if own is not None and own(token):
        return True
    if event not in _BODILY:
        return False
    if token.pos_ in ("NOUN", "PROPN"):
        return _is_figurative_noun(token, natural=event in _NATURAL)
    return _befalls_a_matter(token)


def is_plain_figure(small: tuple[str, ...], first: int, last: int, event: str, language: str, *, noun: bool) -> bool:
    """The same of words `[first, last]` of a sentence without a parse, in small letters."""
    if small[first] in _THREATS and small[last + 1 : last + 2] == ("para",):
        return True  # the drought is one for the harvest
    if event not in _BODILY:
        return False
    if small[first].startswith("arras") and not _BALLOTS.isdisjoint(small):
        return True  # "arrasó en las presidenciales"
    if small[first].startswith("destru") and _EACH_OTHER.search(" ".join(small[last + 1 : last + 7])):
        return True
    matters, articles = written(language, "matters"), _articles(language)
    behind = small[last + 1 : last + 5]
    if noun and event in _NATURAL and small[max(0, first - 2) : first] in _LIKE_ONE:
        return not _LIKENED.isdisjoint(small[max(0, first - 4) : first - 2])
    if noun:
        beside = {*small[max(0, first - 1) : first], *behind[:1]}
        if event in _NATURAL and not beside.isdisjoint(written(language, "figurative")):
            return True
        return behind[:1] != () and behind[0] in _JOINS and not matters.isdisjoint(_first(behind[1:], articles))
    if not matters.isdisjoint(_first(behind, articles | _TOWARD)):
        return True
    start = max((n + 1 for n in range(first) if small[n] in _BREAKS), default=0)
    led = start and small[start - 1] == "tras"  # "tras el acuerdo murieron dos"
    subject = [] if led else _first(small[start:first], articles)
    return first - start <= _NEAR and not matters.isdisjoint(subject)


def is_not_the_word(noun: Token) -> bool:
    """Whether only the word for what happened is denied, in quotation marks: "it was not an ‘accident’"."""
    if noun.dep_ != "attr" or not any(child.dep_ == "neg" for child in noun.head.children):
        return False
    alone = noun.i > 0 and noun.nbor(-1).text in _MARKS_OPEN and noun.i + 1 < len(noun.doc)
    return alone and noun.nbor(1).text[:1] in _MARKS_CLOSE


def _first(words: Sequence[str], left_out: frozenset[str]) -> list[str]:
    """The first of some words that is not left out, where there is one."""
    return [word for word in words if word not in left_out][:1]


def _is_figurative_noun(noun: Token, *, natural: bool) -> bool:
    """Whether a noun is said of a matter: "a storm over the remarks", "a market crash", "by a landslide"."""
    if natural and any(
        _known(child, "figurative") for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod")
    ):
        return True
    if natural and _is_likened(noun):
        return True
    if noun.lemma_ == "landslide" and noun.dep_ in ("pobj", "compound"):
        over = noun.head.head if noun.dep_ == "pobj" else noun.head
        if over.lemma_.lower() in _VOTES:
            return True
    return any(
        _known(part, "matters")
        for child in noun.rights
        if child.dep_ == "prep" and child.lower_ in _LEAD_TO
        for part in child.children
        if part.dep_ == "pobj"
    )


def _is_likened(noun: Token) -> bool:
    """Whether something only was or felt like it: "it was like an earthquake"; what "sounded like a blast" may be."""
    likened = noun.dep_ == "pobj" and noun.head.lower_ == "like" and noun.head.head.lemma_ in _WAS
    return likened and any(child.lower_ in ("a", "an") for child in noun.lefts)


def _befalls_a_matter(token: Token) -> bool:
    """Whether what it is done to, or what does it where it is done to nothing, is a matter: "sales exploded"."""
    parties = list(own_objects(token)) or list(_bearing(token))
    if any(_known(one, "matters") for one in parties):
        return True
    with_what = (part for child in token.rights if child.lower_ == "with" for part in child.children)
    return token.lemma_ == "flood" and any(_known(part, "matters") for part in with_what)


def _bearing(token: Token) -> Iterator[Token]:
    """The subject of a verb without an object, or of an adjective: "the talks are dead"."""
    if token.dep_ in ("acomp", "attr", "oprd"):
        yield from (child for child in token.head.children if child.dep_ in ("nsubj", "nsubjpass"))
    else:
        yield from subjects(token)


def _is_no_coup(token: Token) -> bool:
    """A coup "for the club" is a gain, as a diplomatic one is."""
    lefts = [child for child in token.lefts if child.dep_ in ("amod", "compound")]
    gained = any(_known(child, "figurative") or child.lemma_.lower() in _WON for child in lefts)
    return gained or any(child.lower_ == "for" and child.dep_ == "prep" for child in token.rights)


def _is_no_wreck(token: Token) -> bool:
    """Markets crash, teams crash out of a cup, and what is no vehicle is derailed: "derail the vote"."""
    if token.lemma_ == "derail":
        things = (one for one in own_objects(token) if one.pos_ == "NOUN" and one.lemma_.lower() not in _LENGTHS)
        return any(one.lemma_.lower() not in named("vehicle") for one in things)  # not "a short distance from"
    out_of = [one.lower_ for one in token.doc[token.i + 1 : token.i + 3]] == ["out", "of"]
    return out_of or any(child.dep_ == "compound" and child.lemma_.lower() in _MARKETS for child in token.lefts)


def _is_no_plot(token: Token) -> bool:
    """A plot of land or of a film, one that is lost."""
    of = (part for child in token.rights if child.lower_ == "of" for part in child.children)
    if any(part.lemma_.lower() in _OF_GROUND for part in of):
        return True
    lost = token.dep_ == "dobj" and token.head.lemma_ == "lose"
    return lost or (token.dep_ == "compound" and token.head.lemma_.lower() in _OF_STORIES)


def _is_a_danger(token: Token) -> bool:
    """A threat that nobody utters: "a threat to the harvest", "threats from abroad"; not "made threats", "to kill"."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_ in _UTTERED:
        return False
    if any(child.dep_ == "acl" or child.lower_ == "against" for child in token.rights):
        return False
    if token.dep_ == "dobj" and token.head.lemma_ in _ARE_DANGERS:
        return True
    if any(child.lemma_.lower() in _DANGERS for child in token.lefts if child.dep_ in ("amod", "compound")):
        return True
    to = any(child.lower_ == "to" and child.dep_ == "prep" for child in token.rights)
    return to or token.dep_ == "attr"


def _is_no_gun(token: Token) -> bool:
    """Films and looks are shot, and what is shot for is wanted."""
    aimed = [child for child in token.children if child.dep_ in (*_DONE_TO, "dative")]
    if any(one.lemma_.lower() in _AIMED_AT | _FILMED for one in aimed):
        return True
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return not aimed and token.tag_ != "VBN" and after.lower_ == "for" and after.head.i == token.i


def _is_no_fine(token: Token) -> bool:
    """Who "'s fine" is well."""
    return token.i > 0 and token.nbor(-1).lower_ in ("'s", "’s") and token.dep_ in ("ROOT", "ccomp", "conj")


def _is_no_protest(token: Token) -> bool:
    """What one person objects: "despite his protests"."""
    return token.tag_ == "NNS" and any(child.dep_ == "poss" and child.lower_ in _HIS for child in token.lefts)


def _is_shown(token: Token) -> bool:
    """What somebody makes plain or shows at work: "demonstrate that", "demonstrated the machine"."""
    return token.pos_ == "VERB" and any(child.dep_ in ("dobj", "ccomp") for child in token.rights)


def _is_a_sign(token: Token) -> bool:
    """What shows something: "a demonstration of its strength"; not one of farmers, of support, of 400 people."""
    of = [part for child in token.rights if child.lower_ == "of" for part in child.children if part.dep_ == "pobj"]
    return any(part.tag_ == "NN" and not is_somebody(part) and part.lemma_ not in _MARCHED_FOR for part in of)


def _only_reports(token: Token) -> bool:
    """What a paper prints about the matter: "published a report according to which three were held"."""
    said = token.doc[token.i : token.i + _SOON].text.lower()
    return any(words in said for words in ("according to which", "which says", "which said", "saying that"))


def _is_carrying_out(token: Token) -> bool:
    """The execution of what was planned."""
    return token.dep_ == "conj" and token.head.lemma_.lower() in ("planning", "plan", "design", "preparation")


def _is_a_trait(token: Token) -> bool:
    """What somebody is by whom he has behind him: "rebel-backed", "the backed party"; nobody says that he backs him."""
    return token.dep_ == "amod" or (token.i > 0 and token.nbor(-1).text == "-")


def _ruins_nothing(token: Token) -> bool:
    """People are not destroyed, nor is each other, but by forces and weapons: "destroy his rival"."""
    who = list(subjects(token))
    if any(one.lemma_.lower() in named(kind) for one in who for kind in ("force", "weapon", "fighting", "ordnance")):
        return False
    ruined = list(own_objects(token))
    return bool(ruined) and all(_is_one_another(one) or is_somebody(one) for one in ruined)


def _is_a_rumour(token: Token) -> bool:
    """What is only spoken of: "talk of a strike", "no talk of the debt"; talks are held, and a talk on a matter."""
    return token.tag_ == "NN" and any(
        child.lower_ in ("of", "about") and child.dep_ == "prep" for child in token.rights
    )


def _is_one_another(token: Token) -> bool:
    one = token.lower_ == "one" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "another"
    return one or token.lower_ in _RECIPROCAL | _PEOPLE_SAID


def _is_winding(token: Token) -> bool:
    """Whether "wound" is of "wind": "wound up in debt", "the firm was wound down"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in ("up", "down")


_OF_WORDS = {
    "back": _is_a_trait,
    "coup": _is_no_coup,
    "crash": _is_no_wreck,
    "demonstrate": _is_shown,
    "demonstration": _is_a_sign,
    "derail": _is_no_wreck,
    "destroy": _ruins_nothing,
    "execution": _is_carrying_out,
    "fine": _is_no_fine,
    "plot": _is_no_plot,
    "protest": _is_no_protest,
    "publish": _only_reports,
    "shoot": _is_no_gun,
    "talk": _is_a_rumour,
    "threat": _is_a_danger,
    "wound": _is_winding,
}


def _known(token: Token, table: str) -> bool:
    return token.pos_ != "PROPN" and token.lemma_.lower() in resources.terms("en", table)


@cache
def _articles(language: str) -> frozenset[str]:
    g = grammar(language)
    return (g.role("article") | g.role("possessive")) - _JOINS


_JOINS = frozenset({"de", "del", "a", "al", "contra", "en", "sobre", "por"})  # from "avalancha" to "críticas"
_TOWARD = frozenset({"a", "al", "contra"})
_LIKE_ONE = frozenset({("como", "un"), ("como", "una")})  # "fue como un terremoto"
_BREAKS = frozenset({"que", "donde", "cuando", "y", "e", "o", "tras", "si", "mientras", "porque", "pero"})
_NEAR = 6  # words from the beginning of a clause to its verb: "el proceso de paz ya ha muerto"
