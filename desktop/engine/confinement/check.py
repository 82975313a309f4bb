"""Asks a child how far engines are confined on this computer; for the doctor."""

import subprocess
from pathlib import Path

import msgspec

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.build import EngineBuild
from desktop.engine.command import confine_arguments, engine_command, engine_environment
from desktop.engine.deaths import exit_words
from desktop.engine.protocol import Confined

_PATIENCE = 15.0  # seconds; it takes as long as Python takes to start


def check_confinement(build: EngineBuild, model: Path | None) -> Confined:
    """Confine a child as if it loaded `model`; raises `KnownError` (ENGINE_CANNOT_START)."""
    command = [*engine_command(), *confine_arguments(build, model)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            env=engine_environment(),
            check=False,
        )
        return msgspec.json.decode(done.stdout, type=Confined)
    except subprocess.TimeoutExpired as error:
        raise KnownError(ErrorKind.ENGINE_HUNG, seconds=_PATIENCE, doing="confining itself") from error
    except OSError as error:
        raise _failed(error.strerror or str(error), repr(error)) from error
    except msgspec.MsgspecError as error:
        raise _failed(exit_words(done.returncode), done.stderr.decode("utf-8", "replace")) from error


def _failed(reason: str, details: str) -> KnownError:
    return KnownError(ErrorKind.ENGINE_CANNOT_START, reason=reason, details=details)
