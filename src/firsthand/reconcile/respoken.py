"""What a retelling changes besides its facts: who says it, the words in quotation marks, the town.

In: a pair of sentences (retold.py). Out: Changes, as along an edited copy (rewording.py).
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import pairwise

from firsthand.reconcile.happenings import things
from firsthand.reconcile.names import content_words, fold
from firsthand.reconcile.one_body import body_key
from firsthand.reconcile.passages import words_in
from firsthand.reconcile.pile import Pile, Word, outlet_for
from firsthand.reconcile.retold import Pair
from firsthand.reconcile.rewording import Change
from firsthand.reconcile.scopes import says_as_a_whole
from firsthand.reconcile.sentences import said_words, sentences_in
from firsthand.reconcile.sites import is_site
from firsthand.reconcile.sources import Sources, is_media
from firsthand.reconcile.speakers import PEOPLE, misspelt, spoken, voice_of
from firsthand.reconcile.voices import person_name
from firsthand.reconcile.whereabouts import POINTS, by_name, one_within_other, placed, towns_in
from firsthand.records import Assertion, Attribution, Place, Span, Voice
from firsthand.wording import folded_terms, speech

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]+)[”»“\"]")
_NOTE = re.compile(r"\s*[(\[][^)\]]*[)\]]")  # what the page puts in: "out of it (Helsinki)"
_GAP = re.compile(r"…|\.\.\.")  # where the page says that it left something out
_SHORT = 15  # characters: a name or a term in quotation marks is no saying
_ALIKE = 0.6  # of a quotation's words: below it they are two sayings
_HALF = 0.5  # of its words, where the one quotation of a copied sentence stands in place of another
_ONE_FRAME = 0.7  # of the words of two sentences
_PUT_IT = re.compile(
    r"\bas\s[^,;.]+\sputs?\sit\b|\bcomo\s(?:lo\s)?(?:expres|describ|resum)\w+"
)  # "as two nurses put it"
_ALL_OVER = re.compile(
    r"\b(?:across|throughout|all over|in all of|en tod[oa]s?|por tod[oa]s?|de tod[oa]s?|a lo largo(?: y ancho)? de|"
    r"en el conjunto de)\s+(?:the\s+|la\s+|el\s+|los\s+|las\s+)?$",
    re.IGNORECASE,
)
_WORD_FOR_WORD = 0.9  # of the words of two sentences, who speaks aside
_A_COPY = 0.5  # of a page
_REPORTED = frozenset(
    {
        "reported",
        "reported by",
        "according to",
        "first published in",
        "it was",
        "attributed",
        "informó",
        "según",
        "citado por",
        "fue",
        "publicó",
    }
)  # not "told": to whom somebody spoke is left out of many a retelling
_A_WORD = 6  # characters
# Before what is done to somebody: those who "are being questioned" or "fueron informados" say nothing.
_BEING = frozenset({"being", "siendo", "are", "were", "son", "fueron"})
_SPELT = 0.85  # of a word's letters


def change_of_speaker(sources: Sources, pair: Pair) -> Iterator[Change]:
    """The speaker of a sentence gone, become another, named where nobody was, or by a wrong name."""
    every = spoken(sources, pair.source)
    after = spoken(sources, pair.retelling)
    if named := _named_at_last(sources, pair, every, after):
        yield Change("unnamed_made_named", pair.source, pair.retelling, *named, f"{named[0]} became {named[1]}")
        return
    before = _in_words(sources, every, pair.source) or _taken_up(sources, pair, every)
    if not before or sources.pile.quote(pair.source) == sources.pile.quote(pair.retelling):
        return
    said = _words(sources, before[0])
    if not after:
        if _named_in(sources, before, pair.source, pair.retelling) or _somebody_speaks(sources, pair.retelling):
            return
        if _says_who(sources, pair):
            return
        if pair.copy is None and any(not spoken(sources, s) and not _somebody_speaks(sources, s) for s in pair.others):
            return  # another sentence that may be the source has no speaker either
        after_words = sources.pile.quote(pair.retelling)
        yield Change("attribution_dropped", pair.source, pair.retelling, said, after_words, f"“{said}” is gone")
        return
    one, other = voice_of(sources, before), voice_of(sources, _in_words(sources, after, pair.retelling))
    if one is None or other is None or one.id == other.id or _names_an_outlet(sources.pile, one, other):
        return
    if _still_speaks(sources, one, pair.retelling):
        return  # "informó la guardia costera, según el Heraldo": behind another, of whom it comes
    if any(
        (voice := voice_of(sources, spoken(sources, s))) and voice.id == other.id for s in _as_likely(sources, pair)
    ):
        return
    if pair.copy is None and other.kind == "organisation" and _cited_there(sources, pair, other):
        return  # a body has spoken on other pages too; a person's name is what a retelling adds
    kind = _how_they_differ(
        sources.pile, one, other, _language(sources, pair.source) == _language(sources, pair.retelling)
    )
    if kind == "speaker_moved" and _surname_altered(sources, before, after):
        kind = "name"
    name = set(content_words(other.label))
    person = one.kind == "named_person" and set(content_words(one.label))
    if person and person <= set(content_words(sources.pile.quote(pair.retelling))):
        return  # whom it names all the same, if as one who speaks for another
    if kind == "speaker_moved" and other.named and name <= set(content_words(sources.pile.quote(pair.source))):
        return  # the same name, read as another's
    if kind:
        yield Change(kind, pair.source, pair.retelling, one.label, other.label, f"{one.label} became {other.label}")


def change_of_credit(sources: Sources, pair: Pair) -> Iterator[Change]:
    """The outlet that a sentence surely credits gone from a page that is a copy or a translation for the most part.

    A page that names it anywhere owes it, and that outlet's own page credits nobody.
    """
    if pair.copy is None or not pair.copy.sure or pair.share < _A_COPY:
        return
    pile, page = sources.pile, pair.retelling.article
    said = pile.articles[page].text.casefold()
    for credit in sources.crediting.get(pair.source.article, ()):
        node = sources.credited.node[credit.id]
        if credit.own or not credit.certain or credit.why not in _REPORTED or not pair.source.contains(credit.span):
            continue
        named = credit.outlet.casefold() in said or pile.quote(credit.span).casefold() in said
        if (
            not named
            and node not in {pile.node[page], pile.node[pair.source.article]}
            and not _credits(sources, page, node)
        ):
            words = pile.quote(credit.span)
            yield Change("attribution_dropped", credit.span, pair.retelling, words, pile.quote(pair.retelling),
                         f"“{words}” is credited there, and nowhere here")  # fmt: skip


def _named_at_last(
    sources: Sources, pair: Pair, before: Sequence[Attribution], after: Sequence[Attribution]
) -> tuple[str, str] | None:
    """Who speaks unnamed in a sentence, and by what name a copy of it calls him that the source's page never gives.

    "The official said" told as "Henrik Sall said": whoever retells knows a name, or makes one up.
    """
    pile = sources.pile
    if not pair.same_tongue or pair.alike < _ONE_FRAME or len(before) != 1 or len(after) != 1:
        return None
    (one,), (other,) = before, after
    if one.named or one.kind not in {"official", "unnamed"} or not other.named or other.kind != "named_person":
        return None
    said, words = (" ".join(map(pile.quote, attribution.sources)) for attribution in (one, other))
    name = person_name(words)
    if not name or not name[0] or fold(said) in folded_terms("selves") or one.count_max not in {None, 1}:
        return None
    known = {
        word.folded
        for page in (pair.source.article, *(s.article for s in pair.others))
        for word in words_in(pile, page)
    }
    return None if name[1] in known else (said, words)


def _credits(sources: Sources, page: str, node: str) -> bool:
    """Whether a page credits an outlet, by whatever name."""
    return any(sources.credited.node[one.id] == node for one in sources.crediting.get(page, ()))


def _as_likely(sources: Sources, pair: Pair) -> Iterator[Span]:
    """The other sentences that one may have its speaker from; what was copied word for word is from no translation."""
    copied = pair.same_tongue and pair.alike >= _WORD_FOR_WORD
    return (s for s in pair.others if not copied or _language(sources, s) == _language(sources, pair.retelling))


def _cited_there(sources: Sources, pair: Pair, voice: Voice) -> bool:
    """Whether another page of the credited outlet on the matter cites a voice: the credit may be to that page."""
    pages = (page for page in pair.pages if page != pair.source.article)
    said = (one for page in pages for one in sources.pile.readings[page].attributions)
    return any((known := voice_of(sources, [one])) and known.id == voice.id for one in said)


def speakers_differ(sources: Sources, source: Span, retelling: Span) -> bool:
    """Whether one of two sentences has a speaker and the other has not, or has another who is named."""
    one, other = ([a for a in spoken(sources, side) if not _one_unnamed(sources, a)] for side in (source, retelling))
    if bool(one) != bool(other):
        return not _named_in(sources, one or other, *((source, retelling) if one else (retelling, source)))
    a, b = voice_of(sources, one), voice_of(sources, other)
    one_tongue = _language(sources, source) == _language(sources, retelling)
    return bool(a and b and a.id != b.id and _how_they_differ(sources.pile, a, b, one_tongue))


def _one_unnamed(sources: Sources, one: Attribution) -> bool:
    """Whether a mere "he" or "we" speaks, which other languages leave out: "he said", "afirmó"."""
    selves = folded_terms("selves")
    return all(fold(sources.pile.quote(span)) in selves for span in one.sources)


def _in_words(sources: Sources, found: Sequence[Attribution], sentence: Span) -> list[Attribution]:
    """The attributions whose speaker the sentence itself names, and who says something: to want it is no word for it.

    A sentence copied without its neighbours loses no speaker, and "he" may be read as one man here and another there.
    """
    said = [one for one in found if one.stance != "believes"]
    return [
        one
        for one in said
        if any(
            sentence.contains(span) and (_tells_who(sources, span) or _the_force(sources, one)) for span in one.sources
        )
    ]


def _taken_up(sources: Sources, pair: Pair, found: Sequence[Attribution]) -> list[Attribution]:
    """The "he said" of a sentence that was copied without it into a paragraph in which nobody has spoken yet.

    Behind its speaker's name a sentence without "he said" is still his.
    """
    if not pair.same_tongue or pair.alike < _WORD_FOR_WORD or spoken(sources, pair.retelling):
        return []
    before = [one for one in _paragraph(sources.pile, pair.retelling) if one.start <= pair.retelling.start]
    if any(_somebody_speaks(sources, one) for one in before):
        return []
    known = (one for one in found if one.stance != "believes" and any(v in sources.cast.of for v in one.voices))
    return [one for one in known if any(pair.source.contains(span) for span in one.sources)]


def _paragraph(pile: Pile, sentence: Span) -> list[Span]:
    """The sentences of the paragraph that a sentence stands in."""
    text = pile.articles[sentence.article].text
    start, end = text.rfind("\n", 0, sentence.start) + 1, text.find("\n", sentence.start)
    return sentences_in(pile, Span(sentence.article, start, end if end >= 0 else len(text)))


def _tells_who(sources: Sources, source: Span) -> bool:
    return len(content_words(sources.pile.quote(source))) > 1 or bool(sources.pile.names(source))


def _the_force(sources: Sources, one: Attribution) -> bool:
    """Whether one word says who speaks, since a place has one of it: "the police", "el ejército"; not "the company"."""
    words = {word for span in one.sources for word in content_words(sources.pile.quote(span))}
    return one.kind == "organisation" and not words.isdisjoint(things("police", "force", "court"))


def _named_in(sources: Sources, told: Sequence[Attribution], spoken_in: Span, sentence: Span) -> bool:
    """Whether a speaker's name stands in a sentence too, however it is tied to it; in "a fire" is no fire brigade."""
    words = set(content_words(sources.pile.quote(sentence)))
    said = {fold(word.folded) for word in said_words(sources.pile, spoken_in)}
    names = (_known_by(sources.pile.quote(span), one) for one in told for span in one.sources)
    return any((name - said or name) & words for name in names)


