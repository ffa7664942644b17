"""Who takes part in a happening, from the syntax around its trigger.

In: a Trigger in a parsed paragraph. Out: the head tokens of its actor and recipient, and the span of a phrase.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from firsthand.read.document import Document, Paragraph
from firsthand.read.needs import counted_by_total, is_noun_unseen, is_somebody, named
from firsthand.read.triggers import Entry, Trigger, at_sea
from firsthand.records import Participant
from firsthand.resources import kinds, terms

_SOME = frozenset(
    {"group", "crowd", "gang", "band", "pair", "handful", "team", "mob", "number", "cloud", "tonne", "ton", "couple",
     "dozen", "score", "hundred", "thousand", "member", "majority", "some", "most", "many", "several", "half"}
)  # fmt: skip  # of whom, "of" tells
# What it befalls nobody of: "a fire on board", "in custody on suspicion", "an accident of nature", "of its kind".
_NOTHING = frozenset({"board", "suspicion", "charge", "ground", "bail", "nature", "kind", "sort", "type", "confidence"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
# Nouns whose possessor and "of" suffer: "his arrest", "the killing of X"; with others they act: "their attack".
_SUFFERED = frozenset(
    {"COERCE", "DEATH", "INJURY", "MISSING", "DISMISSAL", "RESCUE", "EXPLOSION", "FIRE", "CRASH", "COLLAPSE", "CLOSURE",
     "BETRAYAL", "APPOINTMENT", "VIGIL", "DISPLACEMENT"}
)  # fmt: skip
_WALKS = frozenset({"march", "rally", "demonstration", "procession", "parade", "strike", "walkout"})
_FIGHTS = frozenset({"battle", "clash", "combat", "fighting", "firefight", "gunfight", "shootout"})  # of two sides
AIMED = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "EXPLOSION", "FIRE"})  # "a raid on the depot"
_AT = frozenset({"on", "upon", "at", "against"})  # whom guns are fired at, hit or not
_ASKS = frozenset(
    {"call", "ask", "urge", "tell", "order", "press", "force", "beg", "appeal", "invite", "persuade", "advise",
     "pressure", "challenge", "compel", "warn", "instruct", "command", "convince", "encourage", "push"}
)  # fmt: skip
_COSTS = frozenset({"fine", "fined"})
_SUFFERED_MODES = frozenset({"targeted", "abduct", "torture", "beat", "convict", "expel", "release", "allege"})


def suffered(entry: Entry) -> bool:
    """Whether whoever stands behind "of" suffers it: "the arrest of X"."""
    return entry.event in _SUFFERED or entry.mode in _SUFFERED_MODES


def roles(trigger: Trigger) -> list[tuple[str, Token]]:
    """The heads of who takes part, each with its role, in order of the text; "and" adds its own heads."""
    if trigger.entry.pos == "v":
        found = list(_of_verb(trigger))
    elif trigger.entry.pos == "n":
        found = list(_of_noun(trigger))
    else:
        found = list(_of_adjective(trigger))
    found += [(role, one) for role, head in found if (one := _one_of_them(trigger.token, head)) is not None]
    whole: dict[int, tuple[str, Token]] = {}
    for role, head in found:
        stands = _resolved(head)
        clause = (
            stands.i != head.i or head.i == trigger.token.head.i
        )  # said of its own noun: "one who escaped, two who"
        parts = (stands, *(() if clause else _joined(head)))
        for part in parts[1:] if _one_thing(head) else parts:
            if part.i != trigger.token.i and part.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"):
                whole.setdefault(part.i, (role, part))
    if trigger.entry.pos == "n":
        whole = {i: one for i, one in whole.items() if not trigger.first <= i <= trigger.last}  # "cases of cholera"
    if trigger.entry.words[0] in _COSTS:  # "was fined 20,000 crowns": nobody of that name
        whole = {i: one for i, one in whole.items() if not any(part.like_num for part in one[1].lefts)}
    if trigger.entry.words[0] == "fire" and trigger.entry.mode == "firearms":  # "the canister was fired": at whom?
        whole = {i: one for i, one in whole.items() if one[0] != "recipient" or _is_shot_at(one[1])}
    if trigger.entry.counts == "votes":  # "the bill passed 51–49"
        whole = {i: one for i, one in whole.items() if one[1].pos_ != "NUM" and not one[1].text[0].isdigit()}
    return [whole[i] for i in sorted(whole)]


def _one_of_them(verb: Token, head: Token) -> Token | None:
    """Who is told to be one of those whom a clause says something of: "Lind was among the men who were arrested".

    Not who was among them only to look on: "Lind stood among the men who were arrested".
    """
    group = _resolved(head)
    inside = verb.dep_ in ("relcl", "acl") and verb.head.i == group.i
    link = group.head if group.dep_ == "pobj" else None
    if not inside or link is None or link.lower_ not in ("among", "amongst", "of"):
        return None
    over = link.head
    if link.lower_ == "of":
        if over.lower_ != "one" or over.dep_ != "attr":
            return None
        over = over.head
    if over.lemma_ != "be" or any(child.dep_ == "neg" for child in over.children):
        return None
    who = next((child for child in over.children if child.dep_ == "nsubj" and child.i < over.i), None)
    return who if who is not None and who.pos_ in ("PROPN", "NOUN") and is_somebody(who) else None


def _is_shot_at(head: Token) -> bool:
    """Whether somebody, or a place or ship, is fired at, and no canister, shell or shot ("a report of shots fired")."""
    if head.lemma_.lower() in named("shot"):
        return False
    return head.pos_ in ("PROPN", "PRON", "NUM") or is_somebody(head) or head.dep_ == "pobj"


def participant(document: Document, paragraph: Paragraph, role: str, head: Token, begins: int = 0) -> Participant:
    """The Participant for a head token: its noun phrase without a leading article, or the dateline before `begins`."""
    start, end = _phrase(counted_by_total(head) or head)
    while start < head.i and head.doc[start].idx < begins:
        start += 1
    span = document.tokens_span(paragraph, paragraph.doc[start:end])
    return Participant(role, span, document.as_read(span))


def _joined(head: Token) -> list[Token]:
    joined = (part for part in head.conjuncts if part.i > head.i and part.pos_ in ("NOUN", "PROPN", "NUM"))
    return [part for part in joined if not _set_aside(part)]


def _one_thing(head: Token) -> bool:
    """Whether two nouns under one article are one thing, since one is told of: "a car and passenger ferry has sunk"."""
    joined = _joined(head)
    shared = any(child.lower_ in ("a", "an") for child in head.lefts) and head.dep_ in ("nsubj", "nsubjpass")
    if not shared or len(joined) != 1 or head.tag_ != "NN" or joined[0].tag_ != "NN":
        return False
    said = (head.head, *(child for child in head.head.children if child.dep_ in ("aux", "auxpass")))
    own = any(child.dep_ in ("det", "poss", "nummod") for child in joined[0].lefts)
    return not own and any(token.tag_ == "VBZ" or token.lower_ == "was" for token in said)


def _phrase(head: Token) -> tuple[int, int]:
    """The noun phrase around a head, without relative clauses, appositions and a leading article.

    The name behind an office is part of it: "the candidate Ada Lind".
    """
    start = min(
        (child.left_edge.i for child in head.lefts if child.dep_ not in ("cc", "punct", "preconj")), default=head.i
    )
    while start < head.i and (
        head.doc[start].lower_ in ("the", "a", "an", "whose") or head.doc[start].is_punct or head.doc[start].is_space
    ):
        start += 1
    if start < head.i and head.doc[start].lower_ == "dead" and start and head.doc[start - 1].lemma_ == "shoot":
        start += 1  # "shot dead six people"
    if start and head.doc[start - 1].lower_ == "on":
        while start < head.i and head.doc[start].ent_type_ == "DATE":
            start += 1  # "on 22 March police freed": the parser takes the day for a part of their name
    return start, (_named(head) or _of_whom(head)).i + 1


def _named(office: Token) -> Token | None:
    """The person whose name stands right behind an office, with no comma: Lind of "the candidate Ada Lind"."""
    names = (child for child in office.rights if child.dep_ == "appos" and child.ent_type_ == "PERSON")
    return next((name for name in names if name.left_edge.i == office.i + 1 and name.pos_ == "PROPN"), None)


def _of_whom(head: Token) -> Token:
    """The last word of a phrase: of "a group of armed men" the men, of other nouns the noun."""
    of = next((child for child in head.rights if child.dep_ == "prep" and child.lower_ == "of"), None)
    if head.lemma_.lower() not in _SOME or of is None or of.i != head.i + 1:
        return head
    return next((child for child in of.children if child.dep_ == "pobj"), head)


def _of_verb(trigger: Trigger) -> Iterator[tuple[str, Token]]:
    verb, entry = trigger.token, trigger.entry
    passive = is_passive(verb) or _headline_passive(trigger)
    subject = _subject(verb)
    suffers = "recipient" if passive else "actor" if _has_object(trigger) else entry.subject
    if subject is not None and entry.subject != "-":  # of "bullets flew", none
        yield suffers, subject
    elif verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and _does_it(verb):
        by = any(child.dep_ == "agent" and child.i > verb.i for child in verb.children)
        # whatever its tag: "the workers kidnapped near Teshk were freed"
        done = verb.tag_ in ("VBN", "VBD") and (by or not _befalls_nobody(entry))
        yield ("recipient" if done else entry.subject), verb.head
    yield from _inside(trigger)
    if entry.event == "ASSAULT" and entry.mode == "firearms" and not passive:
        yield from _fired_at(trigger)
    # "told a conference that police arrested nine": the parser takes "that" for the conference, which nobody arrested
    told = any(child.dep_ == "dobj" and child.lower_ not in _RELATIVE for child in verb.children)
    # "the paper published documents on payments by a supplier": the parser takes who paid for who published
    done_by = told and any(child.dep_ == "nsubj" for child in verb.lefts)
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and child.i not in range(verb.i, trigger.last + 1):
            if not at_sea(child.doc[max(0, child.left_edge.i - 1)]) and not (told and child.lower_ == "that"):
                yield "recipient", child
        elif (child.dep_ == "agent" and (passive or (suffers == "actor" and not done_by))) or (
            child.dep_ == "prep" and child.lower_ == "by" and passive
        ):  # "ended up on its side by the convent": a place
            agents = (part for part in child.children if part.dep_ == "pobj")
            yield from (
                ("actor", part)
                for part in agents
                if not any(map(is_noun_unseen, part.doc[part.i + 1 : part.i + 2])) and not _is_when_or_how(part)
            )


def _befalls_nobody(entry: Entry) -> bool:
    """Whether a verb seldom has a passive, whatever the parser says: nobody is resigned, nor marched."""
    return entry.mode == "resign" or (entry.event == "PROTEST" and entry.mode == "demo")


def _fired_at(trigger: Trigger) -> Iterator[tuple[str, Token]]:
    """Whom guns are fired at: "fired on demonstrators", "shot at the police"."""
    verb = trigger.token
    ways = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in _AT]
    last = verb.doc[trigger.last]  # "shot at" is a trigger
    ways += [last] if last.lower_ in _AT and last.dep_ == "prep" and last not in ways else []
    for way in ways:
        yield from (("recipient", c) for c in way.children if c.dep_ == "pobj" and is_somebody(c) and _uncounted(c))


def _uncounted(noun: Token) -> bool:
    """Whether a noun is of people in any number: who is fired at need not be hit, so nobody is counted by it."""
    many = noun.tag_ in ("NNS", "NNPS") or noun.lower_ == "police"
    return many and not any(child.like_num or child.lower_ in ("a", "an") for child in noun.lefts)


def _is_when_or_how(noun: Token) -> bool:
    """Whether "by" tells when or by what means: "by daybreak", "by boat"; not "by a boat", "by the night watch"."""
    word = noun.lemma_.lower()
    if word in named("daytime") or noun.ent_type_ in ("DATE", "TIME"):
        return not any(child.dep_ in ("poss", "compound", "relcl") for child in noun.children)
    bare = noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss", "amod", "nummod") for child in noun.lefts)
    return bare and word in named("way")


def _does_it(verb: Token) -> bool:
    """Whether the noun before a participle or infinitive can be who does it: no order to shoot shoots."""
    infinitive = verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.lefts)
    return not infinitive or verb.head.pos_ != "NOUN" or is_somebody(verb.head)


def _has_object(trigger: Trigger) -> bool:
    """Whether a verb has whom or what it befell behind it: a house burns, and somebody burns a house."""
    inside = range(trigger.first, trigger.last + 1)
    return any(child.dep_ == "dobj" and child.i not in inside for child in trigger.token.children)


def _inside(trigger: Trigger) -> Iterator[tuple[str, Token]]:
    """Whom a trigger's words stand around or lead to: "found Ada Lind guilty", "ruled against Ada Lind"."""
    words = trigger.token.doc[trigger.first : trigger.last + 1]
    for word in words:
        if word.dep_ in ("dobj", "nsubj") and word.pos_ in ("PROPN", "NOUN") and word.lemma_ not in trigger.entry.words:
            yield "recipient", word
        elif word.lower_ == "against" and word.i > trigger.token.i:
            yield from (("recipient", child) for child in word.children if child.dep_ == "pobj")
        elif word.lower_ == "with" and trigger.entry.event == "CONSULT":  # "met with Lind"
            yield from (("recipient", child) for child in word.children if child.dep_ == "pobj" and _meets(child))


