"""What the event lexicon needs of people: whom it befell, who is held, taken or let go, who marches, who leaves.

In: a token of the parse. Out: whether a need is met. NEEDS names each as the lexicon does.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token

from firsthand import resources
from firsthand.read.needs.words import (
    ON_THE_MARCH,
    REMAINS,
    all_objects,
    at_site,
    behind_of,
    done_by,
    has_object,
    has_person,
    is_a,
    is_counted,
    is_person,
    is_somebody,
    names_one_of,
    nouns_for,
    of_sort,
    own_objects,
    people,
    subjects,
    what_it_is_of,
)

_BLOWS = frozenset({"with", "to"})  # "beat him with sticks", "beaten to death"
# What gives a crowd its number.
_NUMBERS = frozenset({"put", "estimate", "count", "number", "be", "swell", "grow", "reach", "give", "place", "reckon"})
_ISSUED = frozenset(
    {"give", "issue", "sign", "come", "repeat", "receive", "obey", "execute", "relay", "pass", "confirm"}
)
_ORDERS_OF_COURT = frozenset(
    {"court", "restraining", "executive", "purchase", "gag", "money", "standing", "protection"}
)
_ORGANISERS = frozenset({"organiser", "organizer"})
_OPEN_PLACES = frozenset({"square", "park", "bridge", "plaza", "esplanade", "avenue", "field", "green", "hill"})
_HELD = frozenset(
    {"arrest", "detain", "detainee", "hold", "bail", "remand", "acquit", "free", "inmate", "prisoner", "suspect"}
)
_CAPTIVITY = frozenset({"hostage", "captive", "captor", "kidnap", "kidnapper", "abduct", "abductor", "ransom"})
_HELD_BY_LAW = frozenset({"over", "for"})  # "a man was held over the kidnapping"
_SUSPECTED = frozenset({"suspicion", "charge"})
_RIVALS = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC"})
_CONTESTS = frozenset({"race", "contest", "contract", "cup", "competition", "tournament", "festival", "summit"})
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b(?! ?(?:[a-z]+-old|March|April|May|June|July))")
_SPORTS = frozenset({"team", "rival", "opponent", "champion", "competitor", "candidate", "challenger", "incumbent"})
_PUBLISHED = frozenset(
    {"figure", "statement", "report", "film", "video", "album", "result", "number", "name", "detail"}
)
# What makes a poll a survey: one of many, with these before it, in which somebody stands so, or with this done to it.
_ONE_OF_MANY = frozenset(
    {"a", "an", "every", "each", "any", "another", "some", "several", "most", "all", "new", "recent"}
)
_ASKING = frozenset({"opinion", "exit", "straw", "newspaper", "television", "tracking"})
_STANDS = frozenset({"ahead", "behind", "lead", "rise", "slip", "trail", "climb", "fall", "sink", "be", "drop", "gain"})
_SURVEYS = frozenset(
    {"lead", "top", "trail", "show", "suggest", "find", "put", "give", "indicate", "predict", "commission", "publish"}
)
_STATES = frozenset(
    {"shock", "ruin", "mourning", "disbelief", "chaos", "darkness", "fear", "panic", "silence", "flame", "tear",
     "turmoil", "uproar", "dark", "water", "power", "electricity", "heating", "disarray", "limbo", "rubble"}
)  # fmt: skip
_WAYS = frozenset({"road", "track", "rail", "lane", "carriageway", "runway", "highway", "motorway"})


def _does_it_to_himself(token: Token) -> bool:
    """Whether a verb's one object is who does it: "killed himself", not "killed his wife and himself"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_.endswith(("self", "selves"))


def _one(token: Token) -> bool:
    """Whether the object is a person: "paid an inspector", not "paid a price", "paid attention"."""
    return any(one.pos_ != "PRON" and is_somebody(one) for one in own_objects(token))


