"""Voices: who the sources of an article are, how many, named or not, on the record or not."""

import pytest
from msgspec.structs import replace

from firsthand.records import Article, Block, Voice
from tests.read.test_attribution import READER, article, read


def voices(text: str, outlet: str | None = None) -> dict[str, Voice]:
    """The voices of a text by label."""
    return {voice.label: voice for voice in read(text, outlet=outlet)[1].voices}


@pytest.mark.parametrize(
    ("source", "kind", "low", "high"),
    [
        ("Three local authorities", "unnamed", 3, 3),
        ("Two lawyers", "unnamed", 2, 2),
        ("Officials", "official", 2, None),
        ("Several dozen residents", "unnamed", 24, None),
        ("Scores of residents", "unnamed", 40, None),
        ("The interior minister", "official", 1, 1),
        ("A military court report", "document", 1, 1),
        ("The Interior Ministry", "organisation", 1, 1),
        ("One of the officers", "unnamed", 1, 1),
    ],
)
def test_kind_and_number_come_from_the_words(source: str, kind: str, low: int, high: int | None) -> None:
    """A vague group is open above; a position is an official; a paper is a document."""
    voice = voices(f"{source} said that the depot had burned.")[source]
    assert (voice.kind, voice.count_min, voice.count_max) == (kind, low, high)


@pytest.mark.parametrize(
    ("text", "label", "kind", "named"),
    [
        ("According to chief harbour officer, Davin P. Kestrel, six of the boats sank.", "Davin P. Kestrel",
         "named_person", True),
        ("According to the mayor, Talvik Council knew of the boats.", "the mayor", "official", False),
        ("Nigeria reported that 782 boats had sunk.", "Nigeria", "organisation", True),
    ],
)  # fmt: skip
def test_a_name_anywhere_in_the_words_makes_a_source_named(text: str, label: str, kind: str, named: bool) -> None:
    """Behind the office; and a country is no person, whatever the tagger takes it for."""
    found = voices(text)[label]
    assert (found.kind, found.named) == (kind, named)


@pytest.mark.parametrize(
    ("source", "named"), [("A May review in The Harbour Weekly", True), ("A local newspaper", False)]
)
def test_an_outlet_named_in_the_words_makes_a_source_named(source: str, named: bool) -> None:
    """Whatever the head is: a review in it, a report by it."""
    (found,) = read(f"{source} said that the boats were old.")[1].attributions
    assert (found.kind, found.named) == ("media", named)


def test_a_name_is_one_voice_through_title_surname_and_pronoun() -> None:
    """Interior Minister Runa Holm, Holm, she and the minister are one person."""
    text = (
        "Interior Minister Runa Holm said that a drone hit the depot. Holm told reporters that it came from the sea. "
        "She said that it was small. The minister said that nobody saw it."
    )
    [voice] = voices(text).values()
    assert (voice.label, voice.kind, voice.named, len(voice.mentions)) == ("Runa Holm", "named_person", True, 4)


def test_an_outlet_is_no_voice() -> None:
    """An outlet named as a source is of kind media and gives no voice."""
    _, reading = read("The Talvik Courier reported that seven people were killed.")
    assert [one.kind for one in reading.attributions] == ["media"]
    assert reading.voices == ()


def test_anonymity_and_its_reason_are_kept() -> None:
    """A source that asks not to be named is off the record, with the reason given."""
    [voice] = voices(
        "A guard said that the alarm rang. He asked not to be named, because he fears for his job."
    ).values()
    assert (voice.on_record, voice.reason) == (False, "because he fears for his job")


def test_a_pronoun_nobody_explains_says_so() -> None:
    """ "She" with nobody before her stays unresolved rather than guessed."""
    assert list(voices("She said that the harbour was closed.")) == ["unresolved: she"]


def test_a_story_that_explains_its_sourcing_gives_a_voice_for_each_source() -> None:
    """Each member of the list is a voice of the whole article, counted, unnamed; the paper read is a document."""
    text = (
        "This account is based on interviews with one clerk who kept the books, two who carried the crates, "
        "and drivers and widows of the missing. All spoke on condition of anonymity, fearing for their jobs. "
        "The Talvik Courier also viewed a harbour board report."
    )
    found = voices(text)
    assert list(found) == [
        "one clerk who kept the books",
        "two who carried the crates",
        "drivers",
        "widows of the missing",
        "a harbour board report",
    ]
    assert {voice.scope for voice in found.values()} == {"article"}
    assert [(v.count_min, v.count_max) for v in found.values()] == [(1, 1), (2, 2), (2, None), (2, None), (1, 1)]
    assert [voice.kind for voice in found.values()] == ["unnamed"] * 4 + ["document"]
    assert {voice.reason for voice in found.values() if voice.kind == "unnamed"} == {"fearing for their jobs"}


