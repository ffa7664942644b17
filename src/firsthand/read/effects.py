"""What a governing word does to the happening it governs: planned, attempted, failed, prevented, asked for.

In: the governing word and the part that it governs. Out: the effect of the table `status`, or nothing.
"""

from functools import cache

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import SUBJECTS, has_to, passive
from firsthand.read.denied import negated
from firsthand.read.moods import mood
from firsthand.read.needs import is_somebody
from firsthand.read.triggers import lexicon
from firsthand.resources import table

# "about to leave", "voted to close", "meant to seize him"; not "the strike meant the closure of the port"
_BEFORE_TO = frozenset({"due", "about", "set", "certain", "sure", "bound", "ready", "prepared", "vote", "mean"})
_FATES = frozenset({"become", "die", "prove", "return", "see", "remain", "live"})  # "he was to die in exile"
_IN_THE_END = frozenset({"later", "never", "eventually", "soon", "again", "ultimately"})
_PEOPLE = frozenset({"he", "she", "they", "we", "i", "who"})
_SERVES = frozenset({"serve", "spend"})
_FOUGHT = frozenset({"FIRE", "OUTBREAK", "FLOOD"})  # who fights these has them
_COMPLEMENTING = frozenset({"of", "for", "from", "against", "about", "on"})
_HAD_BEEN = frozenset({"after", "following", "since", "amid"})  # "questions after the crash" leave none open
# What is feared or warned of lies ahead, unless it is told as done: "feared that four had died".
_DREADS = frozenset({"fear", "warn", "worry", "worried", "concern", "concerned", "afraid"})


def effect_of(node: Token, child: Token) -> str:
    """What the governing word does to the part it governs: planned, attempted, failed, prevented, ... or nothing."""
    if node.lower_ == "like" and node.pos_ == "ADP":
        return ""  # "nothing like the raid" wishes for none
    known = effects()
    lemma = cues.base_form(node, known)
    effect = known.get(f"{lemma} {cues.particle(node)}") or known.get(lemma, "")
    to = is_infinitive(child)
    told = {entry.event for entry in lexicon("en").get(child.lemma_.lower(), ())}
    if node.lemma_ == "fight" and told & _FOUGHT:
        return ""  # "firemen fought the blaze": it burned
    if node.lemma_ == "face" and child.dep_ == "dobj" and _is_years(child):
        return "hypothetical"  # "faces up to eight years in prison"
    if node.lemma_ == "want" and child.dep_ == "dobj":
        return "asked"  # "voters want an election": nobody has set a day for it
    if node.lemma_ == "order" and child.lemma_ in _SERVES and "SANCTION" in told:
        return ""  # "the judges ordered him to serve five years": he was sentenced
    if node.lemma_ == "order" and node.pos_ == "NOUN" and node.head.lemma_ == "come":
        return ""  # "the order for the attack came from them": it was carried out
    if node.pos_ == "AUX" or node.lemma_ == "be":
        return _goal(node, child) if to else "hypothetical" if child.dep_ in SUBJECTS and _is_too_much(node) else ""
    if child.dep_ == "advcl":
        upon = node.lemma_ == "call" and any(part.lower_ in {"on", "upon"} for part in node.rights if part.i < child.i)
        return ("asked" if upon else "purpose") if is_purpose(child) else ""  # "called on him to resign"
    if child.dep_ == "prep" and (
        child.lower_ in _HAD_BEEN or (node.pos_ == "VERB" and child.lower_ not in _COMPLEMENTING)
    ):
        return ""
    if child.dep_ in {"acl", "relcl"} and not to:
        return ""
    if node.lemma_.lower() in _BEFORE_TO and not to:
        return ""
    if child.dep_ == "nsubjpass":
        return _upon_the_passive(node, lemma, effect)
    if child.dep_ in SUBJECTS:
        return effect if effect in {"failed"} else ""
    if node.lemma_ == "call" and child.dep_ == "dobj" and any(part.dep_ in {"oprd", "ccomp"} for part in node.children):
        return ""  # "called the ruling a disgrace" asks for none
    if lemma == "call" and effect == "asked" and child.dep_ == "dobj":
        return "planned"  # "called a strike for Monday"
    if effect == "planned" and child.dep_ == "dobj" and _asked_for(node, child):
        return ""  # "it is not known who ordered the attack": there was one
    if effect in {"planned", "asked", "predicted", "attempted", "failed"}:
        return _upon_what_is_ahead(node, child, effect, to=to)
    if effect == "negated" and child.dep_ == "ccomp" and not to:
        return ""
    if lemma in _DREADS and child.dep_ == "ccomp" and child.tag_ in {"VBD", "VBZ", "VBP", "VBN"} and not mood(child):
        return ""
    if effect == "actual" and to:
        return "actual"
    if not effect and to and child.dep_ in {"acl", "xcomp"} and node.pos_ in {"NOUN", "ADJ"}:
        return "planned"
    return effect


