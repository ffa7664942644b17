"""One case folder: captures by digest, records in SQLite, judgements in a text file.

In: records and bytes. Out: records, ordered by id whatever the order of arrival. Each write is one transaction, so
that a kill at any moment leaves a case that the next build goes on with.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from firsthand.records import (
    Account,
    Article,
    Capture,
    Dossier,
    Judgement,
    Lineage,
    Problem,
    Reading,
    problem,
)
from firsthand.store.migrations import migrate

Bundle = TypeVar("Bundle", Lineage, Reading, Account)
_CHUNK = 1 << 20
_OURS = frozenset({"captures", "judgements.jsonl", "report.html"})  # what is left of a case without its database


class NotACaseError(Exception):
    """The folder is not a case, or cannot be one; the message says what to do."""


class Store:
    """A case folder, opened. Use as a context manager."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the case in `folder`; with `create` make it first. Raises NotACaseError."""
        self.folder = folder
        file = folder / "case.db"
        if not file.exists():
            if not create:
                raise NotACaseError(
                    f"{folder} is not a case: no case.db in it (firsthand collect {folder} INPUT... makes one)"
                )
            if folder.exists() and not folder.is_dir():
                raise NotACaseError(f"{folder} is a file; a case is a folder")
            if folder.exists() and {e.name for e in folder.iterdir() if not e.name.startswith(".")} - _OURS:
                raise NotACaseError(f"{folder} holds other files and is no case; give a new folder, or an empty one")
            try:
                (folder / "captures").mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise NotACaseError(f"{folder} cannot be made: {error.strerror}") from None
            (folder / "judgements.jsonl").touch()
        try:
            self._db = sqlite3.connect(file, isolation_level=None, timeout=60)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            migrate(self._db)
        except (sqlite3.DatabaseError, ValueError) as error:
            raise NotACaseError(f"{file} cannot be opened: {error}") from None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; a closed case is one file again (no `-wal` beside it)."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes within are kept together or not at all."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def keep(self, stream: BinaryIO) -> tuple[str, int]:
        """Copy bytes into `captures/` under their digest; gives (sha256, size). What is there is not rewritten."""
        digest, size = hashlib.sha256(), 0
        part = self.folder / "captures" / f".part-{os.getpid()}"
        try:
            with part.open("wb") as out:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    out.write(chunk)
            home = self._home(digest.hexdigest())
            if not home.exists():
                home.parent.mkdir(exist_ok=True)
                part.replace(home)
        finally:
            part.unlink(missing_ok=True)
        return digest.hexdigest(), size

    def open_capture(self, sha256: str) -> BinaryIO:
        """The kept bytes, seekable."""
        return self._home(sha256).open("rb")

    def _home(self, sha256: str) -> Path:
        return self.folder / "captures" / sha256[:2] / sha256

    def begin_source(self, source: str, file: str = "") -> None:
        """Forget what an earlier try at this source left: its problems, and the articles drawn from the same bytes.

        `file` is the digest of the kept bytes. A new extractor, or other options, draw other articles from them; the
        old ones would count as reports of their own. Articles drawn from other bytes under that name stay.
        """
        self._db.execute("DELETE FROM problem WHERE source = ?", (source,))
        self._db.execute("DELETE FROM article WHERE source = ? AND file = ?", (source, file))
        self._db.execute("DELETE FROM collected WHERE source = ? AND file = ?", (source, file))

    def forget_missing(self) -> None:
        """Forget which inputs were not there the last time: a typing error is no trouble in the data."""
        for known in self.problems():
            if known.code == "missing":
                self._db.execute("DELETE FROM problem WHERE id = ?", (known.id,))

    def is_collected(self, source: str, file: str, key: str) -> bool:
        """Whether this source, with these bytes, options and extractor, was read to its end."""
        query = "SELECT 1 FROM collected WHERE source = ? AND file = ? AND input = ?"
        return self._db.execute(query, (source, file, key)).fetchone() is not None

    def end_source(self, source: str, file: str, key: str) -> None:
        """Note that the source was read to its end."""
        self._db.execute("INSERT OR IGNORE INTO collected VALUES (?, ?, ?)", (source, file, key))

    def add(self, source: str, record: Capture | Article | Problem, file: str = "") -> bool:
        """Keep one record of collect, drawn from the bytes `file` under the name `source`; gives whether it is new.

        Of two that share an id the smaller body stays, so that the order of arrival does not show.
        """
        body = msgspec.json.encode(record)
        if isinstance(record, Capture):
            key = (record.sha256, record.path, record.container or "")
            cursor = self._db.execute("INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?)", (*key, body))
        elif isinstance(record, Article):
            known = self._db.execute("SELECT 1 FROM article WHERE id = ?", (record.id,)).fetchone()
            clash = "ON CONFLICT (id) DO UPDATE SET body = min(body, excluded.body)"
            self._db.execute(f"INSERT INTO article VALUES (?, ?, ?, ?) {clash}", (record.id, source, file, body))
            return known is None
        else:
            cursor = self._db.execute("INSERT OR REPLACE INTO problem VALUES (?, ?, ?)", (record.id, source, body))
        return cursor.rowcount > 0

    def articles(self) -> list[Article]:
        """All articles, by id."""
        return [
            msgspec.json.decode(row[0], type=Article)
            for row in self._db.execute("SELECT body FROM article ORDER BY id")
        ]

    def article_ids(self) -> list[str]:
        """The ids alone, sorted."""
        return [row[0] for row in self._db.execute("SELECT id FROM article ORDER BY id")]

    def article(self, article: str) -> Article:
        """One article; KeyError when the case has none of that id."""
        row = self._db.execute("SELECT body FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise KeyError(article)
        return msgspec.json.decode(row[0], type=Article)

    def captures(self) -> list[Capture]:
        """All captures, containers and members, by digest and path."""
        rows = self._db.execute("SELECT body FROM capture ORDER BY sha256, path, container")
        return [msgspec.json.decode(row[0], type=Capture) for row in rows]

    def problems(self) -> list[Problem]:
        """What went wrong while collecting, by where and code."""
        rows = self._db.execute("SELECT body FROM problem")
        found = [msgspec.json.decode(row[0], type=Problem) for row in rows]
        return sorted(found, key=lambda p: (p.where, p.code, p.id))

    def judgements(self) -> tuple[list[Judgement], list[Problem]]:
        """The judgements in the order they were made, and the lines that could not be read."""
        file = self.folder / "judgements.jsonl"
        found: list[Judgement] = []
        wrong: list[Problem] = []
        lines = file.read_bytes().splitlines() if file.exists() else []
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                found.append(msgspec.json.decode(line, type=Judgement))
            except msgspec.DecodeError as error:
                where = f"judgements.jsonl:{number}"
                wrong.append(problem(where, "store", "bad-judgement", f"line {number} is no judgement: {error}"))
        return found, wrong

    def result(self, stage: str, subject: str, kind: type[Bundle]) -> tuple[str, Bundle] | None:
        """What a stage gave for a subject, with the key of the input it was made from."""
        row = self._db.execute(
            "SELECT input, body FROM result WHERE stage = ? AND subject = ?", (stage, subject)
        ).fetchone()
        return None if row is None else (row[0], msgspec.json.decode(zlib.decompress(row[1]), type=kind))

    def forget_readings(self) -> None:
        """Forget the readings of articles that the case no longer holds."""
        gone = "DELETE FROM result WHERE stage = 'read' AND subject NOT IN (SELECT id FROM article)"
        self._db.execute(gone)

    def result_inputs(self, stage: str) -> dict[str, str]:
        """For each subject of a stage the key of the input its result was made from."""
        return dict(self._db.execute("SELECT subject, input FROM result WHERE stage = ? ORDER BY subject", (stage,)))

    def put_result(self, stage: str, subject: str, key: str, bundle: Lineage | Reading | Account) -> None:
        """Keep what a stage gave for a subject, in place of what it gave before."""
        body = zlib.compress(msgspec.json.encode(bundle), 1)
        self._db.execute("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", (stage, subject, key, body))

    def readings(self) -> list[Reading]:
        """All readings, by article id."""
        rows = self._db.execute("SELECT body FROM result WHERE stage = 'read' ORDER BY subject")
        return [msgspec.json.decode(zlib.decompress(row[0]), type=Reading) for row in rows]

    def lineage(self) -> Lineage:
        """What lineage gave; empty before the first build."""
        kept = self.result("lineage", "", Lineage)
        return kept[1] if kept else Lineage()

    def account(self) -> Account:
        """What reconcile gave; empty before the first build."""
        kept = self.result("reconcile", "", Account)
        return kept[1] if kept else Account()

    def dossier(self, made_with: Iterable[tuple[str, str]] = ()) -> Dossier:
        """Everything the case holds."""
        judgements, wrong = self.judgements()
        readings, lineage, account = self.readings(), self.lineage(), self.account()
        problems = [*self.problems(), *wrong, *lineage.problems, *account.problems]
        problems += [p for reading in readings for p in reading.problems]
        return Dossier(
            name=self.folder.resolve().name,
            articles=tuple(self.articles()),
            captures=tuple(self.captures()),
            lineage=lineage,
            readings=tuple(readings),
            account=account,
            problems=tuple(problems),
            judgements=tuple(judgements),
            made_with=tuple(made_with),
        )
