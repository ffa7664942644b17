"""The report in a real headless browser: quiet, narrow enough, and off the network, with and without script."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from firsthand import records as r
from firsthand.tell import report
from tests.browser import ARGUMENTS, installed

sync_api = pytest.importorskip("playwright.sync_api", reason="LEFT OUT: the report in a browser; playwright is missing")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator["sync_api.Browser"]:
    """A headless Chromium, or a skip that says what is left out."""
    path = installed()
    if not path:
        pytest.skip("LEFT OUT: the report in a browser; no Chromium or Chrome was found (python tests/browser.py)")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def file(dossier: r.Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on disk."""
    path = tmp_path_factory.mktemp("report") / "case.html"
    path.write_text(report(dossier), "utf-8")
    return path


@pytest.fixture(params=[(1280, True), (390, True), (390, False)], ids=["wide", "phone", "phone without script"])
def page(browser: "sync_api.Browser", file: Path, request: pytest.FixtureRequest) -> Iterator["sync_api.Page"]:
    """The open report; on leaving, whatever the browser complained of or asked for fails the test."""
    width, script = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: message.type in {"error", "warning"} and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: asked.append(request.url.split("#")[0]))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert complaints == []
    assert set(asked) == {file.as_uri()}


def overflow(page: "sync_api.Page") -> int:
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_no_page_is_wider_than_its_window(page: "sync_api.Page") -> None:
    """Closed or with everything open, even a word of ten thousand letters wraps."""
    assert overflow(page) == 0
    page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
    assert overflow(page) == 0


def test_a_long_number_does_not_run_into_its_words(page: "sync_api.Page") -> None:
    """The words of a step of the funnel begin after its number, however long that is."""
    gaps = page.evaluate("""[...document.querySelectorAll('.funnel a')].map(step => {
        const [number, words] = step.children
        number.textContent = '1,255 or more'
        const drawn = document.createRange()
        drawn.selectNodeContents(number)
        return words.getBoundingClientRect().left - drawn.getBoundingClientRect().right
    })""")
    assert gaps
    assert min(gaps) >= 4


def test_how_a_table_is_ordered_is_said_in_one_line(page: "sync_api.Page") -> None:
    """The words over a table of values are not squeezed into its first column where that is stacked on a phone."""
    heights = page.evaluate("[...document.querySelectorAll('.abreast caption')].map(node => node.offsetHeight)")
    assert heights
    assert max(heights) <= 40


def test_a_curve_opens_its_passages(page: "sync_api.Page") -> None:
    """A click in the drawing shows the two passages side by side, without a script too."""
    page.locator("figure:visible a.edge[href='#reu-1'] path.ink").dispatch_event("click")
    page.locator("#reu-1").wait_for(state="visible")


def test_a_row_opens_the_article_at_the_marked_words(page: "sync_api.Page") -> None:
    """From a leading claim's words one comes to the same words in the article."""
    page.locator(".lead a.back").first.click()
    words = page.locator(":target")
    words.wait_for(state="visible")
    assert words.inner_text() == "Seven passengers were killed"
    box = words.bounding_box()
    assert box
    assert 0 <= box["y"] <= 900


def test_a_number_opens_its_list(page: "sync_api.Page") -> None:
    """The count of independent reports leads to their list."""
    page.locator(".lead .funnel a[href='#clm-7-reports']").click()
    page.locator("#clm-7-reports li").first.wait_for(state="visible")


def test_the_keyboard_reaches_the_page(page: "sync_api.Page") -> None:
    """The first stop is the link that skips to the claims; every summary can be reached."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("[...document.querySelectorAll('summary')].every(node => node.tabIndex === 0)")


def test_print_shows_what_is_folded(page: "sync_api.Page") -> None:
    """On paper the evidence stands open."""
    page.emulate_media(media="print")
    page.locator("#clm-7 .row").first.wait_for(state="visible")


def test_both_colour_schemes_can_be_read(page: "sync_api.Page") -> None:
    """Text on paper and the accent on paper keep a contrast of 4.5 to 1 by day and by night."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for name in ("--ink", "--soft", "--accent", "--gone"):
            for ground in ("--paper", "--card", "--tint"):
                assert _contrast(page, name, ground) >= 4.5, (scheme, name, ground)
        assert _contrast(page, "--ink", "--mark") >= 4.5, scheme


def _contrast(page: "sync_api.Page", front: str, ground: str) -> float:
    """The WCAG contrast of two of the page's colours."""
    style = "getComputedStyle(document.documentElement).getPropertyValue"
    first, second = (_luminance(page.evaluate(f"{style}('{name}')").strip()) for name in (front, ground))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
