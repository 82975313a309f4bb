"""Where other programs keep things, on each system."""

import json
from pathlib import Path

import pytest

from desktop.core.library import Program
from desktop.library.other_programs.places import Surroundings, folders_of, program_at

USUAL = {
    "linux": {
        Program.LM_STUDIO: [".lmstudio/models", ".cache/lm-studio/models"],
        Program.OLLAMA: [".ollama/models"],
        Program.JAN: ["jan", ".local/share/Jan/data"],
        Program.GPT4ALL: [".local/share/nomic.ai/GPT4All"],
        Program.HUGGING_FACE: [".cache/huggingface/hub"],
    },
    "darwin": {
        Program.LM_STUDIO: [".lmstudio/models", ".cache/lm-studio/models"],
        Program.OLLAMA: [".ollama/models"],
        Program.JAN: ["jan", "Library/Application Support/Jan/data"],
        Program.GPT4ALL: ["Library/Application Support/nomic.ai/GPT4All"],
        Program.HUGGING_FACE: [".cache/huggingface/hub"],
    },
    "win32": {
        Program.LM_STUDIO: [".lmstudio/models", ".cache/lm-studio/models"],
        Program.OLLAMA: [".ollama/models"],
        Program.JAN: ["jan", "AppData/Roaming/Jan/data"],
        Program.GPT4ALL: ["AppData/Local/nomic.ai/GPT4All"],
        Program.HUGGING_FACE: [".cache/huggingface/hub"],
    },
}


@pytest.mark.parametrize("system", USUAL)
def test_the_usual_places(tmp_path: Path, system: str) -> None:
    around = Surroundings(system=system, home=tmp_path, environment={})
    for program, folders in USUAL[system].items():
        assert folders_of(program, around) == []
        for folder in folders:
            (tmp_path / folder).mkdir(parents=True)
        assert sorted(folders_of(program, around)) == sorted(tmp_path / folder for folder in folders)


def test_variables_and_settings_go_before(tmp_path: Path) -> None:
    places = {name: tmp_path / name for name in ("ollama", "hf", "cache", "lm", "jan", "gpt")}
    for path in places.values():
        path.mkdir()
    (tmp_path / "hf" / "hub").mkdir()
    variables = {"OLLAMA_MODELS": str(places["ollama"]), "HF_HOME": str(places["hf"]), "HF_HUB_CACHE": "~nobody/x"}
    around = Surroundings(system="linux", home=tmp_path, environment=variables)
    (tmp_path / ".lmstudio").mkdir()
    (tmp_path / ".lmstudio" / "settings.json").write_text(json.dumps({"downloadsFolder": str(places["lm"])}))
    (tmp_path / ".config" / "nomic.ai").mkdir(parents=True)
    (tmp_path / ".config" / "nomic.ai" / "GPT4All.ini").write_text(f"[General]\nmodelPath={places['gpt']}\n")
    (tmp_path / ".local" / "share" / "Jan").mkdir(parents=True)
    (tmp_path / ".local" / "share" / "Jan" / "settings.json").write_text(
        json.dumps({"data_folder": str(places["jan"])})
    )
    assert folders_of(Program.OLLAMA, around)[0] == places["ollama"]
    assert folders_of(Program.HUGGING_FACE, around) == [places["hf"] / "hub"]
    assert folders_of(Program.LM_STUDIO, around) == [places["lm"]]
    assert folders_of(Program.GPT4ALL, around) == [places["gpt"]]
    assert folders_of(Program.JAN, around) == [places["jan"]]


def test_where_jan_and_the_hub_were_before(tmp_path: Path) -> None:
    for name in (".config/Jan/data", "own", "old"):
        (tmp_path / name).mkdir(parents=True)
    variables = {"JAN_DATA_FOLDER": str(tmp_path / "own"), "HUGGINGFACE_HUB_CACHE": str(tmp_path / "old")}
    around = Surroundings(system="linux", home=tmp_path, environment=variables)
    assert folders_of(Program.JAN, around) == [tmp_path / "own", tmp_path / ".config" / "Jan" / "data"]
    assert folders_of(Program.HUGGING_FACE, around) == [tmp_path / "old"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"downloadsFolder": 3}', "[" * 10_000])
def test_settings_that_are_none(tmp_path: Path, text: str) -> None:
    (tmp_path / ".lmstudio" / "models").mkdir(parents=True)
    (tmp_path / ".lmstudio" / "settings.json").write_text(text)
    around = Surroundings(system="linux", home=tmp_path, environment={})
    assert folders_of(Program.LM_STUDIO, around) == [tmp_path / ".lmstudio" / "models"]


def test_whose_a_file_is(tmp_path: Path) -> None:
    around = Surroundings(system="linux", home=tmp_path, environment={})
    inside = tmp_path / ".ollama" / "models" / "blobs" / "sha256-0"
    inside.parent.mkdir(parents=True)
    inside.write_bytes(b"x")
    link = tmp_path / "own.gguf"
    link.symlink_to(inside)
    assert program_at(inside, around) is Program.OLLAMA
    assert program_at(link, around) is Program.OLLAMA
    assert program_at(tmp_path / "other.gguf", around) is None
