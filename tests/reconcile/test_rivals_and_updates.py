"""What updates a number, what stands against it and what does neither. The sentences are invented for these tests."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

_HEAD = "Shots at the dam"
_FIRST = f"""Norland Press | 2030-03-04T19:00:00Z | en | {_HEAD}

Three people were killed on Monday when police opened fire on a march at the dam in Selmo, the hospital said."""


def _later(outlet: str, published: str, text: str, language: str = "en") -> str:
    return f"{outlet} | {published} | {language} | {_HEAD if language == 'en' else 'Disparos en la presa'}\n\n{text}"


def _relations(told: Affair, slot: str) -> set[tuple[str, str, str]]:
    return {(str(a), str(b), kind) for a, b, kind in told.rivals(slot)}


def test_a_text_that_names_an_earlier_toll_says_that_it_rose() -> None:
    """Words like "raising an earlier toll of three" make five the later state of three, whoever prints it."""
    for words in ("raising an earlier toll of three dead", "raised from an initial count of three dead"):
        five = _later("Selmo Courier", "2030-03-04", "At least five people were killed on Monday when police opened"
                      f" fire on a march at the dam in Selmo, the hospital said, {words}.")  # fmt: skip
        found = _relations(affair(_FIRST.replace("T19:00:00Z", ""), five), "killed")
        assert {kind for *_, kind in found} == {"update"}


def test_an_earlier_toll_is_told_so_in_spanish() -> None:
    """Words like "un recuento anterior de tres" tell which of two numbers came first."""
    first = _later("El Faro", "2030-03-04", "Tres personas murieron el lunes cuando la policía disparó contra una"
                   " marcha en la presa de Selmo.", "es")  # fmt: skip
    five = _later("La Hora", "2030-03-04", "Cinco personas murieron el lunes cuando la policía disparó contra una"
                  " marcha en la presa de Selmo, dijo el hospital, frente a un recuento anterior de tres"
                  " muertos.", "es")  # fmt: skip
    assert _relations(affair(first, five), "killed") == {("3", "5", "update")}


def test_the_count_of_one_side_is_no_later_state_of_another_s() -> None:
    """What a union counts a day later stands against the hospital's number, and is what a replaced one never became."""
    told = affair(
        _FIRST,
        _later("Norland Press", "2030-03-04T22:00:00Z", "Five people were killed on Monday when police opened fire on a"
               " march at the dam in Selmo, the hospital said, raising an earlier toll of three dead."),
        _later("Harbour Post", "2030-03-05", "Nine people were killed on Monday when police opened fire on a march at"
               " the dam in Selmo, said Mara Oyen, head of the Millers' Union."),
    )  # fmt: skip
    found = _relations(told, "killed")
    assert ("3", "5", "update") in found
    assert ("5", "9", "contradiction") in found
    assert ("3", "9", "update") not in found


def test_a_page_that_tells_of_a_rival_count_has_not_raised_its_own() -> None:
    """The wire's later version has the hospital's five and, beside it, the union's nine: five updates three."""
    first, later = (f"Norland Press | 2030-03-04T{hour}:00:00Z | en | {_HEAD}\n\n" for hour in (19, 22))
    told = "people were killed on Monday when police opened fire on a march at the dam in Selmo"
    rest = "The march had left the old mill at noon with drums and banners, and the dam road stayed closed all night."
    found = affair(
        f"{first}Three {told}, the hospital said. {rest}",
        f"{later}Five {told}, the hospital said, raising an earlier toll of three dead. {rest}\n\nThe Millers' Union"
        " said that nine people were killed at the dam.",
    )
    relations = _relations(found, "killed")
    assert ("3", "5", "update") in relations
    assert not {(a, b) for a, b, kind in relations if kind == "update" and "9" in (a, b)}


def test_what_another_authority_counts_a_day_later_is_an_update() -> None:
    """The ministry's five follow the hospital's three: neither takes a side."""
    told = affair(_FIRST, _later("Harbour Post", "2030-03-05", "Five people were killed on Monday when police opened"
                                 " fire on a march at the dam in Selmo, the health ministry said."))  # fmt: skip
    assert _relations(told, "killed") == {("3", "5", "update")}


def test_officers_who_were_hurt_are_not_all_who_were() -> None:
    """Nine officers beside 26 people are no rivals, and neither grows into the other; nine people beside 26 are."""
    hurt = "{} were injured on Monday when police opened fire on a march at the dam in Selmo, the {} said."
    many = _later("Norland Press", "2030-03-04", hurt.format("Twenty-six people", "hospital"))
    for some, kinds in (("Nine officers", set()), ("Nine riot policemen", set()), ("Nine people", {"contradiction"})):
        few = _later("Harbour Post", "2030-03-04", hurt.format(some, "ministry"))
        assert {kind for *_, kind in affair(many, few).rivals("injured")} == kinds


