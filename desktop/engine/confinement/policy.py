"""What an engine still needs: the files it may read, by what it calculates with.

Rights can only shrink later, so all that will ever be opened is listed here. Status is not a right: whether a file
exists and how large it is can be seen everywhere.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from desktop.engine.cores import files_read

# Where systems keep libraries, their loader's index, languages and time zones; Nix and Guix keep all in one place.
_SYSTEM = (
    "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/nix/store", "/gnu/store", "/etc/ld.so.cache",
    "/etc/localtime", "/usr/share/zoneinfo", "/usr/share/locale",
)  # fmt: skip
# The governor, the template guard and whoever asks for large pages look at this process; libffi asks whether SELinux is
# on and where its own code lies; llama.cpp and the C library count processors and memory.
_PROCESS = (
    "/proc/self/statm", "/proc/self/status", "/proc/self/maps", "/proc/self/mounts", "/proc/self/smaps_rollup",
    "/proc/loadavg", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/sys/vm/overcommit_memory",
)  # fmt: skip
_PROCESSORS = ("/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage")
# Drivers' settings and descriptions of devices. Untested: no graphics processor was at hand.
_GRAPHICS = (
    "/sys", "/etc/vulkan", "/etc/OpenCL", "/etc/glvnd", "/usr/share/vulkan", "/usr/share/glvnd", "/usr/share/drirc.d",
    "/usr/share/libdrm", "/opt/rocm", "/usr/local/cuda", "/proc/driver", "/proc/devices",
)  # fmt: skip
_CHANCE = Path("/dev/urandom")
_DEVICES = ("dri", "kfd", "nvidia*", "dxg")
_PART = re.compile(r"-\d{5}-of-(?P<count>\d{5})\.gguf$")  # as llama.cpp names the parts of a model in many files


class Profile(Enum):
    """What an engine calculates with."""

    CPU = "processor"
    GPU = "graphics processor"  # untested
    FILE = "file to write"  # the processor, and one file that it writes
    RPC = "other computers"  # untested, and chosen by nobody yet
    HUB = "hub"  # no engine: it fetches models, and writes them

    @property
    def writes_devices(self) -> bool:
        """It opens devices for reading and writing."""
        return self is Profile.GPU

    @property
    def opens_for_writing(self) -> bool:
        """The filter of system calls leaves that to Landlock, which knows the files."""
        return self in (Profile.GPU, Profile.FILE, Profile.HUB)

    @property
    def uses_network(self) -> bool:
        """It talks to other computers."""
        return self in (Profile.RPC, Profile.HUB)

    @property
    def writes_files(self) -> bool:
        """It makes files, renames them and deletes them, where Landlock lets it."""
        return self is Profile.HUB

    @property
    def is_tested(self) -> bool:
        """A test has done with it what it is for."""
        return self in (Profile.CPU, Profile.FILE, Profile.HUB)


class Rule(NamedTuple):
    """A file, or a folder with all that is in it."""

    path: Path
    writable: bool = False
    makes: bool = False  # files in it may be made, renamed and deleted


def rules(profile: Profile, lib: Path, files: Sequence[Path], output: Path | None = None) -> list[Rule]:
    """All that may be opened, as far as it exists: the program, its libraries, and `files`."""
    readable = [*_interpreter(), lib, *map(Path, (*_SYSTEM, *_PROCESS, *_PROCESSORS)), *files]
    found = [Rule(path) for path in (*readable, *files_read())]
    if profile is Profile.FILE and output is not None:
        found.append(Rule(output, writable=True))
    if profile.writes_devices:
        found += [Rule(Path(path)) for path in (*_GRAPHICS, *_driver_descriptions())]
        found += [Rule(path, writable=True) for pattern in _DEVICES for path in Path("/dev").glob(pattern)]
    return [rule for rule in dict.fromkeys(found) if rule.path.exists()]


def parts(path: Path) -> list[Path]:
    """A model's file, or all of its files when it comes in parts."""
    match = _PART.search(path.name)
    if match is None:
        return [path]
    stem = path.name[: match.start()]
    count = int(match["count"])
    if count > 999:  # not a model; a name alone must not cost time
        return [path]
    return [path.with_name(f"{stem}-{number:05}-of-{count:05}.gguf") for number in range(1, count + 1)]


def projector_files(projector: str) -> list[Path]:
    """What reading images needs: the projector's file, and chance, which libmtmd takes from a device."""
    return [Path(projector), _CHANCE] if projector else []


def _interpreter() -> Iterator[Path]:
    """Python's own folders, those of installed packages, and the program; never the folder that holds the program."""
    program = Path(__file__).resolve().parents[2]
    yield program
    if bundle := getattr(sys, "_MEIPASS", ""):  # where PyInstaller unpacked everything
        yield Path(bundle)
    yield Path(sys.base_prefix) / "lib"
    for name in sys.path:
        path = Path(name)
        is_installed = path.name in ("site-packages", "dist-packages")  # the program lies among the packages
        if name and (is_installed or path.resolve() != program.parent):
            yield path


def _driver_descriptions() -> list[str]:
    given = os.environ.get("VK_ICD_FILENAMES", "") + os.pathsep + os.environ.get("VK_DRIVER_FILES", "")
    return [name for name in given.split(os.pathsep) if name]
