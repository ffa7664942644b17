"""One case folder: captures by digest, records in SQLite, judgements in a text file.

In: records and bytes. Out: records, ordered by id whatever the order of arrival. Each write is one transaction, so
that a kill at any moment leaves a case that the next build goes on with. Long since it holds every statement of SQL.
"""

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

import msgspec
import msgspec.structs

from firsthand.records import (
    Account,
    Article,
    Capture,
    Dossier,
    Former,
    Formers,
    Judgement,
    Lineage,
    Problem,
    Reading,
    Reuse,
    problem,
)
from firsthand.store.migrations import migrate
from firsthand.store.shelf import FEW, Listed, alone, sweep
from firsthand.store.vectors import Vectors

if TYPE_CHECKING:
    from firsthand.store.index import Index

_PUT = "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)"
T = TypeVar("T")
Bundle = TypeVar("Bundle", Lineage, Reading, Account, Formers)
_CHUNK = 1 << 20
_OURS = frozenset({"captures", "index", "judgements.jsonl", "report.html"})  # what a case leaves


class Given(NamedTuple):
    """What a person's options fill in of one input: a date, an outlet, the names of its columns."""

    published: str | None = None
    outlet: str | None = None
    fields: tuple[tuple[str, str], ...] = ()


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
        self._db.execute("DELETE FROM given WHERE source = ? AND file = ?", (source, file))

    def forget_missing(self) -> None:
        """Forget which inputs were not there the last time: a typing error is no trouble in the data."""
        for known in self.problems():
            if known.code == "missing":
                self._db.execute("DELETE FROM problem WHERE id = ?", (known.id,))

    def forget_problems(self, source: str) -> None:
        """Forget what was the trouble with a source."""
        self._db.execute("DELETE FROM problem WHERE source = ?", (source,))

    def is_collected(self, source: str, file: str, key: str) -> bool:
        """Whether this source, with these bytes, options and extractor, was read to its end."""
        query = "SELECT 1 FROM collected WHERE source = ? AND file = ? AND input = ?"
        return self._db.execute(query, (source, file, key)).fetchone() is not None

    def sources_of(self, file: str) -> list[str]:
        """The names under which articles were drawn from these bytes, sorted."""
        query = "SELECT DISTINCT source FROM article WHERE file = ? ORDER BY source"
        return [row[0] for row in self._db.execute(query, (file,))]

    def given(self, source: str, file: str) -> Given:
        """What options last filled in of this source with these bytes; an empty one where there were none."""
        query = "SELECT published, outlet, fields FROM given WHERE source = ? AND file = ?"
        row = self._db.execute(query, (source, file)).fetchone()
        if row is None:
            return Given()
        return Given(row[0], row[1], msgspec.json.decode(row[2], type=tuple[tuple[str, str], ...]))

    def put_given(self, source: str, file: str, given: Given) -> None:
        """Keep what options fill in of a source, in place of what they did before."""
        fields = msgspec.json.encode(given.fields).decode()
        row = (source, file, given.published, given.outlet, fields)
        self._db.execute("INSERT OR REPLACE INTO given VALUES (?, ?, ?, ?, ?)", row)

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
        """The ids alone, sorted; from an index that holds nothing else, since the bodies lie beside the ids."""
        return sorted(row[0] for row in self._db.execute("SELECT id FROM article INDEXED BY article_source"))

    def article(self, article: str) -> Article:
        """One article; KeyError when the case has none of that id."""
        row = self._db.execute("SELECT body FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            raise KeyError(article)
        return msgspec.json.decode(row[0], type=Article)

    def articles_of(self, ids: Sequence[str]) -> list[Article]:
        """Some articles, in that order; KeyError when the case has none of an id."""
        return [self.article(one) for one in ids]

    def waiting(self) -> tuple[list[str], int]:
        """The ids of articles that came since lineage was kept, and a number that says so far."""
        rows = self._db.execute("SELECT number, article FROM waiting ORDER BY number").fetchall()
        return [article for _, article in rows], max((number for number, _ in rows), default=0)

    def waits_no_more(self, number: int) -> None:
        """Forget that the articles up to that number wait."""
        self._db.execute("DELETE FROM waiting WHERE number <= ?", (number,))

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

    def add_judgement(self, judgement: Judgement) -> None:
        """Write a judgement behind those that are there; what was written before is never touched."""
        file = self.folder / "judgements.jsonl"
        with self.transaction(), file.open("ab+") as out:  # one writer at a time
            out.seek(0, os.SEEK_END)
            if out.tell():
                out.seek(-1, os.SEEK_END)
                if out.read(1) != b"\n":  # a line that was cut, or written by hand, is not made one with this
                    out.write(b"\n")
            out.write(msgspec.json.encode(judgement) + b"\n")
            out.flush()
            os.fsync(out.fileno())

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

    def put_result(self, stage: str, subject: str, key: str, bundle: Lineage | Reading | Account | Formers) -> None:
        """Keep what a stage gave for a subject, in place of what it gave before."""
        self._db.execute(_PUT, (stage, subject, key, zlib.compress(msgspec.json.encode(bundle), 1)))

    def put_lineage(
        self,
        key: str,
        rest: Lineage,
        reuse: Mapping[str, tuple[Reuse, ...]],
        order: Sequence[str],
        *,
        anew: bool,
    ) -> None:
        """Keep what lineage gave: `reuse` by the later article of each pair, whose edges come in that order of ids.

        With `anew` it takes the place of all edges, else of those of the articles named, which may be none.
        """
        self.put_result("lineage", "", key, rest)
        self._db.execute(_PUT, ("order", "", "", zlib.compress(msgspec.json.encode(order), 1)))
        if anew:
            self._db.execute("DELETE FROM result WHERE stage = 'reuse'")
        self._db.executemany(
            _PUT,
            (("reuse", article, "", zlib.compress(msgspec.json.encode(edges), 1)) for article, edges in reuse.items()),
        )

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock of what lineage remembers: another build of this case waits. Sweeps files that nobody needs."""
        with alone(self._shelf):
            sweep(self._shelf, self._listed()[1])
            yield

    def index(self, method: bytes, *, check: bool = False, only: Sequence[str] | None = None) -> "Index | None":
        """What lineage remembers; None where it is not of the lineage that is kept, or not made by `method` (16 bytes).

        DamagedError where a file is not what was written; with `check` every byte is looked at. `only` names tables.
        """
        key, listed = self._listed()
        if listed.method != method.hex() or key != self.result_inputs("lineage").get(""):
            return None
        from firsthand.store.index import Index

        return Index(self._shelf, method, listed, check=check, only=only)

    @contextmanager
    def merging(self, method: bytes) -> Iterator[None]:
        """Merge small files of the index meanwhile; an interrupt leaves them as they are."""
        if len(self._listed()[1].segments) < FEW:
            yield
            return
        from firsthand.store.index import DamagedError, Merging

        try:
            index = self.index(method, only=())
        except DamagedError:  # the next build that needs it says so
            index = None
        merging = Merging(index)
        try:
            yield
        except BaseException:
            merging.end(at_once=True)
            raise
        listed = merging.end()
        if listed is not None:
            with self.transaction():
                self.list_index(self._listed()[0], listed)

    def vectors(self, made_by: str) -> Vectors:
        """What an encoder has encoded before."""
        return Vectors(self._shelf / "vectors.db", made_by)

    def new_index(self, method: bytes) -> "Index":
        """An index of nothing, whose files have other names than those there are."""
        from firsthand.store.index import empty

        return empty(self._shelf, method, self._listed()[1].next)

    def list_index(self, key: str, listed: Listed) -> None:
        """Say which files are the index, and of which lineage."""
        self._db.execute(_PUT, ("index", "", key, msgspec.json.encode(listed)))

    def _listed(self) -> tuple[str, Listed]:
        row = self._db.execute("SELECT input, body FROM result WHERE stage = 'index' AND subject = ''").fetchone()
        return ("", Listed()) if row is None else (row[0], msgspec.json.decode(row[1], type=Listed))

    @property
    def _shelf(self) -> Path:
        return self.folder / "index"

    def readings(self) -> list[Reading]:
        """All readings, by article id."""
        rows = self._db.execute("SELECT body FROM result WHERE stage = 'read' ORDER BY subject")
        return [msgspec.json.decode(zlib.decompress(row[0]), type=Reading) for row in rows]

    def lineage(self) -> Lineage:
        """What lineage gave; empty before the first build."""
        kept = self.result("lineage", "", Lineage)
        if kept is None:
            return Lineage()
        bodies = dict(self._db.execute("SELECT stage || subject, body FROM result WHERE stage IN ('reuse', 'order')"))
        if "order" not in bodies:  # an older program wrote all in one
            return kept[1]
        place = {article: n for n, article in enumerate(_unpacked(bodies.pop("order"), list[str]))}
        edges = [edge for body in bodies.values() for edge in _unpacked(body, tuple[Reuse, ...])]
        edges.sort(key=lambda edge: (place[edge.a.article], place[edge.b.article]))
        return msgspec.structs.replace(kept[1], reuse=tuple(edges))

    def account(self) -> Account:
        """What reconcile gave; empty before the first build."""
        kept = self.result("reconcile", "", Account)
        return kept[1] if kept else Account()

    def formers(self) -> tuple[Former, ...]:
        """The records of earlier builds whose ids are gone."""
        kept = self.result("formers", "", Formers)
        return kept[1].every if kept else ()

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
            formers=self.formers(),
        )


def _unpacked(body: bytes, kind: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(body), type=kind)
