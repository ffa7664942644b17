"""What pages take back and call false: "I was wrong", "we said that", "Both claims are false". All is invented.

Each page is `outlet | published | language | text`; the text's first line is its headline.
"""

import pytest

from tests.reconcile.test_one_affair import Affair, affair


def sides(found: Affair, slot: str) -> dict[object, tuple[int, int]]:
    """For each value of a slot, how many assertions give it and how many dispute it."""
    return {one.value: (len(one.support), len(one.dispute)) for one in found.account.claims if one.slot == slot}


SAID = "Blog | 2025-03-08 | en | Exclusive\n\nFive officers beat a prisoner in a cell in Kesvik on Friday."


def test_who_was_wrong_does_not_say_it_again() -> None:
    """ "I wrote that", on a page that withdraws it, denies what it wrote."""
    found = affair(
        SAID,
        "Blog | 2025-03-09 | en | RETRACTED: the video is not from Kesvik\n\nI was wrong. On Saturday I wrote that five"
        " officers beat a prisoner in a cell in Kesvik on Friday. I withdraw the claim.",
    )
    assert sides(found, "status")["happened"][1] == 1
    assert [one.event_type for one in found.account.events] == ["ASSAULT"]


def test_a_page_that_says_it_again_supports_it() -> None:
    """ "On Saturday I wrote that" takes nothing back by itself."""
    found = affair(
        SAID,
        "Blog | 2025-03-09 | en | More on the video\n\nOn Saturday I wrote that five officers beat a prisoner in a cell"
        " in Kesvik on Friday. A second video has come to me.",
    )
    assert not any(one.dispute for one in found.account.claims)


@pytest.mark.parametrize("said", ["we said that", "we wrongly reported that"])
def test_only_the_wrong_number_is_taken_back(said: str) -> None:
    """He was jailed, and not for six years."""
    found = affair(
        "Brass | 2025-10-02 | en | Officer jailed\n\nNeil Prowse was jailed for six years on 2 October 2025 in Kesvik.",
        f"Brass | 2025-10-04 | en | Corrections\n\nOn Thursday {said} Neil Prowse was jailed for six years. He was"
        " sentenced to four years.",
    )
    assert sides(found, "sentence") == {6: (1, 2), 4: (1, 1)}
    assert "did not happen" not in sides(found, "status")


def test_a_check_calls_what_a_channel_claims_false() -> None:
    """The toll that the channel gave and the bombing are disputed by the page that calls both false."""
    found = affair(
        "Check | 2025-02-12 | en | No plane bombed the Orlen dam\n\nA channel, Orlen Alert, claimed on Tuesday that"
        " more than 200 people were killed in Kesvik and that a military plane had bombed the dam. Both claims are"
        " false."
    )
    assert sides(found, "killed")["201.."][1] >= 1
    disputed = sides(found, "who")["military plane"]
    assert disputed[1] >= 1


def test_somebody_else_calls_it_a_lie() -> None:
    """A minister's "That is a lie" disputes what the union said."""
    found = affair(
        "Post | 2025-02-12 | en | Strike\n\nThe union said that police shot three workers in Kesvik on Tuesday."
        ' "That is a lie," minister Ada Berg said.'
    )
    assert sides(found, "who")["police"][1] >= 1


def test_a_toll_called_a_lie_leaves_the_happening() -> None:
    """Who calls the number of the dead of a collapse a lie does not say that nothing collapsed."""
    found = affair(
        "La Hoja | 2025-02-12 | es | Canal\n\nLa gobernadora dice que murieron 14 personas en el derrumbe de Kesvik el"
        " martes. Mentira."
    )
    assert sides(found, "killed") == {14: (1, 1)}
    assert "did not happen" not in sides(found, "status")


