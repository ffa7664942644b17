"""What the tests of lineage share."""

import pytest

from firsthand.engine import Engine, open_engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine of one machine, which holds nothing between two calls."""
    return open_engine()
