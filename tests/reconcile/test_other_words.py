"""What a story rewritten in other words does to the number of independent reports. Coverage is invented here."""

import pytest

from firsthand.engine import open_engine
from firsthand.lineage import trace
from firsthand.lineage.encoder import installed
from firsthand.read import Reader
from firsthand.reconcile import reconcile
from firsthand.records import Claim
from tests.lineage.test_paraphrase import OWN, REWRITTEN, WIRE, page

VAN = (*OWN[:3], "Four dockers died at the coal quay in Sollund on Tuesday evening, her brother says.", *OWN[4:])


def killed(*pages: tuple[str, tuple[str, ...]]) -> Claim:
    """The claim of the four dead, after pages of a day each."""
    encoder = installed()
    if encoder is None:
        pytest.skip("the extra firsthand[translate] is not installed")
    articles = [page(name, words, day) for day, (name, words) in enumerate(pages, 1)]
    reader = Reader()
    account = reconcile(articles, trace(articles, open_engine(), encoder), [reader.read(one) for one in articles])
    (claim,) = (one for one in account.claims if (one.slot, one.value) == ("killed", 4))
    return claim


def test_a_rewritten_story_may_be_no_report_of_its_own() -> None:
    """The number is a range, and its lower end counts the paper with the wire; it is a text of its own."""
    claim = killed(("Wire", WIRE), ("Paper", REWRITTEN))
    assert (claim.articles, claim.texts, claim.outlets_min, claim.outlets_max) == (2, 2, 1, 2)


def test_who_rewrites_a_story_may_leave_out_who_said_it() -> None:
    """That the authority said it, and that it was in a report, stands in the wire alone."""
    bare = tuple(sentence.replace(", and the port authority knew of it", "") for sentence in REWRITTEN)
    claim = killed(
        ("Wire", tuple(s.replace("a report by its", "what its spokeswoman called the word of its") for s in WIRE)),
        ("Paper", bare),
    )
    assert (claim.articles, claim.outlets_min, claim.outlets_max) == (2, 1, 2)


def test_a_report_of_its_own_stays_one() -> None:
    """Who tells of the same dead in sentences of his own has nothing from the wire."""
    claim = killed(("Wire", WIRE), ("Van", VAN))
    assert (claim.articles, claim.outlets_min, claim.outlets_max) == (2, 2, 2)
