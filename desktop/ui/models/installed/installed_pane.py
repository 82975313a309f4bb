"""The pane at the right of the models on this computer: facts about one, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.library import Checked, Removal, Soundness
from desktop.core.model import ModelFile
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.details.details_pane import NARROW, WIDTH
from desktop.ui.models.installed.installed_rows import place_words
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button, ErrorCard, IconLine, PlainLabel
from desktop.ui.widgets.button import LARGE

SIDE = 16


class InstalledPane(QFrame):
    """Lays out; deleting is asked about in its place. GUI thread.

    Wishes: `chat_requested(id)`, `check_requested(id)`, `removal_requested(id)`, `delete_requested(id)`.
    """

    chat_requested = Signal(str)
    check_requested = Signal(str)
    removal_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelDetails")
        self.setAccessibleName(self.tr("About this model"))
        self.setFixedWidth(WIDTH)
        self.model: ModelFile | None = None
        self._title = PlainLabel(theme, style=FontStyle.PAGE)
        self._title.setWordWrap(True)
        self._place = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._place.setWordWrap(True)
        self._facts = [(PlainLabel(theme, words, token="text2"), PlainLabel(theme)) for words in self._heads()]
        self.outcome = IconLine(theme, "badge-check", style=FontStyle.SMALL, token="text2", wraps=True)
        self.error = ErrorCard(theme)
        self.question = PlainLabel(theme)
        self.question.setWordWrap(True)
        self.chat = Button(theme, self.tr("Start a chat"), kind="primary", icon="message-square-plus", height=LARGE)
        self.check = Button(theme, self.tr("Check the file"))
        self.delete = Button(theme, self.tr("Delete…"), kind="delete")
        self.really = Button(theme, "", kind="delete")
        self.keep = Button(theme, self.tr("Keep it"))
        self._lay_out()
        self._connect()
        self.show_model(None)

    def show_model(self, model: ModelFile | None) -> None:
        """Show what its file says; nothing for None."""
        self.model = model
        self.outcome.hide()
        self.error.hide()
        self.ask(None)
        for part in (self.chat, self.check, self.delete):
            part.setVisible(model is not None)
        self._title.setText(model.name if model is not None else self.tr("No model is chosen"))
        self._place.setText(place_words(model) if model is not None else "")
        values = _values(model) if model is not None else [""] * len(self._facts)
        for (head, value), words in zip(self._facts, values, strict=True):
            head.setVisible(bool(words))
            value.setVisible(bool(words))
            value.setText(words)
        if model is not None:
            self.chat.setEnabled(not model.is_embedding)
            self.delete.setEnabled(not model.is_starter)

    def show_checking(self, share: float) -> None:
        """A check goes on."""
        self.outcome.set_look("refresh-cw", "text2")
        self.outcome.set_text(self.tr("Checking, {0} %").format(number_text(100 * share)))
        self.outcome.show()
        self.check.setEnabled(False)

    def show_checked(self, checked: Checked) -> None:
        """What a check found."""
        self.check.setEnabled(True)
        is_good = checked.soundness.is_good
        self.outcome.set_look("badge-check" if is_good else "triangle-alert", "green" if is_good else "red")
        self.outcome.set_text(self._soundness(checked))
        self.outcome.show()

    def show_error(self, error: KnownError) -> None:
        """It did not work."""
        self.check.setEnabled(True)
        self.outcome.hide()
        self.error.set_words(translated(error.what), translated(error.safe), translated(error.next_step), error.details)
        self.error.show()

    def ask(self, removal: Removal | None) -> None:
        """Ask whether it shall be deleted; None takes the question away."""
        for part in (self.question, self.really, self.keep):
            part.setVisible(removal is not None)
        self.delete.setVisible(removal is None and self.model is not None)
        if removal is None:
            return
        size = size_text(removal.freed - removal.shared)
        if removal.program:
            words = self.tr("Forget it? The file stays where {0} keeps it.").format(removal.program)
            self.really.setText(self.tr("Forget it"))
        else:
            words = self.tr("Delete {0} from this disk? That cannot be taken back.").format(size)
            self.really.setText(self.tr("Delete {0}").format(size))
        self.question.setText(words)
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room beside the list."""
        self.setFixedWidth(NARROW if is_narrow else WIDTH)

    def _heads(self) -> Sequence[str]:
        return (
            self.tr("Parameters"),
            self.tr("Quantisation"),
            self.tr("Context"),
            self.tr("Architecture"),
            self.tr("Licence"),
            self.tr("Size"),
            self.tr("File"),
        )

    def _soundness(self, checked: Checked) -> str:
        return {
            Soundness.AS_PUBLISHED: self.tr("Every byte is what its publisher announced."),
            Soundness.AS_BEFORE: self.tr("Every byte is what it was when it was first checked."),
            Soundness.SOUND: self.tr("Its structure is right. Nobody announced a checksum."),
            Soundness.CHANGED: self.tr("Its bytes are not what they should be. Get this file again."),
            Soundness.DAMAGED: self.tr("It is damaged. Get this file again."),
        }[checked.soundness]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for row, (head, value) in enumerate(self._facts):
            value.setWordWrap(True)
            grid.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        grid.setColumnStretch(1, 1)
        asked = QHBoxLayout()
        asked.addWidget(self.really)
        asked.addWidget(self.keep)
        asked.addStretch(1)
        deeds = QHBoxLayout()
        deeds.addWidget(self.check)
        deeds.addWidget(self.delete)
        deeds.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 12, SIDE, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._place)
        column.addLayout(grid)
        column.addWidget(self.outcome)
        column.addWidget(self.error)
        column.addStretch(1)
        column.addWidget(self.question)
        column.addLayout(asked)
        column.addLayout(deeds)
        column.addWidget(self.chat)

    def _connect(self) -> None:
        self.chat.clicked.connect(lambda: self._emit(self.chat_requested))
        self.check.clicked.connect(lambda: self._emit(self.check_requested))
        self.delete.clicked.connect(lambda: self._emit(self.removal_requested))
        self.really.clicked.connect(lambda: self._emit(self.delete_requested))
        self.keep.clicked.connect(self._on_kept)

    def _emit(self, wish: object) -> None:
        if self.model is not None:
            wish.emit(self.model.id)  # type: ignore[attr-defined]

    @Slot()
    def _on_kept(self) -> None:
        self.ask(None)
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)


def _values(model: ModelFile) -> list[str]:
    billions = number_text(model.parameters / 1e9, 2 if model.parameters < 1e9 else 1)
    return [
        QCoreApplication.translate("InstalledPane", "{0} billion").format(billions) if model.parameters else "",
        model.quantisation,
        QCoreApplication.translate("InstalledPane", "{0} tokens").format(number_text(model.context_length))
        if model.context_length
        else "",
        model.architecture,
        model.licence,
        size_text(model.size),
        model.path.name,
    ]
