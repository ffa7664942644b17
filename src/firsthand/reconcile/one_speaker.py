"""One speaker told of in several ways on a page: a headline's "Health chief", "the nurse" of "a nurse at the hospital".

In: the voices of the articles, each with its article, and joins of those who are known to be one. Out: joins of the
voice of a headline's words and of the same words below; of "the nurse" and the only nurse that the page, or an earlier
page of its outlet, has told of; of "the document" and the only one cited before; and of "her account" and whoever spoke
last before it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from firsthand.reconcile.kinship import is_paper
from firsthand.reconcile.named_next import described, head_of, without_more
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.pile import Pile
from firsthand.records import Voice
from firsthand.unions import Unions
from firsthand.wording import folded_terms

Members = Mapping[str, tuple[Voice, str]]
_WORDS = 4  # "There are four dead": fewer may be two people's
_DEFINITE = re.compile(r"(?:the|el|la|this|that|esta|este|esa|ese)\s", re.IGNORECASE)
_THE_DOCUMENT = re.compile(r"(?:the|this|el|este)\s+(?:document|documento|texto|escrito)", re.IGNORECASE)
_TO_US = re.compile(
    r"\b(?:(?:spoke|talked|speaking|habló|conversó)\s+(?:to|with|con)\s+(?:this\s+(?:newspaper|paper|website|outlet)|us"
    r"|est[ea]\s+(?:diario|periódico|medio|redacción|emisora|agencia)))\b",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?:his|her|their|its|sus?)\s+(?:own\s+|propi[oa]s?\s+)?(?:account|version|story|telling|testimony|statement|relatos?"
    r"|versión|testimonios?|declaración|declaraciones)",
    re.IGNORECASE,
)


def is_account(label: str) -> bool:
    """Whether a label names what somebody says, and nobody.

    >>> is_account("su relato"), is_account("her account"), is_account("the account of the nurse")
    (True, True, False)
    """
    return bool(_ACCOUNT.fullmatch(label.strip()))


def join_on_pages(pile: Pile, members: Members, story: Mapping[str, int], joined: Unions) -> None:
    """Join the voices of each page that are told to be one."""
    pages: dict[str, list[tuple[str, Voice]]] = defaultdict(list)
    for name, (voice, article) in members.items():
        if voice.mentions:
            pages[article].append((name, voice))
    for article, voices in pages.items():
        voices.sort(key=lambda one: (one[1].mentions[0], one[0]))
        _join_accounts(voices, joined)
        _join_described(pile, voices, joined)
        _join_named(pile, voices, joined)
        _join_documents(voices, joined)
        _join_headline(pile, article, members, joined)
    _join_told_us(pile, members, story, joined)


def _join_accounts(voices: list[tuple[str, Voice]], joined: Unions) -> None:
    """ "Her account" is that of the person whom the page names last before it."""
    for n, (name, voice) in enumerate(voices):
        if is_account(voice.label):
            before = [
                other
                for other, one in voices[:n]
                if one.kind not in {"document", "organisation"} and one.count_max == 1
            ]
            if before:
                joined.join(before[-1], name, "what somebody said, and who said it")


def _join_documents(voices: list[tuple[str, Voice]], joined: Unions) -> None:
    """ "The document" is the only one that the page has cited before: "el informe"."""
    papers = [(name, voice) for name, voice in voices if is_paper(voice)]
    for n, (name, voice) in enumerate(papers):
        before = {joined.top(other) for other, _ in papers[:n]}
        if _THE_DOCUMENT.fullmatch(voice.label) and len(before) == 1:
            joined.join(papers[0][0], name, "the document, and the only one that the page has cited")


def _join_described(pile: Pile, voices: list[tuple[str, Voice]], joined: Unions) -> None:
    """ "The nurse" and the headline's "A nurse" are the only nurse of a page."""
    told = [(name, voice, head) for name, voice in voices if (head := _head(voice))]
    for name, voice, head in told:
        others = [one for one in told if one[2] == head and joined.top(one[0]) != joined.top(name)]
        headline = pile.in_headline(voice.mentions[0])
        if len({joined.top(other) for other, *_ in others}) != 1 or folded_terms("others") & set(
            fold(voice.label).split()
        ):
            continue
        other, its, _ = others[0]
        known = _DEFINITE.match(voice.label) and its.mentions[0] < voice.mentions[0]
        if (headline or known) and _fits(voice, its):
            joined.join(other, name, "one description on one page")


def _join_named(pile: Pile, voices: list[tuple[str, Voice]], joined: Unions) -> None:
    """ "The nurse, Ilse Brandt" is the only nurse whom the page has told of before."""
    for n, (name, voice) in enumerate(voices):
        told = described(pile, voice, voice.mentions[0]) if voice.kind == "named_person" else None
        if told and told.known:
            before = {joined.top(other): other for other, one in voices[:n] if _head(one) == told.head}
            if len(before) == 1:
                joined.join(name, next(iter(before.values())), "one description on one page, and then the name")


def _fits(one: Voice, other: Voice) -> bool:
    """Whether what is told of one says nothing else than what is told of the other."""
    mine, theirs = (set(content_words(without_more(voice.label))) for voice in (one, other))
    return mine <= theirs or theirs <= mine


def _head(voice: Voice) -> str | None:
    """What an unnamed person is: the nurse of "a nurse at the hospital"."""
    if voice.named or voice.kind != "unnamed" or voice.count_max != 1 or is_account(voice.label):
        return None
    return head_of(voice.label)


def _join_headline(pile: Pile, article: str, members: Members, joined: Unions) -> None:
    """Who says a headline's words says them below: 'Health chief: "There are four dead"'."""
    text = pile.articles[article].text
    spoken = [
        (" ".join(re.findall(r"\w+", fold(text[c.start : c.end]))), pile.in_headline(c), one.voices[0])
        for one in pile.readings[article].attributions
        for c in one.contents
        if len(one.voices) == 1 and one.voices[0] in members
    ]
    for words, above, mine in spoken:
        if not above or len(words.split()) < _WORDS:
            continue
        below = {joined.top(theirs): theirs for said, up, theirs in spoken if not up and f" {words} " in f" {said} "}
        if len(below) == 1 and _may_be(members[mine][0], members[next(iter(below.values()))][0]):
            joined.join(next(iter(below.values())), mine, "a headline's words, and who says them below")


def _may_be(one: Voice, other: Voice) -> bool:
    """Whether a headline's speaker may be the one below: two who are both named are two."""
    return not (one.named and other.named) and "document" not in {one.kind, other.kind}


def _join_told_us(pile: Pile, members: Members, story: Mapping[str, int], joined: Unions) -> None:
    """ "The nurse who spoke to this newspaper" is the only nurse of the paper's other pages of the story."""
    heads: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for name, (voice, article) in members.items():
        if head := _head(voice):
            heads[pile.node[article], head, story[article]].append(name)
    for names in heads.values():
        for name in names:
            voice, article = members[name]
            if _TO_US.search(voice.label) and _DEFINITE.match(voice.label):
                elsewhere = {joined.top(one): one for one in names if members[one][1] != article}
                if len(elsewhere) == 1:
                    joined.join(next(iter(elsewhere.values())), name, "who spoke to this paper, on two of its pages")