def _known_by(words: str, one: Attribution) -> set[str]:
    """The words by which a speaker is known again: a person's name, since "police" is no Police Commissioner Rehn."""
    name = person_name(words) if one.named and one.kind in PEOPLE else None
    return set(name) - {""} if name and name[0] else set(content_words(words))


def _somebody_speaks(sources: Sources, sentence: Span) -> bool:
    """Whether a sentence names a speaker who is no outlet, whatever part of it is said to be that speaker's."""
    reading = sources.pile.readings.get(sentence.article)
    every = reading.attributions if reading else ()
    return any(not is_media(sources, a) and any(sentence.contains(s) for s in a.sources) for a in every)


def _says_who(sources: Sources, pair: Pair) -> bool:
    """Whether a retelling has a word of speech that no outlet and no saying accounts for: somebody unread speaks.

    A copy in the same words has those of what was said too: they tell nothing of who says it.
    """
    language = _language(sources, pair.retelling) or ""
    outlets = [credit.span for credit in sources.crediting.get(pair.retelling.article, ())]
    reading = sources.pile.readings.get(pair.retelling.article)
    happened = [one.trigger for one in (reading.mentions if reading else ())]  # "la protesta" is none of "protestar"
    words = said_words(sources.pile, pair.retelling)
    asked = {word.start for before, word in pairwise(words) if before.folded in _BEING}
    text = sources.pile.quote(pair.retelling)
    speaks = speech(language, quoting=quotes(text))
    reports = speaks | folded_terms("outlets_do")
    unheard = []
    for word in words:
        if any(_beside(word, at) for at in outlets):
            if fold(word.folded) in reports:  # "the Ledger published a report according to which": all of it is its own
                outlets.append(Span(pair.retelling.article, word.start, word.end))
        elif word.start not in asked and not any(at.start <= word.start < at.end for at in happened):
            unheard.append(word)
    said = {fold(word.folded) for word in unheard}
    if language == _language(sources, pair.source):
        said -= {fold(word.folded) for word in said_words(sources.pile, pair.source)}
    return not said.isdisjoint(speaks) or bool(_PUT_IT.search(text))


