"""The settings file survives damage, other versions of Bantam, and a kill at any moment."""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.sampling import Sampling
from desktop.settings import LanguageChoice, Settings, ThemeChoice
from desktop.settings_store import SettingsStore
from tests.core.test_sampling import SAMPLINGS

ROOT = Path(__file__).parents[1]
LIVES = 12
# Every save is large enough to be caught in the middle; `max_tokens` says which letter the prompt is made of.
WRITER = """
import sys
from pathlib import Path
from desktop.settings import Settings
from desktop.settings_store import SettingsStore
store = SettingsStore(Path(sys.argv[1]))
for number in range(1, 100_000):
    store.save(Settings(max_tokens=number, system_prompt=chr(97 + number % 26) * 100_000))
    print(number, flush=True)
"""
SETTINGS = st.builds(
    Settings,
    theme=st.sampled_from(ThemeChoice),
    language=st.sampled_from(LanguageChoice),
    interface_scale=st.integers(75, 200),
    reduce_motion=st.booleans(),
    stronger_borders=st.booleans(),
    model_folders=st.lists(st.text(), max_size=3),
    reading_size=st.integers(13, 20),
    welcomed=st.booleans(),
    model=st.text(),
    system_prompt=st.text(),
    sampling=SAMPLINGS,
    max_tokens=st.integers(1, 131_072),
    context_length=st.integers(0, 1 << 20),
    threads=st.integers(0, 512),
    inspector_shown=st.booleans(),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def load(file: Path, text: str) -> Settings:
    file.write_text(text, "utf-8")
    return SettingsStore(file).load()


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert SettingsStore(file).load() == Settings()
    assert not file.exists()


@given(SETTINGS)
def test_what_is_saved_is_loaded(settings: Settings) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = SettingsStore(Path(folder) / "settings.json")
        store.save(settings)
        assert store.load() == settings
        assert [path.name for path in Path(folder).iterdir()] == ["settings.json"]


@pytest.mark.expects_log
@pytest.mark.parametrize("text", ["", "{", '{"theme": ', "[]", "7", "null", "[" * 100_000, '{"model": "\\ud800"}'])
def test_a_file_that_holds_no_settings_is_kept_aside(file: Path, text: str) -> None:
    assert load(file, text) == Settings()
    assert not file.exists()
    assert (file.parent / "settings.json.damaged-1").read_text("utf-8") == text


@pytest.mark.expects_log
def test_every_damaged_file_is_kept(file: Path) -> None:
    for text in ("first", "second"):
        load(file, text)
    kept = sorted(path.read_text("utf-8") for path in file.parent.iterdir())
    assert kept == ["first", "second"]


@pytest.mark.expects_log
def test_bytes_that_are_no_text_are_kept_aside(file: Path) -> None:
    file.write_bytes(b'{"model": "\xff"}')
    assert SettingsStore(file).load() == Settings()
    assert (file.parent / "settings.json.damaged-1").exists()


def test_names_of_a_newer_bantam_are_passed_over(file: Path) -> None:
    assert load(file, '{"holograms": true, "max_tokens": 77, "sampling": {"holography": 2}}') == Settings(max_tokens=77)


@pytest.mark.expects_log
def test_values_of_a_newer_bantam_cost_only_themselves(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = '{"theme": "sepia", "max_tokens": 77, "threads": 9999, "sampling": {"temperature": 5, "top_k": 3}}'
    assert load(file, text) == Settings(max_tokens=77, sampling=Sampling(top_k=3))
    assert [name in caplog.text for name in ("theme", "threads", "temperature")] == [True, True, True]
    assert file.read_text("utf-8") == text


@pytest.mark.expects_log
def test_what_was_wrong_is_told_and_kept_when_the_file_is_replaced(file: Path) -> None:
    text = '{"theme": "sepia", "max_tokens": 77, "sampling": {"temperature": 5}}'
    file.write_text(text, "utf-8")
    store = SettingsStore(file)
    settings = store.load()
    assert [fault.name for fault in store.faults] == ["theme", "sampling.temperature"]
    assert all(fault.reason for fault in store.faults)
    assert not list(file.parent.glob("*.damaged-*"))
    store.save(settings)
    store.save(settings)
    assert store.kept_as == file.parent / "settings.json.damaged-1"
    assert store.kept_as.read_text("utf-8") == text
    assert sorted(path.name for path in file.parent.iterdir()) == ["settings.json", "settings.json.damaged-1"]
    again = SettingsStore(file)
    assert again.load() == settings
    assert again.faults == []


@pytest.mark.expects_log
@pytest.mark.parametrize("text", ["{", '{"max_tokens": 77, "theme": 1}'])
def test_a_peek_moves_nothing(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    assert SettingsStore(file).peek().max_tokens in (77, Settings().max_tokens)
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.expects_log
@given(st.dictionaries(st.sampled_from(Settings.__struct_fields__), st.none() | st.integers() | st.text() | st.lists(
    st.floats(allow_nan=False), max_size=2)))  # fmt: skip
def test_whatever_stands_there_the_settings_are_good(raw: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = load(Path(folder) / "settings.json", json.dumps(raw))
    assert msgspec.convert(msgspec.to_builtins(settings), Settings) == settings


def test_a_folder_that_is_not_there_is_a_known_error_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        SettingsStore(tmp_path / "gone" / "settings.json").save(Settings())
    assert caught.value.kind is ErrorKind.FOLDER_UNUSABLE
    assert str(tmp_path / "gone") in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_a_kill_while_it_is_written_leaves_the_old_settings_or_the_new(file: Path) -> None:
    dice = random.Random(7)
    for _ in range(LIVES):
        command = [sys.executable, "-c", WRITER, str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "1\n"
            time.sleep(dice.uniform(0, 0.1))
            writer.send_signal(signal.SIGKILL)
            saved = [1, *(int(line) for line in writer.stdout.read().splitlines())][-1]
        settings = SettingsStore(file).load()
        assert settings.max_tokens in (saved, saved + 1)
        assert settings.system_prompt == chr(97 + settings.max_tokens % 26) * 100_000
    assert not list(file.parent.glob("*.damaged-*"))
