"""How an engine is started: it learns nothing that it has no need to know."""

import json
import os
import string
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.build import EngineBuild
from desktop.engine.command import engine_arguments, engine_command, engine_environment, probe_arguments
from desktop.engine.launch import Launched
from tests.engine.test_launch import ended

ROOT = Path(__file__).parents[2]
SECRETS = {
    "HF_TOKEN": "hf_abc",
    "AWS_SECRET_ACCESS_KEY": "x",
    "https_proxy": "http://u:p@proxy",
    "SSH_AUTH_SOCK": "/s",
    "HOME": "/home/someone",
    "USER": "someone",
    "LD_PRELOAD": "/tmp/evil.so",
    "LD_LIBRARY_PATH": "/tmp",
    "PYTHONSTARTUP": "/tmp/evil.py",
    "PYTHONPATH": "/tmp",
    "PYTHONHOME": "/tmp",
    "GGML_BACKEND_PATH": "/tmp/evil.so",
    "LLAMA_CPP_LIB_PATH": "/tmp",
}
GIVEN = {"PYTHONPATH", "PYTHONUTF8", "BANTAM_PARENT", "GGML_NO_BACKTRACE"}


def test_secrets_stay_here() -> None:
    given = engine_environment([*SECRETS.items(), ("PATH", "/bin"), ("LANG", "C.UTF-8"), ("VK_ICD_FILENAMES", "i")])
    assert set(given) == {"PATH", "LANG", "VK_ICD_FILENAMES", *GIVEN}
    assert given["PYTHONPATH"] == str(ROOT)
    assert given["BANTAM_PARENT"] == str(os.getpid())


@given(st.dictionaries(st.text(string.ascii_letters + "_", min_size=1), st.just("secret value")))
def test_what_is_not_on_the_list_never_passes(variables: dict[str, str]) -> None:
    allowed = {"PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR"}
    for name, value in engine_environment(list(variables.items())).items():
        graphics = name.startswith(("VK_", "GGML_VK_", "MESA_", "LP_NUM_THREADS", "CUDA_VISIBLE", "HIP_VISIBLE"))
        assert value != "secret value" or name in allowed or graphics


def test_a_real_child_sees_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    script = "import json, os; print(json.dumps(dict(os.environ)))"
    said, _ = ended(Launched([sys.executable, "-S", "-c", script]))
    seen = json.loads(said)
    assert not set(seen) & (set(SECRETS) - {"PYTHONPATH"})
    assert seen["PYTHONPATH"] == str(ROOT)


def test_the_program_itself_is_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    # -s and -P: neither a person's own packages nor the current folder can put code into an engine.
    assert engine_command() == [sys.executable, "-sP", "-m", "desktop", "--engine"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert engine_command() == [sys.executable, "--engine"]


def test_an_engine_is_told_where_its_libraries_are() -> None:
    build = EngineBuild("b1", Path("/e/lib"))
    told = ["--lib", "/e/lib", "--build", "b1", "--backend", "libggml-cpu-x64.so"]
    assert engine_arguments(build, "libggml-cpu-x64.so") == told
    assert probe_arguments(build, "libggml-cpu-x64.so", Path("/m.gguf")) == ["--probe", *told, "--model", "/m.gguf"]
    assert probe_arguments(build, "", None)[-2:] == ["--model", ""]
