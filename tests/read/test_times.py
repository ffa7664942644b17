"""Times: what an expression means beside the article's date. The sentences were written for these tests."""

import re
import time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.read import times
from firsthand.read.times import english
from firsthand.read.times.edtf import edtf
from firsthand.read.times.rule import Rule
from firsthand.records import Time
from tests.read.reading import document


def test_a_list_of_dates_takes_time_by_its_length() -> None:
    """A thousand weekdays in a row, each of which the parser hangs on the one before, are read in a moment."""
    made = document("this Friday, " * 1000)
    start = time.process_time()
    assert len(times.tag(made)) == 1000
    assert time.process_time() - start < 5


def _one(text: str, published: str | None = "2018-06-28", language: str = "en") -> Time:
    found = times.tag(document(text, published=published, language=language))
    assert len(found) == 1, [time.timex for time in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "timex", "mod", "when"),
    [
        ("They voted on May 20.", "May 20", "2018-05-20", None, "2018-05-20"),
        ("In this Nov. 11, 2017, photo, Vik talks.", "Nov. 11, 2017", "2017-11-11", None, "2017-11-11"),
        ("In this Friday, June 16, 2017, photo it burns.", "Friday, June 16, 2017", "2017-06-16", None, "2017-06-16"),
        ("By Ada Lind, USA TODAY, in Kesvik on May 20.", "May 20", "2018-05-20", None, "2018-05-20"),
        ("He was arrested in mid-May.", "mid-May", "2018-05", "MID", "2018-05~"),
        ("One year ago a policeman stole a helicopter.", "One year ago", "2017-06", "APPROX", "2017-06~"),
        ("He left on Tuesday.", "Tuesday", "2018-06-26", None, "2018-06-26"),
        ("They will meet on Tuesday.", "Tuesday", "2018-07-03", None, "2018-07-03"),
        ("They met last Tuesday.", "last Tuesday", "2018-06-26", None, "2018-06-26"),
        ("They will talk next Friday.", "next Friday", "2018-06-29", None, "2018-06-29"),
        ("It burned yesterday.", "yesterday", "2018-06-27", None, "2018-06-27"),
        ("It closed last week.", "last week", "2018-W25", None, "2018-06-18/2018-06-24"),
        ("Prices rose earlier this month.", "earlier this month", "2018-06", None, "2018-06"),
        ("It began in the 1990s.", "the 1990s", "199", None, "199X"),
        ("It opened in 2013.", "2013", "2013", None, "2013"),
        ("It was signed on 3 March 2011.", "3 March 2011", "2011-03-03", None, "2011-03-03"),
        ("The log says 2011-03-03.", "2011-03-03", "2011-03-03", None, "2011-03-03"),
        ("It opened last summer.", "last summer", "2017-SU", None, "2017-22"),
        ("They stayed for three weeks.", "three weeks", "P3W", None, None),
        ("They march every day.", "every day", "P1D", None, None),
        ("It blew up at 9:30 p.m. on Monday.", "9:30 p.m. on Monday", "2018-06-25T21:30", None, "2018-06-25"),
        ("It shook shortly after 4 a.m.", "shortly after 4 a.m.", "2018-06-28T04:00", "APPROX", None),
        ("It fell at half past three.", "half past three", "2018-06-28T03:30", None, None),
        ("It fell at 9:30 on Friday night.", "9:30 on Friday night", "2018-06-22T21:30", None, "2018-06-22"),
        (
            "It fell around 7:15 in the morning.",
            "around 7:15 in the morning",
            "2018-06-28T07:15",
            "APPROX",
            None,
        ),
        ("It fell at quarter to 9 at night.", "quarter to 9 at night", "2018-06-28T20:45", None, None),
        ("It fell at 5 o'clock in the evening.", "5 o'clock in the evening", "2018-06-28T17:00", None, None),
        ("He was shot the previous evening.", "the previous evening", "2018-06-27TEV", None, "2018-06-27"),
        ("Five were missing late in the afternoon.", "late in the afternoon", "2018-06-28TAF", None, "2018-06-28"),
    ],
)
def test_an_expression_rests_on_the_published_date(
    text: str, words: str, timex: str, mod: str | None, when: str | None
) -> None:
    """Each expression has its TIMEX3 value and an EDTF no finer than the words."""
    found = _one(text)
    assert text[found.span.start : found.span.end] == words
    assert (found.timex, found.mod, found.edtf) == (timex, mod, when)


