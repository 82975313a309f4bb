"""`bantam fit`."""

import os
from pathlib import Path

from tests.cli.running import Bantam
from tests.fixtures.loopback_hub.server import Hub
from tests.fixtures.tiny_models.real_shapes import write_real


def test_a_model_on_this_computer_is_judged(bantam: Bantam) -> None:
    ran = bantam("fit", "SmolLM2-135M-Instruct.Q4_1", "--ctx", "2048", "--cache", "q8_0", "--json")
    told = ran.json
    assert (ran.code, told["context"], told["cache"], told["by_engine"]) == (0, 2048, "q8_0", True)
    assert 180 << 20 < sum(told["need"].values()) < 220 << 20
    assert told["left"] == told["available"] - sum(told["need"].values())


def test_a_header_without_weights_is_enough(bantam: Bantam, tmp_path: Path) -> None:
    path = write_real(tmp_path / "large.gguf", "mistral-7b", weights=False)
    lines = bantam("fit", str(path), "--ctx", "8192").out.splitlines()
    assert lines[0].startswith(str(path))
    assert lines[1].startswith(("Good", "Tight", "Too large"))
    assert "context 1.07 GB" in lines[2]


def test_of_a_model_on_the_hub_only_the_beginning_is_read(bantam: Bantam, tmp_path: Path) -> None:
    path = write_real(tmp_path / "model-Q4_K_M.gguf", "small")
    with Hub({"maker/model-GGUF/model-Q4_K_M.gguf": path.read_bytes()}).running() as hub:
        ran = bantam("fit", "maker/model-GGUF/model-Q4_K_M.gguf", "--json", env={"HF_ENDPOINT": hub.url})
    assert ran.code == 0, ran.err
    assert (ran.json["model"], ran.json["by_engine"]) == ("maker/model-GGUF/model-Q4_K_M.gguf", True)
    assert ran.json["need"] == bantam("fit", str(path), "--json").json["need"]


def test_offline_the_catalogue_tells_about_how_much(bantam: Bantam) -> None:
    ran = bantam("fit", "mistral-7b-instruct-v0.3", env={"HF_ENDPOINT": "http://127.0.0.1:9"})
    assert ran.out.splitlines()[-2] == "estimated from rounded figures"


def test_what_is_no_model_is_told(bantam: Bantam, tmp_path: Path) -> None:
    path = tmp_path / "notes.gguf"
    path.write_text("only words")
    ran = bantam("fit", str(path), "--json")
    assert (ran.code, ran.json["error"]["kind"]) == (1, "MODEL_UNREADABLE")
    assert bantam("fit", "nobody").code == 1


def test_a_path_that_leads_to_nothing_is_no_address(bantam: Bantam, tmp_path: Path) -> None:
    for words in (str(tmp_path / "nobody.gguf"), "./nobody.gguf", "~/no/body.gguf"):
        assert bantam("fit", words, "--json").json["error"]["kind"] in ("MODEL_UNKNOWN", "MODEL_MISSING"), words


def test_the_file_the_speed_and_a_clipped_context_are_told(bantam: Bantam) -> None:
    lines = bantam("fit", "SmolLM2-135M-Instruct.Q4_1", "--ctx", "64k").out.splitlines()
    assert lines[0].endswith("SmolLM2-135M-Instruct.Q4_1.gguf  Q4_1")
    assert lines[-2:] == [
        "not 65,536 tokens: it was trained for 8,192",
        "speed: not measured yet: bantam machine --probe",
    ]


def test_wrong_numbers_and_impossible_names_are_told(bantam: Bantam, tmp_path: Path) -> None:
    wrong = bantam("fit", "x", "--ctx", "many")
    assert (wrong.code, "'many' is no number of tokens from 1 to 1,048,576" in wrong.err) == (2, True)
    long = "x" * 300
    for words in (["fit", long], ["rm", f"{long}.gguf"], ["quantize", long], ["verify", long], ["import", long]):
        ran = bantam(*words)
        assert (ran.code, ran.err.count("Traceback")) == (1, 0), ran.err
    odd = write_real(tmp_path / os.fsdecode(b"caf\xe9.gguf"), "mistral-7b", weights=False)
    assert "is not valid UTF-8: rename it" in bantam("fit", str(odd)).err


def test_a_type_that_a_model_cannot_have_is_told(bantam: Bantam, tmp_path: Path) -> None:
    path = write_real(tmp_path / "eighty.gguf", "phi-2", weights=False)
    assert "not q8_0: its keys and values cannot be kept as that" in bantam("fit", str(path), "--cache", "q8_0").out
    assert "not f16" not in bantam("fit", str(path), "--cache", "f16").out
