"""SIGKILL the engine in the middle of answers: the text stays, the next question is answered soon, nothing remains."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from desktop.composition import Composition
from desktop.core.answer_events import AnswerEnded, AnswerEvent, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind
from desktop.core.ids import new_id
from desktop.core.pool_state import Activity, PoolState
from desktop.core.sampling import Sampling
from desktop.paths import Paths
from tests.engine.engines import assert_helps, wait_for

ROOT = Path(__file__).parents[2]
KILLS, FULL = 8, 20
RESTARTED_WITHIN = 3.0  # seconds from the question until the new engine is ready
GONE_WITHIN = 1.0
pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal"),
]


class Listener:
    """Keeps what an answer said, and kills its engine after so many pieces."""

    def __init__(self, composition: Composition, kill_after: int) -> None:
        self.text = ""
        self.ended: AnswerEnded | None = None
        self.first_word = 0.0
        self._composition = composition
        self._left = kill_after

    def __call__(self, event: AnswerEvent) -> None:
        if isinstance(event, TextGrew):
            self.first_word = self.first_word or time.monotonic()
            self.text += event.text
            self._left -= 1
            if self._left == 0:
                (pid,) = self._composition.pool.pids()
                os.kill(pid, signal.SIGKILL)
        elif isinstance(event, AnswerEnded):
            self.ended = event


@pytest.mark.slow
def test_kills_cost_no_word(tmp_path: Path, thorough: bool) -> None:
    composition = Composition(Paths.under(tmp_path / "data"))
    composition.settings.change(sampling=Sampling(temperature=0.8, seed=1), max_tokens=400)
    ready_at = [0.0]

    def on_state(state: PoolState) -> None:
        if state.state is Activity.READY:
            ready_at.append(time.monotonic())

    composition.pool.add_listener(on_state)
    dice, restarts, first_words = random.Random(20261125), list[float](), list[float]()
    for life in range(FULL if thorough else KILLS):
        conversation, listener = new_id(), Listener(composition, dice.randint(1, 12))
        asked = time.monotonic()
        composition.answers.send(
            conversation_id=conversation,
            message_id=new_id(),
            text=f"Tell me a long story about ship number {life}.",
            listener=listener,
            cancel=Cancellation(),
        )
        # The question finds no engine: each one is started by it.
        restarts.append(next(moment for moment in ready_at if moment > asked) - asked)
        first_words.append(listener.first_word - asked)
        ended = listener.ended
        assert ended is not None
        assert assert_helps(ended.error, ErrorKind.ENGINE_STOPPED).arguments["reason"]
        stored = composition.conversations.messages(conversation)[-1]
        assert stored.finish is Finish.INTERRUPTED
        assert stored.text == ended.message.text == listener.text != ""
        assert composition.pool.pids() == []
    composition.close()
    print("seconds until ready:", *(f"{wait:.2f}" for wait in restarts))
    print("seconds to the first word:", *(f"{wait:.2f}" for wait in first_words))
    assert max(restarts) <= RESTARTED_WITHIN, restarts


@pytest.mark.parametrize("state", ["loading", "idle", "writing"])
def test_an_engine_does_not_outlive_its_window(real: list[str], chat_model: Path, state: str) -> None:
    program = [sys.executable, str(ROOT / "tests/fixtures/holds_an_engine.py"), str(chat_model), state, *real]
    window = subprocess.Popen(program, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert window.stdout is not None
    pid = int(window.stdout.readline())
    assert psutil.pid_exists(pid)
    window.kill()
    window.wait()
    window.stdout.close()
    wait_for(lambda: not _runs(pid), GONE_WITHIN)


def _runs(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
