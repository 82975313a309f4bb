"""A model is on its way in when the process is killed, the disk full, or the file unreadable: nothing is lost."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import Placing, Soundness
from desktop.library import whole_files
from desktop.paths import Paths
from tests.library.gguf_maker import number
from tests.library.other_programs.stores import gguf, write

ROOT = Path(__file__).parents[2]
NAMES = [f"big-0000{part}-of-00002.gguf" for part in (1, 2)]
LIMITED = """
import resource, sys
from desktop.__main__ import main
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.exit(main(sys.argv[2:]))
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX's")


def given(folder: Path, data: int) -> dict[str, bytes]:
    contents = {name: gguf(name, {"split.count": number(2)}, data=data) for name in NAMES}
    for name, content in contents.items():
        write(folder / name, content)
    return contents


def command(data: Path, file: Path, step: str) -> list[str]:
    return [sys.executable, "-m", "tests.fixtures.imports_and_dies", str(data), str(file), step]


def found_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.gguf")}


def check(paths: Paths, source: Path, contents: dict[str, bytes]) -> None:
    """All of it is at one place at least, no half of it is listed, and a second try ends well."""
    here, there = found_in(paths.models), found_in(source)
    assert contents in (here, there)
    assert all(contents[name] == content for name, content in [*here.items(), *there.items()])
    composition = Composition(paths)
    try:
        assert composition.models.problems() == [] or there == contents
        if there == contents:
            if here == contents:
                with pytest.raises(KnownError) as caught:
                    composition.library.import_file(source / NAMES[0], Placing.MOVE)
                assert caught.value.kind is ErrorKind.MODEL_SAME
            else:
                assert composition.library.import_file(source / NAMES[0], Placing.MOVE) is not None
                assert found_in(source) == {}
        whole = [model for model in composition.models.models() if not model.is_starter]
        checked = [composition.library.check(model) for model in whole]
        assert [one.soundness for one in checked if one is not None] == [Soundness.SOUND]
    finally:
        composition.close()


@pytest.mark.parametrize("step", ["copying", "naming", "removing"])
def test_killed_at_a_step(tmp_path: Path, step: str) -> None:
    paths, source = Paths.under(tmp_path / "data"), tmp_path / "stick"
    contents = given(source, 50_000)
    ran = subprocess.run(command(paths.data, source / NAMES[0], step), cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == -signal.SIGKILL, ran.stderr
    if step == "copying":
        assert found_in(paths.models) == {}, "one part of two is of no use"
    if step == "removing":
        assert found_in(paths.models) == contents
    else:
        assert found_in(source) == contents
    check(paths, source, contents)


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    outcomes = set()
    for round_number in range(6):
        paths, source = Paths.under(tmp_path / f"data{round_number}"), tmp_path / f"stick{round_number}"
        contents = given(source, 3_000_000)
        child = subprocess.Popen(command(paths.data, source / NAMES[0], "0"), stdout=subprocess.PIPE, cwd=ROOT)
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(0.09 * round_number)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        outcomes.add(found_in(source) == contents)
        check(paths, source, contents)
    assert True in outcomes


def test_a_disk_that_fills_while_copying_leaves_nothing_half(tmp_path: Path) -> None:
    """A limit on the size of files is a full disk for whoever writes."""
    contents = given(tmp_path / "stick", 3_000_000)
    data = tmp_path / "data"
    words = ["--data-dir", str(data), "import", "--move", str(tmp_path / "stick" / NAMES[0])]
    code = LIMITED.replace(
        "sys.exit(", "from desktop.library import importing\nimporting._second_name = lambda *_: False\nsys.exit("
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(1 << 20), *words],
        capture_output=True, text=True, cwd=ROOT, env=dict(os.environ), check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert f"could not be added: {os.strerror(errno.EFBIG)}" in ran.stderr
    assert "The file itself was not changed, and nothing half is left." in ran.stderr
    assert list((data / "models").iterdir()) == []
    assert found_in(tmp_path / "stick") == contents


@pytest.mark.parametrize("how", [Placing.LINK, Placing.COPY, Placing.MOVE, Placing.IN_PLACE])
def test_a_pointer_to_a_file(composition: Composition, tmp_path: Path, how: Placing) -> None:
    """The file that it leads to stays where it is, whatever is done with the pointer."""
    real = write(tmp_path / "blobs" / "0123", gguf("Mine"))
    pointer = tmp_path / "mine.gguf"
    pointer.symlink_to(real)
    made = composition.library.import_file(pointer, how)
    assert made is not None
    assert made[0].read_bytes() == real.read_bytes()
    assert not made[0].is_symlink() or how is Placing.IN_PLACE
    assert pointer.is_symlink() is (how is not Placing.MOVE)
    assert [model.id for model in composition.models.models() if not model.is_starter] == ["mine"]


@pytest.mark.parametrize(
    ("number_of", "kind", "words"),
    [
        (errno.EIO, ErrorKind.MODEL_NOT_ADDED, "mine.gguf could not be added: Input/output error."),
        (errno.ENOSPC, ErrorKind.NO_ROOM, "mine.gguf needs 68 MB, and there are "),
    ],
    ids=["a drive that goes away", "a disk that others fill"],
)
def test_meanwhile(
    composition: Composition,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number_of: int,
    kind: ErrorKind,
    words: str,
) -> None:
    source = write(tmp_path / "stick" / "mine.gguf", gguf("Mine", data=500_000))
    monkeypatch.setattr(whole_files, "PIECE", 64 * 1024)

    def gone(*_: object) -> None:
        raise OSError(number_of, os.strerror(number_of))

    monkeypatch.setattr(whole_files, "_write_all", gone)
    with pytest.raises(KnownError) as caught:
        composition.library.import_file(source, Placing.COPY)
    assert caught.value.kind is kind
    assert str(caught.value.what).startswith(words)
    assert list(composition.paths.models.iterdir()) == []


def test_a_file_that_may_not_be_read(composition: Composition, tmp_path: Path) -> None:
    source = write(tmp_path / "mine.gguf", gguf("Mine"))
    source.chmod(0)
    if os.access(source, os.R_OK):  # root
        pytest.skip("root reads everything")
    found = composition.library.look_over([source])
    ((path, error),) = found.problems
    assert (path, error.kind) == (source, ErrorKind.FILE_NOT_READ)
    assert str(error.what) == "mine.gguf cannot be read: Permission denied."


def test_a_name_that_nothing_can_have_is_missing(composition: Composition, tmp_path: Path) -> None:
    file = write(tmp_path / "file", b"x")
    paths = [tmp_path / f"{'long' * 100}.gguf", tmp_path / "nul\0.gguf", file / "inside.gguf", tmp_path / "gone.gguf"]
    found = composition.library.look_over(paths)
    assert [path for path, _ in found.problems] == paths
    assert {error.kind for _, error in found.problems} == {ErrorKind.MODEL_MISSING}


def test_what_is_no_ordinary_file_is_not_waited_for(composition: Composition, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    ((_, error),) = composition.library.look_over([tmp_path / "pipe.gguf"]).problems
    assert "it is no ordinary file" in str(error.what)
