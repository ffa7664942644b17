"""Credits: where an article says its words come from, and what each credit covers."""

import pytest

from firsthand.records import Article, Block, Credit, Link
from tests.read.test_attribution import READER, article, read


def credits(text: str, language: str = "en", outlet: str | None = None) -> list[Credit]:
    """The credits of a text."""
    return list(read(text, language, outlet)[1].credits)


@pytest.mark.parametrize(
    ("text", "outlet", "certain"),
    [
        ("TALVIK (Agencia) — Seven people were killed.", "Agencia", True),
        ("KESVIK, Halmeria (BPA) - Seven people were killed.", "BPA", True),
        ("Seven people were killed, The Talvik Courier reported.", "The Talvik Courier", True),
        ("The plan was first reported by The Talvik Courier.", "The Talvik Courier", True),
        ("The plan was first reported by the local site Talvik Now.", "Talvik Now", True),
        ("Two officers were suspended, according to the investigative website Deep Harbour.", "Deep Harbour", True),
        ("Seven people were killed. (Reporting by Meridian)", "Meridian", True),
        ("“We know nothing,” he told Radio Talvik.", "Radio Talvik", True),
        ("This story originally appeared in The Talvik Courier.", "The Talvik Courier", True),
        ("Read more at The Talvik Courier", "The Talvik Courier", False),
        ("Read more from our friends at Harbour Lights", "Harbour Lights", False),
        ("Two officers were suspended. The Talvik Courier has the story.", "The Talvik Courier", True),
        ("Seven people were killed, according to the Boreal Press Agency.", "Boreal Press Agency", True),
    ],
)
def test_a_credit_is_found_by_its_words(text: str, outlet: str, certain: bool) -> None:
    """Datelines, verbs of reporting, closing lines: no list of the world's outlets is needed."""
    [credit] = credits(text)
    assert (credit.outlet, credit.certain) == (outlet, certain)


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        (
            "en",
            "The Talvik Courier reported the plan. According to the same newspaper, two knew of it.",
            "The Talvik Courier",
        ),
        ("en", "The Talvik Courier reported the plan. According to the agency for roads, two knew of it.", ""),
        ("es", "El plan lo reveló el diario La Hoja. Según el mismo diario, dos lo sabían.", "La Hoja"),
    ],
)
def test_an_outlet_is_taken_up_by_what_it_is(language: str, text: str, outlet: str) -> None:
    """ "The same newspaper" is the one that was credited before; an agency of the state is none."""
    again = credits(text, language)[1:]
    assert [credit.outlet for credit in again] == [outlet] * bool(outlet)


@pytest.mark.parametrize(
    ("language", "text", "outlets"),
    [
        ("en", "Two were held in Kesvik. The Talvik Courier has the full story.", ["The Talvik Courier"]),
        ("en", "Two were held in Kesvik. Ada Lind has the story.", []),
        ("en", "The Talvik Courier has the story of two brothers on its front page.", []),
        ("es", "Dos detenidos en Kesvik. El Correo de Talvik tiene la historia.", ["El Correo de Talvik"]),
        ("es", "Dos detenidos en Kesvik. El alcalde tiene la historia.", []),
    ],
)
def test_who_has_the_story_is_credited_for_its_item(language: str, text: str, outlets: list[str]) -> None:
    """An item of a round-up, with what stands before the credit, is whose the story is."""
    found = credits(text, language)
    assert [credit.outlet for credit in found] == outlets
    assert all(len(credit.covers[0]) == len(text) for credit in found)


def test_a_spanish_closing_line_is_a_credit() -> None:
    """Con información de names the outlet."""
    [credit] = credits("Murieron ocho personas.\n\nCon información de El Correo de Talvik.", "es")
    assert credit.outlet == "El Correo de Talvik"


def test_a_person_who_reports_is_no_outlet() -> None:
    """A name is not an outlet's because somebody says something."""
    assert credits("Ada Lind said that the harbour was closed. Lind reported the theft to the police.") == []


def test_an_outlet_that_names_itself_is_marked() -> None:
    """The article's own outlet is no credit to another."""
    [credit] = credits("“Our tanks are full,” she told the Courier.", outlet="The Talvik Courier")
    assert credit.own


def test_a_credit_covers_its_sentence_and_the_block_it_introduces() -> None:
    """The sentence and the marked block are certain; the rest of the text is possible."""
    text = "The Talvik Courier reported on a plan. It was secret.\n\nThe officers met.\n\nThe harbour is calm."
    first, second, third = (text.index(word) for word in ("The Talvik", "The officers", "The harbour"))
    bare = article(text)
    made = Article(
        id=bare.id, key=bare.key, path=bare.path, sha256="", text=text, extractor="test", language="en",
        blocks=(
            Block("paragraph", first, second - 2),
            Block("quote", second, third - 2),
            Block("paragraph", third, len(text)),
        ),
    )  # fmt: skip
    [credit] = READER.read(made).credits
    assert [made.quote(span) for span in credit.covers] == [
        "The Talvik Courier reported on a plan.",
        "The officers met.",
    ]
    assert "The harbour is calm." in [made.quote(span) for span in credit.may_cover]