def test_what_a_page_tells_itself_it_does_not_call_false() -> None:
    """ "It was wrong" judges the deed."""
    found = affair("Post | 2025-02-12 | en | Strike\n\nPolice shot three workers in Kesvik on Tuesday. It was wrong.")
    assert not any(one.dispute for one in found.account.claims)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Five officers arrested a man in Kesvik on Tuesday.", set()),
        ("en", "Five officers beat a prisoner in Kesvik on Tuesday.", set()),
        ("en", "Five officers arrested nine men in Kesvik on Tuesday.", {9}),
        ("en", "500 people attended a rally in Kesvik on Tuesday.", {500}),
        ("es", "Cinco agentes detuvieron a un hombre en Kesvik el martes.", set()),
        ("es", "Nueve personas fueron detenidas a la salida de un bar de Kesvik el martes.", {9}),
    ],
)
def test_who_does_it_is_not_counted_among_those_it_is_done_to(language: str, text: str, count: set[int]) -> None:
    """The number of officers is none of the arrested."""
    found = affair(f"Post | 2025-02-12 | {language} | News\n\n{text}")
    counts = {one.value for one in found.account.claims if one.slot in {"arrested", "beaten", "attended"}}
    assert counts == count


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "Crash at the viaduct\n\nA train derailed in Kesvik on Tuesday. The toll is 13 dead and 52 injured.",
            "Corrections\n\nIn our report on the train we said that the toll was 13 dead and 52 injured. The figures"
            " were wrong: at that hour the emergency service had told of 11 dead and 48 injured.",
        ),
        (
            "es",
            "Accidente en el viaducto\n\nUn tren descarriló en Kesvik el martes. El balance es de 13 muertos y 52"
            " heridos.",
            "Fe de errores\n\nEn la información sobre el tren decíamos que el balance era de 13 muertos y 52 heridos."
            " El dato era erróneo: a esa hora el servicio de emergencias había comunicado 11 muertos y 48 heridos.",
        ),
    ],
)
def test_a_correction_is_of_what_it_corrects(language: str, first: str, second: str) -> None:
    """Without a day of its own, it speaks of the crash that the outlet gave 13 dead, and takes the 13 back."""
    found = affair(
        f"Faro | 2025-10-15T09:00 | {language} | {first}", f"Faro | 2025-10-15T18:00 | {language} | {second}"
    )
    assert len({one.event for one in found.account.assertions if one.slot == "killed"}) == 1
    assert sides(found, "killed")[13][1] >= 1


def test_a_correction_of_another_outlet_is_of_its_own() -> None:
    """Another paper's 13 dead may be those of another crash."""
    found = affair(
        "Faro | 2025-10-15 | en | Crash\n\nA train came off the rails in Kesvik on Tuesday. The toll is 13 dead.",
        "Post | 2025-10-16 | en | Corrections\n\nIn our report on the flood we said that 13 people had died.",
    )
    assert len({one.event for one in found.account.assertions if one.slot == "killed"}) == 2


def test_an_article_on_thursday_is_the_paper_s_own() -> None:
    """A corrections column that tells what "an article on Thursday" said takes it back; another paper's it cites."""
    first = "Trib | 2025-10-02 | en | Arrests\n\nFour officers in Kesvik have been suspended since March."
    later = (
        "Trib | 2025-10-04 | en | Corrections\n\n{} said that four officers had been suspended since March. Three were."
    )
    taken_back = affair(first, later.format("An article on Thursday"))
    assert sides(taken_back, "suspended") == {4: (1, 2), 3: (1, 1)}
    assert taken_back.rivals("suspended") == {(3, 4, "correction")}
    assert sides(affair(first, later.format("An article in the Post")), "suspended")[4] == (2, 0)


STRUCK = (
    "Harbour Post | 2025-03-12 | en | Dock shelled\n\nFourteen people were killed in the shelling of the dock in Kesvik"
    " on Tuesday, the hospital said."
)
CHILDREN = (
    "Trib | 2025-03-12 | en | Guard saw shells, counted 25 dead\n\nShells hit the dock in Kesvik on Tuesday, and 25"
    " people were killed, a guard who saw the shelling said.\n\nTwelve children are among the dead, the hospital said."
)
AMENDS = (
    "Trib | 2025-03-14 | en | Correction: the dead of Kesvik\n\nAn article published on 12 March (“Guard saw shells,"
    " counted 25 dead”) said that twelve children were among those killed in the shelling of the dock in Kesvik. That"
    " was wrong. The hospital spoke of two children.\n\nThe toll given by the hospital stood at 19 on Thursday."
)


def corrected(found: Affair) -> set[tuple[object, object, str]]:
    """What each correction takes back, what it gives instead, and of whom it is."""
    claim = {one.id: one for one in found.account.claims}
    every = (one for one in found.account.contradictions if one.kind == "correction")
    return {(claim[one.a].value, claim[one.b].value, claim[one.a].scope) for one in every}


def test_a_correction_of_the_children_leaves_the_toll() -> None:
    """Twelve children become two; the 14, 19 and 25 dead are corrected by nothing, and its words are quoted."""
    found = affair(STRUCK, CHILDREN, AMENDS)
    assert corrected(found) == {(12, 2, "part")}
    why = next(one.why for one in found.account.contradictions if one.kind == "correction")
    assert why.endswith("That was wrong. The hospital spoke of two children.”")
    assert "said that twelve children" in why
    assert 2 not in found.values("killed")


