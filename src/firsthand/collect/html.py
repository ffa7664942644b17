"""A saved page: its main text, with block quotes and captions, and all its furniture, in page order.

In: the bytes of a page. Out: a Draft and Problems. The page is cut into its own blocks first; the main-text extractor
(trafilatura) then only decides which of them are the article, so that nothing it drops is lost.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy

from firsthand.collect.dates import edtf
from firsthand.collect.decode import decode
from firsthand.collect.draft import Draft, Piece, trouble
from firsthand.collect.outlet import domain_of
from firsthand.collect.page import HEADINGS, Node, Stretch, flattened, parse, stretches, too_deep
from firsthand.collect.pagemeta import PageMeta, absolute, page_meta
from firsthand.records import BlockKind, Problem
from firsthand.series import without_numbers

_MARKS = 255  # Braille signs: printable, no letters, on no news page; two of them number 65,025 blocks
_MARK = re.compile(r"([\u2801-\u28ff])([\u2801-\u28ff])")
_MOST = 8000  # blocks; a forum's whole year had 3,000, and the extractor takes 30 seconds for 100,000
_LONGEST = 5_000_000  # characters of words; longer than the Bible is no article
_CARD = 250  # characters; a heading and a teaser
_REPEATED = 25  # characters; "Why?" may be asked twice in an interview
_PROSE = 80  # characters; a shorter block may be a label
_WORDS = re.compile(r"\w+")


def read_page(
    raw: bytes, where: str, *, url: str | None = None, charset: str | None = None
) -> Iterator[Draft | Problem]:
    """One page as a Draft whose key is its address, else `where`."""
    text, wrong = decode(raw, charset, markup=True)
    if wrong:
        yield trouble(where, "encoding", wrong)
    if too_deep(text):
        text = flattened(text)
        yield trouble(where, "deep-nesting", "its tags nest too deep to follow; it is read without its layout")
    root = parse(text)
    blocks = list(stretches(root)) if root is not None else []
    if root is None or not blocks:
        yield trouble(where, "no-text", "the page holds no words; it may need a browser to fill it")
        return
    meta = page_meta(root, url)
    if not meta.published and (printed := _printed_date(root)):
        meta = meta._replace(published=printed, pairs=(*meta.pairs, ("published-from", "print")))
    chosen = _completed(blocks, _chosen(root, blocks), meta)
    if not chosen:
        yield trouble(where, "no-main-text", "no article was found on the page; its words are kept as furniture")
    yield _draft(meta, blocks, chosen, where)


def pieces_of(markup: str, base: str | None) -> tuple[Piece, ...]:
    """The blocks of a fragment of HTML that is all article, as a feed carries it."""
    root = parse(f"<html><body>{markup}</body></html>")
    found = list(stretches(root)) if root is not None else []
    return tuple(_piece("quote" if b.quote else "caption" if b.caption else "paragraph", b, base) for b in found)


def _printed_date(root: Node) -> str | None:
    """The day a page prints where pages print their date: a last resort, right on 35 of 37 pages without metadata."""
    from htmldate import find_date

    try:
        found = find_date(_unnumbered(root), original_date=True, extensive_search=False, max_date="2199-12-31")
    except Exception:  # as below
        return None
    return edtf(found)


def _unnumbered(root: Node) -> Node:
    """A page without the figures that name no day: "Press release no. 4/2025" was taken for the first of April."""
    bare = deepcopy(root)
    for node in bare.iter():
        if isinstance(node.tag, str) and node.tag not in {"script", "style"} and node.text:
            node.text = without_numbers(node.text)
        if node.tail:
            node.tail = without_numbers(node.tail)
    return bare


def _draft(meta: PageMeta, blocks: Sequence[Stretch], chosen: frozenset[int], where: str) -> Draft:
    kinds = _kinds(meta, blocks, chosen)
    pieces = [_piece(kind, block, meta.url) for kind, block in zip(kinds, blocks, strict=True)]
    title = next((p.text for p in pieces if p.kind == "headline"), None) or _bare_title(meta)
    if title and "headline" not in kinds:
        pieces.insert(0, Piece("headline", title))
    byline = meta.byline or next((p.text for p in pieces if p.kind == "byline"), None)
    return Draft(
        key=meta.url or where,
        pieces=tuple(pieces),
        url=meta.url,
        outlet=meta.outlet,
        title=title,
        byline=byline,
        published=meta.published,
        updated=meta.updated,
        language=meta.language,
        meta=meta.pairs,
    )


def _piece(kind: BlockKind, block: Stretch, base: str | None) -> Piece:
    links = tuple((s, e, whole) for s, e, url in block.links if (whole := absolute(url, base)))
    return Piece(kind, block.text, links)


def _chosen(root: Node, blocks: Sequence[Stretch]) -> frozenset[int]:
    """Which blocks the main-text extractor takes: each is numbered by two signs before its first word.

    On a monstrous page the blocks of prose are taken instead, in bounded time.
    """
    if len(blocks) > _MOST or sum(len(block.text) for block in blocks) > _LONGEST:
        return frozenset(n for n, b in enumerate(blocks) if len(b.text) >= _PROSE and b.link_share < 0.3)
    from trafilatura import bare_extraction

    for number, block in enumerate(blocks[: _MARKS**2]):
        node, tail = block.first
        sign = chr(0x2801 + number // _MARKS) + chr(0x2801 + number % _MARKS)
        if tail:
            node.tail = sign + node.tail.lstrip()
        else:
            node.text = sign + node.text.lstrip()
    try:
        found = bare_extraction(deepcopy(root), include_comments=False, include_tables=True)
    except Exception:  # a stranger's page may trip any of its rules; the blocks are ours all the same
        found = None
    body = getattr(found, "text", None) or ""
    return frozenset((ord(a) - 0x2801) * _MARKS + ord(b) - 0x2801 for a, b in _MARK.findall(body)) & frozenset(
        range(len(blocks))
    )


def _completed(blocks: Sequence[Stretch], chosen: frozenset[int], meta: PageMeta) -> frozenset[int]:
    """The chosen blocks with the paragraphs the extractor missed: those that the page sets exactly like the others.

    On a page that breaks its body up by advertisements it took five of thirteen paragraphs of one class.
    """
    alike = Counter(_setting(blocks[n]) for n in chosen if len(blocks[n].text) >= _PROSE)
    lead = next((text for name, text in meta.pairs if name in {"og:description", "description"}), "")
    first = min(chosen, default=0)
    missed = {
        number
        for number, block in enumerate(blocks)
        if number not in chosen
        and not (block.caption or block.byline)
        and (
            (alike[_setting(block)] > 1 and block.link_share < 0.5 and len(block.text) >= 25)
            or (number < first and len(lead) >= 40 and _likeness(block.text, lead) > 0.8)
        )
    }
    return frozenset(chosen | missed | _credits(blocks, chosen, meta)) - _cards(blocks, chosen)


def _cards(blocks: Sequence[Stretch], chosen: frozenset[int]) -> frozenset[int]:
    """Chosen blocks of small cards with their own headings, set like the element that holds the whole story.

    A page of briefs shows each in `<div class="card">`, and the one that was saved in `<div class="card lead">`.
    """
    cards: dict[Node, list[int]] = {}
    for number in sorted(chosen):
        cards.setdefault(blocks[number].node.getparent(), []).append(number)
    long = [node for node, held in cards.items() if sum(len(blocks[n].text) >= _PROSE for n in held) > 2]
    likes = {(node.getparent(), node.tag, name) for node in long for name in (node.get("class") or "").split()}
    return frozenset(
        number
        for node, held in cards.items()
        if any((node.getparent(), node.tag, name) in likes for name in (node.get("class") or "").split())
        and node.find("h3") is not None
        and sum(len(blocks[n].text) for n in held) < _CARD
        for number in held
    )


def _credits(blocks: Sequence[Stretch], chosen: frozenset[int], meta: PageMeta) -> frozenset[int]:
    """Short lines beside the last paragraph that link to another site: "Read more at The Ledger" is no furniture."""
    own, last = meta.url and domain_of(meta.url), max(chosen, default=-1)
    parents = {blocks[number].node.getparent() for number in chosen if len(blocks[number].text) >= _PROSE}
    return frozenset(
        number
        for number, block in enumerate(blocks[: last + 4])
        if own and block.node.tag == "p" and block.node.getparent() in parents and len(block.links) == 1
        if (site := domain_of(absolute(block.links[0][2], meta.url) or "")) and site != own
    )


def _setting(block: Stretch) -> tuple[str, ...]:
    """How the page sets a block: its tag and class, and those of the three elements around it."""
    node, setting = block.node, []
    for _ in range(4):
        if node is not None:
            setting.append(f"{node.tag}.{node.get('class') or ''}")
            node = node.getparent()
    return tuple(setting)


def _kinds(meta: PageMeta, blocks: Sequence[Stretch], chosen: frozenset[int]) -> list[BlockKind]:
    """What each block is."""
    headline = _headline(meta, blocks, chosen)
    first = min(chosen, default=len(blocks))
    start = headline if headline is not None and headline < first else first
    last = max(chosen, default=-1)
    parents = {blocks[number].node.getparent() for number in chosen}
    kinds: list[BlockKind] = []
    seen = {blocks[headline].text} if headline is not None else set()
    for number, block in enumerate(blocks):
        inside = start <= number <= last or _beside(block, parents)
        kind: BlockKind = "boilerplate"
        if number == headline:
            kind = "headline"
        elif block.text in seen or not any(map(str.isalnum, block.text)):
            pass  # the headline once more, a caption for another width of screen, a lone quotation mark
        elif block.byline and len(block.text) < 200 and start < number < first + 3:
            kind = "byline"
        elif block.quote and (inside or number in chosen):
            kind = "quote"
        elif block.caption and (inside or number in chosen):
            kind = "caption"
        elif number in chosen:
            kind = "paragraph"
        if kind != "boilerplate" and len(block.text) >= _REPEATED:
            seen.add(block.text)
        kinds.append(kind)
    return kinds


def _beside(block: Stretch, parents: set[Node]) -> bool:
    """Whether a block quote or figure hangs in an element that holds paragraphs of the article."""
    node = block.node
    for _ in range(4):
        if node is None or node.tag in {"body", "html"}:
            return False
        node = node.getparent()
        if node in parents and node.tag not in {"body", "html"}:
            return True
    return False


def _headline(meta: PageMeta, blocks: Sequence[Stretch], chosen: frozenset[int]) -> int | None:
    """The block that is the headline: a heading that says what the page calls itself, else its first h1."""
    last = max(chosen, default=len(blocks))
    headings = [n for n, block in enumerate(blocks) if n <= last and _heading(block)]
    scored = [(_likeness(blocks[n].text, title), -n) for n in headings for title in meta.titles]
    best = max(scored, default=(0.0, 0))
    if best[0] >= 0.6:
        return -best[1]
    same = [
        n
        for n, block in enumerate(blocks)
        if n <= last and any(_likeness(block.text, t) >= 0.9 for t in meta.titles[:1])
    ]
    ones = [n for n in headings if _heading(blocks[n]) == "h1"]
    return next(iter(same or ones), None)


def _heading(block: Stretch) -> str | None:
    node = block.node
    for _ in range(3):
        if node is None:
            return None
        if node.tag in HEADINGS:
            return str(node.tag)
        node = node.getparent()
    return None


def _likeness(a: str, b: str) -> float:
    """Shared words of two headlines, 0..1; a site's name after the title costs little."""
    left, right = set(_WORDS.findall(a.casefold())), set(_WORDS.findall(b.casefold()))
    if not left or not right:
        return 0.0
    return len(left & right) / max(len(left), min(len(right), len(left) + 1), 2)


def _bare_title(meta: PageMeta) -> str | None:
    """The page's title without its outlet's name."""
    if not meta.titles:
        return None
    title = meta.titles[0]
    for sign in (" | ", " - ", " – ", " — ", " :: ", " • "):
        head, _, tail = title.rpartition(sign)
        if head and meta.outlet and tail.strip().casefold() == meta.outlet.casefold():
            return head.strip()
    return title
