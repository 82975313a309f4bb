"""What was found out about a computer's cores, whichever system told it."""

import msgspec


class Cores(msgspec.Struct, frozen=True):
    """What there is for us. Every number is at least 1."""

    fast: int  # performance cores, each counted once however many threads it runs
    physical: int  # all cores, each counted once
    logical: int  # what the system calls processors
    share: int  # of a container or a service: as many processors' time may be used, rounded up

    @property
    def threads(self) -> int:
        """The threads to use as long as nobody measured: one a fast core."""
        return min(self.fast, self.share)

    @property
    def most(self) -> int:
        """More threads than this would wait for each other."""
        return min(self.logical, self.share)
