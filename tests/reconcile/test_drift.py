"""Drift between a sentence and the one that tells it again, with the real readers. The coverage is invented.

Each page is `outlet | published | language | text`.
"""

import pytest

from tests.reconcile.test_one_affair import affair

WIRE = (
    "Flames tore through the grain mill of Kesvik on Thursday, fire chief Ana Dorn said. "
    "Police arrested 26 people at the north gate of the mill, the prosecutor's office told reporters. "
    "The mill had stood empty since the harbour was closed to large ships. "
    "Nine dockers were injured in the fire, a doctor of the harbour clinic said."
)
CABLE = (
    "Un incendio destruyó el molino de Kesvik el jueves, dijo la jefa de bomberos Ana Dorn. "
    "La policía detuvo a 26 personas en la puerta norte del molino, según la fiscalía. "
    "El molino estaba vacío desde que el puerto se cerró a los grandes barcos. "
    "Nueve estibadores resultaron heridos en el incendio, dijo un médico de la clínica del puerto."
)


def _kinds(*pages: str) -> set[str]:
    return {kind for kind, _, _ in affair(*pages).drift()}


def _copied(old: str, new: str, text: str = WIRE, language: str = "en") -> set[str]:
    first = f"Wire | 2024-03-15 | {language} | {text}"
    assert old in text
    return _kinds(first, f"Post | 2024-03-16 | {language} | {text.replace(old, new)}")


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("on Thursday", "on Tuesday", "date"),
        ("the north gate", "the customs house", "place"),
        ("26 people", "62 people", "number"),
        ("a doctor of the harbour clinic said", "mayor Vera Lund said", "unnamed_made_named"),
        ("fire chief Ana Dorn said", "fire chief Ana Dorsel said", "name"),
        ("the prosecutor's office told", "mayor Vera Lund told", "speaker_moved"),
        (", a doctor of the harbour clinic said", "", "attribution_dropped"),
    ],
)
def test_a_changed_word_of_a_copied_sentence_is_drift(old: str, new: str, kind: str) -> None:
    """One change in a copied page is found, by its kind, and nothing else is."""
    assert _copied(old, new) == {kind}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("el jueves", "el sábado", "date"), ("26 personas", "62 personas", "number")],
)
def test_a_changed_word_of_a_spanish_copy_is_drift(old: str, new: str, kind: str) -> None:
    """The same in Spanish, whose days are written small and with accents."""
    assert _copied(old, new, CABLE, "es") == {kind}


def test_a_spot_become_another_is_drift_whatever_was_there() -> None:
    """Of "the bust" no happening is read, and the words of the copy tell of another place all the same."""
    text = f"{WIRE} The bust played out at the tax office."
    assert _copied("the tax office", "the fish market", text) == {"place"}
    assert _copied("the tax office", "the old tax office", text) == set()


def test_what_an_outlet_published_is_nobody_elses_word() -> None:
    """The report is the outlet's own saying, and the mayor of whom it had it is gone."""
    told = "26 dockers were held at the north gate of the mill in Kesvik on Thursday after a night of searches."
    first = f"Post | 2024-03-15 | en | Talvik Courier names Mayor Vera Lund as its source: {told}"
    again = f"Mail | 2024-03-16 | en | Talvik Courier published a report according to which {told}"
    assert _kinds(first, again) == {"attribution_dropped"}


def test_a_modal_that_is_gone_or_new_is_drift() -> None:
    """ "May have begun" told as "began", and the other way; one modal for another changes nothing."""
    told = WIRE.replace("Flames tore", "Sparks from a crane may have set off the flames that tore")
    assert _copied("may have set off", "set off", told) == {"hedge_dropped"}
    assert _copied("may have set off", "might have set off", told) == set()
    assert _copied("set off", "may have set off", told.replace("may have set off", "set off")) == {"hedge_added"}
    cable = CABLE.replace("Un incendio destruyó", "Una chispa pudo haber causado el incendio que destruyó")
    assert _copied("pudo haber causado", "causó", cable, "es") == {"hedge_dropped"}


