"""Every device that the engine could calculate with, asked of ggml by a child: a driver that crashes costs that child.

The child has llama.cpp's backends for graphics processors loaded, which no other process of Bantam has before a model
is put on one. `python -m desktop --engine --devices` ends up in `main`.
"""

import os
import subprocess
from pathlib import Path

import msgspec

from desktop.core.errors import KnownError
from desktop.core.machine import ComputeDevice
from desktop.engine.build import EngineBuild
from desktop.engine.child_setup import set_up
from desktop.engine.command import device_arguments, engine_command, engine_environment
from desktop.engine.confinement.confine import confine
from desktop.engine.confinement.policy import Profile
from desktop.engine.devices import all_devices
from desktop.engine.llama import Llama

_PATIENCE = 20.0  # seconds; a graphics driver may compile its first programs


def list_devices(build: EngineBuild, backend: str) -> list[ComputeDevice]:
    """Ask a child; empty when it dies, hangs or says something else: what is not there cannot be used."""
    command = [*engine_command(), *device_arguments(build, backend)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            env=engine_environment(),
            check=False,
        )
        return msgspec.json.decode(done.stdout, type=list[ComputeDevice])
    except (OSError, subprocess.TimeoutExpired, msgspec.MsgspecError):
        return []


def main(arguments: list[str]) -> int:
    """Write the list and leave."""
    given = dict(zip(arguments[0::2], arguments[1::2], strict=False))
    events, lib = set_up(), Path(given["--lib"])
    confine(lib, [], Profile.GPU)
    found: list[ComputeDevice] = []
    try:
        llama = Llama(lib)
        llama.load_backend(given.get("--backend", ""))
        llama.load_accelerators()
        found = all_devices(llama)
    except KnownError:
        pass
    os.write(events, msgspec.json.encode(found) + b"\n")
    os._exit(0)  # without the farewell of native libraries
