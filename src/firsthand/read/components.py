"""The parts of a reading as components of any spaCy pipeline, their results on `doc._` as firsthand's own records.

In: a Doc that the pipeline has parsed. Out: the same Doc with `doc._.firsthand_attributions` and so on; spans count
code points of `doc.text`. A Doc is read once, however many components ask: what one has read, the next takes from
there. What was read travels in `doc.user_data` as bytes, so that it passes between processes and through DocBin.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from itertools import takewhile
from typing import NamedTuple

import msgspec
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from firsthand.read import languages, parts, quotes
from firsthand.read.document import Document, between_blank_lines, lay_out, open_document
from firsthand.read.opening import opened, to_parse
from firsthand.records import Article, Reading, Span, record_id

Component = Callable[[Doc], Doc]

# What English is read from, and which of spaCy's components sets it.
_NEEDED = {
    "TAG": "tagger",
    "POS": "attribute_ruler",
    "LEMMA": "lemmatizer",
    "DEP": "parser",
    "ENT_IOB": "ner",
}
_PARSE = ("TAG", "POS", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE")
_REQUIRES = ["token.tag", "token.lemma", "token.dep", "doc.ents"]
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\S+)?)?)?[?~%]?")


class _Offer(NamedTuple):
    """What an attribute of `doc._` shows: the part that sets it, the field of the reading, the component to add."""

    part: str
    field: str
    component: str


class _Kept(msgspec.Struct, frozen=True):
    """What was read of a Doc so far: of which parse (`key`), which parts, and the records."""

    key: str
    parts: tuple[str, ...]
    reading: Reading
    quotations: tuple[Span, ...] = ()


# The parts that each component reads, beside what those rest on.
_READS = {
    "firsthand": ("quotations", *parts.PARTS),
    "firsthand_quotations": ("quotations",),
    "firsthand_attribution": ("sources",),
    "firsthand_credits": ("credits",),
    "firsthand_times": ("times",),
    "firsthand_places": ("places",),
    "firsthand_quantities": ("quantities",),
    "firsthand_mentions": ("mentions", "sources"),
}
_OFFERS = {
    "firsthand_attributions": _Offer("sources", "attributions", "firsthand_attribution"),
    "firsthand_voices": _Offer("sources", "voices", "firsthand_attribution"),
    "firsthand_credits": _Offer("credits", "credits", "firsthand_credits"),
    "firsthand_times": _Offer("times", "times", "firsthand_times"),
    "firsthand_places": _Offer("places", "places", "firsthand_places"),
    "firsthand_quantities": _Offer("quantities", "quantities", "firsthand_quantities"),
    "firsthand_mentions": _Offer("mentions", "mentions", "firsthand_mentions"),
}


class Reads:
    """A component that reads some parts of a Doc; `published` dates the Docs that bring no date of their own.

    With `reparse` the paragraphs of a Doc are parsed anew, each on its own, as the reader does with an Article: its
    records to the letter, for the price of a second parse. Without it the Doc's own parse is taken.
    """

    def __init__(self, nlp: Language, name: str, wanted: tuple[str, ...], published: str | None, reparse: bool) -> None:
        self.nlp, self.name, self.wanted = nlp, name, wanted
        self.published, self.reparse = _dated(published), reparse

    def __call__(self, doc: Doc) -> Doc:
        """The Doc, with what was asked for read; raises ValueError where an English pipeline has not parsed it."""
        if self.published and doc._.firsthand_published is None:
            doc._.firsthand_published = self.published
        if self.wanted != ("quotations",):  # marks need no parse
            _check(doc, self.name)
        key, kept, wanted = _key(doc), _kept(doc), self.wanted
        if kept is not None and kept.key != key:  # another parse or another date: what rests on the old one is void
            wanted, kept = (*wanted, *kept.parts), None
        if kept is None or not set(wanted) <= set(kept.parts):
            document, reading = self._opened(doc, key)
            doc.user_data["firsthand"] = msgspec.msgpack.encode(_read(document, reading, key, wanted, kept))
        return doc

    def _opened(self, doc: Doc, key: str) -> tuple[Document | None, Reading]:
        """The Doc laid out in paragraphs; the latest one is kept for the pipeline's next component."""
        global _latest
        latest = _latest
        if latest is None or latest.doc is not doc or latest.key != key:
            laid_out = opened(article(doc), lambda made, language: self._laid_out(doc, made, language))
            latest = _latest = _Latest(doc, key, laid_out)
        return latest.opened

    def _laid_out(self, doc: Doc, made: Article, language: str) -> Document:
        if not self.reparse or to_parse(made) == [doc.text]:
            return lay_out(made, doc, language=language)
        before = set(takewhile(lambda name: name != self.name, self.nlp.pipe_names))
        others = [name for name, one in self.nlp.pipeline if name not in before or isinstance(one, Reads)]
        return open_document(made, partial(self.nlp.pipe, disable=others), language=language, parsed=True)


