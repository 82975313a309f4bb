"""Presets as a file: what comes out is what went in; a fault gives nothing, and says where it is."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.preset import PresetValues, tidy_name
from desktop.core.sampling import Mirostat, Sampling
from desktop.exchange import preset_file
from desktop.exchange.preset_file import NamedValues, PresetFileError, preset_bytes, read_presets

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NAMES = TEXT.map(tidy_name).filter(bool)
SAMPLINGS = st.builds(
    Sampling,
    temperature=st.floats(0, 2),
    top_p=st.floats(0, 1),
    top_k=st.integers(0, 1000),
    repeat_penalty=st.floats(1, 2),
    mirostat=st.sampled_from(list(Mirostat)),
    seed=st.none() | st.integers(0, 2**32 - 2),
)
VALUES = st.builds(
    PresetValues,
    system_prompt=TEXT,
    sampling=SAMPLINGS,
    max_tokens=st.integers(1, 131_072),
    json_schema=TEXT,
    forces_schema=st.booleans(),
    thinking=st.none() | st.booleans(),
    template=TEXT,
)
PRESETS = st.lists(st.builds(NamedValues, NAMES, VALUES), min_size=1, max_size=5)


@given(PRESETS)
def test_a_file_gives_back_what_was_written(presets: list[NamedValues]) -> None:
    assert read_presets(preset_bytes(presets)) == presets


def whole(**preset: Any) -> dict[str, Any]:
    return {"format": "bantam-presets", "version": 1, "presets": [{"name": "A"}, {"name": "B", **preset}]}


BAD = [
    ({"warmth": 1}, preset_file.UNKNOWN, "presets[1].warmth"),
    ({"sampling": {"warmth": 1}}, preset_file.UNKNOWN, "presets[1].sampling.warmth"),
    ({"sampling": {"temperature": 3}}, preset_file.BAD_VALUE, "presets[1].sampling.temperature"),
    ({"sampling": {"seed": 10**400}}, preset_file.BAD_VALUE, "presets[1].sampling.seed"),
    ({"sampling": []}, preset_file.BAD_VALUE, "presets[1].sampling"),
    ({"max_tokens": 0}, preset_file.BAD_VALUE, "presets[1].max_tokens"),
    ({"max_tokens": "many"}, preset_file.BAD_VALUE, "presets[1].max_tokens"),
    ({"system_prompt": "x" * 100_001}, preset_file.BAD_VALUE, "presets[1].system_prompt"),
    ({"name": ""}, preset_file.NO_NAME, "presets[1].name"),
    ({"name": "x" * 61}, preset_file.NO_NAME, "presets[1].name"),
    ({"name": 7}, preset_file.NO_NAME, "presets[1].name"),
]


@pytest.mark.parametrize(("fields", "reason", "place"), BAD)
def test_a_fault_is_named_with_its_place(fields: dict[str, Any], reason: str, place: str) -> None:
    with pytest.raises(PresetFileError) as caught:
        read_presets(json.dumps(whole(**fields)).encode())
    assert (caught.value.reason, caught.value.place) == (reason, place)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", preset_file.NOT_JSON),
        (b"\xff\xfe", preset_file.NOT_JSON),
        (b"[" * 200_000, preset_file.NOT_JSON),
        (b'{"format": "bantam-presets", "version": 1, "presets": [{"name": "\\ud800"}]}', preset_file.NOT_JSON),
        (b"[]", preset_file.NOT_OURS),
        (b'{"format": "bantam-chats"}', preset_file.NOT_OURS),
        (b'{"format": "bantam-presets", "version": 2, "presets": []}', preset_file.NEWER),
        (b'{"format": "bantam-presets", "version": 1, "presets": []}', preset_file.TOO_MANY),
        (b'{"format": "bantam-presets", "version": 1, "presets": [{"name": "A"}], "x": 1}', preset_file.UNKNOWN),
        (b'{"format": "bantam-presets", "version": 1, "presets": [7]}', preset_file.BAD_VALUE),
    ],
)
def test_what_is_no_file_of_presets_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(PresetFileError) as caught:
        read_presets(data)
    assert caught.value.reason == reason


def test_what_is_not_named_has_the_value_bantam_came_with() -> None:
    found = read_presets(json.dumps(whole(max_tokens=7)).encode())
    assert found == [NamedValues("A", PresetValues()), NamedValues("B", PresetValues(max_tokens=7))]


@given(st.binary(max_size=200) | st.builds(lambda text: json.dumps(whole(**{text: text})).encode(), TEXT))
def test_anything_else_is_refused_and_nothing_more(data: bytes) -> None:
    with contextlib.suppress(PresetFileError):
        read_presets(data)
