"""Confines the hub's child: it may use the network, read its own program, and write where the wanted files belong.

So it can never read a chat: what talks to the network has none, and what has them has no network.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.engine.confinement import landlock, seccomp
from desktop.engine.confinement.kernel import gain_no_privileges, words_of
from desktop.engine.confinement.policy import Profile, Rule, rules
from desktop.hub.protocol import AnyRequest, Ask, Fetch
from desktop.hub.questions import ReadHeader

# How names become addresses, and whose certificates are believed, on the systems we know of.
_READ = (
    "/etc/resolv.conf", "/run/systemd/resolve", "/run/NetworkManager", "/run/resolvconf", "/etc/hosts",
    "/etc/nsswitch.conf", "/etc/gai.conf", "/etc/host.conf", "/etc/services", "/etc/protocols", "/etc/ssl", "/etc/pki",
    "/etc/ca-certificates", "/etc/crypto-policies", "/usr/share/ca-certificates", "/usr/local/share/ca-certificates",
    "/usr/share/pki", "/var/lib/ca-certificates", "/proc/sys/kernel/random/boot_id", "/dev/urandom", "/dev/null",
)  # fmt: skip


def confine(request: AnyRequest) -> list[str]:
    """Give up everything that the request does not need, before any other thread; returns what did not hold."""
    folders = sorted(set(_folders(request)))
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)  # afterwards nothing can be made beside it
    if sys.platform != "linux":
        return ["nothing confines it on this system"]
    allowed = [
        *rules(Profile.HUB, Path(__file__).parent, [path for path in map(Path, _READ) if path.exists()]),
        *(Rule(folder, writable=True, makes=True) for folder in folders),
    ]
    words = []
    for name, apply in (
        ("no_new_privs", gain_no_privileges),
        ("Landlock", lambda: landlock.restrict(allowed, uses_network=True)),
        ("seccomp", lambda: seccomp.install(Profile.HUB)),
    ):
        try:
            apply()
        except OSError as error:
            words.append(f"{name}: {words_of(error)}")
    return words


def _folders(request: AnyRequest) -> Iterator[Path]:
    """Where it writes."""
    if isinstance(request, Fetch):
        yield from (Path(file.path).parent for file in request.files)
    elif isinstance(request, Ask) and isinstance(request.question, ReadHeader):
        yield Path(request.question.path).parent
