"""The models screen: what could be got, all about one, and a reference."""

from functools import partial

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


SCENES = {
    "models": Scene(partial(show_models, model="qwen3-8b")),
    "models-found": Scene(partial(show_models, words="mistral")),
    "models-nothing": Scene(partial(show_models, words="zebra crossing")),
    "models-installed": Scene(partial(show_tab, tab=ModelsTab.INSTALLED)),
    "models-adapters": Scene(partial(show_tab, tab=ModelsTab.ADAPTERS)),
    "models-reference": Scene(partial(show_models, model="gpt-4")),
}
