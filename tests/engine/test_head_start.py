"""An engine started ahead becomes the one that was wanted, or leaves nothing."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from desktop.engine import head_start
from desktop.engine.command import engine_command
from tests.engine.engines import Engines, ask, open_descriptors

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts descriptors in /proc")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    before = open_descriptors()
    yield
    head_start.give_up()
    assert open_descriptors() == before


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


@pytest.mark.engine
def test_it_becomes_the_engine_that_was_wanted(engines: Engines, real: list[str], chat_model: Path) -> None:
    before = children()
    head_start.begin()
    (ahead,) = children() - before
    client = engines.of(real)
    assert client.load(chat_model, context_length=256)
    assert client.pid == ahead
    assert client.confinement is not None
    assert ask(client).error is None
    client.stop()
    assert children() == before


def test_nobody_takes_it_and_it_is_ended() -> None:
    before = children()
    head_start.begin()
    assert children() != before
    head_start.give_up()
    assert children() == before


def test_only_an_engine_without_descriptors_of_its_own_can_have_it() -> None:
    head_start.begin()
    assert head_start.take(["/bin/true"], ()) is None
    assert head_start.take([*engine_command(), "--lib", "x"], (0,)) is None


def test_there_is_none_to_take() -> None:
    assert head_start.take(engine_command(), ()) is None


def test_an_engine_that_is_told_nothing_leaves() -> None:
    done = subprocess.run(
        [*engine_command(), head_start.TOLD_LATER], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, b"")
