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


def values(text: str, slot: str, *, published: str = "2024-03-13") -> set[object]:
    """What a page of one text claims for a slot."""
    return {one.value for one in affair(f"Post | {published} | en | {text}").account.assertions if one.slot == slot}


def test_what_somebody_did_before_dates_nothing_else() -> None:
    """A day in "Lind, who quit on Monday, ..." is that of the quitting; the bus that left on Monday crashed then."""
    found = affair("Post | 2024-03-15 | en | Case\n\nLind, who was arrested on Monday, was released without charge.")
    when = {event.event_type: event.time for event in found.account.events}
    assert when == {"COERCE": "2024-03-11", "RETREAT": None}
    found = affair(
        "Post | 2024-03-20 | en | Papers\n\nSalas left the ministry in 2020, a year before it signed the deal that is"
        " now at the centre of a separate inquiry.",
    )
    assert {event.time for event in found.account.events if event.event_type == "ACCUSE"} <= {None}


def test_an_hour_of_the_past_is_of_no_day_to_come() -> None:
    """Who is to appear by Wednesday was not arrested on that Wednesday."""
    found = affair(
        "Post | 2024-03-11 | en | Chief held\n\nPolice have arrested the chief executive, a prosecutor said on Monday."
        " All are to appear before a judge by Wednesday.\n\nJulian Arriaga was arrested at his home in Quellin at about"
        " 7 a.m.",
    )
    assert found.values("hour") == {"07:00~"}
    assert found.values("when") == {"2024-03-11"}


def test_who_is_ready_to_meet_on_friday_will_meet_then() -> None:
    """ "Said she was ready to meet them on Friday" is ahead; "was able to meet them on Monday" is over."""
    assert values("Talks\n\nKolbe said she was ready to meet the unions on Friday.", "when") == {"2024-03-15"}
    assert values("Talks\n\nKolbe said she was able to meet the unions on Monday.", "when") == {"2024-03-11"}


def test_who_is_asked_to_resign_is_not_who_asks() -> None:
    """ "Lind called on the minister to step down" speaks of the minister's exit; who promises to go, goes himself."""
    asked = "Exit\n\nOpposition leader Ilse Korhan called on the minister, Tomas Arriaga, to step down."
    assert values(asked, "who") == {"Tomas Arriaga"}
    assert values("Exit\n\nMayor Olle Vik promised the voters to resign.", "who") <= {"Mayor Olle Vik", "Olle Vik"}


def test_a_strike_that_is_to_end_on_thursday_is_not_of_thursday() -> None:
    """The day of an end ahead is none of the strike's, which goes on."""
    text = "Walkout\n\nNurses went on strike on Wednesday. The strike is to end at 7 a.m. on Thursday."
    assert values(text, "when") == {"2024-03-13"}
    assert values(text, "hour") == set()
    assert values(text, "status") == {"happened"}
    assert values("Talks\n\nThe talks are due to begin on Thursday.", "when") == {"2024-03-14"}


def test_an_arrest_that_somebody_will_contest_was_made() -> None:
    """An election that somebody will contest is ahead."""
    assert values("Case\n\nHe will contest the arrest.", "status") == {"happened"}
    assert values("Case\n\nShe will contest the election in May.", "status") == {"predicted"}


def test_the_votes_for_and_those_against() -> None:
    """ "38 voted for and 41 against" are 38; one member who voted with the others is no majority."""
    found = affair(
        "Post | 2024-03-14 | en | Survival\n\nThe government of Helena Strand survived a vote of no confidence on"
        " Thursday. Thirty-eight members of the parliament in Lindmar voted for the motion and 41 against.\n\nOne"
        " member of the governing party, Hugo Marten, voted with the opposition.",
        "Voz | 2024-03-14 | es | Moción\n\nEl Gobierno de Helena Strand superó este jueves una moción de censura, con"
        " 37 votos a favor y 41 en contra.",
    )
    assert found.rivals("votes") == {(37, 38, "contradiction")}
    assert values("Bill\n\nThe bill was passed on Thursday by 126 votes against 90.", "votes") == {126}


def test_a_poll_of_opinions_elects_nobody() -> None:
    """ "Poll:" in a headline asks people; an election that voters want has not been set."""
    found = affair(
        "Post | 2024-03-15 | en | Poll: six in ten want early election\n\nMost voters in Terval want an early election,"
        " according to a poll published on Friday.",
    )
    assert {event.status for event in found.account.events} == {"hypothetical"}


def test_a_month_is_no_march() -> None:
    """The line under a headline that says which paper it is and of what day tells of nobody who marched."""
    page = "Clerk jailed\n\nValley Post, 21 March 2024\n\nA clerk was jailed for four years."
    assert values(page, "attended", published="") == set()


def test_who_paid_is_not_who_published() -> None:
    """Of an active verb nobody does it but its subject, whatever stands behind "by"."""
    text = "Papers\n\nThe Ledger Room published documents on payments by a hospital supplier to his company."
    assert values(text, "who") == {"Ledger Room"}


def test_a_brother_whom_one_page_names_stays_though_many_name_the_minister() -> None:
    """The odd name of one page is news where it is of the same family."""
    more = (
        f"{outlet} | 2024-03-09 | en | Exit\n\nTomas Arriaga resigned as Terval’s health minister on Friday."
        for outlet in ("Echo", "Star", "Globe")
    )
    assert "Julian Arriaga" in affair(*_LEFT, *more).values("who")


def test_who_stays_in_custody_was_not_arrested_then() -> None:
    """ "Kept in custody" by a judge is a remand."""
    found = affair(
        "Post | 2024-03-25 | en | Bail\n\nA judge in Lindmar on Monday kept the director Clara Wendt in custody.",
    )
    assert not any(label.startswith("arrest") for label in labels(found))


def test_one_of_three_does_not_name_their_arrest() -> None:
    """An event of three people is not called by the one of whom a sentence tells."""
    three = "Police arrested three people in Kesvik on Monday"
    found = affair(
        f"Post | 2024-03-25 | en | Held\n\n{three}. Julian Vik was arrested at home.",
        f"Mail | 2024-03-25 | en | Held\n\n{three}, among them Julian Vik.",
    )
    assert "arrest of three people, Kesvik, 25 March 2024" in labels(found)
    found = affair(
        "Post | 2024-03-25 | en | Held\n\nPolice arrested Ada Lind in Kesvik on Monday. Lind and two guards were"
        " arrested at home.",
    )
    assert "arrest of Ada Lind, Kesvik, 25 March 2024" in labels(found)


def test_who_left_a_ministry_resigned() -> None:
    """The body that somebody leaves does not resign."""
    assert labels(affair("Post | 2024-03-20 | en | Exit\n\nSalas left the ministry in 2020.")) == {
        "resignation of Salas, 2020"
    }


def test_a_name_behind_a_long_office() -> None:
    """ "The former head of procurement at the region's ministry, Ruben Salas," is Ruben Salas; a region is no name."""
    clerk = "Clerk\n\nThe former head of procurement at Terval's health ministry, Ruben Salas, was jailed on Wednesday."
    assert "Ruben Salas" in values(clerk, "whom")
    owner = "Held\n\nPolice arrested the owner of a bar in Kesvik, North Halmeria, on Wednesday."
    assert values(owner, "whom") == {"owner"}