@pytest.mark.parametrize(
    ("sentence", "sources"),
    [
        ("The details in this article come from several dozen nurses, who did not want their names printed.",
         ["several dozen nurses"]),
        ("The information in this story was provided by four prosecutors.", ["four prosecutors"]),
        ("What is told here was described by two nurses and a porter in separate interviews.",
         ["two nurses", "a porter"]),
        ("We pieced this story together from talks with three dockers over several days.", ["three dockers"]),
        ("This article was compiled from police records and interviews with five neighbours.",
         ["police records", "five neighbours"]),
        ("The Gazette spoke to three officials, who asked not to be named, for this story.", ["three officials"]),
        ("ES Los detalles de este artículo proceden de varios celadores, que no quisieron ver publicados sus nombres.",
         ["varios celadores"]),
        ("ES Este relato se basa en entrevistas con tres funcionarios que pidieron no ser identificados.",
         ["tres funcionarios"]),
        ("ES Los datos de esta información proceden del Ministerio de Salud.", ["Ministerio de Salud"]),
        ("ES Este artículo se ha elaborado a partir de documentos judiciales y entrevistas con dos abogados.",
         ["documentos judiciales", "dos abogados"]),
        ("ES Lo que aquí se cuenta fue descrito por dos enfermeras y un celador en entrevistas separadas.",
         ["dos enfermeras", "un celador"]),
        ("ES Reconstruimos esta historia a partir de conversaciones con tres estibadores durante varios días.",
         ["tres estibadores"]),
        ("ES Para esta crónica, El Faro habló con tres vecinos y dos policías.", ["tres vecinos", "dos policías"]),
        ("All that stands here was confirmed to our newsroom separately by two ferrymen.", ["two ferrymen"]),
        ("What we tell of that night we owe to three bakers who fear for their jobs.", ["three bakers"]),
        ("To retrace the last hours of the crew we spoke to four pilots.", ["four pilots"]),
        ("In long talks, two clerks told our reporters what this story relates.", ["two clerks"]),
        ("Six welders shared with this paper the facts set out here.", ["Six welders"]),
        ("ES Todo lo que antecede nos lo relataron por separado dos grumetes.", ["dos grumetes"]),
        ("ES Lo que publicamos sobre esa noche se lo debemos a tres panaderos.", ["tres panaderos"]),
        ("ES Para establecer las últimas horas de la tripulación acudimos a cuatro pilotos.", ["cuatro pilotos"]),
        ("ES En dos tardes, seis soldadores contaron a nuestros reporteros lo que aquí se narra.", ["seis soldadores"]),
    ],
)  # fmt: skip
def test_a_story_names_whom_it_rests_on(sentence: str, sources: list[str]) -> None:
    """A sentence on the story's own sources gives a voice for each, of the whole article, and nobody says it."""
    _, reading = read(sentence.removeprefix("ES "), language="es" if sentence.startswith("ES ") else "en")
    assert [(voice.label, voice.scope) for voice in reading.voices] == [(source, "article") for source in sources]
    assert not reading.attributions


def test_a_first_name_the_tagger_left_out_belongs_to_the_name() -> None:
    """A first name that no entity holds stands before the last one."""
    assert "Beatriz Vilibar" in voices("Three had died, fire chief Beatriz Vilibar added.")


def test_a_paper_that_records_something_is_a_document() -> None:
    """A paper that the parser puts beside its verb, taken for a noun, is a document all the same."""
    assert voices("A leaked email records that the swoop netted 21 suspects.")["A leaked email"].kind == "document"


@pytest.mark.parametrize(
    "sentence",
    [
        "The UN report is based on interviews with forty survivors.",
        "The prosecutor's account of the raid is based on what two guards saw.",
        "The money in this story came from three banks.",
        "This report comes a day after four officials resigned.",
        "We spoke to the mayor on Monday.",
        "A porter told this newspaper that shots were fired here.",
        "What the mayor said was confirmed to us by a neighbour.",
        "We owe the money to three banks.",
        "ES Un celador contó a este diario que aquí hubo disparos.",
        "ES Lo del alcalde nos lo confirmó una vecina.",
        "ES El informe de la ONU se basa en entrevistas con cuarenta supervivientes.",
        "ES Esta información llega un día después de la renuncia de dos ministros.",
        "ES El dinero de este caso procede de tres bancos.",
        "ES El alcalde habló con dos jueces el lunes.",
    ],
)
def test_what_another_rests_on_is_no_source_of_the_story(sentence: str) -> None:
    """What somebody else's report rests on, or what only stands in the story, makes no voice of the whole article."""
    _, reading = read(sentence.removeprefix("ES "), language="es" if sentence.startswith("ES ") else "en")
    assert not [voice.label for voice in reading.voices if voice.scope == "article"]


def test_a_document_goes_by_the_name_of_whose_it_is() -> None:
    """ "Its report" after a court of inquiry is the court of inquiry's report; with nobody before it says so."""
    text = "A court of inquiry met in Talvik. Its report says that a boiler burst."
    assert "the court of inquiry's report" in voices(text)
    assert "a report (unresolved: its)" in voices("Its report says that a boiler burst.")


def test_an_agency_is_no_voice_under_its_short_names() -> None:
    """The agency and its initials are outlets once the article has credited it by its full name."""
    text = (
        "The Boreal Press Agency reported that seven died. The agency said that the quay burned. "
        "BPA said that a boiler burst. The Boreal Press Agency added that nobody was missing."
    )
    assert not voices(text, outlet="Skerry Post")


