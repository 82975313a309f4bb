"""Which processor backends of a build work on this computer, found out by using them, and remembered.

A processor's flags are not proof: a backend they allow may still die at its first multiplication, for an old or an
emulated processor or for a compiler's mistake. So each one reads a prompt and writes a few tokens in a child.
"""

import collections
import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.build import EngineBuild
from desktop.engine.command import engine_command, engine_environment, probe_arguments
from desktop.engine.deaths import exit_words
from desktop.engine.processor import processor_identity
from desktop.engine.verdict import TOO_SLOW, UNSUITABLE, WRONG, Verdict

_PATIENCE = 30.0  # seconds for one backend
_AS_FAST = 1.1  # up to this much slower counts as equal, and llama.cpp's score decides
_LOOK_EVERY = 0.05  # seconds, whether it was given up
Run = Callable[[EngineBuild, str, Path | None], Verdict]


class GivenUpError(Exception):
    """Whoever wanted to know which backend is best does not want it any more."""


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """The verdicts on one build's backends by one processor."""

    build: str
    processor: str
    best_file: str = msgspec.field(name="best")  # when none works, one of those: ask `best`
    verdicts: list[Verdict]

    @property
    def best(self) -> Verdict:
        """The one to use; raises `KnownError` when none works: what stops all alike, else ENGINE_UNUSABLE."""
        best = next(verdict for verdict in self.verdicts if verdict.file == self.best_file)
        if not best.is_proved:
            raise _unusable(self)
        return best

    def without(self, file: str, trouble: str) -> "Proof":
        """The same, after a backend failed in use."""
        verdicts = [
            msgspec.structs.replace(verdict, trouble=trouble) if verdict.file == file else verdict
            for verdict in self.verdicts
        ]
        return _judge(self.build, self.processor, verdicts)

    def save(self, path: Path) -> None:
        """Write it whole or not at all; a folder that cannot be written costs a new proof next time.

        Without one backend that was measured it is no proof, and nothing is written.
        """
        if not any(verdict.seconds for verdict in self.verdicts):
            return
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.{os.getpid()}.part")
            part.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=1))
            part.replace(path)


def known_proof(build: EngineBuild, proof_file: Path) -> Proof | None:
    """What an earlier run found out about this very build and processor, else what packaging did."""
    for path in (proof_file, build.proof_file):
        try:
            proof = msgspec.json.decode(path.read_bytes(), type=Proof)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            continue
        fits = proof.build == build.id and proof.processor == processor_identity()
        files = {verdict.file for verdict in proof.verdicts}
        if fits and proof.best_file in files and files <= set(build.backends() or [""]):
            return proof
    return None


def prove(
    build: EngineBuild,
    starter: Path | None,
    proof_file: Path,
    on_progress: Callable[[str, float], None] = lambda _words, _fraction: None,
    *,
    give_up: Callable[[], bool] = lambda: False,
    run: Run | None = None,
) -> Proof:
    """Try every backend, remember the verdicts, and say which is best.

    Raises `KnownError`: what stops them all alike, such as ENGINE_LIBRARY_MISSING, else ENGINE_UNUSABLE; and
    `GivenUpError` soon after `give_up` says so, which it is asked all the time.
    `starter` is a chat model or the folder of the starter models; without one, llama.cpp's scores have to do, which
    are no proof and are forgotten with this process.
    """
    model = chat_model(starter)
    files = build.backends() or [""]
    verdicts = []
    for number, file in enumerate(files):
        on_progress(Verdict(file=file).name, number / len(files))
        verdicts.append((run or partial(_in_child, give_up=give_up))(build, file, model))
        if give_up():
            raise GivenUpError
    proof = _judge(build.id, processor_identity(), verdicts)
    on_progress(proof.best.name, 1.0)  # when none works, nothing is saved: the reason may be gone at the next start
    proof.save(proof_file)
    return proof