def test_a_link_over_an_outlets_name_makes_it_an_outlet() -> None:
    """A name that its own site's address spells is an outlet's, whatever words it is made of."""
    text = "Northlight said that the plan was secret."
    made = article(text)
    linked = Article(
        id=made.id, key=made.key, path=made.path, sha256="", text=text, extractor="test", language="en",
        links=(Link(0, 10, "https://www.northlight.example/story"),),
    )  # fmt: skip
    assert [credit.outlet for credit in READER.read(linked).credits] == ["Northlight"]


def test_a_byline_that_owes_some_words_covers_nothing_for_certain() -> None:
    """A page written with an agency's information may have any sentence from it, and has none for certain."""
    text = "Redacción, con información de Tolva Press\n\nMurieron ocho personas."
    byline, end = text.split("\n\n")[0], len(text)
    bare = article(text, "es")
    made = Article(
        id=bare.id, key=bare.key, path=bare.path, sha256="", text=text, extractor="test", language="es",
        blocks=(Block("byline", 0, len(byline)), Block("paragraph", len(byline) + 2, end)),
    )  # fmt: skip
    [credit] = READER.read(made).credits
    assert (credit.outlet, credit.covers) == ("Tolva Press", ())
    assert [made.quote(span) for span in credit.may_cover] == ["Murieron ocho personas."]


def test_a_lead_credit_may_cover_what_follows_until_the_text_turns() -> None:
    """Another outlet, or what the page could not confirm, ends what the first one may have said."""
    lead = (
        "Sixty barrels left the store before the fire, The Talvik Courier revealed this week. They were never paid for."
    )
    plain = "The store was counted in the morning."
    for turn in ("Two clerks were hurt, Radio Talvik reported.", "Our reporter could not independently confirm this."):
        [one, *_] = credits(f"{lead}\n\n{plain}\n\n{turn}\n\nThe market moves to the square.")
        told = f"{lead}\n\n{plain}\n\n{turn}"
        assert [told[span.start : span.end] for span in one.may_cover] == ["They were never paid for.", plain]


def test_a_credit_amid_a_text_may_cover_its_paragraph() -> None:
    """Further down, an outlet that is named for one thing is named for what that paragraph tells."""
    own = " ".join(["The harbour of Talvik was closed for the night after the fire at the store."] * 3)
    said = "The Talvik Courier reported that a crane had fallen. It lies across the quay."
    text = f"{own}\n\n{said}\n\nThe market moves to the square."
    [one] = credits(text)
    assert [text[span.start : span.end] for span in one.may_cover] == ["It lies across the quay."]
    text = text.replace("It lies across the quay.", "This has not been verified. It lies across the quay.")
    assert credits(text)[0].may_cover == ()


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("es", "Fue El Eco de Kesvik quien dio la primicia de que el puente estaba cerrado.", "El Eco de Kesvik"),
        ("es", "El Comercio de Kesvik ha podido saber que el puente estaba cerrado.", "El Comercio de Kesvik"),
        ("es", "Servicio Informativo Kesvik recogió la noticia del cierre.", "Servicio Informativo Kesvik"),
        ("es", "El puente estaba cerrado, según adelantó La Crónica de Kesvik.", "La Crónica de Kesvik"),
        ("es", "El Heraldo de Kesvik, citando a dos obreros, informó que cerró.", "El Heraldo de Kesvik"),
        ("es", "El puente está cerrado, señala una nota de La Prensa de Kesvik.", "La Prensa de Kesvik"),
        ("es", "Dos obreros dijeron a El Heraldo de Kesvik que cerró.", "El Heraldo de Kesvik"),
        ("es", "La alcaldesa declaró al semanario Marea Alta que cerró.", "Marea Alta"),
        ("en", "It was the Kesvik Courier that broke the news of the closure.", "Kesvik Courier"),
        ("en", "Three were hurt, the mayor said on Sunday, the Raya agency reports.", "Raya"),
        ("en", "Three were hurt, according to the Raya news agency.", "Raya"),
        ("en", "Three were hurt, Raya reports, citing the mayor.", "Raya"),
        ("en", "Three were hurt, he wrote, quoting the Raya agency.", "Raya"),
        ("es", "Hubo tres heridos, según informa la agencia Raya.", "Raya"),
        ("es", "Hubo tres heridos, informa el diario Marea Alta.", "Marea Alta"),
        ("es", "Hubo tres heridos.\n\nFuente: Agencia Raya", "Agencia Raya"),
        ("en", "El Eco de Kesvik attributed to the mayor the information that it was closed.", "El Eco de Kesvik"),
    ],
)
def test_an_outlet_is_credited_in_many_shapes(language: str, text: str, outlet: str) -> None:
    """A cleft, a perfect, a postponed subject: what outlets do in other outlets' texts."""
    assert [one.outlet for one in credits(text, language)] == [outlet]


@pytest.mark.parametrize("text", ["Dos obreros dijeron a Ana Lind que cerró.", "Explicaron a Talvik el plan."])
def test_whom_somebody_tells_is_no_outlet_by_that(text: str) -> None:
    """A name that no word makes an outlet's may be anybody's."""
    assert credits(text, "es") == []


