"""The only network: one child process asks the hub, and only when a person wants something from there."""
