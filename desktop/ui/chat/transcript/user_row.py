"""The reader's own message: a card at the right, as wide as its words, and beside it what can be done with it."""

import math

from PySide6.QtCore import QEvent, QRect, QRectF, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.core.chat import Message
from desktop.markdown.safe_text import displayable
from desktop.ui.actions import keys_text
from desktop.ui.chat.attachments.sent_files import SentFiles
from desktop.ui.chat.clipboard import put
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.markdown.prose_style import ProseStyle, prose_style
from desktop.ui.chat.markdown.prose_view import ProseView
from desktop.ui.chat.transcript.editing import Editing
from desktop.ui.chat.transcript.message_act import Act, MessageAct, RowState
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.revealed_actions import ActionButton, RevealedActions
from desktop.ui.chat.transcript.version_switcher import HEIGHT, VersionSwitcher
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import CopiedSign

WIDEST = 0.855  # of the column
SIDE = 12
TOP = 9
RADIUS = 8
BUTTON = 28
BELOW_FILES = 8
BESIDE = 4  # px between the buttons and the card
BELOW = 4  # px between the card and the versions


class UserRow(MessageRow):
    """Shows the text as it was typed, without reading it as Markdown. GUI thread."""

    def __init__(self, theme: Theme, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message = message
        self._card = QRect()
        self._style: ProseStyle
        self._view: ProseView
        self._edit = ActionButton(theme, "pencil", self.tr("Edit your message"), self)
        self._copy = ActionButton(theme, "copy", self.tr("Copy your message"), self)
        self._copied = CopiedSign(self._copy)
        self._fork = ActionButton(theme, "git-fork", self.tr("Fork here ({0})").format(keys_text("fork")), self)
        self._buttons = (self._edit, self._copy, self._fork)
        self._revealed = RevealedActions(self._buttons, self)
        self.files = SentFiles(theme, message.attachments, self)
        self.files.open_requested.connect(lambda place: self._ask(Act.SHOW_FILE, str(place)))
        self.files.picture_wanted.connect(lambda place: self._ask(Act.DRAW_PICTURE, str(place)))
        self._switcher = VersionSwitcher(theme, self)
        self._editing = Editing(theme, self, self.act_requested.emit, self._on_editing_changed)
        self._edit.clicked.connect(lambda: self._ask(Act.EDIT))
        self._copy.clicked.connect(self._on_copy_clicked)
        self._fork.clicked.connect(lambda: self._ask(Act.FORK))
        self._switcher.version_requested.connect(lambda version: self._ask(Act.SHOW_VERSION, version))
        self._build()

    def set_message(self, message: Message) -> None:
        """Show a newer state of the message."""
        if message.text != self._message.text:
            self._message = message
            self.restyle()

    def set_state(self, state: RowState) -> None:
        """What else is true of the message."""
        before = self._switcher.isHidden(), self._switcher.sizeHint()
        self._switcher.set_versions(state.versions, can_switch=state.can_switch)
        self._editing.set_can_confirm(state.can_ask)
        if before != (self._switcher.isHidden(), self._switcher.sizeHint()):
            self.height_changed.emit()

    @property
    def is_editing(self) -> bool:
        """Whether its field is open."""
        return self._editing.editor is not None

    def edit(self) -> None:
        """Open the field."""
        self._editing.begin(self._message)

    def focus_version(self, *, forwards: bool) -> None:
        """Put the keyboard on the way to the next or the previous version."""
        self._switcher.take_focus(forwards=forwards)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what can be done with the message."""
        self._revealed.set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide it again."""
        self._revealed.set_hovered(False)
        super().leaveEvent(event)

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        self._view.hide()
        self._view.deleteLater()
        self._build()
        self._view.setVisible(not self.is_editing)
        self.height_changed.emit()

    def text(self) -> str:
        """The words shown."""
        return self._view.text()

    def views(self) -> list[MessageText]:
        """Its one text."""
        return [self._view]

    def arrange(self, width: int) -> int:
        """Lay out for `width`; returns the height."""
        height = self._arrange_editor(width) if self.is_editing else self._arrange_card(width)
        if not self._switcher.isHidden():
            size = self._switcher.sizeHint()
            self._switcher.setGeometry(width - size.width(), height + BELOW, size.width(), HEIGHT)
            height += BELOW + HEIGHT
        self.update()
        return height

    def _arrange_editor(self, width: int) -> int:
        editor = self._editing.editor
        assert editor is not None
        height = editor.arrange(width)
        editor.setGeometry(0, 0, width, height)
        self._card = QRect()
        return height

    def _arrange_card(self, width: int) -> int:
        room = width - BESIDE - BUTTON * len(self._buttons)
        widest = min(round(width * WIDEST), room) - 2 * SIDE - 2
        self._view.height_for(widest)
        files_width, files_height = self.files.arrange(widest)
        above = files_height + BELOW_FILES if files_height else 0
        inner = min(widest, max(math.ceil(self._view.document().idealWidth()) + 1, files_width))
        height = self._view.height_for(inner)
        outer = inner + 2 * SIDE + 2
        self._card = QRect(width - outer, 0, outer, above + height + 2 * TOP)
        self.files.setGeometry(self._card.left() + SIDE + 1, TOP, inner, files_height)
        self._view.setGeometry(self._card.left() + SIDE + 1, TOP + above - self._view.rise, inner, height)
        left = self._card.left() - BESIDE
        middle = TOP + above + self._style.line_height // 2
        for button in reversed(self._buttons):
            left -= BUTTON
            button.move(left, middle - BUTTON // 2)
        return self._card.height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the card."""
        if self._card.isEmpty():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._style.hairline, 1))
        painter.setBrush(self._style.well)
        painter.drawRoundedRect(QRectF(self._card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _build(self) -> None:
        self._style = prose_style(self._theme)
        self._view = ProseView(self._style, self)
        self._view.setAccessibleName(self.tr("Your message"))
        self._view.write_plain(self._message.text)

    def _ask(self, act: Act, text: str = "") -> None:
        self.act_requested.emit(MessageAct(act, self._message.id, text))

    def _on_editing_changed(self) -> None:
        """The field opened, closed or grew."""
        for part in (self._view, *self._buttons, *([self.files] if self.files.chips else [])):
            part.setVisible(not self.is_editing)
        self.height_changed.emit()

    @Slot()
    def _on_copy_clicked(self) -> None:
        put(displayable(self._message.text))
        self._copied.show()
