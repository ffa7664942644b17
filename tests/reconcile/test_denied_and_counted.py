"""Denials, two sides' numbers and who gave an order, as pages of one affair tell them, with the real readers.

The sentences are invented for these tests; they have the shapes that two journalists' own piles had, and none of their
words.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

SHOT = "Guards shot dead four people in Torvik on Tuesday."
ORDERED = (
    f"Sentinel | 2024-05-16T06:00:00Z | en | Told to clear the quay\n\n{SHOT} A retired colonel alleged that the"
    " Defence Ministry had ordered the quay to be cleared. The ministry denied that it had given such an order."
)


def _labels(found: Affair) -> list[str]:
    return [event.label for event in found.account.events]


def _whose(found: Affair, slot: str) -> dict[object, set[str]]:
    """The values of a slot with the words for who gives each."""
    text = {article.id: article.text for article in found.articles}
    said = {one.id: one for one in found.account.attributions}
    told: dict[object, set[str]] = {}
    by_id = {one.id: one for one in found.account.assertions}
    for claim in found.account.claims:
        if claim.slot == slot:
            for name in claim.support:
                by = said.get(by_id[name].attribution or "")
                words = [text[span.article][span.start : span.end] for span in by.sources] if by else [""]
                told.setdefault(claim.value, set()).update(words)
    return told


def test_who_ordered_a_place_cleared_is_alleged_and_denied() -> None:
    """That the ministry gave the order is the colonel's allegation, and the ministry's denial stands against it."""
    found = affair(ORDERED)
    assert "order for the quay to be cleared" in " ".join(_labels(found))
    assert {(c.kind, c.slot) for c in found.account.contradictions} == {("denial", "who")}


def test_an_allegation_retold_as_fact_is_drift() -> None:
    """A page that credits the paper, and leaves out that somebody alleged it, has dropped a hedge."""
    again = (
        "Echo | 2024-05-16T11:00:00Z | en | Cleared\n\nThe Defence Ministry ordered guards to clear the quay in Torvik"
        " on Tuesday, hours before guards shot dead four people, the Sentinel reports."
    )
    assert ("hedge_dropped", "alleged", "Defence Ministry ordered") in affair(ORDERED, again).drift()
    kept = again.replace("The Defence Ministry ordered", "The Defence Ministry allegedly ordered")
    assert "hedge_dropped" not in {kind for kind, _, _ in affair(ORDERED, kept).drift()}


@pytest.mark.parametrize(
    "text",
    [
        "The court ordered the square to be cleared of snow.",
        "She ordered the table to be cleared.",
        "The mayor ordered a new bridge.",
    ],
)
def test_what_is_ordered_from_nobody_under_arms_is_no_order(text: str) -> None:
    """A court's ruling, a table and a bridge are not cleared by force."""
    assert not any(m.event_type == "ORDER" for m in affair(f"Echo | 2024-05-16 | en | News\n\n{text}").account.mentions)


CHARGED = (
    "Prosecutors charged the mayor, Luis Armero, and the builder Pedro Sanz with embezzling two million pesos from the"
    " water fund on Wednesday."
)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", f"{CHARGED} Both men deny wrongdoing.", "Both men"),
        ("en", f"{CHARGED} Armero denied the charges.", "Armero"),
        ("es", "La Fiscalía acusa al alcalde Luis Armero de desviar dos millones de pesos. Armero niega los cargos.",
         "Armero"),
        ("es", "La Fiscalía acusa al alcalde Luis Armero de desviar dos millones de pesos. Su abogado, Jaime Brull,"
               " negó que su cliente se haya apropiado de dinero público.", "Su abogado, Jaime Brull"),
    ],
)  # fmt: skip
def test_who_denies_the_charges_disputes_the_wrong(language: str, text: str, who: str) -> None:
    """The embezzlement is alleged, and denied on the word of the accused, or of his lawyer."""
    found = affair(f"Echo | 2024-05-16 | {language} | Water fund\n\n{text}")
    status = _whose(found, "status")
    assert status["did not happen"] == {who}
    assert "alleged" in status
    assert "denial" in {c.kind for c in found.account.contradictions}


def test_who_denies_another_thing_denies_no_wrong() -> None:
    """Where nobody is accused of anything, "the allegations" are of nothing the page tells."""
    found = affair("Echo | 2024-05-16 | en | Fire\n\nA fire at the mill in Torvik killed two. The owner denied the"
                   " allegations in a letter.")  # fmt: skip
    assert "did not happen" not in found.values("status")


