"""Makes the embedding model that ships with Bantam: converts it, and refuses it unless the engine proves it right.

    python make_minilm.py MODEL_DIR OUT ENGINE_DIR

ENGINE_DIR holds the engine's lib folder and build.json. Prints the lowest cosine; on failure one sentence, status 1,
and OUT as it was before.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from minilm_proof import ProofError, prove
from minilm_to_gguf import ConversionError, convert
from safetensors_reader import SafetensorsError

from desktop.core.errors import BantamError
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.paths import Installation

# Every processor of its kind runs these; the best one for this computer is found out later.
PLAIN_BACKENDS = ("libggml-cpu-x64.so", "libggml-cpu-armv8.0_1.so", "ggml-cpu-x64.dll", "")


def make(model_dir: Path, out: Path, engine_dir: Path) -> float:
    """Put the converted and proven model at `out`; returns the lowest cosine."""
    build = EngineBuild.find(Installation(engine=engine_dir, starter=out.parent))
    unproven = out.with_name(f".{out.name}.unproven")
    try:
        convert(model_dir, unproven)
        lowest = _proven(model_dir, unproven, build)
        unproven.replace(out)
    finally:
        unproven.unlink(missing_ok=True)
    return lowest


def _proven(model_dir: Path, gguf: Path, build: EngineBuild) -> float:
    backend = next(name for name in PLAIN_BACKENDS if not name or name in build.backends())
    client = EngineClient([*engine_command(), *engine_arguments(build, backend)])
    try:
        client.load(gguf, embedding=True)
        return prove(model_dir, gguf, client.embed)
    finally:
        client.stop()


def main(words: list[str]) -> int:
    """Run as a program."""
    if len(words) != 3:
        print("usage: python make_minilm.py MODEL_DIR OUT ENGINE_DIR", file=sys.stderr)
        return 2
    try:
        lowest = make(*map(Path, words))
    except (BantamError, ConversionError, ProofError, SafetensorsError, OSError) as error:
        print(f"The embedding model could not be made: {error}", file=sys.stderr)
        return 1
    print(f"lowest cosine {lowest:.6f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
