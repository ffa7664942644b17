"""What a plain word needs around it to name a happening: a drone that hits, a school closed, a report published.

In: a token and the name of a need, as the event lexicon gives it. Out: whether the words around meet it. Long because
each need is a rule of its own, and all share how a verb's subjects and objects are found.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Token

from firsthand import resources

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BLOWS = frozenset({"with", "to"})  # "beat him with sticks", "beaten to death"
# What gives a crowd its number.
_NUMBERS = frozenset({"put", "estimate", "count", "number", "be", "swell", "grow", "reach", "give", "place", "reckon"})
_ISSUED = frozenset(
    {"give", "issue", "sign", "come", "repeat", "receive", "obey", "execute", "relay", "pass", "confirm"}
)
_ORDERS_OF_COURT = frozenset(
    {"court", "restraining", "executive", "purchase", "gag", "money", "standing", "protection"}
)
_ARMS = frozenset({"ammunition", "weapon", "gun", "shoot", "fire", "rifle"})
_ORGANISERS = frozenset({"organiser", "organizer"})
_OPEN_PLACES = frozenset({"square", "park", "bridge", "plaza", "esplanade", "avenue", "field", "green", "hill"})
_BY_FORCE = frozenset({"clear", "storm", "disperse", "crush", "quell", "retake"})  # a square, a town hall, a crowd
_JUDGES = frozenset({"sentence", "convict", "jail", "imprison"})
_PRISONS = frozenset({"prison", "jail", "sentence", "bar", "custody", "detention", "cell", "penitentiary", "term"})
_HELD = frozenset(
    {"arrest", "detain", "detainee", "hold", "bail", "remand", "acquit", "free", "inmate", "prisoner", "suspect"}
)
_WANTED = frozenset({"suspect", "fugitive", "ringleader"})
_REMAINS = frozenset({"body", "corpse", "remains", "remain"})
_RIVALS = frozenset({"GPE", "ORG", "NORP", "PERSON", "LOC"})
_BLAMED = frozenset(
    {"suspect", "culprit", "victim", "target", "accomplice", "perpetrator", "enemy", "adversary", "foe"}
)
_HOLDS_NEXT = frozenset({"new", "next", "first", "acting", "interim", "deputy", "permanent"})  # "as the next president"
_CONTESTS = frozenset({"race", "contest", "contract", "cup", "competition", "tournament", "festival", "summit"})
_SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b(?! ?(?:[a-z]+-old|March|April|May|June|July))")
_SPORTS = frozenset({"team", "rival", "opponent", "champion", "competitor", "candidate", "challenger", "incumbent"})
_PUBLISHED = frozenset(
    {"figure", "statement", "report", "film", "video", "album", "result", "number", "name", "detail"}
)
# Where guns are fired: "fired on the crowd", "fired into the air", "fired from a roof".
_AIMS = frozenset({"on", "upon", "at", "into", "toward", "towards", "from", "over"})
_DISMISSED_ON = frozenset({"spot", "ground", "charge", "advice"})
_CAUSED = frozenset({"cause", "blame", "due", "attribute", "trigger", "spark", "put", "set", "start"})
_FEEL = frozenset({"be", "become", "remain", "feel"})  # how people are: ill
_WOUNDS = frozenset(
    {"wound", "injury", "fracture", "fractured", "broken", "bruise", "burn", "bullet", "gunshot", "concussion"}
)
_TOLL = frozenset({"dead", "victim", "death"})  # "Talvik mourns three dead" tells of no vigil
_CHARGED = frozenset({"charge", "accuse", "indict", "suspicion", "suspect"})
_COMES_ABOUT = frozenset(
    {"happen", "occur", "cost", "kill", "claim", "injure", "leave", "come", "stem", "have", "cause", "trigger", "take"}
)
_WHEN = frozenset({"after", "following", "since", "before"})
_LOST = frozenset(
    {"die", "perish", "kill", "injure", "hurt", "wound", "survive", "death", "fatality", "victim", "life"}
)
_PARTS_OF_PLACES = frozenset({"part", "area", "district", "neighbourhood", "neighborhood", "street", "half", "quarter"})
_STRUCK_HOW = frozenset(
    {"precision", "retaliatory", "surgical", "double", "punitive", "pre-emptive", "preemptive", "naval"}
)
_MAKES = frozenset({"carry", "launch", "conduct", "order", "deliver", "perform", "mount", "make"})
_ARMIES = frozenset({"army", "military", "force", "navy", "jet", "bomber", "artillery"})
_WRECKS = frozenset({"kill", "wound", "injure", "maim", "destroy", "flatten", "demolish"})
_WANTED = frozenset({"suspect", "attacker", "fugitive", "robber", "thief", "escapee", "inmate"})
_SEARCHERS = frozenset(
    "rescuer rescue firefighter diver crew coastguard lifeboat helicopter volunteer rubble debris ruin wreckage mud "  # noqa: SIM905
    "river sea water".split()
)
_ONTO = frozenset({"on", "onto", "upon", "in", "into", "near", "at", "beside", "outside"})
_ONE_MORE = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "another", "others"})
_HARD = frozenset({"hard", "hardest", "badly", "worst", "heavily"})  # as a slump hits
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_UNKNOWN = frozenset({"unknown", "unclear", "mystery", "unestablished"})
_TELLERS = frozenset({"source", "informant", "witness", "reference"})
_SIGNS_OF_LIFE = frozenset({"news", "trace", "word"})
_FOUND = frozenset({"find", "recover", "count", "pull", "discover", "retrieve", "identify", "lie"})
_KILLS = frozenset({"kill", "wound", "dead"})
_SPEAKERS = frozenset({"official", "unnamed"})
_SOUNDS = frozenset({"alarm", "siren", "phone", "telephone", "flash", "light", "sprinkler", "buzzer"})
_ON_THE_MARCH = frozenset({"protester", "protestor", "demonstrator", "marcher", "striker"})
_ABOARD = frozenset(
    {"aboard", "onboard", "passenger", "crew", "sailor", "captain", "skipper", "harbour", "harbor", "quay", "sea",
     "coastguard", "cape", "lifeboat"}
)  # fmt: skip
_NO_OCCASION = frozenset({"it", "they", "he", "she", "we", "you", "i", "who", "what", "which", "that", "this", "all"})
# What makes a poll a survey: one of many, with these before it, in which somebody stands so, or with this done to it.
_ONE_OF_MANY = frozenset(
    {"a", "an", "every", "each", "any", "another", "some", "several", "most", "all", "new", "recent"}
)
_ASKING = frozenset({"opinion", "exit", "straw", "newspaper", "television", "tracking"})
_STANDS = frozenset({"ahead", "behind", "lead", "rise", "slip", "trail", "climb", "fall", "sink", "be", "drop", "gain"})
_SURVEYS = frozenset(
    {"lead", "top", "trail", "show", "suggest", "find", "put", "give", "indicate", "predict", "commission", "publish"}
)


@cache
def people() -> frozenset[str]:
    """Nouns for people, who can be killed, arrested and counted."""
    return resources.terms("en", "people")


def type_of(event: str, mode: str | None) -> tuple[str, str | None]:
    """A type of happening as one word takes up another: whoever tells of arrests tells of "the raid" too."""
    return event, "arrest" if mode == "seize" else mode


def met(token: Token, need: str) -> bool:
    """Whether the words around a token meet a need of the event lexicon."""
    return _NEEDS[need](token)


def _object(token: Token) -> bool:
    return bool(_objects(token))


def _does_it_to_himself(token: Token) -> bool:
    """Whether a verb's one object is who does it: "killed himself", not "killed his wife and himself"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_.endswith(("self", "selves"))


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
    for child in token.children:
        if child.dep_ == "ccomp" and child.pos_ == "ADJ":
            objects += [part for part in child.children if part.dep_ == "nsubj"]  # "found Ada Berg guilty"
    if token.dep_ in ("conj", "xcomp"):
        objects += [child for child in token.head.children if child.dep_ in ("nsubjpass", "dobj")]
    return objects


