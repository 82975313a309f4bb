"""The other commands."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.running import Bantam

ROOT = Path(__file__).parents[2]


def test_models_lists_the_starter_model_with_its_licence(bantam: Bantam) -> None:
    ran = bantam("models", "--json")
    starter = next(model for model in ran.json["models"] if model["id"] == "SmolLM2-135M-Instruct.Q4_1")
    assert starter["is_starter"]
    assert starter["quantisation"] == "Q4_1"
    assert starter["licence"] == "Apache-2.0"
    assert starter["size"] == 98_362_432
    assert starter["template"] == "automatic"


def test_models_names_the_template_that_was_chosen(bantam: Bantam, tmp_path: Path) -> None:
    bantam("models")
    chosen = {"SmolLM2-135M-Instruct.Q4_1": {"template": "Vicuna"}}
    (tmp_path / "data" / "settings.json").write_text(json.dumps({"templates": chosen}))
    listed = bantam("models", "--json").json["models"]
    assert [model["template"] for model in listed] == ["Vicuna", "automatic"]


def test_models_tells_which_files_are_broken(bantam: Bantam, tmp_path: Path) -> None:
    bantam("models")
    (tmp_path / "data" / "models" / "bad.gguf").write_bytes(b"GGUF")
    ran = bantam("models")
    assert ran.code == 0
    assert "bad.gguf" in ran.err


def test_machine_shows_real_facts(bantam: Bantam) -> None:
    facts = bantam("machine", "--json").json
    assert facts["memory_total_bytes"] > 1 << 28
    assert facts["processor"]


def test_doctor_without_an_engine_says_so_and_goes_on(bantam: Bantam, tmp_path: Path) -> None:
    ran = bantam("doctor", "--json", env={"BANTAM_INSTALLATION": str(tmp_path / "none.json")})
    assert ran.code == 1
    checks = {check["name"]: check for check in ran.json["checks"]}
    assert not checks["engine"]["fine"]
    assert "packaging/run" in checks["engine"]["words"]
    assert checks["chats"]["fine"]


def test_doctor_names_the_engine_and_no_home(bantam: Bantam) -> None:
    ran = bantam("doctor")
    assert "engine" in ran.out
    assert str(Path.home()) + "/" not in ran.out


@pytest.mark.engine
def test_chat_remembers_across_runs(bantam: Bantam) -> None:
    first = bantam("chat", stdin="What is the capital of France?\n")
    assert first.code == 0, first.err
    assert first.out.strip()
    again = bantam("chat", "--continue", "--json", stdin="And of Italy?\n")
    assert again.code == 0, again.err
    assert again.json["role"] == "assistant"


def test_a_wrong_word_is_a_usage_error(bantam: Bantam) -> None:
    assert bantam("ask", "--no-such-option").code == 2


def test_version_and_help(bantam: Bantam) -> None:
    assert bantam("--version").out.startswith("Bantam ")
    assert "ask" in bantam("--help").out


def test_the_command_line_imports_neither_qt_nor_numpy_nor_llama() -> None:
    import subprocess

    code = (
        "import sys; from desktop.__main__ import main; main(['models']);"
        "bad = {'PySide6', 'numpy', 'llama_cpp', 'jinja2'} & set(sys.modules); sys.exit(','.join(bad) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
