"""A chat that goes on and counts what the engine had to read of it."""

from collections.abc import Sequence

from desktop.core.chat import Figures, Role
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from tests.engine.engines import GREEDY, Answer

SLACK = 32  # tokens that may be read again with each turn
WORDS = ["wind", "sea", "light", "rope", "stone", "bird", "cloud", "lamp", "tide", "book"]


def story(start: int, count: int) -> str:
    """So many sentences that differ from each other and from those of another `start`."""
    picked = range(start * 31, start * 31 + count)
    return " ".join(
        f"On day {number} the {WORDS[number % 10]} and the {WORDS[number // 10 % 10]} were seen." for number in picked
    )


class Talk:
    """One chat with an engine. Every turn checks that no more is read than is new."""

    def __init__(self, client: EngineClient, system: str = "", *, most: int = 8) -> None:
        self.turns = [Turn(Role.SYSTEM, system)] if system else []
        self.known = 0  # tokens that the engine has seen of the chat as it stands
        self.client = client
        self._most = most

    def say(self, text: str, *, slack: int = SLACK) -> Figures:
        """Say something and hear the answer; what is read is what is new, and at most `slack` tokens more."""
        self.turns.append(Turn(Role.USER, text))
        return self.answer(slack)

    def answer(self, slack: int = SLACK) -> Figures:
        """Let the last question be answered."""
        told = Answer(self.client.generate(self.turns, GREEDY, self._most))
        assert told.error is None, (told.error, getattr(told.error, "details", ""))
        assert told.finished is not None
        figures = told.finished.figures
        assert figures is not None
        read = figures.prompt_tokens - figures.reused_tokens
        new = figures.prompt_tokens - self.known
        assert read <= max(new, 0) + slack, f"{read} tokens read, {new} of them new, of {figures.prompt_tokens}"
        self.turns.append(Turn(Role.ASSISTANT, told.text))
        self.known = figures.prompt_tokens + figures.tokens
        return figures

    def again(self) -> Figures:
        """Regenerate the last answer."""
        self.turns.pop()
        self.known = self.client.count_tokens(self.turns)
        return self.answer()

    def edit(self, question: int, text: str, *, slack: int = SLACK) -> Figures:
        """Ask the question of that number, from 0, differently; what followed it is gone."""
        place = [number for number, turn in enumerate(self.turns) if turn.role is Role.USER][question]
        self.turns[place:] = []
        self.known = self.client.count_tokens(self.turns) if self.turns else 0
        return self.say(text, slack=slack)

    def moved_to(self, client: EngineClient) -> "Talk":
        """The same chat, with another engine."""
        self.client = client
        return self


def total(figures: Sequence[Figures]) -> int:
    """Tokens read, over several turns."""
    return sum(one.prompt_tokens - one.reused_tokens for one in figures)
