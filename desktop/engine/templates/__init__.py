"""Chat templates: our own for files that have none, which one to use and why, and the bounds of foreign ones."""
