"""Attributions whose cue is a verb: said that, denied, called for, was accused of, "...", she said.

In: a Page. Out: Drafts. The cue table says which frames a verb's content may take; the parse says where it ends.
"""

from collections.abc import Iterator

from spacy.symbols import AUX, VERB  # type: ignore[import-not-found]
from spacy.tokens import Token

from firsthand.read import clauses, cues, withheld
from firsthand.read.clauses import (
    SUBJECTS,
    behind_opening,
    noun_phrase,
    passive,
    runs,
    subject,
    subtree,
    taken_up,
    trim,
    verb_group,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.needs import is_attributive, is_somebody
from firsthand.read.page import Page, Quotation
from firsthand.read.unperformed import unperformed
from firsthand.read.unsaid import says_nothing
from firsthand.records import Stance
from firsthand.resources import kinds, terms

_FROM_SOMEBODY = frozenset({"learn", "hear"})
_TO_SOMEBODY = frozenset({"tell", "inform", "assure", "warn", "remind", "notify"})
# "is believed to", "are said to": the only verbs whose passive without an agent still puts a thing on others' word.
_AGENTLESS = frozenset(
    "say report believe think allege claim understand expect suspect estimate accuse charge blame criticize"  # noqa: SIM905
    " criticise condemn consider regard view see praise describe label mock rumor rumour deem indict anticipate"
    " hope fear predict forecast project presume assume urge advise assure warn instruct announce confirm".split()
)
_OF_WHAT = {"charge": "with", "accuse": "of", "suspect": "of"}  # verbs that tell whom, and the word before what of
_VERBS = frozenset({VERB, AUX})
_PLACES_OF_SPEECH = frozenset(
    "statement interview tweet speech email e-mail conference letter post article report briefing message hearing"  # noqa: SIM905
    " rally debate appearance memo column video testimony remark filing call meeting op-ed release".split()
)
_ASKS = frozenset({"ask", "inquire"})
_HEARSAY = frozenset({"say", "report", "rumor", "rumour", "claim", "allege"})  # "is said to": nobody vouches
_OF_ANYTHING = frozenset({"see", "hold", "back", "support", "like", "love", "aim", "seek", "know"})
_PLANS = frozenset({"plan", "proposal", "strategy", "scheme", "budget", "offer"})  # what is told when it is presented
_DOES = frozenset({"object", "infinitive", "preposition"})
_DONE_BY_SAYING = frozenset({"thank", "congratulate", "apologise", "apologize", "praise", "commend"})
_AWAITED = frozenset(
    {"expect", "anticipate", "predict", "forecast", "fear", "announce"}
)  # "the boat is expected in late May"
_MADE_KNOWN = frozenset({"announce", "confirm"})
_TURNS = frozenset({"though", "although", "while", "whereas", "because"})
_LISTENERS = frozenset({"me", "us", "him", "them"})
# A participle that tells what a happening shows, and is nobody's word: "nine have died, underscoring the danger".
_SHOWS = frozenset(
    {
        "underscore",
        "highlight",
        "show",
        "reflect",
        "demonstrate",
        "illustrate",
        "indicate",
        "prove",
        "suggest",
        "signal",
    }
)
_PURPORTS = frozenset({"claim", "purport", "pretend"})
# What leaks and has no article either, as no liquid does: "leaked word of the sale".
_WORD_OF = frozenset({"confidential", "data", "footage", "information", "material", "news", "word"})
_LIKENS = frozenset({"describe", "characterize", "characterise", "see", "view", "regard", "depict", "portray"})
_AMOUNTS = frozenset({"total", "number", "handful", "rest", "dozen"})  # a majority of a house votes
_WHO = frozenset({"ORG", "PERSON", "GPE", "NORP"})
# What is written or said to be taken in: "the yard's help pages recommend", "text messages warned".
_PAGES = frozenset({"page", "message", "sign", "poster", "leaflet", "label", "manual", "guide", "website", "site",
                    "response", "reply", "answer", "advice", "remark", "comment", "speech", "tweet"})  # fmt: skip
# What stands behind these is told of the act by whoever writes: "condemned by the council after the raid".
_MEANS = frozenset({"radio", "telephone", "phone", "letter", "email", "e-mail", "mail", "post", "video", "fax", "text"})
_MEANWHILE = frozenset({"after", "amid", "before", "during", "following", "since"})
_NARRATOR = frozenset({"i", "we", "you"})


def verb_cues(page: Page) -> Iterator[Draft]:
    """The attributions of one paragraph that hang on a verb."""
    for token in page.doc:
        if token.pos not in _VERBS or token.dep_ in {"amod", "aux", "auxpass", "compound"}:
            continue
        cue = cues.verb(token)
        if cue is not None and not unperformed(token) and (cue.term != "comment on" or withheld.withheld(token)):
            made = _passive(page, token, cue) if _is_passive(token) else _active(page, token, cue)
            if made is not None:
                yield made._replace(cue=cue._replace(stance=_stance(token, made)))


def _stance(verb: Token, made: Draft) -> Stance:
    """The cue's stance, as far as its own words do not turn it: "did not say", "asked for", "is said to"."""
    stance = made.cue.stance
    if withheld.withheld(verb) or (made.cue.kind == "attitude" and stance == "believes" and withheld.negated(verb)):
        return "questions"
    if stance == "questions" and made.cue.term in _ASKS and not _is_question(verb):
        return "asserts"
    if made.rule == "passive" and not made.sources and verb.lemma_.lower() in _HEARSAY:
        return "alleges"
    return stance


def _is_question(verb: Token) -> bool:
    """Whether what is asked is a question: "asked whether", "asked why", "asked: How?"; not "asked for", "asked to"."""
    if any(child.dep_ == "xcomp" or (child.dep_ == "prep" and child.lower_ == "for") for child in verb.rights):
        return False
    clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
    return clause is None or not any(part.lower_ == "that" and part.dep_ == "mark" for part in clause.children)


def _is_passive(verb: Token) -> bool:
    return passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN") or _of_the_charged(verb)


def _of_the_charged(verb: Token) -> bool:
    """Whether a verb that must say whom says only of what: "nine men charged with theft", whatever the parser sees."""
    after = verb.doc[verb.i + 1].lower_ if verb.i + 1 < len(verb.doc) else ""
    whom = any(child.dep_ in {"dobj", "aux"} for child in verb.children)
    return after == _OF_WHAT.get(verb.lemma_.lower()) and verb.tag_ in {"VBN", "VBD"} and not whom


def _active(page: Page, verb: Token, cue: Cue) -> Draft | None:
    who = _speaking_again(verb) or _agreeing(verb, subject(verb)) or _inverted(page, verb, cue)
    told = any(child.dep_ == "ccomp" and _with_that(child) for child in verb.rights)  # "it highlights that"
    if who is not None and (who.lower_ == "there" or (who.lower_ == "it" and not (told or _it_can(cue)))):
        return None
    if who is not None and (who.dep_ in {"csubj", "csubjpass"} or _of_no_one(verb, who)):
        return None
    if who is not None and who.lower_ == "this" and cue.kind == "attitude":
        return None  # "the people who did this know what they have done", which the parser takes apart
    if who is not None and who.lower_ in _NARRATOR and page.quoting(verb) is None:
        return None
    if (who is None and verb.tag_ in {"VB", "VBP"}) or any(_led(child) == verb for child in verb.rights):
        return None
    edge = verb.dep_ == "advcl" and verb.tag_ == "VBG" and cues.verb(verb.head) is None
    if edge and cue.term in _SHOWS and who is not None and who.pos_ == "NOUN":
        return None
    if who is not None and cue.term in _SHOWS and verb.dep_ == "xcomp" and verb.head.lemma_ in _PURPORTS:
        return None  # "a picture that claims to show the wreck": what it shows is the claim
    content, rule = _content(page, verb, cue, who)
    if rule == "object" and cue.term == "leak" and any(map(_flows, verb.rights)):
        return None  # "had been leaking oil"
    if (
        rule == "object"
        and cue.term == "offer"
        and verb.tag_ in {"VBZ", "VBP", "VBG"}
        and page.paragraph.kind != "headline"
    ):
        return None  # "the airline offers flights": its trade
    if who is not None and (rule in _DOES or cue.term in _SHOWS) and not any(map(can_judge, _counted(who))):
        return None
    if rule == "object" and cue.term == "report" and verb.tag_ == "VB":
        return None  # "farmers might not report a case": whom they would tell is an office
    source = (_source(page, verb, who),) if who is not None else ()
    taken = {i for a, b in source for i in range(a, b)}
    group = _cue_words(verb, cue)
    content -= taken | set(range(*group))
    inside = page.quoting(verb)
    if inside is not None:
        content &= set(range(inside.start, inside.end))
    pieces = runs(page.doc, content)
    if not pieces or says_nothing(page, verb, cue, who, content, rule):
        return None
    return draft(page, cue, verb, source, (group,), pieces, who, rule)


def _flows(child: Token) -> bool:
    """Whether a thing that leaks is a liquid or a gas: one word in the singular, without an article."""
    alone = child.tag_ == "NN" and not any(part.dep_ in {"det", "poss", "prep"} for part in child.children)
    return child.dep_ == "dobj" and alone and child.lemma_.lower() not in _WORD_OF


def _speaking_again(verb: Token) -> Token | None:
    """Who speaks by a verb that is joined to what he said of a thing: "declared that the talks were a triumph and
    predicted that prices would fall": he did, no talks predict.
    """
    clause = verb.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return None
    outer, told_of = cues.verb(clause.head), subject(clause)
    says = outer is not None and outer.core and (cue := cues.verb(verb)) is not None and cue.core
    before = next((c.nbor(-1).text for c in (*clause.rights, *verb.lefts) if c.dep_ == "cc" and c.i < verb.i), "")
    quoted = before in {"”", '"', "’", "'"} and verb.tag_ == clause.head.tag_  # “...” and claims it was ...
    return subject(clause.head) if says and told_of is not None and (quoted or not can_judge(told_of)) else None


def _agreeing(verb: Token, who: Token | None) -> Token | None:
    """The subject, or the people right before a verb in the plural whose subject is one: "the swan is of that kind and
    officials say", which the parser reads as one clause.
    """
    before = verb.doc[verb.i - 1] if verb.i else verb
    slip = verb.tag_ == "VBP" and before.tag_ == "NNS" and is_somebody(before) and not any(map(_helps, verb.lefts))
    return (
        before
        if slip and who is not None and who.tag_ == "NN" and not any(c.dep_ == "conj" for c in who.rights)
        else who
    )


def _helps(child: Token) -> bool:
    return child.dep_ in {"aux", "auxpass"}


def _counted(who: Token) -> tuple[Token, ...]:
    """A subject, and what it counts: "a total of 23 countries"."""
    return (who, *_of_whom(who)) if who.lemma_.lower() in _AMOUNTS else (who,)


def _of_no_one(verb: Token, who: Token) -> bool:
    """Whether "it" only stands for what follows: "it is hard to say", "it's not reasonable to expect that"."""
    judged = verb.head.lemma_ in {"be", "seem", "become"} and verb.dep_ in {"xcomp", "ccomp", "advcl"}
    return who.lower_ == "it" and who.head == verb.head and judged and _has_to(verb)


def _led(verb: Token) -> Token | None:
    """The verb that leads a cue and is one with it: "declined to say", "would like to thank"."""
    if verb.dep_ != "xcomp" or not _has_to(verb):
        return None
    over, cue = verb.head, cues.verb(verb)
    told = any(c.dep_ in {"ccomp", "xcomp", "dobj", "prep", "advcl"} and not _circumstance(c) for c in verb.rights)
    if cue is None or over.pos_ != "VERB" or not told or cue.term == "comment":
        return None  # "declined to comment" tells nothing more
    unwilling = over.lemma_ in {"decline", "refuse"} and cue.core
    return over if unwilling or (over.lemma_ in {"want", "like", "wish"} and cue.term in _DONE_BY_SAYING) else None


def can_judge(who: Token) -> bool:
    """Whether a subject is somebody, a body or a paper, not a thing: no phone supports or offers by words."""
    if who.lower_ in {"that", "which"}:
        clause = next((one for one in who.ancestors if one.dep_ == "relcl"), None)
        return clause is not None and can_judge(clause.head)
    known = who.lemma_.lower() in terms("en", "source_nouns") or who.lower_ in terms("en", "source_nouns")
    if who.pos_ != "NOUN" or known or is_somebody(who) or who.ent_type_ in _WHO:
        return True
    if not who.is_alpha or who.lower_ in {"vice", "co", "ex"}:
        return True  # "the vice-chair", which the parser takes apart
    return who.lemma_.lower() in _PAGES


def _of_whom(group: Token) -> list[Token]:
    """The members of "a handful of senators"."""
    of = [child for child in group.rights if child.dep_ == "prep" and child.lower_ == "of"]
    return [part for child in of for part in child.children if part.dep_ == "pobj"]


def _it_can(cue: Cue) -> bool:
    """Whether "it" can be a body that does this: "it plans to"; "it helped" and "it showed" may be of anything."""
    return cue.core or (cue.kind == "attitude" and cue.term not in _OF_ANYTHING)


def _source(page: Page, verb: Token, who: Token) -> tuple[int, int]:
    """The source's phrase; it ends before a participle that is the cue itself: "critics saying that"."""
    opened = behind_opening(verb)
    start, end = opened if opened and opened[1] - 1 == who.i else noun_phrase(who)
    if start > 1 and who.pos_ == "PROPN" and is_attributive(page.doc[start - 2]):
        start -= 2  # "investigating judge Ada Lund"
    if verb.dep_ == "acl" and verb.head.i == who.i and start < verb.i < end:
        return trim(page.doc, (start, verb_group(verb)[0]))
    inside = page.quoting(page.doc[end - 1]) if who.i < verb.i < end else None
    if inside is not None and inside.start > verb.i:  # a quotation that the parser hangs on the name of its speaker
        end = verb_group(verb)[0]
        helper = next((i for i in range(who.i + 1, end) if page.doc[i].pos_ in {"VERB", "AUX"}), end)
        return trim(page.doc, (start, helper))  # "tabloids have taken to calling it"
    return start, end


def _cue_words(verb: Token, cue: Cue) -> tuple[int, int]:
    """The verb group, with the preposition that a prepositional cue ends in."""
    start, end = verb_group(verb)
    over = _led(verb)
    if over is not None and over.i < start:
        start = verb_group(over)[0]
    tail = cue.term.split(" ")[1:]
    for child in verb.children:
        if tail and child.lower_ == tail[-1] and child.i == end:
            end = child.i + 1
    return start, end


def _inverted(page: Page, verb: Token, cue: Cue) -> Token | None:
    """The subject after the verb, as in `"...," said Brandvall`, where the parser took it for an object."""
    if "quote" not in cue.frames or verb.i == 0:
        return None
    before = page.doc[verb.i - 1]
    if not (before.is_punct or before.is_quote) or cue.term == "tell":  # who is told stands behind "told"
        return None
    quoted = any(quotation.end in {verb.i - 1, verb.i} for quotation in page.quotations)
    if not quoted and cue.stance != "reports":
        return None  # "..., scolded the port for its cranes"
    for child in verb.rights:
        if child.lower_ in _LISTENERS:
            continue  # "..., tell us who did it"
        if child.dep_ in {"dobj", "attr", "oprd", "nsubj", "ccomp"} and child.pos_ in {"NOUN", "PROPN", "PRON"}:
            return child
    return None


def _content(page: Page, verb: Token, cue: Cue, who: Token | None) -> tuple[set[int], str]:
    """The tokens that the verb puts on its source's word, and the rule that found them."""
    clause = _clause(verb, cue)
    if clause is not None and page.in_title(clause):
        clause = None
    before, after = _quotes_beside(page, verb, cue, who)
    content: set[int] = set()
    rule = ""
    if clause is not None and "clause" in cue.frames:
        content = _clause_words(page, verb, clause, who)
        rule = "clause"
    elif clause is None and cue.core and "clause" in cue.frames and _trails(page, verb, who):
        start = page.unit(verb)[0]
        first = min(who.left_edge.i, verb_group(verb)[0]) if who is not None else verb.i
        content, rule = set(range(_after_dateline(page, start, first), first)), "clause"
    elif clause is None and verb.dep_ == "parataxis" and cue.core and who is not None:
        whole = set(range(*page.unit(verb))) if verb.head.dep_ != "conj" else subtree(verb.head)
        content = whole - subtree(verb)
        rule = "parenthesis"
    for quotation in (before, after):
        if quotation is not None:
            content |= set(range(quotation.start, quotation.end))
            rule = "quote" if clause is None else "mixed"
    if rule == "quote" and before is None and after is not None:
        wider, how = _object(page, verb, cue, who)
        if (
            wider & set(range(after.start, after.end))
            and min(wider) < after.start
            and not page.doc[after.start - 1].is_punct
        ):
            content, rule = content | wider, how  # dismissed the inquiry into his "imaginary debts to the port"
    if not content and "clause" in cue.frames and (content := _behind_that(page, verb)):
        rule = "clause"
    if not content and cue.core and "quote" in cue.frames:
        content, rule = _sentence_before(page, verb, who), "quote"
    if not content:
        content, rule = _object(page, verb, cue, who)
    for quotation in page.quotations:  # a quotation is never cut in two
        if content & set(range(quotation.start, quotation.end)) and not quotation.start <= verb.i < quotation.end:
            content |= set(range(quotation.start, quotation.end))
    return content, rule


def _behind_that(page: Page, verb: Token) -> set[int]:
    """What follows on "that" where the parser lost the clause: "told a news conference that ..."."""
    start, stop = _past_aside(page, verb), page.unit(verb)[1]
    at = next((i for i in range(start, min(start + 6, stop)) if page.doc[i].lower_ == "that"), stop)
    between, rest = page.doc[start:at], page.doc[at + 1 : stop]
    if at == stop or page.doc[at].tag_ not in {"IN", "WDT"}:
        return set()
    listened = verb.lemma_ in _TO_SOMEBODY and not any(
        word.is_punct or word.pos_ in {"VERB", "AUX"} for word in between
    )
    heard = verb.lemma_ in _FROM_SOMEBODY and len(between) > 1 and between[0].lower_ == "from"
    if len(between) and not listened and not heard:
        return set()  # "stressed his view that"
    if not any(word.tag_ in {"VBD", "VBZ", "VBP", "MD", "VBN"} for word in rest):
        return set()
    return set(range(at, stop))


def _past_aside(page: Page, verb: Token) -> int:
    """Where a verb's words go on behind what a participle sets between commas: "says, citing a memo, that"."""
    start, stop = verb.i + 1, page.unit(verb)[1]
    if start + 1 < stop and page.doc[start].text == "," and page.doc[start + 1].tag_ == "VBG":
        closing = next((i for i in range(start + 1, stop - 1) if page.doc[i].text == ","), None)
        return closing + 1 if closing and page.doc[closing + 1].lower_ == "that" else start
    return start


def _clause(verb: Token, cue: Cue) -> Token | None:
    """The clause that the verb governs as its content; one that a semicolon cuts off stands on its own."""
    for child in verb.children:
        if child.dep_ != "ccomp" or (child.i > verb.i and "naming" in cue.frames):
            continue
        between = verb.doc[child.i : verb.i] if child.i < verb.i else verb.doc[verb.i : verb.i]
        if not any(token.text == ";" for token in between):
            return child
    return _after_place(verb)


def _after_place(verb: Token) -> Token | None:
    """The clause that the parser hangs on where it was said: "announced on Monday in a memo that he would leave"."""
    places = [p for c in verb.rights if c.dep_ == "prep" for p in c.children if p.lemma_.lower() in _PLACES_OF_SPEECH]
    for place in places:
        for child in place.rights:
            if child.dep_ in {"acl", "relcl", "ccomp"} and child.left_edge.lower_ == "that" and _own_subject(child):
                return child
    return None


def _own_subject(clause: Token) -> bool:
    return any(part.dep_ in {"nsubj", "nsubjpass"} and part.lower_ != "that" for part in clause.children)


def _clause_words(page: Page, verb: Token, clause: Token, who: Token | None) -> set[int]:
    """A governed clause; when it stands in front, all of its sentence before the source and cue."""
    start, end = page.unit(verb)
    if clause.i < verb.i:
        if verb.dep_ != "ROOT":
            return subtree(clause)
        first = min([verb_group(verb)[0]] + ([who.left_edge.i] if who is not None else []))
        if first <= clause.i:
            return subtree(clause)
        start = _after_dateline(page, start, first)
        told = [child for child in verb.rights if child.dep_ == "ccomp" and not page.in_title(child)]
        after = {part.i for child in told for part in child.subtree}
        return set(range(start, first)) | after
    last = clause.right_edge.i + 1
    for child in verb.rights:
        if child.i < clause.i:
            continue
        if child.dep_ in {"advcl", "prep"} and child.i >= last and _goes_with_content(child):
            last = child.right_edge.i + 1
    that = next((c.i for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    first = that if that is not None and clause.left_edge.i < that else _whole_word(clause.left_edge)
    words = set(range(first, min(last, end))) - taken_up(clause) - _turned(clause)
    stop = _where_another_speaks(page, clause.left_edge.i, min(last, end))
    finite = clause.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"MD", "VBD", "VBZ", "VBP"} for c in clause.lefts)
    bare = finite and not any(c.dep_ in SUBJECTS for c in clause.lefts)
    if bare and verb.dep_ == "relcl" and verb.head.i < verb.i and who is not None and who.tag_ not in {"WDT", "WP"}:
        words |= set(range(*noun_phrase(verb.head)))  # "weapons he said would make the wall useless"
    return {i for i in words | _and_that(verb, clause) if i < stop}


def _where_another_speaks(page: Page, start: int, end: int) -> int:
    """The semicolon behind which somebody says another thing, whatever the parser hangs it on: "demanded that the
    minister resign; an aide said she had offered to"; else the end of the sentence.
    """
    for semicolon in (i for i in range(start, end) if page.doc[i].text == ";" and page.quoting(page.doc[i]) is None):
        for token in page.doc[semicolon + 1 : end]:
            cue = cues.verb(token) if token.pos_ == "VERB" else None
            if cue is not None and cue.core and any(c.dep_ == "nsubj" and c.i > semicolon for c in token.lefts):
                return semicolon
    return len(page.doc)


def _turned(clause: Token) -> set[int]:
    """What stands behind a content and is none of it: the "but" before what else was said, "though Vik denied it"."""
    found: set[int] = set()
    for child in clause.rights:
        contrast = any(c.lower_ in {"though", "although", "whereas", "while"} for c in child.lefts if c.dep_ == "mark")
        own = next((c for c in child.lefts if c.dep_ in SUBJECTS), None)
        says = (cue := cues.verb(child)) is not None and cue.core
        if child.dep_ == "advcl" and contrast and says and own is not None and own.pos_ != "PRON":
            found |= subtree(child)
        if child.dep_ == "conj" and _speaking_again(child) is not None:
            found |= subtree(child) | {c.i for c in clause.rights if c.dep_ == "cc" and c.i < child.i}
        if child.dep_ == "cc" and not any(c.dep_ == "conj" and c.i > child.i for c in clause.rights):
            found.add(child.i)
    return found


def _whole_word(first: Token) -> int:
    """Where the phrase of a clause's first word begins, of which the parser may see half: "an e-mail was sent"."""
    doc, at = first.doc, first.i
    while at > 0 and not doc[at - 1].whitespace_ and (doc[at - 1].text == "-" or doc[at].text == "-"):
        at -= 1
    return at - 1 if first.i > at > 0 and doc[at - 1].pos_ == "DET" else at


def _and_that(verb: Token, clause: Token) -> set[int]:
    """The second content of "told reporters that it burned, but that the mayor denied it"."""
    told = _with_that(clause)
    more = [child for child in verb.rights if child.dep_ == "conj" and _with_that(child)]
    return set().union(*(subtree(child) for child in more if told or child.left_edge.nbor(-1).dep_ == "cc"))


def _with_that(clause: Token) -> bool:
    return any(part.dep_ == "mark" and part.lower_ == "that" for part in clause.lefts)


def _trails(page: Page, verb: Token, who: Token | None) -> bool:
    """Whether source and cue alone stand behind a comma at the end of a sentence, whatever the parser hangs them on.

    In a long sentence it takes ", police said" for a part of the clause before.
    """
    start, end = page.unit(verb)
    if who is None or verb.tag_ != "VBD" or verb.dep_ == "ROOT" or who.i >= verb.i or page.quoting(verb) is not None:
        return False
    first = page.doc[who.left_edge.i - 1] if who.left_edge.i > start else None
    told = any(token.pos_ in {"VERB", "AUX"} for token in page.doc[start : who.left_edge.i])
    behind = page.doc[verb.i + 1 : end]
    alone = verb.i == who.right_edge.i + 1 and all(token.is_punct or token.is_space for token in behind)
    return alone and told and first is not None and first.text == "," and who.tag_ not in {"WP", "WDT"}


def _after_dateline(page: Page, start: int, first: int) -> int:
    """Where a sentence starts after "TALVIK (AP) --"."""
    for i in range(start, min(start + 8, first)):
        dash = page.doc[i].text in {"--", "—", "–"} or (page.doc[i].text == "-" and page.doc[i - 1].whitespace_)
        if dash and page.doc[start].is_upper:  # not "A 23-year-old"
            return i + 1
    return start


def _goes_with_content(child: Token) -> bool:
    if child.dep_ == "prep":
        return not _circumstance(child)
    return any(part.dep_ in {"mark", "advmod"} and part.i < child.i for part in child.children)


def _quotes_beside(page: Page, verb: Token, cue: Cue, who: Token | None) -> tuple[Quotation | None, Quotation | None]:
    """The quotation that ends right before the source and cue, and the one that starts right after."""
    if "quote" not in cue.frames:
        return None, None
    start, end = page.unit(verb)
    group = verb_group(verb)
    first = min(group[0], who.left_edge.i if who is not None else group[0])
    last = max(group[1], who.right_edge.i + 1 if who is not None and who.i > verb.i else group[1])
    before = after = None
    for quotation in page.quotations:
        if not quotation.quote.speech or quotation.start <= verb.i < quotation.end:
            continue
        apart = who is not None and not who.is_ancestor(verb)
        if who is not None and apart and who.left_edge.i < quotation.start <= min(who.right_edge.i, verb.i):
            continue  # a name in marks within the source: guests of the talk show "Late," said
        if start <= quotation.start and quotation.end <= first and _bare(page, quotation.end, first):
            taken = _told_before(verb, who) or _turns(page, quotation.end, first)
            before = None if taken else quotation
        elif after is not None or not last <= quotation.start < end or page.titled(quotation):
            continue
        elif _bare(page, last, quotation.start) and not _turns_to(page, verb, last, quotation.start):
            after = quotation
    return before, after


def _told_before(verb: Token, who: Token | None) -> bool:
    """Whether the quotation before is what another verb of the same speaker told: "“...,” she said, adding that"."""
    over = verb.head
    if who is None or who.head.i != over.i or over.i >= verb.i:
        return False
    said = cues.verb(over)
    return said is not None and "quote" in said.frames


def _turns_to(page: Page, verb: Token, start: int, end: int) -> bool:
    """Whether a verb has its object, and "but" leads to a quotation: "maintained contact but “the time has come”"."""
    whole = any(child.dep_ == "dobj" and child.i < end for child in verb.rights)
    return whole and any(token.lower_ == "but" for token in page.doc[start:end])


def _turns(page: Page, start: int, end: int) -> bool:
    """Whether a new clause begins between a quotation and a cue: "... “a risk” to the port, but Lind said"."""
    return any(token.dep_ == "cc" or token.lower_ in _TURNS for token in page.doc[start:end])


def _sentence_before(page: Page, verb: Token, who: Token | None) -> set[int]:
    """The quotation that the sentence before consists of: `"It burned all night." Mr Vik said.`"""
    start, end = page.unit(verb)
    words = [token for token in page.doc[start:end] if token.is_alpha]
    before = next((q for q in page.quotations if q.quote.speech and q.end in {start, start - 1}), None)
    if who is None or before is None or len(words) > 6 or verb.dep_ != "ROOT":
        return set()
    after = [child for child in verb.rights if child.i > max(verb.i, who.i) and not child.is_punct]
    if any(child.dep_ not in {"prep", "npadvmod", "advmod", "dobj"} for child in after):
        return set()  # "..." Mr Vik said on the radio
    return set(range(before.start, before.end))


def _bare(page: Page, start: int, end: int) -> bool:
    """Whether nothing but circumstances stands between a quotation and the words that attribute it."""
    between = page.doc[start:end]
    return end - start <= 25 and not any(token.pos_ == "VERB" and cues.verb(token) for token in between)


def _object(page: Page, verb: Token, cue: Cue, who: Token | None) -> tuple[set[int], str]:
    """Content that is no clause: an infinitive, an object, what something is called, what is called for."""
    if (told_of := _told_of(verb)) and (cue.stance in _SET_AGAINST or cue.frames & {"naming", "as"}):
        rest = [c for c in verb.rights if c.dep_ in {"oprd", "prep"} and not _circumstance(c)]
        called = rest if cue.frames & {"naming", "as"} else []
        return told_of.union(*(subtree(c) for c in called)), "naming" if called else "object"
    infinitive = next((c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "advcl"} and _has_to(c)), None)
    right = [c for c in verb.rights if not _circumstance(c) and c.dep_ not in {"punct", "cc", "conj", "prt", "agent"}]
    if "to" in cue.frames and infinitive is not None and infinitive.dep_ != "advcl":
        listener = [c for c in right if c.dep_ == "dobj" and c.i < infinitive.i]
        words = subtree(infinitive)
        called = [
            p
            for c in right
            if c.lower_ in {"on", "upon"} and c.i < infinitive.i
            for p in c.children
            if p.dep_ == "pobj"
        ]
        if cue.term != "tell":
            words = words.union(*(subtree(c) for c in (*listener, *called)))
        return words, "infinitive"
    if "naming" in cue.frames or "judging" in cue.frames or "as" in cue.frames:
        told = {"oprd", "ccomp", "xcomp"} if "as" not in cue.frames else frozenset()  # "saw sales fall" judges nothing
        seen = [p for c in right if c.dep_ == "dobj" for p in c.rights]  # "saw their delay as a trick": of the delay
        named = any((c.dep_ in told and not _has_to(c)) or _is_as(c) for c in right) or any(map(_is_as, seen))
        named = named and not _convenes(verb, right)
        if named:
            return set().union(*(subtree(c) for c in right if c.dep_ != "advcl")), "naming"
        if "object" not in cue.frames:
            return set(), ""
    prepositions = {frame.removeprefix("object:") for frame in cue.frames if frame.startswith("object:")}
    prepositions |= cue.frames & {"for", "on", "upon", "to", "of", "about", "against", "with"}
    if "to-noun" in cue.frames:
        prepositions.add("to")
    if "to" in prepositions and "to-noun" not in cue.frames:
        prepositions.discard("to")
    whom = next((c for c in right if c.dep_ == "dobj"), None)
    if whom is not None and (of_what := _OF_WHAT.get(cue.term)) in prepositions:  # "charged a clerk with theft"
        accused = next((c for c in (*whom.rights, *right) if c.dep_ == "prep" and c.lower_ == of_what), None)
        if accused is not None:
            return subtree(whom) | subtree(accused), "object"
    for child in right:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            return subtree(child) - {child.i}, "preposition"
    plan = any(c.dep_ == "dobj" and c.lemma_.lower() in _PLANS for c in right)
    what = next((c for c in verb.lefts if c.dep_ == "dobj" and c.lower_ == "what"), None)
    as_what = next((c for c in right if c.dep_ == "prep" and c.lower_ == "as"), None)
    if what is not None and as_what is not None and ("as" in cue.frames or cue.term in _LIKENS):
        return subtree(as_what), "object"  # "of what the ministry described as “normal traffic”"
    figure = whom is not None and cue.core and _is_figure(whom)
    if figure or "object" in cue.frames or ("plan" in cue.frames and plan) or (cue.kind == "evidence" and _tells(who)):
        first = next((c for c in right if c.dep_ in {"dobj", "dative"}), None)
        if first is not None:
            kept = [
                c
                for c in right
                if c.i >= first.i
                and c.dep_ in {"dobj", "dative", "prep", "xcomp", "ccomp", "oprd"}
                and not (c.dep_ == "prep" and c.lower_ in _MEANWHILE)
            ]
            return set().union(*(subtree(c) for c in kept)) - _set_against(first), "object"
    if "object" in cue.frames or cue.kind in {"attitude", "evidence"}:
        gerund = next((c for c in right if c.dep_ == "xcomp" and c.tag_ == "VBG"), None)
        if gerund is not None:
            return subtree(gerund), "object"  # "fear falling behind"
    return set(), ""


