"""The command line: thin. In: words. Out: lines, an exit code (0 done, 1 failed or `--strict` with Problems, 2 usage).

Each command opens the case, calls one function of `workflow` or `tell`, and prints what it gave.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from firsthand import progress
from firsthand.sayable import CONFIRMED, NO, YES
from firsthand.schema import KINDS

if TYPE_CHECKING:
    from firsthand.collect import Defaults
    from firsthand.geonames.adding import Added
    from firsthand.records import Article, Record, Verb
    from firsthand.store import Store
    from firsthand.workflow import Built, Collected, Peeked


_case = click.argument("case", metavar="DIR", type=click.Path(path_type=Path))
_inputs = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
_jobs = click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Processes that read; default: the cores, 4 at most.",
)
_strict = click.option("--strict", is_flag=True, help="Exit 1 when there are Problems.")


def _input_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that fill what an input leaves open."""
    options = [
        click.option("--published", metavar="DATE", help="Publication date (EDTF) for articles that give none."),
        click.option("--outlet", metavar="NAME", help="Outlet for articles that name none."),
        click.option("--map", "fields", metavar="FIELD=NAME", multiple=True, help="The input's NAME for our FIELD."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


class _Commands(click.Group):
    """Commands that Ctrl-C, a broken installation and a fault of ours end in words, wherever they are."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise  # in words already
        except KeyboardInterrupt:
            click.echo("\ninterrupted; the same command goes on from here", err=True)
            sys.exit(130)
        except ImportError as error:
            _fail(f"a library is missing ({error}); install firsthand again: pip install --force-reinstall firsthand")
        except Exception as error:
            from firsthand.workflow import BuildDueError

            if isinstance(error, BuildDueError):
                _fail(str(error))
            if os.environ.get("FIRSTHAND_TRACEBACK"):
                raise
            _fail(
                f"a fault of firsthand itself ({type(error).__name__}: {error}). The case is as it was; please report"
                " this (FIRSTHAND_TRACEBACK=1 shows where it happened)"
            )


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="firsthand")
def main() -> None:
    """Rebuild what happened from its coverage: who says so, and how many of them really know.

    firsthand measures reporting, never truth, and every number opens the words it came from.
    """


@main.command()
@_inputs
@click.option("--case", "case", metavar="DIR", required=True, type=click.Path(path_type=Path), help="The case folder.")
@_input_options
@_jobs
@_strict
def run(
    inputs: tuple[str, ...],
    case: Path,
    published: str | None,
    outlet: str | None,
    fields: tuple[str, ...],
    jobs: int | None,
    strict: bool,
) -> None:
    """All five stages over INPUT... (files, folders, globs, or - for standard input)."""
    from firsthand import workflow

    with _open_for(case, inputs) as store:
        _print_collected(_collect(store, inputs, published, outlet, fields))
        if not store.article_ids():
            _print_problems(list(store.problems()), strict)
            _fail("no article came of this, so there is nothing to report")
        _print_built(workflow.build(store, jobs=jobs or _cores(), watch=progress.watch()))
        found = workflow.dossier(store)
        from firsthand.tell import funnel_lines, report

        page = _report_of(case)
        page.write_text(report(found, workflow.Asked(found)), "utf-8")
        click.echo()
        for line in funnel_lines(found):
            click.echo(line)
        click.echo(f"\nreport: {page}")
        _print_problems(list(found.problems), strict)


@main.command()
@_case
@_inputs
@_input_options
@_strict
def collect(
    case: Path,
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    fields: tuple[str, ...],
    strict: bool,
) -> None:
    """Add INPUT... to the case; safe to repeat and to interrupt."""
    with _open_for(case, inputs) as store:
        _print_collected(_collect(store, inputs, published, outlet, fields))
        _print_problems(list(store.problems()), strict)


@main.command()
@_case
@click.option(
    "--stage",
    type=click.Choice(["lineage", "read", "reconcile"]),
    help="This stage alone; reconcile runs what it rests on.",
)
@_jobs
@_strict
def build(case: Path, stage: str | None, jobs: int | None, strict: bool) -> None:
    """Lineage, read and reconcile for what is new in the case."""
    from firsthand import workflow

    with _open(case) as store:
        if not store.article_ids():
            _fail(f"{case} holds no article yet: firsthand collect {case} INPUT...")
        _print_built(workflow.build(store, stage=stage, jobs=jobs or _cores(), watch=progress.watch()))
        if strict:
            _print_problems(list(store.dossier().problems), strict)
        elif store.judgements()[0]:  # what a person said and no words bear out any more is told at once
            _print_problems([one for one in store.account().problems if one.code == workflow.LOST], strict)


@main.command()
@_case
@click.option("--json", "as_json", is_flag=True, help="The passages, one JSON object a line, as `show reuse` has them.")
def peek(case: Path, as_json: bool) -> None:
    """What the articles collected since the last build share with the others: at once, before they are built in."""
    from firsthand import schema, workflow

    with _open(case) as store:
        found = workflow.peek(store)
        if found is None:
            _fail(f"{case} has no index of its articles by this version: firsthand build {case}")
        ids = sorted({span.article for edge in found.reuse for span in (edge.a, edge.b)})
        articles = {article.id: article for article in store.articles_of(ids)}
    if as_json:
        texts = {article.id: article.text for article in articles.values()}
        for edge in found.reuse:
            click.echo(json.dumps(schema.to_json(edge, texts), ensure_ascii=False))
    else:
        for line in _peeked(found, articles):
            click.echo(line)
    those = len({one for edge in found.reuse for one in (edge.a.article, edge.b.article)} & set(found.new))
    click.echo(f"{_count(len(found.new), 'new article')}, {those} with passages of others", err=True)


def _kind(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A kind of record as it is called; a usage error that names the likeliest for any other word."""
    from difflib import get_close_matches

    if value.casefold() in KINDS:
        return value.casefold()
    close = get_close_matches(value.casefold(), list(KINDS), 1)
    guess = f"; did you mean {close[0]}?" if close else ""
    raise click.BadParameter(f"{value!r} is not one of {', '.join(KINDS)}{guess}", context, parameter)


@main.command()
@_case
@click.argument("kind", callback=_kind, metavar="KIND")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--text", is_flag=True, help="With articles: their text, blocks and links too.")
def show(case: Path, kind: str, as_json: bool, text: bool) -> None:
    """The records of one KIND: articles reuse texts credits attributions voices mentions times places quantities
    assertions events claims origins lines contradictions drift problems judgements."""
    from firsthand import schema, workflow
    from firsthand.records import Article, Judgement
    from firsthand.tell import Lookup, listed_judgement, listed_words

    with _open(case) as store:
        judged = workflow.Judged(store)
        articles = judged.articles
        texts = {article.id: article.text for article in articles}
        outlets = {article.id: article.outlet for article in articles}
        versions = {v.article: v.version_of for v in store.lineage().versions} if kind == "articles" else {}
        found = workflow.records(store, kind)
        labels = {e.id: e.label for e in store.account().events} if kind == "claims" and found else {}
        worded = kind in {"assertions", "claims", "contradictions"} and found and not as_json
        lookup = Lookup(workflow.dossier(store)) if worded else None
    outcomes = {outcome.judgement: outcome for outcome in judged.rulings.outcomes}
    shown: list[dict[str, object]] = []
    for record in found:
        if isinstance(record, Article):
            plain = schema.article_json(record, versions.get(record.id), text=text)
        else:
            plain = schema.to_json(record, texts)
        if isinstance(record, Judgement) and not as_json:
            plain["says"] = listed_judgement(record, outcomes)
        if lookup:
            plain |= listed_words(record, lookup)
        shown.append(plain)
    if as_json:
        lines: Iterable[str] = (json.dumps(plain, ensure_ascii=False) for plain in shown)
    elif shown:
        lines = _rows(kind, [_for_a_person(plain, labels, outlets) for plain in shown])
    else:
        lines = ()
        click.echo(f"no {kind} in {case}", err=True)
    for line in lines:
        click.echo(line)


@main.command()
@_case
@click.argument("record", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: the record, these lines, every span.")
def why(case: Path, record: str, as_json: bool) -> None:
    """The chain behind one record, in words, down to the spans; the beginning of an ID is enough where it is unique."""
    from firsthand import tell, workflow

    with _open(case) as store:
        found = workflow.dossier(store)
        asked = workflow.Asked(found)
        try:
            if as_json:
                lines = [json.dumps(tell.why_json(found, record, asked), ensure_ascii=False)]
            else:
                lines = tell.why(found, record, asked)
        except KeyError as unknown:
            _unknown(unknown, case)
    for line in lines:
        click.echo(line if as_json else _fitted(line))


@main.group()
@_case
@click.pass_context
def judge(context: click.Context, case: Path) -> None:
    """Record a decision of yours: signed, dated, never overwritten, in force on every build until you undo it.

    An ID is that of any record (`firsthand show DIR KIND`), or its beginning; an outlet is named as outlet:NAME. What
    you judge is found again by its words when a page is read anew; where that fails, a Problem says so.
    """
    context.obj = case


_ids = click.argument("ids", metavar="ID...", nargs=-1, required=True)
_id = click.argument("record", metavar="ID")


def _signed(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every judgement."""
    who = click.option(
        "--who", metavar="NAME", envvar="FIRSTHAND_WHO", help="Who decides; default: FIRSTHAND_WHO, else your login."
    )
    return who(click.option("--note", metavar="TEXT", default="", help="Why, in your words.")(command))


def _judge(
    case: Path,
    verb: "Verb",
    ids: Iterable[str],
    who: str | None,
    note: str,
    field: str = "",
    value: str = "",
    passages: Iterable[tuple[str, str]] = (),
) -> None:
    """Write one judgement, and say what it will do."""
    import getpass
    from datetime import UTC, datetime

    from firsthand import tell, workflow
    from firsthand.judging import CannotJudgeError

    try:
        who = who or getpass.getuser()
    except (KeyError, OSError):  # no login, as in a container
        who = ""
    when = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    with _open(case) as store:
        try:
            made = workflow.judge(
                store, verb, list(ids), who=who, when=when, field=field, value=value, note=note,
                passages=list(passages),
            )  # fmt: skip
        except CannotJudgeError as error:
            _fail(str(error), code=2)
        except KeyError as unknown:
            _unknown(unknown, case)
    click.echo(f"{made.id}: {tell.judgement_words(made)}")
    click.echo(f"signed {made.who}; in force from the next build on: firsthand build {case}", err=True)


def _verdict(name: str, verb: "Verb", help: str, field: str = "", value: str = "") -> None:
    """A command that takes nothing but what is judged; `field` gets `value` where it sets one."""

    @judge.command(name, help=help)
    @_ids
    @_signed
    @click.pass_obj
    def command(case: Path, ids: tuple[str, ...], who: str | None, note: str) -> None:
        _judge(case, verb, ids, who, note, field, value)


_verdict(
    "same",
    "same",
    "These events, voices, outlets or articles are one. Articles: versions of one story, which count once.",
)
_verdict(
    "not-same",
    "not_same",
    "These are not one, now and however they are read again; mentions of one event are split by it.",
)
_verdict("unsure", "unsure", "You looked, and cannot say: it is marked, and nothing else changes.")
_verdict(
    "wrong",
    "wrong",
    "The machine misread: the record, and what rests on it alone, is left out. An article: it is not of the case.",
)
_verdict(
    "confirm",
    "set",
    "A claim is confirmed (it is marked so), or a possible line between two sources is certain (it is counted so).",
    CONFIRMED,
    YES,
)
_verdict(
    "refute",
    "set",
    "A claim is refuted (it is marked so, and stays reported), or a line does not hold (it is no longer drawn).",
    CONFIRMED,
    NO,
)


@judge.command()
@_id
@click.argument("code", metavar="CODE")
@_signed
@click.pass_obj
def rate(case: Path, record: str, code: str, who: str | None, note: str) -> None:
    """Your Admiralty rating of a claim: A-F for the source, 1-6 for what it says, as in B2."""
    _judge(case, "set", (record,), who, note, "rating", code.upper())


@judge.command("set")
@_id
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@_signed
@click.pass_obj
def set_(case: Path, record: str, field: str, value: str, who: str | None, note: str) -> None:
    """Give a FIELD its VALUE: outlet, title, byline, published, updated or language of an article; owner of an outlet;
    label, time or place of an event; label, affiliation or side of a voice; edtf of a time."""
    _judge(case, "set", (record,), who, note, field, value)


@judge.command()
@click.argument("event", metavar="EVENT")
@click.argument("slot", metavar="SLOT")
@click.argument("value", metavar="VALUE")
@click.option(
    "--at",
    "passages",
    metavar="ARTICLE WORDS",
    nargs=2,
    multiple=True,
    required=True,
    help="An article and the words in it that say so; may stand several times.",
)
@_signed
@click.pass_obj
def add(
    case: Path,
    event: str,
    slot: str,
    value: str,
    passages: tuple[tuple[str, str], ...],
    who: str | None,
    note: str,
) -> None:
    """A claim that was not read: these passages give VALUE for SLOT of EVENT, an id or the label of a new event.

    Whose word they are, what they copy and whom they credit is what was read of the passages; `firsthand why DIR` with
    the judgement's id leads to the claim and its counts. A number may be a range: 24.. or 10..20. The slot `statement`
    takes any sentence. What a source told you yourself is a text like any other: write it down, and collect it.

    The slots: when, hour, where, who, whom, what, cause, means, amount, outcome, operation, statement; and what is
    counted: abducted, arrested, attended, beaten, charged, convicted, deported, dismissed, displaced, escaped,
    imprisoned, infected, injured, killed, missing, released, rescued, sentenced, strikers, sued, suspended, votes.
    """
    _judge(case, "add", (event,), who, note, slot, value, passages)


@judge.command("note")
@_id
@click.argument("text", metavar="TEXT")
@click.option(
    "--who", metavar="NAME", envvar="FIRSTHAND_WHO", help="Who says so; default: FIRSTHAND_WHO, else your login."
)
@click.pass_obj
def note_(case: Path, record: str, text: str, who: str | None) -> None:
    """Words of yours beside a record."""
    _judge(case, "note", (record,), who, text)


@judge.command()
@_id
@_signed
@click.pass_obj
def undo(case: Path, record: str, who: str | None, note: str) -> None:
    """Take a judgement back; it stays on record that you made it. An undo can itself be undone."""
    _judge(case, "undo", (record,), who, note)


def _unknown(error: KeyError, case: Path) -> NoReturn:
    """Say that no record, or more than one, is meant by what was typed."""
    typed, *several = error.args
    if several:
        more = f" and {len(several) - 5} more" if len(several) > 5 else ""
        _fail(f"{len(several)} ids begin with {typed}: {', '.join(several[:5])}{more}")
    from firsthand.tell import GoneError

    shown = f"`firsthand show {case} KIND` lists the ids"
    if isinstance(error, GoneError):
        was = error.former
        _fail(
            f"{was.id} was the {was.kind} “{was.label}” of an earlier build; none like it stands on its words: {shown}"
        )
    _fail(f"no record {typed} in {case}: {shown}")


_READABLE = 100  # characters of a line of prose on a terminal, however wide


def _fitted(line: str) -> str:
    """A line as it is; on a terminal broken between words, each part further in than its beginning."""
    if not sys.stdout.isatty():
        return line
    import shutil
    import textwrap

    indent = " " * (len(line) - len(line.lstrip()))
    width = min(_READABLE, shutil.get_terminal_size().columns)
    return textwrap.fill(
        line.strip(),
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


@main.command()
@_case
@click.option(
    "-o",
    "--output",
    metavar="FILE.html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; default: report.html in the case folder.",
)
def report(case: Path, output: Path | None) -> None:
    """One self-contained HTML file: no network, no script needed to read it."""
    from firsthand import tell, workflow

    output = output or _report_of(case)
    with _open(case) as store:
        found, due = workflow.built(store)
    page = tell.report(found, workflow.Asked(found))
    try:
        output.write_text(page, "utf-8")
    except OSError as error:
        _fail(f"{output} cannot be written: {error.strerror}")
    click.echo(f"report: {output}")
    if due:
        click.echo(due, err=True)


def _report_of(case: Path) -> Path:
    """Where the report of a case is written when nobody says."""
    return case / "report.html"


@main.command()
@_inputs
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True)
@click.option(
    "--memory",
    metavar="SIZE",
    default="1500MB",
    show_default=True,
    help="What DuckDB holds before it spills into DIR; Spark has its own settings.",
)
@_input_options
@_strict
def lineage(
    inputs: tuple[str, ...],
    output: Path,
    engine: str,
    memory: str,
    published: str | None,
    outlet: str | None,
    fields: tuple[str, ...],
    strict: bool,
) -> None:
    """Lineage alone, over archives larger than memory: DIR/reuse.parquet and DIR/texts.parquet."""
    defaults = _defaults(published, outlet, fields)
    from firsthand.archives import trace_inputs
    from firsthand.engine.archive import EngineError

    if not re.fullmatch(r"\d+(\.\d+)? ?([KMGT]i?B)", memory, re.IGNORECASE):
        raise click.BadParameter(f"{memory!r} is no size, as 1500MB or 4GB is", param_hint="--memory")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _fail(f"{output} cannot be made: {error.strerror}")
    try:
        done = trace_inputs(inputs, output, engine=engine, defaults=defaults, memory=memory, progress=progress.steps())
    except EngineError as error:
        _fail(str(error))
    if not done.traced.articles:
        _print_problems(list(done.problems), strict)
        _fail("no article came of this, so nothing was written")
    found = done.traced
    click.echo(f"lineage: {_count(found.articles, 'article')}, {_count(found.texts, 'text')}")
    click.echo(f"reuse: {done.reuse} ({_count(found.reuse, 'row')}, checksum {found.reuse_checksum})")
    click.echo(f"texts: {done.texts} ({_count(found.texts, 'row')}, checksum {found.texts_checksum})")
    _print_problems(list(done.problems), strict)


@main.command()
@click.argument("dumps", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--remove", metavar="NAME", multiple=True, help="Take this gazetteer away; may stand several times.")
@_strict
def gazetteer(dumps: tuple[Path, ...], remove: tuple[str, ...], strict: bool) -> None:
    """Add dumps of GeoNames as downloaded (VE.zip, allCountries.txt, cities500.txt; alternateNamesV2.txt beside one of
    them), so that villages, rivers and streets get their place. Without FILE: list what was added, and where."""
    from firsthand import geonames
    from firsthand.geonames import adding

    home = geonames.folder()
    try:
        for name in remove:
            if not adding.remove(name, home):
                _fail(f"no gazetteer {name} in {home}: `firsthand gazetteer` lists them")
            click.echo(f"removed: {name}")
        missing = [str(file) for file in dumps if not file.is_file()]
        if missing:
            _fail(f"no such file: {', '.join(missing)}", code=2)
        found = [_added(done) for done in adding.add(dumps, home, progress.watch("MB"))]
    except KeyboardInterrupt:
        click.echo("\ninterrupted; the gazetteer at hand is as it was before", err=True)
        sys.exit(130)
    except OSError as error:
        _fail(f"{home} cannot be written: {error.strerror or error}")
    if not dumps and not remove:
        for line in adding.listed(home):
            click.echo(line)
        return
    _print_problems([problem for done in found for problem in done.problems], strict)
    if dumps and not any(done.places for done in found):
        _fail("nothing was added")


def _open(case: Path, *, create: bool = False) -> "Store":
    from firsthand.store import NotACaseError, Store

    try:
        return Store(case, create=create)
    except NotACaseError as error:
        _fail(str(error), code=1 if create else 2)


def _open_for(case: Path, inputs: tuple[str, ...]) -> "Store":
    """The case to collect into; a new one is not made for inputs of which none is there."""
    from firsthand.collect import find
    from firsthand.records import Problem

    if not (case / "case.db").exists():
        found = list(find(inputs))
        problems = [item for item in found if isinstance(item, Problem)]
        if found and len(problems) == len(found):
            for problem in problems:
                click.echo(f"  {problem.where}: {problem.message}", err=True)
            _fail(f"none of this can be read, so the case {case} was not made")
    return _open(case, create=True)


def _collect(
    store: "Store", inputs: tuple[str, ...], published: str | None, outlet: str | None, fields: tuple[str, ...]
) -> "Collected":
    from firsthand import workflow

    given = _defaults(published, outlet, fields)
    return workflow.collect(
        store, inputs, published=given.published, outlet=given.outlet, fields=given.fields, watch=progress.watch()
    )


def _defaults(published: str | None, outlet: str | None, fields: tuple[str, ...]) -> "Defaults":
    """What the options fill in; a usage error when one of them is not as it should be."""
    from firsthand.collect import FIELDS, Defaults

    if published is not None:
        published = _edtf(published)
    pairs = [field.partition("=")[::2] for field in fields]
    for name, column in pairs:
        if name not in FIELDS or not column:
            message = f"takes FIELD=NAME, as in outlet=publisher; FIELD is one of {', '.join(FIELDS)}"
            raise click.BadParameter(message, param_hint="--map")
    return Defaults(published=published, outlet=outlet, fields=tuple(pairs))


def _cores() -> int:
    """How many processes read when nobody says: each holds a model of some 400 MB."""
    return min(4, os.cpu_count() or 1)


def _edtf(value: str) -> str:
    """The date as given; a usage error when it is no EDTF."""
    from firsthand.moments import is_edtf

    if not is_edtf(value):
        raise click.BadParameter(f"{value!r} is no EDTF date, as 2018-06-28 or 2018-06 is", param_hint="--published")
    return value


def _added(done: "Added") -> "Added":
    """Say at once what a dump gave."""
    from firsthand.geonames import adding

    if done.places:
        verb = "replaced" if done.replaced else "added"
        click.echo(f"{verb}: {done.name}, {adding.in_words(done.places, done.names)}")
    return done


def _print_collected(done: "Collected") -> None:
    known = f"; {_count(done.known, 'input')} known from before" if done.known else ""
    click.echo(f"collected: {_count(done.articles, 'new article')} from {_count(done.sources, 'new input')}{known}")


def _print_built(done: "Built") -> None:
    if done.nothing_new:
        click.echo("built: nothing new, no work done")
        return
    stages = " and ".join(done.stages)
    parts = [f"{_count(done.read, 'article')} read", f"{stages} brought up to date" if stages else ""]
    click.echo(f"built: {'; '.join(part for part in parts if part)}")


def _peeked(found: "Peeked", articles: dict[str, "Article"]) -> Iterator[str]:
    """A line for each new article and another that shares with it, the most first, with the longest passage."""
    new, longest = set(found.new), dict[tuple[str, str], str]()
    shared: dict[tuple[str, str], int] = {}
    for edge in found.reuse:
        mine, other = (edge.b, edge.a) if edge.b.article in new else (edge.a, edge.b)
        pair, words = (mine.article, other.article), articles[mine.article].quote(mine)
        shared[pair] = shared.get(pair, 0) + len(words.split())
        longest[pair] = max(longest.get(pair, ""), f"{edge.content}: “{' '.join(words.split())}”", key=len)
    for pair in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        one, another = (articles[side] for side in pair)
        yield f"{one.key}\t{_count(shared[pair], 'word')} of {another.key}\t{longest[pair]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _print_problems(problems: list["Record"], strict: bool) -> None:
    from firsthand.records import Problem

    found = [p for p in problems if isinstance(p, Problem)]
    if found:
        click.echo(f"\n{_count(len(found), 'problem')}:", err=True)
    for p in found[:20]:
        click.echo(f"  {p.where}: {p.message} [{p.stage}: {p.code}]", err=True)
    if len(found) > 20:
        click.echo(f"  ... and {len(found) - 20} more: firsthand show DIR problems", err=True)
    if found and strict:
        sys.exit(1)


_WIDEST = 44  # characters of a column on a terminal; a longer cell pushes its own row aside
# What a person wants to see of each kind on one line; --json has everything.
_COLUMNS = {
    "articles": "outlet published language title key",
    "reuse": "content relation direction a b",
    "texts": "first articles",
    "credits": "article outlet certain span",
    "attributions": "article kind stance sources cues contents",
    "voices": "label kind named number on_record reason affiliation side",
    "mentions": "article event_type status polarity trigger sentence",
    "times": "article edtf timex span",
    "places": "article name country geonames precision span",
    "quantities": "article minimum maximum of span",
    "assertions": "article slot value status stance span",
    "events": "label time place event_type",
    "claims": "slot value articles texts outlets independent voices event",
    "origins": "claim bound outlets voices",
    "lines": "claim kind certain a b why",
    "contradictions": "kind slot why",
    "drift": "kind before after",
    "problems": "where stage code message",
    "judgements": "when who says note",
}


def _rows(kind: str, found: list[dict[str, object]]) -> Iterator[str]:
    """One record a line, in columns between tabs, their names on standard error; on a terminal the columns line up."""
    columns = ["id", *_COLUMNS[kind].split()]
    table = [[_cell(plain[column]) for column in columns] for plain in found]
    if not sys.stdout.isatty():
        click.echo("\t".join(columns), err=True)
        yield from ("\t".join(cells) for cells in table)
        return
    widths = [min(_WIDEST, max(map(len, column))) for column in zip(columns, *table, strict=True)]
    for cells in (columns, *table):
        padded = (f"{cell:{width}}" for cell, width in zip(cells[:-1], widths, strict=False))
        yield "  ".join([*padded, cells[-1]]).rstrip()


def _for_a_person(
    plain: dict[str, object], events: dict[str, str], outlets: Mapping[str, str | None]
) -> dict[str, object]:
    """A record with its bounds as one range, its event by its label, its page by outlet and id; --json has the fields.

    An outlet's credit to itself says so, lest it pass for another's report. Of a claim whose independence could not be
    measured no number is shown, as on the page.
    """
    from firsthand.tell.values import interval

    shown = dict(plain)
    if "event" in plain:
        shown["event"] = events.get(str(plain["event"]), plain["event"])
    page = _page(plain)
    shown["article"] = " ".join(filter(None, (outlets.get(page), page)))
    for name, column in (
        ("outlets", "outlets"), ("origins", "independent"), ("voices", "voices"), ("count", "number"),
    ):  # fmt: skip
        low, high = plain.get(f"{name}_min"), plain.get(f"{name}_max")
        if isinstance(low, int):
            shown[column] = interval(low, high if isinstance(high, int) else None)
    texts, most = plain.get("texts"), plain.get("texts_max")
    if isinstance(texts, int) and isinstance(most, int):
        shown["texts"] = interval(texts, max(texts, most))
    if plain.get("own") is True:
        shown["outlet"] = f"{plain['outlet']} (itself)"
    if plain.get("measurable") is False:
        shown["independent"] = "not settled"
    return shown


def _page(plain: dict[str, object]) -> str:
    """The article that a record is of: its own field, else that of its first words; empty where it is of none."""
    for name in ("article", "span", "sources", "cues", "contents"):
        value = plain.get(name)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict) and "article" in first:
            return str(first["article"])
        if name == "article" and isinstance(first, str):
            return first
    return ""


def _cell(value: object) -> str:
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return f"“{_cell(value['text'])}”" if "text" in value else " ".join(_cell(v) for v in value.values())
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value) or "-"
    return " ".join(str(value).split())


def _fail(message: str, code: int = 1) -> NoReturn:
    click.echo(f"firsthand: {message}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