def test_an_article_about_its_own_article_is_no_voice() -> None:
    """ "It said" after "an article on this page" is the outlet's own word."""
    assert not voices("An article on this page gave a wrong number. It said that 32 people were injured.")


def test_a_group_of_officers_is_several() -> None:
    """Nobody knows how many; more than one."""
    voice = voices("A group of harbour officers said that the depot had burned.")["A group of harbour officers"]
    assert (voice.count_min, voice.count_max) == (2, None)


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Steve Holm left the yard. Holm said that it burned.", "Steve Holm", "named_person"),
        ("Steve Holm left. Mr Vik said that it burned.", "Vik", "named_person"),
        ("The president, Alma Strand, spoke. She said that it burned.", "Alma Strand", "named_person"),
        ("Airbus bought a yard last year. The company said that it burned.", "Airbus", "organisation"),
        ("General Motors said that it burned.", "General Motors", "organisation"),
        ("Airbus said that it burned. They said that it sank.", "Airbus", "organisation"),
    ],
)
def test_a_bare_word_is_whom_the_article_has_named(text: str, label: str, kind: str) -> None:
    """A last name, "he" after an apposition, "the company" and "they" after a firm are who was named before."""
    voice = voices(text)[label]
    assert (voice.kind, voice.named, voice.count_min, voice.count_max) == (kind, True, 1, 1)


@pytest.mark.parametrize("source", ["Letters", "Statements", "Tweets", "The", "Statement"])
def test_a_source_of_one_word_is_read(source: str) -> None:
    """What has no article before it is nobody's in particular."""
    text = f"Ada Lind spoke. {source} said that it burned. “It burned,” said {source.lower()}."
    assert not [one for one in READER.read(article(text)).problems if one.code.startswith("failed")]


def test_a_dash_is_nobody() -> None:
    """A dash that the tagger takes for the subject of a sentence is passed over."""
    made = article(
        "Ada Lind left. His ex-wife agreed, - he said. It burned, - they said. He - agreed. He said no more."
    )
    assert not [one for one in READER.read(made).problems if one.code.startswith("failed")]


def test_he_is_no_plan() -> None:
    """ "He" passes over what cannot speak: the last person is meant, not the plan that stood between."""
    text = "Arne Holm spoke. The plan had the support of the crew. He said that the depot had burned."
    assert "Arne Holm" in voices(text)


def test_a_firm_under_two_names_is_one_voice() -> None:
    """A legal form more or less, or its initials, make no second voice; a daughter firm is one."""
    text = "General Motors said that it burned. GM said that it sank. Talvik Steel warned that it would close."
    assert list(voices(text)) == ["General Motors", "Talvik Steel"]
    assert len(voices(f"{text} Talvik Steel Inc. said that it had closed.")) == 2
    assert len(voices("Ford said that it burned. Ford Australia said that it sank.")) == 2


@pytest.mark.parametrize(
    "source",
    ["The magazine Der Spiegel", "A review by PC World", "The Register", "Media reports", "Times Online", "Reports"],
)
def test_the_press_is_no_voice(source: str) -> None:
    """An outlet is media by its kind, its article or its well-known name."""
    _, reading = read(f"{source} said that seven people were killed.")
    assert [one.kind for one in reading.attributions] == ["media"]


def test_a_participle_speaks_for_the_sentence() -> None:
    """ "Saying" and "citing" at the edge of a sentence are of whoever the sentence is about."""
    _, reading = read("Citing a storm, the union closed the quay, adding that it may sink.")
    assert [one.kind for one in reading.attributions] == ["organisation"] * len(reading.attributions)
    assert len(reading.attributions) == 2


def test_agentless_is_one_or_more() -> None:
    """Nobody says how many believe it."""
    _, reading = read("The hull is believed to be sound.")
    assert [(one.kind, one.count_min, one.count_max) for one in reading.attributions] == [("unnamed", 1, None)]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("The ministry's statement said that it burned.", "The ministry", "organisation"),
        ("A statement by the union said that it burned.", "the union", "organisation"),
        ("The union wept, the union said. The statement said that it burned.", "the union", "organisation"),
        ("The boat sank at once, according to the accounts of two survivors.", "two survivors", "unnamed"),
        ("The guards fired first, according to the driver’s testimony.", "the driver", "unnamed"),
        ("A study said that it burned.", "A study", "document"),
    ],
)
def test_a_statement_is_the_word_of_whose_it_is(text: str, label: str, kind: str) -> None:
    """A statement or a letter is its giver's own word; a study speaks for itself."""
    assert {voice.label: voice.kind for voice in voices(text).values()} == {label: kind}