def own_objects(token: Token) -> Iterator[Token]:
    """The object and passive subject of the verb itself; for a participle or relative clause, its noun."""
    own = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    yield from own
    others = [child for child in token.children if child.dep_ == "nsubj" and child.tag_ not in ("WP", "WDT")]
    if not own and ((token.dep_ == "acl" and token.tag_ == "VBN") or (token.dep_ == "relcl" and others)):
        yield token.head


def subjects(token: Token) -> Iterator[Token]:
    """The verb's subject, shared along "and" and by an infinitive, and whoever a passive is done by."""
    for child in token.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield child
        elif child.dep_ == "agent":
            yield from (part for part in child.children if part.dep_ == "pobj")
    if token.dep_ in ("conj", "xcomp") and token.head.i != token.i:
        yield from subjects(token.head)


def _weapon(token: Token) -> bool:
    return any(_is(one, "weapon") for one in subjects(token))


def _site(token: Token) -> bool:
    return any(_is(one, "site") or one.ent_type_ in _PLACES or _part_of_a_place(one) for one in own_objects(token))


def _part_of_a_place(noun: Token) -> bool:
    """Whether a noun is a part of a town or of a place: "large parts of Talvik were inundated"."""
    if noun.lemma_.lower() not in _PARTS_OF_PLACES:
        return False
    return any(_is(one, "site") or one.ent_type_ in _PLACES or one.pos_ == "PROPN" for one in _of(noun))


def _under_water(token: Token) -> bool:
    """Whether it is a place that water covers: "Kesvik was inundated"; not "was inundated with calls"."""
    if any(child.lower_ in ("with", "by") for child in token.rights):
        return _site(token) and not any(child.lower_ == "with" for child in token.rights)
    return _site(token) or any(one.text[:1].isupper() for one in own_objects(token))


def _burns(token: Token) -> bool:
    """Whether it is a place that burns or is burned: "the depot burned", "burned the depot"."""
    return _site(token) or (not _objects(token) and any(_is(one, "site") for one in subjects(token)))


def _site_or_service(token: Token) -> bool:
    """What is closed or opened: "closed the school", "the school reopened"; not a case, a gap or an account."""
    objects = list(own_objects(token))
    return any(_is(one, "site") or _is(one, "service") for one in objects or subjects(token))


def _document(token: Token) -> bool:
    return any(_is(one, "document") for one in own_objects(token))


def _of_document(token: Token) -> bool:
    return any(_is(part, "document") for part in _of(token))


def _one(token: Token) -> bool:
    """Whether the object is a person: "paid an inspector", not "paid a price", "paid attention"."""
    return any(one.pos_ != "PRON" and is_somebody(one) for one in own_objects(token))


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
    return bool(aimed) and not back and (aimed[0].lower_ != "from" or any(map(_person, subjects(token))))


def _rounds(token: Token) -> bool:
    """Whether shots were fired: "no shot was fired", "the bullets that were fired"; not those of a trade war."""
    fired = [one for one in own_objects(token) if _is(one, "shot")]
    said_in = [child for word in (token, *fired) for child in word.children if child.lower_ == "in"]
    return bool(fired) and all(map(_in_the_open, said_in))


def _in_the_open(inside: Token) -> bool:
    """Whether "in" leads to a place or a time, and not to a quarrel: "fired in the yard", not "in a war of words"."""
    return not any(_is(part, "quarrel") for part in inside.children if part.dep_ == "pobj")


def _captive(token: Token) -> bool:
    """Whether somebody is let go: not the figures, the film or a statement that are released."""
    if token.i and token.nbor(-1).lower_ in ("press", "news", "media"):
        return False  # "Press release no. 31"
    objects = list(own_objects(token))
    return _has_person(token) and not any(one.lemma_.lower() in _PUBLISHED for one in objects)


def _victim(token: Token) -> bool:
    """Whether people are struck: "beat three men", "was beaten"; not "beat Spain", "beating his rival at the polls".

    Who is "kicked out of the party" is not struck.
    """
    if token.i + 2 < len(token.doc) and (token.nbor(1).lower_, token.nbor(2).lower_) == ("out", "of"):
        return False
    struck = list(own_objects(token)) or ([token.head] if token.dep_ in ("conj", "xcomp") else [])
    by = [part for child in token.children if child.dep_ == "agent" for part in child.children]
    if any(child.dep_ == "prep" and child.lower_ in _BLOWS for child in token.children):
        return _object(token)
    if _SCORE.search(token.sent.text):
        return False  # "beat Orvik 3-2"
    if not struck or any(part.ent_type_ in _RIVALS for part in (*struck, *by)):
        return bool(struck) and token.tag_ == "VBN" and not by and any(one.ent_type_ == "PERSON" for one in struck)
    return any(_person(one) and one.lemma_.lower() not in _SPORTS for one in struck) and _object(token)


def _captives(token: Token) -> bool:
    """Whether those who walk out were held: an arrest, bail or custody is told of them in the sentence."""
    return any(one.lemma_.lower() in _HELD for one in token.sent if one.i != token.i)


def _company(token: Token) -> bool:
    """Whether people meet: whom they meet, if told, are people or bodies; a rule or an end is none."""
    objects = [child for child in token.children if child.dep_ == "dobj" and child.pos_ == "NOUN"]
    if any(child.dep_ in ("nsubj", "nsubjpass") and child.lemma_ == "end" for child in token.children):
        return False  # "make ends meet"
    if not _sides_met(token) and any(child.lower_ == "with" for child in token.rights):
        return False  # "were met with stones"
    return all(is_somebody(one) or one.lemma_.lower() in _bodies() for one in objects)


def _no_words(token: Token) -> bool:
    """Whether it is not what was said that is withdrawn: "I withdraw the claim", "the withdrawal of a complaint"."""
    return not any(_is(one, "words") for one in (*own_objects(token), *_behind_of(token)))


def _from_matter(token: Token) -> bool:
    """Whether it is a meeting, a treaty or a race that somebody leaves: "pulled out of the talks", "withdrew from"."""
    return any(_names(one, _undertakings()) or _is(one, "law") for one in _left_behind(token))


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
    return _nouns(lambda row: row["event"] in ("AGREE", "CONSULT", "ELECTION")) | frozenset(
        (word,) for word in resources.terms("en", "matters") | _CONTESTS
    )


def _behind_of(token: Token) -> Iterator[Token]:
    """What hangs on an "of" of a word."""
    return (part for child in token.children if child.lower_ == "of" for part in child.children)


def _no_figure(token: Token) -> bool:
    """Whether no currency, price or programme crashes, and nobody falls ill: "collapsed in his cell"."""
    told_of = [token.head] if token.dep_ in ("relcl", "acl") else []  # "the second person to collapse"
    fell = any(one.lemma_.lower() in people() for one in told_of)
    return not fell and not any(_is(one, "figure") or is_somebody(one) for one in subjects(token))


_STATES = frozenset(
    {"shock", "ruin", "mourning", "disbelief", "chaos", "darkness", "fear", "panic", "silence", "flame", "tear",
     "turmoil", "uproar", "dark", "water", "power", "electricity", "heating", "disarray", "limbo", "rubble"}
)  # fmt: skip
_WAYS = frozenset({"road", "track", "rail", "lane", "carriageway", "runway", "highway", "motorway"})


def _left_by_people(token: Token) -> bool:
    """Whether people or what carries them leave a place; not water, nor the dead."""
    who = [one for one in subjects(token) if one.pos_ == "NOUN"]
    going = (_person(one) or any(_is(one, kind) for kind in ("vehicle", "force", "crowd")) for one in who)
    ways = any(one.lemma_.lower() in _WAYS for one in own_objects(token))  # "it left the road" is no departure
    return (
        _site(token)
        and not _left_in_a_state(token)
        and all(going)
        and not ways
        and not any(one.lemma_.lower() in _REMAINS for one in who)
    )


