"""What runs after what: collect, lineage, read, reconcile. Read this second, after `records.py`.

In: a case and inputs. Out: the case, built. Every step is keyed by a hash of what goes into it (articles, code,
tables, model), so that a build does only what is new, and a killed one goes on where it stopped.
"""

import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from functools import cache, cached_property
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from firsthand import rulings, schema
from firsthand.bearings import formers
from firsthand.records import (
    BY_MEANING,
    Account,
    Article,
    Bond,
    Capture,
    Dossier,
    Evidence,
    Formers,
    Judgement,
    Lineage,
    Problem,
    Reading,
    Record,
    Reuse,
    Text,
    Verb,
    problem,
    spans_of,
)
from firsthand.rulings import LOST as LOST
from firsthand.store import Given, Listed, Store

if TYPE_CHECKING:
    from firsthand.collect import Defaults, Found
    from firsthand.lineage.encoder import Encoder
    from firsthand.lineage.inquiry import Inquiry
    from firsthand.lineage.retrace import Records, Retraced
    from firsthand.store.index import Index

FEW = 2000  # articles: a smaller case is traced as a whole in less time than an index takes
_INDEX = "index"
_IMPORTED = re.compile(r"^\s*from firsthand(?:\.(\w+))?[\w.]* import ([\w, ]*)", re.MULTILINE)
_STANDARD_INPUT = "standard-input-"  # whose words have no name: with another outlet they are another article
_OF_INDEX = "\0index"  # whose problems they are: no input has such a path
STAGES = ("lineage", "read", "reconcile")
Watch = Callable[[str, int, int], None]
_COMMIT_EVERY = 200  # articles: a WARC of 100,000 records is not one transaction


class Collected(NamedTuple):
    """What a collect did: inputs read, inputs known from before, new articles, problems met."""

    sources: int
    known: int
    articles: int
    problems: int


class Built(NamedTuple):
    """What a build did: articles read now, and which whole-case stages ran."""

    read: int
    stages: tuple[str, ...]

    @property
    def nothing_new(self) -> bool:
        """Whether the build found no work."""
        return not self.read and not self.stages


class Peeked(NamedTuple):
    """The ids of the articles that came since the last build, and what they share with the others."""

    new: tuple[str, ...]
    reuse: tuple[Reuse, ...]


def unwatched(stage: str, done: int, total: int) -> None:
    """A Watch that shows nothing."""


