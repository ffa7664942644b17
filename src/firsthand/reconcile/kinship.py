"""Voices that may be one person under two labels: what makes a possible line between them.

In: two voices of a case. Out: why they may be the same, or None. "A police official" and "a senior officer" may be one
man; "the government" may be its minister.
"""

import re
from functools import cache

from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.passages import words_in
from firsthand.reconcile.pile import Pile
from firsthand.records import Span, Voice
from firsthand.resources import kinds, languages, table, terms_of_all
from firsthand.wording import folded_terms

UNKNOWN = "somebody called only “"  # how a voice is called of which a page has only a pronoun: maybe nobody new
_AROUND = 40  # characters before a name that may hold its office: "Interior Minister Runa Okkelberg"
_PAPERS = frozenset({"reports", "memos", "letters", "lists", "documents"})  # families of words for documents
_OF_A_TOWN = frozenset({"city", "town", "municipal", "local", "village", "ciudad"})
_OF_A_COUNTRY = frozenset({"government", "administration", "department", "gobierno", "cabinet"})
_SHORT_FORM = re.compile(r"(?:the|el|la|los|las)\s+([^\W\d_]+)", re.I)
_FIRMS = frozenset({"company", "firm", "empresa", "compania"})  # what a name alone may stand for
_APPOSED = re.compile(r",\s+(?:the|el|la)\s+([^,.;:\n]{3,40})[,.]")  # "Ana Dorn, the director, said"
_ITS = re.compile(r"\b(?:its|su)\s+(?:[\w’'-]+\s+){0,3}?(?P<office>[\w’'-]+),\s+$", re.IGNORECASE)
_SPEAKS_FOR = re.compile(
    r",\s+(?:who|que|quien)\s+(?:speaks|spoke|habla|habló)\s+(?:for|por|en nombre del?)\s+(?P<whom>[^,.;\n]{3,60})"
)
_NEAR = 250  # characters: a sentence and a quotation
_RELATIVE = re.compile(r"(?:,|\s+(?:who|whom|which|that|que|quien|quienes)\b).*", re.S)  # "a letter, seen by the Post"


def alike(a: Voice, b: Voice) -> str | None:
    """Why two unnamed voices may be the same; None when nothing in their descriptions says so.

    >>> first = Voice(id="v", label="a police official", kind="unnamed", named=False)
    >>> alike(first, Voice(id="w", label="a senior officer who drew up the plan", kind="unnamed", named=False))
    '“a police official” and “a senior officer who drew up the plan” may be the same'
    >>> alike(first, Voice(id="w", label="three officers", kind="unnamed", named=False, count_min=3)) is None
    True
    """
    if a.named or b.named or (is_paper(a) != is_paper(b) and not _writes(a, b)):
        return None
    if not _same_number(a, b) and min(a.count_min, b.count_min) > 1:
        return None  # "two residents" are not the "several dozen"; "an official" may be one of the "two officials"
    told_alike = _half(set(description(a)), set(description(b)))
    if not told_alike and not (_same_number(a, b) and _half(_in_families(a), _in_families(b))):
        return None
    return f"“{a.label}” and “{b.label}” may be the same"


def band(voice: Voice) -> str:
    """The family of words that a band's last one is of: "the Marrow Lane Crew" and "the gang"; empty for other voices.

    >>> band(Voice(id="v", label="The Marrow Lane Crew", kind="organisation", named=True))
    'bands'
    """
    last = content_words(voice.label)[-1:] if voice.kind == "organisation" else ()
    return "".join(family for word in last if (family := _families().get(word, "")) == "bands")


def translated(pile: Pile, a: Voice, b: Voice) -> str | None:
    """Why two bodies may be one, named in two languages: "the fire brigade" and "el cuerpo de bomberos"."""
    if a.kind != "organisation" or b.kind != "organisation" or not _half(_in_families(a), _in_families(b)):
        return None
    tongues = [{pile.articles[span.article].language for span in voice.mentions} for voice in (a, b)]
    return None if tongues[0] & tongues[1] else f"“{a.label}” may be “{b.label}” in another language"


