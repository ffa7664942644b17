"""Who speaks for which body: "the prosecutor's office", "prosecutors", "a spokesman for the Fiscalía", police sources.

In: a voice of an article or of the case. Out: what it speaks for, and whether two may be one voice: the body by another
of its names, or whoever speaks for it. A police union is not the police, nor are Kesvik's police those of Talvik.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from firsthand.reconcile.bodies_told import bare_label
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.resources import kinds, languages, table
from firsthand.unions import Unions
from firsthand.wording import folded_terms

# Where somebody stands, and what else is told of them, is not what they are: "a police officer at the scene".
_BESIDE = re.compile(
    r"\s*\(.*|\s+(?:who|whom|which|that|at|in|on|near|from|que|quien|quienes|en|desde)\b.*|,?\s+\(?\d.*",
    re.IGNORECASE | re.S,
)
_LONGEST = 4  # words: "fire and rescue service"
_OF_MANY = frozenset({"hospital"})  # a town has several of them
_SPEAKING = frozenset({"spokespeople", "insiders"})  # families of words: "a spokeswoman", "sources"


class Mouth(NamedTuple):
    """What a voice speaks for: the institution, and what tells one from another, its place and its sort ("national").

    `body` is one for all names of one body, and empty for its people. `speaks` tells who is said to speak for it, or to
    be a source there, from an officer of it.
    """

    institution: str
    body: str
    place: frozenset[str]
    sort: frozenset[str]
    speaks: bool


def mouth_of(pile: Pile, voice: Voice) -> Mouth | None:
    """What a voice speaks for, by its label or by what a page calls a person; None where no words tell."""
    if voice.kind == "organisation":
        return read_mouth(bare_label(voice.label))
    if voice.kind == "document":
        return None
    name = frozenset(content_words(voice.label)) if voice.kind == "named_person" else frozenset[str]()
    said = map(pile.quote, voice.mentions) if name else (voice.label, *map(pile.quote, voice.mentions))
    return next((mouth for words in said if (mouth := read_mouth(words, person=True, name=name))), None)


def may_be_one_mouth(a: Voice, b: Voice, one: Mouth | None, other: Mouth | None, every: Iterable[Mouth]) -> str | None:
    """Why two voices, with what they speak for, may be one body's, or None; of `every` a bare name may mean several."""
    if _gives_its_word(a, b) or _gives_its_word(b, a):
        return f"“{a.label}” and “{b.label}” may both give the word of one body"
    if one is None or other is None or one.institution != other.institution or _are_two(a, b, one, other):
        return None
    if surely_one_mouth(a, b, one, other):
        person, body = (a, b) if b.kind == "organisation" else (b, a)
        return f"{person.label} is told to speak for “{body.label}”"
    like = [mouth for mouth in every if mouth.institution == one.institution]
    if not _agree(one.place, other.place, {mouth.place for mouth in like}):
        return None
    if not _agree(one.sort, other.sort, {mouth.sort for mouth in like}):
        return None
    if one.body and other.body:
        return f"“{a.label}” may be “{b.label}”, called by another of its names"
    return f"“{a.label}” and “{b.label}” may both give the word of one body"


def surely_one_mouth(a: Voice, b: Voice, one: Mouth | None, other: Mouth | None) -> bool:
    """Whether the words themselves say that a person is a body's spokesman: "Police spokesman Edvar Holm", the police.

    A town that only one of the two names may be another's.
    """
    if one is None or other is None or (one.institution, one.place, one.sort) != other[:1] + other[2:4]:
        return False
    person = a if b.kind == "organisation" else b
    told = bool(one.body) != bool(other.body) and "organisation" in {a.kind, b.kind}
    return told and person.kind in {"named_person", "official"} and (one if person is a else other).speaks


def _are_two(a: Voice, b: Voice, one: Mouth, other: Mouth) -> bool:
    """Whether two people of an institution are two: two officers are, and so are two spokesmen with names."""
    if one.body or other.body:
        return False
    return not (one.speaks and other.speaks) or a.kind == b.kind == "named_person"


def _agree(one: frozenset[str], other: frozenset[str], told: Set[frozenset[str]]) -> bool:
    """Whether what tells a body is the same for two, or told of one alone, and there is no third that it may be."""
    return one == other or (not (one and other) and len(told - {frozenset[str]()}) < 2)


def _gives_its_word(person: Voice, body: Voice) -> bool:
    """Whether who speaks is told to be a mouth of a body by its name: "fuentes de la Guardia Civil"."""
    if body.kind != "organisation" or person.kind not in {"official", "unnamed"}:
        return False
    said = set(content_words(_BESIDE.sub("", person.label)))
    rest = {word for word in said - _speakers() if _beside().get(word) != "theirs"}
    return bool(said & _speakers()) and rest == set(content_words(bare_label(body.label)))