def _left_in_a_state(token: Token) -> bool:
    """Whether something only leaves a place in some state: "leaving the town in shock", "left the quarter in ruins"."""
    ways = [child for one in (token, *own_objects(token)) for child in one.rights if child.lower_ in ("in", "without")]
    return any(part.lemma_.lower() in _STATES for way in ways for part in way.children)


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
    return _has_person(token) and all(map(_is_office, named))


def _is_office(noun: Token) -> bool:
    """Whether a noun is an office: without an article, with whose it is, as the next one, or as a word for one."""
    if noun.ent_type_ == "PERSON" or noun.pos_ == "PROPN" or _is(noun, "assailant"):
        return False
    if noun.lemma_.lower() in _TELLERS:
        return False  # "named three clerks as its source"
    small = {child.lower_ for child in noun.lefts}
    if noun.lemma_.lower() in resources.terms("en", "offices") or small & _HOLDS_NEXT:
        return True
    return noun.tag_ != "NNS" and not small & {"a", "an", "the"} and noun.lemma_.lower() not in _BLAMED


def _from_danger(token: Token) -> bool:
    """Whether people run from what drives them out; who flees a prison, the police or a scene is on the run."""
    return not _party_of("inmate")(token) and not any(
        _is(one, "police") or one.lemma_.lower() in ("scene", "officer") for one in own_objects(token)
    )


def _barrier(token: Token) -> bool:
    """Whether what holds back water or mud lets it through: "the dam failed"; not "failed to hold", "broke records"."""
    if any(child.dep_ in ("xcomp", "attr") for child in token.children):
        return False
    objects = [child for child in token.children if child.dep_ == "dobj"]
    return any(_is(one, "barrier") for one in objects or (*subjects(token), *own_objects(token)))


def _gate(token: Token) -> bool:
    """Whether gates are opened where water or gas is held: "opened the gates of the dam"; none of a museum."""
    return _again_gate(token) and any(_is(one, "dam") for one in token.doc)


def _again_gate(token: Token) -> bool:
    """Whether gates are what is opened, of a dam that the article tells of; not "gates open at six", "to claims"."""
    moved = list(own_objects(token)) or ([] if token.tag_ in ("VBZ", "VBP") else list(subjects(token)))
    gates = [one for one in moved if _is(one, "gate")]
    own = any(child.dep_ == "poss" and child.lower_ in ("its", "their") for one in gates for child in one.lefts)
    to = any(child.lower_ in ("to", "for") and _leads_to_people(child) for child in token.rights)
    return bool(gates) and not to and not (own and any(child.lower_ == "to" for child in token.rights))


def _leads_to_people(preposition: Token) -> bool:
    """Whether a preposition leads to who comes through a gate: visitors, claims; not "for 40 minutes"."""
    after = [part for part in preposition.children if part.dep_ == "pobj"]
    return any(part.ent_type_ not in ("TIME", "DATE") and not _is(part, "water") for part in after)


def _of_gate(token: Token) -> bool:
    """Whether gates of a dam are opened: "the opening of the gates", "the gate opening"."""
    return _of_kind("gate")(token) and any(_is(one, "dam") for one in token.doc)


def _outflow(token: Token) -> bool:
    """Whether water is let out of a dam or a plant: "released water", "let the water go"."""
    behind = [part for child in token.children if child.dep_ == "ccomp" for part in child.children]
    parts = [*own_objects(token), *(part for part in behind if part.dep_ == "nsubj")]
    return any(_is(one, "outflow") for one in parts)


def _of_outflow(token: Token) -> bool:
    """Whether a release is one of water: "the release of water", "the release from the dam"; none of people."""
    if any(_is(part, "outflow") for part in (*_behind_of(token), *token.lefts)):
        return True
    return _again_of_outflow(token) and any(
        _is(part, "dam") for child in token.rights if child.lower_ in ("from", "at") for part in child.subtree
    )


def _again_of_outflow(token: Token) -> bool:
    """Whether a release may be one of water that the article tells of: not "his release", "release of a film"."""
    lefts = [child for child in token.lefts if child.dep_ in ("poss", "compound", "amod")]
    of = [part for part in _behind_of(token) if not _is(part, "outflow") and not _is(part, "dam")]
    whose = any((one.dep_ == "poss" and is_somebody(one)) or one.tag_ == "PRP$" for one in lefts)
    return not of and not whose and not any(one.lower_ in ("press", "news", "early") for one in lefts)


def _gap(token: Token) -> bool:
    """Whether a hole opens in what holds back water or mud: "a breach opened in the dyke"; none in a party."""
    inside = [part for child in token.rights if child.lower_ == "in" for part in child.subtree]
    return _again_gap(token) and any(_is(part, "barrier") for part in inside)


def _again_gap(token: Token) -> bool:
    """Whether a hole opens, in a dyke that the article tells of, and opens nothing else: not "in the market"."""
    inside = [part for child in token.rights if child.lower_ == "in" for part in child.children]
    elsewhere = any(part.pos_ == "NOUN" and not _is(part, "barrier") for part in inside if part.dep_ == "pobj")
    opens = any(child.dep_ == "dobj" for child in token.children) or elsewhere
    return not opens and any(_is(one, "gap") for one in subjects(token))


def _through_barrier(token: Token) -> bool:
    """Whether what holds back water is broken through: "burst through the dyke"; not "through the crowd"."""
    ways = [part for child in token.rights if child.lower_ == "through" for part in child.children]
    return any(_is(part, "barrier") for part in ways) or any(
        _is(child, "barrier") for child in token.children if child.dep_ == "dobj"
    )


def _of_kind(kind: str) -> Callable[[Token], bool]:
    """Whether a noun is of something of a kind: "the dam burst", "the failure of a dyke"."""

    def met_by(token: Token) -> bool:
        named = [child for child in token.lefts if child.dep_ in ("compound", "nmod", "poss", "amod")]
        if token.i:
            named.append(token.nbor(-1))  # whatever the parser makes of it
        return any(_is(part, kind) for part in (*_behind_of(token), *named))

    return met_by


def _goods(token: Token) -> bool:
    """Whether somebody is robbed, of what can be carried off."""
    return not any(_is(part, "intangible") for part in _of(token))


def _takers(token: Token) -> bool:
    """Whether one of those taken says so: "they took nine of us"; not "took us to lunch", "took us two hours"."""
    who = list(subjects(token))
    taken = any(one.lower_ == "they" or _is(one, "police") or _is(one, "force") for one in who)
    to = [c for c in token.children if c.dep_ == "prep" and c.lower_ in ("to", "by", "through", "for", "on", "at")]
    objects = [child for child in token.children if child.dep_ in ("dobj", "dative")]
    us = len(objects) == 1 and (objects[0].lower_ == "us" or any(part.lower_ == "us" for part in objects[0].subtree))
    return taken and us and not to


def _counted_crowd(token: Token) -> bool:
    """Whether a number of people came to a square, park or bridge, and the organisers or the police count them."""
    many = any(_counted(one) or one.like_num for one in subjects(token))
    place = [part for child in token.children if child.dep_ == "prep" for part in child.children]
    where = any(_is(one, "site") or one.lemma_.lower() in _OPEN_PLACES for one in place)
    crowd = any(word.lemma_.lower() in _ORGANISERS for word in token.doc)
    return many and where and crowd


def _portable(token: Token) -> bool:
    """Whether what is stolen can be carried off: "stole a ward from our children" tells of no theft."""
    taken = list(own_objects(token))
    return not any(_is(one, kind) for one in taken for kind in ("intangible", "site")) or any(
        _is(one, "vehicle") for one in taken
    )


