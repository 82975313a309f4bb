"""The line under an answer: how far it is while it is written, then how it ended, what to do with it and its cost."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from desktop.core.chat import Message
from desktop.ui.actions import keys_text
from desktop.ui.chat.clipboard import copy_answer
from desktop.ui.chat.transcript.figures_text import answer_figures, ending_text, writing_text
from desktop.ui.chat.transcript.message_act import Act, RowState
from desktop.ui.chat.transcript.revealed_actions import ActionButton, RevealedActions
from desktop.ui.chat.transcript.version_switcher import VersionSwitcher
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, CopiedSign, PlainLabel

HEIGHT = 28
SIGN = 18  # px of the picture and the room after it
GAP = 2


class AnswerFooter(QWidget):
    """One line of fixed height, so that nothing moves when its content changes. GUI thread.

    Wishes: `regenerate_requested()`, and `act_requested(Act, text)` for the others.
    """

    regenerate_requested = Signal()
    act_requested = Signal(object, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._message: Message | None = None
        self._is_writing = False
        self._state = RowState()
        self._is_last = False
        self._figures: list[str] = []
        self.setFixedHeight(HEIGHT)
        self._sign = QLabel(self)
        self._left = PlainLabel(theme, "", style=FontStyle.SMALL, token="text2")
        self._right = PlainLabel(theme, "", style=FontStyle.SMALL, token="text2")
        self._switcher = VersionSwitcher(theme)
        self._go_on = Button(theme, self.tr("Continue"), kind="quiet", icon="play", height=HEIGHT)
        self._copy = ActionButton(theme, "copy", self.tr("Copy the answer"))
        self._copied = CopiedSign(self._copy)
        self._edit = ActionButton(theme, "pencil", self.tr("Edit the answer"))
        self._regenerate = ActionButton(theme, "refresh-cw", self.tr("Write another answer"))
        self._fork = ActionButton(theme, "git-fork", self.tr("Fork here ({0})").format(keys_text("fork")))
        self._more = ActionButton(theme, "ellipsis", self.tr("More about this answer"))
        self._buttons = (self._copy, self._edit, self._regenerate, self._fork, self._more)
        self._revealed = RevealedActions(self._buttons, self)
        self._menu: QMenu | None = None
        self._copy.clicked.connect(self._on_copy_clicked)
        self._edit.clicked.connect(lambda: self.act_requested.emit(Act.EDIT, ""))
        self._regenerate.clicked.connect(self.regenerate_requested)
        self._fork.clicked.connect(lambda: self.act_requested.emit(Act.FORK, ""))
        self._more.clicked.connect(self._on_more_clicked)
        self._go_on.clicked.connect(lambda: self.act_requested.emit(Act.GO_ON, ""))
        self._switcher.version_requested.connect(lambda version: self.act_requested.emit(Act.SHOW_VERSION, version))
        self._lay_out()

    def show_writing(self, tokens: int) -> None:
        """Show how far the answer is."""
        is_same, self._message = self._is_writing, None
        self._left.setText(writing_text(tokens))
        if is_same:
            return
        self._is_writing = True
        self._sign.hide()
        self._left.show()
        self._figures = [self.tr("Esc stops and keeps what is written")]
        self._show_actions()

    def show_ended(self, message: Message, tokens: int) -> None:
        """Show how the answer ended, what can be done with it and what it cost."""
        self._message, self._is_writing = message, False
        words = ending_text(message, tokens)
        self._left.setText(words)
        self._left.setVisible(bool(words))
        self._sign.setVisible(bool(words))
        self._show_sign()
        self._show_actions()

    def set_last(self, last: bool) -> None:
        """Only the last answer can go on: what follows another was written after it as it is."""
        self._is_last = last
        self._show_actions()

    def set_state(self, state: RowState) -> None:
        """What else is true of the answer."""
        if state != self._state:
            self._state = state
            self._show_actions()

    def focus_version(self, *, forwards: bool) -> None:
        """Put the keyboard on the way to the next or the previous version."""
        self._switcher.take_focus(forwards=forwards)

    def set_hovered(self, hovered: bool) -> None:
        """The row is under the pointer."""
        self._revealed.set_hovered(hovered)

    def restyle(self) -> None:
        """Take colours from the theme again."""
        self._show_sign()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many of the figures as there is room for."""
        super().resizeEvent(event)
        self._show_figures()

    def menu(self) -> QMenu:
        """What “…” offers; made when it is first asked for."""
        if self._menu is None:
            self._menu = QMenu(self)
            sent = self._menu.addAction(self.tr("Show exactly what was sent"))
            sent.triggered.connect(lambda: self.act_requested.emit(Act.SHOW_SENT, ""))
        for action in self._menu.actions():
            action.setIcon(self._theme.icon("scan-text"))
        return self._menu

    def _lay_out(self) -> None:
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        self._sign.setFixedWidth(SIGN)
        layout.addWidget(self._switcher)
        layout.addWidget(self._sign)
        layout.addWidget(self._left)
        layout.addWidget(self._go_on)
        for button in self._buttons:
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._right)
        self._right.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sign.hide()
        self._show_actions()

    def _show_sign(self) -> None:
        is_edited = self._message is not None and self._message.edited
        ratio = self.devicePixelRatioF()
        name = "pencil" if is_edited else "circle-stop"
        self._sign.setPixmap(self._theme.pixmap(name, size=14, token="text2", ratio=ratio))

    def _show_actions(self) -> None:
        message, state = self._message, self._state
        self._switcher.set_versions(state.versions if message is not None else None, can_switch=state.can_switch)
        for button in self._buttons:
            button.setVisible(message is not None)
        self._regenerate.setEnabled(state.can_ask)
        self._go_on.setVisible(message is not None and message.can_go_on and self._is_last)
        self._go_on.setEnabled(state.can_ask)
        if message is not None:
            self._figures = answer_figures(message, names_model=state.names_model)
        self._show_figures()

    def _show_figures(self) -> None:
        """As many as there is room for; the ending gives its words for the first of them. Tooltips hold everything."""
        ending, count = self._left.text(), len(self._figures)
        with_words = [(True, shown) for shown in range(count, 0, -1)] or [(True, 0)]
        for with_ending, shown in [*with_words, *((False, shown) for shown in range(count, -1, -1))]:
            self._left.setVisible(with_ending and bool(ending))
            self._right.setText(" · ".join(self._figures[:shown]))
            self._layout.invalidate()
            if self._layout.minimumSize().width() <= self.width():
                break
        whole = " · ".join(self._figures)
        self._right.setToolTip("" if self._right.text() == whole else whole)
        self._sign.setToolTip(ending if self._left.isHidden() else "")
        self._sign.setAccessibleName(ending)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if self._message:
            copy_answer(self._message.text)  # without its reasoning
            self._copied.show()

    @Slot()
    def _on_more_clicked(self) -> None:
        self.menu().popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))
