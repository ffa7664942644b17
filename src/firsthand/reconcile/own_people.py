"""Voices of one body that no page calls by one name: "Spokesman Edvar Holm" and the police of his page, the group and
"the group's lawyer", "a human rights group" and the one that another page names, the government and its ministry.

In: two voices of a case, the pile, all voices. Out: why they may be one, or None. Each is a possible line: two pages
that give one number on such words may have it from one mouth.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.bodies_told import bare_label
from firsthand.reconcile.kinship import body_nouns, speaks_for
from firsthand.reconcile.mouths import read_mouth, spokespeople
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.passages import words_in
from firsthand.reconcile.pile import Pile
from firsthand.records import Span, Voice
from firsthand.resources import languages, table
from firsthand.wording import folded_terms

_BESIDE = 40  # characters before a name that may tell whose its bearer is
_NEAR = 400  # characters before somebody in which "the group" of "the group's lawyer" was named
_OWNED = re.compile(
    r"\bthe\s+(?P<body>[\w-]+)['’]s?\s|\b(?:de\s+la|del|de\s+l[ao]s)\s+(?P<cuerpo>[\w-]+)", re.IGNORECASE
)
_INDEFINITE = re.compile(r"(?:an?|another|una?|otr[oa])\s", re.IGNORECASE)
_ASIDE = re.compile(r"\s(?:who|that|which|que|based|con sede)\s.*|,.*", re.IGNORECASE | re.S)
_GOVERNMENT = frozenset({"government", "gobierno"})
_MINISTRY = frozenset({"ministry", "ministerio", "ministra", "ministro", "minister"})


class Own(NamedTuple):
    """What a page tells of whose somebody is: a spokesman of nobody, or a body's own by the noun it has."""

    bare: bool
    nouns: tuple[tuple[str, Span], ...]  # of "the group's lawyer", with where the lawyer stands


def own_of(pile: Pile, voice: Voice) -> Own:
    """What is told of whose a person is; nothing of a body."""
    if voice.kind not in {"named_person", "official", "unnamed"} or voice.count_max != 1:
        return Own(False, ())
    return Own(_is_bare_speaker(pile, voice), tuple(_owned(pile, voice)))


def may_be_its_own(pile: Pile, a: Voice, b: Voice, own: Mapping[str, Own], voices: Iterable[Voice]) -> str | None:
    """Why a body and a voice may be one though no words beside that voice name the body; `own` by the voice's id."""
    for body, other in ((a, b), (b, a)):
        if body.kind == "organisation":
            why = _between_bodies(pile, body, other) or _of_a_person(pile, body, other, own[other.id], voices)
            if why:
                return why
    return None


def _between_bodies(pile: Pile, body: Voice, other: Voice) -> str | None:
    if other.kind != "organisation":
        return None
    if _is_some_body(body) and other.named and _may_be_called(pile, body, other):
        return f"“{body.label}” may be “{other.label}”"
    return f"“{other.label}” may give the word of “{body.label}”, which it is under" if _over(body, other) else None


def _of_a_person(pile: Pile, body: Voice, other: Voice, own: Own, voices: Iterable[Voice]) -> str | None:
    if own.bare and _named_before(pile, body, other):
        return f"“{other.label}” may speak for “{body.label}”, which the page names"
    if own.nouns and _has(pile, body, own):
        return f"“{body.label}” may be {other.label}, who is told to be its own"
    if other.kind != "organisation" and _is_some_body(body):
        named = (one for one in voices if one.kind == "organisation" and one.named and _may_be_called(pile, body, one))
        if any(_has(pile, one, own) or speaks_for(pile, one, other) for one in named):
            return f"“{body.label}” may be the body that {other.label} speaks for"
    return None


def _named_before(pile: Pile, body: Voice, person: Voice) -> bool:
    """Whether a body is named on a page before whoever speaks there."""
    wanted = set(content_words(bare_label(body.label)))
    return bool(wanted) and any(
        wanted <= {fold(word.folded) for word in words_in(pile, span.article) if word.start < span.start}
        for span in person.mentions
    )


