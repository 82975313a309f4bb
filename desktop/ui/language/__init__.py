"""Which language the window speaks."""
