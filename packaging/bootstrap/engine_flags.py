"""How the engine's native libraries are configured, and the key under which a build is kept."""

import hashlib
import re

from places import LOCKS, MACOS, platform_tag

GLIBC = "2.28"  # the oldest system the Linux libraries run on
# The processor backends call libggml-base's quantize_…, and libmtmd one C++ function of libllama.
EXPORTS = (
    "{ global: llama_*; ggml_*; gguf_*; mtmd_*; quantize_*; dequantize_*; _Z*llama_model_get_tok_embd*; local: *; };\n"
)

COMMON = (
    "-DCMAKE_BUILD_TYPE=Release",
    "-DBUILD_SHARED_LIBS=ON",
    "-DGGML_NATIVE=OFF",
    "-DGGML_OPENMP=OFF",
    "-DGGML_RPC=ON",
    "-DGGML_CCACHE=OFF",
    "-DLLAMA_BUILD_COMMON=OFF",
    "-DLLAMA_BUILD_TESTS=OFF",
    "-DLLAMA_BUILD_TOOLS=OFF",
    "-DLLAMA_BUILD_EXAMPLES=OFF",
    "-DLLAMA_BUILD_SERVER=OFF",
    "-DLLAMA_BUILD_APP=OFF",
    "-DLLAMA_BUILD_UI=OFF",
    "-DLLAMA_USE_PREBUILT_UI=OFF",
    "-DLLAMA_OPENSSL=OFF",
    "-DLLAMA_SUBPROCESS=OFF",
    "-DLLAMA_BUILD_MTMD=ON",
    "-DCMAKE_BUILD_WITH_INSTALL_RPATH=ON",
)
EVERY_PROCESSOR = ("-DGGML_BACKEND_DL=ON", "-DGGML_CPU_ALL_VARIANTS=ON")
METAL = ("-DGGML_METAL=ON", "-DGGML_METAL_EMBED_LIBRARY=ON")  # untested; the backends are part of the library there
VULKAN = ("-DGGML_VULKAN=ON",)


def engine_flags(*, vulkan: bool) -> list[str]:
    """CMake's arguments that decide what is built; places are added at build time."""
    if MACOS:
        return [*COMMON, *METAL, "-DCMAKE_INSTALL_RPATH=@loader_path"]
    return [*COMMON, *EVERY_PROCESSOR, "-DCMAKE_INSTALL_RPATH=$ORIGIN", *(VULKAN if vulkan else ())]


def pinned(lock: str, package: str) -> str:
    """The version of a package in a lock."""
    match = re.search(rf"^{re.escape(package)}==(\S+)", (LOCKS / f"{lock}.txt").read_text("utf-8"), re.MULTILINE)
    if match is None:
        raise KeyError(package)
    return match[1]


def engine_key(*, vulkan: bool) -> str:
    """Version, platform and a hash of everything else that shapes the libraries."""
    shape = "\n".join([*engine_flags(vulkan=vulkan), EXPORTS, GLIBC, pinned("build", "ziglang")])
    digest = hashlib.sha256(shape.encode()).hexdigest()[:10]
    version = pinned("engine", "llama-cpp-python")
    return f"{version}-{platform_tag()}{'-vulkan' if vulkan else ''}-{digest}"
