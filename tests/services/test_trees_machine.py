"""Random edits of random trees against a plain model: nothing acknowledged is lost, doubled or shown wrongly."""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.composition import Composition
from desktop.core.answer_events import AnswerEvent, TextGrew
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Message, Role
from desktop.core.ids import new_id
from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Recap
from desktop.engine.build import EngineBuild
from desktop.engine.pool import EnginePool
from desktop.paths import Paths
from tests.engine.engines import PATIENT, child
from tests.engine.wishes import model as obliging_model

ANY = st.integers(min_value=0, max_value=1 << 16)  # picks one of what there is
TEXTS = st.text("ab\N{ROOSTER} \n", min_size=1, max_size=8).filter(str.strip)


class Chat:
    """What a chat has to be, in plain Python."""

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}  # in the order in which they were made
        self.chosen: dict[str | None, str] = {}
        self.recaps: dict[str, Recap] = {}  # by the message that they hang on
        self.is_deleted = False

    def add(self, message: Message) -> None:
        if message.id not in self.messages:
            self.chosen.pop(message.parent_id, None)
        self.messages[message.id] = message

    def versions(self, parent: str | None) -> list[str]:
        return [one.id for one in self.messages.values() if one.parent_id == parent]

    def path(self) -> list[str]:
        found: list[str] = []
        place: str | None = None
        while versions := self.versions(place):
            place = self.chosen.get(place, versions[-1])
            found.append(place)
        return found

    def show(self, message_id: str | None) -> None:
        while message_id is not None:
            parent = self.messages[message_id].parent_id
            self.chosen[parent] = message_id
            message_id = parent

    def of(self, role: Role) -> list[str]:
        return [one.id for one in self.messages.values() if one.role is role]


