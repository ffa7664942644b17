"""What ends a sentence as its speaker: "..., a letter from the harbour office shows", "..., the mayor told reporters".

In: a Page and the Drafts made of it. Out: a Draft for each such ending that the parse did not give, since it took the
verb for a noun ("the office shows") or hung it elsewhere. The shape alone is sure enough: a clause, a comma, somebody,
a verb of saying, and at most to whom, where and when. A headline needs no clause and no article: "Four dead in quay
fire, mayor says".
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from firsthand.read import cues
from firsthand.read.clauses import Piece, runs
from firsthand.read.cues import Cue
from firsthand.read.drafts import Draft, draft
from firsthand.read.page import Page
from firsthand.read.proper import given

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_KINDS = frozenset({"speech", "evidence"})
_BEGINS = frozenset({"DET", "NUM", "PROPN", "ADJ", "NOUN", "PRON"})
_ENDS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_INSIDE = _BEGINS | {"ADP", "PART", "CCONJ", "ADV"}
_SAYS = frozenset({"says", "say", "said"})
_TELLS = frozenset({"told", "tells"})
_TURNS = frozenset({"if", "when", "while", "although", "though", "as", "because", "unless", "after", "before", "since"})
_LISTENERS = frozenset({"reporters", "journalists", "press", "media", "conference", "parliament", "lawmakers", "court"})
_LONGEST = 12  # words of somebody
_TAIL = 8  # words of to whom, where and when
_FEW = 3  # words of a clause

_Ending = tuple[int, Piece, int, Cue]  # the comma, whoever speaks, the verb, its entry


def trailing(page: Page, made: Sequence[Draft]) -> Iterator[Draft]:
    """The endings of a paragraph's sentences that no cue of `made` lies in."""
    known = {at for one in made if one.sources for start, end in one.cues for at in range(start, end)}
    for start, end in page.units:
        found = _headed(page.doc, start, end) if page.paragraph.kind == "headline" else None
        found = found or _ending(page.doc, start, end)
        if found is None:
            continue
        comma, who, verb, cue = found
        token = page.doc[verb]
        at = page.paragraph.start + token.idx
        if at in known or page.quoting(token) is not None:
            continue
        content = runs(page.doc, range(start, comma))
        if content and page.doc[start].lower_ not in _TURNS:
            yield draft(page, cue, token, (who,), ((verb, verb + 1),), content, None, "clause")


def leading(page: Page, made: Sequence[Draft]) -> Iterator[Draft]:
    """The sentences that begin "According to the mayor, " where the parser took the rest for what the mayor is."""
    known = {at for one in made for start, end in one.cues for at in range(start, end)}
    cue = cues.lexicon("en").get("say")
    for start, end in page.units:
        words = page.doc[start : start + 2]
        if cue is None or [word.lower_ for word in words] != ["according", "to"]:
            continue
        comma = next((i for i in range(start + 3, end) if page.doc[i].text == ","), end)
        at, who = page.paragraph.start + words[0].idx, (start + 2, comma)
        told = any(page.doc[i].tag_ in _FINITE | {"VBN"} for i in range(comma, end))
        if at not in known and comma < end - _FEW and _is_phrase(page.doc, who) and told:
            content = runs(page.doc, range(comma + 1, end))
            yield draft(page, cue, words[0], (who,), ((start, start + 2),), content, None, "according to")


def _headed(doc: Doc, start: int, end: int) -> _Ending | None:
    """The last comma of a headline, and whoever says so behind it: "..., mayor says", "..., says mayor"."""
    end, comma = _last_comma(doc, start, end)
    cue = cues.lexicon("en").get("say")
    if comma is None or cue is None:
        return None
    for verb, who in ((end - 1, (comma + 1, end - 1)), (comma + 1, (comma + 2, end))):
        if doc[verb].lower_ in _SAYS and _is_phrase(doc, who):
            return comma, who, verb, cue
    return None


