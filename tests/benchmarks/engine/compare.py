"""Pairs of figures taken one right after the other, and what they say."""

import statistics
from collections.abc import Callable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One kind of work: figures of both sides by round, in tokens a second or in seconds."""

    model: str
    what: str
    unit: str
    bar: float  # least median of the ratios
    peer: list[float]
    ours: list[float]

    @property
    def ratios(self) -> list[float]:
        """How much faster ours is, round by round; above 1 is faster."""
        pairs = zip(self.peer, self.ours, strict=True)
        return [theirs / ours if self.unit == "s" else ours / theirs for theirs, ours in pairs]

    @property
    def ratio(self) -> float:
        """The median, which a round that another program disturbed does not move."""
        return statistics.median(self.ratios)

    @property
    def passes(self) -> bool:
        """Whether the bar is reached."""
        return self.ratio >= self.bar

    def line(self) -> str:
        """For the table."""
        told = [f"{statistics.median(values):9.2f}" for values in (self.peer, self.ours)]
        spread = f"{min(self.ratios):.3f}–{max(self.ratios):.3f}"
        verdict = "reached" if self.passes else "MISSED"
        work = f"{self.model:8} {self.what:28} {told[0]} {told[1]} {self.unit:4}"
        return f"{work} {self.ratio:6.3f} {spread:>13} {self.bar:5.2f} {verdict}"

    def facts(self) -> dict[str, Any]:
        """For the JSON file."""
        return {**self._asdict(), "ratios": self.ratios, "ratio": self.ratio, "passes": self.passes}


HEAD = f"{'model':8} {'what':28} {'peer':>9} {'ours':>9} {'':4} {'ratio':>6} {'spread':>13} {'bar':>5}"


def alternately(rounds: int, peer: Callable[[], float], ours: Callable[[], float]) -> tuple[list[float], list[float]]:
    """Figures of the peer and of ours; who goes first changes, so that a machine that warms up favours nobody."""
    theirs: list[float] = []
    mine: list[float] = []
    for number in range(rounds):
        for call, figures in ((peer, theirs), (ours, mine))[:: -1 if number % 2 else 1]:
            figures.append(call())
    return theirs, mine
