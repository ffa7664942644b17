"""Who the sources of an article are: its voices, and each attribution's kind, number and standing.

In: a Document and its attributions. Out: Voices, and the attributions with kind, counts and voices set. An outlet's
own word is never a Voice. A pronoun that nothing resolves stays a voice of its own, and says so in its label.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import anonymity, credits, cues, owners, plain_sources, sourcing
from firsthand.read.clauses import noun_phrase
from firsthand.read.cues import Cue
from firsthand.read.describe import Description, describe, of_office
from firsthand.read.document import Document, Paragraph
from firsthand.read.nobody import voiceless
from firsthand.read.proper import initials
from firsthand.read.register import Entry, Register
from firsthand.read.surnames import Names, bearer, names
from firsthand.records import Attribution, Credit, Span, Voice, record_id

_SPEAKER = frozenset({"i", "we", "my", "our", "me", "us"})
_OWN_STORY = Description("article", "media", False, 1, 1, "article", True)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def find(
    document: Document, attributions: list[Attribution], credited: Sequence[Credit] | None = None
) -> tuple[list[Voice], list[Attribution]]:
    """The voices of one article and the attributions that point at them.

    `credited` are the document's credits, where the caller has them; else they are read here.
    """
    outlets = credits.names(document, credited)
    register, known = Register(document), names(document)
    held: dict[str, list[Description | Entry]] = {}
    steps: list[tuple[int, Attribution | sourcing.Basis | anonymity.Anonymity]] = []
    steps += [((one.sources or one.cues)[0].start, one) for one in attributions if one.cues]
    if document.parsed:
        steps += [(b.paragraph.start + b.words.start_char, b) for b in sourcing.find(document)]
        steps += [(a.start, a) for a in anonymity.find(document)]
    for _, step in sorted(steps, key=lambda pair: (_own_words(document, pair[1]), pair[0], type(pair[1]).__name__)):
        if isinstance(step, Attribution):
            outer = held.get(step.within or "", [])
            held[step.id] = _heard(register, document, known, step, outer, outlets)
        elif isinstance(step, sourcing.Basis):
            register.enter(describe(step.words, outlets), document.tokens_span(step.paragraph, step.words), step.scope)
        else:
            register.unname(step)
    voices = {id(entry): _voice(document, entry) for entry in register.entries}
    settled = [_settled(one, held.get(one.id, []), voices) for one in attributions]
    return [voices[id(entry)] for entry in register.entries], settled


def _own_words(document: Document, step: object) -> bool:
    """Whether a source is "I" or "we" inside somebody's quotation, which waits until the speaker is known."""
    if not isinstance(step, Attribution) or step.within is None:
        return False
    return any(document.article.quote(span).lower() in _SPEAKER for span in step.sources)


def _heard(
    register: Register,
    document: Document,
    known: Names,
    attribution: Attribution,
    outer: list[Description | Entry],
    outlets: frozenset[str],
) -> list[Description | Entry]:
    """The entries that an attribution's sources make or take up; an outlet is described, not entered."""
    heard: list[Description | Entry] = []
    for span in attribution.sources:
        paragraph = next(p for p in document.paragraphs if p.start <= span.start < p.end)
        words = paragraph.doc.char_span(
            span.start - paragraph.start, span.end - paragraph.start, alignment_mode="expand"
        )
        if words is None:
            continue
        if not document.parsed:
            heard.append(plain_sources.heard(register, document, span, outlets))
            continue
        for part in map(owners.whose_word, _parts(words)):
            if voiceless(part, _cue_of(paragraph, attribution)):
                continue
            where = document.tokens_span(paragraph, part)
            token = part.root
            if initials(token):
                described = _described(part, outlets, known)
                heard.append(described if described.kind == "media" else register.enter(described, where, "passage"))
            elif token.lower_ in _SPEAKER and len(part) == 1 and outer:
                heard += outer
            elif (
                token.lower_ in _SPEAKER
                and len(part) == 1
                and (first := register.last_speaker(where, token)) is not None
            ):
                heard.append(first)
            elif token.lower_ == "it" and owners.own_story(token):
                heard.append(_OWN_STORY)  # an article about an article: an outlet's own word
            elif token.lower_ in _RELATIVE or (part[-1].lower_ in {"whom", "which"} and len(part) > 1):
                heard.append(_antecedent(register, document, paragraph, part, where, outlets))
            elif owners.somebody_s_word(part) and (speaker := register.last_speaker(where)) is not None:
                heard.append(speaker)
            elif token.pos_ == "PRON" and token.lower_ not in {
                "many",
                "some",
                "others",
                "one",
                "both",
                "none",
                "several",
            }:
                heard.append(register.resolve(token, where))
            else:
                described = _described(part, outlets, known)
                heard.append(described if described.kind == "media" else register.enter(described, where, "passage"))
    return heard


def _described(words: Tokens, outlets: frozenset[str], known: Names) -> Description:
    """What a source is; the bare last name of somebody whom the article names in full is that person."""
    described, name = describe(words, outlets), bearer(words, known.people)
    if name is None and described.kind == "named_person" and described.label in known.bodies:
        return described._replace(kind="organisation", name=described.label)
    if name is None or described.kind == "media" or (described.kind == "named_person" and " " in described.label):
        return described
    return Description(name, "named_person", True, 1, 1, described.head, True, None, described.words)


def _cue_of(paragraph: Paragraph, attribution: Attribution) -> Cue | None:
    """The cue verb of an attribution; None where it is no verb."""
    start, end = attribution.cues[0].start - paragraph.start, attribution.cues[0].end - paragraph.start
    words = paragraph.doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end else None
    found = [cues.verb(token) for token in words or () if token.pos_ in {"VERB", "AUX"}]
    return next((one for one in reversed(found) if one is not None), None)


def _antecedent(
    register: Register, document: Document, paragraph: Paragraph, part: Tokens, where: Span, outlets: frozenset[str]
) -> Description | Entry:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    token: Token = part.root
    while token.dep_ != "relcl" and token.head.i != token.i:
        token = token.head
    if token.dep_ != "relcl":
        return register.resolve(part.root, where)
    start, end = noun_phrase(token.head)
    if start >= end:
        return register.resolve(part.root, where)
    words = token.doc[start:end]
    described = describe(words, outlets)
    if described.kind == "media":
        return described
    return register.enter(described, document.tokens_span(paragraph, words), "passage")


def _parts(words: Tokens) -> list[Tokens]:
    """The members of "lawyers and relatives of the accused"; a name with "and" in it stays whole."""
    root = words.root
    members = [root, *(m for m in root.conjuncts if words.start <= m.i < words.end)]
    if len(members) == 1 or any(m.pos_ not in {"NOUN", "PROPN"} for m in members) or _one_name(members):
        return [words]
    if all(of_office(m) for m in members) and not any(c.dep_ == "det" for m in members[1:] for c in m.children):
        return [words]  # "the president and chief executive, Tom Enders": one holder
    starts = [max(words.start, member.left_edge.i) for member in members]
    parts = []
    for member, start, following in zip(members, starts, [*starts[1:], words.end], strict=True):
        end = following
        while end > member.i + 1 and words.doc[end - 1].text in {",", "and", "or", "&"}:
            end -= 1
        parts.append(words.doc[start:end])
    return [part for part in parts if len(part)]


def _one_name(members: list[Token]) -> bool:
    """Whether the tagger takes all members for one name: "the Department of Trade and Industry"."""
    first, last = members[0], members[-1]
    inside = first.doc[first.i + 1 : last.i + 1]
    return first.ent_type_ == "ORG" and all(token.ent_iob_ == "I" for token in inside)


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
