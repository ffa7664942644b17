"""Find a Chromium for the browser tests, or get one: `python tests/browser.py`.

An installed Chromium or Chrome is taken; else Debian's package when root; else Playwright's own download. Where none
is to be had, it says loudly what will be left out, and the tests marked `browser` skip.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# A browser started for a test talks to nobody.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def installed() -> str | None:
    """The path of a browser on this machine, or None; Playwright's own counts."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:  # Playwright may be absent or unable to start: then there is no browser of its own
        return None
    return path if os.path.exists(path) else None


def main() -> None:
    """Get a browser, or say what is left out."""
    if not installed() and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], check=False)
    if not installed():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if path := installed():
        print(f"browser tests run in {path}")
    else:
        print("*" * 100)
        print("LEFT OUT: the browser tests. No Chromium or Chrome was found and none could be installed;")
        print("          the report is not checked at 1280 and 390 px. Install chromium and run again.")
        print("*" * 100)


if __name__ == "__main__":
    main()
