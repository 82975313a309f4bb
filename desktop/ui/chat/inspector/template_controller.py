"""Keeps the section about the prompt template true, and saves what is chosen there."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.core.prompt_template import PromptPreview, TemplateChoice
from desktop.services.chat_setup import choice_with
from desktop.services.prompt_service import PromptService
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.inspector.inspector_view import InspectorView
from desktop.ui.chat.inspector.own_template_controller import OwnTemplateController
from desktop.ui.chat.inspector.template_words import choice_words, rows
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.translated import translated

SHOW_AFTER = 250  # ms without a change
IMAGES = (ErrorKind.IMAGES_TOO_LARGE, ErrorKind.IMAGE_UNUSABLE)
SAID_HERE = (ErrorKind.TEMPLATE_FAILED, ErrorKind.PROMPT_TOO_LONG, *IMAGES)


class TemplateController(QObject):
    """Owns what is known of the template in use. GUI thread; every prompt is made in a task, one at a time.

    Facts: `loading(fraction)` and `loaded(whether it succeeded)` of a model loaded from here; `failed(Exception)`
    of anything that belongs into the chat.
    """

    loading = Signal(object)
    loaded = Signal(bool)
    failed = Signal(object)

    def __init__(
        self,
        view: InspectorView,
        prompts: PromptService,
        models: ModelController,
        chat: OpenChatController,
        answers: AnswerController,
        composer: Composer,
        theme: Theme,
        tasks: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view, self._panel = view, view.template
        self._prompts = prompts
        self._models, self._chat, self._answers, self._composer = models, chat, answers, composer
        self._tasks = tasks
        self._own = OwnTemplateController(view, self._preview, theme, tasks, self)
        self._model_id = ""
        self._known: PromptPreview | None = None  # of the model with that id
        self._is_asking = False
        self._is_old = False  # something changed since the last question
        self._is_loading = False
        self._cancel = Cancellation()
        self._relay = Relay(self)
        self._relay.happened.connect(self.loading)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER)
        self._timer.timeout.connect(self._ask)
        self._connect_view()
        self._connect_facts()

    def _connect_view(self) -> None:
        panel, picker = self._panel, self._view.template_picker
        panel.appeared.connect(self.refresh)
        panel.pick_requested.connect(self._on_pick_requested)
        panel.thinking_requested.connect(self._on_thinking_requested)
        panel.prompt.load_requested.connect(self._on_load_requested)
        self._view.reset_template_button.clicked.connect(self._on_reset_clicked)
        self._view.prompt.changed.connect(self.refresh)
        picker.template_requested.connect(self._on_template_requested)
        picker.own_requested.connect(self._on_own_requested)
        self._own.written.connect(self._on_own_written)

    def _connect_facts(self) -> None:
        """The prompt depends on the model, the chat and the draft; while an answer is written it has to wait."""
        self._models.model_found.connect(self.refresh)
        self._models.model_missing.connect(self.refresh)
        self._chat.shown.connect(self.refresh)
        self._answers.answer_begun.connect(self._on_answer_begun)
        self._answers.answer_over.connect(self.refresh)
        self._composer.editor.textChanged.connect(self.refresh)
        self._composer.said_changed.connect(self.refresh)
        self.loading.connect(self._models.show_loading)
        self.loaded.connect(self._models.loading_over)

    @Slot()
    def refresh(self) -> None:
        """Something changed that the prompt may depend on. What nobody sees waits until somebody does."""
        self._is_old = True
        if self._panel.isVisible():
            self._timer.start()

    def shutdown(self) -> None:
        """The program ends."""
        self._timer.stop()
        self._cancel.cancel()

    @Slot()
    def _ask(self) -> None:
        if self._is_asking or self._answers.is_running:
            return  # what ends either asks again
        self._is_old = False
        model = self._models.current
        if model is None:
            self._forget("")
            self._panel.prompt.show_message(self.tr("There is no model yet."))
            return
        if model.id != self._model_id:
            self._forget(model.id)
        self._show_choice(model)
        self._is_asking = True
        answered, refused = partial(self._on_preview, model), partial(self._on_refused, model)
        self._tasks.start(self._preview(model), succeeded=answered, failed=refused)

    def chosen(self) -> TemplateChoice:
        """What is in force for the model that answers; the default without one."""
        model = self._models.current
        return self.choice(model) if model is not None else TemplateChoice()

    def choice(self, model: ModelFile) -> TemplateChoice:
        """What is in force for a model in the open chat, whose own values go before what was chosen for the model."""
        return choice_with(self._prompts.choice(model), self._view.values)

    def _preview(self, model: ModelFile, choice: TemplateChoice | None = None) -> Callable[[], PromptPreview | None]:
        """What a task has to do for the prompt of this moment."""
        return partial(
            self._prompts.preview,
            model,
            self._chat.id,
            self._composer.said(),
            system_prompt=self._view.prompt.text,
            choice=choice if choice is not None else self.choice(model),
            example=self.tr("Hello"),
            files=[file for file in self._composer.files if file.is_image],
        )

    def _on_preview(self, model: ModelFile, preview: PromptPreview | None) -> None:
        if self._is_over(model):
            return
        if preview is None:
            self._show_unloaded(model)
            return
        self._known = preview
        self._show_choice(model)
        warning = self.tr("This is a guess: look at the prompt.") if preview.is_guess else ""
        self._panel.show_why(translated(preview.why), warning)
        chosen = self.choice(model).thinking
        self._panel.show_thinking(None if preview.thinking is None else preview.thinking if chosen is None else chosen)
        self._panel.prompt.show_prompt(preview.prompt, preview.tokens)

    def _on_refused(self, model: ModelFile, error: Exception) -> None:
        if self._is_over(model):
            return
        if isinstance(error, KnownError) and error.kind in SAID_HERE:
            words = f"{translated(error.what)} {translated(error.next_step)}"
            self._panel.prompt.show_message(words, is_error=True)
        else:  # the engine is gone; the chat says why when it is asked for something
            self._show_unloaded(model)

    def _is_over(self, model: ModelFile) -> bool:
        """A task ended; whether what it brings is of another model, and everything has to be asked anew."""
        self._is_asking = False
        if self._is_old:
            self._timer.start()
        return model.id != self._model_id

    def _show_unloaded(self, model: ModelFile) -> None:
        self._show_choice(model)
        words = self.tr("The prompt appears here once {0} is loaded.").format(model.name)
        if self._answers.is_running:
            words = self.tr("The prompt appears here once the answer is written.")
        self._panel.prompt.show_message(words, can_load=not (self._is_loading or self._answers.is_running))

    @Slot(object)
    def _on_answer_begun(self, live: object) -> None:
        """Nothing has to be loaded any more; the engine tells its prompt when it has time."""
        del live
        if self._known is None and self._models.current is not None:
            self._show_unloaded(self._models.current)

    def _forget(self, model_id: str) -> None:
        """What is known belongs to another model."""
        self._model_id, self._known = model_id, None
        self._panel.show_why("")
        self._panel.show_thinking(None)
        self._panel.prompt.show_message("")

    def _show_choice(self, model: ModelFile) -> None:
        choice = self.choice(model)
        self._panel.show_choice(choice_words(choice, self._known))
        self._view.reset_template_button.setVisible(choice != TemplateChoice())

    def _choose(self, **fields: object) -> None:
        """Change a part of the choice for the model on screen; the other parts stay."""
        model = self._models.current
        if model is None:
            return
        choice = msgspec.structs.replace(self._prompts.choice(model), **fields)
        self._panel.show_choice(choice_words(choice, None))
        adjust = partial(self._prompts.adjust, model, **fields)
        self._tasks.start(adjust, succeeded=self._on_chosen, failed=self.failed.emit)

    def _leave_to_model(self) -> None:
        """A template is chosen for a model, in every chat; the chat's own one stands in the way no longer."""
        if (values := self._view.values).template:
            self._view.set_template(thinking=values.thinking, template="")

    def _on_chosen(self, change: object) -> None:
        del change
        self.refresh()

    @Slot()
    def _on_pick_requested(self) -> None:
        model = self._models.current
        if model is not None:
            choice = self.choice(model)
            chosen = None if choice.source.strip() else choice.template
            self._view.template_picker.show_rows(rows(self._known, self._prompts.built_in), chosen)
            self._view.template_picker.open_below(self._panel.field)

    @Slot(str)
    def _on_template_requested(self, name: str) -> None:
        self._leave_to_model()
        self._choose(template=name, source="")

    @Slot(bool)
    def _on_thinking_requested(self, is_on: bool) -> None:
        by_itself = self._known.thinking if self._known is not None else None
        if (values := self._view.values).thinking is not None:
            self._view.set_template(thinking=is_on, template=values.template)
            self.refresh()
            return
        self._choose(thinking=None if is_on == by_itself else is_on)

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._view.set_template(thinking=None, template="")
        self._choose(template="", source="", thinking=None)

    @Slot()
    def _on_load_requested(self) -> None:
        model = self._models.current
        if model is None or self._is_loading:
            return
        self._is_loading = True
        self._panel.prompt.show_message(self.tr("Loading {0}").format(model.name))
        load = partial(self._prompts.load, model, self._relay.happened.emit, self._cancel)
        self._tasks.start(load, succeeded=self._on_loaded, failed=self._on_load_failed)

    def _on_loaded(self, result: None) -> None:
        del result
        self._is_loading = False
        self.loaded.emit(True)
        self.refresh()

    def _on_load_failed(self, error: Exception) -> None:
        self._is_loading = False
        self.loaded.emit(False)
        self.failed.emit(error)
        self.refresh()

    @Slot()
    def _on_own_requested(self) -> None:
        model = self._models.current
        if model is not None:
            known = self._known.source if self._known is not None else ""
            choice = self.choice(model)
            self._own.open(model, choice.source or known, choice.thinking)

    @Slot(str)
    def _on_own_written(self, source: str) -> None:
        self._leave_to_model()
        self._choose(template="", source=source)