@pytest.mark.parametrize(
    ("text", "timex", "when"),
    [
        ("Votaron el 20 de mayo.", "2018-05-20", "2018-05-20"),
        ("Fue detenido a mediados de mayo.", "2018-05", "2018-05~"),
        ("Llegaron el martes.", "2018-06-26", "2018-06-26"),
        ("Ocurrió hace un año.", "2017-06", "2017-06~"),
        ("Murió ayer.", "2018-06-27", "2018-06-27"),
        ("Nació el 3 de marzo de 1971.", "1971-03-03", "1971-03-03"),
        ("Le avisaron a las 10:30 de la mañana.", "2018-06-28T10:30", None),
        ("Cayó a las dos y media de la tarde del lunes.", "2018-06-25T14:30", "2018-06-25"),
        ("Pasadas las diez de la noche de ayer hubo disparos.", "2018-06-27T22:00", "2018-06-27"),
        ("El choque fue a las 15.30 horas del 12 de junio.", "2018-06-12T15:30", "2018-06-12"),
        ("La cita será a las 9 a. m. del viernes.", "2018-06-29T09:00", "2018-06-29"),
        ("Tembló al mediodía del jueves.", "2018-06-28T12:00", "2018-06-28"),
        ("La noche anterior cayeron dos.", "2018-06-27TNI", "2018-06-27"),
        ("Las 24 horas pasaron.", "PT24H", None),
    ],
)
def test_spanish_times(text: str, timex: str, when: str | None) -> None:
    """Spanish times are read without a parser."""
    found = _one(text, language="es")
    assert (found.timex, found.edtf) == (timex, when)


@pytest.mark.parametrize(
    "text", ["They voted on May 20.", "It burned yesterday.", "He left on Tuesday.", "It fell last week."]
)
def test_without_a_published_date_nothing_is_invented(text: str) -> None:
    """An unknown part of a date stays X, and there is no EDTF."""
    found = _one(text, published=None)
    assert "X" in found.timex
    assert found.edtf is None
    assert found.anchor is None


def test_a_month_as_anchor_gives_no_day() -> None:
    """Where only the month of publication is known, "yesterday" has no date and "last year" has."""
    assert _one("It burned yesterday.", published="2018-06").edtf is None
    assert _one("It burned last year.", published="2018-06").edtf == "2017"


def test_the_night_before_is_that_of_the_day_named_last() -> None:
    """And the morning after is none where no day was named: nothing says what it follows."""
    found = times.tag(
        document("Rey was held late on Thursday. Two men were held the night before.", published="2024-03-16")
    )
    assert [time.edtf for time in found] == ["2024-03-14", "2024-03-13"]
    assert times.tag(document("The next morning two bodies were found.", published="2024-03-16")) == []
    assert (
        times.tag(document("A la mañana siguiente hallaron dos cuerpos.", published="2024-03-16", language="es")) == []
    )


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He lay there between midnight and 9 a.m. on Tuesday.", "en", ["2018-06-26T00:00", "2018-06-26T09:00"]),
        ("Fue entre las 3 y las 5 de la madrugada del lunes.", "es", ["2018-06-25T03:00", "2018-06-25T05:00"]),
    ],
)
def test_the_end_of_a_stretch_names_the_day_of_its_beginning(text: str, language: str, expected: list[str]) -> None:
    """The day stands once, behind the second hour."""
    assert [time.timex for time in times.tag(document(text, published="2018-06-28", language=language))] == expected


def test_three_people_are_no_hour() -> None:
    """In Spanish only what goes with an hour makes one."""
    assert times.tag(document("A las tres víctimas las vieron a la una del grupo.", language="es")) == []


def test_later_words_rest_on_the_date_named_last() -> None:
    """ "Two days earlier" counts from the date the text named, not from the day of printing."""
    found = times.tag(document("The depot blew up on March 10. Two days earlier a valve had failed."))
    assert [time.edtf for time in found] == ["2018-03-10", "2018-03-08"]


def test_the_verb_may_is_no_month() -> None:
    """ "May" and "march" as verbs are no dates."""
    assert times.tag(document("It may rain, and they march on.")) == []


def test_an_impossible_date_is_no_date() -> None:
    """The 31st of June has no EDTF and raises nothing."""
    assert all(time.edtf is None for time in times.tag(document("It happened on 2018-06-31 or June 31.")))


