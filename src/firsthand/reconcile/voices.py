"""Voices across articles: who speaks in several of them, and who may.

In: a Pile, the passages, a story number an article. Out: the voices of the case, and for each article's voice the one
it became. When two people could be meant, neither is taken: namesakes and unnamed sources stay apart, and copies of
one text share their voices.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from firsthand.reconcile.bodies import Body, body
from firsthand.reconcile.bodies_told import bare_label, join_bodies
from firsthand.reconcile.company import join_by_company
from firsthand.reconcile.corrections import is_own_text
from firsthand.reconcile.kinds_of_bodies import join_kinds
from firsthand.reconcile.kinship import UNKNOWN, description
from firsthand.reconcile.lawyers import join_lawyers
from firsthand.reconcile.mouths import join_names_of_bodies
from firsthand.reconcile.named_later import join_named_later
from firsthand.reconcile.names import content_words, label_key, words
from firsthand.reconcile.offices import join_offices
from firsthand.reconcile.one_body import (
    ONE_OF_THEM,
    UNRESOLVED,
    Member,
    body_key,
    join_bands,
    join_initials_of_bodies,
    join_on_a_page,
)
from firsthand.reconcile.one_speaker import is_account, join_on_pages
from firsthand.reconcile.passages import Counterpart, Passages, words_of
from firsthand.reconcile.pile import Pile, outlet_for, reporters_outlet
from firsthand.reconcile.ruling import rule
from firsthand.reconcile.short_forms import join_short_forms
from firsthand.reconcile.standing import side_of
from firsthand.records import BY_MEANING, Attribution, Outcome, Span, Voice, record_id
from firsthand.resources import terms_of_all
from firsthand.rulings import NO_RULINGS, Rulings
from firsthand.unions import Unions

_SAME_AFFAIR = 60  # days: "police" of this March and of that May two years on are not one voice
_SENTENCE = 12  # words: "killed four people and injured nine, officials said" is written again of every town
_SOFT_HYPHEN = "\u00ad"
# Another's name follows: "an aide to Ada Lind".
_LEADS_TO = frozenset({"for", "of", "to", "by", "de", "del", "a", "para", "and", "y"})
_PLAINLY = 0.85  # of the words: an edited copy changes a word or two, a formula the town, the day and the number


class Cast(NamedTuple):
    """The voices of the case, and where each article's voice went."""

    voices: dict[str, Voice]
    of: dict[str, str]
    overruled: tuple[Outcome, ...] = ()  # judgements


def gather_voices(
    pile: Pile,
    passages: Passages,
    story: Mapping[str, int],
    credited: frozenset[str] = frozenset(),
    rulings: Rulings = NO_RULINGS,
) -> Cast:
    """Resolve the voices of all readings. Media are no voices; `credited` are the nodes credited somewhere."""
    members = {
        voice.id: Member(voice, name)
        for name, reading in sorted(pile.readings.items())
        for voice in reading.voices
        if voice.kind != "media" and not named_outlet(pile, voice.label, credited) and not _earlier_version(voice)
    }
    joined = Unions(sorted(members))
    named = ((span, name) for name, member in members.items() for span in member.voice.mentions)
    overruled = rule(joined, rulings, frozenset({"voice"}), named)
    alone = _join_named(members, story, joined)
    told = {name: (m.voice, m.article) for name, m in members.items()}
    join_offices(pile, told, story, joined)
    _join_labels(pile, members, story, joined)
    join_short_forms(pile, told, body_key, joined)
    join_kinds(told, story, body_key, joined)
    join_bodies(pile, told, story, body_key, joined)
    join_names_of_bodies(pile, told, story, joined)
    join_by_company(pile, told, alone, body_key, joined)
    join_initials_of_bodies(pile, members, story, joined)
    join_on_a_page(members, joined)
    join_on_pages(pile, told, story, joined)
    join_lawyers(pile, told, joined)
    join_named_later(pile, told, story, joined)
    join_bands(members, joined)
    _join_copied(pile, passages, members, joined)
    cast, of = {}, {}
    for piece in joined.pieces():
        voice = _one_voice([members[name] for name in piece], "; ".join(joined.reasons(piece)))
        cast[voice.id] = replace(voice, side=side_of(pile, voice))
        of.update(dict.fromkeys(piece, voice.id))
    return Cast(cast, of, overruled)


def named_outlet(pile: Pile, label: str, credited: frozenset[str]) -> str | None:
    """The outlet that a source's label names, when it is credited somewhere: "The Ledger said" names no informant.

    Nor does "the Ledger's reporter", who is the Ledger.
    """
    node = outlet_for(pile, label)
    return node if node in credited else reporters_outlet(pile, label)