def _is_figure(number: Token) -> bool:
    """Whether a number is all that is said: "the agency had said 13."; not "said 13 would be deported"."""
    after = number.doc[number.i + 1 : number.i + 2]
    small = all(child.dep_ in {"advmod", "quantmod", "compound"} for child in number.children)
    return number.like_num and number.dep_ == "dobj" and small and (not after or after[0].is_punct)


def _convenes(verb: Token, right: list[Token]) -> bool:
    """Whether something is called to take place, which the parser takes for a name: "the union, which had called the
    march".
    """
    told = [c for c in right if c.dep_ in {"oprd", "ccomp", "dobj", "attr"}]
    whom = any(c.dep_ == "dobj" for c in (*verb.lefts, *right)) or passive(verb) or bool(_told_of(verb))
    one = len(told) == 1 and told[0].pos_ in {"NOUN", "PROPN"} and not whom
    return verb.lemma_ == "call" and one and any(c.dep_ == "det" for c in told[0].lefts)


_SET_AGAINST = frozenset({"denies", "accuses"})
_AGAINST = frozenset({"oppose", "fear", "resist"})


def _told_of(verb: Token) -> set[int]:
    """What stands before the relative clause of a cue: "the findings, which Moscow denies", "whom she had praised"."""
    moved = any(c.dep_ == "dobj" and c.tag_ in {"WDT", "WP"} for c in verb.lefts)
    return set(range(*noun_phrase(verb.head))) if verb.dep_ == "relcl" and moved else set()


