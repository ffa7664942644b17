"""A boat that sank, and the days after: what pages of our own on a shipwreck showed, with the real readers.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from firsthand.records import Value
from tests.reconcile.test_one_affair import Affair, affair

FIRST = (
    "Courier | 2026-03-11 | en | 31 dead after boat sinks off Orlen\n\nA wooden boat sank off Orlen on Tuesday, and 31 "
    "people died, the coast guard said. Seventy-one people were rescued."
)


def _of(found: Affair, words: str, slot: str) -> set[Value]:
    """What is claimed for a slot of the events whose label has some words."""
    labels = {event.id: event.label for event in found.account.events}
    return {c.value for c in found.account.claims if c.slot == slot and words in labels[c.event] and not c.scope}


@pytest.mark.parametrize(
    ("last", "killed"),
    [
        ("The death toll from the sinking stands at 36 after three more bodies washed ashore.", {31, 36}),
        ("The death toll from the sinking stands at 36.", {31, 36}),
        ("Five more bodies washed ashore on Thursday.", {31}),
    ],
)
def test_the_toll_is_not_the_number_behind_it(last: str, killed: set[int]) -> None:
    """ "Stands at 36 after three more bodies" gives 36, of which nothing is more."""
    page = f"Herald | 2026-03-13 | en | The search goes on\n\nThe boat that sank off Orlen on Tuesday was found. {last}"
    assert affair(FIRST, page).values("killed") == killed


@pytest.mark.parametrize(
    ("words", "rival"),
    [
        ("Five bodies were brought up from the wreck on Friday.", False),
        ("Rescuers recovered five bodies on Friday.", False),
        ("The bodies of 12 passengers were never found.", False),
        ("The mayor spoke of 12 dead.", True),
    ],
)
def test_bodies_found_on_a_day_rival_no_toll(words: str, rival: bool) -> None:
    """On a page that gives a greater toll, those found on Friday are some of the dead."""
    page = (
        "Herald | 2026-03-13 | en | Inquiry opened\n\nProsecutors opened an inquiry into the sinking of the boat off "
        f"Orlen on Tuesday, in which 36 people died, the coast guard said.\n\n{words}"
    )
    assert bool({5, 12} & affair(FIRST, page).values("killed")) is rival


@pytest.mark.parametrize(
    "page",
    [
        "Herald | 2026-03-12 | en | Two held\n\nTwo men are accused of steering the boat that sank off Orlen on "
        "Tuesday and of causing the deaths of its passengers. Their lawyer said both men deny the charges.",
        "Herald | 2026-03-12 | en | Accused\n\nSurvivors have accused the coast guard of ramming the boat that sank "
        "off Orlen on Tuesday, contradicting the official account of the disaster.",
        "Herald | 2026-03-12 | en | Ministry rejects claims that coast guard rammed boat\n\nThe boat sank off Orlen "
        "on Tuesday. The ministry said the reports were false.",
        "Herald | 2026-03-12 | es | Habla un testigo\n\nDos supervivientes del naufragio del martes frente a Orlen "
        "sostienen que la barca se hundió por una avería del motor y no por un choque.",
    ],
    ids=["charges", "account", "headline", "cause"],
)
def test_nobody_denies_that_the_boat_sank(page: str) -> None:
    """Who denies a charge, an account of it or who did it grants the sinking."""
    assert "did not happen" not in _of(affair(FIRST, page), "sinking", "status")


def test_the_saved_of_another_incident_are_not_those_of_the_page() -> None:
    """Who is told of between an incident and the words that set it apart belongs to it, and the rest to the page's."""
    found = affair(
        FIRST,
        "Herald | 2026-03-12 | en | Shipwreck: the search goes on\n\nThe shipwreck of Tuesday is found.\n\nA dinghy "
        "has overturned off Cape Sorrow. The coast guard says 27 people have been rescued and four bodies found. It "
        "is a separate incident from Tuesday's shipwreck.\n\nThe toll stands at 36. Seventy-one people were rescued.",
    )
    told = {e.id: {(c.slot, c.value) for c in found.account.claims if c.event == e.id} for e in found.account.events}
    assert any({("rescued", 27), ("killed", 4)} <= one and ("rescued", 71) not in one for one in told.values())
    assert any({("rescued", 71), ("killed", 36)} <= one and ("rescued", 27) not in one for one in told.values())


@pytest.mark.parametrize(
    ("language", "after"),
    [
        ("en", "A rubber dinghy has overturned off Cape Sorrow. The guard says four people have died. It is a separate "
               "incident from Tuesday's sinking."),
        ("en", "In a separate incident on Thursday, a dinghy capsized off Cape Sorrow and four people died."),
        ("es", "En otro incidente, una lancha neumática volcó el jueves frente al cabo Sorrow y murieron cuatro "
               "personas."),
    ],
)  # fmt: skip
def test_what_a_page_tells_apart_is_another(language: str, after: str) -> None:
    """The four who died in a separate incident are none of the 31."""
    first = (
        FIRST
        if language == "en"
        else (
            "Diario | 2026-03-11 | es | 31 muertos al hundirse una barca\n\nUna barca de madera se hundió el martes "
            "frente a Orlen y murieron 31 personas, informó la guardia costera."
        )
    )
    lead = "The wooden boat sank on Tuesday." if language == "en" else "La barca de madera se hundió el martes."
    found = affair(first, f"Herald | 2026-03-12 | {language} | Orlen\n\n{lead}\n\n{after}")
    both = {c.event: set[Value]() for c in found.account.claims if c.slot == "killed"}
    for claim in found.account.claims:
        if claim.slot == "killed":
            both[claim.event].add(claim.value)
    assert {31} in both.values()
    assert {4} in both.values()


