"""Folders and places on a real file: nothing is lost, whatever is moved, deleted and taken back."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.chat import Conversation
from desktop.core.folders import Folder, FolderTree, Places
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database
from desktop.storage.folder_store import FolderStore

IDS = [f"f{number}" for number in range(5)]
CHATS = [f"c{number}" for number in range(6)]
WHERE = st.none() | st.sampled_from(IDS)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("folder"), st.sampled_from(IDS), WHERE),
        st.tuples(st.just("chats"), st.lists(st.sampled_from(CHATS), max_size=4), WHERE),
        st.tuples(st.just("remove"), st.sampled_from(IDS), st.booleans()),
        st.tuples(st.just("delete"), st.lists(st.sampled_from(CHATS), max_size=4), st.none()),
    ),
    max_size=12,
)


def filled(store: ConversationStore) -> FolderStore:
    folders = FolderStore(store.database)
    with store.database.writing() as connection:
        connection.execute("DELETE FROM conversations; DELETE FROM folders")
    for number, chat in enumerate(CHATS):
        store.put_conversation(Conversation(id=chat, title=chat, created_at=number, updated_at=number))
    for folder in IDS:
        folders.add(Folder(id=folder, name=folder), 1.0)
    return folders


def picture(store: ConversationStore, folders: FolderStore) -> object:
    chats = sorted((one.id, one.folder_id) for one in store.conversations())
    return chats, sorted((one.id, one.parent_id) for one in folders.folders())


def act(folders: FolderStore, name: str, what: object, where: object) -> Places:
    if name == "folder":
        return folders.move_folder(what, where)  # type: ignore[arg-type]
    if name == "chats":
        return folders.move_chats(what, where)  # type: ignore[arg-type]
    if name == "remove":
        return folders.remove(what, 9.0, with_chats=bool(where))  # type: ignore[arg-type]
    return folders.delete_chats(what, 9.0)  # type: ignore[arg-type]


@given(ACTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_everything_can_be_taken_back_and_nothing_is_hidden(
    store: ConversationStore, acts: list[tuple[str, object, object]]
) -> None:
    folders = filled(store)
    done: list[tuple[object, Places]] = []
    for name, what, where in acts:
        before = picture(store, folders)
        done.append((before, act(folders, name, what, where)))
        known = folders.folders()
        assert len(list(FolderTree(known).walk())) == len(known)
        homes = {one.folder_id for one in store.conversations()} - {None}
        assert homes <= {one.id for one in known}, "a chat lies in a folder that is gone"
        if name != "delete" and not (name == "remove" and where):
            assert len(store.conversations()) == len(before[0])  # type: ignore[index]
    for before, places in reversed(done):
        folders.put_back(places)
        assert picture(store, folders) == before


def test_a_folder_that_is_deleted_alone_gives_what_it_holds_to_its_parent(store: ConversationStore) -> None:
    folders = filled(store)
    folders.move_folder("f1", "f0")
    folders.move_folder("f2", "f1")
    folders.move_chats(["c0"], "f1")
    folders.remove("f1", 9.0, with_chats=False)
    assert {one.id: one.parent_id for one in folders.folders()}["f2"] == "f0"
    assert {one.id: one.folder_id for one in store.conversations()}["c0"] == "f0"


def test_a_purge_takes_deleted_folders_and_keeps_the_chats_outside(
    store: ConversationStore, database: Database
) -> None:
    folders = filled(store)
    folders.move_chats(["c0", "c1"], "f0")
    folders.remove("f0", 9.0, with_chats=True)
    store.restore("c0")
    assert store.purge_deleted() == 1
    with database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM folders WHERE id = 'f0'").get == 0
    assert {one.id: one.folder_id for one in store.conversations()}["c0"] is None


def test_names_and_whether_it_is_open_are_kept(store: ConversationStore) -> None:
    folders = filled(store)
    folders.rename("f0", "Food")
    folders.set_open("f0", False)
    found = FolderTree(folders.folders())["f0"]
    assert (found.name, found.is_open) == ("Food", False)
    assert folders.move_chats(["c0"], "gone") == Places()
    assert folders.remove("gone", 1.0, with_chats=True) == Places()
