"""Voices, events and drift across the articles of a case. All coverage is invented."""

from tests.reconcile.conftest import Run, coverage

WIRE = (
    "Seven people were killed and 23 people injured when the depot in Talvik exploded on 2024-05-01, the minister said."
)


@coverage("""
    a 2024-05-01 Courier Seven people were killed in the explosion in Talvik on 2024-05-01, Runa Okkel said.
    b 2024-05-01 Gazette The explosion in Talvik on 2024-05-01 left seven men killed, Rolf Okkel said.
    c 2024-05-01 Post    Okkel said that the explosion left Talvik without power and ten people injured.
""")
def test_namesakes_stay_apart(run: Run) -> None:
    """Two first names are two people, and a bare last name then is neither of them."""
    assert sorted(v.label for v in run.account.voices) == ["Okkel", "Rolf Okkel", "Runa Okkel"]


@coverage("""
    a 2024-05-01 Courier Seven people were killed in the explosion in Talvik on 2024-05-01, Runa Okkel said.
    b 2024-05-01 Gazette The explosion in Talvik on 2024-05-01 left seven men killed, Okkel said.
""")
def test_a_last_name_finds_its_only_bearer(run: Run) -> None:
    """Okkel is Runa Okkel where the story knows no other."""
    (voice,) = run.account.voices
    assert (voice.label, len(voice.mentions), len(voice.members)) == ("Runa Okkel", 2, 2)
    assert {name for a in run.account.attributions for name in a.voices} == {voice.id}


@coverage("""
    a 2024-05-01 Agencia Two of the lawyers said that seven people were killed when the depot in Talvik exploded.
    b 2024-05-02 Courier Two of the lawyers said that seven people were killed when the depot in Talvik exploded.
""")
def test_a_copied_passage_keeps_its_voices(run: Run) -> None:
    """Unnamed sources of a copied sentence are the same people in the copy."""
    (voice,) = run.account.voices
    assert len(voice.members) == 2


@coverage("""
    a 2024-05-01 Courier Seven people were killed when a depot in Talvik exploded on 2024-05-01.
    b 2024-05-02 Gazette When a depot in Talvik exploded on 2024-05-01, seven people were killed. \
The explosion of 2021-03-09 in Orland left three people killed.
    c 2021-03-10 Gazette Seven people were killed when a depot in Orland exploded on 2021-03-09.
""")
def test_the_same_words_of_another_day_are_another_event(run: Run) -> None:
    """Two depots, two towns, two years: two events, each with its own toll."""
    assert {e.time for e in run.account.events} == {"2024-05-01", "2021-03-09"}
    counts = {(c.value, c.articles) for c in run.claims("killed")}
    assert counts == {(7, 2), (3, 1), (7, 1)}


@coverage(f"""
    a 2024-05-01 Agencia {WIRE}
    b 2024-05-02 Courier {WIRE.replace("23", "32")}
""")
def test_a_number_that_changed_in_the_copy_is_drift(run: Run) -> None:
    """32 for 23 in an edited copy is drift, and a claim that its outlet alone stands for."""
    assert ("number", "23 people", "32 people") in run.drift()
    claim = run.claim("injured", 32)
    assert (claim.articles, claim.origins_min, claim.origins_max) == (1, 1, 1)


@coverage(f"""
    a 2024-05-01 Agencia {WIRE.replace("were killed", "were reportedly killed")}
    b 2024-05-02 Courier {WIRE}
""")
def test_a_hedge_that_is_lost_is_drift(run: Run) -> None:
    """ "Reportedly" dropped in the copy is shown with both spans."""
    assert "hedge_dropped" in {kind for kind, _, _ in run.drift()}


@coverage("""
    a 2024-05-01 Courier A gas tank exploded in the depot in Talvik on 2024-05-01, Ada Berg said.
    b 2024-05-02 Gazette Runa Okkel said that a drone caused the explosion in Talvik on 2024-05-01.
    c 2024-05-03 Post    It is not true that a gas tank exploded in Talvik on 2024-05-01, Runa Okkel said.
""")
def test_rival_causes_dispute_each_other(run: Run) -> None:
    """A tank and a drone cannot both be the cause, and a denial of the tank is none of the explosion."""
    assert {kind for _, _, kind in run.kinds("cause")} == {"contradiction"}
    assert run.disputed("cause", "a drone", by="A gas tank")
    assert not run.kinds("status")
    tank = next(c for c in run.claims("cause") if "tank" in str(c.value))
    assert any(a.article == run.articles[2].id for a in run.account.assertions if a.id in tank.dispute)


LOUD, HEARD = "The explosion was loud. ", "The explosion was heard in Talvik on 2024-05-01."


@coverage(f"a 2024-05-01 Courier {24 * LOUD}{HEARD}")
def test_one_slip_neither_places_nor_dates_what_is_told_often(run: Run) -> None:
    """Where it was is what enough of an event's mentions say: one sentence in twenty-five puts it nowhere."""
    (event,) = run.account.events
    assert (len(event.mentions), event.place, event.time) == (25, None, None)


@coverage(f"a 2024-05-01 Courier {6 * LOUD}{HEARD}")
def test_one_sentence_of_a_few_places_and_dates_an_event(run: Run) -> None:
    """Of seven mentions one is enough."""
    (event,) = run.account.events
    assert (len(event.mentions), event.place, event.time) == (7, "Talvik", "2024-05-01")
