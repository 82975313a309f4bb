"""A double click on Linux: registered, asked for by the system's own programs, and taken back without a trace."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.file_opening import OpeningState
from desktop.paths import Paths
from desktop.registration.desktop_entry import desktop_entry
from desktop.registration.linux import LinuxOpening
from desktop.registration.mime_apps import DEFAULTS, Places
from tests.library.gguf_maker import Gguf

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux")
MIME = "application/x-gguf"
OTHER = "[Desktop Entry]\nType=Application\nName=Other\nExec=/bin/true %f\nMimeType=application/x-gguf;\n"


class Person:
    """Somebody with folders of their own."""

    def __init__(self, home: Path) -> None:
        self.data, self.config = home / "share", home / "config"
        self.system = home / "system"
        self.environment = {
            "XDG_DATA_HOME": str(self.data),
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_DATA_DIRS": f"{self.system}:/usr/local/share:/usr/share",
            "XDG_CONFIG_DIRS": str(home / "etc"),
        }
        self.paths = Paths.under(home / "bantam")
        self.paths.data.mkdir(parents=True)
        self.home = home
        self.opening = LinuxOpening(Places.of(self.environment, home), self.paths)

    def tree(self) -> dict[str, bytes]:
        """Everything, folders too."""
        return {
            str(path.relative_to(self.home)): path.read_bytes() if path.is_file() else b"/"
            for path in sorted(self.home.rglob("*"))
        }

    def install_other(self) -> None:
        """Another program, of the system's."""
        (self.system / "applications").mkdir(parents=True)
        (self.system / "applications" / "other.desktop").write_text(OTHER)

    def says(self, *command: str) -> str:
        """What a program of the system's says."""
        ran = {**os.environ, **self.environment}
        return subprocess.run(command, capture_output=True, text=True, env=ran, check=True, timeout=30).stdout.strip()


