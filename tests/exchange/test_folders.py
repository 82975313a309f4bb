"""Folders of chats in exports: they go along, come back, and stay as they are where they are here already."""

import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.exchange import Exported, ExportFormat, WholeChat
from desktop.core.folders import DEEPEST, Folder, FolderTree
from desktop.exchange.json_reader import read_chat
from desktop.services.export_service import ExportService
from desktop.services.folder_service import FolderService
from desktop.services.import_service import ImportService
from desktop.storage.exchange_store import ExchangeStore
from tests.exchange.random_chats import TEXT, whole_chats
from tests.exchange.stores import exchange_store
from tests.exchange.test_round_trip import simple_chat

NAMES = st.sampled_from(["Work", "work", "a/b", "..", "CON", "Über uns", "- x", '"', "["]) | TEXT


@st.composite
def folders(draw: st.DrawFn) -> list[Folder]:
    """A forest; the names are anything, and may be the same."""
    made: list[Folder] = []
    for number in range(draw(st.integers(0, 5))):
        parent = draw(st.sampled_from([None, *made]))
        name = " ".join(draw(NAMES).split()) or "–"
        made.append(Folder(id=f"f{number}", name=name, parent_id=parent.id if parent else None))
    return made


@st.composite
def filed_chats(draw: st.DrawFn) -> tuple[list[Folder], list[WholeChat]]:
    """Chats in folders, whose way is part of what a file says of them."""
    made = draw(folders())
    tree = FolderTree(made)
    chats = draw(st.lists(whole_chats(), min_size=1, max_size=4, unique_by=lambda chat: chat.conversation.id))
    where = [tree.path(draw(st.sampled_from([None, *tree._folders]))) for _ in chats]
    return made, [msgspec.structs.replace(chat, folders=path) for chat, path in zip(chats, where, strict=True)]


def picture(store: ExchangeStore) -> dict[str, tuple[object, list[str]]]:
    """Every chat, and the ids of the folders that it lies in."""
    tree = FolderTree(store.folders())
    return {
        chat: (store.whole(chat), [folder.id for folder in tree.path(where)]) for chat, where in store.places().items()
    }


def fill(store: ExchangeStore, chats: list[WholeChat]) -> None:
    for chat in chats:
        store.take_in(chat)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(filed_chats())
def test_json_of_chats_in_random_folders_is_the_same_again(given: tuple[list[Folder], list[WholeChat]]) -> None:
    _, chats = given
    with tempfile.TemporaryDirectory() as name, exchange_store(Path(name, "a")) as one:
        fill(one, chats)
        assert all(picture(one)[chat.conversation.id][1] == [part.id for part in chat.folders] for chat in chats)
        done = ExportService(one).export(Path(name, "out"), ExportFormat.JSON)
        with exchange_store(Path(name, "b")) as other:
            service = ImportService(other)
            report = service.import_files(done.files)
            assert picture(other) == picture(one)
            assert sorted(report.folders) == sorted(folder.id for folder in other.folders())
            service.take_back(report)
            assert (other.places(), other.folders()) == ({}, []), "what came in went, folders too"
            service.import_files(done.files)
            assert picture(other) == picture(one), "and comes back"


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(filed_chats(), st.sampled_from(list(ExportFormat)))
def test_a_folder_holds_its_chats_and_no_others(
    given: tuple[list[Folder], list[WholeChat]], form: ExportFormat
) -> None:
    made, chats = given
    with tempfile.TemporaryDirectory() as name, exchange_store(Path(name, "a")) as store:
        fill(store, chats)
        for folder in made:
            inside = [chat for chat in chats if folder.id in {one.id for one in chat.folders}]
            out = Path(name, "out", folder.id)
            done = ExportService(store).export(out, form, inside=folder.id, render=lambda _: b"x")
            assert done.chats == len(inside)
            there = [path for path in out.rglob("*") if path.is_file()] if out.exists() else []
            assert sorted(done.files) == sorted(there)
            if form is ExportFormat.JSON or not inside:
                assert len(done.files) == (1 if inside else 0)
                continue
            assert len(done.files) == len(inside)
            assert done.place is not None
            assert all(done.place in file.parents for file in done.files)
            deep = sorted(len(chat.folders) for chat in inside)
            shift = len(FolderTree(made).path(folder.id)) - 1
            assert sorted(len(file.relative_to(out).parts) - 1 + shift for file in done.files) == deep


@pytest.fixture
def work() -> list[WholeChat]:
    """Two chats in "Work", one of them in "Clients" inside it, and one in no folder."""
    outer, inner = Folder(id="w", name="Work"), Folder(id="c", name="Clients", parent_id="w")
    return [
        msgspec.structs.replace(simple_chat("One", name="a", title="Plan"), folders=(outer,)),
        msgspec.structs.replace(simple_chat("Two", name="b", title="Bakery"), folders=(outer, inner)),
        simple_chat("Three", name="c", title="Stars"),
    ]


