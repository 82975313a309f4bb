"""The parts of the inspector that have services of their own: presets, structured output, engine."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from desktop.services.engine_service import EngineService
from desktop.services.preset_service import PresetService
from desktop.ui.chat.chat_controller import ChatController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.inspector.engine_controller import EngineController
from desktop.ui.chat.inspector.preset_controller import PresetController
from desktop.ui.chat.inspector.schema_controller import SchemaController
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class InspectorParts(QObject):
    """Connects them with the chat. GUI thread."""

    def __init__(
        self,
        view: ChatView,
        chat: ChatController,
        presets: PresetService,
        engines: EngineService,
        built_in: Sequence[str],
        theme: Theme,
        tasks: TaskRunner,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        """`built_in` are the names of the prompt templates that Bantam brings."""
        super().__init__(parent)
        inspector = view.inspector
        template = chat.template.chosen, built_in
        self._chat = chat
        self.presets = PresetController(
            inspector, presets, chat.inspector, chat.list.undo_stack, *template, theme, tasks, toast, self
        )
        self.schema = SchemaController(inspector.schema, tasks, self)
        self.engine = EngineController(inspector.engine, engines, chat.models, chat.answers, tasks, self)
        chat.template.loaded.connect(self.engine.refresh)
        chat.ways.without_adapter_requested.connect(self.engine.drop_adapter)
        self.engine.dropped.connect(chat.ways.retry)
        for part in (self.presets, self.engine):
            part.failed.connect(view.transcript.show_error)

    def start(self) -> None:
        """Read what is shown."""
        self.presets.start()

    @Slot()
    def refresh(self) -> None:
        """Something was changed in the settings."""
        self._chat.inspector.start()
        self.engine.refresh()

    @Slot()
    def save(self) -> None:
        """Save what was typed."""
        self._chat.inspector.save()
        self.engine.save()

    def shutdown(self) -> None:
        """The program ends."""
        self.engine.shutdown()
