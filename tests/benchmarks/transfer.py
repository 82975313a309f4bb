"""Fetches by 2,000 plans of what goes wrong, and counts what must not happen; or measures how fast it goes.

    python tests/benchmarks/transfer.py [--schedules 2000] [--seed N] [--jobs N] [--json FILE]
    python tests/benchmarks/transfer.py --speed [--gigabytes 2] [--rounds 3] [--json FILE]
    python tests/benchmarks/transfer.py --lines [--megabytes 120] [--json FILE]

Each schedule is a seed: faults of the server in the order of its requests, and deeds to the process, its disk and its
clock in the order of the tries (`tests/fixtures/transfers/plans`). The processes are forks that do what a hub's child
does, with a hundredth of its patience. SIGKILL leaves what the system has taken over; a power cut is another matter.
`--speed` compares the real child, started anew each time, with curl and sha256sum, from a server with sendfile.
`--lines` fetches one file over slow lines with several connections allowed and with one: where each connection is slow
several have to be faster, and where all of them share one slow line they have to cost nothing.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from tests.fixtures.transfers.runner import Runner, Tally, seeds  # noqa: E402


def main() -> int:
    """Exit code 1 when something happened that must not."""
    options = _parse()
    if options.speed:
        from tests.fixtures.transfers.speed import measure

        found = measure(int(options.gigabytes * 1e9), options.rounds)
        print(found.table())
        if options.json:
            options.json.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1))
        return 0 if found.is_good else 1
    if options.lines:
        return _lines(options)
    tally = _side_by_side(options) if options.jobs > 1 else _run(options.seed, options.schedules)
    _print(tally)
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(tally), indent=1))
    return 0 if tally.is_clean else 1


def _lines(options: argparse.Namespace) -> int:
    from tests.fixtures.transfers.lines import Line, Scale, over

    lines = [
        Line("2 MB/s each", 2e6, 0.0),
        Line("0.5 MB/s each", 0.5e6, 0.0),
        Line("2 MB/s each, 6 together", 2e6, 6e6),
        Line("2 MB/s together", 0.0, 2e6),
        Line("8 MB/s together", 0.0, 8e6),
        Line("no limit", 0.0, 0.0),
    ]
    print(f"{'line':26} {'one':>8} {'several':>8} {'gain':>6} {'wasted':>9}  ends with")
    found, is_good = [], True
    for line in lines:
        slowest = min(rate for rate in (line.each, line.together, 10e6) if rate)
        size = int(min(options.megabytes * 1e6, slowest * 60))  # a minute at most with one connection
        one = over(line, size, Scale(worth=min(Scale().worth, size // 4)))
        helps = bool(line.each) and (not line.together or line.together >= 2 * line.each)
        is_good = is_good and (one.gain >= 1.5 if helps else one.gain >= 0.9) and not one.retries
        found.append(one)
        end = "one" if one.ends_alone else f"{one.connections}"
        times = f"{one.one:7.1f}s {one.several:7.1f}s {one.gain:6.2f}"
        print(f"{line.name:26} {times} {one.wasted / 1e6:6.1f} MB  {end}", flush=True)
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1))
    return 0 if is_good else 1


def _run(first: int, number: int) -> Tally:
    with tempfile.TemporaryDirectory(prefix="bantam-transfers-") as folder:
        runner = Runner(Path(folder))
        try:
            for seed in seeds(first, number):
                runner.run(seed)
                if number > 100 and runner.tally.schedules % 100 == 0:
                    print(f"{runner.tally.schedules} of {number}", file=sys.stderr, flush=True)
        finally:
            runner.close()
        return runner.tally


def _side_by_side(options: argparse.Namespace) -> Tally:
    """As many processes as jobs, each with a part of the seeds."""
    each = -(-options.schedules // options.jobs)
    with tempfile.TemporaryDirectory() as folder:
        found = [Path(folder, f"{number}.json") for number in range(options.jobs)]
        running = [
            subprocess.Popen(
                [
                    *(sys.executable, __file__, "--json", str(path), "--seed", str(options.seed + number * each)),
                    *("--schedules", str(min(each, options.schedules - number * each))),
                ],
                stdout=subprocess.DEVNULL,
            )
            for number, path in enumerate(found)
        ]
        for process in running:
            process.wait()
        return _together([msgspec.json.decode(path.read_bytes(), type=Tally) for path in found])


def _together(tallies: list[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        for name in Tally.__struct_fields__:
            mine, theirs = getattr(total, name), getattr(tally, name)
            if isinstance(mine, dict):
                value = {key: mine.get(key, 0) + theirs.get(key, 0) for key in [*mine, *theirs]}
            elif name == "most_fetched_again":
                value = max(mine, theirs)
            else:
                value = mine + theirs
            setattr(total, name, value)
    return total


def _print(tally: Tally) -> None:
    print(f"{tally.schedules} schedules, {tally.tries} tries, {tally.kills} kills, {tally.seconds:.0f} s")
    print(f"  installed {tally.installed}, refused as another than was pinned {tally.refused}")
    print(f"  wrong files installed {tally.wrong}, old files lost {tally.lost_old}, hung {tally.hung}")
    print(f"  most fetched again after a kill {tally.most_fetched_again / 1e6:.1f} MB")
    for words in (*tally.kinds.items(), *tally.events.items()):
        print(f"    {words[1]:7} {words[0]}")
    for problem in tally.problems[:40]:
        print("  ", problem)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schedules", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--megabytes", type=float, default=120.0)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