def test_a_wrong_is_not_of_the_day_of_its_charge() -> None:
    """Who was charged on Wednesday with embezzling did not embezzle on Wednesday."""
    found = affair(f"Echo | 2024-05-16 | en | Water fund\n\n{CHARGED}")
    (wrong,) = (event for event in found.account.events if event.label.startswith("embezzlement"))
    assert wrong.time is None


def test_each_of_several_who_say_a_number_has_said_his_own() -> None:
    """Three numbers of one sentence are three claims, each on its own word; the toll is nobody else's."""
    found = affair(
        "Quay Diary | 2024-05-15 | en | Window\n\nGuards shot at dockers in Torvik on Tuesday night. The radio says"
        " seven dead, the police say two, the hospital says four."
    )
    assert _whose(found, "killed") == {7: {"The radio"}, 2: {"the police"}, 4: {"the hospital"}}


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "About 5,000 people came to Crane Square in Torvik this evening, the organisers say; police counted"
               " 2,000.", {5000: {"the organisers"}, 2000: {"police"}}),
        ("en", "About 5,000 people came to a rally on Crane Square in Torvik on Saturday, organisers say; the police"
               " counted 2,000.", {5000: {"organisers"}, 2000: {"the police"}}),
        ("es", "Unas 5.000 personas acudieron este sábado a la plaza de Torvela para protestar contra la mina, según"
               " los organizadores; la policía contó 2.000.",
         {5000: {"los organizadores"}, 2000: {"la policía"}}),
    ],
)  # fmt: skip
def test_two_counts_of_one_crowd_are_rivals(language: str, text: str, sides: dict[object, set[str]]) -> None:
    """What the organisers say and the police counted are two numbers of the same people."""
    found = affair(f"Radio Nord | 2024-05-18T20:00:00Z | {language} | Torvik\n\n{text}")
    assert _whose(found, "attended") == sides
    assert found.rivals("attended") == {(2000, 5000, "contradiction")}


def test_those_who_hold_a_vigil_are_counted() -> None:
    """Some 200 who held a vigil attended it, and say nothing by it, in Spanish either."""
    found = affair(
        "Mail | 2024-05-17 | en | Vigil\n\nIn Brask, some 200 people held a vigil on the harbour bridge on Thursday.",
        "Hoja | 2024-05-18 | es | Vigilia\n\nUnas 300 personas celebraron el viernes una vigilia en el puente de"
        " Torvela.",
    )
    assert _whose(found, "attended") == {200: {""}, 300: {""}}


def test_one_candle_is_no_vigil() -> None:
    """His mother lit a candle: nobody held a vigil. Hundreds who did so mourned in public."""
    page = "Post | 2024-05-19 | en | A boy\n\n{} lit candles on the quay in Torvik on Saturday."
    told = [m for who in ("His mother, Ada Holm,", "Hundreds of people") for m in _mentions(page.format(who))]
    assert told == ["VIGIL"]


def _mentions(page: str) -> list[str]:
    return [m.event_type for m in affair(page).account.mentions]


@pytest.mark.parametrize(
    ("text", "stolen"), [("They stole a ward from our children.", False), ("They stole two cars in Torvik.", True)]
)
def test_what_nobody_can_carry_off_is_not_stolen(text: str, stolen: bool) -> None:
    """To steal a ward is a figure of speech."""
    assert ("THEFT" in _mentions(f"Post | 2024-05-19 | en | News\n\n{text}")) == stolen


def test_a_number_rounded_is_no_update_and_no_drift() -> None:
    """38 hurt are about 40 hurt; 60 are not."""
    first = (
        "CPN | 2024-05-15T01:00:00Z | en | Four killed\n\nFour people were killed and {} injured when guards opened"
        " fire on dockers in Torvik late on Tuesday, St Brida hospital said."
    )
    again = (
        "Harbour Post | 2024-05-15T08:00:00Z | en | Guards shoot\n\nFour people were killed and about 40 injured when"
        " guards opened fire on dockers in Torvik late on Tuesday, St Brida hospital told CPN."
    )
    rounded, changed = affair(first.format(38), again), affair(first.format(60), again)
    assert not rounded.rivals("injured")
    assert not rounded.drift()
    assert {kind for kind, _, _ in changed.drift()} == {"number"}


