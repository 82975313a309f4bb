"""The installed libraries, and what a loader's complaint means."""

import json
import sys
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.build import EngineBuild, diagnose
from desktop.paths import Installation
from tests.engine.engines import assert_helps

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of Linux libraries")


@pytest.fixture
def installed(tmp_path: Path) -> Installation:
    lib = tmp_path / "engine" / "lib"
    lib.mkdir(parents=True)
    (tmp_path / "engine" / "build.json").write_text(json.dumps({"id": "b1"}))
    for name in ("libllama.so", "libggml-cpu-x64.so", "libggml-cpu-haswell.so", "libggml-vulkan.so"):
        (lib / name).touch()
    return Installation(engine=tmp_path / "engine", starter=tmp_path / "starter")


def test_a_build_is_found_with_its_backends_in_order(installed: Installation) -> None:
    build = EngineBuild.find(installed)
    assert build == EngineBuild("b1", installed.engine / "lib")
    assert build.backends() == ["libggml-cpu-haswell.so", "libggml-cpu-x64.so"]
    assert build.proof_file == installed.engine / "proof.json"


@pytest.mark.parametrize("note", [None, "", "{", "[]", "{}", '"text"', "null"])
def test_a_note_that_is_gone_or_broken(installed: Installation, note: str | None) -> None:
    path = installed.engine / "build.json"
    path.unlink() if note is None else path.write_text(note)
    error = refused(installed)
    assert "build.json" in str(error.what)


def refused(installation: Installation) -> KnownError:
    with pytest.raises(KnownError) as caught:
        EngineBuild.find(installation)
    return assert_helps(caught.value, ErrorKind.ENGINE_MISSING)


def test_a_library_that_is_gone(installed: Installation) -> None:
    (installed.engine / "lib" / "libllama.so").unlink()
    assert refused(installed).arguments["reason"] == "libllama.so is missing"


def test_no_backend_left(installed: Installation) -> None:
    for path in (installed.engine / "lib").glob("libggml-cpu-*"):
        path.unlink()
    assert refused(installed).arguments["reason"] == "it has no processor backend"


LIB = "/home/someone/engine/lib"


@pytest.mark.parametrize(
    ("words", "kind", "reason"),
    [
        (
            "libgomp.so.1: cannot open shared object file: No such file or directory",
            ErrorKind.ENGINE_LIBRARY_MISSING,
            "libgomp.so.1",
        ),
        (
            f"{LIB}/libllama.so: libstdc++.so.6: cannot open shared object file: No such file or directory",
            ErrorKind.ENGINE_LIBRARY_MISSING,
            "libstdc++.so.6",
        ),
        (
            f"/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by {LIB}/libllama.so)",
            ErrorKind.ENGINE_SYSTEM_TOO_OLD,
            "glibc 2.38 is needed",
        ),
        (f"{LIB}/libllama.so: file too short", ErrorKind.ENGINE_MISSING, "libllama.so is damaged"),
        (f"{LIB}/libggml.so.0: invalid ELF header", ErrorKind.ENGINE_MISSING, "libggml.so.0 is damaged"),
        (
            "dlopen(libllama.dylib): Library not loaded: @rpath/libggml.dylib",
            ErrorKind.ENGINE_LIBRARY_MISSING,
            "@rpath/libggml.dylib",
        ),
        ("something nobody has seen", ErrorKind.ENGINE_CANNOT_START, "its libraries could not be loaded"),
        ("", ErrorKind.ENGINE_CANNOT_START, "its libraries could not be loaded"),
    ],
)
def test_a_complaint_becomes_an_error_with_a_next_step(words: str, kind: ErrorKind, reason: str) -> None:
    error = assert_helps(diagnose(words), kind)
    assert error.arguments["reason"] == reason
    assert error.details == words
    assert "/home/someone" not in str(error.what)
