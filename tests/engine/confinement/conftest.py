"""Children that confine themselves, on this kernel and on older ones that a filter plays."""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.engine.confinement import landlock
from desktop.engine.confinement.seccomp import ARCHITECTURES

ROOT = Path(__file__).parents[3]
Confine = Callable[..., dict[str, Any]]

# Runs `after` once the process is confined; `missing` are system calls that this kernel is made not to have.
_SCRIPT = """
import json, os, sys
from pathlib import Path
lib, model, missing = Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3])
from tests.engine.confinement.older_kernel import forget
from desktop.engine.confinement.confine import confine
from desktop.engine.confinement.self_test import attempts
forget(missing)
%s
confined = confine(lib, [model])
tried = {}
for words, attempt in attempts(lib, model).items():
    try:
        attempt()
        tried[words] = 0
    except OSError as error:
        tried[words] = error.errno
said = None
%s
print(json.dumps({"level": confined.level, "words": confined.words, "tried": tried, "said": said}))
"""


@pytest.fixture
def confine(tmp_path: Path) -> Confine:
    """Confines a child, lets it try everything, and returns what it said; `before` and `after` are code."""
    lib, model = tmp_path / "lib", tmp_path / "model.gguf"
    lib.mkdir()
    (lib / "libllama.so").write_bytes(b"x")
    model.write_bytes(b"weights")

    def run(after: str = "", *, before: str = "", missing: tuple[str, ...] = (), exit_code: int = 0) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-sP", "-c", _SCRIPT % (before, after), str(lib), str(model), json.dumps(missing)],
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == exit_code, done.stderr.decode()
        return dict(json.loads(done.stdout)) if done.stdout else {}

    return run


@pytest.fixture
def both_layers() -> None:
    """Skips where this kernel itself lacks something."""
    if platform.machine() not in ARCHITECTURES:
        pytest.skip("no table of system calls for this processor")
    try:
        landlock.version()
    except OSError:
        pytest.skip("this kernel has no Landlock")
