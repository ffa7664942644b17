"""Drift in the sentences of a translated page that no passage covers. The coverage is invented."""

from tests.reconcile.test_one_affair import affair

BEFORE = (
    "Mayor Vera Lund met the families of Kesvik on Thursday. "
    "Councillor Jonas Rehn and councillor Emil Varga visited the hospital in Orlund. "
)
BEHIND = (
    "Prosecutor Karla Weiss sent 26 letters to the company Norvik Grain. "
    "Ana Dorn, the fire chief, blamed the owner Tomas Brandvall on 12 March. "
    "Journalists from Orlund may visit the warehouse of Norvik Grain on 14 March. "
)
ANTES = (
    "La alcaldesa Vera Lund se reunió con las familias de Kesvik el jueves. "
    "Los concejales Jonas Rehn y Emil Varga visitaron el hospital de Orlund. "
)
DESPUES = (
    "La fiscal Karla Weiss envió 26 cartas a la empresa Norvik Grain. "
    "Ana Dorn, la jefa de bomberos, culpó al dueño Tomas Brandvall el 12 de marzo. "
    "Los periodistas de Orlund visitarán el almacén de Norvik Grain el 14 de marzo. "
)
SAID = "Police officer Hanna Brandt said the fire was caused by a gas leak. "
PLAIN = "El incendio fue causado por una fuga de gas. "


def _drift(english: str, spanish: str) -> set[tuple[str, str]]:
    found = affair(f"Courier | 2024-03-15 | en | {english}", f"Eco | 2024-03-16 | es | {spanish}")
    return {(kind, after) for kind, _, after in found.drift()}


def test_the_one_sentence_left_between_two_translated_ones_is_translated_too() -> None:
    """A page says in its middle what the Courier laid in a speaker's mouth: the speaker is gone."""
    found = _drift(BEFORE + SAID + BEHIND, ANTES + PLAIN + DESPUES)
    assert "attribution_dropped" in {kind for kind, _ in found}


def test_two_sentences_left_between_in_step_are_each_others() -> None:
    """As many sentences, each about as long, stand between two that were translated: the second lost its speaker."""
    bells = "The bells of the old church were silent that whole evening. "
    campanas = "Las campanas de la vieja iglesia callaron toda aquella tarde. "
    found = _drift(BEFORE + bells + SAID + BEHIND, ANTES + campanas + PLAIN + DESPUES)
    assert "attribution_dropped" in {kind for kind, _ in found}


def test_two_sentences_left_between_on_one_matter_are_not_told_apart() -> None:
    """Of two causes nobody can say which of them the page has without its speaker."""
    other = "Harbour master Olaf Stein said the fire was caused by a cable. "
    found = _drift(BEFORE + SAID + other + BEHIND, ANTES + PLAIN + DESPUES)
    assert "attribution_dropped" not in {kind for kind, _ in found}


def test_a_sentence_at_another_place_of_the_page_is_not_paired() -> None:
    """What stands behind other sentences than there may be the page's own report."""
    found = _drift(BEFORE + SAID + BEHIND, ANTES + DESPUES + PLAIN)
    assert "attribution_dropped" not in {kind for kind, _ in found}


def test_what_may_not_be_told_is_no_doubt() -> None:
    """ "None of whom may be named" forbids; "may have left" beside "left" leaves open."""
    unnamed = "Five clerks of Norvik Grain spoke of it, none of whom may be named. "
    callados = "Cinco empleados de Norvik Grain hablaron de ello, ninguno de los cuales da su nombre. "
    assert "hedge_added" not in {kind for kind, _ in _back(ANTES + callados + DESPUES, BEFORE + unnamed + BEHIND)}
    left = "Five clerks of Norvik Grain may have left Orlund on 13 March. "
    salieron = "Cinco empleados de Norvik Grain salieron de Orlund el 13 de marzo. "
    assert ("hedge_added", "may have") in _back(ANTES + salieron + DESPUES, BEFORE + left + BEHIND)


def _back(spanish: str, english: str) -> set[tuple[str, str]]:
    found = affair(f"Eco | 2024-03-15 | es | {spanish}", f"Courier | 2024-03-16 | en | {english}")
    return {(kind, after) for kind, _, after in found.drift()}


def test_the_arrested_of_a_copied_frame_are_not_its_injured() -> None:
    """Six arrested where a copied page has 71 injured are others; six injured are a changed number."""
    told = (
        BEFORE
        + "A hospital list says that 71 people were injured in the shooting at the north gate of Kesvik. "
        + BEHIND
    )
    for words, kinds in (("6 people were arrested over", set()), ("6 people were injured in", {"number"})):
        again = told.replace("71 people were injured in", words)
        found = affair(f"Courier | 2024-03-15 | en | {told}", f"Post | 2024-03-16 | en | {again}")
        assert {kind for kind, *_ in found.drift()} == kinds


def test_talk_of_nothing_else_denies_nothing() -> None:
    """ "No se habla de otra cosa" is said of what people do talk of."""
    found = _drift(
        BEFORE + "A gang fired on the market of Kesvik on Tuesday, the talk of the town ever since. " + BEHIND,
        ANTES
        + "Una banda disparó contra el mercado de Kesvik el martes y desde entonces no se habla de otra cosa. "
        + DESPUES,
    )
    assert "negation" not in {kind for kind, _ in found}


def test_an_office_in_two_languages_has_not_moved() -> None:
    """ "La oficina del Defensor del Pueblo" is the ombudsman's office, in however few words."""
    said = "the fire had killed nine dockers at the warehouse. "
    found = _drift(
        BEFORE + "The ombudsman’s office said that " + said + BEHIND,
        ANTES
        + "La oficina del Defensor del Pueblo dijo que el incendio había matado a nueve estibadores en el almacén. "
        + DESPUES,
    )
    assert not {"speaker_moved", "unnamed_made_named"} & {kind for kind, _ in found}
