"""The settings screen, page by page."""

from functools import partial

from stage import Scene, Stage

PAGES = 7


def show_settings(stage: Stage, down: float = 0.0) -> None:
    """The screen, scrolled that far down."""
    stage.window.show_screen("settings")
    stage.settle()
    bar = stage.bantam.settings_view.area.verticalScrollBar()
    bar.setValue(round(bar.maximum() * down))


def show_search(stage: Stage, words: str) -> None:
    """Settings that are looked for."""
    show_settings(stage)
    stage.bantam.settings_view.sidebar.search.setText(words)


SCENES = {
    "settings": Scene(show_settings),
    **{f"settings-{page}": Scene(partial(show_settings, down=page / 4)) for page in range(1, 5)},
    "settings-found": Scene(partial(show_search, words="e")),
    "settings-nothing": Scene(partial(show_search, words="zebra")),
}
