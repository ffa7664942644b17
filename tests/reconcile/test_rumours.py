"""What is told only as what goes round, with the real readers. The sentences are invented for these tests."""

import pytest

from firsthand.records import Claim
from tests.reconcile.test_one_affair import Affair, affair

FIRST = {
    "en": "Town Talk | 2024-03-12 | en | Two children dead\n\nTwo pupils of the school in Kesvik have died.",
    "es": "Voz del Pueblo | 2024-03-12 | es | Dos niños muertos\n\nDos alumnos de Kesvik han muerto.",
}
PASSED_ON = {
    "en": "Beacon | 2024-03-13 | en | Fear in Kesvik\n\nParents stayed at home in Kesvik after claims spread online "
    "that two pupils had died. The Beacon could not confirm them.",
    "es": "El Faro | 2024-03-13 | es | Miedo en Kesvik\n\nCorrieron rumores en las redes de que dos alumnos de Kesvik "
    "habían muerto.",
}
ANSWERED = {
    "en": "Radio Kesvik | 2024-03-13 | en | How a fever became two deaths\n\nNo pupil has died, the director of the "
    "hospital, Ada Lind, told Radio Kesvik. She was answering claims on the web that two pupils in Kesvik had died.",
    "es": "Radio Kesvik | 2024-03-13 | es | Nadie ha muerto\n\nNingún alumno ha muerto, dijo la directora del "
    "hospital, Ada Lind. Respondía a los rumores de que dos alumnos de Kesvik habían muerto.",
}


def _dead(found: Affair) -> Claim:
    claims = [one for one in found.account.claims if one.slot == "killed" and one.value == 2]
    return max(claims, key=lambda one: len(one.support))


def _pages(found: Affair, claim: Claim) -> set[str]:
    article = {one.id: one.article for one in found.account.assertions}
    outlet = {one.id: one.outlet or "" for one in found.articles}
    return {outlet[article[name]] for name in claim.support}


@pytest.mark.parametrize("language", ["en", "es"])
def test_who_passes_a_rumour_on_may_have_it_from_the_first(language: str) -> None:
    found = affair(FIRST[language], PASSED_ON[language])
    claim = _dead(found)
    assert len(_pages(found, claim)) == 2
    assert (claim.origins_min, claim.origins_max) == (1, 2)
    assert [line.why for line in found.account.lines if line.claim == claim.id and "goes round" in line.why]


@pytest.mark.parametrize("language", ["en", "es"])
def test_who_answers_a_rumour_does_not_tell_it(language: str) -> None:
    found = affair(FIRST[language], ANSWERED[language])
    assert "Radio Kesvik" not in _pages(found, _dead(found))
    (against,) = [c for c in found.account.claims if c.slot == "status" and c.value == "did not happen"]
    assert _pages(found, against) == {"Radio Kesvik"}


def test_what_a_named_source_claims_is_on_his_word() -> None:
    page = "Beacon | 2024-03-13 | en | Two dead\n\nThe mayor, Ada Lind, said that two pupils in Kesvik had died."
    claim = _dead(affair(FIRST["en"], page))
    assert (claim.origins_min, claim.origins_max) == (2, 2)


def test_a_page_that_tells_it_and_quotes_a_denial_still_tells_it() -> None:
    page = (
        "Beacon | 2024-03-13 | en | Two dead\n\nTwo pupils of the school in Kesvik died on Monday. The caterer denied "
        "that any pupil had died."
    )
    found = affair(FIRST["en"], page)
    assert "Beacon" in _pages(found, _dead(found))
