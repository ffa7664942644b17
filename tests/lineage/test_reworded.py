"""What lineage finds of a copy whose words were exchanged and whose sentences were moved; written for these tests."""

from firsthand.engine import Engine
from firsthand.lineage import trace
from firsthand.records import Article, Lineage
from tests.lineage.test_trace import article

FIRE = "Seven people were killed when the fuel depot at the north quay of Talvik blew up on Monday, the minister said."
ROAD = (
    "Rescuers pulled eleven workers from the rubble of the old pumping house and closed the road to the harbour until "
    "the fire was out."
)
PAST = "The depot has stored aviation fuel since 1998 and was inspected for the last time two winters ago."
SHIPS = "Three tankers that lay at anchor outside the breakwater were towed to Kesvik before the wind turned."


def pair(engine: Engine, *paragraphs: str) -> tuple[Lineage, Article]:
    """The lineage of the whole report and of an article with these paragraphs, and that article."""
    wire = article("wire", f"{FIRE} {ROAD} {PAST} {SHIPS}", published="2024-05-01")
    paper = article("paper", *paragraphs, published="2024-05-02")
    return trace([wire, paper], engine), paper


def copied(found: Lineage, of: Article) -> str:
    """The words of an article that stand in a passage."""
    spans = sorted(span for edge in found.reuse for span in (edge.a, edge.b) if span.article == of.id)
    return " / ".join(of.quote(span) for span in spans)


def test_a_sentence_with_every_fifth_word_exchanged_is_a_passage(engine: Engine) -> None:
    """No run of six words is left of it, but it stands beside what was copied as it was."""
    reworded = (
        "Firemen freed eleven men from the rubble of the old pumping hall and shut the road to the harbour until "
        "the blaze was out."
    )
    found, paper = pair(engine, f"{FIRE} {reworded}")
    assert copied(found, paper) == paper.text
    assert {edge.relation for edge in found.reuse} == {"edited"}


def test_a_reworded_sentence_that_was_moved_is_a_passage(engine: Engine) -> None:
    """The order of the sentences is not that of the original."""
    first = "The depot has kept aviation fuel since 1998 and was checked for the last time two years ago."
    found, paper = pair(engine, f"{first} {FIRE} {SHIPS}")
    assert "aviation fuel since 1998 and was checked for the last time two" in copied(found, paper)


def test_a_passage_grows_to_the_sentence_that_both_have_in_other_words(engine: Engine) -> None:
    """What stood behind the verb stands before it, and a word of either half is another one."""
    other, turn = pair(engine, f"{FIRE} Until the fire was out the road to the harbour was closed by rescuers, who"
                       " pulled eleven workers from the rubble of the old pumping house.")  # fmt: skip
    assert copied(other, turn).replace(" / ", " ") == turn.text
    own = f"{FIRE[:-18]}, and all that night nobody in the town could say who had opened the valve or why."
    third, page = pair(engine, own)
    assert copied(third, page) == FIRE[:-19]


def test_a_sentence_whose_halves_changed_places_is_found_in_both(engine: Engine) -> None:
    """Active became passive: what was behind the verb now stands before it."""
    turned = (
        "The road to the harbour was closed until the fire was out, and eleven workers were pulled from the rubble of "
        "the old pumping house by rescuers."
    )
    found, paper = pair(engine, f"{FIRE} {turned}")
    assert "The road to the harbour was closed until the fire was out" in copied(found, paper)
    assert "from the rubble of the old pumping house" in copied(found, paper)


def test_common_turns_of_phrase_beside_a_copied_sentence_stay_out(engine: Engine) -> None:
    """Three and four words here and there are how everybody writes."""
    own = (
        "People of the town said that the fire was out by noon, that nobody had seen the road to the east so empty, "
        "and that the ships outside waited for the wind to turn as they always had in such a week."
    )
    found, paper = pair(engine, f"{FIRE} {own}")
    assert copied(found, paper) == FIRE


def test_a_turn_of_phrase_beside_a_shared_quotation_ties_nobody(engine: Engine) -> None:
    """Two reporters of one press conference have the speaker's words in common, and how everybody puts the matter."""
    said = "“A drone hit the depot. This was an attack on our country, and we will find who did it,” Okkelberg said."
    a = article("a", f"{said} His attack caused the explosion at the fuel depot, he told the hall, and then he left.")
    b = article("b", f"What kind of attack caused the explosion at the fuel depot nobody knew until noon. {said}")
    assert {edge.content for edge in trace([a, b], engine).reuse} == {"quotation"}


def test_a_verbatim_copy_gains_nothing(engine: Engine) -> None:
    """A paragraph copied word for word inside another story is one passage, and ends where it ends."""
    found, paper = pair(engine, "Nobody here remembers such a noise.", f"{ROAD} {PAST}", "So much for Monday.")
    assert copied(found, paper) == f"{ROAD} {PAST}"
    assert [edge.relation for edge in found.reuse] == ["verbatim"]
