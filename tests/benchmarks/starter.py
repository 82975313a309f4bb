"""The starter model in a real engine, for benchmarks."""

from pathlib import Path

from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.proof import known_proof
from desktop.paths import Installation


def starter_engine(context_length: int, *, model: Path | None = None, states: int | None = None) -> EngineClient:
    """Load it, or another model; `states` is a descriptor of a state file."""
    installation = Installation.find()
    build = EngineBuild.find(installation)
    proof = known_proof(build, build.proof_file)
    command = [*engine_command(), *engine_arguments(build, proof.best_file if proof is not None else "")]
    client = EngineClient(command, states=states)
    client.load(model or next(installation.starter.glob("SmolLM2*.gguf")), context_length=context_length)
    return client
