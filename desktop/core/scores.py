"""What a model says about texts that it did not write: how likely endings are, how well it predicts, what fits best."""

import math

import msgspec


class EndingScore(msgspec.Struct, frozen=True):
    """How likely an ending is after its beginning: natural logarithms, so 0 is certain."""

    log_probability: float  # sum over its tokens
    tokens: int
    each: list[float] = []  # of its first tokens, as many as were asked for


class Measured(msgspec.Struct, frozen=True):
    """How well a model predicts a text. Everything counts only those tokens that were really predicted."""

    nats: float  # minus the sum of their log-probabilities
    tokens: int
    bytes: int  # of UTF-8, which those tokens stand for
    windows: int

    @property
    def perplexity(self) -> float:
        """exp(nats / tokens): among how many equally likely tokens the model chose, so to say."""
        try:
            return math.exp(self.nats / self.tokens)
        except OverflowError:
            return math.inf

    @property
    def bits_per_byte(self) -> float:
        """nats / (ln 2 · bytes): unlike perplexity, it compares models of different vocabularies."""
        return self.nats / (math.log(2) * self.bytes) if self.bytes else math.inf


class Ranked(msgspec.Struct, frozen=True):
    """How well documents fit a query: all scores of each document, in the order of the documents."""

    scores: list[list[float]]
    labels: list[str] = []  # what each of the scores stands for, "" where the file does not say
