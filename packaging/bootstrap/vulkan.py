"""What the engine's Vulkan backend needs to be built: headers, a shader compiler, a library to link against.

On Debian the packages come from the mirrors this system already uses, are checked with its keys, and are unpacked
into a folder of ours: nothing is installed and nobody has to be root. The headers come from the next Debian where
this one's are too old. Elsewhere an unpacked Vulkan SDK named by VULKAN_SDK serves.

Running needs `libvulkan1` and a driver; every desktop has both, and Mesa's lavapipe stands in where there is no card.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

OLDEST_HEADERS = 275  # VK_HEADER_VERSION of 1.3 that knows VK_EXT_layer_settings; Debian 12 has 239
NEXT_DEBIAN = "trixie"
HEADERS = ("libvulkan-dev", "spirv-headers")
TOOLS = ("glslc", "libshaderc1", "libvulkan1")
DEBIAN_KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
COMPLETE = "complete"  # written last
PATIENCE = 300  # seconds for one call of apt


class VulkanError(RuntimeError):
    """The backend cannot be built here; the message says what to do."""


def cmake_flags(work: Path, say: Callable[[str], None] = print) -> list[str]:
    """Return CMake's arguments for an engine with Vulkan, after everything needed was put under `work`.

    The build also compiles a small program for itself: CC and CXX must be set and ninja be on the path.
    """
    if sdk := os.environ.get("VULKAN_SDK"):
        return _flags_of_sdk(Path(sdk))
    if not sys.platform.startswith("linux") or shutil.which("apt-get") is None:
        raise VulkanError("Set VULKAN_SDK to an unpacked Vulkan SDK (1.4.309 or later), then try --vulkan again.")
    prefix = work / "vulkan"
    if not (prefix / COMPLETE).exists():
        say("Fetching the Vulkan headers and shader compiler from this system's package mirrors")
        shutil.rmtree(prefix, ignore_errors=True)
        _unpack_packages(prefix)
        _wrap_glslc(prefix)
        (prefix / COMPLETE).touch()
    return _flags(
        include=prefix / "usr/include",
        library=_one(prefix, "usr/lib/*/libvulkan.so.1"),
        glslc=prefix / "glslc",
        spirv=prefix / "usr/share/cmake/SPIRV-Headers",
    )


def header_version(include: Path) -> tuple[int, int]:
    """Return minor and patch of the Vulkan headers below `include`; zeros when there are none."""
    try:
        text = (include / "vulkan" / "vulkan_core.h").read_text("utf-8", "replace")
    except OSError:
        return 0, 0
    patch = re.search(r"#define VK_HEADER_VERSION (\d+)", text)
    complete = re.search(r"#define VK_HEADER_VERSION_COMPLETE VK_MAKE_API_VERSION\(0, 1, (\d+)", text)
    return (int(complete[1]), int(patch[1])) if patch and complete else (0, 0)


def _flags(*, include: Path, library: Path, glslc: Path, spirv: Path) -> list[str]:
    if header_version(include) < (3, OLDEST_HEADERS):
        raise VulkanError(
            f"The Vulkan headers in {include} are too old. "
            "Set VULKAN_SDK to an unpacked Vulkan SDK (1.4.309 or later), then try --vulkan again."
        )
    return [
        "-DGGML_VULKAN=ON",
        f"-DVulkan_INCLUDE_DIR={include}",
        f"-DVulkan_LIBRARY={library}",
        f"-DVulkan_GLSLC_EXECUTABLE={glslc}",
        f"-DSPIRV-Headers_DIR={spirv}",
        # Else the folder that libvulkan was linked from would be looked into on every computer.
        "-DCMAKE_BUILD_WITH_INSTALL_RPATH=ON",
    ]


def _flags_of_sdk(sdk: Path) -> list[str]:
    glslc = shutil.which("glslc", path=str(sdk / "bin")) or shutil.which("glslc")
    if glslc is None:
        raise VulkanError(f"There is no glslc in {sdk}: VULKAN_SDK must name an unpacked Vulkan SDK.")
    spirv = next((path.parent for path in sdk.rglob("SPIRV-HeadersConfig.cmake")), sdk)
    library = next(iter(sorted(sdk.glob("lib/libvulkan.so*"))), sdk / "Lib/vulkan-1.lib")
    include = sdk / "include" if (sdk / "include").is_dir() else sdk / "Include"
    return _flags(include=include, library=library, glslc=Path(glslc), spirv=spirv)


def _unpack_packages(prefix: Path) -> None:
    apt, packages = prefix / "apt", prefix / "packages"
    for folder in (apt / "lists" / "partial", apt / "cache" / "archives" / "partial", packages):
        folder.mkdir(parents=True)
    mirror, own = _mirror()
    newer = NEXT_DEBIAN if own == "bookworm" else own
    sources = apt / "mirror.sources"
    sources.write_text(_source(mirror, sorted({own, newer})), "utf-8")
    options = [
        *("-o", f"Dir::State={apt}", "-o", f"Dir::Cache={apt / 'cache'}"),
        *("-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "Debug::NoLocking=1"),
        *("-o", f"Dir::Etc::sourcelist={sources}", "-o", "Dir::Etc::sourceparts=/dev/null"),
        *("-o", "APT::Sandbox::User=root", "-qq"),
    ]
    _run(["apt-get", *options, "update"], prefix)
    wanted = [f"{name}/{newer}" for name in HEADERS] + [f"{name}/{own}" for name in TOOLS]
    _run(["apt-get", *options, "download", *wanted], packages)
    for package in sorted(packages.glob("*.deb")):
        _run(["dpkg-deb", "-x", str(package), str(prefix)], prefix)
    shutil.rmtree(apt)
    shutil.rmtree(packages)


def _mirror() -> tuple[str, str]:
    """Return the mirror that this system gets its own release from, and that release's name."""
    codename = _os_release().get("VERSION_CODENAME", "")
    targets = _run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)"], Path("/"))
    for line in targets.splitlines():
        if line.split()[1:] == [codename, "main"]:
            return line.split()[0], codename
    raise VulkanError("apt knows no mirror of this system's release. Set VULKAN_SDK to an unpacked Vulkan SDK instead.")


