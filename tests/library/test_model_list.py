"""The short form of tests/benchmarks/model_list.py."""

import statistics
from pathlib import Path

from tests.benchmarks.model_list import BAR, measure, measure_again, write_models


def test_five_hundred_models_are_listed_and_filtered_in_time(tmp_path: Path) -> None:
    write_models(tmp_path / "models", 500)
    assert statistics.median(measure(tmp_path, 15)) <= BAR
    assert statistics.median(measure_again(tmp_path, 15)) <= BAR