def _giver(order: Token) -> Iterator[tuple[str, Token]]:
    """Who gives an order: "was given by Lind", "came from Lind", "Lind gave the order"."""
    for child in order.head.children:
        if child.dep_ == "agent" or (order.head.lemma_ == "come" and child.lower_ == "from"):
            yield from (("actor", part) for part in child.children if part.dep_ == "pobj")
        elif order.dep_ == "dobj" and child.dep_ == "nsubj" and order.head.lemma_ not in {"receive", "obey", "execute"}:
            yield "actor", child


def _of_noun(trigger: Trigger) -> Iterator[tuple[str, Token]]:
    entry = trigger.entry
    if entry.event == "ORDER":
        yield from _giver(trigger.token)
    for child in trigger.token.children:
        if child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME"):
            continue  # "Friday's raid" is nobody's
        if child.dep_ == "poss" and _is_of_all(child, entry.event):
            continue
        if child.dep_ == "poss":
            on = entry.mode == "seize" and any(other.lower_ == "on" for other in trigger.token.rights)
            yield ("recipient" if suffered(entry) and not on else "actor"), child  # "the gunmen's raid on the depot"
        elif child.dep_ == "prep" and child.lower_ in ("with", "between") and entry.event == "CONSULT":
            yield from (("recipient", part) for part in child.children if part.dep_ == "pobj" and _meets(part))
        elif child.dep_ in ("prep", "agent") and child.lower_ in ("of", "by", "against", "on"):
            fought = trigger.token.lemma_.lower() in _FIGHTS
            if child.lower_ == "on" and (entry.event not in AIMED or fought):
                continue  # "a verdict on legal grounds", "talks on the quay", "the fighting on the hill"
            walk = entry.event == "PROTEST" and trigger.token.lemma_.lower() in _WALKS  # "the march of the Mothers"
            role = "actor" if child.lower_ == "by" or (child.lower_ == "of" and walk) else "recipient"
            for part in child.children:
                plain = part.dep_ == "pobj" and part.lemma_ not in _NOTHING
                if plain and part.ent_type_ not in ("DATE", "TIME") and part.pos_ != "NUM":
                    yield role, part


