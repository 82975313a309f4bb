"""What the engine's tests share: engines with any program in the child's place, and what an error has to be."""

import contextlib
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil

from desktop.core.chat import Role
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.sampling import Sampling
from desktop.engine.client import EngineClient
from desktop.engine.engine_line import StateListener
from desktop.engine.protocol import Finished, PromptProgressed, Token, Turn
from desktop.engine.states import EngineState
from desktop.engine.watchdog import Limits

CHILDREN = Path(__file__).parents[1] / "fixtures" / "children"
PATIENT = Limits(soft=0.3, stop=0.3)  # for children that are to be ended, on a computer that has other work too
STOPPED_WITHIN = 5.0  # seconds; a child that ignores everything costs 0.3 + 0.3 + 0.3
GREEDY = Sampling(temperature=0.0, repeat_penalty=1.0)
QUESTION = [Turn(Role.USER, "word ")]


def child(name: str, *arguments: str) -> list[str]:
    """The command that starts one of the children; without site-packages, for a quick start."""
    return [sys.executable, "-S", str(CHILDREN / f"{name}.py"), *arguments]


class Engines:
    """Makes clients, and looks after the test that each of them is gone quickly and whole."""

    def __init__(self) -> None:
        self.made: list[EngineClient] = []

    def __call__(
        self, name: str, *arguments: str, limits: Limits = PATIENT, on_state: StateListener | None = None
    ) -> EngineClient:
        """A client, not yet started, whose engine is the child `name`."""
        return self.of(child(name, *arguments), limits=limits, on_state=on_state)

    def of(
        self, command: list[str], *, limits: Limits = PATIENT, on_state: StateListener | None = None
    ) -> EngineClient:
        """A client with any command."""
        client = EngineClient(command, name="Tiny", limits=limits, on_state=on_state)
        self.made.append(client)
        return client

    def stop_all(self) -> None:
        """Stop all of them; fails when one takes its time or leaves something."""
        for client in self.made:
            pid = client.pid
            started = time.monotonic()
            client.stop()
            took = time.monotonic() - started
            assert took < STOPPED_WITHIN, f"stop() took {took:.1f} s"
            assert client.pid == 0
            assert client.state.is_over
            assert not (pid and psutil.pid_exists(pid)), "the process is still there"


def open_descriptors() -> set[str]:
    """Descriptors of this process and what they lead to."""
    found = set()
    for link in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # the one that listed the folder
            found.add(f"{link.name} {link.readlink()}")
    return found


def wait_for(what: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until it is so; fails when it never is."""
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)


def state_of(client: EngineClient) -> EngineState:
    """The state at this moment; a type checker takes a property for something that stays."""
    return client.state


class Answer:
    """One answer, to its end or to the error that cut it short."""

    def __init__(self, events: Iterable[PromptProgressed | Token | Finished]) -> None:
        self.tokens: list[Token] = []
        self.prompt: list[PromptProgressed] = []
        self.finished: Finished | None = None
        self.error: BantamError | None = None
        try:
            for event in events:
                if isinstance(event, Token):
                    self.tokens.append(event)
                elif isinstance(event, PromptProgressed):
                    self.prompt.append(event)
                else:
                    self.finished = event
        except BantamError as error:
            self.error = error

    @property
    def text(self) -> str:
        """What was written."""
        return "".join(token.text for token in self.tokens)


def ask(client: EngineClient) -> Answer:
    """Put a short question."""
    return Answer(client.generate(QUESTION, GREEDY, 64))


def assert_helps(error: BantamError | None, kind: ErrorKind) -> KnownError:
    """It is known, of this kind, complete, and says what to do next."""
    assert isinstance(error, KnownError), repr(error)
    assert error.kind is kind, f"{error.kind}: {error}\n{error.details}"
    for sentence in (error.what, error.safe, error.next_step):
        assert str(sentence).endswith("."), sentence
        assert "{" not in str(sentence)
        assert "–" not in str(sentence), "a word is missing"
    return error
