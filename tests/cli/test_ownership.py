"""Export, import and backup as a shell sees them."""

import json
from pathlib import Path
from typing import Any

from tests.cli.running import Bantam

CHATS: dict[str, Any] = {
    "format": "bantam-chats",
    "version": 1,
    "chats": [
        {"id": "a", "title": "Bread", "messages": [{"id": "1", "role": "user", "text": "How?"}]},
        {"id": "b", "title": "Stars", "messages": [{"id": "2", "role": "user", "text": "Where?"}]},
    ],
}


def test_chats_come_in_go_out_and_come_back(bantam: Bantam, tmp_path: Path) -> None:
    file = tmp_path / "chats.json"
    file.write_text(json.dumps(CHATS))
    ran = bantam("import", "--json", str(file))
    assert ran.code == 0, ran.err
    assert sorted(ran.json["new"]) == ["a", "b"]
    assert bantam("import", str(file)).out == "0 imported, 0 as copies, 2 were here already\n"

    listed = bantam("export")
    assert {line.split("  ")[1] for line in listed.out.splitlines()} == {"Bread", "Stars"}
    ran = bantam("export", "bread", "--to", str(tmp_path / "out"))
    assert ran.code == 0, ran.err
    assert Path(ran.out.strip()) == tmp_path / "out" / "Bread.md"
    assert "How?" in (tmp_path / "out" / "Bread.md").read_text()
    ran = bantam("export", "--all", "--format", "html", "--to", str(tmp_path / "out"), "--json")
    assert ran.json["chats"] == 2
    missing = bantam("export", "none")
    assert missing.code == 1
    assert "'none'" in missing.err

    made = bantam("backup", "--json").json
    assert (made["chats"], made["reason"]) == (2, "asked")
    assert bantam("backup", "--list", "--json").json["backups"] == [made]
    (tmp_path / "data" / "bantam.sqlite3").write_bytes(b"damage" * 1000)
    assert bantam("export").code == 1
    ran = bantam("backup", "--restore", made["name"], "--json")
    assert (ran.code, ran.json["before"]) == (0, None), ran.err
    assert len(bantam("export", "--json").json["chats"]) == 2
    ran = bantam("backup", "--restore", made["name"])
    assert ran.code == 0
    assert "before-restore" in ran.err
    assert bantam("backup", "--restore", "none", "--json").json["error"]["kind"] == "BACKUP_UNUSABLE"


def test_a_folder_goes_out_and_comes_back(bantam: Bantam, tmp_path: Path) -> None:
    chats = [dict(chat) for chat in CHATS["chats"]]
    chats[0]["folder"] = [{"id": "f", "name": "Food"}]
    (tmp_path / "chats.json").write_text(json.dumps({**CHATS, "chats": chats}))
    assert bantam("import", "--json", str(tmp_path / "chats.json")).json["folders"] == ["f"]
    ran = bantam("export", "--folder", "food", "--to", str(tmp_path / "out"), "--json")
    assert (ran.code, ran.json["files"]) == (0, [str(tmp_path / "out" / "Food" / "Bread.md")]), ran.err
    ran = bantam("export", "--folder", "none")
    assert (ran.code, "'none'" in ran.err) == (1, True)
    assert bantam("export", "--folder", "food", "--all").code == 2


def test_what_cannot_be_imported_is_told(bantam: Bantam, tmp_path: Path) -> None:
    assert bantam("import").code == 2
    (tmp_path / "bad.json").write_text("{}")
    ran = bantam("import", str(tmp_path / "bad.json"), "--json")
    assert (ran.code, ran.json["error"]["kind"]) == (1, "IMPORT_UNUSABLE")
    (tmp_path / "good.md").write_text("Words")
    ran = bantam("import", str(tmp_path / "bad.json"), str(tmp_path / "good.md"))
    assert ran.code == 1
    assert ran.out.startswith("1 imported")
    assert "bad.json was not imported: it is neither" in ran.err
