"""Starts the bootstrap; an interpreter that is too old only looks for a newer one and hands over.

This file, `python_choice` and `steps` are written for Python 3.8, everything else for 3.11. All of it uses the
standard library alone, and imports its neighbours by their plain names: a package called `packaging` exists elsewhere,
so this folder is run as a program (`python3 packaging/bootstrap`) and is never a package itself.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    from python_choice import start_again

    sys.exit(start_again(__file__, sys.argv[1:]))

from entry import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
