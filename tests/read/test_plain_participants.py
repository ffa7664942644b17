"""Who did what to whom, in Spanish: read by the shape of the phrases around a trigger. The sentences are invented."""

import pytest

from firsthand.read import Reader
from firsthand.records import Article

READER = Reader()


def parties(text: str) -> dict[str, list[tuple[str, str]]]:
    """The participants of each trigger, as (role, label)."""
    article = Article(
        id="art_1", key="k", path="p", sha256="", text=text, extractor="test", language="es", published="2024-03-28"
    )
    found = {}
    for mention in READER.read(article).mentions:
        for party in mention.participants:
            assert article.quote(party.span) == party.label
        found[article.quote(mention.trigger)] = [(party.role, party.label) for party in mention.participants]
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Un tribunal de Kesvik condenó a Ada Lind por fraude el jueves.", "condenó",
         [("actor", "tribunal de Kesvik"), ("recipient", "Ada Lind")]),
        ("Ada Lind fue condenada por un tribunal de Kesvik el 28 de marzo.", "condenada",
         [("recipient", "Ada Lind"), ("actor", "tribunal de Kesvik")]),
        ("Hombres armados mataron a su conductor cerca de Kesvik.", "mataron",
         [("recipient", "conductor")]),
        ("Hombres armados mataron a su conductor junto a la iglesia.", "mataron",
         [("recipient", "conductor")]),
        ("El fiscal dijo que Ada Lind fue hallada culpable.", "hallada culpable", [("recipient", "Ada Lind")]),
        ("Los jueces de Kesvik declararon culpable de fraude a Ada Lind.", "declararon culpable",
         [("actor", "jueces de Kesvik"), ("recipient", "Ada Lind")]),
        ("El tribunal regional falló contra Ada Lind.", "falló contra",
         [("actor", "tribunal regional"), ("recipient", "Ada Lind")]),
        ("En Kesvik murieron tres pescadores.", "murieron", [("recipient", "tres pescadores")]),
        ("La policía detuvo a 14 personas en Kesvik.", "detuvo", [("actor", "policía"), ("recipient", "14 personas")]),
        ("El asesinato del alcalde conmovió a Kesvik.", "asesinato", [("recipient", "alcalde")]),
        ("El ataque contra el puente viejo duró una hora.", "ataque", [("recipient", "puente viejo")]),
        ("Ada Lind recibió una pena de prisión de 26 años.", "recibió una pena", [("recipient", "Ada Lind")]),
    ],
)  # fmt: skip
def test_who_and_whom(text: str, trigger: str, expected: list[tuple[str, str]]) -> None:
    """Actives, passives, verbs whose subject suffers, and nouns with "de" and "contra"."""
    assert parties(text)[trigger] == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Lo que se sabe del ataque de Kesvik.", "ataque"),
        ("El ataque contra el puente viejo mató a tres personas.", "mató"),
        ("GM planea despedir a nadie.", "despedir"),
        ("El ataque del lunes fue breve.", "ataque"),
    ],
)
def test_what_is_no_party(text: str, trigger: str) -> None:
    """A place behind "de", what stands in another phrase, a verb in the way, and a day."""
    assert [role for role, _ in parties(text).get(trigger, []) if role == "actor"] == []


def test_the_nearer_day_is_the_happening_s() -> None:
    """Accused on Friday, burned on Thursday."""
    text = "La jueza acusó el viernes a la banda del incendio que el jueves destruyó un almacén en Kesvik."
    article = Article(
        id="art_1", key="k", path="p", sha256="", text=text, extractor="test", language="es", published="2024-03-16"
    )
    days = {article.quote(m.trigger): [t.edtf for t in m.times] for m in READER.read(article).mentions}
    assert days["incendio"] == ["2024-03-14"]