def _judge(build: str, processor: str, verdicts: Iterable[Verdict]) -> Proof:
    """Those that wrote what most wrote are right; of these the fastest is best."""
    verdicts = list(verdicts)
    texts = collections.Counter(verdict.text for verdict in verdicts if verdict.is_proved)
    right = texts.most_common(1)[0][0] if texts else ""
    judged = [
        msgspec.structs.replace(verdict, trouble=WRONG) if verdict.is_proved and verdict.text != right else verdict
        for verdict in verdicts
    ]
    proved = [verdict for verdict in judged if verdict.is_proved] or judged[:1]
    fastest = min(verdict.seconds for verdict in proved)
    equal = [verdict for verdict in proved if verdict.seconds <= fastest * _AS_FAST]
    best = max(equal, key=lambda verdict: verdict.score)
    return Proof(build=build, processor=processor, best_file=best.file, verdicts=judged)


def _unusable(proof: Proof) -> KnownError:
    """Why no backend works."""
    reasons = "; ".join(f"{verdict.name}: {verdict.trouble}" for verdict in proof.verdicts)
    return _shared(proof.verdicts) or KnownError(ErrorKind.ENGINE_UNUSABLE, reason=reasons, details=proof.processor)


def _shared(verdicts: Iterable[Verdict]) -> KnownError | None:
    """The error that stopped every backend alike: it says more, and has a better next step, than a list of them."""
    tried = [verdict for verdict in verdicts if verdict.trouble != UNSUITABLE]
    kinds = {ErrorKind.__members__.get(verdict.kind) for verdict in tried}
    if len(kinds) == 1 and (kind := kinds.pop()) is not None:
        return KnownError(kind, details=tried[0].trouble, **tried[0].arguments)
    return None


def try_model(
    build: EngineBuild,
    backend: str,
    model: Path,
    give_up: Callable[[], bool] = lambda: False,
    gpu_layers: int = 0,
    threads: int = 1,
    patience: float = _PATIENCE,
) -> Verdict:
    """Whether a model can be loaded and writes a few tokens in so many seconds.

    Raises `KnownError` (ENGINE_CANNOT_START).
    """
    return _in_child(build, backend, model, give_up=give_up, gpu_layers=gpu_layers, threads=threads, patience=patience)


def _in_child(
    build: EngineBuild,
    file: str,
    model: Path | None,
    *,
    give_up: Callable[[], bool] = lambda: False,
    gpu_layers: int = 0,
    threads: int = 1,
    patience: float = _PATIENCE,
) -> Verdict:
    command = [*engine_command(), *probe_arguments(build, file, model, gpu_layers, threads)]
    none, pipe = subprocess.DEVNULL, subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=none, stdout=pipe, stderr=pipe, env=engine_environment()) as child:
            said = _output(child, give_up, patience)
    except OSError as error:
        raise KnownError(
            ErrorKind.ENGINE_CANNOT_START, reason=error.strerror or str(error), details=repr(error)
        ) from error
    if said is None:
        return Verdict(file=file, trouble=TOO_SLOW)
    lines = said.splitlines()
    verdict = msgspec.json.decode(lines[-1], type=Verdict) if lines else Verdict(file=file)
    if child.returncode or not lines:
        return msgspec.structs.replace(verdict, trouble=f"died: {exit_words(child.returncode)}")
    return verdict


def _output(child: "subprocess.Popen[bytes]", give_up: Callable[[], bool], patience: float) -> bytes | None:
    """What a child says to its end; None, and the child is killed, when it takes too long or nobody wants to know."""
    deadline = time.monotonic() + patience
    try:
        while not give_up() and time.monotonic() < deadline:
            with contextlib.suppress(subprocess.TimeoutExpired):
                return child.communicate(timeout=_LOOK_EVERY)[0]
        return None
    finally:
        child.kill()  # nothing, when it has ended


def chat_model(starter: Path | None) -> Path | None:
    """The chat model among the starter models, which is the larger file: the other only turns text into vectors."""
    if starter is None or starter.is_file():
        return starter
    with contextlib.suppress(OSError):
        return max(starter.glob("*.gguf"), key=lambda path: path.stat().st_size, default=None)
    return None
