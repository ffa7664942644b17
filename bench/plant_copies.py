"""A seeded generator of invented coverage with planted copies, and the truth about them.

In: a seed and a size. Out: Articles, and for each planted passage its characters in the copy and in the origin. All
words are made of syllables; no text of any outlet is in it. Frozen before the method it judges was measured on it:
change it only together with its version, and measure again.
"""

import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

from firsthand.records import Article, Block, record_id

VERSION = 1
SYLLABLES = [
    c + v for c in ("b", "br", "d", "f", "g", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "v") for v in "aeiou"
]
SMALL = ["the", "of", "and", "to", "in", "a", "was", "on", "for", "that", "by", "with", "at", "from", "his", "as"]
KINDS = {"verbatim": 30, "excerpt": 25, "edited": 25, "merged": 5, "quoted": 15}
START = datetime(2024, 5, 1)


@dataclass(frozen=True)
class Planted:
    """Characters `[start, end)` of article `copy` that are `[from_start, from_end)` of article `origin`."""

    copy: str
    origin: str
    kind: str
    start: int
    end: int
    from_start: int
    from_end: int


@dataclass
class Coverage:
    """The articles and the truth: planted passages, pairs that carry the same planted sentence."""

    articles: list[Article] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    sharing: set[frozenset[str]] = field(default_factory=set)


@dataclass(frozen=True)
class Sentence:
    """Words with a name of their own: a copy of a sentence keeps its name."""

    name: int
    text: str
    speech: bool = False