def _set_against(noun: Token) -> set[int]:
    """What another says of a noun behind a comma: "backed the findings, which Moscow denies"."""
    clauses = (c for c in noun.rights if c.dep_ == "relcl" and (cue := cues.verb(c)) and cue.core and _told_of(c))
    return set().union(*(subtree(c) for c in clauses if c.left_edge.nbor(-1).text == ","))


def _tells(who: Token | None) -> bool:
    """Whether a subject is a document, which shows what stands in it: "polls show a close race", no docker does."""
    if who is not None and who.lower_ in {"that", "which"}:
        who = next((one.head for one in who.ancestors if one.dep_ == "relcl"), None)
    return who is not None and who.pos_ == "NOUN" and kinds("en", "source_nouns").get(who.lemma_.lower()) == "document"


def _no_judgement(verb: Token) -> bool:
    """Whether nobody judges in a passive: "known as the Old Quay" is a name, "seen in the bay" eyesight."""
    as_what = any(map(_is_as, verb.rights))
    to_what = any(child.dep_ == "xcomp" and _has_to(child) for child in verb.rights)
    return (verb.lemma_ == "know" and as_what) or (verb.lemma_ == "see" and not as_what and not to_what)


def _charge(verb: Token, agent: Token | None) -> Token | None:
    """The "of" that says of what the passive's agent accuses somebody, which the parser hangs on the agent."""
    word = _OF_WHAT.get(verb.lemma_.lower()) if agent is not None else None
    told = (c for c in agent.subtree if c.lower_ == word and c.i > agent.i) if agent is not None else iter(())
    return next((c for c in told if c.dep_ == "prep" and c.nbor(1).lower_.endswith("ing")), None)