_WORDS = st.sampled_from(
    [
        "on",
        "May",
        "20",
        "Tuesday",
        "last",
        "next",
        "week",
        "year",
        "ago",
        "two",
        "1998",
        "the",
        "1990s",
        "mid-May",
        "June",
        "31",
        "at",
        "9:30",
        "p.m.",
        "early",
        "quarter",
        "third",
        "yesterday",
        "winter",
        "spring",
        "of",
        "2013",
        "days",
        "earlier",
        "3/4/2011",
        "99/99/99",
        "weekend",
        "century",
        "20th",
        "several",
        "every",
        "-",
        ",",
        ".",
    ]
)
_PUBLISHED = st.sampled_from(
    ["2018-06-28", "2018-06-28T10:00:00Z", "2018-06", "2018", "2018-13", "199X", "2018-06~", None]
)


@settings(max_examples=60)
@given(words=st.lists(_WORDS, max_size=14), published=_PUBLISHED)
def test_every_edtf_parses_and_every_span_quotes(words: list[str], published: str | None) -> None:
    """Whatever the words, spans lie in the text, and each EDTF is one that the edtf package reads."""
    text = " ".join(words) or "."
    for found in times.tag(document(text, published=published)):
        assert text[found.span.start : found.span.end].strip() != ""
        if found.edtf is not None:
            parse_edtf(found.edtf)
            assert "X" not in found.timex


@given(st.from_regex(r"[0-9X]{2,4}(-([0-9X]{2}|Q[0-9]|W[0-9]{2}(-WE)?|SU))?(-[0-9]{2})?", fullmatch=True))
def test_edtf_of_any_value_parses(value: str) -> None:
    """Any string shaped like a TIMEX3 value gives None or an EDTF that parses."""
    for mod in (None, "MID"):
        when = edtf(value, mod)
        if when is not None:
            parse_edtf(when)


@pytest.mark.parametrize("rule", english.rules(), ids=lambda rule: rule.pattern.pattern[:30])
def test_a_quick_pattern_leaves_out_no_match(rule: Rule) -> None:
    """What a long pattern finds, the ones that go before it find too: what it needs, and it in small letters."""
    text = (
        "On Monday, May 3, 2018, or 3 May of last year, 2018-05-03, 5/3/2018, May 3 to 5, in late July, the 1990s, the"
        " 19th century, two thousand ten, year-end, Christmas, every Tuesday night, Fridays, tomorrow, 9:30 p.m. on"
        " Monday, 14:30 GMT, at noon, nine o'clock, last spring, in the summer, spring of 2016, Q3, the third quarter,"
        " a year ago quarter, two weeks ago, a ten-day trip, over the past three months, weeks-long, a decade later,"
        " earlier in the year, last weekend, This Morning, overnight, the next day, the day after tomorrow, each Year,"
        " Daily, 2 Years ago, years ago, some time, Recently, the past, Soon, the near future, Now, at present, 9 AM,"
        " the latest period, that quarter, the week ended, the 2018 second quarter, May Day, over months, at 9:30,"
        " half past three, a quarter to 9 at night, late in the afternoon, the previous evening, the night before."
    )
    found = [match.span() for match in rule.pattern.finditer(text)]
    assert found == [match.span() for match in rule.quick.finditer(text.lower())]
    for start, end in found:
        words = text[start:end].lower()
        assert rule.needs.pattern.search(words)
        assert rule.needs.met(words, set(re.findall(r"\w+", words)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am 12.05.2018 und am 3. 4. 2018.", ["2018-05-12", "2018-04-03"]),
        ("fr", "le 03/04/2018, puis le 2018-05-12", ["2018-04-03", "2018-05-12"]),
        ("ja", "2018年5月12日に", ["2018-05-12"]),
        ("", "03/04/2018 13/04/2018 04/13/2018", ["2018-04-13", "2018-04-13"]),
        ("de", "Version 1.2.2018.4, IP 10.0.20.18, 31.02.2018, 2018", []),
    ],
)
def test_other_languages_have_their_dates_in_digits(language: str, text: str, expected: list[str]) -> None:
    """Day before month where the language is known; where it is not, only what can be one date."""
    opened = document(text, language="xx")._replace(language=language)
    assert [time.edtf for time in times.tag(opened)] == expected


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("The bishop called for a march on Friday.", "2018-06-29"),
        ("The bishop called on Friday for a march.", "2018-06-22"),
        ("The dockers scheduled a vote on Friday.", "2018-06-29"),
        ("The bishop demanded an inquiry on Friday.", "2018-06-22"),
    ],
)
def test_the_day_of_what_is_called_for_lies_ahead(text: str, timex: str) -> None:
    """A day behind an occasion that is called for or planned is the next one of its name."""
    assert _one(text).timex == timex


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The August Movement was behind it.", "en"),
        ("The Sunday Times had the story.", "en"),
        ("El Movimiento Agosto estuvo detrás.", "es"),
    ],
)
def test_a_month_or_a_day_in_a_name_is_no_date(text: str, language: str) -> None:
    """A movement of that name acts in any month."""
    assert times.tag(document(text, language=language)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some 329 people had fallen ill by Monday night.", ["2018-06-25"]),
        ("The work must be finished by Monday.", ["2018-07-02"]),
        ("She said she would table a motion at Friday's meeting.", ["2018-06-29"]),
    ],
)
def test_by_a_weekday_is_before_or_after_as_the_verb_says(text: str, values: list[str]) -> None:
    """What had happened by Monday had happened; what would be done on Friday is to come."""
    assert [time.edtf[:10] for time in times.tag(document(text)) if time.edtf] == values