def test_what_was_counted_by_eye_is_no_forerunner() -> None:
    """A baker's five bodies were no toll that had replaced the hospital's four when a rights group said seven."""
    found = affair(
        "CPN | 2024-05-15T01:00:00Z | en | Four killed\n\nFour people were killed when guards opened fire on dockers in"
        " Torvik late on Tuesday, St Brida hospital said.",
        "Harbour Post | 2024-05-15T08:00:00Z | en | A night\n\nGuards shot at dockers in Torvik on Tuesday. Mila Horn,"
        " a baker, counted five bodies at the foot of the crane.",
        "Radio Nord | 2024-05-15T12:00:00Z | en | Seven\n\nThe rights group Clear Water says that at least seven people"
        " died when guards shot at dockers in Torvik on Tuesday night.",
        "CPN | 2024-05-16T14:00:00Z | en | Toll rises to five\n\nThe death toll from Tuesday's shooting of dockers in"
        " Torvik rose to five on Thursday after a woman of 34 died of her wounds, St Brida hospital said.",
    )
    assert (4, "7..", "contradiction") in found.rivals("killed")
    assert (4, 5, "update") in found.rivals("killed")


@pytest.mark.parametrize("words", ["not 47 as announced", "not 47 as had been reported", "and not 47, as first stated"])
def test_not_so_many_as_announced_is_a_correction(words: str) -> None:
    """Police who give 103, and not the 47 they had announced, take the 47 back: nothing grew."""
    found = affair(
        "Sentinel | 2024-05-15T16:00:00Z | en | Arrests\n\nPolice arrested 47 people in Torvik on Tuesday night,"
        " spokesman Ivo Strand said.",
        "CPN | 2024-05-17T16:00:00Z | en | Police: 103 arrests\n\nPolice in Torvik said on Friday that 103 people were"
        f" arrested in Torvik on Tuesday night, {words}.",
    )
    assert found.rivals("arrested") == {(103, 47, "correction")}


def test_one_of_those_taken_counts_them() -> None:
    """ "They took nine of us", beside arrests that the page tells of, are nine arrested on her word."""
    found = affair(
        "Sentinel | 2024-05-16 | en | Town hall\n\nPolice arrested four people in Torvela on Wednesday, prosecutors"
        ' said. "They took nine of us, not four," said union leader Rosa Tell.'
    )
    assert _whose(found, "arrested") == {4: {"prosecutors"}, 9: {"union leader Rosa Tell"}}
    other = affair('Post | 2024-05-16 | en | Trip\n\n"They took us to the island," said Rosa Tell.')
    assert not any(m.event_type == "COERCE" for m in other.account.mentions)


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("La policía registró el miércoles el ayuntamiento de Torvela.", True),
        ("La policía registró las oficinas del alcalde.", True),
        ("El ayuntamiento registró un aumento de las quejas.", False),
        ("La ciudad registró el lunes una temperatura de 40 grados.", False),
    ],
)
def test_a_building_that_is_registrado_is_searched(text: str, searched: bool) -> None:
    """Police who "registró" a building searched it; a town that "registró" a rise only noted it."""
    assert ("COERCE" in _mentions(f"Faro | 2024-05-16 | es | Torvela\n\n{text}")) == searched


def test_years_got_or_given_are_a_sentence() -> None:
    """ "Got seven years" and "was given a seven-year term" are his sentence where a court is told to judge."""
    found = affair(
        "Sentinel | 2024-11-19 | en | Jailed\n\nA court in Torvela on Monday sentenced Luis Armero to nine years in"
        " prison. The builder Pedro Sanz got seven years.",
        "Daily | 2024-11-19 | en | Nine years\n\nLuis Armero was convicted of embezzlement on Monday in Torvela and was"
        " given a nine-year term. Pedro Sanz, the builder, was given a seven-year term.",
    )
    told = {(c.value, c.articles) for c in found.account.claims if c.slot == "sentence"}
    assert told == {(9, 2), (7, 2)}
    other = _mentions("Post | 2024-11-19 | en | Bridge\n\nThe city got seven years of peace, and gave them two years.")
    assert "SANCTION" not in other


def test_an_older_case_at_the_end_of_a_page_keeps_its_own_sum() -> None:
    """What another mayor took years ago is another wrong, and its sum is no rival."""
    found = affair(
        "Faro | 2024-11-19 | es | Nueve años\n\nUn tribunal condenó el lunes al exalcalde Luis Armero a nueve años de"
        " prisión por desviar 2 millones de pesos del fondo de agua. En 2011 el exalcalde Hugo Paz fue condenado a"
        " cinco años por malversar 600.000 pesos del fondo de caminos."
    )
    assert not found.rivals("amount")


