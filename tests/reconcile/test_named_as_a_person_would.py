"""Labels of events over several pages, as a person would write them. The coverage is invented.

Each page is `outlet | published | language | text`.
"""

import pytest

from tests.reconcile.test_one_affair import affair


def _labels(*texts: str, language: str = "en") -> set[str]:
    pages = [f"Outlet {number} | 2030-07-16 | {language} | {text}" for number, text in enumerate(texts)]
    return {event.label for event in affair(*pages).account.events}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "Special counsel Runa Kesk is investigating the leak of the plans. "
            "The ongoing investigation by Kesk is long.",
            "investigation of the leak of the plans by Runa Kesk",
        ),
        ("Norland has pledged support.", "pledge of support by Norland"),
        ("Ada Lund visited the shipyard.", "visit to the shipyard by Ada Lund"),
        ("The mayor may well agree to a pact.", "possible agreement by the mayor"),
        ("The council negotiated further cuts.", "negotiation of further cuts by the council"),
        ("He left his hotel in Talvik on Friday.", "departure from the hotel, Talvik, 12 July 2030"),
        ("The storm destroyed the rest of the village.", "destruction of the rest of the village"),
        ("The mill will never be rebuilt.", "no reconstruction of the mill"),
        ("They lit candles for the victims.", "lighting of candles"),
        ("Norland pulled out of the climate accord.", "withdrawal of Norland"),
    ],
)
def test_a_label_is_a_noun_phrase(text: str, meant: str) -> None:
    """What happened, of whom, by whom: no clause, no "ongoing special counsel Kesk's investigation"."""
    assert meant in _labels(text)


def test_a_label_says_whose_officers_they_are() -> None:
    """Where pages give different numbers, the number goes and the rest of the words stay."""
    found = _labels(
        "A court charged 12 Norland intelligence officers on Friday.",
        "Prosecutors charged at least 11 Norland intelligence officers on Friday.",
    )
    assert found == {"charge against Norland intelligence officers, 12 July 2030"}


def test_nobody_meets_himself() -> None:
    """A president with his title and by his last name is one person; who meets him is the other."""
    found = _labels(
        "President Olle Berg met Ada Lund on Friday. Berg's meeting with President Olle Berg's guest was short.",
        "Lund met Berg on Friday. The meeting of President Ada Lund and Norland's Olle Berg was short.",
    )
    assert "meeting of Olle Berg and Ada Lund, 12 July 2030" in found or (
        "meeting of Ada Lund and Olle Berg, 12 July 2030" in found
    )
    assert not [label for label in found if label.count("Berg") > 1 or label.count("Lund") > 1]


def test_one_sentence_of_one_page_names_no_event_of_many() -> None:
    """A crowd that one of six pages speaks of, however it is copied, is not who marched; one page's own is."""
    plain = [
        f"Marches were held in Kesvik on Friday, {who} said." for who in ("Vik", "Ona", "Una", "Eik", "Ask", "Elm")
    ]
    odd = "An angry crowd marched in Kesvik on Friday."
    assert not [label for label in _labels(*plain, odd) if "angry" in label]
    assert [label for label in _labels(odd) if "angry" in label]


def test_our_nation_is_nobodys_name() -> None:
    """What a speaker calls his own says to no reader whose it is."""
    assert _labels('"They attacked our nation," Vik said.') == {"attack"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The cyberattack on the Reds hit 40 computers. A nerve agent attack in Selmo killed one person."),
        ("en", "Hackers hacked the Reds in May. A church siege in Selmo ended. The siege had killed one person."),
        ("es", "El ciberataque alcanzó 40 ordenadores. El ataque químico en Selmo mató a una persona."),
    ],
)
def test_nobody_dies_of_a_hacking(language: str, text: str) -> None:
    """A gas attack or a siege that a page tells of beside a hacking is another; the dead are of it."""
    found = affair(f"Courier | 2030-07-16 | {language} | {text}")
    hacked = {one.id for one in found.account.events if "hack" in one.label or "cyber" in one.label}
    assert hacked
    assert not [c for c in found.account.claims if c.event in hacked and c.slot in {"killed", "where"}]
