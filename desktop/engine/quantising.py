"""The child that writes a model once more with fewer bits a number. It may write one file, and nothing else.

Every line on its descriptor for events is a `Quantising`; the last one says how it ended. The filter of system calls
lets it open files for writing, and Landlock knows the one file that may be: made, empty, by whoever started it.
Asked for `--types` it writes nothing, and every line is a `Sized`.
"""

import ctypes
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from desktop.core.errors import KnownError
from desktop.engine.child_setup import set_up
from desktop.engine.confinement.confine import confine
from desktop.engine.confinement.policy import Profile, parts
from desktop.engine.cores import usable_cores
from desktop.engine.llama import Llama

_SIZE = re.compile(rb"(model|quant) size\s*=\s*([0-9.]+) MiB")  # of all tensors, as they are and as they would be
_TENSOR = re.compile(rb"^\[\s*(\d+)/\s*(\d+)\]")  # llama.cpp says so of each, before it writes it


class Quantising(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far it is, or how it ended."""

    done: int = 0  # tensors
    total: int = 0
    is_over: bool = False
    trouble: str = ""


class Sized(msgspec.Struct, frozen=True):
    """Bytes that all weights have, and would have with numbers of this type."""

    type: int  # llama.cpp's number of a file's type
    now: int
    then: int


def main(arguments: list[str]) -> int:
    """Write the file and leave."""
    given = dict(zip(arguments[0::2], arguments[1::2], strict=False))
    events = set_up()
    lib, source = Path(given["--lib"]), Path(given["--model"])
    if "--types" in given:
        confine(lib, parts(source), Profile.CPU)
        for sized in _sizes(Llama(lib), source, map(int, given["--types"].split(","))):
            os.write(events, msgspec.json.encode(sized) + b"\n")
        os._exit(0)
    output = Path(given["--output"])
    confine(lib, parts(source), Profile.FILE, output=output)

    def tell(word: Quantising) -> None:
        os.write(events, msgspec.json.encode(word) + b"\n")

    def hear(line: bytes) -> None:
        if found := _TENSOR.match(line):
            tell(Quantising(int(found[1]), int(found[2])))

    try:
        llama = Llama(lib)
        llama.load_backend(given["--backend"])
        with llama.listening(hear):
            code = _quantise(llama, source, output, int(given["--type"]))
        tell(Quantising(is_over=True, trouble="" if code == 0 else llama.last_error() or f"code {code}"))
    except KnownError as error:
        tell(Quantising(is_over=True, trouble=error.details or str(error.what)))
    os._exit(0)  # without the farewell of native libraries


def _sizes(llama: Llama, source: Path, types: Iterable[int]) -> Iterator[Sized]:
    """llama.cpp's own arithmetic: some tensors get another type than the file, and not every width suits every type."""
    for file_type in types:
        found: dict[bytes, int] = {}

        def hear(line: bytes, found: dict[bytes, int] = found) -> None:
            if size := _SIZE.search(line):
                found[size[1]] = int(float(size[2]) * (1 << 20))

        with llama.listening(hear):
            code = _quantise(llama, source, source, file_type, is_dry=True)
        if code == 0 and len(found) == 2:
            yield Sized(file_type, found[b"model"], found[b"quant"])


def _quantise(llama: Llama, source: Path, output: Path, file_type: int, *, is_dry: bool = False) -> int:
    llama.api.llama_backend_init()
    wish = llama.api.llama_model_quantize_default_params()
    wish.ftype, wish.nthread = file_type, usable_cores().threads
    wish.dry_run = is_dry
    wish.allow_requantize = True  # from Q8_0, whose loss is below what the smaller type costs; callers refuse others
    return int(llama.api.llama_model_quantize(os.fsencode(source), os.fsencode(output), ctypes.byref(wish)))
