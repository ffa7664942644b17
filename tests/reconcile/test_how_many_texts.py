"""How many texts a claim stands in, as a range. The coverage is invented."""

from firsthand.records import Claim
from tests.reconcile.test_one_affair import Affair, affair

SHARED = "Seven people were killed when the grain quay of Talvik collapsed on Monday, the harbour office said."
OWN = (
    "Ada Lind, who sells fish opposite, heard a crack before eight. She ran to the stairs with her sister and saw the"
    " crane lean over the water. Her stall is closed until further notice."
)
OTHER = (
    "The council meets tonight to hear why nobody had looked at the piles since the spring floods. Two engineers had"
    " asked for a survey, according to minutes that this paper has read."
)


def killed(found: Affair) -> Claim:
    """The claim of seven dead."""
    (claim,) = [claim for claim in found.account.claims if claim.slot == "killed" and claim.value == 7]
    return claim


def test_a_sentence_alone_may_come_from_one_note() -> None:
    """Two pages that share one sentence, of fewer words than a story, are one text or two."""
    short = "Seven people were killed when the grain quay of Talvik collapsed on Monday, officials said."
    claim = killed(
        affair(
            f"Post | 2032-07-13 | en | Quay falls\n\n{short} {OWN}",
            f"Mail | 2032-07-13 | en | Piles not seen to\n\n{short} {OTHER}",
        )
    )
    assert (claim.articles, claim.texts, claim.texts_max) == (2, 1, 2)


def test_a_copied_page_is_one_text() -> None:
    """Of a page that is the other's there is no doubt; nor of two that share nothing."""
    copied = killed(
        affair(
            f"Post | 2032-07-13 | en | Quay falls\n\n{SHARED} {OWN}",
            f"Mail | 2032-07-14 | en | Quay falls\n\n{SHARED} {OWN}",
        )
    )
    assert (copied.articles, copied.texts, copied.texts_max) == (2, 1, 1)
    apart = killed(
        affair(
            f"Post | 2032-07-13 | en | Quay falls\n\n{SHARED} {OWN}",
            f"Mail | 2032-07-13 | en | Seven dead\n\nThe fall of the grain quay in Talvik killed seven people. {OTHER}",
        )
    )
    assert (apart.articles, apart.texts, apart.texts_max) == (2, 2, 2)
