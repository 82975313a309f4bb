"""Bantam's engine as the window uses it: client, protocol and a confined worker; the clock is on the client's side."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.core.chat import Role
from desktop.core.sampling import Sampling
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.protocol import Finished, PromptProgressed, Token, Turn
from tests.benchmarks.engine.settings import Settings

GREEDY = Sampling(temperature=0.0, repeat_penalty=1.0)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = " a"  # one token in every vocabulary here


class Speed(NamedTuple):
    """Tokens a second, and how many tokens stood before them."""

    speed: float
    depth: int


class OurEngine:
    """One model in an engine of its own."""

    def __init__(self, build: EngineBuild, model: Path, settings: Settings) -> None:
        """Load, and warm up."""
        self._client = EngineClient([*engine_command(), *engine_arguments(build, settings.backend)], name=model.stem)
        assert self._client.load(model, context_length=settings.window, threads=settings.threads)
        self._letters = iter(_LETTERS * 1000)
        self._head = 0  # tokens that every prompt begins with
        self._head = self.prefill(64).depth

    def prefill(self, tokens: int) -> Speed:
        """Read `tokens` that are new; what all prompts have in common stands before them."""
        text = next(self._letters)
        text += _WORD * (self._head + tokens - self._client.count_tokens(_turns(text)))
        assert self._client.count_tokens(_turns(text)) == self._head + tokens
        told: list[tuple[float, int]] = []
        for event, at in self._events(text, 1):
            if isinstance(event, PromptProgressed):
                told.append((at, event.done))
        (began, reused), (ended, done) = told[0], told[-1]
        return Speed((done - reused) / (ended - began), reused)

    def decode(self, question: str, tokens: int) -> Speed:
        """Write `tokens` after the first one.

        A token is written before, as llama-bench does: while the peer ran, the system may have taken pages away.
        """
        for _ in self._events(question, 2):
            pass
        first = 0.0
        for event, at in self._events(question, tokens + 1):
            if isinstance(event, Token) and not first:
                first, count = at, event.count
            elif isinstance(event, Finished):
                assert event.figures is not None
                assert event.figures.tokens == tokens + 1, f"the model ended after {event.figures.tokens} tokens"
                return Speed((event.figures.tokens - count) / (at - first), event.figures.prompt_tokens)
        raise AssertionError("no end")

    def seconds(self, question: str, tokens: int) -> float:
        """Of an answer to a question that was asked before, from the question to the end."""
        began = time.perf_counter()
        finished = [event for event, _at in self._events(question, tokens) if isinstance(event, Finished)]
        assert finished[-1].count == tokens, f"the model ended after {finished[-1].count} tokens"
        return time.perf_counter() - began

    def stop(self) -> None:
        """End the engine."""
        self._client.stop()

    def _events(self, text: str, tokens: int) -> Iterator[tuple[PromptProgressed | Token | Finished, float]]:
        for event in self._client.generate(_turns(text), GREEDY, tokens, lookup=False):
            yield event, time.perf_counter()


def _turns(text: str) -> list[Turn]:
    return [Turn(Role.USER, text)]
