"""Brings the translations up to date with the source, and compiles them.

    python update.py [--check]

Writes resources/translations/bantam_LANGUAGE.ts and .qm. With --check nothing is written; the exit code is 1 when a
string has no translation.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from translation_sources import find_sources
from ts_file import read_ts, write_ts

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = {"de": "de_DE"}


def main() -> int:
    """Exit code 1 when a string has no translation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    sources = find_sources(ROOT / "desktop")
    code = 0
    for language, locale in LANGUAGES.items():
        path = TRANSLATIONS / f"bantam_{language}.ts"
        known = read_ts(path)
        missing = [source for source in sources if not known.get((source.context, source.text))]
        for source in missing:
            print(f"{language}: no translation in {source.where}: [{source.context}] {source.text}")
            code = 1
        if not options.check:
            write_ts(path, locale, sources, known)
            compile_ts(path)
    return code


def compile_ts(path: Path) -> None:
    """Make the .qm beside a .ts with Qt's own compiler."""
    import PySide6

    program = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([program, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


if __name__ == "__main__":
    sys.exit(main())
