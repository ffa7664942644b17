"""How somebody died, where one says by his own hand and another by somebody else's. The sentences are invented."""

import pytest

from firsthand.reconcile.manners import own_manner
from tests.reconcile.test_one_affair import Affair, affair

_FOUND = "The engineer Mirta Olsen, 47, was found dead in her boathouse on Tuesday."
_HALLADA = "La ingeniera Mirta Olmos fue hallada muerta el martes en su cobertizo."


def _told(found: Affair, value: str) -> tuple[set[str], set[str]]:
    """Whose words support a cause and whose dispute it: the texts of the assertions."""
    said = {one.id: one for one in found.account.assertions}
    claims = [c for c in found.account.claims if c.slot == "cause" and c.value == value]
    article = {one.id: one.text for one in found.articles}
    quote = [[article[said[n].article][said[n].span.start : said[n].span.end] for n in ids]
             for ids in ([n for c in claims for n in c.support], [n for c in claims for n in c.dispute])]  # fmt: skip
    return set(quote[0]), set(quote[1])


@pytest.mark.parametrize(
    ("page", "support", "dispute"),
    [
        (
            f"Post | 2031-05-08 | en | {_FOUND} Olsen hanged herself, chief inspector Rolf Dane said. "
            '"My daughter was murdered," her father Henk Olsen said.',
            {"hanged herself"},
            {"murdered"},
        ),
        (
            f"Post | 2031-05-08 | en | {_FOUND} Police believe that Olsen took her own life. "
            "Her lawyer Kim Aster said that she was killed.",
            {"took her own life"},
            {"killed"},
        ),
        (
            f"Faro | 2031-05-08 | es | {_HALLADA} La comisaria Eva Roldán habló de un suicidio. "
            "«A mi hija la mataron», dijo su padre, Ramón Olmos.",
            {"suicidio"},
            {"mataron"},
        ),
        (
            f"Faro | 2031-05-08 | es | {_HALLADA} Olmos se quitó la vida, según la policía. "
            "Su abogada, Lía Soto, sostiene que fue asesinada.",
            {"se quitó la vida"},
            {"asesinada"},
        ),
    ],
)
def test_suicide_and_murder_are_two_causes_of_one_death(page: str, support: set[str], dispute: set[str]) -> None:
    """Each is claimed on the word of who says so, they are rivals, and the event is a death, no killing by the dead."""
    found = affair(page)
    assert found.rivals("cause") == {("murder", "suicide", "contradiction")}
    assert _told(found, "suicide") == (support, dispute)
    assert _told(found, "murder") == (dispute, support)
    assert found.values("who") == set()
    labels = [event.label for event in found.account.events]
    assert len(labels) == 1
    assert labels[0].startswith("death")


@pytest.mark.parametrize(
    "page",
    [
        "Post | 2031-05-08 | en | Per Holm was murdered in Kesvik on Tuesday, police said.",
        (
            "Post | 2031-05-08 | en | Carl Brandt killed his wife Ulla in Kesvik on Tuesday and then took his own "
            "life, police said."
        ),
        (
            "Post | 2031-05-08 | en | A soldier shot dead six people in Kesvik on Tuesday before killing himself, "
            "police said."
        ),
        "Post | 2031-05-08 | en | Per Holm was killed in Kesvik on Tuesday. A cousin tried to kill himself.",
        (
            "Faro | 2031-05-08 | es | Nueve personas fueron asesinadas el martes en Kesvik; el autor se suicidó, "
            "dijo la policía."
        ),
    ],
)
def test_no_dispute_is_made_of_a_killing(page: str) -> None:
    """A murder is the event's own word, and who kills others and then himself leaves nothing open."""
    found = affair(page)
    assert found.rivals("cause") == set()
    assert "murder" not in found.values("cause")


def test_who_rules_out_suicide_disputes_it() -> None:
    """A denial of suicide is one of the cause alone: it does not say that she lives."""
    found = affair(
        f"Post | 2031-05-08 | en | {_FOUND} Police speak of suicide.",
        "Mail | 2031-05-09 | en | Mirta Olsen did not kill herself in the boathouse, her lawyer Kim Aster said.",
    )
    assert _told(found, "suicide") == ({"suicide"}, {"kill herself"})
    assert found.rivals("status") == set()
    spanish = affair(
        f"Faro | 2031-05-08 | es | {_HALLADA} La policía baraja el suicidio.",
        "Vega | 2031-05-09 | es | La forense Ada Pons descartó el suicidio de Mirta Olmos.",
    )
    assert _told(spanish, "suicide") == ({"suicidio"}, {"suicidio"})
    assert spanish.rivals("status") == set()


def test_what_somebody_died_of_is_no_rival_of_by_whose_hand() -> None:
    """Smoke is a cause, and says nothing of suicide; two illnesses are rivals."""
    found = affair(
        (
            f"Post | 2031-05-08 | en | {_FOUND} Olsen died from inhaling exhaust fumes, the coroner said. Police "
            f"speak of suicide."
        ),
        f"Mail | 2031-05-08 | en | {_FOUND} Olsen died of a heart attack, her doctor Pia Lund said.",
    )
    assert found.values("cause") == {"inhaling exhaust fumes", "suicide", "a heart attack"}
    assert found.rivals("cause") == {("a heart attack", "inhaling exhaust fumes", "contradiction")}
    spanish = affair(f"Faro | 2031-05-08 | es | {_HALLADA} Olmos murió por asfixia, según el informe forense.")
    assert spanish.values("cause") == {"asfixia"}
    plain = affair(
        "Post | 2031-05-08 | en | Per Holm, 80, died of old age in Kesvik on Tuesday. Ada Vik died in her sleep."
    )
    assert plain.values("cause") == set()


@pytest.mark.parametrize(
    "page",
    [
        f"Post | 2031-05-08 | en | {_FOUND} I cannot tell you who murdered her, or if anyone did, the coroner said.",
        f"Faro | 2031-05-08 | es | {_HALLADA} «No sé quién la mató, ni si alguien lo hizo», dijo la forense Ada Pons.",
    ],
)
def test_who_knows_of_no_killer_tells_of_no_killing(page: str) -> None:
    """Whoever leaves open whether anybody did it does not say that somebody did."""
    labels = {event.label.split()[0].strip(","): event.status for event in affair(page).account.events}
    assert labels.get("killing", "hypothetical") == labels.get("murder", "hypothetical") == "hypothetical"
    assert labels["death"] == "happened"


@pytest.mark.parametrize(
    ("words", "manner"),
    [
        ("taking his own life", "suicide"),
        ("killing themselves", "suicide"),
        ("se habían ahorcado", "suicide"),
        ("quitarse la vida", "suicide"),
        ("asesinato", "murder"),
        ("slain", "murder"),
        ("quitó la vida", None),
        ("lost their lives", None),
    ],
)
def test_the_word_for_a_death_may_tell_its_manner(words: str, manner: str | None) -> None:
    """A reflexive verb is read with its pronoun: who "quitó la vida" to another did not die."""
    assert own_manner(words) == manner
