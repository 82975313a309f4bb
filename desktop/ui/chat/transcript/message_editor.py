"""The field in which a message that is there already is written anew."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.markdown.safe_text import displayable
from desktop.ui.chat.plain_editor import PlainEditor
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel

MOST_LINES = 16
AROUND = 18  # px that the field's frame takes, above and below together
GAP = 8
BUTTONS = 32


class MessageEditor(QWidget):
    """Facts: `confirmed(text)`, `cancelled()`, `height_changed()`. GUI thread.

    A message of the person is sent with Enter, as in the composer; in an answer, which has paragraphs, Enter begins
    a line and Ctrl+Enter saves. Esc leaves everything as it was.
    """

    confirmed = Signal(str)
    cancelled = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme, text: str, *, is_answer: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_answer = is_answer
        self.field = _Field(is_answer, self)
        self.field.setAccessibleName(self.tr("The answer, to edit") if is_answer else self.tr("Your message, to edit"))
        self.field.setFont(theme.font(FontStyle.READING))
        self.field.setPlainText(displayable(text))
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self._before = self.text
        hint = self.tr("Ctrl+Enter saves, Esc cancels") if is_answer else self.tr("Enter sends, Esc cancels")
        self.hint = PlainLabel(theme, hint, style=FontStyle.SMALL, token="text2")
        self.confirm_button = Button(theme, self.tr("Save") if is_answer else self.tr("Send"), kind="primary")
        self.cancel_button = Button(theme, self.tr("Cancel"))
        self._lay_out()
        self._can_confirm = True
        self.field.confirm_requested.connect(self._on_confirmed)
        self.field.cancel_requested.connect(self.cancelled)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.document().documentLayout().documentSizeChanged.connect(self.height_changed)
        self.field.resized.connect(self.height_changed)
        self.confirm_button.clicked.connect(self._on_confirmed)
        self.cancel_button.clicked.connect(self.cancelled)
        theme.changed.connect(self._on_theme_changed)

    @property
    def text(self) -> str:
        """What is written."""
        return self.field.toPlainText()

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than at the beginning."""
        return self.text != self._before

    def set_can_confirm(self, can: bool) -> None:
        """Whether what is written could be used now."""
        self._can_confirm = can
        self._on_text_changed()

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, width: int) -> int:
        """Lay out for `width`; returns the height."""
        self.resize(width, self.height())  # the lines are what they are at this width
        lines = max(1, round(self.field.document().size().height()))
        shown = min(lines, MOST_LINES)
        height = shown * self.field.fontMetrics().lineSpacing() + AROUND
        self.field.setFixedHeight(height)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.field.setVerticalScrollBarPolicy(policy)
        return height + GAP + BUTTONS

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.hint)
        below.addStretch(1)
        below.addWidget(self.cancel_button)
        below.addWidget(self.confirm_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.field)
        column.addLayout(below)

    @Slot()
    def _on_text_changed(self) -> None:
        self.confirm_button.setEnabled(self._can_confirm and bool(self.text.strip()))

    @Slot()
    def _on_confirmed(self) -> None:
        if self._can_confirm and self.text.strip():
            self.confirmed.emit(self.text)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.field.setFont(self._theme.font(FontStyle.READING))
        self.height_changed.emit()


class _Field(PlainEditor):
    """Plain text; tells Enter and Esc."""

    confirm_requested = Signal()
    cancel_requested = Signal()
    resized = Signal()

    def __init__(self, is_answer: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_answer = is_answer
        self.setObjectName("messageEditor")

    def event(self, event: QEvent) -> bool:
        """Esc belongs to this field, not to the window, which would stop an answer."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Confirm, cancel, or type."""
        held = self.held(event)
        by_control = held == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_requested.emit()
        elif self.is_enter(event) and (by_control or (not held and not self._is_answer)):
            self.confirm_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need more lines, or fewer."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.resized.emit()
