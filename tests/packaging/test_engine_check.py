"""The look at built libraries: the installed engine passes, and what must not be used is found."""

import sys
from pathlib import Path

import pytest
from engine_check import CheckError, check_libraries, exported, foreign_symbols
from places import site_packages

from desktop.paths import Installation

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads ELF libraries")


@pytest.fixture
def lib() -> Path:
    return Installation.find().engine / "lib"


@pytest.fixture
def cplusplus() -> Path:
    """A library that shows C++ to everybody."""
    return next(Path(sys.prefix).glob("lib/python*/site-packages/shiboken6/libshiboken6*.so*"))


@pytest.mark.engine
def test_the_installed_engine_shows_only_what_is_its_own(lib: Path) -> None:
    libraries = [path for path in lib.glob("*.so*") if not path.is_symlink()]
    assert len(libraries) > 5
    assert {path.name: foreign_symbols(path) for path in libraries if foreign_symbols(path)} == {}
    llama = exported(lib / "libllama.so")
    assert {"llama_decode", "llama_model_load_from_file"} <= llama
    assert "ggml_backend_load" in exported(lib / "libggml.so")


@pytest.mark.engine
def test_every_installed_library_loads(lib: Path) -> None:
    check_libraries(lib, Path(sys.executable))


def test_another_c_plus_plus_is_found(cplusplus: Path, tmp_path: Path) -> None:
    assert any(name.startswith("_Z") for name in foreign_symbols(cplusplus))
    (tmp_path / "libllama.so").write_bytes(cplusplus.read_bytes())
    with pytest.raises(CheckError, match=r"libllama\.so shows symbols that are not its own"):
        check_libraries(tmp_path, Path(sys.executable))


@pytest.mark.parametrize("data", [b"", b"\x7fELF", b"\x7fELF\x01\x01" + b"\0" * 100, b"MZ" + b"\0" * 100])
def test_what_is_no_library_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "libggml.so").write_bytes(data)
    with pytest.raises(CheckError, match="no 64-bit ELF library"):
        check_libraries(tmp_path, Path(sys.executable))


@pytest.mark.engine
def test_a_library_whose_neighbour_is_missing_does_not_load(lib: Path, tmp_path: Path) -> None:
    (tmp_path / "libllama.so").write_bytes((lib / "libllama.so").read_bytes())
    with pytest.raises(CheckError, match=r"libllama\.so cannot be loaded: .*libggml.*No such file"):
        check_libraries(tmp_path, Path(sys.executable))


def test_the_environment_has_one_place_for_packages() -> None:
    assert (site_packages(Path(sys.prefix)) / "PySide6").is_dir()
