"""Embeds the proof's texts with the engine and holds the vectors against the independent forward pass.

python prove_minilm.py MODEL_DIR GGUF
"""

import sys
import tempfile
from pathlib import Path

from minilm_proof import prove

from desktop.composition import Composition
from desktop.paths import Paths


def main() -> int:
    """Print the lowest cosine; `ProofError` ends the script when it is too low."""
    model_dir, gguf = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        composition = Composition(Paths.under(Path(folder)))
        try:
            engine = composition.pool.engine(composition.models.find(str(gguf)))
            print(f"lowest cosine {prove(model_dir, gguf, engine.embed):.5f}")
        finally:
            composition.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
