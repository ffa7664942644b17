"""Draw docs/report.png, the README's picture: the report of the example coverage in a real Chromium."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from firsthand import tell, workflow
from firsthand.store import Store

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.browser import ARGUMENTS, installed  # noqa: E402


def main() -> None:
    """Build the example, open its report, take the top of the page."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        case = Path(folder) / "northquay"
        with Store(case, create=True) as store:
            workflow.collect(store, [str(ROOT / "examples" / "northquay")])
            workflow.build(store)
            page_file = case / "report.html"
            page_file.write_text(tell.report(workflow.dossier(store)), "utf-8")
        browser = playwright.chromium.launch(executable_path=installed(), args=list(ARGUMENTS))
        page = browser.new_page(viewport={"width": 1100, "height": 1000})
        page.goto(page_file.as_uri())
        page.screenshot(path=ROOT / "docs" / "report.png")
        browser.close()


if __name__ == "__main__":
    main()
