"""The command line: thin. In: words. Out: lines, an exit code (0 done, 1 failed or `--strict` with Problems, 2 usage).

Each command opens the case, calls one function of `workflow` or `tell`, and prints what it gave.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import click

from firsthand.schema import KINDS

if TYPE_CHECKING:
    from firsthand.records import Record
    from firsthand.store import Store
    from firsthand.workflow import Built, Collected, Watch

T = TypeVar("T")
_PLAIN_EVERY = 10.0  # seconds between progress lines where there is no terminal

_case = click.argument("case", metavar="DIR", type=click.Path(path_type=Path))
_inputs = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
_jobs = click.option("--jobs", default=0, metavar="N", help="Processes that read; default: the cores, 4 at most.")
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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
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
    jobs: int,
    strict: bool,
) -> None:
    """All five stages over INPUT... (files, folders, globs, or - for standard input)."""
    from firsthand import workflow

    with _open(case, create=True) as store:
        _print_collected(_collect(store, inputs, published, outlet, fields))
        _print_built(_interruptible(lambda: workflow.build(store, jobs=jobs or _cores(), watch=_watch())))
        found = workflow.dossier(store)
        from firsthand.tell import funnel_lines, report

        page = case / "report.html"
        page.write_text(report(found), "utf-8")
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
    with _open(case, create=True) as store:
        _print_collected(_collect(store, inputs, published, outlet, fields))
        _print_problems(list(store.problems()), strict)


@main.command()
@_case
@click.option("--stage", type=click.Choice(["lineage", "read", "reconcile"]), help="Stop after this stage.")
@_jobs
@_strict
def build(case: Path, stage: str | None, jobs: int, strict: bool) -> None:
    """Lineage, read and reconcile for what is new in the case."""
    from firsthand import workflow

    with _open(case) as store:
        _print_built(_interruptible(lambda: workflow.build(store, stage=stage, jobs=jobs or _cores(), watch=_watch())))
        if strict:
            _print_problems(list(store.dossier().problems), strict)


@main.command()
@_case
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.option("--text", is_flag=True, help="With articles: their text, blocks and links too.")
def show(case: Path, kind: str, as_json: bool, text: bool) -> None:
    """The records of one KIND: articles reuse texts credits attributions voices mentions times places quantities
    assertions events claims origins lines contradictions drift problems judgements."""
    from firsthand import schema, workflow
    from firsthand.records import Article

    with _open(case) as store:
        texts = {article.id: article.text for article in store.articles()}
        versions = {v.article: v.version_of for v in store.lineage().versions} if kind == "articles" else {}
        found = workflow.records(store, kind)
    for record in found:
        if isinstance(record, Article):
            plain = schema.article_json(record, versions.get(record.id), text=text)
        else:
            plain = schema.to_json(record, texts)
        click.echo(json.dumps(plain, ensure_ascii=False) if as_json else _row(plain))
    if not found and not as_json:
        click.echo(f"no {kind} in {case}", err=True)


@main.command()
@_case
@click.argument("record", metavar="ID")
def why(case: Path, record: str) -> None:
    """The chain behind one record, in words, down to the spans."""
    from firsthand import tell, workflow

    with _open(case) as store:
        try:
            lines = tell.why(workflow.dossier(store), record)
        except KeyError:
            _fail(f"no record {record} in {case}: `firsthand show {case} KIND` lists the ids")
    for line in lines:
        click.echo(line)


@main.command()
@_case
@click.option("-o", "--output", metavar="FILE.html", required=True, type=click.Path(path_type=Path, dir_okay=False))
def report(case: Path, output: Path) -> None:
    """One self-contained HTML file: no network, no script needed to read it."""
    from firsthand import tell, workflow

    with _open(case) as store:
        page = tell.report(workflow.dossier(store))
    try:
        output.write_text(page, "utf-8")
    except OSError as error:
        _fail(f"{output} cannot be written: {error.strerror}")
    click.echo(f"report: {output}")


def _open(case: Path, *, create: bool = False) -> "Store":
    from firsthand.store import NotACaseError, Store

    try:
        return Store(case, create=create)
    except NotACaseError as error:
        _fail(str(error), code=1 if create else 2)


def _collect(
    store: "Store", inputs: tuple[str, ...], published: str | None, outlet: str | None, fields: tuple[str, ...]
) -> "Collected":
    from firsthand import workflow

    if published is not None:
        published = _edtf(published)
    pairs = [field.partition("=")[::2] for field in fields]
    for name, column in pairs:
        if not name or not column:
            raise click.BadParameter("takes FIELD=NAME, as in --map outlet=publisher", param_hint="--map")
    return _interruptible(
        lambda: workflow.collect(store, inputs, published=published, outlet=outlet, fields=pairs, watch=_watch())
    )


def _cores() -> int:
    """How many processes read when nobody says: each holds a model of some 400 MB."""
    return min(4, os.cpu_count() or 1)


def _edtf(value: str) -> str:
    """The date as given; a usage error when it is no EDTF."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(value)
    except EDTFParseException:
        raise click.BadParameter(
            f"{value!r} is no EDTF date, as 2018-06-28 or 2018-06 is", param_hint="--published"
        ) from None
    return value


