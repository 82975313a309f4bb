"""The settings screen, page by page."""

from functools import partial

from stage import Scene, Stage

from desktop.core.shown_setting import Page

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


def show_computer(stage: Stage) -> None:
    """The page about this computer."""
    show_settings(stage)
    view = stage.bantam.settings_view
    stage.wait_for(lambda: "available now" in view.computer.memory.text() or view.computer.memory.text().count(" ") > 3)
    view.sidebar.page_requested.emit(Page.COMPUTER)
    stage.settle()


SCENES = {
    "settings": Scene(show_settings),
    **{f"settings-{page}": Scene(partial(show_settings, down=page / 4)) for page in range(1, 5)},
    "settings-computer": Scene(show_computer),
    "settings-found": Scene(partial(show_search, words="e")),
    "settings-nothing": Scene(partial(show_search, words="zebra")),
}