def test_a_mayor_who_says_so_first_is_no_outlet() -> None:
    """The shapes alone make no outlet of a person or a body."""
    assert credits("Fue la alcaldesa Ada Lind quien dio la noticia del cierre.", "es") == []
    assert credits("It was Ada Lind who broke the news of the closure.") == []


@pytest.mark.parametrize(
    ("outlet", "byline", "credited"),
    [
        ("Kesvik Courier", "By Courier reporter", []),
        ("Kesvik Courier", "By our Court reporter", []),
        ("Kesvik Courier", "Staff reporter", []),
        (None, "By Kesvik Courier reporters", []),
        ("La Voz", "De nuestra redacción", []),
        ("La Voz", "La Voz Redacción", []),
        ("La Voz", "Por Ana Lind, redactora de La Voz", []),
        ("Kesvik Courier", "By Ana Lind, Northern Herald", ["Northern Herald"]),
        ("Kesvik Courier", "By Northern Herald reporters", ["Northern Herald"]),
        ("Kesvik Courier", "By Times News Service", ["Times News Service"]),
        (None, "By AP staff", ["Associated Press"]),
        ("La Voz", "Redacción / EFE", ["EFE"]),
    ],
)
def test_an_outlets_own_staff_is_no_other_outlet(outlet: str | None, byline: str, credited: list[str]) -> None:
    """A byline of reporters and desks is the page's own; another outlet or an agency in it is credited."""
    text = f"{byline}\n\nNine people were killed in Kesvik on Monday, police said."
    made = Article(
        id="art", key="key", path="path", sha256="", text=text, extractor="", outlet=outlet, language="en",
        blocks=(Block("byline", 0, len(byline)), Block("paragraph", len(byline) + 2, len(text))),
    )  # fmt: skip
    assert [one.outlet for one in READER.read(made).credits] == credited


@pytest.mark.parametrize(
    ("language", "text", "outlets"),
    [
        ("en", "Part of it was planned abroad, according to an investigation by Bloomberg.", ["Bloomberg"]),
        ("en", "Nine died, according to a report published in the Orlund Gazette.", ["Orlund Gazette"]),
        ("es", "Según una investigación de Bloomberg, nueve militares fueron detenidos.", ["Bloomberg"]),
        ("en", "Nine people died, according to a report by the World Health Organization.", []),
        ("en", "Nine people died, according to the report of Lena Brandt, a doctor.", []),
        ("en", "The ministry rejected a report by Bloomberg.", []),
        ("es", "Según un informe de la Fiscalía General, nueve militares fueron detenidos.", []),
    ],
)
def test_a_piece_by_an_outlet_credits_it(language: str, text: str, outlets: list[str]) -> None:
    """An outlet's investigation is the outlet's; a report by others, or one that is denied, credits no outlet."""
    assert [credit.outlet for credit in credits(text, language)] == outlets


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("en", "Ferry sinks\n\nThe ferry sank, killing 11.\n\n— Meridian Press", "Meridian Press"),
        (
            "en",
            "Ferry sinks\n\nThe ferry sank, killing 11.\n\nMeridian Press contributed to this report.",
            "Meridian Press",
        ),
        ("en", "The leak was first described by the Sund Tribune.", "Sund Tribune"),
        ("es", "Naufragio\n\nEl ferri se hundió y murieron once.\n\n(EFE)", "EFE"),
        ("es", "Naufragio\n\nMurieron once.\n\nRadio Odrava colaboró en esta información.", "Radio Odrava"),
        ("es", "El hundimiento fue revelado primero por el portal local Odrava Hoy.", "Odrava Hoy"),
        ("es", "Murieron once personas, confirmó a Radio Odrava la fiscalía.", "Radio Odrava"),
        ("es", "Murieron once personas, confirmó este jueves la fiscalía a Radio Odrava.", "Radio Odrava"),
    ],
)
def test_an_outlet_at_the_foot_and_one_that_was_told_are_credited(language: str, text: str, outlet: str) -> None:
    """A last line, who contributed or was first to tell it, and the outlet to which somebody spoke."""
    assert [one.outlet for one in read(text, language)[1].credits] == [outlet]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ferry sinks\n\nThe ferry sank, killing 11.\n\nPetra Lind"),
        ("en", "Ferry sinks\n\nThe ferry sank, killing 11.\n\nOdrava Herald"),
        ("es", "El presidente dijo a Ana Lind que murieron once personas."),
    ],
)
def test_a_person_and_the_page_s_own_name_are_no_credit(language: str, text: str) -> None:
    """Neither at the foot nor as whoever was told."""
    assert read(text, language, outlet="Odrava Herald")[1].credits == ()


@pytest.mark.parametrize(
    "text",
    [
        "Three were hurt, a Kenyan newspaper reported.",
        "Three were hurt, the WHO agency reported.",
        "Three were hurt, according to the Norwegian news agency.",
    ],
)
def test_an_agency_without_a_name_is_no_outlet_of_that_name(text: str) -> None:
    """A country before "newspaper" and a body before "agency" name no outlet."""
    assert credits(text) == []
