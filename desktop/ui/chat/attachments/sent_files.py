"""The files of a message that was sent, on chips above its words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.attachment import Attachment
from desktop.ui.chat.attachments.chip_flow import arrange
from desktop.ui.chat.attachments.file_chip import FileChip
from desktop.ui.chat.attachments.file_words import icon_of, sent_words
from desktop.ui.theme.theme import Theme


class SentFiles(QWidget):
    """Hidden where there are none. GUI thread. Wish: `open_requested(place)`, counted from 0."""

    open_requested = Signal(int)

    def __init__(self, theme: Theme, files: Sequence[Attachment], parent: QWidget) -> None:
        super().__init__(parent)
        self.chips: list[FileChip] = []
        for place, file in enumerate(files):
            chip = FileChip(theme, file.name, parent=self)
            chip.show_facts(icon_of(file.kind), sent_words(file))
            chip.clicked.connect(partial(self._on_clicked, place))
            self.chips.append(chip)
        self.setVisible(bool(self.chips))

    def arrange(self, width: int) -> tuple[int, int]:
        """Lay out in at most `width`; returns the width and the height that they take, 0 without any."""
        return arrange(self.chips, width)

    def _on_clicked(self, place: int, checked: bool = False) -> None:
        del checked
        self.open_requested.emit(place)
