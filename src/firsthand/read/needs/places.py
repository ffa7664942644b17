"""What the event lexicon needs of places: what burns, what is flooded, what holds back water and gives way.

In: a token of the parse. Out: whether a need is met. NEEDS names each as the lexicon does.
"""

from collections.abc import Callable

from spacy.tokens import Token

from firsthand.read.needs.words import (
    CAUSED,
    PLACES,
    all_objects,
    at_site,
    behind_of,
    done_by,
    head_of,
    is_a,
    is_somebody,
    of_kind,
    of_sort,
    own_objects,
    party_of,
    subjects,
    what_it_is_of,
)


def _under_water(token: Token) -> bool:
    """Whether it is a place that water covers: "Kesvik was inundated"; not "was inundated with calls"."""
    if any(child.lower_ in ("with", "by") for child in token.rights):
        return at_site(token) and not any(child.lower_ == "with" for child in token.rights)
    return at_site(token) or any(one.text[:1].isupper() for one in own_objects(token))


def _burns(token: Token) -> bool:
    """Whether it is a place that burns or is burned: "the depot burned", "burned the depot"."""
    return at_site(token) or (not all_objects(token) and any(is_a(one, "site") for one in subjects(token)))


def _site_or_service(token: Token) -> bool:
    """What is closed or opened: "closed the school", "the school reopened"; not a case, a gap or an account."""
    objects = list(own_objects(token))
    return any(is_a(one, "site") or is_a(one, "service") for one in objects or subjects(token))


def _from_danger(token: Token) -> bool:
    """Whether people run from what drives them out; who flees a prison, the police or a scene is on the run."""
    return not party_of("inmate")(token) and not any(
        is_a(one, "police") or one.lemma_.lower() in ("scene", "officer") for one in own_objects(token)
    )


def _barrier(token: Token) -> bool:
    """Whether what holds back water or mud lets it through: "the dam failed"; not "failed to hold", "broke records"."""
    if any(child.dep_ in ("xcomp", "attr") for child in token.children):
        return False
    objects = [child for child in token.children if child.dep_ == "dobj"]
    return any(is_a(one, "barrier") for one in objects or (*subjects(token), *own_objects(token)))


def _gate(token: Token) -> bool:
    """Whether gates are opened where water or gas is held: "opened the gates of the dam"; none of a museum."""
    return _again_gate(token) and any(is_a(one, "dam") for one in token.doc)


def _again_gate(token: Token) -> bool:
    """Whether gates are what is opened, of a dam that the article tells of; not "gates open at six", "to claims"."""
    moved = list(own_objects(token)) or ([] if token.tag_ in ("VBZ", "VBP") else list(subjects(token)))
    gates = [one for one in moved if is_a(one, "gate")]
    own = any(child.dep_ == "poss" and child.lower_ in ("its", "their") for one in gates for child in one.lefts)
    to = any(child.lower_ in ("to", "for") and _leads_to_people(child) for child in token.rights)
    return bool(gates) and not to and not (own and any(child.lower_ == "to" for child in token.rights))


def _leads_to_people(preposition: Token) -> bool:
    """Whether a preposition leads to who comes through a gate: visitors, claims; not "for 40 minutes"."""
    after = [part for part in preposition.children if part.dep_ == "pobj"]
    return any(part.ent_type_ not in ("TIME", "DATE") and not is_a(part, "water") for part in after)


def _of_gate(token: Token) -> bool:
    """Whether gates of a dam are opened: "the opening of the gates", "the gate opening"."""
    return of_kind("gate")(token) and any(is_a(one, "dam") for one in token.doc)


def _outflow(token: Token) -> bool:
    """Whether water is let out of a dam or a plant: "released water", "let the water go"."""
    behind = [part for child in token.children if child.dep_ == "ccomp" for part in child.children]
    parts = [*own_objects(token), *(part for part in behind if part.dep_ == "nsubj")]
    return any(is_a(one, "outflow") for one in parts)


def _of_outflow(token: Token) -> bool:
    """Whether a release is one of water: "the release of water", "the release from the dam"; none of people."""
    if any(is_a(part, "outflow") for part in (*behind_of(token), *token.lefts)):
        return True
    return _again_of_outflow(token) and any(
        is_a(part, "dam") for child in token.rights if child.lower_ in ("from", "at") for part in child.subtree
    )


def _again_of_outflow(token: Token) -> bool:
    """Whether a release may be one of water that the article tells of: not "his release", "release of a film"."""
    lefts = [child for child in token.lefts if child.dep_ in ("poss", "compound", "amod")]
    of = [part for part in behind_of(token) if not is_a(part, "outflow") and not is_a(part, "dam")]
    whose = any((one.dep_ == "poss" and is_somebody(one)) or one.tag_ == "PRP$" for one in lefts)
    return not of and not whose and not any(one.lower_ in ("press", "news", "early") for one in lefts)


