"""The model files on this disk."""