def _interruptible(work: Callable[[], T]) -> T:
    """Do the work; Ctrl-C and a broken installation end it in words."""
    try:
        return work()
    except KeyboardInterrupt:
        click.echo("\ninterrupted; the same command goes on from here", err=True)
        sys.exit(130)
    except ImportError as error:
        _fail(f"a library is missing ({error}); install firsthand again: pip install --force-reinstall firsthand")


def _watch() -> "Watch":
    """A progress bar with rate and rest time on a terminal; elsewhere a plain line now and then, on standard error."""
    return _bars() if sys.stderr.isatty() else _plain_lines()


def _bars() -> "Watch":
    from tqdm import tqdm

    bars: dict[str, tqdm] = {}

    def watch(stage: str, done: int, total: int) -> None:
        bar = bars.get(stage) or bars.setdefault(stage, tqdm(total=total, desc=f"{stage:>9}", unit=" articles"))
        bar.update(done - bar.n)
        if done == total:
            bar.close()

    return watch


def _plain_lines() -> "Watch":
    began: dict[str, float] = {}
    last: dict[str, float] = {}

    def watch(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        start = began.setdefault(stage, now)
        if done < total and now - last.setdefault(stage, now) < _PLAIN_EVERY:
            return
        last[stage] = now
        spent = now - start
        rest = f", {spent / done * (total - done):.0f} s to go" if 0 < done < total else ""
        rate = f", {done / spent:.1f} a second{rest}" if done and spent > 1 else ""
        click.echo(f"{stage}: {done} of {total}{rate}", err=True)

    return watch


def _print_collected(done: "Collected") -> None:
    known = f", {done.known} known from before" if done.known else ""
    click.echo(f"collected: {done.articles} new articles from {done.sources} inputs{known}")


def _print_built(done: "Built") -> None:
    if done.nothing_new:
        click.echo("built: nothing new, no work done")
    else:
        click.echo(
            f"built: {done.read} articles read; {' and '.join(done.stages) or 'nothing else'} brought up to date"
        )


def _print_problems(problems: list["Record"], strict: bool) -> None:
    from firsthand.records import Problem

    found = [p for p in problems if isinstance(p, Problem)]
    if found:
        click.echo(f"\n{len(found)} problems:", err=True)
    for p in found[:20]:
        click.echo(f"  {p.where}: {p.message} [{p.stage}: {p.code}]", err=True)
    if len(found) > 20:
        click.echo(f"  ... and {len(found) - 20} more: firsthand show DIR problems", err=True)
    if found and strict:
        sys.exit(1)


def _row(plain: dict[str, object]) -> str:
    """One record on one line for a person: the id, then what it says."""
    parts = [_cell(value) for name, value in plain.items() if name != "id" and value not in (None, [], "", {})]
    return "  ".join([str(plain.get("id", "")), *parts])


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return f"“{value['text']}”" if "text" in value else "(" + " ".join(_cell(v) for v in value.values() if v) + ")"
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    return str(value).replace("\n", " ")


def _fail(message: str, code: int = 1) -> NoReturn:
    click.echo(f"firsthand: {message}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
