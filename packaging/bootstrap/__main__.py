"""From nothing to the open window, or to all tests passed.

packaging/run  [--vulkan] [arguments of bantam]
packaging/test [--vulkan] [arguments of pytest]
python3 packaging/bootstrap prepare    everything but the window
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import engine_build
import environment
import installation
import self_test
import starter_models
import system_libraries
from checks import run_checks
from places import ROOT, WINDOWS, cache, venv_python
from python_choice import choose_python
from steps import StepError, Steps, tell

PREPARING = 7  # steps


def is_ready(lock: str, *, vulkan: bool) -> bool:
    """A few looks at files: a second start must cost nothing."""
    engine = engine_build.engine_folder(vulkan=vulkan)
    return (
        environment.is_current(lock)
        and engine_build.is_built(vulkan=vulkan)
        and starter_models.is_present(starter_models.CHAT)
        and starter_models.is_present(starter_models.EMBEDDING)
        and installation.is_current(engine)
        and self_test.is_done(engine)
    )


def prepare(lock: str, steps: Steps, *, vulkan: bool) -> None:
    """Make everything that is not there yet; raises `StepError`."""
    log = cache() / "logs" / "bootstrap.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    engine = engine_build.engine_folder(vulkan=vulkan)
    with steps.step("Python packages"):
        if not environment.is_current(lock):
            environment.sync(lock, choose_python, log, steps.progress)
    with steps.step("System libraries of the window"):
        system_libraries.ensure(log, steps.progress, extra=("xvfb", "strace") if lock == "test" else ())
    with steps.step("Engine (the first time about 9 CPU-minutes)"):
        if not engine_build.is_built(vulkan=vulkan):
            engine_build.build(choose_python(), vulkan=vulkan, log=log, say=steps.progress)
    with steps.step("Joining the parts"):
        if not installation.is_current(engine):
            installation.write(engine, log)
    with steps.step("Built-in model SmolLM2-135M-Instruct (Apache-2.0)"):
        if not starter_models.is_present(starter_models.CHAT):
            starter_models.fetch_chat_model(choose_python(), log, steps.progress)
    with steps.step("Self-test: every processor backend writes a sentence"):
        if not self_test.is_done(engine):
            self_test.prove(log, steps.progress)
    with steps.step("Built-in model all-MiniLM-L6-v2 (Apache-2.0)"):
        if not starter_models.is_present(starter_models.EMBEDDING):
            starter_models.make_embedding_model(choose_python(), log, steps.progress)


def start_window(arguments: list[str]) -> int:
    """Become the program."""
    command = [str(venv_python()), "-m", "desktop", *arguments]
    if WINDOWS:
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    os.chdir(ROOT)
    return os.execv(command[0], command)  # noqa: S606


def main(arguments: list[str]) -> int:
    """Run a command; returns its exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    vulkan = "--vulkan" in rest
    rest = [word for word in rest if word != "--vulkan"]
    lock = "test" if command == "test" else "runtime"
    steps = Steps(PREPARING + (4 if command == "test" else 0))
    try:
        if command not in ("run", "test", "prepare"):
            raise StepError(f"“{command}” is no command", "packaging/run or packaging/test")
        if command == "test" or not is_ready(lock, vulkan=vulkan):
            prepare(lock, steps, vulkan=vulkan)
        if command == "test":
            return run_checks(steps, rest)
    except StepError as failure:
        return tell(failure)
    except KeyboardInterrupt:
        print("\nStopped. What is done is kept.", file=sys.stderr)
        return 130
    except OSError as error:
        where = Path(error.filename).parent if error.filename else "the disk"
        return tell(StepError(f"{error.strerror}: {error.filename}", f"make {where} writable, or free some space"))
    return start_window(rest) if command == "run" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