def test_a_copy_without_any_of_its_speakers_lost_them() -> None:
    """A page that is a copy but for who says what is no second report of the same day."""
    bare = WIRE
    for said in (
        ", fire chief Ana Dorn said",
        ", the prosecutor's office told reporters",
        ", a doctor of the harbour clinic said",
    ):
        bare = bare.replace(said, "")
    found = affair(f"Wire | 2024-03-15 | en | {WIRE}", f"Post | 2024-03-16 | en | {bare}").drift()
    assert [kind for kind, _, _ in found] == ["attribution_dropped"] * 3


def test_a_sentence_that_the_copied_passages_leave_out_is_compared() -> None:
    """A number near the start of a copied page parts it from the passage behind it."""
    changed = WIRE.replace("26 people", "25 people").partition(". ")[2]
    found = affair(f"Wire | 2024-03-15 | en | {WIRE}", f"Post | 2024-03-16 | en | {changed}")
    assert {one[0] for one in found.drift()} == {"number"}


def test_a_sentence_has_one_source() -> None:
    """A page copied from the corrected wire is not held against the wire as it was before."""
    later = WIRE.replace("26 people", "31 people")
    pages = (
        f"Wire | 2024-03-15 | en | {WIRE}",
        f"Gazette | 2024-03-16 | en | {later}",
        f"Post | 2024-03-17 | en | {later}",
    )
    found = affair(*pages)
    assert [found.articles[int(d.retelling.article[-1])].outlet for d in found.account.drift] == ["Gazette"]


def test_two_reports_of_one_day_drift_from_nothing() -> None:
    """Reporters who were told the same by others share facts, and a formula or two."""
    other = (
        "Smoke hung over Kesvik for a day after the grain mill burned, said Karl Venn, who lives beside it. "
        "Police arrested 28 people at the south gate of the mill, police spokesman Jan Oster said. "
        "The insurers will visit the ruin next week. "
        "Seven dockers were injured in the fire, mayor Vera Lund said."
    )
    assert not _kinds(f"Wire | 2024-03-15 | en | {WIRE}", f"Post | 2024-03-16 | en | {other}")


def test_a_copied_quotation_keeps_the_speaker_of_its_neighbour() -> None:
    """The second half of a saying names nobody in either page."""
    said = "“We were warned,” mayor Vera Lund said. “Nobody in this town wanted to hear of it before that night.” "
    cut = said.partition("said. ")[2]
    assert not _kinds(f"Wire | 2024-03-15 | en | {said}{WIRE}", f"Post | 2024-03-16 | en | {cut}{WIRE}")


@pytest.mark.parametrize(
    ("saying", "altered"),
    [
        ("We will not rest until every question about that night has been answered.", False),
        ("every question about this night has been answered, and I mean it.", False),
        ("We will not rest until every question about this night (Thursday) has been answered.", False),
        ("We will not rest until every question ... has been answered.", False),
        ("We will not rest until every question about this ship has been answered.", True),
    ],
)
def test_a_quotation_cut_elsewhere_is_not_altered(saying: str, altered: bool) -> None:
    """Words in one cut only are no change, nor are small words, a note in brackets, a gap that is shown."""
    told = "We will not rest until every question about this night has been answered."
    first = f"{WIRE} “{told}” Dorn said."
    found = _kinds(f"Wire | 2024-03-15 | en | {first}", f"Post | 2024-03-16 | en | {first.replace(told, saying)}")
    assert found == ({"quotation_altered"} if altered else set())


def test_the_hours_and_house_lines_of_a_page_are_its_own() -> None:
    """When a page was updated and whom it belongs to changes nothing of what it tells."""
    pages = (
        f"Wire | 2024-03-15 | en | Updated 9:35 a.m.\nImage 2 of 4\n{WIRE}\nPart of the Orland Media Group.",
        f"Post | 2024-03-16 | en | Updated 8:15 a.m.\nImage 3 of 5\n{WIRE}\nPart of the Velder Media Group.",
    )
    assert not _kinds(*pages)


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("Police arrested 29 people at the mill in Kesvik, Talvik Courier reported.", {"number"}),
        ("Police arrested 26 people at the mill in Kesvik, Talvik Courier reported.", set()),
        ("Two years ago 29 people of Orlund died in a storm, Talvik Courier reported.", set()),
    ],
)
def test_a_credited_sentence_is_held_against_what_its_source_says(told: str, kinds: set[str]) -> None:
    """A retelling in words of its own, with nothing copied: the credit ties it."""
    wire = "Flames tore through the mill in Kesvik on Thursday. Officers arrested 26 people at the mill in Kesvik."
    assert _kinds(f"Talvik Courier | 2024-03-15 | en | {wire}", f"Post | 2024-03-16 | en | {told}") == kinds


