"""How far a command is, on standard error: a bar on a terminal, elsewhere a plain line now and then.

In: what a stage says of itself. Out: a Watch or a Progress to hand to it.
"""

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from firsthand.engine.archive import Progress
    from firsthand.workflow import Watch

_PLAIN_EVERY = 10.0  # seconds between progress lines where there is no terminal


def watch(unit: str = "articles") -> "Watch":
    """A progress bar with rate and rest time on a terminal; elsewhere a plain line now and then, on standard error."""
    shown = _bars(unit) if sys.stderr.isatty() else _plain_lines()

    def watch(stage: str, done: int, total: int) -> None:
        if stage == "lineage" and total and not done:
            _say_when_cold()
        shown(stage, done, total)

    return watch


def _say_when_cold() -> None:
    """Why the first pile takes so long, before it does."""
    from firsthand.compiled import cold
    from firsthand.lineage.fingerprint import tokens

    if cold(tokens):
        click.echo(
            "lineage: compiling its inner loops, once for this version: a minute or two, more on a busy machine",
            err=True,
        )


def _bars(unit: str) -> "Watch":
    from tqdm import tqdm

    bars: dict[str, tqdm] = {}

    def watch(stage: str, done: int, total: int) -> None:
        bar = bars.get(stage) or bars.setdefault(stage, tqdm(total=total, desc=f"{stage:>9}", unit=f" {unit}"))
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


def steps() -> "Progress":
    """Lines on standard error: each step with what the one before took, and now and then how far it is."""
    _say_when_cold()
    began = last = time.monotonic()
    current = ""

    def progress(step: str, done: int) -> None:
        nonlocal began, last, current
        now = time.monotonic()
        if not done:
            took = f" ({current}: {now - began:.0f} s)" if current and now - began >= 1 else ""
            click.echo(f"{step} ...{took}", err=True)
            began = last = now
            current = step
        elif now - last >= _PLAIN_EVERY:
            click.echo(f"{current}: {step} {done:,}, {done / (now - began):,.0f} a second", err=True)
            last = now

    return progress
