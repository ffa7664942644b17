"""Pages that set an earlier one right: what they take back, and what they give instead.

In: a Pile. Out: which pages correct by their headline, and the notes that stand in others ("An earlier version of this
story said that 32 were injured. The correct number is 23"); the stance of each attribution (what a correction says that
its outlet had said is denied), and what stands in a headline of its own that a correction quotes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from firsthand.reconcile.happenings import Kind
from firsthand.reconcile.miscounts import counted_wrongly
from firsthand.reconcile.names import fold, words
from firsthand.reconcile.pile import Pile, outlet_for
from firsthand.reconcile.recanting import recanted
from firsthand.reconcile.retracted import retracted
from firsthand.reconcile.sentences import paragraphs, sentence_at
from firsthand.reconcile.values import Interval, exactly
from firsthand.records import Attribution, Mention, Span, Stance
from firsthand.resources import either, languages, table, terms_of_all
from firsthand.wording import folded_terms, speech

_HEAD = 80  # characters of a page that may hold the word, where it has no title
_OWN_WORDS = frozenset(  # who said it wrong: "the article said"
    "it article we report story version articulo informe nota noticia informacion texto historia".split()  # noqa: SIM905
)
_EARLIER = frozenset({"earlier", "previous", "original", "first", "anterior", "previa", "primera"})
_HEADED = frozenset({"headline", "headlines", "titular", "titulo", "title", "caption"})
_FEW = 5  # words: "the headline", "nuestro titular del martes"
_QUOTE = re.compile(r"“[^”\n]+”|\"[^\"\n]+\"|«[^»\n]+»|‘[^’\n]{12,}’")
_ASIDE = re.compile(rf"\([^()\n]*\)|{_QUOTE.pattern}")
# The headline of an article that is named: An article on Tuesday, "31 dead", said
_BETWEEN_COMMAS = re.compile(rf",\s*(?:{_QUOTE.pattern}),?")
_ADVERB = re.compile(r"\b[a-z]+(?:ly|mente)\s+")  # "we wrongly said", "informamos erróneamente"
_SOME_OF = re.compile(r"\b(?:of (?:the|its|his|her|their|those)|de l[oa]s|de sus)$")
_WORDS = either(terms_of_all("numbers") - {"a", "an", "one", "un", "una", "uno"})
_NUMBER = rf"(?:[\w'’-]+\s+){{0,2}}(?:\d|(?:{_WORDS})\b)"
_INSTEAD = re.compile(
    rf"\b(?:not|rather than|instead of|y no|no|en lugar de|en vez de)\s+(?!more|less|fewer|mas|menos){_NUMBER}"
)


# "103 people were arrested, not 47 as announced", "103, y no 47 como se había dicho"
_AS_ANNOUNCED = re.compile(
    rf"{_INSTEAD.pattern}[\d.,]*(?:\s+\w+)?,?\s+(?:as\s+(?:(?:was|were|had\s+been|it\s+had|they\s+had|he\s+had|she\s+had|first"
    r"|previously|earlier|initially|originally)\s+){0,2}(?:announced|reported|said|stated|given|published|told)"
    r"|como\s+(?:se\s+)?(?:habia\s+|habian\s+|fue\s+)?(?:\w+mente\s+)?(?:anunciado|informado|dicho|publicado|informo|anuncio|dijo)\b)"
)


class Correcting(NamedTuple):
    """The pages whose headline says that they correct, the paragraphs of others that do, and what they take back."""

    pages: frozenset[str]
    notes: dict[str, tuple[Span, ...]]
    withdrawn: frozenset[str] = frozenset()  # mentions that tell what the outlet itself had printed
    quoted: frozenset[str] = frozenset()  # mentions that stand in a headline of its own, which it only names
    miscounted: frozenset[str] = frozenset()  # counts of whom some, as somebody says, were counted wrongly

    def holds(self, span: Span) -> bool:
        """Whether a span stands in a correction."""
        return span.article in self.pages or any(note.contains(span) for note in self.notes.get(span.article, ()))

    def passages(self, pile: Pile, article: str) -> Sequence[Span]:
        """Where an article corrects: all of it, or its notes."""
        whole = Span(article, 0, len(pile.articles[article].text))
        return (whole,) if article in self.pages else self.notes.get(article, ())


NO_CORRECTIONS = Correcting(frozenset(), {})


def corrections(pile: Pile) -> Correcting:
    """The pages that set an earlier one right, by their headline or by a note."""
    signs = _signs("corrections")
    heads = {name: fold(f"{found.title or ''} {found.text[:_HEAD]}") for name, found in pile.articles.items()}
    pages = frozenset(name for name, head in heads.items() if any(sign in head for sign in signs))
    notes: dict[str, list[Span]] = defaultdict(list)
    for name in pile.articles:
        for paragraph in paragraphs(pile, name):
            if _is_note(fold(pile.quote(paragraph))):
                notes[name].append(paragraph)
    found_so_far = Correcting(pages, {name: tuple(spans) for name, spans in notes.items()})
    named = dict(_quoted(pile, found_so_far))
    withdrawn = {*_withdrawn(pile, found_so_far), *(name for name, wrong in named.items() if wrong)}
    quoted = frozenset(named) - withdrawn
    withdrawn |= {name for article in pile.readings for name in _retracted(pile, article)}
    miscounted = frozenset(_miscounted(pile))
    return found_so_far._replace(withdrawn=frozenset(withdrawn), quoted=quoted, miscounted=miscounted)


def _quoted(pile: Pile, correcting: Correcting) -> Iterator[tuple[str, bool]]:
    """The mentions in a headline of the outlet's own that a correction quotes, and whether it calls it wrong.

    `An article published on 12 March ("25 dead in Odremo") said that twelve were children.`
    """
    titles = {(pile.node[a.id], _bare(a.title or "")) for a in pile.articles.values() if a.title}
    for article in sorted({*correcting.pages, *correcting.notes} & pile.readings.keys()):
        text = pile.articles[article].text
        for passage in correcting.passages(pile, article):
            for quote in _QUOTE.finditer(text, passage.start, passage.end):
                around = sentence_at(pile, Span(article, quote.start(), quote.end()))
                head = _ASIDE.sub(" ", text[around.start : quote.start()]).rstrip(" (")
                if _names_a_text(head) or (pile.node[article], _bare(quote[0])) in titles:
                    rest = fold(text[quote.end() : around.end])
                    wrong = any(re.search(rf"^\W*(?:\w+\s+){{0,2}}{re.escape(sign)}\b", rest) for sign in _false())
                    for mention in pile.readings[article].mentions:
                        if quote.start() <= mention.trigger.start < quote.end():
                            yield mention.id, wrong


def _names_a_text(head: str) -> bool:
    """Whether words before a quotation name a text of the outlet's own: "An article of 12 March", "Our headline".

    >>> [_names_a_text(words) for words in ("An article published on 12 March", "The headline", "The minister said")]
    [True, True, False]
    """
    said = words(head)
    return is_own_text(head) or (len(said) > 1 and len(said) <= _FEW and said[-1] in _HEADED)


def _bare(title: str) -> str:
    return " ".join(words(title))


@cache
def _false() -> tuple[str, ...]:
    """What calls something wrong, in every language."""
    rows = (row for language in languages() for row in table(language, "verdicts") if row["role"] == "false")
    return tuple(sorted(fold(row["term"]) for row in rows))


def _withdrawn(pile: Pile, correcting: Correcting) -> Iterator[str]:
    """The mentions that stand behind "we said that" or "on Saturday I wrote that" in a correction."""
    own = re.compile(rf"\b(?:{'|'.join(map(re.escape, _signs('own_reports')))})\b")
    for article in sorted({*correcting.pages, *correcting.notes} & pile.readings.keys()):
        text = pile.articles[article].text
        for mention in pile.readings[article].mentions:
            if correcting.holds(mention.trigger):
                before = _ADVERB.sub("", fold(text[mention.sentence.start : mention.trigger.start]))
                head = text[mention.sentence.start : mention.trigger.start]
                if own.search(before) or _said_in_print(
                    head, pile.articles[article].language or "", _own_of(pile, article)
                ):
                    yield mention.id


def _retracted(pile: Pile, article: str) -> Iterator[str]:
    own, language = _own_of(pile, article), pile.articles[article].language or ""
    own_words = re.compile(rf"\b(?:{'|'.join(map(re.escape, _signs('own_reports')))})\b")
    return retracted(
        pile,
        article,
        lambda head: bool(own_words.search(_ADVERB.sub("", fold(head)))) or _said_in_print(head, language, own),
    )


def _miscounted(pile: Pile) -> Iterator[str]:
    """The counts of whom some were counted wrongly: "one of the fourteen dead she had spoken of was counted twice"."""
    for reading in pile.readings.values():
        text = pile.articles[reading.article].text
        for mention in reading.mentions:
            for number in mention.quantities:
                before = fold(text[mention.sentence.start : number.span.start])
                after = fold(text[number.span.end : mention.sentence.end])
                if _SOME_OF.search(before) and counted_wrongly(after, mention.event_type):
                    yield mention.id


def _own_of(pile: Pile, article: str) -> Callable[[str], bool]:
    """Whether words of an article name its own outlet, or a text of it: "An article in Wednesday's Courier"."""
    return lambda source: is_own_text(source) or outlet_for(pile, source.strip()) == pile.node[article]


def _said_in_print(head: str, language: str, own: Callable[[str], bool] | None = None) -> bool:
    """Whether words before what is told say that a text of the outlet's own had told it.

    >>> [_said_in_print(words, "en") for words in ("The same article reported as fact that 25", "The report, he said,")]
    [True, False]
    >>> _said_in_print("An earlier version of this article gave the number of", "en")
    True
    """
    bare = _ASIDE.sub(" ", head)
    for word in re.finditer(r"[\w'’-]+", bare):
        if fold(word[0]) in speech(language) or fold(word[0]) in _prints():
            return (own or is_own_text)(bare[: word.start()]) and not re.search(r"[,;:]", bare[: word.start()])
    return False


def gives_of_its_own(sentence: str) -> bool:
    """Whether a sentence says what a text of the outlet's own gave a number as.

    >>> gives_of_its_own('An article published on Tuesday, "Gates were opened", gave the number of the missing as 31.')
    True
    >>> gives_of_its_own("The minister gave the number of the missing as 31.")
    False
    """
    plain = fold(_BETWEEN_COMMAS.sub(" ", sentence))
    found = next((word for word in re.finditer(r"[\w'’-]+", plain) if word[0] in _prints()), None)
    return found is not None and is_own_text(_ASIDE.sub(" ", plain[: found.start()]).strip(" ,"))


def _prints() -> frozenset[str]:
    """How a text gives a number: "an earlier version gave the number of missing as 31"."""
    return folded_terms("refigures", "prints")


def same_counts(
    pile: Pile, correcting: Correcting, mentions: Mapping[str, Mention], kinds: Mapping[str, Kind]
) -> list[tuple[str, str]]:
    """The counts that stand in a correction, each with one that an earlier page of the outlet gave alike.

    "We said that the toll was 13 dead" speaks of what the page that said so told of, day or no day.
    """
    held = sorted(n for n, m in mentions.items() if m.quantities and kinds[n].slot and correcting.holds(m.trigger))
    if not held:
        return []
    told: dict[tuple[str, str | None, Interval | None], list[str]] = defaultdict(list)
    for name, mention in sorted(mentions.items()):
        if not correcting.holds(mention.trigger):
            for q in mention.quantities:
                told[pile.node[mention.article], kinds[name].slot, exactly(q)].append(name)
    found = []
    for name in held:
        mention = mentions[name]
        for q in mention.quantities:
            key = (pile.node[mention.article], kinds[name].slot, exactly(q))
            earlier = [n for n in told.get(key, ()) if pile.rank[mentions[n].article] < pile.rank[mention.article]]
            found += [(name, n) for n in earlier if key[2] is not None]
    return found


def stances_of(pile: Pile, correcting: Correcting) -> dict[str, Stance]:
    """Each attribution's stance; a correction that tells what its outlet had said denies it.

    So does who says of a figure that nothing supports it: "is not supported by anything we could find"; and who takes
    back what he told. Who only heard it leaves it open.
    """
    every = [a for r in pile.readings.values() for a in r.attributions]
    found = {a.id: a.stance for a in every}
    found |= {a.id: "denies" for a in every if a.stance == "questions" and _has_no_support(pile, a)}
    found |= recanted(pile)
    for article in sorted({*correcting.pages, *correcting.notes}):
        reading = pile.readings.get(article)
        for one in reading.attributions if reading else ():
            sources = [pile.quote(source) for source in one.sources if correcting.holds(source)]
            if any(map(_own_of(pile, article), sources or _subjects(pile, correcting, one))):
                found[one.id] = "denies"
    return found


def _has_no_support(pile: Pile, attribution: Attribution) -> bool:
    return any(fold(pile.quote(cue)) in folded_terms("unsupported") for cue in attribution.cues)


def _subjects(pile: Pile, correcting: Correcting, attribution: Attribution) -> Iterator[str]:
    """The words before a cue whose speaker no reader found, without what stands in brackets or quotation marks."""
    if not attribution.sources:
        for cue in attribution.cues:
            if correcting.holds(cue):
                text = pile.articles[cue.article].text
                yield _ASIDE.sub(" ", text[sentence_at(pile, cue).start : cue.start])


_OURS = frozenset({"our", "nuestra", "nuestro"})
_PRINTED = frozenset(
    {"report", "story", "article", "headline", "caption", "coverage", "page", "nota", "articulo", "titular",
     "informacion", "noticia"}
)  # fmt: skip

_PIECES = frozenset({"article", "story", "headline", "caption", "nota", "articulo", "titular", "noticia"})
_WHEN = frozenset({"on", "published", "last", "yesterday", "about", "headlined", "publicado", "publicada", "sobre"})
_OF_OTHERS = frozenset({"in", "by", "en", "por"})


def is_own_text(source: str) -> bool:
    """Whether a source is what an outlet had printed itself, which is nobody's word.

    >>> is_own_text("An earlier version of this story"), is_own_text("Una versión anterior de esta nota")
    (True, True)
    >>> is_own_text("An earlier version of our story on the fire in Kesvik")
    True
    >>> is_own_text("Our report of 8 March"), is_own_text("the court's report on the summit")
    (True, False)
    >>> is_own_text("An article on Thursday"), is_own_text("An article in the Post")
    (True, False)
    """
    said = words(source)
    if len(said) > 2 and said[1] in _PIECES and said[2] in _WHEN and _OF_OTHERS.isdisjoint(said):
        return True
    if said and said[0] in _OURS and not _PRINTED.isdisjoint(said[1:4]):
        return True
    return bool(said) and (said[-1] in _OWN_WORDS or ("version" in said[:4] and not _EARLIER.isdisjoint(said[:4])))


def denied(stances: Mapping[str, Stance], mention: Mention) -> bool:
    """Whether a mention stands in what somebody denies."""
    return bool(mention.attribution) and stances.get(mention.attribution or "") == "denies"


def _is_note(paragraph: str) -> bool:
    """Whether a folded paragraph takes something back: it tells of an earlier version, or gives one number for another.

    >>> _is_note("an earlier version of this story said that 32 were injured.")
    True
    >>> _is_note("the correct number is 23, not 32."), _is_note("the right number is 23.")
    (True, False)
    >>> _is_note("police said that 103 were arrested, not 47 as announced."), _is_note("it was dark, not 47 degrees.")
    (True, False)
    """
    if any(sign in paragraph for sign in _signs("versions")) or paragraph.startswith(_signs("note_heads")):
        return True
    if not _INSTEAD.search(paragraph):
        return False
    return any(sign in paragraph for sign in _signs("rightings")) or bool(_AS_ANNOUNCED.search(paragraph))


@cache
def _signs(name: str) -> tuple[str, ...]:
    return tuple(sorted(folded_terms(name)))
