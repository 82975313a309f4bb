"""`bantam pull` against a hub on this computer, through the real child."""

import hashlib
import os
import pty
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from tests.cli.running import Bantam
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.server import Hub
from tests.library.gguf_maker import VAST_MODEL, Gguf, word

NAME = "maker/model-GGUF/model-Q4_K_M.gguf"
DATA = b"GGUF" + bytes(range(256)) * 2_000
SPLIT = ("Q8_0/big-Q8_0-00001-of-00002.gguf", "Q8_0/big-Q8_0-00002-of-00002.gguf")
EYES = "mmproj-big-F16.gguf"
BIG = {name: b"GGUF" + name.encode() * 1_000 for name in (*SPLIT, EYES)}
KNOWN = "CompendiumLabs/bge-small-en-v1.5-gguf/bge-small-en-v1.5-q8_0.gguf"  # and this one it has a hash of
EMBEDDING = "second-state/All-MiniLM-L6-v2-Embedding-GGUF/all-MiniLM-L6-v2-Q8_0.gguf"  # the catalogue has no hash


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    before = set(threading.enumerate())
    files = {NAME: DATA, EMBEDDING: DATA, **{f"maker/big-GGUF/{name}": data for name, data in BIG.items()}}
    with Hub(files).running() as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        yield running
    for thread in set(threading.enumerate()) - before:
        thread.join(5)


@pytest.mark.parametrize("words", [["hf:maker/model-GGUF:Q4_K_M"], ["maker/model-GGUF", "--file", "model-Q4_K_M.gguf"]])
def test_a_file_is_fetched_and_its_path_told(bantam: Bantam, hub: Hub, words: list[str]) -> None:
    ran = bantam("pull", *words, "--json")
    assert ran.code == 0, ran.err
    assert Path(ran.json["path"]).read_bytes() == DATA
    assert ran.json["sha256"] == [hashlib.sha256(DATA).hexdigest()]
    uses = [msgspec.json.decode(line) for line in _ledger(Path(ran.json["path"])).read_bytes().splitlines()]
    assert {use["host"] for use in uses} == {"127.0.0.1"}
    assert uses[-1]["received"] > len(DATA)


@pytest.mark.parametrize(
    "words",
    [
        [f"https://huggingface.co/maker/big-GGUF/blob/main/{SPLIT[0]}"],
        [f"https://huggingface.co/maker/big-GGUF/blob/main/{SPLIT[1]}"],
        ["maker/big-GGUF", "--file", SPLIT[0]],
    ],
)
def test_one_part_means_the_whole_model(bantam: Bantam, hub: Hub, words: list[str]) -> None:
    ran = bantam("pull", *words, "--json")
    assert ran.code == 0, ran.err
    first = Path(ran.json["path"])
    assert first.name == SPLIT[0].rpartition("/")[2]
    assert {path.name: path.read_bytes() for path in first.parent.iterdir() if path.suffix == ".gguf"} == {
        name.rpartition("/")[2]: data for name, data in BIG.items()
    }
    assert ran.json["sha256"] == [hashlib.sha256(BIG[name]).hexdigest() for name in (*SPLIT, EYES)]


def test_a_part_of_nothing_whole_is_refused(bantam: Bantam, hub: Hub) -> None:
    del hub.files[f"maker/big-GGUF/{SPLIT[1]}"]
    ran = bantam("pull", "maker/big-GGUF", "--file", SPLIT[0], "--json")
    assert ran.code == 1
    assert ran.json["error"]["kind"] == "HUB_NO_FILE"
    assert hub.sent == 0


@pytest.mark.parametrize("words", ["all-minilm-l6-v2", "maker/big-GGUF:Q8_0"])
def test_what_is_here_is_not_fetched_again(bantam: Bantam, hub: Hub, words: str) -> None:
    first = bantam("pull", words, "--json")
    assert first.code == 0, first.err
    sent, asked = hub.sent, len(hub.asked)
    again = bantam("pull", words, "--json")
    assert again.json == first.json
    assert hub.sent == sent
    assert not [path for path, _ in hub.asked[asked:] if not path.startswith("/api/")], "only the listing was asked for"


def test_what_it_needs_is_said_before_it_is_fetched(bantam: Bantam, hub: Hub) -> None:
    hub.files[NAME] = Gguf().bytes() + bytes(200_000)
    ran = bantam("pull", "hf:maker/model-GGUF:Q4_K_M", "--json")
    assert ran.code == 0, ran.err
    lines = ran.err.splitlines()
    assert lines[2] == "Good: fits in memory"
    assert lines[3].startswith("needs: ")
    assert lines[-1].startswith(("speed: ", "Verifying"))
    fitted = bantam("fit", "hf:maker/model-GGUF:Q4_K_M").out.splitlines()
    assert lines[3] in fitted, "both commands say the same"


def test_what_is_too_large_is_refused_where_nobody_can_be_asked(bantam: Bantam, hub: Hub) -> None:
    hub.files[NAME] = Gguf(keys=VAST_MODEL).bytes() + bytes(400_000)
    ran = bantam("pull", "hf:maker/model-GGUF:Q4_K_M", "--json")
    assert (ran.code, ran.json["error"]["kind"]) == (1, "DOWNLOAD_TOO_LARGE")
    assert "say --anyway" in ran.err
    assert hub.sent < 300_000, "its beginning"
    again = bantam("pull", "hf:maker/model-GGUF:Q4_K_M", "--json", "--anyway")
    assert again.code == 0, again.err
    assert "Too large\nneeds: " in again.err
    assert bantam("pull", "hf:maker/model-GGUF:Q4_K_M", "--json").code == 0, "it is here, so nothing is foretold"


