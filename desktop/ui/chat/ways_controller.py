"""Goes the way forward that a person chose on the card about what failed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.errors import KnownError
from desktop.core.load_question import TooLargeError
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.transcript.ways_forward import WayForward
from desktop.ui.chat.tree_controller import TreeController


class WaysController(QObject):
    """GUI thread. Wish: `without_adapter_requested(file's name)`; `retry` is for when that is done."""

    without_adapter_requested = Signal(str)

    def __init__(
        self,
        view: ChatView,
        models: ModelController,
        chat: OpenChatController,
        answers: AnswerController,
        inspector: InspectorController,
        tree: TreeController,
        send: Callable[[str], object],
        parent: QObject,
    ) -> None:
        """`send` sends words as if they came from the field."""
        super().__init__(parent)
        self._view, self._models, self._chat, self._answers = view, models, chat, answers
        self._inspector, self._tree, self._send = inspector, tree, send
        view.transcript.way_requested.connect(self._on_way_requested)

    @Slot(object)
    def _on_way_requested(self, way: WayForward) -> None:
        match way:
            case WayForward.CHOOSE_MODEL:
                self._models.open_picker()
            case WayForward.NEW_CHAT:
                self._chat.open_new()
            case WayForward.SHORTER | WayForward.LOAD_ANYWAY:
                self._go_on_with(self._view.transcript.error, is_shorter=way is WayForward.SHORTER)
            case WayForward.WITHOUT_ADAPTER:
                error = self._view.transcript.error
                if isinstance(error, KnownError):
                    self.without_adapter_requested.emit(str(error.arguments["name"]))
            case _:
                self.retry()

    def _go_on_with(self, error: Exception | None, *, is_shorter: bool) -> None:
        """Load what is too large, as the person wants it, and write what could not be written."""
        if not isinstance(error, TooLargeError):
            return
        do = self._models.shorten if is_shorter else self._models.allow
        if error.again is None and self._chat.failed_answer is not None:
            do(error.question, self.retry)
            return
        self._view.transcript.clear_error()
        if error.again is not None:
            do(error.question, error.again)
        else:
            self._models.choose_shorter(error.question) if is_shorter else self._models.load(error.question)

    @Slot()
    def retry(self) -> None:
        """Look again for a model, or ask again: with the same message while it has no answer, else for another."""
        failed = self._chat.failed_answer
        if self._models.is_missing:
            self._models.start()
        elif failed is None:
            self._tree.regenerate()
        elif failed.is_stored or failed.instead_of:
            self._answers.retry(failed, self._inspector.take_saver())
        else:
            self._send(self._view.composer.text() or failed.text)