@cache
def effects() -> dict[str, str]:
    """What each word of the table `status` does to what it governs."""
    return {row["term"]: row["effect"] for row in table("en", "status")}


def _upon_the_passive(node: Token, lemma: str, effect: str) -> str:
    """What a passive does to its subject: "a march had been called", "the vote was put off"."""
    if any(part.dep_ == "xcomp" for part in node.children):
        return ""  # "the plot was intended to remove him": the plot is there
    if lemma == "call" and effect == "asked":
        return "planned"  # "a march had been called"
    return (
        effect if effect in {"planned", "asked", "predicted", "prevented", "deferred"} and not _listener(node) else ""
    )


def _upon_what_is_ahead(node: Token, child: Token, effect: str, *, to: bool) -> str:
    """What a word that plans, asks or foretells does to its clause, infinitive or object, or none to this one."""
    if node.lemma_ == "want" and any(part.dep_ in SUBJECTS for part in child.children):
        return "asked"  # "wants the yard to pay"
    if child.dep_ == "ccomp" and effect == "asked":
        denied = any(part.lower_ in {"did", "does", "do"} for part in child.children) and _has_doer(child)
        bare = child.tag_ == "VB" and not denied
        return "asked" if bare or to else ""  # "asked that the quay be closed"; not "told her it did not burn"
    if child.dep_ == "ccomp" and not to:
        return "predicted" if effect == "predicted" else "planned" if node.lemma_ in {"hope", "wish"} else ""
    if child.dep_ in {"dobj", "pobj", "attr"} and node.pos_ == "VERB" and node.lemma_ in {"tell", "ask", "like", "see"}:
        return ""
    if child.dep_ == "prep" and node.lemma_ == "tell":
        return ""  # "told reporters on the night of the raid"
    return effect


def _is_years(noun: Token) -> bool:
    """Whether a noun is a term that a court may give."""
    return noun.lemma_.lower() in {"year", "month", "life", "sentence", "term", "imprisonment", "jail"}


def _is_too_much(be: Token) -> bool:
    """Whether a thing is too costly, too risky: it is weighed, and was not done."""
    return any(
        part.dep_ == "acomp" and any(degree.lower_ == "too" for degree in part.lefts) and not negated(be)
        for part in be.children
    )


def _asked_for(verb: Token, thing: Token) -> bool:
    """Whether a clause only says or asks who was behind a thing that is known: "who ordered the attack"."""
    who = any(part.dep_ in SUBJECTS and part.lower_ in {"who", "whoever"} for part in verb.lefts)
    past = verb.tag_ in {"VBD", "VBN"}
    return who and past and any(part.lower_ in {"the", "that", "this"} or part.dep_ == "poss" for part in thing.lefts)


def _has_doer(verb: Token) -> bool:
    """Whether a clause has a subject of its own, as "did not burn" has and "Do not burn it!" has not."""
    return any(part.dep_ in SUBJECTS for part in verb.children)


def _listener(verb: Token) -> bool:
    """Whether the passive's subject is whom it was said to: "was told to leave"."""
    return verb.lemma_ in {"tell", "ask", "order", "urge", "invite", "instruct", "allow", "force", "press", "push"}


def _goal(be: Token, child: Token) -> str:
    """Whether "the goal was ... to capture": an infinitive that says what somebody's aim is, or what he is to do.

    "The officers were to storm the palace", "the minister was to be arrested"; "he was to die in exile" tells his fate,
    and "their answer was to arrest the marchers" what they did.
    """
    known = effects()
    for part in be.children:
        if part.dep_ in SUBJECTS:
            if child.i < be.i:
                return ""
            aim = known.get(part.lemma_.lower(), "")
            return aim or ("planned" if child.dep_ == "xcomp" and _is_to(be, part, child) else "")
    return "planned" if child.dep_ == "xcomp" else ""


def _is_to(be: Token, who: Token, deed: Token) -> bool:
    """Whether somebody "was to" do a thing, or to have it done to him, with nothing that makes it his fate."""
    fate = deed.lemma_.lower() in _FATES or any(
        part.dep_ == "neg" or part.lower_ in _IN_THE_END for part in (*be.children, *deed.lefts)
    )
    person = is_somebody(who) or who.ent_type_ == "PERSON" or who.lower_ in _PEOPLE
    return not fate and be.lower_ in {"was", "were", "is", "are"} and (person or passive(deed))


def is_infinitive(verb: Token) -> bool:
    """Whether a verb, or the one it is joined to, is an infinitive with its "to"."""
    if verb.dep_ == "conj":
        return is_infinitive(verb.head)
    return has_to(verb)


def is_purpose(verb: Token) -> bool:
    """Whether an adverbial clause says what for: "met to discuss"."""
    return is_infinitive(verb)