class Press:
    """Makes words, sentences, outlets and stories from one seed."""

    def __init__(self, seed: int, size: int) -> None:
        self.rng = random.Random(seed)
        rng = self.rng
        self.words = SMALL + ["".join(rng.choices(SYLLABLES, k=rng.choice((2, 2, 3, 3, 4)))) for _ in range(20000)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.stock = [" ".join(self._some(rng.randint(4, 8))) for _ in range(2000)]
        self.names = 0
        self.outlets = [f"Outlet {n}" for n in range(max(4, size // 40))]
        self.volumes = [1 / (n + 1) for n in range(len(self.outlets))]
        notices = [self.sentence(25).text for _ in range(5)]
        self.furniture = {
            outlet: (
                [self.sentence(rng.randint(4, 12)).text],
                [self.sentence(rng.randint(12, 25)).text for _ in range(rng.randint(1, 4))]
                + ([rng.choice(notices)] if rng.random() < 0.3 else []),
                "Read more: " + self.sentence(rng.randint(8, 14)).text,
            )
            for outlet in self.outlets
        }

    def _some(self, count: int) -> list[str]:
        top = self.weights[-1]
        return [self.words[bisect_left(self.weights, self.rng.random() * top)] for _ in range(count)]

    def sentence(self, length: int | None = None, speech: bool = False) -> Sentence:
        """A new sentence, sometimes with a stock phrase or a number in it."""
        rng = self.rng
        words = self._some(length or rng.randint(9, 28))
        if rng.random() < 0.25:
            words[len(words) // 2 : len(words) // 2] = rng.choice(self.stock).split()
        if rng.random() < 0.3:
            words[rng.randrange(len(words))] = str(rng.randint(2, 4000))
        self.names += 1
        text = " ".join(words)
        text = text[0].upper() + text[1:]
        if speech:
            return Sentence(self.names, f"“{text},” said {self._some(1)[0].title()} {self._some(1)[0].title()}.", True)
        return Sentence(self.names, text + ".")

    def story(self, paragraphs: int | None = None) -> list[list[Sentence]]:
        """Paragraphs of sentences; every sixth sentence is somebody's words."""
        rng = self.rng
        return [
            [self.sentence(speech=rng.random() < 0.15) for _ in range(rng.randint(1, 4))]
            for _ in range(paragraphs or rng.randint(6, 14))
        ]

    def edited(self, sentence: Sentence) -> Sentence:
        """4 % of the words changed, quotation marks straightened."""
        rng = self.rng
        words = [self._some(1)[0] if rng.random() < 0.04 else word for word in sentence.text.split(" ")]
        return Sentence(sentence.name, " ".join(words).replace("“", '"').replace("”", '"'), sentence.speech)


def coverage(size: int, seed: int = 1) -> Coverage:
    """`size` articles of which three in ten are copies, half of them of a few hot stories."""
    press = Press(seed, size)
    rng = press.rng
    found = Coverage()
    stories: list[list[list[Sentence]]] = []
    places: list[dict[int, tuple[int, int]]] = []
    origins: list[int] = []
    for n in range(size):
        kind, taken = "own", []
        if origins and rng.random() < 0.3:
            kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
            hot = origins[: max(1, len(origins) // 50)]
            pool = hot if rng.random() < 0.5 else origins
            taken = rng.sample(pool, min(len(pool), 2 if kind == "merged" else 1))
        story = _compose(press, kind, [stories[i] for i in taken])
        if kind == "own":
            origins.append(n)
        outlet = rng.choices(press.outlets, press.volumes)[0]
        article, where = _printed(press, story, outlet, n)
        for i in taken:
            shared = sorted(where.keys() & places[i].keys())
            found.planted += [
                Planted(article.id, found.articles[i].id, kind, *where[name], *places[i][name]) for name in shared
            ]
        stories.append(story)
        places.append(where)
        found.articles.append(article)
    found.sharing = _sharing(found.articles, places)
    return found


def _compose(press: Press, kind: str, taken: list[list[list[Sentence]]]) -> list[list[Sentence]]:
    rng = press.rng
    if kind == "own":
        return press.story()
    if kind == "verbatim":
        return taken[0]
    if kind == "edited":
        edited = [[press.edited(s) for s in part if rng.random() > 0.08] for part in taken[0]]
        return [part for part in edited if part]
    if kind == "quoted":
        speeches = [s for part in taken[0] for s in part if s.speech and len(s.text.split()) >= 15]
        own = press.story(rng.randint(5, 9))
        if speeches:
            own.insert(rng.randrange(len(own)), [rng.choice(speeches)])
        return own
    pieces: list[list[Sentence]] = press.story(rng.randint(4, 8)) if kind == "excerpt" else []
    for story in taken:
        count = rng.randint(2, min(6, len(story)))
        start = rng.randrange(len(story) - count + 1)
        at = rng.randint(0, len(pieces))
        pieces[at:at] = story[start : start + count]
    return pieces


def _printed(
    press: Press, story: list[list[Sentence]], outlet: str, n: int
) -> tuple[Article, dict[int, tuple[int, int]]]:
    """The story on the outlet's page: its furniture is not marked, as an extractor leaves it."""
    top, bottom, insert = press.furniture[outlet]
    text, blocks, where = "", [], {}
    middle = len(story) // 2
    for i, part in enumerate(_page(top, bottom, insert, story, middle)):
        text += "\n\n" if i else ""
        start = len(text)
        for j, sentence in enumerate(part):
            text += " " if j else ""
            if isinstance(sentence, Sentence):
                where[sentence.name] = (len(text), len(text) + len(sentence.text))
                text += sentence.text
            else:
                text += sentence
        blocks.append(Block("paragraph", start, len(text)))
    when = (START + timedelta(minutes=7 * n)).isoformat()
    article = Article(
        id=record_id("art", VERSION, n, text),
        key=f"planted#{n}",
        path="planted",
        sha256="",
        text=text,
        extractor="planted",
        outlet=outlet,
        published=when,
        language="en",
        blocks=tuple(blocks),
    )
    return article, where


def _page(
    top: list[str], bottom: list[str], insert: str, story: list[list[Sentence]], middle: int
) -> Iterator[list[Sentence] | list[str]]:
    yield top
    yield from story[:middle]
    yield [insert]
    yield from story[middle:]
    yield bottom


def _sharing(articles: list[Article], places: list[dict[int, tuple[int, int]]]) -> set[frozenset[str]]:
    holders: dict[int, list[int]] = {}
    for n, where in enumerate(places):
        for name in where:
            holders.setdefault(name, []).append(n)
    return {
        frozenset((articles[a].id, articles[b].id)) for held in holders.values() for a in held for b in held if a < b
    }