@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 1), (b"y\n", 0)])
def test_at_a_terminal_it_asks(hub: Hub, tmp_path: Path, answer: bytes, code: int) -> None:
    hub.files[NAME] = Gguf(keys=VAST_MODEL).bytes()
    keyboard, terminal = pty.openpty()
    os.write(keyboard, answer)
    words = [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path / "data"), "pull", "maker/model-GGUF"]
    try:
        ran = subprocess.run(words, stdin=terminal, capture_output=True, text=True, timeout=100, check=False)
    finally:
        os.close(keyboard)
        os.close(terminal)
    assert "Fetch it all the same? [y/N]" in ran.stderr
    assert ran.returncode == code, ran.stderr
    assert bool(ran.stdout) is (code == 0)


def test_another_file_than_the_catalogue_knows_is_not_taken_in_silence(bantam: Bantam, hub: Hub) -> None:
    hub.files[KNOWN] = DATA
    ran = bantam("pull", "bge-small-en-v1.5:q8_0", "--json")
    assert (ran.code, ran.json["error"]["kind"]) == (1, "DOWNLOAD_CHANGED")
    assert hub.sent == 0
    again = bantam("pull", "bge-small-en-v1.5:q8_0", "--json", "--anyway")
    assert again.json["sha256"] == [hashlib.sha256(DATA).hexdigest()]


def test_a_projector_alone_is_no_model_and_is_fetched(bantam: Bantam, hub: Hub) -> None:
    hub.files["maker/model-GGUF/mmproj-F16.gguf"] = Gguf(keys={"general.architecture": word("clip")}).bytes()
    ran = bantam("pull", "maker/model-GGUF", "--file", "mmproj-F16.gguf", "--json")
    assert ran.code == 0, ran.err
    assert "needs: " not in ran.err


@pytest.mark.parametrize("command", ["pull", "fit"])
def test_half_a_bracket_is_no_address(bantam: Bantam, command: str) -> None:
    ran = bantam(command, "https://[x", "--json")
    assert ran.json["error"]["kind"] == "HUB_ADDRESS"


def test_what_is_not_there_is_an_error_with_a_next_step(bantam: Bantam, hub: Hub) -> None:
    ran = bantam("pull", "maker/nothing-GGUF", "--json")
    assert ran.code == 1
    assert ran.json["error"]["kind"] == "HUB_REPO_MISSING"


def test_what_passes_is_told_on_stderr(bantam: Bantam, hub: Hub) -> None:
    hub.faults.extend([faults.cut(1_000), faults.cut(1_000)])  # of its beginning, and of all of it
    ran = bantam("pull", "hf:maker/model-GGUF:Q4_K_M")
    assert ran.code == 0, ran.err
    assert "Its beginning could not be read" in ran.err
    assert "Interrupted" in ran.err
    assert Path(ran.out.strip()).read_bytes() == DATA


def test_without_a_network_it_gives_up_soon(bantam: Bantam, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:  # bound and not listening: nobody answers there
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{taken.getsockname()[1]}")
        began = time.monotonic()
        ran = bantam("pull", "mistral-7b-instruct-v0.3", "--json")
    assert (ran.code, ran.json["error"]["kind"]) == (1, "HUB_UNREACHABLE"), ran.err
    assert ran.json["error"]["what"].startswith("127.0.0.1 cannot be reached (")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("before", [0, 1], ids=["its beginning is read", "it is fetched"])
def test_a_stop_says_that_what_arrived_is_kept(hub: Hub, tmp_path: Path, before: int) -> None:
    hub.faults.extend([*[faults.Fault("")] * before, faults.stall(3)])
    # A test that itself runs in the background may have been told to ignore the signal, which children inherit.
    words = [
        "env",
        "--default-signal=INT",
        sys.executable,
        "-m",
        "desktop",
        "--data-dir",
        str(tmp_path / "data"),
        "pull",
        "maker/model-GGUF",
    ]
    words += ["--file", "model-Q4_K_M.gguf"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True) as ran:
        until = time.monotonic() + 30
        while sum("resolve" in path for path, _ in hub.asked) <= before and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(0.3)
        os.killpg(ran.pid, signal.SIGINT)  # as a terminal does: the child is told too
        _, err = ran.communicate(timeout=30)
    assert ran.returncode == 130
    assert "What has arrived is kept; the same command goes on from there." in err
    assert "Traceback" not in err


def test_no_address_is_nobody_asked(bantam: Bantam, hub: Hub) -> None:
    ran = bantam("pull", "https://elsewhere.example/model.gguf", "--json")
    assert ran.code == 1
    assert hub.asked == []


def _ledger(path: Path) -> Path:
    """In the data folder, of which models are a folder."""
    return next(folder / "network.jsonl" for folder in path.parents if (folder / "network.jsonl").exists())


def test_who_is_asked_is_said_while_no_answer_comes(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        words = ["env", "--default-signal=INT", f"HF_ENDPOINT=http://127.0.0.1:{silent.getsockname()[1]}"]
        words += [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path / "data"), "pull", "maker/one"]
        with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as ran:
            assert ran.stderr is not None
            assert ran.stderr.readline() == "Asking 127.0.0.1\n"
            ran.send_signal(signal.SIGINT)
            _, err = ran.communicate(timeout=10)
    assert ran.returncode == 130
    assert "Traceback" not in err