def _to_number(child: Token) -> bool:
    return child.lower_ == "to" and any(part.dep_ == "pobj" and part.like_num for part in child.children)


def _is_as(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ == "as"


def _has_to(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _circumstance(child: Token) -> bool:
    """Whether a modifier of the cue says when, where or in what it was said, and is no part of the content."""
    if child.dep_ in {"npadvmod", "advmod", "neg"}:
        return True
    if child.dep_ != "prep":
        return False
    for inner in child.children:
        if inner.dep_ == "pobj":
            return inner.ent_type_ in {"DATE", "TIME"} or inner.lemma_.lower() in _PLACES_OF_SPEECH
    return False


def _passive(page: Page, verb: Token, cue: Cue) -> Draft | None:
    agent = clauses.agent(verb)
    if agent is None and verb.lemma_.lower() not in _AGENTLESS:
        return None
    has = any(c.dep_ == "auxpass" and c.lower_ in {"'s", "’s"} for c in verb.children)
    if has and any(c.dep_ == "dobj" for c in verb.rights):
        return None  # "she's seen the tests" is a perfect
    if agent is None and cue.core and withheld.negated(verb):
        return None  # "was not reported"
    if agent is None and _no_judgement(verb):
        return None
    if agent is not None and agent.lower_ in _MEANS and agent.n_lefts == 0:
        return None  # "was repeated by radio"
    if agent is not None and not any(map(can_judge, (agent, *_of_whom(agent)))):
        return None  # "recognised by the rest of the world", "informed by the past"
    topic = subject(verb) if verb.dep_ != "acl" else None
    against = cue.stance in _SET_AGAINST or cue.term in _AGAINST
    if verb.dep_ == "acl" and agent is not None and verb.head.pos_ in {"NOUN", "PROPN"} and against:
        topic = verb.head  # "a pipeline opposed by the members"; "accounts certified by the firm" says nothing
    charge = _charge(verb, agent)
    source = (noun_phrase(agent),) if agent is not None else ()
    if charge is not None and agent is not None:  # "was accused by the ministry of hiding losses"
        source = (trim(page.doc, (noun_phrase(agent)[0], charge.i)),)
    right = [c for c in verb.rights if c.dep_ in {"ccomp", "xcomp", "prep", "oprd", "dobj"} and not _circumstance(c)]
    right = [c for c in right if not (c.dep_ == "prep" and c.lower_ in _MEANWHILE | {"in"} and agent is not None)]
    if agent is None:
        right = [c for c in right if not _to_number(c)]  # "brought the number of those charged to 25"
    if agent is None and verb.lemma_.lower() in _MADE_KNOWN:
        if right and all(c.dep_ == "prep" for c in right):
            return None  # "was announced at the fair", "was confirmed in the bay": a happening
        if topic is None or topic.pos_ == "PRON":
            right = [c for c in right if c.dep_ != "prep"]
            if not right:
                return None
    words: set[int] = set().union(*(subtree(c) for c in right), subtree(charge) if charge is not None else set())
    told = verb.lemma_.lower() in {"tell", "ask", "inform", "remind", "warn", "advise"}
    if topic is not None and topic.lower_ not in {"it", "who", "which", "that"} and not told:
        words |= set(range(*noun_phrase(topic))) - (subtree(verb) if verb.dep_ == "acl" else set())
    if not right and agent is None:
        if topic is None or verb.lemma_.lower() not in _AWAITED:
            return None
        words = set(range(*noun_phrase(topic))).union(*(subtree(c) for c in verb.rights if c.dep_ == "prep"))
    group = _cue_words(verb, cue)
    after = page.doc[group[1]] if group[1] < len(page.doc) else None
    taken = after is not None and after.dep_ == "prep" and after.head.i == verb.i and after.i in words
    if after is not None and taken and not _circumstance(after):
        group = (group[0], group[1] + 1)
    pieces = runs(page.doc, words - set(range(*group)) - {i for a, b in source for i in range(a, b)})
    if not pieces or (verb.dep_ == "acl" and says_nothing(page, verb, cue, agent, words, "passive")):
        return None  # "a conference held by the firm"
    return draft(page, cue, verb, source, (group,), pieces, agent, "passive")
