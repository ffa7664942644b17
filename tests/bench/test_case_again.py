"""A case told again under other names, which stands for a large one. Examples are made here."""

from case_again import again
from firsthand.records import Article, Lineage, Place, Reading, Reuse, record_id
from plant_cases import plant


def test_each_telling_has_its_own_names_and_every_span_stays() -> None:
    """Towns, families, sites and ids are others in each telling; lengths, days and all other words are not."""
    articles = plant(60, seed=2).articles
    told, _, _ = again(articles, Lineage(), (), 3)
    assert len({one.id for one in told}) == len({one.url for one in told}) == 3 * len(articles)
    assert told[: len(articles)] == articles
    names = [{word for one in part for word in one.text.split()} for part in thirds(told)]
    for part in thirds(told)[1:]:
        for before, after in zip(articles, part, strict=True):
            assert [(b.kind, b.start, b.end) for b in before.blocks] == [(b.kind, b.start, b.end) for b in after.blocks]
            assert len(before.text) == len(after.text)
            assert before.published == after.published
    assert len(names[0] & names[1]) > len(names[0]) / 2
    assert len({frozenset(some) for some in names}) == 3


def test_records_point_at_their_own_telling() -> None:
    """A place and a copied passage of the second telling stand in articles of the second telling."""
    key = record_id("art", "x")
    one = Article(id=key, key="x", path="", sha256="", text="A fire in Kesevik on 3 May.", extractor="")
    two = Article(id=record_id("art", "y"), key="y", path="", sha256="", text=one.text, extractor="")
    spot = Place(id=record_id("plc", "x"), span=one.span(10, 17), name="Kesevik", precision="unresolved")
    edge = Reuse(id=record_id("reu", "x"), a=one.span(0, 27), b=two.span(0, 27), relation="verbatim", content="body",
                 score=1.0, direction="unknown", why="")  # fmt: skip
    told, lineage, readings = again([one, two], Lineage(reuse=(edge,)), [Reading(article=key, places=(spot,))], 2)
    text = {article.id: article for article in told}
    (_, place), (_, copied) = [p for r in readings for p in r.places], lineage.reuse
    assert place.name == text[place.span.article].quote(place.span) == "Letebil"
    assert {copied.a.article, copied.b.article} == {told[2].id, told[3].id}


def thirds(told: list[Article]) -> list[list[Article]]:
    """The articles of each telling."""
    size = len(told) // 3
    return [told[:size], told[size : 2 * size], told[2 * size :]]
