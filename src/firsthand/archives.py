"""Lineage alone, over archives: from inputs to `reuse.parquet` and `texts.parquet`, without a case.

In: the names of inputs, a folder, the name of an engine. Out: the two tables and what came of it. The steps that are
done lie in a folder beside them until all are, under a name drawn from inputs, options and code: an interrupted run
goes on from there, and a changed one begins anew.
"""

import hashlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa

from firsthand.collect import Defaults, Found, extract, find, media_type
from firsthand.engine.archive import Progress, open_archive
from firsthand.lineage.archive import STAGED, Traced, staged, trace_archive
from firsthand.records import Article, Capture, Problem, problem
from firsthand.workflow import code_hash

if TYPE_CHECKING:
    from firsthand.engine.archive import Archive

_INPUTS = pa.schema([("number", pa.int64()), ("key", pa.string()), ("path", pa.string())])
_REUSE, _TEXTS = "reuse.parquet", "texts.parquet"


class Written(NamedTuple):
    """What was written: counts and checksums, where, and the Problems met."""

    traced: Traced
    reuse: Path
    texts: Path
    problems: list[Problem]


def trace_inputs(
    inputs: Sequence[str],
    folder: Path,
    *,
    engine: str,
    defaults: Defaults | None = None,
    memory: str = "1500MB",
    progress: Progress = lambda step, done: None,
) -> Written:
    """Write the lineage of the articles of `inputs` to `folder`; without any article nothing is written."""
    filled = defaults or Defaults()
    found = list(find(inputs))
    files = [_spooled(item, folder) for item in found if isinstance(item, Found)]
    work = folder / f"work-{_key(files, filled, engine)}"
    for other in folder.glob("work-*"):
        if other != work:
            shutil.rmtree(other)
    archive = open_archive(engine, work, memory, progress)
    try:
        progress("collect", 0)
        archive.put("inputs", iter(_rows(files)), _INPUTS)
        archive.each("staged", partial(_staged, defaults=filled), STAGED, "all", rows="inputs")
        traced = trace_archive(archive, lambda step: progress(step, 0))
        problems = [item for item in found if isinstance(item, Problem)] + _problems(archive) + list(traced.problems)
        if traced.articles:
            progress("write", 0)
            archive.export(folder / _REUSE, "reuse", articles=traced.articles)
            archive.export(folder / _TEXTS, "texts-out")
    finally:
        archive.close()
    shutil.rmtree(work)
    (folder / "standard-input").unlink(missing_ok=True)
    return Written(traced, folder / _REUSE, folder / _TEXTS, problems)


def _spooled(found: Found, folder: Path) -> Found:
    """A file as it is; standard input as a file in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if found.path:
        return Found(found.key, found.path.resolve())
    path = (folder / "standard-input").resolve()
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return Found("standard-input", path)


def _key(files: Sequence[Found], defaults: Defaults, engine: str) -> str:
    """Drawn from what the steps rest on: a file by its name, size and time."""
    parts = [engine, repr(defaults), *(code_hash(name) for name in ("collect", "lineage", "engine"))]
    for key, path in files:
        about = path.stat() if path and path.exists() else None
        parts.append(f"{key} {path} {about and (about.st_size, about.st_mtime_ns)}")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def _rows(files: Sequence[Found]) -> Iterator[pa.RecordBatch]:
    for number, (key, path) in enumerate(files):
        yield pa.RecordBatch.from_pydict({"number": [number], "key": [key], "path": [str(path)]}, _INPUTS)


def _staged(batches: Iterator[pa.RecordBatch], defaults: Defaults) -> Iterator[pa.RecordBatch]:
    """The kernel that reads inputs: a row each in, a row an article or Problem out."""
    for batch in batches:
        for row in batch.to_pylist():
            yield from staged(_articles(row["key"], Path(row["path"]), defaults), row["number"])


def _articles(key: str, path: Path, defaults: Defaults) -> Iterator[Article | Problem]:
    try:
        with path.open("rb") as stream:
            sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
            stream.seek(0)
            head = stream.read(4096)
            stream.seek(0)
            capture = Capture(sha256=sha256, path=key, media_type=media_type(key, head), size=size)
            for item in extract(capture, stream, defaults):
                if not isinstance(item, Capture):
                    yield item
    except OSError as error:
        yield problem(key, "collect", "unreadable", f"could not be read: {error.strerror or error}")


def _problems(archive: "Archive") -> list[Problem]:
    found = [row for batch in archive.stream("problems") for row in batch.to_pylist()]
    return [problem(row["where_"], "collect", row["code"], row["message"]) for row in found]
