"""Attributions whose speaker stands before a colon: "Harbour Master Vik: The Quay ...", "He put it bluntly: “...”".

In: a Page. Out: a Draft, or None where nobody speaks there.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from firsthand.read import cues, numbers
from firsthand.read.clauses import (
    SUBJECTS,
    Piece,
    noun_phrase,
    runs,
    subject,
    verb_group,
)
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.needs import is_somebody
from firsthand.read.page import Page
from firsthand.read.triggers import lexicon
from firsthand.resources import kinds, table, terms

# "14 dead, 30 missing", "at least three employees dead", behind a colon.
_COUNT = re.compile(
    rf"(?:(?:at\s+least|about|around|some|nearly|more\s+than)\s+)?(?:{numbers.pattern('en')})\s+(?:[a-z]+\s+){{0,2}}"
    r"(?:dead|killed|injured|wounded|hurt|missing|deaths)\b",
    re.IGNORECASE,
)
_HEADLINE = 25  # words of a headline that names its speaker before a colon
_SPEAKER = 9  # words of whom it may name there
_MEDIA = frozenset("x twitter facebook instagram telegram tiktok bluesky mastodon tv television radio air".split())  # noqa: SIM905
_ASKING = frozenset({"WDT", "WP", "WRB"})  # what a headline tells of, where no question mark ends it
_SAYING = Cue(":", "speech", frozenset({"quote"}), "reports")


def headed(page: Page) -> Iterator[Draft]:
    """A headline that names its speaker before a colon: "Harbour Master Vik: The Quay Is Safe"."""
    doc = page.doc
    at = next((i for i in range(1, min(len(doc) - 3, _SPEAKER)) if doc[i].text == ":"), None)
    if at is None or len(doc) > _HEADLINE or doc[-1].text == "." or page.quoting(doc[at]) is not None:
        return
    front, after = doc[:at], doc[at + 1 :]
    if any(token.pos_ in {"VERB", "AUX"} or token.is_punct for token in front) or after[0].tag_ in _ASKING:
        return  # "Selva Pass: what the pictures show" names a topic
    if any(entry.pos == "n" and entry.needs is None for entry in lexicon("en").get(front[-1].lemma_.lower(), ())):
        return  # so does "Selva shipwreck: bodies brought ashore"
    if any(at < quotation.start <= at + 2 and quotation.quote.speech for quotation in page.quotations):
        return  # as of one who is introduced
    verbs = (token for token in after if token.pos_ in {"VERB", "AUX"})
    told = any(child.dep_ in SUBJECTS and child.i > at for verb in verbs for child in verb.children)
    named = sum(token.ent_type_ == "PERSON" for token in front) > 1  # one word may be a firm
    person = named or any(map(_holds_office, front))
    if told and person:
        pieces = runs(doc, set(range(at + 1, len(doc))))
        yield draft(page, _SAYING, doc[at], ((0, at),), ((at, at + 1),), pieces, front.root, "colon")


def counted(page: Page) -> Iterator[Draft]:
    """A toll behind a colon whose speaker stands before it: "Interior ministry: 14 dead, 30 missing".

    What names a topic or a place tells nothing: "Ferry disaster: 14 dead", "Airport: two dead".
    """
    doc = page.doc
    if ":" not in page.paragraph.text:
        return
    for at in (token.i for token in doc[1:-2] if token.text == ":" and page.quoting(token) is None):
        start, end = page.unit(doc[at])[0], page.unit(doc[at + 1])[1]
        front = doc[start:at]
        if not 0 < len(front) <= _SPEAKER or not _COUNT.match(doc[at + 1 : end].text):
            continue
        if any(t.pos_ in {"VERB", "AUX"} or t.is_punct or t.like_num for t in front) or not _speaks(front):
            continue
        last = end - 1 if doc[end - 1].text == "." else end
        yield draft(page, _SAYING, doc[at], ((start, at),), ((at, at + 1),), ((at + 1, last),), front.root, "colon")


def introduced(page: Page) -> Iterator[Draft]:
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
        source = (source[0], _without_medium(page, source))
        if source[0] < source[1]:
            pieces = ((quotation.start, quotation.end),)
            yield draft(page, _SAYING, page.doc[words[0]], (source,), (words,), pieces, who, "colon")


def _without_medium(page: Page, source: Piece) -> int:
    """Where a speaker ends behind whom it stands where he said so: "Chief executive Per Dahl on X:"."""
    start, end = source
    medium = page.doc[end - 1]
    said_there = end - start > 2 and medium.lower_ in _MEDIA and page.doc[end - 2].lower_ in {"on", "via"}
    return end - 2 if said_there else end


def _behind_words(page: Page, source: Piece) -> int:
    """Where a speaker begins whom the parser joins to the "words" before: "with these words Mayor Lind closed it:"."""
    start, end = source
    at = next((i for i in range(start, end - 1) if page.doc[i].lower_ in {"word", "words"}), None)
    if at is None or not page.doc[at + 1].is_alpha:
        return start
    return min(at + 2, end - 1) if page.doc[at + 1].lower_ == "of" else at + 1  # "in the words of Mayor Lind:"


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
