"""Show the hostile list and 10,000 made-up Markdown documents in every place that shows text, and watch with strace.

    python tests/benchmarks/hostile_texts.py [--documents 10000] [--json FILE]

The exit code is 1 when a file outside the allow-list was opened, a socket was made, a program was started or a link
was followed without being asked for.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.fixtures.hostile_watch import watch  # noqa: E402


def main() -> int:
    """Print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        seen = watch(Path(folder) / "trace", options.documents, show=True)
    seconds = time.monotonic() - began
    print(f"{seen.texts} texts shown, {seen.asked} links asked to be opened, {seen.calls} calls, {seconds:.0f} s")
    print(f"links opened without being asked for: {seen.opened}")
    for name in ("files", "canaries", "sockets", "programs"):
        found = getattr(seen, name)
        print(f"{name}: {len(found)}")
        for line in sorted(set(found))[:20]:
            print("  ", line)
    if options.json:
        options.json.write_text(json.dumps({**seen._asdict(), "seconds": seconds}, indent=1), "utf-8")
    return 0 if seen.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
