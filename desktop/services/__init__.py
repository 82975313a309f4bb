"""Use cases: blocking and Qt-free. The window runs them in tasks, the command line calls them directly."""
