"""Facts of a computer in words, also of one that tells little."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.machine import DiskKind, GraphicsCard, MachineFacts
from desktop.ui.first_run.machine_words import FactWords, fact_words, gigabytes, unknown_words
from desktop.ui.theme.resources import ICONS

SILENT = MachineFacts(
    os="",
    kernel="",
    python="",
    glibc="",
    processor="",
    physical_cores=0,
    logical_cores=0,
    instructions="",
    memory_total_bytes=0,
    memory_available_bytes=0,
    graphics=[],
    disk_total_bytes=0,
    disk_free_bytes=0,
    disk_kind=DiskKind.UNKNOWN,
)


def said(facts: MachineFacts) -> list[tuple[str, str]]:
    return [(words.value, words.rest) for words in fact_words(facts)]


def test_a_usual_computer(facts: MachineFacts) -> None:
    assert said(facts) == [
        ("12 cores", "Core i5-12500H, AVX2"),
        ("16 GB", "9.9 GB available now"),
        ("4.0 GB", "NVIDIA GeForce RTX 3050"),
        ("214 GB free", "of 512 GB, SSD"),
    ]


def test_a_computer_that_tells_nothing() -> None:
    assert said(SILENT) == [
        ("–", ""),
        ("–", "– available now"),
        ("None found", "Models run on the processor"),
        ("– free", "of –"),
    ]


def test_names_and_pictures_stay_when_more_is_known(facts: MachineFacts) -> None:
    before, after = unknown_words(), fact_words(facts)
    assert [words[:2] for words in before] == [words[:2] for words in after]
    assert all((ICONS / f"{words.icon}.svg").exists() for words in before)
    assert before[0] == FactWords("cpu", "Processor", "–", "")


def test_one_core_is_not_cores(facts: MachineFacts) -> None:
    one = msgspec.structs.replace(facts, physical_cores=0, logical_cores=1)
    assert fact_words(one)[0].value == "1 core"


def test_the_card_with_the_most_memory_is_named(facts: MachineFacts) -> None:
    cards = [GraphicsCard(name="Small"), GraphicsCard(name="Large", memory_bytes=8_000_000_000)]
    assert said(msgspec.structs.replace(facts, graphics=cards))[2] == ("8.0 GB", "Large")
    assert said(msgspec.structs.replace(facts, graphics=cards[:1]))[2] == ("Shared memory", "Small")


def test_a_hard_disk_is_called_one(facts: MachineFacts) -> None:
    assert said(msgspec.structs.replace(facts, disk_kind=DiskKind.HARD_DISK))[3][1] == "of 512 GB, hard disk"


@pytest.mark.parametrize(
    ("size", "words"), [(-1, "–"), (0, "–"), (440_000_000, "0.4 GB"), (9_900_000_000, "9.9 GB"), (16 * 10**9, "16 GB")]
)
def test_sizes(size: int, words: str) -> None:
    assert gigabytes(size) == words


@given(st.integers(1, 10**16))
def test_a_size_is_near_what_it_says(size: int) -> None:
    number = float(gigabytes(size).removesuffix(" GB").replace(",", ""))
    assert abs(number * 1e9 - size) <= (0.0501e9 if size < 10**10 else 0.501e9)
