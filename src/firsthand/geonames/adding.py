"""Add dumps to the user's gazetteers, and take them away.

In: files and a folder. Out: for each dump what was added, with the Problems met on the way. A dump whose reading is
interrupted leaves what was there before.
"""

import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from firsthand.geonames import dump
from firsthand.geonames.dump import Alternate, Place, fold
from firsthand.geonames.folder import ENDING, files
from firsthand.geonames.index import Index, NoIndexError, Toponym, Writer
from firsthand.records import Problem, problem

Watch = Callable[[str, int, int], None]
_BATCH = 10_000  # lines: some 3 MB
_MEGABYTE = 1_000_000


class Added(NamedTuple):
    """What a dump gave: name, places and names (0: nothing was added), Problems, whether it took another's place."""

    name: str
    places: int
    names: int
    problems: tuple[Problem, ...]
    replaced: bool = False


def add(inputs: Sequence[Path], folder: Path, watch: Watch) -> Iterator[Added]:
    """Each dump becomes a gazetteer named after its file; files of alternate names go to all dumps given with them.

    Raises OSError where the folder cannot be written, or the disk is full.
    """
    folder.mkdir(parents=True, exist_ok=True)
    extra = [file for file in inputs if _holds_alternates(file)]
    dumps = [file for file in inputs if file not in extra]
    _sweep(folder)
    taken: dict[str, Path] = {}
    for file in dumps:
        if (first := taken.setdefault(file.stem.casefold(), file)) is not file:
            message = f"would take the place of {first}, which has the same name; rename one of the two"
            yield Added(file.stem, 0, 0, (problem(str(file), "gazetteer", "same-name", message),))
            continue
        try:
            yield _add(file, extra, folder, watch)
        except sqlite3.Error as error:
            raise OSError(str(error)) from None
    if not dumps:
        for file in extra:
            message = "holds names without their places; give it together with its dump, as in `VE.txt` before it"
            yield Added(file.stem, 0, 0, (problem(str(file), "gazetteer", "names-only", message),))


def remove(name: str, folder: Path) -> bool:
    """Take a gazetteer away; False where there is none of that name."""
    file = folder / f"{name}{ENDING}"
    if Path(name).name != name or not file.is_file():
        return False
    file.unlink()
    return True


def listed(folder: Path) -> Iterator[str]:
    """A line for each gazetteer: its name, how much it holds, from which file; and for one that cannot be read, why."""
    found = files(folder)
    if not found:
        yield f"no gazetteer was added yet; they would lie in {folder}"
    for file in found:
        try:
            about = Index(file).about
        except NoIndexError as error:
            yield f"{file.stem}: {error}"
            continue
        sources = " and ".join(filter(None, (about["source"], about["with"])))
        held = in_words(int(about["places"]), int(about["names"]))
        yield f"{file.stem}: {held}, from {sources} ({file})"


def in_words(places: int, names: int) -> str:
    """How much a gazetteer holds.

    >>> in_words(1, 2000)
    '1 place under 2,000 names'
    """
    return f"{places:,} place{'s' * (places != 1)} under {names:,} name{'s' * (names != 1)}"


def _holds_alternates(file: Path) -> bool:
    """Whether the first line that can be read is an alternate name."""
    try:
        for number, reading in enumerate(dump.read(file)):
            if isinstance(reading.item, Place | Alternate) or number > 1000:
                return isinstance(reading.item, Alternate)
    except OSError:
        pass  # said when it is read as a dump
    return False


def _sweep(folder: Path) -> None:
    """Throw away what killed processes left half-written."""
    for part in folder.glob(".*.part-*"):
        pid = part.name.rpartition("-")[2]
        if pid.isdigit() and not _alive(int(pid)):
            with suppress(OSError):  # on Windows, of a process that is at work
                part.unlink()


def _alive(pid: int) -> bool:
    """Whether a process is at work; False on Windows, where its open files cannot be thrown away anyhow."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _add(file: Path, extra: Sequence[Path], folder: Path, watch: Watch) -> Added:
    digest = hashlib.sha256()
    problems: list[Problem] = []
    writer = Writer(folder / f".{file.stem}.part-{os.getpid()}")
    try:
        for each in (file, *extra):
            _fill(writer, each, digest.update, problems, watch)
        places = names = 0
        home = folder / f"{file.stem}{ENDING}"
        replaced = home.exists()
        if writer.places():
            watch("sorting", 0, 1)
            places = writer.places()
            about = {"source": file.name, "sha256": digest.hexdigest(), "with": " ".join(e.name for e in extra)}
            names = writer.finish(home, about)
            watch("sorting", 1, 1)
        return Added(file.stem, places, names, tuple(problems), replaced and bool(places))
    finally:
        writer.drop()


def _fill(writer: Writer, file: Path, seen: Callable[[bytes], None], problems: list[Problem], watch: Watch) -> None:
    """All of one file into the writer, a batch at a time."""
    total = -(-dump.size(file) // _MEGABYTE)
    read = 0
    places: list[Toponym] = []
    names: list[tuple[str, int]] = []
    alternates: list[tuple[str, int]] = []
    watch(file.name, 0, total)
    try:
        for number, (item, raw) in enumerate(dump.read(file), 1):
            read += len(raw)
            seen(raw)
            if isinstance(item, Place):
                places.append(Toponym(item.geonames, item.name, *item[3:]))
                names.extend((name, item.geonames) for name in {fold(name) for name in item.names})
            elif isinstance(item, Alternate):
                alternates.append((fold(item.name), item.geonames))
            elif item is not None:
                problems.append(item)
            if number % _BATCH == 0:
                _flush(writer, places, names, alternates)
                watch(file.name, min(read // _MEGABYTE, total), total)
    except OSError as error:
        problems.append(problem(str(file), "gazetteer", "unreadable", f"cannot be read: {error.strerror or error}"))
    _flush(writer, places, names, alternates)
    watch(file.name, total, total)


def _flush(
    writer: Writer, places: list[Toponym], names: list[tuple[str, int]], alternates: list[tuple[str, int]]
) -> None:
    writer.put(places, names)
    writer.put_alternates(alternates)
    for full in (places, names, alternates):
        full.clear()
