"""Where a value was first seen and who carried it on, with the real readers. The sentences are invented."""

from firsthand.tell import report, why
from firsthand.tell.carrying import carried
from firsthand.tell.lookup import Lookup
from tests.tell.test_by_side import NINE, case_of

MORE = "The flames were seen from the far shore of the bay, and the harbour was closed until the evening."
PAGES = (
    f"Wire | 2024-03-12 | en | {NINE} {MORE}",
    f"Post | 2024-03-13 | en | {NINE} {MORE}",
    "Star | 2024-03-14 | en | Nine people were killed in the fire in Kesvik on Sunday, the Post reported.",
    "Quay | 2024-03-13 | en | Nine people were killed in the fire in Kesvik on Sunday, Olga Rivas, a cook, said.",
)


def test_each_outlet_stands_below_the_one_it_has_it_from() -> None:
    """The wire first, the paper that prints it below, who credits that paper below it; who has it of her own apart."""
    dossier = case_of(*PAGES)
    lookup = Lookup(dossier)
    (nine,) = [claim for claim in lookup.claims.values() if claim.slot == "killed" and claim.value == 9]
    assert [(stop.depth, stop.outlet, stop.how) for stop in carried(nine, lookup)] == [
        (0, "Wire", ""),
        (1, "Post", "word for word"),
        (2, "Star", "credits it"),
        (0, "Quay", ""),
    ]
    assert "First seen, and carried on" in report(dossier)
    told = "\n".join(why(dossier, nine.id))
    assert (
        "  Wire, 12 March 2024\n    Post, 13 March 2024: word for word\n      Star, 14 March 2024: credits it" in told
    )


def test_a_source_out_of_sight_stands_last() -> None:
    """An outlet that is credited and not in the pile has no date."""
    lookup = Lookup(
        case_of("Star | 2024-03-14 | en | Nine people were killed in the fire in Kesvik on Sunday, the Post reported.")
    )
    (nine,) = [claim for claim in lookup.claims.values() if claim.slot == "killed"]
    (post, star) = carried(nine, lookup)
    assert post.first is None
    assert post.depth == 0
    assert (star.outlet, star.depth) == ("Star", 1)


def test_what_nobody_has_from_another_was_not_carried_on() -> None:
    """Two outlets with sources of their own need no list."""
    lookup = Lookup(case_of(PAGES[0], PAGES[3]))
    assert all(not carried(claim, lookup) for claim in lookup.claims.values())
