"""How a happening is presented: status, polarity, stance and hedges by syntax."""

import pytest

from firsthand.read import models
from firsthand.read.document import open_document
from firsthand.read.factuality import presentation
from tests.read.test_attribution import article

NLP = models.english().nlp


def shown(text: str, word: str) -> tuple[str, str, str, list[str]]:
    """Status, polarity, stance and hedges of the first token that reads `word`."""
    made = article(text)
    document = open_document(made, NLP.pipe, language="en", parsed=True)
    for paragraph in document.paragraphs:
        for token in paragraph.doc:
            if token.text == word:
                found = presentation(document, paragraph, token)
                return found.status, found.polarity, found.stance, [made.quote(span) for span in found.hedges]
    raise AssertionError(f"no {word!r} in {text!r}")


@pytest.mark.parametrize(
    ("text", "word", "status", "polarity"),
    [
        ("Seven people were killed.", "killed", "happened", "positive"),
        ("Nobody was killed.", "killed", "happened", "negative"),
        ("There are no dead children in Kesvik.", "dead", "happened", "negative"),
        ("Divers found no injured passengers.", "injured", "happened", "negative"),
        ("No pupil is dead.", "dead", "happened", "negative"),
        ("There are two dead children, and no water.", "dead", "happened", "positive"),
        ("No arrested man was seen at the station.", "arrested", "happened", "positive"),
        ("Don't tell us that it was an earthquake.", "earthquake", "happened", "negative"),
        ("Let nobody say that it was an earthquake.", "earthquake", "happened", "negative"),
        ("Nobody said that it was an earthquake.", "earthquake", "happened", "positive"),
        ("The guards did not shoot.", "shoot", "happened", "negative"),
        ("The officers planned to seize the depot and to move the tanks.", "move", "planned", "positive"),
        ("They were supposed to storm the palace.", "storm", "planned", "positive"),
        ("The goal was simple: to capture the mayor.", "capture", "planned", "positive"),
        ("The union planned a strike for Friday.", "strike", "planned", "positive"),
        ("The unions have called a strike for Friday.", "strike", "planned", "positive"),
        ("A march had been called for Friday.", "march", "planned", "positive"),
        ("The council voted to close the depot.", "close", "planned", "positive"),
        ("The board decided that a shutdown was too expensive.", "shutdown", "hypothetical", "positive"),
        ("An evacuation was not needed, the mayor said.", "evacuation", "planned", "negative"),
        ("There was no need to evacuate, the mayor said.", "evacuate", "planned", "negative"),
        ("They tried to topple the mayor.", "topple", "attempted", "positive"),
        ("They failed to stop the train.", "stop", "attempted", "negative"),
        ("The coup, which was foiled, was theirs.", "coup", "attempted", "negative"),
        ("Parliament will debate the bill.", "debate", "predicted", "positive"),
        ("If the sky closes, ships will stop.", "closes", "hypothetical", "positive"),
        ("Ships could collide there.", "collide", "hypothetical", "positive"),
        ("Questions after Kesvik crash", "crash", "happened", "positive"),
        ("There are fears of a crash.", "crash", "hypothetical", "positive"),
        ("The mayor said that ships could collide there.", "collide", "predicted", "positive"),
        ("The mayor feared that four had died.", "died", "happened", "positive"),
        ("The mayor says that two cranes are needed.", "needed", "ongoing", "positive"),
        ("The quay is being rebuilt.", "rebuilt", "ongoing", "positive"),
        ("The yard said that it was hiring divers.", "hiring", "ongoing", "positive"),
        ("The hull is believed to be sound.", "be", "ongoing", "positive"),
        ("The mayor says there is no water.", "is", "ongoing", "negative"),
        ("Firefighters are searching the ruins.", "searching", "ongoing", "positive"),
        ("Suppose that two ships had sunk.", "sunk", "hypothetical", "positive"),
        ("Let us imagine that the ferry sank.", "sank", "hypothetical", "positive"),
        ("The yard supposed that two ships had sunk.", "sunk", "happened", "positive"),
        ("The mayor said nobody had tried to storm the hall.", "storm", "happened", "negative"),
        ("Marchers tried to storm the hall.", "storm", "attempted", "positive"),
        ("The union called on the mayor to resign.", "resign", "hypothetical", "positive"),
    ],
)
def test_status_and_polarity_follow_syntax(text: str, word: str, status: str, polarity: str) -> None:
    """What governs the trigger decides, not what stands beside it."""
    assert shown(text, word)[:2] == (status, polarity)


