"""The reader's door: spans quote, nothing raises, readings do not depend on the machine or the moment."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read import MAX_CHARACTERS, Reader
from firsthand.records import spans_of
from tests.read.test_attribution import READER, article

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "(", ")", "—", ",", ".", "?", ":", "\n\n", "said",
     "Ada Lind", "the minister", "that", "denied", "according to", "reportedly", "seven people", "were killed",
     "on condition of anonymity", "who",
     "-", "agreed", "the", "statement", "letters", "officials", "police", "report", "he",
     "The Talvik Courier", "reported", "plan to", "of", "accused", "by", "é", "🚢", "Read more at", "one of", "and"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["en", "es", "de", None]))
def test_no_text_raises_and_every_span_lies_in_its_article(pieces: list[str], language: str | None) -> None:
    """Odd marks, broken grammar, any language: a reading comes back, its spans are this article's own words."""
    made = article(" ".join(pieces), language)
    reading = READER.read(made)
    assert not [one for one in reading.problems if one.code.startswith("failed")]
    for part in (reading.attributions, reading.voices, reading.credits, reading.mentions):
        for span in spans_of(part):
            assert span.article == made.id
            assert 0 <= span.start < span.end <= len(made.text)
            assert made.quote(span).strip() == made.quote(span)


def test_the_same_article_gives_the_same_reading() -> None:
    """Two readers agree to the byte."""
    made = article(
        "Officials said that seven people were killed. “We saw it,” said Ada Lind. She asked not to be named."
    )
    assert Reader().read(made) == READER.read(made)


def test_ids_are_one_to_one() -> None:
    """No two attributions, voices or credits of an article share an id."""
    reading = READER.read(
        article("Lind said it burned. Lind said it burned. The Talvik Courier reported it. He agreed.")
    )
    for part in (reading.attributions, reading.voices, reading.credits):
        assert len({one.id for one in part}) == len(part)


def test_a_text_beyond_the_bound_is_read_in_part_and_says_so() -> None:
    """A table dump costs a Problem, not the build."""
    made = article("x y z 1 2 3\n\n" * (MAX_CHARACTERS // 12), "de")
    assert "too-long" in [one.code for one in READER.read(made).problems]


def test_an_empty_article_is_a_problem() -> None:
    """Nothing to read is said."""
    reading = READER.read(article(" \n "))
    assert (reading.coverage, [one.code for one in reading.problems]) == ("none", ["empty"])


def test_the_fingerprint_names_model_and_weights() -> None:
    """The store keys readings by it, beside a hash of the code."""
    name, weights = READER.fingerprint.split()
    assert name.startswith("en_core_web")
    assert len(weights) == 64


def test_a_news_conference_has_not_the_day_and_place_of_what_is_told_there() -> None:
    """Five people were killed on Tuesday in Talvik; when the mayor spoke, nobody says."""
    said = READER.read(
        article("At a press conference, Mayor Lind said that five people were killed in Talvik on Tuesday.")
    )
    when = {m.event_type: (len(m.times), m.place is not None) for m in said.mentions}
    assert when == {"BRIEFING": (0, False), "DEATH": (1, True)}
    held = READER.read(article("The minister held a news conference on Monday."))
    assert [(m.event_type, len(m.times)) for m in held.mentions] == [("BRIEFING", 1)]
    spanish = "En una rueda de prensa, la alcaldesa Ana Lind dijo que cinco personas murieron en Talvik el martes."
    assert [len(m.times) for m in READER.read(article(spanish, "es")).mentions] == [0, 1]


SECOND_HAND = [
    ("en", "The Sundhaven Ledger reported, citing Mayor Ana Lind, that two people died.", "Mayor Ana Lind"),
    ("en", "Two people died, The Sundhaven Ledger reported, citing several doctors.", "several doctors"),
    ("en", "Citing a police report, The Sundhaven Ledger reported that two people died.", "a police report"),
    ("en", "According to The Sundhaven Ledger, which cited several doctors, two people died.", "several doctors"),
    ("en", "The Sundhaven Ledger quoted Mayor Ana Lind as saying that two people died.", "Mayor Ana Lind"),
    ("en", "Two people died, Mayor Ana Lind was quoted by The Sundhaven Ledger as saying.", "Mayor Ana Lind"),
    ("en", "Mayor Ana Lind was quoted by The Sundhaven Ledger as saying that two people died.", "Mayor Ana Lind"),
    ("en", "The Sundhaven Ledger has learned from two clerks that two people died.", "two clerks"),
    ("en", "The Sundhaven Ledger says, citing Mayor Ana Lind, that two people died in the collapse.", "Mayor Ana Lind"),
    ("es", "Murieron dos personas, señaló la alcaldesa Ana Lind, según recogió El Heraldo de Talvik.",
     "la alcaldesa Ana Lind"),
    ("es", "El Heraldo de Talvik atribuyó a varios médicos la información de que murieron dos personas.",
     "varios médicos"),
    ("es", "El Heraldo de Talvik informó, citando a la alcaldesa Ana Lind, que murieron dos personas.",
     "la alcaldesa Ana Lind"),
    ("es", "Murieron dos personas, informó El Heraldo de Talvik, que cita a varios médicos.", "varios médicos"),
    ("es", "Según El Heraldo de Talvik, que citó a varios médicos, murieron dos personas.", "varios médicos"),
    ("es", "El Heraldo de Talvik citó a la alcaldesa Ana Lind, que dijo que murieron dos personas.",
     "la alcaldesa Ana Lind"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "source"), SECOND_HAND)
def test_whom_a_paper_cites_speaks_inside_what_the_paper_says(language: str, text: str, source: str) -> None:
    """The chain is paper, then source; both stand behind the two dead."""
    made = article(text, language)
    reading = READER.read(made)
    by_id = {one.id: one for one in reading.attributions}
    dead = next(m for m in reading.mentions if m.event_type == "DEATH")
    inner = by_id[str(dead.attribution)]
    assert [made.quote(span) for span in inner.sources] == [source]
    outer = by_id[str(inner.within)]
    assert (outer.kind, made.quote(outer.sources[0])[-9:]) in {("media", "en Ledger"), ("media", "de Talvik")}


def test_a_reason_is_nobody_who_is_cited() -> None:
    """Costs do not speak."""
    reading = READER.read(article("The company said it would close the plant, citing rising costs."))
    assert all("costs" not in voice.label for voice in reading.voices)


def test_a_paper_named_by_its_spanish_according_is_not_mixed_with_what_it_tells() -> None:
    """The police are no name for the paper."""
    made = article("Según El Correo de Talvik, la policía detuvo a tres personas.", "es")
    (one,) = READER.read(made).attributions
    assert [made.quote(span) for span in (*one.sources, *one.contents)] == [
        "El Correo de Talvik",
        "la policía detuvo a tres personas",
    ]
    assert one.kind == "media"


def test_what_led_to_the_arrests_came_before_them() -> None:
    """What leads up to a vote looks ahead."""
    led = READER.read(article("A long inquiry led to the arrests in Talvik."))
    assert led.mentions[-1].status == "happened"
    up = READER.read(article("The weeks leading up to the vote were tense."))
    assert up.mentions[-1].status == "planned"
