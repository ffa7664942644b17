"""Who the sources of an article are: its voices, and each attribution's kind, number and standing.

In: a Document and its attributions. Out: Voices, and the attributions with kind, counts and voices set. An outlet's
own word is never a Voice. A pronoun that nothing resolves stays a voice of its own, and says so in its label.
"""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from firsthand.read import anonymity, basis, clients, credits, cues, owners, plain_sources, sourcing
from firsthand.read.clauses import noun_phrase, titled
from firsthand.read.cues import Cue
from firsthand.read.describe import Description, describe
from firsthand.read.document import Document, Paragraph
from firsthand.read.goes_by import named_behind
from firsthand.read.heads import of_office, of_people
from firsthand.read.needs import is_somebody
from firsthand.read.nobody import voiceless
from firsthand.read.outlets import is_outlet
from firsthand.read.proper import after_title, given, initials, of_a_body, run
from firsthand.read.register import Entry, Register
from firsthand.read.surnames import Names, bearer, names
from firsthand.records import Attribution, Credit, Span, Voice, record_id

_SPEAKER = frozenset({"i", "we", "my", "our", "me", "us"})
_OWN_STORY = Description("article", "media", False, 1, 1, "article", True)
_ANYBODY = frozenset({"everyone", "everybody", "someone", "somebody", "anyone", "anybody", "whoever"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


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
            held[step.id] = [heard] if heard else _heard(register, document, known, step, outer, outlets)
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
    whose = clients.client(lawyer, words, _cue_of(paragraph, within)) if lawyer and words else None
    if whose is None:
        return None
    place = document.tokens_span(paragraph, whose)
    if whose.root.tag_ == "PRP$":
        return register.resolve(whose.root, place)
    return _taken_in(register, _described(whose, frozenset(), known, place.start), place)


def _in_paragraph(document: Document, span: Span) -> tuple[Paragraph, Tokens | None]:
    paragraph = next(p for p in document.paragraphs if p.start <= span.start < p.end)
    return paragraph, paragraph.tokens(span)


def _parsed(document: Document) -> list[sourcing.Basis]:
    """What the story says that it rests on, by its grammar, else by a frame of words."""
    by_grammar, by_frame = sourcing.find(document), list[sourcing.Basis]()
    for span in basis.find(document):
        paragraph = next(p for p in document.paragraphs if p.start <= span.start < p.end)
        words = paragraph.tokens(span)
        told = words is not None and any(b.paragraph is paragraph and b.words.sent == words.sent for b in by_grammar)
        if words is not None and not told:
            by_frame += [sourcing.Basis(paragraph, part, "article") for part in _parts(words)]
    return by_grammar + by_frame


def _own_words(document: Document, step: object) -> bool:
    """Whether a source is "I" or "we" inside somebody's quotation, which waits until the speaker is known."""
    if not isinstance(step, Attribution) or step.within is None:
        return False
    said = [document.article.quote(span).lower() for span in step.sources]
    return any(words in _SPEAKER or words.startswith(("we ", "i ")) for words in said)


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
        words = paragraph.tokens(span)
        if words is None:
            continue
        if not document.parsed:
            cue = document.article.quote(attribution.cues[0])
            speaking = plain_sources.heard(register, document, span, outlets, cue=cue)
            heard += [speaking] if speaking is not None else []
            continue
        for part in map(owners.whose_word, _parts(_untitled(words))):
            if bearer(part, known.people) is None and voiceless(part, _cue_of(paragraph, attribution)):
                continue
            where = document.tokens_span(paragraph, part)
            token = part.root
            if attribution.within is not None:
                register.quoted(where)
            if attribution.stance == "questions" and _asks_somebody(paragraph, attribution):
                register.asked(where)
            if initials(token):
                heard.append(_taken_in(register, _described(part, outlets, known, where.start), where))
            elif token.lower_ in _SPEAKER and (len(part) == 1 or token == part[0]) and outer:
                heard += outer  # "we all" too
            elif (
                token.lower_ in _SPEAKER
                and len(part) == 1
                and (first := register.last_speaker(where, token)) is not None
            ):
                heard.append(first)
            elif owners.own_story(token):
                heard.append(_OWN_STORY)  # an article about an article: an outlet's own word
            elif (holder := _holder(token)) is not None and attribution.within is None:
                place = document.tokens_span(paragraph, holder)
                heard.append(_taken_in(register, _described(holder, outlets, known, place.start), place))
            elif token.lower_ in _RELATIVE or (part[-1].lower_ in {"whom", "which"} and len(part) > 1):
                heard.append(_antecedent(register, document, paragraph, part, where, outlets, known))
            elif owners.somebody_s_word(part) and (sender := owners.sender(part)) is not None:
                place = document.tokens_span(paragraph, sender)
                heard.append(_taken_in(register, _described(sender, outlets, known, place.start), place))
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
                *_ANYBODY,
            }:
                outlet = register.outlet_meant(token, where) if attribution.within is None else None
                heard.append(outlet or register.resolve(token, where))
            else:
                described = named_behind(document, _described(part, outlets, known, where.start), where)
                if attribution.rule == "signed" and described.kind == "named_person":
                    described = described._replace(label=document.article.quote(span))  # without the flag beside it
                heard.append(_taken_in(register, described, where))
    return heard


def _holder(whose: Token) -> Tokens | None:
    """Whose "their" is in one clause: "dockers voiced their fear of"; None where its subject does not fit."""
    if whose.tag_ != "PRP$" or whose.dep_ != "poss" or whose.head.dep_ != "dobj":
        return None
    subject = next((child for child in whose.head.head.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or subject.i > whose.i:
        return None
    many = subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.rights)
    fits = many == (whose.lower_ == "their") and (whose.lower_ != "its" or not is_somebody(subject))
    start, end = noun_phrase(subject)
    return whose.doc[start:end] if fits and whose.lower_ in {"their", "his", "her", "its"} and start < end else None


def _taken_in(register: Register, described: Description, where: Span) -> Description | Entry:
    """The entry of a source, or the description of an outlet, which the register remembers and is no voice."""
    described = register.as_outlet(described, where)
    return (
        register.hear_outlet(described, where)
        if described.kind == "media"
        else register.enter(described, where, "passage")
    )


def _described(words: Tokens, outlets: frozenset[str], known: Names, at: int) -> Description:
    """What a source at a place of the article is; a bare last name is whoever the article names so in full."""
    described, name = describe(words, outlets), bearer(words, known.people)
    name = known.meant(name, at) if name is not None else None
    titled = len(words) > 1 and after_title(words) is not None  # "President Strand" is no firm
    if name is None and not titled and described.kind == "named_person" and described.label in known.bodies:
        return described._replace(kind="organisation", name=described.label)
    if name is None and described.kind == "organisation" and _of_a_family(words, known):
        return Description(" ".join(words.text.split()), "named_person", True, 1, 1, described.head, True)
    outlet = described.kind == "media" and is_outlet(described.label)  # not "Strand", who "wrote" a book
    if name is None or outlet or (described.kind == "named_person" and " " in described.label):
        return described
    if words.root.ent_type_ in {"GPE", "LOC"} and not name.endswith(words.root.text):
        return described  # a first name that is a town's: Paris, Austin
    return Description(name, "named_person", True, 1, 1, described.head, True, None, described.words)


def _of_a_family(words: Tokens, known: Names) -> bool:
    """Whether two capitalised words end with a last name of the article: "Petra Strand", whom the tagger takes for
    a firm, beside her brother.
    """
    plain = [token for token in words if token.tag_ != "POS" and not token.is_punct]
    two = len(plain) == 2 and all(token.text[0].isupper() and not token.text.isupper() for token in plain)
    return two and plain[1].text in known.people and not of_a_body(words) and plain[0].ent_type_ != "NORP"


def _cue_of(paragraph: Paragraph, attribution: Attribution) -> Cue | None:
    """The cue verb of an attribution; None where it is no verb."""
    found = [cues.verb(token) for token in _cue_words(paragraph, attribution) if token.pos_ in {"VERB", "AUX"}]
    return next((one for one in reversed(found) if one is not None), None)


def _cue_words(paragraph: Paragraph, attribution: Attribution) -> Sequence[Token]:
    """The words of an attribution's first cue, where that stands in a paragraph."""
    start, end = attribution.cues[0].start - paragraph.start, attribution.cues[0].end - paragraph.start
    words = paragraph.doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end else None
    return list(words or ())


def _asks_somebody(paragraph: Paragraph, attribution: Attribution) -> bool:
    """Whether a question is put to somebody: "was asked by reporters whether", "a reporter asked him whether"."""
    put = {"nsubjpass", "dobj", "dative"}
    return any(child.dep_ in put for token in _cue_words(paragraph, attribution) for child in token.children)


def _antecedent(
    register: Register,
    document: Document,
    paragraph: Paragraph,
    part: Tokens,
    where: Span,
    outlets: frozenset[str],
    known: Names,
) -> Description | Entry:
    """What a relative pronoun stands for: the noun that its clause hangs on."""
    token: Token = part.root
    while token.dep_ != "relcl" and token.head.i != token.i:
        token = token.head
    before = part.root.nbor(-1) if part.root.i > 0 else part.root
    before = before.nbor(-1) if before.text == "," and before.i > 0 else before
    if token.dep_ != "relcl" and not (before.pos_ in {"NOUN", "PROPN"} and before.sent == part.root.sent):
        return register.resolve(part.root, where)
    noun = token.head if token.dep_ == "relcl" else before  # "turned to the ministry which said"
    if part.root.lower_ in {"who", "whom"}:
        noun = _whoever(noun)
    elif part.root.lower_ in {"which", "that"}:
        noun = _whatever(noun)
    person = noun.head.ent_type_ == "PERSON" and noun.tag_ in {"NN", "NNP"}
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and (person or part.root.lower_ not in {"who", "whom"}):
        noun = noun.head  # "Halmeria and Orvik, the two largest producers, which said"; "Lind, a developer who says"
    start, end = noun_phrase(noun)
    if start >= end:
        return register.resolve(part.root, where)
    words = token.doc[start:end]
    at = document.tokens_span(paragraph, words)
    described = _described(words, outlets, known, at.start)
    if part.root.lower_ in {"who", "whom"} and described.kind in {"media", "document"}:
        return register.resolve(part.root, where)
    return _taken_in(register, described, at)


def _whatever(noun: Token) -> Token:
    """The thing that "which" stands for: the letter of "a letter to the mayor which", as no person is meant."""
    above = noun
    while above.ent_type_ == "PERSON" and above.dep_ in {"pobj", "appos"} and above.head.i < above.i:
        above = above.head.head if above.dep_ == "pobj" else above.head
        if above.pos_ == "VERB":  # "a letter sent to the mayor"
            above = above.head if above.dep_ == "acl" else noun
            break
    return above if above.pos_ == "NOUN" else noun


def _whoever(noun: Token) -> Token:
    """The person that "who" stands for: "Democrats on the hill, who" are Democrats, "leaders of the union who" leaders.

    A body with no person before it stays: "the committee, who said".
    """
    if of_people(noun.lemma_.lower()) or noun.ent_type_ in {"PERSON", "NORP"}:
        return noun
    above = noun
    while above.dep_ in {"pobj", "prep", "conj"} and above.head.i < above.i:
        above = above.head
        if of_people(above.lemma_.lower()) or above.ent_type_ in {"PERSON", "NORP"}:
            return above
    if above.pos_ == "VERB":  # "met senators from the capital, who said"
        met = [one for one in above.rights if one.dep_ == "dobj" and one.i < noun.i and of_people(one.lemma_.lower())]
        return met[-1] if met else noun
    return noun


def _untitled(words: Tokens) -> Tokens:
    """A source without the participle of its office, which the parser takes for a verb: "investigating judge"."""
    head = titled(words[0]) if len(words) > 1 and words[1].tag_ == "NN" else None
    if head is None or not words.start < head.i < words.end:
        return words  # "Racing Victoria"
    return words.doc[max(words.start + 1, head.left_edge.i) : words.end]


def _parts(words: Tokens) -> list[Tokens]:
    """The members of "lawyers and relatives of the accused"; a name with "and" in it stays whole."""
    root = words.root
    members = [root, *(m for m in root.conjuncts if words.start <= m.i < words.end and not _town_of(root, m))]
    if len(members) == 1 and (renamed := _by_name(words)):
        members = renamed
    if len(members) == 1 or any(m.pos_ not in {"NOUN", "PROPN"} for m in members) or _one_name(members):
        return [words]
    if len(members) == 2 and (holder := _one_holder(members)) is not None:
        return [words.doc[holder.i : words.end]]
    if all(of_office(m) for m in members) and not any(c.dep_ == "det" for m in members[1:] for c in m.children):
        return [words]  # "the president and chief executive, Tom Enders": one holder
    starts = [max(words.start, member.left_edge.i) for member in members]
    parts = []
    for member, start, following in zip(members, starts, [*starts[1:], words.end], strict=True):
        end = following
        while end > member.i + 1 and words.doc[end - 1].text in {",", "and", "or", "nor", "&"}:
            end -= 1
        if start < member.i and words.doc[start].lower_ in {"neither", "either", "both"}:
            start += 1
        parts.append(words.doc[start:end])
    return [part for part in parts if len(part)]


def _one_holder(members: list[Token]) -> Token | None:
    """Where the second office of one holder begins, who is named behind both: "Chairman and CEO Ada Lind"."""
    office, name = members
    second = office.doc[name.left_edge.i]
    bare = office.tag_ in {"NN", "NNP"} and of_office(office) and not any(c.dep_ == "det" for c in name.lefts)
    return second if bare and name.pos_ == "PROPN" and second.i < name.i and of_office(second) else None


def _town_of(people: Token, town: Token) -> bool:
    """Whether a comma alone joins a town or country to people: "scientists in Talvik, Halmeria"."""
    before = town.doc[town.left_edge.i - 1].text if town.left_edge.i else ""
    return (
        people.pos_ == "NOUN"
        and town.ent_type_ in {"GPE", "LOC"}
        and before == ","
        and not any(child.dep_ == "cc" for child in people.rights)
    )


def _by_name(words: Tokens) -> list[Token]:
    """The people whose names stand behind what they are: "its designers, Ada Lind and Bo Vik"."""
    root = words.root
    if root.tag_ != "NNS" or not of_people(root.lemma_.lower()):
        return []
    first = next((c for c in root.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i < words.end), None)
    people = [first, *(m for m in first.conjuncts if m.i < words.end)] if first is not None else []
    full = [one for one in people if one.i > one.left_edge.i and one.doc[one.i - 1].pos_ == "PROPN"]
    named = any(one.ent_type_ == "PERSON" or given(run(words, one)) for one in full)
    return people if len(full) > 1 and named else []


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
