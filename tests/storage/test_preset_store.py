"""Presets and setups on a real file."""

from desktop.core.chat import Conversation, Message, Role
from desktop.core.made_with import MadeWith
from desktop.core.message_tree import Link
from desktop.core.preset import ChatSetup, Preset, PresetValues
from desktop.core.sampling import Sampling
from desktop.storage.conversation_store import ConversationStore

CAREFUL = Preset(id="c", name="Careful", values=PresetValues(system_prompt="Cite.", sampling=Sampling(seed=3)))
BRIEF = Preset(id="b", name="brief", values=PresetValues(max_tokens=7, thinking=False))
SETUP = ChatSetup(preset_id="c", values=PresetValues(json_schema="{}", forces_schema=True))


def chat(store: ConversationStore, name: str) -> None:
    store.put_conversation(Conversation(id=name, title=name, created_at=1.0, updated_at=1.0))


def answer(name: str, chat_id: str) -> Message:
    return Message(
        id=name,
        conversation_id=chat_id,
        parent_id=None,
        role=Role.ASSISTANT,
        text="Paris",
        created_at=1.0,
        reasoning="Hm.",
        made_with=MadeWith(preset="Careful", changed=True, adapters=("notes",), fits_schema=True),
    )


def test_presets_are_kept_by_name_changed_deleted_and_brought_back(store: ConversationStore) -> None:
    store.presets.put([CAREFUL, BRIEF])
    assert store.presets.presets() == [BRIEF, CAREFUL]
    store.presets.mark_deleted("c", 1.0)
    assert store.presets.presets() == [BRIEF]
    assert store.presets.preset("c") is None
    store.presets.mark_deleted("c", None)
    assert store.presets.preset("c") == CAREFUL
    changed = Preset(id="b", name="Shorter", values=PresetValues())
    store.presets.put([changed])
    assert store.presets.presets() == [CAREFUL, changed]


def test_what_was_deleted_is_gone_after_a_start(store: ConversationStore) -> None:
    store.presets.put([CAREFUL])
    store.presets.mark_deleted("c", 1.0)
    store.purge_deleted()
    store.presets.mark_deleted("c", None)
    assert store.presets.presets() == []


def test_a_setup_belongs_to_its_chat_and_goes_with_it(store: ConversationStore) -> None:
    chat(store, "a")
    store.presets.put_setup("a", SETUP)
    assert store.presets.setup("a") == SETUP
    assert store.presets.setup("b") is None
    store.mark_deleted("a", 1.0)
    store.purge_deleted()
    assert store.presets.setup("a") is None


def test_a_chat_that_never_came_to_be_leaves_nothing(store: ConversationStore) -> None:
    chat(store, "a")
    for name in ("a", "new"):
        store.presets.put_setup(name, SETUP)
    store.purge_deleted()
    assert store.presets.setup("a") == SETUP
    assert store.presets.setup("new") is None


def test_what_wrote_an_answer_is_kept_with_it_and_goes_along_into_a_fork(store: ConversationStore) -> None:
    chat(store, "a")
    store.presets.put_setup("a", SETUP)
    message = answer("m", "a")
    store.add_message(message)
    assert store.messages("a") == [message]
    into = Conversation(id="f", title="f", created_at=1.0, updated_at=1.0)
    assert store.trees.fork([Link("m", None)], into, ["n"])
    (copied,) = store.messages("f")
    assert (copied.made_with, copied.reasoning) == (message.made_with, "Hm.")
    assert store.presets.setup("f") == SETUP
