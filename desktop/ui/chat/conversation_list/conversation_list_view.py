"""The list of chats: rows that can be opened, chosen, renamed, moved and deleted with mouse and keyboard."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.ui.chat.conversation_list.chosen_rows import ChosenRows
from desktop.ui.chat.conversation_list.conversation_list_model import ConversationListModel, ConversationRole
from desktop.ui.chat.conversation_list.list_keys import ListKey, list_key
from desktop.ui.chat.conversation_list.list_row import ListRow
from desktop.ui.chat.conversation_list.row_drag import RowDrag
from desktop.ui.chat.conversation_list.row_painter import RowPainter, RowState, menu_rect
from desktop.ui.chat.conversation_list.rows_view import RowsView
from desktop.ui.chat.conversation_list.title_delegate import TitleDelegate
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import plain_tooltip

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
EDGE = 20  # px at the top and at the bottom where a drag scrolls


class ConversationListView(RowsView):
    """Shows the rows; the open chat or the chosen ones are selected, the keyboard's row is current. GUI thread.

    Wishes: `open_requested(id)`, `delete_requested(id)`, `delete_many_requested(ids)`, `move_requested(ids, folder)`,
    `toggle_requested(folder, open)`, `folder_delete_requested(id)`, `folder_move_requested(id, folder)`, where no
    folder is None; `menu_requested(id, global position)`. Titles come through the model's `…rename_requested`.
    """

    open_requested = Signal(str)
    delete_requested = Signal(str)
    delete_many_requested = Signal(object)
    toggle_requested = Signal(str, bool)
    folder_delete_requested = Signal(str)
    move_requested = Signal(object, object)
    folder_move_requested = Signal(str, object)
    menu_requested = Signal(str, QPoint)
    editing_ended = Signal()

    def __init__(self, theme: Theme, rows: ConversationListModel, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._painter = RowPainter(theme)
        self._open = ""
        self._hovered = -1
        self._pointer = QPoint(-1, -1)
        self._with_keyboard = False
        self._chosen = ChosenRows()
        self._drag = RowDrag()
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
        self._chosen.begin(conversation_id)
        self._select()
        index = self.rows.index_of(self._open)
        if index.isValid():
            self.set_current(index)
            self.scrollTo(index)

    def rename(self, identifier: str) -> None:
        """Let the person edit a title or a folder's name in its row."""
        index = self.rows.index_of_row(identifier)
        if index.isValid():
            self.scrollTo(index)
            self.setFocus()
            self.edit(index)

    def meant_by(self, identifier: str) -> tuple[str, ...]:
        """The chats that something done to this one is done to: all chosen ones if it is chosen, else itself."""
        return self._chosen.ids(self.rows.rows()) if identifier in self._chosen else (identifier,)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only the rows in view are drawn, so the length of the list does not matter."""
        painter = QPainter(self.viewport())
        for row in self.rows_in_view(event.rect()):
            index = self.rows.index(row)
            self._painter.paint(painter, self.row_rect(row), self.rows.row_at(row), self._state(row, index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, F2 renames, Delete deletes, Space chooses; arrows move, and with Shift they choose."""
        if self.is_editing:  # Enter reaches the field and then the list
            return
        self._with_keyboard = True
        row, key = self.current_row(), list_key(event)
        if isinstance(key, QAbstractItemView.CursorAction):
            self._move(key, chooses=bool(event.modifiers() & SHIFT))
        elif key is not None and self._act(key, row):
            event.accept()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def _move(self, action: QAbstractItemView.CursorAction, *, chooses: bool) -> None:
        row = self.current_row()
        if chooses and row is not None and not len(self._chosen):
            self._chosen.begin(row.id)
        self.set_current(self.moveCursor(action, Qt.KeyboardModifier.NoModifier))
        if chooses:
            self._chosen.extend(self.rows.rows(), self.current_id())
            self._select()

    def _act(self, key: ListKey, row: ListRow | None) -> bool:
        """Do what a key asks for; False when it asks for nothing here."""
        if key is ListKey.CHOOSE_ALL:
            self._chosen.choose_all(self.rows.rows())
        elif key is ListKey.CHOOSE_NONE:
            if not len(self._chosen):
                return False
            self._chosen.begin(self.current_id())
        elif row is None:
            return False
        elif key is ListKey.RENAME:
            self.rename(row.id)
        elif row.is_folder:
            self._act_on_folder(key, row)
        elif key is ListKey.OPEN:
            self.open_requested.emit(row.id)
        elif key is ListKey.CHOOSE:
            self._chosen.toggle(row.id)
        elif key is ListKey.DELETE:
            self._delete(row)
        elif key is ListKey.OUT and row.depth:
            self.set_current(self.rows.index_of_row(row.folder_id or ""))
        self._select()
        return True

    def _act_on_folder(self, key: ListKey, row: ListRow) -> None:
        if key in (ListKey.OPEN, ListKey.CHOOSE):
            self.toggle_requested.emit(row.id, not row.is_open)
        elif key is ListKey.DELETE:
            self.folder_delete_requested.emit(row.id)
        elif key is ListKey.OUT and not row.is_open:
            self.set_current(self.rows.index_of_row(row.folder_id or row.id))
        elif key in (ListKey.IN, ListKey.OUT) and row.is_open is (key is ListKey.OUT):
            self.toggle_requested.emit(row.id, key is ListKey.IN)

    def _delete(self, row: ListRow) -> None:
        if len(self._chosen):
            self.delete_many_requested.emit(self._chosen.ids(self.rows.rows()))
        else:
            self.delete_requested.emit(row.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """“…” opens the menu; anything else is done when the button goes up, as it may be the beginning of a drag."""
        self._with_keyboard = False
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.rows.row_at(index.row()) if index.isValid() else None
        if row is None or row.is_heading:
            return
        self.set_current(index)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        menu = menu_rect(self.row_rect(index.row()))
        if menu.contains(at):
            self.menu_requested.emit(row.id, self.viewport().mapToGlobal(menu.bottomLeft()))
        else:
            self._drag.press(row, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens, with Ctrl it chooses, with Shift it chooses up to here; a drag drops."""
        pressed, drop = self._drag.end()
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if drop is not None:
            self._drop(pressed, drop.folder_id)
        elif pressed.is_folder:
            self.toggle_requested.emit(pressed.id, not pressed.is_open)
        elif event.modifiers() & SHIFT:
            self._chosen.extend(self.rows.rows(), pressed.id)
        elif event.modifiers() & CONTROL:
            self._chosen.toggle(pressed.id, also=self._open if self.rows.index_of(self._open).isValid() else "")
        else:
            self._chosen.begin(pressed.id)
            self.open_requested.emit(pressed.id)
        self._select()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull a row."""
        at = event.position().toPoint()
        is_pulled = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if is_pulled and self._drag.move(at, self.indexAt(at).row(), self.rows.rows()):
            bar, height = self.verticalScrollBar(), self.viewport().height()
            bar.setValue(bar.value() + (-EDGE if at.y() < EDGE else EDGE if at.y() > height - EDGE else 0))
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of a double click is a click."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """With the mouse on the row below it, with the keyboard on the keyboard's row."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        row = self.rows.row_at(index.row()) if index.isValid() else None
        if row is not None and not row.is_heading:
            corner = self.viewport().mapToGlobal(self.row_rect(index.row()).bottomLeft())
            self.menu_requested.emit(row.id, corner if by_key else event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows when the keyboard led here."""
        self._with_keyboard = event.reason() in KEYBOARD_REASONS
        if not self.currentIndex().isValid():
            self.set_current(self.rows.index(self.stop_from(0, 1)))
        super().focusInEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer for the hovered row."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._hover(event.position().toPoint())
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.Wheel):
            self._hover(QPoint(-1, -1))
        return super().viewportEvent(event)

    def _drop(self, pressed: ListRow, folder_id: str | None) -> None:
        if pressed.is_folder and folder_id != pressed.id:
            self.folder_move_requested.emit(pressed.id, folder_id)
        elif pressed.is_chat and (folder_id != pressed.folder_id or pressed.id in self._chosen):
            self.move_requested.emit(self.meant_by(pressed.id), folder_id)

    def _hover(self, pointer: QPoint) -> None:
        index = self.indexAt(pointer) if pointer.x() >= 0 else QModelIndex()
        before, self._hovered, self._pointer = self._hovered, index.row(), pointer
        for row in {before, self._hovered} - {-1}:
            if row < self.rows.rowCount():
                self.viewport().update(self.row_rect(row))
        cut = index.isValid() and self._painter.is_cut(self.row_rect(index.row()), self.rows.row_at(index.row()))
        self.viewport().setToolTip(plain_tooltip(self.rows.row_at(index.row()).title) if cut else "")

    def _state(self, row: int, index: QModelIndex) -> RowState:
        is_hovered = row == self._hovered and not self._drag.is_on
        shown = self.rows.row_at(row)
        return RowState(
            is_open=bool(shown.id) and shown.id == self._open,
            is_hovered=is_hovered,
            is_menu_hovered=is_hovered and menu_rect(self.row_rect(row)).contains(self._pointer),
            is_focused=self._with_keyboard and self.hasFocus() and index == self.currentIndex(),
            is_writing=bool(index.data(ConversationRole.IS_WRITING)),
            is_chosen=shown.id in self._chosen,
            is_target=self._drag.drop is not None and self._drag.drop.row == row,
        )

    def _select(self) -> None:
        """Tell Qt, and so screen readers, what is chosen; with nothing chosen the open chat is."""
        found = QItemSelection()
        for place, row in enumerate(self.rows.rows() if len(self._chosen) else ()):
            if row.is_chat and row.id in self._chosen:
                found.select(self.rows.index(place), self.rows.index(place))
        index = self.rows.index_of(self._open)
        if not len(self._chosen) and index.isValid():
            found.select(index, index)
        self.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.viewport().update()

    @Slot()
    def _on_model_about_to_be_reset(self) -> None:
        self._kept = (self.current_id(), self.currentIndex().row())

    @Slot()
    def _on_model_reset(self) -> None:
        """The keyboard stays with its row, or with its place when that row is gone."""
        self._hovered = -1
        self._chosen.keep_only(self.rows.rows())
        self._select()
        kept_id, place = self._kept
        index = self.rows.index_of_row(kept_id)
        if not index.isValid() and place >= 0:
            place = min(place, self.rows.rowCount() - 1)
            index = self.rows.index(max(self.stop_from(place, 1), self.stop_from(place, -1)))
        if index.isValid():
            self.set_current(index)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.viewport().update()
