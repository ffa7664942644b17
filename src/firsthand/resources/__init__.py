"""Knowledge as data: word lists, one term a line with its reason, under `resources/<language>/`.

In: a language and a table's name. Out: its rows. A table is tab-separated with a header line; the first column is
the term, the last is `reason`; rows are sorted by term and unique (`python -m firsthand.resources` checks all).
"""

import re
from functools import cache
from importlib import resources
from itertools import pairwise

Row = dict[str, str]


@cache
def table(language: str, name: str) -> tuple[Row, ...]:
    """The rows of `resources/<language>/<name>.tsv`; empty where the language has no such table.

    >>> [row["term"] for row in table("xx", "cues")]
    []
    """
    file = resources.files(__package__) / language / f"{name}.tsv"
    if not file.is_file():
        return ()
    lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    return tuple(dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:])


@cache
def terms(language: str, name: str) -> frozenset[str]:
    """The first column of a table as a set."""
    rows = table(language, name)
    return frozenset(next(iter(row.values())) for row in rows)


@cache
def either(words: frozenset[str]) -> str:
    """The words as alternatives of a regular expression, the longest first; without any, one that nothing meets."""
    return "|".join(sorted(map(re.escape, words), key=lambda term: (-len(term), term))) or "(?!)"


@cache
def kinds(language: str, name: str) -> dict[str, str]:
    """The kind of each term of a table that has kinds."""
    return {row["term"]: row["kind"] for row in table(language, name)}


@cache
def terms_of_all(name: str) -> frozenset[str]:
    """The first column of a table in all languages."""
    return frozenset(term for language in languages() for term in terms(language, name))


@cache
def staff(kind: str) -> frozenset[str]:
    """The words of a kind for those who write for an outlet, in any language: its `role`, its `beat`."""
    rows = (row for language in languages() for row in table(language, "staff"))
    return frozenset(row["term"] for row in rows if kind in row["kinds"].split())


@cache
def agencies() -> frozenset[str]:
    """What agencies are called in any language, in full and for short: "Associated Press", "AP"."""
    rows = [row for language in languages() for row in table(language, "agencies")]
    return frozenset(name for row in rows for name in (row["term"], row["name"]))


@cache
def languages() -> tuple[str, ...]:
    """The languages that have tables, sorted."""
    root = resources.files(__package__)
    return tuple(sorted(entry.name for entry in root.iterdir() if entry.is_dir() and not entry.name.startswith("_")))


def faults() -> list[str]:
    """What is wrong with the tables: unsorted, double, without a reason, a ragged line. Empty when all is well."""
    found: list[str] = []
    for language in languages():
        folder = resources.files(__package__) / language
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if not file.name.endswith(".tsv"):
                continue
            where = f"{language}/{file.name}"
            lines = [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]
            header = lines[0].split("\t")
            if header[-1] != "reason":
                found.append(f"{where}: the last column is {header[-1]!r}, not 'reason'")
            keys = [line.split("\t")[0] for line in lines[1:]]
            found += [f"{where}: {b!r} stands after {a!r}" for a, b in pairwise(keys) if b < a]
            found += [f"{where}: {a!r} stands twice" for a, b in pairwise(keys) if a == b]
            for line in lines[1:]:
                cells = line.split("\t")
                if len(cells) != len(header):
                    found.append(f"{where}: {line!r} has {len(cells)} cells, not {len(header)}")
                elif not cells[-1].strip():
                    found.append(f"{where}: {cells[0]!r} has no reason")
    return found
