"""Runs what may never come back, such as a question to a driver whose card has died, so that nobody waits for it."""

import contextlib
import queue
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Patient(Generic[Answer]):
    """One question at a time. Any thread."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the last question is still without an answer."""
        return self._thread is not None and self._thread.is_alive()

    def ask(self, question: Callable[[], Answer], seconds: float) -> Answer | None:
        """The answer; None when it takes longer, or when the one before has not come yet. Never raises.

        The program can end with a question open.
        """
        if self.is_waiting:
            return None
        answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()

        def run() -> None:
            answer = None
            with contextlib.suppress(Exception):
                answer = question()
            answers.put(answer)

        self._thread = threading.Thread(target=run, name="graphics-card", daemon=True)
        self._thread.start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            return None
        self._thread.join(seconds)  # it has answered: the next question must not find it still ending
        return answer