def test_no_arrests_at_a_later_march_deny_none_of_those_before() -> None:
    """Arrests that were told days before a march are not those of which there were none at it, day or no day."""
    found = affair(
        "Austral | 2024-10-04T06:00:00Z | en | Two dockers killed\n\nTwo dockers were shot dead in Mirasol on Thursday"
        " when police broke up a picket at the container terminal, the union said. Union leader Beto Cruz said 51 of"
        " his people were arrested; the ministry says 34.",
        "Austral | 2024-10-07T18:00:00Z | en | Strike ends\n\nDockers in Mirasol ended their strike on Monday. About"
        " 4,000 people marched to the cathedral on Sunday in memory of the dockers killed on Thursday. The march was"
        " peaceful and no arrests were made.",
    )
    assert not found.rivals("status")


def test_a_spanish_order_to_use_force_is_one() -> None:
    """ "Ordenó despejar la plaza" and "ninguna orden de disparar" are orders; a court's eviction is none of them."""
    page = "Faro | 2024-10-04 | es | Orden\n\n{}"
    ordered = (
        "Un oficial afirmó que el Ministerio había ordenado despejar la plaza. «No di ninguna orden de disparar», dijo"
        " la ministra."
    )
    found = [m for m in affair(page.format(ordered)).account.mentions if m.event_type == "ORDER"]
    assert [m.polarity for m in found] == ["positive", "negative"]
    assert "ORDER" not in _mentions(page.format("El tribunal ordenó desalojar la vivienda. Ella ordenó los libros."))


def test_who_denies_that_their_own_attacked_denies_no_shooting_at_them() -> None:
    """The union denies that its members attacked police; that police shot at strikers it says itself."""
    found = affair(
        "Austral | 2024-10-04 | es | Huelga\n\nEl sindicato negó que sus afiliados hayan atacado a los agentes y"
        " denunció que la policía disparó contra los huelguistas en Mirasol."
    )
    assert "did not happen" not in found.values("status")


def test_the_terms_of_two_are_no_people() -> None:
    """ "Condenados a 22 y 9 años" counts nobody convicted."""
    found = affair("Diario | 2025-03-14 | es | Condenados a 22 y 9 años por el atraco\n\nEl tribunal condenó el viernes"
                   " a Anton Reik a 22 años de cárcel. Josef Brand fue condenado a nueve años por robo.")  # fmt: skip
    assert not found.values("convicted")


def test_who_goes_free_in_years_to_come_is_not_released() -> None:
    """What the present tense tells of a year ahead is expected."""
    found = affair("Post | 2025-03-14 | en | Brand walks free in 2034\n\nJosef Brand got nine years in prison.")
    assert [m.status for m in found.account.mentions if m.event_type == "RETREAT"] == ["predicted"]


def test_the_bank_of_a_bank_robbery_is_no_spot() -> None:
    """Who was shot in the 2023 bank robbery was not shot in a place called the 2023 bank."""
    found = affair("Post | 2025-02-20 | en | Trial\n\nReik shot the guard in the 2023 bank robbery, prosecutors said.")
    assert not any("bank" in str(value) for value in found.values("where"))


def test_those_who_had_gathered_days_before_a_march_came_to_another() -> None:
    """A page that counts who came was not told of a march that was four days later."""
    found = affair(
        "CPN | 2024-05-15T01:00:00Z | en | Some 3,000 protest in Torvik\n\nGuards opened fire on dockers in Torvik on"
        " Tuesday. Some 3,000 people had gathered on Crane Square from six in the evening.",
        "Radio Nord | 2024-05-18T18:30:00Z | en | Answers\n\nAbout 5,000 people came to Crane Square in Torvik this"
        " evening, the organisers say; police counted 2,000.",
    )
    assert found.rivals("attended") == {(2000, 5000, "contradiction")}


def test_those_treated_at_a_hospital_by_name_are_counted() -> None:
    """ "Treated at St Brida for their injuries" tells of 38 hurt; "seven more than it had first said" of no seven."""
    found = affair(
        "Post | 2024-05-16 | en | Torvik\n\nGuards shot at dockers in Torvik on Tuesday. Mayor Kari Lund said 38 people"
        " were treated at St Brida for their injuries, seven more than the hospital had first reported."
    )
    assert found.values("injured") == {38}


def test_a_shooting_is_not_of_dead_people() -> None:
    """ "Shot dead six people" befell six people."""
    page = "Post | 2024-05-16 | en | Torvik\n\nGuards cleared the quay, hours before officers shot dead six people."
    assert {p.label for m in affair(page).account.mentions for p in m.participants if p.role == "recipient"} >= {
        "six people"
    }