def _beside(word: Word, outlet: Span) -> bool:
    """Whether a word stands by the name of an outlet, with one between them at most: "the Ledger has revealed"."""
    return 0 <= word.start - outlet.end <= _A_WORD or 0 <= outlet.start - word.end <= _A_WORD


def _names_an_outlet(pile: Pile, *voices: Voice) -> bool:
    """Whether one of some voices is called as an outlet of the case, or its label begins with one: a credit misread."""
    return any(outlet_for(pile, voice.label.partition(",")[0]) in pile.nodes for voice in voices)


def _still_speaks(sources: Sources, voice: Voice, sentence: Span) -> bool:
    """Whether a voice is among all those who speak in a sentence, in whatever order."""
    reading = sources.pile.readings.get(sentence.article)
    every = reading.attributions if reading else ()
    here = [one for one in every if any(sentence.contains(span) for span in one.sources)]
    return any(sources.cast.of.get(name) == voice.id for one in here for name in one.voices)


def change_of_quotation(pile: Pile, pair: Pair) -> Iterator[Change]:
    """Other words in the marks of a quotation that was kept."""
    if pile.articles[pair.source.article].language != pile.articles[pair.retelling.article].language:
        return
    theirs, ours = _sayings(pile, pair.source), _sayings(pile, pair.retelling)
    alone = len(theirs) == len(ours) == 1 and pair.alike >= _ONE_FRAME
    for mine in ours:
        for told in theirs:
            left, right = list(content_words(told)), _respelt(content_words(mine), content_words(told))
            alike = SequenceMatcher(None, left, right, autojunk=False).ratio()
            if alike >= (_HALF if alone else _ALIKE) and not _cut(left, right):
                why = "other words in the same marks"
                yield Change("quotation_altered", pair.source, pair.retelling, told, mine, why)