@pytest.mark.parametrize(
    "text",
    [
        "Talvik Steel reported a loss of 5 million. Talvik Steel said that it burned.",
        "Talvik Steel reported that it burned. Talvik Steel plans to close the yard.",
    ],
)
def test_a_firm_that_reports_is_no_outlet(text: str) -> None:
    """A loss is no story; whoever sells, plans and closes is no paper."""
    _, reading = read(text)
    assert "media" not in {one.kind for one in reading.attributions}
    assert reading.credits == ()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The World Harbour Organisation (WHO)", "organisation"),
        ("WHO", "organisation"),
        ("The Health and Safety Executive", "organisation"),
        ("Racing Skerry", "organisation"),
        ("The Strand administration", "organisation"),
        ("The airline Nordic Wings", "organisation"),
        ("Local authorities", "organisation"),
        ("A ministry statement", "organisation"),
        ("A statement issued by the harbour board", "organisation"),
        ("A government minister", "official"),
        ("The Talvik District Attorney", "official"),
        ("The spokesman for Alma Strand", "official"),
        ("Halmeria's Minister of Fisheries, Ann-Kristin Nyk,", "named_person"),
        ("Talvik police Chief David Wheeler", "named_person"),
        ("Building owner Olav Ebner", "named_person"),
        ("Fredys Cerrato, Trade Minister of Halmeria,", "named_person"),
        ("Adrian Dunvik, a stall keeper,", "named_person"),
        ("The spokesman for the Halmerian Harbour Authority, Erik Ntaba,", "named_person"),
        ("Two daughters of the skipper Ole Ness", "unnamed"),
        ("Experts such as Ole Ness", "unnamed"),
        ("Early tests", "document"),
        ("Research", "document"),
        ("The guidelines", "document"),
        ("The Skerry Broadcasting Corporation", "media"),
        ("A newspaper report", "media"),
        ("The Suara Skerry, a newspaper based in Talvik,", "media"),
    ],
)
def test_a_name_s_own_words_are_believed_before_the_tagger(source: str, kind: str) -> None:
    """Offices, bodies, outlets and papers are known by their words, whatever they are tagged as."""
    _, reading = read(f"{source} said that the yard had lost money in May.")
    assert [one.kind for one in reading.attributions][:1] == [kind]


def test_an_agency_of_the_state_is_no_outlet() -> None:
    """That a body reported something makes no newspaper of it."""
    _, reading = read("The Fish Inspection Agency reported that seven people were ill. The CDC reported that one died.")
    assert {one.kind for one in reading.attributions} == {"organisation"}


def test_a_later_name_explains_one_title_only() -> None:
    """ "Attorneys for the yard" and "a judge" are not the attorney and the judge whom the text names later."""
    text = (
        "Attorneys for the yard said that it burned. A judge said that it sank. "
        "Attorney Brink Hinvik said that it leaked. Judge Ida Holm said that it floats."
    )
    assert {"Attorneys for the yard", "A judge", "Brink Hinvik", "Ida Holm"} <= voices(text).keys()


def test_the_judge_is_who_was_called_so() -> None:
    """A title takes up the only person whom the text gave it, though she has not spoken yet."""
    assert "Ida Holm" in voices("Judge Ida Holm took her seat on Monday. The judge said that the yard had lied.")


def test_the_president_and_chief_executive_is_one() -> None:
    """Two offices joined by "and" without a second article have one holder."""
    voice = voices("The president and chief executive, Tom Endvik, said that it burned.")["Tom Endvik"]
    assert (voice.kind, voice.count_min, voice.count_max) == ("named_person", 1, 1)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The chief operating officer", "official"),
        ("Board members", "official"),
        ("A member of parliament", "official"),
        ("A police officer", "official"),
        ("Federal investigators", "official"),
        ("The campaign manager", "official"),
        ("The district attorney", "official"),
        ("A chorus of senators", "official"),
        ("The family's attorney", "unnamed"),
        ("Attorneys for the yard", "unnamed"),
        ("A reporter", "unnamed"),
        ("A team of scientists", "unnamed"),
        ("Union members", "unnamed"),
        ("The search giant", "organisation"),
        ("Citizens for Clean Harbours", "organisation"),
        ("The advertisement", "document"),
        ("The charge sheet", "document"),
        ("Article 5 of the treaty", "document"),
    ],
)
def test_what_a_source_is(source: str, kind: str) -> None:
    """Who leads, speaks for or sits in a body is an official; other people are unnamed."""
    assert voices(f"{source} said that the harbour would close.")[source].kind == kind


def kinds(text: str) -> list[str]:
    """The kind of each attribution of a text that has a source, in order."""
    return [one.kind for one in read(text)[1].attributions if one.sources]


@pytest.mark.parametrize(
    "source", ["The medical journal", "A report in the Sundhaven Ledger newspaper", "An opinion piece", "PC Magazine"]
)
def test_an_outlet_is_media(source: str) -> None:
    """A journal, and what stands in a newspaper, are an outlet's."""
    assert kinds(f"{source} said that the harbour would close.") == ["media"]


def test_it_and_the_paper_take_up_an_outlet() -> None:
    """An outlet is no voice, and is remembered all the same."""
    text = "The Sundhaven Ledger reported that the pier fell. It said that nobody was hurt. The paper said it was old."
    assert kinds(text)[:3] == ["media", "media", "media"]