class TreeMachine(RuleBasedStateMachine):
    """Real services on a real file; the engine is a real process that repeats the question."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="bantam-trees-"))
        self.model = obliging_model(self.folder, pause=0.002)
        self.life = 0
        self.chats: dict[str, Chat] = {}
        self.pool = EnginePool(
            EngineBuild("b", self.folder), self.folder / "proof.json", None, command=child("obliging"), limits=PATIENT
        )
        self._open(self.folder / "0")

    def _open(self, data: Path) -> None:
        self.composition = Composition(Paths.under(data))
        self.composition._pool = self.pool
        self.composition.models.current = lambda: self.model  # type: ignore[method-assign]

    def _close(self) -> None:
        self.composition._pool = None  # it is used again
        self.composition.close()

    def teardown(self) -> None:
        self._close()
        self.pool.shutdown()
        shutil.rmtree(self.folder)

    def _pick(self, number: int) -> tuple[str, Chat]:
        names = [name for name, chat in self.chats.items() if not chat.is_deleted]
        name = names[number % len(names)]
        return name, self.chats[name]

    def _stored(self, chat_id: str, message_id: str) -> Message:
        found = self.composition.store.tree(chat_id).find(message_id)
        assert found is not None, "acknowledged, and not there"
        return found

    def _note(self, chat_id: str, answer: Message | None, question_id: str = "") -> None:
        """Take over what the service has acknowledged, as it stands on the disk."""
        chat = self.chats[chat_id]
        if question_id:
            chat.add(self._stored(chat_id, question_id))
        if answer is not None:
            assert self._stored(chat_id, answer.id) == answer
            chat.add(answer)

    @property
    def has_chat(self) -> bool:
        return any(not chat.is_deleted for chat in self.chats.values())

    @initialize(text=TEXTS)
    def begin_the_first(self, text: str) -> None:
        self._begin(text)

    @rule(text=TEXTS)
    def begin_another(self, text: str) -> None:
        self._begin(text)

    def _begin(self, text: str) -> None:
        chat_id = new_id()
        self.chats[chat_id] = Chat()
        self._send(chat_id, text, 0, 1)

    def _send(self, chat_id: str, text: str, stop_after: int, times: int, instead_of: str = "") -> None:
        chat, message_id = self.chats[chat_id], new_id()
        parent = chat.messages[instead_of].parent_id if instead_of else next(reversed(chat.path()), None)
        for _again in range(times):
            cancel = Cancellation()
            answer = self.composition.answers.send(
                conversation_id=chat_id,
                message_id=message_id,
                text=text,
                listener=_stopping(cancel, stop_after),
                cancel=cancel,
                instead_of=instead_of,
            )
            self._note(chat_id, answer, message_id)
        assert chat.messages[message_id].parent_id == parent
        assert chat.messages[message_id].text == text

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, text=TEXTS, stop_after=st.integers(0, 2), times=st.integers(1, 2))
    def send(self, number: int, text: str, stop_after: int, times: int) -> None:
        self._send(self._pick(number)[0], text, stop_after, times)

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY, text=TEXTS)
    def edit_question(self, number: int, which: int, text: str) -> None:
        chat_id, chat = self._pick(number)
        mine = chat.of(Role.USER)
        self._send(chat_id, text, 0, 1, mine[which % len(mine)])

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY, text=TEXTS, times=st.integers(1, 2))
    def edit_answer(self, number: int, which: int, text: str, times: int) -> None:
        chat_id, chat = self._pick(number)
        if answers := chat.of(Role.ASSISTANT):
            old, made = answers[which % len(answers)], new_id()
            for _again in range(times):
                self.composition.conversations.trees.edit_answer(chat_id, old, made, text)
            chat.add(self._stored(chat_id, made))
            assert (chat.messages[made].text, chat.messages[made].edited) == (text, True)
            assert chat.messages[made].parent_id == chat.messages[old].parent_id

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY, stop_after=st.integers(0, 2))
    def regenerate(self, number: int, which: int, stop_after: int) -> None:
        chat_id, chat = self._pick(number)
        if answers := chat.of(Role.ASSISTANT):
            cancel = Cancellation()
            answer = self.composition.answers.regenerate(
                conversation_id=chat_id,
                answer_id=answers[which % len(answers)],
                listener=_stopping(cancel, stop_after),
                cancel=cancel,
            )
            self._note(chat_id, answer)

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY)
    def go_on(self, number: int, which: int) -> None:
        chat_id, chat = self._pick(number)
        ends = [one for one in chat.messages.values() if one.can_go_on and not chat.versions(one.id)]
        if ends:
            old = ends[which % len(ends)]
            answer = self.composition.answers.go_on(
                conversation_id=chat_id, message_id=old.id, listener=lambda _event: None, cancel=Cancellation()
            )
            assert answer is not None
            assert answer.text.startswith(old.text)
            self._note(chat_id, answer)

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY)
    def switch(self, number: int, which: int) -> None:
        chat_id, chat = self._pick(number)
        message_id = list(chat.messages)[which % len(chat.messages)]
        self.composition.conversations.trees.show(chat_id, message_id)
        chat.show(message_id)
        assert message_id in chat.path()

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY, times=st.integers(1, 2))
    def fork(self, number: int, which: int, times: int) -> None:
        chat_id, chat = self._pick(number)
        last = list(chat.messages)[which % len(chat.messages)]
        line = [last]
        while (parent := chat.messages[line[0]].parent_id) is not None:
            line.insert(0, parent)
        made = new_id()
        for _again in range(times):
            self.composition.conversations.trees.fork(chat_id, last, made, "fork")
        self.chats[made] = copy = Chat()
        for message in self.composition.store.messages(made):
            copy.add(message)
        originals = [chat.messages[name] for name in line]
        assert [(one.role, one.text) for one in copy.messages.values()] == [(one.role, one.text) for one in originals]
        assert not copy.messages.keys() & chat.messages.keys()
        ids = dict(zip(line, copy.messages, strict=True)) | {BEGINNING: BEGINNING}
        for after_id, recap in chat.recaps.items():
            if after_id in ids:
                copy.recaps[ids[after_id]] = msgspec.structs.replace(recap, after_id=ids[after_id])

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY, text=st.just("") | TEXTS, times=st.integers(1, 2))
    def read_from_here(self, number: int, which: int, text: str, times: int) -> None:
        """A summary, or nothing, stands for what is before."""
        chat_id, chat = self._pick(number)
        places = [BEGINNING, *chat.messages]
        recap = Recap(after_id=places[which % len(places)], text=text, created_at=time.time())
        for _again in range(times):
            self.composition.conversations.recaps.put(chat_id, recap)
        chat.recaps[recap.after_id] = recap

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY, which=ANY, text=TEXTS)
    def change_or_undo_a_recap(self, number: int, which: int, text: str) -> None:
        chat_id, chat = self._pick(number)
        service = self.composition.conversations.recaps
        if not chat.recaps:
            return
        after_id = sorted(chat.recaps)[which % len(chat.recaps)]
        if which % 2:
            chat.recaps[after_id] = service.edit(chat_id, after_id, text)
            assert chat.recaps[after_id].text == text
        else:
            assert service.undo(chat_id, after_id) == chat.recaps.pop(after_id)

    @precondition(lambda self: self.has_chat)
    @rule(number=ANY)
    def delete(self, number: int) -> None:
        chat_id, chat = self._pick(number)
        self.composition.conversations.delete(chat_id)
        chat.is_deleted = True

    @rule()
    def undo(self) -> None:
        for chat_id, chat in self.chats.items():
            if chat.is_deleted:
                self.composition.conversations.restore(chat_id)
                chat.is_deleted = False

    @rule(is_clean=st.booleans())
    def reopen(self, is_clean: bool) -> None:
        """Close and open, or open a copy of the file and its journal as a kill would have left them."""
        here = self.composition.paths.data
        self.life += 1
        if is_clean:
            self._close()
            self._open(here)
        else:
            there = self.folder / str(self.life)
            there.mkdir()
            for file in here.glob("*.sqlite3*"):
                shutil.copy(file, there)
            self._close()
            self._open(there)
        for chat_id in [name for name, chat in self.chats.items() if chat.is_deleted]:
            del self.chats[chat_id]  # deletions become final at a start

    @invariant()
    def everything_is_there_once_and_shown_as_it_should(self) -> None:
        listed = {one.id for one in self.composition.conversations.conversations()}
        assert listed == {name for name, chat in self.chats.items() if not chat.is_deleted}
        for chat_id, chat in self.chats.items():
            stored = self.composition.store.messages(chat_id)
            assert [one.id for one in stored] == list(chat.messages)
            assert {one.id: one for one in stored} == chat.messages
            assert self.composition.conversations.recaps.all(chat_id) == chat.recaps
            path = chat.path()
            assert [one.id for one in self.composition.store.tree(chat_id).path()] == path
            versions = self.composition.conversations.trees.versions(chat_id)
            wanted = {name: tuple(chat.versions(chat.messages[name].parent_id)) for name in path}
            assert {name: one.ids for name, one in versions.items()} == {
                name: ids for name, ids in wanted.items() if len(ids) > 1
            }


def _stopping(cancel: Cancellation, after: int) -> Callable[[AnswerEvent], None]:
    """A listener that stops the answer after so many pieces; 0: never."""
    pieces = 0

    def hear(event: AnswerEvent) -> None:
        nonlocal pieces
        pieces += isinstance(event, TextGrew)
        if after and pieces == after:
            cancel.cancel()

    return hear


TestTrees = TreeMachine.TestCase
TestTrees.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
