"""What a fire or a blast laid waste is told in words of its own, and is no other happening."""

from tests.reconcile.test_one_affair import affair


def test_what_a_fire_destroyed_is_the_fire() -> None:
    """A page that tells of the fire and of what it laid in ruins tells of one happening, in either language."""
    told = affair(
        """Courier | 2024-07-09 | en | Mill burns

        A fire broke out at the mill in Kesvik on Tuesday. The fire destroyed two stores, the brigade said.""",
        """La Hoja | 2024-07-09 | es | Arde el molino

        Las llamas arrasaron el martes el molino de Kesvik. El incendio destruyó dos almacenes, según los bomberos.""",
    )
    assert {event.event_type for event in told.account.events} == {"FIRE"}


def test_the_day_of_a_reaction_makes_no_second_attack() -> None:
    """Who disowned an attack on Tuesday did so two days after it: there was one, on Sunday."""
    told = affair(
        """Courier | 2024-06-03 | en | Chapel attacked

        Gunmen attacked a chapel in Kesvik on Sunday, the diocese said. The attack killed eleven people.""",
        """Herald | 2024-06-04 | en | Group disowns attack

        The group on Tuesday washed its hands of the attack in Kesvik. The attack left eleven dead.""",
    )
    assert [event.time for event in told.account.events if event.event_type == "ASSAULT"] == ["2024-06-02"]


def test_a_mayor_resigned_in_her_town() -> None:
    """The place of the office is where it was given up, in two outlets and two languages one value."""
    told = affair(
        """Courier | 2024-05-14 | en | Mayor goes

        Ada Lind submitted her resignation as mayor of Kesvik on Sunday.""",
        """La Hoja | 2024-05-14 | es | Se va la alcaldesa

        Ada Lind se despidió de la alcaldía de Kesvik el domingo.""",
    )
    (where,) = [claim for claim in told.account.claims if claim.slot == "where"]
    assert (where.value, len(where.support)) == ("Kesvik", 2)
