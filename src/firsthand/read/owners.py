"""What "its" in "its report", or a sentence's "it", takes up: the thing that the clause or sentence before spoke of.

In: words of a parsed paragraph. Out: the head of the phrase they take up, or None where nothing in the paragraph fits.
"""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read.clauses import noun_phrase
from firsthand.read.needs import is_somebody, people
from firsthand.resources import kinds
from firsthand.sayable import a_kind

_WHOSE = frozenset({"its", "his", "her", "their"})
_OWN_STORY = frozenset({"article", "story", "page", "piece", "post", "column"})
# "The ministry's statement", "the driver's account": their own word; a report, a study, a memo speak for themselves.
_OWN_WORDS = frozenset({"statement", "release", "letter", "e-mail", "email", "tweet", "message", "announcement", "post",
                        "invitation", "communique", "communiqué", "declaration", "comment", "remark", "speech", "reply",
                        "response", "account", "testimony", "version", "recollection", "deposition"})  # fmt: skip
_SPOKEN = frozenset({"statement", "release", "announcement", "communique", "communiqué"})  # "a letter" is another's
_SITES = frozenset({"website", "site", "webpage"})
# Whoever "saw" or "obtained" a letter did not write it: "a leaked e-mail, seen by this newspaper".
_GETS = frozenset(
    {"see", "view", "review", "obtain", "read", "get", "receive", "examine", "inspect", "quote", "cite", "verify"}
)
_GIVES = frozenset({"give", "deliver", "make", "issue", "send", "write", "release", "publish", "post", "sign"})
_RELATIVE = frozenset({"WDT", "WP", "WP$"})
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
        return f"{a_kind(thing)} (unresolved: {whose.lower_})"
    start, end = noun_phrase(owner)
    if owner.doc[start].lower_ in {"a", "an", "the"}:
        start += 1
    article = "" if owner.pos_ == "PROPN" and owner.ent_type_ == "PERSON" else "the "
    return f"{article}{' '.join(owner.doc[start:end].text.split())}'s {thing}"


def whose_word(words: Tokens) -> Tokens:
    """Those whose own word a statement, a letter or a toll is, where the phrase says so; else the phrase itself."""
    root = words.root
    if root.lemma_.lower() in _SITES:  # "the company's website": the company's own word
        whose = next((c for c in root.lefts if c.dep_ == "poss"), None)
        return words.doc[words.start : whose.i + 1] if whose is not None and words.start <= whose.i else words
    toll = kinds("en", "voiceless").get(root.lemma_.lower()) == "toll" and root.tag_ == "NN"  # "UN figures" are a table
    if (root.lemma_.lower() not in _OWN_WORDS and not toll) or root.pos_ == "PROPN":
        return words  # the Jerusalem Post is nobody's post
    for child in root.children:
        if toll and child.lower_ == "of":  # "the toll of soldiers" is not on their word
            continue
        owner = _owner(child)
        if owner is not None and (owner.i < words.end or child.dep_ == "relcl"):
            start, end = noun_phrase(owner)
            if child.dep_ == "relcl":
                return words.doc[start:end]
            return words.doc[start : owner.i + 1 if child.i < root.i else min(end, words.end)]
    return words


def _owner(child: Token) -> Token | None:
    """Whose a statement is, by one word that hangs on it: "the ministry's", "White House", "issued by"."""
    if child.dep_ == "poss":
        return child
    if child.dep_ in {"compound", "nmod"}:
        return child if people_or_body(child) or _a_body(child) else None
    if child.dep_ == "relcl" and child.lemma_.lower() in _GIVES:  # "a speech that the mayor gave"
        return next((part for part in child.children if part.dep_ == "nsubj" and part.tag_ not in _RELATIVE), None)
    if child.dep_ == "acl":
        on = next((part for part in child.children if part.dep_ == "prep" and part.lower_ in {"on", "to"}), None)
        if on is not None and (site := _owner(on)) is not None:
            return site  # "posted on the company's website"
        if child.lemma_.lower() in _GETS:
            return None
        by = next((part for part in child.children if part.dep_ == "agent"), None)
        return next((part for part in by.children if part.dep_ == "pobj"), None) if by is not None else None
    if child.dep_ != "prep":
        return None
    thing = next((part for part in child.children if part.dep_ == "pobj"), None)
    if thing is None or child.lower_ in {"by", "from"}:
        return thing
    if child.lower_ == "of":
        return thing if people_or_body(thing) else None
    if child.lower_ in {"on", "to"} and thing.lemma_.lower() in _SITES | {"page", "web"}:
        return next((part for part in thing.children if part.dep_ in {"poss", "compound"} and _owns(part)), None)
    return None


def _owns(word: Token) -> bool:
    return bool(word.ent_type_) or (word.dep_ == "poss" and (_a_body(word) or is_somebody(word)))


def _a_body(noun: Token) -> bool:
    return kinds("en", "source_nouns").get(noun.lemma_.lower()) == "organisation"


def somebody_s_word(words: Tokens) -> bool:
    """Whether it is "the statement", "a joint statement", "the letter": of whoever spoke last."""
    lemma = words.root.lemma_.lower()
    if lemma not in _OWN_WORDS or not 1 < len(words) <= 3:
        return False
    if words[0].lower_ in {"a", "an"}:
        return lemma in _SPOKEN
    if words[0].lower_ not in {"the", "this", "that"}:
        return False
    return len(words) == 2 or words[1].lower_ in {"press", "news", "joint", "brief", "short", "written"}


def sender(words: Tokens) -> Tokens | None:
    """Who put out "the statement": the subject of "The yard released a statement", if the paragraph says so."""
    root = words.root
    for token in reversed(root.doc[: words.start]):
        if token.lemma_.lower() == root.lemma_.lower() and token.dep_ == "dobj" and token.head.lemma_ in _GIVES:
            who = next((one for one in token.head.lefts if one.dep_ == "nsubj" and one.pos_ != "PRON"), None)
            start, end = noun_phrase(who) if who is not None else (0, 0)
            return root.doc[start:end] if start < end else None
    return None


def people_or_body(noun: Token) -> bool:
    """Whether a noun is somebody's name or a word for somebody: "a letter of the union", not "of support"."""
    return noun.ent_type_ in {"ORG", "PERSON", "GPE", "NORP"} or is_somebody(noun)


def taken_up(pronoun: Token) -> Token | None:
    """The last subject before a pronoun that fits it: a thing for "it", a person for "he", several for "they"."""
    for token in reversed(pronoun.doc[max(0, pronoun.i - _REACH) : pronoun.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.pos_ in {"NOUN", "PROPN"} and _fits(token, pronoun.lower_):
            return token
    return None


def own_story(word: Token) -> bool:
    """Whether a word is an outlet's own text: "our report of 8 March said", "An article was wrong. It said ..."."""
    if word.lower_ != "it":
        ours = any(child.lower_ == "our" and child.dep_ == "poss" for child in word.lefts)
        return ours and word.lemma_.lower() in _OWN_STORY | {"report", "coverage", "headline"}
    subject = taken_up(word)
    return subject is not None and subject.lemma_.lower() in _OWN_STORY


def _fits(token: Token, pronoun: str) -> bool:
    plural = token.tag_ in {"NNS", "NNPS"}
    if pronoun in {"their", "they", "them"}:
        return plural
    person = token.ent_type_ == "PERSON" or token.lemma_.lower() in people()
    return not plural and person == (pronoun in {"his", "her", "he", "she"})
