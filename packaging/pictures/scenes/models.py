"""The models screen: what could be got, all about one, and a reference."""

from functools import partial

import msgspec
from samples import too_large
from stage import Scene, Stage

from desktop.ui.models.models_view import ModelsTab


def show_models(stage: Stage, model: str = "", words: str = "") -> None:
    """The Discover tab, with one model chosen."""
    stage.window.show_screen("models")
    screen = stage.bantam.models.screen
    stage.wait_for(lambda: bool(screen.view.details.model_id))
    if words:
        screen.view.discover.search.setText(words)
        stage.settle()
    if model:
        screen.discover.show_model(model)
        stage.wait_for(lambda: screen.view.details.model_id == model)


def show_tab(stage: Stage, tab: int) -> None:
    """Another tab, filled."""
    show_models(stage)
    stage.bantam.models.screen.view.show_tab(ModelsTab(tab))
    stage.settle()


def show_question(stage: Stage) -> None:
    """A model that does not fit, in the list of the models on this computer."""
    show_tab(stage, ModelsTab.INSTALLED)
    screen = stage.bantam.models.screen
    model = screen.view.installed_pane.model
    assert model is not None
    screen.installed.shutdown()
    screen.view.installed_pane.ask_to_load(too_large(msgspec.structs.replace(model, size=13_830_000_000)))
    stage.settle()


SCENES = {
    "models": Scene(partial(show_models, model="qwen3-8b")),
    "models-found": Scene(partial(show_models, words="mistral")),
    "models-nothing": Scene(partial(show_models, words="zebra crossing")),
    "models-installed": Scene(partial(show_tab, tab=ModelsTab.INSTALLED)),
    "models-too-large": Scene(show_question),
    "models-adapters": Scene(partial(show_tab, tab=ModelsTab.ADAPTERS)),
    "models-reference": Scene(partial(show_models, model="gpt-4")),
}
