"""Tokens of an answer with what else might have stood there: part of the protocol."""

import msgspec


class Likely(msgspec.Struct, frozen=True):
    """A token, its text as far as it is one, and the natural logarithm of its probability before sampling."""

    token: int
    text: str
    log_probability: float


class Chosen(Likely, frozen=True):
    """A token of the answer, and the likeliest tokens at its place."""

    alternatives: list[Likely] = []
