"""Who the sources of an article are: its voices, and each attribution's kind, number and standing.

In: a Document and its attributions. Out: Voices, and the attributions with kind, counts and voices set. An outlet's
own word is never a Voice. A pronoun that nothing resolves stays a voice of its own, and says so in its label.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Span as Tokens

from firsthand.read import anonymity, basis, clients, credits, plain_sources, sourcing
from firsthand.read.describe import Description, describe
from firsthand.read.document import Document, Paragraph
from firsthand.read.heard import SPEAKER, cue_of, described_at, heard_in, taken_in
from firsthand.read.members import members_of
from firsthand.read.register import Entry, Register
from firsthand.read.surnames import Names, names
from firsthand.records import Attribution, Credit, Span, Voice, record_id


def find(
    document: Document, attributions: list[Attribution], credited: Sequence[Credit] | None = None
) -> tuple[list[Voice], list[Attribution]]:
    """The voices of one article and the attributions that point at them.

    `credited` are the document's credits, where the caller has them; else they are read here.
    """
    outlets = credits.names(document, credited)
    known = names(document)
    register = Register(document, known.people)
    held: dict[str, list[Description | Entry]] = {}
    said = {one.id: one for one in attributions}
    steps: list[tuple[int, Attribution | sourcing.Basis | Span | anonymity.Anonymity]] = []
    steps += [((one.sources or one.cues)[0].start, one) for one in attributions if one.cues]
    if document.parsed:
        steps += [(b.paragraph.start + b.words.start_char, b) for b in _parsed(document)]
        steps += [(a.start, a) for a in anonymity.find(document)]
    else:
        steps += [(words.start, words) for words in basis.find(document)]
    for _, step in sorted(steps, key=lambda pair: (_own_words(document, pair[1]), pair[0], type(pair[1]).__name__)):
        if isinstance(step, Attribution):
            outer = held.get(step.within or "", [])
            heard = _client(register, document, known, step, said.get(step.within or ""))
            held[step.id] = [heard] if heard else heard_in(register, document, known, step, outer, outlets)
        elif isinstance(step, sourcing.Basis):
            register.enter(describe(step.words, outlets), document.tokens_span(step.paragraph, step.words), step.scope)
        elif isinstance(step, Span):
            plain_sources.heard(register, document, step, outlets, "article")
        else:
            register.unname(step)
    voices = {id(entry): _voice(document, entry) for entry in register.entries}
    settled = [_settled(one, held.get(one.id, []), voices) for one in attributions]
    return [voices[id(entry)] for entry in register.entries], settled


def _client(
    register: Register, document: Document, known: Names, within: Attribution, outer: Attribution | None
) -> Description | Entry | None:
    """The client who denies or says a thing within what his lawyer says."""
    if outer is None or not document.parsed or len(outer.sources) != 1 or len(within.sources) != 1:
        return None
    paragraph, lawyer = _in_paragraph(document, outer.sources[0])
    _, words = _in_paragraph(document, within.sources[0])
    whose = clients.client(lawyer, words, cue_of(paragraph, within)) if lawyer and words else None
    if whose is None:
        return None
    place = document.tokens_span(paragraph, whose)
    if whose.root.tag_ == "PRP$":
        return register.resolve(whose.root, place)
    return taken_in(register, described_at(whose, frozenset(), known, place.start), place)


def _parsed(document: Document) -> list[sourcing.Basis]:
    """What the story says that it rests on, by its grammar, else by a frame of words."""
    by_grammar, by_frame = sourcing.find(document), list[sourcing.Basis]()
    for span in basis.find(document):
        paragraph = next(p for p in document.paragraphs if p.start <= span.start < p.end)
        words = paragraph.tokens(span)
        told = words is not None and any(b.paragraph is paragraph and b.words.sent == words.sent for b in by_grammar)
        if words is not None and not told:
            by_frame += [sourcing.Basis(paragraph, part, "article") for part in members_of(words)]
    return by_grammar + by_frame


def _own_words(document: Document, step: object) -> bool:
    """Whether a source is "I" or "we" inside somebody's quotation, which waits until the speaker is known."""
    if not isinstance(step, Attribution) or step.within is None:
        return False
    said = [document.article.quote(span).lower() for span in step.sources]
    return any(words in SPEAKER or words.startswith(("we ", "i ")) for words in said)


def _voice(document: Document, entry: Entry) -> Voice:
    described = entry.described
    return Voice(
        id=record_id("voi", document.article.id, described.label, min(entry.mentions)),
        label=described.label,
        kind=described.kind,
        named=described.named,
        count_min=described.count_min,
        count_max=described.count_max,
        affiliation=described.affiliation,
        mentions=tuple(sorted(set(entry.mentions))),
        scope=entry.scope,
        on_record=entry.on_record,
        reason=entry.reason,
    )


def _settled(one: Attribution, heard: list[Description | Entry], voices: dict[int, Voice]) -> Attribution:
    """The attribution with what its sources turned out to be."""
    entries = [item.settled() for item in heard if isinstance(item, Entry)]
    described = [item.settled().described if isinstance(item, Entry) else item for item in heard]
    if not described:
        return replace(one, count_max=None)  # "it is believed": by one or by many
    open_above = any(item.count_max is None for item in described)
    return replace(
        one,
        kind=described[0].kind,
        named=described[0].named,
        count_min=sum(item.count_min for item in described),
        count_max=None if open_above else sum(item.count_max or 0 for item in described),
        on_record=all(entry.on_record for entry in entries),
        reason=next((entry.reason for entry in entries if entry.reason), None),
        voices=tuple(dict.fromkeys(voices[id(entry)].id for entry in entries)),
    )


def _in_paragraph(document: Document, span: Span) -> tuple[Paragraph, Tokens | None]:
    paragraph = next(p for p in document.paragraphs if p.start <= span.start < p.end)
    return paragraph, paragraph.tokens(span)
