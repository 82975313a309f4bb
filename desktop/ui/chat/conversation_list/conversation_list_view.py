"""The list of chats: rows that can be opened, renamed and deleted with mouse and keyboard."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.ui.actions import keys_of
from desktop.ui.chat.conversation_list.conversation_list_model import ConversationListModel, ConversationRole
from desktop.ui.chat.conversation_list.row_painter import RowPainter, RowState, menu_rect
from desktop.ui.chat.conversation_list.rows_view import RowsView
from desktop.ui.chat.conversation_list.title_delegate import TitleDelegate
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import plain_tooltip

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ConversationListView(RowsView):
    """Shows the rows; the open chat is selected, the keyboard's row is current. GUI thread.

    Wishes: `open_requested(id)`, `delete_requested(id)`, `menu_requested(id, global position)`; a new title comes
    through the list model's `rename_requested`.
    """

    open_requested = Signal(str)
    delete_requested = Signal(str)
    menu_requested = Signal(str, QPoint)
    editing_ended = Signal()

    def __init__(self, theme: Theme, rows: ConversationListModel, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._painter = RowPainter(theme)
        self._open = ""
        self._hovered = -1
        self._pointer = QPoint(-1, -1)
        self._with_keyboard = False
        self.setObjectName("conversationList")
        self.setAccessibleName(self.tr("Chats"))
        delegate = TitleDelegate(self)
        delegate.closeEditor.connect(self.editing_ended, Qt.ConnectionType.QueuedConnection)
        self.setItemDelegate(delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self._kept = ("", -1)
        rows.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        rows.modelReset.connect(self._on_model_reset)
        theme.changed.connect(self._on_theme_changed)

    @property
    def is_editing(self) -> bool:
        """Whether a title is being edited in its row."""
        return self.state() == QAbstractItemView.State.EditingState

    def set_open(self, conversation_id: str) -> None:
        """Mark the chat that the transcript shows, and bring it into view."""
        self._open = conversation_id
        index = self._select_open()
        if index.isValid():
            self.set_current(index)
            self.scrollTo(index)

    def rename(self, conversation_id: str) -> None:
        """Let the person edit a title in its row."""
        index = self.rows.index_of(conversation_id)
        if index.isValid():
            self.scrollTo(index)
            self.setFocus()
            self.edit(index)

    def current_id(self) -> str:
        """The conversation in the keyboard's row, or ""."""
        row = self.currentIndex().row()
        return self.rows.row_at(row).id if 0 <= row < self.rows.rowCount() else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the rows in view are drawn, so the length of the list does not matter."""
        painter = QPainter(self.viewport())
        for row in self.rows_in_view(event.rect()):
            index = self.rows.index(row)
            self._painter.paint(painter, self.row_rect(row), self.rows.row_at(row), self._state(row, index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 renames, Delete deletes; arrows move without opening."""
        self._with_keyboard = True
        chosen, pressed = self.current_id(), QKeySequence(event.keyCombination())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            self.open_requested.emit(chosen)
        elif pressed == keys_of("rename_chat") and chosen:
            self.rename(chosen)
        elif pressed == keys_of("delete_chat") and chosen:
            self.delete_requested.emit(chosen)
        elif action := _CURSOR_KEYS.get(event.key()):
            self.set_current(self.moveCursor(action, event.modifiers()))
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A chat opens on press; its “…” opens the menu instead."""
        self._with_keyboard = False
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row_at(index.row()) if index.isValid() else None
        if row is None or not row.is_chat:
            return
        self.set_current(index)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        menu = menu_rect(self.row_rect(index.row()))
        if menu.contains(event.position().toPoint()):
            self.menu_requested.emit(row.id, self.viewport().mapToGlobal(menu.bottomLeft()))
        else:
            self.open_requested.emit(row.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a double click is a click."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """With the mouse on the row below it, with the keyboard on the keyboard's row."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.rows.row_at(index.row()) if index.isValid() else None
        if row is not None and row.is_chat:
            corner = self.viewport().mapToGlobal(self.row_rect(index.row()).bottomLeft())
            self.menu_requested.emit(row.id, corner if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows when the keyboard led here."""
        self._with_keyboard = event.reason() in KEYBOARD_REASONS
        if not self.currentIndex().isValid():
            self.set_current(self.rows.index(self.chat_from(0, 1)))
        super().focusInEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer for the hovered row."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._hover(event.position().toPoint())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self._hover(QPoint(-1, -1))
        return super().viewportEvent(event)

    def _hover(self, pointer: QPoint) -> None:
        index = self.indexAt(pointer) if pointer.x() >= 0 else QModelIndex()
        before, self._hovered, self._pointer = self._hovered, index.row(), pointer
        for row in {before, self._hovered} - {-1}:
            if row < self.rows.rowCount():
                self.viewport().update(self.row_rect(row))
        cut = index.isValid() and self._painter.is_cut(self.row_rect(index.row()), self.rows.row_at(index.row()))
        self.viewport().setToolTip(plain_tooltip(self.rows.row_at(index.row()).title) if cut else "")

    def _state(self, row: int, index: QModelIndex) -> RowState:
        is_hovered = row == self._hovered
        return RowState(
            is_open=self.rows.row_at(row).id == self._open,
            is_hovered=is_hovered,
            is_menu_hovered=is_hovered and menu_rect(self.row_rect(row)).contains(self._pointer),
            is_focused=self._with_keyboard and self.hasFocus() and index == self.currentIndex(),
            is_writing=bool(index.data(ConversationRole.IS_WRITING)),
        )

    def _select_open(self) -> QModelIndex:
        index = self.rows.index_of(self._open)
        if index.isValid():
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.selectionModel().clearSelection()
        self.viewport().update()
        return index

    @Slot()
    def _on_model_about_to_be_reset(self) -> None:
        self._kept = (self.current_id(), self.currentIndex().row())

    @Slot()
    def _on_model_reset(self) -> None:
        """The keyboard stays with its chat, or with its place when that chat is gone."""
        self._hovered = -1
        self._select_open()
        kept_id, place = self._kept
        index = self.rows.index_of(kept_id)
        if not index.isValid() and place >= 0:
            place = min(place, self.rows.rowCount() - 1)
            index = self.rows.index(max(self.chat_from(place, 1), self.chat_from(place, -1)))
        if index.isValid():
            self.set_current(index)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()


_CURSOR_KEYS: dict[int, QAbstractItemView.CursorAction] = {
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
}
