"""Attributions whose cue is no verb: according to, the claim that, his fear of, is worried that, as X puts it.

In: a Page. Out: Drafts.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.symbols import ADJ, NOUN, advcl  # type: ignore[import-not-found]
from spacy.tokens import Span, Token

from firsthand.read import cues, numbers
from firsthand.read.clauses import (
    IN_A_NAME,
    SUBJECTS,
    Piece,
    noun_phrase,
    runs,
    subject,
    subtree,
    taken_up,
    trim,
    verb_group,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.heads import of_people
from firsthand.read.needs import is_somebody
from firsthand.read.page import Page
from firsthand.read.proper import of_a_body
from firsthand.resources import kinds, table, terms

_ACCORDING_WORD = get_string_id("according")
_ACCORDING = Cue("according to", "speech", frozenset({"clause"}), "reports")
_AS = frozenset(
    {
        "say",
        "put",
        "note",
        "point",
        "explain",
        "write",
        "report",
        "describe",
        "tell",
        "see",
        "observe",
        "claim",
        "suggest",
        "argue",
        "state",
        "admit",
        "acknowledge",
        "warn",
        "promise",
        "announce",
        "reveal",
        "disclose",
        "recall",
        "predict",
    }
)
# "14 dead, 30 missing", "at least three employees dead", behind a colon.
_COUNT = re.compile(
    rf"(?:(?:at\s+least|about|around|some|nearly|more\s+than)\s+)?(?:{numbers.pattern('en')})\s+(?:[a-z]+\s+){{0,2}}"
    r"(?:dead|killed|injured|wounded|hurt|missing|deaths)\b",
    re.IGNORECASE,
)
_HEADLINE, _SPEAKER = 25, 9  # words of a headline, and of whom it may name before a colon
_SAYING = Cue(":", "speech", frozenset({"quote"}), "reports")
# Nouns that put a thing on somebody's word though nobody is named: "rumours of a sale", "concerns over its safety".
_NOBODYS = frozenset(
    "rumor rumour allegation accusation claim concern fear report question charge call demand warning".split()  # noqa: SIM905
)
_LAST = frozenset({"only", "last", "best", "sole"})
_HELD = frozenset({"conclusion", "view", "belief", "opinion"})
_COMES_TO = frozenset({"reach", "draw", "arrive", "come", "jump"})
_LOOKED_FOR = frozenset({"evidence", "proof", "sign", "indication", "trace"})
_FINDS = frozenset({"find", "see", "have", "discover", "uncover", "detect"})
_GIVES = frozenset(
    "make issue release express voice repeat reiterate deliver offer give have hold raise share leave put lay pin"  # noqa: SIM905
    " place heap cast".split(" ")
)


def nominal_cues(page: Page) -> Iterator[Draft]:
    """The attributions of one paragraph that hang on a noun, an adjective, "according to", "as" or a colon."""
    for token in page.doc:
        part = token.pos
        if token.lower == _ACCORDING_WORD:
            yield from _according(page, token)
        elif part == NOUN:
            cue = cues.lexicon("en", "cue_nouns").get(token.lemma_.lower())
            if cue is not None:
                yield from _noun(page, token, cue)
        elif part == ADJ and token.dep_ in {"acomp", "ROOT", "conj", "ccomp", "oprd"}:
            cue = cues.lexicon("en", "cue_adjectives").get(token.lemma_.lower())
            if cue is not None:
                yield from _adjective(page, token, cue)
        elif token.tag_ == "VBN" and any(child.dep_ == "nsubjpass" for child in token.lefts):
            cue = cues.lexicon("en", "cue_adjectives").get(token.lower_)
            if cue is not None:
                yield from _moved(page, token, cue)
        elif token.dep == advcl and token.lemma_ in _AS:
            yield from _as_said(page, token)
    yield from _introduced(page)
    yield from _headed(page)
    yield from _counted(page)


def _according(page: Page, token: Token) -> Iterator[Draft]:
    to = next((child for child in token.children if child.lower_ == "to"), None)
    whom = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if to is None:
        return
    if (opening := _up_to_comma(page, token, to, whom)) is not None:
        yield opening
        return
    if whom is None:
        return
    source = _with_name(page, whom, noun_phrase(whom))
    taken = set(range(token.i, source[1])) | subtree(token)
    start, end = clause_around(page, token)
    pieces = runs(page.doc, set(range(start, end)) - taken)
    if pieces:
        yield draft(page, _ACCORDING, token, (source,), ((token.i, to.i + 1),), pieces, whom, "according to")


def _up_to_comma(page: Page, token: Token, to: Token, whom: Token | None) -> Draft | None:
    """ "According to the mayor Ada Lind, those held ...", where the parser takes what is told for part of her name."""
    begin, stop = page.unit(token)
    comma = next((i for i in range(to.i + 2, stop) if page.doc[i].text == ","), stop)
    source = page.doc[to.i + 1 : comma]
    if token.i > begin or comma == stop or any(word.pos_ not in IN_A_NAME for word in source):
        return None
    if whom is not None and noun_phrase(whom)[1] <= comma:
        return None
    rest = page.doc[comma + 1 : stop]
    verb = next((word for word in rest if word.tag_ in {"VBD", "VBZ", "VBP", "MD"}), None)
    if verb is None or any(word.text in {",", ";"} for word in page.doc[comma + 1 : verb.i]):
        return None  # "according to the mayor, a former clerk, the dam failed"
    pieces = runs(page.doc, set(range(comma + 1, stop)))
    return draft(
        page, _ACCORDING, token, ((to.i + 1, comma),), ((token.i, to.i + 1),), pieces, source[-1], "according to"
    )


def _with_name(page: Page, whom: Token, source: tuple[int, int]) -> tuple[int, int]:
    """An office with its holder's name between commas, whatever the parse makes of that: "the mayor, Ada Lind, ..."."""
    doc, start = page.doc, source[1] + 1
    office = whom.pos_ == "NOUN" and whom.tag_ == "NN" and of_people(whom.lemma_.lower())
    if not office or start >= len(doc) or doc[source[1]].text != ",":
        return source
    end = start
    while end < len(doc) and (doc[end].pos_ == "PROPN" or doc[end].text == "-"):
        end += 1
    named = end - start > 1 and end < len(doc) and doc[end].text == "," and not of_a_body(doc[start:end])
    return (source[0], end) if named else source


