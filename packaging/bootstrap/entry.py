"""From nothing to the open window, or to all tests passed."""

import os
import subprocess
import sys
from pathlib import Path

import engine_build
import environment
import installation
import self_test
import starter_models
from places import VENV, WINDOWS, cache, log_file, venv_python
from steps import StepError, Steps, tell

USAGE = """packaging/run  [--vulkan] [--] [arguments of bantam]     from nothing to the open window
packaging/test [--vulkan] [--] [arguments of pytest]     from nothing to all tests passed
python3 packaging/bootstrap prepare [--vulkan]           everything but the window
python3 packaging/bootstrap engine  [--vulkan]           the engine's libraries alone

--vulkan  the engine also computes on graphics cards
--help    these lines; what comes after -- is never read here
"""
COMMANDS = ("run", "test", "prepare", "engine")
PREPARING = 7  # steps


def main(arguments: list[str]) -> int:
    """Run a command; returns its exit code."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    ours = rest[: rest.index("--")] if "--" in rest else rest
    theirs = [word for word in ours if word != "--vulkan"] + rest[len(ours) + 1 :]
    if command not in COMMANDS or {"-h", "--help"} & set(ours):
        print(USAGE, end="")
        return 0 if command in (*COMMANDS, "-h", "--help") else 2
    try:
        return _command(command, theirs, vulkan="--vulkan" in ours)
    except StepError as failure:
        return tell(failure)
    except KeyboardInterrupt:
        print("\nStopped. What is done is kept.", file=sys.stderr)
        return 130
    except OSError as error:
        where = Path(error.filename).parent if error.filename else "the disk"
        return tell(StepError(f"{error.strerror}: {error.filename}", f"make {where} writable, or free some space"))


def is_ready(lock: str, *, vulkan: bool) -> bool:
    """A few looks at files: a second start must cost nothing."""
    engine = engine_build.engine_folder(vulkan=vulkan)
    return (
        environment.is_current(lock)
        and engine_build.is_built(engine)
        and starter_models.is_present(starter_models.CHAT)
        and starter_models.is_present(starter_models.EMBEDDING)
        and installation.is_current(engine)
        and self_test.is_done(engine)
    )


def _command(command: str, arguments: list[str], *, vulkan: bool) -> int:
    if command == "run" and is_ready("runtime", vulkan=vulkan):
        return start_window(arguments)
    import checks  # what only a longer way needs is imported on it
    from locking import alone

    steps = Steps({"engine": 1, "test": PREPARING + checks.STEPS}.get(command, PREPARING))
    with alone(cache() / "bootstrap.lock", steps.note):
        if command == "engine":
            _engine(steps, vulkan=vulkan)
        else:
            prepare("test" if command == "test" else "runtime", steps, vulkan=vulkan)
    if command == "test":
        return checks.run_checks(steps, arguments)
    return start_window(arguments) if command == "run" else 0


def prepare(lock: str, steps: Steps, *, vulkan: bool) -> None:
    """Make everything that is not there yet; raises `StepError`."""
    import system_libraries
    from python_choice import choose_python

    log, engine = log_file(), engine_build.engine_folder(vulkan=vulkan)
    with steps.step("Python packages"):
        if not environment.is_current(lock):
            environment.sync(lock, choose_python, log, steps.progress)
    with steps.step("System libraries of the window"):
        system_libraries.ensure(log, steps.progress, extra=("xvfb", "strace") if lock == "test" else ())
    _engine(steps, vulkan=vulkan)
    with steps.step("Joining the parts"):
        if not installation.is_current(engine):
            installation.write(engine, log)
    with steps.step("Built-in model SmolLM2-135M-Instruct (Apache-2.0)"):
        if not starter_models.is_present(starter_models.CHAT):
            starter_models.fetch_chat_model(log, steps.progress)
    with steps.step("Self-test: every processor backend writes a sentence"):
        if not self_test.is_done(engine):
            steps.note(self_test.prove(engine, log, steps.progress))
    with steps.step("Built-in model all-MiniLM-L6-v2 (Apache-2.0)"):
        if not starter_models.is_present(starter_models.EMBEDDING):
            starter_models.make_embedding_model(log, steps.progress)


def _engine(steps: Steps, *, vulkan: bool) -> None:
    from python_choice import choose_python

    engine = engine_build.engine_folder(vulkan=vulkan)
    with steps.step("Engine with Vulkan" if vulkan else "Engine"):
        if not engine_build.is_built(engine):
            steps.note("built once, about 10 minutes of both cores of a small computer; the log is " + str(log_file()))
            python = venv_python() if environment.is_current("runtime") else choose_python()
            engine_build.build(python, log_file(), steps.progress, vulkan=vulkan)


def start_window(arguments: list[str]) -> int:
    """Become the program. What lies in the current folder is not imported (-P), and paths in `arguments` stay true."""
    command = [str(venv_python(VENV)), "-P", "-m", "desktop", *arguments]
    if WINDOWS:  # untested
        return subprocess.run(command, check=False).returncode
    return os.execv(command[0], command)  # noqa: S606
