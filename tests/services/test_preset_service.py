"""Presets: kept, chosen for new chats, exported and imported; answers remember them."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.preset import ChatSetup, PresetValues
from desktop.core.sampling import Sampling
from desktop.exchange.json_reader import raw_chats, read_chat
from desktop.exchange.json_writer import json_pieces
from desktop.exchange.lenient_json import read_head
from desktop.exchange.preset_file import NamedValues
from desktop.services.preset_service import PresetService
from desktop.services.settings_service import SettingsService
from desktop.settings_store import SettingsStore
from desktop.storage.memory_database import MemoryDatabase
from desktop.storage.preset_store import PresetStore
from tests.exchange.test_preset_file import PRESETS

SHORT = PresetValues(system_prompt="Be brief.", sampling=Sampling(temperature=0.0), max_tokens=5, thinking=False)


def test_a_name_is_given_once(composition: Composition) -> None:
    presets = composition.presets
    first, second = presets.add(" Short ", SHORT), presets.add("short", SHORT)
    assert [one.name for one in presets.presets()] == ["Short", "short (2)"]
    assert presets.rename(second, "SHORT").name == "SHORT (2)"
    assert presets.rename(first, " ").name == "Short"


def test_a_deleted_one_comes_back(composition: Composition) -> None:
    made = composition.presets.add("Short", SHORT)
    composition.presets.delete(made)
    assert composition.presets.presets() == []
    composition.presets.restore(made)
    assert composition.presets.presets() == [made]


def test_new_chats_begin_with_the_default_and_with_what_it_becomes(composition: Composition) -> None:
    made = composition.presets.add("Short", SHORT)
    composition.presets.choose_default(made)
    setups, current = composition.conversations.setups, composition.settings.current
    assert setups.of("new", current()) == ChatSetup(preset_id=made.id, values=SHORT)
    longer = PresetValues(max_tokens=9)
    composition.presets.change(made, longer)
    assert setups.of("new", current()) == ChatSetup(preset_id=made.id, values=longer)
    composition.presets.choose_default(None)
    assert setups.of("new", current()) == ChatSetup()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PRESETS)
def test_export_and_import_are_the_identity(tmp_path: Path, presets: list[NamedValues]) -> None:
    here, there = (_service(tmp_path / name) for name in ("here.json", "there.json"))
    for one in presets:
        here.add(one.name, one.values)
    file = here.export(tmp_path / "files")
    made = there.import_file(file)
    assert [(one.name, one.values) for one in there.presets()] == [(one.name, one.values) for one in here.presets()]
    assert len(made) == len(presets)
    assert there.import_file(file) == [], "importing twice doubles nothing"


def _service(path: Path) -> PresetService:
    database = MemoryDatabase()
    database.open()
    return PresetService(PresetStore(database), SettingsService(SettingsStore(path)))


def test_a_file_with_a_fault_gives_nothing_and_says_why(composition: Composition, tmp_path: Path) -> None:
    composition.presets.add("Short", SHORT)
    file = composition.presets.export(tmp_path)
    whole = json.loads(file.read_text("utf-8"))
    whole["presets"] += [{"name": "New"}, {"name": "Warm", "warmth": 3}]
    file.write_text(json.dumps(whole), "utf-8")
    with pytest.raises(KnownError) as caught:
        composition.presets.import_file(file)
    assert caught.value.kind is ErrorKind.PRESETS_UNUSABLE
    assert str(caught.value.what) == (
        f"The presets in {file.name} could not be imported: there is something in it that no preset has."
    )
    assert str(caught.value.next_step).startswith("Look at presets[2].warmth, or ")
    assert [one.name for one in composition.presets.presets()] == ["Short"]


def test_other_values_under_the_same_name_stand_beside_it(composition: Composition, tmp_path: Path) -> None:
    made = composition.presets.add("Short", SHORT)
    file = composition.presets.export(tmp_path)
    composition.presets.change(made, PresetValues())
    (imported,) = composition.presets.import_file(file)
    assert (imported.name, imported.values) == ("Short (2)", SHORT)
    composition.presets.take_back([imported])
    assert [one.name for one in composition.presets.presets()] == ["Short"]


def test_a_file_that_is_not_there_is_said(composition: Composition, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        composition.presets.import_file(tmp_path / "none.json")
    assert caught.value.kind is ErrorKind.PRESETS_UNUSABLE


@pytest.mark.engine
def test_an_answer_remembers_its_preset_and_an_export_keeps_it(composition: Composition) -> None:
    made = composition.presets.add("Short", SHORT)
    chat = new_id()
    composition.conversations.setups.keep(chat, ChatSetup(preset_id=made.id, values=SHORT))
    composition.answers.send(
        conversation_id=chat, message_id=new_id(), text="Hello", listener=lambda _: None, cancel=Cancellation()
    )
    answer = composition.conversations.messages(chat)[-1]
    assert answer.figures is not None
    assert answer.figures.tokens <= 5, "the values of the chat were used"
    assert answer.made_with is not None
    assert (answer.made_with.preset, answer.made_with.changed) == ("Short", False)
    assert answer.made_with.template == "file"
    (sent,) = composition.conversations.trees.sent(chat, answer.id)
    assert (sent.facts.preset, sent.facts.system_prompt) == ("Short", "Be brief.")
    whole = composition.exchange.whole(chat)
    assert whole is not None
    raw = raw_chats(_head(b"".join(json_pieces([whole], 0.0))))
    assert read_chat(raw[0]).messages[-1] == answer


def _head(data: bytes) -> dict:  # type: ignore[type-arg]
    found = read_head(data)
    assert isinstance(found, dict)
    return found
