"""Labels of events, from sentences written for these tests."""

import pytest

from firsthand.reconcile.happenings import kind_of
from firsthand.reconcile.labels import event_label
from firsthand.reconcile.pile import open_pile
from firsthand.records import Article, Lineage, Mention, Participant, Quantity, Reading, Span, Status


def label(text: str, trigger: str, *, actor: str = "", recipient: str = "", status: Status = "happened") -> str:
    """The label of an event that one sentence mentions."""
    article = Article(id="art-a", key="a", path="a", sha256="0", text=text, extractor="t/1")

    def span(words: str) -> Span:
        at = text.index(words)
        return article.span(at, at + len(words))

    parties = [Participant(role=r, span=span(w), label=w) for r, w in (("actor", actor), ("recipient", recipient)) if w]
    at = text.index(trigger)
    start = max(text.rfind(stop, 0, at) + 2 for stop in (". ", "! ")) if ". " in text[:at] else 0
    mention = Mention(
        id="men-a",
        article=article.id,
        trigger=span(trigger),
        sentence=article.span(start, text.find(".", at) + 1 or len(text)),
        event_type="X",
        participants=tuple(parties),
        status=status,
    )
    pile = open_pile([article], Lineage(), [Reading(article=article.id, mentions=(mention,))])
    return event_label(pile, kind_of(trigger), [mention], None, None, status)


@pytest.mark.parametrize(
    ("text", "trigger", "parties", "meant"),
    [
        ("48 people died in a fire on board the Aurelia.", "fire", {"recipient": "board"}, "fire aboard the Aurelia"),
        ("They voted on air.", "voted", {"recipient": "air"}, "vote"),
        ("One plotter escaped arrest.", "escaped", {"recipient": "arrest"}, "escape from arrest"),
        (
            "Police arrested the captain, Dario Vance, on Monday.",
            "arrested",
            {"actor": "Police", "recipient": "captain"},
            "arrest of Dario Vance",
        ),
        (
            "A judge freed Dario Vance. Vance, who was arrested in March, is at home.",
            "arrested",
            {"recipient": "Vance,"[:-1]},
            "arrest of Dario Vance",
        ),
        ("The ferry Santa Brigida capsized.", "capsized", {"recipient": "Santa Brigida"}, "capsizing of Santa Brigida"),
        ("The train crashed.", "crashed", {"recipient": "train"}, "crash of the train"),
        (
            "The court of inquiry plans to publish its report in May.",
            "publish",
            {"actor": "court", "recipient": "its report"},
            "publication of the report by the court of inquiry",
        ),
        (
            "Ferries between Orlund and Kesvik will not run before Friday.",
            "run",
            {"actor": "Ferries"},
            "Ferries between Orlund and Kesvik will not run",
        ),
        ("She spoke at a press conference in the capital on Tuesday.", "press conference", {}, "press conference"),
        ("They agreed on a plan and gave it a name: Operation Lantern.", "Operation", {}, "Operation Lantern"),
        ("A court of inquiry reached a different conclusion.", "inquiry", {}, "court of inquiry"),
        ("The plan never took place.", "took place", {"recipient": "plan"}, "The plan never took place"),
        (
            "Runa Kesk will meet Dario Vance. Kesk met Vance at the pier.",
            "met",
            {"actor": "Kesk", "recipient": "Vance"},
            "meeting of Runa Kesk and Dario Vance",
        ),
        (
            "They saw Governor Dario Vance. Vance, who was arrested in March, is at home.",
            "arrested",
            {"recipient": "Vance,"[:-1]},
            "arrest of Dario Vance",
        ),
        (
            "A man hacked his way in. Quiet Reds: at the top. Top Reds were robbed. The Reds' top men said so.",
            "robbed",
            {"recipient": "Reds"},
            "theft of Reds",
        ),
        ("In this file photo, Runa Kesk meets a delegate.", "meets", {"recipient": "file photo"}, "meeting"),
        ("They allowed themselves to be robbed.", "robbed", {"recipient": "themselves"}, "theft"),
        ("Almost 40 people were killed.", "killed", {"recipient": "Almost 40 people"}, "killing of almost 40 people"),
    ],
)
def test_a_label_reads_as_a_person_would_write_it(text: str, trigger: str, parties: dict[str, str], meant: str) -> None:
    """The text's own word for what happened, whole names, articles where the text has them, and no cut quotation."""
    assert label(text, trigger, **parties) == meant  # type: ignore[arg-type]


def test_a_plan_in_its_own_words_needs_no_other_word_for_it() -> None:
    """ "Planned closure of the depot", and not "planned court publish its report" nor a clause."""
    tried = label("The city tried to close the depot.", "close", actor="city", recipient="depot", status="attempted")
    assert tried == "attempted closure of the depot"
    plans = "The court plans to publish its report."
    told = label(plans, "publish", actor="court", recipient="its report", status="planned")
    assert told == "planned publication of the report by the court"


def test_what_few_of_many_mentions_say_names_no_event() -> None:
    """An election that 150 sentences speak of is not one "of other countries" since one of them says so."""
    sentences = ["Vik spoke of the election on Monday."] * 150 + ["She wrote on the election of other countries."]
    text = " ".join(sentences)
    article = Article(id="art-a", key="a", path="a", sha256="0", text=text, extractor="t/1")
    mentions = []
    at = -1
    for number, sentence in enumerate(sentences):
        at = text.index("election", at + 1)
        start = text.rindex(sentence[:3], 0, at)
        party = text.find("other countries")
        mentions.append(
            Mention(
                id=f"men-{number}", article="art-a", trigger=article.span(at, at + 8),
                sentence=article.span(start, start + len(sentence)), event_type="ELECTION",
                participants=(
                    (Participant(role="recipient", span=article.span(party, party + 15), label="other countries"),)
                    if number == 150 else ()
                ),
            )
        )  # fmt: skip
    pile = open_pile([article], Lineage(), [Reading(article="art-a", mentions=tuple(mentions))])
    assert event_label(pile, kind_of("election"), mentions, None, None, "happened") == "election"
    assert "other countries" in event_label(pile, kind_of("election"), mentions[-1:], None, None, "happened")


def test_of_some_of_many_the_many_are_named_once() -> None:
    """ "14 of the detainees" and "40 of the detainees" are detainees, not "detainees of the detainees"."""
    text = "14 of the detainees were beaten. 40 of the detainees were beaten."
    article = Article(id="art-a", key="a", path="a", sha256="0", text=text, extractor="t/1")
    mentions = []
    for start, number in ((0, 14), (33, 40)):
        party, at = article.span(start, start + 2), text.index("beaten", start)
        quantity = Quantity(id=f"qty-{number}", span=party, minimum=number, maximum=number, of="detainees")
        mentions.append(
            Mention(
                id=f"men-{number}", article="art-a", trigger=article.span(at, at + 6),
                sentence=article.span(start, text.index(".", start) + 1), event_type="X", quantities=(quantity,),
                participants=(Participant(role="recipient", span=party, label=str(number)),),
            )
        )  # fmt: skip
    pile = open_pile([article], Lineage(), [Reading(article="art-a", mentions=tuple(mentions))])
    assert event_label(pile, kind_of("beaten"), mentions, None, None, "happened") == "beating of detainees"
