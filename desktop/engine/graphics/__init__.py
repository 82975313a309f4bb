"""Graphics processors: whether they calculate right here, what lies on them, and what went wrong there."""
