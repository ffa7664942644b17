"""The body that a person belongs to or leads: "of the Interior Ministry", "who chairs the Port Council".

In: the token that heads a source. Out: the body's name, or None.
"""

import re

from spacy.tokens import Token

from firsthand.read.heads import entity_of, plain_name
from firsthand.resources import kinds, terms_of_all

_READ = frozenset({"see", "obtain", "view", "review", "read", "examine", "inspect", "study", "analyse", "analyze",
                   "get", "acquire", "receive", "access", "verify", "consult"})  # fmt: skip
_HANDED = frozenset({"send", "leak", "share", "address", "give", "pass", "provide", "hand", "forward", "submit", "show",
                     "disclose", "supply", "deliver", "make"})  # fmt: skip
_LEADS = frozenset({"chair", "head", "lead", "run", "direct", "command"})
_HEADS = frozenset({"chair", "chairman", "chairwoman", "head", "leader", "director", "president", "chief", "deputy"})
_PLACED = frozenset({"in", "near", "outside", "inside"})
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")


def affiliation_of(root: Token) -> str | None:
    """The body a person belongs to: "of the Interior Ministry", "a Sundhaven police official".

    Who saw a memo, or was sent it, is not whom it speaks for; nor is what belongs to another source beside it.
    """
    beside = [part for part in root.subtree if _came_to(part)]
    beside += [child for child in root.children if child.dep_ == "conj"]
    beside += [part for part in root.subtree if part.dep_ == "relcl"]  # "of the army's command, who blamed the Front"
    clauses = {inner.i for child in beside for inner in child.subtree}
    for child in root.subtree:
        if (
            child.i not in clauses
            and child.ent_type_ in {"ORG", "GPE"}
            and child.i != root.i
            and child.dep_ in {"pobj", "compound", "poss", "nmod"}
            and not _first_name(child)
            and not _whereabouts(child, root)
        ):
            return _body_name(_beside_a_name(child))
    return _body_headed(root) or _body_of(root)


def _whereabouts(place: Token, root: Token) -> bool:
    """Whether a name tells where a person is or is from: "a nurse at the clinic in Kesvik"; police are of theirs."""
    if place.dep_ != "pobj" or kinds("en", "source_nouns").get(root.lemma_.lower()) == "organisation":
        return False
    found = place.head.lower_
    return found in _PLACED or (place.ent_type_ == "GPE" and found in {"at", "from"})


def _beside_a_name(body: Token) -> str:
    """A body's name without the person whom the tagger adds to it: "the mayor of Kesvik, Ada Kerrin"."""
    name = entity_of(body)
    person = next((word for word in name if word.dep_ == "appos" and word.head == body), None)
    return str(body.doc[name.start : person.left_edge.i if person is not None else name.end].text).rstrip(", ")


def _first_name(word: Token) -> bool:
    """Whether what the parser takes for a body or a place is a person's first name: "Amalia" of Amalia Prado.

    So is a name that tables know, where something is its bearer's: "Amalia's autopsy report".
    """
    if len(entity_of(word)) > 1:
        return False
    head, alone = word.head, word.dep_ == "compound" and word.i + 1 == word.head.i
    if alone and head.pos_ == "PROPN" and head.ent_type_ in {"", "PERSON"} and head.dep_ in {"appos", "nsubj", "ROOT"}:
        return True
    return word.text in terms_of_all("given_names")


def _body_of(person: Token) -> str | None:
    """The body that a person is told to be of, where its words are common: "of the army's northern command"."""
    nouns = kinds("en", "source_nouns")
    bodies = [p for c in person.rights if c.lower_ == "of" and c.dep_ == "prep" for p in c.rights if p.dep_ == "pobj"]
    for body in bodies:
        owners = [c for c in body.lefts if c.dep_ in {"poss", "compound"}]
        if person.pos_ == "PROPN" and any(nouns.get(c.lemma_.lower()) == "organisation" for c in (body, *owners)):
            return plain_name(body.doc[body.left_edge.i : body.i + 1].text)
    return None


def _body_headed(person: Token) -> str | None:
    """The body that somebody is said to lead: "who chairs the Port Council", ", head of the harbour committee"."""
    for child in person.rights:
        led = [c for c in child.rights if c.dep_ == "dobj"] if child.dep_ == "relcl" and child.lemma_ in _LEADS else []
        if child.dep_ == "appos" and child.lemma_.lower() in _HEADS:
            led = [p for c in child.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj"]
        for body in led:
            if kinds("en", "source_nouns").get(body.lemma_.lower()) == "organisation":
                words = body.doc[body.left_edge.i : body.i + 1]
                return plain_name(words[words[0].pos_ == "DET" :].text)
    return None


def _body_name(text: str) -> str:
    """An initialism keeps its last full stop: "U.S."."""
    found = plain_name(text)
    return f"{found}." if _INITIALS.fullmatch(found) and f"{found}." in text else found


def _came_to(part: Token) -> bool:
    """Whether words tell into whose hands something came: "seen by the Ledger", the "to" of "leaked to the Ledger"."""
    if part.dep_ == "acl" and part.tag_ == "VBN":
        return part.lemma_.lower() in _READ
    handed = part.head.dep_ == "acl" and part.head.tag_ == "VBN" and part.head.lemma_.lower() in _HANDED
    return handed and part.lower_ in {"to", "with"}
