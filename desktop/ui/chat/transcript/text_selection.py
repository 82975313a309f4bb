"""Selecting over several messages, with the mouse and with the keyboard, and what can be done with what is selected."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.transcript.message_row import MessageRow
from desktop.ui.chat.transcript.selected_range import END, SelectedRange, Spot
from desktop.ui.chat.transcript.selected_text import Piece
from desktop.ui.chat.transcript.selection_menu import SelectionMenu
from desktop.ui.chat.transcript.transcript_scroll import TranscriptScroll
from desktop.ui.theme.theme import Theme

SCROLL_EVERY = 40  # ms while the mouse is held outside
_FORWARDS, _BACKWARDS = (Qt.Key.Key_Down, Qt.Key.Key_Right), (Qt.Key.Key_Up, Qt.Key.Key_Left)


class TextSelection(QObject):
    """Watches the events that the texts leave to their column. GUI thread.

    Wishes: `copy_requested(pieces, as Markdown)`, `address_requested(address)` to copy a link's.
    """

    copy_requested = Signal(object, bool)
    address_requested = Signal(str)

    def __init__(self, column: TranscriptScroll, theme: Theme) -> None:
        super().__init__(column)
        self._column = column
        self._viewport = column.viewport()  # asked for here, as events still come while the column is taken apart
        self._theme = theme
        self._anchor: Spot | None = None  # None while nothing beyond one text is selected
        self._head: Spot | None = None
        self._pressed = False
        self._pointer = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_EVERY)
        self._scrolling.timeout.connect(self._on_scrolling)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.timeout.connect(self._show)
        column.installEventFilter(self)
        self._viewport.installEventFilter(self)
        column.drawn_changed.connect(self._on_drawn_changed)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self._range() is None

    def pieces(self) -> list[Piece]:
        """What is selected, message by message."""
        found = self._range()
        return found.pieces(self._column.messages(), dict(self._column.drawn())) if found is not None else []

    def select_all(self) -> None:
        """Every message."""
        count = len(self._column.messages())
        if count:
            self._anchor, self._head = Spot(0, 0, 0), Spot(count - 1, END, END)
            self._show()

    def clear(self) -> None:
        """Nothing is selected beyond one text any more."""
        self._scrolling.stop()
        if self._anchor is None:
            return
        self._anchor = self._head = None
        focus = QApplication.focusWidget()
        for view in self._views():
            view.selects_across = False
            if view is not focus:
                cursor = view.textCursor()
                cursor.clearSelection()
                view.setTextCursor(cursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The mouse comes through the viewport, keys and the wish for a menu come to the column itself."""
        if watched is self._column and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        if watched is self._viewport and isinstance(event, QContextMenuEvent):
            self._open_menu(event.globalPos())
            return True
        if watched is self._viewport and isinstance(event, QMouseEvent):
            self._take_mouse(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(False)
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return True
        if event.key() == Qt.Key.Key_Escape and self._anchor is not None:
            self.clear()
            return True
        is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_shift and event.key() in (*_FORWARDS, *_BACKWARDS):
            return self._step(1 if event.key() in _FORWARDS else -1)
        return False

    def _take_mouse(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            is_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            anchor = self._anchor if is_shift else None
            self.clear()
            self._pressed = True
            if anchor is not None:
                self._anchor = anchor
                self._drag_to(event.globalPosition().toPoint())
        elif event.type() == QEvent.Type.MouseMove and self._pressed:
            self._drag_to(event.globalPosition().toPoint())
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pressed = False
            self._scrolling.stop()

    def _drag_to(self, point: QPoint) -> None:
        """Select up to the pointer; beyond the edge the column scrolls along."""
        self._pointer = point
        head = self._spot_at(point)
        start = self._anchor or self._focus_spot() or head
        if head is None or start is None:
            return
        if self._anchor is None and head[:2] == start[:2]:
            return  # within one text, which does it by itself
        self._anchor, self._head = start, head
        self._show()
        inside = self._column.viewport().mapFromGlobal(point).y()
        is_outside = not 0 <= inside < self._column.viewport().height()
        if is_outside and not self._scrolling.isActive():
            self._scrolling.start()
        elif not is_outside:
            self._scrolling.stop()

    def _step(self, step: int) -> bool:
        """Select on to the next text, or take the last one back."""
        head = self._head if self._anchor is not None else self._focus_spot(of_caret=True)
        anchor = self._anchor if self._anchor is not None else self._focus_spot()
        if head is None or anchor is None:
            return False
        target = self._neighbour(head, step)
        if target is None:
            return True
        head = anchor if target == anchor[:2] else Spot(*target, END if target > anchor[:2] else 0)
        self._anchor, self._head = anchor, head
        self._column.bring_into_view(self._column.messages()[head.message].id)
        self._show()
        return True

    def _neighbour(self, spot: Spot, step: int) -> tuple[int, int] | None:
        """The text after this one or before it, of another message if it has no more."""
        rows, messages = dict(self._column.drawn()), self._column.messages()

        def texts_of(number: int) -> int:
            row = rows.get(messages[number].id)
            return len(row.views()) if row is not None else 1

        view = spot.view if spot.view != END else texts_of(spot.message) - 1
        if 0 <= view + step < texts_of(spot.message):
            return spot.message, view + step
        message = spot.message + step
        if not 0 <= message < len(messages):
            return None
        return message, 0 if step > 0 else texts_of(message) - 1

    def _range(self) -> SelectedRange | None:
        first, last = self._anchor, self._head
        if first is None or last is None:
            first, last = self._focus_spot(), self._focus_spot(of_caret=True)
        if first is None or last is None or first == last:
            return None
        return SelectedRange(min(first, last), max(first, last))

    @Slot()
    def _show(self) -> None:
        """Select in every text that is drawn what belongs to the range."""
        found = self._range() if self._anchor is not None else None
        if found is None:
            self.clear()
            return
        for number, row in self._numbered_rows():
            for view, place in found.places(number, row.views()):
                view.selects_across = True
                view.select(place)

    def _numbered_rows(self) -> list[tuple[int, MessageRow]]:
        rows = dict(self._column.drawn())
        messages = enumerate(self._column.messages())
        return [(number, rows[message.id]) for number, message in messages if message.id in rows]

    def _views(self) -> list[MessageText]:
        return [view for row in self._column.rows() for view in row.views()]

    def _focus_spot(self, *, of_caret: bool = False) -> Spot | None:
        """Where selecting began in the text that has the keyboard, or where its caret is."""
        focus = QApplication.focusWidget()
        for number, row in self._numbered_rows():
            for index, view in enumerate(row.views()):
                if view is focus:
                    cursor = view.textCursor()
                    return Spot(number, index, cursor.position() if of_caret else cursor.anchor())
        return None

    def _spot_at(self, point: QPoint) -> Spot | None:
        """The place in a text that is nearest to a point of the screen."""
        nearest: tuple[int, Spot] | None = None
        for number, row in self._numbered_rows():
            for index, view in enumerate(row.views()):
                inside = view.viewport().mapFromGlobal(point)
                distance = max(-inside.y(), inside.y() - view.viewport().height(), 0)
                if nearest is None or distance < nearest[0]:
                    nearest = distance, Spot(number, index, view.cursorForPosition(inside).position())
        return nearest[1] if nearest is not None else None

    def _copy(self, as_markdown: bool) -> None:
        """The reasoning of an answer is a text of its own: alone it can be copied, with others it never is."""
        pieces, alone = self.pieces(), _text_with_selection()
        if not pieces and alone is not None:
            alone.copy()
        elif pieces:
            self.copy_requested.emit(pieces, as_markdown)

    def _open_menu(self, point: QPoint) -> None:
        under = QApplication.widgetAt(point)
        view = under.parentWidget() if under is not None else None
        address = view.anchorAt(under.mapFromGlobal(point)) if isinstance(view, MessageText) and under else ""
        can_copy = not self.is_empty or _text_with_selection() is not None
        menu = SelectionMenu(self._theme, self._column, can_copy=can_copy, address=address)
        menu.copy_requested.connect(self._copy)
        menu.select_all_requested.connect(self.select_all)
        menu.address_requested.connect(self.address_requested)
        menu.popup(point)

    @Slot()
    def _on_scrolling(self) -> None:
        view = self._column.viewport()
        inside = view.mapFromGlobal(self._pointer).y()
        beyond = inside if inside < 0 else max(0, inside - view.height())
        bar = self._column.verticalScrollBar()
        bar.setValue(bar.value() + max(-60, min(60, beyond)))
        self._drag_to(self._pointer)

    @Slot(str)
    def _on_drawn_changed(self, message_id: str) -> None:
        del message_id
        if self._anchor is not None and not self._drawing.isActive():
            self._drawing.start(0)


def _text_with_selection() -> MessageText | None:
    """The text that has the keyboard, if something is selected in it."""
    focus = QApplication.focusWidget()
    return focus if isinstance(focus, MessageText) and focus.textCursor().hasSelection() else None
