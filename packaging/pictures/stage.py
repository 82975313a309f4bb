"""The real window on its way into one state: what scenes find, wait for and press."""

import time
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from sample_chats import ANSWER, put_chats

from desktop.bantam_window import BantamWindow
from desktop.core.answer_events import AnswerEnded
from desktop.core.chat import Finish
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.model_pill import ModelState
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.theme.theme import Theme

PATIENCE = 90.0  # seconds for a state to come
SETTLED = 0.7  # seconds for what is still moving


class Stage:
    """One window. GUI thread. `settled` is how long to let it live where nothing says that it is done, in seconds."""

    def __init__(self, bantam: BantamWindow, theme: Theme, settled: float = SETTLED) -> None:
        self.bantam = bantam
        self.theme = theme
        self._settled = settled
        self._kept: list[QDialog] = []

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.bantam.window

    @property
    def view(self) -> ChatView:
        """Its chat screen."""
        return self.bantam.chat_view

    def wait_for(self, state: Callable[[], object]) -> None:
        """Let the window live until something holds; raises `TimeoutError`."""
        deadline = time.monotonic() + PATIENCE
        while not state():
            if time.monotonic() > deadline:
                raise TimeoutError
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)

    def settle(self) -> None:
        """Let the window live for a while, and at least until none of its tasks is under way."""
        until = time.monotonic() + self._settled
        self.wait_for(lambda: time.monotonic() > until)

    def ask(self, text: str) -> None:
        """Type a message and send it."""
        self.view.composer.set_text(text)
        QTest.keyClick(self.view.composer.editor, Qt.Key.Key_Return)

    def answered(self, text: str = "What is the capital of France?") -> None:
        """A real answer gives the status bar and the pill something true to show."""
        ended: list[AnswerEnded] = []
        self.bantam.chat.answer_ended.connect(ended.append)
        self.ask(text)
        self.wait_for(lambda: ended)

    def letters(self) -> int:
        """How much is written on the screen."""
        return sum(len(row.text()) for row in self.view.transcript.column.rows())

    def open_chat(self, answer: str = ANSWER, finish: Finish = Finish.STOP) -> str:
        """The sample chats, the newest open; returns its id. Without an engine, the pill says ready all the same."""
        newest = put_chats(self.bantam.composition.store, time.time(), answer, finish)
        self.bantam.chat.list.reload()
        self.bantam.chat.chat.open(newest)
        self.wait_for(lambda: self.bantam.chat.chat.messages)
        self.view.header.pill.set_state(ModelState.READY)
        self.settle()
        return newest

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window; it goes with the window."""
        self._kept.append(dialog)
        dialog.show()
        dialog.activateWindow()
        self.settle()

    def tops(self) -> list[QWidget]:
        """Every window, dialog, menu and popup that can be seen, the newest last."""
        return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


class Scene(NamedTuple):
    """One state of the window: how it is come by, and what it takes."""

    show: Callable[[Stage], object]
    needs_engine: bool = False  # a real answer, or a model's real prompt
    welcomed: bool = True  # after the first start