@pytest.mark.parametrize(
    ("text", "word", "hedges"),
    [
        ("The alleged conspirators were reportedly rounded up and jailed.", "jailed", ["alleged", "reportedly"]),
        ("The men were allegedly beaten.", "beaten", ["allegedly"]),
        ('He staged a "coup" there.', "coup", ['"coup"']),
        ('He was "accidentally" killed.', "killed", ['"accidentally"']),
        ("The guards may have fired.", "fired", ["may"]),
        ("The guards fired.", "fired", []),
        ("They were betrayed, possibly by a colleague.", "betrayed", ["possibly"]),
    ],
)
def test_hedges_are_the_words_that_keep_a_distance(text: str, word: str, hedges: list[str]) -> None:
    """Adverbs, adjectives on those who take part, scare quotes, may have."""
    assert shown(text, word)[3] == hedges


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("The ministry denied that police had beaten anyone.", "beaten", "denies"),
        ("Prosecutors accuse the officers of helping them.", "helping", "accuses"),
        ("The lawyers say that the men were beaten.", "beaten", "reports"),
        ("The men were allegedly beaten.", "beaten", "alleges"),
        ("The depot exploded.", "exploded", "asserts"),
        ("Nobody can say that it was an accident, she said.", "accident", "questions"),
    ],
)
def test_stance_is_that_of_whoever_says_it(text: str, word: str, stance: str) -> None:
    """The nearest cue that governs the trigger lends its stance; without one the writer asserts."""
    assert shown(text, word)[2] == stance


@pytest.mark.parametrize(
    ("text", "word", "status", "polarity"),
    [
        ("It is not true that a boiler exploded.", "exploded", "happened", "negative"),
        ("It is true that a boiler exploded.", "exploded", "happened", "positive"),
        ("It is false that police shot anyone.", "shot", "happened", "negative"),
        ("There was no Operation Heron.", "Operation", "happened", "negative"),
        ("There was never any plot.", "plot", "happened", "negative"),
        ("The exercise never took place.", "took", "happened", "negative"),
        ("The mayor had tried to close the mill.", "close", "attempted", "positive"),
        ("The mill will never be rebuilt.", "rebuilt", "predicted", "negative"),
        ("They tried to stop the vote.", "vote", "unknown", "positive"),
        ("They planned to stop the election.", "election", "unknown", "positive"),
        ("Police stopped the attack.", "attack", "attempted", "negative"),
    ],
)
def test_denials_and_what_was_only_to_be_stopped(text: str, word: str, status: str, polarity: str) -> None:
    """A clause called untrue did not happen; what somebody meant to stop is left open."""
    assert shown(text, word)[:2] == (status, polarity)


def test_denied_claims_are_denied() -> None:
    """Whoever denies claims denies what they say."""
    assert shown("The ministry denied the claims that police beat the men.", "beat")[2] == "denies"


@pytest.mark.parametrize(
    ("text", "word", "status", "polarity"),
    [
        ("The treaty bars attacks on hospitals.", "attacks", "hypothetical", "positive"),
        ("The law prohibits bombings of towns.", "bombings", "hypothetical", "positive"),
        ("Parliament will debate the explosion.", "explosion", "unknown", "positive"),
        ("Police will investigate the explosion.", "explosion", "happened", "positive"),
        ("The town will mourn the victims of the attack.", "attack", "happened", "positive"),
        ("The army stopped the attack.", "attack", "attempted", "negative"),
    ],
)
def test_a_rule_is_no_denial_and_a_topic_keeps_its_own_status(text: str, word: str, status: str, polarity: str) -> None:
    """What a law bars in general neither happened nor was denied; what is debated is not as future as the debate."""
    assert shown(text, word)[:2] == (status, polarity)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The yard said that it would close the quay.", "close", "planned"),
        ("“We will close the quay,” Lind said.", "close", "planned"),
        ("The mayor said that snow would close the quay.", "close", "predicted"),
        ("If it rains they would close the quay, she says.", "close", "hypothetical"),
        ("The union called for a strike.", "strike", "hypothetical"),
        ("Lind urged the yard to close the quay.", "close", "hypothetical"),
        ("Lind wants the yard to close the quay.", "close", "hypothetical"),
        ("Lind wants to close the quay.", "close", "planned"),
        ("The mayor said that the quay was safe.", "was", "ongoing"),
        ("The ferry needs repair.", "needs", "ongoing"),
        ("The ferry was safe.", "was", "happened"),
    ],
)
def test_a_thing_told_stands_in_the_time_of_its_telling(text: str, word: str, status: str) -> None:
    """What the speaker will do is a plan, what others should do is asked, what lasted then goes on."""
    assert shown(text, word)[0] == status


