"""`bantam ask` with the real starter model."""

from pathlib import Path

import psutil
import pytest

from tests.cli.running import Bantam
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine
FRANCE = "What is the capital of France?"


def test_the_starter_model_knows_paris(bantam: Bantam) -> None:
    ran = bantam("ask", FRANCE, "--temperature", "0", "--json")
    assert ran.code == 0, ran.err
    answer = ran.json
    assert "Paris" in answer["text"]
    assert answer["finish_reason"] == "stop"
    assert answer["timings"]["tokens"] > 0
    assert answer["timings"]["decode_seconds"] >= 0
    engine = answer["engine"]
    assert (engine["architecture"], engine["quantisation"]) == ("llama", "Q4_1")
    assert engine["context"] == {"flash_attention": True, "cache_type_k": "f16", "cache_type_v": "f16"}
    assert engine["memory_bytes"] == sum(part["bytes"] for part in engine["memory"]) > 100_000_000
    assert engine["devices"][0]["name"] == "CPU"


def test_piped_text_is_read_and_the_answer_alone_is_on_stdout(bantam: Bantam) -> None:
    ran = bantam("ask", "--temperature", "0", stdin=FRANCE + "\n")
    assert ran.code == 0, ran.err
    assert "Paris" in ran.out
    assert "Loading" not in ran.out
    assert ran.err == ""


def test_the_limit_of_tokens_ends_the_answer(bantam: Bantam) -> None:
    ran = bantam("ask", "Tell me a long story.", "--max-tokens", "5", "--json")
    assert ran.json["finish_reason"] == "length"
    assert ran.json["timings"]["tokens"] == 5


def test_the_same_seed_writes_the_same(bantam: Bantam) -> None:
    words = ("ask", "Name a colour.", "--temperature", "1", "--seed", "7", "--max-tokens", "12")
    assert bantam(*words).out == bantam(*words).out


def test_the_system_prompt_is_used(bantam: Bantam) -> None:
    plain = bantam("ask", FRANCE, "--temperature", "0", "--json").json["timings"]["prompt_tokens"]
    longer = bantam("ask", FRANCE, "--temperature", "0", "--json", "--system", "Answer in one word. " * 5)
    assert longer.json["timings"]["prompt_tokens"] > plain


def test_an_unknown_model_names_those_there_are(bantam: Bantam) -> None:
    ran = bantam("ask", "Hello", "--model", "no-such-model")
    assert ran.code == 1
    assert ran.out == ""
    assert "no-such-model" in ran.err
    assert "SmolLM2-135M-Instruct.Q4_1" in ran.err


def test_a_broken_file_is_a_sentence(bantam: Bantam, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"<!DOCTYPE html>")
    ran = bantam("ask", "Hello", "--model", str(broken), "--json")
    assert ran.code == 1
    assert ran.json["error"]["kind"] == "MODEL_UNREADABLE"
    assert ran.json["error"]["next_step"]


def test_a_missing_file_is_a_sentence(bantam: Bantam, tmp_path: Path) -> None:
    ran = bantam("ask", "Hello", "--model", str(tmp_path / "gone.gguf"))
    assert ran.code == 1
    assert "gone.gguf" in ran.err
    assert "Traceback" not in ran.err


def test_a_prompt_longer_than_the_context_is_refused_whole(bantam: Bantam) -> None:
    ran = bantam("ask", "--context", "256", "--json", stdin="word " * 2000)
    assert ran.code == 1
    assert ran.json["error"]["kind"] == "PROMPT_TOO_LONG"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--temperature", "9"), "--temperature takes a number from 0.0 to 2.0"),
        (("--context", "-1"), "--context takes a number from 0 to 1,048,576"),
        (("--max-tokens", "0"), "--max-tokens takes a number from 1 to 131,072"),
        (("--seed", "-1"), "--seed takes a number from 0 to 4,294,967,294"),
        (("--system", "x" * 100_001), "--system is longer than 100,000 characters"),
    ],
)
def test_a_value_out_of_range_is_a_usage_error(bantam: Bantam, words: tuple[str, str], says: str) -> None:
    ran = bantam("ask", "Hello", *words)
    assert ran.code == 2
    assert ran.err.strip() == f"bantam: {says}"


def test_no_question_is_a_usage_error(bantam: Bantam) -> None:
    assert bantam("ask").code == 2


def test_everything_is_under_the_data_folder(bantam: Bantam, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    ran = bantam("ask", FRANCE, "--max-tokens", "3", env={"HOME": str(home), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""})
    assert ran.code == 0, ran.err
    assert not list(home.rglob("*"))


def test_the_engine_has_a_head_start_and_none_is_left_when_it_is_not_needed(bantam: Bantam) -> None:
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    assert bantam("ask").code == 2
    assert bantam("ask", "hello", "--model", "no such model").code == 1
    assert {child.pid for child in psutil.Process().children(recursive=True)} == before


def test_another_template_is_used_for_one_question(bantam: Bantam) -> None:
    automatic = bantam("ask", FRANCE, "--max-tokens", "3", "--json", "--template", "automatic").json["timings"]
    plain = bantam("ask", FRANCE, "--max-tokens", "3", "--json", "--template", "plain text").json["timings"]
    assert plain["prompt_tokens"] < automatic["prompt_tokens"]
    unknown = bantam("ask", FRANCE, "--template", "nonsense")
    assert unknown.code == 1
    assert "there is no template of that name" in unknown.err


def test_an_adapter_is_named_for_one_answer(bantam: Bantam, tmp_path: Path) -> None:
    models = tmp_path / "data" / "models"
    write_tiny(models / "tiny.gguf", "llama")
    write_lora(models / "rhymes.gguf", "llama", strength=2.0)
    afar = write_lora(tmp_path / "afar.gguf", "llama", strength=2.0, seed=3)
    asked = ("ask", "the rain in spain", "-m", "tiny", "--max-tokens", "8", "--temperature", "0", "--json")
    plain, one, other, none = (
        bantam(*asked, *words).json["text"]
        for words in ((), ("--adapter", "rhymes=0.5"), ("--adapter", str(afar)), ("--adapter", "none"))
    )
    assert len({plain, one, other}) == 3
    assert none == plain
    assert bantam(*asked, "--adapter", "nobody").json["error"]["kind"] == "ADAPTER_MISSING"
    assert bantam(*asked, "--adapter", "rhymes=much").json["error"]["kind"] == "ADAPTER_SCALE"
