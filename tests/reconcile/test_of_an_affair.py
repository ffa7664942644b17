"""A political affair from the first leak to the verdict, with the real readers. The coverage is invented.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

from tests.reconcile.test_one_affair import Affair, affair


def labels(found: Affair) -> set[str]:
    """What the events are called."""
    return {event.label for event in found.account.events}


def test_a_raid_without_arrests_is_no_denial_of_the_raid() -> None:
    """ "No one has been arrested" counts those taken in the raid; the raid was, and its offices were not arrested."""
    found = affair(
        "Post | 2024-03-06 | en | Offices raided\n\nPolice raided the offices of Medisur in Kesvik on Wednesday. No one"
        " has been arrested, prosecutor Marta Denev said.",
        "Mail | 2024-03-06 | en | Offices searched\n\nPolice raided the offices of Medisur in Kesvik on Wednesday."
        " There were no arrests.",
        "Hoja | 2024-03-06 | es | Registro\n\nLa policía registró este miércoles la sede de Medisur en Kesvik. «No hay"
        " detenidos», declaró la fiscal Marta Denev.",
    )
    assert not found.values("status")
    assert found.values("arrested") == {0}
    assert labels(found) == {"raid on the offices of Medisur, Kesvik, 6 March 2024"}


def test_a_raid_that_is_denied_did_not_happen() -> None:
    """Only the arrests are told to be none: who says that police did not raid the place denies the raid."""
    found = affair(
        "Post | 2024-03-06 | en | Warehouse\n\nPolice did not raid the warehouse in Kesvik, Mayor Ada Lund said.",
    )
    assert found.values("status") == {"did not happen"}


def test_who_was_not_arrested_in_a_raid_is_no_toll() -> None:
    """ "Berg was not arrested" counts nobody."""
    found = affair(
        "Post | 2024-03-06 | en | Raid\n\nPolice raided a warehouse in Kesvik on Wednesday. Its owner Anton Berg was"
        " not arrested, police said.",
    )
    assert 0 not in found.values("arrested")


_LEFT = (
    "Courier | 2024-03-08 | en | Arriaga resigns\n\nTomas Arriaga resigned as health minister of Terval on Friday."
    " Arriaga had been in office since 2019.",
    "Mail | 2024-03-08 | en | Arriaga leaves\n\nTerval’s health minister Tomas Arriaga resigned on Friday over payments"
    " to his brother, Julian Arriaga.",
    "Coast | 2024-03-08 | en | Julian Arriaga steps down\n\nThe health minister of Terval, Julian Arriaga, has stepped"
    " down on Friday.",
)


def test_a_brother_taken_for_the_minister_is_a_rival_of_his() -> None:
    """A last name that two people have joins them into nobody: which of them left is disputed."""
    found = affair(*_LEFT)
    assert ("Julian Arriaga", "Tomas Arriaga", "contradiction") in found.rivals("who")
    assert found.values("who") == {"Julian Arriaga", "Tomas Arriaga"}
    assert labels(found) == {"resignation of Tomas Arriaga, 8 March 2024"}


def test_two_forms_of_a_name_are_no_two_people() -> None:
    """Where no page names both in full, "Bill" may be "William"; and nobody is called by his wife's name."""
    found = affair(
        "Courier | 2024-03-08 | en | Vik resigns\n\nBill Vik resigned as mayor of Kesvik on Friday.",
        "Mail | 2024-03-08 | en | Vik leaves\n\nMayor William Vik of Kesvik resigned on Friday. Vik, whose wife Ada Vik"
        " is a judge, said he was tired.",
    )
    assert not found.rivals("who")
    assert not any("Ada" in label for label in labels(found))


def test_two_brothers_may_both_be_arrested() -> None:
    """A page that tells of one contradicts none that tells of both."""
    found = affair(
        "Courier | 2024-03-08 | en | Arrests\n\nPolice arrested Tomas Vik and his brother Julian Vik in Kesvik on"
        " Friday.",
        "Mail | 2024-03-08 | en | Arrest\n\nPolice arrested Julian Vik in Kesvik on Friday.",
    )
    assert not found.rivals("whom")


def test_a_count_set_between_commas_is_of_those_who_protested() -> None:
    """Nobody is "protested": who stands before the verb did it, though "by the police count" stands between."""
    found = affair(
        "Feed | 2024-03-07 | en | At the ministry\n\nBetween 3,000 and 4,000 people, by the police count, protested"
        " outside the health ministry in Lindmar on Thursday. The organisers spoke of 12,000.",
    )
    assert found.values("attended") == {"3000..4000", 12000}
    assert labels(found) == {"protest by between 3,000 and 4,000 people, Lindmar, 7 March 2024"}


def test_so_many_had_taken_part() -> None:
    """ "Had taken part", "had turned out" count the march told of before; not who took part in something else."""
    march = "Post | 2024-03-07 | en | At the ministry\n\nNurses marched to the ministry in Lindmar on Thursday. "
    assert affair(f"{march}Police said 3,500 people had taken part.").values("attended") == {3500}
    assert affair(f"{march}Police estimated that 3,500 had turned out.").values("attended") == {3500}
    for other in (
        "Some 900 people took part in a football match in Kesvik.",
        "Two players took part despite injuries.",
        "Some 40 men turned out to be officers.",
    ):
        assert affair(f"{march}{other}").values("attended") == set(), other