@cache
def _bodies() -> frozenset[str]:
    rows = resources.table("en", "source_nouns")
    return frozenset(row["term"] for row in rows if row["kind"] != "document")  # rules are met by nobody's company


def _service(token: Token) -> bool:
    return any(_is(one, "service") for one in subjects(token)) and not any(True for _ in own_objects(token))


def _occasion(token: Token) -> bool:
    """Whether a noun is said to take place, which it names: "the operation never took place"."""
    told = (one for one in subjects(token) if one.pos_ in ("NOUN", "PROPN") and one.lower_ not in _NO_OCCASION)
    return any(True for _ in told) or _of_happening(token)


def _name(token: Token) -> bool:
    """Whether a code-name follows: "Operation Lantern"."""
    following = token.doc[token.i + 1 : token.i + 2]
    return token.text[0].isupper() and bool(following) and following[0].pos_ == "PROPN"


def _is(token: Token, kind: str) -> bool:
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
    return is_somebody(after[0]) or resources.kinds("en", "source_nouns").get(after[0].lower_) in _SPEAKERS


def _acts(token: Token) -> bool:
    """Whether a noun's ending makes it somebody who does a thing: "inspector"; "offer" and "matter" are none."""
    lemma = token.lemma_.lower()
    return token.pos_ == "NOUN" and len(lemma) > 5 and lemma.endswith(("tor", "sor", "ist", "man", "ian", "cer", "ker"))


def _person(token: Token) -> bool:
    if token.pos_ in ("PRON", "NUM") or token.ent_type_ in ("PERSON", "NORP", "CARDINAL"):
        return token.lower_ not in ("it", "this", "that", "these", "nothing", "anything", "something")
    if _is(token, "outflow"):
        return False  # whatever its ending
    if token.lemma_.lower() in people() or token.lower_ in people():
        return True
    return token.pos_ == "PROPN" or token.lemma_.lower().endswith(("er", "or", "ist", "man", "ian", "ee", "ant"))


def _several(token: Token) -> bool:
    """Whether a subject is more than one of them: "the crews walked out", not "the driver walked out of the cab"."""
    if token.tag_ in ("NNS", "NNPS") or token.lower_ in ("they", "we"):
        return True
    return not _person(token) and token.tag_ != "PRP"


def _court(token: Token) -> bool:
    """Whether somebody decides: not "the ruling party", not "ruled out"."""
    out = any(child.dep_ in ("prt", "advmod") and child.lower_ == "out" for child in token.children)
    return token.dep_ != "amod" and not out


def _polled(token: Token) -> bool:
    """Whether a vote is told, not a rank: not "elected officials"; "the newly elected mayor" tells of one."""
    if token.head.lemma_ == "right":
        return False  # "the right to vote"
    return token.dep_ != "amod" or any(child.dep_ == "advmod" for child in token.children)


def _voting(token: Token) -> bool:
    """Whether a poll is held to elect somebody: not one of many, nor one that tells or that somebody leads."""
    if any(child.lower_ in _ONE_OF_MANY or child.lemma_ in _ASKING for child in token.lefts):
        return False
    inside = token.dep_ == "pobj" and token.head.lower_ == "in"
    return (token.head.head.lemma_ not in _STANDS) if inside else token.head.lemma_ not in _SURVEYS


def _made_ill(token: Token) -> bool:
    """Whether somebody fell ill: "made 241 people sick", "people made ill by the water", "362 ill"; none "is ill"."""
    if token.head.lemma_ in ("make", "leave") and token.dep_ in ("oprd", "ccomp", "xcomp", "acomp"):
        return True
    before = token.doc[max(0, token.i - 2) : token.i]
    if token.dep_ == "acomp" and token.head.lemma_ in _FEEL:
        return any(one.like_num or _counted(one) for one in subjects(token.head))  # "at least 140 people are ill"
    return any(one.like_num for one in before[-1:]) or (len(before) == 2 and before[0].like_num and _person(before[1]))


def _led_off(token: Token) -> bool:
    """Whether people are taken away as captives: not "took a guard away from her"."""
    of_somebody = (p for c in token.subtree if c.lower_ == "from" for p in c.children)
    return _has_person(token) and not any(p.pos_ == "PRON" or is_somebody(p) for p in of_somebody)


def _done_by(kind: str) -> Callable[[Token], bool]:
    """Whether the subject is of a kind: "the water rose", "police fired"."""

    def met_by(token: Token) -> bool:
        return any(_is(one, kind) for one in subjects(token))

    return met_by


def _of_sort(sort: str, *, whole: bool = False) -> Callable[[Token], bool]:
    """Whether a word of a kind stands in the sentence, or in the whole paragraph."""

    def met_by(token: Token) -> bool:
        return any(_is(one, sort) for one in (token.doc if whole else token.sent) if one.i != token.i)

    return met_by


def _party_of(sort: str) -> Callable[[Token], bool]:
    """Whether the subject or the object is of a kind: "the coaches overturned", "the river rose"."""

    def met_by(token: Token) -> bool:
        return any(_is(one, sort) for one in (*subjects(token), *own_objects(token)))

    return met_by


def _vehicle(token: Token) -> bool:
    """Whether it befalls a vehicle: "the car", "the ferry Marisol"; "the Marisol", where people are aboard or at sea.

    A company that founders and a server that goes down have neither passengers nor a cape.
    """
    parties = [*subjects(token), *own_objects(token), *([token.head] if token.dep_ == "relcl" else [])]
    if any(_is(part, "vehicle") for one in parties for part in (one, *one.children)):
        return True
    named = any(one.pos_ == "PROPN" and any(child.lower_ == "the" for child in one.lefts) for one in parties)
    near = (one for one in token.doc if one.i != token.i)
    return named and any(_is(one, "vehicle") or one.lemma_.lower() in _ABOARD for one in near)


def _assailant(token: Token) -> bool:
    """Whether a weapon or armed men strike; a tax or a mood that hits, and a chord that is struck, are none."""
    if any(_is(one, "assailant") or _is(one, "weapon") or _another_one(one) for one in subjects(token)):
        return True
    if any(_is(one, "ordnance") for one in _of_which(token)) and own_objects(token):
        return True  # "the missile that hit the school"
    forces = any(one.lemma_.lower() in _ARMIES or one.lower_ == "troops" for one in subjects(token))
    return forces and any(
        _is(one, "site") or _is_hit(one) for one in own_objects(token)
    )  # "its forces had hit the rail yard"


def _blow(token: Token) -> bool:
    """Whether a weapon comes down on something: "missiles fell on the town"; not "missiles fell short of it"."""
    if not any(_is(one, "ordnance") or _another_one(one) for one in (*subjects(token), *_of_which(token))):
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
    return any(_is(one, "ordnance") for one in noun.doc[: noun.i])


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
    weapons = (*_of(token), *(child for child in token.lefts if child.dep_ == "compound"))
    if any(_is(one, "ordnance") for one in weapons):
        return True
    in_order = any(child.lower_ in _ONE_MORE or child.dep_ == "nummod" for child in token.lefts)
    return in_order and any(_is(one, "ordnance") for one in token.doc if one.i != token.i)


def _law(token: Token) -> bool:
    """Whether what is passed, or whose passage it is, is a law: "passed the act", "gave its approval to the bill"."""
    objects = [*own_objects(token), *(child for child in token.children if child.dep_ in ("nsubjpass", "nsubj"))]
    ways = [child for one in (token, *objects) for child in one.children if child.dep_ in ("prep", "dative")]
    reached = [part for way in ways if way.lower_ in ("of", "to", "for") for part in way.children]
    return any(_is(one, "law") for one in (*objects, *reached))


def _sheltering(token: Token) -> bool:
    """Whether people, or a number of them, take shelter; an argument that takes refuge is none."""
    return any(one.lemma_.lower() in people() or one.like_num or _counted(one) for one in subjects(token))


def _counted(token: Token) -> bool:
    return any(child.dep_ == "nummod" for child in token.children)


