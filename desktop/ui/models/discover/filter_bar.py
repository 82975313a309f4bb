"""The chips that filter the list, and how it is sorted."""

from collections.abc import Iterable

import msgspec
from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.catalogue import Commercial, HubModel, Task
from desktop.core.offer import OfferWish, Order
from desktop.ui.models.discover.filter_chip import FilterChip
from desktop.ui.models.flow_box import FlowBox
from desktop.ui.models.language_words import NAMES, language_name
from desktop.ui.models.model_words import commercial_words, task_words
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button
from desktop.ui.widgets.button import SMALL


class FilterBar(FlowBox):
    """Owns the wish but for its words. GUI thread. Fact: `changed(OfferWish)`, by the person only."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(ends=True, parent=parent)
        self._theme = theme
        self._wish = OfferWish()
        self.fits = FilterChip(theme, self.tr("Fits this computer"), icon="monitor")
        self.language = FilterChip(theme, self.tr("Language"), many=True)
        self.licence = FilterChip(theme, self.tr("Licence"))
        self.task = FilterChip(theme, self.tr("Task"))
        self.parameters = FilterChip(theme, self.tr("Size"))
        self.order = Button(theme, "", kind="quiet", icon="arrow-up-down", height=SMALL)
        for part in (self.fits, self.language, self.licence, self.task, self.parameters, self.order):
            self.add(part)
        self._fill()
        for chip in (self.fits, self.language, self.licence, self.task, self.parameters):
            chip.chosen.connect(self._on_chosen)
        self.order.clicked.connect(self._on_order_clicked)
        self.show_wish(self._wish)

    @property
    def wish(self) -> OfferWish:
        """What is wished."""
        return self._wish

    def set_models(self, models: Iterable[HubModel]) -> None:
        """Offer the languages that these models name, the most frequent first."""
        counts: dict[str, int] = {}
        for model in models:
            for code in model.languages:
                if code in NAMES:
                    counts[code] = counts.get(code, 0) + 1
        codes = sorted(counts, key=lambda code: (-counts[code], code))
        self.language.set_choices({code: language_name(code) for code in codes})

    def show_wish(self, wish: OfferWish) -> None:
        """Show what is wished, without telling anybody."""
        self._wish = wish
        self.fits.show_values((True,) if wish.fits else ())
        self.language.show_values(wish.languages)
        self.licence.show_values(wish.commercial)
        self.task.show_values((wish.task,) if wish.task is not None else ())
        self.parameters.show_values((wish.size,) if wish.size else ())
        words = self._orders()[wish.order]
        self.order.setText(words)
        self.order.setAccessibleName(self.tr("Sort: {0}").format(words))

    def order_menu(self) -> QMenu:
        """The ways to sort; the caller shows it."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for order, words in self._orders().items():
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(order is self._wish.order)
            action.triggered.connect(lambda _=False, order=order: self._change(order=order))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _fill(self) -> None:
        kinds = (Commercial.ALLOWED, Commercial.CONDITIONS, Commercial.FORBIDDEN, Commercial.UNKNOWN)
        self.licence.set_choices({kind: commercial_words(kind) for kind in kinds})
        self.task.set_choices({task: task_words(task) for task in Task})
        sizes = {
            "small": self.tr("up to 3 billion parameters"),
            "medium": self.tr("3 to 8 billion parameters"),
            "large": self.tr("8 billion parameters and more"),
        }
        self.parameters.set_choices(sizes)

    def _orders(self) -> dict[Order, str]:
        return {
            Order.BEST: self.tr("Best fit first"),
            Order.FASTEST: self.tr("Fastest first"),
            Order.SMALLEST: self.tr("Smallest first"),
            Order.NEWEST: self.tr("Newest first"),
            Order.NAME: self.tr("By name"),
        }

    def _change(self, **fields: object) -> None:
        self.show_wish(msgspec.structs.replace(self._wish, **fields))
        self.changed.emit(self._wish)

    @Slot(tuple)
    def _on_chosen(self, _: tuple[object, ...]) -> None:
        self._change(
            fits=bool(self.fits.values),
            languages=self.language.values,
            commercial=self.licence.values,
            task=next(iter(self.task.values), None),
            size=next(iter(self.parameters.values), ""),
        )

    @Slot()
    def _on_order_clicked(self) -> None:
        menu = self.order_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.order.mapToGlobal(QPoint(0, self.order.height() + 2)))
