"""Has a template of a person's own tried while it is written."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.prompt_template import PromptPreview, TemplateChoice
from desktop.ui.chat.inspector.own_template_dialog import OwnTemplateDialog
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated

Preview = Callable[[], PromptPreview | None]

UNSENDABLE = (ErrorKind.PROMPT_TOO_LONG, ErrorKind.IMAGES_TOO_LARGE, ErrorKind.IMAGE_UNUSABLE)


class OwnTemplateController(QObject):
    """Opens the dialog; what it holds is tried in tasks, with the engine if one is loaded. GUI thread.

    Fact: `written(source)` when the person wants to use it.
    """

    written = Signal(str)

    def __init__(
        self,
        parent_widget: QWidget,
        preview: Callable[[ModelFile, TemplateChoice], Preview],
        theme: Theme,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        """`preview` makes the work that shows the prompt of this moment with a template."""
        super().__init__(parent)
        self._parent_widget = parent_widget
        self._preview = preview
        self._theme = theme
        self._tasks = tasks

    def open(self, model: ModelFile, source: str, thinking: bool | None) -> None:
        """Let a person write a template for `model`, beginning with `source`."""
        dialog = OwnTemplateDialog(self._theme, source, self._parent_widget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.check_requested.connect(partial(self._on_check_requested, dialog, model, thinking))
        dialog.accepted.connect(partial(self._on_accepted, dialog))
        dialog.open()
        dialog.check()

    def _on_accepted(self, dialog: OwnTemplateDialog) -> None:
        self.written.emit(dialog.source)

    def _on_check_requested(
        self, dialog: OwnTemplateDialog, model: ModelFile, thinking: bool | None, source: str
    ) -> None:
        choice = TemplateChoice(source=source, thinking=thinking)
        answered, refused = partial(_on_tried, dialog, source), partial(_on_not_tried, dialog, source)
        self._tasks.start(self._preview(model, choice), succeeded=answered, failed=refused)


def _on_tried(dialog: OwnTemplateDialog, source: str, preview: PromptPreview | None) -> None:
    """Tell the dialog, unless it is closed or something else is written by now."""
    if not _asks_for(dialog, source):
        return
    if preview is None:
        dialog.show_untried()
    else:
        dialog.show_prompt(preview.prompt, preview.tokens)


def _on_not_tried(dialog: OwnTemplateDialog, source: str, error: Exception) -> None:
    if not _asks_for(dialog, source):
        return
    if isinstance(error, KnownError) and error.kind is ErrorKind.TEMPLATE_FAILED:
        dialog.show_fault(str(error.arguments["reason"]))
    elif isinstance(error, KnownError) and error.kind in UNSENDABLE:
        dialog.show_fault(translated(error.what).rstrip("."))
    else:
        dialog.show_untried()


def _asks_for(dialog: OwnTemplateDialog, source: str) -> bool:
    return isValid(dialog) and dialog.source == source
