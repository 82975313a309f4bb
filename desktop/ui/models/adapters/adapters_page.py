"""The adapters on this computer, or how one comes here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.adapter_service import FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.models.adapters.adapter_rows import AdapterRow, AdapterRowDelegate, AdapterRowsModel
from desktop.ui.models.rows_list import RowsList
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, EmptyState, PlainLabel


class AdaptersPage(QWidget):
    """GUI thread. Facts: `adapter_shown(FoundAdapter)`, `filled(bool)`.

    Wishes: `file_requested()`, `folder_requested()`.
    """

    adapter_shown = Signal(object)
    filled = Signal(bool)
    file_requested = Signal()
    folder_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Sequence[AdapterRow] = ()
        self.rows = AdapterRowsModel(self)
        self.list = RowsList(self.rows, AdapterRowDelegate(theme), self.tr("Adapters on this computer"))
        self.nothing = EmptyState(
            theme,
            "puzzle",
            self.tr("Import an adapter"),
            self.tr("A LoRA adapter changes how a model writes."),
        )
        self.first_file = self.nothing.add_button(self.tr("Import a GGUF file"))
        self.first_folder = self.nothing.add_button(self.tr("Import a PEFT folder…"), kind="secondary")
        self.folder = Button(theme, self.tr("Import a PEFT folder…"), icon="folder-input")
        self.count = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._faces = QStackedWidget()
        self._faces.addWidget(self.nothing)
        self._faces.addWidget(self._filled())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._faces, 1)
        self.list.row_shown.connect(self._on_row_shown)
        self.folder.clicked.connect(self.folder_requested)
        self.first_folder.clicked.connect(self.folder_requested)
        self.first_file.clicked.connect(self.file_requested)
        self.show_rows(())

    @property
    def is_filled(self) -> bool:
        """Whether there is an adapter."""
        return bool(self._shown)

    @property
    def current(self) -> FoundAdapter | None:
        """The adapter whose row is the current one."""
        row = self.list.row
        return self._shown[row].adapter if 0 <= row < len(self._shown) else None

    def show_rows(self, shown: Sequence[AdapterRow]) -> None:
        """Show these; the one that was chosen stays chosen."""
        before = self.current
        self._shown = shown
        self.rows.set_items(shown)
        words = plural("AdaptersPage", "1 adapter", "%Ln adapters", len(shown))
        self.count.setText(f"{words} · {size_text(sum(row.adapter.size for row in shown))}")
        self._faces.setCurrentIndex(1 if shown else 0)
        if shown:
            paths = [row.adapter.path for row in shown]
            self.list.show_row(paths.index(before.path) if before is not None and before.path in paths else 0)
        self.filled.emit(bool(shown))

    def show_adapter(self, path: Path) -> None:
        """Make this the current one."""
        for row, one in enumerate(self._shown):
            if one.adapter.path == path:
                self.list.show_row(row)
                self.adapter_shown.emit(one.adapter)

    def focus(self) -> None:
        """Begin with the list, or with the way to fill it."""
        (self.list if self._shown else self.first_file).setFocus(Qt.FocusReason.OtherFocusReason)

    def _filled(self) -> QWidget:
        filled = QWidget()
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 12)
        top.addWidget(self.count, 1)
        top.addWidget(self.folder)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        return filled

    @Slot(int)
    def _on_row_shown(self, row: int) -> None:
        self.adapter_shown.emit(self._shown[row].adapter)