def test_a_headline_that_a_correction_quotes_is_no_report() -> None:
    """The old headline's 25 is neither said again nor taken back, where the correction is of something else."""
    found = affair(STRUCK, CHILDREN, AMENDS)
    claim = next(one for one in found.account.claims if (one.slot, one.value) == ("killed", 25))
    said = {one.id: one for one in found.account.assertions}
    assert {said[name].article for name in claim.support} == {"art_1"}
    assert not any(said[name].stance == "denies" for name in claim.dispute)


@pytest.mark.parametrize(
    ("note", "denied"),
    [
        ("The same article reported as fact that 25 people were killed. Nobody has confirmed it.", True),
        ("The headline “Guard saw shells, counted 25 dead” was wrong.", True),
        ("Our photograph was of another dock.", False),
    ],
)
def test_a_number_taken_back_is_denied_with_its_headline(note: str, denied: bool) -> None:
    """What a page says it had wrong, it had wrong in the headline too."""
    found = affair(STRUCK, CHILDREN, f"{AMENDS}\n\n{note}")
    claim = next(one for one in found.account.claims if (one.slot, one.value) == ("killed", 25))
    said = {one.id: one for one in found.account.assertions}
    assert {said[name].article for name in claim.support} == {"art_1"}
    assert any(said[name].stance == "denies" for name in claim.dispute) == denied
    assert corrected(found) == {(12, 2, "part")}


@pytest.mark.parametrize(
    "page",
    [
        "Trib | 2025-03-14 | en | Correction: nine did not die\n\nThe Trib reported on Wednesday that the shelling of"
        " the dock in Kesvik might have killed nine people. The figure was wrong.",
        "Trib | 2025-03-14 | es | Rectificación: no hubo nueve muertos\n\nTrib publicó el miércoles que el bombardeo"
        " del muelle de Kesvik podría haber causado nueve muertos. La cifra era errónea.",
    ],
)
def test_what_an_outlet_says_that_it_had_printed_is_taken_back(page: str) -> None:
    """A correction that calls its outlet by its name says the wrong number no second time."""
    found = affair(
        "Trib | 2025-03-12 | en | Nine dead\n\nThe shelling of the dock in Kesvik on Tuesday killed nine people.",
        "Post | 2025-03-13 | en | Four dead\n\nThe shelling of the dock in Kesvik on Tuesday killed four people.",
        page,
    )
    claim = next(one for one in found.account.claims if (one.slot, one.value) == ("killed", 9))
    said = {one.id: one for one in found.account.assertions}
    assert {said[name].article for name in claim.support} == {"art_0"}
    assert any(said[name].stance == "denies" for name in claim.dispute)


def test_a_headline_of_others_in_a_correction_is_theirs() -> None:
    """Only the outlet's own headline is not said again: what the hospital counted is."""
    found = affair(
        STRUCK,
        "Trib | 2025-03-14 | en | Correction: the dock\n\nAn earlier version of this article misspelt the name of the"
        " dock in Kesvik. “We have counted 14 dead in the shelling,” the hospital said.",
    )
    said = {one.id: one for one in found.account.assertions}
    claim = next(one for one in found.account.claims if (one.slot, one.value) == ("killed", 14))
    assert "art_1" in {said[name].article for name in claim.support}


@pytest.mark.parametrize(
    ("note", "pair"),
    [
        ("An earlier version of this article said that three women were killed. It was two women.", {(3, 2, "part")}),
        ("An earlier version of this article said that three people were killed. It was two.", {(3, 2, "")}),
    ],
)
def test_some_are_not_all(note: str, pair: set[tuple[int, int, str]]) -> None:
    """A correction of how many women died is none of how many people did."""
    others = (
        "Post | 2025-03-12 | en | Dock\n\nThree people were killed in the shelling of the dock in Kesvik on Tuesday."
    )
    many = STRUCK if "women" in note else others
    found = affair(
        many,
        f"Trib | 2025-03-12 | en | Dock\n\nThe shelling of the dock in Kesvik on Tuesday left many dead.\n\n{note}",
        f"Trib | 2025-03-12 | en | Dock shelled\n\nThree {'women' if 'women' in note else 'people'} were killed in the"
        " shelling of the dock in Kesvik on Tuesday.",
    )
    assert corrected(found) == pair


def test_numbers_that_stand_beside_are_left_alone() -> None:
    """ "The figure was a witness's. The toll stood at 19": 19 is not what a page gives instead of 25."""
    found = affair(
        CHILDREN,
        "Trib | 2025-03-14 | en | Correction: Kesvik\n\nAn earlier version of this article said that 25 people were"
        " killed in the shelling of the dock in Kesvik. The figure was that of a single guard, who spoke to"
        " another newspaper"
        " on the day. The toll stood at 19 on Thursday, the hospital said.",
    )
    assert not corrected(found)


