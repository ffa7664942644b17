"""The number of a toll: "28 arrests", "a death toll of 7", "the number of dead rose to nine", "nine are in custody".

In: a trigger and a number's token. Out: how far the number is from counting it, or None.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from firsthand.read.triggers import TALLIES, Trigger

_TOLL_VERBS = frozenset({
    "rise", "climb", "stand", "reach", "grow", "jump", "be", "put", "pass", "top", "hit", "increase", "remain",
    "bring", "take", "raise", "revise", "say", "exceed", "soar", "come", "amount", "total", "number", "lower",
    "correct", "cut", "reduce", "drop", "fall", "adjust", "update", "downgrade", "go",
    "mount", "swell", "leap", "creep", "double",
})  # fmt: skip
_GIVEN_AS = frozenset({"give", "list", "record", "report", "state", "print", "publish", "quote", "describe"})
_COUNTERS = frozenset(
    {"toll", "turnout", "attendance", "vote", "crowd"}
)  # "the turnout was 812", "the yes votes came to 126"
_STAYS = frozenset({"be", "remain", "stay"})  # "nine remain in custody"
PUTS = frozenset({"have", "hold", "keep", "place", "put"})  # "police have nine in custody"


def of_toll(trigger: Trigger, number: Token) -> float | None:
    """ "28 arrests", "a death toll of 7", "the number of dead rose to nine", "nine are in custody"."""
    word = trigger.token
    ups = climb(number)
    if trigger.entry.pos == "n" and any(up.i == word.i for up in ups):
        return 0.1
    if trigger.entry.pos == "n" and word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.i == number.i:
        return 0.1  # "seventeen of the fatalities"
    chain = [number, *ups]
    counter = trigger.entry.words[-1] in _COUNTERS
    told = word if counter else _tally(word) or (word if word.tag_ == "NNS" else None)
    verb = _behind_a_noun(told.head) if told is not None and told.dep_ in ("nsubj", "nsubjpass", "dobj") else None
    as_given = verb is not None and verb.lemma_ in _GIVEN_AS and any(part.lower_ == "as" for part in chain)
    to = as_given or _from_to(chain) or any(part.lower_ in ("to", "at") for part in chain)
    tells = verb is not None and (as_given or verb.lemma_ in _TOLL_VERBS)
    given = told is not None and verb is not None and tells and _gives(verb, told, chain, as_given=as_given)
    if given and (to or counter or told is not word):  # "casualties rose to 17", not any number behind "casualties"
        return 0.2 if to else 0.5
    if trigger.entry.pos == "n" and word.dep_ == "pobj" and word.head.lower_ in ("in", "under"):
        state = word.head.head
        held = ("dobj", "nsubjpass") if state.lemma_ in PUTS else ("nsubj",)
        if state.lemma_ in _STAYS | PUTS and any(part.head.i == state.i and part.dep_ in held for part in chain):
            return 0.2
    return None


def _behind_a_noun(verb: Token) -> Token:
    """The verb of a clause; of two that stand side by side the second: "killed by the dam burst rose to 22"."""
    after = verb.nbor() if verb.tag_ == "VBD" and verb.i + 1 < len(verb.doc) else verb
    return after if after.tag_ == "VBD" and after.head.i == verb.i else verb


def _gives(verb: Token, told: Token, chain: Sequence[Token], *, as_given: bool) -> bool:
    """Whether a number hangs on the verb of a toll, and is not the toll's own phrase.

    In "lowered the toll of the crash off Kesvik to 15" a parser may hang "to 15" on any noun before it.
    """
    if any(part.head.i == verb.i and part.i != told.i for part in chain):
        return True
    top = chain[-1]
    if as_given:  # "gave the number of missing after the flood at Kesvik as 31"
        return told.is_ancestor(chain[0])
    to = top.lower_ == "to" or _from_to(chain)
    return told.dep_ == "dobj" and len(chain) == 2 and to and told.is_ancestor(top)


def _from_to(chain: Sequence[Token]) -> bool:
    """Whether a number is the second of "from 41 to 38", which the parser may hang on "from" as one."""
    number, top = chain[0], chain[-1]
    return top.lower_ == "from" and number.i > top.i + 2 and number.nbor(-1).lower_ == "to"


def _tally(word: Token) -> Token | None:
    """The noun that counts those of whom a word tells: the number of "the number of dead", "of people killed"."""
    made = word.head if word.dep_ == "oprd" else word  # "the number of people made ill"
    whom = made.head if made.dep_ in ("acl", "amod") else made
    if whom.lemma_ in TALLIES and made is not whom:
        return whom
    over = whom.head
    return over.head if whom.dep_ in ("pobj", "pcomp") and over.lower_ == "of" and over.head.lemma_ in TALLIES else None


def climb(token: Token) -> list[Token]:
    """The words above a number up to its noun: through "two of the three men", not out of the phrase."""
    found: list[Token] = []
    while (
        token.dep_ in ("nummod", "quantmod", "compound", "amod", "pobj", "prep", "appos", "advmod")
        and token.head.i != token.i
    ):
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            break
        found.append(token)
    return found
