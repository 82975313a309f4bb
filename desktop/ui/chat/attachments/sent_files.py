"""The files of a message that was sent, above its words: chips, and images themselves."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.core.attachment import Attachment
from desktop.ui.chat.attachments.chip_flow import arrange
from desktop.ui.chat.attachments.file_chip import FileChip
from desktop.ui.chat.attachments.file_words import icon_of, sent_words
from desktop.ui.chat.attachments.sent_picture import SentPicture
from desktop.ui.theme.theme import Theme


class SentFiles(QWidget):
    """Hidden where there are none. GUI thread. Wishes: `open_requested(place)` and `picture_wanted(place)`, from 0."""

    open_requested = Signal(int)
    picture_wanted = Signal(int)

    def __init__(self, theme: Theme, files: Sequence[Attachment], parent: QWidget) -> None:
        super().__init__(parent)
        self.chips: list[QAbstractButton] = []
        for place, file in enumerate(files):
            chip = self._picture(theme, file, place) if file.is_image else self._chip(theme, file)
            chip.clicked.connect(partial(self._on_clicked, place))
            self.chips.append(chip)
        self.setVisible(bool(self.chips))

    def arrange(self, width: int) -> tuple[int, int]:
        """Lay out in at most `width`; returns the width and the height that they take, 0 without any."""
        return arrange(self.chips, width)

    def show_picture(self, place: int, image: QImage | None) -> None:
        """Show an image that was wanted; None when it cannot be shown."""
        chip = self.chips[place]
        if isinstance(chip, SentPicture):
            chip.show_picture(image)

    def _chip(self, theme: Theme, file: Attachment) -> QAbstractButton:
        chip = FileChip(theme, file.name, parent=self)
        chip.show_facts(icon_of(file.kind), sent_words(file))
        return chip

    def _picture(self, theme: Theme, file: Attachment, place: int) -> QAbstractButton:
        picture = SentPicture(theme, file, self)
        picture.picture_wanted.connect(partial(self.picture_wanted.emit, place))
        return picture

    def _on_clicked(self, place: int, checked: bool = False) -> None:
        del checked
        self.open_requested.emit(place)
