"""Which times and places of a sentence belong to which of its happenings.

In: the triggers of a parsed sentence and its Times or Places. Out: for each trigger those that are its own. A time or
place belongs to the trigger that governs it, else to those of its sentence that have none of their own; who somebody
is ("the French president") and of what a year is told ("the 2016 vote") says nothing of the others.
"""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from spacy.tokens import Token

from firsthand import resources
from firsthand.read import factuality
from firsthand.read.document import Paragraph
from firsthand.read.hearings import hears
from firsthand.read.needs import is_somebody
from firsthand.read.triggers import TALLIES, Trigger
from firsthand.records import Place, Span, Time
from firsthand.resources import terms

Placed = TypeVar("Placed", Time, Place)
ELSEWHERE = -1
_DEEP = 4  # nouns: "over the deaths of inmates in the riot"
_BEHIND = frozenset({"after", "following", "since", "amid"})
_PHRASE = 6  # words between a noun and its date: "the attack on the town of Orlund in May 2020"
_SPEAKING = frozenset({"PUBLICATION", "BRIEFING", "TESTIMONY", "ACCUSE"})  # whose day is not that of what is told there
_STORIES = frozenset({"article", "story", "report", "column", "interview", "statement", "editorial"})
_LENGTHS = frozenset({"day", "week", "month", "year", "decade", "generation", "century", "night", "morning", "evening"})
# When and where somebody said it is not when and where it happened: "officials in Orlund said on Tuesday that".
_SAYING = frozenset(
    {"say", "tell", "report", "announce", "add", "claim", "confirm", "deny", "write", "reveal", "state",
     "publish", "note", "declare", "insist", "acknowledge", "admit", "allege", "describe", "explain", "show",
     "suggest", "believe", "think", "accuse", "blame", "warn", "argue", "estimate", "condemn", "praise", "criticise",
     "criticize", "thank", "urge", "promise", "repeat", "testify", "recall"}
)  # fmt: skip
_GIVES = frozenset({"put", "raise", "lower", "revise", "update", "cut", "give", "place"})  # a toll
_AWAY = frozenset({"away", "off", "out"})  # "were led away in handcuffs"
_SCENES = frozenset({"target", "scene", "site", "victim", "object", "setting", "venue"})
_NONE = frozenset({"nobody", "none", "no", "never"})
_IS = frozenset({"be", "remain", "stay"})
_WAKES = frozenset({"survivor", "victim", "search", "hunt", "aftermath", "wreckage"})  # what a happening leaves
_FOLLOWED = frozenset({"follow", "precede", "succeed"})
_LASTS = frozenset({"remain", "stay"})
_DEMANDS = frozenset({"demand", "seek", "urge", "request", "protest", "mourn", "commemorate", "recall"})
_LOOKING_BACK = frozenset({"after", "since", "following", "over", "with", "about", "before", "despite"})
_ABOUT = frozenset({"amid", "into", "against", "over"})  # nothing happens at the same time as what it is about
_ANSWERS = frozenset({"part", "response", "reaction", "reply", "retaliation", "reprisal", "revenge"})
_INQUIRIES = frozenset({"inquiry", "enquiry", "investigation", "probe", "inquest", "appeal"})
_BEFALLING = frozenset({"kill", "die", "injure", "wound", "hurt", "drown", "perish", "miss"})
_CONSEQUENCES = frozenset({"DEATH", "INJURY", "MISSING", "RESCUE", "DISPLACEMENT", "ASSAULT", "CRASH"})
_FIRST = frozenset({"first", "second", "third", "latest", "last"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_ATTRIBUTES = frozenset({"nummod", "compound", "amod", "nmod", "poss", "npadvmod"})
_TOPONYMS = frozenset({"GPE", "LOC", "FAC"})
# Of whom or against whom, not where: "a treaty with Norland", "between Norland and Albany", "the case against Norland".
_PARTIES = frozenset({"with", "between", "by", "against", "about", "toward", "towards", "among", "than", "like", "for",
                      "despite", "including", "over", "versus", "on", "from", "as"})  # fmt: skip
_STRUCK = frozenset({"on", "against", "over"})  # what is struck is where it is: "the attack on Orlund"
_FROM = frozenset({"from"})
_WAYS = frozenset({"route", "line", "crossing", "run", "link", "flight"})  # that lead there: "on the Kesvik route"
_INSIDE = frozenset({"in", "near", "outside", "inside"})  # what stands behind them is a place, whatever the tagger says
_BEGINS = frozenset({",", "that", ":", "“", '"'})  # what a date at the head of a clause may stand behind
_ABROAD = frozenset({"ACCUSE", "AGREE", "SANCTION", "CONSULT", "COOPERATE"})  # "the Norland probe" is held elsewhere


def shared(paragraph: Paragraph, found: Sequence[Trigger], things: Sequence[Placed]) -> list[list[Placed]]:
    """For each trigger what it governs; a trigger that governs none takes what no other does, else the only one."""
    own: list[list[Placed]] = [[] for _ in found]
    free: list[Placed] = []
    index = {trigger.token.i: i for i, trigger in enumerate(found)}
    undated: set[int] = set()  # the triggers that can have no day of the past
    told: set[int] = set()  # the triggers whose noun a time stands before: "the 2016 vote"
    for thing in things:
        word = _word(paragraph, thing.span)
        if isinstance(thing, Time) and _is_a_term(paragraph, thing):
            continue
        if word is not None and isinstance(thing, Place) and not _says_where(word, thing, found, index):
            continue
        before = word is not None and isinstance(thing, Time) and _before_its_noun(word)
        before = before and not _alone(paragraph, thing.span) and not _opens_clause(paragraph, thing.span)
        if before and word is not None and word.head.i not in index:
            continue  # "the 2016 campaign"
        holder = _holder(paragraph, thing.span, index)
        dated = holder is not None and holder != ELSEWHERE and bool(own[holder])  # it has its day already
        if (holder in (None, ELSEWHERE) or dated) and isinstance(thing, Time):
            beside = _beside(paragraph, thing.span, index)
            holder = holder if beside is None or _apart(found[beside].token) else beside
        when = word is not None and _in_which(word, index) is not None  # "since 2019, when soldiers shot five dead"
        past = holder not in (None, ELSEWHERE) and found[holder].token.tag_ == "VBD"
        if past and not when and _since(paragraph, thing):
            continue  # "who had been in hospital since Monday died": the simple past has no "since"
        if holder not in (None, ELSEWHERE) and isinstance(thing, Time) and word is not None:
            then = _what_it_followed(found[holder].token, word.i, index)
            if then is not None:
                undated.add(holder)
                holder = then
        if holder not in (None, ELSEWHERE) and isinstance(thing, Time) and word is not None:
            holder = ELSEWHERE if _in_the_wake(found[holder].token, word) else holder
        if holder in (None, ELSEWHERE) and isinstance(thing, Place):
            behind = _right_behind(paragraph, thing.span, index)
            holder = holder if behind is None else behind
        if holder is None:
            free.append(thing)
        elif holder != ELSEWHERE:
            own[holder].append(thing)
            if before or (word is not None and _of_its_own(word, found[holder])):
                told.add(holder)
    for i, trigger in enumerate(found):
        if _unlike(trigger.token):
            own[i] = [thing for thing in own[i] if not _since(paragraph, thing)]
            told.add(i)
    told |= {i for i, one in enumerate(found) if one.entry.event in _SPEAKING}  # "a story published on 4 May"
    held = [thing for i, mine in enumerate(own) if i not in told for thing in mine]
    only = held if len(held) == 1 else []
    keeper = next((found[i].token for i, mine in enumerate(own) if only and only[0] in mine), None)
    if keeper is not None and keeper.pos_ == "NOUN" and _looked_back_at(keeper):
        only = []  # "charged six people over the march of 14 June"
    for i, trigger in enumerate(found):
        above = _antecedent(trigger.token, index)
        if above is not None and not own[i] and found[above].entry.event not in _SPEAKING:
            own[i] = own[above]  # "the attack of May 2020, in which nine were killed": in May 2020
    for i, trigger in enumerate(found):
        above = _antecedent(trigger.token, index)
        if own[i] and above is not None and not own[above] and _looked_back_at(found[above].token):
            own[above] = own[i]  # "since the attack that killed nine on Monday": on Monday
    out = [i in undated or _left_out(one.token) for i, one in enumerate(found)]
    for i, trigger in enumerate(found):
        above = _antecedent(trigger.token, index)
        out[i] = out[i] or (above is not None and out[above])  # "protested the collapse that killed nine"
    return [
        mine or ([] if left_out else _near_by(one.token, paragraph, free) or _lent(one, keeper, only))
        for one, mine, left_out in zip(found, own, out, strict=True)
    ]


def _unlike(noun: Token) -> bool:
    """Whether a happening is told as the first or worst for some time: "the first strike since 2011"."""
    return noun.pos_ == "NOUN" and any(child.tag_ == "JJS" or child.lower_ in _FIRST for child in noun.lefts)


def _since(paragraph: Paragraph, thing: Time | Place) -> bool:
    """Whether "since" or "in" leads to a time: it says for how long, or since when, there was none like it."""
    tokens = paragraph.tokens(thing.span)
    return (
        isinstance(thing, Time)
        and tokens is not None
        and tokens.start > 0
        and (tokens.doc[tokens.start - 1].lower_ == "since" or tokens[0].lower_ == "since")
    )


def _is_a_term(paragraph: Paragraph, thing: Time) -> bool:
    """Whether something lasts until a day: "remanded in custody until 18 April"; not "none was held until Friday"."""
    tokens = paragraph.tokens(thing.span)
    if tokens is None or tokens.start == 0 or tokens.doc[tokens.start - 1].lower_ not in ("until", "till"):
        return False
    return not any(t.dep_ == "neg" or t.lower_ in _NONE for t in tokens.sent if t.i < tokens.start)


def _still_missing(token: Token) -> bool:
    """Whether people are told to be missing, which they are for longer than a day: "37 were missing on Tuesday"."""
    return token.lower_ in ("missing", "unaccounted") and (
        token.head.lemma_ in _IS or any(child.lemma_ in _IS for child in token.lefts if child.pos_ == "AUX")
    )


def _follows(token: Token, state: Token) -> bool:
    """Whether a noun behind "after" is what a state followed: "were missing on Tuesday after a fire on a ferry"."""
    for above in (token, *token.ancestors):
        if above.i > state.i and (above.dep_ == "prep" or above.dep_ == "mark") and above.lower_ in _BEHIND:
            return True
        if any(child.dep_ == "mark" and child.lower_ in _BEHIND and child.i > state.i for child in above.lefts):
            return True
    return False


def _in_the_wake(noun: Token, day: Token) -> bool:
    """Whether a day behind a noun is that of what was done in its wake.

    "Called off the search for survivors of the ferry fire on Friday" dates no fire.
    """
    if noun.pos_ not in ("NOUN", "PROPN") or day.i < noun.i:
        return False
    above, wake = noun, False
    while above.dep_ == "pobj" and above.head.dep_ == "prep":
        above = above.head.head
        wake = wake or above.lemma_.lower() in _WAKES
    verb = above.head
    return wake and above.dep_ == "dobj" and verb.pos_ == "VERB" and verb.i < above.i and verb.tag_ in ("VBD", "VBN")


def _lent(trigger: Trigger, keeper: Token | None, only: list[Placed]) -> list[Placed]:
    """The only time or place of a sentence; not where it is of a clause that says who somebody is.

    "Detained the driver of a train that left the rails on Saturday" detains nobody on Saturday, and "opened the gates
    before the dyke at Kesvik broke" opens none at Kesvik; "nine died after a bus overturned near Kesvik" tells where.
    """
    token, clause = trigger.token, keeper
    if only and keeper is not None and _came_after(token, keeper):
        return []
    if only and isinstance(only[0], Time) and keeper is not None and _still_missing(keeper):
        return [] if _before_or_after(keeper, token) == "after" or _follows(token, keeper) else only
    order = _before_or_after(token, keeper) if only and isinstance(only[0], Place) and keeper is not None else None
    if order is not None and (order != "after" or trigger.entry.event not in _CONSEQUENCES):
        return []
    for _ in range(8):
        if clause is None or clause.head.i == clause.i:
            return only
        if clause.dep_ in ("relcl", "acl"):
            inside = clause.left_edge.i <= token.i <= clause.right_edge.i
            return only if inside or clause.head.i == token.i or token.i > clause.i else []
        clause = clause.head
    return only


def _came_after(token: Token, other: Token) -> bool:
    """Whether a happening is told to have followed another: "the protest followed the poisoning of Saturday"."""
    verb = token.head
    return (
        token.dep_ in ("nsubj", "nsubjpass")
        and verb.lemma_ in _FOLLOWED
        and other.i > verb.i
        and other.head.i == verb.i
    )


def _before_or_after(token: Token, other: Token) -> str | None:
    """The word that begins the clause of another happening which tells what came before or after a first one."""
    clause = other
    for _ in range(8):
        if clause.dep_ == "advcl" and clause.head.i != clause.i:
            mark = next((child.lower_ for child in clause.children if child.dep_ == "mark"), "")
            outside = not clause.left_edge.i <= token.i <= clause.right_edge.i
            return mark if mark in ("before", "until", "after", "since") and outside else None
        if clause.head.i == clause.i:
            return None
        clause = clause.head
    return None


def _left_out(token: Token) -> bool:
    """Whether a happening takes no time or place of its sentence that it does not govern."""
    if _apart(token) or _looked_back_at(token) or _within_another(token):
        return True
    return _unlike(token) and any(t.lower_ == "since" for t in token.sent)


def _near_by(token: Token, paragraph: Paragraph, free: list[Placed]) -> list[Placed]:
    """Of times and places that no trigger governs those that no semicolon parts from one."""
    at = paragraph.start + token.idx

    def parted(thing: Placed) -> bool:
        low, high = sorted((at, thing.span.start))
        return ";" in paragraph.text[low - paragraph.start : high - paragraph.start]

    return [thing for thing in free if not parted(thing)]


def _within_another(token: Token) -> bool:
    """Whether a happening only says who somebody is of whom a sentence tells another thing, or what came before it.

    "A docker who was hurt in the raid died on Sunday" dates no raid, "returned on Sunday, hours after gas had leaked"
    no leak. "Nine died on Monday after a bus overturned" dates both.
    """
    at = token.i
    for _ in range(8):
        if token.dep_ in ("relcl", "acl"):
            whose = token.head
            while whose.dep_ in ("appos", "conj", "pobj") or (whose.dep_ == "prep" and whose.head.pos_ != "VERB"):
                whose = whose.head  # "sixteen of those arrested were released"
            return whose.dep_ in ("nsubj", "nsubjpass") and whose.head.pos_ == "VERB" and whose.head.i > at
        if token.dep_ == "advcl":
            mark = next((child for child in token.children if child.dep_ == "mark"), None)
            purpose = any(child.lower_ == "to" for child in token.lefts)  # "appeared before the media to report"
            if mark is not None and mark.lower_ in ("after", "before", "since") and not purpose:
                return token.head.lemma_ not in _BEFALLING and token.head.pos_ == "VERB"
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def lasting(token: Token) -> bool:
    """Whether a day is one on which something lasted, not that of its beginning: "still in custody on Saturday"."""
    state = token.head if token.dep_ == "pobj" else token  # "in custody"
    if state.head.lemma_ in _LASTS:
        return True
    over = state.head if state.head.lemma_ == "be" else state
    lasts = over.lemma_ == "be" or over.tag_ in ("VBG", "JJ")
    return lasts and any(child.lower_ == "still" for child in over.children)


def _word(paragraph: Paragraph, span: Span) -> Token | None:
    """The word that heads a stretch of text."""
    tokens = paragraph.tokens(span)
    return tokens.root if tokens is not None else None


def _before_its_noun(word: Token) -> bool:
    """Whether a date stands before the noun that it is of: "the 2016 vote", "Monday's talks"."""
    return word.dep_ in _ATTRIBUTES and word.head.i > word.i and word.head.pos_ == "NOUN"


def _of_its_own(word: Token, holder: Trigger) -> bool:
    """Whether a day is told as that of a noun that something is done to: "meant to stop the election of 20 May".

    "The explosion of 20 May killed nine" lends its day.
    """
    noun = holder.token
    hangs = word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head.i == noun.i and noun.pos_ == "NOUN"
    return hangs and (noun.dep_ == "dobj" or holder.entry.event == "ELECTION")


def _alone(paragraph: Paragraph, span: Span) -> bool:
    """Whether a number behind a date has nothing to do with it, whatever the parser says: "on 22 March five people"."""
    tokens = paragraph.tokens(span)
    if tokens is None or not tokens.start > 0 or tokens.end >= len(tokens.doc):
        return False
    return tokens.doc[tokens.start - 1].lower_ in ("on", "in") and tokens.doc[tokens.end].pos_ == "NUM"


def _opens_clause(paragraph: Paragraph, span: Span) -> bool:
    """Whether a day stands at the head of a clause, of no noun behind it: "on 22 March police in Orlund freed"."""
    tokens = paragraph.tokens(span)
    if tokens is None or not tokens.start or tokens.doc[tokens.start - 1].lower_ != "on":
        return False
    lead = tokens.start - 2
    return lead < 0 or tokens.doc[lead].is_sent_end or tokens.doc[lead].lower_ in _BEGINS


def _says_where(word: Token, place: Place, found: Sequence[Trigger], index: dict[int, int]) -> bool:
    """Whether a place name says where something happened, not who took part, whose it is, or of what it is told."""
    while word.dep_ in ("conj", "appos") and word.head.i < word.i and word.head.pos_ == "PROPN":
        word = word.head
    head = word.head
    own = found[index[head.i]] if head.i in index else None
    if word.ent_type_ == "PERSON" and not (word.dep_ == "pobj" and head.lower_ in _INSIDE):
        return False
    if word.dep_ in ("compound", "amod", "nmod", "poss"):
        if own is not None:
            return not (place.precision == "country" and own.entry.event in _ABROAD)
        if word.dep_ == "poss":  # "Norland's Mastrup district"
            return head.ent_type_ in _TOPONYMS or head.lemma_.lower() in terms("en", "place_words")
        way = (
            head.lemma_.lower() in _WAYS
            or resources.kinds("en", "source_nouns").get(head.lemma_.lower()) == "organisation"
        )
        owner = is_somebody(head) or head.pos_ == "PROPN" or word.dep_ == "amod" or way
        return not owner and not _in_a_town(head)
    if word.dep_ in ("nsubj", "dative", "attr", "agent"):
        return False
    if word.dep_ in ("dobj", "nsubjpass"):
        return own is not None
    if word.dep_ == "pobj" and head.lower_ in _PARTIES:
        struck = head.lower_ in _STRUCK and head.head.i in index
        left = head.lower_ in _FROM and head.head.i in index and place.precision != "country"
        return struck or left
    if word.dep_ == "pobj" and head.lower_ == "of":
        return not is_somebody(head.head)  # "the mayor of Sundhaven"
    return True


def _antecedent(token: Token, index: dict[int, int]) -> int | None:
    """The noun trigger of whose relative clause a trigger is part."""
    for _ in range(4):
        if token.dep_ == "relcl":
            return index.get(token.head.i)
        if token.dep_ not in ("conj", "amod", "acomp", "attr") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _beside(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The noun trigger behind which a date stands: "the attack on Orlund in May 2020", whatever the parser says."""
    tokens = paragraph.tokens(span)
    before = paragraph.doc[max(0, tokens.start - _PHRASE) : tokens.start] if tokens is not None else None
    if not before or before[-1].pos_ not in ("ADP", "SCONJ") or before[-1].lower_ not in ("in", "on", "of"):
        return None
    for token in reversed(before):
        if token.i in index and token.pos_ == "NOUN":
            return index[token.i]
        if token.pos_ not in ("ADP", "DET", "PROPN", "ADJ", "NOUN", "PART", "SCONJ"):
            return None
    return None


def _what_it_followed(verb: Token, at: int, index: dict[int, int]) -> int | None:
    """The trigger after which something "has" happened, between that and a day: "has died after the raid on Friday".

    The present perfect takes no day of the past, so that it is the raid's.
    """
    perfect = verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.lefts)
    if not perfect:
        return None
    between = [token for token in verb.doc[verb.i + 1 : at] if token.i in index and token.pos_ == "NOUN"]
    led = [token for token in between if token.dep_ == "pobj" and token.head.lower_ in _BEHIND]
    return index[led[-1].i] if led else None


def _right_behind(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The noun trigger right behind which a place stands: "over the incident in Orlund", whatever the parser says."""
    tokens = paragraph.tokens(span)
    if tokens is None or tokens.start < 2 or paragraph.doc[tokens.start - 1].lower_ not in _INSIDE:
        return None
    noun = paragraph.doc[tokens.start - 2]
    return index.get(noun.i) if noun.pos_ == "NOUN" else None


def _apart(token: Token) -> bool:
    """Whether a happening is only spoken of, or told by how long it took: "debated the blast", "years of exile"."""
    if _appealed_against(token):
        return True
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in factuality.TOPICS
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _LENGTHS


def _looked_back_at(token: Token) -> bool:
    """Whether a happening is known, and others follow it or are about it; or is one that they ask for.

    "Arrested on Friday over the attack", "the day after the collapse"; "marched on Sunday to demand his exit",
    "to protest the collapse";
    "fined over the deaths in the riot", "searched as part of an inquiry", "quit on Friday amid an inquiry".
    """
    if token.dep_ == "dobj":
        return token.head.lemma_.lower() in _DEMANDS
    known = _is_known(token)
    for _ in range(_DEEP):
        if token.dep_ != "pobj":
            return False
        lead, token = token.head, token.head.head
        if lead.lower_ in _ABOUT or token.lower_ in _ANSWERS or (known and lead.lower_ in _LOOKING_BACK):
            return True
        if token.pos_ not in ("NOUN", "PROPN"):
            return False
    return False


def is_behind(token: Token) -> bool:
    """Whether a happening is known to have been, whatever is planned about it: "ordered an inquiry into the blast"."""
    if token.dep_ != "pobj" or not _is_known(token):
        return False
    lead = token.head
    return lead.lower_ in _BEHIND or (
        lead.lower_ in ("into", "against") and lead.head.lemma_.lower() in _INQUIRIES | {"investigate"}
    )


def _appealed_against(noun: Token) -> bool:
    """Whether a judgment is what somebody appealed against: "appealed against the verdict on Wednesday"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "against" and noun.head.head.lemma_ == "appeal"


def _is_known(noun: Token) -> bool:
    """Whether a noun is told of as known: "the attack", "that raid", "Saturday's blast"."""
    return any(child.lower_ in _KNOWN or child.dep_ == "poss" for child in noun.lefts)


def _holder(paragraph: Paragraph, span: Span, index: dict[int, int]) -> int | None:
    """The trigger that governs a stretch of text: the first one on the way up; ELSEWHERE for another clause's."""
    token = _word(paragraph, span)
    if token is None:
        return None
    if (then := _in_which(token, index)) is not None:
        return then
    at, below, verb = token.i, token, None
    if token.head.dep_ == "prep" and token.head.lower_ == "on" and _appealed_against(token.head.head):
        return ELSEWHERE
    for _ in range(12):
        if token.i in index:
            return index[token.i]
        if token.lemma_.lower() in _STORIES and token.pos_ == "NOUN":
            return ELSEWHERE  # "an article on Monday about the sinking" dates the article
        verb = token if verb is None and token.pos_ in ("VERB", "AUX") else verb
        if token.pos_ == "VERB" and token.dep_ in ("acl", "relcl") and _is_told(token):
            return _near(at, _tied(verb) if verb is not None else (), index)
        clause = token.dep_ in ("relcl", "acl", "advcl") and not _is_main(token, index)
        if token.pos_ == "AUX" and token.dep_ == "relcl":
            own = [part.i for part in token.lefts if part.dep_ == "nsubj" and part.i in index]
            return index.get(own[0] if own else token.head.i, ELSEWHERE)  # "a gallery that was to close last autumn"
        saying = token.lemma_ in _SAYING or (token.pos_ == "VERB" and (hears(token) or _counts(token)))
        if token.pos_ == "VERB" and (saying or clause):
            if saying and below.dep_ == "ccomp":
                return _near(at, _tied(verb) if verb is not None else (), index)
            if saying and (inside := _told_before(token, at, index)):
                return _near(at, inside, index)  # "police said they had held the captain, Edwin Marsh, 58, on Tuesday"
            if saying and (told := _before_comma(token, at)):
                return _near(at, told, index)
            return None if _at_once(token) and not _asked_then(token) else ELSEWHERE
        if token.head.i == token.i:
            return None
        below, token = token, token.head
    return None


def _counts(verb: Token) -> bool:
    """Whether somebody gives a number then: "on Tuesday put the number of dead at 11", "raised the toll on Tuesday"."""
    counted = (child for child in verb.children if child.dep_ == "dobj")
    return verb.lemma_ in _GIVES and any(child.lemma_.lower() in TALLIES for child in counted)


def _asked_then(clause: Token) -> bool:
    """Whether a clause says when something was asked: "accounts of how he died when the inquest opened on Monday"."""
    return any(child.dep_ == "advmod" and child.lower_ in ("how", "why") for child in clause.head.lefts)


def _in_which(time: Token, index: dict[int, int]) -> int | None:
    """The first trigger of a clause that says what happened then: "since 2011, when a strike lasted three weeks"."""
    for child in time.children:
        if child.dep_ == "relcl" and any(part.lower_ == "when" for part in child.subtree if part.i < child.i):
            inside = [part.i for part in child.subtree if part.i in index]
            return index[inside[0]] if inside else None
    return None


def _is_main(verb: Token, index: dict[int, int]) -> bool:
    """Whether a verb that a parser hangs on a noun is the main one: "a march with banners ended on Friday"."""
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or any(child.dep_ == "agent" for child in verb.children):
        return False
    noun = verb.head
    while noun.i not in index and noun.dep_ == "pobj":
        noun = noun.head.head
    return noun.i in index


def _is_told(clause: Token) -> bool:
    """Whether a clause says what a noun before it is about: "no doubt that the ambush", "word that the pier fell".

    Or what somebody told those whom the noun names: "told a news conference that Kesvik was shaken on Friday".
    """
    if not any(child.lower_ == "that" for child in clause.lefts):
        return False
    if clause.dep_ == "acl":
        return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.lefts)
    over = clause.head
    while over.dep_ == "pobj" or over.dep_ == "prep":
        over = over.head
    whole = any(child.dep_ == "nsubjpass" and child.lower_ != "that" for child in clause.lefts)
    return whole and (over if over.pos_ == "VERB" else over.head).lemma_ in _SAYING


def _near(at: int, told: Iterable[int], index: dict[int, int]) -> int:
    """Of the triggers among some words the one next to a word: "said Orlund was hit on Monday by a blast"."""
    near = [i for i in told if i in index]
    return index[min(near, key=lambda i: abs(i - at))] if near else ELSEWHERE


def _tied(verb: Token) -> Iterable[int]:
    """The nouns that are subject or object of a verb, or what "it was on Monday that" leads to.

    With them what it is told of, and how: "as for the raid, it came on Sunday", "were led off in handcuffs on Sunday".
    """
    if verb.dep_ == "xcomp":
        yield from _tied(verb.head)  # "the raid is known to have come on Wednesday"
    for child in verb.children:
        ends = [child] if child.dep_ in ("nsubj", "nsubjpass", "dobj") else []
        led = child.dep_ == "advmod" and child.lower_ in _AWAY
        if led or child.dep_ in ("prep", "agent"):
            onward = led or child.lower_ in ("as", "out")  # "as for the raid", "what came out of the talks"
            ways = [child, *(part for part in child.children if part.dep_ == "prep" and onward)]
            ends = [part for way in ways for part in way.children if part.dep_ == "pobj"]
            yield from (way.i for way in ways)
        if child.dep_ == "attr" and child.lemma_ in _SCENES:  # "on Monday the pier was the target of a raid"
            of = [part for part in child.children if part.dep_ == "prep"]
            ends = [part for way in of for part in way.children if part.dep_ == "pobj"]
        yield from (part.i for end in ends for part in (end, *end.lefts))
        if verb.lemma_ == "be" and child.dep_ in ("ccomp", "advcl", "relcl"):
            yield child.i
            yield from _tied(child)


def _before_comma(verb: Token, at: int) -> range:
    """The words up to one that a comma parts from a verb of saying: "shots rang out on Monday, the mayor said"."""
    commas = [part.i for part in verb.doc[at : max(at, verb.i)] if part.text == ","]
    begin = max((part.i for part in verb.doc[:at] if part.text == ","), default=0)
    return range(begin, commas[0]) if commas else range(0)


def _told_before(verb: Token, at: int, index: dict[int, int]) -> list[int]:
    """The triggers of what is said, where it stands between the verb of saying and a time or place."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and verb.i < child.i < at]
    return [part.i for clause in clauses for part in clause.subtree if part.i in index and part.i < at]


def _at_once(verb: Token) -> bool:
    """Whether a clause tells of the same moment as what it hangs on: "died when a wave hit the pier on Monday"."""
    when = any(child.dep_ == "advmod" and child.lower_ == "when" for child in verb.children)
    return when and verb.dep_ == "advcl" and verb.head.tag_ in ("VBD", "VBN") and verb.head.lemma_ not in _SAYING


def _in_a_town(thing: Token) -> bool:
    """Whether a thing is said to stand in a named place: "the Delmont warehouse in Tarvelle" is in no Delmont."""
    after = thing.doc[thing.i + 1 : thing.i + 3]
    return len(after) > 1 and after[0].lower_ in ("in", "at", "near") and after[1].pos_ == "PROPN"


def best_place(places: Sequence[Place]) -> Place | None:
    """The finest of several places: "in Kesvik, Albany" happened in Kesvik."""
    order = {"site": 0, "city": 1, "region": 2, "country": 3, "unresolved": 1}
    return min(places, key=lambda place: (order.get(place.precision, 4), place.span), default=None)
