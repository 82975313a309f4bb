"""Recaps on disk: kept, replaced, taken away, and copied into forks."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.chat import Conversation
from desktop.core.recap import Recap
from desktop.services.conversation_service import ConversationService
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
from tests.ui.chat.chats import answer, question

ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
from desktop.core.recap import Recap
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
database = Database(Path(sys.argv[1]), Path(sys.argv[1]).parent / "backups")
database.open()
store = ConversationStore(database)
for number in range(100_000):
    store.recaps.put("chat", [Recap(after_id="a1", text=f"Summary {number}", created_at=float(number))])
    print(number, flush=True)
"""


def filled(store: ConversationStore) -> None:
    store.put_conversation(Conversation(id="chat", title="Chat", created_at=1.0, updated_at=1.0))
    store.add_message(question("q1"))
    store.add_message(answer("a1", parent="q1"))
    store.add_message(question("q2", parent="a1"))


def test_one_for_each_message(store: ConversationStore) -> None:
    filled(store)
    first = Recap(after_id="a1", text="One", model_name="M", tokens=3, created_at=1.0)
    second = Recap(after_id="a1", text="Two", edited=True, created_at=2.0)
    store.recaps.put("chat", [first])
    store.recaps.put("chat", [second, Recap(after_id="", text="Before", created_at=0.0)])
    assert list(store.recaps.recaps("chat")) == ["", "a1"]
    assert store.recaps.recaps("chat")["a1"] == second
    assert store.recaps.remove("chat", "a1") == second
    assert store.recaps.remove("chat", "a1") is None
    assert store.recaps.recaps("other") == {}


def test_a_deleted_chat_takes_them_along(store: ConversationStore) -> None:
    filled(store)
    store.recaps.put("chat", [Recap(after_id="a1", created_at=1.0)])
    store.mark_deleted("chat", 1.0)
    store.purge_deleted()
    assert store.recaps.recaps("chat") == {}


def test_a_fork_reads_from_where_the_chat_is_read(store: ConversationStore) -> None:
    filled(store)
    recaps = [Recap(after_id="", text="Before", created_at=1.0), Recap(after_id="a1", text="So far", created_at=2.0)]
    store.recaps.put("chat", recaps)
    service = ConversationService(store)
    service.trees.fork("chat", "q2", "fork", "Fork")
    path = service.messages("fork")
    copied = service.recaps.all("fork")
    assert [(recap.after_id, recap.text) for recap in copied.values()] == [("", "Before"), (path[1].id, "So far")]
    service.trees.fork("chat", "q1", "earlier", "Earlier")
    assert list(service.recaps.all("earlier")) == [""]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_what_was_acknowledged_is_there_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "chats.sqlite3"
    database = Database(path, tmp_path / "backups")
    database.open()
    filled(ConversationStore(database))
    database.close()
    for wanted in (1, 7, 20):
        command = [sys.executable, "-c", CHILD, str(path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            acknowledged = -1
            while acknowledged < wanted:
                acknowledged = int(child.stdout.readline())
            os.kill(child.pid, signal.SIGKILL)
            rest = child.stdout.read().split("\n")
            acknowledged = max([acknowledged, *(int(line) for line in rest[:-1] if line)])
        database = Database(path, tmp_path / "backups")
        database.open()
        (recap,) = ConversationStore(database).recaps.recaps("chat").values()
        database.close()
        assert int(recap.text.split()[1]) in (acknowledged, acknowledged + 1)
