"""Find in the open chat: words are counted in all of its messages, and marked in those that are drawn."""
