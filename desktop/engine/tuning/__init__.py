"""Finds out, by measuring, how an engine calculates fastest on this computer, and remembers it."""
