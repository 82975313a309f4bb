"""Every setting has a default within its range, and what is out of range is refused with its name."""

import msgspec
import pytest

from desktop.settings import Settings, ThemeChoice

BAD = [
    ("theme", "sepia"),
    ("language", "klingon"),
    ("interface_scale", 74),
    ("interface_scale", 201),
    ("reduce_motion", "a little"),
    ("stronger_borders", 1),
    ("models_at_once", 0),
    ("unload_after", -1),
    ("models_folder", 7),
    ("network_allowed", "sometimes"),
    ("hub", "x" * 201),
    ("proxy", "x" * 201),
    ("download_limit", -1),
    ("has_token", "hf_secret"),
    ("key_hosts", [7]),
    ("model_folders", [7]),
    ("reading_size", 12),
    ("reading_size", 21),
    ("welcomed", "yes"),
    ("model", 7),
    ("system_prompt", "x" * 100_001),
    ("max_tokens", 0),
    ("max_tokens", 131_073),
    ("context_length", -1),
    ("context_length", (1 << 20) + 1),
    ("threads", -1),
    ("threads", 513),
    ("inspector_shown", None),
    ("titles_by_model", "sometimes"),
    ("sampling", {"temperature": 3.0}),
    ("engines", {"tiny": {"cache": "q2_k"}}),
    ("engines", {"tiny": {"adapters": [{"path": "a.gguf", "strength": 4.5}]}}),
    ("new_chats", {"template": "x" * 201}),
    ("templates", {"tiny": {"source": "x" * 65_537}}),
]


def test_the_defaults_are_good() -> None:
    assert msgspec.convert(msgspec.to_builtins(Settings()), Settings) == Settings()
    assert Settings().theme is ThemeChoice.SYSTEM
    assert not Settings().welcomed


@pytest.mark.parametrize(("name", "value"), BAD)
def test_a_bad_value_is_refused_with_its_name(name: str, value: object) -> None:
    with pytest.raises(msgspec.ValidationError, match=name):
        msgspec.convert({name: value}, Settings)


def test_every_setting_has_a_bad_value_here() -> None:
    assert {name for name, _ in BAD} == set(Settings.__struct_fields__)


def test_settings_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        Settings().max_tokens = 5  # type: ignore[misc]