def _meets(noun: Token) -> bool:
    """Whether somebody is met: "a meeting with Lind", "talks with the ministry"; not "a meeting with no agenda"."""
    body = kinds("en", "source_nouns").get(noun.lemma_.lower(), "document") != "document"
    return noun.pos_ in ("PROPN", "PRON") or is_somebody(noun) or body


def _is_of_all(owner: Token, event: str) -> bool:
    """Whether an owner only says among which the noun is first: "the world's biggest heist", "Norland's worst theft".

    An attack may be a country's own: "Norland's biggest attack on Marsk".
    """
    within = owner.lemma_.lower() in terms("en", "wholes") or (owner.ent_type_ in ("GPE", "LOC") and event != "ASSAULT")
    return within and any(part.tag_ in ("JJS", "RBS") for part in owner.doc[owner.i + 1 : owner.head.i])


def _of_adjective(trigger: Trigger) -> Iterator[tuple[str, Token]]:
    word = trigger.token
    if word.dep_ == "amod":
        yield "recipient", word.head
        return
    for child in word.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield "recipient", child
    if word.dep_ in ("acomp", "attr", "oprd", "ccomp", "xcomp"):
        subjects = [c for c in word.head.children if c.dep_ in ("nsubj", "nsubjpass")] if word.dep_ != "ccomp" else []
        objects = [c for c in word.head.children if c.dep_ == "dobj"] if word.dep_ in ("oprd", "xcomp", "acomp") else []
        yield from (("recipient", part) for part in (objects or subjects))


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, its own or that of the verb it is joined to."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBD" and any(child.lower_ == "of" for child in verb.rights):
        return verb.head.i != verb.i and is_passive(verb.head)  # "had been tied up and robbed of his telephone"
    if any(child.dep_ == "aux" or child.dep_ == "nsubj" for child in verb.children):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.i != verb.i:
        return is_passive(verb.head)
    return verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN"