@pytest.mark.parametrize(
    ("text", "word", "status", "polarity"),
    [
        ("The governor promised an inquiry into last month's raid.", "inquiry", "planned", "positive"),
        ("The governor promised an inquiry into last month's raid.", "raid", "happened", "positive"),
        ("Dockers demanded a review of safety after the explosion.", "explosion", "happened", "positive"),
        ("The union called for justice for the killing of a docker.", "killing", "happened", "positive"),
        ("The governor promised an inquiry into raids on boats.", "raids", "planned", "positive"),
        ("They threatened an attack over the arrest.", "attack", "planned", "positive"),
        ("Captain Vik told the court: “My crew did not shoot a gull.”", "shoot", "happened", "negative"),
        ("The governor told the crew to shoot.", "shoot", "hypothetical", "positive"),
    ],
)
def test_what_an_answer_is_to_has_happened(text: str, word: str, status: str, polarity: str) -> None:
    """A plan governs the inquiry, not the raid that it is into; words told to a court are no order."""
    assert shown(text, word)[:2] == (status, polarity)


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("Halmeria denied meddling in the vote.", "vote", "asserts"),
        ("Halmeria denied making efforts to sway the vote that Vik won.", "vote", "asserts"),
        ("Vik refused to comment after nine men were arrested.", "arrested", "asserts"),
        ("Vik was dismissed from the inquiry in May.", "inquiry", "asserts"),
        ("Vik has dismissed the treaty.", "treaty", "asserts"),
        ("Vik dismissed the indictment as a joke.", "indictment", "asserts"),
        ("The ministry denied the attack.", "attack", "denies"),
        ("The ministry denied that the attack took place.", "attack", "denies"),
        ("The army denied carrying out the raid.", "raid", "denies"),
        ("The army denied that its men opened fire and killed three dockers.", "killed", "denies"),
        ("The firm denied that a fire had broken out.", "fire", "denies"),
        ("Officials denied allegations of torture.", "torture", "denies"),
        ("Vik rejected the claim that the tank exploded.", "exploded", "denies"),
    ],
)
def test_what_hangs_on_a_denial_is_denied_and_nothing_beside_it(text: str, word: str, stance: str) -> None:
    """Who denies a part in something, or does not accept it, takes it for granted."""
    assert shown(text, word)[2] == stance


@pytest.mark.parametrize(
    ("text", "word", "status", "polarity"),
    [
        ("Police do not exclude further arrests.", "arrests", "hypothetical", "positive"),
        ("Officials refused to rule out an attack.", "attack", "hypothetical", "positive"),
        ("They cannot rule out that the cable was cut.", "cut", "hypothetical", "positive"),
        ("They ruled out an attack.", "attack", "happened", "negative"),
        ("The count excludes those killed at sea.", "killed", "happened", "positive"),
    ],
)
def test_what_is_not_ruled_out_is_left_open(text: str, word: str, status: str, polarity: str) -> None:
    """Two denials leave a thing possible; they do not make it happen."""
    assert shown(text, word)[:2] == (status, polarity)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Investigators spoke of attempts to sway the 2031 election.", "election", "happened"),
        ("He blamed Lind for failing to stop efforts to subvert the election.", "election", "happened"),
        ("Medoria's efforts in the 2031 election were known.", "election", "happened"),
        ("They leaked the letters in an attempt to alter the presidential election.", "election", "happened"),
        ("The general tried to sabotage the summit.", "summit", "happened"),
        ("They tried to hold the election in May.", "election", "attempted"),
        ("The officers attempted to influence an election.", "election", "attempted"),
        ("The guards attempted a coup in the capital.", "coup", "attempted"),
        ("Lind will not speak of the upcoming elections.", "elections", "planned"),
    ],
)
def test_who_works_upon_a_happening_leaves_it_as_it_is(text: str, word: str, status: str) -> None:
    """An attempt to sway the vote is no attempted vote; to hold it would be."""
    assert shown(text, word)[0] == status
