"""Puts packaging's folders of plain scripts on the import path; the name `packaging` belongs to another project."""

import sys
from pathlib import Path

STARTER_MODELS = Path(__file__).parents[2] / "packaging" / "starter_models"

if str(STARTER_MODELS) not in sys.path:
    sys.path.insert(0, str(STARTER_MODELS))
