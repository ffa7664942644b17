"""The members of a source: "lawyers and relatives of the accused"; a name with "and" in it stays whole.

In: a noun phrase of a parsed paragraph. Out: a noun phrase for each member.
"""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.heads import of_office, of_people
from firsthand.read.proper import given, run


def members_of(words: Tokens) -> list[Tokens]:
    """The members of "lawyers and relatives of the accused"; a name with "and" in it stays whole."""
    root = words.root
    members = [root, *(m for m in root.conjuncts if words.start <= m.i < words.end and not _town_of(root, m))]
    if len(members) == 1 and (renamed := _by_name(words)):
        members = renamed
    if len(members) == 1 or any(m.pos_ not in {"NOUN", "PROPN"} for m in members) or _one_name(members):
        return [words]
    if len(members) == 2 and (holder := _one_holder(members)) is not None:
        return [words.doc[holder.i : words.end]]
    if all(of_office(m) for m in members) and not any(c.dep_ == "det" for m in members[1:] for c in m.children):
        return [words]  # "the president and chief executive, Tom Enders": one holder
    starts = [max(words.start, member.left_edge.i) for member in members]
    parts = []
    for member, start, following in zip(members, starts, [*starts[1:], words.end], strict=True):
        end = following
        while end > member.i + 1 and words.doc[end - 1].text in {",", "and", "or", "nor", "&"}:
            end -= 1
        if start < member.i and words.doc[start].lower_ in {"neither", "either", "both"}:
            start += 1
        parts.append(words.doc[start:end])
    return [part for part in parts if len(part)]


def _one_holder(members: list[Token]) -> Token | None:
    """Where the second office of one holder begins, who is named behind both: "Chairman and CEO Ada Lind"."""
    office, name = members
    second = office.doc[name.left_edge.i]
    bare = office.tag_ in {"NN", "NNP"} and of_office(office) and not any(c.dep_ == "det" for c in name.lefts)
    return second if bare and name.pos_ == "PROPN" and second.i < name.i and of_office(second) else None


def _town_of(people: Token, town: Token) -> bool:
    """Whether a comma alone joins a town or country to people: "scientists in Talvik, Halmeria"."""
    before = town.doc[town.left_edge.i - 1].text if town.left_edge.i else ""
    return (
        people.pos_ == "NOUN"
        and town.ent_type_ in {"GPE", "LOC"}
        and before == ","
        and not any(child.dep_ == "cc" for child in people.rights)
    )


def _by_name(words: Tokens) -> list[Token]:
    """The people whose names stand behind what they are: "its designers, Ada Lind and Bo Vik"."""
    root = words.root
    if root.tag_ != "NNS" or not of_people(root.lemma_.lower()):
        return []
    first = next((c for c in root.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i < words.end), None)
    people = [first, *(m for m in first.conjuncts if m.i < words.end)] if first is not None else []
    full = [one for one in people if one.i > one.left_edge.i and one.doc[one.i - 1].pos_ == "PROPN"]
    named = any(one.ent_type_ == "PERSON" or given(run(words, one)) for one in full)
    return people if len(full) > 1 and named else []


def _one_name(members: list[Token]) -> bool:
    """Whether the tagger takes all members for one name: "the Department of Trade and Industry"."""
    first, last = members[0], members[-1]
    inside = first.doc[first.i + 1 : last.i + 1]
    return first.ent_type_ == "ORG" and all(token.ent_iob_ == "I" for token in inside)