def test_a_number_taken_back_updates_nothing() -> None:
    """62 hurt was a misprint for 26: beside its correction it stands neither against 17 nor after it."""
    hurt = "{} people were injured on {} when police opened fire on a march at the dam in Selmo{}."
    told = affair(
        _later("Norland Press", "2030-03-04T19:00:00Z", hurt.format("Seventeen", "Monday", ", the hospital said")),
        _later("Evening Bell", "2030-03-05", hurt.format("62", "Monday", "")),
        _later("Evening Bell", "2030-03-06", hurt.format("26", "Monday", "") + "\n\nCorrection: an earlier version of"
               " this story said that 62 people were injured. The correct number is 26."),
    )  # fmt: skip
    found = _relations(told, "injured")
    assert ("26", "62", "correction") in found
    assert {kind for a, b, kind in found if "62" in (a, b)} == {"correction"}


def test_who_denies_a_deed_of_others_does_not_dispute_the_dead() -> None:
    """No evidence that anyone shot at the police is no denial that the police shot, nor that six died."""
    told = affair(
        _later("Norland Press", "2030-03-05", "Police shot dead six marchers at the dam in Selmo on Monday."),
        _later("Herald", "2030-06-13", "Six people were killed on 4 March when police opened fire on a march at the dam"
               " in Selmo. The commission found no evidence that anyone shot at the police."),
    )  # fmt: skip
    assert "did not happen" not in told.values("status")
    assert not any(claim.dispute for claim in told.account.claims if claim.slot == "killed")


def test_who_denies_the_event_disputes_its_dead() -> None:
    """A minister who says that there was no shooting speaks against the number of its dead."""
    told = affair(
        _later("Norland Press", "2030-03-05", "Six people were killed in the shooting at the dam in Selmo on Monday."),
        _later("Herald", "2030-03-06", "The minister denied that there had been a shooting at the dam in Selmo on"
               " Monday."),
    )  # fmt: skip
    assert any(claim.dispute for claim in told.account.claims if claim.slot == "killed")


_COUNTED = "The fisherman Ivo Rask, who lives beside the dam, counted {} bodies after police opened fire on Monday."


def test_a_count_by_eye_that_a_copy_changes_is_drift_and_no_update() -> None:
    """What one man counted does not grow in a copy: seven told again as nine is no later state."""
    rest = ("The march had left the old mill at noon with drums and banners, and the dam road was closed to all traffic"
            " until late in the evening, when the last of the marchers had gone home.")  # fmt: skip
    told = affair(
        _later("Norland Press", "2030-03-05", f"{_COUNTED.format('seven')}\n\n{rest}"),
        _later("Weekly Bell", "2030-03-06", f"{_COUNTED.format('nine')}\n\n{rest}"),
    )
    assert any(kind == "number" for kind, *_ in told.drift())
    assert "update" not in {kind for *_, kind in told.rivals("killed")}


def _blast(outlet: str, hour: str, rest: str = "") -> str:
    return f"{outlet} | 2030-03-05 | en | {_HEAD}\n\nA bomb went off at the dam in Selmo {hour} on Monday.{rest}"


def test_an_hour_is_claimed_and_contradicted() -> None:
    """Two papers an hour apart are rivals; a rounded hour, and an hour in another language, are the same."""
    told = affair(_blast("Selmo Courier", "at 3.40 p.m."), _blast("Harbour Post", "at 4.40 p.m."))
    assert told.values("hour") == {"15:40", "16:40"}
    assert _relations(told, "hour") == {("15:40", "16:40", "contradiction")}
    rounded = affair(_blast("Selmo Courier", "at 3.40 p.m."), _blast("Harbour Post", "shortly before 4 p.m."))
    assert rounded.values("hour") == {"15:40", "16:00~"}
    assert not _relations(rounded, "hour")
    spanish = _later(
        "La Hora", "2030-03-05", "Una bomba estalló en la presa de Selmo a las 15.40 horas del lunes.", "es"
    )
    assert affair(_blast("Selmo Courier", "at 3.40 p.m."), spanish).values("hour") == {"15:40"}


def test_an_hour_by_which_something_was_done_is_none_of_it() -> None:
    """ "By 4 p.m." is not when they were arrested; a page that gives two hours tells of a beginning and an end."""
    told = affair(
        f"Selmo Courier | 2030-03-05 | en | {_HEAD}\n\nBy 4 p.m. on Monday three men had been arrested in Selmo."
    )
    assert told.values("arrested") == {3}
    assert not told.values("hour")


