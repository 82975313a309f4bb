"""The pane at the right of the models on this computer: facts about one, and what can be done with it."""

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.library import Checked, Removal, Soundness
from desktop.core.load_question import LoadQuestion
from desktop.core.model import ModelFile
from desktop.ui.locale_text import day_text, number_text
from desktop.ui.models.details.details_pane import NARROW, WIDTH
from desktop.ui.models.flow_box import FlowBox
from desktop.ui.models.installed.installed_facts import InstalledFacts
from desktop.ui.models.installed.installed_rows import place_words
from desktop.ui.models.installed.memory_part import MemoryPart
from desktop.ui.models.installed.removal_part import RemovalPart
from desktop.ui.models.pane_scroll import PaneScroll
from desktop.ui.models.too_large_part import TooLargePart
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import Button, ErrorCard, IconLine, PlainLabel
from desktop.ui.widgets.button import LARGE

SIDE = 16


class InstalledPane(QFrame):
    """Lays out; deleting is asked about in its place. GUI thread.

    Wishes with a model's id: `chat_requested`, `check_requested`, `smaller_requested`, `removal_requested`,
    `delete_requested`. Wish: `no_check_requested()`. Those of `memory` and
    `too_large` are about the model that is shown.
    """

    chat_requested = Signal(str)
    check_requested = Signal(str)
    no_check_requested = Signal()
    smaller_requested = Signal(str)
    removal_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelDetails")
        self.setAccessibleName(self.tr("About this model"))
        self.setFixedWidth(WIDTH)
        self.model: ModelFile | None = None
        self._is_checking, self._checking = False, "\n"  # what is said of a check while it goes on
        self._title = PlainLabel(theme, style=FontStyle.PAGE)
        self._title.setWordWrap(True)
        self._place = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._place.setWordWrap(True)
        self._facts = InstalledFacts(theme)
        self.memory = MemoryPart(theme)
        self.too_large = TooLargePart(theme)
        self.outcome = IconLine(theme, "badge-check", style=FontStyle.SMALL, token="text2", wraps=True)
        self.error = ErrorCard(theme)
        self.removal = RemovalPart(theme)
        self.chat = Button(theme, self.tr("Start a chat"), kind="primary", icon="message-square-plus", height=LARGE)
        self.check = Button(theme, self.tr("Check the file"))
        self.smaller = Button(theme, self.tr("Make a smaller file…"))
        self.delete = Button(theme, self.tr("Delete…"), kind="delete")
        self._deeds = FlowBox()
        for button in (self.check, self.smaller, self.delete):
            self._deeds.add(button)
        self._lay_out()
        self._connect()
        self.show_model(None)

    @property
    def really(self) -> Button:
        """Deletes, after the question."""
        return self.removal.really

    @property
    def keep(self) -> Button:
        """Takes the question back."""
        return self.removal.keep

    def show_model(self, model: ModelFile | None) -> None:
        """Show what its file says; nothing for None."""
        is_same = model is not None and self.model is not None and model.id == self.model.id
        self.model = model
        if not is_same:  # what was found of it, or went wrong with it, stays with the same model
            self.outcome.hide()
            self.error.hide()
            self.ask(None)
        can_be_used = model is not None and not model.problem
        for part in (self.chat, self.check, self.smaller):
            part.setVisible(can_be_used)
        if not is_same or not can_be_used:
            self.ask_to_load(None)
        self._deeds.setVisible(model is not None and self.removal.isHidden())
        self._title.setText(model.name if model is not None else self.tr("No model is chosen"))
        self._place.setText(place_words(model) if model is not None else "")
        self._facts.show_model(model)
        if model is not None:
            self.chat.setEnabled(not model.is_embedding)
            self.delete.setEnabled(not model.is_starter)
            self.delete.setText(self.tr("Forget…") if model.is_gone else self.tr("Delete…"))
            if model.problem:
                found = Soundness.GONE if model.is_gone else Soundness.DAMAGED
                self.show_checked(Checked(soundness=found, reason=model.problem))

    def show_checking(self, share: float) -> None:
        """A check goes on."""
        self.error.hide()
        self.outcome.set_look("refresh-cw", "text2")
        self._checking = self.tr("Checking, {0} %").format(number_text(100 * share))
        self.outcome.set_text(self._checking)
        self.outcome.show()

    def set_checking(self, is_checking: bool) -> None:
        """A check goes on, of this model or another: the button stops it."""
        self._is_checking = is_checking
        self.check.setText(self.tr("Stop checking") if is_checking else self.tr("Check the file"))
        if not is_checking and self.outcome.text().startswith(self._checking):
            self.outcome.hide()

    def show_checked(self, checked: Checked) -> None:
        """What a check found."""
        is_good = checked.soundness.is_good
        self.outcome.set_look("badge-check" if is_good else "triangle-alert", "green" if is_good else "red")
        self.outcome.set_text(translated(checked.sentence(day_text(checked.before_at))))
        self.outcome.show()

    def show_error(self, error: KnownError) -> None:
        """It did not work."""
        self.outcome.hide()
        self.error.show_error(error)
        self.error.show()

    def ask(self, removal: Removal | None) -> None:
        """Ask whether it shall be deleted; None takes the question away."""
        self._deeds.setVisible(removal is None and self.model is not None)
        if removal is None:
            self.removal.hide()
        else:
            self.error.hide()
            self.removal.ask(removal)

    def ask_to_load(self, question: LoadQuestion | None) -> None:
        """Ask about a model that is too large, where else it says whether it is loaded; None for no question."""
        if question is not None and question is not self.too_large.question:
            self.too_large.ask(question)
        self.too_large.setVisible(question is not None)
        self.memory.setVisible(question is None and self.model is not None and not self.model.problem)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room beside the list."""
        self.setFixedWidth(NARROW if is_narrow else WIDTH)

    def _lay_out(self) -> None:
        area = PaneScroll()
        area.column.setContentsMargins(SIDE, 12, SIDE, 10)
        area.column.setSpacing(10)
        above: list[QWidget] = [self._title, self._place, self._facts, self.memory, self.too_large]
        above += [self.outcome, self.error]
        below: list[QWidget] = [self.removal, self._deeds, self.chat]
        for part in above:
            area.column.addWidget(part)
        area.column.addStretch(1)
        always = QVBoxLayout()
        always.setContentsMargins(SIDE, 0, SIDE, 14)
        always.setSpacing(10)
        for part in below:
            always.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(always)

    def _connect(self) -> None:
        self.chat.clicked.connect(lambda: self._emit(self.chat_requested))
        self.check.clicked.connect(self._on_check_clicked)
        self.smaller.clicked.connect(lambda: self._emit(self.smaller_requested))
        self.delete.clicked.connect(lambda: self._emit(self.removal_requested))
        self.removal.delete_requested.connect(lambda: self._emit(self.delete_requested))
        self.removal.keep_requested.connect(self._on_kept)

    def _emit(self, wish: SignalInstance) -> None:
        if self.model is not None:
            wish.emit(self.model.id)

    @Slot()
    def _on_check_clicked(self) -> None:
        if self._is_checking:
            self.no_check_requested.emit()
        else:
            self._emit(self.check_requested)

    @Slot()
    def _on_kept(self) -> None:
        self.ask(None)
        self.delete.setFocus(Qt.FocusReason.OtherFocusReason)
