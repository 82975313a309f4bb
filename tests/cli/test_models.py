"""Models on the command line: added, found in other programs, checked and deleted."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.running import Bantam
from tests.fixtures.peft_maker import write_peft
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny
from tests.library.other_programs.stores import gguf, tree_hash, write, write_all


def test_a_model_is_imported_checked_and_deleted(bantam: Bantam, tmp_path: Path) -> None:
    source = write(tmp_path / "Mine.Q4_0.gguf", gguf("Mine"))
    added = bantam("import", str(source), "--json")
    assert added.code == 0
    assert added.json == {"how": "copy", "files": [str(tmp_path / "data" / "models" / "Mine.Q4_0.gguf")], "present": {}}
    checked = bantam("verify", "Mine.Q4_0", "--json")
    assert (checked.code, checked.json["Mine.Q4_0"]["soundness"]) == (0, "sound")
    assert bantam("rm", "Mine.Q4_0").code == 2
    removed = bantam("rm", "Mine.Q4_0", "--yes", "--json")
    assert (removed.code, removed.json["freed"]) == (0, source.stat().st_size)
    assert bantam("rm", "Mine.Q4_0", "--yes", "--json").json["error"]["kind"] == "MODEL_UNKNOWN"
    page = write(tmp_path / "page.gguf", b"<html>")
    assert bantam("import", str(page), "--json").json["error"]["kind"] == "MODEL_UNREADABLE"


def test_chats_models_and_folders_come_in_together(bantam: Bantam, tmp_path: Path) -> None:
    source = write(tmp_path / "given" / "Mine.Q4_0.gguf", gguf("Mine"))
    note = write(tmp_path / "notes.md", b"Words")
    folder = tmp_path / "folder"
    write(folder / "deep" / "Other.Q4_0.gguf", gguf("Other"))
    ran = bantam("import", str(source), str(note), str(folder))
    models = tmp_path / "data" / "models"
    assert (ran.code, ran.err) == (0, "")
    first, *rest = ran.out.splitlines()
    assert first.startswith("1 imported")
    assert rest == [str(models / "Mine.Q4_0.gguf"), str(models / "Other.Q4_0.gguf")]
    again = bantam("import", str(source))
    assert (again.code, again.out) == (0, "")
    assert f"Mine.Q4_0.gguf is already here as {models / 'Mine.Q4_0.gguf'}" in again.err
    bad = write(tmp_path / "bad.gguf", b"<html>")
    both = bantam("import", str(bad), str(note), "--json")
    assert (both.code, both.json["present"], both.json["problems"][0]["where"]) == (1, {}, "bad.gguf")


def test_a_change_is_told_until_it_is_accepted(bantam: Bantam, tmp_path: Path) -> None:
    path = write(tmp_path / "data" / "models" / "Mine.Q4_0.gguf", gguf("Mine"))
    assert bantam("verify", "Mine.Q4_0").code == 0
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    changed = bantam("verify", "Mine.Q4_0")
    assert (changed.code, "Its bytes have changed since it was checked on 20" in changed.out) == (1, True)
    assert bantam("verify", "--accept").code == 2
    assert bantam("verify", "Mine.Q4_0", "--accept").code == 0
    assert bantam("verify", "Mine.Q4_0").code == 0


def test_on_a_full_disk_it_is_said_that_nothing_was_accepted(bantam: Bantam, tmp_path: Path) -> None:
    path = write(tmp_path / "data" / "models" / "Mine.Q4_0.gguf", gguf("Mine"))
    assert bantam("verify", "Mine.Q4_0").code == 0
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    program = [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path / "data")]
    # A limit on the size of files is a full disk for whoever writes.
    command = ["sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *program, "verify", "Mine.Q4_0"]
    for words in (["--accept"], ["--accept", "--json"]):
        ran = subprocess.run([*command, *words], capture_output=True, text=True, check=False, timeout=60)
        assert ran.returncode == 1, ran.stderr
        assert "Traceback" not in ran.stderr
    assert json.loads(ran.stdout)["error"]["kind"] == "MODEL_NOT_NOTED"
    assert f"Make room on the disk of {tmp_path / 'data'}" in json.loads(ran.stdout)["error"]["next_step"]
    assert "have changed since" in bantam("verify", "Mine.Q4_0").out


def test_a_link_that_leads_nowhere_goes_and_frees_nothing(bantam: Bantam, tmp_path: Path) -> None:
    link = tmp_path / "data" / "models" / "Far.Q4_0.gguf"
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "nowhere.gguf")
    assert bantam("verify").code == 1
    told = bantam("rm", "Far.Q4_0", "--yes", "--json")
    assert (told.code, told.json["freed"], told.json["is_dangling"]) == (0, 0, True)
    assert not os.path.lexists(link)
    link.symlink_to(tmp_path / "nowhere.gguf")
    said = bantam("rm", "Far.Q4_0", "--yes").out
    assert said == "the link is deleted; what it led to was gone already, so nothing was freed\n"


def test_what_is_gone_or_broken_can_be_told_and_taken_away(bantam: Bantam, tmp_path: Path) -> None:
    source = write(tmp_path / "Mine.Q4_0.gguf", gguf("Mine"))
    assert bantam("import", str(source), "--in-place").code == 0
    source.unlink()
    broken = write(tmp_path / "data" / "models" / "page.gguf", b"<html>")
    checked = bantam("verify")
    assert checked.code == 1
    assert f"{source}  Its file is not there any more." in checked.out
    assert f"{broken}  It cannot be used: " in checked.out
    assert bantam("rm", "Mine.Q4_0", "--yes").out == "Mine.Q4_0 is forgotten; its file was gone already\n"
    assert bantam("rm", str(broken), "--yes").code == 0
    assert not broken.exists()
    left = bantam("verify", "--json")
    assert (left.code, len(left.json)) == (0, 2)


def test_deleting_a_second_name_says_why_nothing_is_free(bantam: Bantam, tmp_path: Path) -> None:
    source = write(tmp_path / "Mine.Q4_0.gguf", gguf("Mine"))
    bantam("import", str(source), "--link")
    assert bantam("rm", "Mine.Q4_0", "--yes").out.startswith("nothing freed: ")


def test_other_programs_are_listed_and_used(bantam: Bantam, tmp_path: Path) -> None:
    home = tmp_path / "somebody"
    write_all(home)
    before = tree_hash(home)
    env = {"HOME": str(home), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}
    listed = bantam("models", "--other-programs", env=env)
    assert "Ollama  tiny:1b" in listed.out
    used = bantam("models", "--use", "tiny:1b", "--json", env=env)
    assert (used.json["id"], used.json["origin"]) == ("tiny:1b", "Ollama")
    assert bantam("models", "--other-programs", "--json", env=env).json["saved"] > 0
    assert bantam("rm", "tiny:1b", "--yes", env=env).code == 0
    assert tree_hash(home) == before


def test_adapters_come_in_are_listed_and_deleted(bantam: Bantam, tmp_path: Path) -> None:
    models = tmp_path / "data" / "models"
    write_tiny(models / "tiny.gguf", "llama")
    write_tiny(models / "other.gguf", "llama")
    given = write_lora(tmp_path / "rhymes.gguf", "llama", keys={"general.name": "Rhymes"})
    folder = write_peft(tmp_path / "mine", "llama", config={"base_model_name_or_path": "somebody/neither"})
    added = bantam("import", str(given), str(folder), "--json")
    assert (added.code, added.json["files"]) == (1, [str(models / "rhymes.gguf")])
    assert "not clear which model" in added.json["problems"][0]["reason"]
    assert "these fit: other, tiny." in bantam("import", str(folder)).err
    made = bantam("import", str(folder / "adapter_config.json"), "--for", "tiny")
    assert (made.code, made.out.strip()) == (0, str(models / "adapters" / "mine.gguf"))
    listed = bantam("models", "--json").json["adapters"]
    assert [(one["name"], one["used_by"]) for one in listed] == [("mine", []), ("Rhymes", [])]
    assert "Rhymes  0 MB  llama  adapter" in bantam("models").out
    assert bantam("fit", str(given), "--json").json["error"]["kind"] == "MODEL_UNREADABLE"
    assert bantam("rm", "rhymes").code == 2
    removed = bantam("rm", "Rhymes", "--yes", "--json")
    assert (removed.code, removed.json["freed"]) == (0, given.stat().st_size)
    assert not (models / "rhymes.gguf").exists()
