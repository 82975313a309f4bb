"""The field a message is typed into: plain text, as tall as its lines up to eight."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.ui.chat.attachments.dropped_files import files_in
from desktop.ui.chat.attachments.given_picture import has_picture, picture_in
from desktop.ui.chat.plain_editor import PlainEditor
from desktop.ui.theme.theme import FontStyle, Theme

MOST_LINES = 8
LONG_TEXT = 6000  # characters: what is pasted and longer would fill the field, and becomes a file
LINE = 1.6  # least height of the field, in reading sizes


class ComposerEditor(PlainEditor):
    """Enter sends, Shift+Enter begins a line, Up in an empty field asks for the last message. GUI thread."""

    send_requested = Signal()
    edit_last_requested = Signal()
    focus_changed = Signal(bool)
    files_given = Signal(object)  # [Path]
    picture_given = Signal(object)  # the bytes of its file, or a QImage
    long_text_given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("composer-editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.restyle()

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        self.setFont(self._theme.font(FontStyle.READING))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._theme.colour("text3"))
        self.setPalette(palette)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """With nothing to take back here, the undo key belongs to the window: it brings a deleted chat back."""
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and event.type() == QEvent.Type.ShortcutOverride and not self.document().isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, ask for the last message, or type."""
        plain = not self.held(event)
        if self.is_enter(event) and plain:
            self.send_requested.emit()
        elif event.key() == Qt.Key.Key_Up and plain and self.document().isEmpty() and not self.is_composing:
            self.edit_last_requested.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, files and pictures."""
        return source.hasText() or has_picture(source) or bool(files_in(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in words, without a look. Files and long texts go along with the message instead."""
        if files := files_in(source):
            self.files_given.emit(files)
        elif source.hasText() and len(source.text()) > LONG_TEXT:
            self.long_text_given.emit(source.text())
        elif source.hasText():
            self.insertPlainText(source.text())
        elif has_picture(source):
            self.picture_given.emit(picture_in(source))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the card."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the card."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width may need more lines."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Be as tall as the text, from one line to eight."""
        spacing = self.fontMetrics().lineSpacing()
        lines = max(1, round(self.document().size().height()))
        one = round(self.font().pixelSize() * LINE)
        above = max(0, (one - spacing) // 2)
        self.setViewportMargins(0, above, 0, 0)
        self.setFixedHeight(one + spacing * (min(lines, MOST_LINES) - 1))
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