def _earlier_version(voice: Voice) -> bool:
    """Whether "an earlier version of this story" passes for somebody who speaks."""
    return not voice.named and is_own_text(voice.label) and bool({"version", "versiones"} & set(words(voice.label)))


def person_name(label: str) -> tuple[str, str] | None:
    """First and last name of a person's label, titles aside; the first is empty when only the last is given.

    >>> person_name("Interior Minister Runa Okkelberg"), person_name("Okkelberg")
    (('runa', 'okkelberg'), ('', 'okkelberg'))
    """
    head = label.split(",")[0]
    kept = [piece for piece in head.replace(".", " ").split() if piece[:1].isupper()]
    kept = [piece for piece in kept if piece.casefold() not in _titles()]
    folded = [word for piece in kept for word in ["".join(words(piece))] if word]
    if not folded:
        return None
    return (folded[-2], folded[-1]) if len(folded) > 1 else ("", folded[0])


@cache
def _titles() -> frozenset[str]:
    return terms_of_all("offices")


def _join_named(members: Mapping[str, Member], story: Mapping[str, int], joined: Unions) -> dict[str, list[str]]:
    """One person: the same full name in a case; a last name alone joins the only bearer of it in its story.

    Gives the last names that nobody in the case completes.
    """
    full: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(dict)  # by last name
    short: dict[str, list[str]] = defaultdict(list)
    for name, member in members.items():
        if member.voice.named and member.voice.kind in {"named_person", "official"}:
            parts = person_name(member.voice.label)
            if parts and parts[0]:
                full[parts[1]].setdefault(parts, []).append(name)
            elif parts:
                short[parts[1]].append(name)
    _join_initials(full, joined)
    _join_mistaken(members, full, joined)
    _join_titled(members, full, joined)
    for bearers in (names for namesakes in full.values() for names in namesakes.values()):
        for name in bearers[1:]:
            joined.join(bearers[0], name, "one whole name")
    for last, names in short.items():
        namesakes = full.get(last, {})
        near, own = _whereabouts(members, story, namesakes)
        for name in names:
            here = members[name].article
            fit = own.get(here, {})
            pick = fit if len(fit) == 1 else near.get(story[here], {})
            if len(pick) == 1:
                joined.join(name, next(iter(pick.values())), "a last name that one person of the story bears")
        if not namesakes:
            _join_all_in_story(names, members, story, joined)
    return {last: names for last, names in short.items() if last not in full}


def _join_mistaken(
    members: Mapping[str, Member], full: Mapping[str, Mapping[tuple[str, str], list[str]]], joined: Unions
) -> None:
    """A bare surname that was taken for a company's is that of the one person in the case who bears it."""
    for name, member in members.items():
        label = words(member.voice.label)
        if member.voice.kind == "organisation" and member.voice.label[:1].isupper() and len(label) == 1:
            fit = list(full.get(label[0], {}).values())
            if len(fit) == 1:
                joined.join(fit[0][0], name, "a last name that one person of the case bears")


def _join_titled(
    members: Mapping[str, Member], full: Mapping[str, Mapping[tuple[str, str], list[str]]], joined: Unions
) -> None:
    """An office with a known person's full name behind it is that person: "el ministro del Interior Diego Verberg".

    "A spokesman for Diego Verberg" is somebody else.
    """
    for name, member in members.items():
        parts = person_name(member.voice.label) if member.voice.kind == "official" and not member.voice.named else None
        if parts and parts in full.get(parts[1], {}):
            before = words(member.voice.label)[-3:-2]
            if before and not _LEADS_TO.intersection(before):
                joined.join(full[parts[1]][parts][0], name, "an office with the person's whole name behind it")
                full[parts[1]][parts].append(name)  # a bearer for the last name alone further down its page


def _join_initials(full: Mapping[str, Mapping[tuple[str, str], list[str]]], joined: Unions) -> None:
    """`R. Okkelberg` is Runa Okkelberg unless there is a Rolf."""
    for namesakes in full.values():
        for (first, _), names in namesakes.items():
            if len(first) == 1:
                fit = [key for key in namesakes if len(key[0]) > 1 and key[0][0] == first]
                if len(fit) == 1:
                    joined.join(names[0], namesakes[fit[0]][0], "an initial that one first name of the case fits")


