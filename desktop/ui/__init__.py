"""The window: the only Qt, one folder per screen."""
