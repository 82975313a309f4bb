"""A long chat in the real window: how fast it opens, and how still the window is while an answer grows in it.

    python -m tests.benchmarks.long_chat [--messages 2000] [--seconds 10] [--json FILE]

An answer comes at 100 tokens a second from a clock and not from a model, so that the processor is free for the window,
which is what is measured. A stall is the time between the moment the event loop wakes up and the moment it waits again;
the delay of typing is the time from a key being pressed to the field having been painted. The exit code is 1 if a
limit is missed.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_NO_GLIB"] = "1"  # GLib works between the two signals that tell of waiting, and not around them

import msgspec
import psutil
from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from desktop.bantam_window import BantamWindow
from desktop.composition import Composition
from desktop.core.answer_events import AnswerEnded, AnswerEvent, MessageAdded, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.paths import Paths
from desktop.ui.application import make_application
from desktop.ui.theme.theme import Theme

CHAT = "long"
SPEED = 100  # tokens a second
KEY_EVERY = 0.15  # seconds
LIMITS = {
    "opens, ms": 300.0,
    "stall p99, ms": 16.0,
    "stall max, ms": 50.0,
    "typing p99, ms": 16.0,
    "processor, % of a core": 25.0,
    "memory, RSS MB": 200.0,
}
PARAGRAPH = (
    "## Part {n}\n\nThe **sea** was calm and the `sky` was *grey*, as [the log](https://example.org/{n}) says. "
    "Nobody on board had seen land for {n} days, and the cook began to count the biscuits.\n\n"
    "- a first point about the wind\n- a second one about the sails, which were torn\n\n"
    "```python\nfor day in range({n}):\n    print(day, 'calm')\n```\n\n"
    "| day | wind | miles |\n|---|---|---|\n| {n} | north | 12 |\n| {n} | west | 7 |\n\n"
)
WORDS = PARAGRAPH.format(n=7).split(" ")


def kilobyte(number: int) -> str:
    """About 1 KB of Markdown."""
    text = PARAGRAPH.format(n=number)
    return (text + "It went on like this for some time. " * 30)[:1024]


class Metronome:
    """Answers at a steady pace, in place of a model."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def send(
        self,
        *,
        conversation_id: str,
        message_id: str,
        text: str,
        listener: Callable[[AnswerEvent], None],
        cancel: Cancellation,
        **_more: object,
    ) -> Message:
        """Write for some seconds."""
        question = Message(
            id=message_id,
            conversation_id=conversation_id,
            parent_id=f"m{MESSAGES[0] - 1}",
            role=Role.USER,
            text=text,
            created_at=time.time(),
        )
        listener(MessageAdded(question))
        answer = msgspec.structs.replace(question, id="new", parent_id=message_id, role=Role.ASSISTANT, text="")
        listener(MessageAdded(answer))
        began, count = time.monotonic(), 0
        while count < self._seconds * SPEED and not cancel.is_cancelled:
            time.sleep(max(0.0, began + count / SPEED - time.monotonic()))
            count += 1
            word = WORDS[count % len(WORDS)] + " "
            answer = msgspec.structs.replace(answer, text=answer.text + word)
            listener(TextGrew(conversation_id, "new", word, count))
        answer = msgspec.structs.replace(answer, finish=Finish.STOP)
        listener(AnswerEnded(answer))
        return answer


MESSAGES = [2000]


def fill(composition: Composition, messages: int) -> None:
    """Write the chat."""
    store = composition.store
    store.put_conversation(Conversation(id=CHAT, title="A long voyage", created_at=1.0, updated_at=1.0))
    with store._database.writing():  # one transaction for all
        for number in range(messages):
            store.add_message(
                Message(
                    id=f"m{number}",
                    conversation_id=CHAT,
                    parent_id=f"m{number - 1}" if number else None,
                    role=Role.ASSISTANT if number % 2 else Role.USER,
                    text=kilobyte(number),
                    created_at=float(number),
                    finish=Finish.STOP if number % 2 else None,
                )
            )


