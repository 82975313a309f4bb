"""The keys that Windows gets: what is written, what stays of others, and that all of it can be taken back."""

import pytest

from desktop.registration.windows import CHOSEN, COMMAND, ENDING, NAME, OPEN_WITH, OURS, Value, WindowsOpening, values

COMMAND_WORDS = [r"C:\Program Files\Bantam\pythonw.exe", "-m", "desktop"]
LINE = r'"C:\Program Files\Bantam\pythonw.exe" -m desktop "%1"'


class Keys:
    """A registry in memory: the real one is Windows' own."""

    def __init__(self, *found: Value) -> None:
        self.values = {(one.key, one.name): one.text for one in found}
        self.keys = {one.key for one in found}
        self.everybodys: dict[str, str] = {}
        self.told = 0

    def get(self, key: str, name: str = "") -> str | None:
        return self.values.get((key, name))

    def of_all(self, key: str) -> str | None:
        own = self.values.get((f"Software\\Classes\\{key}", ""))
        return own if own is not None else self.everybodys.get(key)

    def set(self, value: Value) -> None:
        self.values[value.key, value.name] = value.text
        self.keys |= {value.key.rsplit("\\", above)[0] for above in range(value.key.count("\\") - 1)}

    def delete(self, key: str, name: str | None = None) -> None:
        if name is not None:
            self.values.pop((key, name), None)
            return
        self.values = {
            at: text for at, text in self.values.items() if at[0] != key and not at[0].startswith(f"{key}\\")
        }
        self.keys = {one for one in self.keys if one != key and not one.startswith(f"{key}\\")}

    def tidy(self, key: str) -> None:
        held = any(at == key for at, _ in self.values) or any(one.startswith(f"{key}\\") for one in self.keys)
        self.keys -= set() if held else {key}

    def tell(self) -> None:
        self.told += 1


def test_the_keys() -> None:
    assert values(COMMAND_WORDS, "", is_default=True) == [
        Value(OURS, "", "GGUF model"),
        Value(OURS, "Before", ""),
        Value(COMMAND, "", LINE),
        Value(OPEN_WITH, NAME, ""),
        Value(ENDING, "", NAME),
    ]
    assert all(one.key.startswith("Software\\Classes\\") for one in values(COMMAND_WORDS, "x", is_default=False))


def test_on_and_off_again() -> None:
    keys = Keys()
    opening = WindowsOpening(keys, COMMAND_WORDS)
    assert not opening.state().is_on
    state = opening.register(as_default=False)
    assert (state.is_on, state.other, keys.told) == (True, "", 1)
    once = dict(keys.values)
    opening.register(as_default=False)
    assert keys.values == once
    assert not opening.unregister().is_on
    assert (keys.values, keys.keys) == ({}, set())


@pytest.mark.parametrize("is_everybodys", [False, True])
def test_another_program_keeps_what_it_opens_until_a_person_says_so(is_everybodys: bool) -> None:
    keys = Keys() if is_everybodys else Keys(Value(ENDING, "", "Other.gguf"))
    if is_everybodys:
        keys.everybodys[".gguf"] = "Other.gguf"
    before, held = dict(keys.values), set(keys.keys)
    opening = WindowsOpening(keys, COMMAND_WORDS)
    assert opening.register(as_default=False).other == "Other.gguf"
    assert opening.register(as_default=True).other == ""
    opening.register(as_default=True)
    assert opening.unregister().other == "Other.gguf"
    assert (keys.values, keys.keys) == (before, held)


def test_what_a_person_chose_in_windows_is_told_of() -> None:
    keys = Keys(Value(CHOSEN, "ProgId", "Other.gguf"))
    state = WindowsOpening(keys, COMMAND_WORDS).register(as_default=True)
    assert state.other == "Other.gguf"
    assert "Settings → Apps" in str(state.notes[0])
