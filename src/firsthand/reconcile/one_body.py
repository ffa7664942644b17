"""Voices of bodies that are one: by their initials, as bands of one page, by what they are called in another language.

In: the voices of a case, as members of groups, and what joins them. Out: joins.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.bodies import Body, body
from firsthand.reconcile.kinship import band, description
from firsthand.reconcile.names import content_words, fold, label_key, words
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.resources import languages, table
from firsthand.unions import Unions
from firsthand.wording import folded_terms

_DEFINITE = re.compile(r"(?:the|both|los|las|ambos|ambas)\b", re.I)
UNRESOLVED = re.compile(r"unresolved: ([\w ]+)")  # the reader's label for a pronoun whose person it could not find
ONE_OF_THEM = re.compile(
    r"(?:one|two|some|most) of (?:them|these|those)|the other(?: one)?|un[oa] de ell[oa]s|el otro|la otra", re.I
)


class Member(NamedTuple):
    """A voice of one article, before it is known who else it is."""

    voice: Voice
    article: str


def join_initials_of_bodies(
    pile: Pile, members: Mapping[str, Member], story: Mapping[str, int], joined: Unions
) -> None:
    """ "OZC" is the one body whose initials a page of the story gives: "Orvik Zinc Corporation (OZC)".

    Of two bodies of one language with the same initials neither is taken; a name in another language is that body's.
    """
    named: dict[str, list[str]] = defaultdict(list)
    given: dict[tuple[str, int], list[str]] = defaultdict(list)
    bare: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, member in sorted(members.items()):
        found = body(member.voice.label) if member.voice.kind == "organisation" else Body()
        if found.name:
            named[found.name].append(name)
        if found.short:
            (given if found.name else bare)[found.short, story[member.article]].append(name)
    for bearers in (names for names in named.values() if any(body(members[n].voice.label).short for n in names)):
        for name in bearers[1:]:
            joined.join(bearers[0], name, "one name of a body")
    for key, bearers in given.items():
        tongues: dict[str, set[str]] = defaultdict(set)
        for name in bearers:
            tongues[pile.articles[members[name].article].language or ""].add(joined.top(name))
        if all(len(tops) == 1 for tops in tongues.values()):
            for name in (*bearers[1:], *bare[key]):
                joined.join(bearers[0], name, "a body, and the initials that a page of the story gives it")


def join_on_a_page(members: Mapping[str, Member], joined: Unions) -> None:
    """Unnamed people whom one page describes in the same words: "investigators" of its headline and its "two
    investigators"; "one of them" is one of whoever several were named last.

    Two and three are not the same, nor is "another official" the one before.
    """
    pages: dict[str, list[Voice]] = defaultdict(list)
    for member in members.values():
        if not member.voice.named and member.voice.kind in {"unnamed", "official"} and member.voice.mentions:
            pages[member.article].append(member.voice)
    for voices in pages.values():
        voices.sort(key=lambda voice: (voice.mentions[0], voice.id))
        for n, voice in enumerate(voices):
            for other in reversed(voices[:n]):
                if ONE_OF_THEM.fullmatch(voice.label) and other.count_min > 1:
                    joined.join(other.id, voice.id, "one of several whom the page names before")
                    break
                if _told_alike(other, voice):
                    joined.join(other.id, voice.id, "one description on one page")
                    break


def join_bands(members: Mapping[str, Member], joined: Unions) -> None:
    """ "The gang" is the one band that its page names, "the Marrow Lane Crew"."""
    named: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, list[str]] = defaultdict(list)
    for name, member in members.items():
        if band(member.voice):
            kind = bare if len(content_words(member.voice.label)) == 1 else named
            kind[member.article].append(name)
    for article, names in bare.items():
        bearers = {label_key(members[name].voice.label) for name in named[article]}
        for name in names if len(bearers) == 1 else ():
            joined.join(named[article][0], name, "a band, and the one that the page names")


def body_key(label: str) -> str:
    """One key for a body in two languages, where each of its words has one word in the other; else that of its label.

    >>> body_key("el Ministerio de Defensa") == body_key("the Defense Ministry")
    True
    """
    key = plain = label_key(label)
    for phrase, word in _of_several_words().items():
        plain = plain.replace(phrase, word)
    told = [_in_english().get(word) for word in plain.split()]
    return " ".join(sorted(word for word in told if word)) if all(told) else key


@cache
def _of_several_words() -> dict[str, str]:
    """What several words of the one language are called by one of the other: "defensor del pueblo"."""
    rows = (row for language in languages() for row in table(language, "bodies_in_english") if " " in row["term"])
    return {label_key(row["term"]): row["english"] for row in rows}


@cache
def _in_english() -> dict[str, str]:
    """The words that bodies are called by, in either language, each as one English word."""
    found: dict[str, str] = {}
    for row in (row for language in languages() for row in table(language, "bodies_in_english")):
        first, *others = row["english"].split("|")
        for word in (fold(row["term"]), first, *others):
            found.setdefault(word, first)
    return found


def _told_alike(one: Voice, other: Voice) -> bool:
    """Whether two unnamed voices of a page have one description, and no number, or "another", that parts them.

    "The two officers" are the "two officers at the base" of before.
    """
    mine, theirs = set(description(one)), set(description(other))
    again = one.count_max == other.count_max not in {1, None} and _DEFINITE.match(other.label) and theirs < mine
    if (
        not mine
        or not (mine == theirs or (again and theirs))
        or UNRESOLVED.match(one.label)
        or folded_terms("others") & set(words(other.label))
    ):
        return False
    counts = {voice.count_max for voice in (one, other) if voice.count_max != 1}
    return len(counts - {None}) < 2
