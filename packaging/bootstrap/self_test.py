"""Proves the engine once for each build and computer: every processor backend writes in a child of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from pip_calls import Say
from places import ROOT, venv_python
from steps import StepError, run

PROGRESS = "% "  # `doctor --prove` prints lines such as “ 50% haswell”
ADVICE = "send us what “.venv/bin/bantam doctor --prove” prints; Bantam cannot run models on this computer yet"


def is_done(engine: Path) -> bool:
    """Whether the verdicts beside the build are about this build and this processor."""
    try:
        proof = json.loads((engine / "proof.json").read_text("utf-8"))
        return bool(proof["build"] == engine.name and proof["processor"] == _processor())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def prove(engine: Path, log: Path, say: Say) -> str:
    """Let the program prove its backends; returns what it found, or raises `StepError` when none works."""
    # A folder of its own: whether this person's chats are in order is another question.
    with tempfile.TemporaryDirectory(prefix="bantam-self-test-") as folder:
        command: list[str | Path] = [venv_python(), "-P", "-m", "desktop", "doctor", "--prove", "--data-dir", folder]
        try:
            run(command, log=log, on_line=lambda line: say(f"proving {line}") if PROGRESS in line[:6] else None)
        except subprocess.CalledProcessError as error:
            raise StepError(f"the self-test found a fault ({_fault(error)})", ADVICE, log) from error
    if not is_done(engine):
        raise StepError("the self-test left no verdict about the engine", ADVICE, log)
    return _verdict(engine)


def _fault(error: subprocess.CalledProcessError) -> str:
    """The check that failed, else the last words."""
    lines = [line.strip() for line in str(error.output or error).splitlines() if line.strip()]
    wrong = [line.removeprefix("NOT FINE").strip() for line in lines if line.startswith("NOT FINE")]
    return ("; ".join(wrong) or (lines or ["it said nothing"])[-1])[:300]


def _verdict(engine: Path) -> str:
    proof = json.loads((engine / "proof.json").read_text("utf-8"))
    works = [verdict for verdict in proof["verdicts"] if not verdict["trouble"]]
    return f"{len(works)} of {len(proof['verdicts'])} processor backends work here; {proof['best']} is used"


def _processor() -> str:
    """The program's own name for this processor; that file needs nothing but the standard library."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    from desktop.engine.processor import processor_identity

    return processor_identity()
