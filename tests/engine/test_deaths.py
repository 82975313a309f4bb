"""How a process ended, in words."""

import signal
import sys

import pytest

from desktop.engine.deaths import ENDED_BY_ITSELF, exit_words, out_of_memory_kills, signal_name

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


@pytest.mark.parametrize("number", signal.valid_signals() - {0})
def test_every_signal_has_words_with_its_name(number: int) -> None:
    name = signal_name(-number)
    assert name
    assert name in exit_words(-number)


def test_a_signal_that_does_not_exist() -> None:
    assert signal_name(-200) == "signal 200"
    assert "signal 200" in exit_words(-200)


def test_exit_codes() -> None:
    assert exit_words(0) == ENDED_BY_ITSELF
    assert exit_words(3) == "it ended with exit code 3"
    assert signal_name(0) == signal_name(3) == ""


def test_windows_says_it_in_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert exit_words(0xC0000005) == exit_words(-signal.SIGSEGV)
    assert exit_words(0xC0000135 - (1 << 32) + (1 << 32)) == "a library that it needs is missing"
    assert exit_words(5) == "it ended with exit code 5"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's counter")
def test_the_kernel_counts_its_kills() -> None:
    first = out_of_memory_kills()
    assert 0 <= first <= out_of_memory_kills()
