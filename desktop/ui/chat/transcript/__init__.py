"""The messages of a chat: shown as they grow, followed until the reader scrolls away."""
