"""Puts into force what a change of settings means for the whole window."""

from desktop.settings import Settings
from desktop.ui.theme.theme import Theme


def apply_settings(theme: Theme, settings: Settings) -> None:
    """Colours, sizes, borders and motion. `BantamWindow` sees to the language; scale waits for a start. GUI thread."""
    theme.set_choice(settings.theme)
    theme.set_reading_size(settings.reading_size)
    theme.set_stronger_borders(settings.stronger_borders)
    theme.set_reduced_motion(settings.reduce_motion)