class _Latest(NamedTuple):
    """The Doc opened last; it may have been parsed anew since, which its key tells."""

    doc: Doc
    key: str
    opened: tuple[Document | None, Reading]


_latest: _Latest | None = None


def _read(document: Document | None, reading: Reading, key: str, wanted: Iterable[str], kept: _Kept | None) -> _Kept:
    """What was kept, with the parts wanted read as well."""
    done, quotations = (kept.parts, kept.quotations) if kept else ((), ())
    asked = {*wanted, *done}
    rules = asked - {"quotations"}
    if document is not None:
        reading = parts.read(document, rules, done, kept.reading if kept else reading)
        if "quotations" in asked and "quotations" not in done:
            quotations = tuple(document.article.span(one.start, one.end) for one in quotes.find(document))
    return _Kept(key, tuple(sorted(asked.union(parts.needed(rules)))), reading, quotations)


def _check(doc: Doc, name: str) -> None:
    """Raise ValueError where English text comes without what the rules are read from."""
    if not languages.parsed(doc.lang_):
        return
    missing = [
        setter
        for attribute, setter in _NEEDED.items()
        if not doc.has_annotation(attribute, require_complete=attribute == "LEMMA")  # rules set some of them anyway
    ]
    if missing:
        raise ValueError(
            f"{name} reads English from tags, lemmas, a parse and entities, and these were not set: put it behind"
            f" {', '.join(missing)}; spacy.load('en_core_web_sm') has all of them, and nlp.analyze_pipes() shows what"
            " a pipeline lacks"
        )


def _key(doc: Doc) -> str:
    """What a reading depends on: the words, their parse, the date and the outlet."""
    given = (doc.text, doc.lang_, doc._.firsthand_published, doc._.firsthand_outlet)
    digest = hashlib.sha1(repr(given).encode("utf-8", "surrogatepass"), usedforsecurity=False)
    digest.update(doc.to_array(list(_PARSE)).tobytes())
    return digest.hexdigest()


def article(doc: Doc) -> Article:
    """The Doc's text as the Article that its records point into: what reconcile and tell take, beside the reading."""
    key = record_id("art", doc.text)
    return Article(
        id=key,
        key=key,
        path="",
        sha256=hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=doc.text,
        extractor="spacy",
        outlet=doc._.firsthand_outlet,
        published=doc._.firsthand_published,
        language=doc.lang_ or "xx",
    )


def tokens(doc: Doc, span: Span, alignment_mode: str = "strict") -> Tokens | None:
    """The tokens of a record's span; None where it begins or ends inside a token, unless asked to expand or contract.

    Raises ValueError for a span of another text.
    """
    kept = _kept(doc)
    if span.article != (kept.reading.article if kept else article(doc).id):
        raise ValueError(f"the span {span} points into another text than this Doc's")
    return doc.char_span(span.start, span.end, alignment_mode=alignment_mode)