def _left(token: Token) -> bool:
    """Whether people leave their homes, and nobody leaves home for work."""
    return any(
        one.lower_ == "homes" or any(child.dep_ == "poss" for child in one.children) for one in own_objects(token)
    ) and _sheltering(token)


def _alone(token: Token) -> bool:
    """Whether one person does it: "the owner fled the country"; where thousands do, they are displaced."""
    who = list(subjects(token))
    return any(one.lower_ in ("he", "she") or (one.tag_ in ("NN", "NNP") and _person(one)) for one in who)


def _suspects(token: Token) -> bool:
    """Whether people are held or picked up: "suspects held in Kesvik"; a meeting that is held is none."""
    held = [one for one in own_objects(token) if one.lemma_.lower() in people() or one.lower_ == "those"]
    return bool(held) and (token.tag_ == "VBN" or any(_is(one, "police") for one in subjects(token)))


def _caught(token: Token) -> bool:
    """Whether somebody is seized whom a name tells: "Dan Hrest, 38, was seized in a flat"."""
    return token.tag_ == "VBN" and any(one.ent_type_ == "PERSON" and one.dep_ == "nsubjpass" for one in token.lefts)


def _custody(token: Token) -> bool:
    """Whether people are taken in: by police, in handcuffs, "on suspicion of"; not by a wife or a lifeboat."""
    taken = [one for one in _objects(token) if one.pos_ != "PROPN" or one.ent_type_ == "PERSON"]
    if any(one.lemma_.lower() in _WANTED for one in taken):
        return True
    if any(one.lemma_.lower() in _REMAINS for one in taken) or not any(
        is_somebody(one) or one.pos_ == "NUM" or (one.tag_ == "PRP" and _person(one)) for one in taken
    ):
        return False
    behind = [part for part in token.subtree if part.i > token.i]
    if any(_is(one, "rescuer") or (_is(one, "vehicle") and one.lower_ != "car") for one in behind):
        return any(_is_police_car(one) and one.lower_ in ("van", "car") for one in behind)
    by = [one for one in subjects(token) if one not in taken]
    held = any(_is(one, "custody") or _is_police_car(one) for one in behind)
    return held or any(_is(part, "police") for one in by for part in (one, *one.lefts))


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
    if any(part.dep_ == "pobj" and not _is(part, "seat") for part in left):
        return False
    return any(_is(one, "officer") and one.ent_type_ == "" for one in own_objects(token))


def _one_of_them(token: Token) -> bool:
    """Whether "her" or "him" is who was fired; "them" may be rockets."""
    return any(child.dep_ == "dobj" and child.lower_ in ("her", "him") for child in token.children) and not any(
        child.dep_ == "prt" for child in token.children
    )


def _unfound(token: Token) -> bool:
    """Whether people are what was not found: "five have not been found", not "no weapon has been found"."""
    return token.dep_ == "neg" and token.head.tag_ == "VBN" and _yet_unfound(token)


def _unseen(token: Token) -> bool:
    """Whether people are who has "not been seen since" somebody left, or "again"."""
    verb = token.head
    return _unfound(token) and any(word.lower_ in ("since", "again") for word in verb.subtree if word.i > verb.i)


def _last_seen(token: Token) -> bool:
    """Whether people are who was "last seen" somewhere: "the hikers were last seen on Friday", "last seen leaving"."""
    seen = token.head
    who = (*subjects(seen), *own_objects(seen))
    return seen.tag_ == "VBN" and any(is_somebody(one) or one.pos_ in ("NUM", "PRON", "PROPN") for one in who)


def _aflame(token: Token) -> bool:
    """Whether flames burn something: not "fanned the flames", "the flames of hatred", "a flame"."""
    of = any(child.lower_ == "of" for child in token.rights)
    return token.tag_ == "NNS" and not of and token.head.lemma_ not in ("fan", "stoke", "feed")


def _of_seat(token: Token) -> bool:
    """Whether an office is what somebody "walked away from" or "turned her back on"."""
    ways = (way for way in token.subtree if way.dep_ == "prep" and way.i > token.i)
    return any(_is(part, "seat") for way in ways for part in way.children if part.dep_ == "pobj")


def _yet_unfound(token: Token) -> bool:
    """Whether people are who is yet to be found: "eight people have yet to be located"."""
    return any(is_somebody(one) or one.pos_ == "NUM" for one in subjects(token.head))


def _sought(token: Token) -> bool:
    """Whether a number of people are who is searched for, by those who save or in what fell on them.

    "Rescuers were searching the rubble for five people"; not "police are searching for two gunmen".
    """
    pobjs = [part for child in token.rights if child.lower_ == "for" for part in child.children if part.dep_ == "pobj"]
    pobjs += [
        part for one in own_objects(token) for child in one.rights if child.lower_ == "for" for part in child.children
    ]
    counted = any(one.pos_ == "NUM" or any(part.dep_ == "nummod" for part in one.lefts) for one in pobjs)
    if not counted or any(_is(one, "assailant") or one.lemma_.lower() in _WANTED for one in pobjs):
        return False
    return any(one.lemma_.lower() in _SEARCHERS for one in token.sent)


def _for_years(token: Token) -> bool:
    """Whether it is for years that somebody is: "put away for six years", not "put away for the winter"."""
    spans = [part for way in token.children if way.lower_ == "for" for part in way.children if part.dep_ == "pobj"]
    return any(part.lemma_.lower() in ("year", "month", "life") for part in spans)


def nothing_of(token: Token) -> bool:
    """Whether there is nothing of so many people, who are missing: "no trace of two hikers", not "of the thieves"."""
    if token.lemma_.lower() not in _SIGNS_OF_LIFE or not any(child.lower_ == "no" for child in token.lefts):
        return False
    ways = [child for one in (token, token.head) for child in one.rights if child.lower_ == "of" and child.i > token.i]
    parts = [part for way in ways for part in way.children if part.dep_ == "pobj"]
    counted = [part for part in parts if part.pos_ == "NUM" or any(child.dep_ == "nummod" for child in part.lefts)]
    return any(is_somebody(part) or part.pos_ == "NUM" for part in counted)


def _unknown_of(token: Token) -> bool:
    """Whether nobody knows where so many people are: "the whereabouts of three people have been unknown since"."""
    counted = any(part.pos_ == "NUM" or any(child.dep_ == "nummod" for child in part.lefts) for part in _of(token))
    told = token.head if token.dep_ in ("nsubj", "nsubjpass") else token
    return counted and any(part.lower_ in _UNKNOWN for part in (told, *told.subtree))


def _dying(token: Token) -> bool:
    """Whether people are who did not survive: "three did not survive", not "the firm did not survive"."""
    over = token.head
    return token.dep_ == "neg" and any(is_somebody(one) or one.pos_ in {"NUM", "PRON"} for one in subjects(over))


def _fatal(token: Token) -> bool:
    """Whether it is people for whom something proved fatal: not for a company."""
    behind = [*token.rights, *(child for child in token.head.rights if child.i > token.i)]
    whom = [p for child in behind if child.dep_ == "prep" for p in child.children if p.dep_ == "pobj"]
    return any(is_somebody(one) or one.pos_ == "NUM" for one in whom)


def _premises(token: Token) -> bool:
    """Whether a search or sweep is of a place, and for nobody: "the search in Kesvik", "a search of the offices"."""
    ways = [child for child in token.children if child.dep_ == "prep"]
    if any(way.lower_ == "for" for way in ways) or token.dep_ == "compound":
        return False
    at = [part for way in ways if way.lower_ in ("in", "of", "at") for part in way.children]
    return any(_is(part, "site") or part.ent_type_ in _PLACES or part.pos_ == "PROPN" for part in at)


