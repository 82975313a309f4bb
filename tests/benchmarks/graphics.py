"""How well memory on a graphics processor is foretold: forecasts against what llama.cpp says that lies there.

    python -m tests.benchmarks.graphics [--work FOLDER] [--json FILE] [--only NAME…]

Needs an engine that was built with --vulkan, and a card; Mesa's lavapipe serves, which is passed over unless
GGML_VK_VISIBLE_DEVICES=0 is set. Each file is loaded with none, half and all of its layers beside the processor.
Nothing is asked of the model: what is measured is what llama.cpp has set aside when it is loaded. The models are ones
whose table of words takes less than 128 MB: lavapipe has no larger buffers that can be calculated with, so llama.cpp
leaves larger ones in memory there, which no header tells and no card that people have does.
"""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from desktop.core.fit import FitWish
from desktop.core.fit_curve import Available, bytes_beside, judge
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.fathomer import Fathomer
from desktop.engine.graphics.graphics import GraphicsRoom
from desktop.engine.proof import known_proof
from desktop.engine.protocol import Loaded
from desktop.paths import Installation
from desktop.services.fit_service import FitService, beside_processor
from desktop.services.graphics_status import layers_of
from tests.benchmarks.fit import starter
from tests.fixtures.tiny_models.real_shapes import write_real

MIB = 1 << 20
CONTEXT = 2048
PLAN = {"starter": "", "lfm2-1.2b": "Q4_0", "phi-2": "Q4_K_M"}


class Row(msgspec.Struct, frozen=True):
    """One load. Bytes."""

    model: str
    layers: int
    every: int
    foretold_beside: int
    beside: int


def rows(names: list[str], work: Path) -> Iterator[Row]:
    """Every file with none, half and all of its layers there; it is deleted after that."""
    for name in names:
        path = starter() if name == "starter" else work / f"{name}.gguf"
        try:
            if name != "starter":
                write_real(path, name, PLAN[name])
            yield from _loads(name, path)
        finally:
            if name != "starter":
                path.unlink(missing_ok=True)


def _loads(name: str, path: Path) -> Iterator[Row]:
    curve = FitService(lambda: None, Fathomer(Path("none")), graphics=lambda: GraphicsRoom(1 << 40)).curve(path)
    every = curve.all_layers
    for layers in (0, every // 2, every):
        wish, there = FitWish(context=CONTEXT), 1 << 40
        fit = judge(curve, wish, Available(there))
        point = curve.point(fit.context, fit.cache)
        facts = loaded(path, layers)
        foretold = bytes_beside(curve, point, layers)
        yield Row(name, layers_of(facts.layers).beside, every, foretold, beside_processor(facts.memory))


def loaded(path: Path, layers: int) -> Loaded:
    """What a load tells."""
    installation = Installation.find()
    build = EngineBuild.find(installation)
    proof = known_proof(build, Path("none"))
    assert proof is not None, "the engine was never proven here"
    client = EngineClient([*engine_command(), *engine_arguments(build, proof.best_file)], name=path.name)
    try:
        assert client.load(path, context_length=CONTEXT, gpu_layers=layers)
        return client.facts
    finally:
        client.stop()


def main() -> None:
    """Print a table, and write JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", nargs="*", default=list(PLAN))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as work:
        found = []
        print(f"{'model':<14}{'layers':>10}{'foretold':>14}{'there':>12}{'error':>9}")
        for row in rows(options.only, Path(work)):
            found.append(row)
            error = f"{row.foretold_beside / row.beside - 1:+.1%}" if row.beside else "–"
            print(
                f"{row.model:<14}{f'{row.layers} of {row.every}':>10}{row.foretold_beside / MIB:>10.0f} MiB"
                f"{row.beside / MIB:>8.0f} MiB{error:>9}",
                flush=True,
            )
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(found)))


if __name__ == "__main__":
    main()
