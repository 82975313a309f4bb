"""Has the system open .gguf files with Bantam, for this person, when this person asks for it."""

import os
import sys
from pathlib import Path
from typing import Protocol

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.file_opening import UNSUPPORTED, OpeningState
from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.paths import Paths

NEEDS_BUNDLE = QT_TRANSLATE_NOOP(
    "errors", "this system learns it from an installed application, which packaging/run does not make"
)


class Opening(Protocol):
    """What a system has to be told. Blocking; raises `KnownError` (OPENING_NOT_CHANGED)."""

    def state(self) -> OpeningState:
        """What is so now."""
        ...

    def register(self, *, as_default: bool) -> OpeningState:
        """Offer Bantam."""
        ...

    def unregister(self) -> OpeningState:
        """Take that back."""
        ...


class OpeningService:
    """Blocking; any thread."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    @property
    def is_supported(self) -> bool:
        """Whether Bantam can tell this system."""
        return sys.platform in ("linux", "win32")

    def state(self) -> OpeningState:
        """What is so now."""
        return self._opening().state() if self.is_supported else OpeningState(notes=(Text("opening", UNSUPPORTED),))

    def register(self, *, as_default: bool = False) -> OpeningState:
        """Offer Bantam for .gguf files, by default where no other program opens them; raises `KnownError`."""
        return self._opening().register(as_default=as_default)

    def unregister(self) -> OpeningState:
        """As it was before; raises `KnownError`."""
        return self._opening().unregister()

    def _opening(self) -> Opening:
        if sys.platform == "win32":
            from desktop.registration.launcher import launcher
            from desktop.registration.windows import WindowsOpening, WindowsRegistry

            return WindowsOpening(WindowsRegistry(), launcher(self._paths))
        if not self.is_supported:
            raise KnownError(ErrorKind.OPENING_NOT_CHANGED, path="", reason=NEEDS_BUNDLE)
        from desktop.registration.linux import LinuxOpening
        from desktop.registration.mime_apps import Places

        return LinuxOpening(Places.of(os.environ, Path.home()), self._paths)
