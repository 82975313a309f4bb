"""Confines this process for good, and says how far that went. Nothing can switch it off."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.engine.confinement import landlock, seccomp
from desktop.engine.confinement.kernel import gain_no_privileges, words_of
from desktop.engine.confinement.policy import Profile, rules
from desktop.engine.confinement.self_test import leaks
from desktop.engine.protocol import Confined, Confinement

_THREADS = Path("/proc/self/task")


def confine(
    lib: Path,
    files: Sequence[Path],
    profile: Profile = Profile.CPU,
    request_id: str = "",
    output: Path | None = None,
) -> Confined:
    """Give up everything but `lib` and reading `files`, of which the first is the model. Before any other thread.

    `output` is the one file that may be written where the profile is the one for that.
    """
    if sys.platform != "linux":
        from desktop.engine.confinement.other_systems import confine_elsewhere

        holds, words = confine_elsewhere()
        return _confined(holds, words, request_id)
    holds, words = _apply(lib, files, profile, output)
    if holds:
        words += [f"it could still {leak}" for leak in leaks(lib, files[0] if files else None)]
    return _confined(holds, words, request_id)


def _apply(lib: Path, files: Sequence[Path], profile: Profile, output: Path | None) -> tuple[bool, list[str]]:
    """Whether at least one layer holds, and what did not go as planned."""
    words = [] if profile.is_tested else [f"confinement with a {profile.value} is untested"]
    if _has_other_threads():  # Landlock leaves them their rights
        words.append("a thread had been started before")
    steps: list[tuple[str, Callable[[], None]]] = [
        ("no_new_privs", gain_no_privileges),
        ("Landlock", lambda: landlock.restrict(rules(profile, lib, files, output), uses_network=profile.uses_network)),
        ("seccomp", lambda: seccomp.install(profile)),
    ]
    holds = False
    for name, apply in steps:
        try:
            apply()
            holds = holds or apply is not gain_no_privileges  # which by itself forbids nothing
        except OSError as error:
            words.append(f"{name}: {words_of(error)}")
    return holds, words


def _has_other_threads() -> bool:
    try:
        return sum(1 for _ in _THREADS.iterdir()) > 1
    except OSError:  # there is no /proc, or this process is confined already
        return False


def _confined(holds: bool, words: list[str], request_id: str) -> Confined:
    level = Confinement.NONE if not holds else Confinement.PARTIAL if words else Confinement.FULL
    return Confined(id=request_id, level=level, words=words)
