"""What the event lexicon needs of the dead, the hurt, the ill and the missing, and of who is saved.

In: a token of the parse. Out: whether a need is met. NEEDS names each as the lexicon does.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from firsthand.read.needs.words import (
    REMAINS,
    SAVED,
    WANTED,
    has_person,
    is_a,
    is_counted,
    is_person,
    is_somebody,
    of_those_who_save,
    own_objects,
    subjects,
    what_it_is_of,
)

_FEEL = frozenset({"be", "become", "remain", "feel"})  # how people are: ill
_TALLY = frozenset({"number", "total", "count", "tally"})
_WOUNDS = frozenset(
    {"wound", "injury", "fracture", "fractured", "broken", "bruise", "burn", "bullet", "gunshot", "concussion"}
)
_TOLL = frozenset({"dead", "victim", "death"})  # "Talvik mourns three dead" tells of no vigil
_UNKNOWN = frozenset({"unknown", "unclear", "mystery", "unestablished"})
_SIGNS_OF_LIFE = frozenset({"news", "trace", "word"})
_FOUND = frozenset({"find", "recover", "count", "pull", "discover", "retrieve", "identify", "lie"})
_AT_SEA = frozenset({"sea", "water", "ocean", "coastline"})  # what is searched for people only
_SEARCHERS = frozenset(
    "rescuer rescue firefighter diver crew coastguard lifeboat helicopter volunteer rubble debris ruin wreckage mud "  # noqa: SIM905
    "river sea water".split()
)


def _made_ill(token: Token) -> bool:
    """Whether somebody fell ill: "made 241 people sick", "people made ill by the water", "362 ill"; none "is ill"."""
    if token.head.lemma_ in ("make", "leave") and token.dep_ in ("oprd", "ccomp", "xcomp", "acomp"):
        return True
    before = token.doc[max(0, token.i - 2) : token.i]
    if token.dep_ in ("acomp", "oprd", "attr") and token.head.lemma_ in _FEEL:
        return any(one.like_num or is_counted(one) for one in _who(token.head))  # "at least 140 people are ill"
    if any(one.like_num for one in before[-1:]):
        return True
    if not before or not is_person(before[-1]):
        return False
    return (len(before) == 2 and before[0].like_num) or _tallied(before[-1])


def _who(verb: Token) -> Iterator[Token]:
    """The subject of a verb, through "who" whom it is said of: "136 people who became sick"."""
    for one in subjects(verb):
        yield verb.head if one.lower_ in ("who", "that") and verb.dep_ == "relcl" else one


def _tallied(people: Token) -> bool:
    """Whether people are those of a tally: "the number of people ill"."""
    over = people.head
    return people.dep_ == "pobj" and over.lower_ == "of" and over.head.lemma_ in _TALLY


def _down_with(token: Token) -> bool:
    """Whether a number of people are down with something: "at least 104 people are down with vomiting"."""
    verb = next((one for one in token.ancestors if one.pos_ in ("AUX", "VERB")), token)
    return verb.lemma_ in _FEEL | {"go", "lie"} and any(one.like_num or is_counted(one) for one in _who(verb))


def _some_with(token: Token) -> bool:
    """Whether a number of people have something: "212 persons with symptoms"."""
    whom = token.head
    return whom.like_num or (is_person(whom) and is_counted(whom))


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


def _yet_unfound(token: Token) -> bool:
    """Whether people are who is yet to be found: "eight people have yet to be located"."""
    return any(is_somebody(one) or one.pos_ == "NUM" for one in subjects(token.head))


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
    counted = any(
        part.pos_ == "NUM" or any(child.dep_ == "nummod" for child in part.lefts) for part in what_it_is_of(token)
    )
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


def _again_patients(token: Token) -> bool:
    """Whether people are treated who are ill: "71 people were still being treated"; not for wounds."""
    hurt = any(one.lemma_.lower() in _WOUNDS for one in token.sent)
    return not hurt and any(is_person(one) for one in own_objects(token))


def _shared_out(token: Token) -> bool:
    """Whether a vote is only what shares or tallies are of: "53 per cent of the vote", "by 14 votes to 9"."""
    over = token.head
    if token.dep_ == "pobj" and over.lower_ == "by":
        return any(child.dep_ == "nummod" for child in token.lefts)
    return (
        token.dep_ == "pobj" and over.lower_ == "of" and over.head.lemma_.lower() in ("cent", "percent", "%", "share")
    )


def _for_people(token: Token) -> bool:
    """Whether a search is one for people who are lost: by divers or boats, by anybody but police "for passengers".

    What is searched by ships, or by anybody in waters, is the sea; "the coast guard searched the yacht" is a search.
    """
    if any(is_a(one, "rescuer") for one in subjects(token)):
        return True
    where = list(own_objects(token))
    if any(one.lemma_.lower() in _AT_SEA for one in where):
        return True
    if of_those_who_save(token) and not any(is_a(one, "ship") or is_somebody(one) for one in where):
        return True
    ways = [part for child in token.children if child.lower_ == "for" for part in child.children]
    police = any(is_a(one, "police") for one in subjects(token))
    return not police and any(is_somebody(part) or part.lemma_.lower() in ("body", "missing") for part in ways)


def _alive(token: Token) -> bool:
    """Whether no bodies are what is pulled out: whom the water gives up dead, nobody rescues."""
    return not any(one.lemma_.lower() in REMAINS for one in (*own_objects(token), *subjects(token)))


def _saved(token: Token) -> bool:
    """Whether people are taken on board by those who save, or told to have survived: not "picked up by police"."""
    if not any(is_somebody(one) or one.pos_ == "NUM" or one.tag_ == "PRP" for one in own_objects(token)):
        return False
    whom = [one.lemma_.lower() for one in own_objects(token)]
    if not _alive(token) or any(word in WANTED for word in whom):
        return False
    return of_those_who_save(token) or any(word in SAVED for word in whom)


def _again_number(token: Token) -> bool:
    """Whether a bare number of people came: "organisers said 15,000 had come", of a march told before."""
    return any(one.like_num for one in subjects(token))


def _again_so_many(token: Token) -> bool:
    """Whether so many people came to what was told before: "police said 3,500 people had taken part".

    Not "took part in the survey", nor "turned out to be nurses", nor a few players in a team.
    """
    if any(child.dep_ == "xcomp" or child.lower_ == "in" for child in token.children):
        return False
    numbers = [part for one in subjects(token) for part in (one, *one.lefts) if one.like_num or is_person(one)]
    return any(part.like_num and (len(part.text) > 1 and part.text[:1].isdigit()) for part in numbers)


def _sought(token: Token) -> bool:
    """Whether a number of people are who is searched for, by those who save or in what fell on them.

    "Rescuers were searching the rubble for five people"; not "police are searching for two gunmen".
    """
    pobjs = [part for child in token.rights if child.lower_ == "for" for part in child.children if part.dep_ == "pobj"]
    pobjs += [
        part for one in own_objects(token) for child in one.rights if child.lower_ == "for" for part in child.children
    ]
    counted = any(one.pos_ == "NUM" or any(part.dep_ == "nummod" for part in one.lefts) for one in pobjs)
    if not counted or any(is_a(one, "assailant") or one.lemma_.lower() in WANTED for one in pobjs):
        return False
    return any(one.lemma_.lower() in _SEARCHERS for one in token.sent)


NEEDS: dict[str, Callable[[Token], bool]] = {
    "alive": _alive,
    "living person": lambda token: has_person(token) and _alive(token),
    "no toll": lambda token: not any(one.pos_ == "NUM" or one.lemma_.lower() in _TOLL for one in own_objects(token)),
    "again number": _again_number,
    "again so many": _again_so_many,
    "again patients": _again_patients,
    "living": lambda token: token.head.lemma_.lower() not in REMAINS,  # not "two bodies with wounds"
    "down with": _down_with,
    "dying": _dying,
    "fatal": _fatal,
    "no recount": lambda token: not any(one.lower_ == "twice" for one in token.head.subtree if one.head == token.head),
    "no rescue": lambda token: not _for_people(token),
    "no share": lambda token: not _shared_out(token),
    "found": lambda token: token.head.lemma_ in _FOUND,
    "made ill": _made_ill,
    "of whom unknown": _unknown_of,
    "of whom none": nothing_of,
    "unfound": _unfound,
    "unseen": _unseen,
    "last seen": _last_seen,
    "saved": _saved,
    "some with": _some_with,
    "sought": _sought,
    "yet unfound": _yet_unfound,
}
