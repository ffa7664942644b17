"""Reading on several cores: the same readings, in the order asked for, whoever made them.

In: article ids, and how to get an article. Out: (article id, encoded Reading) as they are ready, in order. A worker
that loses its parent ends itself.
"""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from firsthand.read import Reader, handfuls
from firsthand.records import Article, Reading

FEW = 40  # articles: below that, loading the model once more costs more than it saves
_reader: Reader | None = None


def read_all(
    ids: Sequence[str], get: Callable[[str], Article], reader: Reader, jobs: int
) -> Iterator[tuple[str, Reading]]:
    """Read the articles on `jobs` processes (one: in this one); few articles are read here in any case."""
    if jobs <= 1 or len(ids) < FEW:
        yield from zip(ids, reader.read_all(map(get, ids)), strict=True)
        return
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(os.getpid(),))
    ahead: deque[tuple[list[Article], Future[list[Reading]]]] = deque()
    todo = handfuls(map(get, ids))
    try:
        while True:
            while len(ahead) < 2 * jobs and (some := next(todo, None)) is not None:
                ahead.append((some, pool.submit(_read, some)))
            if not ahead:
                break
            some, future = ahead.popleft()
            yield from zip((article.id for article in some), future.result(), strict=True)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _start(parent: int) -> None:
    """Leave Ctrl-C to the parent, load the model once, and end when the parent is gone."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, args=(parent,), daemon=True).start()
    _reader = Reader()


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def _read(articles: Sequence[Article]) -> list[Reading]:
    assert _reader is not None
    return list(_reader.read_all(articles))
