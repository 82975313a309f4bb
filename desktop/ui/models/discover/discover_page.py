"""The page of the models that could be got: search, filters, and the list."""

from collections.abc import Sequence
from enum import IntEnum

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.offer import Offer, Offers, OfferWish, wanted
from desktop.ui.locale_text import number_text
from desktop.ui.models.discover.column_heads import ColumnHeads
from desktop.ui.models.discover.filter_bar import FilterBar
from desktop.ui.models.discover.offer_rows import OfferRowDelegate, OfferRowsModel
from desktop.ui.models.model_words import day_words
from desktop.ui.models.rows_list import RowsList
from desktop.ui.models.waiting_line import WaitingLine
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, EmptyState, ErrorCard, PlainLabel, SearchField
from desktop.ui.widgets.button import SMALL

SIDE = 16
SLOW = 300  # ms before a wait is shown


class _Face(IntEnum):
    """What fills the page."""

    LIST = 0
    NOTHING = 1
    WAITING = 2


class DiscoverPage(QWidget):
    """Owns what is searched and filtered. GUI thread.

    Facts: `offer_shown(Offer)` when another row is the current one, `nothing_shown()` when there is none any more,
    `offer_pressed(Offer)` on Enter. Wishes: `hub_search_requested(words)`, `more_requested()`,
    `catalogue_requested()`, `retry_requested()`, `stop_requested()`, to wait no longer for a hub.
    """

    offer_shown = Signal(object)
    nothing_shown = Signal()
    offer_pressed = Signal(object)
    hub_search_requested = Signal(str)
    more_requested = Signal()
    catalogue_requested = Signal()
    retry_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme, keys: str, parent: QWidget | None = None) -> None:
        """`keys` lead to the search."""
        super().__init__(parent)
        self._all = Offers()
        self._is_searching = False  # the hub is asked
        self._sought = ""  # the words that it is asked for, or was
        self.search = SearchField(theme, self.tr("Search models"), keys)
        self.filters = FilterBar(theme)
        self.heads = ColumnHeads(theme)
        self.rows = OfferRowsModel(self)
        self.list = RowsList(self.rows, OfferRowDelegate(theme), self.tr("Models that can be downloaded"))
        self.nothing = EmptyState(
            theme, "search-x", self.tr("No models match"), self.tr("Fewer filters or other words show more of them.")
        )
        self.clear_button = self.nothing.add_button(self.tr("Clear filters"))
        self.waiting = WaitingLine(theme, self.tr("Reading the catalogue"))
        self.error = ErrorCard(theme)
        self.retry_button = self.error.add_button(self.tr("Try again"))
        self.error.hide()
        self.hub_words = PlainLabel(theme, token="text2")
        self.more_button = Button(theme, self.tr("Show more"), kind="quiet", height=SMALL)
        self.hub_button = Button(theme, "", icon="search", height=SMALL)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SLOW)
        self._late.timeout.connect(lambda: self._faces.setCurrentIndex(_Face.WAITING))
        self._lay_out()
        self._connect()

    def show_waiting(self) -> None:
        """The catalogue is being read; says so if that takes a moment."""
        self.error.hide()
        if not self._all.offers:
            self._late.start()

    def show_searching(self) -> None:
        """The hub is being asked; `show_offers`, `show_error` or `show_stopped` follows."""
        self.error.hide()
        self._is_searching = True
        self._show_hub()

    def show_stopped(self) -> None:
        """The hub is not asked any more, and nothing came of it."""
        self._is_searching = False
        self._show_hub()

    def show_offers(self, offers: Offers) -> None:
        """Show these, as far as the filters leave them."""
        self._late.stop()
        self.error.hide()
        self._is_searching = False
        self._all = offers
        self.filters.set_models(offer.model for offer in offers.offers)
        self._show()

    def show_offer(self, offer: Offer) -> None:
        """More is known of one of them now; no row moves for that."""

        def renewed(offers: Sequence[Offer]) -> list[Offer]:
            return [offer if one.model.id == offer.model.id else one for one in offers]

        self._all = msgspec.structs.replace(self._all, offers=tuple(renewed(self._all.offers)))
        self.rows.set_items(renewed(self.rows.items))

    def show_error(self, what: str, safe: str, next_step: str, details: str = "") -> None:
        """Say above the list what failed; what is shown stays."""
        self._late.stop()
        self._faces.setCurrentIndex(_Face.LIST if self.rows.rowCount() or not self._all.offers else _Face.NOTHING)
        self.error.set_words(what, safe, next_step, details)
        self.error.show()

    def select(self, model_id: str) -> None:
        """Make a model the current row without telling anybody; what hides it is taken back."""
        if self.rows.row_of(model_id) < 0:
            self.search.clear()
            self.filters.show_wish(OfferWish(order=self.filters.wish.order))
            self._show()
        self.list.show_row(self.rows.row_of(model_id))

    def current(self) -> Offer | None:
        """The current row."""
        return self.rows.items[self.list.row] if 0 <= self.list.row < len(self.rows.items) else None

    def focus(self) -> None:
        """Begin with the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the search to the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.rows.rowCount():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            is_new = not self.rows.rowCount() or (self._all.is_online and not self._leads_back())
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_new:
                if not self._is_searching:
                    self.hub_button.click()  # nothing here is called like that
                elif self.search.text().strip() not in ("", self._sought):
                    self._search_hub()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._faces = QStackedWidget()
        for face in (self.list, self.nothing, self.waiting):
            self._faces.addWidget(face)
        top = QVBoxLayout()
        top.setContentsMargins(SIDE, 12, SIDE, 0)
        top.setSpacing(8)
        for part in (self.search, self.filters, self.error):
            top.addWidget(part)
        self._hub = QWidget()
        self._hub.setObjectName("modelsFoot")
        hub = QHBoxLayout(self._hub)
        hub.setContentsMargins(SIDE, 6, SIDE, 6)
        hub.addWidget(self.hub_words, 1)
        hub.addWidget(self.more_button)
        hub.addWidget(self.hub_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addSpacing(8)
        column.addWidget(self.heads)
        column.addWidget(self._faces, 1)
        column.addWidget(self._hub)
        self._hub.hide()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_words_changed)
        self.search.installEventFilter(self)
        self.filters.changed.connect(self._show)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.retry_button.clicked.connect(self.retry_requested)
        self.more_button.clicked.connect(self.more_requested)
        self.hub_button.clicked.connect(self._on_hub_clicked)
        self.list.row_shown.connect(lambda row: self.offer_shown.emit(self.rows.items[row]))
        self.list.row_pressed.connect(lambda row: self.offer_pressed.emit(self.rows.items[row]))

    @Slot(str)
    def _on_words_changed(self, words: str) -> None:
        """They lead to what they fit best, not to where an earlier letter led; what a hub found they leave alone."""
        self._show(stays=self._all.is_online or not words.strip())

    @Slot()
    def _show(self, *, stays: bool = True) -> None:
        """Put the rows that are wanted into the list; the current one stays where it is still there."""
        before = self.current() if stays else None
        words = "" if self._all.is_online else self.search.text()  # a hub has judged the words already
        rows = wanted(self._all.offers, msgspec.structs.replace(self.filters.wish, words=words))
        self.rows.set_items(rows)
        self.heads.set_count(self._count(len(rows)))
        self._faces.setCurrentIndex(_Face.LIST if rows else _Face.NOTHING)
        self._show_hub()
        row = self.rows.row_of(before.model.id) if before is not None else -1
        if row >= 0:
            self.list.show_row(row)
        elif rows:
            self.list.show_row(0)
            self.offer_shown.emit(rows[0])
        else:
            self.nothing_shown.emit()

    def _count(self, count: int) -> str:
        models = self.tr("1 model") if count == 1 else self.tr("{0} models").format(number_text(count))
        if self._all.is_online:
            return self.tr("{0}, found on the hub").format(models)
        day = day_words(self._all.as_of)
        return self.tr("{0}, catalogue of {1}").format(models, day) if day else models

    def _show_hub(self) -> None:
        """Below the list: the way to what is not in the catalogue, and back."""
        is_online, words, host = self._all.is_online, self.search.text().strip(), self._all.host
        leads_back = self._leads_back()
        self._hub.setVisible(is_online or self._is_searching or bool(words))
        self.more_button.setVisible(is_online and self._all.has_more)
        self.more_button.setEnabled(not self._is_searching)
        if self._is_searching:
            self.hub_words.setText(self.tr("Asking {0}").format(host))
            self.hub_button.setText(self.tr("Cancel"))
            self.hub_button.set_icon("x")
            return
        self.hub_words.setText(
            self.tr("These come from a search of {0}").format(host) if is_online else self.tr("Not in the catalogue?")
        )
        self.hub_button.setText(self.tr("Back to the catalogue") if leads_back else self.tr("Search {0}").format(host))
        self.hub_button.set_icon("arrow-left" if leads_back else "search")

    def _leads_back(self) -> bool:
        """Whether the button below what the hub found does: where nothing else was typed since."""
        return self._all.is_online and self.search.text().strip() in ("", self._all.words)

    @Slot()
    def _on_hub_clicked(self) -> None:
        if self._is_searching:
            self.stop_requested.emit()
        elif self._leads_back():
            self.catalogue_requested.emit()
        else:
            self._search_hub()

    def _search_hub(self) -> None:
        self._sought = self.search.text().strip()
        self.hub_search_requested.emit(self._sought)

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.search.clear()
        self.filters.show_wish(OfferWish(order=self.filters.wish.order))
        self._show()
        self.search.setFocus()
