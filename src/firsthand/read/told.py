"""What a verb of saying puts on its source's word: its clause, the quotations beside it, the sentence before.

In: a Page, a verb, its Cue and who speaks. Out: token indexes of the content and the rule that found them.
"""

from spacy.tokens import Token

from firsthand.read import cues
from firsthand.read.clauses import (
    SUBJECTS,
    noun_phrase,
    subtree,
    taken_up,
    verb_group,
)
from firsthand.read.cues import Cue
from firsthand.read.objects import PLACES_OF_SPEECH, is_circumstance, object_of
from firsthand.read.page import Page
from firsthand.read.quoted import beside, sentence_before
from firsthand.read.speaker import speaking_again

_FROM_SOMEBODY = frozenset({"learn", "hear"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_TO_SOMEBODY = frozenset({"tell", "inform", "assure", "warn", "remind", "notify"})


def content_of(page: Page, verb: Token, cue: Cue, who: Token | None) -> tuple[set[int], str]:
    """The tokens that the verb puts on its source's word, and the rule that found them."""
    clause = _clause(verb, cue)
    if clause is not None and page.in_title(clause):
        clause = None
    before, after = beside(page, verb, cue, who)
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
        wider, how = object_of(page, verb, cue, who)
        if (
            wider & set(range(after.start, after.end))
            and min(wider) < after.start
            and not page.doc[after.start - 1].is_punct
        ):
            content, rule = content | wider, how  # dismissed the inquiry into his "imaginary debts to the port"
    if not content and "clause" in cue.frames and (content := _behind_that(page, verb)):
        rule = "clause"
    if not content and cue.core and "quote" in cue.frames:
        content, rule = sentence_before(page, verb, who), "quote"
    if not content:
        content, rule = object_of(page, verb, cue, who)
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
    places = [p for c in verb.rights if c.dep_ == "prep" for p in c.children if p.lemma_.lower() in PLACES_OF_SPEECH]
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
    last = _behind_colon(page, verb, last, end)
    that = next((c.i for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    first = that if that is not None and clause.left_edge.i < that else _whole_word(clause.left_edge)
    words = set(range(first, min(last, end))) - taken_up(clause) - _turned(clause)
    stop = _where_another_speaks(page, clause.left_edge.i, min(last, end))
    finite = clause.tag_ in {"VBD", "VBZ", "VBP"} or any(c.tag_ in {"MD", "VBD", "VBZ", "VBP"} for c in clause.lefts)
    bare = finite and not any(c.dep_ in SUBJECTS for c in clause.lefts)
    if bare and verb.dep_ == "relcl" and verb.head.i < verb.i and who is not None and who.tag_ not in {"WDT", "WP"}:
        words |= set(range(*noun_phrase(verb.head)))  # "weapons he said would make the wall useless"
    return {i for i in words | _and_that(verb, clause) if i < stop}


def _behind_colon(page: Page, verb: Token, last: int, end: int) -> int:
    """Where a clause ends that a colon takes further: "said that she had erred: eleven had been held, not nine"."""
    rest = page.doc[last + 1 : end]
    goes_on = last < end and page.doc[last].text == ":" and verb.dep_ == "ROOT" and page.quoting(verb) is None
    told = any(token.dep_ in SUBJECTS and token.head.tag_ in _FINITE for token in rest)
    quoted = any(last < quotation.start < end for quotation in page.quotations)
    speaks = any((cue := cues.verb(token)) is not None and cue.core for token in rest if token.pos_ == "VERB")
    return end if goes_on and told and not quoted and not speaks else last


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
        if child.dep_ == "conj" and speaking_again(child) is not None:
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
    told = has_that(clause)
    more = [child for child in verb.rights if child.dep_ == "conj" and has_that(child)]
    return set().union(*(subtree(child) for child in more if told or child.left_edge.nbor(-1).dep_ == "cc"))


def has_that(clause: Token) -> bool:
    """Whether a clause begins with "that"."""
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
        return not is_circumstance(child)
    return any(part.dep_ in {"mark", "advmod"} and part.i < child.i for part in child.children)
