"""Articles that come later: the same lineage as of all at once, whatever the order and the cuts. Invented piles."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.engine import Engine
from firsthand.lineage import candidates, told, trace, traced
from firsthand.lineage.fingerprint import Words
from firsthand.lineage.forms import Printed, without_forms
from firsthand.lineage.kind import FURNITURE
from firsthand.lineage.passages import Ties
from firsthand.lineage.pile import in_order
from firsthand.lineage.retrace import Retraced, begun, retrace
from firsthand.lineage.retrace.tables import kept_in, tables_of
from firsthand.records import Article, Block, BlockKind, Lineage, Reuse, record_id
from firsthand.store import Listed
from firsthand.store.index import Entries, Index, empty

METHOD = b"test of retracing"[:16]
SYLLABLES = ("ba", "ke", "lo", "mi", "tu"), ("ran", "sel", "dit"), ("ur", "ep", "ol")
WORDS = ["".join(word) for word in product(*SYLLABLES)]


@pytest.fixture(autouse=True, scope="module")
def near() -> Iterator[None]:
    """Forty pages reach the bound on holders, as those of a large case do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "NEAR_FEW", 5)
        patch.setattr(candidates, "UNSURE", 1)
        patch.setattr(candidates, "QUOTED", 4)
        yield


class Growing:
    """A case that grows: an index on disk, and the edges that each step left or changed."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder, self.engine = folder, engine
        self.articles: dict[str, Article] = {}
        self.index = empty(folder, METHOD, 1)
        self.edges: dict[str, tuple[Reuse, ...]] = {}
        self.fetched: Counter[str] = Counter()
        self.last: Retraced | None = None

    def fetch(self, ids: Sequence[str]) -> list[Article]:
        self.fetched.update(ids)
        return [self.articles[one] for one in ids]

    def put(self, articles: Sequence[Article], *, most: float = 9.0) -> Retraced:
        """Add articles, the first ones by tracing them as a whole."""
        self.articles |= {article.id: article for article in articles}
        if self.last is None:
            known = traced(in_order(articles), self.engine)
            found = begun(known, told(known, self.engine))
        else:
            again = retrace(kept_in(self.index.tables), self.index, self.fetch, articles, self.engine, most)
            assert again is not None
            found = again
        sizes = found.kept.tokens[found.first :]
        listed = self.index.grown(Entries(*found.entries), sizes, found.runs, tables_of(found.kept), found.first)
        self._open(listed)
        if due := self.index.due():
            merged = self.index.merged(due, lambda: False)
            assert merged is not None
            self._open(merged)
        self.edges |= found.records.reuse
        self.last = found
        return found

    def _open(self, listed: Listed) -> None:
        self.index = Index(self.folder, METHOD, listed, check=True)

    def lineage(self) -> Lineage:
        """What it has come to."""
        assert self.last is not None
        place = {article: n for n, article in enumerate(self.last.records.order)}
        edges = [edge for of_article in self.edges.values() for edge in of_article]
        edges.sort(key=lambda edge: (place[edge.a.article], place[edge.b.article]))
        rest = self.last.records.rest
        return Lineage(reuse=tuple(edges), texts=rest.texts, versions=rest.versions, problems=rest.problems)


UNNAMED = "spoke on condition of anonymity because they were not authorized to speak publicly about the matter"


class Press:
    """Pages of a few outlets: stories and copies, sayings, footers, notices, states of a page, round-ups, forms and
    phrases of the trade."""

    def __init__(self, rng: random.Random, stories: int = 11) -> None:
        self.rng = rng
        self.stories = [[self.sentence(rng.randint(13, 22)) for _ in range(rng.randint(1, 4))] for _ in range(stories)]
        self.sayings = [self.sentence(rng.randint(6, 26)).rstrip(".") for _ in range(7)]
        self.footers = [self.sentence(rng.randint(7, 14)) for _ in range(4)]
        self.notice = self.sentence(12)
        self.form = [self.sentence(words).rstrip(".").lower() for words in (12, 4, 4, 4, 4)]
        self.count = 0

    def sentence(self, words: int) -> str:
        found = self.rng.choices(WORDS, k=words)
        return " ".join([found[0].title(), *found[1:]]) + "."

    def filled(self) -> str:
        """A report on the form, about other people and with other numbers."""
        slots = [str(self.rng.randint(10, 99)) if n % 2 else self.sentence(1)[:-1] for n in range(len(self.form))]
        return " ".join(f"{words} {slot}" for words, slot in zip(self.form, slots, strict=True)) + "."

    def page(self) -> Article:
        """One page more."""
        rng, outlet = self.rng, self.rng.choice((0, 0, 1, 2, 3, None))
        parts: list[tuple[BlockKind, str]] = []
        digest = rng.random() < 0.03  # more of them would be each other's source
        if digest:
            parts += [("paragraph", story[0]) for story in rng.sample(self.stories, 10)]
        else:
            story = self.stories[0] if rng.random() < 0.3 else rng.choice(self.stories)
            parts += [("paragraph", one) for one in story[: rng.randint(1, len(story))]]
            rng.shuffle(parts)
            for _ in range(rng.randint(0, 3)):
                parts.insert(rng.randint(0, len(parts)), ("paragraph", self.sentence(rng.randint(6, 25))))
        if rng.random() < 0.2:
            parts.insert(0, ("paragraph", self.filled()))
        if rng.random() < 0.1:
            parts.append(("paragraph", f"{self.sentence(3)[:-1]} {UNNAMED}."))
        if rng.random() < 0.1:  # what somebody said and hardly more: wrapped in marks, once its footer is no story
            parts = []
        if not parts or rng.random() < 0.5:
            saying = rng.choice(self.sayings)
            quoted = not parts or rng.random() < 0.4
            said = f"“{saying},” said the minister." if quoted else f"{saying} was heard."
            parts.insert(rng.randint(0, len(parts)), ("paragraph", said))
        if len(parts) > 1 and rng.random() < 0.2:
            parts[0] = (rng.choice(("headline", "caption", "quote", "boilerplate")), parts[0][1])
        if outlet is not None and rng.random() < 0.8:
            parts.append(("paragraph", self.footers[outlet]))
        if rng.random() < 0.3:
            parts.append(("paragraph", self.notice))
        return self._printed(parts, outlet, 7 if digest else rng.randint(1, 6))

    def _printed(self, parts: Sequence[tuple[BlockKind, str]], outlet: int | None, day_of: int) -> Article:
        rng, text, blocks = self.rng, "", list[Block]()
        if rng.random() < 0.1:
            text = "TALVIK (BPA) - "
        for kind, words in parts:
            text += "\n\n" if blocks else ""
            blocks.append(Block(kind, 0 if not blocks else len(text), len(text) + len(words)))
            text += words
        self.count += 1
        day = f"2024-05-{day_of:02d}"
        url = f"https://outlet{outlet}.example/{rng.randint(1, 9)}" if rng.random() < 0.3 else None
        return Article(
            id=record_id("art", self.count, text),
            key=url or f"page {self.count}",
            path="",
            sha256="",
            text=text,
            extractor="test",
            url=url,
            outlet=None if outlet is None else f"Outlet {outlet}",
            published=rng.choice((day, day, f"{day}T{rng.randint(0, 23):02d}:00:00", None)),
            captured=rng.choice((f"{day}T12:00:00", None)),
            language="en",
            blocks=tuple(blocks),
        )


def cut(rng: random.Random, articles: Sequence[Article]) -> list[list[Article]]:
    """The articles in several steps."""
    steps = [[*articles[: rng.randint(1, len(articles))]]]
    while (at := sum(map(len, steps))) < len(articles):
        steps.append([*articles[at : at + rng.choice((1, 1, 2, 3, 8))]])
    return steps


@settings(max_examples=60)
@given(rng=st.randoms(use_true_random=False), size=st.integers(2, 40))
def test_any_cut_in_any_order_gives_the_lineage_of_all_at_once(
    tmp_path_factory: pytest.TempPathFactory, engine: Engine, rng: random.Random, size: int
) -> None:
    """Edges, texts, versions and problems are the same records, in the same order."""
    press = Press(rng)
    articles = [press.page() for _ in range(size)]
    case = Growing(tmp_path_factory.mktemp("case"), engine)
    for step in cut(rng, articles):
        case.put(step)
    assert case.lineage() == trace(articles, engine)


def test_the_piles_have_in_them_what_makes_it_hard(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried on furniture, quotations, versions, round-ups, texts of several, forms and missing dates."""
    met: Counter[str] = Counter()

    def counted(ties: Ties, words: Words, texts: Printed) -> Ties:
        left = without_forms(ties, words, texts)
        met["forms"] += len(ties.pieces) - len(left.pieces)
        return left

    monkeypatch.setattr(candidates, "without_forms", counted)
    for seed in range(40):
        press = Press(random.Random(seed))
        known = traced(in_order([press.page() for _ in range(40)]), engine)
        found = told(known, engine)
        met.update(edge.content for edge in found.lineage.reuse)
        met.update(edge.direction for edge in found.lineage.reuse)
        met["versions"] += len(found.lineage.versions)
        met["round-ups"] += int(known.sinks.articles.sum())
        met["one story"] += len(known.marked.alike)
        met["texts of several"] += sum(len(text.articles) > 2 for text in found.lineage.texts)
        met["uncounted"] += len(found.lineage.problems)
        met["furniture"] += int((known.kinds == FURNITURE).sum() > 0)
    assert min(met[name] for name in ("body", "quotation", "caption", "headline", "boilerplate")) > 5, met
    assert min(met[name] for name in ("b_from_a", "common", "unknown")) > 20, met
    assert min(met[name] for name in ("versions", "round-ups", "one story", "texts of several", "furniture")) > 5, met
    assert met["uncounted"] > 5, met
    assert met["forms"] > 20, met
