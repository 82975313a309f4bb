"""Has Windows open .gguf files with Bantam: keys below HKEY_CURRENT_USER only. What calls Windows is not tested.

A type of file has a default program that programs may set as long as nobody chose one; what a person chose in Windows'
own dialog is protected by it, and is only told of.
"""

import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.file_opening import OpeningState
from desktop.core.text import QT_TRANSLATE_NOOP, Text

CLASSES = "Software\\Classes"
ENDING = f"{CLASSES}\\.gguf"
OPEN_WITH = f"{ENDING}\\OpenWithProgids"
NAME = "Bantam.gguf"
OURS = f"{CLASSES}\\{NAME}"
COMMAND = f"{OURS}\\shell\\open\\command"
CHOSEN = "Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\FileExts\\.gguf\\UserChoice"
BEFORE = "Before"  # a value of ours: what the default was
CHOOSE = QT_TRANSLATE_NOOP(
    "opening", "Windows keeps {other}, which you chose there. Choose Bantam in Settings → Apps → Default apps."
)


class Value(NamedTuple):
    """One value; the name "" is the key's own."""

    key: str
    name: str
    text: str


class Registry(Protocol):
    """The keys of one person."""

    def get(self, key: str, name: str = "") -> str | None:
        """A value of this person's, None where there is none."""
        ...

    def of_all(self, key: str) -> str | None:
        """The value below Classes that counts, this person's or everybody's."""
        ...

    def set(self, value: Value) -> None:
        """Write one; raises `OSError`."""
        ...

    def delete(self, key: str, name: str | None = None) -> None:
        """Delete a value, or a key with all below; what is gone is gone. Raises `OSError`."""
        ...

    def tidy(self, key: str) -> None:
        """Delete a key that holds nothing. Raises `OSError`."""
        ...

    def tell(self) -> None:
        """Let the desktop know."""
        ...


def values(command: Sequence[str], before: str, *, is_default: bool) -> list[Value]:
    """What is written, for a command to which the file is added. `before` is the default that this replaces."""
    line = f'{subprocess.list2cmdline(command)} "%1"'
    found = [
        Value(OURS, "", "GGUF model"),
        Value(OURS, BEFORE, before),
        Value(COMMAND, "", line),
        Value(OPEN_WITH, NAME, ""),
    ]
    return [*found, Value(ENDING, "", NAME)] if is_default else found


class WindowsOpening:
    """Raises `KnownError` (OPENING_NOT_CHANGED)."""

    def __init__(self, registry: Registry, command: Sequence[str]) -> None:
        self._registry = registry
        self._command = command

    def state(self, notes: tuple[Text, ...] = ()) -> OpeningState:
        """What is so now."""
        wanted = f'{subprocess.list2cmdline(self._command)} "%1"'
        is_on = self._registry.get(COMMAND) == wanted and self._registry.get(OPEN_WITH, NAME) is not None
        opener = self._opener()
        places = (f"HKEY_CURRENT_USER\\{OURS}",) if is_on else ()
        return OpeningState(is_on=is_on, other="" if opener == NAME else opener, places=places, notes=notes)

    def register(self, *, as_default: bool) -> OpeningState:
        """Offer Bantam; with `as_default` a double click opens it, as far as Windows lets a program do that."""
        opener, chosen = self._opener(), self._registry.get(CHOSEN, "ProgId")
        before = self._registry.get(ENDING) or ""
        if before == NAME:  # once more: what was there before that stays known
            before = self._registry.get(OURS, BEFORE) or ""
        is_default = as_default or opener in ("", NAME)
        try:
            for value in values(self._command, before, is_default=is_default):
                self._registry.set(value)
            self._registry.tell()
        except OSError as error:
            raise _told(error) from error
        is_kept = as_default and chosen not in (None, NAME)
        return self.state((Text("opening", CHOOSE, {"other": str(chosen)}),) if is_kept else ())

    def unregister(self) -> OpeningState:
        """Take everything back."""
        before = self._registry.get(OURS, BEFORE) or ""
        try:
            if self._registry.get(ENDING) == NAME:
                if before:
                    self._registry.set(Value(ENDING, "", before))
                else:
                    self._registry.delete(ENDING, "")
            self._registry.delete(OPEN_WITH, NAME)
            self._registry.delete(OURS)
            for key in (OPEN_WITH, ENDING):
                self._registry.tidy(key)
            self._registry.tell()
        except OSError as error:
            raise _told(error) from error
        return self.state()

    def _opener(self) -> str:
        """The name of the type that a double click means, "" for none."""
        return self._registry.get(CHOSEN, "ProgId") or self._registry.of_all(".gguf") or ""


def _told(error: OSError) -> KnownError:
    reason = error.strerror or str(error)
    return KnownError(ErrorKind.OPENING_NOT_CHANGED, path=f"HKEY_CURRENT_USER\\{OURS}", reason=reason)


if sys.platform == "win32":
    import ctypes
    import winreg

    ASSOCIATIONS_CHANGED = 0x08000000  # SHCNE_ASSOCCHANGED

    class WindowsRegistry:
        """The real one."""

        def get(self, key: str, name: str = "") -> str | None:
            """A value of this person's."""
            return self._read(winreg.HKEY_CURRENT_USER, key, name)

        def of_all(self, key: str) -> str | None:
            """Of this person's and everybody's keys the one that counts."""
            return self._read(winreg.HKEY_CLASSES_ROOT, key, "")

        def set(self, value: Value) -> None:
            """Write one."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, value.key) as key:
                winreg.SetValueEx(key, value.name, 0, winreg.REG_SZ, value.text)

        def delete(self, key: str, name: str | None = None) -> None:
            """A value, or a key from its leaves on."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_ALL_ACCESS) as opened:
                    if name is not None:
                        winreg.DeleteValue(opened, name)
                        return
                    below = [winreg.EnumKey(opened, number) for number in range(winreg.QueryInfoKey(opened)[0])]
                for one in below:
                    self.delete(f"{key}\\{one}")
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            except FileNotFoundError:
                pass

        def tidy(self, key: str) -> None:
            """A key without values and keys below."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    keys, held, _ = winreg.QueryInfoKey(opened)
                if not keys and not held:
                    winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            except FileNotFoundError:
                pass

        def tell(self) -> None:
            """Icons and menus follow at once."""
            ctypes.windll.shell32.SHChangeNotify(ASSOCIATIONS_CHANGED, 0, None, None)

        def _read(self, root: int, key: str, name: str) -> str | None:
            try:
                with winreg.OpenKey(root, key) as opened:
                    found, _ = winreg.QueryValueEx(opened, name)
            except OSError:
                return None
            return str(found)
