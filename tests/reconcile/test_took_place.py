"""What took place by a noun that no table knows: it is what the page tells of, unless it may be something else."""

import pytest

from tests.reconcile.test_one_affair import affair


def when(text: str, language: str = "en") -> list[tuple[str, str]]:
    """The days that a page of 8 March gives, each with the kind of event it is told of."""
    account = affair(f"A | 2024-03-08 | {language} | {text}").account
    kinds = {event.id: event.label.split(",")[0] for event in account.events}
    return sorted((kinds[claim.event], str(claim.value)) for claim in account.claims if claim.slot == "when")


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Police in Kesvik arrested 12 people. The bust had taken place on Wednesday.", "arrest"),
        ("en", "Gunmen attacked the mill in Kesvik, the mayor said. As she described it, the rampage took place"
         " on Wednesday.", "attack"),
        ("es", "La policía detuvo a 12 personas en Kesvik. El golpe policial había tenido lugar el miércoles.",
         "arrest"),
    ],
)  # fmt: skip
def test_what_took_place_is_what_the_page_tells_of(language: str, text: str, kind: str) -> None:
    """A noun told as known, and the only happening that it can mean."""
    ((label, day),) = when(text, language)
    assert (label.startswith(kind), day) == (True, "2024-03-06")


@pytest.mark.parametrize(
    "text",
    [
        "Police in Kesvik arrested 12 people. The wedding had taken place on Wednesday.",
        "Police in Kesvik arrested 12 people. A bust had taken place on Wednesday.",
        "Police in Kesvik arrested 12 people. A bridge in Orvik collapsed. The ordeal had taken place on Wednesday.",
    ],
)
def test_what_may_be_something_else_stays_alone(text: str) -> None:
    """A wedding, something new, and a noun that could mean either of two happenings date no arrest."""
    assert not any(label.startswith(("arrest", "collapse")) for label, _ in when(text))