def join_names_of_bodies(
    pile: Pile, members: Mapping[str, tuple[Voice, str]], story: Mapping[str, int], joined: Unions
) -> None:
    """Join the bodies of a story told by several names: "prosecutors", "the public prosecutor's office", "la Fiscalía".

    "Kesvik police" of a page are "the police" of it, where no page in its language tells of another town's.
    """
    bare: dict[tuple[int, str], list[str]] = defaultdict(list)
    placed: dict[tuple[int, str, str], dict[frozenset[str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, (voice, article) in sorted(members.items()):
        mouth = read_mouth(bare_label(voice.label)) if voice.kind == "organisation" else None
        if mouth and mouth.place and not mouth.sort:
            placed[story[article], mouth.body, pile.tongue(article)][mouth.place].append(name)
        elif mouth and not mouth.sort:
            bare[story[article], mouth.body].append(name)
    for (_, kind), names in sorted(bare.items()):
        for name in names[1:] if kind not in _OF_MANY else ():
            joined.join(names[0], name, "one body, by several of its names")
    for (where, kind, _), towns in sorted(placed.items()):
        pages = {members[name][1]: name for name in bare.get((where, kind), ())}
        for name in next(iter(towns.values())) if len(towns) == 1 else ():
            if members[name][1] in pages:
                joined.join(pages[members[name][1]], name, "a body, and the only one of its kind that is told of")


@lru_cache(maxsize=65536)
def read_mouth(label: str, *, person: bool = False, name: frozenset[str] = frozenset()) -> Mouth | None:
    """What the words for a source tell that it speaks for; any word that tells of something else makes it another's.

    >>> read_mouth("the Talvik police department"), read_mouth("the police union")
    (Mouth(institution='police', body='police', place=frozenset({'talvik'}), sort=frozenset(), speaks=False), None)
    >>> read_mouth("un portavoz de la Fiscalía", person=True)
    Mouth(institution='prosecution', body='', place=frozenset(), sort=frozenset(), speaks=True)
    """
    plain = re.sub(r"['’](?:s\b)?", "", _BESIDE.sub("", label))
    told = [(fold(word), word[:1].isupper()) for word in re.findall(r"\w+", plain)]
    told = [(word, capital) for word, capital in told if content_words(word) and word not in name]
    found, rest = _taken(told)
    if len({institution for _, institution in found}) != 1:
        return None
    place, sort, office = set[str](), set[str](), False
    for word, capital in rest:
        kind = _beside().get(word, "")
        office |= word in _speakers() | _officials()
        if kind == "which":
            sort.add(_english().get(word, word))
        elif capital and not kind and word not in _known():
            place.add(word)
        elif kind != "plain" and not (person and (kind == "theirs" or word in _speakers() | _officials())):
            return None
    body = "" if person else max((body for body, _ in found), key=len)  # "the army's general staff"
    if not body and not (person and (office or not any(body for body, _ in found))):
        return None
    speaks = not _speakers().isdisjoint(word for word, _ in rest)
    return Mouth(found[0][1], body, frozenset(place), frozenset(sort), speaks)


def _taken(told: Sequence[tuple[str, bool]]) -> tuple[list[tuple[str, str]], list[tuple[str, bool]]]:
    """The bodies and institutions that words name, and the words beside them."""
    found, rest, at = list[tuple[str, str]](), list[tuple[str, bool]](), 0
    while at < len(told):
        for length in range(min(_LONGEST, len(told) - at), 0, -1):
            known = _institutions().get(" ".join(word for word, _ in told[at : at + length]))
            if known:
                found.append(known)
                at += length
                break
        else:
            rest.append(told[at])
            at += 1
    return found, rest


def _rows(name: str) -> Iterator[dict[str, str]]:
    return (row for language in languages() for row in table(language, name))


@cache
def _institutions() -> dict[str, tuple[str, str]]:
    """The body and the institution that words name, by their content words."""
    return {
        " ".join(content_words(re.sub(r"'s?", "", row["term"]))): (row["body"].strip("-"), row["institution"])
        for row in _rows("institutions")
    }


@cache
def _beside() -> dict[str, str]:
    return {fold(row["term"]): row["kind"] for row in _rows("beside_bodies")}


@cache
def _speakers() -> frozenset[str]:
    """Who speaks for a body, or from inside it: "spokeswoman", "fuentes"."""
    words = {fold(row["term"]) for row in _rows("families") if row["family"] in _SPEAKING}
    return frozenset(words | {f"{word}s" for word in words} | {"spokesmen", "spokeswomen", "portavoces"})


@cache
def spokespeople() -> frozenset[str]:
    """Who speaks for a body: "spokeswoman", "portavoz"; not sources in it."""
    words = {fold(row["term"]) for row in _rows("families") if row["family"] == "spokespeople"}
    return frozenset(words | {f"{word}s" for word in words} | {"spokesmen", "spokeswomen", "portavoces"})


@cache
def _officials() -> frozenset[str]:
    """Who is in office there: "officer", "directora"."""
    found = (item for language in languages() for item in kinds(language, "source_nouns").items())
    words = {fold(term) for term, kind in found if kind == "official"}
    return frozenset(words | {f"{word}s" for word in words}) - _speakers()


@cache
def _known() -> frozenset[str]:
    """Capital words that are no place: a title, or what makes it another body, "the Police Federation"."""
    found = (item for language in languages() for item in kinds(language, "source_nouns").items())
    words = {fold(term) for term, kind in found if kind in {"organisation", "unnamed", "media"}}
    return frozenset(words) | _officials() | _speakers() | folded_terms("body_words")


@cache
def _english() -> dict[str, str]:
    return {fold(row["term"]): row["english"].partition("|")[0] for row in _rows("bodies_in_english")}