def test_it_takes_up_a_body_that_the_outlet_told_of() -> None:
    """The body is spoken of later than the outlet."""
    text = "The Sundhaven Ledger reported that Orvik Capital would pay. It said that the sum was small."
    assert kinds(text)[-1] == "organisation"


def test_the_agency_is_the_office_that_spoke_last() -> None:
    """That an agency of the press was credited makes no outlet of the Fish Inspection Agency."""
    text = "Reuters reported that a boat sank. The Fish Inspection Agency said it was old. The agency said it leaked."
    assert kinds(text)[-1] == "organisation"


def test_a_pronoun_for_a_body_stays_one_where_nothing_fits() -> None:
    """ "It" that nobody explains is no person."""
    assert kinds("On Monday it announced that the pier would close.") == ["organisation"]


def test_a_last_name_is_its_bearer_s_beside_bodies_called_so() -> None:
    """ "The Strand Tower" takes no name from a woman whom the text names again and again."""
    text = (
        "Petra Strand opened the Strand Tower. Petra Strand spoke first. Petra Strand spoke last. "
        "Strand said that it was tall. De Vries agreed, said Jan De Vries."
    )
    assert "Petra Strand" in voices(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Ida Holm spoke. The senator said that it rained.", "Ida Holm"),
        ("Ida Holm, the governor, spoke. The governor said that it rained.", "Ida Holm"),
        ("Ida Holm is the mayor. The mayor said that it rained.", "Ida Holm"),
        (
            "Labour nominee Ida Holm met Liberal nominee Ole Vik. The Liberal nominee said that it rained.",
            "Ole Vik",
        ),
    ],
)
def test_a_title_is_taken_up_from_beside_the_name(text: str, name: str) -> None:
    """Before it, behind it, or told by a verb; of two, the one who was called so."""
    assert name in voices(text)


def test_another_party_s_nominee_is_not_meant() -> None:
    """Somebody whom the text has not named stays an official or unnamed."""
    assert "Ida Holm" not in voices("Labour nominee Ida Holm spoke. The Liberal nominee said that it rained.")


def test_who_stands_for_people() -> None:
    """Not for the place or the body that stands between."""
    assert kinds("He met senators from the capital, who said that it rained.")[-1] == "official"


def test_a_speech_and_a_site_are_their_owners_word() -> None:
    """The company's website is the company; a speech is whoever gave it."""
    assert kinds("The company's website said that the pier would close.") == ["organisation"]
    assert kinds("According to a speech that Ida Holm gave on Monday, the pier will close.") == ["named_person"]
    assert kinds("A statement posted on the ministry's website said that the pier would close.") == ["organisation"]


def test_one_word_statement_and_empty_phrases_break_nothing() -> None:
    """A source of one word that names somebody's word."""
    assert kinds("Statement said that the pier would close.")


def test_the_statement_is_whoever_put_it_out() -> None:
    """Though they have said nothing yet."""
    assert kinds("The company released a statement. The statement said that nobody was hurt.")[-1] == "organisation"


def test_owners_are_people_and_they_may_be_a_firm() -> None:
    """ "Car owners" are no firm; "they" after a firm's name are the firm."""
    assert kinds("Car owners said that the price was high.") == ["unnamed"]
    assert kinds("Orvik Capital bought the yard. They said that they would hire.")[0] == "organisation"


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Its rival said that the price was too high.", "Its rival", "organisation"),
        ("His rival, Ada Lind, said that the vote was stolen.", "Ada Lind", "named_person"),
        ("Wall Street expects the yard to report a loss.", "Wall Street", "organisation"),
        ("The New York businessman said that the quay was safe.", "The New York businessman", "unnamed"),
        ("Tatyana Orlova, head of the Norland Trade Association, said it closed.", "Tatyana Orlova", "named_person"),
    ],
)  # fmt: skip
def test_who_competes_and_who_sits_at_an_address(text: str, label: str, kind: str) -> None:
    """A body's rival is a body and a man's rival none; an address speaks for who works there."""
    assert voices(text)[label].kind == kind


@pytest.mark.parametrize(
    "source",
    ["Reports in the British press", "Newspaper Severny Vestnik", "State-run Channel One", "Articles in the press"],
)  # fmt: skip
def test_papers_and_channels_are_no_voices(source: str) -> None:
    """What stands in the press, and a channel under its number, is an outlet's own word."""
    _, reading = read(f"{source} said that the ship had sunk.")
    assert [one.kind for one in reading.attributions] == ["media"]


def test_one_person_at_one_place_is_one_voice() -> None:
    """Two cues that share a source make one voice of it."""
    text = "“It was late,” Ada Lind said, praising the crew and denouncing the owners."
    assert [voice.label for voice in read(text)[1].voices] == ["Ada Lind"]


def labels(text: str) -> dict[str, tuple[str, ...]]:
    """The labels of the voices of each attribution, by its cue."""
    made, reading = read(text)
    by_id = {voice.id: voice.label for voice in reading.voices}
    return {made.quote(one.cues[0]): tuple(by_id[v] for v in one.voices) for one in reading.attributions}


