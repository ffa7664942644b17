"""Who claimed a deed, told with an aside about who that is. The coverage is invented."""

import pytest

from tests.reconcile.test_one_affair import affair


@pytest.mark.parametrize(
    "text",
    [
        "Bombs went off in Kesvik on Monday. The Red Heron Brigade, an armed group from the hills, has claimed "
        "responsibility for the attack.",
        "Bombs went off in Kesvik on Monday. The Red Heron Brigade claimed responsibility for the attack.",
    ],
)
def test_an_aside_about_who_claimed_it_leaves_the_name(text: str) -> None:
    """What stands between commas says only what the brigade is."""
    found = affair(f"Post | 2024-03-11 | en | News\n\n{text}")
    assert "Red Heron Brigade" in {str(c.value).removeprefix("The ") for c in found.account.claims if c.slot == "who"}
