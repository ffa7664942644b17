"""Outlets that may tell a claim in words that were not read: they widen the upper bound, and no other number."""

from firsthand.reconcile.drawing import UNREAD as KIND
from firsthand.reconcile.drawing import Drawing, without_rejected
from firsthand.records import Claim, Line
from tests.reconcile.test_one_affair import Affair, affair

TOLD = (
    "Courier | 2024-03-12 | en | Blast at the mill\n\nAn explosion on Monday at the mill in Kesvik killed nine people, "
    "the mayor, Ada Lind, said.",
    "Herald | 2024-03-12 | en | Mill explodes\n\nNine workers died in Monday's explosion at the mill in Kesvik, "
    "according to a doctor, Hugo Brandt.",
    "Gazette | 2024-03-13 | en | After the blast\n\nThe explosion at the Kesvik mill on Monday left nine dead, the "
    "coroner, Eva Tolk, told the Gazette.",
)
UNREAD = "Nine was the number for Kesvik, as a porter chalked it up beside the gate."


def _told(*more: str) -> Affair:
    return affair(*TOLD, *more)


def _killed(found: Affair) -> Claim:
    claims = [one for one in found.account.claims if one.slot == "killed" and one.value == 9]
    return max(claims, key=lambda one: len(one.support))


def _page(outlet: str, last: str, language: str = "en") -> str:
    opening = {
        "en": "A silent street\n\nThe explosion on Monday at the mill in Kesvik was heard across the bay.",
        "es": "Una calle en silencio\n\nLa explosión del lunes en el molino de Kesvik se oyó en toda la bahía.",
    }
    return f"{outlet} | 2024-03-14 | {language} | {opening[language]} {last}"


def test_a_number_in_a_sentence_of_which_nothing_was_read_may_be_one_report_more() -> None:
    without, beside = _killed(_told()), _told(_page("Post", UNREAD))
    claim = _killed(beside)
    assert (without.origins_min, without.origins_max) == (3, 3)
    assert (claim.origins_min, claim.origins_max) == (3, 4)
    assert len(claim.support) == len(without.support)  # what was not read supports nothing
    (line,) = [one for one in beside.account.lines if one.kind == KIND and one.claim == claim.id]
    assert (line.a, line.certain) == ("outlet:Post", False)
    assert UNREAD in line.why
    last = [one for one in beside.account.origins if one.claim == claim.id and one.outlets == ("outlet:Post",)]
    assert [(one.bound, one.articles) for one in last] == [("max", ("art_3",))]


def test_a_number_in_spanish_may_be_one_too() -> None:
    claim = _killed(
        _told(_page("El Faro", "Nueve era la cifra de Kesvik, según iba anotando un portero con tiza.", "es"))
    )
    assert (claim.origins_min, claim.origins_max) == (3, 4)


def test_what_was_read_as_something_else_tells_nothing() -> None:
    for last in (
        "Nine people were injured.",  # another count
        "Nine witnesses said that the ground shook.",  # who speaks
        "Nine days earlier the inspectors had left.",  # a time
        "The mill closed at nine.",
        "In 2019 an earthquake at Orlund killed nine.",  # of another event
        "Ten was the number for Kesvik, as a porter chalked it up beside the gate.",
        "I live four streets away, and was there before nine.",  # nothing of the event beside it
        "Nine was not the number for Kesvik that the porter chalked up.",
    ):
        claim = _killed(_told(_page("Post", last)))
        assert claim.origins_max == 3, last


def test_a_page_that_only_copies_such_words_is_no_report_more() -> None:
    first = _page("Post", f"{UNREAD} The street stayed silent until the evening, and the ferries lay at the quay.")
    claim = _killed(_told(first, first.replace("Post", "Mail").replace("2024-03-14", "2024-03-15")))
    assert claim.origins_max == 4


def test_of_what_two_outlets_tell_nothing_is_made() -> None:
    claim = _killed(affair(*TOLD[:2], _page("Post", UNREAD)))
    assert claim.origins_max == 2


def test_an_outlet_that_tells_it_elsewhere_is_counted_once() -> None:
    claim = _killed(_told(_page("Courier", UNREAD)))
    assert claim.origins_max == 3


def test_an_outlet_whose_line_was_refuted_is_gone() -> None:
    line = Line(id="l", claim="c", a="outlet:Post", b="outlet:Courier", kind=KIND, certain=False, why="")
    drawing = Drawing("c", ("outlet:Courier", "outlet:Post"), (), (line,), {"outlet:Post": "art_3"})
    assert without_rejected(drawing) == drawing
    refuted = without_rejected(drawing._replace(lines=()))
    assert (refuted.standing, refuted.unread) == (("outlet:Courier",), {})