def test_a_credited_outlet_that_says_both_was_told_right() -> None:
    """An outlet that gave two numbers was retold with one of them."""
    wire = "Officers arrested 26 people at the mill in Kesvik on Thursday."
    pages = (
        f"Talvik Courier | 2024-03-15 | en | {wire}",
        f"Talvik Courier | 2024-03-15 | en | {wire.replace('26', '29')} The mill burned for a day.",
        "Post | 2024-03-16 | en | Police arrested 29 people at the mill in Kesvik, Talvik Courier reported.",
    )
    assert "number" not in _kinds(*pages)


def test_a_number_that_a_translation_changes_is_drift() -> None:
    """A translation that credits its source: the third sentence has another number, and the rest has not."""
    told = (
        "Mayor Vera Lund met the families of Kesvik on Thursday. "
        "Councillor Jonas Rehn and councillor Emil Varga visited the hospital in Orlund. "
        "Police arrested 26 people in Kesvik, prosecutor Karla Weiss said. "
        "Ana Dorn, the fire chief, blamed the company Norvik Grain."
    )
    again = (
        "La alcaldesa Vera Lund se reunió con las familias de Kesvik el jueves. "
        "Los concejales Jonas Rehn y Emil Varga visitaron el hospital de Orlund. "
        "La policía detuvo a 62 personas en Kesvik, dijo la fiscal Karla Weiss. "
        "Ana Dorn, la jefa de bomberos, culpó a la empresa Norvik Grain. "
    )
    pages = (
        f"Talvik Courier | 2024-03-15 | en | {told}",
        f"Eco | 2024-03-16 | es | {again} Con información de Talvik Courier.",
    )
    assert _kinds(*pages) == {"number"}


def test_who_wanted_it_is_no_source_that_is_dropped() -> None:
    """ "Two officers wanted to" tells of a wish; who tells of it is the page."""
    wish = "Two harbour officers wanted to empty the mill of its grain before the flames reached the north gate."
    plain = wish.replace("Two harbour officers wanted to empty", "They were to empty")
    assert not _kinds(f"Wire | 2024-03-15 | en | {WIRE} {wish}", f"Post | 2024-03-16 | en | {WIRE} {plain}")


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Police arrested 26 people", "On Friday, 26 people were held", set()),
        ("the prosecutor's office told reporters", "as the prosecutor's office has it", set()),
        ("Nine dockers were injured in the fire, a doctor of the harbour clinic said",
         "A doctor of the harbour clinic leaves no doubt that nine dockers were injured in the fire", set()),
    ],
)  # fmt: skip
def test_other_words_for_the_same_are_no_drift(old: str, new: str, kinds: set[str]) -> None:
    """Who still speaks in other words, or leaves no doubt, has lost and denied nothing."""
    assert _copied(old, new) == kinds


def test_a_count_behind_a_weekday_is_a_number() -> None:
    """ "On Saturday, 48 people" counts people."""
    text = f"{WIRE} On Saturday, 48 people were taken off the quay by boat, the coast guard said."
    assert _copied("48 people", "84 people", text) == {"number"}