def _source(mirror: str, suites: list[str]) -> str:
    lines = ["Types: deb", f"URIs: {mirror}", f"Suites: {' '.join(suites)}", "Components: main"]
    if _os_release().get("ID") == "debian" and DEBIAN_KEYS.exists():
        lines.append(f"Signed-By: {DEBIAN_KEYS}")
    return "\n".join([*lines, ""])


def _os_release() -> dict[str, str]:
    try:
        lines = Path("/etc/os-release").read_text("utf-8", "replace").splitlines()
    except OSError:
        return {}
    return {key: value.strip("\"'") for key, _, value in (line.partition("=") for line in lines)}


def _wrap_glslc(prefix: Path) -> None:
    """Make the shader compiler find its library beside it."""
    folder = _one(prefix, "usr/lib/*/libshaderc.so.1").parent
    script = prefix / "glslc"
    script.write_text(f'#!/bin/sh\nLD_LIBRARY_PATH="{folder}" exec "{prefix / "usr/bin/glslc"}" "$@"\n', "utf-8")
    script.chmod(0o755)
    _run([str(script), "--version"], prefix)


def _one(prefix: Path, pattern: str) -> Path:
    found = sorted(prefix.glob(pattern))
    if not found:
        raise VulkanError(f"The packages of this system hold no {pattern.rpartition('/')[2]}; use VULKAN_SDK instead.")
    return found[0]


def _run(command: list[str], folder: Path) -> str:
    try:
        done = subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VulkanError(f"{Path(command[0]).name} could not be run: {error}") from error
    if done.returncode:
        raise VulkanError(f"{Path(command[0]).name} failed: {done.stderr.strip()[-500:]}")
    return done.stdout