def _writes(a: Voice, b: Voice) -> bool:
    """Whether one voice is a paper and the other who wrote it: "a letter from the prosecutor", "the prosecutor"."""
    paper, writer = (a, b) if is_paper(a) else (b, a)
    return writer.kind == "official" and _in_families(writer) <= _in_families(paper)


def _in_families(voice: Voice) -> set[str]:
    """The words of a description, those of one family as one."""
    return {_families().get(word, word) for word in description(voice)}


def is_paper(voice: Voice) -> bool:
    """Whether a voice is a document, by its kind or by the word for it."""
    return voice.kind == "document" or not _PAPERS.isdisjoint(_in_families(voice))


def speaks_for(pile: Pile, a: Voice, b: Voice) -> str | None:
    """Why a body and a person may be one voice: "the government says", and it is its minister who said it."""
    for body, person in ((a, b), (b, a)):
        if body.kind == "organisation" and person.kind in {"named_person", "official"}:
            wanted = set(content_words(body.label))
            if wanted & _OF_A_TOWN:
                wanted -= _OF_A_COUNTRY  # no minister speaks for "the city government"
            if _is_or_short(content_words(person.affiliation or ""), body) or _told_to_speak_for(pile, body, person):
                return f"“{body.label}” may be {person.label}, who speaks for it"
            for word in _words_of_office(pile, person):
                if wanted & _offices().get(word, frozenset()):
                    return f"“{body.label}” may be {person.label}, who speaks for it as {word}"
    return None


def called_so(pile: Pile, a: Voice, b: Voice) -> str | None:
    """Why an office and a person may be one voice: "the mayor" of one page, and whom another calls mayor."""
    for office, person in ((a, b), (b, a)):
        if office.kind == "official" and not office.named and office.count_max == 1 and person.kind == "named_person":
            wanted = set(content_words(office.label))
            name = set(content_words(person.label))
            for words in (content_words(pile.quote(span)) for span in person.mentions):
                if wanted <= set(words) - name:
                    return f"“{office.label}” may be {person.label}, who is called so too"
            if any(_holds_it(pile, office, span) for span in person.mentions):
                return f"“{office.label}” may be {person.label}, who is called so on a page that names the body"
    return None


def for_short(pile: Pile, a: Voice, b: Voice) -> str | None:
    """Why two bodies of two articles may be one: "the union" of one, and "the Dockers' Union" of the other.

    "The company" may be any body with a name of its own that no word tells to be something else.
    """
    if a.kind != "organisation" or b.kind != "organisation":
        return None
    if {span.article for span in a.mentions} & {span.article for span in b.mentions}:
        return None  # the page tells them apart
    for short, body in ((a, b), (b, a)):
        word, told = _short_form(short.label), content_words(body.label)
        if word and (word in told or (word in _FIRMS and body.named and _is_bare_name(body))):
            return f"“{short.label}” may be “{body.label}”, called so for short"
    return None


def _short_form(label: str) -> str:
    """The one word by which a page takes up a body: "the union", "la empresa"; empty for other labels."""
    found = _SHORT_FORM.fullmatch(label)
    return fold(found[1]) if found else ""


def _is_bare_name(body: Voice) -> bool:
    """Whether a body's label is nothing but a name: "Aguas Claras", not "the Interior Ministry" or "police"."""
    known = {word for word in content_words(body.label) if word in _families() or word in body_nouns()}
    return body.label[:1].isupper() and not body.label.lower().startswith("the ") and not known


def _is_or_short(words: tuple[str, ...], body: Voice) -> bool:
    """Whether words are a body's name, or the body is called by the last of them: "the union" of its president."""
    told = set(content_words(body.label))
    return bool(words) and (
        set(words) == told or (len(words) > 1 and set(words) < told) or _short_form(body.label) in words
    )


