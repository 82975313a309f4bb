"""Where the model begins to read: what stands for the messages above, and how to change it or take it back."""

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.core.chat import Message
from desktop.core.recap import Beginning
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.markdown.prose_style import prose_style
from desktop.ui.chat.transcript.answer_body import AnswerBody
from desktop.ui.chat.transcript.message_act import Act, MessageAct, RowState
from desktop.ui.chat.transcript.message_editor import MessageEditor
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.recap_words import about, title
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel
from desktop.ui.widgets.button import SMALL, Button

SIDE, TOP = 12, 10
INDENT = 26  # px of the words, beside the icon
ICON = 16
GAP = 8
RADIUS = 8


class RecapRow(MessageRow):
    """A card as wide as the column. GUI thread. Asks for `Act.RECAP_EDITED` and `Act.RECAP_UNDONE`."""

    def __init__(self, theme: Theme, beginning: Beginning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beginning = beginning
        self._editor: MessageEditor | None = None
        self._title = PlainLabel(theme, weight=QFont.Weight.DemiBold, parent=self)
        self._about = PlainLabel(theme, style=FontStyle.SMALL, token="text2", parent=self)
        for label in (self._title, self._about):
            label.setWordWrap(True)
        self._body = AnswerBody(theme, self)
        self.edit_button = Button(theme, self.tr("Edit"), icon="pencil", kind="quiet", height=SMALL, parent=self)
        self.copy_button = Button(theme, self.tr("Copy"), icon="copy", kind="quiet", height=SMALL, parent=self)
        self.undo_button = Button(theme, self.tr("Undo"), icon="rotate-ccw", kind="quiet", height=SMALL, parent=self)
        self.undo_button.setAccessibleDescription(self.tr("The model reads the messages above again"))
        self._body.height_changed.connect(self.height_changed)
        self._body.link_requested.connect(self.link_requested)
        self.edit_button.clicked.connect(self.edit)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.undo_button.clicked.connect(self._on_undo_clicked)
        self.set_beginning(beginning)

    def set_beginning(self, beginning: Beginning) -> None:
        """Show a newer state of it; a field that is open stays open until the words are other ones."""
        before, self._beginning = self._beginning.recap, beginning
        recap = beginning.recap
        if recap is None:
            return
        if before is None or before.text != recap.text:
            self._end_editing()
        self._title.setText(title(beginning))
        self._about.setText(about(beginning))
        self._body.set_source(recap.text)
        self.setAccessibleName(title(beginning))
        self._show_parts()

    def set_message(self, message: Message) -> None:
        """What it says comes with `set_beginning`."""

    def set_state(self, state: RowState) -> None:
        """Nothing here depends on it."""

    @property
    def is_drawn(self) -> bool:
        """Whether nothing waits to be drawn."""
        return self._body.is_drawn

    @property
    def is_editing(self) -> bool:
        """Whether the field is open."""
        return self._editor is not None

    def text(self) -> str:
        """The words shown."""
        return "\n".join(part for part in (self._title.text(), self._body.text()) if part)

    @Slot()
    def edit(self) -> None:
        """Open the field."""
        recap = self._beginning.recap
        if recap is None or not recap.text:
            return
        if self._editor is None:
            self._editor = MessageEditor(self._theme, recap.text, is_answer=True, parent=self)
            self._editor.field.setAccessibleName(self.tr("The summary, to edit"))
            self._editor.confirmed.connect(self._on_confirmed)
            self._editor.cancelled.connect(self._on_cancelled)
            self._editor.height_changed.connect(self.height_changed, Qt.ConnectionType.QueuedConnection)
            self._editor.show()
            self._show_parts()
        self._editor.focus()

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        self._body.restyle()
        self.height_changed.emit()

    def arrange(self, width: int) -> int:
        """Lay out for `width`; returns the height."""
        left, inner = SIDE + INDENT, width - 2 * SIDE - INDENT
        top = TOP
        for label in (self._title, self._about):
            height = label.heightForWidth(inner)
            label.setGeometry(left, top, inner, height)
            top += height + 2
        if self._editor is not None:
            top += GAP
            height = self._editor.arrange(inner)
            self._editor.setGeometry(left, top, inner, height)
            return top + height + TOP
        if not self._body.isHidden():
            top += GAP
            height = self._body.arrange(inner)
            self._body.setGeometry(left, top, inner, height)
            top += height
        return self._arrange_buttons(left - GAP, top + GAP // 2) + TOP - GAP // 2

    def _arrange_buttons(self, left: int, top: int) -> int:
        for button in (self.edit_button, self.copy_button, self.undo_button):
            if not button.isHidden():
                size = button.sizeHint()
                button.setGeometry(left, top, size.width(), size.height())
                left += size.width() + 4
        return top + SMALL

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card and its icon."""
        del event
        painter, style = QPainter(self), prose_style(self._theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.hairline, 1))
        painter.setBrush(style.well)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        recap = self._beginning.recap
        name = "scan-text" if recap is not None and recap.text else "eye-off"
        picture = self._theme.pixmap(name, size=ICON, token="text2", ratio=self.devicePixelRatioF())
        painter.drawPixmap(SIDE, TOP + 2, picture)

    def _show_parts(self) -> None:
        recap, is_editing = self._beginning.recap, self._editor is not None
        has_text = recap is not None and bool(recap.text)
        self._body.setVisible(has_text and not is_editing)
        for button in (self.edit_button, self.copy_button):
            button.setVisible(has_text and not is_editing)
        self.undo_button.setVisible(not is_editing)
        self.update()
        self.height_changed.emit()

    def _end_editing(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            had_focus = editor.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
            editor.hide()
            editor.deleteLater()
            self._show_parts()
            if had_focus:
                self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_cancelled(self) -> None:
        self._end_editing()

    @Slot(str)
    def _on_confirmed(self, text: str) -> None:
        """The field stays until the words are on disk."""
        recap = self._beginning.recap
        if recap is None or self._editor is None or not self._editor.is_changed:
            self._end_editing()
        else:
            self.act_requested.emit(MessageAct(Act.RECAP_EDITED, recap.after_id, text))

    @Slot()
    def _on_undo_clicked(self) -> None:
        if self._beginning.recap is not None:
            self.act_requested.emit(MessageAct(Act.RECAP_UNDONE, self._beginning.recap.after_id))

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._beginning.recap is not None:
            QGuiApplication.clipboard().setText(displayable(self._beginning.recap.text))