def _kept(doc: Doc) -> _Kept | None:
    raw = doc.user_data.get("firsthand")
    return None if raw is None else _decoded(raw)


@lru_cache(maxsize=64)
def _decoded(raw: bytes) -> _Kept:
    return msgspec.msgpack.decode(raw, type=_Kept)


def _records(doc: Doc, attribute: str) -> object:
    offer = _OFFERS[attribute]
    return getattr(_having(doc, offer.part, attribute, offer.component).reading, offer.field)


def _quotations(doc: Doc) -> tuple[Span, ...]:
    return _having(doc, "quotations", "firsthand_quotations", "firsthand_quotations").quotations


def _reading(doc: Doc) -> Reading:
    return _having(doc, None, "firsthand_reading", "firsthand").reading


def _problems(doc: Doc) -> object:
    return _having(doc, None, "firsthand_problems", "firsthand").reading.problems


def _having(doc: Doc, part: str | None, attribute: str, component: str) -> _Kept:
    kept = _kept(doc)
    if kept is None or (part is not None and part not in kept.parts):
        raise ValueError(f'doc._.{attribute} was not read: nlp.add_pipe("{component}"), or "firsthand" for everything')
    return kept


def _given(doc: Doc, name: str) -> str | None:
    value = doc.user_data.get(name)
    return value if isinstance(value, str) else None


def _give(doc: Doc, value: str | None, name: str) -> None:
    doc.user_data[name] = _dated(value) if name == "firsthand_published" else value


def _dated(published: str | None) -> str | None:
    """The date as it was given; raises ValueError for what is none."""
    if published is not None and not (isinstance(published, str) and _DATE.fullmatch(published)):
        raise ValueError(f"published is {published!r}; write a date as 2024-05-01, 2024-05 or 2024, a time behind a T")
    return published


def split(doc: Doc) -> Doc:
    """Let a sentence begin behind each blank line; for a place before the parser, which keeps to it."""
    starts = {start for start, _ in list(between_blank_lines(doc.text))[1:]}
    for token in doc:
        if token.idx in starts:
            token.is_sent_start = True
    return doc


def _factory(name: str) -> Callable[[Language, str, str | None, bool], Component]:
    """The factory of one of the components, with what spaCy is told of it."""
    wanted = _READS[name]
    read = parts.needed({*wanted} - {"quotations"})
    sets = [f"doc._.{attribute}" for attribute, offer in _OFFERS.items() if offer.part in read]
    sets += ["doc._.firsthand_quotations"] * ("quotations" in wanted)

    def make(nlp: Language, name: str, published: str | None, reparse: bool) -> Component:
        return Reads(nlp, name, wanted, published, reparse)

    config = {"published": None, "reparse": False}
    Language.factory(name, func=make, assigns=sets, requires=_REQUIRES if read else [], default_config=config)
    return make


for _name in _OFFERS:
    Doc.set_extension(_name, getter=partial(_records, attribute=_name), force=True)
for _name in ("firsthand_published", "firsthand_outlet"):
    Doc.set_extension(_name, getter=partial(_given, name=_name), setter=partial(_give, name=_name), force=True)
Doc.set_extension("firsthand_quotations", getter=_quotations, force=True)
Doc.set_extension("firsthand_problems", getter=_problems, force=True)
Doc.set_extension("firsthand_reading", getter=_reading, force=True)
Doc.set_extension("firsthand_article", getter=article, force=True)
Doc.set_extension("firsthand_span", method=tokens, force=True)

# What the entry points in pyproject.toml name.
paragraphs = Language.component("firsthand_paragraphs", func=split)
everything = _factory("firsthand")
quotations = _factory("firsthand_quotations")
attribution = _factory("firsthand_attribution")
credited = _factory("firsthand_credits")
times = _factory("firsthand_times")
places = _factory("firsthand_places")
quantities = _factory("firsthand_quantities")
mentions = _factory("firsthand_mentions")
