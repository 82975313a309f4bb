"""Proves the engine once for each build and computer: every processor backend writes in a child of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from pip_calls import Say, reason_of
from places import ROOT, venv_python
from steps import StepError, run

KNOWN = 1  # the program's exit code for an error that it has a sentence for
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
            fault, next_step = _fault(error)
            raise StepError(f"the self-test found a fault ({fault})", next_step, log) from error
    if not is_done(engine):
        raise StepError("the self-test left no verdict about the engine", ADVICE, log)
    return _verdict(engine)


def _fault(error: subprocess.CalledProcessError) -> tuple[str, str]:
    """What is wrong and what to do: the checks that failed, or the program's own sentences, or what it died of.

    The program prints a known error as what happened, and a last line with the next step.
    """
    lines = [line.strip() for line in str(error.output or "").splitlines() if line.strip()]
    told = [line for line in lines if PROGRESS not in line[:6]]
    wrong = [line.removeprefix("NOT FINE").strip() for line in told if line.startswith("NOT FINE")]
    if wrong:
        return "; ".join(wrong)[:300], ADVICE
    if error.returncode == KNOWN and len(told) > 1:
        return " ".join(told[:-1])[:300], told[-1]
    return (reason_of(error) if told else "it said nothing")[:300], ADVICE


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
