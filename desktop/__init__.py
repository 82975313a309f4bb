"""Bantam: small language models on your own computer, fully offline."""

__version__ = "0.1.0"
