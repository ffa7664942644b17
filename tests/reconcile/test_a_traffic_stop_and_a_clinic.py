"""What the coverage of a shooting by police and of a clinic's patients got wrong. The texts are invented."""

import pytest

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.read import Reader
from firsthand.reconcile import reconcile
from firsthand.records import Account, Article

READER = Reader()


def told(*pages: str, language: str = "en") -> Account:
    """The account of some pages, one a day, each of its own outlet; a headline stands before a blank line."""
    articles = [
        Article(
            id=f"art-{n}", key=f"k{n}", path=f"p{n}", sha256="", text=text, extractor="test", outlet=f"Paper {n}",
            title=text.partition("\n\n")[0] if "\n\n" in text else None, language=language,
            published=f"2025-03-{n + 6:02}",
        )
        for n, text in enumerate(pages)
    ]  # fmt: skip
    return reconcile(articles, trace(articles, open_engine()), [READER.read(one) for one in articles])


def values(account: Account, slot: str) -> set[object]:
    return {claim.value for claim in account.claims if claim.slot == slot}


def test_an_age_behind_a_headline_s_boy_counts_nobody() -> None:
    """A headline has no article before the boy."""
    account = told("Kesvik officer who shot boy, 16, suspended\n\nThe officer was suspended on Friday.")
    assert not values(account, "suspended")


def test_false_statements_about_how_he_died_leave_him_dead() -> None:
    """How it befell somebody takes for granted that it did; "something that was not true" judges nothing."""
    account = told(
        "The mayor of Kesvik apologised on Thursday for what she called false statements about how Jarl Whitt "
        "died.\n\n"
        "“We failed his mother by telling her something that was not true,” the mayor said."
    )
    assert "did not happen" not in values(account, "status")
    assert {m.status for m in account.mentions if m.event_type == "DEATH"} == {"happened"}
    assert not values(account, "when")


def test_who_lied_about_a_death_did_not_bring_it_about() -> None:
    """An accusation of lying about a deed is none of the deed."""
    account = told(
        "A lawyer accused the city's police of lying about his death on Thursday. "
        "The officer shot Jarl Whitt on Tuesday."
    )
    assert "the city's police" not in values(account, "who")


def test_told_on_the_night_of_a_shooting_asks_for_none() -> None:
    """What somebody was told of stands behind "that"; the night is only when."""
    account = told("Two officers told investigators on the night of the shooting that it had rained.")
    assert {m.status for m in account.mentions} == {"happened"}


def test_a_number_put_in_place_of_another_is_no_rival() -> None:
    """Whoever gives it: the words name the number that they take back."""
    account = told(
        "At least three towns have cases, and 41 patients were infected at the Alba clinic in Kesvik, "
        "Minister Tess Urk said.",
        "The health ministry lowered the number of patients infected at the Alba clinic in Kesvik from 41 to 38.",
    )
    assert values(account, "infected") == {41, 38}
    assert {one.kind for one in account.contradictions if one.slot == "infected"} == {"update"}


def test_that_no_third_patient_has_died_leaves_two_dead() -> None:
    """Who denies one more of the dead does not deny that there were any."""
    account = told(
        "Dos pacientes de la clínica Alba de Kesvik han muerto.",
        "Rectificación: no ha muerto un tercer paciente de Alba\n\nEl paciente de la clínica Alba de Kesvik sigue con "
        "vida. Los fallecidos son dos.",
        language="es",
    )
    assert values(account, "killed") == {2}
    assert "did not happen" not in values(account, "status")


def test_whoever_asks_for_a_resignation_does_not_resign() -> None:
    """Behind "petición de dimisión" stands who asks as well as who is asked."""
    account = told("La ministra rechazó la petición de dimisión de la oposición el viernes en Kesvik.", language="es")
    assert not values(account, "who")


def test_an_investigating_court_is_no_investigation() -> None:
    """What a court does says only which court it is."""
    account = told("Police searched the Alba clinic in Kesvik on Tuesday, the investigating court said.")
    assert {m.event_type for m in account.mentions} == {"COERCE"}


def test_who_organised_a_march_is_named_in_both_languages() -> None:
    """A trade behind a name leaves the name, and a translation has the same voice."""
    account = told("Reyna Castel, organizadora de la marcha, dijo que en Kesvik había 50 detenidos.", language="es")
    assert [(voice.label, voice.kind) for voice in account.voices] == [("Reyna Castel", "named_person")]


@pytest.mark.parametrize(
    "text",
    [
        "Behind the sudden flood very probably lay a melting glacier — that is the word from the minister.",
        "A melting glacier very probably lay behind the sudden flood, the minister said.",
        "A melting glacier most likely caused the sudden flood – the mayor said so on Friday.",
    ],
)
def test_what_very_probably_lay_behind_it_is_its_cause(text: str) -> None:
    """A hedge may be a strong one, and a dash ends a cause as a comma does."""
    assert {str(one).lower() for one in values(told(f"A flood hit Kesvik on Friday.\n\n{text}"), "cause")} == {
        "a melting glacier"
    }