def clause_around(page: Page, token: Token) -> tuple[int, int]:
    """The clause that "according to X" is about: its sentence, or the part of it that it is joined to."""
    start, end = page.unit(token)
    inside = page.quoting(token)
    if inside is None and _closes(page, token, end):
        return start, end
    if inside is not None:
        start, end = max(start, inside.start + 1), min(end, inside.end - 1)
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "conj" and any(child.dep_ in SUBJECTS for child in verb.children):
        return max(start, verb.left_edge.i), min(end, verb.right_edge.i + 1)
    for child in verb.children:
        own = any(part.dep_ in SUBJECTS for part in child.children)
        if child.dep_ == "conj" and own and child.left_edge.i > token.i and verb.dep_ == "ROOT":
            end = min(end, child.left_edge.i)
    if verb.dep_ in {"ccomp", "relcl", "advcl"} and verb.left_edge.i > start:
        return verb.left_edge.i, min(end, verb.right_edge.i + 1)
    return start, end


def _closes(page: Page, token: Token, end: int) -> bool:
    """Whether a comma and "according to" somebody end a sentence: all that it tells is on that word."""
    to = next((child for child in token.children if child.lower_ == "to"), token)
    whom = next((child for child in to.children if child.dep_ == "pobj"), None)
    last = noun_phrase(whom)[1] if whom is not None else end
    closed = all(one.is_punct or one.is_space for one in page.doc[last:end])
    return whom is not None and closed and token.i > 0 and page.doc[token.i - 1].text == ","


