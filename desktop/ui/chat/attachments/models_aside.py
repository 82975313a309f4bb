"""Models among the files that are given to a chat: they do not go along with a message, but where models are."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.chat.attachments.dropped_files import files_in
from desktop.ui.models.dropped_models import holds_models, may_be_model
from desktop.ui.tasks import TaskRunner
from desktop.ui.widgets import DropTarget


class ModelsAside(QObject):
    """GUI thread. Facts: `models_given(list of paths as text)`, `files_given(list of Path)`."""

    models_given = Signal(object)
    files_given = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks

    def hear(self, places: Iterable[QWidget]) -> None:
        """Take what is dropped onto these."""
        for place in places:
            DropTarget(place, files_in).given.connect(self.sort)

    @Slot(object)
    def sort(self, paths: Sequence[Path]) -> None:
        """Tell which are which; a folder is looked into, beside the window."""
        may_be = [str(path) for path in paths if may_be_model(str(path))]
        self._tell([], [path for path in paths if str(path) not in may_be])
        folders = [path for path in may_be if not path.lower().endswith(".gguf")]
        if not folders:
            self._tell(may_be, [])
            return

        def sorted_out(without: list[str]) -> None:
            self._tell([path for path in may_be if path not in without], [Path(path) for path in without])

        self._tasks.start(lambda: [path for path in folders if not holds_models(path)], succeeded=sorted_out)

    def _tell(self, models: Sequence[str], files: Sequence[Path]) -> None:
        if models:
            self.models_given.emit(models)
        if files:
            self.files_given.emit(files)