def _whereabouts(
    members: Mapping[str, Member], story: Mapping[str, int], namesakes: Mapping[tuple[str, str], list[str]]
) -> tuple[dict[int, dict[tuple[str, str], str]], dict[str, dict[tuple[str, str], str]]]:
    """The persons of one last name, by story and by article: each with a bearer, in a story the first of the case."""
    near: dict[int, dict[tuple[str, str], str]] = defaultdict(dict)
    own: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for key, bearers in namesakes.items():
        if len(key[0]) > 1:
            for bearer in bearers:
                near[story[members[bearer].article]].setdefault(key, bearers[0])
                own[members[bearer].article].setdefault(key, bearer)
    return near, own


def _join_all_in_story(
    names: list[str], members: Mapping[str, Member], story: Mapping[str, int], joined: Unions
) -> None:
    """A last name that nobody in the case completes is one person within its story."""
    by_story: dict[int, list[str]] = defaultdict(list)
    for name in names:
        by_story[story[members[name].article]].append(name)
    for group in by_story.values():
        for name in group[1:]:
            joined.join(group[0], name, "one last name in one story")


def _join_labels(pile: Pile, members: Mapping[str, Member], story: Mapping[str, int], joined: Unions) -> None:
    """Bodies and documents of one label in one story; "police" and "a report" without a name only there.

    A body told by more than one word, "the coast guard", is one in the whole case, and so is "la guardia costera".
    """
    groups: dict[tuple[str, int, bool], list[str]] = defaultdict(list)
    for name, member in members.items():
        voice = member.voice
        person = voice.named and voice.kind in {"named_person", "official"} and person_name(voice.label)
        one = voice.count_max == 1 or (voice.kind == "organisation" and voice.count_max is None)  # "the authorities"
        if not person and voice.kind in {"official", "organisation", "document"} and one:
            key = body_key(voice.label) if voice.kind == "organisation" else label_key(voice.label)
            whole = voice.kind == "organisation" and len(key.split()) > 1  # "the coast guard", in every story of a case
            groups[key, -1 if whole else story[member.article], voice.kind == "document"].append(name)
    for group in groups.values():
        group.sort(key=lambda name: (pile.rank[members[name].article], name))
        for before, after in itertools.pairwise(group):
            first, second = pile.said(members[before].article), pile.said(members[after].article)
            if first is None or second is None or second[0] - first[1] <= _SAME_AFFAIR:
                joined.join(before, after, "one name of a body or a document")


def _join_copied(pile: Pile, passages: Passages, members: Mapping[str, Member], joined: Unions) -> None:
    """Voices of a passage and of its copy: attributions whose contents are the same words."""
    spoken = {
        name: [(one, voice) for one in reading.attributions if (voice := _only_voice(one, members)) and one.contents]
        for name, reading in pile.readings.items()
    }
    for article in sorted(spoken):
        for one, mine in spoken[article]:
            longest = max(one.contents, key=len)
            for match in passages.counterparts(longest, 0.6):
                if match.reuse.relation in BY_MEANING or match.span.article <= article:
                    continue
                start, end = match.span.start, match.span.end
                for other, theirs in spoken.get(match.span.article, []):
                    if not any(c.start < end and start < c.end for c in other.contents):
                        continue
                    if joined.top(mine.id) == joined.top(theirs.id) or not _half(pile, match.words, other, longest):
                        continue
                    if _may_be_one(mine, theirs, _plainly_copied(pile, match)):
                        joined.join(mine.id, theirs.id, "the same words, copied, are laid in the mouth of both")


def _only_voice(one: Attribution, members: Mapping[str, Member]) -> Voice | None:
    """The one voice of an attribution; None where there are several or none."""
    found = [members[v].voice for v in one.voices if v in members]
    return found[0] if len(found) == 1 else None


def _half(pile: Pile, share: float, other: Attribution, longest: Span) -> bool:
    """Whether the two contents are about as long: a quotation is not the paragraph that holds it."""
    mine = len(words_of(pile, longest)) * share
    theirs = max(len(words_of(pile, content)) for content in other.contents)
    return theirs <= 2 * mine + 2


def _plainly_copied(pile: Pile, match: Counterpart) -> bool:
    """Whether nearly every word was copied, in a passage of a sentence or more: formulas are written of many towns."""
    sides = (match.reuse.a, match.reuse.b)
    return match.words >= _PLAINLY and min(len(words_of(pile, side)) for side in sides) >= _SENTENCE


