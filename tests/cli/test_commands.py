"""The other commands."""

import json
import os
import sys
from pathlib import Path

import pytest

from desktop.core.machine import MachineFacts
from tests.cli.running import Bantam
from tests.library.gguf_maker import Gguf

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


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_name_that_is_no_text_is_a_problem_and_escaped(bantam: Bantam, tmp_path: Path) -> None:
    good = Gguf().write(tmp_path / "data" / "models" / "good.gguf")
    bad = Path(os.fsdecode(os.fsencode(good.parent) + b"/bad\xff.gguf"))
    bad.write_bytes(good.read_bytes())
    ran = bantam("models", "--json")
    assert ran.code == 0, ran.err
    assert "good" in [model["id"] for model in ran.json["models"]]
    assert "bad\\udcff" in ran.out
    (problem,) = ran.json["unreadable"]
    assert os.fsencode(problem["path"]) == os.fsencode(bad), "nothing of the name is lost"
    assert problem["reason"] == "a name in its path is not valid UTF-8: rename it"
    ran = bantam("models")
    assert ran.code == 0, ran.err
    assert "bad\\udcff.gguf cannot be used: a name in its path" in ran.err
    asked = bantam("ask", "Hello", "--json", "--model", str(bad))
    assert (asked.code, asked.json["error"]["kind"]) == (1, "MODEL_UNREADABLE")
    assert "bad\\udcff" in bantam("doctor").out


def test_machine_shows_real_facts(bantam: Bantam) -> None:
    facts = bantam("machine", "--json").json
    assert facts["memory_total_bytes"] > 1 << 28
    assert facts["processor"]


def test_what_needs_no_engine_works_without_one(bantam: Bantam, tmp_path: Path) -> None:
    none = {"BANTAM_INSTALLATION": str(tmp_path / "none.json")}
    Gguf().write(tmp_path / "data" / "models" / "own.gguf")
    facts = bantam("machine", "--json", env=none)
    assert facts.code == 0, facts.err
    assert facts.json["memory_total_bytes"]
    models = bantam("models", "--json", env=none)
    assert models.code == 0, models.err
    assert [model["id"] for model in models.json["models"]] == ["own"]
    asked = bantam("ask", "--json", "Hello", env=none)
    assert (asked.code, asked.json["error"]["kind"]) == (1, "ENGINE_MISSING")


def test_doctor_without_an_engine_says_so_and_goes_on(bantam: Bantam, tmp_path: Path) -> None:
    ran = bantam("doctor", "--json", env={"BANTAM_INSTALLATION": str(tmp_path / "none.json")})
    assert ran.code == 1
    checks = {check["name"]: check for check in ran.json["checks"]}
    assert not checks["engine"]["fine"]
    assert "packaging/run" in checks["engine"]["words"]
    assert checks["chats"]["fine"]


def test_doctor_survives_a_log_that_it_cannot_read(bantam: Bantam, tmp_path: Path) -> None:
    (tmp_path / "data" / "logs" / "window.log").mkdir(parents=True)
    ran = bantam("doctor")
    assert ran.code in (0, 1), ran.err
    assert "log  The log cannot be read: [Errno 21] Is a directory" in ran.out
    assert "fine  folders: " in ran.out


def test_doctor_tells_all_facts_of_the_machine(bantam: Bantam) -> None:
    told = {line.partition(":")[0] for line in bantam("doctor").out.splitlines()}
    assert {name.removesuffix("_bytes").replace("_", " ") for name in MachineFacts.__struct_fields__} <= told


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


@pytest.mark.engine
@pytest.mark.slow
def test_models_measures_one_and_says_what_it_found(bantam: Bantam) -> None:
    """This computer may be busy: then it says that, and the exit code is another."""
    ran = bantam("models", "--tune", "SmolLM2-135M-Instruct.Q4_1", "--json")
    assert ran.json["outcome"] in ("faster", "same", "busy")
    assert ran.code == (1 if ran.json["outcome"] == "busy" else 0)
    assert ran.json["seconds"] <= 20


def test_models_cannot_measure_what_is_not_there(bantam: Bantam) -> None:
    ran = bantam("models", "--tune", "nonsense")
    assert ran.code == 1
    assert "nonsense" in ran.err
