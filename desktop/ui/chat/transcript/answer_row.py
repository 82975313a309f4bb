"""An answer: its text without a bubble, and the line under it."""

import time

import msgspec
from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.core.chat import Message
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.transcript.answer_body import AnswerBody
from desktop.ui.chat.transcript.answer_footer import HEIGHT as FOOTER
from desktop.ui.chat.transcript.answer_footer import AnswerFooter
from desktop.ui.chat.transcript.editing import Editing
from desktop.ui.chat.transcript.message_act import Act, MessageAct, RowState
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.reasoning_row import ReasoningRow
from desktop.ui.theme.theme import Theme

GAP = 10
TEXT_EVERY = 33  # ms between two drawings of new text, unless drawing is slow
REST = 8  # times as long as a drawing took before the next
NUMBERS_EVERY = 0.25  # seconds


class AnswerRow(MessageRow):
    """Draws what arrives, a few times a second at most. GUI thread."""

    regenerate_requested = Signal(str)

    def __init__(self, theme: Theme, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = message
        self._waiting: list[str] = []
        self._thoughts: list[str] = []  # that wait to be drawn too
        self._tokens = 0
        self._numbers_shown_at = 0.0
        self._interval = TEXT_EVERY
        self._reasoning = ReasoningRow(theme, self)
        self._body = AnswerBody(theme, self)
        self._footer = AnswerFooter(theme, self)
        self._reasoning.height_changed.connect(self.height_changed)
        self._body.height_changed.connect(self.height_changed)
        self._body.link_requested.connect(self.link_requested)
        self._body.save_requested.connect(self.save_requested)
        self._footer.regenerate_requested.connect(self._on_regenerate_requested)
        self._footer.act_requested.connect(self._ask)
        self._editing = Editing(theme, self, self.act_requested.emit, self._on_editing_changed)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.timeout.connect(self._on_drawing_timeout)
        self._blinking = QTimer(self)
        self._blinking.timeout.connect(self._on_blinking_timeout)
        self._caret_on = False
        self._body.append(message.text)
        self._show_state()

    @property
    def message(self) -> Message:
        """The message shown, without text that still waits to be drawn."""
        return self._message

    def text(self) -> str:
        """The words shown."""
        return self._body.text()

    def views(self) -> list[MessageText]:
        """Its runs of prose and blocks of code."""
        return self._body.views()

    def source_between(self, first: tuple[int, int], last: tuple[int, int]) -> str | None:
        """The Markdown that a selection touches."""
        return self._body.source_between(first, last)

    def append_text(self, text: str, tokens: int, *, reasoning: bool = False) -> None:
        """More of the answer, or of its reasoning, was written."""
        (self._thoughts if reasoning else self._waiting).append(text)
        self._tokens = tokens
        if not self._drawing.isActive():
            self._drawing.start(self._interval)

    def set_message(self, message: Message) -> None:
        """Show a newer state of the message, most often its end."""
        self._draw_waiting()
        self._body.set_source(message.text)
        self._message = message
        self._show_state()

    def set_last(self, last: bool) -> None:
        """Whether this is the last message of the chat."""
        self._footer.set_last(last)

    def set_state(self, state: RowState) -> None:
        """What else is true of the answer."""
        self._footer.set_state(state)
        self._editing.set_can_confirm(state.can_switch)

    @property
    def is_drawn(self) -> bool:
        """Whether nothing waits to be drawn."""
        return self._body.is_drawn

    @property
    def is_editing(self) -> bool:
        """Whether its field is open."""
        return self._editing.editor is not None

    def edit(self) -> None:
        """Open the field, unless the answer is being written."""
        if not self._message.is_writing:
            self._editing.begin(self._message)

    def focus_version(self, *, forwards: bool) -> None:
        """Put the keyboard on the way to the next or the previous version."""
        self._footer.focus_version(forwards=forwards)

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        self._reasoning.restyle()
        self._body.restyle()
        self._footer.restyle()
        self.height_changed.emit()

    def arrange(self, width: int) -> int:
        """Lay out for `width`; returns the height."""
        if self._editing.editor is not None:
            height = self._editing.editor.arrange(width)
            self._editing.editor.setGeometry(0, 0, width, height)
            return height
        top = self._reasoning.arrange(width)
        self._reasoning.setGeometry(0, 0, width, top)
        height = self._body.arrange(width)
        self._body.setGeometry(0, top, width, height)
        height += top
        self._footer.setGeometry(0, height + GAP, width, FOOTER)
        return height + GAP + FOOTER

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what can be done with the answer."""
        self._footer.set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide it again."""
        self._footer.set_hovered(False)
        super().leaveEvent(event)

    def _show_state(self) -> None:
        writing = self._message.is_writing
        self._reasoning.show_message(self._message)
        if writing:
            self._footer.show_writing(self._tokens)
        else:
            self._drawing.stop()
            self._footer.show_ended(self._message, self._tokens)
        self._set_blinking(writing)

    def _set_blinking(self, writing: bool) -> None:
        self._caret_on = writing
        self._body.set_caret(writing)
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if writing and flash > 0:
            self._blinking.start(flash // 2)
        else:
            self._blinking.stop()

    def _draw_waiting(self) -> None:
        text, thoughts = "".join(self._waiting), "".join(self._thoughts)
        self._waiting.clear()
        self._thoughts.clear()
        if not (text or thoughts):
            return
        message = self._message
        self._message = msgspec.structs.replace(
            message, text=message.text + text, reasoning=message.reasoning + thoughts
        )
        if thoughts or not message.text:
            self._reasoning.show_message(self._message)
        self._body.append(text)

    @Slot()
    def _on_drawing_timeout(self) -> None:
        begin = time.perf_counter()
        self._draw_waiting()
        if begin - self._numbers_shown_at >= NUMBERS_EVERY:
            self._numbers_shown_at = begin
            self._footer.show_writing(self._tokens)
        self._caret_on = True
        self._body.set_caret(True)
        self._interval = max(TEXT_EVERY, round((time.perf_counter() - begin) * 1000 * REST))

    @Slot()
    def _on_blinking_timeout(self) -> None:
        self._caret_on = not self._caret_on
        self._body.set_caret(self._caret_on)

    @Slot()
    def _on_regenerate_requested(self) -> None:
        self.regenerate_requested.emit(self._message.id)

    @Slot(object, str)
    def _ask(self, act: Act, text: str) -> None:
        self.act_requested.emit(MessageAct(act, self._message.id, text))

    def _on_editing_changed(self) -> None:
        """The field opened, closed or grew."""
        for part in (self._body, self._footer):
            part.setVisible(not self.is_editing)
        self._reasoning.setVisible(not self.is_editing and bool(self._reasoning.text()))
        self.height_changed.emit()
