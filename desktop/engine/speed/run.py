"""An engine of its own that measures this computer, and is gone afterwards; chats keep theirs."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.speed import ProbeResult
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.proof import GivenUpError, chat_model, known_proof, prove
from desktop.paths import Installation


def run_probe(
    installation: Installation,
    proof_file: Path,
    threads: int,
    on_progress: Callable[[float], None] | None = None,
    cancel: Cancellation | None = None,
) -> ProbeResult | None:
    """Measure with so many threads, for 20 seconds at most with the start; None when stopped. Raises `KnownError`."""
    build = EngineBuild.find(installation)
    starter = chat_model(installation.starter)
    if starter is None:
        raise KnownError(ErrorKind.NO_MODEL, folder=str(installation.starter))

    def give_up() -> bool:
        return cancel is not None and cancel.is_cancelled

    try:
        proof = known_proof(build, proof_file) or prove(build, starter, proof_file, give_up=give_up)
    except GivenUpError:
        return None
    client = EngineClient([*engine_command(), *engine_arguments(build, proof.best.file)], name=starter.stem)
    try:
        if not client.load(starter, context_length=1024, threads=threads, cancel=cancel):
            return None
        return client.probe(on_progress=on_progress, cancel=cancel)
    finally:
        client.stop()
