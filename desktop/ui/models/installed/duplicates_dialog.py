"""Models that are here twice, each group with the choice of the one that stays."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.core.library import Duplicate, DuplicateModels
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.job_dialog import JobDialog
from desktop.ui.models.scrolled import Scrolled
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import PlainLabel

WIDTH, HEIGHT = 600, 320
SIDE = 24


class DuplicatesDialog(JobDialog):
    """GUI thread."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        title = QCoreApplication.translate("JobDialogs", "Files that are here twice")
        super().__init__(theme, title, "", WIDTH, parent)
        self.groups: Sequence[DuplicateModels] = ()
        self.choices: list[dict[str, QRadioButton]] = []
        self.about = self.words(
            self.tr("Files of the same size are read and compared byte by byte. Nothing is deleted by looking.")
        )
        self.area = Scrolled(HEIGHT)
        self.body.addWidget(self.area)
        self.area.hide()
        self.begin.hide()

    def show_looking(self, done: int, total: int) -> None:
        """Files are being read."""
        share = done / total if total else 0.0
        self.show_progress(self.tr("Comparing, {0} %").format(number_text(100 * share)), share)

    def show_groups(self, groups: Sequence[DuplicateModels]) -> None:
        """What was found."""
        self.set_waiting(False)
        self.groups = groups
        if not groups:
            self.about.setText(self.tr("No model is here twice, or none of which Bantam may delete one."))
            self.stop.setText(self.tr("Close"))
            return
        self.about.setText(self.tr("Choose which of each stays. Files of other programs are never touched."))
        for group in groups:
            self._add_group(group)
        self.area.fit(WIDTH - 2 * SIDE)
        self.area.show()
        self.begin.show()
        self._say_freed()

    def kept(self) -> list[str]:
        """The id of the model that stays, of each group."""
        return [next(key for key, button in one.items() if button.isChecked()) for one in self.choices]

    def set_waiting(self, is_waiting: bool) -> None:
        """The choice counts until it is over."""
        super().set_waiting(is_waiting)
        for buttons in self.choices:
            for button in buttons.values():
                button.setEnabled(not is_waiting)

    def _add_group(self, group: DuplicateModels) -> None:
        head = plural("Duplicates", "1 file", "%Ln files", len(group.models))
        words = self.tr("{0} of {1} each").format(head, size_text(group.size))
        self.area.column.addWidget(PlainLabel(self.theme, words, weight=QFont.Weight.DemiBold))
        together, buttons = QButtonGroup(self), dict[str, QRadioButton]()
        for one in group.models:
            button = buttons[one.id] = QRadioButton(self.tr("Keep {0}").format(one.name))
            button.setFont(self.theme.font(FontStyle.BASE))
            place = PlainLabel(self.theme, self._place(one), style=FontStyle.SMALL, token="text2")
            place.setWordWrap(True)
            place.setContentsMargins(SIDE, 0, 0, 4)
            button.setAccessibleDescription(place.text())
            together.addButton(button)
            self.area.column.addWidget(button)
            self.area.column.addWidget(place)
        buttons[group.models[0].id].setChecked(True)
        together.buttonToggled.connect(self._say_freed)
        self.choices.append(buttons)

    def _place(self, one: Duplicate) -> str:
        if one.is_starter:
            return self.tr("Comes with Bantam, and stays in any case")
        if one.owner:
            return self.tr("{0} keeps it, and it stays in any case: {1}").format(one.owner, one.path)
        if not one.can_go:
            return self.tr("Used where it is, and stays in any case: {0}").format(one.path)
        return one.path

    @Slot()
    def _say_freed(self) -> None:
        freed = sum(group.freed(kept) for group, kept in zip(self.groups, self.kept(), strict=True))
        self.begin.setText(self.tr("Delete the others, frees {0}").format(size_text(freed)))
        self.begin.setEnabled(freed > 0)
