"""A wish to stop is heard within 0.2 s while a long prompt is read, whenever it comes."""

import threading
import time
from pathlib import Path

import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish, Role
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Finished, Turn
from tests.engine.engines import GREEDY, Engines
from tests.engine.talk import story

pytestmark = [pytest.mark.engine, pytest.mark.slow]
WITHIN = 0.2  # seconds, on a computer that has nothing else to do
BUSY = 5  # as many times as long may it take where tests share the processor
MOMENTS = [0.01, 0.03, 0.07, 0.12, 0.2, 0.3, 0.45, 0.6, 0.8, 1.0, 1.3, 1.6]  # seconds after the request


def seconds_to_stop(client: EngineClient, number: int, after: float) -> float:
    """Seconds from the wish to stop reading some 4,000 tokens to the end of the request."""
    cancel, wished = Cancellation(), list[float]()

    def stop() -> None:
        wished.append(time.perf_counter())
        cancel.cancel()

    turns = [Turn(Role.SYSTEM, ""), Turn(Role.USER, story(number, 300))]
    timer = threading.Timer(after, stop)
    timer.start()
    end = list(client.generate(turns, GREEDY, 1, cancel=cancel))[-1]
    ended = time.perf_counter()
    timer.join()
    assert isinstance(end, Finished)
    assert end.finish is Finish.CANCELLED, "it was read before anybody could stop it"
    return ended - wished[0]


def test_a_long_prompt_stops_when_asked(engines: Engines, real: list[str], chat_model: Path) -> None:
    client = engines.of(real)
    assert client.load(chat_model, context_length=8192)
    assert client.count_tokens([Turn(Role.USER, story(0, 300))]) > 4000
    waits = sorted(seconds_to_stop(client, 10 * number, after) for number, after in enumerate(MOMENTS))
    print(f"median {waits[len(waits) // 2]:.3f} s, longest {waits[-1]:.3f} s")
    assert waits[len(waits) // 2] <= WITHIN, waits
    assert waits[-1] <= WITHIN * BUSY, waits