def _headline_passive(trigger: Trigger) -> bool:
    """Whether "23 injured", "Seven killed as depot explodes" leave out their "were"."""
    verb = trigger.token
    if (
        trigger.entry.counts is None
        or trigger.entry.subject != "actor"
        or trigger.entry.event not in _SUFFERED | {"ASSAULT"}
    ):
        return False
    if verb.tag_ not in ("VBN", "VBD") or any(child.dep_ == "dobj" for child in verb.children):
        return False
    return not any(child.lower_ in ("have", "has", "had") for child in verb.children)


def _subject(verb: Token) -> Token | None:
    """The verb's subject, shared along "and" and taken over by "were supposed to storm"."""
    for _ in range(5):
        for child in reversed(list(verb.lefts)):  # the nearest: a dateline is often parsed as a subject too
            if child.dep_ in ("nsubj", "nsubjpass"):
                return child
        if (asked := _asked(verb)) is not None:
            return asked
        if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX", "ADJ") and verb.head.i != verb.i:
            verb = verb.head
            continue
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i != verb.i:
            verb = verb.head
            continue
        if verb.dep_ == "relcl":
            return None
        return None
    return None


def _asked(verb: Token) -> Token | None:
    """Who is to do what somebody else asks: the minister of "Lind called on the minister to resign"."""
    over = verb.head
    if verb.dep_ != "xcomp" or over.lemma_ not in _ASKS or not any(child.lower_ == "to" for child in verb.lefts):
        return None
    for child in over.rights:
        if child.i < verb.i and child.dep_ == "dobj":
            return child
        if child.i < verb.i and child.dep_ == "prep" and child.lower_ in ("on", "upon", "for", "to"):
            return next((part for part in child.children if part.dep_ == "pobj"), None)
    return None


def _resolved(head: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if head.lower_ not in _RELATIVE:
        return head
    noun = next((up.head for up in (head.head, head.head.head) if up.dep_ == "relcl"), head)
    if _set_aside(noun):
        return noun.head  # "it was the captain, not the owner, who was arrested"
    of_a_person = noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.ent_type_ == "PERSON"
    return noun.head if of_a_person else noun  # "Berg, the executive who was abducted": Berg was


def _set_aside(noun: Token) -> bool:
    """Whether somebody is named only as who it was not: "the captain, not the owner", "the captain and not Lind"."""
    before = noun.doc[noun.left_edge.i - 1].lower_ if noun.left_edge.i else ""
    inside = any(child.dep_ == "neg" and child.i < noun.i for child in noun.lefts)
    return noun.dep_ in {"appos", "conj"} and noun.head.i < noun.i and (before == "not" or inside)