def _is_bare_speaker(pile: Pile, person: Voice) -> bool:
    """Whether a page calls somebody a spokesman and does not say whose: "Spokesman Edvar Holm", "una portavoz"."""
    if person.affiliation:
        return False
    name = set(content_words(person.label)) if person.kind == "named_person" else set[str]()
    for span in person.mentions:
        said = set(content_words(_ASIDE.sub("", pile.quote(span)))) - name
        if said & spokespeople() and all(word in spokespeople() or word in _how_high() for word in said):
            return True
    return False


def _owned(pile: Pile, person: Voice) -> Iterator[tuple[str, Span]]:
    """The nouns for a body whose own somebody is told to be: "group" of "the group's lawyer, Petra Olin"."""
    for span in person.mentions:
        text = pile.articles[span.article].text
        first = max(0, span.start - _BESIDE)
        for found in _OWNED.finditer(text, first, span.end):
            noun = fold(found["body"] or found["cuerpo"])
            beside = text[found.end() : span.end] if found["body"] else text[first : found.start()].split("\n")[-1]
            if noun in body_nouns() and _own_person(beside):
                yield noun, span


def _has(pile: Pile, body: Voice, own: Own) -> bool:
    """Whether a body is what somebody's page calls by a noun right before it tells of him as its own.

    So may be the one that another page calls by that noun alone: "the federation".
    """
    for noun, span in own.nouns:
        if content_words(bare_label(body.label)) == (noun,):
            return True
        before = any(one.article == span.article and 0 < span.start - one.start < _NEAR for one in body.mentions)
        if before and any(noun in _called(pile, one) for one in body.mentions):
            return True
    return False


def _called(pile: Pile, one: Span) -> tuple[str, ...]:
    """The words around a mention of a body, which tell what it is: "the legal aid group Fair Hearing"."""
    return content_words(pile.articles[one.article].text[max(0, one.start - 30) : one.end + 50].split("\n")[-1])


def _own_person(beside: str) -> bool:
    """Whether what stands behind "the group's", or before "de la federación", is whom it has to speak for it."""
    return bool(set(content_words(beside)) & (spokespeople() | folded_terms("lawyers") | _heads()))


def _is_some_body(body: Voice) -> bool:
    """Whether a body is told by its kind alone: "a human rights group"."""
    return not body.named and bool(_INDEFINITE.match(body.label))


def _may_be_called(pile: Pile, some: Voice, body: Voice) -> bool:
    """Whether a body with a name is called what "a human rights group" is: a group, where the words name it."""
    noun = next((w for w in reversed(content_words(_ASIDE.sub("", some.label))) if w in body_nouns()), "")
    if not noun or {span.article for span in some.mentions} & {span.article for span in body.mentions}:
        return False
    return any(noun in _called(pile, one) for one in body.mentions)


def _over(higher: Voice, lower: Voice) -> bool:
    """Whether one body is under the other: a ministry under the government, the police under that of the interior."""
    over, under = set(content_words(higher.label)), set(content_words(lower.label))
    if over & _GOVERNMENT and under & _MINISTRY:
        return len(over) == 1
    mouth = read_mouth(bare_label(lower.label))
    return (
        bool(over & _MINISTRY) and mouth is not None and bool(over & _ministries().get(mouth.institution, frozenset()))
    )


def _heads() -> frozenset[str]:
    """Who stands at the head of a body: its director, its leader."""
    return folded_terms("source_nouns", "official")


def _how_high() -> frozenset[str]:
    return folded_terms("beside_bodies", "theirs")


@cache
def _ministries() -> dict[str, frozenset[str]]:
    """The words for the ministry that an institution is under."""
    found: dict[str, set[str]] = {}
    for row in (row for language in languages() for row in table(language, "superiors")):
        found.setdefault(row["institution"], set()).add(fold(row["term"]))
    return {institution: frozenset(words) for institution, words in found.items()}