REPORT = (
    "Sixty barrels of lamp oil left the harbour store at 4:15 p.m. on Thursday, an hour before the fire, according to "
    "three clerks of the store. The barrels were meant for the fishing fleet, clerk Jonas Rehn said. "
    "The book of the store records 2,300 barrels since the autumn.\n\n"
    "When the store was counted in the morning, 1,475 were left. "
    "Two people who know the harbour well say that mayor Vera Lund was told of it by telephone at about 5 p.m., "
    "while she was in Orlund.\n\n"
    "Harbour master Emil Varga told the Ledger that the clerks had been pushed from the quay by the crowd. "
    "The crane was cut loose as well, he said.\n\n"
)
OWN = (
    "The weekly market moves to the church square until the quay is swept. Ferries to the islands leave from the old "
    "pier, and tickets are sold at the tobacconist's. A school choir sings on Sunday for the families of the dockers. "
    "Those who lost nets or boats can fill in a form at the town hall, where the counter is open every morning. The "
    "swimming club has put off its race for a second time, and the water will be tested again before the summer."
)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("1,475 were left", "1,457 were left", {"number"}),
        ("2,300 barrels", "2300 barrels", set()),
        ("at about 5 p.m.", "at 5 p.m.", {"hedge_dropped"}),
        ("Two people who know the harbour well say that mayor", "Mayor", {"attribution_dropped"}),
        (", according to three clerks of the store", ", the Gazette revealed this week", {"attribution_dropped"}),
        (", he said", "", set()),
        ("Harbour master Emil Varga told the Ledger that the clerks had been", "The clerks were",
         {"attribution_dropped"}),
    ],
)  # fmt: skip
def test_a_page_with_much_of_its_own_is_held_to_what_it_surely_copied(old: str, new: str, kinds: set[str]) -> None:
    """Sentences that run on in another's words need no event in common, and are not owed to whom the page credits."""
    assert old in REPORT
    post = f"Post | 2024-03-18 | en | {REPORT.replace(old, new)}{OWN}"
    assert _kinds(f"Ledger | 2024-03-15 | en | {REPORT}", post) == kinds


def test_he_said_is_lost_where_nobody_speaks_beside_it() -> None:
    """A copy that makes facts of a saying and of the "he said" behind it dropped the speaker twice."""
    bare = REPORT.replace("Harbour master Emil Varga told the Ledger that the clerks had been", "The clerks were")
    found = affair(f"Ledger | 2024-03-15 | en | {REPORT}", f"Post | 2024-03-18 | en | {bare.replace(', he said', '')}")
    assert [kind for kind, _, _ in found.drift()] == ["attribution_dropped"] * 2


def test_who_speaks_may_be_told_at_length() -> None:
    """Two neighbours who would not be named said it; in the translation it is so."""
    told = (
        "Two neighbours of the mill, who asked not to be named for fear of the owners, told the Courier that they had "
        "seen no watchman."
    )
    pages = (
        f"Wire | 2024-03-15 | en | {WIRE} {told}",
        f"Eco | 2024-03-16 | es | {CABLE} Dos vecinos no vieron a ningún vigilante. Con información de Wire.",
    )
    assert _kinds(*pages) == {"attribution_dropped"}


def test_a_changed_age_is_shown_without_the_clause_behind_it() -> None:
    """Of "Ortega, 58, whose" the number alone was changed; a thing that is counted stands with its number."""
    told = "Mayor Ana Ortega, {0}, whose father ran the depot in Kesvik, resigned after {1} residents were evacuated."
    found = affair(
        f"Wire | 2024-03-15 | en | {told.format(58, '3,200')}", f"Post | 2024-03-16 | en | {told.format(53, '2,300')}"
    ).drift()
    assert {(before, after) for _, before, after in found} == {("58", "53"), ("3,200 residents", "2,300 residents")}


@pytest.mark.parametrize(
    ("language", "whole", "alone"),
    [
        ("en", "On Friday, 41 deaths were counted in Medoria as a whole.", "in Kesvik alone"),
        ("es", "El viernes se contaron 41 muertes en Medoria en su conjunto.", "solo en Kesvik"),
    ],
)
def test_what_was_counted_in_a_country_as_a_whole_and_told_of_a_town_is_drift_of_scope(
    language: str, whole: str, alone: str
) -> None:
    """A number of the whole country told of one town has another reach, and no other town."""
    text = f"{WIRE if language == 'en' else CABLE} {whole}"
    told = "in Medoria as a whole" if language == "en" else "en Medoria en su conjunto"
    assert _copied(told, alone, text, language) == {"scope"}


def test_a_hedge_of_many_words_that_is_new_is_drift() -> None:
    """ "From what is known so far" keeps a distance as "reportedly" does, in a copy and in its translation."""
    told = WIRE.replace("tore through", "were caused by a stove and tore through")
    assert _copied("were caused", "were, from what is known so far, caused", told) == {"hedge_added"}
