"""Puts texts together into batches, as a model reads several at once."""

from collections.abc import Iterator, Sequence


def packed(texts: Sequence[list[int]], room: int, at_once: int) -> Iterator[list[list[int]]]:
    """As many texts as fit together, in their order: at most `room` tokens and `at_once` texts, but always one."""
    batch: list[list[int]] = []
    used = 0
    for tokens in texts:
        if batch and (used + len(tokens) > room or len(batch) == at_once):
            yield batch
            batch, used = [], 0
        batch.append(tokens)
        used += len(tokens)
    if batch:
        yield batch