def test_a_name_speaks_against_a_pronoun() -> None:
    """Hillary is no "he", Vladimir no "she", and a spokeswoman no "he"."""
    text = "Christine Vik said it burned. Vladimir Holm agreed that it did. She added that it was late."
    assert labels(text)["added"] == ("Christine Vik",)
    text = "Peter Holm said it burned. A spokeswoman for the port insisted that it did not. He added that it was late."
    assert labels(text)["added"] == ("Peter Holm",)


def test_he_is_rather_who_speaks_than_whom_he_quotes() -> None:
    """Where one tells what another said, the next "he added" takes up the first, and "he said" in it the second."""
    text = "Holm told us that it burned, but that the mayor denied it. “He said it was false,” he added."
    found = labels(text)
    assert (found["denied"], found["said"]) == (("the mayor",), ("the mayor",))
    assert found["added"] == ("Holm",)


def test_whoever_listens_is_nobody_named() -> None:
    """ "You" takes nobody up, "we all" has the speaker in it, and "each president" becomes no president."""
    text = "Two guards said it was late. “You said it was false. We all believe that it burned,” Holm said."
    made, reading = read(text)
    by_id = {voice.id: voice.label for voice in reading.voices}
    found = {made.quote(one.sources[0]): by_id[one.voices[0]] for one in reading.attributions}
    assert (found["You"], found["We all"]) == ("unresolved: you", "Holm")
    text = "Each president said that it was late. President Ada Holm denied the report."
    assert labels(text)["said"] == ("Each president",)


def test_a_bare_last_name_is_a_person_s_where_the_article_tells_it() -> None:
    """A title elsewhere, or a "he" in what is told, makes a person of whom the tagger takes for a firm."""
    for text in (
        "Vik has said he would leave, but Huntsman said he’s unsure. “It is late,” Huntsman said.",
        "“I'd feel better if Ambassador Huntsman was there,” Ada Vik said. “It is late,” Huntsman said.",
    ):
        assert voices(text)["Huntsman"].kind == "named_person"


def test_an_outlet_s_own_reporter_is_a_person() -> None:
    """Two names behind an outlet's possessive are somebody's, and not the outlet."""
    voice = voices("CNN's Christiane Holm said that it was late.")["Christiane Holm"]
    assert voice.kind == "named_person"


