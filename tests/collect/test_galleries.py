"""What scraped texts hold beside their story: scripts, and the words below a gallery's pictures. Invented here."""

from firsthand.collect.plain import text_blocks

TOLD = "Ada Lind opens the new grain quay of Talvik on Monday, the first in the town for forty years"


def kinds(*paragraphs: str) -> list[str]:
    """The kinds of the paragraphs of a text."""
    return [block.kind for block in text_blocks("\n\n".join(paragraphs), None)]


def test_a_script_is_furniture() -> None:
    """Code that a scraper took for words is no paragraph; a legal sentence with brackets is one."""
    assert kinds("Lind spoke.", "ads.push({ mode: 'below', place: 'foot' }); ads.push({ flush: true });") == [
        "paragraph", "boilerplate",
    ]  # fmt: skip
    assert kinds("The act (section 4; see also section 9) sets a limit {of nine days}.") == ["paragraph"]


def test_a_gallery_prints_its_caption_twice() -> None:
    """Whole and cut short, with the credit behind: a caption and furniture."""
    assert kinds(f"{TOLD}. less", f"{TOLD[:70]}... more", "Photo: Ivo Berg, BPA", "Lind spoke.") == [
        "caption", "boilerplate", "paragraph", "paragraph",
    ]  # fmt: skip


def test_a_paragraph_said_again_is_told_once() -> None:
    """Without a picture's credit the first copy stays what it is; a credit alone makes no caption of a paragraph."""
    assert kinds(f"{TOLD}.", f"{TOLD}.", "Lind spoke.") == ["paragraph", "boilerplate", "paragraph"]
    assert kinds(f"{TOLD}.", "Photo: Ivo Berg, BPA", "Lind spoke.") == ["paragraph"] * 3


def test_two_that_begin_alike_are_two() -> None:
    """Nor is a short line that stands twice, a refrain."""
    assert kinds(f"{TOLD}, she said.", f"{TOLD[:60]} with a speech about barley and nothing else.") == ["paragraph"] * 2
    assert kinds("It burned.", "It burned.") == ["paragraph"] * 2
