"""What the child with the network can still do to this computer: next to nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are of Linux")

TRIES = """
import json, os, socket, subprocess, sys
from pathlib import Path
from desktop.hub.confinement import confine
from desktop.hub.protocol import Fetch, WantedFile
own, chats = Path(sys.argv[1]), Path(sys.argv[2])
words = confine(Fetch(files=[WantedFile(repo="a/b", name="c.gguf", path=str(own / "c.gguf"))]))
def can(attempt):
    try:
        attempt()
    except OSError as error:
        return error.errno
    return "yes"
def write_own():
    (own / "c.gguf.part").write_bytes(b"x")
    (own / "c.gguf.part").chmod(0o444)
    (own / "c.gguf.part").rename(own / "c.gguf")
    (own / "c.gguf").unlink()
def connect():
    import httpx, truststore, ssl
    truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    socket.socket(socket.AF_INET).close()
print(json.dumps({"words": words, "can": {
    "write its own file": can(write_own),
    "use the network": can(connect),
    "read the chats": can(lambda: (chats / "bantam.sqlite3").read_bytes()),
    "list the chats' folder": can(lambda: os.listdir(chats)),
    "write beside the chats": can(lambda: (chats / "new").write_bytes(b"x")),
    "delete the chats": can(lambda: (chats / "bantam.sqlite3").unlink()),
    "write into another model's folder": can(lambda: (own.parent / "new").write_bytes(b"x")),
    "make a link": can(lambda: (own / "link").symlink_to(chats)),
    "read who there is": can(lambda: Path("/etc/passwd").read_bytes()),
    "start a program": can(lambda: subprocess.run(["true"])),
    "look into its parent": can(lambda: Path(f"/proc/{os.getppid()}/environ").read_bytes()),
    "end its parent": can(lambda: os.kill(os.getppid(), 0)),
}}))
"""


def test_it_writes_its_own_file_uses_the_network_and_nothing_else(tmp_path: Path) -> None:
    chats, own = tmp_path / "chats", tmp_path / "models" / "a" / "b"
    chats.mkdir()
    (chats / "bantam.sqlite3").write_bytes(b"chats")
    ran = subprocess.run(
        [sys.executable, "-c", TRIES, str(own), str(chats)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    found = json.loads(ran.stdout)
    if found["words"]:
        pytest.skip(f"this kernel does not confine: {found['words']}")
    possible = {words for words, how in found["can"].items() if how == "yes"}
    assert possible == {"write its own file", "use the network"}
    assert (chats / "bantam.sqlite3").read_bytes() == b"chats"