def _forces(token: Token) -> bool:
    """Whether an operation is one of police or troops, or one that is told to have happened; a company's is none."""
    if token.lower_ != "operation" or any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children):
        return False
    if any(_is(child, "force") for child in token.lefts):
        return True
    return any(child.lower_ == "the" for child in token.lefts) and _is_subject_of(token, _HAPPENS)


def _is_subject_of(token: Token, verbs: frozenset[str]) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in verbs


_HAPPENS = frozenset(
    {"take", "happen", "occur", "come", "fall", "begin", "start", "follow", "end", "involve", "target"}
)


def _judging(token: Token) -> bool:
    """Whether a court decides: one is named in the paragraph, or "the judgment" is told of without saying of what."""
    if _of_sort("court", whole=True)(token):
        return True
    plain = not any(child.dep_ == "prep" and child.lower_ in ("of", "about", "on") for child in token.children)
    known = any(child.lower_ == "the" for child in token.lefts)
    return token.pos_ == "NOUN" and known and plain and token.dep_ in ("nsubj", "nsubjpass", "pobj")


def _penalty(token: Token) -> bool:
    """Whether a sentence is a court's: "the sentence for Berg", "a heavy sentence", with a court or prison near by."""
    return token.dep_ != "compound" and _of_sort("court", whole=True)(token)


def _whose_office(token: Token) -> bool:
    """Whether somebody with an office goes: "the mayor's departure", "his exit as director"."""
    whose = any(child.dep_ == "poss" for child in token.children)
    of = any(child.dep_ == "prep" and child.lower_ in ("of", "as", "from") for child in token.children)
    return (token.pos_ == "VERB" or whose or of) and _of_sort("officer")(token)


def _for_occasion(token: Token) -> bool:
    """Whether people come to what the table knows: "attended the rally", "took part in the march"."""
    reached = [
        *own_objects(token),
        *(part for child in token.children if child.dep_ == "prep" for part in child.children),
    ]
    return any(_names(one, _occasions()) for one in reached)


def _of_occasion(token: Token) -> bool:
    """Whether what draws people is an occasion: "the march drew 200", "the crowd at the rally numbered 90"."""
    return any(_names(part, _occasions()) for one in subjects(token) for part in one.subtree)


def _at_occasion(token: Token) -> bool:
    """Whether those are counted who came to an occasion: "the turnout at the march"; a turnout of voters is none."""
    return any(_names(part, _occasions()) for part in token.subtree if part.i != token.i)


def _taken(token: Token) -> bool:
    """Whether police take people, or a raid does: "police seized four men", "the raid netted 21 suspects"."""
    takers = list(subjects(token))
    taken = any(one.lemma_.lower() in people() for one in own_objects(token))
    by_force = any(_is(part, "police") or _names(part, _raids()) for one in takers for part in one.subtree)
    return taken and by_force and not any(_is(one, "assailant") for one in takers)


def _no_court(token: Token) -> bool:
    """Whether people are only held: no court, and no length of time, is told beside."""
    return not any(
        _is(one, "court") or one.lemma_.lower() in ("year", "month") for one in token.sent if one.i != token.i
    )


def _hands(token: Token) -> bool:
    """Whether hands go up for a law: "126 hands went up for the bill"."""
    return any(one.lemma_.lower() == "hand" for one in subjects(token)) and _law(token)


def _of_happening(token: Token) -> bool:
    """Whether what began or came on a day is a happening that the table knows: "the raid came on Friday".

    Also "the raid, which came on Friday,", and "the raid is recorded as having happened".
    """
    known = any(one.pos_ in ("NOUN", "PROPN") and _names(one, _happenings()) for one in _what_came(token))
    return known and not comes_from(token)


def comes_from(verb: Token) -> bool:
    """Whether a verb says whence something came, and not that it did: "the order did not come from the gang"."""
    return verb.lemma_ == "come" and any(child.lower_ == "from" for child in verb.rights)


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


def _names(token: Token, terms: frozenset[tuple[str, ...]]) -> bool:
    """Whether a noun, with the words before it, is one of some terms: "police action", not any action."""
    lemma = token.lemma_.lower()
    before = token.nbor(-1).lower_ if token.i else ""
    return (lemma,) in terms or (before, lemma) in terms


@cache
def _occasions() -> frozenset[tuple[str, ...]]:
    return _nouns(lambda row: row["event"] in _COME_TO or (row["event"], row["subject"]) == ("OCCURRENCE", "actor"))


@cache
def _happenings() -> frozenset[tuple[str, ...]]:
    return _nouns(lambda row: row["event"] not in _BEFALLEN)


@cache
def _raids() -> frozenset[tuple[str, ...]]:
    return _nouns(lambda row: row["event"] == "COERCE")


_COME_TO = frozenset({"PROTEST", "CONSULT", "VIGIL", "BRIEFING"})
_BEFALLEN = frozenset({"DEATH", "INJURY", "MISSING", "DISPLACEMENT"})  # a body or an evacuee comes and begins nothing


def _nouns(wanted: Callable[[resources.Row], bool]) -> frozenset[tuple[str, ...]]:
    """The words of some of the lexicon's nouns."""
    rows = resources.table("en", "events")
    return frozenset(tuple(row["term"].split("/")[0].split()) for row in rows if row["pos"] == "n" and wanted(row))


def _definite(token: Token) -> bool:
    """Whether a noun of one happening is told as known: "the disaster", "this tragedy"; not "a disaster"."""
    return token.tag_ in ("NN", "NNP") and any(
        child.lower_ in ("the", "this", "that") or child.dep_ == "poss" for child in _head(token).lefts
    )


def _wreck(token: Token) -> bool:
    """Whether "the wreck" is what happened, and not what is left: it kills or comes about, or people die in it."""
    if not _definite(token) or any(child.lower_ == "of" for child in token.rights):
        return False
    if token.dep_ in ("nsubj", "nsubjpass"):
        return token.head.lemma_.lower() in _COMES_ABOUT
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in _CAUSED
    led = token.head
    return token.dep_ == "pobj" and (led.lower_ in _WHEN or (led.lower_ == "in" and led.head.lemma_.lower() in _LOST))


def _wrecked(token: Token) -> bool:
    """Whether a train, a ship or an aircraft is wrecked, and nobody said to have done it."""
    passive = [child for child in token.children if child.dep_ == "nsubjpass" and child.tag_ != "NNS"]
    return any(_is(one, "vehicle") for one in passive) and not any(one.dep_ == "agent" for one in token.children)


def _deed(token: Token) -> bool:
    """Whether a crime's name tells of one that was done: "the homicide of a guard", not "on suspicion of homicide"."""
    if token.dep_ in ("pobj", "conj") and any(up.lemma_.lower() in _CHARGED for up in token.ancestors):
        return any(child.lower_ in ("of", "on") and child.dep_ == "prep" for child in token.children)  # "with assault"
    return token.dep_ != "pobj" or any(child.dep_ in ("det", "poss", "prep", "nummod") for child in token.children)


def _fluid(token: Token) -> bool:
    """Whether what leaks is a gas or the like: "a cloud of chlorine escaped"; a document that leaks is none."""
    parties = [*subjects(token), *own_objects(token)]
    return any(_is(part, "fluid") for one in parties for part in (one, *_of(one), *one.lefts))


def _fluid_near(token: Token) -> bool:
    """Whether a leak is one of a gas or the like: "the chlorine leak", "a spill of acid", "as for the leak".

    On a page that tells of such a thing "there was no leak" is of it too.
    """
    own = (*token.lefts, *_of(token))
    known = any(child.lower_ in ("the", "this", "that", "no", "any") for child in token.lefts)
    return _no_cause(token) and (
        any(_is(one, "fluid") for one in own) or (known and _of_sort("fluid", whole=True)(token))
    )


def _no_cause(token: Token) -> bool:
    """Whether a leak is told of for itself, not as what caused something else: "caused by a gas leak"."""
    noun = _head(token)
    over = noun.head
    causes = noun.dep_ == "nsubj" and over.lemma_.lower() == "cause"  # what "was caused by a valve" is told of itself
    return not causes and not (noun.dep_ == "pobj" and over.head.lemma_.lower() in _CAUSED)


