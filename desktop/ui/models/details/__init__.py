"""All about one model: what it is, which file to choose, what it takes, and the way to it."""
