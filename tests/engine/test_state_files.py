"""Coming back after a restart: the next engine knows what the last one knew, and nothing is left when a chat goes."""

import os
from pathlib import Path

import pytest

from desktop.core.chat import Role
from desktop.core.model import ModelFile
from desktop.engine.build import EngineBuild
from desktop.engine.pool import EnginePool
from desktop.engine.protocol import Finished, Turn
from desktop.engine.state_files import LIMIT, StateFiles
from desktop.paths import Installation
from tests.engine.engines import GREEDY, Answer

CHAT = [Turn(Role.SYSTEM, ""), Turn(Role.USER, "Tell me about the harbour of Trondheim. " * 40)]


def test_a_file_belongs_to_one_engine_at_a_time(tmp_path: Path) -> None:
    files = StateFiles(tmp_path / "states")
    first = files.open("build", "model", 4096)
    assert first is not None
    assert files.open("build", "model", 4096) is None
    other = files.open("build", "model", 8192)
    assert other is not None
    os.close(first)
    again = files.open("build", "model", 4096)
    assert again is not None
    assert (tmp_path / "states").stat().st_mode & 0o077 == 0
    for descriptor in (other, again):
        os.close(descriptor)
    files.clear()
    assert not list((tmp_path / "states").iterdir())


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "states").write_text("a file")
    assert StateFiles(tmp_path / "states").open("x") is None


def test_the_oldest_files_leave_when_there_are_too_many(tmp_path: Path) -> None:
    files = StateFiles(tmp_path)
    for number in range(3):
        path = tmp_path / f"{number}.state"
        with path.open("wb") as file:
            file.truncate(LIMIT // 2)
        os.utime(path, (number, number))
    descriptor = files.open("x")
    assert descriptor is not None
    os.close(descriptor)
    assert {path.name for path in tmp_path.glob("?.state")} == {"1.state", "2.state"}


def _pool(tmp_path: Path) -> EnginePool:
    installation = Installation.find()
    states = StateFiles(tmp_path / "states")
    return EnginePool(EngineBuild.find(installation), tmp_path / "proof.json", installation.starter, states=states)


def _ask(pool: EnginePool, starter: ModelFile) -> Finished:
    engine = pool.engine(starter, context_length=2048)
    told = Answer(engine.generate(CHAT, GREEDY, 8))
    assert told.finished is not None
    assert told.finished.figures is not None
    return told.finished


@pytest.mark.engine
def test_after_a_restart_nothing_is_read_twice(tmp_path: Path) -> None:
    path = next(Installation.find().starter.glob("SmolLM2*.gguf"))
    starter = ModelFile(
        id="s", name="s", path=path, size=1, architecture="llama", quantisation="", parameters=0, context_length=0
    )
    figures = []
    for _ in range(2):
        pool = _pool(tmp_path)
        figures.append(_ask(pool, starter).figures)
        pool.shutdown(keep_states=True)
    pool = _pool(tmp_path)
    StateFiles(tmp_path / "states").clear()
    figures.append(_ask(pool, starter).figures)
    pool.shutdown()
    cold, warm, cleared = figures
    assert cold is not None
    assert warm is not None
    assert cleared is not None
    assert cold.prompt_tokens > 300
    assert (cold.reused_tokens, warm.reused_tokens, cleared.reused_tokens) == (0, cold.prompt_tokens - 1, 0)
    assert warm.first_token_seconds < cold.first_token_seconds