def _last_comma(doc: Doc, start: int, end: int) -> tuple[int, int | None]:
    """Where a sentence ends without its full stop, and its last comma, with a few words before it."""
    while end > start and (doc[end - 1].is_space or doc[end - 1].text == "."):
        end -= 1
    comma = next((i for i in range(end - 1, start, -1) if doc[i].text == ","), None)
    return end, comma if comma is not None and comma - start >= _FEW else None


def _ending(doc: Doc, start: int, end: int) -> _Ending | None:
    """The last comma of a sentence, and the verb of saying in what follows it."""
    end, comma = _last_comma(doc, start, end)
    if comma is None or not _tells(doc, start, comma):
        return None
    for verb in range(comma + 2, end):
        cue = _saying(doc[verb])
        if cue is not None and _somebody(doc, (comma + 1, verb)) and _told(doc, verb + 1, end):
            return comma, (comma + 1, verb), verb, cue
    return _apposed(doc, start, comma, end)


def _apposed(doc: Doc, start: int, comma: int, end: int) -> _Ending | None:
    """The same where a name is set behind an office: "..., the prosecutor, Elena Vance, said on Monday"."""
    commas = [i for i in range(start, comma) if doc[i].text == ","][-2:]
    cue = _saying(doc[comma + 1]) if comma + 1 < end else None
    if len(commas) < 2 or cue is None or not _told(doc, comma + 2, end) or not _tells(doc, start, commas[0]):
        return None
    before, between = commas
    office, name = (before + 1, between), (between + 1, comma)
    named = _is_phrase(doc, name) or given(doc[name[0] : name[1]])  # the tagger takes "Per", "Will" for other words
    apposed = _is_phrase(doc, office) and named and doc[comma - 1].pos_ == "PROPN"
    return (before, (before + 1, comma), comma + 1, cue) if apposed and not _joined(doc, name) else None


def _saying(token: Token) -> Cue | None:
    """The verb of saying that a word is, whatever the tagger took it for: "shows", "said"."""
    known = cues.lexicon("en")
    cue = known.get(cues.base_form(token, known))
    finite = token.tag_ in _FINITE or (token.tag_ in {"NNS", "NN"} and token.lower_.endswith("s"))
    return cue if cue and finite and cue.kind in _KINDS and "clause" in cue.frames else None


def _tells(doc: Doc, start: int, comma: int) -> bool:
    """Whether a finite verb stands before the comma."""
    return any(doc[i].tag_ in _FINITE | {"VBN"} for i in range(start, comma))


def _somebody(doc: Doc, words: Piece) -> bool:
    """Whether a phrase is a noun with what belongs to it, and holds no verb."""
    start, end = words
    if not _is_phrase(doc, words):
        return False
    one = doc[end].tag_ not in {"VBD", "VBP"}  # "shows": one body does so, and never two
    # not "they sold nets, ropes and boat shows"
    return not one or (doc[start].pos_ in {"DET", "PROPN"} and not _joined(doc, words))


def _is_phrase(doc: Doc, words: Piece) -> bool:
    """Whether words are one noun with what belongs to it."""
    start, end = words
    if not 0 < end - start <= _LONGEST or doc[start].pos_ not in _BEGINS or doc[end - 1].pos_ not in _ENDS:
        return False
    return all(doc[i].pos_ in _INSIDE or doc[i].text in {"-", "’s", "'s"} for i in range(start, end))


def _joined(doc: Doc, words: Piece) -> bool:
    return any(doc[i].pos_ == "CCONJ" for i in range(*words))


def _told(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing follows a verb of saying but to whom, where and when."""
    if start == end:
        return True
    if end - start > _TAIL or any(doc[i].tag_ in _FINITE for i in range(start, end)):
        return False
    if doc[start].pos_ == "ADP" or any(doc[i].lower_ in _LISTENERS for i in range(start, min(end, start + 3))):
        return True
    rest = next((i for i in range(start, end) if doc[i].pos_ == "ADP"), end)
    return doc[start - 1].lower_ in _TELLS and _is_phrase(doc, (start, rest))  # "told Radio Estuary on Friday"
