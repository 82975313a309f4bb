"""The palette: what Qt itself draws, and everything that no stylesheet reaches, in the theme's colours."""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

ROLES = {
    Role.Window: "window",
    Role.WindowText: "text",
    Role.Base: "raised",
    Role.AlternateBase: "sunken",
    Role.Text: "text",
    Role.PlaceholderText: "text3",
    Role.Button: "raised",
    Role.ButtonText: "text",
    Role.BrightText: "red",
    Role.Highlight: "accent",
    Role.HighlightedText: "on-accent",
    Role.Accent: "accent",
    Role.Link: "accent-text",
    Role.LinkVisited: "accent-text",
    Role.ToolTipBase: "text",
    Role.ToolTipText: "content",
    Role.Light: "raised",
    Role.Midlight: "hairline",
    Role.Mid: "input",
    Role.Dark: "control",
    Role.Shadow: "control",
}
TEXT_ROLES = (Role.WindowText, Role.Text, Role.ButtonText)


def make_palette(colour: Callable[[str], QColor]) -> QPalette:
    """A palette from the colours of tokens."""
    palette = QPalette()
    for role, token in ROLES.items():
        palette.setColor(role, colour(token))
    for role in TEXT_ROLES:
        palette.setColor(Group.Disabled, role, colour("disabled"))
    return palette