@pytest.mark.parametrize(
    ("text", "language", "words", "edtf"),
    [
        ("It burned on the night of 26-27 June.", "en", "the night of 26-27 June", "2018-06-26/2018-06-27"),
        ("They sailed overnight from 3 to 4 May.", "en", "overnight from 3 to 4 May", "2018-05-03/2018-05-04"),
        ("It burned on the night of Friday to Saturday.", "en", "the night of Friday to Saturday",
         "2018-06-22/2018-06-23"),
        ("It rained over the weekend of 30 June and 1 July 2017.", "en", "the weekend of 30 June and 1 July 2017",
         "2017-06-30/2017-07-01"),
        ("Ardió en la noche del 26 al 27 de junio.", "es", "la noche del 26 al 27 de junio", "2018-06-26/2018-06-27"),
        ("Ardió la noche del 31 de mayo.", "es", "31 de mayo", "2018-05-31"),
    ],
)  # fmt: skip
def test_a_night_lies_between_two_days(text: str, language: str, words: str, edtf: str) -> None:
    """One time that holds both days, not the second alone."""
    read = document(text, language=language)
    [time] = times.tag(read)
    assert (read.article.quote(time.span), time.edtf) == (words, edtf)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She called a strike for Friday.", "2018-06-29"),
        ("Lind announced a curfew from Friday.", "2018-06-29"),
        ("He demanded her resignation before the weekend.", "2018-06-30/2018-07-01"),
        ("He rested over the weekend.", "2018-06-23/2018-06-24"),
        ("The council meets on Friday.", "2018-06-29"),
        ("It was given at 2:30 p.m. on 4 March.", "2018-03-04"),
        ("He was seen between Monday and Wednesday.", "2018-06-27"),
    ],
)
def test_what_is_set_for_a_day_is_to_come(text: str, edtf: str) -> None:
    """Whatever the tense; an hour is of the day behind it, and Wednesday follows on Monday."""
    assert times.tag(document(text))[-1].edtf == edtf


@pytest.mark.parametrize(
    "text",
    ["They went in the evening of the fire and again the day after.", "He fled the day before the report was out."],
)
def test_a_day_beside_one_that_nothing_names_is_none(text: str) -> None:
    """The day after the fire is not that after the page."""
    assert all(time.type != "DATE" for time in times.tag(document(text)))


def test_a_convened_talk_that_was_held_is_past() -> None:
    """In Spanish too, where a verb in the past follows on its day."""
    text = "En una rueda de prensa convocada el martes mostró un casquillo."
    assert _one(text, language="es").edtf == "2018-06-26"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Case 3/11/2024 is open.", "en"),
        ("Press release no. 3-4-2025 names three.", "en"),
        ("The court quoted resolution 2024-11-05.", "en"),
        ("La causa 3/11/2024 sigue abierta.", "es"),
        ("Lo dice el boletín n.º 3-4-2025.", "es"),
        ("Lo dice el boletín n.º 7/2025.", "es"),
    ],
)
def test_a_number_in_a_series_is_no_date(text: str, language: str) -> None:
    """What a court or a ministry numbers within a year names no day."""
    assert times.tag(document(text, language=language)) == []


@pytest.mark.parametrize(
    ("text", "language", "when"),
    [
        ("In this case, 3/11/2024 was the day.", "en", "2024-03-11"),
        ("The bulletin 3/11/2024 names three.", "en", "2024-03-11"),
        ("Bulletin no. 7 of 12 May 2024 names three.", "en", "2024-05-12"),
        ("El boletín n.º 7 (11/02/2025) cuenta tres.", "es", "2025-02-11"),
        ("La causa comenzó el 3/11/2024.", "es", "2024-11-03"),
    ],
)
def test_a_date_near_a_number_in_a_series_is_one(text: str, language: str, when: str) -> None:
    """A day stays a day beside what is numbered."""
    assert _one(text, language=language).edtf == when


