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


@pytest.mark.parametrize(
    "words", ['"Nobody has escaped from Kesvik," Coombe said.', "Nobody has escaped from Kesvik, Coombe said."]
)
def test_who_says_that_nobody_has_escaped_denies_what_another_tells_a_day_later(words: str) -> None:
    """An escape is none that people wait for: the minister's word stands against the warden's, who speaks after him."""
    minister = (
        f"Alpha Agency | 2025-06-15 | en | Minister speaks\n\nInterior Minister Al Coombe came to Kesvik. {words}"
    )
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


MINISTER = (
    'Alpha Agency | 2025-06-15 | en | Minister speaks\n\n"Nobody has escaped from Kesvik," Interior Minister Al Coombe'
    " said."
)


def test_who_denied_and_then_admits_withdraws_his_denial() -> None:
    """The minister's denial is taken back by himself; it disputes nothing any more, and is still there."""
    found = affair(
        MINISTER,
        "Beta News | 2025-06-16 | en | Seventeen\n\nInterior Minister Al Coombe admitted on Monday that 17 inmates"
        " escaped from Kesvik.",
    )
    (one,) = found.account.contradictions
    claims = {claim.id: claim for claim in found.account.claims}
    assert (one.kind, claims[one.a].value, claims[one.b].value) == ("correction", "did not happen", "happened")
    assert "admitted on Monday that 17 inmates escaped" in one.why
    assert claims[one.a].dispute
    assert not claims[one.b].dispute


@pytest.mark.parametrize(
    "others",
    [
        [WARDEN],
        [
            "Beta News | 2025-06-16 | en | Seventeen\n\nInterior Minister Al Coombe admitted on Monday that 17 inmates"
            " escaped from Kesvik.",
            'Beta News | 2025-06-18 | en | No\n\n"Nobody has escaped from Kesvik," Interior Minister Al Coombe said on'
            " Wednesday.",
        ],
        [
            "Beta News | 2025-06-16 | en | Seventeen\n\nInterior Minister Al Coombe admitted on Monday that 17 inmates"
            " escaped from Kesvik. The warden, Jo Smith, said that nobody had escaped from Kesvik.",
        ],
    ],
)
def test_a_denial_stands_while_somebody_keeps_to_it(others: list[str]) -> None:
    """What another says, a denial that comes again, and one that another voice gives too, withdraw nothing."""
    assert "correction" not in {c.kind for c in affair(MINISTER, *others).account.contradictions}


@pytest.mark.parametrize(
    ("language", "text", "polarity"),
    [
        ("en", 'Al Coombe told reporters in Sorvik on Monday that 17 prisoners fled Kesvik that night, and'
               ' that his statement of the day before, that nobody had escaped, "was wrong and I withdraw it".',
         "positive"),
        ("en", "Al Coombe said that his statement, that nobody had escaped, was right.", "negative"),
        ("es", "El ministro dijo que su afirmación de que nadie se había fugado de Kesvik era falsa.", "positive"),
        ("es", "El ministro repitió su afirmación de que nadie se había fugado de Kesvik.", "negative"),
    ],
)  # fmt: skip
def test_a_statement_called_wrong_is_no_support_for_what_it_said(language: str, text: str, polarity: str) -> None:
    """Who calls a statement wrong, his own or another's, turns what it told; who repeats it does not."""
    found = affair(f"Beta News | 2025-06-16 | {language} | News\n\n{text}")
    told = {m.polarity for m in found.account.mentions if m.event_type == "ESCAPE"}
    assert told == {polarity}
