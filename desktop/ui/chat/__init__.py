"""The chat screen: conversations, transcript, composer and chat settings."""