def test_what_is_given_instead_corrects_and_not_the_other_way() -> None:
    """ "14, not 41": 41 is what is taken back, whichever was printed first."""
    found = affair(
        "Post | 2025-03-12 | en | Fire\n\nThe fire in Kesvik on Sunday hurt 14 people, the mayor said.",
        "Trib | 2025-03-13 | en | Fire\n\n41 people were injured in the fire in Kesvik on Sunday.",
        "Trib | 2025-03-14 | en | Fire\n\n14 people were injured in the fire in Kesvik on Sunday.\n\nCorrection: 14"
        " people were injured, not 41.",
    )
    assert corrected(found) == {(41, 14, "")}


def test_a_retelling_of_an_attack_in_a_correction_does_not_deny_it() -> None:
    """That twelve children died in an attack is wrong of the twelve, not of the attack."""
    found = affair(
        STRUCK, CHILDREN, AMENDS.replace("in the shelling of the dock in Kesvik", "in a shelling in Kesvik on Tuesday")
    )
    assert "did not happen" not in sides(found, "status")


@pytest.mark.parametrize(
    ("language", "text", "counts"),
    [
        (
            "en",
            "The strike on the dock in Kesvik has killed 21 people. Two people died of their wounds on Friday.",
            {21},
        ),
        ("en", "Two people died of their wounds in Kesvik on Friday.", set()),
        ("en", "The dock in Kesvik was shelled on Tuesday. Three people died of their injuries.", {3}),
        ("es", "Los muertos son ya 21. Otros dos heridos fallecieron el viernes en Kesvik.", {21}),
        ("es", "Dos heridos de gravedad han muerto el viernes en Kesvik.", set()),
        ("es", "El incendio de Kesvik dejó dos heridos y tres muertos.", {3}),
        ("es", "Dos personas resultaron heridas cuando murió el conductor del camión en Kesvik.", set()),
    ],
)
def test_who_dies_of_wounds_is_added_to_a_toll(language: str, text: str, counts: set[int]) -> None:
    """Two of the wounded who die are two more, and neither all the dead nor two who were hurt."""
    found = affair(f"Post | 2025-03-14 | {language} | News\n\n{text}")
    assert found.values("killed") == counts
    hurt = {2} if "dejó dos" in text or "resultaron" in text else set()
    assert found.values("injured") == hurt


def deaths(found: Affair) -> dict[str, set[object]]:
    """How many were killed, by the kind of event."""
    kinds = {one.id: one.event_type for one in found.account.events}
    told: dict[str, set[object]] = {}
    for claim in found.account.claims:
        if claim.slot == "killed":
            told.setdefault(kinds[claim.event], set()).add(claim.value)
    return told


@pytest.mark.parametrize(
    ("language", "text", "events"),
    [
        (
            "en",
            "A shell struck a bus in Kesvik on Tuesday, killing 14 people. The strike came two days after an ambush at"
            " the Orlen bridge in which three soldiers died.",
            2,
        ),
        (
            "en",
            "Gunmen attacked a bus in Kesvik on Tuesday, killing 14 people. The attack was an ambush in which three"
            " soldiers died.",
            1,
        ),
    ],
)
def test_the_dead_of_what_came_before_are_not_the_page_s(language: str, text: str, events: int) -> None:
    """Three soldiers died in the ambush two days before the strike."""
    found = affair(f"Post | 2025-03-12 | {language} | Bus\n\n{text}")
    assert len({claim.event for claim in found.account.claims if claim.slot == "killed"}) == events


def test_what_came_after_an_explosion_leaves_the_page_its_explosion() -> None:
    """ "The evacuation came after an explosion": the one that the headline tells of."""
    found = affair(
        "Post | 2025-03-12 | en | Explosion at mill in Kesvik kills two\n\nThe evacuation came after an explosion at"
        " the mill in Kesvik on Tuesday killed two people."
    )
    assert len({claim.event for claim in found.account.claims if claim.slot == "killed"}) == 1


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "A witness saw the attack on a bus in Kesvik on Tuesday.\n\nTwelve people are dead.\n\nIt would be the"
            " deadliest day for civilians since the truce collapsed in October.",
            "ASSAULT",
        ),
        ("Fourteen people died in Kesvik on the deadliest day for civilians since the truce collapsed.", "DEATH"),
        ("The gallery in Kesvik collapsed on Tuesday. Twelve people are dead.", "COLLAPSE"),
        ("It was the first rescue since the mine in Kesvik collapsed on Monday. Nine people have died.", "COLLAPSE"),
    ],
)
def test_an_aside_takes_no_dead(text: str, event: str) -> None:
    """Since what something is the worst is no more than a date, unless the page tells of nothing else."""
    assert set(deaths(affair(f"Post | 2025-03-12 | en | Kesvik\n\n{text}"))) == {event}