def _captive(token: Token) -> bool:
    """Whether somebody is let go: not the figures, the film or a statement that are released."""
    if token.i and token.nbor(-1).lower_ in ("press", "news", "media"):
        return False  # "Press release no. 31"
    objects = list(own_objects(token))
    return has_person(token) and not any(one.lemma_.lower() in _PUBLISHED for one in objects)


def _victim(token: Token) -> bool:
    """Whether people are struck: "beat three men", "was beaten"; not "beat Spain", "beating his rival at the polls".

    Who is "kicked out of the party" is not struck.
    """
    if token.i + 2 < len(token.doc) and (token.nbor(1).lower_, token.nbor(2).lower_) == ("out", "of"):
        return False
    struck = list(own_objects(token)) or ([token.head] if token.dep_ in ("conj", "xcomp") else [])
    by = [part for child in token.children if child.dep_ == "agent" for part in child.children]
    if any(child.dep_ == "prep" and child.lower_ in _BLOWS for child in token.children):
        return has_object(token)
    if _SCORE.search(token.sent.text):
        return False  # "beat Orvik 3-2"
    if not struck or any(part.ent_type_ in _RIVALS for part in (*struck, *by)):
        return bool(struck) and token.tag_ == "VBN" and not by and any(one.ent_type_ == "PERSON" for one in struck)
    return any(is_person(one) and one.lemma_.lower() not in _SPORTS for one in struck) and has_object(token)


def _captives(token: Token) -> bool:
    """Whether those who walk out were held: an arrest, bail or custody is told of them in the sentence."""
    return any(one.lemma_.lower() in _HELD for one in token.sent if one.i != token.i)


def _no_words(token: Token) -> bool:
    """Whether it is not what was said that is withdrawn: "I withdraw the claim", "the withdrawal of a complaint"."""
    return not any(is_a(one, "words") for one in (*own_objects(token), *behind_of(token)))


def _from_matter(token: Token) -> bool:
    """Whether it is a meeting, a treaty or a race that somebody leaves: "pulled out of the talks", "withdrew from"."""
    return any(names_one_of(one, _undertakings()) or is_a(one, "law") for one in _left_behind(token))


def _withdrawn(token: Token) -> bool:
    """Whether forces or people go back, and neither words are taken back nor talks left."""
    return _no_words(token) and not _from_matter(token)


def _left_behind(token: Token) -> Iterator[Token]:
    """What stands behind a "from" or an "out of" of a word."""
    for child in token.rights:
        for way in (child, *(part for part in child.children if child.lower_ == "out")):
            if way.lower_ in ("from", "of"):
                yield from (part for part in way.children if part.dep_ == "pobj")


@cache
def _undertakings() -> frozenset[tuple[str, ...]]:
    return nouns_for(lambda row: row["event"] in ("AGREE", "CONSULT", "ELECTION")) | frozenset(
        (word,) for word in resources.terms("en", "matters") | _CONTESTS
    )


def _left_by_people(token: Token) -> bool:
    """Whether people or what carries them leave a place; not water, nor the dead."""
    who = [one for one in subjects(token) if one.pos_ == "NOUN"]
    going = (is_person(one) or any(is_a(one, kind) for kind in ("vehicle", "force", "crowd")) for one in who)
    ways = any(one.lemma_.lower() in _WAYS for one in own_objects(token))  # "it left the road" is no departure
    return (
        at_site(token)
        and not _left_in_a_state(token)
        and all(going)
        and not ways
        and not any(one.lemma_.lower() in REMAINS for one in who)
    )


def _left_in_a_state(token: Token) -> bool:
    """Whether something only leaves a place in some state: "leaving the town in shock", "left the quarter in ruins"."""
    ways = [child for one in (token, *own_objects(token)) for child in one.rights if child.lower_ in ("in", "without")]
    return any(part.lemma_.lower() in _STATES for way in ways for part in way.children)