def exported(store: ExchangeStore, folder: Path, form: ExportFormat, inside: str | None = "w") -> Exported:
    return ExportService(store).export(folder, form, inside=inside)


def test_folders_on_disk_are_made_anew(work: list[WholeChat], tmp_path: Path) -> None:
    with exchange_store(tmp_path / "a") as store:
        fill(store, work)
        for number in (1, 2):
            done = exported(store, tmp_path / "out", ExportFormat.HTML)
            name = "Work" if number == 1 else "Work (2)"
            assert done.place == tmp_path / "out" / name
            assert sorted(file.relative_to(done.place).as_posix() for file in done.files) == [
                "Clients/Bakery.html",
                "Plan.html",
            ]
        every = exported(store, tmp_path / "all", ExportFormat.MARKDOWN, None)
        assert sorted(file.relative_to(tmp_path / "all").as_posix() for file in every.files) == [
            "Stars.md",
            "Work/Clients/Bakery.md",
            "Work/Plan.md",
        ]
        assert exported(store, tmp_path, ExportFormat.JSON).files == [tmp_path / "Work.json"]


def test_markdown_of_a_folder_comes_back_into_its_folder(work: list[WholeChat], tmp_path: Path) -> None:
    with exchange_store(tmp_path / "a") as store:
        fill(store, work)
        done = exported(store, tmp_path / "out", ExportFormat.MARKDOWN, "c")
        assert 'folder: ["Clients"]' in done.files[0].read_text("utf-8"), "the folders around it stay out"
        every = exported(store, tmp_path / "all", ExportFormat.MARKDOWN, None)
    with exchange_store(tmp_path / "b") as other:
        assert every.place is None
        report = ImportService(other).import_files([tmp_path / "all"])
        tree = FolderTree(other.folders())
        names = {
            other.whole(chat).conversation.title: [one.name for one in tree.path(where)]  # type: ignore[union-attr]
            for chat, where in other.places().items()
        }
        assert names == {"Plan": ["Work"], "Bakery": ["Work", "Clients"], "Stars": []}
        assert len(report.folders) == 2, "both ways lead through one “Work”"


def test_what_is_here_is_not_moved(work: list[WholeChat], tmp_path: Path) -> None:
    with exchange_store(tmp_path / "a") as store:
        fill(store, work)
        done = exported(store, tmp_path / "out", ExportFormat.JSON)
        folders = FolderService(store._store)
        folders.move_chats(["a"], None)
        folders.rename("c", "Customers")
        folders.move_folder("c", None)
        before = picture(store)
        report = ImportService(store).import_files(done.files)
        assert (report.added, report.folders, picture(store)) == ([], [], before)
        folders.remove("w", with_chats=False)
        folders.delete_chats(["a", "b"])
        ImportService(store).import_files(done.files)
        assert {chat: where for chat, (_, where) in picture(store).items()} == {"a": ["w"], "b": ["c"], "c": []}


def test_chats_by_themselves_leave_their_folder_behind(work: list[WholeChat], tmp_path: Path) -> None:
    with exchange_store(tmp_path / "a") as store:
        fill(store, work)
        done = ExportService(store).export(tmp_path, ExportFormat.JSON, ["a"])
        assert "Work" not in done.files[0].read_text("utf-8")
        assert ExportService(store).export(tmp_path, ExportFormat.JSON, inside="gone").files == []


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (None, []),
        ("Work", []),
        ([1, {"name": "x"}], []),
        ([{"name": "x"}, {"id": "1"}], ["x"]),
        ([{"name": " a\n b ", "id": "1"}, {"name": "", "id": "2"}], ["a b", "–"]),
        ([{"name": "x", "id": "1" * 999}], []),
        ([{"name": "x"}] * 5000, ["x"] * DEEPEST),
    ],
)
def test_a_way_that_cannot_be_read_is_read_as_far_as_it_can(said: object, read: list[str]) -> None:
    fields = {"id": "a", "folder": said, "messages": [{"id": "1", "role": "user", "text": "Why?"}]}
    chat = read_chat(msgspec.Raw(msgspec.json.encode(fields)))
    assert [folder.name for folder in chat.folders] == read


def test_files_do_not_lay_folders_deeper_and_deeper(tmp_path: Path) -> None:
    with exchange_store(tmp_path / "a") as store:
        deepest: str | None = None
        for number in range(4):
            path = [Folder(id=f"{number}", name="x"), *(Folder(id="", name=f"{number}") for _ in range(30))]
            if deepest is not None:
                path.insert(0, Folder(id=deepest, name="x"))
            chat = msgspec.structs.replace(simple_chat("Hello", name=f"c{number}"), folders=tuple(path))
            store.take_in(chat)
            deepest = store.places()[f"c{number}"]
        depth = max(len(FolderTree(store.folders()).path(folder.id)) for folder in store.folders())
        assert depth == DEEPEST
