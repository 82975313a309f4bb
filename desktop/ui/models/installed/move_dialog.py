"""Where the models lie, where they would lie, and what bringing them there takes."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.library import PlannedMove
from desktop.ui.locale_text import number_text, room_text, size_text
from desktop.ui.models.job_dialog import JobDialog
from desktop.ui.plural import plural
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button

WIDTH = 560


class MoveDialog(JobDialog):
    """GUI thread. Wish: `folder_requested()`."""

    folder_requested = Signal()

    def __init__(self, theme: Theme, folder: str, parent: QWidget) -> None:
        """`folder` is where the models lie now."""
        title = QCoreApplication.translate("JobDialogs", "Move the models folder")
        super().__init__(theme, title, "", WIDTH, parent)
        self.plan: PlannedMove | None = None
        self.now = self.words(self.tr("The models lie in {0}").format(folder), token="text")
        self.choose = Button(theme, self.tr("Choose another folder…"), icon="folder")
        self.choose.clicked.connect(self.folder_requested)
        self.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.then = self.words(token="text")
        self.cost = self.words()
        self.safe = self.words(
            self.tr(
                "If this computer stops in the middle, nothing is lost: every model stays where it is until all "
                "have arrived and were compared."
            )
        )
        for part in (self.then, self.cost, self.begin):
            part.hide()

    def show_plan(self, plan: PlannedMove) -> None:
        """Say what would be done."""
        self.plan = plan
        self.error.hide()
        files = plural("MoveDialog", "1 file", "%Ln files", plan.files)
        self.then.setText(self.tr("They would lie in {0}").format(plan.folder))
        if plan.is_same_disk:
            words = self.tr("{0}, {1}. It is the same disk, so nothing is copied.")
            self.cost.setText(words.format(files, size_text(plan.size)))
        else:
            words = self.tr("{0}, {1}. That disk has {2} free.")
            self.cost.setText(words.format(files, size_text(plan.size), room_text(plan.free)))
        self.begin.setText(self.tr("Move {0}").format(size_text(plan.size)))
        for part in (self.then, self.cost, self.begin):
            part.show()

    def show_moving(self, done: int, total: int) -> None:
        """Files are on their way."""
        share = done / total if total else 0.0
        words = self.tr("{0} of {1}, {2} %").format(size_text(done), size_text(total), number_text(100 * share))
        self.show_progress(words if total else self.tr("Moving"), share)

    def set_waiting(self, is_waiting: bool) -> None:
        """The folder stays as it is chosen until it is over."""
        super().set_waiting(is_waiting)
        self.choose.setEnabled(not is_waiting)
