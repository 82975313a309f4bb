"""Which files an engine may read: all it needs, and nothing that is a person's."""

import sys
import sysconfig
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.engine.confinement.landlock import (
    IOCTL_DEVICE,
    READ_DIR,
    READ_FILE,
    TRUNCATE,
    WRITE_FILE,
    allowed,
    rights,
)
from desktop.engine.confinement.policy import Profile, Rule, parts, projector_files, rules

ROOT = Path(__file__).parents[3]
FOLDER, FILE = 0o040755, 0o100644
ALL = rights(99)


@pytest.mark.parametrize("profile", Profile)
def test_every_rule_exists_and_comes_once(profile: Profile, tmp_path: Path) -> None:
    model = tmp_path / "m.gguf"
    model.touch()
    found = rules(profile, tmp_path / "lib", [model, tmp_path / "gone.gguf"])
    assert len(found) == len({rule.path for rule in found})
    assert all(rule.path.exists() for rule in found)
    assert Rule(model) in found


@settings(deadline=None)  # a busy computer is no failure
@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), unique=True, max_size=6))
def test_whatever_is_asked_for_only_what_exists_is_allowed(names: list[str]) -> None:
    files = [Path("/proc/self") / name for name in names]
    allowed_paths = {rule.path for rule in rules(Profile.CPU, Path("/none"), files)}
    assert {file for file in files if file.exists()} <= allowed_paths
    assert not {file for file in files if not file.exists()} & allowed_paths


@pytest.mark.parametrize("profile", Profile)
def test_no_folder_of_a_person_is_open(profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", str(ROOT), sysconfig.get_path("stdlib"), sysconfig.get_path("purelib")])
    lib = tmp_path / "lib"
    lib.mkdir()
    open_folders = {rule.path.resolve() for rule in rules(profile, lib, [tmp_path / "m.gguf"])}
    closed = {Path(name) for name in ("/", "/etc", "/home", "/tmp", "/proc", "/usr", "/var", "/dev", "/run")}
    assert not open_folders & {*closed, Path.home(), ROOT, tmp_path}


def test_only_devices_can_be_written_and_only_for_graphics(tmp_path: Path) -> None:
    for profile in Profile:
        for rule in rules(profile, tmp_path, []):
            assert not rule.writable or (profile is Profile.GPU and rule.path.parent == Path("/dev"))


def test_python_finds_its_modules(tmp_path: Path) -> None:
    readable = [rule.path.resolve() for rule in rules(Profile.CPU, tmp_path, [])]
    for name in ("json", "jinja2", "markupsafe", "llama_cpp", "desktop.engine.llama", "encodings.ascii"):
        spec = sys.modules.get(name) or __import__("importlib.util").util.find_spec(name)
        origin = Path(str(getattr(spec, "origin", None) or getattr(spec, "__file__", None))).resolve()
        assert any(folder in origin.parents for folder in readable), name


def test_a_model_in_parts_is_all_of_them() -> None:
    folder = Path("/m")
    names = [f"big-{number:05}-of-00003.gguf" for number in (1, 2, 3)]
    assert parts(folder / names[0]) == [folder / name for name in names]
    for single in ("m.gguf", "m-1-of-3.gguf", "m-00001-of-99999.gguf", "m-00001-of-00002.bin", ""):
        assert parts(folder / single) == [folder / single]


def test_older_kernels_are_asked_for_what_they_know() -> None:
    assert rights(1) == 0x1FFF
    assert rights(2) == 0x3FFF
    assert rights(3) == rights(4) == 0x7FFF
    assert rights(5) == rights(7) == 0xFFFF


def test_a_right_is_given_only_where_it_can_be() -> None:
    readable, device = Rule(Path("/x")), Rule(Path("/x"), writable=True)
    assert allowed(readable, FILE, ALL) == READ_FILE
    assert allowed(readable, FOLDER, ALL) == READ_FILE | READ_DIR
    assert allowed(device, FILE, ALL) == READ_FILE | WRITE_FILE | TRUNCATE | IOCTL_DEVICE
    assert allowed(device, FILE, rights(1)) == READ_FILE | WRITE_FILE


def test_images_need_their_projector_and_chance() -> None:
    assert projector_files("") == []
    assert projector_files("/models/mmproj.gguf") == [Path("/models/mmproj.gguf"), Path("/dev/urandom")]
    assert Rule(Path("/dev/urandom")) not in rules(Profile.CPU, Path("/lib"), [])