def change_of_place(sources: Sources, pair: Pair) -> Iterator[Change]:
    """The one town of a sentence become another."""
    one, other = (_towns(sources.pile, side) for side in (pair.source, pair.retelling))
    if len(one) != 1 or len(other) != 1:
        return
    a, b = one[0], other[0]
    if is_wide(sources.pile, a.span) != is_wide(sources.pile, b.span):
        return  # "across Medoria" told as "in Kesvik" is another reach, not another town
    if _has_word(sources.pile, pair.retelling, a.name) and _has_word(sources.pile, pair.source, b.name):
        return  # "the river Lenna broke the dyke at Sawle": both name both, and one was read here, the other there
    if fold(a.name) != fold(b.name) and not one_within_other(a.name, b.name) and not _known_apart_only_by_tongue(a, b):
        yield Change("place", a.span, b.span, a.name, b.name, f"{a.name} became {b.name}")


def _towns(pile: Pile, sentence: Span) -> tuple[Place, ...]:
    """The towns that a sentence names; where it names none for itself, those that other pages show to be some."""
    reading = pile.readings.get(sentence.article)
    here = (m for m in (reading.mentions if reading else ()) if sentence.contains(m.trigger))
    found = towns_in(pile, sentence) or by_name(town for m in here if (town := placed(pile, m)))
    return tuple(town for town in found if town.precision in POINTS and sentence.contains(town.span))


def _has_word(pile: Pile, sentence: Span, name: str) -> bool:
    """Whether a sentence has the last word of a name."""
    return not set(content_words(name)[-1:]).isdisjoint(content_words(pile.quote(sentence)))


def is_wide(pile: Pile, place: Span) -> bool:
    """Whether words beside a place say that the whole of it is meant: "across", "en todo", "as a whole"."""
    text = pile.articles[place.article].text
    before, behind = text[max(0, place.start - 30) : place.start], text[place.end : place.end + 30]
    return bool(_ALL_OVER.search(before)) or says_as_a_whole(behind)


