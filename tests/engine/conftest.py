"""Engines for tests: children that misbehave, and the real one where packaging has built it."""

from collections.abc import Iterator

import pytest

from tests.engine.engines import Engines, open_descriptors, wait_for


@pytest.fixture
def engines() -> Iterator[Engines]:
    """Makes clients with any child; afterwards each has stopped quickly and no descriptor is left open."""
    before = open_descriptors()
    made = Engines()
    yield made
    made.stop_all()
    wait_for(lambda: not open_descriptors() - before, 2.0)
