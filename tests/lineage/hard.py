"""Texts of a size or a sameness that breaks others, and what tracing them takes. All words are invented here.

`python -m tests.lineage.hard NAME` traces one of them in a process of its own, whose memory is then nobody else's.
"""

import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.records import Article, Lineage
from tests.lineage.test_trace import LEDE, MORE, OWN, THIRD, article

PASSAGE = f"{LEDE} {MORE}"
LONG = 5_000_000  # characters
OVER_AND_OVER = "The ferry to the islands leaves from the old pier at noon and comes back with the evening tide. "
TIMES = 20_000
MANY = 10_000
_STATUS = Path("/proc/self/status")


def long_page(size: int = LONG) -> list[str]:
    """Paragraphs of invented words, `size` characters in all, with the passage amid them."""
    rng = random.Random(3)
    words = [f"{a}{b}{c}" for a in ("ba", "ke", "lo", "mi", "tu") for b in ("ran", "sel", "dit") for c in ("ur", "ol")]
    found, left = list[str](), size
    while left > 0:
        found.append(". ".join(" ".join(rng.choices(words, k=15)).capitalize() for _ in range(15)) + ".")
        left -= len(found[-1]) + 2
    found.insert(len(found) // 2, PASSAGE)
    return found


def long(size: int = LONG) -> list[Article]:
    """A page that is longer than the Bible, and two that have a passage of it."""
    return [
        article("long", *long_page(size), published="2024-05-01"),
        article("short", OWN, PASSAGE, published="2024-05-02"),
        article("brief", THIRD, LEDE, published="2024-05-03"),
    ]


def repeated(times: int = TIMES) -> list[Article]:
    """A page of one sentence over and over with a passage behind it, its copy, and a page that has both once."""
    over = OVER_AND_OVER * times
    return [
        article("over", f"{over}{PASSAGE}", published="2024-05-01"),
        article("again", f"{over}{PASSAGE}", published="2024-05-02"),
        article("once", OWN, f"{OVER_AND_OVER}{PASSAGE}", published="2024-05-03"),
    ]


def same(many: int = MANY) -> list[Article]:
    """One story in as many outlets."""
    return [
        article(
            f"paper {n}",
            LEDE,
            MORE,
            outlet=f"Paper {n}",
            published=f"2024-05-{1 + n // 1440:02}T{n // 60 % 24:02}:{n % 60:02}:00",
        )
        for n in range(many)
    ]


MADE: dict[str, Callable[..., list[Article]]] = {"long": long, "repeated": repeated, "same": same}


def peak() -> int:
    """The most memory, in bytes, that this process has had."""
    if _STATUS.exists():  # what the process that started this one had does not count
        found = re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text())
        return int(found[1]) * 1024 if found else 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _told(found: Lineage, articles: list[Article]) -> dict[str, object]:
    key = {one.id: one.key for one in articles}
    edges = [(key[e.a.article], e.a.start, e.a.end, key[e.b.article], e.b.start, e.b.end, e.relation, e.content,
              e.direction) for e in found.reuse[:20]]  # fmt: skip
    return {
        "edges": edges,
        "reuse": len(found.reuse),
        "texts": [len(text.articles) for text in found.texts],
        "problems": [one.code for one in found.problems],
    }


def main(name: str) -> None:
    """Trace one of them; what was found, and the seconds and bytes that it took."""
    engine = open_engine()
    for few in (long(300_000), repeated(2000), same(100)):  # what is compiled at its first call is compiled now
        len(trace(few, engine).reuse)
    articles = MADE[name]()
    before, began = peak(), time.process_time()
    found = trace(articles, engine)
    told = _told(found, articles)
    print(json.dumps({**told, "seconds": time.process_time() - began, "bytes": peak() - before}))


if __name__ == "__main__":
    main(sys.argv[1])
