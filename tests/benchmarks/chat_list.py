"""How long the list of 10,000 chats takes to be read and shown, and a search in them, per keystroke.

    python tests/benchmarks/chat_list.py [--chats 10000] [--runs 5] [--json FILE]

Each row is the work from a key to the new rows in the sidebar: the query on a real SQLite file, the rows made of it,
and the view that takes them and is drawn. The exit code is 1 when the slowest keystroke is above the limit; time it
on a computer that does nothing else.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.core.chat import Conversation, Finish, Message, Role  # noqa: E402
from desktop.services.conversation_service import ConversationService  # noqa: E402
from desktop.storage.conversation_store import ConversationStore  # noqa: E402
from desktop.storage.database import Database  # noqa: E402
from desktop.ui.application import make_application  # noqa: E402
from desktop.ui.chat.conversation_list.date_groups import hit_rows  # noqa: E402
from desktop.ui.chat.conversation_list.list_row import ListRow  # noqa: E402
from desktop.ui.chat.conversation_list.list_rows import list_rows  # noqa: E402
from desktop.ui.chat.conversation_list.sidebar import Sidebar  # noqa: E402
from desktop.ui.theme.theme import Theme  # noqa: E402

LIMIT = 50.0  # ms a keystroke
MESSAGES = 4  # in each chat
WORDS = [
    "the",
    "a",
    "of",
    "to",
    "river",
    "bread",
    "stone",
    "water",
    "model",
    "answer",
    "question",
    "light",
    "winter",
    "summer",
    "paper",
    "window",
    "garden",
    "music",
    "number",
    "colour",
    "morning",
    "evening",
    "mountain",
    "island",
    "history",
    "language",
    "letter",
    "machine",
    "market",
    "memory",
    "minute",
    "mirror",
    "moment",
    "money",
]
SIGNS = "我喜欢吃面包🍞"  # what the index of words has not got
TYPED: tuple[str, ...] = (
    "the river",
    "morning bread",
    "zebra",
    "m",
    "in:folder3 the",
    "model:qwen w",
    "in:folder3",
    "needle",
)
TYPED += ("面包", "🍞", "the 面包", "蛋糕", "🍕")


def fill(service: ConversationService, store: ConversationStore, count: int) -> None:
    """Chats, messages and folders that look like a person's; one word is in one chat only."""
    dice = random.Random(20261126)
    folders = [service.folders.create(f"folder{number}", None).id for number in range(30)]
    now = time.time()
    with store.database.writing():
        for number in range(count):
            chat, at = f"chat{number:06}", now - (count - number) * 3600.0
            title = " ".join(dice.choices(WORDS, k=4))
            pinned = at if number % 2000 == 0 else None
            home = dice.choice(folders) if dice.random() < 0.3 else None
            store.put_conversation(
                Conversation(id=chat, title=title, created_at=at, updated_at=at, folder_id=home, pinned_at=pinned)
            )
            for place in range(MESSAGES):
                text = " ".join(dice.choices(WORDS, k=120)) + (f" needle {SIGNS}" if number == 7 and place == 1 else "")
                is_answer = place % 2 == 1
                store.add_message(
                    Message(
                        id=f"{chat}-{place}",
                        conversation_id=chat,
                        parent_id=f"{chat}-{place - 1}" if place else None,
                        role=Role.ASSISTANT if is_answer else Role.USER,
                        text=text,
                        created_at=at,
                        finish=Finish.STOP if is_answer else None,
                        model_name=("Qwen 3" if number % 3 else "Phi 4") if is_answer else "",
                    )
                )


def keystrokes() -> list[str]:
    """What stands in the field after each key."""
    return [typed[:end] for typed in TYPED for end in range(1, len(typed) + 1)]


def timed(work: Callable[[], list[ListRow]], show: Callable[[list[ListRow]], None]) -> tuple[float, float]:
    """Milliseconds beside the GUI thread, and on it."""
    began = time.perf_counter()
    rows = work()
    made = time.perf_counter()
    show(rows)
    return (made - began) * 1000, (time.perf_counter() - made) * 1000


def main() -> int:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    application = make_application(["bantam"])
    sidebar = Sidebar(Theme())
    sidebar.resize(240, 800)
    sidebar.show()
    figures: dict[str, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "chats.sqlite3", Path(folder) / "backups")
        database.open()
        store = ConversationStore(database)
        service = ConversationService(store)
        fill(service, store, options.chats)

        def show(rows: list[ListRow]) -> None:
            sidebar.set_rows(rows, "")
            sidebar.list.viewport().repaint()

        def whole() -> list[ListRow]:
            return list_rows(service.conversations(), service.folders.folders(), date.today())

        cases = {"the whole list": whole} | {f"“{typed}”": _search(service, typed) for typed in keystrokes()}
        for name, work in cases.items():
            pairs = [timed(work, show) for _ in range(options.runs)]
            figures[name] = {"task_ms": [one for one, _ in pairs], "window_ms": [one for _, one in pairs]}
        database.close()
    sidebar.close()
    sidebar.deleteLater()
    application.processEvents()
    slow = _print(figures)
    if options.json:
        options.json.write_text(json.dumps({"chats": options.chats, "limit_ms": LIMIT, "figures": figures}, indent=2))
    return 1 if slow else 0


def _search(service: ConversationService, typed: str) -> Callable[[], list[ListRow]]:
    return lambda: hit_rows(service.search(typed))


def _print(figures: dict[str, dict[str, list[float]]]) -> list[str]:
    """The table; returns what is above the limit."""
    slow = []
    print(f"{'after the key':24} {'task, ms':>10} {'window, ms':>12} {'slowest, ms':>13}")
    for name, found in figures.items():
        both = [task + window for task, window in zip(found["task_ms"], found["window_ms"], strict=True)]
        task, window = statistics.median(found["task_ms"]), statistics.median(found["window_ms"])
        print(f"{name:24} {task:10.1f} {window:12.1f} {max(both):13.1f}")
        if max(both) > LIMIT:
            slow.append(f"{name}: {max(both):.1f} ms")
    print("above the limit:", "; ".join(slow) or "nothing")
    return slow


if __name__ == "__main__":
    sys.exit(main())
