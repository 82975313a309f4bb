"""Where a message is written and sent, and where writing is stopped."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.attachment import GivenFile, with_files
from desktop.core.fullness import Fullness
from desktop.ui.chat.composer_button import RING, ComposerButton
from desktop.ui.chat.composer_editor import ComposerEditor
from desktop.ui.chat.context_meter import ContextMeter
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import IconButton, IconLine, PlainLabel

WIDEST = 760
MARGIN = 24  # beside the card
BELOW = 16
RADIUS = 8
CLIP = 6  # from the edge of the paperclip’s button to its picture


class Composer(QWidget):
    """A card as wide as the transcript's column. Keeps the draft whatever happens. GUI thread."""

    send_requested = Signal(str)
    stop_requested = Signal()
    edit_last_requested = Signal()
    attach_requested = Signal()
    said_changed = Signal()  # other files go along

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_writing = False
        self._is_ready = True
        self._placeholder = ""
        self._files: Sequence[GivenFile] = ()  # that go along
        self._has_files = False
        self._files_reason = ""  # why the files cannot be sent yet
        self._is_wanted = False  # with the keyboard, as soon as it is shown
        self._card = _Card(theme, self)
        self.editor = ComposerEditor(theme, self._card)
        self.attach_button = IconButton(theme, "paperclip", self.tr("Attach files"), self._card)
        self.button = ComposerButton(theme, self._card)
        self.meter = ContextMeter(theme, self._card)
        self._reason = PlainLabel(theme, "", style=FontStyle.SMALL, token="text2")
        self.temporary_mark = IconLine(theme, "eye-off", self.tr("Not saved"), FontStyle.SMALL, "text2")
        self.temporary_mark.hide()
        self._lay_out()
        self.editor.setAccessibleName(self.tr("Message"))
        self.editor.textChanged.connect(self._on_text_changed)
        self.editor.send_requested.connect(self._on_send_requested)
        self.editor.edit_last_requested.connect(self.edit_last_requested)
        self.editor.focus_changed.connect(self._card.set_focused)
        self.button.clicked.connect(self._on_button_clicked)
        self.attach_button.clicked.connect(self.attach_requested)
        theme.changed.connect(self._on_theme_changed)
        self.set_ready(True, self.tr("Ask something"))

    def set_writing(self, writing: bool) -> None:
        """An answer is being written: the button stops it, and Enter lets the next message wait for its end."""
        self._is_writing = writing
        self.button.set_stops(writing)
        self._show_state()

    def set_ready(self, ready: bool, placeholder: str) -> None:
        """Whether a message can be sent. `placeholder` invites to write, or says why not."""
        self._is_ready = ready
        self.editor.setPlaceholderText(placeholder)
        self.editor.viewport().update()  # Qt draws other words only where the caret blinks
        self._placeholder = placeholder
        self._show_state()

    def set_files(self, files: Sequence[GivenFile], reason: str, *, has_any: bool) -> None:
        """The files that go along; `reason` says why they cannot yet, "" when they can."""
        self._files, self._files_reason, self._has_files = files, reason, has_any
        self._show_state()
        self.said_changed.emit()

    def set_fullness(self, fullness: Fullness | None) -> None:
        """Tokens in use of the model's context; None while unknown."""
        self.meter.set_fullness(fullness)

    def text(self) -> str:
        """The draft."""
        return self.editor.toPlainText()

    @property
    def files(self) -> Sequence[GivenFile]:
        """The files that go along."""
        return self._files

    @property
    def has_draft(self) -> bool:
        """Whether there is something that is not sent."""
        return bool(self.text()) or self._has_files

    def said(self) -> str:
        """The draft as a model would read it, with its files but for images; "" without words."""
        return with_files(self.text(), self._files) if self.text().strip() else ""

    def set_text(self, text: str) -> None:
        """Replace the draft and put the cursor behind it."""
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)

    def focus(self) -> None:
        """Put the cursor into the field; behind another screen, whose keys it would take, only when it is shown."""
        self._is_wanted = not self.isVisibleTo(self.window())
        if not self._is_wanted:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard if that was wanted meanwhile."""
        super().showEvent(event)
        if self._is_wanted:
            self.focus()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12 - RING)
        below.addWidget(self.attach_button)
        below.addWidget(self.temporary_mark)
        below.addWidget(self._reason)
        below.addStretch(1)
        below.addWidget(self.meter)
        below.addWidget(self.button)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(15 - CLIP, 11, 9 - RING, 9 - RING)
        inside.setSpacing(10 - RING)
        field = QHBoxLayout()
        field.setContentsMargins(CLIP, 0, RING + 4, 0)
        field.addWidget(self.editor)
        inside.addLayout(field)
        inside.addLayout(below)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(MARGIN, 0, MARGIN, BELOW)
        outside.addWidget(self._card)
        self._card.setMaximumWidth(WIDEST)  # Qt puts it into the middle of what is wider

    def _can_send(self) -> bool:
        return self._is_ready and bool(self.text().strip()) and not self._why_not()

    def _why_not(self) -> str:
        """Why what is written has to wait, "" when it need not."""
        if not self._is_ready:
            return self._placeholder
        if self._has_files and self._is_writing:
            return self.tr("Files can be sent when this answer is done")
        return self._files_reason

    def _show_state(self) -> None:
        self.button.setEnabled(self._is_writing or self._can_send())
        self._reason.setText(self._why_not())
        self._reason.setVisible(bool(self._reason.text()) and (bool(self.text()) or self._has_files))

    @Slot()
    def _on_text_changed(self) -> None:
        self._show_state()

    @Slot()
    def _on_send_requested(self) -> None:
        if self._can_send():
            self.send_requested.emit(self.text())

    @Slot()
    def _on_button_clicked(self) -> None:
        if self._is_writing:
            self.stop_requested.emit()
        else:
            self._on_send_requested()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.editor.restyle()
        self.update()


class _Card(QWidget):
    """The edge around the field; the accent while it has the focus."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._focused = False
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_focused(self, focused: bool) -> None:
        """Draw the edge of a field that has the focus, or not."""
        self._focused = focused
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole card is the field."""
        composer = self.parent()
        if isinstance(composer, Composer):
            composer.focus()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent" if self._focused else "input"), 1))
        painter.setBrush(self._theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
