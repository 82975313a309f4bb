"""`bantam quantize`."""

from pathlib import Path

import pytest

from tests.cli.running import Bantam
from tests.fixtures.tiny_models.maker import write_tiny

F32 = 0


@pytest.mark.engine
def test_the_command_says_why_not_and_which_name(bantam: Bantam, tmp_path: Path) -> None:
    none = bantam("quantize", "SmolLM2-135M-Instruct.Q4_1")
    assert (none.code, "few bits already" in none.err) == (1, True)
    models = tmp_path / "data" / "models"
    models.mkdir(parents=True, exist_ok=True)
    write_tiny(models / "Tiny.F32.gguf", keys={"general.file_type": F32})
    assert bantam("quantize", "Tiny.F32", "q4_0").err == ""
    again = bantam("quantize", "Tiny.F32", "q4_0")
    assert again.out.strip() == str(models / "Tiny.Q4_0 (2).gguf")
    assert again.err == "Tiny.Q4_0.gguf was there already and stays; the new file is Tiny.Q4_0 (2).gguf\n"