def _noun(page: Page, noun: Token, cue: Cue) -> Iterator[Draft]:
    content: set[int] = set()
    rule = ""
    end = noun.i + 1
    for child in _behind(noun):
        if child.dep_ in {"acl", "ccomp", "relcl"} and "that" in cue.frames and _says_that(child):
            content, rule = subtree(child), "noun that"
        elif child.dep_ == "prep" and "that" in cue.frames and (asked := _whether(child)) is not None:
            content, rule, end = subtree(asked), "noun that", child.i + 1
        elif child.dep_ in {"acl", "advcl"} and "to" in cue.frames and _to(child):
            content, rule = subtree(child), "noun to"
            if child.left_edge.lower_ in cue.frames:  # "calls for the minister to resign"
                content, end = content - {child.left_edge.i}, child.left_edge.i + 1
        elif child.dep_ == "prep" and (day := _day(child)) is not None:
            of = next((part for part in day.rights if part.dep_ == "prep" and part.lower_ in cue.frames), None)
            if of is not None:  # "the announcement on Friday of the closure"
                content, rule = subtree(of) - {of.i}, "noun preposition"
        elif child.dep_ == "prep" and child.lower_ in cue.frames and (child.i == end or child.head != noun):
            content, rule = subtree(child) - {child.i}, "noun preposition"
            end = child.i + 1 if child.i == end else end
        if content:
            break
    who = _owner(noun)
    behind = _behind_owner(noun, who, cue) if who is not None and not content else None
    if behind is not None:
        content, rule = subtree(behind) - ({behind.i} if behind.dep_ == "prep" else set()), "noun preposition"
    if cue.term == "doubt" and any(child.lower_ == "no" for child in noun.lefts):
        if who is None:
            return  # "there is no doubt that": nobody says so
        cue = cue._replace(stance="asserts")
    if not content and who is not None and "that" in cue.frames and (clause := _is_that(noun)) is not None:
        content, rule = subtree(clause), "noun that"
    if who is None and rule == "noun that":
        who = _of_a_body(noun)
    dated = any(child.dep_ == "poss" and child.ent_type_ in {"DATE", "TIME"} for child in noun.lefts)
    unowned = rule in {"noun preposition", "noun to"} and (dated or (cue.term in _NOBODYS and noun.tag_ == "NNS"))
    if cue.term == "hope" and any(child.lower_ in _LAST for child in noun.lefts):
        return  # "the town's only hope of work": a chance
    if not content or (who is None and rule != "noun that" and not unowned):
        return
    if (
        rule == "noun preposition"
        and who is not None
        and (cue.term in {"report", "account", "version", "sense", "sign"})
    ):
        return
    source = (_up_to(page, who, behind),) if who is not None else ()
    owned = who is not None and who.dep_ == "poss"
    start = min([noun.i, *(b for _, b in source)]) if owned else noun.i
    if owned and page.doc[start].text in {"'s", "’s", "’", "'"}:
        start += 1
    if not owned:
        start = noun.left_edge.i
        while start < noun.i and page.doc[start].dep_ == "poss":
            start += 1
    taken = set(range(start, end)) | {i for a, b in source for i in range(a, b)}
    pieces = runs(page.doc, content - taken)
    if any(token.pos_ not in {"DET", "PUNCT", "ADP"} for a, b in pieces for token in page.doc[a:b]):
        yield draft(page, cue, noun, source, ((start, end),), pieces, who, rule)


def _day(preposition: Token) -> Token | None:
    """The day or time that a preposition gives: "its remarks on Monday", "all commitments to date"."""
    times = (one for one in preposition.children if one.dep_ == "pobj")
    return next((one for one in times if one.ent_type_ in {"DATE", "TIME"} or one.lower_ == "date"), None)


def _is_that(noun: Token) -> Token | None:
    """The clause of "my fear is that it burns"."""
    be = noun.head
    if noun.dep_ != "nsubj" or be.lemma_ != "be":
        return None
    marked = (
        c for c in be.rights if c.dep_ == "ccomp" and any(p.dep_ == "mark" and p.lower_ == "that" for p in c.lefts)
    )
    return next(marked, None)


