"""Puts packaging's folders of plain scripts on the import path; the name `packaging` belongs to another project."""

import sys
from pathlib import Path

PACKAGING = Path(__file__).parents[2] / "packaging"

for folder in (PACKAGING / "starter_models", PACKAGING / "bootstrap", PACKAGING / "languages", PACKAGING / "catalogue"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