def _of(token: Token) -> Iterator[Token]:
    """What a word is of: "parts of the town"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            yield from (part for part in child.children if part.dep_ == "pobj")


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
    return not owned and any(_is(one, "weapon") for one in token.sent if one.i != token.i)


def _of_an_army(strike: Token) -> bool:
    """Whether a strike is told as one that forces make: "a precision strike", "the army carried out a strike"."""
    if any(child.lower_ in _STRUCK_HOW for child in strike.lefts):
        return True
    verb = strike.head
    made = verb.lemma_ in _MAKES and strike.dep_ in ("dobj", "nsubjpass")
    makers = [part for one in subjects(verb) if one.i != strike.i for part in one.subtree] if made else []
    return any(_is(one, "fighting") or _is(one, "force") or one.lemma_.lower() in _ARMIES for one in makers)


def _does_harm(strike: Token) -> bool:
    """Whether a strike kills or destroys: "the market strike killed 18"."""
    return strike.dep_ == "nsubj" and strike.head.pos_ == "VERB" and strike.head.lemma_ in _WRECKS


def _is_hit(noun: Token) -> bool:
    """Whether what a strike is on can be hit: a place, people, one vehicle or its like; no service, day or matter."""
    if noun.ent_type_ in _PLACES:
        return True
    if noun.ent_type_ in ("DATE", "TIME") or any(_is(part, "line") for part in (noun, *noun.lefts)):
        return False
    one = noun.tag_ in ("NN", "NNP") or any(part.dep_ == "nummod" for part in noun.lefts)
    foes = any(_is(part, "fighting") for part in (noun, *noun.lefts))  # "rebel positions"
    return foes or _is(noun, "site") or is_somebody(noun) or (one and _is(noun, "vehicle"))


def _of_workers(strike: Token) -> bool:
    """Whether a strike is told as one of people who stop work: "by nurses", "over pay", "rail strike", "on strike"."""
    if strike.i and strike.nbor(-1).lower_ == "on" and strike.tag_ == "NN":
        return True
    behind = [child for child in strike.rights if child.dep_ == "prep"]
    by = [part for child in behind if child.lower_ in ("by", "of") for part in child.children if part.dep_ == "pobj"]
    if any(_works(part) for part in by):
        return True
    over = [part for child in behind for part in child.children if part.dep_ == "pobj"]
    if any(_is(part, kind) for one in over for part in (one, *one.lefts) for kind in ("labour", "dispute")):
        return True
    return any(_works(part) or any(_is(part, kind) for kind in ("labour", "dispute", "line")) for part in strike.lefts)


def _works(noun: Token) -> bool:
    """Whether a noun is for people who may stop work: "nurses"; not "rebels" or "soldiers"."""
    known = any(_is(noun, kind) for kind in ("assailant", "force", "weapon"))
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
    named_so = any(child.dep_ in ("compound", "amod") and _is(child, "vehicle") for child in token.lefts)
    return (counted or named_so) and not _of_workers(token)


def _again_person(token: Token) -> bool:
    """Whether somebody is who was taken: "Berg was seized on Monday", not "the drugs were seized"."""
    return any(one.ent_type_ == "PERSON" or (one.pos_ == "PRON" and _person(one)) for one in own_objects(token))


def _money(token: Token) -> bool:
    """Whether it is money that somebody takes or sends: "siphoned off two million", not "diverted the river"."""
    return any(_is(part, "money") or part.ent_type_ == "MONEY" for one in own_objects(token) for part in one.subtree)


def _again_patients(token: Token) -> bool:
    """Whether people are treated who are ill: "71 people were still being treated"; not for wounds."""
    hurt = any(one.lemma_.lower() in _WOUNDS for one in token.sent)
    return not hurt and any(_person(one) for one in own_objects(token))


def _again_staying(token: Token) -> bool:
    """Whether somebody is told to be in a place: "87 were in hospital", "of whom 12 remain in intensive care"."""
    return token.head.lemma_ in ("be", "remain", "stay", "lie") and any(_person(one) for one in subjects(token.head))


def _again_taken(token: Token) -> bool:
    """Whether somebody is taken in where the article tells of arrests: "she was picked up at home"; not by a friend."""
    by = [part for child in token.children if child.dep_ == "agent" for part in child.children]
    return _again_person(token) and all(_is(part, "police") for part in by if part.dep_ == "pobj")


def _let_go(token: Token) -> bool:
    """Whether somebody is fired from a post, and not upon from a roof."""
    return _has_person(token) and not any(child.lower_ in ("on", "upon", "at") for child in token.rights)


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
    return not list(own_objects(token)) and any(_person(one) for one in subjects(token))


def _no_gunfire(token: Token) -> bool:
    """Whether a fire burns: "fire on marchers" in a headline is of guns."""
    on = [part for child in token.rights if child.lower_ in ("on", "at") for part in child.children]
    return not any(is_somebody(part) or _is(part, "crowd") for part in on if part.dep_ == "pobj")


def _jailed(token: Token) -> bool:
    """Whether years are served in prison: "served nine years for fraud", not "served nineteen years in the force"."""
    near = {part.lemma_.lower() for part in token.subtree}
    return bool(near & (_PRISONS | {"for"}))


def _judged(token: Token) -> bool:
    """Whether years are those of a sentence: a prison in the sentence, or a bare term where a court is told to judge.

    "Got seven years" beside "was convicted"; not "got seven years of data", "gave them two years to leave".
    """
    if _of_sort("prison")(token):
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
    return token.dep_ != "oprd" and not (token.dep_ == "attr" and any(c.lower_ in ("a", "an") for c in token.lefts))


def _given(token: Token) -> bool:
    """Whether an order is one that somebody gives: "the order to fire was given", "the order came from Lind"."""
    verb = token.head
    kind = {child.lower_ for child in token.lefts if child.dep_ in ("compound", "amod")}
    goods = any(child.lower_ == "for" and child.dep_ == "prep" for child in token.rights)  # "an order for two ferries"
    if verb.lemma_ not in _ISSUED or kind & _ORDERS_OF_COURT or goods:
        return False
    return token.dep_ in ("dobj", "nsubjpass") or (token.dep_ == "nsubj" and verb.lemma_ == "come")


def _to_force(token: Token) -> bool:
    """Whether arms are what is ordered: "ordered the use of live ammunition", "ordered his men to fire".

    Or that a place or a crowd be cleared by force, "ordered the square to be cleared"; not by a court, nor "the table".
    """
    told = [child for child in token.rights if child.dep_ in ("dobj", "xcomp", "ccomp")]
    if any(part.lemma_.lower() in _ARMS for child in told for part in child.subtree):
        return True
    judged = any(_is(one, "court") for one in subjects(token))
    deeds = [part for child in told for part in child.subtree if part.lemma_.lower() in _BY_FORCE]
    return not judged and any(one.pos_ == "VERB" and _by_force(one, token) for one in deeds)


def _by_force(deed: Token, order: Token) -> bool:
    """Whether men under arms are told to do it, or it is done to a place or a crowd: "the quay to be cleared"."""
    near = [part for part in order.doc[order.i + 1 : deed.right_edge.i + 1] if part.i != deed.i]
    return any(_is(one, kind) for one in near for kind in ("police", "assailant", "site")) or any(
        one.lemma_.lower() in _ON_THE_MARCH | {"crowd", "square"} for one in near
    )


def _shared_out(token: Token) -> bool:
    """Whether a vote is only what shares or tallies are of: "53 per cent of the vote", "by 14 votes to 9"."""
    over = token.head
    if token.dep_ == "pobj" and over.lower_ == "by":
        return any(child.dep_ == "nummod" for child in token.lefts)
    return (
        token.dep_ == "pobj" and over.lower_ == "of" and over.head.lemma_.lower() in ("cent", "percent", "%", "share")
    )


def _bodies_or_people(token: Token) -> bool:
    """Whether people or bodies are what is pulled out: they are found or saved, and nobody withdraws."""
    return any(is_somebody(one) or one.lemma_.lower() == "body" for one in own_objects(token))


def _for_people(token: Token) -> bool:
    """Whether a search is one for people who are lost: by divers, or by anybody but police "for passengers"."""
    if any(_is(one, "rescuer") for one in subjects(token)):
        return True
    ways = [part for child in token.children if child.lower_ == "for" for part in child.children]
    police = any(_is(one, "police") for one in subjects(token))
    return not police and any(is_somebody(part) or part.lemma_.lower() in ("body", "missing") for part in ways)


def _head(token: Token) -> Token:
    """The noun whose determiner a word shares: of "the train disaster" the disaster."""
    return token.head if token.dep_ == "compound" else token


def _sworn(token: Token) -> bool:
    """Whether "in" ends the phrase: "was sworn in", not "sworn in an affidavit"."""
    return any(child.lower_ == "in" and not any(True for _ in child.children) for child in token.children)


def _alive(token: Token) -> bool:
    """Whether no bodies are what is pulled out: whom the water gives up dead, nobody rescues."""
    return not any(one.lemma_.lower() in _REMAINS for one in (*own_objects(token), *subjects(token)))


def _by_people(token: Token) -> bool:
    """Whether somebody does it: the water or a flood that invades a mill attacks nobody."""
    return not any(_is(one, "water") or _is(one, "fluid") or _names(one, _calamities()) for one in subjects(token))


@cache
def _calamities() -> frozenset[tuple[str, ...]]:
    return _nouns(lambda row: row["event"] in ("DISASTER", "FIRE", "OUTBREAK"))


def _again_number(token: Token) -> bool:
    """Whether a bare number of people came: "organisers said 15,000 had come", of a march told before."""
    return any(one.like_num for one in subjects(token))


def _no_alarm(token: Token) -> bool:
    """Whether what goes off is no alarm, which only sounds."""
    return not any(part.lemma_.lower() in _SOUNDS for one in subjects(token) for part in (one, *one.lefts))


def _protesters(token: Token) -> bool:
    """Whether those who are on their way protest: "a column of protesters made its way to the square"."""
    return any(part.lemma_.lower() in _ON_THE_MARCH for one in subjects(token) for part in (one, *_of(one)))


_NEEDS: dict[str, Callable[[Token], bool]] = {
    "alive": _alive,
    "living person": lambda token: _has_person(token) and _alive(token),
    "object": _object,
    "self": _does_it_to_himself,
    "person": _has_person,
    "weapon": _weapon,
    "captive": _captive,
    "captives": _captives,
    "company": _company,
    "goods": _goods,
    "gunner": _gunner,
    "no court": _no_court,
    "no figure": _no_figure,
    "no toll": lambda token: not any(one.pos_ == "NUM" or one.lemma_.lower() in _TOLL for one in own_objects(token)),
    "site": _site,
    "under water": _under_water,
    "left site": _left_by_people,
    "from office": _from_office,
    "sides met": _sides_met,
    "to office": _to_an_office,
    "danger": _from_danger,
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
    "again hit": _again_hit,
    "assailant": _assailant,
    "blow": _blow,
    "sought": _sought,
    "hit then": _hit_then,
    "impact": _impact,
    "at occasion": _at_occasion,
    "custody": _custody,
    "shown out": _shown_out,
    "out of office": _out_of_office,
    "one of them": _one_of_them,
    "barrier": _barrier,
    "gate": _gate,
    "again gate": _again_gate,
    "of gate": _of_gate,
    "again of gate": _of_kind("gate"),
    "outflow": _outflow,
    "of outflow": _of_outflow,
    "again of outflow": _again_of_outflow,
    "again nothing": lambda token: any(one.lower_ in ("nothing", "anything") for one in own_objects(token)),
    "gap": _gap,
    "again gap": _again_gap,
    "through barrier": _through_barrier,
    "of barrier": _of_kind("barrier"),
    "of bursting": _of_kind("bursting"),
    "burns": _burns,
    "built": _party_of("built"),
    "bursting": _party_of("bursting"),
    "fight": _of_sort("assailant"),
    "again counted": _again_counted,
    "again money": _money,
    "again number": _again_number,
    "again patients": _again_patients,
    "again people": _again_people,
    "again person": _again_person,
    "again staying": _again_staying,
    "again taken": _again_taken,
    "given": _given,
    "jailed": _jailed,
    "again takers": _takers,
    "counted crowd": _counted_crowd,
    "judged": _judged,
    "portable": _portable,
    "to force": _to_force,
    "let go": _let_go,
    "no gunfire": _no_gunfire,
    "gunfire": lambda token: not _no_gunfire(token),
    "not called so": _named_so,
    "again struck": _again_struck,
    "bombing": _bombing,
    "by people": _by_people,
    "by police": _done_by("police"),
    "deed": _deed,
    "living": lambda token: token.head.lemma_.lower() not in _REMAINS,  # not "two bodies with wounds"
    "rounds": _rounds,
    "bullets": _done_by("shot"),
    "dying": _dying,
    "fatal": _fatal,
    "fluid": _fluid,
    "fluid near": _fluid_near,
    "no alarm": _no_alarm,
    "no recount": lambda token: not any(one.lower_ == "twice" for one in token.head.subtree if one.head == token.head),
    "no own": lambda token: not any(child.lower_ == "own" for child in token.lefts),  # "of her own accord"
    "from matter": _from_matter,
    "no bodies": lambda token: not _bodies_or_people(token) and not _from_matter(token),
    "no words": _withdrawn,
    "no cause": _no_cause,
    "no clause": lambda token: all(child.dep_ not in ("ccomp", "xcomp") for child in token.children),
    "no rescue": lambda token: not _for_people(token),
    "no share": lambda token: not _shared_out(token),
    "definite": _definite,
    "for occasion": _for_occasion,
    "forces": _forces,
    "found": lambda token: token.head.lemma_ in _FOUND,
    "hands": _hands,
    "judging": _judging,
    "law": _law,
    "led off": _led_off,
    "made ill": _made_ill,
    "left": _left,
    "money": _money,
    "marchers": _done_by("crowd"),
    "of happening": _of_happening,
    "of whom unknown": _unknown_of,
    "of whom none": nothing_of,
    "of occasion": _of_occasion,
    "officer": _whose_office,
    "penalty": _penalty,
    "people": lambda token: any(_person(one) for one in subjects(token)),
    "police": _of_sort("police"),
    "premises": _premises,
    "inmates": _party_of("inmate"),
    "prison": _of_sort("prison"),
    "protesters": _protesters,
    "protesting": _of_sort("crowd"),
    "seat": lambda token: any(_is(one, "seat") for one in own_objects(token)),
    "several": lambda token: any(_several(one) for one in subjects(token)),
    "sheltering": _sheltering,
    "alone": _alone,
    "suspects": _suspects,
    "caught": _caught,
    "sworn": _sworn,
    "taken": _taken,
    "vehicle": _vehicle,
    "voting": _voting,
    "violent": _of_sort("assailant"),
    "unfound": _unfound,
    "unseen": _unseen,
    "of seat": _of_seat,
    "cut people": lambda token: any(is_somebody(one) for one in _objects(token)),
    "last seen": _last_seen,
    "aflame": _aflame,
    "yet unfound": _yet_unfound,
    "harmful": _done_by("harm"),
    "for years": _for_years,
    "no self": lambda token: not any(one.lower_.endswith(("self", "selves")) for one in token.subtree),
    "water at site": lambda token: _site(token) and _done_by("water")(token),
    "wreck": _wreck,
    "wrecked": _wrecked,
    "water": _done_by("water"),
}