def _may_be_one(a: Voice, b: Voice, copied: bool) -> bool:
    """Nothing in the labels says that two voices of one passage differ.

    "The mayor" and "a local official" of a sentence that was copied whole are one; of two that only sound alike, two.
    """
    if a.named and b.named:
        first, second = person_name(a.label), person_name(b.label)
        if first and second and a.kind == b.kind == "named_person":
            return first[1] == second[1] and (not first[0] or not second[0] or first[0] == second[0])
        return label_key(a.label) == label_key(b.label)
    if a.named != b.named or (a.kind == "document") != (b.kind == "document") or _two_persons(a, b):
        return False
    if label_key(a.label) == label_key(b.label):
        return True
    return copied and (bool(set(description(a)) & set(description(b))) or a.count_min == b.count_min)


def _two_persons(a: Voice, b: Voice) -> bool:
    """Whether two offices have the whole names of two persons behind them: "el ministro del Interior Diego Verberg"."""
    names = [person_name(voice.label) if voice.kind == "official" else None for voice in (a, b)]
    first, second = names
    return bool(first and second and first[0] and second[0] and first != second)


def _most(ceilings: list[int | None], least: int) -> int | None:
    """How many a voice can be at most: "investigators", of whom another word says that there are two, are two."""
    known = max((most for most in ceilings if most is not None), default=0)
    return None if None in ceilings and (known < 2 or known < least) else known


def _label(voices: list[Voice]) -> str:
    """What a voice is called: a person by the whole name that most pages give, a body by its bare name, or the longest.

    A soft hyphen, which a page puts where a name may be broken, is no part of it.
    """
    plain = ((v, v.label.replace(_SOFT_HYPHEN, "")) for v in voices)
    said = (bare_label(label) if v.kind == "organisation" else label for v, label in plain)
    labels = Counter(UNRESOLVED.sub(rf"{UNKNOWN}\1”", label) for label in said)
    if voices[0].kind == "named_person":
        return min(labels, key=lambda text: (not (person_name(text) or ("",))[0], -labels[text], text))
    if voices[0].named:
        return min(
            labels,
            key=lambda text: (
                not _is_name(text),
                not body(text).name,
                "," in text,
                -len(content_words(text)),
                -labels[text],
                text,
            ),
        )
    return min(
        labels,
        key=lambda text: (
            is_account(text) or bool(ONE_OF_THEM.fullmatch(text)),
            -labels[text],
            -len(content_words(text)),
            text,
        ),
    )


def _is_name(label: str) -> bool:
    """Whether a body's label is nothing but its name, and a name of its own: "Lantern Ferries", not "the Navy"."""
    name = label.split()
    return len(name) > 1 and name[0] != "The" and all(word[0].isupper() for word in name) and bool(body(label).name)


def _is_itself(voice: Voice) -> bool:
    """Whether the body that a voice is said to speak for is the voice itself."""
    mine, theirs = body(voice.label), body(voice.affiliation or "")
    return voice.kind == "organisation" and mine == Body(theirs.name, mine.short) and bool(mine.name)


def _one_voice(members: list[Member], why: str) -> Voice:
    voices = sorted((member.voice for member in members), key=lambda v: v.id)
    bodies = [voice for voice in voices if voice.kind == "organisation"]
    whole = {body(bare_label(voice.label)).name for voice in bodies}
    mistaken = bool(bodies) and all(
        label_key(voice.label) in whole for voice in voices if voice.kind == "named_person"
    )  # "Lantern Ferries", taken for somebody's name
    persons = [] if mistaken else [voice for voice in voices if voice.kind == "named_person"]
    telling = persons or bodies or voices  # not "the mayor", who is Ada Kerrin
    label = _label(telling)
    kinds = Counter(voice.kind for voice in telling)
    one = kinds.most_common(1)[0][0] in {"organisation", "document"}  # "police said": one body, one voice
    ceilings = [voice.count_max for voice in voices]
    mentions = sorted({span for voice in voices for span in voice.mentions})
    return Voice(
        id=record_id("vox", *(v.id for v in voices)),
        label=label,
        kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
        named=any(voice.named for voice in voices),
        count_min=1 if one else max(voice.count_min for voice in voices),
        count_max=1 if one else _most(ceilings, max(voice.count_min for voice in voices)),
        affiliation=next((v.affiliation for v in voices if v.affiliation and not _is_itself(v)), None),
        mentions=tuple(mentions),
        scope="passage" if any(v.scope == "passage" for v in voices) else "article",
        # who asked not to be named on one page spoke off the record; who is named anywhere did not
        on_record=(any if any(voice.named for voice in voices) else all)(voice.on_record for voice in voices),
        reason=next((v.reason for v in voices if v.reason), None),
        members=tuple(voice.id for voice in voices),
        why=why,
    )
