"""Every state of the window that has a picture. A family of states is one file here; `ALL` is where it is named."""

from stage import Scene

from scenes import (
    answers,
    chats,
    dialogs,
    errors,
    files,
    full_windows,
    inspector,
    keeping,
    lists,
    models,
    settings,
    starts,
)

ALL: dict[str, Scene] = {
    name: scene
    for family in (
        answers,
        chats,
        dialogs,
        errors,
        files,
        full_windows,
        inspector,
        keeping,
        lists,
        models,
        settings,
        starts,
    )
    for name, scene in family.SCENES.items()
}

__all__ = ["ALL"]
