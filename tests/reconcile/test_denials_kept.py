"""What is read of a denial stays read, with the real readers. The sentences are invented for these tests."""

import pytest

from tests.reconcile.test_one_affair import Affair, affair

WARDEN = (
    "Beta News | 2025-06-16 | en | Warden speaks\n\nWarden Jo Smith said on Monday that 17 inmates escaped from Kesvik"
    " prison."
)


def _denials(found: Affair) -> list[str | None]:
    """The outlets of what says that something did not happen."""
    outlet = {article.id: article.outlet for article in found.articles}
    denied = {name for c in found.account.claims if c.value == "did not happen" for name in c.support}
    return sorted({outlet[a.article] or "" for a in found.account.assertions if a.id in denied})


@pytest.mark.parametrize("words", ['"Nobody has escaped from Kesvik," Coombe said.', "Nobody has escaped from Kesvik, Coombe said."])
def test_who_says_that_nobody_has_escaped_denies_what_another_tells_a_day_later(words: str) -> None:
    """An escape is none that people wait for: the minister's word stands against the warden's, who speaks after him."""
    minister = f"Alpha Agency | 2025-06-15 | en | Minister speaks\n\nInterior Minister Al Coombe came to Kesvik. {words}"
    found = affair(minister, WARDEN)
    assert _denials(found) == ["Alpha Agency"]
    assert [c.kind for c in found.account.contradictions] == ["denial"]


def test_nobody_arrested_denies_an_arrest_that_was_before() -> None:
    """Said after the day of an arrest it tells that there was none; said before it, that there was none yet."""
    found = affair(
        "Sorvik Post | 2024-09-09 | en | Water\n\nForty-one people fell ill in Sorvik after drinking tap water. No one"
        " has been arrested, the mayor said.",
        "Aldra Mail | 2024-09-10 | en | Held\n\nPolice arrested a technician on 5 September over the tap water in"
        " Sorvik, which made 41 people ill.",
    )
    assert _denials(found) == ["Sorvik Post"]
    assert [c.kind for c in found.account.contradictions] == ["denial"]
