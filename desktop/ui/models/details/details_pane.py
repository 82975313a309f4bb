"""The pane at the right: everything about the model whose row is the current one."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from desktop.core.fit import TrackRecord
from desktop.core.offer import Details, FileOffer
from desktop.ui.models.details.about_part import BAR, AboutPart
from desktop.ui.models.details.figures_part import FiguresPart
from desktop.ui.models.details.files_part import FilesPart
from desktop.ui.models.details.way_part import WayPart
from desktop.ui.models.fit_badge import Badge, fit_badge
from desktop.ui.models.pane_scroll import PaneScroll
from desktop.ui.models.waiting_line import WaitingLine
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, PlainLabel
from desktop.ui.widgets.button import SMALL

WIDTH, NARROW = 424, 376


class _Face(IntEnum):
    """What fills the pane."""

    NOTHING = 0
    DETAILS = 1
    WAITING = 2


class DetailsPane(QFrame):
    """Owns which file is chosen of each model. GUI thread.

    Facts: `context_chosen(tokens)`. Wishes: `download_requested(HubModel, FileOffer)`, `chat_requested(model id)`,
    `link_requested(url)`, `page_requested(HubModel)`, `stop_requested()`, to wait no longer for a hub.
    """

    context_chosen = Signal(int)
    download_requested = Signal(object, object)
    chat_requested = Signal(str)
    link_requested = Signal(str)
    page_requested = Signal(object)
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelDetails")
        self.setAccessibleName(self.tr("About this model"))
        self.setFixedWidth(WIDTH)
        self._details: Details | None = None
        self._record = TrackRecord()
        self._chosen: dict[str, str] = {}
        self.about = AboutPart(theme)
        self.files = FilesPart(theme)
        self.figures = FiguresPart(theme)
        self.way = WayPart(theme)
        self._nothing = PlainLabel(theme, self.tr("Choose a model in the list"), token="text2")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.waiting = WaitingLine(theme, "")
        self.stop_button = Button(theme, self.tr("Cancel"), height=SMALL)
        self._lay_out()
        self._connect()

    @property
    def model_id(self) -> str:
        """Of the model that is shown, "" for none."""
        return self._details.offer.model.id if self._details is not None else ""

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room beside the list."""
        self.setFixedWidth(NARROW if is_narrow else WIDTH)

    def show_nothing(self) -> None:
        """No row is the current one."""
        self._details = None
        self._nothing.setText(self.tr("Choose a model in the list"))
        self._faces.setCurrentIndex(_Face.NOTHING)

    def show_asking(self, host: str) -> None:
        """The hub is asked about a model of which nothing is known yet: what is shown is of another one."""
        self._details = None
        self.waiting.set_words(self.tr("Asking {0} for its files").format(host))
        self._faces.setCurrentIndex(_Face.WAITING)

    def stop_asking(self) -> None:
        """Nothing came of that."""
        if self._faces.currentIndex() == _Face.WAITING:
            self._nothing.setText(self.tr("Its files are not known. Choose it again to ask for them."))
            self._faces.setCurrentIndex(_Face.NOTHING)

    def show_details(self, details: Details, record: TrackRecord | None = None) -> None:
        """Show these; the file that was chosen before stays chosen."""
        is_other = details.offer.model.id != self.model_id
        self._details = details
        self._record = record if record is not None else self._record
        model = details.offer.model
        chosen = self._chosen.get(model.id) or details.best or model.default_file
        self.files.show_details(details, chosen, self._record)
        self.files.setVisible(bool(details.files))
        self.figures.show_model(model)
        self.about.show_model(model, self._badge())
        self.way.show_way(details, self.files.chosen())
        self._faces.setCurrentIndex(_Face.DETAILS)
        if is_other:
            self._area.verticalScrollBar().setValue(0)

    def _badge(self) -> Badge | None:
        if self._details is not None and not self._details.offer.model.downloadable:
            return Badge(self.tr("Reference only"), "neutral", "info")
        file = self.files.chosen()
        return fit_badge(file.level) if file is not None else None

    def _lay_out(self) -> None:
        self._area = PaneScroll()
        self._inner = inner = self._area.column
        inner.setContentsMargins(0, 0, BAR, 0)
        inner.setSpacing(0)
        for part in (self.about, self.files, self.figures):
            inner.addWidget(part)
        inner.addStretch(1)
        self._area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self.way)
        asking = QWidget()
        middle = QVBoxLayout(asking)
        middle.addStretch(1)
        middle.addWidget(self.waiting)
        middle.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._faces = QStackedLayout(self)
        self._faces.setContentsMargins(1, 0, 0, 0)
        for face in (self._nothing, filled, asking):
            self._faces.addWidget(face)

    def _connect(self) -> None:
        self.files.file_chosen.connect(self._on_file_chosen)
        self.files.context_chosen.connect(self.context_chosen)
        self.about.link_requested.connect(self.link_requested)
        self.way.download_requested.connect(self._on_download_requested)
        self.way.chat_requested.connect(self.chat_requested)
        self.way.page_requested.connect(self._on_page_requested)
        self.stop_button.clicked.connect(self.stop_requested)

    @Slot(int, int)
    def _on_range_changed(self, _: int, most: int) -> None:
        """The scroll bar stands in the margin, which is kept for it: nothing moves when it shows."""
        self._inner.setContentsMargins(0, 0, 0 if most else BAR, 0)

    @Slot(object)
    def _on_file_chosen(self, file: FileOffer) -> None:
        if self._details is not None:
            self._chosen[self.model_id] = file.file.name
            self.about.show_model(self._details.offer.model, self._badge())
            self.way.show_way(self._details, file)

    @Slot(object)
    def _on_download_requested(self, file: FileOffer) -> None:
        if self._details is not None:
            self.download_requested.emit(self._details.offer.model, file)

    @Slot()
    def _on_page_requested(self) -> None:
        if self._details is not None:
            self.page_requested.emit(self._details.offer.model)
