"""An answer ends where the model begins to write the person's part."""

from desktop.core.chat import Finish
from desktop.engine.channel import Progress
from desktop.engine.protocol import Event, PromptProgressed, Token
from desktop.engine.templates.ending import Ending


class Written:
    """An answer, piece by piece."""

    def __init__(self, stops: tuple[str, ...], pieces: list[str]) -> None:
        self.progress = Progress()
        self.heard: list[Event] = []
        ending = Ending(stops, self.heard.append, self.progress)
        for count, piece in enumerate(pieces, 1):
            ending.emit(Token(id="a", text=piece, count=count))
        self.finish = ending.finish(Finish.CANCELLED if self.progress.cancelled else Finish.LENGTH)

    @property
    def text(self) -> str:
        return "".join(event.text for event in self.heard if isinstance(event, Token))


def test_it_ends_at_the_stop_and_says_so() -> None:
    written = Written(("USER:",), ["Fine. ", "US", "ER", ": and", " more"])
    assert (written.text, written.finish) == ("Fine. ", Finish.STOP)
    assert written.progress.cancelled


def test_what_only_looked_like_a_stop_is_told() -> None:
    written = Written(("USER:",), ["the US", "A and the USE", "R"])
    assert (written.text, written.finish) == ("the USA and the USER", Finish.LENGTH)
    assert not written.progress.cancelled
    assert isinstance(written.heard[-1], Token)
    assert written.heard[-1].count == 3


def test_without_stops_everything_passes() -> None:
    assert Written((), ["a", "b"]).text == "ab"


def test_other_events_pass() -> None:
    heard: list[Event] = []
    event = PromptProgressed(id="a", done=1, total=2)
    Ending(("x",), heard.append, Progress()).emit(event)
    assert heard == [event]