def _told_to_speak_for(pile: Pile, body: Voice, person: Voice) -> bool:
    """Whether a page makes a person a body's own: "its director, Ana Lind", "Ana Lind, who speaks for the league"."""
    for span in person.mentions:
        text = pile.articles[span.article].text
        before = [own for own in body.mentions if own.article == span.article and own.end <= span.start]
        its = _ITS.search(text[max(0, span.start - _AROUND) : span.start])
        if before and its and fold(its["office"]) in _titles_held():
            between = text[max(own.end for own in before) : span.start]
            if "\n" not in between.strip() and len(between) <= _NEAR:
                return True
        behind = _SPEAKS_FOR.match(text, span.end)
        if behind and set(content_words(body.label)) & set(content_words(behind["whom"])) - _offices().keys():
            return True
    return False


@cache
def _titles_held() -> frozenset[str]:
    """What a body's own person may be: its director, its secretary; not its lawyer, nor its neighbour."""
    nouns = {word for name in languages() for word, kind in kinds(name, "source_nouns").items() if kind == "official"}
    return frozenset(map(fold, terms_of_all("offices") | nouns))


def _holds_it(pile: Pile, office: Voice, person: Span) -> bool:
    """Whether "the director of Kesvik Hospital" is told beside a name: "Ana Dorn, the director", on a page on it."""
    body = set(content_words(office.affiliation or ""))
    duties = set(content_words(office.label)) - body
    if not body or not duties or body == set(content_words(office.label)):
        return False
    text = pile.articles[person.article].text
    behind = _APPOSED.match(text, person.end)
    told = set(content_words(behind[1])) if behind else set[str]()
    told |= set(content_words(text[person.start : person.end].partition(",")[2]))
    return duties <= told and body <= {word.folded for word in words_in(pile, person.article)}


def description(voice: Voice) -> list[str]:
    """The words of a label that describe: without numbers, relative clauses, and the plural's ending."""
    words = content_words(_RELATIVE.sub("", voice.label))
    return [_singular(w) for w in words if w not in _numbers() and not w.isdigit()]


def _singular(word: str) -> str:
    """A noun without the ending of its plural: "witnesses", "boss", "vecinos", "autoridades"."""
    bare = word.removesuffix("es")
    if bare != word and (bare.endswith("ss") or bare in _families()):
        return bare
    return word if word.endswith("ss") else word.removesuffix("s")


def _half(a: set[str], b: set[str]) -> bool:
    shared = a & b
    return bool(shared) and len(shared) * 2 >= min(len(a), len(b))


def _same_number(a: Voice, b: Voice) -> bool:
    """Whether two groups can be of one size."""
    return (a.count_max is None or b.count_min <= a.count_max) and (b.count_max is None or a.count_min <= b.count_max)


def _words_of_office(pile: Pile, person: Voice) -> list[str]:
    """The titles that stand at a person's mentions, sorted."""
    found = set(content_words(person.label))
    for span in person.mentions:
        text = pile.articles[span.article].text
        start = text.rfind("\n", max(0, span.start - _AROUND), span.start) + 1 or max(0, span.start - _AROUND)
        found |= set(content_words(text[start : span.end].rpartition(". ")[2]))
    return sorted(found & _offices().keys())


@cache
def _families() -> dict[str, str]:
    rows = (row for language in languages() for row in table(language, "families"))
    return {fold(row["term"]): row["family"] for row in rows}


@cache
def _offices() -> dict[str, frozenset[str]]:
    rows = (row for language in languages() for row in table(language, "offices"))
    return {fold(row["term"]): frozenset(row["body"].split("|")) for row in rows}


def body_nouns() -> frozenset[str]:
    """The words for bodies of a kind: union, ministry, hospital."""
    return folded_terms("source_nouns", "organisation")


@cache
def _numbers() -> frozenset[str]:
    return frozenset(row["term"] for language in languages() for row in table(language, "numbers"))
