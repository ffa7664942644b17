"""What "its" in "its report", or a sentence's "it", takes up: the thing that the clause or sentence before spoke of.

In: words of a parsed paragraph. Out: the head of the phrase they take up, or None where nothing in the paragraph fits.
"""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.clauses import noun_phrase
from firsthand.read.needs import people

_WHOSE = frozenset({"its", "his", "her", "their"})
_OWN_STORY = frozenset({"article", "story", "page", "piece", "post", "column"})
_REACH = 60  # tokens back: "A court of inquiry reached a different conclusion. Its report, ..."


def fuller_name(words: Tokens) -> str | None:
    """ "the court of inquiry's report" for "its report"; "a report (unresolved: its)" where nothing fits.

    None for words that do not begin with a possessive pronoun.
    """
    whose = words[0]
    if whose.lower_ not in _WHOSE or len(words) < 2:
        return None
    thing = " ".join(words[1:].text.split())
    owner = taken_up(whose)
    if owner is None:
        return f"a {thing} (unresolved: {whose.lower_})"
    start, end = noun_phrase(owner)
    if owner.doc[start].lower_ in {"a", "an", "the"}:
        start += 1
    article = "" if owner.pos_ == "PROPN" and owner.ent_type_ == "PERSON" else "the "
    return f"{article}{' '.join(owner.doc[start:end].text.split())}'s {thing}"


def taken_up(pronoun: Token) -> Token | None:
    """The last subject before a pronoun that fits it: a thing for "it", a person for "he", several for "they"."""
    for token in reversed(pronoun.doc[max(0, pronoun.i - _REACH) : pronoun.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"} and _fits(token, pronoun.lower_):
            return token
    return None


def own_story(pronoun: Token) -> bool:
    """Whether "it" takes up an article: "An article on our page gave a wrong number. It said ..."."""
    subject = taken_up(pronoun)
    return subject is not None and subject.lemma_.lower() in _OWN_STORY


def _fits(token: Token, pronoun: str) -> bool:
    plural = token.tag_ in {"NNS", "NNPS"}
    if pronoun in {"their", "they", "them"}:
        return plural
    person = token.ent_type_ == "PERSON" or token.lemma_.lower() in people()
    return not plural and person == (pronoun in {"his", "her", "he", "she"})
