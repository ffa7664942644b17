"""Where the tests find the gold data, and what they say when it is not there."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"


# What the person who runs the tests has added for herself is no part of them; commands that tests start see this too.
os.environ["FIRSTHAND_GAZETTEERS"] = str(ROOT / "tests" / "no-gazetteers")

# What is compiled at its first call takes seconds there; a machine that does something else at the time, too.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="pin what was measured as the new floors; never lowers one")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The gold data folder; the test is skipped, visibly, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"no gold data at {SHARED}")
    return SHARED
