"""What pages take back and call false: "I was wrong", "we said that", "Both claims are false". All is invented.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def sides(found: Affair, slot: str) -> dict[object, tuple[int, int]]:
    """For each value of a slot, how many assertions give it and how many dispute it."""
    return {one.value: (len(one.support), len(one.dispute)) for one in found.account.claims if one.slot == slot}


SAID = "Blog | 2025-03-08 | en | Exclusive\n\nFive officers beat a prisoner in a cell in Kesvik on Friday."


def test_who_was_wrong_does_not_say_it_again() -> None:
    """ "I wrote that", on a page that withdraws it, denies what it wrote."""
    found = affair(
        SAID,
        "Blog | 2025-03-09 | en | RETRACTED: the video is not from Kesvik\n\nI was wrong. On Saturday I wrote that five"
        " officers beat a prisoner in a cell in Kesvik on Friday. I withdraw the claim.",
    )
    assert sides(found, "status")["happened"][1] == 1
    assert [one.event_type for one in found.account.events] == ["ASSAULT"]


def test_a_page_that_says_it_again_supports_it() -> None:
    """ "On Saturday I wrote that" takes nothing back by itself."""
    found = affair(
        SAID,
        "Blog | 2025-03-09 | en | More on the video\n\nOn Saturday I wrote that five officers beat a prisoner in a cell"
        " in Kesvik on Friday. A second video has come to me.",
    )
    assert not any(one.dispute for one in found.account.claims)


@pytest.mark.parametrize("said", ["we said that", "we wrongly reported that"])
def test_only_the_wrong_number_is_taken_back(said: str) -> None:
    """He was jailed, and not for six years."""
    found = affair(
        "Brass | 2025-10-02 | en | Officer jailed\n\nNeil Prowse was jailed for six years on 2 October 2025 in Kesvik.",
        f"Brass | 2025-10-04 | en | Corrections\n\nOn Thursday {said} Neil Prowse was jailed for six years. He was"
        " sentenced to four years.",
    )
    assert sides(found, "sentence") == {6: (1, 2), 4: (1, 1)}
    assert "did not happen" not in sides(found, "status")


def test_a_check_calls_what_a_channel_claims_false() -> None:
    """The toll that the channel gave and the bombing are disputed by the page that calls both false."""
    found = affair(
        "Check | 2025-02-12 | en | No plane bombed the Orlen dam\n\nA channel, Orlen Alert, claimed on Tuesday that"
        " more than 200 people were killed in Kesvik and that a military plane had bombed the dam. Both claims are"
        " false."
    )
    assert sides(found, "killed")["201.."][1] >= 1
    disputed = sides(found, "who")["military plane"]
    assert disputed[1] >= 1


def test_somebody_else_calls_it_a_lie() -> None:
    """A minister's "That is a lie" disputes what the union said."""
    found = affair(
        "Post | 2025-02-12 | en | Strike\n\nThe union said that police shot three workers in Kesvik on Tuesday."
        ' "That is a lie," minister Ada Berg said.'
    )
    assert sides(found, "who")["police"][1] >= 1


def test_a_toll_called_a_lie_leaves_the_happening() -> None:
    """Who calls the number of the dead of a collapse a lie does not say that nothing collapsed."""
    found = affair(
        "La Hoja | 2025-02-12 | es | Canal\n\nLa gobernadora dice que murieron 14 personas en el derrumbe de Kesvik el"
        " martes. Mentira."
    )
    assert sides(found, "killed") == {14: (1, 1)}
    assert "did not happen" not in sides(found, "status")


def test_what_a_page_tells_itself_it_does_not_call_false() -> None:
    """ "It was wrong" judges the deed."""
    found = affair("Post | 2025-02-12 | en | Strike\n\nPolice shot three workers in Kesvik on Tuesday. It was wrong.")
    assert not any(one.dispute for one in found.account.claims)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Five officers arrested a man in Kesvik on Tuesday.", set()),
        ("en", "Five officers beat a prisoner in Kesvik on Tuesday.", set()),
        ("en", "Five officers arrested nine men in Kesvik on Tuesday.", {9}),
        ("en", "500 people attended a rally in Kesvik on Tuesday.", {500}),
        ("es", "Cinco agentes detuvieron a un hombre en Kesvik el martes.", set()),
        ("es", "Nueve personas fueron detenidas a la salida de un bar de Kesvik el martes.", {9}),
    ],
)
def test_who_does_it_is_not_counted_among_those_it_is_done_to(language: str, text: str, count: set[int]) -> None:
    """The number of officers is none of the arrested."""
    found = affair(f"Post | 2025-02-12 | {language} | News\n\n{text}")
    counts = {one.value for one in found.account.claims if one.slot in {"arrested", "beaten", "attended"}}
    assert counts == count


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "Crash at the viaduct\n\nA train derailed in Kesvik on Tuesday. The toll is 13 dead and 52 injured.",
            "Corrections\n\nIn our report on the train we said that the toll was 13 dead and 52 injured. The figures"
            " were wrong: at that hour the emergency service had told of 11 dead and 48 injured.",
        ),
        (
            "es",
            "Accidente en el viaducto\n\nUn tren descarriló en Kesvik el martes. El balance es de 13 muertos y 52"
            " heridos.",
            "Fe de errores\n\nEn la información sobre el tren decíamos que el balance era de 13 muertos y 52 heridos."
            " El dato era erróneo: a esa hora el servicio de emergencias había comunicado 11 muertos y 48 heridos.",
        ),
    ],
)
def test_a_correction_is_of_what_it_corrects(language: str, first: str, second: str) -> None:
    """Without a day of its own, it speaks of the crash that the outlet gave 13 dead, and takes the 13 back."""
    found = affair(
        f"Faro | 2025-10-15T09:00 | {language} | {first}", f"Faro | 2025-10-15T18:00 | {language} | {second}"
    )
    assert len({one.event for one in found.account.assertions if one.slot == "killed"}) == 1
    assert sides(found, "killed")[13][1] >= 1


def test_a_correction_of_another_outlet_is_of_its_own() -> None:
    """Another paper's 13 dead may be those of another crash."""
    found = affair(
        "Faro | 2025-10-15 | en | Crash\n\nA train came off the rails in Kesvik on Tuesday. The toll is 13 dead.",
        "Post | 2025-10-16 | en | Corrections\n\nIn our report on the flood we said that 13 people had died.",
    )
    assert len({one.event for one in found.account.assertions if one.slot == "killed"}) == 2


def test_an_article_on_thursday_is_the_paper_s_own() -> None:
    """A corrections column that tells what "an article on Thursday" said takes it back; another paper's it cites."""
    first = "Trib | 2025-10-02 | en | Arrests\n\nFour officers in Kesvik have been suspended since March."
    later = (
        "Trib | 2025-10-04 | en | Corrections\n\n{} said that four officers had been suspended since March. Three were."
    )
    assert sides(affair(first, later.format("An article on Thursday")), "suspended")[4] == (1, 1)
    assert sides(affair(first, later.format("An article in the Post")), "suspended")[4] == (2, 0)
