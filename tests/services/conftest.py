"""Everything but the window, in a data folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.sampling import Sampling
from desktop.paths import Paths


@pytest.fixture
def composition(tmp_path: Path) -> Iterator[Composition]:
    """Real settings, a real SQLite file, real engines."""
    made = Composition(Paths.under(tmp_path / "data"))
    made.settings.change(sampling=Sampling(temperature=0.0), max_tokens=48)
    yield made
    made.close()
