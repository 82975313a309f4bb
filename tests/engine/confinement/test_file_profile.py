"""The profile of the one child that writes a file: that file, and no other."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.engine.confinement.policy import Profile, Rule, rules

SCRIPT = """
import json, sys
from pathlib import Path
from desktop.engine.confinement.confine import confine
from desktop.engine.confinement.policy import Profile
lib, model, output, other = map(Path, sys.argv[1:])
confined = confine(lib, [model], Profile.FILE, output=output)
found = {"level": confined.level.value, "words": confined.words}
for name, path in (("output", output), ("other", other), ("model", model), ("new", other.with_name("new"))):
    try:
        path.open("wb").write(b"x")
        found[name] = True
    except OSError:
        found[name] = False
print(json.dumps(found))
"""


def test_only_its_output_is_writable(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.touch()
    assert [rule for rule in rules(Profile.FILE, tmp_path, [], output) if rule.writable] == [Rule(output, True)]
    assert not [rule for rule in rules(Profile.CPU, tmp_path, [], output) if rule.writable]


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock")
def test_a_real_process_writes_nothing_else(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("lib", "model", "output", "other")]
    paths[0].mkdir()
    for path in paths[1:]:
        path.write_bytes(b"before")
    command = [sys.executable, "-c", SCRIPT, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[3], check=False)
    found = json.loads(done.stdout)
    assert found == {"level": "full", "words": [], "output": True, "other": False, "model": False, "new": False}
    assert paths[3].read_bytes() == b"before"