def _of_a_body(noun: Token) -> Token | None:
    """Whose claim "police claims that" are."""
    known = kinds("en", "source_nouns")
    before = [c for c in noun.lefts if c.dep_ == "compound" and known.get(c.lower_) in {"organisation", "official"}]
    return before[-1] if before else None


def _says_that(child: Token) -> bool:
    marked = any(part.dep_ == "mark" and part.lower_ in {"that", "whether"} for part in child.children)
    marked = marked or (child.dep_ == "acl" and child.left_edge.lower_ == "that")
    return marked and any(part.dep_ in SUBJECTS and part.lower_ != "that" for part in child.children)


def _whether(preposition: Token) -> Token | None:
    """The question after a noun and its preposition: "questions of whether it would sail"."""
    for clause in preposition.children:
        if clause.dep_ == "pcomp" and any(part.lower_ == "whether" for part in clause.children):
            return clause
    return None


def _to(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "his claim", "a claim by X", "X made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child if child.ent_type_ not in {"DATE", "TIME"} else None  # "Friday's charges"
    for child in noun.lefts:
        if child.dep_ == "compound" and child.pos_ == "PROPN" and child.ent_type_ in {"ORG", "PERSON", "GPE"}:
            return child  # "the Airbus plan to"
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    if noun.dep_ == "dobj" and noun.head.lemma_ in _GIVES:
        return subject(noun.head)
    if noun.dep_ == "dobj" and noun.lemma_ in _LOOKED_FOR and noun.head.lemma_ in _FINDS:
        return subject(noun.head)  # "the commission found no evidence that"
    if noun.lemma_ in _HELD and noun.dep_ in {"dobj", "pobj"}:
        over = noun.head if noun.dep_ == "dobj" else noun.head.head
        return subject(over) if over.lemma_ in _COMES_TO else None  # "some had come to the conclusion that"
    return None


def _behind(noun: Token) -> list[Token]:
    """What stands behind a noun and is about it, be it hung on the verb that gives it: "puts the blame on the yard"."""
    given = noun.dep_ == "dobj" and noun.head.lemma_ in _GIVES
    far = [child for child in noun.head.rights if child.dep_ == "prep" and child.i > noun.i] if given else []
    return [*noun.rights, *far]


def _behind_owner(noun: Token, owner: Token, cue: Cue) -> Token | None:
    """What is asked or told behind whose noun it is: the "for" of "calls from the opposition for an inquiry"."""
    if owner.i < noun.i or owner.head.head != noun:
        return None
    behind = (part for part in (*owner.rights, *noun.rights) if part.i > owner.i)
    return next((part for part in behind if part.dep_ == "prep" and part.lower_ in cue.frames), None)


def _up_to(page: Page, who: Token, behind: Token | None) -> tuple[int, int]:
    """The phrase of a source, up to what is asked or told behind it."""
    start, end = noun_phrase(who)
    return (start, end) if behind is None or behind.i >= end else trim(page.doc, (start, behind.left_edge.i))


def _adjective(page: Page, adjective: Token, cue: Cue) -> Iterator[Draft]:
    be = adjective.head
    who = subject(be) if adjective.dep_ != "ROOT" else subject(adjective)
    if who is None or who.lower_ in {"it", "i", "we", "you", "there", "this", "that"}:
        return
    content: set[int] = set()
    end = adjective.i + 1
    for child in [*adjective.rights, *(c for c in be.rights if c.i > adjective.i and c.dep_ == "ccomp")]:
        that = child.dep_ == "ccomp" or (child.dep_ in {"advcl", "csubj"} and _says_that(child))  # "made clear that"
        if (that and "that" in cue.frames) or (child.dep_ == "xcomp" and "to" in cue.frames and _to(child)):
            content = subtree(child) - taken_up(child)
            if (said := _says(child)) is not None:  # "I am happy to say that it holds"
                content, end = subtree(said), child.i + 1
        elif child.dep_ == "prep" and child.lower_ in cue.frames and child.i == end:
            content, end = subtree(child) - {child.i}, child.i + 1
        if content:
            break
    start = verb_group(be)[0] if be.pos_ in {"VERB", "AUX"} and be.i < adjective.i else adjective.i
    source = noun_phrase(who)
    if source[0] <= start < source[1]:
        start = adjective.i
    pieces = runs(page.doc, content - set(range(start, end)) - set(range(*source)))
    if pieces:
        yield draft(page, cue, adjective, (source,), ((start, end),), pieces, who, "adjective")


def _says(infinitive: Token) -> Token | None:
    """What somebody is glad or sorry to say: the clause after a verb of saying."""
    said = cues.verb(infinitive) if infinitive.dep_ == "xcomp" else None
    if said is None or not said.core:
        return None
    return next((child for child in infinitive.rights if child.dep_ == "ccomp"), None)


def _moved(page: Page, participle: Token, cue: Cue) -> Iterator[Draft]:
    """Who "was alarmed by", "are baffled by" something."""
    who = next(child for child in participle.lefts if child.dep_ == "nsubjpass")
    by = next((child for child in participle.rights if child.dep_ == "agent"), None)
    what = next((child for child in by.children if child.dep_ in {"pobj", "pcomp"}), None) if by is not None else None
    if by is None or what is None or who.pos_ == "PRON" or not is_somebody(who):
        return
    words = (verb_group(participle)[0], by.i + 1)
    pieces = runs(page.doc, subtree(what))
    if pieces:
        yield draft(page, cue, participle, (noun_phrase(who),), (words,), pieces, who, "adjective")


def _as_said(page: Page, verb: Token) -> Iterator[Draft]:
    """ "As X points out, ...": the rest of the sentence is on X's word."""
    if not any(child.lower_ == "as" and child.i < verb.i for child in verb.children):
        return
    who = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    cue = cues.verb(verb) or (cues.lexicon("en").get("say") if verb.lemma_ == "put" else None)
    if who is None or cue is None or any(child.dep_ in {"ccomp"} for child in verb.children):
        return
    source, group = noun_phrase(who), verb_group(verb)
    start, end = page.unit(verb)
    if _set_against(page, verb, start):
        return
    about = verb.head
    inner = about.dep_ in {"conj", "ccomp", "acl", "relcl"} and any(c.dep_ in SUBJECTS for c in about.children)
    whole = subtree(about) if inner else set(range(start, end))
    pieces = runs(page.doc, whole - subtree(verb))
    if pieces:
        yield draft(page, cue, verb, (source,), (group,), pieces, who, "as")


def _set_against(page: Page, verb: Token, start: int) -> bool:
    """Whether X said what the words before deny: "at ten and not at noon as the police had stated"; no comma."""
    lead = max((child.i for child in verb.children if child.lower_ == "as" and child.i < verb.i), default=start)
    for token in reversed(page.doc[start:lead]):
        if token.text in {",", ";", ":"}:
            return False
        if token.lower_ == "not":
            return token.nbor(-1).lower_ in {"and", "but", ","} if token.i > start else False
    return False


def _headed(page: Page) -> Iterator[Draft]:
    """A headline that names its speaker before a colon: "Harbour Master Vik: The Quay Is Safe"."""
    doc = page.doc
    at = next((i for i in range(1, min(len(doc) - 3, _SPEAKER)) if doc[i].text == ":"), None)
    if at is None or len(doc) > _HEADLINE or doc[-1].text == "." or page.quoting(doc[at]) is not None:
        return
    front, after = doc[:at], doc[at + 1 :]
    if any(token.pos_ in {"VERB", "AUX"} or token.is_punct for token in front):
        return
    verbs = (token for token in after if token.pos_ in {"VERB", "AUX"})
    told = any(child.dep_ in SUBJECTS and child.i > at for verb in verbs for child in verb.children)
    named = sum(token.ent_type_ == "PERSON" for token in front) > 1  # one word may be a firm
    person = named or any(map(_holds_office, front))
    if told and person:
        pieces = runs(doc, set(range(at + 1, len(doc))))
        yield draft(page, _SAYING, doc[at], ((0, at),), ((at, at + 1),), pieces, front.root, "colon")


def _counted(page: Page) -> Iterator[Draft]:
    """A toll behind a colon whose speaker stands before it: "Interior ministry: 14 dead, 30 missing".

    What names a topic or a place tells nothing: "Ferry disaster: 14 dead", "Airport: two dead".
    """
    doc = page.doc
    for at in (token.i for token in doc[1:-2] if token.text == ":" and page.quoting(token) is None):
        start, end = page.unit(doc[at])[0], page.unit(doc[at + 1])[1]
        front = doc[start:at]
        if not 0 < len(front) <= _SPEAKER or not _COUNT.match(doc[at + 1 : end].text):
            continue
        if any(t.pos_ in {"VERB", "AUX"} or t.is_punct or t.like_num for t in front) or not _speaks(front):
            continue
        last = end - 1 if doc[end - 1].text == "." else end
        yield draft(page, _SAYING, doc[at], ((start, at),), ((at, at + 1),), ((at + 1, last),), front.root, "colon")


def _speaks(front: Span) -> bool:
    """Whether words before a colon are an office, a body that speaks or a person, not a site or what befell one."""
    root = front.root
    if sum(token.ent_type_ == "PERSON" for token in front) > 1:
        return root.ent_type_ == "PERSON"
    if root.lower_ in terms("en", "sites") and root.lower_ not in _authorities():
        return False
    office = root.pos_ == "PROPN" and any(map(_holds_office, front))
    return office or kinds("en", "source_nouns").get(root.lower_) in {"official", "organisation"}


@cache
def _authorities() -> frozenset[str]:
    """The bodies that have offices to hold; a ministry speaks, though things happen at one."""
    return frozenset(body for row in table("en", "offices") for body in row["body"].split("|"))


def _holds_office(token: Token) -> bool:
    """Whether a word of a headline names somebody by an office or a trade: "Harbour Master", "PM"."""
    if token.pos_ not in {"NOUN", "PROPN"} or token.tag_ in {"NNS", "NNPS"}:
        return False
    return is_somebody(token) or kinds("en", "source_nouns").get(token.lower_) == "official"


def _behind_words(page: Page, source: Piece) -> int:
    """Where a speaker begins whom the parser joins to the "words" before: "with these words Mayor Lind closed it:"."""
    start, end = source
    at = next((i for i in range(start, end - 1) if page.doc[i].lower_ in {"word", "words"}), None)
    if at is None or not page.doc[at + 1].is_alpha:
        return start
    return min(at + 2, end - 1) if page.doc[at + 1].lower_ == "of" else at + 1  # "in the words of Mayor Lind:"


def _introduced(page: Page) -> Iterator[Draft]:
    """A quotation after a colon whose sentence has no verb of saying: `He put it bluntly: "..."`, `Lind: "..."`."""
    for quotation in page.quotations:
        start, _ = page.unit(page.doc[quotation.start])
        before = quotation.start - 1
        if not quotation.quote.speech or before <= start or page.doc[before].text != ":":
            continue
        front = page.doc[start:before]
        said = [cues.verb(token) for token in front if token.pos_ in {"VERB", "AUX"}]
        if any(cue is not None and "quote" in cue.frames for cue in said):
            continue
        root = front.root
        who = subject(root) if root.pos_ in {"VERB", "AUX"} else root if root.pos_ in {"PROPN", "NOUN"} else None
        if who is None or not start <= who.i < before or len(front) > 25:
            continue
        words = verb_group(root) if root.pos_ in {"VERB", "AUX"} else (before, before + 1)
        source = noun_phrase(who)
        source = (_behind_words(page, source), min(source[1], words[0]))
        source = (max(source[0], start), source[1])
        if source[0] < source[1]:
            pieces = ((quotation.start, quotation.end),)
            yield draft(page, _SAYING, page.doc[words[0]], (source,), (words,), pieces, who, "colon")
