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


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        (
            "en",
            "Gunmen attacked the depot in Kesvik on Monday. The Red Heron Brigade carried out the attack, police said.",
            {"Red Heron Brigade"},
        ),
        ("en", "Gunmen attacked the depot in Kesvik on Monday.", {"Gunmen"}),
        (
            "es",
            "Un comando armado atacó el depósito en Kesvik el lunes. La Brigada Garza Roja perpetró el ataque.",
            {"Brigada Garza Roja"},
        ),
    ],
)
def test_gunmen_are_no_rivals_of_a_brigade(language: str, text: str, who: set[str]) -> None:
    """What says no more than that they attacked gives way to a name, and stands where nobody gives one."""
    found = affair(f"Post | 2024-03-11 | {language} | News\n\n{text}")
    assert {
        str(c.value).removeprefix("The ").removeprefix("La ") for c in found.account.claims if c.slot == "who"
    } == who


def test_who_names_its_source_appoints_nobody() -> None:
    """ "Names five clerks as its source" is no appointment."""
    found = affair("Post | 2024-03-11 | en | News\n\nThe council names five clerks as its source.")
    assert not found.account.events


def test_an_order_that_did_not_come_from_a_group_denies_no_attack() -> None:
    """It denies who was behind it."""
    text = "An attack hit Kesvik on Monday. The order for the attack did not come from the Red Heron Brigade."
    found = affair(f"Post | 2024-03-11 | en | News\n\n{text}")
    assert not [claim for claim in found.account.claims if claim.slot == "status"]


def test_a_hospital_that_people_are_sent_to_is_not_where_it_was() -> None:
    """The march was elsewhere."""
    found = affair("Post | 2024-03-11 | es | News\n\nLa marcha en Kesvik mandó al hospital a 20 personas.")
    assert {str(c.value) for c in found.account.claims if c.slot == "where"} == {"Kesvik"}