def test_an_hour_that_a_copy_changed_is_drift() -> None:
    """The wire's 3.40 p.m. is 4.40 p.m. in a paper that copied the rest word for word."""
    rest = (
        " Windows broke as far away as the old mill, and the road over the dam was closed to all traffic until night."
    )
    told = affair(_blast("Norland Press", "at 3.40 p.m.", rest), _blast("Harbour Post", "at 4.40 p.m.", rest))
    assert {kind for kind, *_ in told.drift()} == {"date"}


def test_what_comes_close_to_a_number_contradicts_half_of_it() -> None:
    """ "Close to 4,000" stands beside 3,900 and against 1,500."""
    first, *others = (
        f"{outlet} | 2030-03-05 | en | {_HEAD}\n\n{many} people were evacuated from Selmo on Monday, the mayor said."
        for outlet, many in (
            ("Selmo Courier", "Close to 4,000"),
            ("Harbour Post", "Some 1,500"),
            ("Mill News", "3,900"),
        )
    )
    rivals = [{frozenset({low, high}) for low, high, _ in affair(first, other).rivals("displaced")} for other in others]
    assert rivals == [{frozenset({"3200..4000", 1500})}, set()]


@pytest.mark.parametrize(
    ("language", "later"),
    [
        ("en", "The number of dead in the fire at the Kesvik mill has grown to 19, three nurses said."),
        ("es", "El número de muertos en el incendio del molino de Kesvik ha subido a 19, dijeron tres enfermeras."),
    ],
)
def test_a_number_that_is_said_to_have_risen_is_a_later_state(language: str, later: str) -> None:
    """ "Has grown to 19" says that a lower number was right before, whoever gives it."""
    first = (
        "Post | 2024-03-11T08:00 | en | Fire\n\nThe fire at the Kesvik mill on Monday killed 12 people, police said."
    )
    assert affair(first, f"Mail | 2024-03-11T19:00 | {language} | Fire\n\n{later}").rivals("killed") == {
        (12, 19, "update")
    }


def test_fewer_are_missing_at_a_later_hour() -> None:
    """Six missing in the morning and two at night, on one mayor's word, are one count."""
    pages = (
        f"Post | 2024-03-11T{hour}:00 | en | Flood\n\nMayor Vera Lund said {many} people were missing after the flood"
        " that hit Kesvik on Monday."
        for hour, many in (("08", "six"), ("21", "two"))
    )
    assert affair(*pages).rivals("missing") == {(2, 6, "update")}


def test_two_numbers_of_one_wider_place_contradict() -> None:
    """ "Thirty-five across Norland" and 355 are rivals, as two tolls are."""
    wire = (
        "Storm over Norland\n\nA storm hit Kesvik on Sunday. {} people died across Norland on Sunday, the weather"
        " office said. The bridge at Kesvik was closed for the night and opened again on Monday morning, police said."
    )
    found = affair(
        f"Wire | 2024-03-11T08:00 | en | {wire.format(35)}", f"Post | 2024-03-11T12:00 | en | {wire.format(355)}"
    )
    kinds = [one.kind for one in found.account.contradictions if one.slot == "killed"]
    assert kinds == ["contradiction"]


@pytest.mark.parametrize(
    ("language", "text", "scopes"),
    [
        ("en", "Divers found 12 additional bodies after the ferry sank off Kesvik.", {"more"}),
        ("es", "Los buzos hallaron nueve cuerpos adicionales tras el hundimiento del ferry.", {"more"}),
        ("es", "Dos de los muertos en el incendio eran niños.", {"part"}),
        ("es", "Entre los sobrevivientes del incendio en Kesvik hay nueve heridos.", {""}),
        ("en", "22 died in the collapse, the mayor said. Sixteen died in Kesvik and six in Sorvik.", {"", "part"}),
        ("en", "A blast hit the port on Monday. Seven were killed in Sorvik and five were hurt in Veld.", {""}),
        ("es", "Una presa se rompió el lunes. Murieron 16 personas en Sorvik y 6 en Las Tapias.", {"part"}),
    ],
)
def test_what_a_number_counts(language: str, text: str, scopes: set[str]) -> None:
    """More bodies come on top of others, two of the dead are some; all the hurt are among the survivors."""
    found = affair(f"Post | 2024-03-11 | {language} | News\n\n{text}")
    assert {one.scope for one in found.account.assertions if one.slot in {"killed", "injured"}} == scopes