def test_initials_behind_a_name_are_that_body() -> None:
    """ "CWK" is the Coast Watch that was named with it; a track record is nobody."""
    found = voices("The Coast Watch (known as CWK) said that it was bad. “It is bad,” CWK says.")
    assert [voice.kind for voice in found.values()] == ["organisation"]
    assert voices("Lind's track record suggests that he may not leave.") == {}


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Kerrin Sorting Technology Corp. said that it will build a plant.", "Kerrin Sorting Technology Corp.",
         "organisation"),
        ("The port spokesman, Hartvik, said that the quay stays open.", "Hartvik", "named_person"),
        ("One of the yard's top executives, Mikael Saxby, said that the hall was full.", "Mikael Saxby",
         "named_person"),
        ("Harbour Chairman and CEO Ada Vik said that the show was over.", "Ada Vik", "named_person"),
        ("Carly Salonvik, of the Harbour Research Institute, said that it was late.", "Carly Salonvik",
         "named_person"),
        ("Runa Lind, a music history faculty member at Orvik, said that it was late.", "Runa Lind", "named_person"),
        ("WealthScan says that its business has tripled.", "WealthScan", "organisation"),
        ("A net shop owner said that the street was flooded.", "A net shop owner", "unnamed"),
        ("More than nine of 10 Republicans in town said that they were worried.",
         "More than nine of 10 Republicans in town", "unnamed"),
        ("The town saw a letter to Mayor Ada Vik which said that the quay was shut.", "a letter to Mayor Ada Vik"
         " which said that the quay was shut", "document"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_whose_it_is(text: str, label: str, kind: str) -> None:
    """A legal form, an office, a trade or a body behind a comma is surer than the tagger's guess."""
    assert {name: voice.kind for name, voice in voices(text).items()}.get(label) == kind


def test_reports_of_a_place_are_the_press() -> None:
    """Like those of news agencies; "reports by the police" are papers."""
    for source in ("Reports in Kenya", "Reports reaching the capital", "A news agency report"):
        assert read(f"{source} said that nine had died.")[1].attributions[0].kind == "media"
    assert read("Reports by the police said that nine had died.")[1].attributions[0].kind == "document"


def test_people_named_behind_what_they_are_are_two_voices() -> None:
    """ "Its designers" are the two whose names follow; two of one last name are two."""
    assert set(voices("Its designers, Lucas Ibarvik and Ramona Carrow, said that the ship floats.")) == {
        "Lucas Ibarvik",
        "Ramona Carrow",
    }
    assert set(voices("Anna Vik and Tomas Vik wrote that the quay was shut.")) == {"Anna Vik", "Tomas Vik"}


def test_two_offices_of_one_name_are_two_bodies() -> None:
    """The Ministry of Trade is not that of Health; "the ministry" is the last one."""
    text = "The Ministry of Trade said fish was scarce. The Ministry of Health said eels were ill."
    assert len(voices(f"{text} The ministry said that it would pay.")) == 2
    assert [voice.named for voice in voices("A super PAC said that it spent a lot.").values()] == [False]


def test_whose_father_or_fear_it_is_stands_in_the_text() -> None:
    """A father named once is meant by "Elin's father"; "their fear" is that of who voices it."""
    text = "Elin's father, Jonas Orr, came to town. “She is my girl,” Elin's father said."
    assert labels(text)["said"] == ("Jonas Orr",)
    assert set(voices("Around 100 dockers voiced their fear of fog.")) == {"Around 100 dockers"}
    assert set(voices("“Everyone will understand that the quay is shut,” the mayors wrote.")) == {
        "Everyone",
        "the mayors",
    }


def test_he_is_rather_who_spoke_than_whom_he_spoke_of() -> None:
    """Also across sentences; and who says so in front says it behind."""
    text = "Anna Orr questioned why Tomas Lind had not acted. She also asked where the ledger was."
    assert labels(text)["also asked"] == ("Anna Orr",)
    text = "Tomas Orr questioned why Jonas Lind had not acted. He also asked where the ledger was."
    assert labels(text)["also asked"] == ("Tomas Orr",)
    text = "An official said that “it is expected that the drug will be sold,” he said."
    assert set(voices(text)) == {"An official"}


def test_an_aside_is_no_part_of_a_voice_and_ends_a_reason() -> None:
    """Why somebody is not named stops at the comma of the aside; the voice is who it is about."""
    found = voices("Two clerks, speaking on condition of anonymity because they feared for their jobs, said it burned.")
    clerks = found["Two clerks"]
    assert (clerks.on_record, clerks.reason) == (False, "because they feared for their jobs")
    [nurse] = voices(
        "According to a nurse who asked not to be named for fear of her job, three patients died."
    ).values()
    assert nurse.reason == "for fear of her job"
    assert set(voices("Neither the police nor the mayor would confirm the arrest.")) == {"the police", "the mayor"}


def test_a_last_name_is_whoever_bears_it_by_then() -> None:
    """Of two who share a last name it is the one who was named in full before; "all three" are those told of before."""
    found = voices(
        "Governor Teodoro Vance spoke.\n\nFive were missing, Vance told reporters.\n\n“It was not so,” said Rosa Vance,"
        " 41, whose husband works there. Rosa Vance is not related to the governor."
    )
    assert set(found) == {"Teodoro Vance", "Rosa Vance"}
    found = voices("“I begged them,” said one of the miners. All three spoke on condition of anonymity.")
    assert not found["one of the miners"].on_record


def test_of_two_presidents_the_president_is_unresolved() -> None:
    """Nor is "each president" whom "he" takes up."""
    text = "President Olaf Tand met President Ilia Morr. Tand said it was good. The president said he would return."
    assert [voice.label for voice in read(text)[1].voices] == ["Olaf Tand", "unresolved: the president"]
    text = "Each president wants to win. He said he would return."
    assert [voice.label for voice in read(text)[1].voices] == ["Each president", "unresolved: he"]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("U.S. ambassador Jon Vance said that the talks failed.", "U.S."),
        ("Ilse Kort, who chairs the Port Council, said that the quay was safe.", "Port Council"),
        ("Ilse Kort, head of the harbour committee, said that the quay was safe.", "harbour committee"),
        ("Ilse Kort, who leads a busy life, said that the quay was safe.", None),
        ("The mayor of Kesvik, Anders Hove, said that the quay was safe.", "Kesvik"),
        ("A nurse at a clinic in Kesvik said that the quay was safe.", None),
    ],
)
def test_whom_somebody_speaks_for(text: str, affiliation: str | None) -> None:
    """The body that he leads, or the state whose initials keep their last full stop; not where she works."""
    assert [voice.affiliation for voice in read(text)[1].voices] == [affiliation]


def test_who_saw_a_memo_is_not_whom_it_speaks_for() -> None:
    """A document speaks for whoever wrote it, not for who saw it, was sent it, or stands beside it."""
    found = voices(
        "The yard waited, according to three clerks and an internal memo seen by The Sundhaven Ledger. A letter leaked"
        " to the Orvik Herald said that nine died. A report by the Talvik Institute said that two were missing."
    )
    bodies = {label: voice.affiliation for label, voice in found.items()}
    assert bodies["three clerks"] is None
    assert bodies["an internal memo seen by The Sundhaven Ledger"] is None
    assert bodies["A letter leaked to the Orvik Herald"] is None
    assert bodies["A report by the Talvik Institute"] == "the Talvik Institute"


