"""The name of the person that a source's words name, whatever the tagger makes of it.

In: a noun phrase of a parsed paragraph. Out: the name without title, or None.
"""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import proper
from firsthand.read.heads import entity_of, head_of, of_people, plain_name, source_nouns
from firsthand.read.outlets import is_outlet, proper_name
from firsthand.resources import terms_of_all


def person(words: Tokens) -> str | None:
    """The name of the person that the words name, without title, if they do."""
    if (one := _one_of_several(words)) is not None:
        return one
    root = head_of(words)
    begun = [token for token in words if token.ent_iob_ == "B" and token.ent_type_ == "PERSON"]
    entities = [e for e in map(entity_of, begun) if e.end <= words.end]
    if not entities and root.ent_type_ == "PERSON":
        entities = [entity_of(root)]
    for entity in entities:
        holder = entity.root
        if proper.is_office(entity[-1]) or proper.of_a_body(entity) or proper.initials(entity[-1]):
            continue  # "Buffalo Fire Chief", "Human Rights Watch", DEFRA: the tagger's slips
        held = root.tag_ in {"NN", "NNP"} and (of_people(root.lemma_.lower()) or proper.is_office(root))
        if (
            entity.start <= root.i < entity.end
            or (holder.dep_ == "appos" and (held or holder.head == root))
            or (holder.dep_ == "compound" and holder.head == root and root.pos_ == "PROPN")
        ):
            return plain_name((proper.after_title(entity) or _with_first(words, entity)).text)
    if root.tag_ == "NN" and of_people(root.lemma_.lower()):
        # "her solicitor, Ada Lind", whom the tagger takes for a firm
        apposed = next((c for c in root.rights if c.dep_ == "appos" and c.tag_ == "NNP" and c.i < words.end), None)
        name = proper.run(words, apposed) if apposed is not None else words[:0]
        behind_comma = len(name) > 1 and name.start > 0 and name.doc[name.start - 1].text == ","
        if behind_comma and not proper.of_a_body(name) and not proper.initials(name[-1]):
            return plain_name(name.text)
    if root.pos_ == "PROPN":
        name = proper.run(words, root)
        titled = proper.after_title(name)
        if titled is not None:
            return plain_name(titled.text)
        if proper.is_office(root) or proper.of_a_body(name):
            return _after_office(words, root)
        if proper.given(name) or _an_outlets_own(name):
            return plain_name(name.text)
        if words.root.ent_type_ in {"", "PERSON"} and len(name) > 1 and root.text[0].isupper():
            return plain_name(name.text)
        if (root.ent_type_ != "GPE" or len(name) > 1) and proper.told_as_person(root, words.end):
            return plain_name(name.text)
    return _after_office(words, root) or _behind_a_comma(words, root)


def _with_first(words: Tokens, last: Tokens) -> Tokens:
    """A last name with the first one that the tagger left out: "fire chief Beatriz | Vilibar"."""
    before = last.doc[last.start - 1] if last.start > words.start and len(last) == 1 else None
    if before is None or before.tag_ != "NNP" or before.ent_type_ or before.head != last.root:
        return last
    known = before.text in terms_of_all("given_names")
    held = before.i > words.start and of_people(before.nbor(-1).lemma_.lower()) and before.nbor(-1).tag_ == "NN"
    return last.doc[before.i : last.end] if (known or held) and not proper.is_office(before) else last


def _one_of_several(words: Tokens) -> str | None:
    """Whose name stands behind "one of the yard's directors, ..." or "another of them, ..."."""
    if words.root.lower_ not in {"one", "another"}:
        return None
    named = next((c for c in words.root.rights if c.dep_ == "appos" and c.tag_ == "NNP" and c.i < words.end), None)
    if named is None or named.ent_type_ not in {"PERSON", ""}:
        return None
    name = proper.run(words, named)
    return None if len(name) < 2 or proper.of_a_body(name) else plain_name(name.text)


def _an_outlets_own(name: Tokens) -> bool:
    """Whether two words name somebody whose outlet stands before them: "the Ledger's Ada Lind"."""
    if len(name) != 2 or name.start < 2 or name.doc[name.start - 1].tag_ != "POS" or proper.of_a_body(name):
        return False
    outlet = name.doc[max(name.sent.start, name.start - 4) : name.start - 1]
    return is_outlet(proper_name(outlet, outlet[-1])) and all(t.pos_ == "PROPN" and t.text.istitle() for t in name)


def _after_office(words: Tokens, root: Token) -> str | None:
    """The name that stands beside one person's office, whatever the tagger makes of it: "his lawyer Petra Lindh"."""
    office = root.tag_ in {"NN", "NNP"} and source_nouns().get(root.lemma_.lower()) in {"official", "unnamed"}
    if office and (root.pos_ == "NOUN" or proper.is_office(root)):
        named = next((c for c in root.rights if c.dep_ == "appos" and c.tag_ == "NNP" and c.i < words.end), None)
        named = named or _at_the_end(words, root) or _behind_a_town(words, root)
    else:
        offices = [c for c in root.lefts if c.tag_ == "NN" and source_nouns().get(c.lower_) in {"official", "unnamed"}]
        named = root if root.tag_ == "NNP" and offices else None
    if named is None or named.text.isupper() or is_outlet(proper_name(words, named)):
        return None
    name = proper.run(words, named)
    governed = name.start > words.start and words.doc[name.start - 1].pos_ == "ADP"  # "the spokesman for Alma Strand"
    if proper.is_office(named) or proper.of_a_body(name) or governed:
        return None
    return plain_name(name.text)


def _at_the_end(words: Tokens, root: Token) -> Token | None:
    """The holder's name that ends a long office: "the spokesman for the Prosecuting Authority Arne Holm"."""
    last = words[-1]
    if last.ent_type_ != "PERSON" or last.i <= root.i:
        return None
    name = entity_of(last)
    before = words.doc[name.start - 1]
    apart = before.pos_ in {"NOUN", "PROPN"} or before.text in {",", ")"}
    return last if len(name) > 1 and name.start > root.i + 1 and apart else None


def _behind_a_town(words: Tokens, root: Token) -> Token | None:
    """The holder's name behind the comma that ends an office's town: "the mayor of Port Alder, Ada Lind"."""
    comma = next((token for token in reversed(words) if token.text == "," and token.i + 2 < words.end), None)
    if comma is None or comma.i < root.i + 3 or words.doc[root.i + 1].lower_ != "of" or comma.nbor(-1).tag_ != "NNP":
        return None
    return words[-1] if proper.given(words.doc[comma.i + 1 : words.end]) else None


def _behind_a_comma(words: Tokens, root: Token) -> str | None:
    """The name at the end of an office's words, of which the tagger takes the first for another word: Per, Will, May.

    "A spokesman of the Northland Front, Per Dask".
    """
    comma = next((token for token in reversed(words) if token.text == "," and token.i > root.i), None)
    if comma is None or root.tag_ != "NN" or not of_people(root.lemma_.lower()):
        return None
    name = words.doc[comma.i + 1 : words.end]
    return plain_name(name.text) if name[0].tag_ != "NNP" and proper.given(name) else None
