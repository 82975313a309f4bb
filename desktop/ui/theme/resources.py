"""Where the look lies on the disk."""

from pathlib import Path

RESOURCES = Path(__file__).parents[3] / "resources"
THEMES = RESOURCES / "themes"
SHEETS = RESOURCES / "qss"
ICONS = RESOURCES / "icons"
FONTS = RESOURCES / "fonts"
MARK = RESOURCES / "bantam-mark.svg"
