"""When a build counts, where it is kept, and what a failed one leaves: nothing, and a sentence."""

import json
import os
import sys
from pathlib import Path

import engine_build
import engine_flags
import pytest
import toolchain
from steps import StepError


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "bantam"


def made(engine: Path) -> Path:
    """A folder that looks like a build."""
    (engine / "lib").mkdir(parents=True)
    (engine / "lib" / "libllama.so").write_bytes(b"12345")
    (engine / "bindings.whl").touch()
    record = {"id": engine.name, "wheel": "bindings.whl", "libraries": {"libllama.so": 5}}
    (engine / "build.json").write_text(json.dumps(record))
    return engine


def test_a_build_counts_while_all_of_it_is_there(tmp_path: Path) -> None:
    engine = made(tmp_path / "engine")
    assert engine_build.is_built(engine)
    (engine / "lib" / "libllama.so").write_bytes(b"123")
    assert not engine_build.is_built(engine)
    (engine / "lib" / "libllama.so").unlink()
    assert not engine_build.is_built(engine)
    assert not engine_build.is_built(tmp_path / "none")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"libraries": {}}', '{"libraries": []}'])
def test_a_damaged_record_is_no_build(tmp_path: Path, text: str) -> None:
    engine = made(tmp_path / "engine")
    (engine / "build.json").write_text(text)
    assert not engine_build.is_built(engine)


def test_the_key_changes_with_all_that_shapes_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {engine_flags.engine_key(vulkan=False), engine_flags.engine_key(vulkan=True)}
    for name, value in (("GLIBC", "2.31"), ("EXPORTS", "{ global: *; };"), ("COMMON", ("-DGGML_NATIVE=ON",))):
        with monkeypatch.context() as patch:
            patch.setattr(engine_flags, name, value)
            keys.add(engine_flags.engine_key(vulkan=False))
    assert len(keys) == 5
    assert all(key.startswith("0.3.36-") for key in keys)
    assert engine_flags.engine_key(vulkan=False) in keys


@pytest.mark.parametrize("vulkan", [False, True])
def test_one_build_for_every_processor(vulkan: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_flags, "MACOS", False)
    flags = set(engine_flags.engine_flags(vulkan=vulkan))
    wanted = {"NATIVE=OFF", "BACKEND_DL=ON", "CPU_ALL_VARIANTS=ON", "OPENMP=OFF", "RPC=ON"}
    assert {f"-DGGML_{flag}" for flag in wanted} <= flags
    assert ("-DGGML_VULKAN=ON" in flags) is vulkan


def test_a_failed_build_leaves_nothing_and_clears_what_others_left(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    killed = cache / "engine" / f"{engine_build.WORK}1"
    killed.mkdir(parents=True)
    with pytest.raises(StepError, match=r"the engine could not be built .*No matching distribution") as failure:
        engine_build.build(Path(sys.executable), cache / "log", lambda _words: None, vulkan=False)
    assert "check the connection" in failure.value.next_step
    assert list((cache / "engine").iterdir()) == []
    assert (cache / "log").exists()


def test_ninja_is_translated() -> None:
    said = list[str]()
    listen = engine_build.ninja_progress(said.append)
    for line in ("ninja: Entering directory", "[193/386] Building C object", "warning: [1/2] no"):
        listen(line)
    assert len(said) == 1
    assert said[0].startswith("compiling 193 of 386 (50%), about ")


def test_the_wrappers_hand_every_word_on(tmp_path: Path) -> None:
    import subprocess

    zig = tmp_path / "zig with a space"
    zig.write_text('#!/bin/sh\nprintf "%s|" "$@"\n')
    zig.chmod(0o755)
    made_by_name = toolchain.write_wrappers(zig, tmp_path / "wrappers")
    assert set(made_by_name) == {"CC", "CXX", "AR", "RANLIB"}
    said = subprocess.run([made_by_name["CXX"], "-c", "a b.cpp"], capture_output=True, text=True, check=True).stdout
    assert said.startswith("c++|")
    assert said.endswith("-c|a b.cpp|")
    if sys.platform.startswith("linux"):
        assert f"-linux-gnu.{engine_flags.GLIBC}|" in said
