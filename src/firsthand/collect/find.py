"""Which files the inputs name.

In: files, folders, globs and `-`, as typed. Out: a Found for each file, in a stable order, or a Problem for what is
missing or passed over: nothing is skipped in silence.
"""

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from firsthand.collect.draft import trouble
from firsthand.records import Problem

ABOUT_DATA = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing"})  # beside most corpora


class Found(NamedTuple):
    """A file to read. `key` names it alike on every machine; `path` is None for standard input."""

    key: str
    path: Path | None


def find(inputs: Sequence[str]) -> Iterator[Found | Problem]:
    """Every file that the inputs name, each once; folders are walked in sorted order."""
    found: list[Found] = []
    for name in inputs:
        for item in _named(name):
            if isinstance(item, Problem):
                yield item
            else:
                found.append(item)
    yield from _told_apart(found)


def _named(name: str) -> Iterator[Found | Problem]:
    """What one input names."""
    if name == "-":
        yield Found("-", None)
        return
    path = Path(name)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield Found(path.name, path)
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            yield trouble(name, "missing", "no file matches this pattern; check it, or quote it against the shell")
        for match in matches:
            yield from _folder(Path(match)) if Path(match).is_dir() else [Found(Path(match).name, Path(match))]
    else:
        yield trouble(name, "missing", "there is no such file or folder; check the name")


def _folder(folder: Path) -> Iterator[Found | Problem]:
    """The files below a folder, sorted; hidden ones and papers about the data are named, not read."""
    root, held = folder.resolve().name or "root", False
    for where, folders, files in os.walk(folder):
        inside = Path(where).relative_to(folder)
        for name in sorted(n for n in folders if n.startswith(".")):
            yield trouble(f"{root}/{(inside / name).as_posix()}", "not-an-article", "a hidden folder is not read")
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            key = f"{root}/{(inside / name).as_posix()}"
            if name.startswith("."):
                yield trouble(key, "not-an-article", "a hidden file is not read; give it by name to read it")
            elif name.split(".")[0].casefold() in ABOUT_DATA:
                yield trouble(key, "not-an-article", "a paper about the data is not read; give it by name to read it")
            else:
                held = True
                yield Found(key, Path(where) / name)
    if not held:  # "missing", like a name with a slip in it: once the folder is filled nothing more is said of it
        yield trouble(
            root, "missing", "the folder holds no file to read; give another, or name hidden files one by one"
        )


def _told_apart(found: Sequence[Found]) -> Iterator[Found]:
    """Each file once; files of one name from several folders get as much of their folders as tells them apart."""
    unique: dict[Path | None, Found] = {}
    for item in found:
        unique.setdefault(item.path and item.path.resolve(), item)
    named = {place: item.key for place, item in unique.items()}
    depth = 1
    while depth < 64 and (twice := {key for key, count in Counter(named.values()).items() if count > 1}):
        depth += 1
        for place, key in named.items():
            if place and key in twice:
                parts = place.parts[1:]
                named[place] = "/".join(parts[-max(depth, key.count("/") + 2) :])
    for place, item in unique.items():
        yield Found(named[place], item.path)
