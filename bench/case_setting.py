"""What is planted how often, in the four settings that are worked on and in the one that never is."""

from dataclasses import dataclass

VERSION = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """Rates are shares in 0..1; weights are relative."""

    name: str = "v3"
    words: str = "cases"
    outlets: int = 30  # articles an outlet
    spanish: float = 0.4
    owned: float = 0.1
    smallest: int = 4  # articles of an affair; how many more is heavy in the tail
    tail: float = 1.1
    largest: int = 90
    own: float = 0.5  # of the articles of an affair, those that report on their own
    unseen: float = 0.08  # of own reports, those that are not in the case
    stranger: float = 0.06  # of retellings, those of an outlet that has nothing in the case
    hidden: float = 0.01  # of told facts, those whose teller is not said
    disputed: float = 0.5  # of happenings, those with rivals
    denied: float = 0.3  # of attacks, those that somebody denies
    odd: float = 0.02  # of own reports, a headline or a body against itself
    over: float = 0.15  # of large counts, those given as a round bound
    hedged: float = 0.3
    attributed: float = 0.75  # of facts, those put to a voice
    chained: float = 0.25  # of derived articles, those of a derived one
    drifting: float = 0.35  # of derived articles, those with a drift
    kept: float = 0.55  # of copies, those with a credit
    false: float = 0.06  # of copies, those with another's credit
    silent: float = 0.01  # of derived articles: retold without a credit
    ways: tuple[tuple[str, float], ...] = (
        ("verbatim", 3.0),
        ("excerpt", 1.5),
        ("edited", 2.0),
        ("translated", 2.0),
        ("retold", 3.0),
    )
    affairs: tuple[tuple[str, float], ...] = (
        ("one", 3.0),
        ("week", 1.5),
        ("twin", 1.5),
        ("operation", 1.5),
        ("chain", 2.0),
    )


def second() -> Setting:
    """The same rates in other wordings and names: shows what was learnt of the first ones alone."""
    return Setting(name="second v3", words="second")


def third() -> Setting:
    """A third family of wordings and names, with rates of its own: shows what was learnt of the first two alone."""
    return Setting(
        name="third v3",
        words="third",
        outlets=25,
        spanish=0.5,
        owned=0.15,
        tail=1.05,
        own=0.46,
        unseen=0.1,
        stranger=0.08,
        over=0.2,
        hedged=0.35,
        attributed=0.7,
        chained=0.3,
        drifting=0.4,
        kept=0.48,
        false=0.08,
        ways=(("verbatim", 2.5), ("excerpt", 2.0), ("edited", 2.5), ("translated", 2.5), ("retold", 3.0)),
        affairs=(("one", 2.5), ("week", 2.0), ("twin", 1.5), ("operation", 2.0), ("chain", 2.5)),
    )


def fourth() -> Setting:
    """A fourth family, in the syntax and registers of real desks, from wire brief to tabloid and official notice.

    Its rates lie between the first's and the third's. It shows what was learnt of the wordings of the other three
    alone.
    """
    return Setting(
        name="fourth v3",
        words="fourth",
        outlets=28,
        spanish=0.45,
        owned=0.12,
        tail=1.08,
        own=0.48,
        unseen=0.09,
        stranger=0.07,
        over=0.17,
        hedged=0.32,
        attributed=0.73,
        chained=0.28,
        drifting=0.37,
        kept=0.52,
        false=0.07,
        ways=(("verbatim", 2.8), ("excerpt", 1.7), ("edited", 2.2), ("translated", 2.2), ("retold", 3.0)),
        affairs=(("one", 2.8), ("week", 1.7), ("twin", 1.5), ("operation", 1.7), ("chain", 2.2)),
    )


def held_out() -> Setting:
    """Other words, names and rates: for judging, never for tuning."""
    return Setting(
        name="held out v3",
        words="held_out",
        outlets=22,
        spanish=0.55,
        owned=0.2,
        smallest=3,
        tail=0.95,
        own=0.42,
        unseen=0.12,
        stranger=0.1,
        hidden=0.015,
        disputed=0.6,
        denied=0.4,
        over=0.25,
        hedged=0.4,
        attributed=0.65,
        chained=0.35,
        drifting=0.45,
        kept=0.4,
        false=0.1,
        ways=(("verbatim", 2.0), ("excerpt", 2.0), ("edited", 3.0), ("translated", 3.0), ("retold", 4.0)),
        affairs=(("one", 2.0), ("week", 2.0), ("twin", 2.0), ("operation", 2.0), ("chain", 3.0)),
    )