@pytest.fixture
def somebody(tmp_path: Path) -> Person:
    return Person(tmp_path)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without programs that renew its lists."""
    monkeypatch.setenv("PATH", "/nowhere")


def test_it_is_on_once_and_gone_without_a_trace(somebody: Person, bare: None) -> None:
    before = somebody.tree()
    assert somebody.opening.state() == OpeningState()
    state = somebody.opening.register(as_default=False)
    assert (state.is_on, state.other, len(state.places)) == (True, "", 3)
    assert all(Path(place).is_relative_to(somebody.data) for place in state.places)
    assert str(state.notes[0]).startswith("update-mime-database is not installed")
    once = somebody.tree()
    assert somebody.opening.register(as_default=True).is_on
    assert somebody.tree() == once
    assert not somebody.opening.unregister().is_on
    assert somebody.tree() == before
    assert not somebody.opening.unregister().is_on


@pytest.mark.skipif(shutil.which("update-mime-database") is None, reason="no shared-mime-info here")
@pytest.mark.parametrize("has_programs", [False, True], ids=["nothing", "programs of its own"])
def test_the_systems_programs_leave_no_trace_either(somebody: Person, has_programs: bool) -> None:
    if has_programs:
        (somebody.data / "applications").mkdir(parents=True)
        (somebody.data / "applications" / "own.desktop").write_text("[Desktop Entry]\nName=Own\nExec=/bin/true\n")
    before = somebody.tree()
    assert somebody.opening.register(as_default=False).is_on
    assert f"{MIME}:*.gguf" in (somebody.data / "mime" / "globs2").read_text()
    somebody.opening.unregister()
    assert somebody.tree() == before


@pytest.mark.skipif(
    None in map(shutil.which, ("update-mime-database", "update-desktop-database", "gio")),
    reason="no such programs here",
)
def test_the_systems_programs_know_it(somebody: Person) -> None:
    """By a name and by the first bytes; and who opens it."""
    model, unnamed = somebody.home / "a model.gguf", somebody.home / "blob"
    for path in (model, unnamed):
        path.write_bytes(Gguf().bytes() + bytes(1000))
    somebody.install_other()
    somebody.opening.register(as_default=False)
    assert somebody.says("gio", "info", "-a", "standard::content-type", str(model)).endswith(MIME)
    assert somebody.says("gio", "info", "-a", "standard::content-type", str(unnamed)).endswith(MIME)
    asked = somebody.says("gio", "mime", MIME)
    assert "other.desktop" in asked.splitlines()[0]
    assert "bantam.desktop" in asked
    somebody.opening.register(as_default=True)
    assert "bantam.desktop" in somebody.says("gio", "mime", MIME).splitlines()[0]
    if shutil.which("xdg-mime"):
        assert somebody.says("xdg-mime", "query", "default", MIME) == "bantam.desktop"
    somebody.opening.unregister()
    assert "bantam" not in somebody.says("gio", "mime", MIME)


def test_another_program_keeps_what_it_opens(somebody: Person, bare: None) -> None:
    """Although its name comes later than ours, by which the first of two is chosen."""
    somebody.install_other()
    before = somebody.tree()
    assert somebody.opening.state().other == "Other"
    state = somebody.opening.register(as_default=False)
    assert (state.is_on, state.other) == (True, "Other")
    assert str(state.words) == "Bantam is offered for .gguf files, and Other opens them, as before."
    assert somebody.opening.register(as_default=False).other == "Other"
    assert not somebody.config.exists(), "only the data folder was written to"
    assert somebody.opening.register(as_default=True).other == ""
    assert somebody.opening.register(as_default=False).other == "", "what was chosen stays"
    assert somebody.opening.unregister().other == "Other"
    assert somebody.tree() == before


@pytest.mark.parametrize("changed", [False, True], ids=["as we left it", "changed since"])
def test_a_default_that_somebody_chose_changes_only_on_a_word(somebody: Person, bare: None, changed: bool) -> None:
    somebody.install_other()
    somebody.config.mkdir()
    chosen = somebody.config / "mimeapps.list"
    chosen.write_bytes(f"# mine \xe9\n{DEFAULTS}\ntext/plain=vim.desktop;\n{MIME}=other.desktop;\n".encode("latin-1"))
    before = chosen.read_bytes()
    somebody.opening.register(as_default=False)
    assert chosen.read_bytes() == before
    assert somebody.opening.register(as_default=True).other == ""
    assert chosen.read_bytes() == before.replace(b"other.desktop;", b"bantam.desktop")
    if changed:
        chosen.write_bytes(chosen.read_bytes() + b"image/png=gimp.desktop\n")
    assert somebody.opening.unregister().other == "Other"
    after = before.replace(b"other.desktop;", b"other.desktop") + b"image/png=gimp.desktop\n" if changed else before
    assert chosen.read_bytes() == after


def test_what_a_person_chose_afterwards_is_not_undone(somebody: Person, bare: None) -> None:
    somebody.install_other()
    somebody.opening.register(as_default=True)
    listed = somebody.data / "applications" / "mimeapps.list"
    listed.write_text(f"{DEFAULTS}\n{MIME}=other.desktop\n")
    somebody.opening.unregister()
    assert listed.read_text() == f"{DEFAULTS}\n{MIME}=other.desktop\n"


def test_an_entry_that_somebody_else_wrote_stays(somebody: Person, bare: None) -> None:
    entry = somebody.opening.entry
    entry.parent.mkdir(parents=True)
    entry.write_text("[Desktop Entry]\nName=My own\n")
    with pytest.raises(KnownError) as caught:
        somebody.opening.register(as_default=True)
    assert caught.value.kind is ErrorKind.OPENING_NOT_CHANGED
    somebody.opening.unregister()
    assert entry.read_text() == "[Desktop Entry]\nName=My own\n"


def test_an_installation_that_has_moved_is_registered_anew(somebody: Person, bare: None) -> None:
    somebody.opening.register(as_default=False)
    entry = somebody.opening.entry
    now = entry.read_text()
    entry.write_text(desktop_entry(now.replace("X-Bantam=1\n", ""), ["/old/place/bantam"], Path("/old/place")))
    assert not somebody.opening.state().is_on
    assert somebody.opening.register(as_default=False).is_on
    assert entry.read_text() == now


def test_what_cannot_be_remembered_is_not_changed(somebody: Person, bare: None) -> None:
    somebody.install_other()
    somebody.config.mkdir()
    chosen = somebody.config / "mimeapps.list"
    chosen.write_text(f"{DEFAULTS}\n{MIME}=other.desktop;\n")
    somebody.paths.file_opening.mkdir()
    with pytest.raises(KnownError):
        somebody.opening.register(as_default=True)
    assert chosen.read_text() == f"{DEFAULTS}\n{MIME}=other.desktop;\n"
    assert somebody.opening.state().other == "Other"


def test_what_is_left_of_it_goes_too(somebody: Person, bare: None) -> None:
    before = somebody.tree()
    somebody.opening.register(as_default=False)
    somebody.opening.entry.unlink()
    somebody.opening.unregister()
    assert somebody.tree() == before


def test_a_folder_that_cannot_be_written_is_told(somebody: Person, bare: None) -> None:
    somebody.data.write_text("a file where a folder should be")
    with pytest.raises(KnownError) as caught:
        somebody.opening.register(as_default=False)
    assert caught.value.kind is ErrorKind.OPENING_NOT_CHANGED
    assert not somebody.opening.state().is_on


def test_another_name_of_the_type_counts_too(somebody: Person, bare: None) -> None:
    (somebody.system / "mime").mkdir(parents=True)
    (somebody.system / "mime" / "globs2").write_text("# x\n50:application/vnd.gguf:*.gguf\n50:text/plain:*.txt\n")
    somebody.opening.register(as_default=False)
    assert "MimeType=application/x-gguf;application/vnd.gguf;\n" in somebody.opening.entry.read_text()
