"""What the tests of lineage share."""

import pytest

from firsthand.engine import Engine, open_engine
from firsthand.lineage.encoder import Encoder, installed


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine of one machine, which holds nothing between two calls."""
    return open_engine()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The encoder of `firsthand[translate]`."""
    found = installed()
    if found is None:
        pytest.skip("the extra firsthand[translate] is not installed")
    return found
