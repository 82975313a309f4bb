"""What is tried, and what is used as long as nothing was."""

import pytest

from desktop.core.tuning import Tuning
from desktop.engine.core_count import Cores
from desktop.engine.cores import usable_cores
from desktop.engine.protocol import Load
from desktop.engine.tuning.candidates import micro_batches, thread_counts, tuning_for, untuned

TUNED = Tuning(threads=3, reading_threads=5, micro_batch=64, flash_attention=False)


@pytest.mark.parametrize(
    ("cores", "in_use", "counts"),
    [
        (Cores(fast=1, physical=1, logical=1, share=1), 1, [1]),
        (Cores(fast=2, physical=2, logical=2, share=2), 2, [2, 1]),
        (Cores(fast=4, physical=4, logical=8, share=8), 4, [4, 8, 3, 2]),
        (Cores(fast=4, physical=12, logical=16, share=16), 4, [4, 16, 12, 3, 2]),
        (Cores(fast=8, physical=8, logical=16, share=16), 6, [6, 16, 8, 7, 4]),
        (Cores(fast=32, physical=32, logical=64, share=2), 2, [2]),
        (Cores(fast=2, physical=2, logical=2, share=2), 7, [7, 2, 1]),
    ],
)
def test_thread_counts(cores: Cores, in_use: int, counts: list[int]) -> None:
    assert thread_counts(cores, in_use) == counts


def test_micro_batches_are_those_that_fit() -> None:
    sizes = [one.micro_batch for one in micro_batches(untuned(2), 512)]
    assert sizes == [512, 256, 128, 64]
    assert [one.micro_batch for one in micro_batches(TUNED, 256)] == [64, 256, 128]
    assert {(one.threads, one.flash_attention) for one in micro_batches(TUNED, 512)} == {(3, False)}


def test_a_person_goes_before_what_was_measured_and_that_before_the_number_of_cores() -> None:
    assert tuning_for(Load(id="1", path="", threads=7, tuning=TUNED)) == untuned(7)
    assert tuning_for(Load(id="1", path="", tuning=TUNED)) == TUNED
    assert tuning_for(Load(id="1", path="")) == untuned(usable_cores().threads)
