"""What a reader of a format gives, and how it becomes an Article: the one place where a text is frozen.

In: drafts (pieces of text with a kind, what the input says about itself) and what the user filled in. Out: Articles.
"""

from importlib.metadata import version

from msgspec import Struct
from msgspec.structs import replace

from firsthand.collect.language import language_of
from firsthand.collect.outlet import domain_of
from firsthand.records import Article, Block, BlockKind, Capture, Link, Problem, plain_text, problem, record_id

STAGE = "collect"
EXTRACTOR = (
    f"firsthand-collect/1 trafilatura/{version('trafilatura')} "
    f"pypdfium2/{version('pypdfium2')} feedparser/{version('feedparser')}"
)
READ: frozenset[BlockKind] = frozenset({"headline", "paragraph", "quote", "caption"})


class Defaults(Struct, frozen=True):
    """What the user fills in where an input leaves it open.

    `published` is an EDTF date; `fields` are `--map FIELD=NAME` pairs: our field, and its name in the input.
    """

    published: str | None = None
    outlet: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


class Piece(Struct, frozen=True):
    """One block of text and its links, as offsets into `text`."""

    kind: BlockKind
    text: str
    links: tuple[tuple[int, int, str], ...] = ()


class Draft(Struct, frozen=True, kw_only=True):
    """An article before it is frozen: `exact`, a text taken as it stands, or pieces to be joined by blank lines."""

    key: str
    pieces: tuple[Piece, ...] = ()
    exact: tuple[str, tuple[Block, ...]] | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    captured: str | None = None
    language: str | None = None
    meta: tuple[tuple[str, str], ...] = ()


def freeze(draft: Draft, capture: Capture, defaults: Defaults) -> Article:
    """The Article of a draft: text in NFC, exact blocks and links, open fields filled, an id drawn from all of it."""
    text, blocks, links = (*draft.exact, ()) if draft.exact else _joined(draft.pieces)
    filled = tuple(n for n in ("published", "outlet") if getattr(draft, n) is None and getattr(defaults, n))
    published = draft.published or defaults.published
    outlet, meta = draft.outlet or defaults.outlet, draft.meta
    if outlet is None and draft.url and (outlet := domain_of(draft.url)):
        meta = (*meta, ("outlet-from", "domain"))  # the page never says who it is: its address does
    article = Article(
        id="",
        key=draft.key,
        path=capture.path,
        sha256=capture.sha256,
        text=text,
        extractor=EXTRACTOR,
        url=draft.url,
        outlet=outlet,
        title=draft.title,
        byline=draft.byline,
        published=published,
        updated=draft.updated,
        captured=draft.captured or capture.time,
        language=language_of(_read_words(text, blocks), draft.language),
        blocks=blocks,
        links=links,
        filled=tuple(filled),
        meta=meta,
    )
    return with_id(article)


def with_id(article: Article) -> Article:
    """The article under an id drawn from everything it says, so that equal extractions are one record anywhere."""
    parts = [repr(getattr(article, name)) for name in article.__struct_fields__ if name != "id"]
    return replace(article, id=record_id("art", *parts))


def trouble(where: str, code: str, message: str) -> Problem:
    """A Problem of this stage."""
    return problem(where, STAGE, code, message)


def _joined(pieces: tuple[Piece, ...]) -> tuple[str, tuple[Block, ...], tuple[Link, ...]]:
    """Pieces joined by blank lines, with their offsets in the joined text."""
    texts: list[str] = []
    blocks: list[Block] = []
    links: list[Link] = []
    at = 0
    for piece in pieces:
        text = plain_text(piece.text)
        if not text:
            continue
        for start, end, url in piece.links:
            if text != piece.text:  # composing letters moved the offsets
                start, end = len(plain_text(piece.text[:start])), len(plain_text(piece.text[:end]))
            if start < end <= len(text):
                links.append(Link(at + start, at + end, url))
        blocks.append(Block(piece.kind, at, at + len(text)))
        texts.append(text)
        at += len(text) + 2
    return "\n\n".join(texts), tuple(blocks), tuple(links)


def _read_words(text: str, blocks: tuple[Block, ...]) -> str:
    """The words that show the article's language: its furniture may be in another."""
    return "\n".join(text[b.start : b.end] for b in blocks if b.kind in READ) or text