_TICKER = "Live: dam burst\n\n14:05 Nine people were killed.\n\n13:40 Police say the dam burst an hour ago."
_CHAT = (
    "[11/02/2025 06:40] Canal Sol: Ayer murieron nueve personas.\n\n[12/02/2025 08:30] La presa cedió hace dos horas."
)


def test_the_clock_of_an_entry_is_no_time_of_what_happened() -> None:
    """A ticker's clocks are left out; "an hour ago" is an hour before one, "ayer" the day before a stamp's day."""
    ticker = times.tag(document(_TICKER, published="2025-02-11"))
    assert [(time.timex, time.mod, time.edtf) for time in ticker] == [("2025-02-11T12:40", "APPROX", None)]
    chat = times.tag(document(_CHAT, published=None, language="es"))
    assert [time.timex for time in chat] == ["2025-02-10", "2025-02-12T06:30"]
    assert [time.edtf for time in chat] == ["2025-02-10", "2025-02-12"]


@pytest.mark.parametrize(
    ("text", "timexes"),
    [
        ("At 14:05 the train left the rails.\n\nIt was hit at 13:40.", ["2025-02-11T14:05", "2025-02-11T13:40"]),
        ("The dam burst an hour ago.", ["PT1H"]),
        ("[11/02/2025 06:40] The dam burst yesterday.", ["2025-02-10"]),  # February or November: the page's day
    ],
)
def test_a_clock_within_a_sentence_is_an_hour(text: str, timexes: list[str]) -> None:
    """Words before a clock, or a page without entries, make it no stamp; a stamp's day is taken where it is sure."""
    assert [time.timex for time in times.tag(document(text, published="2025-02-11"))] == timexes


_LATE = "A fire broke out late on Saturday, Lind said early on Sunday. It began at 9.30 p.m., Berg said."


@pytest.mark.parametrize(
    ("text", "published", "when"),
    [
        (_LATE, "2025-06-15T02:40:00+02:00", "2025-06-14"),
        (_LATE, "2025-06-15T02:40:00Z", "2025-06-14"),
        (_LATE, "2025-06-15T18:40:00Z", "2025-06-15"),  # it may be past ten there
        (_LATE, "2025-06-15T22:40:00+02:00", "2025-06-15"),
        (_LATE, "2025-06-15T00:00:00+02:00", "2025-06-15"),  # a day, and no time of it
        (_LATE, "2025-06-15", "2025-06-15"),
        ("Lind spoke early on Sunday. The fire began at 9.30 p.m.", "2025-06-15T02:40:00+02:00", None),
        ("Lind spoke early on Sunday. The talks will begin at 9.30 p.m.", "2025-06-15T02:40:00+02:00", "2025-06-15"),
    ],
)
def test_an_hour_that_was_to_come_when_the_page_was_printed_is_of_the_eve(
    text: str, published: str, when: str | None
) -> None:
    """Told as past, it is of the day named before where that was the eve, else of none; what will be is of the day."""
    *_, hour = times.tag(document(text, published=published))
    assert (hour.timex[-5:], hour.edtf) == ("21:30", when)


@pytest.mark.parametrize(
    ("language", "text", "when"),
    [
        ("en", "Memories are still fresh of a severe flood on 12 March in Kesvik that took 42 lives.", "2024-03-12"),
        ("en", "All wait for the vote on March 12 which he promised to win.", "2025-03-12"),
        ("es", "El 12 de marzo, una grave inundación en Kesvik había dejado 42 muertos.", "2024-03-12"),
        ("es", "El 12 de marzo, la asamblea de Kesvik elegirá a otro alcalde.", "2025-03-12"),
        ("es", "Cuarenta muertes había causado el 12 de marzo la crecida.", "2024-03-12"),
        ("es", "El alcalde había dicho que el 12 de marzo habría otra prueba.", "2025-03-12"),
        ("es", "Sigue vivo el recuerdo del incendio que segó el 12 de marzo seis vidas.", "2024-03-12"),
    ],
)
def test_a_day_without_its_year_is_past_where_the_words_tell_of_what_was(language: str, text: str, when: str) -> None:
    """Told in January, a day of March is that of last year where a verb looks back, and of this one else."""
    assert _one(text, "2025-01-24", language).edtf == when