def test_a_boat_that_overturned_and_one_that_capsized_are_one() -> None:
    """Of a ship "overturned", "flipped over" and "capsized" say the same; a coach is another matter."""
    pages = (
        "Courier | 2026-03-12 | en | Four die as dinghy overturns\n\nFour people died on Thursday when a rubber dinghy "
        "overturned off Orlen, the coast guard said.",
        "Herald | 2026-03-12 | en | Four drown off Orlen\n\nA dinghy capsized off Orlen on Thursday and four people "
        "drowned.",
    )
    assert len(affair(*pages).account.events) == 1


def test_a_ship_that_one_page_recalls_is_not_the_one_that_sank() -> None:
    """The label names no ship of two years ago."""
    recalls = (
        "Clarion | 2026-03-14 | en | We forget\n\nWhoever watches a sinking boat has made a choice. I remember the "
        "ferry Santa Brelka, and what was promised when it burned."
    )
    pages = [FIRST.replace("Courier", f"Paper {n}").replace("wooden", w) for n, w in enumerate(("old", "small", "big"))]
    pages += [FIRST.replace("Courier", f"Post {n}") for n in range(6)]
    assert not any("Brelka" in e.label for e in affair(*pages, recalls).account.events if e.time == "2026-03-10")


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("en", "KESVIK – Survivors of the wreck have accused the coast guard of lying.", "Survivors of the wreck"),
        ("en", "The Ministry of Ports on Wednesday night denied that it had lied.", "The Ministry of Ports"),
        ("en", "A judge in Kesvik on Monday said that the boat was safe.", "A judge in Kesvik"),
        ("es", "Los vecinos, que el miércoles declararon que la lancha los embistió, piden justicia.", "Los vecinos"),
        (
            "es",
            "«El motor estaba parado», contó a este diario Farid Nasser, un electricista de 38 años.",
            "Farid Nasser",
        ),
        ("es", "«El motor estaba parado», dijo en rueda de prensa Ana Lind.", "Ana Lind"),
    ],
)
def test_a_voice_is_named_by_who_speaks(language: str, text: str, label: str) -> None:
    """No dateline, day of saying, half a clause or medium is part of who speaks."""
    found = affair(f"Herald | 2026-03-12 | {language} | Orlen\n\n{text}")
    assert [voice.label for voice in found.people()] == [label]


def test_who_rejects_claims_makes_none() -> None:
    """ "Ministry rejects claims that" is a denial by the ministry."""
    found = affair("Herald | 2026-03-12 | en | Ministry rejects claims that guards beat marchers\n\nIt was calm.")
    assert [voice.label for voice in found.people()] == ["Ministry"]
    assert "happened" not in found.values("status")


def test_mid_morning_is_not_tomorrow() -> None:
    """ "A media mañana" tells the time of day, and gives what follows no other day."""
    text = (
        "Diario | 2026-03-10T12:00 | es | Una barca se hunde\n\nUna barca se hundió de madrugada frente a Orlen. A "
        "media mañana, 68 personas habían sido rescatadas. La barca se fue a pique hacia las 3.40 horas."
    )
    assert affair(text).values("when") <= {"2026-03-10"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("By Friday 14 had died in the crash.", None),
        ("The crash was on Friday, and by Saturday 14 people had died.", "2026-03-13"),
        ("Fourteen people died in the crash on Friday.", "2026-03-13"),
    ],
)
def test_the_day_by_which_so_many_had_died_is_not_that_of_the_crash(words: str, value: str | None) -> None:
    """ "By Friday 14 had died" tells when they were counted."""
    found = affair(f"Herald | 2026-03-15 | en | Orlen\n\nA coach left the road at Orlen. {words}")
    assert found.values("when") == ({value} if value else set())


def test_that_disaster_is_the_one_told_last() -> None:
    """On a page of two, "that disaster" is the happening that the sentence before tells of."""
    found = affair(
        "Herald | 2026-03-13 | en | Four dead as dinghy capsizes\n\nA dinghy capsized off Cape Sorrow on Thursday, "
        "two days after a trawler sank off Orlen, and four people died. The dinghy capsized in calm weather.\n\nThe "
        "trawler sank on Tuesday. By Thursday evening 47 people were known to have died in that disaster."
    )
    where = {c.event for c in found.account.claims if c.slot == "killed" and c.value == 47}
    assert {e.time for e in found.account.events if e.id in where} == {"2026-03-10"}


def test_the_disaster_of_a_ship_in_a_storm_is_the_sinking() -> None:
    """A storm that hit the ship is no rival for "the disaster"."""
    found = affair(
        "Herald | 2026-03-13 | en | Two years on\n\nTwo years after the trawler Brelka sank off Orlen, nobody has "
        "stood trial.\n\nForty people died in the disaster on 2 June 2024. The trawler drifted when a storm hit it."
    )
    where = {c.event for c in found.account.claims if c.slot == "killed" and c.value == 40}
    assert {e.event_type for e in found.account.events if e.id in where} == {"CRASH"}


def test_a_topic_before_a_colon_says_nothing() -> None:
    """ "Orlen shipwreck: bodies brought ashore" has no speaker, "Mayor Ada Lind: the quay is safe" has."""
    assert not affair(
        "Herald | 2026-03-13 | en | Orlen shipwreck: bodies arrive as relatives wait\n\nIt was calm."
    ).people()
    said = affair("Herald | 2026-03-13 | en | Mayor Ada Lind: the quay is safe\n\nIt was calm.").people()
    assert [voice.label for voice in said] == ["Ada Lind"]
