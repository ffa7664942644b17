"""Why one article is earlier, in the dates as the articles give them."""

import pytest

from firsthand.lineage.direction import by_time
from firsthand.records import Article


def page(name: str, published: str) -> Article:
    return Article(id=name, key=name, path=name, sha256="0", text="x", extractor="t/1", published=published)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            "2023-05-16T09:05:00+02:00",
            "2023-05-16T19:12:00+02:00",
            "2023-05-16T09:05+02:00, before 2023-05-16T19:12+02:00",
        ),
        ("2023-05-16T09:05:00Z", "2023-05-17", "2023-05-16T09:05Z, before 2023-05-17"),
        ("2023-05~", "2023-06-01", "2023-05, before 2023-06-01"),
    ],
)
def test_a_time_keeps_the_zone_of_its_article(one: str, other: str, why: str) -> None:
    """No time is turned into another zone without saying so; the order is decided in one zone all the same."""
    assert by_time(page("a", one), page("b", other)) == ("b_from_a", f"published {why}")
    assert by_time(page("a", other), page("b", one)) == ("a_from_b", f"published {why}")