class Loop(QObject):
    """Watches the event loop and the composer."""

    def __init__(self, viewport: QObject) -> None:
        super().__init__()
        self.stalls: list[float] = []
        self.typing: list[float] = []
        self._woke = 0.0
        self._pressed = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._on_awake, Qt.ConnectionType.DirectConnection)
        dispatcher.aboutToBlock.connect(self._on_block, Qt.ConnectionType.DirectConnection)
        viewport.installEventFilter(self)

    def press(self, editor: QObject) -> None:
        """Type a letter, as the system would deliver it."""
        self._pressed = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(editor, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field is painted."""
        if event.type() == QEvent.Type.Paint and self._pressed:
            self.typing.append(time.perf_counter() - self._pressed)
            self._pressed = 0.0
        return super().eventFilter(watched, event)

    def _on_awake(self) -> None:
        self._woke = time.perf_counter()

    def _on_block(self) -> None:
        if self._woke:
            self.stalls.append(time.perf_counter() - self._woke)
            self._woke = 0.0


def turn(condition: Callable[[], bool], each: Callable[[], None] = lambda: None) -> None:
    """Let the window work until something is true."""
    loop, timer = QEventLoop(), QTimer()

    def look() -> None:
        each()
        if condition():
            loop.quit()

    timer.timeout.connect(look)
    timer.start(5)
    loop.exec()
    timer.stop()


def percentile(values: list[float], share: float) -> float:
    """The value that so many do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def measure(seconds: float, messages: int) -> dict[str, float]:
    """Everything once."""
    MESSAGES[0] = messages
    application = make_application(["bantam"])
    with tempfile.TemporaryDirectory() as folder:
        composition = Composition(Paths.under(Path(folder)))
        composition.settings.change(welcomed=True)
        fill(composition, messages)
        composition.__dict__["answers"] = Metronome(seconds)
        bantam = BantamWindow(composition, Theme())
        ready: list[int] = []
        bantam.chat.ready.connect(lambda: ready.append(1))
        bantam.show()
        turn(lambda: bool(ready))
        found = _in_window(bantam, seconds)
        bantam.close_down()
        bantam.destroy()
    del application
    return found


def _in_window(bantam: Any, seconds: float) -> dict[str, float]:
    view, opened = bantam.chat_view, bantam.chat.chat
    column, editor = view.transcript.column, view.composer.editor
    began = time.perf_counter()
    opened.open(CHAT)
    turn(lambda: not column.is_empty and not column._later.isActive() and not column._missing())
    opens = time.perf_counter() - began
    loop = Loop(editor.viewport())
    view.composer.set_text("Tell me more")
    process = psutil.Process()
    view.composer.send_requested.emit("Tell me more")
    turn(lambda: bantam.chat.is_answering)
    loop.stalls.clear()
    started, used, next_key = time.perf_counter(), sum(process.cpu_times()[:2]), time.perf_counter()

    def type_sometimes() -> None:
        nonlocal next_key
        if time.perf_counter() >= next_key:
            next_key = time.perf_counter() + KEY_EVERY
            loop.press(editor)

    turn(lambda: not bantam.chat.is_answering, type_sometimes)
    wall = time.perf_counter() - started
    processor = (sum(process.cpu_times()[:2]) - used) / wall
    return {
        "opens, ms": opens * 1e3,
        "stall p99, ms": percentile(loop.stalls, 0.99) * 1e3,
        "stall max, ms": max(loop.stalls) * 1e3,
        "typing p99, ms": percentile(loop.typing, 0.99) * 1e3,
        "typing median, ms": percentile(loop.typing, 0.5) * 1e3,
        "processor, % of a core": processor * 1e2,
        "memory, RSS MB": process.memory_info().rss / 1e6,
        "keys": float(len(loop.typing)),
        "seconds": wall,
    }


def main() -> int:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    found = measure(options.seconds, options.messages)
    for name, value in found.items():
        limit = f"at most {LIMITS[name]:g}" if name in LIMITS else ""
        print(f"{name:<26}{value:10.1f}  {limit}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=1), "utf-8")
    missed = [name for name, most in LIMITS.items() if found[name] > most]
    print("missed:", ", ".join(missed) or "nothing")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
