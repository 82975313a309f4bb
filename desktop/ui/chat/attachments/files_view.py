"""Above the composer: files that go along, files that cannot, and the choice about one that is too large."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.chat.attachments.chip_flow import arrange
from desktop.ui.chat.attachments.choice_card import ChoiceCard, TooLarge
from desktop.ui.chat.attachments.file_chip import FileChip
from desktop.ui.chat.attachments.file_words import encoding_words, icon_of, kind_words, part_words, tokens_words
from desktop.ui.chat.attachments.pending_files import FileState, Stage
from desktop.ui.chat.attachments.refused_file import RefusedFile
from desktop.ui.chat.composer import MARGIN, WIDEST
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.theme.theme import Theme

BELOW = 8
HIGHEST = 400


class FilesView(QWidget):
    """As wide as the composer; hidden while there is nothing. GUI thread.

    Wishes: `open_requested(id)`, `remove_requested(id)`, `way_requested(id, Way)`, `picture_wanted(id)`.
    """

    open_requested = Signal(int)
    way_requested = Signal(int, object)
    remove_requested = Signal(int)
    picture_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Attached files"))
        self._choice: ChoiceCard | None = None
        self.chips = _Chips()
        self._drawn: set[int] = set()  # chips whose picture was asked for
        self.refused: dict[int, RefusedFile] = {}
        inner = QWidget()
        inner.setObjectName("filesInner")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(BELOW)
        self._column.addWidget(self.chips)
        outside = QHBoxLayout(self)  # which puts it into the middle, as the composer
        outside.setContentsMargins(MARGIN, 0, MARGIN, BELOW)
        outside.addWidget(_Area(inner))
        self.hide()

    def show_files(self, states: Sequence[FileState], too_large: TooLarge | None) -> None:
        """Show these; chips that are there already stay, and with them the keyboard."""
        if too_large is not None or self._choice is not None:
            self.choice.show_choice(too_large)
        self._show_refused([state for state in states if state.stage is Stage.REFUSED])
        self._show_chips([state for state in states if state.stage is not Stage.REFUSED])
        self.setVisible(bool(states))

    @property
    def choice(self) -> ChoiceCard:
        """The choice about a file that is too large; made when there is one."""
        if self._choice is None:
            self._choice = ChoiceCard(self._theme)
            self._choice.way_requested.connect(self.way_requested)
            self._column.insertWidget(0, self._choice)
        return self._choice

    def chip(self, state_id: int) -> FileChip:
        """The chip of a file."""
        return self.chips.by_id[state_id]

    def show_picture(self, state_id: int, image: QImage) -> None:
        """Show an image that was wanted on its chip, if that is still there."""
        if (chip := self.chips.by_id.get(state_id)) is not None:
            chip.show_picture(image)
            self.chips.arrange()

    def _show_refused(self, states: Sequence[FileState]) -> None:
        wanted = {state.id: state for state in states}
        for state_id in [state_id for state_id in self.refused if state_id not in wanted]:
            _drop(self.refused.pop(state_id))
        for state_id, state in wanted.items():
            if state_id not in self.refused and state.error is not None:
                row = self.refused[state_id] = RefusedFile(self._theme, state.error)
                row.close_requested.connect(partial(self.remove_requested.emit, state_id))
                self._column.insertWidget(self._column.count() - 1, row)

    def _show_chips(self, states: Sequence[FileState]) -> None:
        chips = self.chips.by_id
        wanted = {state.id for state in states}
        for state_id in [state_id for state_id in chips if state_id not in wanted]:
            _drop(chips.pop(state_id))
        for state in states:
            if state.id not in chips:
                words = self.tr("Remove {0}").format(state.name)
                chip = chips[state.id] = FileChip(self._theme, state.name, remove=words, parent=self.chips)
                chip.clicked.connect(partial(self._on_open_clicked, state.id))
                assert chip.remove_button is not None
                chip.remove_button.clicked.connect(partial(self._on_remove_clicked, state.id))
                chip.show()
            self._show_facts(chips[state.id], state)
            if state.file is not None and state.file.is_image and state.id not in self._drawn:
                self._drawn.add(state.id)
                self.picture_wanted.emit(state.id)
        self._drawn &= set(chips)
        self.chips.arrange()

    def _show_facts(self, chip: FileChip, state: FileState) -> None:
        file = state.file
        chip.setEnabled(True)
        if file is None:
            chip.show_facts("loader-circle", self.tr("reading…"))
            return
        document = file.document
        words = [kind_words(document.kind), size_text(document.size)]
        if state.stage is Stage.COUNTING:
            words.append(self.tr("counting…"))
        elif state.tokens is None:
            words.append(self.tr("not counted"))
        else:
            words[-1] = tokens_words(state.tokens)
        if file.part is not None:
            words.append(part_words(file.part))
        if document.without_text:
            words.append(self._without_text(document.without_text))
        if document.encoding:
            words.append(encoding_words(document.encoding))
        is_large = state.stage is Stage.TOO_LARGE
        chip.show_facts(
            "triangle-alert" if is_large else icon_of(document.kind),
            " · ".join(words),
            "amber" if is_large or document.without_text else "text2",
        )

    def _without_text(self, pages: Sequence[int]) -> str:
        if len(pages) == 1:
            return self.tr("page {0} has no text").format(number_text(pages[0]))
        return self.tr("{0} pages have no text").format(number_text(len(pages)))

    def _on_open_clicked(self, state_id: int, checked: bool = False) -> None:
        del checked
        self.open_requested.emit(state_id)

    def _on_remove_clicked(self, state_id: int, checked: bool = False) -> None:
        del checked
        self.remove_requested.emit(state_id)


class _Area(QScrollArea):
    """As high as what is in it, up to a height that leaves room for the chat; from there on it scrolls."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self.setObjectName("filesArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.setMaximumWidth(WIDEST)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        inner.installEventFilter(self)

    def heightForWidth(self, width: int) -> int:
        """What the words need when they are broken at this width."""
        layout = self._inner.layout()
        assert layout is not None
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return min(HIGHEST, height)

    def sizeHint(self) -> QSize:
        """At the width that it has."""
        return QSize(1, self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        """The same: a layout gives it no less."""
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something in it changed its height."""
        if watched is self._inner and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class _Chips(QWidget):
    """The chips, in as many rows as they need."""

    def __init__(self) -> None:
        super().__init__()
        self.by_id: dict[int, FileChip] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def arrange(self) -> None:
        """Place them, and be as high as that is."""
        _, height = arrange(list(self.by_id.values()), max(1, self.width()))
        self.setFixedHeight(height)
        self.setVisible(bool(self.by_id))

    def sizeHint(self) -> QSize:
        """Their height; the width is given."""
        return QSize(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need other rows."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
