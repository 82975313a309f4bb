"""What was chosen by a model's id stays its own: files of one name are told apart by folders, until one goes."""

import contextlib
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

import msgspec

from desktop.core.errors import KnownError
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService

T = TypeVar("T")


@contextlib.contextmanager
def ids_followed(models: ModelService, settings: SettingsService) -> Iterator[None]:
    """Around what adds or takes away models. Settings that cannot be written stay as they are."""
    before, was = _ids(models), settings.current()
    yield
    after = _ids(models)
    if all(after.get(path, name) == name for path, name in before.items()):
        return
    paths = {name: path for path, name in before.items()}
    new = {name: after.get(path, "") for name, path in paths.items()}
    # Of models that are gone, and of nobody now: should these come back, they have it again.
    free = {name for name, path in paths.items() if path not in after} - set(after.values())
    now = settings.current()
    with contextlib.suppress(KnownError):
        settings.change(
            model=now.model if now.model in free or now.model != was.model else new.get(now.model, now.model),
            engines=_moved(now.engines, was.engines, new, free),
            templates=_moved(now.templates, was.templates, new, free),
        )


def let_go(files: Collection[str], settings: SettingsService) -> None:
    """No other model guesses or sees with files that were deleted. Settings that cannot be written stay."""
    engines = settings.current().engines
    changed = {
        name: msgspec.structs.replace(
            choice,
            draft="" if choice.draft in files else choice.draft,
            projector="" if choice.projector in files else choice.projector,
        )
        for name, choice in engines.items()
    }
    if changed != engines:
        with contextlib.suppress(KnownError):
            settings.change(engines=changed)


def _moved(chosen: Mapping[str, T], was: Mapping[str, T], new: Mapping[str, str], free: set[str]) -> dict[str, T]:
    def stays(name: str) -> bool:
        return name in free or chosen[name] != was.get(name)  # another process has followed it meanwhile

    named = {(name if stays(name) else new.get(name, name)): choice for name, choice in chosen.items()}
    named.pop("", None)
    return named


def _ids(models: ModelService) -> dict[str, str]:
    return {str(model.path): model.id for model in models.models()}