def _gap(token: Token) -> bool:
    """Whether a hole opens in what holds back water or mud: "a breach opened in the dyke"; none in a party."""
    inside = [part for child in token.rights if child.lower_ == "in" for part in child.subtree]
    return _again_gap(token) and any(is_a(part, "barrier") for part in inside)


def _again_gap(token: Token) -> bool:
    """Whether a hole opens, in a dyke that the article tells of, and opens nothing else: not "in the market"."""
    inside = [part for child in token.rights if child.lower_ == "in" for part in child.children]
    elsewhere = any(part.pos_ == "NOUN" and not is_a(part, "barrier") for part in inside if part.dep_ == "pobj")
    opens = any(child.dep_ == "dobj" for child in token.children) or elsewhere
    return not opens and any(is_a(one, "gap") for one in subjects(token))


def _through_barrier(token: Token) -> bool:
    """Whether what holds back water is broken through: "burst through the dyke"; not "through the crowd"."""
    ways = [part for child in token.rights if child.lower_ == "through" for part in child.children]
    return any(is_a(part, "barrier") for part in ways) or any(
        is_a(child, "barrier") for child in token.children if child.dep_ == "dobj"
    )


def _aflame(token: Token) -> bool:
    """Whether flames burn something: not "fanned the flames", "the flames of hatred", "a flame"."""
    of = any(child.lower_ == "of" for child in token.rights)
    return token.tag_ == "NNS" and not of and token.head.lemma_ not in ("fan", "stoke", "feed")


def _premises(token: Token) -> bool:
    """Whether a search or sweep is of a place, and for nobody: "the search in Kesvik", "a search of the offices"."""
    ways = [child for child in token.children if child.dep_ == "prep"]
    if any(way.lower_ == "for" for way in ways) or token.dep_ == "compound":
        return False
    at = [part for way in ways if way.lower_ in ("in", "of", "at") for part in way.children]
    return any(is_a(part, "site") or part.ent_type_ in PLACES or part.pos_ == "PROPN" for part in at)


def _fluid(token: Token) -> bool:
    """Whether what leaks is a gas or the like: "a cloud of chlorine escaped"; a document that leaks is none."""
    parties = [*subjects(token), *own_objects(token)]
    return any(is_a(part, "fluid") for one in parties for part in (one, *what_it_is_of(one), *one.lefts))


def _fluid_near(token: Token) -> bool:
    """Whether a leak is one of a gas or the like: "the chlorine leak", "a spill of acid", "as for the leak".

    On a page that tells of such a thing "there was no leak" is of it too.
    """
    own = (*token.lefts, *what_it_is_of(token))
    known = any(child.lower_ in ("the", "this", "that", "no", "any") for child in token.lefts)
    return _no_cause(token) and (
        any(is_a(one, "fluid") for one in own) or (known and of_sort("fluid", whole=True)(token))
    )


def _no_cause(token: Token) -> bool:
    """Whether a leak is told of for itself, not as what caused something else: "caused by a gas leak"."""
    noun = head_of(token)
    over = noun.head
    causes = noun.dep_ == "nsubj" and over.lemma_.lower() == "cause"  # what "was caused by a valve" is told of itself
    return not causes and not (noun.dep_ == "pobj" and over.head.lemma_.lower() in CAUSED)


NEEDS: dict[str, Callable[[Token], bool]] = {
    "site": at_site,
    "under water": _under_water,
    "danger": _from_danger,
    "site or service": _site_or_service,
    "barrier": _barrier,
    "gate": _gate,
    "again gate": _again_gate,
    "of gate": _of_gate,
    "again of gate": of_kind("gate"),
    "outflow": _outflow,
    "of outflow": _of_outflow,
    "again of outflow": _again_of_outflow,
    "gap": _gap,
    "again gap": _again_gap,
    "through barrier": _through_barrier,
    "of barrier": of_kind("barrier"),
    "of bursting": of_kind("bursting"),
    "burns": _burns,
    "aircraft": party_of("aircraft"),
    "built": party_of("built"),
    "bursting": party_of("bursting"),
    "fluid": _fluid,
    "fluid near": _fluid_near,
    "no cause": _no_cause,
    "premises": _premises,
    "aflame": _aflame,
    "harmful": done_by("harm"),
    "water at site": lambda token: at_site(token) and done_by("water")(token),
    "water": done_by("water"),
}