def _takers(token: Token) -> bool:
    """Whether one of those taken says so: "they took nine of us"; not "took us to lunch", "took us two hours"."""
    who = list(subjects(token))
    taken = any(one.lower_ == "they" or is_a(one, "police") or is_a(one, "force") for one in who)
    to = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("to", "by", "through", "for", "on", "at")]
    objects = [child for child in token.children if child.dep_ in ("dobj", "dative")]
    us = len(objects) == 1 and (objects[0].lower_ == "us" or any(part.lower_ == "us" for part in objects[0].subtree))
    return taken and us and not to


def _counted_crowd(token: Token) -> bool:
    """Whether a number of people came to a square, park or bridge, and the organisers or the police count them."""
    many = any(is_counted(one) or one.like_num for one in subjects(token))
    place = [part for child in token.children if child.dep_ == "prep" for part in child.children]
    where = any(is_a(one, "site") or one.lemma_.lower() in _OPEN_PLACES for one in place)
    crowd = any(word.lemma_.lower() in _ORGANISERS for word in token.doc)
    return many and where and crowd


def _name(token: Token) -> bool:
    """Whether a code-name follows: "Operation Lantern"."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.text[0].isupper() and bool(following) and following[0].pos_ == "PROPN"


def _several(token: Token) -> bool:
    """Whether a subject is more than one of them: "the crews walked out", not "the driver walked out of the cab"."""
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "we"):
        return True
    return not is_person(token) and token.tag_ != "PRP"


def _polled(token: Token) -> bool:
    """Whether a vote is told, not a rank: not "elected officials"; "the newly elected mayor" tells of one."""
    if token.head.lemma_ == "right":
        return False  # "the right to vote"
    return token.dep_ != "amod" or any(child.dep_ == "advmod" for child in token.children)


def _voting(token: Token) -> bool:
    """Whether a poll is held to elect somebody: not one of many, nor one that tells or that somebody leads."""
    if any(child.lower_ in _ONE_OF_MANY or child.lemma_ in _ASKING for child in token.lefts):
        return False
    if token.i + 1 < len(token.doc) and token.nbor(1).text == ":":
        return False  # "Poll: six in ten want an election"
    inside = token.dep_ == "pobj" and token.head.lower_ == "in"
    return (token.head.head.lemma_ not in _STANDS) if inside else token.head.lemma_ not in _SURVEYS


def _sheltering(token: Token) -> bool:
    """Whether people, or a number of them, take shelter; an argument that takes refuge is none."""
    return any(one.lemma_.lower() in people() or one.like_num or is_counted(one) for one in subjects(token))


def _left(token: Token) -> bool:
    """Whether people leave their homes, and nobody leaves home for work."""
    return any(
        one.lower_ == "homes" or any(child.dep_ == "poss" for child in one.children) for one in own_objects(token)
    ) and _sheltering(token)


def _alone(token: Token) -> bool:
    """Whether one person does it: "the owner fled the country"; where thousands do, they are displaced."""
    who = list(subjects(token))
    return any(one.lower_ in ("he", "she") or (one.tag_ in ("NN", "NNP") and is_person(one)) for one in who)


def _suspects(token: Token) -> bool:
    """Whether people are held or picked up: "suspects held in Kesvik"; a meeting that is held is none."""
    held = [one for one in own_objects(token) if one.lemma_.lower() in people() or one.lower_ == "those"]
    return (
        not _is_captive(token)
        and bool(held)
        and (token.tag_ == "VBN" or any(is_a(one, "police") for one in subjects(token)))
    )


def _is_captive(held: Token) -> bool:
    """Whether who is held is held by captors, as his sentence tells, and by no police: "the hostages still held"."""
    led = [child for child in held.rights if child.lower_ in _HELD_BY_LAW or _on_suspicion(child)]
    by_police = any(is_a(one, "police") for one in subjects(held))
    return not led and not by_police and any(one.lemma_.lower() in _CAPTIVITY for one in held.sent)


def _on_suspicion(way: Token) -> bool:
    return way.lower_ == "on" and any(part.lemma_.lower() in _SUSPECTED for part in way.children)


def _caught(token: Token) -> bool:
    """Whether somebody is seized whom a name tells: "Dan Hrest, 38, was seized in a flat"."""
    return token.tag_ == "VBN" and any(one.ent_type_ == "PERSON" and one.dep_ == "nsubjpass" for one in token.lefts)


def _one_of_them(token: Token) -> bool:
    """Whether "her" or "him" is who was fired; "them" may be rockets."""
    return any(child.dep_ == "dobj" and child.lower_ in ("her", "him") for child in token.children) and not any(
        child.dep_ == "prt" for child in token.children
    )


def _taken(token: Token) -> bool:
    """Whether police take people, or a raid does: "police seized four men", "the raid netted 21 suspects"."""
    takers = list(subjects(token))
    taken = any(one.lemma_.lower() in people() for one in own_objects(token))
    by_force = any(is_a(part, "police") or names_one_of(part, _raids()) for one in takers for part in one.subtree)
    return taken and by_force and not any(is_a(one, "assailant") for one in takers)


@cache
def _raids() -> frozenset[tuple[str, ...]]:
    return nouns_for(lambda row: row["event"] == "COERCE")


def _again_person(token: Token) -> bool:
    """Whether somebody is who was taken: "Berg was seized on Monday", not "the drugs were seized"."""
    return any(one.ent_type_ == "PERSON" or (one.pos_ == "PRON" and is_person(one)) for one in own_objects(token))


def _again_captives(token: Token) -> bool:
    """Whether people are who was taken: "the gang that seized the five", by no police; not "seized the drugs"."""
    if _again_person(token):
        return True
    takers = list(subjects(token))
    law = any(is_a(one, "police") or is_a(one, "force") for one in takers)
    return (
        bool(takers)
        and not law
        and any(one.pos_ == "NUM" or one.lemma_.lower() in people() for one in own_objects(token))
    )


def _again_staying(token: Token) -> bool:
    """Whether somebody is told to be in a place: "87 were in hospital", "of whom 12 remain in intensive care"."""
    over = token.head
    if over.lemma_ in ("be", "remain", "stay", "lie"):
        return any(is_person(one) for one in subjects(over))
    before = token.doc[max(0, token.i - 3) : token.i]
    if len(before) == 3 and before[0].like_num and before[1].lower_ == "of" and before[2].lower_ in ("them", "whom"):
        return True  # "29 of them in hospital"
    return over.like_num or (is_person(over) and is_counted(over))


def _again_taken(token: Token) -> bool:
    """Whether somebody is taken in where the article tells of arrests: "she was picked up at home"; not by a friend."""
    by = [part for child in token.children if child.dep_ == "agent" for part in child.children]
    return _again_person(token) and all(is_a(part, "police") for part in by if part.dep_ == "pobj")


def _let_go(token: Token) -> bool:
    """Whether somebody is fired from a post, and not upon from a roof."""
    return has_person(token) and not any(child.lower_ in ("on", "upon", "at") for child in token.rights)


def _again_counted(token: Token) -> bool:
    """Whether a crowd is given a number: "put the crowd at 12,000", "a crowd of 3,500", "the turnout was 800"."""
    of = [part for child in token.rights if child.lower_ == "of" for part in child.children]
    if any(part.like_num or any(child.like_num for child in part.lefts) for part in of):
        return True
    verb = token.head
    given = token.dep_ in ("dobj", "nsubj", "nsubjpass") and verb.lemma_ in _NUMBERS
    return given and any(part.like_num for part in verb.subtree if part.i > token.i)


def _again_people(token: Token) -> bool:
    """Whether people come together, and gather nothing: "about 800 people had gathered"."""
    return not list(own_objects(token)) and any(is_person(one) for one in subjects(token))


def _given(token: Token) -> bool:
    """Whether an order is one that somebody gives: "the order to fire was given", "the order came from Lind"."""
    verb = token.head
    kind = {child.lower_ for child in token.lefts if child.dep_ in ("compound", "amod")}
    goods = any(child.lower_ == "for" and child.dep_ == "prep" for child in token.rights)  # "an order for two ferries"
    if verb.lemma_ not in _ISSUED or kind & _ORDERS_OF_COURT or goods:
        return False
    return token.dep_ in ("dobj", "nsubjpass") or (token.dep_ == "nsubj" and verb.lemma_ == "come")


def _bodies_or_people(token: Token) -> bool:
    """Whether people or bodies are what is pulled out: they are found or saved, and nobody withdraws."""
    return any(is_somebody(one) or one.lemma_.lower() == "body" for one in own_objects(token))


def _by_people(token: Token) -> bool:
    """Whether somebody does it: the water or a flood that invades a mill attacks nobody."""
    return not any(
        is_a(one, "water") or is_a(one, "fluid") or names_one_of(one, _calamities()) for one in subjects(token)
    )


@cache
def _calamities() -> frozenset[tuple[str, ...]]:
    return nouns_for(lambda row: row["event"] in ("DISASTER", "FIRE", "OUTBREAK"))


def _waylays(token: Token) -> bool:
    """Whether those who bar a road lie in wait: "gunmen blocked the road", "a dozen men on motorcycles"."""
    who = list(subjects(token))
    ridden = [way for one in who if one.lemma_.lower() == "man" for way in one.rights if way.lower_ in ("on", "in")]
    return any(is_a(one, "assailant") for one in who) or any(
        is_a(part, "vehicle") for way in ridden for part in way.children
    )


def _displaced(token: Token) -> bool:
    """Whether people are told to have left, and not for whom something is: "a camp for displaced families"."""
    whom = token.head if token.dep_ == "amod" else None
    if whom is None or whom.dep_ != "pobj" or is_counted(whom):
        return True
    return whom.head.lower_ not in ("for", "of") or whom.head.head.pos_ != "NOUN"


def _protesters(token: Token) -> bool:
    """Whether those who are on their way protest: "a column of protesters made its way to the square"."""
    return any(part.lemma_.lower() in ON_THE_MARCH for one in subjects(token) for part in (one, *what_it_is_of(one)))


NEEDS: dict[str, Callable[[Token], bool]] = {
    "object": has_object,
    "self": _does_it_to_himself,
    "person": has_person,
    "captive": _captive,
    "captives": _captives,
    "left site": _left_by_people,
    "victim": _victim,
    "one": _one,
    "all against": lambda token: not any(child.lower_ == "for" for child in token.rights),  # "12 for and 9 against"
    "name": _name,
    "polled": _polled,
    "one of them": _one_of_them,
    "again counted": _again_counted,
    "again people": _again_people,
    "again captives": _again_captives,
    "again person": _again_person,
    "again staying": _again_staying,
    "again taken": _again_taken,
    "given": _given,
    "again takers": _takers,
    "counted crowd": _counted_crowd,
    "let go": _let_go,
    "by people": _by_people,
    "from matter": _from_matter,
    "no bodies": lambda token: not _bodies_or_people(token) and not _from_matter(token),
    "no words": _withdrawn,
    "left": _left,
    "marchers": done_by("crowd"),
    "people": lambda token: any(is_person(one) for one in subjects(token)) and not _waylays(token),
    "protesters": _protesters,
    "displaced": _displaced,
    "protesting": of_sort("crowd"),
    "several": lambda token: any(_several(one) for one in subjects(token)),
    "sheltering": _sheltering,
    "alone": _alone,
    "suspects": _suspects,
    "caught": _caught,
    "taken": _taken,
    "voting": _voting,
    "cut people": lambda token: any(is_somebody(one) for one in all_objects(token)),
    "no self": lambda token: not any(one.lower_.endswith(("self", "selves")) for one in token.subtree),
}
