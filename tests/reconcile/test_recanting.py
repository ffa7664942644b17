"""What its teller takes back, only heard, or another calls false. The sentences are invented for these tests.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from firsthand.records import Claim
from tests.reconcile.test_one_affair import Affair, affair

FIRE = (
    "Post | 2024-03-11 | en | Fire\n\nA fire broke out at the mill in Odrava on Sunday. "
    "Four men died, a worker, Tor Vass, told the Post."
)


def with_page(language: str, text: str) -> Affair:
    """The case of the first page and another outlet's on the same fire."""
    opening = "The fire at the Odrava mill broke out on Sunday." if language == "en" else "El incendio del molino."
    return affair(FIRE, f"Mail | 2024-03-12 | {language} | The mill\n\n{opening} {text}")


def four_dead(found: Affair) -> Claim:
    """The claim of four dead."""
    return next(claim for claim in found.account.claims if claim.slot == "killed" and claim.value == 4)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tor Vass, who told reporters that four men had died in the fire, said later that he had been wrong."),
        ("en", "Tor Vass had said that four men had died in the fire. He later took it back."),
        ("en", "Tor Vass, a worker who had said four men died in the fire, withdrew his account."),
        ("en", "A report by the Post that four men died in the fire was false, the governor said."),
        ("en", "Reports that four men died in the fire, a worker among them, are not true, according to the council."),
        ("es", "Tor Vass dijo que cuatro hombres murieron en el incendio. Luego se retractó."),
        ("es", "Es falsa la noticia de que cuatro hombres murieron en el incendio de Odrava, según la gobernadora."),
    ],
)  # fmt: skip
def test_what_is_taken_back_or_called_false_is_disputed(language: str, text: str) -> None:
    """Who takes back what he told, and who calls a report false, speaks against it and not for it."""
    claim = four_dead(with_page(language, text))
    assert len(claim.support) == 1
    assert claim.dispute


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", '"I heard that four men died in the fire, but I do not know," said his neighbour, Rhys Bell.'),
        ("en", "Asked whether four men had died in the fire, Rhys Bell said he did not know."),
        ("es", '"Me dijeron que cuatro hombres murieron en el incendio, pero no me consta", dijo Rhys Bell.'),
    ],
)
def test_who_only_heard_it_supports_nothing(language: str, text: str) -> None:
    """Who heard it and does not know, or is only asked, is no second source of it."""
    claim = four_dead(with_page(language, text))
    assert len(claim.support) == 1
    assert not claim.dispute


def test_others_take_nothing_back_for_him() -> None:
    """That police call him wrong is no word of his own."""
    claim = four_dead(with_page("en", "Tor Vass said that four men died in the fire. Police said he was wrong."))
    assert len(claim.support) == 2


def test_whoever_calls_a_report_false_says_so() -> None:
    """ "A report by the Post that it fell was false" is the word of the agency that says so, and not the Post's."""
    found = affair(
        "Mail | 2024-03-12 | en | Bridge\n\nA report by the Odrava Post that the bridge at Kesvik had collapsed was "
        "false, the roads agency said."
    )
    said = [one for one in found.account.assertions if one.slot == "status"]
    voices = {voice.label: voice for voice in found.people()}
    assert [one.polarity for one in said] == ["negative"]
    assert "the roads agency" in voices


def test_there_was_no_leak_where_a_page_tells_of_gas() -> None:
    """ "There was no leak", on a page on a gas works, denies the leak that another page tells of."""
    found = affair(
        "Post | 2024-03-11 | en | Leak\n\nResidents reported a gas leak at the works in Odrava on Sunday.",
        "Mail | 2024-03-12 | en | Odrava gas works\n\nThe gas works in Odrava was evacuated on Sunday. "
        "There was no leak.",
    )
    assert "did not happen" in found.values("status")