def collect(
    store: Store,
    inputs: Sequence[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    fields: Iterable[tuple[str, str]] = (),
    watch: Watch = unwatched,
) -> Collected:
    """Keep the bytes of every input, then draw articles from them; safe to repeat and to interrupt."""
    from firsthand import collect as stage

    defaults = stage.Defaults(published=published, outlet=outlet, fields=tuple(fields))
    found = list(stage.find(inputs))
    tally = dict.fromkeys(Collected._fields, 0)
    store.forget_missing()
    for number, item in enumerate(found):
        watch("collect", number, len(found))
        if isinstance(item, Problem):
            with store.transaction():
                store.begin_source(item.where)
                store.add(item.where, item)
            tally["problems"] += 1
            continue
        _collect_one(store, item, defaults, tally)
    watch("collect", len(found), len(found))
    return Collected(**tally)


def _collect_one(store: Store, found: "Found", defaults: "Defaults", tally: dict[str, int]) -> None:
    """One file or standard input: bytes first, then what can be drawn from them."""
    from firsthand import collect as stage

    try:
        with found.path.open("rb") if found.path else nullcontext(sys.stdin.buffer) as stream:
            sha256, size = store.keep(stream)
    except OSError as error:
        with store.transaction():
            store.begin_source(found.key)
            message = f"could not be read: {error.strerror or error}"
            store.add(found.key, problem(found.key, "collect", "unreadable", message))
        tally["problems"] += 1
        return
    if found.path:
        source, copies, defaults = _known_as(store, found.key, sha256, defaults)
    else:
        source, copies = f"{_STANDARD_INPUT}{_digest(sha256, repr(defaults))[:8]}", []
    key = _digest(repr(defaults), stage.EXTRACTOR, code_hash("collect"))
    if store.is_collected(source, sha256, key) and not copies:
        if source != found.key:
            store.forget_problems(found.key)  # of an earlier try under this name
        tally["known"] += 1
        return
    with store.open_capture(sha256) as kept:
        head = kept.read(4096)
        kept.seek(0)
        kind = stage.media_type(source if found.path else found.key, head)
        capture = Capture(sha256=sha256, path=source, media_type=kind, size=size)
        with store.transaction():
            for known in {*copies, source, found.key}:
                store.begin_source(known, sha256)
            store.put_given(source, sha256, Given(defaults.published, defaults.outlet, defaults.fields))
            store.add(source, capture)
        for batch in _batches(stage.extract(capture, kept, defaults)):
            with store.transaction():
                for record in batch:
                    new = store.add(source, record, sha256)
                    tally["articles"] += isinstance(record, Article) and new
                    tally["problems"] += isinstance(record, Problem)
    with store.transaction():
        store.end_source(source, sha256, key)
    tally["sources"] += 1


def _known_as(store: Store, name: str, sha256: str, defaults: "Defaults") -> tuple[str, list[str], "Defaults"]:
    """What a file is called in the case, the other names to forget, and what its options are with those from before.

    The same bytes by another path say the same, so they are the same articles, under the name they had first. They
    stay two where a person named another outlet for each copy: a wire's words, saved from two papers.
    """
    names = [one for one in store.sources_of(sha256) if not one.startswith(_STANDARD_INPUT)]
    given = {one: store.given(one, sha256) for one in {*names, name}}
    outlet = defaults.outlet or given[name].outlet
    one_file = [one for one in names if _may_be_one(one, name, given[one].outlet, outlet)]
    known = name if name in one_file or not one_file else one_file[0]
    before = [given[known], *(given[one] for one in (*one_file, name))]
    filled = replace(
        defaults,
        published=defaults.published or next((g.published for g in before if g.published), None),
        outlet=defaults.outlet or next((g.outlet for g in before if g.outlet), None),
        fields=defaults.fields or next((g.fields for g in before if g.fields), ()),
    )
    copies = [one for one in one_file if one != known and _may_be_one(one, known, given[one].outlet, filled.outlet)]
    return known, copies, filled


def _may_be_one(one: str, other: str, *outlets: str | None) -> bool:
    """Whether two names of the same bytes are of one file: one path is the end of the other, or no outlets differ."""
    paths = sorted((f"/{one}", f"/{other}"), key=len)
    return paths[1].endswith(paths[0]) or len({outlet for outlet in outlets if outlet}) < 2


def _batches(records: Iterable[Capture | Article | Problem]) -> Iterator[list[Capture | Article | Problem]]:
    batch: list[Capture | Article | Problem] = []
    for record in records:
        batch.append(record)
        if len(batch) >= _COMMIT_EVERY:
            yield batch
            batch = []
    yield batch


class Judged:
    """A case as persons judged it: its articles without those left out, and with what was set of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        written = store.judgements()[0]
        articles = store.articles() if written else []
        self.rulings = rulings.take(written, articles)
        judged = rulings.judged_articles(articles, self.rulings)
        raw = {article.id: article for article in articles}
        self._set = {article.id: article for article in judged if article != raw[article.id]}

    @cached_property
    def touch(self) -> str:
        """A digest of what was set and left out, on which lineage rests; empty where nothing was."""
        parts = (*map(self.mark, sorted(self._set)), *sorted(self.rulings.left_out))
        return _digest(*parts) if parts else ""

    def mark(self, article: str) -> str:
        """A digest of an article of which something was set; empty of another."""
        return _digest(msgspec.json.encode(self._set[article]).decode()) if article in self._set else ""

    def ids(self) -> list[str]:
        """The ids of the articles, sorted."""
        return [name for name in self._store.article_ids() if name not in self.rulings.left_out]

    def article(self, article: str) -> Article:
        """One article; KeyError when the case has none of that id."""
        return self._set.get(article) or self._store.article(article)

    def articles_of(self, ids: Sequence[str]) -> list[Article]:
        """Some articles, in that order."""
        return [self.article(one) for one in ids]

    @cached_property
    def articles(self) -> list[Article]:
        """All articles, by id."""
        kept = (article for article in self._store.articles() if article.id not in self.rulings.left_out)
        return [self._set.get(article.id, article) for article in kept]

    def lineage(self) -> Lineage:
        """Lineage as judged."""
        found = self._store.lineage()
        if not self.rulings.in_force:
            return found
        return rulings.judged_lineage(found, self.rulings, {a.id: a for a in self.articles})

    def readings(self) -> list[Reading]:
        """The readings as judged."""
        kept = [one for one in self._store.readings() if one.article not in self.rulings.left_out]
        return rulings.judged_readings(kept, self.rulings)

    @cached_property
    def key(self) -> str:
        """A digest of all judgements, for what rests on them."""
        return _digest(*(msgspec.json.encode(one).decode() for one in self.rulings.every))


def build(store: Store, *, stage: str | None = None, jobs: int = 1, watch: Watch = unwatched, few: int = FEW) -> Built:
    """Lineage, read and reconcile for what is new.

    `stage` runs that stage alone (reconcile rests on both others, and runs them); `jobs` is the number of processes
    that read; a case of no more articles than `few` is always traced as a whole, without an index.
    """
    wanted = STAGES if stage in (None, "reconcile") else (stage,)
    ran: list[str] = []
    with store.alone():
        waiting = store.waiting()[1]  # before the ids: what comes in between waits on
        judged = Judged(store)
        ids = judged.ids()
        store.forget_readings()
        if "lineage" in wanted and _lineage(store, ids, waiting, watch, few, judged):
            ran.append("lineage")
        with store.merging(index_method(judged.touch)):
            read = _read(store, ids, watch, jobs, judged) if "read" in wanted else 0
            if "reconcile" in wanted and _reconcile(store, watch, judged):
                ran.append("reconcile")
    return Built(read, tuple(ran))


def _lineage(store: Store, ids: Sequence[str], waiting: int, watch: Watch, few: int, judged: Judged) -> bool:
    """Trace reuse when the set of articles, the code, or the encoder that finds translations has changed."""
    from firsthand.lineage import unsought
    from firsthand.lineage.encoder import Remembering, installed
    from firsthand.lineage.paraphrase import MOST_ARTICLES

    encoder = installed()
    made_by = encoder.identity if encoder else ""
    key = _digest(*ids, code_hash("lineage"), code_hash("engine"), made_by, judged.touch)
    if store.result_inputs("lineage").get("") == key:
        return False
    if not ids:
        with store.transaction():
            store.put_lineage(key, Lineage(), {}, (), anew=True)
        return True
    watch("lineage", 0, len(ids))
    index, found, troubles = _retraced(store, ids, judged)
    anew = index is None or found is None
    if index is None or found is None:
        index = store.new_index(index_method(judged.touch))
        with closing(store.vectors(made_by)) as memory:
            remembering = Remembering(encoder, memory) if encoder else None
            records, found = _traced(judged.articles_of(ids), remembering, indexed=len(ids) > few)
    else:
        records = found.records
    listed, more = _grown(index, found) if found else (Listed(next=index.listed.next), [])
    more += unsought(len(ids)) if encoder and found and len(ids) > MOST_ARTICLES else []
    with store.transaction():
        store.put_lineage(key, records.rest, records.reuse, records.order, anew=anew)
        store.list_index(key, listed)
        store.waits_no_more(waiting)
        store.forget_problems(_OF_INDEX)
        for trouble in (*troubles, *more):
            store.add(_OF_INDEX, trouble)
    watch("lineage", len(ids), len(ids))
    return True


def _traced(
    articles: Sequence[Article], encoder: "Encoder | None", *, indexed: bool
) -> "tuple[Records, Retraced | None]":
    """All articles traced at once: the records, and what an index takes in, where there is to be one."""
    from firsthand.engine import open_engine
    from firsthand.lineage import told, traced
    from firsthand.lineage.pile import in_order
    from firsthand.lineage.retrace import begun, records_of

    engine = open_engine()
    known = traced(in_order(articles), engine)
    said = told(known, engine, encoder, grows=indexed)
    if not indexed:
        return records_of(known, said), None
    found = begun(known, said)
    return found.records, found


def _retraced(
    store: Store, ids: Sequence[str], judged: Judged
) -> tuple["Index | None", "Retraced | None", list[Problem]]:
    """What is new traced through the index of what was there; None where all is to be traced, and what was wrong."""
    from firsthand.store.index import DamagedError

    try:
        index = store.index(index_method(judged.touch), check=True)
        if index is None:
            return None, None, []
        return index, _through(judged, index, ids), []
    except DamagedError as error:
        message = f"{error.trouble}; every article was traced anew, and the index is whole again"
        return None, None, [problem(f"{_INDEX}/{error.name}", "lineage", "index-damaged", message)]


def _through(judged: Judged, index: "Index", ids: Sequence[str]) -> "Retraced | None":
    """The new articles traced; None where others have gone, or where they touch too many."""
    from firsthand.engine import open_engine
    from firsthand.lineage.retrace import retrace
    from firsthand.lineage.retrace.tables import kept_in

    kept = kept_in(index.tables)
    known = {article.id for article in kept.articles}
    new = [one for one in ids if one not in known]
    if not new or len(known) + len(new) != len(ids) or not index.fits(kept.tokens):
        return None
    return retrace(kept, index, judged.articles_of, judged.articles_of(new), open_engine())


def _grown(index: "Index", found: "Retraced") -> tuple[Listed, list[Problem]]:
    """The index with what is new, written; where that fails, the next build traces all."""
    from firsthand.lineage.retrace.tables import tables_of
    from firsthand.store.index import Entries

    sizes = found.kept.tokens[found.first :]
    try:
        return index.grown(Entries(*found.entries), sizes, found.runs, tables_of(found.kept), found.first), []
    except OSError as error:
        message = f"could not be written ({error.strerror or error}): the next build takes as long as the first"
        return Listed(next=index.listed.next), [problem(_INDEX, "lineage", "index-not-written", message)]


def _undamaged(store: Store, judged: Judged) -> "Index | None":
    """The index for a peek, where there is one in order; the next build says what is wrong with it."""
    from firsthand.lineage.first import TABLES
    from firsthand.store.index import DamagedError

    for _ in range(2):  # a build that ends now deletes the files that were listed before
        try:
            return store.index(index_method(judged.touch), only=TABLES)
        except DamagedError:
            continue
    return None


def peek(store: Store, *, few: int = FEW) -> Peeked | None:
    """What the articles that came since the last build share with the others, at once; None where there is no ground.

    That is before the first build, and where the index is of another version or of articles that have gone. A case
    that is small enough to have none is traced as a whole, and is not changed by it.
    """
    if not store.result_inputs("lineage"):
        return None
    judged = Judged(store)
    waiting = [one for one in store.waiting()[0] if one not in judged.rulings.left_out]
    if not waiting:
        return Peeked((), ())
    index = _undamaged(store, judged)
    if index is not None:
        from firsthand.lineage.first import known, shared

        old = known(index.tables, waiting)
        new = [one for one in waiting if one not in old]
        try:
            found = shared(index.tables, index, judged.articles_of, judged.articles_of(new)) if new else []
        except (IndexError, KeyError):  # an article has gone, or a segment, not read whole here, leads to none
            return None
        return Peeked(tuple(new), tuple(found))
    if len(judged.ids()) > few:
        return None
    from firsthand.engine import open_engine
    from firsthand.lineage import trace

    reuse = trace(judged.articles, open_engine()).reuse
    fresh = frozenset(waiting)
    return Peeked(tuple(waiting), tuple(edge for edge in reuse if {edge.a.article, edge.b.article} & fresh))


def index_method(touch: str = "") -> bytes:
    """What an index was made by: another version of the rules, or another outlet or date set, and it is made anew."""
    return bytes.fromhex(_digest(code_hash("lineage"), code_hash("engine"), touch))[:16]


def _read(store: Store, ids: Sequence[str], watch: Watch, jobs: int, judged: Judged) -> int:
    """Read the articles that this reader has not read yet, one transaction each."""
    from firsthand.read import Reader
    from firsthand.workers import read_all

    reader = Reader()
    made_by = _digest(reader.fingerprint, code_hash("read"), code_hash("geonames"))
    done = store.result_inputs("read")
    keys = {article: f"{made_by}{judged.mark(article)}" for article in ids}
    new = [article for article in ids if done.get(article) != keys[article]]
    for number, (article, reading) in enumerate(read_all(new, judged.article, reader, jobs)):
        watch("read", number, len(new))
        with store.transaction():
            store.put_result("read", article, keys[article], reading)
    if new:
        watch("read", len(new), len(new))
    return len(new)


def _reconcile(store: Store, watch: Watch, judged: Judged) -> bool:
    """Reconcile when lineage, a reading, a judgement or the code has changed."""
    key = _account_key(store, judged)
    if store.result_inputs("reconcile").get("") == key:
        return False
    from firsthand.reconcile import reconcile

    articles = judged.articles
    watch("reconcile", 0, len(articles))
    account = reconcile(articles, judged.lineage(), judged.readings(), judged.rulings)
    known = store.formers() if store.result_inputs("reconcile") else ()
    gone = formers(store.account(), account, known)
    with store.transaction():
        store.put_result("reconcile", "", key, account)
        store.put_result("formers", "", "", Formers(every=gone))
    watch("reconcile", len(articles), len(articles))
    return True


def _account_key(store: Store, judged: Judged) -> str:
    """A digest of all that reconcile rests on."""
    parts = [f"{article}={made_by}" for article, made_by in store.result_inputs("read").items()]
    return _digest(*parts, store.result_inputs("lineage").get("", ""), code_hash("reconcile"), judged.key)


class BuildDueError(Exception):
    """Nothing is built, or what was built points at articles that were drawn anew since; says what to do."""

    def __init__(self, store: Store, why: str = "articles of the last build were replaced since") -> None:
        super().__init__(f"{why}; build first: firsthand build {store.folder}")


class Asked:
    """Lineage asked again why, by the rules that made its records and on the articles they were made from.

    Nothing is done before the first question, and nothing is kept: two thousand articles take a second.
    """

    def __init__(self, found: Dossier) -> None:
        self._found = found

    @cached_property
    def _inquiry(self) -> "Inquiry | None":
        from firsthand.engine import open_engine
        from firsthand.lineage.inquiry import Inquiry

        held = {article for text in self._found.lineage.texts for article in text.articles}
        articles = [article for article in self._found.articles if article.id in held]
        if not articles or len(articles) < len(held):
            return None
        return Inquiry(articles, self._found.lineage, open_engine())

    def evidence(self, reuse: Reuse) -> Evidence | None:
        """What stands behind an edge; None where the rules as they are now do not give it."""
        from firsthand.lineage.crossing import retelling
        from firsthand.lineage.evidence import evidence

        if not self._inquiry:
            return None
        return (retelling if reuse.relation in BY_MEANING else evidence)(self._inquiry, reuse)

    def bonds(self, text: Text) -> list[Bond] | None:
        """What ties the articles of a text; None where the rules as they are now do not join them."""
        from firsthand.lineage.bonds import bonds

        return bonds(self._inquiry, text) if self._inquiry else None


def dossier(store: Store) -> Dossier:
    """Everything the case holds, as judged, and what it was made with."""
    return _dossier(store, Judged(store))


def built(store: Store) -> tuple[Dossier, str]:
    """What the case holds and the builds have taken up, and what a person must know of the rest; empty of none.

    An article that was only collected has no text in common with others yet, and nobody is found to speak in it: to
    count it beside those that were read would tell of a report that stands alone.
    """
    judged = Judged(store)
    found = _dossier(store, judged)
    read = store.result_inputs("read")
    traced = bool(store.result_inputs("lineage"))  # by a stage alone, it may be, or not yet
    if not traced and not read:
        raise BuildDueError(store, "nothing is built yet")
    new = set(store.waiting()[0]) if traced else {article.id for article in found.articles} - read.keys()
    new -= judged.rulings.left_out
    how = f"firsthand build {store.folder}"
    if new:
        many = f"{len(new)} articles" if len(new) > 1 else "1 article"
        verb = "are" if len(new) > 1 else "is"
        return _without(found, new), f"{many} collected since the last build {verb} not in it; a build is due: {how}"
    if store.result_inputs("reconcile").get("") != _account_key(store, judged):
        return found, f"what was judged or changed since the last build is not in it; a build is due: {how}"
    return found, ""


def _without(found: Dossier, new: set[str]) -> Dossier:
    """A dossier without some articles, and without the bytes that only they were drawn from."""
    kept = tuple(article for article in found.articles if article.id not in new)
    gone = {article.sha256 for article in found.articles if article.id in new} - {article.sha256 for article in kept}
    captures = [capture for capture in found.captures if capture.sha256 not in gone]
    full, left = ({(one.container or "").split("@")[0] for one in group} for group in (found.captures, captures))
    captures = [capture for capture in captures if capture.sha256 not in full - left]
    return replace(found, articles=kept, captures=tuple(captures))


def _dossier(store: Store, judged: Judged) -> Dossier:
    from firsthand.lineage.encoder import installed
    from firsthand.read import Reader

    encoder = installed()
    translations = encoder.identity if encoder else "by names and numbers"
    made_with = {
        "firsthand": metadata.version("firsthand"),
        "reader": Reader().fingerprint,
        "translations": translations,
    }
    found = store.dossier(made_with.items())
    told = (found.readings, found.account.assertions, found.account.mentions)
    held = {one.article for group in told for one in group}
    held |= {side.article for edge in found.lineage.reuse for side in (edge.a, edge.b)}
    if held - {article.id for article in found.articles}:
        raise BuildDueError(store)
    if not judged.rulings.every:
        return found
    return replace(
        found,
        articles=tuple(judged.articles),
        lineage=judged.lineage(),
        readings=tuple(judged.readings()),
        judgements=judged.rulings.every,
    )


def judge(
    store: Store,
    verb: Verb,
    named: Sequence[str],
    *,
    who: str,
    when: str,
    field: str = "",
    value: str = "",
    note: str = "",
    passages: Sequence[tuple[str, str]] = (),
) -> Judgement:
    """Write a judgement about what is named by ids or as `outlet:NAME`; the next build takes it up.

    Of an `add` the one that is named is the event, and `passages` are articles with their words. KeyError for an id of
    no record; CannotJudgeError, a ValueError, for a judgement that cannot hold.
    """
    from firsthand import judging, tell
    from firsthand.reconcile import outlet_names

    judged = Judged(store)
    found = _dossier(store, judged)
    lookup = tell.Lookup(found)
    names = outlet_names(found.articles, judged.rulings)
    hand = judging.Judging(found, lookup.find, lambda record: tell.record_label(record, lookup), names)
    if verb == "add":
        aimed = [judging.event_target(hand, name) for name in named]
        aimed += [hand.passage(article, words) for article, words in passages]
    else:
        aimed = [hand.target(name, whole=verb == "wrong") for name in named]
    if verb == "undo" and (len(aimed) != 1 or aimed[0][0].kind != "judgement"):
        raise judging.CannotJudgeError("takes the id of one judgement: firsthand show DIR judgements")
    if verb == "undo":
        value, aimed = aimed[0][0].record, []
    made = judging.judgement(verb, aimed, who=who, when=when, field=field, value=value, note=note)
    store.add_judgement(made)
    return made


def records(store: Store, kind: str) -> list[Record]:
    """The records of one kind, as `show` prints them; KeyError for an unknown kind."""
    if kind not in schema.KINDS:
        raise KeyError(kind)
    if kind == "problems":
        return list(store.dossier().problems)
    found = _records(store, kind)
    _check(store, found)
    return found


def _check(store: Store, found: Iterable[Record]) -> None:
    """BuildDueError where a record points at an article that is no longer there."""
    known = set(store.article_ids())
    if any(span.article not in known for record in found for span in spans_of(record)):
        raise BuildDueError(store)


def _records(store: Store, kind: str) -> list[Record]:
    if kind in Account.__struct_fields__ and store.result_inputs("reconcile"):
        return list(getattr(store.account(), kind))
    judged = Judged(store)
    if kind == "judgements":
        return list(judged.rulings.every)
    if kind == "articles":
        return list(judged.articles)
    if kind in Reading.__struct_fields__:
        return [record for reading in judged.readings() for record in getattr(reading, kind)]
    return list(getattr(judged.lineage(), kind, ()))


@cache
def code_hash(package: str) -> str:
    """A digest of a package's code, the tables, and the modules beside it that it uses: a new rule is a new key.

    Other packages have keys of their own.
    """
    digest = hashlib.sha256()
    for file in code_of(package):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def code_of(package: str) -> list[Traversable]:
    """The files of a package and of the tables, and each module beside them that one of these imports."""
    root = resources.files("firsthand")
    beside = {entry.name.removesuffix(".py"): entry for entry in root.iterdir() if entry.name.endswith(".py")}
    code = [*_files(root / package), *_files(root / "resources")]
    for file in code:  # grows while it is read
        if file.name.endswith(".py"):
            used = _IMPORTED.findall(file.read_text(encoding="utf-8"))
            names = {name.strip() for module, several in used for name in (module, *several.split(","))}
            code += [beside.pop(name) for name in sorted(names & beside.keys())]
    return code


def _files(entry: Traversable) -> Iterator[Traversable]:
    if entry.is_file():
        yield entry
    elif entry.is_dir():
        for child in sorted(entry.iterdir(), key=lambda item: item.name):
            if child.name != "__pycache__":
                yield from _files(child)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
