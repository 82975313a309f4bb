"""A header comes from a hub on loopback through the real child, once; and a card is brought up to date."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import Commercial, HubFile, HubModel, Licence, Task
from desktop.core.catalogue_fresh import merged, repo_of
from desktop.core.download import NetworkUse
from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.client import HubGate
from desktop.hub.protocol import Answered, Ask, Connection
from desktop.hub.questions import ListFiles, Question, ReadHeader
from desktop.library.gguf_header import read_header
from desktop.services.header_shelf import MOST, HeaderShelf
from tests.fixtures.hub_pages import COMMIT, Pages, Repo, hub_pages
from tests.library.gguf_maker import Gguf

REPO = "somebody/Small-Model-GGUF"
MODEL = Gguf().bytes() + b"\x01" * 1_000_000
FILE = HubFile(repo=REPO, name="small-Q4_K_M.gguf", quantisation="Q4_K_M", size=1_000_000, sha256="a" * 64)
CARD = HubModel(
    id="small",
    name="Small",
    task=Task.CHAT,
    licence=Licence(id="MIT", name="MIT License", commercial=Commercial.ALLOWED),
    files=(FILE,),
    default_file=FILE.name,
)


class Hub:
    """Asks the pages through the hub's child."""

    def __init__(self, pages: Pages) -> None:
        self.uses: list[NetworkUse] = []
        self.gate, self.connection = HubGate(lambda: True, self.uses.append), Connection(hub=pages.url)

    def ask(self, question: Question, cancel: Cancellation | None = None) -> Answered:
        answer = self.gate.ask(Ask(connection=self.connection, question=question), cancel)
        assert isinstance(answer, Answered)
        return answer

    def header(self, file: HubFile, path: Path, cancel: Cancellation | None = None) -> object:
        return self.ask(ReadHeader(file, str(path)), cancel)


@pytest.fixture
def pages() -> Iterator[Pages]:
    with hub_pages() as found:
        found.repos[REPO] = Repo(files={FILE.name: MODEL, "small-Q8_0.gguf": MODEL * 2})
        yield found


def test_a_header_is_read_once_for_each_commit(pages: Pages, tmp_path: Path) -> None:
    hub = Hub(pages)
    shelf = HeaderShelf(hub.header, tmp_path / "headers")
    path = shelf.header(FILE)
    assert path.stat().st_size == len(MODEL)
    assert read_header(path).name == "Tiny Chat"
    assert shelf.header(FILE) == path
    assert len(pages.asked) == 1
    assert [path.name for path in (tmp_path / "headers").iterdir()] == [path.name]
    assert {(use.host, use.why) for use in hub.uses} == {("127.0.0.1", "header of a file")}


def test_what_cannot_be_read_leaves_nothing(pages: Pages, tmp_path: Path) -> None:
    pages.repos[REPO] = Repo(files={FILE.name: MODEL}, gated=True)
    with pytest.raises(KnownError) as caught:
        HeaderShelf(Hub(pages).header, tmp_path).header(FILE)
    assert caught.value.kind is ErrorKind.HUB_GATED
    assert not list(tmp_path.iterdir())


def test_old_headers_are_forgotten(tmp_path: Path) -> None:
    shelf = HeaderShelf(lambda _file, path, _cancel: path.write_bytes(b"x"), tmp_path)
    for number in range(MOST + 5):
        shelf.header(HubFile(repo="a/b", name=f"{number}.gguf", revision=COMMIT))
    assert len(list(tmp_path.glob("*.gguf"))) == MOST


def test_a_card_is_brought_up_to_date(pages: Pages) -> None:
    listed = Hub(pages).ask(ListFiles(repo_of(CARD))).model
    assert listed is not None
    fresh = merged(CARD, listed)
    assert (fresh.id, fresh.name, fresh.default_file) == ("small", "Small", FILE.name)
    assert [file.exact for file in fresh.files] == [True, True]
    assert fresh.default is not None
    assert (fresh.default.size, fresh.default.revision) == (len(MODEL), COMMIT)
    assert fresh.replaced == (FILE.name,)


def test_a_card_stays_where_nothing_is_listed() -> None:
    assert merged(CARD, msgspec.structs.replace(CARD, files=())) is CARD
    assert merged(CARD, CARD).replaced == ()
    assert repo_of(msgspec.structs.replace(CARD, files=())) == ""
