"""Kills a process that works on real chats, again and again, and counts what is lost, doubled or damaged.

    python tests/benchmarks/kill_rounds.py [--rounds 1000] [--full-disk N] [--windows N] [--seed N] [--json FILE]

Each round is a process of its own at work on the data folder that the last one left: sending, answering, editing,
regenerating, continuing, forking, switching versions, naming, drafting, moving, deleting, undoing, importing, backing
up and restoring. It says before each deed what may change and after each step what is on disk; SIGKILL ends it at a
random moment of a deed (each is the first of a round in turn), while the database opens, or later. What is then opened
must be one of the states that this allows, to the letter, sound, and with backups that hold what there was.
A kill leaves what the system has taken over; what a power cut leaves is the disk's affair and SQLite's fsyncs.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from tests.fixtures.killed.limits import Limit, SmallDisk  # noqa: E402
from tests.fixtures.killed.rounds import Rounds, Tally  # noqa: E402


def main() -> int:
    """Exit code 1 when anything was lost, doubled or damaged."""
    options = _parse()
    with tempfile.TemporaryDirectory(prefix="bantam-kills-") as folder:
        tallies = {"killed": _run(Path(folder, "killed"), options.seed, options.rounds, None)}
        if options.full_disk:
            half = options.full_disk // 2
            tallies["killed, a file may not grow"] = _run(Path(folder, "limit"), options.seed, half, Limit())
            try:
                rest = _run(Path(folder, "disk"), options.seed, options.full_disk - half, SmallDisk())
                tallies["killed, the disk is full"] = rest
            except PermissionError as error:
                print(f"A small disk {error}: skipped.")
        if options.windows:
            from tests.fixtures.killed.windows import kill_windows

            tallies["windows killed"] = kill_windows(Path(folder, "windows"), options.seed, options.windows)
    for name, tally in tallies.items():
        _print(name, tally)
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(tallies), indent=1))
    return 0 if all(tally.is_clean for tally in tallies.values()) else 1


def _run(root: Path, seed: int, number: int, limit: Limit | None) -> Tally:
    rounds = Rounds(root, seed)
    if number:
        rounds.run(number, limit)
    return rounds.tally


def _print(name: str, tally: Tally) -> None:
    each = tally.seconds / max(1, tally.rounds)
    print(f"{name}: {tally.rounds} rounds, {tally.seconds:.0f} s, {each:.2f} s each")
    print(f"  lost {tally.lost}   doubled {tally.doubled}   corrupt {tally.corrupt}")
    print(f"  deeds {tally.deeds}, steps acknowledged {tally.acknowledged}, backups looked at {tally.backups}")
    kills = ", ".join(f"{deed} {count}" for deed, count in sorted(tally.killed_in.items(), key=lambda one: -one[1]))
    print(f"  killed in: {kills}")
    if tally.refused:
        print(f"  refused: {', '.join(f'{kind} {count}' for kind, count in sorted(tally.refused.items()))}")
    for fault in tally.faults:
        print(f"  FAULT {fault}")


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--full-disk", type=int, default=0, metavar="N", help="rounds on a disk that fills")
    parser.add_argument("--windows", type=int, default=0, metavar="N", help="rounds of the real window")
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