def change_of_spot(
    sources: Sources, before: Sequence[Assertion], after: Sequence[Assertion], others: Sequence[Assertion]
) -> Iterator[Change]:
    """The one spot of a sentence become another: "at the north gate" told as "at the customs house"."""
    told = [[a for a in side if a.slot == "where" and is_site(str(a.value))] for side in (before, after)]
    if not all(told):
        return
    one, other = (min(side, key=lambda a: a.span) for side in told)
    tongues = {sources.pile.articles[a.article].language for a in (one, other)}
    words = set(content_words(str(other.value)))
    if len(tongues) > 1 or any(words & set(content_words(str(a.value))) for a in (*told[0], *others)):
        return
    said = sources.pile.quote
    why = f"{one.value} became {other.value}"
    yield Change("place", one.span, other.span, said(one.span), said(other.span), why)


def _known_apart_only_by_tongue(a: Place, b: Place) -> bool:
    return a.geonames is not None and a.geonames == b.geonames


def stands_in(pile: Pile, name: str, pages: Sequence[str]) -> bool:
    """Whether some pages have the last word of a name: what they name, a retelling of them did not bring in."""
    words = content_words(name)[-1:]
    return any(word == other.folded for word in words for page in pages for other in words_in(pile, page))


def _how_they_differ(pile: Pile, one: Voice, other: Voice, one_tongue: bool) -> str | None:
    if body_key(one.label) == body_key(other.label):
        return None  # the same words, in one language or two
    a, b = (person_name(v.label) if v.kind in PEOPLE or " " not in v.label else None for v in (one, other))
    if not _is_named(one, a) or not _is_named(other, b):
        nobody = one.kind in {"unnamed", "official"} and not _is_named(one, a)
        return "unnamed_made_named" if nobody and _is_named(other, b) else None
    if a and b:
        if a[1] == b[1]:
            titles = {a[0], b[0]} & pile.small  # "Councillor Norrado" is Andres Norrado
            return "name" if a[0] and b[0] and a[0] != b[0] and not titles else None
        return "name" if misspelt(a, b) else "speaker_moved"
    if not one_tongue and (a is None) == (b is None):
        return None  # "the fire brigade" and "los bomberos" share no word
    return None if set(content_words(one.label)) & set(content_words(other.label)) else "speaker_moved"


def _surname_altered(sources: Sources, before: Sequence[Attribution], after: Sequence[Attribution]) -> bool:
    """Whether both sentences write a bare last name, and the two begin alike, whoever else is called so."""
    written = [sources.pile.quote(one.sources[0]) for side in (before, after) for one in side if len(one.sources) == 1]
    bare = len(written) == 2 and all(" " not in name and name[:1].isupper() for name in written)
    return bare and misspelt(("", fold(written[0])), ("", fold(written[1])))


def _is_named(voice: Voice, name: tuple[str, str] | None) -> bool:
    return voice.named or voice.kind == "organisation" or bool(name and name[0] and voice.count_max == 1)


def _words(sources: Sources, attribution: Attribution) -> str:
    spans = sorted((*attribution.sources, *attribution.cues))
    return " ".join(sources.pile.quote(span) for span in spans)


def _language(sources: Sources, span: Span) -> str | None:
    return sources.pile.articles[span.article].language


def _sayings(pile: Pile, sentence: Span) -> list[str]:
    """The words in quotation marks in a sentence; what stands between two sayings has blanks at its ends."""
    found = _QUOTED.findall(pile.quote(sentence))
    return [
        _NOTE.sub("", said) for said in found if len(said) >= _SHORT and said == said.strip() and not _GAP.search(said)
    ]


def quotes(text: str) -> bool:
    """Whether words stand in quotation marks."""
    return bool(_QUOTED.search(text))


def _respelt(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Words in the spelling of others where they are the same but for a letter: "defense" as "defence"."""
    known = set(others)
    return [word if word in known else next(iter(get_close_matches(word, others, 1, _SPELT)), word) for word in words]


def _cut(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether two sayings differ only in where they were cut: what both have in the middle is the same."""
    blocks = [b for b in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks() if b.size]
    first, last = blocks[0], blocks[-1]
    cores = left[first.a : last.a + last.size], right[first.b : last.b + last.size]
    ends = min(first.a, first.b), min(len(left) - last.a - last.size, len(right) - last.b - last.size)
    return tuple(cores[0]) == tuple(cores[1]) and not any(ends)
