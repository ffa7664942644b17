"""Who bears a title in the text before a place: "judge Orr", "Orr, the judge", "the judge, Orr".

In: a Document, a description such as "the judge", a place. Out: those who bear the title, with where they do.
"""

import re
from collections.abc import Set

from spacy.tokens import Token

from firsthand.read.describe import Description
from firsthand.read.document import Document
from firsthand.read.heads import bare, of_people
from firsthand.read.namesakes import last_name
from firsthand.read.persons import person
from firsthand.read.takes_up import ALSO_CALLED, is_single
from firsthand.records import Span
from firsthand.resources import terms

_RIVALS = frozenset({"nominee", "candidate", "contender", "challenger", "hopeful"})  # there are two at least
# Who is somebody's only one: "Ada Lind's father", "the boy's mother".
_KIN_OF = re.compile(
    r"(?:[Tt]he )?[\w.-]+(?: [\w.-]+){0,2}['’]s? (father|mother|husband|wife|widow|widower|grandmother"
    r"|grandfather|fiancé|fiancée|girlfriend|boyfriend|stepfather|stepmother|lawyer|attorney)$"
)


def called_so(document: Document, described: Description, where: Span) -> list[tuple[Description, Span]]:
    """Those whom the text before a place gave the title that a description is of, with where it did.

    Of two nominees "the Republican nominee" is the one who was called so.
    """
    words = ["the", *bare(described.label).split()]
    people = described.kind in {"official", "unnamed"} and of_people(described.head)
    pointed = described.label.lower().startswith(("the ", "this ", "that "))
    if (kin := _KIN_OF.match(described.label)) is not None and described.head == kin[1]:
        words, pointed = ["the", kin[1]], True  # "Ada's father", once a father was named and no other
    if not (people and pointed and is_single(described) and 2 <= len(words) <= 4 and words[-1] == described.head):
        return []
    found, called = _bearers(document, {described.head, *ALSO_CALLED.get(described.head, ())}, described.head, where)
    wanted = set(words[1:-1])
    alone = described.head not in _RIVALS  # "the Halmerian senator" may be the one whose land was not told
    ranks = terms("en", "ranks")
    found = {name: one for name, one in found.items() if wanted & ranks <= called[name]}
    found = {name: one for name, one in found.items() if wanted <= called[name] or (alone and not called[name])}
    return list(found.values())


def _bearers(
    document: Document, titles: Set[str], head: str, where: Span
) -> tuple[dict[str, tuple[Description, Span]], dict[str, set[str]]]:
    """By last names those who bear one of some titles before a place, and what stood before the title."""
    found: dict[str, tuple[Description, Span]] = {}
    called: dict[str, set[str]] = {}
    for paragraph in document.paragraphs:
        for token in paragraph.doc[:-1]:
            if paragraph.start + token.idx >= where.start:
                break
            bearer = _bearer(token) if token.lower_ in titles else None
            if bearer is not None:
                end = bearer.i + 1
                while end < len(paragraph.doc) and paragraph.doc[end].ent_type_ == "PERSON":
                    end += 1
                start = token.i if token.i < bearer.i else bearer.left_edge.i
                phrase = paragraph.doc[start:end]
                name = person(phrase)
                if name is not None:
                    one = Description(name, "named_person", True, 1, 1, head, True, None, phrase.text)
                    found.setdefault(last_name(name), (one, document.tokens_span(paragraph, phrase)))
                    called.setdefault(last_name(name), set()).update(_before(token))
    return found, called


def _bearer(title: Token) -> Token | None:
    """The first word of the name of whoever has a title: "judge Orr", "Orr, the judge", "the judge, Orr", "Orr is"."""
    if title.nbor(1).ent_type_ == "PERSON":
        return title.nbor(1)
    near = [child for child in title.rights if child.dep_ == "appos"]
    if title.dep_ == "appos":
        near.append(title.head)
    if title.dep_ == "attr" and title.head.lemma_ == "be":
        near += [child for child in title.head.lefts if child.dep_ == "nsubj"]
    name = next((one for one in near if one.ent_type_ == "PERSON" and one.pos_ == "PROPN"), None)
    while name is not None and name.i > 0 and name.ent_iob_ == "I":
        name = name.nbor(-1)
    return name


def _before(title: Token) -> list[str]:
    """The words right before a title, that say of what: "Republican", "presidential"."""
    words: list[str] = []
    for token in reversed(title.doc[max(0, title.i - 4) : title.i]):
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
        words.append(token.lower_)
    return words
