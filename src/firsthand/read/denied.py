"""Whether a word is denied at its own place or by what governs it: not, never, nobody, "it is not true that".

In: a token, and the part of it that has been asked already. Out: whether the words deny it.
"""

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import SUBJECTS
from firsthand.read.needs import comes_from, nothing_of

NOBODY = frozenset({"nobody", "none", "nothing", "neither", "no-one"})
_TOLD = frozenset({"tell", "say", "claim", "pretend"})
# "did not cause an explosion", "saw no end": whoever denies these denies what they govern.
_LIGHT = frozenset(
    "have make take see find carry conduct cause launch commit suffer witness hold stage plan do".split(" ")  # noqa: SIM905
)
OCCURS = frozenset(
    "happen occur break take follow come go proceed materialize materialise exist carry hold cast".split(" ")  # noqa: SIM905
)
# What there is none of, and so none of what it is of: "no evidence of an attack", "no letter of resignation".
_SIGNS = frozenset(
    "evidence sign indication report trace proof plan intention attempt threat "  # noqa: SIM905
    "letter order request notice offer act form kind sort instance".split(" ")
)
_TRUE = frozenset({"true", "correct", "case", "fact"})
_FALSE = frozenset({"untrue", "false", "incorrect", "wrong", "lie", "fabrication", "falsehood", "myth"})
_FOUND = frozenset({"have", "report", "record", "find", "count", "register", "confirm"})
_IS_WANTED = frozenset({"need", "require"})  # "an evacuation was not needed", "no need to evacuate"


def negated(node: Token, below: Token | None = None) -> bool:
    """Whether a word is denied at its own place: not, never, no, nobody, without.

    `below` is a part of it that has been asked already: "has no treaty" is one denial, not two.
    """
    if nothing_of(node) or not_until(node):
        return False
    for child in node.children:
        if below is not None and child.i == below.i:
            continue
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in {"no", "neither"}):
            return True
        if child.dep_ == "advmod" and child.lower_ in {"never", "hardly", "barely", "scarcely"}:
            return True
        if child.dep_ in SUBJECTS or child.dep_ == "dobj":
            no = any(map(_is_none, child.children)) or _not_one(child)
            if node.pos_ == "VERB" and (no or child.lower_ in NOBODY) and not nothing_of(child):
                return True
    if node.dep_ == "compound" and node.head.pos_ == "PROPN":
        return negated(node.head)  # "There was no Operation Lantern"
    if node.dep_ in {"amod", "acomp"} and _of_none(node):
        return True
    return node.dep_ in {"pcomp", "pobj"} and node.head.lower_ == "without"


def _of_none(word: Token) -> bool:
    """Whether it is told of nobody: "there are no dead children", "found no injured passengers", "nobody is dead".

    "No arrested man was seen" denies that one was seen.
    """
    if word.dep_ == "acomp":
        who = [child for child in word.head.lefts if child.dep_ in SUBJECTS]
        return any(one.lower_ in NOBODY or any(map(_is_none, one.children)) for one in who)
    noun, verb = word.head, word.head.head
    told = noun.dep_ == "attr" and verb.lemma_ == "be"
    told = told or (noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_.lower() in _FOUND)
    return told and any(map(_is_none, noun.children))


def _is_none(part: Token) -> bool:
    return part.dep_ == "det" and part.lower_ == "no"


def not_until(verb: Token) -> bool:
    """Whether something is told to have come late: it "did not come until Friday", and so came on Friday."""
    late = any(child.lower_ in {"until", "till"} and child.i > verb.i for child in verb.rights)
    past = any(child.lower_ in {"did", "was", "were", "had"} for child in verb.lefts)
    return late and past and verb.pos_ == "VERB" and any(child.dep_ == "neg" for child in verb.lefts)


def _not_one(noun: Token) -> bool:
    """ "Not a single shot was fired", "not one was hurt": none was; not "not one but three shots"."""
    one = next((part for part in noun.lefts if part.lower_ == "one"), noun if noun.lower_ == "one" else None)
    single = any(part.lower_ == "single" for part in noun.lefts)
    denied = any(part.dep_ == "neg" for word in (noun, one) if word is not None for part in word.lefts)
    others = any(part.lower_ == "but" for part in noun.subtree)
    return (single or one is not None) and denied and not others


def is_no(node: Token) -> bool:
    """Whether it is told that there is no such thing: "there is no water"."""
    is_there = node.lemma_ == "be" and not negated(node)
    things = [child for child in node.children if child.dep_ == "attr"] if is_there else []
    return any(_is_none(part) for thing in things for part in thing.children)


def not_to_be_told(verb: Token) -> bool:
    """Whether somebody will not be told a thing: "don't tell us it was a quake", "let nobody say that it was one"."""
    if verb.lemma_ not in _TOLD or verb.tag_ not in {"VB", "VBP"}:
        return False
    who = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if who is None:
        return any(child.lower_ in {"us", "me"} and child.dep_ in {"dobj", "dative"} for child in verb.children)
    bidden = verb.head.lemma_ == "let" or any(child.lower_ == "should" for child in verb.children)
    return bidden and (who.lower_ in NOBODY or any(part.lower_ == "no" for part in who.children))


def called_untrue(node: Token, child: Token) -> bool:
    """Whether a clause is called false: "it is not true that", "it is a lie that"."""
    if child.dep_ not in {"ccomp", "csubj", "acl"} and not (child.dep_ in SUBJECTS and puts_forward(child)):
        return False
    return node.lemma_.lower() in _FALSE or is_called_false(node)


def puts_forward(noun: Token) -> bool:
    """Whether a noun puts forward what it governs: "reports that", "the claim that"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in cues.lexicon("en", "cue_nouns")


def is_called_false(node: Token) -> bool:
    """Whether a verb calls its subject false: "is untrue", "are not true", "is a lie"."""
    said = [part.lemma_.lower() for part in node.children if part.dep_ in {"acomp", "attr"}]
    if node.lemma_ != "be" or not said:
        return False
    return said[0] in _FALSE or (said[0] in _TRUE and negated(node))


def passes_denial(node: Token, child: Token) -> bool:
    """Whether denying `node` denies the part of it that holds the trigger."""
    if child.dep_ in {"xcomp", "acomp"}:
        return True
    if child.dep_ in SUBJECTS:
        return node.lemma_ in OCCURS | _IS_WANTED and not comes_from(node)
    if child.dep_ in {"dobj", "attr"}:
        return node.lemma_ in _LIGHT or node.pos_ == "AUX" or node.lemma_ == "be"
    return child.dep_ in {"prep", "pobj", "acl"} and node.lemma_ in _SIGNS | _IS_WANTED
