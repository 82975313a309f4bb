"""Models of other programs on this computer, with what using them in place saves."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.library import ForeignModel, FoundProgram, Program
from desktop.ui.locale_text import size_text
from desktop.ui.models.job_dialog import JobDialog
from desktop.ui.models.scrolled import Scrolled
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import CheckBox, PlainLabel

WIDTH, HEIGHT = 600, 340
SIDE = 24
MOST = 60  # rows of one program


class ProgramsDialog(JobDialog):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        title = QCoreApplication.translate("JobDialogs", "Models of other programs")
        super().__init__(theme, title, "", WIDTH, parent)
        self.boxes: list[tuple[ForeignModel, CheckBox]] = []
        self.about = self.words(
            self.tr("Bantam uses them where they lie, which takes no room, and changes nothing of theirs.")
        )
        self.area = Scrolled(HEIGHT)
        self.body.addWidget(self.area)
        self.area.hide()
        self.begin.hide()

    def show_programs(self, found: Sequence[FoundProgram]) -> None:
        """What was found."""
        self.set_waiting(False)
        if not found:
            names = ", ".join(program.value for program in Program)
            self.about.setText(self.tr("None of these keeps models here: {0}.").format(names))
        for program in found:
            self._add_program(program)
        self.area.fit(WIDTH - 2 * SIDE)
        self.area.setVisible(bool(found))
        self.begin.setVisible(bool(self.boxes))
        if not self.boxes:
            self.stop.setText(self.tr("Close"))
        self._say_saved()

    def chosen(self) -> list[ForeignModel]:
        """The models that are wanted."""
        return [model for model, box in self.boxes if box.isChecked()]

    def _add_program(self, program: FoundProgram) -> None:
        size = size_text(sum(model.size for model in program.models))
        count = plural("Programs", "1 model", "%Ln models", len(program.models))
        head = PlainLabel(self.theme, f"{program.program.value} · {count}, {size}", weight=QFont.Weight.DemiBold)
        place = PlainLabel(self.theme, ", ".join(program.folders), style=FontStyle.SMALL, token="text2")
        place.setWordWrap(True)
        self.area.column.addWidget(head)
        self.area.column.addWidget(place)
        models = sorted(program.models, key=lambda model: (bool(model.problem), model.is_used))
        for model in models[:MOST]:
            self.area.column.addWidget(self._row(model))
        if len(models) > MOST:
            more = plural("Programs", "And 1 more", "And %Ln more", len(models) - MOST)
            self.area.column.addWidget(PlainLabel(self.theme, more, style=FontStyle.SMALL, token="text2"))
        self.area.column.addSpacing(8)

    def _row(self, model: ForeignModel) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        box = CheckBox(self.theme, model.name)
        state, token = size_text(model.size), "text2"
        if model.problem:
            state, token = QCoreApplication.translate("errors", model.problem), "amber"
        elif model.is_used:
            state, token = self.tr("used in place, {0}").format(state), "green"
            box.setChecked(True)
        box.setEnabled(not model.problem and not model.is_used)
        box.setAccessibleDescription(state)
        line.addWidget(box, 1)
        line.addWidget(PlainLabel(self.theme, state, style=FontStyle.SMALL, token=token))
        if box.isEnabled():
            box.setChecked(True)
            box.toggled.connect(self._say_saved)
            self.boxes.append((model, box))
        return row

    @Slot()
    def _say_saved(self) -> None:
        chosen = self.chosen()
        size = size_text(sum(model.size for model in chosen))
        words = plural("Programs", "Use 1 in place, saves {0}", "Use %Ln in place, saves {0}", len(chosen))
        self.begin.setText(words.format(size))
        self.begin.setEnabled(bool(chosen))
