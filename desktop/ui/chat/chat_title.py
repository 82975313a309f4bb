"""The title above a chat: cut short when it is long, edited in its place."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from desktop.core.chat import TITLE_LIMIT
from desktop.ui.actions import keys_of
from desktop.ui.theme.theme import FontStyle, Theme

_ENDS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChatTitle(QAbstractButton):
    """Shows the title; a double click or F2 edits it. GUI thread. Wish: `rename_requested(title)`."""

    rename_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self._can_rename = False
        self._is_editing = False
        self.editor = QLineEdit(self)
        self.editor.setObjectName("titleEditor")
        self.editor.setMaxLength(TITLE_LIMIT)
        self.editor.setAccessibleName(self.tr("Title of the chat"))
        self.editor.hide()
        self.editor.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def title(self) -> str:
        """What is shown."""
        return self._title

    def set_title(self, title: str, *, can_rename: bool) -> None:
        """Show a title; a chat that is not stored yet has none to change."""
        self._title, self._can_rename = title, can_rename
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_rename else Qt.FocusPolicy.NoFocus)
        self.update()

    def edit(self) -> None:
        """Let the person change the title."""
        if self._can_rename:
            self._is_editing = True
            self.editor.setText(self._title)
            self.editor.selectAll()
            self.editor.show()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """Enough for a word."""
        return QSize(72, 32)

    def sizeHint(self) -> QSize:
        """Room for the whole title."""
        return QSize(QFontMetrics(self._theme.font(FontStyle.TITLE)).horizontalAdvance(self._title) + 1, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The title, and the ring when the keyboard is here."""
        del event
        painter = QPainter(self)
        font = self._theme.font(FontStyle.TITLE)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self._shown())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 9, -1, -9), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Enter edit."""
        is_rename = QKeySequence(event.keyCombination()) == keys_of("rename_chat")
        if is_rename or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit where it stands."""
        del event
        self.edit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field stands where the title stands, its text at the same place."""
        self.editor.setGeometry(QRect(-8, (self.height() - 32) // 2, self.width() + 8, 32).intersected(self.rect()))
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - there is one
        """Esc keeps the old title, even while an answer is written; Enter or leaving the field keeps the new one."""
        if isinstance(event, QKeyEvent) and event.key() in _ENDS:
            if event.type() == QEvent.Type.KeyPress:
                self._end(keep=event.key() != Qt.Key.Key_Escape)
            event.accept()
            return True
        if event.type() == QEvent.Type.FocusOut and self._is_editing and self.isActiveWindow():
            self._end(keep=True)
        return False

    def _shown(self) -> str:
        metrics = QFontMetrics(self._theme.font(FontStyle.TITLE))
        return metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())

    def _end(self, *, keep: bool) -> None:
        self._is_editing = False
        if self.editor.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.hide()
        title = self.editor.text().strip()
        if keep and title and title != self._title:
            self.rename_requested.emit(title)
