"""What came of a strike, talks, a fire, a trial, a missing person. The sentences were written for these tests."""

import pytest

from tests.reconcile.test_one_affair import affair


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The dockers' strike in Kesvik on Monday was called off, the union said.", {"called off"}),
        ("en", "The talks in Kesvik on Monday ended without agreement.", {"no agreement"}),
        ("en", "A fire broke out in the market in Kesvik on Monday. The fire was put out by evening.", {"put out"}),
        ("en", "A girl has been missing from Kesvik since Monday. She was found alive on Wednesday.", {"found alive"}),
        ("es", "La huelga de los estibadores en Kesvik fue desconvocada el lunes.", {"called off"}),
        ("es", "Un incendio en el mercado de Kesvik fue sofocado el lunes.", {"put out"}),
        ("es", "Una niña desapareció en Kesvik el lunes. La niña fue encontrada sana y salva.", {"found alive"}),
        ("en", "The strike in Kesvik on Monday could be called off.", set()),
        ("en", "Three hikers went missing near Kesvik on Monday. Two of them were found alive.", set()),
        ("en", "A Kesvik court acquitted the banker Tomas Ridl of fraud on Monday.", set()),
    ],
)
def test_what_a_text_says_came_of_it(language: str, text: str, told: set[str]) -> None:
    """Only what is told plainly, of one; that he was acquitted is the event's own name."""
    assert affair(f"Post | 2024-09-03 | {language} | News\n\n{text}").values("outcome") == told


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("A Kesvik court acquitted the banker Tomas Ridl of fraud on Monday.",
         "A Kesvik court convicted the banker Tomas Ridl of fraud on Monday.", {"acquitted", "convicted"}),
        ("The dockers' strike in Kesvik on Tuesday was called off, the union said.",
         "The dockers' strike in Kesvik on Tuesday went ahead, the port said.", {"called off", "went ahead"}),
        ("Tove Lind went missing in Kesvik on Sunday. Tove Lind was found alive on Monday, her school said.",
         "Tove Lind went missing in Kesvik on Sunday. Tove Lind was found dead on Monday, police said.",
         {"found alive", "found dead"}),
    ],
)  # fmt: skip
def test_rival_outcomes(one: str, other: str, rivals: set[str]) -> None:
    """Two outcomes of one happening, told on one day by two pages, contradict each other."""
    case = affair(f"Post | 2024-09-03 | en | News\n\n{one}", f"Courier | 2024-09-03 | en | News\n\n{other}")
    assert {(*sorted(rivals), "contradiction")} == case.rivals("outcome")


def test_a_fire_that_was_put_out_since() -> None:
    """Still burning in the morning and put out on the next day is no contradiction."""
    case = affair(
        "Post | 2024-09-02 | en | News\n\nThe fire in the market in Kesvik was still burning on Monday.",
        "Courier | 2024-09-03 | en | News\n\nThe fire in the market in Kesvik on Monday was put out, the mayor said.",
    )
    assert case.values("outcome") == {"burning", "put out"}
    assert not case.rivals("outcome")
