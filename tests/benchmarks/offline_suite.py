"""Run the whole test suite under strace and count connections that leave this computer.

    python tests/benchmarks/offline_suite.py [--json FILE] [pytest arguments]

The two tests that make an outside address on purpose, to show that the oracle sees one, are left out.
"""

import argparse
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.fixtures.network_oracle import outside_addresses, traced  # noqa: E402


def main() -> int:
    """Print what was found; exit 1 when anything left this computer or a test failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    options, rest = parser.parse_known_args()
    started = time.monotonic()
    pytest = [sys.executable, "-m", "pytest", "-q", "--timeout=600", "-k", "not oracle_sees and not strace", *rest]
    done, trace = traced(pytest, cwd=ROOT)
    found = outside_addresses(trace)
    seconds = time.monotonic() - started
    print(done.stdout[-6000:])
    print(f"{len(trace.splitlines())} calls seen, {len(found)} of them leave this computer, {seconds:.0f} s")
    for row in sorted(set(found)):
        print("  ", row)
    if options.json:
        options.json.write_text(json.dumps({"outside": found, "seconds": seconds, "code": done.returncode}))
    return 1 if found or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
