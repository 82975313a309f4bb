"""SIGKILL in the middle of an import, and a disk that fills: whole chats or none, and a second import completes it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.paths import Paths
from tests.exchange.chatgpt_samples import as_bytes, branched

ROOT = Path(__file__).parents[2]
CHATS = 60
IMPORT = """
import sys
from pathlib import Path
from desktop.composition import Composition
from desktop.paths import Paths
composition = Composition(Paths.under(Path(sys.argv[1])))
service = composition.imports
print("ready", flush=True)
service.import_files([Path(sys.argv[2])])
"""
LIMITED = """
import resource, sys
from desktop.__main__ import main
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.exit(main(sys.argv[2:]))
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are POSIX's")


def counts(paths: Paths) -> tuple[int, set[int]]:
    """How many chats there are, and how many messages a chat has."""
    composition = Composition(paths)
    try:
        chats = composition.conversations.conversations()
        return len(chats), {len(composition.store.messages(chat.id)) for chat in chats}
    finally:
        composition.close()


@pytest.mark.slow
def test_killed_at_any_moment_every_chat_is_whole(tmp_path: Path) -> None:
    archive = tmp_path / "conversations.json"
    archive.write_bytes(as_bytes(*(branched(str(number), turns=5) for number in range(CHATS))))
    paths = Paths.under(tmp_path / "data")
    seen = set()
    for round_number in range(10):
        child = subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(paths.data), str(archive)], stdout=subprocess.PIPE, cwd=ROOT
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(0.01 * round_number)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        number, sizes = counts(paths)
        seen.add(number)
        assert sizes <= {15}
        assert number <= CHATS
    subprocess.run([sys.executable, "-c", IMPORT, str(paths.data), str(archive)], cwd=ROOT, check=True)
    assert counts(paths) == (CHATS, {15})


def test_a_disk_that_fills_ends_it_in_words(tmp_path: Path) -> None:
    """A limit on the size of files is a full disk for whoever writes."""
    archive = tmp_path / "conversations.json"
    archive.write_bytes(as_bytes(*(branched(str(number), turns=20, words="long " * 200) for number in range(20))))
    data = tmp_path / "data"

    def run(size: int, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-c", LIMITED, str(size), "--data-dir", str(data), "--json", *words],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=dict(os.environ),
            check=False,
        )

    ran = run(3 << 20, "import", str(archive))
    assert ran.returncode == 1, ran.stderr
    number, sizes = counts(Paths.under(data))
    assert 0 < number < 20
    assert sizes == {60}
    out = tmp_path / "out"
    ran = run(200_000, "export", "--all", "--format", "json", "--to", str(out))
    assert (ran.returncode, "EXPORT_FAILED" in ran.stdout) == (1, True), ran.stdout + ran.stderr
    assert list(out.iterdir()) == []
    ran = run(1 << 20, "backup")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "BACKUP_FAILED" in ran.stdout, ran.stdout
    assert list((data / "backups").iterdir()) == []
    assert counts(Paths.under(data)) == (number, {60})