def test_what_a_firm_makes_tells_it_from_a_person() -> None:
    """ "Orrin Fuels" is a firm by its last word, Ada Fields a person."""
    found = voices("Orrin Fuels denied it. Vesper Copper said two were missing. Ada Fields said that nine died.")
    kinds = {label: voice.kind for label, voice in found.items()}
    assert kinds == {"Orrin Fuels": "organisation", "Vesper Copper": "organisation", "Ada Fields": "named_person"}


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Nine dead in Talvik quay collapse, governor says", "governor"),
        ("Four hurt in Kesvik ferry fire, officials say", "officials"),
        ("Twelve killed in Orvik blast, says mayor", "mayor"),
    ],
)
def test_a_headline_ends_with_who_says_so(headline: str, source: str) -> None:
    """A headline needs no verb and its speaker no article; an office is the one whom the text names so."""
    text = f"{headline}\nThe quay fell, regional governor Teodor Vance said."
    blocks = (Block("headline", 0, len(headline)), Block("paragraph", len(headline) + 1, len(text)))
    made = Article(id="art", key="key", path="path", sha256="", text=text, extractor="", language="en", blocks=blocks)
    found = READER.read(made)
    head = next(one for one in found.attributions if one.contents[0].start == 0)
    assert [made.quote(span) for span in head.sources] == [source]
    labels = {voice.id: voice.label for voice in found.voices}
    assert [labels[voice] for voice in head.voices] == ["Teodor Vance" if source == "governor" else source]


def test_the_officer_of_a_headline_is_the_one_below_it() -> None:
    """And "the gang" is the body that was named; a leaflet speaks for itself, whatever its article."""
    blocks = ["Officer says escorts were withdrawn", "The escorts were withdrawn, a senior police officer said."]
    made = article("\n".join(blocks))
    made = replace(
        made, blocks=(Block("headline", 0, len(blocks[0])), Block("paragraph", len(blocks[0]) + 1, len(made.text)))
    )
    assert [voice.label for voice in READER.read(made).voices] == ["a senior police officer"]
    assert list(voices("The Ravens denied it. “We were at sea,” the gang said.")) == ["The Ravens"]
    [leaflet] = read("“No fuimos nosotros”, dice una hoja.", "es")[1].voices
    assert leaflet.kind == "document"


def test_whose_name_stands_behind_what_they_are_is_named() -> None:
    """Whatever the tagger takes the name for; an owner that is a firm stays one."""
    assert (
        voices("Vance's solicitor, Bridget Fallon, said that he was at sea.")["Bridget Fallon"].kind == "named_person"
    )
    assert voices("Its owner, Holt Marine, said that it was closed.")["Its owner, Holt Marine"].kind == "organisation"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sara Vik was asked by a reporter whether she would go. “I will not,” she said.", "Sara Vik"),
        ("A reporter asked Bo Vik whether he would go. “I will not,” he said.", "Bo Vik"),
        ("A reporter asked him whether he would go. “I will not,” he said.", "unresolved: he"),
        ("The mayor, Ada Lind, asked whether the money was there. She said it was not.", "Ada Lind"),
    ],
)
def test_whoever_is_asked_answers(text: str, speaker: str) -> None:
    """A question put to somebody is answered by them, and not by whoever put it."""
    _, reading = read(text)
    labels = {voice.id: voice.label for voice in reading.voices}
    assert [labels[id] for id in reading.attributions[-1].voices] == [speaker]


@pytest.mark.parametrize(
    ("source", "low", "high"),
    [
        ("A current and former official", 1, 2),
        ("One current and one former official", 2, 2),
        ("Two current and three former officials", 5, 5),
        ("A mix of clerks and donors", 2, None),
    ],
)
def test_some_in_office_and_some_out_of_it_are_counted_together(source: str, low: int, high: int | None) -> None:
    """Two of one trade told apart are two; "a current and former official" may be one."""
    voice = voices(f"{source} said that the depot had burned.")[source]
    assert (voice.count_min, voice.count_max) == (low, high)


def test_he_may_take_up_a_president_who_is_unresolved() -> None:
    """Whom the text does not tell apart is looked at for a pronoun, and is no voice for that."""
    text = "President Olaf Tand met President Ilia Morr. The president walked on, and in the hall he said it was good."
    _, reading = read(text)
    assert not reading.problems
    assert all(voice.mentions for voice in reading.voices)


@pytest.mark.parametrize(
    ("second", "speaker"),
    [
        ("By lunch the interior minister had to take back his words. On Sunday he had said that it burned.",
         "the interior minister"),
        ("The harbour minister resigned, and the guard said that it was late. It burned, he said.",
         "A guard at the port"),
        ("The harbour ministers resigned. On Sunday he had said that it burned.", "A guard at the port"),
    ],
)  # fmt: skip
def test_a_paragraph_that_begins_with_an_office_goes_on_about_who_holds_it(second: str, speaker: str) -> None:
    """ "He" is whom the paragraph is about, though nothing names him; not where another speaks in it since."""
    _, reading = read(f'A guard at the port told The Ledger that "nobody came".\n\n{second}')
    label = {voice.id: voice.label for voice in reading.voices}
    said = max(reading.attributions, key=lambda a: min(a.contents).start)
    assert [label[voice] for voice in said.voices] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Five died, said the president of the patients' association, Amalia Prado.",
        "Amalia's autopsy report says that five died.",
    ],
)
def test_a_first_name_is_no_body(text: str) -> None:
    """What the parser takes for a place or a body is the first name of who speaks, or of whom a report is about."""
    assert [voice.affiliation for voice in read(text)[1].voices] == [None]
