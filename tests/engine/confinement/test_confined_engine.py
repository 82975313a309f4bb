"""The real engine, confined: it does everything it did, and nothing else."""

import errno
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Finish
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command, engine_environment
from desktop.engine.proof import known_proof, prove
from desktop.engine.protocol import Confined, Confinement, Load
from desktop.engine.states import EngineState
from desktop.paths import Installation
from tests.engine.engines import GREEDY, QUESTION, Answer

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux"),
    pytest.mark.usefixtures("both_layers"),
]
# The engine itself, which tries everything forbidden right after it loaded the model, and tells it in its log.
_TRYING = """
import json, sys
from pathlib import Path
from desktop.engine import worker
from desktop.engine.confinement.self_test import attempts
load = worker.Worker._load
def load_and_try(self, request):
    result, tried = load(self, request), {}
    for words, attempt in attempts(Path(sys.argv[2]), Path(request.path)).items():
        try:
            attempt()
            tried[words] = 0
        except OSError as error:
            tried[words] = error.errno
    sys.stderr.write("\\nTRIED " + json.dumps(tried) + "\\n")
    return result
worker.Worker._load = load_and_try
worker.main(sys.argv[1:])
"""


@pytest.fixture(scope="module")
def arguments() -> list[str]:
    build = EngineBuild.find(Installation.find())
    proof = known_proof(build, build.proof_file)
    assert proof is not None, "packaging proves the backends"
    return engine_arguments(build, proof.best_file)


def model(pattern: str) -> Path:
    return next(Installation.find().starter.glob(pattern))


def confinement(client: EngineClient) -> Confinement | None:
    return client.confinement.level if client.confinement else None


@pytest.fixture
def client(arguments: list[str]) -> Iterator[EngineClient]:
    client = EngineClient([*engine_command(), *arguments], name="Starter")
    yield client
    client.stop()
    assert client.state in (EngineState.GONE, EngineState.CRASHED)
    assert client.pid == 0


def test_it_chats_stops_and_leaves(client: EngineClient) -> None:
    assert confinement(client) is None
    assert client.load(model("SmolLM2*"), context_length=512)
    assert confinement(client) is Confinement.FULL
    assert client.count_tokens(QUESTION) > 3  # the file's own template, which Jinja renders
    told = Answer(client.generate(QUESTION, GREEDY, 12))
    assert told.error is None
    assert len(told.tokens) > 3
    cancel = Cancellation()
    events = client.generate(QUESTION, GREEDY, 400, cancel=cancel)
    next(events)
    cancel.cancel()
    stopped = Answer(events)
    assert stopped.finished is not None
    assert stopped.finished.finish is Finish.CANCELLED


def test_it_embeds(client: EngineClient) -> None:
    assert client.load(model("all-MiniLM*"), embedding=True)
    assert confinement(client) is Confinement.FULL
    assert [len(vector) for vector in client.embed(["one", "two"])] == [384, 384]


def test_a_load_can_be_stopped(client: EngineClient) -> None:
    cancel = Cancellation()
    cancel.cancel()
    assert not client.load(model("SmolLM2*"), cancel=cancel)


def test_a_model_that_is_not_there_is_known(client: EngineClient, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        client.load(tmp_path / "gone.gguf")
    assert caught.value.kind is ErrorKind.MODEL_MISSING


def test_a_model_behind_a_link_is_read(client: EngineClient, tmp_path: Path) -> None:
    link = tmp_path / "link.gguf"
    link.symlink_to(model("SmolLM2*"))
    assert client.load(link, context_length=256)


def test_nothing_forbidden_is_possible_once_a_model_is_loaded(arguments: list[str]) -> None:
    path = model("SmolLM2*")
    events, tried = spoken([sys.executable, "-sP", "-c", _TRYING, *arguments], path)
    assert len(tried) == 13
    assert set(tried.values()) <= {errno.EPERM, errno.EACCES}
    kinds = [event["type"] for event in events if event["type"] not in ("Beat", "LoadProgressed")]
    assert kinds == ["Hello", "Confined", "Loaded", "Finished"]
    assert path.exists()


def test_it_is_confined_before_llama_is_there(arguments: list[str]) -> None:
    code = (
        "import sys; from desktop.engine import worker; confine = worker.confine\n"
        "def looking(*given, **named):\n"
        "    maps, threads = open('/proc/self/maps').read(), __import__('threading').active_count()\n"
        "    there = 'llama_cpp' in sys.modules or 'libllama' in maps or 'libggml' in maps\n"
        "    sys.stderr.write('\\nTRIED ' + __import__('json').dumps({'llama': there, 'threads': threads}) + '\\n')\n"
        "    return confine(*given, **named)\n"
        "worker.confine = looking; worker.main(sys.argv[1:])"
    )
    _, seen = spoken([sys.executable, "-sP", "-c", code, *arguments], model("SmolLM2*"))
    assert seen == {"llama": False, "threads": 1}


def test_backends_are_proven_in_confinement(tmp_path: Path) -> None:
    build = EngineBuild.find(Installation.find())
    best = known_proof(build, build.proof_file)
    assert best is not None
    seen: list[str] = []

    def only_the_best(build: EngineBuild, file: str, path: Path | None) -> Any:
        from desktop.engine.proof import _in_child
        from desktop.engine.verdict import UNSUITABLE, Verdict

        seen.append(file)
        return _in_child(build, file, path) if file == best.best_file else Verdict(file=file, trouble=UNSUITABLE)

    proof = prove(build, model("SmolLM2*"), tmp_path / "proof.json", run=only_the_best)
    assert proof.best_file == best.best_file
    assert proof.best.text
    assert len(seen) == len(build.backends() or [""])


def spoken(command: list[str], path: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Load a model by hand: all events, and what the engine's log tells after TRIED."""
    load = msgspec.json.encode(Load(id="1", path=str(path), context_length=256)) + b"\n"
    events: list[dict[str, Any]] = []
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **pipes, env=engine_environment()) as process:  # type: ignore[call-overload]
        process.stdin.write(load)
        process.stdin.flush()
        deadline = time.monotonic() + 60
        while not (events and events[-1]["type"] in ("Finished", "Failed")) and time.monotonic() < deadline:
            events.append(json.loads(process.stdout.readline()))
        _, log = process.communicate(timeout=30)
    assert process.returncode == 0
    msgspec.convert(events[1], Confined)
    return events, json.loads(log.decode().split("TRIED ")[1].splitlines()[0])
