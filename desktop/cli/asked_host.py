"""Says who is asked, as soon as somebody is: an answer may take a while, or never come."""

from typing import TYPE_CHECKING

from desktop.cli.output import note

if TYPE_CHECKING:
    from desktop.composition import Composition


def say_who_is_asked(composition: "Composition") -> None:
    """On standard error, from now on, each host once."""
    said: set[str] = set()

    def hear() -> None:
        online = composition.network.now()
        if online is not None and not online.is_download and online.host not in said:
            said.add(online.host)
            note(f"Asking {online.host}")

    composition.network.listen(hear)
