"""Engines for tests: children that misbehave, and the real one where packaging has built it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.proof import known_proof
from desktop.paths import Installation
from tests.engine.engines import Engines, open_descriptors, wait_for


@pytest.fixture
def engines() -> Iterator[Engines]:
    """Makes clients with any child; afterwards each has stopped quickly and no descriptor is left open."""
    before = open_descriptors()
    made = Engines()
    yield made
    made.stop_all()
    wait_for(lambda: not open_descriptors() - before, 2.0)


@pytest.fixture(scope="session")
def real() -> list[str]:
    """The command of the real engine, with the backend that was proven to work."""
    build = EngineBuild.find(Installation.find())
    proof = known_proof(build, build.proof_file)
    assert proof is not None, "packaging proves the backends"
    return [*engine_command(), *engine_arguments(build, proof.best_file)]


@pytest.fixture(scope="session")
def chat_model() -> Path:
    """The starter model that chats."""
    return next(Installation.find().starter.glob("SmolLM2*.gguf"))


@pytest.fixture(scope="session")
def search_model() -> Path:
    """The starter model that turns text into vectors."""
    return next(Installation.find().starter.glob("all-MiniLM*.gguf"))


@pytest.fixture(scope="module")
def starter(real: list[str], chat_model: Path) -> Iterator[EngineClient]:
    """The starter model, loaded once for all tests of a file."""
    client = EngineClient(real, name="Starter")
    assert client.load(chat_model, context_length=2048)
    yield client
    client.stop()
    assert client.pid == 0
